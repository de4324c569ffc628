"""Samenlevingsjobs: who may do one, as far as a proposal says (design space, not law)."""

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import dag, datum_onbekend, onbekend, termijn_vol, termijn_voorbij
from openfisca_samenleving.bepaling import ONTWERPRUIMTE, VDAB, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import (
    Antwoord,
    Voorwaarde,
    als,
    combineer,
    een_van,
    feit,
    oordeel,
    oordeel_niet,
    recht,
    toestand,
)


class samenlevingsjobs_woonplaats(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Woonplaats in het Vlaamse Gewest"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht"
    )

    def formula_2025_01_01(persoon, periode, parameters):
        vereist = parameters(periode).samenlevingsjobs.doelgroep.woonplaats_vereist
        return als(vereist, feit(persoon("woont_in_vlaams_gewest", periode)))


class samenlevingsjobs_ingeschreven(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Ingeschreven als werkzoekende bij VDAB"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht"
    )

    def formula_2025_01_01(persoon, periode, parameters):
        vereist = parameters(periode).samenlevingsjobs.doelgroep.inschrijving_vereist
        return als(vereist, feit(persoon("ingeschreven_vdab", periode)))


class samenlevingsjobs_werkloosheidsduur(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Lang genoeg werkzoekend"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht"
    )

    def formula_2025_01_01(persoon, periode, parameters):
        """Judged on the first day of the month; exactly on the limit the reading decides."""
        regels = parameters(periode)
        doelgroep = regels.samenlevingsjobs.doelgroep
        sinds = persoon("werkzoekend_sinds", periode)
        verstreken = termijn_vol if regels.lezingen.samenlevingsjobs_toegang == "vanaf" else termijn_voorbij
        lang_genoeg = verstreken(sinds, doelgroep.werkloosheidsduur_maanden, dag(periode))
        return als(doelgroep.werkloosheidsduur_vereist, toestand(lang_genoeg, datum_onbekend(sinds)))


class samenlevingsjobs_uitkering(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Werkloosheidsuitkering"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht"
    )

    def formula_2025_01_01(persoon, periode, parameters):
        """Where a source only speaks of people with a benefit, it is not known what holds for the others."""
        eis = parameters(periode).samenlevingsjobs.doelgroep.uitkering
        antwoord = persoon("heeft_werkloosheidsuitkering", periode)
        if eis == "vereist":
            return feit(antwoord)
        enkel_vermeld = eis == "enkel_uitkering_vermeld"
        return als(enkel_vermeld, toestand(antwoord == Antwoord.ja, antwoord != Antwoord.ja))


class samenlevingsjobs_tijdsbesteding(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Kan niet meer opnemen dan de grens op tijdsbesteding en uren"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=VDAB
    )

    def formula_2025_01_01(persoon, periode, parameters):
        regels = parameters(periode)
        doelgroep = regels.samenlevingsjobs.doelgroep
        deel = persoon("werkcapaciteit_voltijds", periode)
        uren = persoon("werkcapaciteit_uren", periode)
        grens = doelgroep.halftijds_grens
        binnen_deel = deel <= grens if doelgroep.halftijds_grens_inbegrepen else deel < grens
        te_beoordelen = Voorwaarde.te_beoordelen
        op_deel = als(doelgroep.halftijds_vereist, toestand(binnen_deel, onbekend(deel), te_beoordelen))
        binnen_uren = uren <= doelgroep.capaciteit_uren_max
        op_uren = als(doelgroep.capaciteit_uren_vereist, toestand(binnen_uren, onbekend(uren), te_beoordelen))
        samen = regels.lezingen.samenlevingsjobs_capaciteit == "samen"
        return een_van(op_deel, op_uren) if samen else combineer(op_deel, op_uren)


class samenlevingsjobs_competentiekloof(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Objectief vastgestelde competentiekloof"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=VDAB
    )

    def formula_2025_01_01(persoon, periode, parameters):
        vereist = parameters(periode).samenlevingsjobs.doelgroep.competentiekloof_vereist
        return als(vereist, oordeel(persoon("competentiekloof_vastgesteld", periode)))


class samenlevingsjobs_algemene_vaardigheden(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "De kloof is niet volledig technisch of talig"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=VDAB
    )

    def formula_2025_01_01(persoon, periode, parameters):
        vereist = parameters(periode).samenlevingsjobs.doelgroep.soft_skills_vereist
        return als(vereist, oordeel_niet(persoon("kloof_vooral_technisch_of_talig", periode)))


class samenlevingsjobs_werkplekleren(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Werkplekleren overbrugt de kloof het best"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=VDAB
    )

    def formula_2025_01_01(persoon, periode, parameters):
        vereist = parameters(periode).samenlevingsjobs.doelgroep.werkplekleren_vereist
        return als(vereist, oordeel(persoon("werkplekleren_beste_weg", periode)))


class samenlevingsjobs_begeleidingsnood(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Begeleiding op de werkvloer is nodig"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=VDAB
    )

    def formula_2025_01_01(persoon, periode, parameters):
        vereist = parameters(periode).samenlevingsjobs.doelgroep.begeleidingsnood_vereist
        return als(vereist, oordeel(persoon("begeleiding_werkvloer_nodig", periode)))


class samenlevingsjobs_gebrek_werkervaring(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Gebrek aan werkervaring of aan recente werkervaring"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=VDAB
    )

    def formula_2025_01_01(persoon, periode, parameters):
        vereist = parameters(periode).samenlevingsjobs.doelgroep.gebrek_werkervaring_vereist
        return als(vereist, oordeel(persoon("gebrek_recente_werkervaring", periode)))


class samenlevingsjobs_doorstroom(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Uitzicht op een volgende stap naar werk"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=VDAB
    )

    def formula_2025_01_01(persoon, periode, parameters):
        vereist = parameters(periode).samenlevingsjobs.doelgroep.doorstroom_vereist
        return als(vereist, oordeel(persoon("doorstroom_mogelijk", periode)))


class samenlevingsjobs_geen_beter_instrument(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Geen ander instrument past beter"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=VDAB
    )

    def formula_2025_01_01(persoon, periode, parameters):
        vereist = parameters(periode).samenlevingsjobs.doelgroep.beter_passend_voorrang
        return als(vereist, oordeel_niet(persoon("beter_passend_instrument", periode)))


class samenlevingsjobs_niet_sociale_economie(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Niet geïndiceerd voor sociale economie en daar niet op wachtend"
    __bepaling__ = Bepaling(
        "voorwaarde", "samenlevingsjobs", ONTWERPRUIMTE, "ontwerpruimte, geen geldend recht", beslist=VDAB
    )

    def formula_2025_01_01(persoon, periode, parameters):
        uitgesloten = parameters(periode).samenlevingsjobs.doelgroep.sociale_economie_uitgesloten
        stand = persoon("indicering_sociale_economie", periode)
        standen = stand.possible_values
        vrij = (stand == standen.geen) | (stand == standen.vermoeden)
        te_beoordelen = Voorwaarde.te_beoordelen
        return als(uitgesloten, toestand(vrij, stand == standen.weet_niet, te_beoordelen))


KENMERKEN = (
    ("samenlevingsjobs_tijdsbesteding",),
    ("samenlevingsjobs_competentiekloof", "samenlevingsjobs_algemene_vaardigheden"),
    ("samenlevingsjobs_werkplekleren",),
    ("samenlevingsjobs_begeleidingsnood",),
)
"""The four marks of the target group (SERV 2025, 3.1); the second speaks of the gap and of its nature."""


class samenlevingsjobs_recht(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Toegang tot een samenlevingsjob"
    __bepaling__ = Bepaling(
        "recht",
        "samenlevingsjobs",
        ONTWERPRUIMTE,
        "ontwerpruimte, geen geldend recht",
        voorwaarden=(
            "samenlevingsjobs_woonplaats",
            "samenlevingsjobs_ingeschreven",
            "samenlevingsjobs_werkloosheidsduur",
            "samenlevingsjobs_uitkering",
            "samenlevingsjobs_tijdsbesteding",
            "samenlevingsjobs_competentiekloof",
            "samenlevingsjobs_algemene_vaardigheden",
            "samenlevingsjobs_werkplekleren",
            "samenlevingsjobs_begeleidingsnood",
            "samenlevingsjobs_gebrek_werkervaring",
            "samenlevingsjobs_doorstroom",
            "samenlevingsjobs_geen_beter_instrument",
            "samenlevingsjobs_niet_sociale_economie",
            "samenlevingsjobs_toegeleid",
            "samenlevingsjobs_binnen_duur",
        ),
    )

    def formula_2025_01_01(persoon, periode, parameters):
        """All conditions together; the reading says whether one of the four marks is enough."""
        regels = parameters(periode)
        staten = {naam: persoon(naam, periode) for naam in samenlevingsjobs_recht.__bepaling__.voorwaarden}
        if regels.lezingen.samenlevingsjobs_voorwaarden == "een_volstaat":
            kenmerken = [combineer(*(staten.pop(naam) for naam in namen)) for namen in KENMERKEN]
            staten["kenmerken"] = een_van(*kenmerken)
        return recht(regels.samenlevingsjobs.in_werking, *staten.values())
