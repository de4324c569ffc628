"""Pages as Markdown: one environment of templates, in which every value goes through `md`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2

from samenleving.display import datum, toon_parameter, zekerheid
from samenleving.explain import vindplaats
from samenleving.law import parameterinfo, variabelen
from samenleving.legislation import STATUSSEN, Akte
from samenleving.quality.coverage import telling
from samenleving.site.links import anker, codelink, vindplaatsen
from samenleving.site.words import DEKKING, GEZIEN, PERIODES, SOORTEN, STATUS, TITELS, ZOEKWOORDEN

_MARKDOWN = str.maketrans({teken: f"\\{teken}" for teken in "\\`*_{}[]<>|#"})


@dataclass(frozen=True)
class Pagina:
    """One page: path under the reference folder, and its text."""

    pad: str
    tekst: str


def md(waarde: Any) -> str:
    """Text that Markdown shows as it is, on one line."""
    return " ".join(str(waarde).split()).translate(_MARKDOWN)


def maak(sjabloon: str, **inhoud: Any) -> str:
    """A template of this folder, filled in."""
    return _omgeving().get_template(sjabloon).render(**inhoud)


def label_van(naam: str) -> str:
    """What a parameter or variable is called; a parameter with its latest value."""
    if "." not in naam:
        return variabelen()[naam].label
    info = parameterinfo(naam)
    return f"{info.label}: {toon_parameter(info, info.waarden[max(info.waarden)])}"


def naam_van(akte: Akte) -> str:
    """The short name of an act."""
    return akte.korte_naam


@cache
def _omgeving() -> jinja2.Environment:
    omgeving = jinja2.Environment(
        loader=jinja2.FileSystemLoader(str(files("samenleving").joinpath("site", "templates"))),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 (Markdown: every value goes through the md filter)
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    omgeving.filters |= {
        "md": md,
        "datum": datum,
        "zekerheid": zekerheid,
        "anker": anker,
        "waarde": lambda waarde, info: toon_parameter(info, waarde),
        "vindplaats": vindplaats,
    }
    omgeving.globals |= {
        "TITELS": TITELS,
        "ZOEKWOORDEN": ZOEKWOORDEN,
        "STATUS": STATUS,
        "DEKKING": DEKKING,
        "GEZIEN": GEZIEN,
        "SOORTEN": SOORTEN,
        "STATUSSEN": STATUSSEN,
        "PERIODES": PERIODES,
        "parameterinfo": parameterinfo,
        "naam_van": naam_van,
        "label_van": label_van,
        "codelink": codelink,
        "vindplaatsen": vindplaatsen,
        "telling": telling,
    }
    return omgeving
