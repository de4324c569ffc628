"""The command that follows a case month by month."""

from __future__ import annotations

from pathlib import Path

import click

from samenleving.cli_dutch import Opdracht, schrijf_json


@click.command(
    cls=Opdracht,
    help="Volg een situatie maand per maand: welk recht loopt, wanneer het eindigt en wat erop kan volgen.",
    voorbeelden="""
samenleving kalender situatie.yaml --van 2027-01 --maanden 24
samenleving kalender situatie.yaml --systeem huidig --systeem regering_2025 --van 2027-01
""",
)
@click.argument("situatie", metavar="SITUATIE.yaml", type=click.Path(path_type=Path))
@click.option(
    "--systeem", "namen", multiple=True, metavar="S", help="Stelsel; mag meer dan eens. Standaard huidig."
)
@click.option("--van", metavar="JJJJ-MM", help="Eerste maand. Standaard zoals --datum bij bereken.")
@click.option("--maanden", default=24, show_default=True, metavar="N", type=int, help="Aantal maanden.")
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON.")
@click.pass_obj
def kalender(
    mappen: tuple[Path, ...],
    situatie: Path,
    namen: tuple[str, ...],
    van: str | None,
    maanden: int,
    als_json: bool,
) -> None:
    """Follow a case through the months."""
    from dataclasses import asdict

    from samenleving.calculate import kalenders

    gemaakt = kalenders(situatie, namen or ("huidig",), van, maanden, mappen)
    if als_json:
        schrijf_json({"kalenders": [asdict(deze) for deze in gemaakt]})
        return
    from samenleving.terminal import toon_kalender

    for deze in gemaakt:
        toon_kalender(deze)
