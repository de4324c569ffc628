"""The command that adds up a table of prestations."""

from __future__ import annotations

from pathlib import Path

import click

from samenleving.cli_dutch import Opdracht, schrijf_json

MAAND = "Maand waarvan de regels voor de hele tabel gelden, als JJJJ-MM. Standaard die van elke maand zelf."


@click.command(
    cls=Opdracht,
    help="Tel een tabel van prestaties op: wie werkte voor wie, op welke dag, hoelang. Uren tellen per "
    "begonnen uur onder de gekozen lezing; de plafonds gelden in de volgorde van de dagen. U krijgt de uren "
    "per persoon, per gebruiker en per organisator, per maand.\n\n"
    "De tabel is CSV (of Parquet) met de kolommen persoon, gebruiker, datum (JJJJ-MM-DD), minuten en, als u "
    "wilt, organisator. De tabel van de personen heeft persoon, start, pwa_overeenkomst (ja, nee, weet_niet) "
    "en pwa_cheques; wat leeg is, is niet bekend.",
    voorbeelden="""
samenleving prestaties prestaties.csv --personen personen.csv --map uitvoer/prestaties
samenleving prestaties prestaties.csv --systeem huidig+lezing.begonnen_uur=per_maand
samenleving prestaties prestaties.csv --jaar 2026 --json
""",
)
@click.argument("bestand", metavar="BESTAND", type=click.Path(path_type=Path))
@click.option("--systeem", "naam", default="huidig", show_default=True, metavar="S", help="Stelsel.")
@click.option(
    "--personen",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Tabel met de start en het PWA-verleden van de personen, voor de maximale duur.",
)
@click.option("--datum", metavar="JJJJ-MM", help=MAAND)
@click.option("--jaar", type=click.IntRange(2000, 2100), metavar="JJJJ", help="Toon enkel dit jaar.")
@click.option("--codering", default="utf-8", show_default=True, help="utf-8, windows-1252 of utf-16.")
@click.option(
    "--map", "map_", type=click.Path(path_type=Path), metavar="MAP", help="Schrijf de tabellen in deze map."
)
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON.")
@click.pass_obj
def prestaties(
    mappen: tuple[Path, ...],
    bestand: Path,
    naam: str,
    personen: Path | None,
    datum: str | None,
    jaar: int | None,
    codering: str,
    map_: Path | None,
    als_json: bool,
) -> None:
    """Add up prestations."""
    from samenleving import prestations
    from samenleving.terminal import bezig, toon_bestanden

    with bezig("Prestaties optellen", zwijg=als_json):
        totalen = prestations.bereken_prestaties(
            bestand, naam, personen=personen, datum=datum, jaar=jaar, codering=codering, mappen=mappen
        )
        bestanden = prestations.schrijf_map(totalen, map_) if map_ is not None else ()
    if als_json:
        schrijf_json(totalen.naar_dict())
        return
    from samenleving.commands.screen import toon_prestaties

    toon_prestaties(totalen)
    toon_bestanden(bestanden)
