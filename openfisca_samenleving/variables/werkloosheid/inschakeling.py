"""The insertion allowance, and the guarantee of income for part-time work, after the end of the right."""

from datetime import date

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import ONBEKENDE_DATUM, dag, datum_onbekend, laatste_dag, onbekend
from openfisca_samenleving.bepaling import RVA, WERKLOOSHEID_KB, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Antwoord, Voorwaarde, als, een_van, gelijk, toestand, waar


class inschakelingsuitkering_laatste_dag(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Laatste dag van de inschakelingsuitkering, zonder schorsing of verlenging"
    unit = "datum"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling(
        "tussenstap", "werkloosheid", WERKLOOSHEID_KB, "artikel 63, §2; programmawet, artikel 209"
    )

    def formula_2025_07_01(persoon, periode, parameters):
        """Twelve months from the first grant; before March 2026 the old end, at most until the end of 2025.

        The ultimate day of the transition never makes the right shorter than twelve months.
        """
        regels = parameters(periode).werkloosheid
        eerste = persoon("inschakelingsuitkering_eerste_dag", periode)
        oud = persoon("inschakelingsuitkering_oude_einddatum", periode)
        jaar_na_eerste = laatste_dag(eerste, regels.inschakeling.maanden)
        uiterste = np.datetime64(regels.inschakeling.overgang_uiterste_dag)
        overgang = np.minimum(oud, np.maximum(uiterste, jaar_na_eerste))
        overgang = np.where(datum_onbekend(oud), oud, overgang)
        vroeger = eerste < np.datetime64(regels.nieuwe_regeling_vanaf)
        einde = np.where(vroeger, overgang, jaar_na_eerste)
        return np.where(datum_onbekend(eerste), np.datetime64(ONBEKENDE_DATUM), einde)


class inschakelingsuitkering_loopt(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "De inschakelingsuitkering is nog niet ten einde"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling(
        "kenmerk",
        "werkloosheid",
        WERKLOOSHEID_KB,
        "artikel 63, §2 en §3; programmawet, artikel 209",
        beslist=RVA,
    )

    def formula_2025_07_01(persoon, periode):
        """After the last day the RVA says whether the term stood still, unless it is known not to."""
        eerste = persoon("inschakelingsuitkering_eerste_dag", periode)
        einde = persoon("inschakelingsuitkering_laatste_dag", periode)
        stond_stil = persoon("werkloosheid_teller_stond_stil", periode)
        na_afloop = (dag(periode) > einde) & (stond_stil != Antwoord.nee)
        begonnen = eerste <= np.datetime64(str(periode.stop))
        binnen = toestand(begonnen & (dag(periode) <= einde), datum_onbekend(einde))
        rva = na_afloop & ~datum_onbekend(einde)
        staat = waar(rva, gelijk(persoon.count, Voorwaarde.te_beoordelen), binnen)
        return als(~datum_onbekend(eerste), staat)


class werkloosheid_igu_behouden(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Behoudt de inkomensgarantie-uitkering na het einde van het recht"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling(
        "kenmerk", "werkloosheid", WERKLOOSHEID_KB, "artikel 116, §3; programmawet, artikel 216, §2"
    )

    def formula_2025_07_01(persoon, periode, parameters):
        """At least 19 hours a week or half of full-time, as long as the work is not interrupted."""
        regels = parameters(periode).werkloosheid.igu
        uren = persoon("werkloosheid_igu_uren_per_week", periode)
        deel = persoon("werkloosheid_igu_deel_voltijds", periode)
        genoeg = een_van(
            toestand(uren >= regels.uren_per_week, onbekend(uren)),
            toestand(deel >= regels.deel_voltijds, onbekend(deel)),
        )
        return als(persoon("werkloosheid_igu_bij_einde", periode) == Antwoord.ja, genoeg)
