"""Workplace learning and social economy: for whom they are, as far as an advice says."""

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import onbekend
from openfisca_samenleving.bepaling import OCMW, VDAB, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Voorwaarde, combineer, een_van, feit, oordeel, toestand

WERKPLEKLEREN = "SERV 2025, hoofdstuk 3.1 en 3.6 (regelgeving niet ingezien)"
INDICERING = "SERV 2025, hoofdstuk 3.4 en 5.1 (regelgeving niet ingezien)"


def past_bij_werkplekleren(persoon, periode, parameters, gekozen):
    """Other workplace learning fits a gap that is wholly technical or of language, or more than half-time
    work.
    """
    grens = parameters(periode).wijk_werken.doelgroep.halftijds_grens
    capaciteit = persoon("werkcapaciteit_voltijds", periode)
    aanleiding = een_van(
        feit(persoon("kloof_vooral_technisch_of_talig", periode)),
        toestand(capaciteit > grens, onbekend(capaciteit)),
    )
    return combineer(aanleiding, oordeel(persoon(gekozen, periode)))


class wes_doelgroep(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Doelgroep van de werkervaringsstage"
    __bepaling__ = Bepaling("kenmerk", "wes", "", WERKPLEKLEREN, beslist=VDAB)

    def formula_2025_01_01(persoon, periode, parameters):
        return past_bij_werkplekleren(persoon, periode, parameters, "vdab_kiest_wes")


class ibo_doelgroep(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Doelgroep van de individuele beroepsopleiding"
    __bepaling__ = Bepaling("kenmerk", "ibo", "", WERKPLEKLEREN, beslist=VDAB)

    def formula_2025_01_01(persoon, periode, parameters):
        return past_bij_werkplekleren(persoon, periode, parameters, "vdab_kiest_ibo")


class individueel_maatwerk_doelgroep(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Doelgroep van individueel maatwerk"
    __bepaling__ = Bepaling("kenmerk", "individueel_maatwerk", "", INDICERING, beslist=VDAB)

    def formula_2025_01_01(persoon, periode):
        return oordeel(persoon("ticket_individueel_maatwerk", periode))


class collectief_maatwerk_doelgroep(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Doelgroep van collectief maatwerk"
    __bepaling__ = Bepaling("kenmerk", "collectief_maatwerk", "", INDICERING, beslist=VDAB)

    def formula_2025_01_01(persoon, periode):
        return oordeel(persoon("ticket_collectief_maatwerk", periode))


class ama_welzijn_doelgroep(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Doelgroep van arbeidsmatige activiteiten in Welzijn"
    __bepaling__ = Bepaling("kenmerk", "ama", "", INDICERING, beslist=VDAB)

    def formula_2025_01_01(persoon, periode):
        return oordeel(persoon("ticket_ama_welzijn", periode))


class ama_sociale_economie_doelgroep(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Doelgroep van arbeidsmatige activiteiten in de sociale economie"
    __bepaling__ = Bepaling("kenmerk", "ama", "", INDICERING, beslist=VDAB)

    def formula_2025_01_01(persoon, periode):
        return oordeel(persoon("ticket_ama_sociale_economie", periode))


class art60_doelgroep(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Doelgroep van artikel 60"
    __bepaling__ = Bepaling(
        "kenmerk", "art60", "", "SERV 2023, hoofdstuk 3 en 4 (regelgeving niet ingezien)", beslist=OCMW
    )

    def formula_2025_01_01(persoon, periode):
        leefloon = feit(persoon("leefloongerechtigd", periode))
        return combineer(leefloon, oordeel(persoon("ocmw_stelt_tewerk_art60", periode)))
