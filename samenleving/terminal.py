"""What the command line prints for people: outcomes, comparisons and the files that were written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from samenleving.display import maand
from samenleving.explain import Uitkomst
from samenleving.explain.calendar import Kalender
from samenleving.messages import bericht

if TYPE_CHECKING:
    from samenleving.compare import Comparison
    from samenleving.drafting import Geschreven

BREEDTE_ZONDER_SCHERM = 132

TEKENS = {
    "voldaan": "[green]✓[/]",
    "niet_voldaan": "[red]✗[/]",
    "te_beoordelen": "[yellow]?[/]",
    "niet_bekend": "[yellow]…[/]",
    "niet_van_toepassing": "[dim]–[/]",
}
PLAATSHOUDERS = {
    "te_verifieren": "[TE VERIFIËREN]: in de officiële tekst na te kijken",
    "te_redigeren": "[TE REDIGEREN]: nog te kiezen of te schrijven",
    "in_te_vullen": "in te vullen",
}
INGREPEN = {
    "EenheidVervangen": "vervangen",
    "EenheidIngevoegd": "nieuwe tekst ingevoegd",
    "EenheidToegevoegd": "nieuwe tekst toegevoegd",
    "EenheidOpgeheven": "opgeheven",
}
"""What an operation does to a whole unit, as the summary of a draft names it."""
STATUS = {
    "in_werking": "geldend recht",
    "aangenomen": "aangenomen, nog niet in werking",
    "voorgesteld": "voorstel, geen recht",
    "hypothetisch": "eigen wijziging, geen recht",
    "achterhaald": "achterhaald voorstel",
}


def scherm(fout: bool = False) -> Console:
    """A console for standard output, or for standard error; wide where nobody's window sets the width."""
    console = Console(stderr=fout, highlight=False)
    if not console.is_terminal:
        console.width = BREEDTE_ZONDER_SCHERM
    return console


@contextmanager
def bezig(tekst: str, *, zwijg: bool = False) -> Iterator[None]:
    """Show that work goes on, on a terminal only."""
    console = scherm(fout=True)
    if zwijg or not console.is_terminal:
        yield
        return
    kolommen = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*kolommen, console=console, transient=True) as voortgang:
        voortgang.add_task(tekst, total=None)
        yield


class Balk:
    """A progress bar, or nothing at all where nobody looks."""

    def __init__(self, balk: Progress | None = None, totaal: int | None = None) -> None:
        self._balk, self._gezet = balk, 0
        self._taak = None if balk is None else balk.add_task("", total=totaal)

    def stap(self, tekst: str) -> None:
        """At the start of each step: what it is; those before it are done."""
        self.zet(tekst, self._gezet)
        self._gezet += 1

    def totaal(self, aantal: int) -> None:
        """How many steps there are, once that is known."""
        if self._balk is not None and self._taak is not None:
            self._balk.update(self._taak, total=aantal)

    def zet(self, tekst: str, gedaan: int, alles: int | None = None) -> None:
        """What is being done, how many steps are done, and how many there are."""
        if self._balk is not None and self._taak is not None:
            self._balk.update(self._taak, description=tekst, completed=gedaan)
            if alles is not None:
                self.totaal(alles)


@contextmanager
def voortgang(stappen: int | None = None, *, zwijg: bool = False) -> Iterator[Balk]:
    """A bar over steps, on a terminal only."""
    console = scherm(fout=True)
    if zwijg or not console.is_terminal:
        yield Balk()
        return
    kolommen = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*kolommen, console=console, transient=True) as balk:
        yield Balk(balk, stappen)


def toon_uitkomst(uitkomst: Uitkomst) -> None:
    """Print one outcome: sentence, conditions, amounts, what would change it."""
    console = scherm()
    console.print(f"\n[bold]{uitkomst.titel}[/] – {STATUS[uitkomst.status]} – {maand(uitkomst.maand)}")
    console.print(uitkomst.zin, soft_wrap=True)
    for recht in uitkomst.rechten:
        if recht.toestand == "niet_van_toepassing":
            continue
        tabel = Table(title=recht.label, title_justify="left", box=None, padding=(0, 1), show_header=False)
        for voorwaarde in recht.voorwaarden:
            if voorwaarde.toestand != "niet_van_toepassing":
                toestand = bericht(f"toestand.{voorwaarde.toestand}")
                tabel.add_row(
                    TEKENS[voorwaarde.toestand], voorwaarde.label, toestand, f"[dim]{voorwaarde.plaats}[/]"
                )
        console.print(tabel)
    bedragen = [b for b in uitkomst.bedragen if b.waarde != 0 and b.toegang != "niet_voldaan"]
    if bedragen:
        tabel = Table(
            title="Bedragen en uren", title_justify="left", box=None, padding=(0, 1), show_header=False
        )
        for bedrag in bedragen:
            tabel.add_row(bedrag.label, bedrag.som or bedrag.tekst, f"[dim]{bedrag.plaats}[/]")
        console.print(tabel)
    for zin in uitkomst.wijzigers:
        console.print(f"  → {zin}", soft_wrap=True)


def toon_kalender(deze: Kalender) -> None:
    """Print a calendar: a row a right, a column a month, then what happens."""
    console = scherm()
    console.print(f"\n[bold]{deze.titel}[/] – {STATUS[deze.status]}")
    tabel = Table(box=None, padding=(0, 0), show_header=True)
    tabel.add_column(f"{maand(deze.maanden[0])} tot en met {maand(deze.maanden[-1])} ", style="bold")
    for maand_ in deze.maanden:
        tabel.add_column(maand_[-2:] if maand_.endswith("-01") or maand_ == deze.maanden[0] else " ")
    for rij in deze.rijen:
        if set(rij.toestanden) != {"niet_van_toepassing"}:
            tabel.add_row(rij.label, *(TEKENS[toestand] for toestand in rij.toestanden))
    console.print(tabel)
    legende = "  ".join(f"{teken} {bericht(f'toestand.{toestand}')}" for toestand, teken in TEKENS.items())
    console.print(legende, style="dim")
    for gebeurtenis in deze.gebeurtenissen:
        console.print(f"  {maand(gebeurtenis.maand)}: {escape(gebeurtenis.tekst)}", soft_wrap=True)


def toon_vergelijking(vergelijking: Comparison) -> None:
    """Print what differs between systems."""
    from samenleving.report.terminal import tabel_voor_terminal

    scherm().print(tabel_voor_terminal(vergelijking))


def toon_bestanden(bestanden: Iterable[Path]) -> None:
    """Print the files that were written."""
    console = scherm()
    for bestand in bestanden:
        console.print(f"Geschreven: {bestand}", soft_wrap=True)


def toon_ontwerp(geschreven: Geschreven) -> None:
    """Print what a draft holds, what is still to be checked or written, and the files."""
    console, inhoud = scherm(), geschreven.inhoud
    console.print(f"\n[bold]{inhoud['titel']}[/]", soft_wrap=True)
    for naam, aantal in inhoud["artikelen"].items():
        console.print(f"  {naam}: {aantal} {'artikel' if aantal == 1 else 'artikelen'}", soft_wrap=True)
    for operatie in inhoud["operaties"]:
        wat = (
            f"“{operatie['oud']}” → “{operatie['nieuw']}”"
            if "oud" in operatie
            else INGREPEN[operatie["soort"]]
        )
        console.print(f"  {operatie['plaats'] or 'nieuw artikel'}: {escape(wat)}", soft_wrap=True)
    if inhoud["teruggelezen"]:
        console.print("  [green]✓[/] teruggelezen: de tekst zegt wat de wijziging zegt")
    for sleutel, tekst in PLAATSHOUDERS.items():
        if inhoud[sleutel]:
            console.print(f"  [yellow]![/] {inhoud[sleutel]} × {escape(tekst)}")
    gaten = [
        (n["pad"], n["reden"]) for n in (*inhoud.get("niet_geschreven", ()), *inhoud.get("geweigerd", ()))
    ]
    for pad, reden in dict.fromkeys(gaten):
        wat = f"{pad}: {reden}" if pad else reden
        console.print(f"  [yellow]![/] niet geschreven: {escape(wat)}", soft_wrap=True)
    toon_bestanden(geschreven.bestanden)
