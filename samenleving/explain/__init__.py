"""From numbers to reasons: what a system means for a case, and why."""

from samenleving.explain.explainer import bereken
from samenleving.explain.figures import waarden
from samenleving.explain.model import Bedrag, Gelezen, Recht, Uitkomst, VoorwaardeUit, Waarden, naar_dict
from samenleving.explain.place import vindplaats

__all__ = [
    "Bedrag",
    "Gelezen",
    "Recht",
    "Uitkomst",
    "VoorwaardeUit",
    "Waarden",
    "bereken",
    "naar_dict",
    "vindplaats",
    "waarden",
]
