"""Samenlevingsjobs: hours, fee and travel (design space, not law)."""

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit, Period
from openfisca_core.populations import ADD
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import (
    NIET_TE_BEREKENEN,
    Geld,
    Getal,
    afronden_cent,
    eind,
    kies,
    naar_boven,
    niet_na,
)
from openfisca_samenleving.bepaling import ONTWERPRUIMTE, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.kilometers import vergoede_km
from openfisca_samenleving.voorwaarden import Voorwaarde, als, toestand


class samenlevingsjobs_uren(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Werkelijke uren samenlevingsjob in de maand"
    unit = "uur"
    __bepaling__ = Bepaling("invoer", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht")

    def formula_2025_01_01(persoon, periode, parameters):
        """Nobody is counted in two schemes at once; hours count from the month in which the job started."""
        regels = parameters(periode)
        instrument = persoon("activiteit_instrument", periode)
        soorten = instrument.possible_values
        ook_wijk_werken = (instrument == soorten.wijk_werken) & regels.wijk_werken.in_werking
        gemeenschapsdienst = instrument == soorten.gemeenschapsdienst
        elders = ook_wijk_werken | (gemeenschapsdienst & regels.gemeenschapsdienst.in_werking)
        begonnen = niet_na(persoon("samenlevingsjob_start", periode), eind(periode))
        hier = regels.samenlevingsjobs.in_werking & begonnen & ~elders
        return kies(hier, persoon("activiteit_uren", periode), 0)


class samenlevingsjobs_uren_in_orde(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Aantal uren tussen het minimum en het maximum per maand"
    documentation = "Geldt voor de uren, niet voor de toegang."
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht"
    )

    def formula_2025_01_01(persoon, periode, parameters):
        grenzen = parameters(periode).samenlevingsjobs.uren
        uren = persoon("samenlevingsjobs_uren", periode)
        te_weinig = grenzen.min_geldt & (uren < grenzen.min_per_maand)
        te_veel = grenzen.max_geldt & (uren > grenzen.max_per_maand)
        geldt = (grenzen.min_geldt | grenzen.max_geldt) & (uren > 0)
        return als(geldt, toestand(~(te_weinig | te_veel)))


class samenlevingsjobs_uren_maandplafond(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Uren samenlevingsjob onder het maandplafond"
    unit = "uur"
    __bepaling__ = Bepaling(
        "tussenstap", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht"
    )

    def formula_2025_01_01(persoon, periode, parameters):
        regels = parameters(periode).samenlevingsjobs
        uren = persoon("samenlevingsjobs_uren", periode)
        uren = naar_boven(uren) if regels.vergoeding.per_begonnen_uur else uren
        uren = uren * regels.in_werking
        return np.minimum(uren, regels.uren.max_per_maand) if regels.uren.max_geldt else uren


class samenlevingsjobs_toegelaten_uren(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Toegelaten uren samenlevingsjob in de maand"
    unit = "uur"
    __bepaling__ = Bepaling("bedrag", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht")

    def formula_2025_01_01(persoon, periode, parameters):
        """Closed form of a yearly cap over the calendar year, where a proposal has one."""
        regels = parameters(periode).samenlevingsjobs.uren
        deze = persoon("samenlevingsjobs_uren_maandplafond", periode)
        if not regels.max_jaar_geldt:
            return deze
        tot_en_met = Period((DateUnit.MONTH, periode.this_year.start, periode.start.month))
        samen = persoon("samenlevingsjobs_uren_maandplafond", tot_en_met, options=[ADD])
        return np.minimum(samen, regels.max_per_jaar) - np.minimum(samen - deze, regels.max_per_jaar)


class samenlevingsjobs_vergoeding(Geld):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Vergoeding voor een samenlevingsjob in de maand"
    unit = "euro"
    __bepaling__ = Bepaling(
        "bedrag",
        "samenlevingsjobs",
        ONTWERPRUIMTE,
        "ontwerpruimte, geen geldend recht",
        factoren=("samenlevingsjobs_toegelaten_uren", "samenlevingsjobs.vergoeding.per_uur"),
        bepaald_door="samenlevingsjobs.vergoeding.bepaald",
    )

    def formula_2025_01_01(persoon, periode, parameters):
        """Unknown where somebody worked and the fee per hour is left open."""
        regels = parameters(periode).samenlevingsjobs.vergoeding
        uren = persoon("samenlevingsjobs_toegelaten_uren", periode)
        bedrag = afronden_cent(uren * regels.per_uur)
        return bedrag if regels.bepaald else kies(uren > 0, NIET_TE_BEREKENEN, bedrag)


class samenlevingsjobs_vergoede_km(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Kilometers die in de maand vergoed worden"
    unit = "km"
    __bepaling__ = Bepaling(
        "tussenstap", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht"
    )

    def formula_2025_01_01(persoon, periode, parameters):
        """The rules of wijk-werken, where a proposal keeps them; unknown where it says nothing of travel."""
        regels = parameters(periode)
        verplaatsing = regels.samenlevingsjobs.verplaatsing
        verplaatsingen = persoon("verplaatsingen", periode) * (
            persoon("samenlevingsjobs_toegelaten_uren", periode) > 0
        )
        if verplaatsing == "zoals_wijk_werken":
            return vergoede_km(persoon("enkele_afstand_km", periode), verplaatsingen, regels)
        if verplaatsing == "niet_bepaald":
            return kies(verplaatsingen > 0, NIET_TE_BEREKENEN, 0)
        return np.zeros(persoon.count)


class samenlevingsjobs_verplaatsingsvergoeding(Geld):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Verplaatsingsvergoeding voor een samenlevingsjob in de maand"
    unit = "euro"
    __bepaling__ = Bepaling(
        "bedrag",
        "samenlevingsjobs",
        ONTWERPRUIMTE,
        "ontwerpruimte, geen geldend recht",
        factoren=("samenlevingsjobs_vergoede_km", "wijk_werken_kilometertarief"),
        bepaald_door="samenlevingsjobs.verplaatsing",
    )

    def formula_2025_01_01(persoon, periode):
        return afronden_cent(
            persoon("samenlevingsjobs_vergoede_km", periode) * persoon("wijk_werken_kilometertarief", periode)
        )
