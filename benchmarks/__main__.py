"""Run the measurements and print a table: `python benchmarks`; `python benchmarks stukken` for documents."""

from __future__ import annotations

import platform
import statistics
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import measures

RONDEN = 7


def seconden(doe: Callable[[], object]) -> float:
    """Seconds of one call."""
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin


def om_beurten(doe: Callable[[], object], ijk: Callable[[], object]) -> list[tuple[float, float]]:
    """Seconds of both calls, in turn, so that a machine that slows down slows both; after one warm-up."""
    doe()
    ijk()
    return [(seconden(doe), seconden(ijk)) for _ in range(RONDEN)]


def gevraagd(woorden: list[str]) -> tuple[measures.Maat, ...]:
    """The measures of the rules, or of the documents."""
    if "stukken" not in woorden:
        return measures.MATEN
    from benchmarks import papers

    return papers.maten()


def main() -> None:
    """Time every measure against its yardstick, in turn, and print the ratios."""
    pakketten = ", ".join(f"{naam} {version(naam)}" for naam in ("openfisca-core", "numpy"))
    print(f"Python {platform.python_version()}, {pakketten}, {platform.machine()}, {RONDEN} ronden\n")
    print(f"{'maat':<58}{'ms':>10}{'tegenover':>12}{'verhouding':>12}")
    for maat in gevraagd(sys.argv[1:]):
        paren = om_beurten(maat.doe, maat.ijk)
        meting, ijk = (statistics.median(kant) * 1000 for kant in zip(*paren, strict=True))
        verhouding = statistics.median(eigen / ander for eigen, ander in paren)
        print(f"{maat.naam:<58}{meting:>10.2f}{ijk:>12.2f}{verhouding:>11.2f}×")


main()
