"""Wijk-werken: users, displacement and what a user pays (Wijk-werkendecreet, artikel 26 tot 36)."""

from datetime import date

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import (
    NIET_TE_BEREKENEN,
    Geld,
    Getal,
    afronden_cent,
    datum_onbekend,
    laatste_dag,
    naar_boven,
    onbekend,
)
from openfisca_samenleving.bepaling import BESLUIT, DECREET, GEMEENTE_EN_VDAB, ORGANISATOR, Bepaling
from openfisca_samenleving.entities import Gebruiker
from openfisca_samenleving.voorwaarden import Voorwaarde, feit, oordeel, oordeel_niet, recht, toestand


class wijk_werken_gebruiker_soort(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Soort gebruiker toegelaten"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "voorwaarde",
        "wijk_werken",
        DECREET,
        "artikel 30, eerste lid; BVR van 29 september 2017, hoofdstuk 6 (artikelnummers niet gezien)",
    )

    def formula_2018_01_01(gebruiker, periode):
        """Natural persons, local authorities, associations, schools and farms.

        Another kind is not known: the decree names every legal person, the decision sets categories whose
        text was not seen.
        """
        soort = gebruiker("gebruiker_type", periode)
        soorten = soort.possible_values
        genoemd = (soort != soorten.weet_niet) & (soort != soorten.andere)
        return toestand(genoemd, ~genoemd)


class wijk_werken_gebruiker_plaats(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Activiteit in het Vlaamse Gewest"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("voorwaarde", "wijk_werken", DECREET, "artikel 4, tweede lid")

    def formula_2018_01_01(gebruiker, periode):
        return feit(gebruiker("activiteit_in_vlaams_gewest", periode))


class wijk_werken_gebruiker_activiteit(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Activiteit op de activiteitenlijst"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "voorwaarde", "wijk_werken", DECREET, "artikel 27 en 32, eerste lid", beslist=ORGANISATOR
    )

    def formula_2018_01_01(gebruiker, periode):
        return oordeel(gebruiker("activiteit_op_lijst", periode))


class wijk_werken_gebruiker_verdringing(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Geen verdringing van werk in het normaal of sociaal economisch circuit"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("voorwaarde", "wijk_werken", DECREET, "artikel 26", beslist=GEMEENTE_EN_VDAB)

    def formula_2018_01_01(gebruiker, periode):
        return oordeel_niet(gebruiker("activiteit_verdringt_werk", periode))


class wijk_werken_gebruiker_aanvraag(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Activiteit vooraf aangevraagd bij de organisator"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("voorwaarde", "wijk_werken", DECREET, "artikel 32, eerste lid")

    def formula_2018_01_01(gebruiker, periode):
        return feit(gebruiker("aanvraag_vooraf_ingediend", periode))


class wijk_werken_gebruiker_overeenkomst(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Gebruikersovereenkomst met de organisator"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "voorwaarde", "wijk_werken", DECREET, "artikel 20, eerste lid", beslist=ORGANISATOR
    )

    def formula_2018_01_01(gebruiker, periode):
        return feit(gebruiker("gebruikersovereenkomst_gesloten", periode))


class wijk_werken_gebruiker_recht(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Mag een wijk-werker laten werken"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "recht",
        "wijk_werken",
        DECREET,
        "artikel 4, 20, 26, 27, 30 en 32",
        voorwaarden=(
            "wijk_werken_gebruiker_soort",
            "wijk_werken_gebruiker_plaats",
            "wijk_werken_gebruiker_activiteit",
            "wijk_werken_gebruiker_verdringing",
            "wijk_werken_gebruiker_aanvraag",
            "wijk_werken_gebruiker_overeenkomst",
        ),
    )

    def formula_2018_01_01(gebruiker, periode, parameters):
        in_werking = parameters(periode).wijk_werken.in_werking
        return recht(
            in_werking,
            *(gebruiker(naam, periode) for naam in wijk_werken_gebruiker_recht.__bepaling__.voorwaarden),
        )


class wijk_werken_gebruiker_kost(Geld):
    value_type = float
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Wat de gebruiker in de maand voor cheques betaalt"
    unit = "euro"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "bedrag",
        "wijk_werken",
        DECREET,
        "artikel 30, eerste lid, en 36",
        factoren=("cheques_gebruikt", "betaalde_chequeprijs"),
    )

    def formula_2018_01_01(gebruiker, periode, parameters):
        """The local price differs from place to place: without it, nobody can say."""
        in_werking = parameters(periode).wijk_werken.in_werking
        prijs = gebruiker("betaalde_chequeprijs", periode)
        kost = afronden_cent(naar_boven(gebruiker("cheques_gebruikt", periode)) * prijs * in_werking)
        return np.where(onbekend(prijs) & in_werking, NIET_TE_BEREKENEN, kost)


class wijk_werken_inschrijvingsrecht(Geld):
    value_type = float
    entity = Gebruiker
    definition_period = DateUnit.YEAR
    label = "Inschrijvingsrecht dat de gebruiker in het jaar betaalt"
    unit = "euro_per_jaar"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "bedrag",
        "wijk_werken",
        DECREET,
        "artikel 31",
        factoren=("aantal_inschrijvingen", "wijk_werken.inschrijvingsrecht.per_jaar"),
    )

    def formula_2018_01_01(gebruiker, periode, parameters):
        regels = parameters(periode.start)
        bedrag = regels.wijk_werken.inschrijvingsrecht.per_jaar * regels.wijk_werken.in_werking
        return afronden_cent(gebruiker("aantal_inschrijvingen", periode) * bedrag)


class aantal_inschrijvingen(Getal):
    value_type = float
    entity = Gebruiker
    definition_period = DateUnit.YEAR
    label = "Aantal inschrijvingen waarvoor de gebruiker betaalt"
    unit = "aantal"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("tussenstap", "wijk_werken", DECREET, "artikel 31")

    def formula_2018_01_01(gebruiker, periode, parameters):
        organisatoren = gebruiker("aantal_organisatoren", periode)
        per_organisator = parameters(periode.start).lezingen.inschrijvingsrecht_telling == "per_organisator"
        return organisatoren if per_organisator else np.minimum(organisatoren, 1)


class wijk_werken_cheque_vervaldag(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Laatste dag waarop de cheque geldig is"
    unit = "datum"
    reference = "http://www.ejustice.just.fgov.be/eli/besluit/2017/09/29/2017031373/justel"
    __bepaling__ = Bepaling("tussenstap", "wijk_werken", BESLUIT, "hoofdstuk 7 (artikelnummer niet gezien)")

    def formula_2018_01_01(gebruiker, periode, parameters):
        gekocht = gebruiker("aankoopdatum_cheques", periode)
        einde = laatste_dag(gekocht, parameters(periode).wijk_werken.cheque.geldigheid_maanden)
        return np.where(datum_onbekend(gekocht), gekocht, einde)
