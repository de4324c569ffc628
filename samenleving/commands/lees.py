"""`samenleving lees`: a draft that somebody edited, read back into values."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from samenleving.cli_dutch import Opdracht, schrijf_json

if TYPE_CHECKING:
    from samenleving.drafting.reading.file import Gelezen


@click.command(
    cls=Opdracht,
    help="Lees een ontwerptekst die u in Word of een andere editor hebt bewerkt: welke waarden zet de "
    "tekst nu, waar staat dat, en wat kon niet gelezen worden.\n\n"
    "Bijgehouden wijzigingen gelden als aanvaard, opmerkingen tellen niet mee. Blijft er tekst ongelezen, "
    "dan is de afsluitcode 1; niets wordt stil overgeslagen. Met --bewaar wordt wat gelezen is een voorstel, "
    "klaar om te vergelijken en opnieuw uit te schrijven.",
    voorbeelden="""
samenleving lees uitvoer/ontwerp/ontwerp.docx
samenleving lees ontwerp.docx --basis serv_2025 --json
samenleving lees ontwerp.docx --bewaar mijn_voorstellen/mijn_versie
""",
)
@click.argument("bestand", metavar="BESTAND", type=click.Path(path_type=Path))
@click.option(
    "--basis",
    metavar="S",
    help="Stelsel waarnaast de tekst gelezen wordt. Standaard het stelsel in de stempel, anders huidig.",
)
@click.option(
    "--bewaar",
    "map_",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Bewaar wat gelezen is als voorstel in deze nieuwe map.",
)
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON.")
@click.pass_context
def lees(ctx: click.Context, bestand: Path, basis: str | None, map_: Path | None, als_json: bool) -> int:
    """Read a draft; code 1 when some of it was not read."""
    from samenleving.drafting.reading.file import lees_bestand
    from samenleving.drafting.reading.saving import bewaar_voorstel
    from samenleving.terminal import bezig

    mappen: tuple[Path, ...] = ctx.obj or ()
    with bezig("Ontwerp lezen", zwijg=als_json):
        gelezen = lees_bestand(bestand, basis, mappen, ctx.meta.get("samenleving.wetteksten"))
        bewaard = bewaar_voorstel(gelezen, map_, mappen) if map_ is not None else None
    if als_json:
        schrijf_json({**gelezen.naar_dict(), "bewaard": None if bewaard is None else str(bewaard)})
    else:
        _toon(gelezen, bewaard)
    return 1 if gelezen.niet_gelezen else 0


def _toon(gelezen: Gelezen, bewaard: Path | None) -> None:
    from samenleving import law
    from samenleving.display import datum, toon_parameter

    naast = "het geldende recht" if gelezen.basis == "huidig" else gelezen.basis
    dag = f", vanaf {datum(gelezen.dag)}" if gelezen.dag else ""
    click.echo(f"Gelezen naast {naast}{dag}.")
    if not gelezen.wijzigingen:
        click.echo("De tekst zet geen enkele waarde anders.")
    for pad, wijziging in gelezen.wijzigingen.items():
        info = law.parameterinfo(pad)
        oud = "geen waarde" if wijziging.oud is None else toon_parameter(info, wijziging.oud)
        click.echo(f"  {info.label} ({pad}): {oud} → {toon_parameter(info, wijziging.nieuw)}")
        click.echo(f"    in {wijziging.plaats}, regel {wijziging.regel}")
    if gelezen.keuzes:
        click.echo(f"  De woorden volgen een andere keuze: {', '.join(f'+{k}' for k in gelezen.keuzes)}")
    if gelezen.open:
        aantal = len(gelezen.open)
        plaatsen = "1 plaats" if aantal == 1 else f"{aantal} plaatsen"
        click.echo(f"Nog te schrijven, volgens de tekst zelf: {plaatsen}.")
    for regel in gelezen.niet_gelezen:
        click.echo(f"Niet gelezen: {regel}")
    if bewaard is not None:
        click.echo(f"Bewaard als voorstel: {bewaard}")
