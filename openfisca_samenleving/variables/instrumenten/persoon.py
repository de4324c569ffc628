"""What is known of a person for the neighbouring instruments: tickets, attests and dates."""

from datetime import date

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.bepaling import Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Antwoord


class Dienstverlener(Enum):
    """Who goes on helping somebody whose benefit ends."""

    weet_niet = "weet ik niet"
    niemand = "niemand"
    vdab = "VDAB"
    ocmw = "het OCMW"
    welzijn = "een dienst van Welzijn"
    sociale_economie = "een onderneming van de sociale economie"


class vdab_kiest_wes(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "VDAB vindt een werkervaringsstage het passende instrument"
    __bepaling__ = Bepaling("invoer", "wes")


class vdab_kiest_ibo(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "VDAB vindt een individuele beroepsopleiding het passende instrument"
    __bepaling__ = Bepaling("invoer", "ibo")


class ticket_individueel_maatwerk(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Heeft een ticket voor individueel maatwerk"
    __bepaling__ = Bepaling("invoer", "individueel_maatwerk")


class ticket_collectief_maatwerk(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Heeft een ticket voor collectief maatwerk"
    __bepaling__ = Bepaling("invoer", "collectief_maatwerk")


class ticket_ama_welzijn(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Heeft een ticket voor arbeidsmatige activiteiten in Welzijn"
    __bepaling__ = Bepaling("invoer", "ama")


class ticket_ama_sociale_economie(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Heeft een ticket voor arbeidsmatige activiteiten in de sociale economie"
    __bepaling__ = Bepaling("invoer", "ama")


class heeft_arbeidsbeperking(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Heeft een arbeidsbeperking"
    __bepaling__ = Bepaling("invoer", "ukw")


class niet_beroepsactief_sinds(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Niet-beroepsactief sinds"
    unit = "datum"
    __bepaling__ = Bepaling("invoer", "ukw")


class voldoet_aan_alle_criteria_sociale_economie(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Voldoet aan alle criteria voor een ticket sociale economie"
    __bepaling__ = Bepaling("invoer", "ukw")


class attest_ondersteuningsnood(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Heeft een attest dat ondersteuning nodig is"
    __bepaling__ = Bepaling("invoer", "ukw")


class ukw_maatwerk_start(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Eerste dag in collectief maatwerk als uiterst kwetsbare werkzoekende"
    unit = "datum"
    __bepaling__ = Bepaling("invoer", "ukw")


class advies_welzijn_erkend(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "VDAB heeft na een ICF-screening Advies Welzijn gegeven"
    __bepaling__ = Bepaling("invoer", "advies_welzijn")


class advies_welzijn_sinds(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Dag van het laatste Advies Welzijn"
    unit = "datum"
    __bepaling__ = Bepaling("invoer", "advies_welzijn")


class aanbod_uitgeput_vastgesteld(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "VDAB stelde vast dat het aanbod uitgeput is"
    __bepaling__ = Bepaling("invoer", "aanbod_uitgeput")


class einde_uitkering_bereikt(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "De uitkering loopt af"
    __bepaling__ = Bepaling("invoer", "ultiem_jobaanbod")


class uitkering_valt_weg(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "De uitkering valt weg"
    __bepaling__ = Bepaling("invoer", "warme_overdracht")


class dienstverlener_nadien(Variable):
    value_type = Enum
    possible_values = Dienstverlener
    default_value = Dienstverlener.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Wie de dienstverlening daarna voortzet"
    __bepaling__ = Bepaling("invoer", "warme_overdracht")


class ocmw_stelt_tewerk_art60(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Het OCMW stelt tewerk met artikel 60, §7"
    __bepaling__ = Bepaling("invoer", "art60")


class ingeschreven_vdab_sinds(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Ingeschreven bij VDAB sinds"
    unit = "datum"
    __bepaling__ = Bepaling("invoer", "doelgroepvermindering")


class niet_actief_sinds(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Niet actief op de arbeidsmarkt sinds"
    unit = "datum"
    __bepaling__ = Bepaling("invoer", "doelgroepvermindering")
