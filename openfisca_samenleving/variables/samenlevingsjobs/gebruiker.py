"""Samenlevingsjobs: users and what they pay (design space, not law)."""

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import ONBEKEND, Geld, afronden_cent, onbekend
from openfisca_samenleving.bepaling import ONTWERPRUIMTE, ORGANISATOR, VDAB, Bepaling
from openfisca_samenleving.entities import Gebruiker
from openfisca_samenleving.voorwaarden import (
    Voorwaarde,
    als,
    feit_niet,
    gelijk,
    oordeel,
    oordeel_niet,
    recht,
    toelating,
    toestand,
    waar,
)

SOORTEN = (
    "natuurlijke_persoon",
    "lokaal_bestuur",
    "vzw",
    "onderwijsinstelling",
    "land_en_tuinbouw",
    "andere",
)


class samenlevingsjobs_gebruiker_soort(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Soort gebruiker toegelaten"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht"
    )

    def formula_2025_01_01(gebruiker, periode, parameters):
        in_werking = parameters(periode).samenlevingsjobs.in_werking
        regels = parameters(periode).samenlevingsjobs.gebruikers
        soort = gebruiker("gebruiker_type", periode)
        staat = gelijk(gebruiker.count, Voorwaarde.niet_bekend)
        for naam in SOORTEN:
            deze = soort == getattr(soort.possible_values, naam)
            staat = waar(deze, toelating(getattr(regels, naam), gebruiker.count), staat)
        return als(in_werking, staat)


class samenlevingsjobs_gebruiker_geen_particulier(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Geen prestaties bij particulieren"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht"
    )

    def formula_2025_01_01(gebruiker, periode, parameters):
        regel = parameters(periode).samenlevingsjobs.gebruikers.prestaties_bij_particulieren
        bij_particulier = gebruiker("activiteit_bij_particulier", periode)
        return als(regel == "uitgesloten", feit_niet(bij_particulier))


class samenlevingsjobs_gebruiker_omkadering(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Genoeg menskracht en expertise om te begeleiden of minstens op te volgen"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=VDAB
    )

    def formula_2025_01_01(gebruiker, periode, parameters):
        vereist = parameters(periode).samenlevingsjobs.gebruikers.omkadering_vereist
        return als(vereist, oordeel(gebruiker("gebruiker_heeft_omkadering", periode)))


class samenlevingsjobs_gebruiker_verdringing(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Geen verdringing van werk in het normaal of sociaal economisch circuit"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=VDAB
    )

    def formula_2025_01_01(gebruiker, periode, parameters):
        verboden = parameters(periode).samenlevingsjobs.gebruikers.verdringing_verboden
        return als(verboden, oordeel_niet(gebruiker("activiteit_verdringt_werk", periode)))


class samenlevingsjobs_gebruiker_activiteit(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Activiteit op de activiteitenlijst"
    __bepaling__ = Bepaling(
        "voorwaarde",
        "samenlevingsjobs",
        ONTWERPRUIMTE,
        "ontwerpruimte, geen geldend recht",
        beslist=ORGANISATOR,
    )

    def formula_2025_01_01(gebruiker, periode, parameters):
        vereist = parameters(periode).samenlevingsjobs.gebruikers.activiteitenlijst_vereist
        return als(vereist, oordeel(gebruiker("activiteit_op_lijst", periode)))


class samenlevingsjobs_gebruiker_recht(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Mag een samenlevingsjob aanbieden"
    __bepaling__ = Bepaling(
        "recht",
        "samenlevingsjobs",
        ONTWERPRUIMTE,
        "ontwerpruimte, geen geldend recht",
        voorwaarden=(
            "samenlevingsjobs_gebruiker_soort",
            "samenlevingsjobs_gebruiker_geen_particulier",
            "samenlevingsjobs_gebruiker_omkadering",
            "samenlevingsjobs_gebruiker_verdringing",
            "samenlevingsjobs_gebruiker_activiteit",
        ),
    )

    def formula_2025_01_01(gebruiker, periode, parameters):
        in_werking = parameters(periode).samenlevingsjobs.in_werking
        return recht(
            in_werking,
            *(gebruiker(naam, periode) for naam in samenlevingsjobs_gebruiker_recht.__bepaling__.voorwaarden),
        )


class samenlevingsjobs_prijs(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Prijs per uur of cheque voor de gebruiker"
    unit = "euro_per_cheque"
    __bepaling__ = Bepaling(
        "bedrag",
        "samenlevingsjobs",
        ONTWERPRUIMTE,
        "ontwerpruimte, geen geldend recht",
        bepaald_door="samenlevingsjobs.prijs.vorm",
    )

    def formula_2025_01_01(gebruiker, periode, parameters):
        """Unknown where a proposal leaves the price open."""
        regels = parameters(periode)
        prijs = regels.samenlevingsjobs.prijs
        if prijs.vorm == "tarieven":
            bedrag = gebruiker("betaalde_chequeprijs", periode)
        elif prijs.vorm == "een_prijs" and prijs.bedrag_bepaald:
            bedrag = np.full(gebruiker.count, prijs.bedrag)
        else:
            bedrag = np.full(gebruiker.count, ONBEKEND)
        return np.where(regels.samenlevingsjobs.in_werking, bedrag, ONBEKEND)


class samenlevingsjobs_betaalwijze_bekend(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Betaling met cheques of op factuur is bepaald"
    __bepaling__ = Bepaling("kenmerk", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht")

    def formula_2025_01_01(gebruiker, periode, parameters):
        regels = parameters(periode).samenlevingsjobs
        bekend = regels.prijs.systeem != "niet_bepaald"
        return als(regels.in_werking, toestand(np.full(gebruiker.count, bekend), not bekend))


class samenlevingsjobs_gebruiker_kost(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Wat de gebruiker in de maand betaalt"
    unit = "euro"
    __bepaling__ = Bepaling(
        "bedrag",
        "samenlevingsjobs",
        ONTWERPRUIMTE,
        "ontwerpruimte, geen geldend recht",
        factoren=("cheques_gebruikt", "samenlevingsjobs_prijs"),
        bepaald_door="samenlevingsjobs.prijs.vorm",
    )

    def formula_2025_01_01(gebruiker, periode):
        prijs = gebruiker("samenlevingsjobs_prijs", periode)
        uren = gebruiker("cheques_gebruikt", periode)
        return np.where(onbekend(prijs), ONBEKEND, afronden_cent(uren * prijs))


class samenlevingsjobs_inschrijvingsrecht(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Gebruiker
    definition_period = DateUnit.YEAR
    label = "Inschrijvingsrecht dat de gebruiker in het jaar betaalt"
    unit = "euro_per_jaar"
    __bepaling__ = Bepaling(
        "bedrag",
        "samenlevingsjobs",
        ONTWERPRUIMTE,
        "ontwerpruimte, geen geldend recht",
        bepaald_door="samenlevingsjobs.inschrijvingsrecht.vorm",
    )

    def formula_2025_01_01(gebruiker, periode, parameters):
        regels = parameters(periode.start)
        recht_op = regels.samenlevingsjobs.inschrijvingsrecht
        bedrag = {
            "behouden": regels.wijk_werken.inschrijvingsrecht.per_jaar,
            "verhoogd": recht_op.verhoogd_bedrag,
            "afgeschaft": 0,
        }.get(recht_op.vorm, ONBEKEND)
        if bedrag == ONBEKEND or not regels.samenlevingsjobs.in_werking:
            return np.full(gebruiker.count, ONBEKEND)
        return afronden_cent(gebruiker("aantal_inschrijvingen", periode) * bedrag)
