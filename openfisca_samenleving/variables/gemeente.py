"""What is known of a municipality."""

from openfisca_core.periods import DateUnit

from openfisca_samenleving.basis import ONBEKEND, Getal
from openfisca_samenleving.bepaling import Bepaling
from openfisca_samenleving.entities import Gemeente


class aantal_inwoners(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Inwoners van de gemeente, volgens het officiële cijfer"
    unit = "inwoners"
    __bepaling__ = Bepaling("invoer")
