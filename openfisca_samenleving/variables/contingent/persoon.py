"""Quota of the PWA system: which persons count (BWHI art. 6 §1 IX 11°; BFW art. 35nonies §3)."""

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.bepaling import BFW, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Voorwaarde, als, combineer, feit


class contingent_telt_mee(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Telt in de maand mee voor het contingent van het PWA-stelsel in Vlaanderen"
    __bepaling__ = Bepaling("tussenstap", "contingent", BFW, "artikel 35nonies, §3, tweede lid")

    def formula_2018_01_01(persoon, periode):
        """Works in the PWA system and lives in the Flemish Region; a new status outside it does not count."""
        statuut = persoon("pwa_statuut", periode)
        woont_hier = feit(persoon("woont_in_vlaams_gewest", periode))
        return als(statuut != Voorwaarde.niet_van_toepassing, combineer(statuut, woont_hier))
