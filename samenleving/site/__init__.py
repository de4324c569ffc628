"""The reference pages of the documentation, written from the same data as everything else.

Plain Markdown files: no plugin of the site builder is needed to make them.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

import jinja2

from samenleving.advice import adviezen
from samenleving.display import datum, toon_parameter, zekerheid
from samenleving.explain import vindplaats
from samenleving.law import Parameterinfo, Variabeleinfo, alle_parameters, parameterinfo, stelsel, variabelen
from samenleving.legislation import STATUSSEN, Akte, Deel, laad_akten
from samenleving.proposals import Voorstel, voorstellen
from samenleving.quality.coverage import Onderdeel, onderdelen, telling
from samenleving.site.links import ANDERE, anker, codelink, delen_van, vindplaatsen
from samenleving.systems import systeem

TITELS = {
    "wijk_werken": "Wijk-werken",
    "gemeenschapsdienst": "Gemeenschapsdienst",
    "samenlevingsjobs": "Samenlevingsjobs (ontwerpruimte, geen recht)",
    "belasting": "Belasting",
    "leefloon": "Leefloon",
    "leefloon_aanpak": "Activering van leefloongerechtigden (conceptnota 2023)",
    "werkloosheid": "Werkloosheidsuitkering",
    "pwa": "PWA-stelsel (tot en met 2017)",
    "dienstencheque": "Dienstencheque",
    "activeringspact": "Lokaal activeringspact",
    "contingent": "Contingent",
    "organisatorrekening": "Rekening van de organisator",
    "instrumenten": "Andere instrumenten",
    "wes": "Werkervaringsstage",
    "ibo": "Individuele beroepsopleiding",
    "individueel_maatwerk": "Individueel maatwerk",
    "collectief_maatwerk": "Collectief maatwerk",
    "ama": "Arbeidsmatige activiteiten",
    "art60": "Artikel 60",
    "ukw": "Uiterst kwetsbare werkzoekenden",
    "advies_welzijn": "Advies Welzijn",
    "aanbod_uitgeput": "Aanbod uitgeput",
    "ultiem_jobaanbod": "Ultiem jobaanbod",
    "warme_overdracht": "Warme overdracht",
    "doelgroepvermindering": "Doelgroepvermindering",
    "lezingen": "Lezingen",
    "": "Andere gegevens en stappen",
}
STATUS = {
    "in_werking": "in werking",
    "aangenomen": "aangenomen, nog niet in werking",
    "voorgesteld": "voorgesteld: geen recht",
    "hypothetisch": "hypothetisch: geen recht",
    "achterhaald": "achterhaald",
}
DEKKING = {
    "gecodeerd": "gecodeerd",
    "open_norm": "open norm",
    "buiten_bereik": "buiten bereik",
    "niet_ingezien": "niet ingezien",
}
GEZIEN = {"NL": "Nederlandse tekst", "FR": "Franse tekst", "geen": "geen officiële tekst"}
SOORTEN = {
    "recht": "Rechten",
    "voorwaarde": "Voorwaarden",
    "plicht": "Plichten",
    "bedrag": "Bedragen en uren",
    "kenmerk": "Kenmerken",
    "tussenstap": "Tussenstappen",
    "invoer": "Gegevens die u invult",
}
_MARKDOWN = str.maketrans({teken: f"\\{teken}" for teken in "\\`*_{}[]<>|#"})


@dataclass(frozen=True)
class Pagina:
    """One page: path under the reference folder, and its text."""

    pad: str
    tekst: str


def schrijf_naslag(map_: Path) -> int:
    """Write every reference page below a folder, replacing what stood there; return how many."""
    alle = paginas()
    if map_.exists():
        shutil.rmtree(map_)
    for pagina in alle:
        bestand = map_ / pagina.pad
        bestand.parent.mkdir(parents=True, exist_ok=True)
        bestand.write_text(pagina.tekst, encoding="utf-8")
    return len(alle)


def paginas() -> list[Pagina]:
    """Every reference page."""
    return [
        _index(),
        _dekking(),
        *_parameterpaginas(),
        *_regelpaginas(),
        *_voorstelpaginas(),
        *_aktepaginas(),
    ]


def _index() -> Pagina:
    return Pagina(
        "index.md",
        _maak(
            "index.md.j2",
            parameters=_per_groep(),
            instrumenten=_instrumenten(),
            akten=laad_akten(),
            voorstellen=voorstellen(),
        ),
    )


def _dekking() -> Pagina:
    return Pagina("dekking.md", _maak("dekking.md.j2", akten=laad_akten().values(), onderdelen=onderdelen))


def _instrumenten() -> list[str]:
    """The schemes that have rules, in the order of their titles; what belongs to none comes last."""
    gebruikt = {info.bepaling.instrument for info in variabelen().values()}
    return [instrument for instrument in TITELS if instrument in gebruikt]


def _per_groep() -> dict[str, list[Parameterinfo]]:
    groepen: dict[str, list[Parameterinfo]] = {naam: [] for naam in TITELS if naam}
    for pad, info in alle_parameters().items():
        groepen[pad.split(".", 1)[0]].append(info)
    return {groep: infos for groep, infos in groepen.items() if infos}


def _parameterpaginas() -> list[Pagina]:
    inhoud = {"gewijzigd": _gewijzigd_door()}
    return [
        Pagina(f"parameters/{groep}.md", _maak("parameters.md.j2", groep=groep, parameters=infos, **inhoud))
        for groep, infos in _per_groep().items()
    ]


def _gewijzigd_door() -> dict[str, list[tuple[Voorstel, date, Any]]]:
    """Per parameter, what each proposal on its own makes of it."""
    gewijzigd: dict[str, list[tuple[Voorstel, date, Any]]] = defaultdict(list)
    for voorstel in voorstellen():
        for wijziging in systeem(voorstel.id).wijzigingen:
            if wijziging.voorstel_id == voorstel.id:
                gewijzigd[wijziging.pad].append((voorstel, wijziging.datum, wijziging.nieuw))
    return gewijzigd


def _regelpaginas() -> list[Pagina]:
    per_instrument: dict[str, dict[str, list[Variabeleinfo]]] = defaultdict(
        lambda: {soort: [] for soort in SOORTEN}
    )
    for info in variabelen().values():
        soorten = per_instrument.setdefault(info.bepaling.instrument, {soort: [] for soort in SOORTEN})
        soorten[info.bepaling.soort].append(info)
    return [
        Pagina(
            f"regels/{instrument or ANDERE}.md",
            _maak("regels.md.j2", titel=TITELS[instrument], soorten=soorten, variabelen=stelsel().variables),
        )
        for instrument, soorten in per_instrument.items()
    ]


def _voorstelpaginas() -> list[Pagina]:
    aanbevelingen = {rij.id: rij for advies in adviezen() for rij in advies.aanbevelingen}
    return [
        Pagina(
            f"voorstellen/{voorstel.id}.md",
            _maak("voorstel.md.j2", voorstel=voorstel, aanbevelingen=aanbevelingen),
        )
        for voorstel in voorstellen()
    ]


def _aktepaginas() -> list[Pagina]:
    return [
        Pagina(
            f"akten/{akte.id}.md",
            _maak("akte.md.j2", akte=akte, tekst=_tekst, onderdelen=_met_ankers(akte)),
        )
        for akte in laad_akten().values()
    ]


def _met_ankers(akte: Akte) -> list[tuple[Onderdeel, list[str]]]:
    """The parts of an act, each with the anchors of its delen in order."""
    ankers = iter(delen_van(akte.id))
    return [(onderdeel, list(islice(ankers, len(onderdeel.delen)))) for onderdeel in onderdelen(akte)]


def _label_van(naam: str) -> str:
    """What a parameter or variable is called; a parameter with its latest value."""
    if naam not in alle_parameters():
        return variabelen()[naam].label
    info = parameterinfo(naam)
    return f"{info.label}: {toon_parameter(info, info.waarden[max(info.waarden)])}"


def _tekst(deel: Deel) -> str:
    """The paraphrase with the values of the last date the law package knows."""

    def laatste(pad: str) -> Any:
        waarden = parameterinfo(pad).waarden
        return waarden[max(waarden)]

    return deel.ingevuld(laatste) if deel.tekst else ""


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
        "md": _md,
        "datum": datum,
        "zekerheid": zekerheid,
        "anker": anker,
        "waarde": lambda waarde, info: toon_parameter(info, waarde),
        "vindplaats": vindplaats,
    }
    omgeving.globals |= {
        "TITELS": TITELS,
        "STATUS": STATUS,
        "DEKKING": DEKKING,
        "GEZIEN": GEZIEN,
        "SOORTEN": SOORTEN,
        "STATUSSEN": STATUSSEN,
        "parameterinfo": parameterinfo,
        "naam_van": _naam_van,
        "label_van": _label_van,
        "codelink": codelink,
        "vindplaatsen": vindplaatsen,
        "telling": telling,
    }
    return omgeving


def _naam_van(akte: Akte) -> str:
    return akte.korte_naam


def _md(waarde: Any) -> str:
    """Text that Markdown shows as it is, on one line."""
    return " ".join(str(waarde).split()).translate(_MARKDOWN)


def _maak(sjabloon: str, **inhoud: Any) -> str:
    return _omgeving().get_template(sjabloon).render(**inhoud)
