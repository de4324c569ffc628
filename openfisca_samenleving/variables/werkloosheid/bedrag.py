"""The amount of the benefit under the new rules, as far as it was seen (KB, artikel 114, §3 en §4, en 115).

The daily amount of the first period follows from brackets of wages that are not here (MB, artikel 69):
the percentage is given, not the amount. The lowest amount per day is computed; in the second period it is the
amount.
"""

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import (
    ONBEKEND,
    Geld,
    Getal,
    afronden_cent,
    dag,
    datum_onbekend,
    onbekend,
    plus_maanden,
)
from openfisca_samenleving.bepaling import WERKLOOSHEID_KB, WERKLOOSHEID_MB, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Voorwaarde, als, toestand


class werkloosheid_maandnummer(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Hoeveelste maand van de uitkering begint of loopt"
    unit = "aantal"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("tussenstap", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §1 en §3")

    def formula_2026_03_01(persoon, periode):
        """Of a claim under the new rules, on the first day of the month; 0 before the claim."""
        regeling = persoon("werkloosheid_regeling", periode)
        begin = persoon("werkloosheid_begin", periode)
        nu = np.maximum(dag(periode), begin)
        verschil = (nu.astype("datetime64[M]") - begin.astype("datetime64[M]")).astype(int)
        voorbij = verschil - (plus_maanden(begin, verschil) > nu)
        nummer = np.where(begin > np.datetime64(str(periode.stop)), 0, voorbij + 1)
        nieuw = (regeling == regeling.possible_values.nieuw) & ~datum_onbekend(begin)
        return np.where(nieuw, nummer, ONBEKEND)


class werkloosheid_percentage(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Deel van het begrensde dagloon in de eerste vergoedingsperiode"
    unit = "deel"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("bedrag", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §3")

    def formula_2026_03_01(persoon, periode, parameters):
        """By phase; in the second period the benefit is no share of the wage."""
        regels = parameters(periode).werkloosheid
        nummer = persoon("werkloosheid_maandnummer", periode)
        deel = np.select(
            [nummer <= regels.fase.eerste_maanden, nummer <= regels.fase.tweede_tot_maand],
            [regels.percentage.eerste_fase, regels.percentage.tweede_fase],
            regels.percentage.derde_fase,
        )
        return np.where((nummer > 0) & (nummer <= regels.eerste_periode.maanden), deel, ONBEKEND)


class werkloosheid_minimum_per_dag(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Laagste uitkering per dag; in de tweede vergoedingsperiode de uitkering zelf"
    unit = "euro_per_dag"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("bedrag", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §4, en artikel 115, §1")

    def formula_2026_04_01(persoon, periode, parameters):
        """The base amount times the index; for March 2026 no index was seen."""
        regels = parameters(periode).werkloosheid
        basis = regels.basisbedrag
        nummer = persoon("werkloosheid_maandnummer", periode)
        eerste, tweede = nummer <= regels.fase.eerste_maanden, nummer <= regels.fase.tweede_tot_maand
        derde = nummer <= regels.eerste_periode.maanden
        lang = persoon("werkloosheid_lange_loopbaan", periode)
        laatste = np.select(
            [lang == Voorwaarde.voldaan, lang == Voorwaarde.niet_voldaan],
            [basis.samenwonend_tweede_periode_lang, basis.samenwonend_tweede_periode],
            ONBEKEND,
        )
        samenwonend = np.select(
            [eerste, tweede, derde],
            [basis.samenwonend_eerste_fase, basis.samenwonend_tweede_fase, basis.samenwonend_derde_fase],
            laatste,
        )
        gezin = persoon("werkloosheid_gezinstoestand", periode)
        soorten = gezin.possible_values
        per_dag = np.select(
            [gezin == soorten.gezinslast, gezin == soorten.alleenwonend, gezin == soorten.samenwonend],
            [
                np.where(tweede, basis.gezinslast_begin, basis.gezinslast),
                np.where(tweede, basis.alleenwonend_begin, basis.alleenwonend),
                samenwonend,
            ],
            ONBEKEND,
        )
        niet_gekend = onbekend(per_dag) | (nummer <= 0)
        return np.where(niet_gekend, ONBEKEND, afronden_cent(per_dag * regels.vermenigvuldiger))


class werkloosheid_loon_passend(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Het loon van de aangeboden job is passend"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("kenmerk", "werkloosheid", WERKLOOSHEID_MB, "artikel 26")

    def formula_2026_03_01(persoon, periode, parameters):
        """Net income against net benefit; in the first six months nine tenths suffice."""
        regels = parameters(periode).werkloosheid.passend
        aangeboden = persoon("werkloosheid_aangeboden_netto", periode)
        uitkering = persoon("werkloosheid_netto_uitkering", periode)
        nummer = persoon("werkloosheid_maandnummer", periode)
        in_begin = (nummer > 0) & (nummer <= regels.maanden_begin)
        drempel = np.where(in_begin, regels.drempel_begin, regels.drempel)
        genoeg = afronden_cent(aangeboden) >= afronden_cent(uitkering * drempel)
        niet_gekend = onbekend(aangeboden) | onbekend(uitkering) | onbekend(nummer)
        return als(~onbekend(aangeboden) | ~onbekend(uitkering), toestand(genoeg, niet_gekend))
