"""Options that more than one command on populations has."""

from __future__ import annotations

from pathlib import Path

import click

STANDAARD_ZAAD = 2025
MAX_ZAAD = 2**32 - 1

zaad_optie = click.option(
    "--zaad",
    type=click.IntRange(0, MAX_ZAAD),
    default=STANDAARD_ZAAD,
    show_default=True,
    metavar="N",
    help="Zaad van het toeval: hetzelfde zaad geeft dezelfde bevolking.",
)
microdata_optie = click.option(
    "--microdata",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Eigen personen, als CSV of Parquet, in plaats van de synthetische bevolking.",
)
