"""What is known for the leefloon: who somebody is, what they live on, and what the OCMW judged."""

from datetime import date

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import ONBEKEND, Geld, Getal
from openfisca_samenleving.bepaling import Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Antwoord


class Categorie(Enum):
    """Category that decides the amount."""

    weet_niet = "weet ik niet"
    samenwonend = "samenwonend"
    alleenstaand = "alleenstaand"
    gezinslast = "met een gezin ten laste"


class Werk(Enum):
    """Work that may stand in for the registration with VDAB."""

    weet_niet = "weet ik niet"
    geen = "werkt niet"
    werknemer = "werknemer"
    zelfstandige = "zelfstandige"
    ambtenaar = "ambtenaar"
    sociale_tewerkstelling = "sociale tewerkstelling (artikel 57quater, 60, §7, of 61 van de OCMW-wet)"


class Sanctiegrond(Enum):
    """Why the OCMW may suspend the leefloon."""

    geen = "geen"
    gpmi = "de verplichtingen van het GPMI zijn zonder wettige reden niet nageleefd"
    onjuiste_aangifte = "onjuiste of onvolledige aangifte van bestaansmiddelen"
    bedrog = "aangifte met bedrieglijk opzet"


class leefloon_categorie(Variable):
    value_type = Enum
    possible_values = Categorie
    default_value = Categorie.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Categorie voor het leefloon"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_bestaansmiddelen(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Bestaansmiddelen op jaarbasis die meetellen, zonder inkomsten uit het PWA-stelsel"
    unit = "euro_per_jaar"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_verblijft_in_belgie(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Verblijft werkelijk in België"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_meerderjarig(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Is meerderjarig of daarmee gelijkgesteld"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_verblijfsstatuut(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Is Belg of heeft een ander statuut dat toegang geeft"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_werkbereid(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Is bereid te werken"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_gezondheid_of_billijkheid(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Kan om gezondheids- of billijkheidsredenen niet werken"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_rechten_uitgeput(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Deed haar of zijn rechten op sociale uitkeringen gelden"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_jonger_dan_25(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Is jonger dan 25 jaar"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_aanvraag_op(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Dag van de aanvraag bij het OCMW"
    unit = "datum"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_beslissing_op(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Dag waarop het OCMW het leefloon of de gelijke steun toekende"
    unit = "datum"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_maanden_zonder(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Maanden zonder leefloon vóór deze toekenning"
    unit = "maanden"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_gpmi_gesloten(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Heeft een GPMI met het OCMW"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_sanctie_grond(Variable):
    value_type = Enum
    possible_values = Sanctiegrond
    default_value = Sanctiegrond.geen
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Grond voor een schorsing van het leefloon"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_sanctie_herhaling(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Herhaling: binnen een jaar bij het GPMI, binnen drie jaar bij een aangifte"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_sanctie_beslist_op(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Dag van de beslissing over de schorsing"
    unit = "datum"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_gelijke_steun(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Krijgt van het OCMW steun die gelijk is aan het leefloon"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_op_arbeidsleeftijd(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Is op arbeidsleeftijd"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_elders_inschrijvingsplichtig(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Moet zich al om een andere reden bij VDAB inschrijven"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_werk(Variable):
    value_type = Enum
    possible_values = Werk
    default_value = Werk.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Werk naast het leefloon"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_vdab_begeleidt(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Het OCMW laat de begeleiding naar werk aan VDAB over"
    __bepaling__ = Bepaling("invoer", "leefloon")


class leefloon_weigert_begeleiding(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Werkt niet mee aan de begeleiding door VDAB"
    __bepaling__ = Bepaling("invoer", "leefloon")
