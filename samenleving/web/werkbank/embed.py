"""A document inside a page of the workbench: the same words and marks as in the HTML file, without its frame.

The file carries its style with it, for column widths even in its tags; a page of the workbench allows none of
that, so it is left out here and the style sheet of the workbench takes over.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from samenleving.documents import Document
from samenleving.documents.html import schrijf_fragment

_STIJL = re.compile(r'(<(?:table|col)\b[^>]*?) style="[^"]*"')


def ingebed(document: Document) -> Markup:
    """The blocks of a document as HTML."""
    return Markup(_STIJL.sub(r"\1", schrijf_fragment(document)))  # noqa: S704 (escaped where it was written)
