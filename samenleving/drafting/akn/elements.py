"""XML of Akoma Ntoso, small: making elements, laying them out, and bytes that are always the same."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from samenleving.drafting.akn.names import EIGEN, NS

Element = etree._Element
Stuk = str | Element
_GEMENGD = frozenset(
    f"{{{NS}}}{naam}"
    for naam in "p num heading mod quotedText quantity date docTitle b i ins del ref caption block".split()
)
"""Elements that hold running text: white space inside them is part of the law."""


def el(naam: str, *inhoud: Stuk | Iterable[Stuk], **kenmerken: str | None) -> Element:
    """An element of Akoma Ntoso with text and children; an attribute that is None is left out.

    A name that Python keeps for itself ends in an underscore (`for_`, `type_`).
    """
    element = etree.Element(f"{{{NS}}}{naam}")
    for sleutel, waarde in kenmerken.items():
        if waarde is not None:
            element.set(sleutel.rstrip("_"), waarde)
    for stuk in inhoud:
        voeg_toe(element, *([stuk] if isinstance(stuk, str) or etree.iselement(stuk) else stuk))
    return element


def eigen(naam: str, **kenmerken: str | None) -> Element:
    """An element of our own namespace; an underscore in a name becomes a hyphen."""
    element = etree.Element(f"{{{EIGEN}}}{naam}", nsmap={"s": EIGEN})
    for sleutel, waarde in kenmerken.items():
        if waarde is not None:
            element.set(sleutel.rstrip("_").replace("_", "-"), waarde)
    return element


def voeg_toe(element: Element, *stukken: Stuk) -> None:
    """Append text and elements in order."""
    for stuk in stukken:
        if not isinstance(stuk, str):
            element.append(stuk)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + stuk
        else:
            element.text = (element.text or "") + stuk


def document(inhoud: Element) -> bytes:
    """The file: UTF-8, indented between structures and never inside text, ending in a line end."""
    wortel = etree.Element(f"{{{NS}}}akomaNtoso", nsmap={None: NS, "s": EIGEN})
    wortel.append(inhoud)
    etree.cleanup_namespaces(wortel, keep_ns_prefixes=["s"])
    _spring_in(wortel, 0)
    return etree.tostring(wortel, encoding="UTF-8", xml_declaration=True) + b"\n"


def _spring_in(element: Element, diepte: int) -> None:
    gemengd = element.tag in _GEMENGD
    if len(element) and not gemengd:
        element.text = "\n" + "  " * (diepte + 1)
        for kind in element:
            kind.tail = "\n" + "  " * (diepte + 1)
        element[-1].tail = "\n" + "  " * diepte
    for kind in element:
        _spring_in(kind, diepte + 1)
