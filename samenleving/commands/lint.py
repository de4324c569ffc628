"""`samenleving lint`: a draft against the circular on legislative technique and our own rules."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from samenleving.cli_dutch import Opdracht, schrijf_json

if TYPE_CHECKING:
    from samenleving.drafting.lint import Bevinding
    from samenleving.drafting.lint.model import Ernst

MEERVOUD: dict[Ernst, str] = {"fout": "fouten", "waarschuwing": "waarschuwingen", "opmerking": "opmerkingen"}


@click.command(
    cls=Opdracht,
    help="Kijk een ontwerptekst na: taal, opbouw, wijzigingen, definities en verwijzingen.\n\n"
    "Een regel draagt een nummer van omzendbrief VR 2019/4 waar dat nummer gezien is; de andere regels zijn "
    "de onze. Bij fouten is de afsluitcode 1; waarschuwingen en opmerkingen veranderen ze niet.",
    voorbeelden="""
samenleving lint uitvoer/ontwerp/ontwerp.docx
samenleving lint ontwerp.md --json
samenleving lint ontwerp.docx --zonder historiek-nakijken
samenleving lint --regels
""",
)
@click.argument("bestand", metavar="BESTAND", required=False, type=click.Path(path_type=Path))
@click.option("--zonder", metavar="REGEL", multiple=True, help="Sla een regel over; mag meer dan eens.")
@click.option("--regels", "toon_regels", is_flag=True, help="Toon alle regels en stop.")
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON.")
def lint(bestand: Path | None, zonder: tuple[str, ...], toon_regels: bool, als_json: bool) -> int:
    """Look at a draft; code 1 when there are faults."""
    from samenleving.drafting.lint import REGELS, kijk_na_bestand

    onbekend = [naam for naam in zonder if naam not in REGELS]
    if onbekend:
        raise click.UsageError(f"--zonder: de regel “{onbekend[0]}” bestaat niet; zie lint --regels.")
    if toon_regels:
        for regel in sorted(REGELS.values(), key=lambda r: (not r.aanwijzing, r.id)):
            herkomst = f"aanwijzing {regel.aanwijzing}" if regel.aanwijzing else "onze regel"
            click.echo(f"{regel.id} ({regel.ernst}, {herkomst}): {regel.titel}.")
        return 0
    if bestand is None:
        raise click.UsageError("geef een bestand: DOCX, Markdown, HTML of Akoma Ntoso.")
    bevindingen = tuple(b for b in kijk_na_bestand(bestand) if b.regel.id not in zonder)
    telling = Counter(bevinding.ernst for bevinding in bevindingen)
    if als_json:
        schrijf_json(
            {
                "bestand": str(bestand),
                "aantal": {ernst: telling[ernst] for ernst in MEERVOUD},
                "bevindingen": [bevinding.naar_dict() for bevinding in bevindingen],
            }
        )
    else:
        _toon(bevindingen)
    return 1 if telling["fout"] else 0


def _toon(bevindingen: tuple[Bevinding, ...]) -> None:
    for bevinding in bevindingen:
        plek = f"{bevinding.plaats}, regel {bevinding.lijn}"
        click.echo(f"{bevinding.ernst.capitalize()} in {plek}: {bevinding.tekst} ({bevinding.regel.naam}).")
        click.echo(f"  Oplossing: {bevinding.oplossing}.")
    if not bevindingen:
        click.echo("Niets gevonden. Dat zegt niets over de inhoud.")
        return
    telling = Counter(bevinding.ernst for bevinding in bevindingen)
    delen = [f"{aantal} {ernst if aantal == 1 else MEERVOUD[ernst]}" for ernst, aantal in telling.items()]
    click.echo(f"Samen: {', '.join(delen)}.")
