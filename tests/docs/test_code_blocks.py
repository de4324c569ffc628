"""What the README and the docs tell people to type works, page by page and in the order of the page."""

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
BESTAND = re.compile(r"# ([\w/]+\.yaml)\n")
BLIJFT_DRAAIEN = {"serveer"}


def blokken(pagina: Path) -> list[tuple[str, str]]:
    return BLOK.findall(pagina.read_text(encoding="utf-8"))


def opdrachten(inhoud: str) -> Iterator[list[str]]:
    """The commands of ours in a block of shell; make and other programs are no business of this test."""
    for regel in inhoud.replace("\\\n", " ").splitlines():
        woorden = shlex.split(regel, comments=True)
        if woorden and Path(woorden[0]).name == "samenleving":
            yield woorden[1:]


@pytest.mark.traag
@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda pagina: pagina.stem)
def test_a_page_works_from_top_to_bottom(
    pagina: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In an empty folder with the law beside it: what the page writes is written, what it types is typed."""
    (tmp_path / "openfisca_samenleving").symlink_to(REPO / "openfisca_samenleving")
    monkeypatch.chdir(tmp_path)
    for nummer, (taal, inhoud) in enumerate(blokken(pagina), 1):
        naam = f"{pagina.name}, block {nummer}"
        if taal == "python":
            capsys.readouterr()
            exec(compile(inhoud, naam, "exec"), {})  # noqa: S102 (our own pages)
            assert capsys.readouterr().out, naam
        elif taal == "yaml":
            bestand = BESTAND.match(inhoud)
            assert bestand, f"{naam} does not begin with the file it is"
            doel = tmp_path / bestand[1]
            doel.parent.mkdir(parents=True, exist_ok=True)
            doel.write_text(inhoud, encoding="utf-8")
        elif taal == "sh":
            for woorden in opdrachten(inhoud):
                if woorden[0] in BLIJFT_DRAAIEN:
                    assert woorden[0] in samenleving.commands
                    continue
                with pytest.raises(SystemExit) as einde:
                    main(woorden)
                assert not einde.value.code, (naam, woorden)


def test_there_are_commands_and_code_to_run() -> None:
    alle = [blok for pagina in PAGINAS for blok in blokken(pagina)]
    assert sum(len(list(opdrachten(inhoud))) for taal, inhoud in alle if taal == "sh") > 20
    assert sum(taal == "python" for taal, _ in alle) > 1


def test_make_targets_that_pages_name_exist() -> None:
    doelen = set(re.findall(r"^([a-z]+):", (REPO / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for pagina in PAGINAS:
        genoemd = re.findall(r"(?:^|`)make ([a-z]+)", pagina.read_text(encoding="utf-8"), re.MULTILINE)
        assert set(genoemd) <= doelen, pagina.name
