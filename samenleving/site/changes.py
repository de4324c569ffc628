"""What changed, by legal effect, and how to contribute: from the files that contributors write themselves."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from samenleving.site.render import Pagina

NIEUW = "Nog niet uitgebracht"
_MERK = re.compile(r"<!--.*?-->\n?", re.DOTALL)


def wijzigingspagina(wortel: Path) -> Pagina:
    """The changelog, with what is not released yet under the headings it will get."""
    instellingen = tomllib.loads(_lees(wortel, "pyproject.toml"))
    soorten = instellingen["tool"]["towncrier"]["type"]
    delen = []
    for soort in soorten:
        notities = sorted((wortel / "changelog.d").glob(f"*.{soort['directory']}.md"))
        if notities:
            punten = "\n".join(f"- {_op_een_regel(pad)}" for pad in notities)
            delen.append(f"### {soort['name']}\n\n{punten}")
    nieuw = "\n\n".join([f"## {NIEUW}", *delen]) + "\n\n" if delen else ""
    return Pagina("wijzigingen.md", _MERK.sub(lambda _: nieuw, _lees(wortel, "CHANGELOG.md")))


def bijdragepagina(wortel: Path) -> Pagina:
    """How to contribute a rule, a proposal or a translation; English, as the file is."""
    return Pagina("bijdragen.md", f"---\nlang: en\n---\n{_lees(wortel, 'CONTRIBUTING.md')}")


def _lees(wortel: Path, naam: str) -> str:
    return (wortel / naam).read_text(encoding="utf-8")


def _op_een_regel(pad: Path) -> str:
    return " ".join(pad.read_text(encoding="utf-8").split())
