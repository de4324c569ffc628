"""The pages of the documentation that are written from the same data as everything else.

Plain Markdown files, a style sheet of colours and the navigation: no plugin of the site builder is needed to
make them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from samenleving.legislation import laad_akten
from samenleving.proposals import voorstellen
from samenleving.site.acts import aktepaginas, dekkingspagina
from samenleving.site.changes import bijdragepagina, wijzigingspagina
from samenleving.site.documentpages import kleuren
from samenleving.site.method import TITELS_METHODE, methodepaginas
from samenleving.site.navigation import BESTAND, navigatie
from samenleving.site.proposalpages import matrixpaginas, vergelijkingspaginas, voorstelpaginas
from samenleving.site.reference import instrumenten, parameterpaginas, per_groep, regelpaginas
from samenleving.site.render import Pagina, maak
from samenleving.site.wettests import MAP, alle_wettests, groepstitel, testpaginas
from samenleving.site.words import TITELS

__all__ = ["TITELS", "Pagina", "paginas", "schrijf_naslag"]


def schrijf_naslag(map_: Path, wortel: Path = Path()) -> int:
    """Write every page below a folder of the site, replacing what stood there; return how many.

    Args:
        map_: the folder, directly inside that of the site.
        wortel: the repository, for the law tests and for the files of contributors.
    """
    alle = paginas(wortel)
    if map_.exists():
        shutil.rmtree(map_)
    for pagina in alle:
        bestand = map_ / pagina.pad
        bestand.parent.mkdir(parents=True, exist_ok=True)
        bestand.write_text(pagina.tekst, encoding="utf-8")
    (map_ / "kleuren.css").write_text(kleuren(), encoding="utf-8")
    (map_ / BESTAND).write_text(navigatie(map_.parent, alle, map_.name), encoding="utf-8")
    return len(alle)


def paginas(wortel: Path = Path()) -> list[Pagina]:
    """Every page that comes from data."""
    tests = alle_wettests(wortel / MAP)
    gemaakt = [
        dekkingspagina(),
        *parameterpaginas(),
        *regelpaginas(tests),
        *aktepaginas(tests),
        *testpaginas(tests),
        *voorstelpaginas(),
        *vergelijkingspaginas(),
        *matrixpaginas(),
        *methodepaginas(),
        wijzigingspagina(wortel),
        bijdragepagina(wortel),
    ]
    return [_index(gemaakt), *gemaakt]


def _index(gemaakt: Iterable[Pagina]) -> Pagina:
    groepen = dict.fromkeys(p.pad.split("/")[1][:-3] for p in gemaakt if p.pad.startswith("tests/"))
    inhoud = maak(
        "index.md.j2",
        parameters=per_groep(),
        instrumenten=instrumenten(),
        akten=laad_akten(),
        voorstellen=voorstellen(),
        methode=TITELS_METHODE,
        testgroepen={groep: groepstitel(groep) for groep in groepen},
    )
    return Pagina("index.md", inhoud)
