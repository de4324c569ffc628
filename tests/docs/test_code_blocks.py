"""What the README and the docs tell people to type works, and the pages name only commands that exist."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from samenleving.cli import main, samenleving

REPO = Path(__file__).resolve().parents[2]
PAGINAS = [REPO / "README.md", *sorted((REPO / "docs").glob("*.md"))]
BLOK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
BLIJFT_DRAAIEN = {"serveer"}


def blokken(taal: str) -> Iterator[tuple[str, str]]:
    for pagina in PAGINAS:
        for nummer, (soort, inhoud) in enumerate(BLOK.findall(pagina.read_text(encoding="utf-8"))):
            if soort == taal:
                yield f"{pagina.stem}-{nummer}", inhoud


def opdrachten() -> Iterator[tuple[str, list[str]]]:
    for naam, inhoud in blokken("sh"):
        for nummer, regel in enumerate(inhoud.replace("\\\n", " ").splitlines()):
            woorden = shlex.split(regel, comments=True)
            if woorden and Path(woorden[0]).name == "samenleving":
                yield f"{naam}-{nummer}", woorden[1:]


@pytest.fixture
def werkmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the law beside it and the proposal of the docs in it."""
    (tmp_path / "openfisca_samenleving").symlink_to(REPO / "openfisca_samenleving")
    (voorbeeld,) = [inhoud for naam, inhoud in blokken("yaml") if naam.startswith("voorstel-")]
    (advies,) = [inhoud for naam, inhoud in blokken("yaml") if naam.startswith("toets-")]
    (tmp_path / "mijn_adviezen").mkdir()
    (tmp_path / "mijn_adviezen" / "advies.yaml").write_text(advies, encoding="utf-8")
    voorstel = tmp_path / "mijn_voorstellen" / "hogere_vergoeding" / "reform.yaml"
    voorstel.parent.mkdir(parents=True)
    voorstel.write_text(voorbeeld, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("naam", "code"), list(blokken("python")))
def test_python_runs(naam: str, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, naam, "exec"), {})  # noqa: S102 (our own pages)
    assert capsys.readouterr().out


@pytest.mark.traag
@pytest.mark.usefixtures("werkmap")
@pytest.mark.parametrize(("naam", "woorden"), list(opdrachten()))
def test_commands_run(naam: str, woorden: list[str]) -> None:
    if woorden[0] in BLIJFT_DRAAIEN:
        assert woorden[0] in samenleving.commands
        return
    with pytest.raises(SystemExit) as einde:
        main(woorden)
    assert not einde.value.code, naam


def test_there_are_commands_and_code_to_run() -> None:
    assert len(list(opdrachten())) > 5
    assert len(list(blokken("python"))) > 1


def test_make_targets_that_pages_name_exist() -> None:
    doelen = set(re.findall(r"^([a-z]+):", (REPO / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for pagina in PAGINAS:
        genoemd = re.findall(r"(?:^|`)make ([a-z]+)", pagina.read_text(encoding="utf-8"), re.MULTILINE)
        assert set(genoemd) <= doelen, pagina.name
