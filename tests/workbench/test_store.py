"""A working folder: the old folder or the new one, whatever happens; and nobody's work is overwritten."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from samenleving.errors import InvoerFout
from samenleving.workbench import store
from samenleving.workbench.concept import Bewerking, Concept
from samenleving.workbench.edits import bewerk, nieuw
from samenleving.workbench.folder import naar_map
from samenleving.workbench.store import IntussenBewaard, Werkmap, merk_van

PAD = "wijk_werken.vergoeding.per_uur"


def met(bedrag: str) -> Concept:
    return bewerk(nieuw(id_="mijn"), Bewerking("waarde", PAD, bedrag))


def inhoud(map_: Path) -> dict[str, bytes]:
    return {p.relative_to(map_).as_posix(): p.read_bytes() for p in map_.rglob("*") if p.is_file()}


def verwacht(concept: Concept) -> dict[str, bytes]:
    return {naam.removeprefix("mijn/"): bytes_ for naam, bytes_ in naar_map(concept).items()}


def test_what_was_saved_is_read(tmp_path: Path) -> None:
    werkmap = Werkmap(tmp_path)
    merk = werkmap.bewaar(met("4,50"), None)
    geopend, gelezen = werkmap.lees("mijn")
    assert (geopend.concept, gelezen) == (met("4,50"), merk)
    assert [(b.id, b.merk, b.fout) for b in werkmap.lijst()] == [("mijn", merk, "")]
    assert inhoud(tmp_path / "mijn") == verwacht(met("4,50"))


def test_two_lawyers_one_folder(tmp_path: Path) -> None:
    een, twee = Werkmap(tmp_path), Werkmap(tmp_path)
    begin = een.bewaar(met("4,50"), None)
    nu = een.bewaar(met("4,60"), begin)
    with pytest.raises(IntussenBewaard) as fout:
        twee.bewaar(met("4,70"), begin)
    assert (fout.value.merk, fout.value.concept) == (nu, met("4,60"))
    assert inhoud(tmp_path / "mijn") == verwacht(met("4,60"))
    with pytest.raises(IntussenBewaard):
        twee.bewaar(met("4,70"), None)
    twee.bewaar(met("4,70"), nu)


def test_a_proposal_that_is_gone_is_not_brought_back_in_silence(tmp_path: Path) -> None:
    werkmap = Werkmap(tmp_path)
    merk = werkmap.bewaar(met("4,50"), None)
    with pytest.raises(IntussenBewaard):
        werkmap.verwijder("mijn", "0" * 64)
    werkmap.verwijder("mijn", merk)
    with pytest.raises(IntussenBewaard, match="verwijderd"):
        werkmap.bewaar(met("4,60"), merk)
    assert werkmap.lijst() == ()


def test_many_at_once_lose_nothing_in_silence(tmp_path: Path) -> None:
    """Everybody reads, adds a cent and saves; whoever is refused reads again. Every cent must be there."""
    Werkmap(tmp_path).bewaar(met("5"), None)

    def voeg_toe() -> None:
        werkmap = Werkmap(tmp_path)
        for _ in range(3):
            while True:
                geopend, merk = werkmap.lees("mijn")
                bedrag = round(float(geopend.concept.waarden[PAD]) * 100) + 1
                try:
                    werkmap.bewaar(met(f"{bedrag / 100:.2f}".replace(".", ",")), merk)
                    break
                except IntussenBewaard:
                    continue

    draden = [threading.Thread(target=voeg_toe) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert Werkmap(tmp_path).lees("mijn")[0].concept == met("5,09")


def test_files_of_others_stay(tmp_path: Path) -> None:
    werkmap = Werkmap(tmp_path)
    werkmap.bewaar(met("4,50"), None)
    (tmp_path / "mijn" / "nota.docx").write_bytes(b"PK\xff")
    (tmp_path / "mijn" / ".gitignore").write_text("*.bak\n")
    merk = merk_van(tmp_path / "mijn")
    werkmap.bewaar(met("4,60"), merk)
    assert (tmp_path / "mijn" / "nota.docx").read_bytes() == b"PK\xff"
    assert (tmp_path / "mijn" / ".gitignore").read_text() == "*.bak\n"


@pytest.mark.parametrize("naam", ["../x", "/etc", "A", "con", ".git", "a/b", ""])
def test_names_are_safe(tmp_path: Path, naam: str) -> None:
    werkmap = Werkmap(tmp_path)
    with pytest.raises(InvoerFout):
        werkmap.lees(naam)
    with pytest.raises(InvoerFout):
        werkmap.verwijder(naam, "")


def test_a_link_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    werkmap = tmp_path / "werk"
    werkmap.mkdir()
    (werkmap / "mijn").symlink_to(tmp_path / "elders")
    with pytest.raises(InvoerFout, match="koppeling"):
        Werkmap(werkmap).bewaar(met("4,50"), None)
    assert list((tmp_path / "elders").iterdir()) == []


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "stuk").mkdir()
    (tmp_path / "stuk" / "reform.yaml").write_text("id: [")
    (bewaard,) = Werkmap(tmp_path).lijst()
    assert "geldige YAML" in bewaard.fout


def bewaar_of_melding(werkmap: Werkmap, concept: Concept, merk: str) -> str:
    """What is told of a save that failed; empty where it did not."""
    try:
        werkmap.bewaar(concept, merk)
    except InvoerFout as fout:
        return str(fout)
    return ""


@pytest.mark.parametrize("wissel", ["in_een_stap", "opzij"])
def test_whatever_call_fails_the_old_or_the_new_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wissel: str
) -> None:
    """Every call of the system that a save makes fails once, in turn."""
    oud, nieuw_ = verwacht(met("4,50")), verwacht(met("4,60"))
    teller = {"nu": 0, "faal": 0}

    def breekbaar(echt: Callable[..., Any]) -> Callable[..., Any]:
        def doe(*delen: Any, **namen: Any) -> Any:
            teller["nu"] += 1
            if teller["nu"] == teller["faal"]:
                raise OSError(errno.EIO, "de schijf hapert")
            return echt(*delen, **namen)

        return doe

    if wissel == "opzij":
        monkeypatch.setattr(store, "_ruil", lambda _een, _twee: False)
    gefaald, minstens_zoveel_keer = 0, 10
    for keer in range(1, 300):
        map_ = tmp_path / f"{keer}"
        map_.mkdir()
        werkmap = Werkmap(map_)
        merk = werkmap.bewaar(met("4,50"), None)
        teller |= {"nu": 0, "faal": keer}
        with monkeypatch.context() as breuk:
            for naam in ("open", "write", "fsync", "mkdir", "rename"):
                breuk.setattr(os, naam, breekbaar(getattr(os, naam)))
            breuk.setattr(store, "_ruil", breekbaar(store._ruil))
            melding = bewaar_of_melding(werkmap, met("4,60"), merk)
        Werkmap(map_).lijst()  # whoever comes next mends what was left
        assert inhoud(map_ / "mijn") == (oud if melding else nieuw_), f"call {keer}: {melding}"
        assert [p.name for p in map_.iterdir() if p.name.startswith(store.NAAST)] == []
        gefaald += bool(melding)
        if teller["nu"] < keer:
            break
    assert teller["nu"] < keer, "every call was tried"
    assert gefaald > minstens_zoveel_keer


KIND = """
import sys
from pathlib import Path
from samenleving.workbench.concept import Bewerking
from samenleving.workbench.edits import bewerk, nieuw
from samenleving.workbench import store
if sys.argv[2] == "opzij":
    store._ruil = lambda een, twee: False
een, twee = (bewerk(nieuw(id_="mijn"), Bewerking("waarde", "{pad}", b)) for b in ("4,50", "4,60"))
werkmap = store.Werkmap(Path(sys.argv[1]))
merk = store.merk_van(Path(sys.argv[1]) / "mijn") or None
print("klaar", flush=True)
while True:
    merk = werkmap.bewaar(twee, merk)
    merk = werkmap.bewaar(een, merk)
"""


@pytest.mark.parametrize("wissel", ["in_een_stap", "opzij"])
def test_killed_at_any_moment(tmp_path: Path, wissel: str) -> None:
    """A child saves without end and is killed at random moments; what stands is always one of the two."""
    toegelaten = [verwacht(met("4,50")), verwacht(met("4,60"))]
    Werkmap(tmp_path).bewaar(met("4,50"), None)
    toeval = random.Random(7)  # noqa: S311 (moments, no secrets)
    for _ in range(3):
        kind = subprocess.Popen(
            [sys.executable, "-c", KIND.replace("{pad}", PAD), str(tmp_path), wissel],
            stdout=subprocess.PIPE,
        )
        assert kind.stdout is not None
        assert kind.stdout.readline() == b"klaar\n"
        time.sleep(toeval.uniform(0.01, 0.4))
        kind.kill()
        kind.wait()
        kind.stdout.close()
        bewaard = Werkmap(tmp_path).lijst()
        assert [b.id for b in bewaard] == ["mijn"]
        assert inhoud(tmp_path / "mijn") in toegelaten
        assert not list(tmp_path.glob(f"{store.NAAST}*"))
