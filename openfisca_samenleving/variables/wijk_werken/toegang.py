"""Wijk-werken: who may do it (Wijk-werkendecreet, hoofdstuk 2, afdelingen 1 tot 3)."""

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import onbekend
from openfisca_samenleving.bepaling import DECREET, ORGANISATOR, TOELEIDER, VDAB_OF_OCMW, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import (
    Antwoord,
    Voorwaarde,
    een_van,
    feit,
    gelijk,
    oordeel,
    oordeel_niet,
    recht,
    toestand,
    waar,
)


class wijk_werken_woonplaats(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Woonplaats in het Vlaamse Gewest"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("voorwaarde", "wijk_werken", DECREET, "artikel 4, tweede lid")

    def formula_2018_01_01(persoon, periode):
        return feit(persoon("woont_in_vlaams_gewest", periode))


class wijk_werken_ingeschreven(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Vooraf ingeschreven als werkzoekende bij VDAB"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("voorwaarde", "wijk_werken", DECREET, "artikel 11, eerste lid")

    def formula_2018_01_01(persoon, periode):
        return feit(persoon("ingeschreven_vdab", periode))


class wijk_werken_gebrek_werkervaring(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Gebrek aan werkervaring of aan recente werkervaring"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "voorwaarde", "wijk_werken", DECREET, "artikel 10, eerste lid, 1°", beslist=VDAB_OF_OCMW
    )

    def formula_2018_01_01(persoon, periode):
        return oordeel(persoon("gebrek_recente_werkervaring", periode))


class wijk_werken_minder_dan_halftijds(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Kan geen minimaal halftijdse tijdsbesteding opnemen"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "voorwaarde", "wijk_werken", DECREET, "artikel 10, eerste lid, 2°", beslist=VDAB_OF_OCMW
    )

    def formula_2018_01_01(persoon, periode, parameters):
        """Exactly half-time is out: the text excludes whoever can work at least half-time."""
        grens = parameters(periode).wijk_werken.doelgroep.halftijds_grens
        capaciteit = persoon("werkcapaciteit_voltijds", periode)
        return toestand(capaciteit < grens, onbekend(capaciteit), Voorwaarde.te_beoordelen)


class wijk_werken_doorstroom(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Kan na het wijk-werken doorstromen naar een volgende stap"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "voorwaarde", "wijk_werken", DECREET, "artikel 10, eerste lid, 3°", beslist=VDAB_OF_OCMW
    )

    def formula_2018_01_01(persoon, periode):
        return oordeel(persoon("doorstroom_mogelijk", periode))


class wijk_werken_geen_beter_instrument(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Geen ander instrument past beter"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "voorwaarde", "wijk_werken", DECREET, "artikel 10, tweede lid", beslist=VDAB_OF_OCMW
    )

    def formula_2018_01_01(persoon, periode):
        return oordeel_niet(persoon("beter_passend_instrument", periode))


class wijk_werken_beschikbaar(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Beschikbaar voor de arbeidsmarkt of daarvan vrijgesteld"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("voorwaarde", "wijk_werken", DECREET, "artikel 11, tweede lid")

    def formula_2018_01_01(persoon, periode):
        return een_van(
            feit(persoon("beschikbaar_arbeidsmarkt", periode)),
            feit(persoon("vrijgesteld_van_beschikbaarheid", periode)),
        )


class wijk_werken_toegeleid(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Toegeleid door wie daarvoor bevoegd is"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "voorwaarde",
        "wijk_werken",
        DECREET,
        "artikel 6; BVR van 29 september 2017, artikel 2",
        beslist=TOELEIDER,
    )

    def formula_2018_01_01(persoon, periode):
        """The OCMW refers whoever receives a leefloon; VDAB and its partners refer everybody else."""
        toeleider = persoon("toegeleid_door", periode)
        soorten = toeleider.possible_values
        leefloon = persoon("leefloongerechtigd", periode)
        ocmw = toeleider == soorten.ocmw
        vdab_of_partner = (toeleider == soorten.vdab) | (toeleider == soorten.partner)
        nog_niet = toeleider == soorten.nog_niet
        juist = ((leefloon == Antwoord.ja) & ocmw) | ((leefloon == Antwoord.nee) & vdab_of_partner)
        niet_gekend = (toeleider == soorten.weet_niet) | (leefloon == Antwoord.weet_niet)
        return waar(nog_niet, gelijk(persoon.count, Voorwaarde.te_beoordelen), toestand(juist, niet_gekend))


class wijk_werken_overeenkomst(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Wijk-werkovereenkomst met de organisator gesloten"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "voorwaarde",
        "wijk_werken",
        DECREET,
        "artikel 12; wet van 7 april 1999, artikel 4, §1",
        beslist=ORGANISATOR,
    )

    def formula_2018_01_01(persoon, periode):
        return feit(persoon("wijk_werken_overeenkomst_gesloten", periode))


class wijk_werken_recht(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Toegang tot wijk-werken"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "recht",
        "wijk_werken",
        DECREET,
        "artikel 4, 6 en 9 tot 11",
        voorwaarden=(
            "wijk_werken_woonplaats",
            "wijk_werken_ingeschreven",
            "wijk_werken_gebrek_werkervaring",
            "wijk_werken_minder_dan_halftijds",
            "wijk_werken_doorstroom",
            "wijk_werken_geen_beter_instrument",
            "wijk_werken_beschikbaar",
            "wijk_werken_toegeleid",
            "wijk_werken_binnen_duur",
        ),
    )

    def formula_2018_01_01(persoon, periode, parameters):
        in_werking = parameters(periode).wijk_werken.in_werking
        return recht(
            in_werking, *(persoon(naam, periode) for naam in wijk_werken_recht.__bepaling__.voorwaarden)
        )


class wijk_werken_mag_starten(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Mag een wijk-werkactiviteit uitvoeren"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "recht",
        "wijk_werken",
        DECREET,
        "artikel 12",
        voorwaarden=(
            "wijk_werken_recht",
            "wijk_werken_overeenkomst",
        ),
    )

    def formula_2018_01_01(persoon, periode, parameters):
        in_werking = parameters(periode).wijk_werken.in_werking
        return recht(
            in_werking, *(persoon(naam, periode) for naam in wijk_werken_mag_starten.__bepaling__.voorwaarden)
        )
