"""A document inside a page of the workbench: the same words and marks as in the HTML file, without its frame.

The file carries its style with it, for column widths even in its tags; a page of the workbench allows none of
that, so it is left out here and the style sheet of the workbench takes over.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from samenleving import compare
from samenleving.documents import Document
from samenleving.documents.html import schrijf_fragment
from samenleving.report.money import geld
from samenleving.report.parts import Bevolkingsdeel, Verslag
from samenleving.report.population import bevolking
from samenleving.workbench.compiled import compileer
from samenleving.workbench.concept import Concept
from samenleving.workbench.population import Doorrekening

_STIJL = re.compile(r'(<(?:table|col)\b[^>]*?) style="[^"]*"')


def ingebed(document: Document) -> Markup:
    """The blocks of a document as HTML."""
    return Markup(_STIJL.sub(r"\1", schrijf_fragment(document)))  # noqa: S704 (escaped where it was written)


def bevolkingsstuk(concept: Concept, gevonden: Doorrekening) -> Document:
    """The sections of the report on the population and the money, for these systems alone."""
    namen, mappen = gevonden.kolommen, compileer(concept).mappen
    # of the comparison only the names of the systems are printed here: no cases, no looking ahead
    vergelijking = compare.vergelijk(
        namen, namen[0], gevonden.uitkomst.maand, mappen, (), vooruitblik=False, verkenning=False
    )
    verslag = Verslag(vergelijking, bevolking=Bevolkingsdeel(gevonden.uitkomst, None, gevonden.geld))
    titel = f"Bevolking en geld: {concept.titel}"
    return Document(titel, "overzicht", (*bevolking(verslag), *geld(verslag)))
