"""When the benefit ends: ultimate job offer and warm handover (SERV 2025, hoofdstuk 5.3 en 5.4)."""

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.bepaling import VDAB, VDAB_OF_OCMW, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Antwoord, Voorwaarde, als, combineer, feit, toestand, waar

JOBAANBOD = "SERV 2025, hoofdstuk 5.3; federaal regeerakkoord, p. 15 (geen regelgeving gezien)"
OVERDRACHT = "SERV 2025, hoofdstuk 5.4: advies, geen geldend recht"


class ultiem_jobaanbod_normaal_circuit(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Ultiem jobaanbod in het normaal economisch circuit"
    __bepaling__ = Bepaling("kenmerk", "ultiem_jobaanbod", "", JOBAANBOD, beslist=VDAB)

    def formula_2025_01_01(persoon, periode):
        """For whoever receives a benefit that ends; the SERV puts the regular circuit first."""
        return combineer(
            feit(persoon("heeft_werkloosheidsuitkering", periode)),
            feit(persoon("einde_uitkering_bereikt", periode)),
        )


class ultiem_jobaanbod_sociale_economie(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Ultiem jobaanbod in de sociale economie"
    __bepaling__ = Bepaling("kenmerk", "ultiem_jobaanbod", "", JOBAANBOD, beslist=VDAB)

    def formula_2025_01_01(persoon, periode):
        """Only for whoever is assessed for the social economy; whoever waits must be assessed first."""
        stand = persoon("indicering_sociale_economie", periode)
        standen = stand.possible_values
        bezig = (stand == standen.vermoeden) | (stand == standen.wachtend)
        geindiceerd = toestand(stand == standen.geindiceerd, stand == standen.weet_niet)
        beoordeeld = toestand(~bezig, bezig, Voorwaarde.te_beoordelen)
        ook_normaal = persoon("ultiem_jobaanbod_normaal_circuit", periode)
        return waar(bezig, combineer(ook_normaal, beoordeeld), combineer(ook_normaal, geindiceerd))


class warme_overdracht(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Dienstverlening loopt door als de uitkering wegvalt"
    __bepaling__ = Bepaling("kenmerk", "warme_overdracht", "", OVERDRACHT, beslist=VDAB_OF_OCMW)

    def formula_2025_01_01(persoon, periode):
        """Applies only to whoever loses the benefit; no day may be without somebody who helps."""
        wie = persoon("dienstverlener_nadien", periode)
        soorten = wie.possible_values
        valt_weg = persoon("uitkering_valt_weg", periode)
        gevolgd = toestand(wie != soorten.niemand, wie == soorten.weet_niet)
        return als(valt_weg == Antwoord.ja, gevolgd)
