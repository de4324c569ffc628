"""The command that writes an act as a file for machines."""

from __future__ import annotations

from pathlib import Path

import click

from samenleving.cli_dutch import Opdracht, schrijf_json


@click.command(
    cls=Opdracht,
    help="Schrijf een akte als Akoma Ntoso (XML), met bij elk getal van het recht de parameter.\n\n"
    "De tekst is onze parafrase en staat er zo ook boven. Met --wetteksten MAP voor de opdracht is het de "
    "officiële tekst uit die map. Zonder AKTE komt elke akte in de map.",
    voorbeelden="""
samenleving akte wijk-werkendecreet-2017-07-07
samenleving akte wijk-werkendecreet-2017-07-07 --datum 2023-01-01 --map uitvoer/akten
samenleving --wetteksten wetteksten akte bvr-2017-09-29-wijk-werken
""",
)
@click.argument("akte", metavar="[AKTE]", required=False)
@click.option(
    "--datum",
    metavar="JJJJ-MM-DD",
    help="Dag van de bedragen en aantallen in de tekst. Standaard de dag van de jongste controle.",
)
@click.option(
    "--map",
    "map_",
    type=click.Path(path_type=Path),
    default=Path("uitvoer/akten"),
    show_default=True,
    metavar="MAP",
    help="Map voor de bestanden.",
)
@click.option("--json", "als_json", is_flag=True, help="Schrijf de lijst van bestanden als JSON.")
@click.pass_context
def akte(ctx: click.Context, akte: str | None, datum: str | None, map_: Path, als_json: bool) -> None:
    """Write acts as Akoma Ntoso."""
    from samenleving.drafting.akn.writing import schrijf_akten
    from samenleving.output import schrijf_bestanden
    from samenleving.quality import lees_kennisbasis
    from samenleving.quality.coverage import gekozen
    from samenleving.quality.freshness import lees_peildatum, peildatum_van

    akten = gekozen(akte)
    dag = lees_peildatum(datum) if datum is not None else peildatum_van(lees_kennisbasis())
    inhoud = schrijf_akten(akten, dag, ctx.meta.get("samenleving.wetteksten"))
    bestanden = schrijf_bestanden(map_, inhoud)
    if als_json:
        schrijf_json({"bestanden": [str(bestand) for bestand in bestanden]})
        return
    for bestand in bestanden:
        click.echo(str(bestand))
