"""Run the measurements: `python benchmarks`, with `stukken`, `werkbank` or `web` for those alone, or `snel`.

Without a word everything about the rules is measured and the page of the documentation is written anew.
"""

from __future__ import annotations

import platform
import statistics
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import measures


def om_beurten(maat: measures.Maat) -> list[tuple[float, float]]:
    """Seconds of both calls, in turn, so that a machine that slows down slows both; after one warm-up."""

    def seconden(doe: Callable[[], object]) -> float:
        begin = maat.klok()
        doe()
        return maat.klok() - begin

    maat.doe()
    maat.ijk()
    return [(seconden(maat.doe), seconden(maat.ijk)) for _ in range(maat.ronden)]


def verhoudingen(maten: tuple[measures.Maat, ...]) -> list[tuple[str, float, float, float, float]]:
    """Time every measure against its yardstick and print the ratios."""
    pakketten = ", ".join(f"{naam} {version(naam)}" for naam in ("openfisca-core", "numpy"))
    print(f"Python {platform.python_version()}, {pakketten}, {platform.machine()}\n")
    print(f"{'maat':<82}{'ms':>10}{'tegenover':>12}{'verhouding':>12}")
    uit = []
    for maat in maten:
        paren = om_beurten(maat)
        meting, ijk = (statistics.median(kant) for kant in zip(*paren, strict=True))
        verhouding = statistics.median(eigen / ander for eigen, ander in paren) / maat.schaal
        print(f"{maat.naam:<82}{meting * 1000:>10.2f}{ijk * 1000:>12.2f}{verhouding:>11.2f}×", flush=True)
        uit.append((maat.naam, meting, ijk, verhouding, maat.hoogstens))
    return uit


def main(woorden: list[str]) -> None:
    """Measure what is asked."""
    if "stukken" in woorden:
        from benchmarks import papers

        verhoudingen(papers.maten())
        return
    if "web" in woorden:
        from benchmarks import web

        verhoudingen(web.maten())
        for meting in web.metingen():
            print(f"{meting.naam}: {meting.uitkomst}")
        return
    if "werkbank" in woorden:
        from benchmarks import workbench

        verhoudingen(workbench.maten())
        return
    print(f"{measures.zelfde_totalen()} totalen gelijk aan de regels met de hand\n")
    gemeten = verhoudingen(measures.MATEN)
    if "snel" in woorden:
        return
    from benchmarks import cents, once, page, web

    gemeten += verhoudingen(web.maten())

    fout, geteld = cents.cellen_fout()
    metingen = [
        once.Meting(
            "bedragen die een cent afwijken van exact rekenen", f"{fout} van {geteld:,}".replace(",", " ")
        )
    ]
    metingen += web.metingen()
    metingen += once.metingen()
    for meting in metingen:
        print(f"{meting.naam}: {meting.uitkomst}", flush=True)
    page.schrijf(gemeten, metingen)


if __name__ == "__main__":
    main(sys.argv[1:])
