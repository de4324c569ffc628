"""The whole base holds, and the command says so with the right exit code."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path

import pytest

from samenleving import quality
from samenleving.cli import main
from samenleving.errors import InvoerFout, Melding
from samenleving.locator import voorstellen_map
from samenleving.quality import Controle, controleer
from samenleving.quality import proposals as voorstellen


def draai(capsys: pytest.CaptureFixture[str], *woorden: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as einde:
        main(woorden)
    uit = capsys.readouterr()
    return int(einde.value.code or 0), uit.out, uit.err


@pytest.mark.traag
def test_nothing_is_wrong() -> None:
    controle = controleer()
    assert not controle.fouten, "\n".join(map(str, controle.fouten))
    assert min(aantal for naam, aantal in controle.geteld.items() if naam != "goedkeuringen") > 100
    assert {melding.ernst for melding in controle.waarschuwingen} <= {"waarschuwing"}


def test_faults_end_with_one_and_warnings_with_zero(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fout = Melding("a.yaml", 7, "values", "iets klopt niet", "maak het in orde")
    oud = Melding("a.yaml", 3, "last_checked", "oud", "", "waarschuwing")
    dag = datetime.date(2026, 11, 22)
    gevraagd: list[datetime.date | None] = []

    def met(fouten: tuple[Melding, ...]) -> None:
        def doe(peildatum: datetime.date | None, **_keuze: object) -> Controle:
            gevraagd.append(peildatum)
            return Controle(dag, {"parameters": 1}, fouten, (oud,))

        monkeypatch.setattr(quality, "controleer", doe)

    met((fout,))
    code, uit, _ = draai(capsys, "controleer", "--peildatum", "2028-01-31")
    assert code == 1
    assert "a.yaml:7: values: iets klopt niet. Oplossing: maak het in orde." in uit
    assert gevraagd == [datetime.date(2028, 1, 31)]
    code, uit, _ = draai(capsys, "controleer", "--json")
    assert code == 1
    assert json.loads(uit)["fouten"][0]["regel"] == 7
    assert gevraagd[-1] is None, "the clock is never asked"
    met(())
    code, uit, _ = draai(capsys, "controleer")
    assert code == 0
    assert "Waarschuwing: a.yaml:3" in uit


@pytest.mark.parametrize("datum", ["2028-02-30", "31/01/2028", "morgen"])
def test_a_wrong_reference_date_is_wrong_input(capsys: pytest.CaptureFixture[str], datum: str) -> None:
    code, _, fout = draai(capsys, "controleer", "--peildatum", datum)
    assert code == 2
    assert "JJJJ-MM-DD" in fout


def test_what_cannot_be_read_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def weiger() -> None:
        raise InvoerFout.een("dit is geen akte", bestand="x.yaml")

    monkeypatch.setattr(quality, "lees_kennisbasis", weiger)
    assert [melding.tekst for melding in controleer().fouten] == ["dit is geen akte"]


@pytest.fixture
def eigen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project's own proposals, taken for the project's own."""
    map_ = tmp_path / "reforms"
    shutil.copytree(voorstellen_map(), map_, ignore=shutil.ignore_patterns("__pycache__"))
    for module in ("samenleving.locator", "samenleving.quality.proposals"):
        monkeypatch.setattr(f"{module}.voorstellen_map", lambda: map_)
    from samenleving.conformity import loading
    from samenleving.proposals import loader

    for onthouden in (loader._eigen_keten, loading._eigen):
        onthouden.cache_clear()
    yield map_
    for onthouden in (loader._eigen_keten, loading._eigen):
        onthouden.cache_clear()


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "verwacht"),
    [
        ("serv_2025/reform.yaml", "clausule: art-doelgroep", "clausule: art-doelgroepje", "art-doelgroepje"),
        (
            "serv_2025/reform.yaml",
            "beantwoordt: [",
            "beantwoordt: [serv25-bestaat-niet, ",
            "serv25-bestaat-niet",
        ),
        ("serv_2025/reform.yaml", "samenlevingsjobs.", "samenlevingsjob.", "samenlevingsjob."),
        ("serv_2025/advies.yaml", "soort: regel", "soort: regeltje", "regeltje"),
        (
            "serv_2025/advies.yaml",
            "samenlevingsjobs.indicering_versneld",
            "samenlevingsjobs.versneld",
            "versneld",
        ),
    ],
)
def test_a_dangling_name_in_a_proposal(
    eigen: Path, bestand: str, oud: str, nieuw: str, verwacht: str
) -> None:
    pad = eigen / bestand
    tekst = pad.read_text(encoding="utf-8")
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    meldingen = (
        [*voorstellen.controleer_voorstellen(), *voorstellen.controleer_adviezen()]
        if ("reform" in bestand)
        else [*voorstellen.controleer_adviezen()]
    )
    regel = tekst[: tekst.index(oud)].count("\n") + 1
    eigen_meldingen = [melding for melding in meldingen if verwacht in f"{melding.tekst} {melding.veld}"]
    assert eigen_meldingen
    assert {melding.ernst for melding in eigen_meldingen} == {"fout"}
    assert (f"reforms/{bestand}", regel) in {(melding.bestand, melding.regel) for melding in eigen_meldingen}


def test_a_dangling_act_in_the_texts(eigen: Path) -> None:
    akten = eigen / "regering_2025" / "tekst" / "akten.yaml"
    tekst = akten.read_text(encoding="utf-8")
    assert "akte: " in tekst
    akten.write_text(tekst.replace("akte: ", "akte: geen-", 1), encoding="utf-8")
    meldingen = list(voorstellen.controleer_voorstellen())
    assert any("geen-" in melding.tekst for melding in meldingen)
    assert all(melding.bestand == "reforms/regering_2025/tekst/akten.yaml" for melding in meldingen)


def test_an_unknown_input_in_an_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "situations").mkdir()
    (tmp_path / "situations" / "a.yaml").write_text("persoon: {activiteit_uurtjes: 4}\n", encoding="utf-8")
    monkeypatch.setattr(voorstellen, "files", lambda _pakket: tmp_path)
    [melding] = voorstellen.controleer_situaties()
    assert melding.bestand == "openfisca_samenleving/situations/a.yaml"
    assert melding.regel == 1
