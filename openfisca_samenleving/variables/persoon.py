"""What is known of a person: answers, dates and numbers that the rules start from."""

from datetime import date

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import ONBEKEND, Getal
from openfisca_samenleving.bepaling import Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Antwoord


class Toeleider(Enum):
    """Who referred the person to an activity."""

    nog_niet = "nog niemand"
    vdab = "VDAB"
    partner = "een partnerorganisatie"
    ocmw = "het OCMW"
    weet_niet = "weet ik niet"


class Instrument(Enum):
    """The scheme in which somebody performs the hours of a month."""

    hoofdinstrument = "het stelsel dat in werking is: samenlevingsjobs, anders wijk-werken"
    wijk_werken = "wijk-werken"
    gemeenschapsdienst = "gemeenschapsdienst"
    samenlevingsjobs = "samenlevingsjobs"


class Indicering(Enum):
    """Where the person stands in the assessment for the social economy."""

    weet_niet = "weet ik niet"
    geen = "geen vermoeden van sociale economie"
    vermoeden = "vermoeden, nog niet gemeld"
    wachtend = "wacht op indicering"
    geindiceerd = "geïndiceerd, wacht op toeleiding"


class woont_in_vlaams_gewest(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Woont in het Vlaamse Gewest"
    __bepaling__ = Bepaling("invoer")


class ingeschreven_vdab(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Is ingeschreven als werkzoekende bij VDAB"
    __bepaling__ = Bepaling("invoer")


class beschikbaar_arbeidsmarkt(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Is beschikbaar voor de arbeidsmarkt"
    __bepaling__ = Bepaling("invoer")


class vrijgesteld_van_beschikbaarheid(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Is vrijgesteld van beschikbaarheid"
    __bepaling__ = Bepaling("invoer")


class heeft_werkloosheidsuitkering(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Heeft een werkloosheidsuitkering"
    __bepaling__ = Bepaling("invoer")


class leefloongerechtigd(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Is leefloongerechtigd"
    __bepaling__ = Bepaling("invoer")


class gebrek_recente_werkervaring(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Heeft geen werkervaring of geen recente werkervaring"
    __bepaling__ = Bepaling("invoer")


class doorstroom_mogelijk(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Kan nadien doorstromen naar een volgende stap naar werk"
    __bepaling__ = Bepaling("invoer")


class beter_passend_instrument(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Een ander instrument past beter"
    __bepaling__ = Bepaling("invoer")


class pwa_overeenkomst_op_peildatum(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Was op de peildatum door een PWA-arbeidsovereenkomst gebonden"
    __bepaling__ = Bepaling("invoer")


class heeft_wijk_werken_gedaan(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Heeft al wijk-werken gedaan"
    __bepaling__ = Bepaling("invoer")


class wijk_werken_overeenkomst_gesloten(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Heeft een wijk-werkovereenkomst met de organisator gesloten"
    __bepaling__ = Bepaling("invoer")


class traject_opgesteld_en_opgevolgd(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Het traject is opgesteld en wordt opgevolgd"
    __bepaling__ = Bepaling("invoer")


class traject_in_overleg_bijgestuurd(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Het traject is in overleg bijgestuurd waar dat nodig was"
    __bepaling__ = Bepaling("invoer")


class glow_traject(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Volgt een GLOW-traject van VDAB"
    __bepaling__ = Bepaling("invoer")


class gemeenschapsdienst_activiteiten_gewijzigd(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "De activiteiten van de gemeenschapsdienst worden uitgebreid of aangepast"
    __bepaling__ = Bepaling("invoer")


class competentiekloof_vastgesteld(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Er is objectief een competentiekloof vastgesteld"
    __bepaling__ = Bepaling("invoer")


class kloof_vooral_technisch_of_talig(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "De kloof is volledig technisch of talig"
    __bepaling__ = Bepaling("invoer")


class werkplekleren_beste_weg(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Vastgesteld is dat werkplekleren de kloof het best overbrugt"
    __bepaling__ = Bepaling("invoer")


class begeleiding_werkvloer_nodig(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Begeleiding op de werkvloer is nodig om de kloof te overbruggen"
    __bepaling__ = Bepaling("invoer")


class ontwikkelingsplan_opgesteld(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Er is een persoonlijk ontwikkelingsplan"
    __bepaling__ = Bepaling("invoer")


class overeenkomst_drie_partijen(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Werkzoekende, werkplek en VDAB hebben een overeenkomst gesloten"
    __bepaling__ = Bepaling("invoer")


class begeleiding_op_werkvloer(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Er is begeleiding op de werkvloer"
    __bepaling__ = Bepaling("invoer")


class tussentijdse_evaluatie_gepland(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Tussentijdse evaluatie is afgesproken"
    __bepaling__ = Bepaling("invoer")


class nazorg_voorzien(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Nazorg is voorzien"
    __bepaling__ = Bepaling("invoer")


class coordinatie_voorzien(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Coördinatie met mentorschap en coaching is voorzien"
    __bepaling__ = Bepaling("invoer")


class weigert_passend_aanbod(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Weigert een passend aanbod van een samenlevingsjob"
    __bepaling__ = Bepaling("invoer")


class toegeleid_door(Variable):
    value_type = Enum
    possible_values = Toeleider
    default_value = Toeleider.nog_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Wie heeft toegeleid"
    __bepaling__ = Bepaling("invoer")


class indicering_sociale_economie(Variable):
    value_type = Enum
    possible_values = Indicering
    default_value = Indicering.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Stand van de indicering voor sociale economie"
    __bepaling__ = Bepaling("invoer")


class werkzoekend_sinds(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Werkzoekend sinds"
    unit = "datum"
    __bepaling__ = Bepaling("invoer")


class uitkering_sinds(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Uitkeringsgerechtigd werkzoekend sinds"
    unit = "datum"
    __bepaling__ = Bepaling("invoer")


class wijk_werken_start(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Eerste dag van het wijk-werken"
    unit = "datum"
    __bepaling__ = Bepaling("invoer")


class laatste_evaluatie(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Dag van de laatste evaluatie van het traject"
    unit = "datum"
    __bepaling__ = Bepaling("invoer")


class wijk_werken_schorsing_dagen(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Dagen waarop het wijk-werken sinds de start geschorst was"
    unit = "dagen"
    documentation = "Speelt enkel in de lezing waarin een schorsing de maximale duur verlengt."
    __bepaling__ = Bepaling("invoer")


class gemeenschapsdienst_start(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Eerste dag van de gemeenschapsdienst"
    unit = "datum"
    __bepaling__ = Bepaling("invoer")


class samenlevingsjob_start(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Eerste dag van de samenlevingsjob"
    unit = "datum"
    __bepaling__ = Bepaling("invoer")


class werkcapaciteit_voltijds(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Deel van een voltijdse tijdsbesteding dat de persoon kan opnemen"
    unit = "deel_voltijds"
    __bepaling__ = Bepaling("invoer")


class werkcapaciteit_uren(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Aantal uren per maand dat de persoon kan opnemen"
    unit = "uur_per_maand"
    __bepaling__ = Bepaling("invoer")


class pwa_cheques_referteperiode(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "PWA-cheques uitbetaald in de referteperiode"
    unit = "cheques"
    __bepaling__ = Bepaling("invoer")


class enkele_afstand_km(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Enkele afstand tussen woonplaats en activiteit"
    unit = "km"
    __bepaling__ = Bepaling("invoer")


class verplaatsingen(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Aantal verplaatsingen naar de activiteit in de maand"
    unit = "aantal"
    __bepaling__ = Bepaling("invoer")


class activiteit_uren(Getal):
    value_type = float
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Uren activiteit in de maand"
    unit = "uur"
    __bepaling__ = Bepaling("invoer")


class activiteit_instrument(Variable):
    value_type = Enum
    possible_values = Instrument
    default_value = Instrument.hoofdinstrument
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Stelsel waarin de uren gepresteerd worden"
    __bepaling__ = Bepaling("invoer")
