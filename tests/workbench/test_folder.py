"""Folders and zips: nothing is lost, nothing is run, nothing points out."""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from samenleving.errors import InvoerFout
from samenleving.proposals import controleer_voorstel
from samenleving.workbench.compiled import compileer
from samenleving.workbench.concept import REFORM, Bewerking, Concept
from samenleving.workbench.edits import bewerk, nieuw
from samenleving.workbench.folder import MAX_ZIP, naar_map, naar_zip, open_map, open_zip

FEE = Bewerking("waarde", "samenlevingsjobs.vergoeding.per_uur", "4,75")


@pytest.fixture(scope="module")
def concept() -> Concept:
    begin = nieuw("serv_2025+inschrijvingsrecht=afschaffen+lezing.verplaatsing_ritten=enkel", id_="mijn")
    return bewerk(
        begin,
        FEE,
        Bewerking("waarde", "wijk_werken.uren.max_per_maand", "70"),
        Bewerking("motivering", "doel", 'Met "aanhaling": en # teken.\n\nTweede alinea.'),
        Bewerking("motivering", "adviezen.serv25-6.1-a", "Daarom niet."),
        Bewerking("kop", "titel", "Eén prijs: ‘eerlijk’"),
    )


@pytest.fixture
def hand(project: Path, tmp_path: Path) -> Path:
    """A proposal written by hand, with templates and remarks."""
    map_ = tmp_path / "voorstellen" / "hand"
    shutil.copytree(project / "reforms" / "serv_2025", map_)
    (map_ / "advies.yaml").unlink()
    tekst = (map_ / REFORM).read_text(encoding="utf-8").replace("id: serv_2025", "id: hand", 1)
    (map_ / REFORM).write_text(f"# Een opmerking die blijft.\n{tekst}", encoding="utf-8")
    return map_


def zip_van(bestanden: dict[str, bytes]) -> bytes:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam, inhoud in bestanden.items():
            pakket.writestr(naam, inhoud)
    return doel.getvalue()


def test_a_zip_goes_round(concept: Concept) -> None:
    assert naar_zip(concept) == naar_zip(concept)
    geopend = open_zip(naar_zip(concept))
    assert geopend.concept == concept
    assert geopend.vast == ()


def test_the_folder_is_a_sound_proposal(concept: Concept, tmp_path: Path) -> None:
    for naam, inhoud in naar_map(concept).items():
        pad = tmp_path / naam
        pad.parent.mkdir(exist_ok=True)
        pad.write_bytes(inhoud)
    assert [m for m in controleer_voorstel(tmp_path / "mijn") if m.ernst == "fout"] == []
    assert "--motivering mijn/motivering.yaml" in (tmp_path / "mijn" / "LEESMIJ.txt").read_text()


def test_a_folder_by_hand_stays_byte_for_byte(hand: Path) -> None:
    geopend = open_map(hand)
    assert geopend.concept.vast
    assert len(geopend.vast) > 50
    uit = naar_map(geopend.concept)
    for pad in hand.rglob("*"):
        if pad.is_file():
            assert uit[f"hand/{pad.relative_to(hand).as_posix()}"] == pad.read_bytes()


def test_edits_are_written_beside_what_was_there(hand: Path) -> None:
    gewijzigd = bewerk(open_map(hand).concept, FEE, Bewerking("keuze", "inschrijvingsrecht", "afschaffen"))
    tekst = naar_map(gewijzigd)["hand/reform.yaml"].decode()
    oud = (hand / REFORM).read_text(encoding="utf-8").splitlines()
    nieuw_ = iter(tekst.splitlines())
    assert all(regel in nieuw_ for regel in oud), "every old line is still there, in order"
    assert "eigen_vergoeding" in tekst
    assert compileer(gewijzigd).naam == "hand+inschrijvingsrecht=afschaffen"
    assert open_zip(naar_zip(gewijzigd)).concept == gewijzigd
    with pytest.raises(InvoerFout, match="van het bestand dat u opende"):
        bewerk(gewijzigd, Bewerking("waarde", "samenlevingsjobs.uren.max_per_maand", "70"))
    with pytest.raises(InvoerFout, match="blijft zoals het is"):
        bewerk(gewijzigd, Bewerking("kop", "titel", "Anders"))


def test_one_may_build_on_it_and_it_comes_along(hand: Path) -> None:
    boven = nieuw("hand", id_="boven", mappen=(hand.parent,))
    boven = bewerk(boven, Bewerking("waarde", "samenlevingsjobs.uren.max_per_maand", "70"))
    shutil.rmtree(hand)
    terug = open_zip(naar_zip(boven)).concept
    assert terug == boven
    assert "hand/tekst/decreet-320-duur.md.j2" in naar_map(terug)


def test_a_hand_between_the_lines_makes_it_written_by_hand(concept: Concept) -> None:
    inhoud = naar_map(concept)
    inhoud["mijn/reform.yaml"] = inhoud["mijn/reform.yaml"].replace(b"4.75", b"4.80")
    geopend = open_zip(zip_van(inhoud))
    assert geopend.concept.vast
    assert naar_map(geopend.concept)["mijn/reform.yaml"] == inhoud["mijn/reform.yaml"]


def test_remarks_in_a_motivation_are_kept(concept: Concept) -> None:
    inhoud = naar_map(concept)
    inhoud["mijn/motivering.yaml"] += b"# nakijken\nsituering: Zo.\n"
    geopend = open_zip(zip_van(inhoud))
    assert geopend.concept.motivering["situering"] == "Zo."
    assert naar_map(geopend.concept)["mijn/motivering.vorige.txt"] == inhoud["mijn/motivering.yaml"]


def _bom() -> bytes:
    return zip_van({"a/reform.yaml": b"0" * 50_000_000})


def _koppeling() -> bytes:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w") as pakket:
        deel = zipfile.ZipInfo("a/reform.yaml")
        deel.external_attr = 0o120777 << 16
        pakket.writestr(deel, "/etc/passwd")
    return doel.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "woorden"),
    [
        (b"geen zip", "beschadigd"),
        (b"", "beschadigd"),
        (b"x" * (MAX_ZIP + 1), "groot"),
        (_bom(), "zwelt"),
        (_koppeling(), "koppeling"),
        (zip_van({"../reform.yaml": b"id: x"}), "wijst naar buiten"),
        (zip_van({"/a/reform.yaml": b"id: x"}), "wijst naar buiten"),
        (zip_van({"a/niets.txt": b"x"}), "geen voorstel"),
        (zip_van({"a/reform.yaml": b"id: [", "b/reform.yaml": b"id: b"}), "geldige YAML"),
        (zip_van({"a/reform.yaml": b"basis: huidig", "b/reform.yaml": b"basis: huidig"}), "2 voorstellen"),
        (zip_van({"a/reform.yaml": b"basis: b", "b/reform.yaml": b"basis: a"}), "0 voorstellen"),
        (zip_van({"A B/reform.yaml": b"basis: huidig"}), "geen naam"),
        (zip_van({"a/reform.yaml": b"- 1"}), "geen voorstel"),
        (zip_van({"a/reform.yaml": b"titel: x"}), "basis"),
        (zip_van({"a/reform.yaml": b"\xff\xfe\x00"}), "codering|geen tekst"),
        (zip_van({f"a/b{n}.txt": b"x" for n in range(300)} | {"a/reform.yaml": b"x"}), "te veel"),
    ],
)
def test_hostile_zips_are_refused_in_words(inhoud: bytes, woorden: str) -> None:
    with pytest.raises(InvoerFout, match=woorden) as fout:
        open_zip(inhoud)
    assert "Traceback" not in str(fout.value)
    assert "samenleving-" not in str(fout.value)


def test_a_template_that_does_too_much_is_refused(hand: Path) -> None:
    (hand / "tekst" / "decreet-320-duur.md.j2").write_text("{{ ''.__class__ }}\n", encoding="utf-8")
    from samenleving.workbench.text import tekstbeeld

    with pytest.raises(InvoerFout) as fout:
        tekstbeeld(open_map(hand).concept)
    assert fout.value.bestand == "hand/tekst/decreet-320-duur.md.j2"


def test_code_of_somebody_else_never_runs(hand: Path) -> None:
    (hand / "rules.py").write_text("raise SystemExit('nooit')\n", encoding="utf-8")
    with pytest.raises(InvoerFout, match="voert geen code uit") as fout:
        open_map(hand)
    assert fout.value.bestand == "hand/rules.py"


def test_links_in_a_folder_are_refused(hand: Path) -> None:
    (hand / "koppeling.txt").symlink_to("/etc/passwd")
    with pytest.raises(InvoerFout, match="koppeling"):
        open_map(hand)


@pytest.mark.parametrize("naam", ["rules.py", "reform.py", "tekst/hulp.PY", "installeer.bat", "x.so"])
def test_code_never_travels_on(concept: Concept, naam: str) -> None:
    """Not into the zip of a colleague and not into a folder that many use."""
    bestanden = naar_map(concept)
    with pytest.raises(InvoerFout, match="programmacode") as fout:
        open_zip(zip_van({**bestanden, f"{concept.id}/{naam}": b"print(1)"}), "boos.zip")
    assert naam.rpartition("/")[2] in fout.value.oplossing
    onder = replace(concept, map={naam: b"print(1)"})
    with pytest.raises(InvoerFout, match="programmacode"):
        naar_zip(onder)


@pytest.mark.parametrize(
    "sjabloon",
    [
        b"{{ ''.__class__.__mro__[1].__subclasses__() }}",
        b"{% include '/etc/passwd' %}",
        b"{{ cycler.__init__.__globals__ }}",
        b"{% for i in range(999999999) %}x{% endfor %}",
        b"{{ bestaat.niet | getal }}",
    ],
)
def test_a_template_that_is_refused_is_told_when_it_is_opened(hand: Path, sjabloon: bytes) -> None:
    bestanden = {
        f"hand/{p.relative_to(hand).as_posix()}": p.read_bytes() for p in hand.rglob("*") if p.is_file()
    }
    naam = next(naam for naam in bestanden if naam.endswith("decreet-330-uren.md.j2"))
    with pytest.raises(InvoerFout) as fout:
        open_zip(zip_van({**bestanden, naam: sjabloon}), "boos.zip")
    assert tempfile.gettempdir() not in str(fout.value)
    assert Path(naam).name in str(fout.value)


@pytest.mark.parametrize("inhoud", [b"geen zip", b"PK\x03\x04kapot", b""])
def test_what_is_no_zip_gets_advice_that_fits(inhoud: bytes) -> None:
    with pytest.raises(InvoerFout) as fout:
        open_zip(inhoud, "x.zip")
    assert "tekstverwerker" not in str(fout.value)
    assert "zip" in fout.value.oplossing
