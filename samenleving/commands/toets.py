"""`samenleving toets`: systems against advice."""

from __future__ import annotations

from pathlib import Path

import click

from samenleving.cli_dutch import Opdracht, schrijf_json
from samenleving.commands.formats import lees_formaten

FORMATEN = ("html", "docx", "pdf", "csv", "json")


@click.command(
    cls=Opdracht,
    help="Toets stelsels aan een advies: per aanbeveling gevolgd, deels, niet gevolgd of niet uitdrukbaar, "
    "en waardoor. Met --map ook als verslag, met per voorstel een antwoord op de adviezen voor een memorie.",
    voorbeelden="""
samenleving toets serv_2025 --document vvsg
samenleving toets --alle --json
samenleving toets regering_2025 serv_2025 --document serv25 --map uitvoer/toets
""",
)
@click.argument("systemen", metavar="[S]…", nargs=-1)
@click.option("--alle", is_flag=True, help="Het geldende recht en elk voorstel, naast wat u noemt.")
@click.option("--document", metavar="ID", help="Eén advies, bijvoorbeeld serv25. Standaard alle adviezen.")
@click.option("--datum", metavar="JJJJ-MM", help="Maand voor elk stelsel. Standaard de eigen eerste maand.")
@click.option(
    "--map", "map_", type=click.Path(path_type=Path), metavar="MAP", help="Schrijf de bestanden in deze map."
)
@click.option(
    "--formaat",
    default="html,docx,csv",
    show_default=True,
    metavar="LIJST",
    help=f"Formaten, met een komma ertussen: {', '.join(FORMATEN)}.",
)
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON op de uitvoer.")
@click.pass_obj
def toets(
    mappen: tuple[Path, ...],
    systemen: tuple[str, ...],
    alle: bool,
    document: str | None,
    datum: str | None,
    map_: Path | None,
    formaat: str,
    als_json: bool,
) -> None:
    """Test systems against advice."""
    from samenleving import conformity
    from samenleving.conformity.terminal import tabel_voor_terminal
    from samenleving.conformity.writing import schrijf_map
    from samenleving.terminal import bezig, scherm, toon_bestanden

    namen = (*(conformity.alle_systemen(mappen) if alle else ()), *systemen)
    if not namen:
        raise click.UsageError("geef een stelsel, bijvoorbeeld serv_2025, of kies --alle.")
    formaten = lees_formaten(formaat, FORMATEN)
    with bezig("Stelsels toetsen", zwijg=als_json):
        matrix = conformity.toets(namen, document, datum, mappen)
    bestanden: list[Path] = []
    if map_ is not None:
        with bezig("Verslag schrijven", zwijg=als_json):
            bestanden = list(schrijf_map(matrix, map_, formaten))
    if als_json:
        schrijf_json(conformity.naar_dict(matrix))
        return
    scherm().print(tabel_voor_terminal(matrix))
    toon_bestanden(bestanden)
