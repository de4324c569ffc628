"""The pictures of the documentation: each one that a page shows is there, and each one there is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_BEELD = re.compile(r"!\[([^\]]*)\]\(([^)\s]+\.(?:png|svg|jpg))\)")


@pytest.fixture(scope="module")
def getoond(project: Path) -> dict[Path, list[str]]:
    """Every picture that the README and the pages by hand name, with its descriptions."""
    bladzijden = [project / "README.md"]
    bladzijden += [b for b in (project / "docs").rglob("*.md") if "naslag" not in b.parts]
    beelden: dict[Path, list[str]] = {}
    for bladzijde in bladzijden:
        for uitleg, plek in _BEELD.findall(bladzijde.read_text(encoding="utf-8")):
            beelden.setdefault((bladzijde.parent / plek).resolve(), []).append(uitleg)
    assert beelden
    return beelden


def test_every_picture_that_is_shown_exists(getoond: dict[Path, list[str]]) -> None:
    assert [beeld.name for beeld in getoond if not beeld.is_file()] == [], (
        "make them with 'make beelden', look at them, and commit them"
    )


def test_every_picture_that_exists_is_shown(project: Path, getoond: dict[Path, list[str]]) -> None:
    er_zijn = set((project / "docs" / "beeld").glob("*"))
    assert sorted(beeld.name for beeld in er_zijn - set(getoond)) == []


def test_every_picture_is_described(getoond: dict[Path, list[str]]) -> None:
    assert [beeld.name for beeld, uitleg in getoond.items() if any(len(u) < 20 for u in uitleg)] == []


def test_no_picture_is_heavy(getoond: dict[Path, list[str]]) -> None:
    """A reader on a phone pays for each."""
    zwaar = [beeld.name for beeld in getoond if beeld.is_file() and beeld.stat().st_size > 400_000]
    assert zwaar == []
