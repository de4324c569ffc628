"""The command line: `samenleving`. Every command has `--json`; nothing is computed here."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from samenleving import __version__
from samenleving.cli_dutch import Groep, Opdracht, schrijf_json, voer_uit
from samenleving.commands.akte import akte
from samenleving.commands.base import controleer, dekking, keur
from samenleving.commands.bevolking import bevolking
from samenleving.commands.calendar import kalender
from samenleving.commands.knelpunten import knelpunten
from samenleving.commands.lees import lees
from samenleving.commands.lint import lint
from samenleving.commands.ontwerp import ontwerp
from samenleving.commands.prestations import prestaties
from samenleving.commands.toets import toets
from samenleving.commands.vergelijk import vergelijk
from samenleving.commands.voorstel import voorstel

EXTRAS = {
    "altair": "documenten",
    "vl_convert": "documenten",
    "docx": "documenten",
    "typst": "documenten",
    "xlsxwriter": "documenten",
    "pyarrow": "bevolking",
    "lxml": "documenten",
    "cobalt": "documenten",
    "flask": "web",
}
DATUM = (
    "Maand waarop gerekend wordt, als JJJJ-MM. Standaard de eerste maand waarin elk stelsel in werking is."
)
SYSTEMEN = (
    "Een stelsel is huidig of de naam van een voorstel, met daarachter wat u wilt kiezen of wijzigen: "
    "+variant=keuze, +lezing.NAAM=KEUZE of +PAD=WAARDE@JJJJ-MM-DD."
)


@click.group(
    cls=Groep,
    help="Rekent met het Vlaamse activeringsrecht, vergelijkt voorstellen en schrijft ontwerpteksten.\n\n"
    "Wat hier uitkomt, is één lezing van de wet en bindt niemand.",
    voorbeelden="""
samenleving vergelijk huidig regering_2025 serv_2025 vvsg_2026 --map uitvoer
samenleving ontwerp regering_2025 --map uitvoer/ontwerp
samenleving serveer
""",
)
@click.version_option(__version__, "--versie", message="%(version)s", help="Toon de versie en stop.")
@click.option(
    "--voorstellen",
    "mappen",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Map met eigen voorstellen; mag meer dan eens.",
)
@click.option(
    "--wetteksten",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Map met officiële wetteksten: bewaarde bladzijden van de Vlaamse Codex of Justel, of Akoma Ntoso.",
)
@click.pass_context
def samenleving(ctx: click.Context, mappen: tuple[Path, ...], wetteksten: Path | None) -> None:
    """The root command: keeps the folders with the user's own proposals and official texts."""
    ctx.obj = mappen
    ctx.meta["samenleving.wetteksten"] = wetteksten


@samenleving.command(
    cls=Opdracht,
    help=f"Reken één situatie uit en zeg waarom.\n\n{SYSTEMEN}",
    voorbeelden="""
samenleving bereken situatie.yaml
samenleving bereken situatie.yaml --systeem huidig --systeem regering_2025 --datum 2027-01
samenleving bereken situatie.yaml --systeem huidig+wijk_werken.vergoeding.per_uur=4,50@2027-01-01
""",
)
@click.argument("situatie", metavar="SITUATIE.yaml", type=click.Path(path_type=Path))
@click.option(
    "--systeem", "namen", multiple=True, metavar="S", help="Stelsel; mag meer dan eens. Standaard huidig."
)
@click.option("--datum", metavar="JJJJ-MM", help=DATUM)
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON.")
@click.pass_obj
def bereken(
    mappen: tuple[Path, ...], situatie: Path, namen: tuple[str, ...], datum: str | None, als_json: bool
) -> None:
    """Compute one case."""
    from samenleving import explain
    from samenleving.calculate import bereken_situatie

    uitkomsten = bereken_situatie(situatie, namen or ("huidig",), datum, mappen)
    if als_json:
        schrijf_json({"uitkomsten": [explain.naar_dict(uitkomst) for uitkomst in uitkomsten]})
        return
    from samenleving.terminal import toon_uitkomst

    for uitkomst in uitkomsten:
        toon_uitkomst(uitkomst)


@samenleving.command(
    cls=Opdracht,
    help="Start de rekenhulp en de web-API op deze computer. Er wordt niets bewaard.\n\n"
    "Met --werkbank ook de werkbank voor wie regelgeving schrijft. Luistert ze naar andere computers, dan "
    "vraagt ze de sleutel die hier getoond wordt.",
    voorbeelden="""
samenleving serveer
samenleving serveer --poort 8080 --werkers 2
samenleving serveer --werkbank --werkmap mijn_voorstellen
""",
)
@click.option("--adres", default="127.0.0.1", show_default=True, help="Adres waarop geluisterd wordt.")
@click.option("--poort", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Poort.")
@click.option("--werkers", default=1, show_default=True, type=click.IntRange(1, 64), help="Aantal processen.")
@click.option(
    "--cors",
    "oorsprongen",
    multiple=True,
    metavar="SITE",
    help="Andere site die de API mag lezen, zoals https://www.voorbeeld.be; mag meer dan eens. Standaard die "
    "in SAMENLEVING_CORS, anders geen.",
)
@click.option(
    "--logboek",
    is_flag=True,
    help="Schrijf per verzoek één regel JSON: soort vraag, status en duur. Niets van wat iemand stuurt.",
)
@click.option(
    "--werkbank", "met_werkbank", is_flag=True, help="Ook de werkbank voor wie regelgeving schrijft."
)
@click.option(
    "--werkmap",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Map waarin de werkbank voorstellen bewaart; zonder map bewaart ze niets.",
)
def serveer(
    adres: str,
    poort: int,
    werkers: int,
    oorsprongen: tuple[str, ...],
    logboek: bool,
    met_werkbank: bool,
    werkmap: Path | None,
) -> None:
    """Serve the calculator, the API and, when asked, the workbench."""
    from samenleving.web import serveer as start

    if werkmap is not None and not met_werkbank:
        raise click.UsageError("--werkmap hoort bij --werkbank.")
    instelling = None
    if met_werkbank:
        from samenleving.web.werkbank import instelling_voor

        instelling = instelling_voor(adres, werkmap)
    plek = f"http://{f'[{adres}]' if ':' in adres else adres}:{poort}"
    click.echo(f"De rekenhulp staat klaar op {plek}/ (stoppen met Ctrl+C)")
    if instelling is not None:
        sleutel = f"?sleutel={instelling.sleutel}" if instelling.sleutel else ""
        click.echo(f"De werkbank staat klaar op {plek}/werkbank/{sleutel}")
    start(
        adres,
        poort,
        werkers,
        oorsprongen=oorsprongen or None,
        logboek=logboek or None,
        werkbank=instelling,
    )


@samenleving.command(
    cls=Opdracht,
    help="Schrijf de naslagpagina's van de documentatie.",
    voorbeelden="samenleving docs --map docs/naslag",
)
@click.option(
    "--map",
    "map_",
    type=click.Path(path_type=Path),
    default=Path("docs/naslag"),
    show_default=True,
    metavar="MAP",
    help="Map voor de pagina's.",
)
def docs(map_: Path) -> None:
    """Write the reference pages."""
    from samenleving.site import schrijf_naslag

    aantal = schrijf_naslag(map_)
    click.echo(f"{aantal} pagina's geschreven in {map_}.")


for opdracht in (
    kalender,
    akte,
    bevolking,
    dekking,
    controleer,
    keur,
    prestaties,
    knelpunten,
    toets,
    lees,
    lint,
    vergelijk,
    voorstel,
    ontwerp,
):
    samenleving.add_command(opdracht)


def main(argumenten: Sequence[str] | None = None) -> None:
    """Entry point: exit code 0 when done, 1 for faults found, 2 when the input is wrong."""
    from samenleving.errors import InvoerFout

    try:
        code = voer_uit(samenleving, None if argumenten is None else list(argumenten))
    except InvoerFout as fout:
        click.echo(str(fout), err=True)
        code = 2
    except ModuleNotFoundError as fout:
        extra = EXTRAS.get(fout.name or "")
        if extra is None:
            raise
        hulp = f"pip install 'openfisca-samenleving[{extra}]'"
        click.echo(f"Dit onderdeel is niet geïnstalleerd ({fout.name}). Installeer het met: {hulp}", err=True)
        code = 2
    except Exception as fout:
        if not _is_teruglezing(fout):
            raise
        click.echo(f"Niets geschreven: {fout}", err=True)
        code = 1
    sys.exit(code)


def _is_teruglezing(fout: Exception) -> bool:
    """Whether a draft was refused; drafting is imported only when it was used."""
    drafting = sys.modules.get("samenleving.drafting")
    return drafting is not None and isinstance(fout, drafting.TerugleesFout)
