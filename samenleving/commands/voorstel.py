"""The commands on a proposal folder: start one, check one."""

from __future__ import annotations

from pathlib import Path

import click

from samenleving.cli_dutch import Groep, Opdracht, schrijf_json


@click.group(cls=Groep, help="Begin een voorstel of kijk er een na.")
def voorstel() -> None:
    """Commands on a proposal folder."""


@voorstel.command(
    "nieuw",
    cls=Opdracht,
    help="Begin een voorstel in een nieuwe map; de naam van de map wordt de naam van het voorstel. "
    "Bij elk veld staat wat u schrijft. Naast het voorstel komt een schema, waarmee een editor de velden en "
    "de parameters aanvult.",
    voorbeelden="""
samenleving voorstel nieuw mijn_voorstellen/hogere_vergoeding --vanaf 2027-01-01
samenleving voorstel nieuw mijn_voorstellen/serv_plus --basis serv_2025
samenleving voorstel nieuw voorstellen/ruimer --vanaf 2027-01-01 --wijzig wijk_werken.uren.max_per_maand=80
""",
)
@click.argument("map_", metavar="MAP", type=click.Path(path_type=Path))
@click.option(
    "--basis", default="huidig", show_default=True, metavar="ID", help="Recht of voorstel om op te bouwen."
)
@click.option("--titel", default="", metavar="TEKST", help="Titel van het voorstel.")
@click.option("--orgaan", default="", metavar="NAAM", help="Wie het voorstel doet.")
@click.option("--vanaf", metavar="JJJJ-MM-DD", help="Eerste dag. Standaard die van de basis.")
@click.option(
    "--wijzig", "wijzigingen", multiple=True, metavar="PAD=WAARDE", help="Een bepaling die dit wijzigt."
)
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON.")
@click.pass_obj
def nieuw(
    mappen: tuple[Path, ...],
    map_: Path,
    basis: str,
    titel: str,
    orgaan: str,
    vanaf: str | None,
    wijzigingen: tuple[str, ...],
    als_json: bool,
) -> None:
    """Scaffold a proposal."""
    from samenleving.output import schrijf_bestanden
    from samenleving.proposals.scaffold import nieuw_voorstel
    from samenleving.proposals.values import lees_datum

    dag = None if vanaf is None else lees_datum(vanaf)
    if vanaf is not None and dag is None:
        raise click.UsageError("--vanaf: schrijf een datum als 2027-01-01.")
    gewijzigd: dict[str, str] = {}
    for wijziging in wijzigingen:
        pad, is_, waarde = wijziging.partition("=")
        if not is_ or not waarde:
            raise click.UsageError(f"--wijzig: “{wijziging}” is geen PAD=WAARDE.")
        if pad in gewijzigd:
            raise click.UsageError(f"--wijzig: {pad} staat er twee keer.")
        gewijzigd[pad] = waarde
    inhoud = nieuw_voorstel(
        map_, basis=basis, titel=titel, orgaan=orgaan, vanaf=dag, wijzigingen=gewijzigd, mappen=mappen
    )
    bestanden = schrijf_bestanden(map_, inhoud)
    if als_json:
        schrijf_json({"bestanden": [str(bestand) for bestand in bestanden]})
        return
    click.echo(f"Het voorstel staat klaar in {map_}.")
    click.echo(f"Vul {bestanden[0]} aan en kijk het na met: samenleving voorstel controleer {map_}")


@voorstel.command(
    "controleer",
    cls=Opdracht,
    help="Kijk een map met een voorstel na. Fouten noemen bestand, regel, veld en oplossing.",
    voorbeelden="samenleving voorstel controleer mijn_voorstel",
)
@click.argument("map_", metavar="MAP", type=click.Path(path_type=Path))
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON.")
@click.pass_obj
def controleer(mappen: tuple[Path, ...], map_: Path, als_json: bool) -> int:
    """Check a proposal; code 1 when there are faults."""
    from samenleving.proposals import controleer_voorstel

    meldingen = controleer_voorstel(map_, mappen)
    fouten = [melding for melding in meldingen if melding.ernst == "fout"]
    if als_json:
        from dataclasses import asdict

        schrijf_json({"meldingen": [asdict(melding) for melding in meldingen]})
    else:
        for melding in meldingen:
            click.echo(str(melding))
        if not fouten:
            click.echo("Het voorstel is in orde.")
    return 1 if fouten else 0
