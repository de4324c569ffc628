"""Read a draft: from its Dutch words alone to the law it would make.

Written apart from everything that writes a draft, so that the one proves the other. `lees_clausules` turns
amending text into operations and the text after; `waarden_in` takes the values out of a text through its
anchors; `teruglezen` refuses a draft that does not say what was asked.
"""

from samenleving.drafting.reading.orders import Ongelezen
from samenleving.drafting.reading.proof import Leescontrole, Lezing, TerugleesFout, lees_clausules, teruglezen
from samenleving.drafting.reading.values import waarden_in

__all__ = [
    "Leescontrole",
    "Lezing",
    "Ongelezen",
    "TerugleesFout",
    "lees_clausules",
    "teruglezen",
    "waarden_in",
]
