"""The builder's settings on a few pages: strict, nothing from elsewhere, and findable in Dutch."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from samenleving.site.documentpages import kleuren

REPO = Path(__file__).resolve().parents[2]
PAGINAS = {
    "index.md": "# Vergoeding\n\nDe vergoeding per uur. [Engels](en.md)\n\n```python\nprint(1)\n```\n",
    "en.md": "---\nlang: en\n---\n# English\n\n!!! note\n\n    A note.\n",
}
_LAADT = re.compile(
    r"<(?:script|img|iframe|source)\b[^>]*\bsrc=[\"']?([^\"'\s>]+)|<link\b(?![^>]*rel=[\"']?(?:canonical|prev|next))"
    r"[^>]*\bhref=[\"']?([^\"'\s>]+)|url\([\"']?([^\"')]+)|@import\s+[\"']([^\"']+)"
)

pytestmark = pytest.mark.traag


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("material")
    map_ = tmp_path_factory.mktemp("bouw")
    shutil.copy(REPO / "mkdocs.yml", map_)
    (map_ / "samenleving").symlink_to(REPO / "samenleving")
    naslag = map_ / "docs" / "naslag"
    naslag.mkdir(parents=True)
    shutil.copytree(REPO / "docs" / "stijl", map_ / "docs" / "stijl")
    (naslag / "kleuren.css").write_text(kleuren(), encoding="utf-8")
    (naslag / ".navigatie.yml").write_text(yaml.safe_dump({"nav": list(PAGINAS)}), encoding="utf-8")
    for naam, tekst in PAGINAS.items():
        (map_ / "docs" / naam).write_text(tekst, encoding="utf-8")
    klaar = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", "uit"],
        cwd=map_,
        capture_output=True,
        text=True,
        check=False,
    )
    assert klaar.returncode == 0, klaar.stderr
    return map_ / "uit"


def test_nothing_is_loaded_from_elsewhere(site):
    gevonden = 0
    for bestand in (*site.rglob("*.html"), *site.rglob("*.css")):
        for delen in _LAADT.findall(bestand.read_text(encoding="utf-8")):
            (adres,) = filter(None, delen)
            assert not re.match(r"(?:https?:)?//", adres), (bestand.name, adres)
            gevonden += 1
    assert gevonden > 10


def test_words_are_found_in_dutch(site):
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert index["config"]["lang"][0] == "nl"
    assert any("vergoeding" in pagina["text"] for pagina in index["docs"])


def test_a_page_tells_its_language(site):
    assert '<html lang="nl"' in (site / "index.html").read_text(encoding="utf-8")
    assert '<div lang="en">' in (site / "en" / "index.html").read_text(encoding="utf-8")


def test_a_broken_link_stops_the_build(site):
    map_ = site.parent
    (map_ / "docs" / "index.md").write_text("[weg](weg.md)\n", encoding="utf-8")
    opdracht = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", "stuk"]
    assert subprocess.run(opdracht, cwd=map_, capture_output=True, check=False).returncode
