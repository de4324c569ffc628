"""The acts as data: article by article, lid by lid, in our own words, with an anchor on every number.

`laad_akten()` reads `openfisca_samenleving/legislation/*.yaml` (or a folder of the user), checks every file
against its schema and returns frozen records. A *deel* is the smallest thing that carries a norm: a lid, a
paragraph or a point. Nothing is evaluated here; what a number is today comes from the parameters.

The text of a deel is always a paraphrase. `tekst_gezien` tells in which language the official text was seen
when it was written; it never makes the paraphrase official.
"""

from samenleving.legislation.anchors import Anker, ankers, vul_in
from samenleving.legislation.loading import akte_ids, laad_akten, plaats_van
from samenleving.legislation.model import (
    STATUSSEN,
    Afdeling,
    Akte,
    Artikel,
    Deel,
    Hoofdstuk,
    Rechtsgrond,
    Wijziging,
)

__all__ = [
    "STATUSSEN",
    "Afdeling",
    "Akte",
    "Anker",
    "Artikel",
    "Deel",
    "Hoofdstuk",
    "Rechtsgrond",
    "Wijziging",
    "akte_ids",
    "ankers",
    "laad_akten",
    "plaats_van",
    "vul_in",
]
