"""The order of the pages, as the part of the builder's settings that depends on the data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from samenleving.legislation import laad_akten
from samenleving.proposals import voorstellen
from samenleving.site.links import ANDERE
from samenleving.site.method import MAP, TITELS_METHODE
from samenleving.site.proposalpages import MATRIX, VERGELIJKING
from samenleving.site.reference import instrumenten, per_groep
from samenleving.site.render import Pagina
from samenleving.site.wettests import groepstitel
from samenleving.site.words import TITELS

BESTAND = ".navigatie.yml"
"""Hidden, so that the builder does not take it for a page; `mkdocs.yml` inherits from it."""

_OPSTELLERS = (
    "opstellers",
    "werkbank",
    "voorstel",
    "toets",
    "lezen",
    "kwaliteit",
    "bevolking",
    "akoma-ntoso",
)
_HELPERS = ("rekenhulp", "toestanden", "inbedden", "prestaties")
_ONTWIKKELAARS = ("ontwikkelaars", "ontwikkelaars/clients", "ontwikkelaars/openfisca", "api", "snelheid")


def navigatie(docs: Path, paginas: Iterable[Pagina], map_: str) -> str:
    """The settings as YAML.

    Args:
        docs: the folder of the site; a page written by hand is named only where it exists.
        paginas: every page that was generated.
        map_: name of the folder of the generated pages inside `docs`.
    """
    gemaakt = {pagina.pad: pagina for pagina in paginas}

    def hand(namen: Iterable[str]) -> list[str]:
        return [f"{naam}.md" for naam in namen if (docs / f"{naam}.md").exists()]

    def gemaakte(paden: Iterable[str]) -> list[str]:
        return [f"{map_}/{pad}" for pad in paden if pad in gemaakt]

    def document(map_van: str) -> list[str]:
        """The pages of a document in its own order: that in which they were made."""
        return gemaakte(pad for pad in gemaakt if pad.startswith(f"{map_van}/"))

    groepen = dict.fromkeys(pad.split("/")[1][:-3] for pad in gemaakt if pad.startswith("tests/"))
    inhoud: list[Any] = [
        {"Start": "index.md"},
        {"Voor opstellers": hand(_OPSTELLERS)},
        {"Voor wie helpt": hand(_HELPERS)},
        {
            "Het recht": [
                *gemaakte(["index.md", "dekking.md"]),
                {"Akten": gemaakte(f"akten/{id_}.md" for id_ in laad_akten())},
                {"Getallen": [{TITELS[g]: f"{map_}/parameters/{g}.md"} for g in per_groep()]},
                {"Regels": [{TITELS[i]: f"{map_}/regels/{i or ANDERE}.md"} for i in instrumenten()]},
                {"Wettests": [{groepstitel(groep): f"{map_}/tests/{groep}.md"} for groep in groepen]},
            ]
        },
        {
            "Voorstellen": [
                *gemaakte(["voorstellen/index.md"]),
                {"Naast elkaar": document(VERGELIJKING)},
                {"Tegenover de adviezen": document(MATRIX)},
                {"Bepaling per bepaling": gemaakte(f"voorstellen/{v.id}.md" for v in voorstellen())},
            ]
        },
        {
            "Methode": [
                *hand(["methode"]),
                *gemaakte(f"{MAP}/{naam}.md" for naam in TITELS_METHODE),
                *gemaakte(["wijzigingen.md"]),
            ]
        },
        {"Developers": [*hand(_ONTWIKKELAARS), *gemaakte(["bijdragen.md"])]},
    ]
    zonder_leeg = [deel for deel in map(_zonder_leeg, inhoud) if deel]
    return yaml.safe_dump({"nav": zonder_leeg}, allow_unicode=True, sort_keys=False)


def _zonder_leeg(deel: Any) -> Any:
    """A part of the navigation without headings that hold nothing."""
    if isinstance(deel, Mapping):
        return {kop: inhoud for kop, onder in deel.items() if (inhoud := _zonder_leeg(onder))}
    if isinstance(deel, list):
        return [inhoud for een in deel if (inhoud := _zonder_leeg(een))]
    return deel
