"""Find Chromium, or install it with what the system has: `make chromium`.

A machine that cannot have it is told so in one line, on standard error, and the command fails. The tests in
this folder are then skipped for that reason; they never pass without a browser.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence

NAMEN = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ZONDER = (
    "LET OP: geen Chromium. De tests in een browser worden overgeslagen: de reizen door rekenhulp en "
    "werkbank, toegankelijkheid (axe), toetsenbord, 320 px, zoom en documentatie zijn NIET nagekeken."
)
WACHT_OP_VERSIE = 30
WACHT_OP_LIJSTEN = 180
WACHT_OP_INSTALLATIE = 600


def vind() -> str | None:
    """The browser on PATH that tells its version; a stub that only points elsewhere does not."""
    for naam in NAMEN:
        plek = shutil.which(naam)
        if plek and _lukt([plek, "--version"], WACHT_OP_VERSIE):
            return plek
    return None


def eigen_van_playwright() -> str | None:
    """The browser that Playwright downloaded earlier, if it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        plek = playwright.chromium.executable_path
    return plek if os.access(plek, os.X_OK) else None


def installeer() -> str | None:
    """Try the system's packages, then Playwright's own download; each within a bounded time."""
    beheerder = _als_beheerder()
    if beheerder is not None and shutil.which("apt-get"):
        stil = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _lukt([*beheerder, "apt-get", "update", "-qq"], WACHT_OP_LIJSTEN, stil)
        pakket = [*beheerder, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
        if _lukt(pakket, WACHT_OP_INSTALLATIE, stil) and (plek := vind()):
            return plek
    if _lukt([sys.executable, "-m", "playwright", "install", "chromium"], WACHT_OP_INSTALLATIE):
        return eigen_van_playwright()
    return None


def _als_beheerder() -> list[str] | None:
    """What to put before a command that needs an administrator; None where nobody is one."""
    if os.name == "posix" and os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and _lukt(["sudo", "-n", "true"], WACHT_OP_VERSIE) else None


def _lukt(opdracht: Sequence[str], seconden: int, omgeving: Mapping[str, str] | None = None) -> bool:
    try:
        gedaan = subprocess.run(
            opdracht,
            env=omgeving,
            timeout=seconden,
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return gedaan.returncode == 0


def main() -> int:
    """Say where the browser is, or what goes untested without one."""
    plek = vind() or eigen_van_playwright() or installeer()
    if plek:
        print(f"Chromium: {plek}")
        return 0
    print(ZONDER, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
