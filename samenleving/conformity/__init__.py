"""Conformity: which recommendations of an advice a system follows, and by what.

`toets` gives the matrix as data; `document` and `table` show it. What a recommendation asks stands beside it
in `advies.yaml`, in the words of `language`.
"""

from samenleving.conformity.build import alle_systemen, toets
from samenleving.conformity.loading import laad_toetsen
from samenleving.conformity.model import STATUSSEN, Grond, Matrix, Oordeel, naar_dict

__all__ = [
    "STATUSSEN",
    "Grond",
    "Matrix",
    "Oordeel",
    "alle_systemen",
    "laad_toetsen",
    "naar_dict",
    "toets",
]
