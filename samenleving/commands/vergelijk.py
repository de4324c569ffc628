"""The command `vergelijk`: any number of systems side by side, on the screen and as files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from samenleving.cli_dutch import Opdracht, schrijf_json
from samenleving.commands.formats import FORMATEN, lees_formaten
from samenleving.commands.options import MAX_ZAAD, microdata_optie


@click.command(
    cls=Opdracht,
    help="Zet stelsels naast elkaar: bepaling per bepaling, op voorbeeldsituaties en maand per maand, met de "
    "knelpunten en met wat er met de adviezen gebeurt.\n\n"
    "Een stelsel is huidig of de naam van een voorstel, met daarachter wat u wilt kiezen of wijzigen: "
    "+variant=keuze, +lezing.NAAM=KEUZE of +PAD=WAARDE@JJJJ-MM-DD.",
    voorbeelden="""
samenleving vergelijk huidig regering_2025
samenleving vergelijk huidig regering_2025 serv_2025+inschrijvingsrecht=afschaffen --map uitvoer
samenleving vergelijk huidig regering_2025 serv_2025 --bevolking --map uitvoer
samenleving vergelijk huidig conceptnota_2023 serv_2023 --map uitvoer/2023 --formaat html,pdf
samenleving vergelijk huidig regering_2025+lezing.samenlevingsjobs_toegang=na --datum 2027-01 --json
""",
)
@click.argument("systemen", metavar="S…", nargs=-1, required=True)
@click.option(
    "--basis", default="huidig", metavar="S", show_default=True, help="Stelsel waarmee vergeleken wordt."
)
@click.option(
    "--datum",
    metavar="JJJJ-MM",
    help="Maand waarop gerekend wordt. Standaard de eerste maand waarin elk stelsel in werking is.",
)
@click.option(
    "--situatie",
    "situaties",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Eigen situatie in plaats van de voorbeelden; mag meer dan eens.",
)
@click.option(
    "--bevolking",
    "met_bevolking",
    is_flag=True,
    help="Reken ook een hele bevolking uit, met wie wat betaalt.",
)
@microdata_optie
@click.option("--zaad", type=click.IntRange(0, MAX_ZAAD), metavar="N", help="Zaad van de bevolking.")
@click.option(
    "--map", "map_", type=click.Path(path_type=Path), metavar="MAP", help="Schrijf het verslag in deze map."
)
@click.option(
    "--formaat",
    default="html,md,json",
    show_default=True,
    metavar="LIJST",
    help=f"Formaten, met een komma ertussen: {', '.join(FORMATEN)}.",
)
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON op de uitvoer.")
@click.pass_obj
def vergelijk(
    mappen: tuple[Path, ...],
    systemen: tuple[str, ...],
    basis: str,
    datum: str | None,
    situaties: tuple[Path, ...],
    met_bevolking: bool,
    microdata: Path | None,
    zaad: int | None,
    map_: Path | None,
    formaat: str,
    als_json: bool,
) -> None:
    """Compare systems; everything beside the comparison itself is computed only for a report."""
    from samenleving import compare
    from samenleving.situation import lees_situatie
    from samenleving.terminal import bezig, toon_bestanden, toon_vergelijking, voortgang

    formaten = lees_formaten(formaat, FORMATEN)
    if (microdata is not None or zaad is not None) and not met_bevolking:
        raise click.UsageError("--microdata en --zaad horen bij --bevolking.")
    if met_bevolking and map_ is None:
        raise click.UsageError("bij --bevolking hoort --map MAP: het verslag toont ze.")
    cases = [lees_situatie(pad) for pad in situaties] or None
    if map_ is None:
        with bezig("Stelsels vergelijken", zwijg=als_json):
            vergelijking = compare.vergelijk(systemen, basis, datum, mappen, cases)
        bestanden: list[Path] = []
    else:
        from samenleving.report.parts import STAPPEN, STAPPEN_BEVOLKING, Bevolkingsvraag, maak_verslag
        from samenleving.report.writing import schrijf_map

        vraag = None
        if met_bevolking:
            vraag = Bevolkingsvraag(microdata=microdata)
            vraag = vraag if zaad is None else replace(vraag, zaad=zaad)
        stappen = STAPPEN + len(formaten) + (STAPPEN_BEVOLKING if met_bevolking else 0)
        with voortgang(stappen, zwijg=als_json) as balk:
            verslag = maak_verslag(systemen, basis, datum, mappen, cases, balk.stap, vraag)
            bestanden = list(schrijf_map(verslag, map_, formaten, balk.stap))
        vergelijking = verslag.vergelijking
    if als_json:
        schrijf_json(compare.naar_dict(vergelijking))
        return
    toon_vergelijking(vergelijking)
    toon_bestanden(bestanden)
