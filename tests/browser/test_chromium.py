"""`make chromium` finds a browser that works, and is honest where there is none."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import chromium


def nep(map_: Path, naam: str, uitgang: int) -> Path:
    """A command that says nothing and ends with `uitgang`."""
    bestand = map_ / naam
    bestand.write_text(f"#!/bin/sh\nexit {uitgang}\n", encoding="utf-8")
    bestand.chmod(0o755)
    return bestand


@pytest.mark.parametrize("naam", chromium.NAMEN)
def test_a_browser_on_the_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, naam: str) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.vind() is None
    bestand = nep(tmp_path, naam, 0)
    assert chromium.vind() == str(bestand)


def test_a_stub_that_does_not_start_is_no_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nep(tmp_path, "chromium-browser", 1)
    goed = nep(tmp_path, "google-chrome", 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.vind() == str(goed)


def test_the_packages_of_the_system_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in for apt-get puts a browser beside itself when asked for one."""
    apt = tmp_path / "apt-get"
    apt.write_text(
        '#!/bin/sh\n[ "$1" = install ] || exit 0\n'
        f'printf "#!/bin/sh\\nexit 0\\n" > "{tmp_path}/chromium"\n/bin/chmod +x "{tmp_path}/chromium"\n',
        encoding="utf-8",
    )
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert chromium.installeer() == str(tmp_path / "chromium")


def test_a_machine_without_gets_one_loud_line_and_a_failure(tmp_path: Path) -> None:
    """Nothing on the path, and a download that goes nowhere."""
    omgeving = {
        **os.environ,
        "PATH": str(tmp_path),
        "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "leeg"),
        "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
    }
    gedaan = subprocess.run(
        [sys.executable, str(Path(chromium.__file__))],
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
    )
    assert gedaan.returncode == 1
    assert gedaan.stdout == ""
    assert gedaan.stderr.splitlines() == [chromium.ZONDER]
    assert "NIET nagekeken" in chromium.ZONDER


def test_without_a_browser_the_journeys_are_skipped_with_the_reason(project: Path, tmp_path: Path) -> None:
    omgeving = {
        **os.environ,
        "PATH": str(tmp_path),
        "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "leeg"),
    }
    tests = project / "tests" / "browser" / "test_reizen.py"
    gedaan = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", str(tests)],
        cwd=project,
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
    )
    assert gedaan.returncode == 0, gedaan.stdout
    assert chromium.ZONDER[:60] in gedaan.stdout
    assert re.search(r"^\d+ skipped", gedaan.stdout.splitlines()[-1]), gedaan.stdout


@pytest.mark.parametrize("zonder", ["", "chromium", "docs", "test", "lint"])
def test_ci_is_green_only_when_everything_was_looked_at(project: Path, tmp_path: Path, zonder: str) -> None:
    """Every target stands in: without a browser all the rest still runs, and the end is no green tick."""
    (tmp_path / ".ci").mkdir()
    (tmp_path / "bin").mkdir()
    (tmp_path / ".ci" / "run").write_bytes((project / ".ci" / "run").read_bytes())
    make = tmp_path / "bin" / "make"
    make.write_text(f'#!/bin/sh\necho "$1"\n[ "$1" != "{zonder}" ]\n', encoding="utf-8")
    make.chmod(0o755)
    gedaan = subprocess.run(
        ["bash", str(tmp_path / ".ci" / "run")],
        env={**os.environ, "PATH": f"{make.parent}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    doelen = ["chromium", "docs", "test", "lint"]
    verwacht = doelen if zonder in ("", "chromium") else doelen[: doelen.index(zonder) + 1]
    assert gedaan.stdout.split() == verwacht
    assert bool(gedaan.returncode) == bool(zonder)
    assert ("NIET GROEN" in gedaan.stderr) == (zonder == "chromium")
