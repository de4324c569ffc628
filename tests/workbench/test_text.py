"""The text of a concept: the bytes of the command line, gaps with their place, a draft back from Word."""

from __future__ import annotations

import io
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from samenleving.errors import InvoerFout
from samenleving.workbench.address import Adres, adres_van, concept_uit, naar_vraag, uit_vraag
from samenleving.workbench.calendars import kalenders, trajecten
from samenleving.workbench.concept import Bewerking, Concept
from samenleving.workbench.edits import bewerk, nieuw
from samenleving.workbench.folder import naar_zip, opdracht
from samenleving.workbench.population import doorrekening
from samenleving.workbench.reading import lees_ontwerp
from samenleving.workbench.text import dossier, stuk, tekstbeeld

FORMATEN = ("html", "md", "docx", "akn", "json")


@pytest.fixture(scope="module")
def concept() -> Concept:
    begin = nieuw("serv_2025+inschrijvingsrecht=afschaffen+lezing.verplaatsing_ritten=enkel", id_="mijn")
    return bewerk(
        begin,
        Bewerking("waarde", "samenlevingsjobs.vergoeding.per_uur", "4,75"),
        Bewerking("motivering", "situering", "Zo is het gekomen."),
        Bewerking("motivering", "motieven", "Wie werkt, moet vooruitgaan."),
    )


def test_the_command_line_gives_the_same_bytes(concept: Concept, tmp_path: Path, project: Path) -> None:
    """The zip unpacked, and the line exactly as the page shows it."""
    with zipfile.ZipFile(io.BytesIO(naar_zip(concept))) as pakket:
        pakket.extractall(tmp_path)
    assert opdracht(concept) in (tmp_path / concept.id / "LEESMIJ.txt").read_text("utf-8")
    delen = shlex.split(opdracht(concept))[1:]
    programma = "import sys; from samenleving.cli import main; main(sys.argv[1:])"
    gedaan = subprocess.run(
        [sys.executable, "-c", programma, *delen, "--map", "uit", "--formaat", ",".join(FORMATEN)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(project), "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert gedaan.returncode == 0, gedaan.stderr.decode()
    buiten = {pad.name: pad.read_bytes() for pad in (tmp_path / "uit").iterdir()}
    binnen = dossier(concept, FORMATEN)
    assert sorted(buiten) == sorted(binnen)
    assert [naam for naam in binnen if buiten[naam] != binnen[naam]] == []


def test_the_check_of_the_readme_runs_as_shown(concept: Concept, tmp_path: Path, project: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(naar_zip(concept))) as pakket:
        pakket.extractall(tmp_path)
    leesmij = (tmp_path / concept.id / "LEESMIJ.txt").read_text("utf-8")
    (regel,) = [r for r in leesmij.splitlines() if r.startswith("Nakijken:")]
    delen = shlex.split(regel.partition(":")[2])[1:]
    programma = "import sys; from samenleving.cli import main; main(sys.argv[1:])"
    gedaan = subprocess.run(
        [sys.executable, "-c", programma, *delen],
        cwd=tmp_path,
        env={"PYTHONPATH": str(project), "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert gedaan.returncode == 0, gedaan.stderr.decode()


def test_papers_and_where_to_mend_their_gaps(concept: Concept) -> None:
    beeld = tekstbeeld(concept)
    assert [s.id for s in beeld.stukken if s.document is None] == ["08-geconsolideerd"]
    assert all(s.reden for s in beeld.stukken if s.document is None)
    waar = {(gat.waar, gat.veld or gat.bestand) for gat in beeld.gaten}
    assert ("keuze", "chequeprijs") in waar
    assert ("motivering", "doel") in waar
    assert ("bestand", "tekst/decreet-320-duur.md.j2") in waar
    assert ("motivering", "situering") not in waar  # it was written
    assert not any("inschrijvingsrecht" in veld for _, veld in waar)  # it was chosen
    for gat in beeld.gaten:
        assert gat.tekst.startswith("[")
        assert gat.uitleg
        assert "--" not in gat.uitleg
        assert "bank" not in gat.uitleg.replace("werkbank", "")  # the sheet is called Tafel
        assert gat.veld or gat.waar not in ("motivering", "keuze", "lezing")
        later = "verdere procedure" in gat.uitleg  # a date or a number to come, never a clause to write
        assert later == (gat.soort == "in_te_vullen")
    for een in beeld.stukken:
        assert een.open == sum(gat.stuk == een.id for gat in beeld.gaten)
    assert sum(een.open for een in beeld.stukken) == len(beeld.gaten)
    velden = {veld.sleutel: veld.tekst for veld in beeld.motivering}
    assert velden["situering"] == "Zo is het gekomen."


def test_a_motivation_that_lands_nowhere_is_refused(concept: Concept) -> None:
    fout_ = bewerk(concept, Bewerking("motivering", "artikelen.decreet.999", "Waarom."))
    with pytest.raises(InvoerFout, match="dit artikel bestaat niet") as fout:
        tekstbeeld(fout_)
    assert fout.value.bestand == "mijn/motivering.yaml"


def test_a_draft_comes_back_change_by_change(concept: Concept) -> None:
    naam, inhoud = stuk(concept, "02-ontwerp-van-besluit", "docx")
    onveranderd = lees_ontwerp(inhoud, naam, concept)
    assert (onveranderd.wijzigingen, onveranderd.niet_gelezen) == ((), ())
    naam, inhoud = stuk(concept, "02-ontwerp-van-besluit", "md")
    anders = inhoud.decode().replace("4,75 euro", "5,10 euro").replace("60 uur", "55 uur")
    verslag = lees_ontwerp(anders.encode(), naam, concept)
    gevonden = {w.pad: w for w in verslag.wijzigingen}
    assert gevonden["samenlevingsjobs.vergoeding.per_uur"].wordt_tekst == "5,10 euro per uur"
    overgenomen = concept
    for wijziging in verslag.wijzigingen:
        assert not wijziging.waarom_niet
        overgenomen = bewerk(overgenomen, wijziging.bewerking)
    assert all(w.al_zo for w in lees_ontwerp(anders.encode(), naam, overgenomen).wijzigingen)


@pytest.mark.parametrize(
    ("inhoud", "naam"),
    [
        (b"x", "a.exe"),
        (b"", "a.docx"),
        (b"geen zip", "a.docx"),
        (b"<!DOCTYPE x><x/>", "a.xml"),
        (b"tekst", "a.md"),
    ],
)
def test_hostile_uploads_are_refused(concept: Concept, inhoud: bytes, naam: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        lees_ontwerp(inhoud, naam, concept)
    assert fout.value.bestand == naam
    assert "samenleving-" not in str(fout.value)


def test_an_address_goes_round(concept: Concept) -> None:
    adres = adres_van(concept, ("huidig", "serv_2025"), "2028-01")
    vraag = naar_vraag(adres)
    assert uit_vraag(vraag) == adres
    assert "Zo is het" not in vraag
    terug = concept_uit(uit_vraag(f"?{vraag}&ander=veld"))
    for naam in ("waarden", "keuzes", "lezingen", "basis", "vanaf"):
        assert getattr(terug, naam) == getattr(concept, naam)
    assert uit_vraag("") == Adres()
    for kapot in (
        "mijn=a&mijn=b",
        "datum=gisteren",
        "&".join(f"s=a{n}" for n in range(20)),
        "mijn=" + "x" * 9000,
    ):
        with pytest.raises(InvoerFout):
            uit_vraag(kapot)


def test_a_trajectory_is_followed_in_every_system(concept: Concept) -> None:
    gevolgd = kalenders(concept, ("huidig",), traject=trajecten()[0].id, maanden=3)
    assert [k.systeem for k in gevolgd] == ["huidig", "mijn+lezing.verplaatsing_ritten=enkel"]
    with pytest.raises(InvoerFout, match="bestaat niet"):
        kalenders(concept, traject="weg")


def test_a_population_tells_how_far_it_is_and_stops(concept: Concept) -> None:
    gehoord: list[int] = []
    uit = doorrekening(concept, ("huidig",), elke=1000, meld=lambda v: gehoord.append(v.stap))
    assert uit is not None
    assert uit.kolommen == tuple(s.naam for s in uit.uitkomst.systemen)
    assert gehoord == sorted(gehoord)
    assert doorrekening(concept, ("huidig",), elke=1000, stop=lambda: True) is None
