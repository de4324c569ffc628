"""What the commands on the base and on prestations print for people."""

from __future__ import annotations

from collections.abc import Iterable

from rich.markup import escape
from rich.table import Table

from samenleving.display import maand
from samenleving.legislation import STATUSSEN, Akte
from samenleving.prestations import KOLOMMEN, Prestatietotalen
from samenleving.quality.coverage import onderdelen, telling
from samenleving.terminal import scherm

STATUSWOORDEN = {
    "gecodeerd": "gecodeerd",
    "open_norm": "open norm",
    "buiten_bereik": "buiten bereik",
    "niet_ingezien": "niet ingezien",
}
KOPPEN = {
    "prestaties": "prestaties",
    "minuten": "minuten",
    "minuten_na_termijn": "na de termijn",
    "begonnen_uren": "begonnen uren",
    "toegelaten_minuten": "toegelaten minuten",
    "betaalde_uren": "betaalde uren",
}
MAX_RIJEN = 20
"""So many rows of each kind are shown; the files and JSON hold them all."""


def toon_dekking(akten: Iterable[Akte]) -> None:
    """A row per act."""
    tabel = _tabel("Akte", "Leden", *(STATUSWOORDEN[status].capitalize() for status in STATUSSEN))
    for akte in akten:
        geteld = telling(akte.delen())
        cijfers = (str(geteld[status]) for status in STATUSSEN)
        tabel.add_row(f"{escape(akte.korte_naam)}\n[dim]{akte.id}[/]", str(sum(geteld.values())), *cijfers)
    scherm().print(tabel)


def toon_akte(akte: Akte) -> None:
    """Every deel of one act, under its chapter and section."""
    console = scherm()
    console.print(f"\n[bold]{escape(akte.korte_naam)}[/]", soft_wrap=True)
    for onderdeel in onderdelen(akte):
        geteld = telling(onderdeel.delen)
        som = ", ".join(f"{geteld[status]} {STATUSWOORDEN[status]}" for status in STATUSSEN if geteld[status])
        console.print(f"\n[bold]{escape(onderdeel.titel or 'Artikelen')}[/] ({som})", soft_wrap=True)
        tabel = Table(box=None, padding=(0, 1), show_header=False)
        for deel in onderdeel.delen:
            uitleg = ", ".join(deel.codeert or deel.ingevuld_door) or deel.reden or ""
            tabel.add_row(
                escape(deel.plaats),
                escape(deel.onderwerp),
                STATUSWOORDEN[deel.status],
                f"[dim]{escape(uitleg)}[/]",
            )
        console.print(tabel)


def toon_prestaties(totalen: Prestatietotalen) -> None:
    """The totals of each kind, the first rows only where there are many."""
    console = scherm()
    console.print(f"\n[bold]{escape(totalen.systeem)}[/]", soft_wrap=True)
    for wie, rijen in totalen.per.items():
        tabel = _tabel(wie.capitalize(), "Maand", *KOPPEN.values(), tekst=2)
        for rij in rijen[:MAX_RIJEN]:
            tabel.add_row(escape(rij.wie), maand(rij.maand), *map(str, rij.getallen))
        console.print(tabel)
        if len(rijen) > MAX_RIJEN:
            console.print(f"  … en nog {len(rijen) - MAX_RIJEN} rijen; schrijf ze met --map of --json.")
    som = ", ".join(f"{totalen.totalen[kolom]} {KOPPEN[kolom]}" for kolom in KOLOMMEN)
    console.print(f"Samen: {som}.", soft_wrap=True)
    for waarschuwing in totalen.waarschuwingen:
        console.print(f"  [yellow]![/] {waarschuwing}", soft_wrap=True)


def _tabel(*koppen: str, tekst: int = 1) -> Table:
    tabel = Table(box=None, padding=(0, 1))
    for nummer, kop in enumerate(koppen):
        tabel.add_column(kop, justify="left" if nummer < tekst else "right")
    return tabel
