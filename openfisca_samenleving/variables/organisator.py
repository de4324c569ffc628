"""What is known of an organiser: its area and its local price."""

from datetime import date

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import ONBEKEND, Geld, Getal
from openfisca_samenleving.bepaling import Bepaling
from openfisca_samenleving.entities import Organisator
from openfisca_samenleving.voorwaarden import Antwoord


class inwoners_werkingsgebied(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Inwoners van het werkingsgebied"
    unit = "inwoners"
    __bepaling__ = Bepaling("invoer")


class vte_som_gemeenten(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "VDAB-personeel geteld per gemeente en dan opgeteld"
    unit = "vte"
    __bepaling__ = Bepaling("invoer")


class cheques_verwerkt(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Cheques die de organisator in de maand verwerkt"
    unit = "cheques"
    __bepaling__ = Bepaling("invoer")


class afwijking_inwoners_toegestaan(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "De Vlaamse Regering staat een afwijking van het minimumaantal inwoners toe"
    __bepaling__ = Bepaling("invoer")


class chequeprijs_beslist(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Prijs die de gemeente of het samenwerkingsverband het laatst besliste"
    unit = "euro_per_cheque"
    __bepaling__ = Bepaling("invoer")


class chequeprijs_beslist_op(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Organisator
    definition_period = DateUnit.ETERNITY
    label = "Dag van die beslissing"
    unit = "datum"
    __bepaling__ = Bepaling("invoer")


class chequeprijs_vorige(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Prijs die vóór die beslissing gold"
    unit = "euro_per_cheque"
    __bepaling__ = Bepaling("invoer")


class chequeprijs_consensus(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "De gemeenten van het samenwerkingsverband zijn het eens over de prijs"
    __bepaling__ = Bepaling("invoer")


class chequeprijs_laagste_voorstel(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Laagste prijs die een gemeente van het samenwerkingsverband wil"
    unit = "euro_per_cheque"
    __bepaling__ = Bepaling("invoer")
