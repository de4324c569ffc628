"""What is known of a user: who it is and what it has done."""

from datetime import date

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import ONBEKEND, Geld, Getal
from openfisca_samenleving.bepaling import Bepaling
from openfisca_samenleving.entities import Gebruiker
from openfisca_samenleving.voorwaarden import Antwoord


class GebruikerType(Enum):
    """The kind of user."""

    weet_niet = "weet ik niet"
    natuurlijke_persoon = "natuurlijke persoon"
    lokaal_bestuur = "lokaal bestuur"
    vzw = "vzw of andere niet-commerciële vereniging"
    onderwijsinstelling = "onderwijsinstelling"
    land_en_tuinbouw = "land- of tuinbouwbedrijf"
    andere = "andere"


class gebruiker_type(Variable):
    value_type = Enum
    possible_values = GebruikerType
    default_value = GebruikerType.weet_niet
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Soort gebruiker"
    __bepaling__ = Bepaling("invoer")


class activiteit_in_vlaams_gewest(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "De activiteit vindt plaats in het Vlaamse Gewest"
    __bepaling__ = Bepaling("invoer")


class activiteit_op_lijst(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "De activiteit staat op de activiteitenlijst, met haar lokale uitbreidingen en beperkingen"
    __bepaling__ = Bepaling("invoer")


class activiteit_verdringt_werk(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "De activiteit verdringt werk in het normaal of sociaal economisch circuit"
    __bepaling__ = Bepaling("invoer")


class activiteit_bij_particulier(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "De activiteit wordt bij een particulier uitgevoerd"
    __bepaling__ = Bepaling("invoer")


class aanvraag_vooraf_ingediend(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "De gebruiker heeft de activiteit vooraf bij de organisator aangevraagd"
    __bepaling__ = Bepaling("invoer")


class gebruikersovereenkomst_gesloten(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Gebruiker en organisator hebben een gebruikersovereenkomst"
    __bepaling__ = Bepaling("invoer")


class gebruiker_heeft_omkadering(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "De gebruiker heeft genoeg menskracht en expertise om te begeleiden of minstens op te volgen"
    __bepaling__ = Bepaling("invoer")


class cheques_gebruikt(Getal):
    value_type = float
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Begonnen uren die de gebruiker in de maand laat uitvoeren"
    unit = "cheques"
    __bepaling__ = Bepaling("invoer")


class betaalde_chequeprijs(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Aanschafprijs die de organisator van de plaats van de activiteit vraagt"
    unit = "euro_per_cheque"
    __bepaling__ = Bepaling("invoer")


class aantal_organisatoren(Getal):
    value_type = float
    default_value = 1
    entity = Gebruiker
    definition_period = DateUnit.YEAR
    label = "Organisatoren bij wie de gebruiker dit jaar ingeschreven is"
    unit = "aantal"
    __bepaling__ = Bepaling("invoer")


class aankoopdatum_cheques(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Gebruiker
    definition_period = DateUnit.ETERNITY
    label = "Dag waarop de cheques gekocht zijn"
    unit = "datum"
    __bepaling__ = Bepaling("invoer")
