"""What of the fee is taxed and what counts for the leefloon (federal rules for PWA income)."""

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import ONBEKEND, Geld, Getal, afronden_cent, kies
from openfisca_samenleving.bepaling import RMI_KB, WIB, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Voorwaarde, als, gelijk, toestand, waar


class activiteit_vergoeding(Geld):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Vergoeding uit wijk-werken of een samenlevingsjob in de maand"
    unit = "euro"
    __bepaling__ = Bepaling("tussenstap", "", "", "")

    def formula_2018_01_01(persoon, periode):
        return persoon("wijk_werken_vergoeding", periode) + persoon("samenlevingsjobs_vergoeding", periode)


class activiteit_vergoede_uren(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Vergoede uren wijk-werken of samenlevingsjob in de maand"
    unit = "uur"
    __bepaling__ = Bepaling("tussenstap", "", "", "")

    def formula_2018_01_01(persoon, periode):
        return persoon("wijk_werken_betaalde_uren", periode) + persoon(
            "samenlevingsjobs_toegelaten_uren", periode
        )


class pwa_statuut(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Inkomsten uit het PWA-stelsel"
    __bepaling__ = Bepaling(
        "kenmerk",
        "",
        WIB,
        "Wijk-werkendecreet, artikel 4, eerste lid; WIB 1992, artikel 38, §1, eerste lid, 13°",
    )

    def formula_2018_01_01(persoon, periode):
        """Wijk-werken is the PWA system in Flanders."""
        # Hours that nobody can compute are not zero hours.
        heeft_uren = ~(persoon("activiteit_vergoede_uren", periode) <= 0)
        return als(heeft_uren, gelijk(persoon.count, Voorwaarde.voldaan))

    def formula_2025_01_01(persoon, periode, parameters):
        """For a samenlevingsjob the proposal decides whether the PWA status is kept."""
        statuut = parameters(periode).samenlevingsjobs.statuut
        in_samenlevingsjob = persoon("samenlevingsjobs_toegelaten_uren", periode) > 0
        volgens_voorstel = toestand(np.full(persoon.count, statuut == "pwa"), statuut == "niet_bepaald")
        # Hours that nobody can compute are not zero hours.
        heeft_uren = ~(persoon("activiteit_vergoede_uren", periode) <= 0)
        wijk_werken = gelijk(persoon.count, Voorwaarde.voldaan)
        return als(heeft_uren, waar(in_samenlevingsjob, volgens_voorstel, wijk_werken))


class vergoeding_belastbaar(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Belastbaar deel van de vergoeding voor wijk-werken of een samenlevingsjob"
    unit = "euro"
    __bepaling__ = Bepaling(
        "bedrag",
        "",
        WIB,
        "WIB 1992, artikel 38, §1, eerste lid, 13°",
        factoren=("activiteit_vergoeding", "activiteit_vergoede_uren", "belasting.vrijstelling_per_uur"),
        bewerking="boven",
    )

    def formula_2018_01_01(persoon, periode, parameters):
        """Above the exempt amount per hour; all of it outside the PWA system; unknown where the status is."""
        per_uur = parameters(periode).belasting.vrijstelling_per_uur
        vergoeding = persoon("activiteit_vergoeding", periode)
        boven = np.maximum(vergoeding - persoon("activiteit_vergoede_uren", periode) * per_uur, 0)
        statuut = persoon("pwa_statuut", periode)
        deel = kies(statuut == Voorwaarde.niet_voldaan, vergoeding, boven)
        niet_gekend = (statuut == Voorwaarde.niet_bekend) | np.isnan(vergoeding)
        return kies(niet_gekend, ONBEKEND, afronden_cent(deel))


class vergoeding_telt_voor_leefloon(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Deel van de vergoeding voor wijk-werken of een samenlevingsjob dat meetelt voor het leefloon"
    unit = "euro"
    __bepaling__ = Bepaling(
        "bedrag",
        "",
        RMI_KB,
        "KB van 11 juli 2002, artikel 22, §1, d)",
        factoren=("activiteit_vergoeding", "activiteit_vergoede_uren", "leefloon.vrijstelling_per_uur"),
        bewerking="boven",
    )

    def formula_2018_01_01(persoon, periode, parameters):
        """Above the exempt amount per hour; all of it outside the PWA system; unknown where the status is."""
        per_uur = parameters(periode).leefloon.vrijstelling_per_uur
        vergoeding = persoon("activiteit_vergoeding", periode)
        boven = np.maximum(vergoeding - persoon("activiteit_vergoede_uren", periode) * per_uur, 0)
        statuut = persoon("pwa_statuut", periode)
        deel = kies(statuut == Voorwaarde.niet_voldaan, vergoeding, boven)
        niet_gekend = (statuut == Voorwaarde.niet_bekend) | np.isnan(vergoeding)
        return kies(niet_gekend, ONBEKEND, afronden_cent(deel))
