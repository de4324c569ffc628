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


def test_a_machine_without_gets_one_loud_line_and_no_failure(tmp_path: Path) -> None:
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
    assert gedaan.returncode == 0
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


def test_ci_asks_for_a_browser_before_the_tests(project: Path) -> None:
    regels = (project / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert regels.index("make chromium") < regels.index("make test")
