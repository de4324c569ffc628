"""The command `knelpunten`: what bites in a system, with figures, articles and consequences."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from samenleving.cli_dutch import Opdracht, schrijf_json

if TYPE_CHECKING:
    from rich.console import Console

    from samenleving.legal_checks import Knelpunt
    from samenleving.systems import Systeem

KLEUREN = {"hoog": "bold red", "aandacht": "bold yellow", "te_beoordelen": "bold magenta", "ter_info": "bold"}
WOORDEN = {
    "hoog": "HOOG",
    "aandacht": "AANDACHT",
    "te_beoordelen": "TE BEOORDELEN",
    "ter_info": "TER INFO",
}
MEEST_ARTIKELEN = 4


@click.command(
    cls=Opdracht,
    help="Toon wat er wringt in een stelsel: welk niveau een wijziging vraagt, of de rechtsgrond er is, wie "
    "bevoegd is en wat de wijziging doet met vrijstellingen, uitkering, contingent, marge en "
    "overgangsgroep.\n\n"
    "Een stelsel is huidig of de naam van een voorstel, met daarachter wat u wilt kiezen of wijzigen: "
    "+variant=keuze, +lezing.NAAM=KEUZE of +PAD=WAARDE@JJJJ-MM-DD.",
    voorbeelden="""
samenleving knelpunten regering_2025
samenleving knelpunten huidig+wijk_werken.vergoeding.per_uur=4,50@2027-01-01
samenleving knelpunten serv_2025+statuut=pwa --deelnemers 8000 --json
""",
)
@click.argument("systeem", metavar="S")
@click.option(
    "--datum",
    metavar="JJJJ-MM",
    help="Maand waarop gekeken wordt. Standaard de eerste maand waarin het stelsel in werking is.",
)
@click.option(
    "--deelnemers",
    type=click.IntRange(0),
    metavar="AANTAL",
    help="Gemiddeld aantal deelnemers per jaar, voor het contingent. Zonder getal is het niet bekend.",
)
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON.")
@click.pass_obj
def knelpunten(
    mappen: tuple[Path, ...], systeem: str, datum: str | None, deelnemers: int | None, als_json: bool
) -> None:
    """Show the findings of the legal checks."""
    from samenleving import legal_checks
    from samenleving.systems import systeem as maak_systeem
    from samenleving.terminal import bezig

    stelsel = maak_systeem(systeem, mappen)
    with bezig("Knelpunten zoeken", zwijg=als_json):
        gevonden = legal_checks.knelpunten(stelsel, datum, deelnemers=deelnemers)
    if als_json:
        schrijf_json(legal_checks.naar_lijst(gevonden))
        return
    toon(stelsel, legal_checks.maand_van(stelsel, datum), gevonden)


def toon(systeem: Systeem, maand: str, gevonden: tuple[Knelpunt, ...]) -> None:
    """Print the findings: what is new first, then what current law has too."""
    from rich.markup import escape

    from samenleving.display import maand as in_woorden
    from samenleving.terminal import STATUS, scherm

    console = scherm()
    console.print(
        f"\n[bold]{escape(systeem.titel)}[/] – {STATUS[systeem.status]} – {in_woorden(maand)}", soft_wrap=True
    )
    if not gevonden:
        console.print("Geen knelpunten gevonden door de regels die er zijn.")
    for kop, groep in (
        ("", [k for k in gevonden if k.nieuw]),
        ("Ook in het geldende recht" if systeem.wijzigingen else "", [k for k in gevonden if not k.nieuw]),
    ):
        if kop and groep:
            console.print(f"\n[bold underline]{kop}[/]")
        for knelpunt in groep:
            _toon_een(console, knelpunt)


def _toon_een(console: Console, knelpunt: Knelpunt) -> None:
    from rich.markup import escape
    from rich.padding import Padding

    from samenleving.legal_checks import woorden_van

    kleur, woord = KLEUREN[knelpunt.ernst], WOORDEN[knelpunt.ernst]
    console.print(f"\n[{kleur}]{woord}[/]  [bold]{escape(knelpunt.titel)}[/]  [dim]{knelpunt.regel}[/]")
    console.print(Padding(escape(knelpunt.gevolg), (0, 0, 0, 2)))
    toon_ = knelpunt.artikel[:MEEST_ARTIKELEN]
    for vindplaats in toon_:
        regel = f"{vindplaats.plaats} – {woorden_van(vindplaats.zekerheid)}"
        console.print(Padding(f"[dim]§ {escape(regel)}[/]", (0, 0, 0, 2)))
    if meer := len(knelpunt.artikel) - len(toon_):
        console.print(Padding(f"[dim]§ en {meer} andere plaatsen (zie --json)[/]", (0, 0, 0, 2)))
    if knelpunt.bepalingen:
        console.print(Padding(f"[dim]uit {escape(', '.join(knelpunt.bepalingen))}[/]", (0, 0, 0, 2)))
