"""From numbers to reasons: what a system means for a case, and why."""

from samenleving.explain.explainer import bereken
from samenleving.explain.model import Bedrag, Recht, Uitkomst, VoorwaardeUit, naar_dict
from samenleving.explain.place import vindplaats

__all__ = ["Bedrag", "Recht", "Uitkomst", "VoorwaardeUit", "bereken", "naar_dict", "vindplaats"]
