"""A user's folder with one proposal, and ways to spoil it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from samenleving.errors import Melding
from samenleving.proposals import controleer_voorstel

Maker = Callable[..., Path]


@pytest.fixture
def maak(request: pytest.FixtureRequest, tmp_path: Path) -> Maker:
    """Write the module's sound proposal (`GOED`) with pieces replaced; return the folder around it."""
    goed: str = request.module.GOED

    def _maak(*vervang: tuple[str, str], naam: str = "proef") -> Path:
        tekst = goed
        for oud, nieuw in vervang:
            assert oud in tekst
            tekst = tekst.replace(oud, nieuw)
        map_ = tmp_path / "voorstellen" / naam
        map_.mkdir(parents=True, exist_ok=True)
        (map_ / "reform.yaml").write_text(tekst, encoding="utf-8")
        return map_.parent

    return _maak


@pytest.fixture
def fouten(maak: Maker) -> Callable[..., tuple[Melding, ...]]:
    """Everything the checker says about the spoiled proposal."""

    def _fouten(*vervang: tuple[str, str]) -> tuple[Melding, ...]:
        return controleer_voorstel(maak(*vervang) / "proef")

    return _fouten
