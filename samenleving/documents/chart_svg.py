"""From a Vega-Lite drawing to an SVG for a document, and from that SVG to a PNG for Word.

The drawing gets a Dutch title and description, hatching instead of flat colour where the series asks for it,
and text in the colour of the text around it, so that it reads on a white page and on a dark screen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import vl_convert as vlc
from lxml import etree

from samenleving.documents.svg import SVG, lees_svg

VL_VERSIE = "6.4"
PNG_SCHAAL = 2.0

TEKSTKLEUR = "#010203"
"""Stands in a specification for the colour of the surrounding text; becomes ``currentColor``."""

_WEG = frozenset({"role", "class", "pointer-events", "version"})
_KOMMAGETAL = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")


def teken(
    spec: Mapping[str, Any],
    titel: str,
    beschrijving: str,
    arcering: Mapping[str, int | None],
) -> str:
    """Draw a Vega-Lite specification. ``arcering`` gives the angle of hatching of each fill colour (or None).

    The same specification gives the same text, on one machine with one set of fonts.
    """
    ruw = vlc.vegalite_to_svg(
        json.dumps(spec, ensure_ascii=False),
        vl_version=VL_VERSIE,
        format_locale="nl-NL",
        time_format_locale="nl-NL",
    )
    wortel = lees_svg(ruw)
    kinderen = list(wortel)
    _opruimen(wortel)
    wortel.set("role", "img")
    wortel.set("aria-labelledby", "titel beschrijving")
    for naam, identiteit, tekst in (("title", "titel", titel), ("desc", "beschrijving", beschrijving)):
        etree.SubElement(wortel, f"{{{SVG}}}{naam}", id=identiteit).text = tekst
    _centreer_regels(wortel)
    gebruikt = _arceer(wortel, arcering)
    if gebruikt:
        wortel.append(_patronen(gebruikt))
    groep = etree.SubElement(wortel, f"{{{SVG}}}g", {"aria-hidden": "true"})
    groep.extend(kinderen)
    etree.cleanup_namespaces(wortel, top_nsmap={None: SVG})
    return str(etree.tostring(wortel, encoding="unicode"))


def svg_naar_png(svg: str) -> bytes:
    """A PNG on white, at twice the size, for writers that cannot hold an SVG."""
    wortel = lees_svg(svg)
    wit = etree.Element(f"{{{SVG}}}rect", width="100%", height="100%", fill="#ffffff")
    wortel.insert(0, wit)
    wortel.set("color", "#1b2530")
    return bytes(vlc.svg_to_png(etree.tostring(wortel, encoding="unicode"), scale=PNG_SCHAAL))


def _afgerond(treffer: re.Match[str]) -> str:
    # fewer digits than floating point noise, so that another processor draws the same picture
    return f"{float(treffer.group()):.2f}".rstrip("0").rstrip(".")


def _opruimen(wortel: etree._Element) -> None:
    """Drop what is not drawn, and Vega's English words for screen readers: ours stand on the root."""
    for element in list(wortel.iter()):
        ouder = element.getparent()
        onzichtbaar = element.get("display") == "none" or (
            element.get("opacity") == "0" and not len(element) and etree.QName(element).localname == "text"
        )
        if ouder is not None and onzichtbaar:
            ouder.remove(element)
            continue
        for naam in list(element.attrib):
            if naam in _WEG or str(naam).startswith("aria-"):
                del element.attrib[naam]
        for naam, waarde in element.attrib.items():
            # only attributes: a text such as 1.234 is a number of the reader's, not of the drawing
            element.set(naam, "currentColor" if waarde == TEKSTKLEUR else _KOMMAGETAL.sub(_afgerond, waarde))


def _centreer_regels(wortel: etree._Element) -> None:
    """Move text of several lines up by half its height: Vega puts its first line where its middle belongs."""
    for tekst in wortel.iter(f"{{{SVG}}}text"):
        regels = tekst.findall(f"{{{SVG}}}tspan")
        if len(regels) > 1:
            hoogte = float(regels[1].get("dy", "0"))
            regels[0].set("dy", f"{-hoogte * (len(regels) - 1) / 2:g}")


def _arceer(wortel: etree._Element, arcering: Mapping[str, int | None]) -> dict[str, int]:
    gebruikt: dict[str, int] = {}
    for element in wortel.iter():
        kleur = element.get("fill", "")
        hoek = arcering.get(kleur)
        if hoek is not None:
            gebruikt[kleur] = hoek
            element.set("fill", f"url(#p{kleur.lstrip('#')})")
    return gebruikt


def _patronen(gebruikt: Mapping[str, int]) -> etree._Element:
    defs = etree.Element(f"{{{SVG}}}defs")
    for kleur, hoek in gebruikt.items():
        patroon = etree.SubElement(
            defs,
            f"{{{SVG}}}pattern",
            id=f"p{kleur.lstrip('#')}",
            width="7",
            height="7",
            patternUnits="userSpaceOnUse",
            patternTransform=f"rotate({hoek})",
        )
        etree.SubElement(patroon, f"{{{SVG}}}rect", width="7", height="7", fill=kleur)
        streep = {"x1": "0", "y1": "1.5", "x2": "7", "y2": "1.5", "stroke": "#ffffff"}
        streep |= {"stroke-width": "2.2", "stroke-opacity": "0.75"}
        etree.SubElement(patroon, f"{{{SVG}}}line", streep)
    return defs
