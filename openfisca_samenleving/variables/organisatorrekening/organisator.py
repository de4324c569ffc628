"""What an organiser tells of its own costs and income."""

from openfisca_core.periods import DateUnit

from openfisca_samenleving.basis import ONBEKEND, Geld, Getal
from openfisca_samenleving.bepaling import Bepaling
from openfisca_samenleving.entities import Organisator


class gebruikers_ingeschreven(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Organisator
    definition_period = DateUnit.YEAR
    label = "Gebruikers die in het jaar het inschrijvingsrecht betalen"
    unit = "aantal"
    __bepaling__ = Bepaling("invoer", "organisatorrekening")


class begeleidingsuren(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Uren begeleiding op de werkvloer in de maand"
    unit = "uur"
    __bepaling__ = Bepaling("invoer", "organisatorrekening")


class begeleidingskost_per_uur(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Kost van een uur begeleiding"
    unit = "euro_per_uur"
    __bepaling__ = Bepaling("invoer", "organisatorrekening")


class vaste_kosten_organisator(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Vaste kosten van de organisator in de maand, zonder begeleiding"
    unit = "euro"
    __bepaling__ = Bepaling("invoer", "organisatorrekening")


class andere_inkomsten_organisator(Geld):
    value_type = float
    default_value = 0
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Budget of andere inkomsten van de organisator in de maand"
    unit = "euro"
    __bepaling__ = Bepaling("invoer", "organisatorrekening")
