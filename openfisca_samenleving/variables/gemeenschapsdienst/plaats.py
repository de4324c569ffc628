"""Gemeenschapsdienst: where it may take place (BVR van 5 juni 2009, werkervaringsstage)."""

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.bepaling import BVR_2009, Bepaling
from openfisca_samenleving.entities import Gebruiker
from openfisca_samenleving.voorwaarden import Voorwaarde, recht, toestand


class gemeenschapsdienst_gebruiker_soort(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Lokaal bestuur, school of vzw"
    __bepaling__ = Bepaling(
        "voorwaarde",
        "gemeenschapsdienst",
        BVR_2009,
        "bepalingen over de werkervaringsstage (artikelnummer niet gezien)",
    )

    def formula_2023_01_01(gebruiker, periode):
        soort = gebruiker("gebruiker_type", periode)
        soorten = soort.possible_values
        toegelaten = (
            (soort == soorten.lokaal_bestuur)
            | (soort == soorten.onderwijsinstelling)
            | (soort == soorten.vzw)
        )
        return toestand(toegelaten, soort == soorten.weet_niet)


class gemeenschapsdienst_gebruiker_recht(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Mag een plaats voor gemeenschapsdienst aanbieden"
    __bepaling__ = Bepaling(
        "recht",
        "gemeenschapsdienst",
        BVR_2009,
        "bepalingen over de werkervaringsstage (artikelnummer niet gezien)",
        voorwaarden=("gemeenschapsdienst_gebruiker_soort",),
    )

    def formula_2023_01_01(gebruiker, periode, parameters):
        in_werking = parameters(periode).gemeenschapsdienst.in_werking
        return recht(
            in_werking,
            *(
                gebruiker(naam, periode)
                for naam in gemeenschapsdienst_gebruiker_recht.__bepaling__.voorwaarden
            ),
        )
