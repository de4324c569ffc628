"""The population and the money in the report: the unknown is said so, what is assumed stands beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samenleving.cli import main
from samenleving.documents import nakijken
from samenleving.documents.markdown import schrijf_markdown
from samenleving.report.build import rapport
from samenleving.report.parts import Bevolkingsvraag, Verslag, _open_lezingen, maak_verslag, naar_bestanden
from samenleving.systems import systeem

SYSTEMEN = ["huidig", "regering_2025+prijsvorm=tarieven+statuut=pwa"]


@pytest.fixture(scope="module")
def verslag() -> Verslag:
    return maak_verslag(SYSTEMEN, situaties=[], bevolking=Bevolkingsvraag(trekkingen=2, elke=200))


@pytest.fixture(scope="module")
def markdown(verslag: Verslag) -> str:
    return schrijf_markdown(rapport(verslag)).replace("\u00a0", " ").replace("\\", "")


pytestmark = pytest.mark.traag


def test_the_report_is_a_sound_document_with_both_sections(verslag: Verslag, markdown: str) -> None:
    assert nakijken(rapport(verslag)) == ()
    assert "## Wat het doet voor een hele bevolking" in markdown
    assert "## Wie betaalt wat" in markdown
    assert "#methode-bevolking" in markdown
    assert "#methode-geld" in markdown
    assert "gelden voor deze bevolking en deze aannames" in markdown


def test_states_are_told_apart_and_never_called_certain(verslag: Verslag, markdown: str) -> None:
    assert verslag.bevolking is not None
    for dit in verslag.bevolking.uitkomst.systemen:
        assert sum(dit.toegang.toestanden.values()) == verslag.bevolking.uitkomst.personen
    assert "Niemand in deze bevolking bestaat" in markdown
    assert "zijn aannames, geen tellingen" in markdown
    assert "208.347 tegenover 213.400" in markdown


def test_age_groups_read_as_words(markdown: str) -> None:
    assert "25 tot 54, met een uitkeringsaanvraag" in markdown
    assert "2554" not in markdown


def test_an_interval_stands_beside_each_figure(verslag: Verslag, markdown: str) -> None:
    assert verslag.bevolking is not None
    assert verslag.bevolking.onzekerheid is not None
    band = next(
        b for b in verslag.bevolking.onzekerheid.banden if b.id == "deelnemers" and b.systeem == "huidig"
    )
    assert band.laag is not None
    assert band.laag <= band.midden <= band.hoog
    assert "Wat dit cijfer het meest beweegt: deelnemers" in markdown


def test_each_reading_of_an_open_question_is_a_scenario(verslag: Verslag) -> None:
    """What no source settles and a reading imitates, is shown with its figures, for every system."""
    zeker = verslag.bevolking.onzekerheid
    lezingen = {scenario.naam for scenario in zeker.scenarios if scenario.soort == "lezing"}
    assert lezingen == {v.lezing for naam in SYSTEMEN for v in systeem(naam).open_vragen if v.lezing} != set()
    for scenario in zeker.scenarios:
        assert set(scenario.waarden) == set(SYSTEMEN)


def test_a_reading_that_was_chosen_is_no_scenario() -> None:
    gekozen = systeem("regering_2025+lezing.samenlevingsjobs_toegang=na")
    assert "samenlevingsjobs_toegang" not in _open_lezingen([gekozen, systeem("serv_2025")])


def test_what_is_open_has_no_amount(markdown: str) -> None:
    assert "niet bekend: of VDAB personeel ter beschikking stelt" in markdown
    assert "| **Som** | **0** | **0** |" in markdown
    assert "Plan van VDAB voor 2026" in markdown


def test_the_data_stand_in_a_file_of_their_own(verslag: Verslag) -> None:
    data = json.loads(json.dumps(naar_bestanden(verslag)["bevolking"]))
    assert [rekening["systeem"] for rekening in data["geld"]] == [
        s.naam for s in verslag.vergelijking.systemen
    ]
    assert data["onzekerheid"]["banden"]


def test_own_persons_give_no_money(tmp_path: Path) -> None:
    eigen = tmp_path / "personen.csv"
    eigen.write_text("woont_in_vlaams_gewest,ingeschreven_vdab\nja,ja\nnee,ja\n", encoding="utf-8")
    verslag = maak_verslag(["huidig", "serv_2025"], situaties=[], bevolking=Bevolkingsvraag(microdata=eigen))
    assert verslag.bevolking is not None
    assert verslag.bevolking.uitkomst.personen == 2
    assert verslag.bevolking.geld == ()
    assert nakijken(rapport(verslag)) == ()


@pytest.mark.parametrize("extra", [["--zaad", "3"], ["--bevolking"]])
def test_options_that_belong_together(extra: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as einde:
        main(["vergelijk", "huidig", "serv_2025", *extra])
    assert einde.value.code == 2
    assert "--bevolking" in capsys.readouterr().err


def test_the_line_of_2023_shows_the_pact_and_says_why_there_is_no_population() -> None:
    verslag = maak_verslag(
        ["huidig", "conceptnota_2023"], situaties=[], bevolking=Bevolkingsvraag(trekkingen=2)
    )
    assert verslag.bevolking is None
    assert verslag.pact is not None
    assert [uitkomst.naam for uitkomst in verslag.pact.uitkomsten] == ["huidig", "conceptnota_2023"]
    tekst = schrijf_markdown(rapport(verslag))
    assert nakijken(rapport(verslag)) == ()
    assert "Voor deze maand is er geen bevolking" in tekst
    assert "## Het activeringspact over alle gemeenten" in tekst
    assert naar_bestanden(verslag)["pact"]["uitkomsten"]
