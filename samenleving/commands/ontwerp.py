"""The command `ontwerp`: drafts of a proposal, or its complete file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from samenleving.cli_dutch import Opdracht, schrijf_json
from samenleving.commands.formats import lees_formaten

if TYPE_CHECKING:
    from samenleving.dossier.file import Dossier

FORMATEN = ("html", "md", "docx", "pdf", "akn", "json")
FORMATEN_ALLES = ("html", "md", "docx", "pdf", "akn", "xlsx", "json")
STANDAARD = "html,md,docx"
STANDAARD_ALLES = "html,docx,pdf,akn,xlsx,json"
MAP = Path("uitvoer/ontwerp")
STAPPEN_VOORAF = 6
"""Steps besides the papers: texts, comparison, advices, checks, read-back, and the writing itself."""


@click.command(
    cls=Opdracht,
    help="Schrijf het ontwerp van decreet en van besluit voor een voorstel, of de wijzigingstekst voor een "
    "losse wijziging. Met --alles het volledige dossier: ontwerpen, memorie van toelichting, nota aan de "
    "Vlaamse Regering, was/wordt, synopsis, geconsolideerde tekst en antwoord op de adviezen, in één map en "
    "één zip.\n\n"
    "De tekst wordt teruggelezen: wijkt ze af, dan wordt niets geschreven.\n\n"
    "Een stelsel is huidig of de naam van een voorstel, met daarachter wat u wilt kiezen of wijzigen: "
    "+variant=keuze, +lezing.NAAM=KEUZE of +PAD=WAARDE@JJJJ-MM-DD.",
    voorbeelden="""
samenleving ontwerp serv_2025 --alles --map uitvoer/serv_2025
samenleving ontwerp serv_2025+inschrijvingsrecht=afschaffen --formaat docx,pdf
samenleving ontwerp serv_2025 --basis regering_2025
samenleving ontwerp --wijzig wijk_werken.vergoeding.per_uur=4,50 --vanaf 2027-01-01
""",
)
@click.argument("systeem", metavar="[S]", required=False)
@click.option("--wijzig", "wijzigingen", multiple=True, metavar="PAD=WAARDE", help="Wijzig één parameter.")
@click.option("--vanaf", metavar="JJJJ-MM-DD", help="Eerste dag waarop de wijzigingen gelden.")
@click.option(
    "--basis",
    default="huidig",
    show_default=True,
    metavar="S",
    help="Stelsel dat gewijzigd wordt: het geldende recht, of een ander voorstel.",
)
@click.option(
    "--stadium",
    type=click.Choice(("voorontwerp", "ontwerp")),
    default="voorontwerp",
    show_default=True,
    help="Hoever het ontwerp van decreet staat.",
)
@click.option("--alles", is_flag=True, help="Het volledige dossier, in één map en één zip.")
@click.option(
    "--motivering",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Uw eigen tekst per onderdeel, als .yaml of .md; enkel met --alles.",
)
@click.option(
    "--map",
    "map_",
    type=click.Path(path_type=Path),
    default=MAP,
    show_default=True,
    metavar="MAP",
    help="Map voor de bestanden.",
)
@click.option(
    "--formaat",
    metavar="LIJST",
    help=f"Formaten, met een komma ertussen: {', '.join(FORMATEN)}; met --alles ook xlsx. "
    f"Standaard {STANDAARD}; met --alles {STANDAARD_ALLES}.",
)
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON op de uitvoer.")
@click.pass_context
def ontwerp(
    ctx: click.Context,
    systeem: str | None,
    wijzigingen: tuple[str, ...],
    vanaf: str | None,
    basis: str,
    stadium: Literal["voorontwerp", "ontwerp"],
    alles: bool,
    motivering: Path | None,
    map_: Path,
    formaat: str | None,
    als_json: bool,
) -> None:
    """Write drafts."""
    naam = _naam(systeem, wijzigingen, vanaf)
    if motivering is not None and not alles:
        raise click.UsageError("--motivering hoort bij --alles.")
    wetteksten = ctx.meta.get("samenleving.wetteksten")
    if not alles:
        from samenleving.drafting.writing import schrijf
        from samenleving.terminal import bezig, toon_ontwerp

        formaten = lees_formaten(formaat or STANDAARD, FORMATEN)
        with bezig("Ontwerp schrijven en teruglezen", zwijg=als_json):
            resultaat = schrijf(
                naam, map_, formaten, ctx.obj, basis=basis, stadium=stadium, wetteksten=wetteksten
            )
        if als_json:
            schrijf_json(resultaat.naar_dict())
        else:
            toon_ontwerp(resultaat)
        return
    from samenleving.dossier.file import schrijf_dossier
    from samenleving.dossier.material import verzamel
    from samenleving.dossier.motivation import lees_motivering
    from samenleving.terminal import voortgang

    eigen = lees_motivering(motivering) if motivering is not None else None
    gekozen = lees_formaten(formaat or STANDAARD_ALLES, FORMATEN_ALLES)
    with voortgang(zwijg=als_json) as balk:
        stof = verzamel(naam, basis, stadium, ctx.obj, eigen, wetteksten, balk.stap)
        dossier = schrijf_dossier(
            stof, map_, gekozen, balk.stap, lambda aantal: balk.totaal(STAPPEN_VOORAF + aantal)
        )
    if als_json:
        schrijf_json(dossier.naar_dict())
    else:
        toon_dossier(dossier)


def toon_dossier(dossier: Dossier) -> None:
    """Print what the file holds, what is missing and why, and where to begin."""
    from rich.markup import escape

    from samenleving.terminal import scherm

    console = scherm()
    for vermelding in dossier.vermeldingen:
        if vermelding.bestanden:
            nog = f"  [yellow]{vermelding.open} open[/]" if vermelding.open else ""
            console.print(f"  [green]✓[/] {escape(vermelding.titel)}{nog}", soft_wrap=True)
        else:
            console.print(
                f"  [yellow]–[/] {escape(vermelding.titel)}: {escape(vermelding.reden)}", soft_wrap=True
            )
    if dossier.inhoud["teruggelezen"]:
        console.print("  [green]✓[/] teruggelezen: de tekst zegt wat de wijziging zegt")
    niet = len(dossier.inhoud["niet_geschreven"])
    if niet:
        zijn = "1 wijziging is" if niet == 1 else f"{niet} wijzigingen zijn"
        console.print(f"  [yellow]![/] {zijn} niet geschreven; zie de index voor de reden")
    for weigering in dossier.inhoud["geweigerd"]:
        console.print(f"  [yellow]![/] {weigering['pad']}: {escape(weigering['reden'])}", soft_wrap=True)
    console.print(f"Begin bij: {dossier.bestanden[0]}", soft_wrap=True)
    console.print(f"Alles samen: {dossier.bestanden[-1]}", soft_wrap=True)


def _naam(systeem: str | None, wijzigingen: tuple[str, ...], vanaf: str | None) -> str:
    if not wijzigingen:
        if systeem is None:
            raise click.UsageError(
                "geef een stelsel, of een wijziging met --wijzig PAD=WAARDE --vanaf JJJJ-MM-DD."
            )
        if vanaf is not None:
            raise click.UsageError("--vanaf hoort bij --wijzig.")
        return systeem
    if vanaf is None:
        raise click.UsageError("bij --wijzig hoort --vanaf JJJJ-MM-DD.")
    return "+".join([systeem or "huidig", *(f"{wijziging}@{vanaf}" for wijziging in wijzigingen)])
