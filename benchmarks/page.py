"""Writes what was measured on the page of the documentation about speed."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.once import Meting

REPO = Path(__file__).resolve().parent.parent
PAGINA = REPO / "docs" / "snelheid.md"
BEGIN, EINDE = "<!-- metingen: begin -->\n", "<!-- metingen: einde -->\n"
PAKKETTEN = ("openfisca-samenleving", "openfisca-core", "numpy")


def getal(waarde: float, decimalen: int = 2) -> str:
    """A number with a comma."""
    return f"{waarde:.{decimalen}f}".replace(".", ",")


def schrijf(
    verhoudingen: Sequence[tuple[str, float, float, float, float]], metingen: Sequence[Meting]
) -> None:
    """Put the tables between the marks.

    Args:
        verhoudingen: name, seconds, seconds of the yardstick, ratio, and the ratio aimed at or 0.
        metingen: what is not a ratio.
    """
    rijen = ["| Maat | Gemeten | Ijkmaat | Verhouding | Streefdoel |", "|---|---:|---:|---:|---:|"]
    for naam, eigen, ijk, verhouding, hoogstens in verhoudingen:
        doel = f"≤ {getal(hoogstens)}" if hoogstens else "–"
        rijen.append(f"| {naam} | {_tijd(eigen)} | {_tijd(ijk)} | {getal(verhouding)} | {doel} |")
    rijen += ["", "| Meting | Uitkomst |", "|---|---|"]
    rijen += [f"| {meting.naam} | {meting.uitkomst.replace('.', ',')} |" for meting in metingen]
    voor, _, rest = PAGINA.read_text(encoding="utf-8").partition(BEGIN)
    _, _, na = rest.partition(EINDE)
    tekst = "\n".join(["", _stempel(), "", *rijen, "", ""])
    PAGINA.write_text(voor + BEGIN + tekst + EINDE + na, encoding="utf-8")


def _tijd(seconden: float) -> str:
    return f"{getal(seconden)} s" if seconden >= 1 else f"{getal(seconden * 1000, 1)} ms"


def _stempel() -> str:
    """Machine, versions and commit; and how busy the machine was."""
    pakketten = ", ".join(f"{naam} {version(naam)}" for naam in PAKKETTEN)
    druk = getal(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else "niet bekend"
    return (
        f"{_processor()}, {os.cpu_count()} kernen, {platform.system()}, Python {platform.python_version()}, "
        f"{pakketten}, commit {_commit()}. Belasting van de machine bij het einde van de meting: {druk}."
    )


def _processor() -> str:
    lijst = Path("/proc/cpuinfo")
    namen = [
        regel.partition(":")[2].strip()
        for regel in (lijst.read_text(encoding="utf-8").splitlines() if lijst.exists() else [])
        if regel.startswith("model name")
    ]
    return namen[0] if namen else platform.machine()


def _commit() -> str:
    klaar = subprocess.run(
        ["git", "-C", str(REPO), "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    return klaar.stdout.strip() or "onbekend"
