"""The individual project (GPMI) and what the OCMW may suspend (wet van 26 mei 2002, artikel 11, 13 en 30)."""

from datetime import date

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import (
    ONBEKEND,
    ONBEKENDE_DATUM,
    Getal,
    datum_onbekend,
    laatste_dag,
    onbekend,
)
from openfisca_samenleving.bepaling import OCMW, RMI_WET, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Antwoord, Voorwaarde, als, gelijk, oordeel, waar


class leefloon_gpmi(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Verplicht GPMI met het OCMW"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2002/05/26/2002022559/justel"
    __bepaling__ = Bepaling("plicht", "leefloon", RMI_WET, "artikel 11, §2, en artikel 13, §2", beslist=OCMW)

    def formula_2018_01_01(persoon, periode, parameters):
        """For whoever had no leefloon in the last three months; not for reasons of health or equity.

        Other grounds for an obligatory project (studies, a project towards work) are not computed.
        """
        zonder = persoon("leefloon_maanden_zonder", periode)
        nieuw = zonder >= parameters(periode).leefloon.gpmi.maanden_zonder_leefloon
        vrij = persoon("leefloon_gezondheid_of_billijkheid", periode) == Antwoord.ja
        gesloten = oordeel(persoon("leefloon_gpmi_gesloten", periode))
        staat = waar(onbekend(zonder), gelijk(persoon.count, Voorwaarde.niet_bekend), gesloten)
        krijgt = persoon("leefloongerechtigd", periode) == Antwoord.ja
        return als((nieuw | onbekend(zonder)) & ~vrij & krijgt, staat)


class leefloon_schorsing(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Schorsing van het leefloon"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2002/05/26/2002022559/justel"
    __bepaling__ = Bepaling("kenmerk", "leefloon", RMI_WET, "artikel 30, §1 en §2", beslist=OCMW)

    def formula_2018_01_01(persoon, periode):
        """The OCMW may suspend, wholly or in part; it never has to. For the project it warns first."""
        grond = persoon("leefloon_sanctie_grond", periode)
        return als(grond != grond.possible_values.geen, gelijk(persoon.count, Voorwaarde.te_beoordelen))


class leefloon_schorsing_maanden(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Langste schorsing van het leefloon"
    unit = "maanden"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2002/05/26/2002022559/justel"
    __bepaling__ = Bepaling("bedrag", "leefloon", RMI_WET, "artikel 30, §1 en §2")

    def formula_2018_01_01(persoon, periode, parameters):
        """Unknown where there is a ground and nobody knows whether it is a repetition."""
        regels = parameters(periode).leefloon.sanctie
        grond = persoon("leefloon_sanctie_grond", periode)
        soorten = grond.possible_values
        herhaling = persoon("leefloon_sanctie_herhaling", periode)
        factor = np.where(herhaling == Antwoord.ja, regels.aangifte_herhaling_factor, 1)
        maanden = np.select(
            [grond == soorten.gpmi, grond == soorten.onjuiste_aangifte, grond == soorten.bedrog],
            [
                np.where(herhaling == Antwoord.ja, regels.gpmi_herhaling_maanden, regels.gpmi_maanden),
                regels.aangifte_maanden * factor,
                regels.bedrog_maanden * factor,
            ],
            0,
        )
        niet_gekend = (grond != soorten.geen) & (herhaling == Antwoord.weet_niet)
        return np.where(niet_gekend, ONBEKEND, maanden)


class leefloon_schorsing_begin(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Eerste dag van een schorsing wegens het GPMI"
    unit = "datum"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2002/05/26/2002022559/justel"
    __bepaling__ = Bepaling("tussenstap", "leefloon", RMI_WET, "artikel 30, §2, tweede lid")

    def formula_2018_01_01(persoon, periode, parameters):
        """The first day of the second month after the decision."""
        beslist = persoon("leefloon_sanctie_beslist_op", periode)
        grond = persoon("leefloon_sanctie_grond", periode)
        maand = beslist.astype("datetime64[M]") + int(parameters(periode).leefloon.sanctie.begin_na_maanden)
        geldt = (grond == grond.possible_values.gpmi) & ~datum_onbekend(beslist)
        return np.where(geldt, maand.astype("datetime64[D]"), np.datetime64(ONBEKENDE_DATUM))


class leefloon_schorsing_laatste_dag(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Laatste dag van een schorsing wegens het GPMI, als ze zo lang mogelijk duurt"
    unit = "datum"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2002/05/26/2002022559/justel"
    __bepaling__ = Bepaling("tussenstap", "leefloon", RMI_WET, "artikel 30, §2")

    def formula_2018_01_01(persoon, periode):
        begin = persoon("leefloon_schorsing_begin", periode)
        maanden = persoon("leefloon_schorsing_maanden", periode)
        niet_gekend = datum_onbekend(begin) | onbekend(maanden)
        einde = laatste_dag(begin, np.maximum(maanden, 0))
        return np.where(niet_gekend, np.datetime64(ONBEKENDE_DATUM), einde)
