"""SVG that may stand inside a page: drawing elements, no scripts, no outside addresses, ids of its own."""

from __future__ import annotations

import re

from lxml import etree

from samenleving.documents.codec import DocumentFout

SVG = "http://www.w3.org/2000/svg"
MAX_TEKENS = 5_000_000

_ELEMENTEN = frozenset(
    "svg g path rect line circle ellipse polygon polyline text tspan title desc defs clipPath pattern".split()
)
# font-family is left out: the drawing takes the letter of the page
_ATTRIBUTEN = frozenset(
    """
    xmlns viewBox width height x y x1 x2 y1 y2 cx cy r rx ry d points transform id class role
    aria-labelledby aria-hidden
    fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray
    stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit opacity clip-path font-size
    font-weight font-style text-anchor dominant-baseline dx dy patternUnits patternTransform clipPathUnits
    preserveAspectRatio display
    """.split()
)
_EIGEN_URL = re.compile(r"url\(#([\w.-]+)\)")


def lees_svg(svg: str) -> etree._Element:
    """Parse SVG text strictly; no entities, no network. Raises :class:`DocumentFout` on anything else."""
    if len(svg) > MAX_TEKENS:
        raise DocumentFout(f"figuur: de SVG is groter dan {MAX_TEKENS} tekens.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        wortel = etree.fromstring(svg.encode(), parser)
    except etree.XMLSyntaxError as fout:
        raise DocumentFout(f"figuur: de SVG is geen geldige XML ({fout}).") from fout
    if wortel.tag != f"{{{SVG}}}svg" or wortel.getroottree().docinfo.doctype:
        raise DocumentFout("figuur: de tekening moet een <svg> zonder DOCTYPE zijn.")
    return wortel


def ingebed(svg: str, voorvoegsel: str) -> str:
    """The SVG, cleaned, with every id prefixed so that several figures can stand on one page."""
    wortel = lees_svg(svg)
    for element in list(wortel.iter()):
        if not isinstance(element.tag, str) or etree.QName(element).localname not in _ELEMENTEN:
            ouder = element.getparent()
            if ouder is not None:
                ouder.remove(element)
            continue
        for naam, waarde in list(element.attrib.items()):
            veilig = _veilig(str(naam), str(waarde), voorvoegsel)
            if veilig is None:
                del element.attrib[naam]
            else:
                element.set(naam, veilig)
    etree.cleanup_namespaces(wortel, top_nsmap={None: SVG})
    return str(etree.tostring(wortel, encoding="unicode"))


PRINTLETTER = "DejaVu Sans"
INKT = "#1b2530"
CM_PER_PX = 16 / 700
"""So many pixels of a drawing fill the width of a page, so that letters are equally large in each drawing."""
MAX_BREED_CM = 16.0


def voor_druk(svg: str, hoogstens_cm: float) -> tuple[str, float]:
    """The SVG, cleaned, in the letter and ink of a printed page, and how many centimetres wide it stands.

    It stands no higher than ``hoogstens_cm``, so that it stays on its page with its title and description.
    """
    wortel = lees_svg(ingebed(svg, ""))
    wortel.set("color", INKT)
    wortel.set("font-family", PRINTLETTER)
    breed, hoog = maten(wortel)
    cm = min(MAX_BREED_CM, breed * CM_PER_PX, hoogstens_cm * breed / hoog)
    return str(etree.tostring(wortel, encoding="unicode")), round(cm, 2)


def maten(wortel: etree._Element) -> tuple[float, float]:
    """Width and height of a drawing in its own units. Raises :class:`DocumentFout` where it gives neither."""
    maten_ = wortel.get("viewBox", "").replace(",", " ").split()[2:]
    maten_ = maten_ or [wortel.get("width", ""), wortel.get("height", "")]
    try:
        breed, hoog = (float(maat.removesuffix("px")) for maat in maten_)
    except ValueError as fout:
        raise DocumentFout("figuur: de SVG zegt niet hoe breed en hoog ze is (viewBox).") from fout
    if not (breed > 0 and hoog > 0):
        raise DocumentFout("figuur: de SVG heeft geen breedte of geen hoogte.")
    return breed, hoog


def _veilig(naam: str, waarde: str, voorvoegsel: str) -> str | None:
    if naam not in _ATTRIBUTEN:
        return None
    if naam == "id":
        return voorvoegsel + waarde
    if naam == "aria-labelledby":
        return " ".join(voorvoegsel + deel for deel in waarde.split())
    if "url(" in waarde.lower():
        treffer = _EIGEN_URL.fullmatch(waarde.strip())
        return f"url(#{voorvoegsel}{treffer.group(1)})" if treffer else None
    return waarde
