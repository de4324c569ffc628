"""Commands on the knowledge base itself: what is covered, what is wrong, what was approved."""

from __future__ import annotations

from pathlib import Path

import click

from samenleving.cli_dutch import Opdracht, schrijf_json


@click.command(
    cls=Opdracht,
    help="Toon per akte, hoofdstuk en lid of de tekst gezien is, waar hij in de code staat en wat eruit "
    "bleef.\n\n"
    "Zonder AKTE: een overzicht van elke akte. Met AKTE: elk lid van die akte.",
    voorbeelden="""
samenleving dekking
samenleving dekking wijk-werkendecreet-2017-07-07
samenleving dekking --json
""",
)
@click.argument("akte", metavar="[AKTE]", required=False)
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON.")
def dekking(akte: str | None, als_json: bool) -> None:
    """Show the coverage of the acts."""
    from samenleving.quality import coverage

    akten = coverage.gekozen(akte)
    if als_json:
        schrijf_json(coverage.naar_dict(akten))
        return
    from samenleving.commands.screen import toon_akte, toon_dekking

    if akte is None:
        toon_dekking(akten)
    else:
        toon_akte(akten[0])


@click.command(
    cls=Opdracht,
    help="Kijk alles in één keer na: bronnen, eenheden, ankers, verwijzingen, regels zonder waarde, "
    "ongebruikte getallen en goedkeuringen. Fouten noemen bestand, regel, veld en oplossing.\n\n"
    "Bij fouten is de afsluitcode 1. Een waarschuwing, zoals een getal dat lang niet is nagekeken, is geen "
    "fout. Met --wetteksten MAP voor de opdracht liggen de getallen ook naast de officiële teksten in die "
    "map, lid per lid.",
    voorbeelden="""
samenleving controleer
samenleving --wetteksten wetteksten controleer
samenleving controleer --peildatum 2028-01-01
samenleving controleer --json
""",
)
@click.option(
    "--peildatum",
    metavar="JJJJ-MM-DD",
    help="Dag waartegen de ouderdom van een controle gemeten wordt. Standaard de jongste controle.",
)
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON.")
@click.pass_context
def controleer(ctx: click.Context, peildatum: str | None, als_json: bool) -> int:
    """Check the base; code 1 when there are faults."""
    from samenleving import quality
    from samenleving.quality.freshness import lees_peildatum
    from samenleving.terminal import bezig

    dag = lees_peildatum(peildatum) if peildatum is not None else None
    with bezig("Alles nakijken", zwijg=als_json):
        controle = quality.controleer(dag, wetteksten=ctx.meta.get("samenleving.wetteksten"))
    if als_json:
        schrijf_json(controle.naar_dict())
    else:
        for melding in (*controle.waarschuwingen, *controle.fouten):
            click.echo(str(melding))
        geteld = ", ".join(f"{aantal} {naam}" for naam, aantal in controle.geteld.items())
        click.echo(f"Nagekeken: {geteld}.")
        click.echo(f"Fouten: {len(controle.fouten)}. Waarschuwingen: {len(controle.waarschuwingen)}.")
    return 1 if controle.fouten else 0


@click.command(
    cls=Opdracht,
    help="Keur als jurist een wettest goed. De goedkeuring vervalt zodra de tekst van een betrokken lid, een "
    "gebruikte parameter of de test zelf wijzigt.",
    voorbeelden="samenleving keur wijk-werkendecreet-2017-07-07/art_9.yaml --zin ZIN --naam NAAM "
    "--datum 2027-01-31",
)
@click.argument("bestand", metavar="BESTAND")
@click.option("--zin", required=True, help="De zin die de test als naam draagt.")
@click.option("--naam", required=True, help="Wie goedkeurt.")
@click.option("--datum", required=True, metavar="JJJJ-MM-DD", help="Dag van de goedkeuring.")
@click.option(
    "--wettests",
    "map_",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Map met de wettests en goedkeuringen.yaml. Standaard tests/law van deze repository.",
)
def keur(bestand: str, zin: str, naam: str, datum: str, map_: Path | None) -> None:
    """Add an approval to the ledger."""
    from samenleving.errors import InvoerFout
    from samenleving.quality import lees_kennisbasis
    from samenleving.quality.sign_off import BESTAND, eigen_map, keur_goed, lees_register

    plek = map_ or eigen_map()
    if plek is None:
        raise InvoerFout.een("hier zijn geen wettests", "werk in de repository, of geef --wettests MAP")
    keur_goed(lees_register(plek), lees_kennisbasis(), bestand, zin, naam, datum)
    click.echo(f"Goedgekeurd door {naam} op {datum}, en genoteerd in {plek / BESTAND}.")
