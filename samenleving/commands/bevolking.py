"""Commands on populations: make one, run systems over it, run the activation pact over municipalities."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from samenleving.cli_dutch import Groep, Opdracht, schrijf_json
from samenleving.commands.bevolking_totals import tel
from samenleving.commands.options import microdata_optie, zaad_optie

if TYPE_CHECKING:
    from samenleving.population.assumptions import Aannames
    from samenleving.systems import Systeem

STANDAARD_ELKE = 20
STANDAARD_TREKKINGEN = 40
TREKKINGEN_PACT = 100
MAX_TREKKINGEN = 10_000
MAX_ELKE = 1_000
MAAND = "JJJJ-MM"

keuze_optie = click.option(
    "--keuze",
    "keuzes",
    multiple=True,
    metavar="NAAM=KEUZE",
    help="Andere rekenwijze, zoals uitkering_op_peilmaand=zoals_in_de_tabel; mag meer dan eens.",
)


@click.group(
    cls=Groep,
    help="Reken stelsels uit over een hele bevolking: wie toegang heeft, wie wint of verliest, en hoe "
    "zeker dat is.\n\nDe bevolking is synthetisch: niemand erin bestaat. Wat geen bron geeft, is een aanname "
    "met een bereik.",
    voorbeelden="""
samenleving bevolking maak --zaad 7 --map uitvoer/bevolking
samenleving bevolking simuleer huidig regering_2025 serv_2025 vvsg_2026
samenleving bevolking pact huidig conceptnota_2023
""",
)
def bevolking() -> None:
    """The group."""


bevolking.add_command(tel)


@bevolking.command(
    cls=Opdracht,
    help="Maak de synthetische bevolking en schrijf ze als Parquet, met de stempel in elk bestand.",
    voorbeelden="""
samenleving bevolking maak --map uitvoer/bevolking
samenleving bevolking maak --zaad 7 --datum 2027-01 --json
""",
)
@zaad_optie
@keuze_optie
@click.option("--datum", "maand", default="2027-01", show_default=True, metavar=MAAND, help="Peilmaand.")
@click.option("--map", "map_", type=click.Path(path_type=Path), metavar="MAP", help="Schrijf in deze map.")
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON.")
def maak(zaad: int, keuzes: tuple[str, ...], maand: str, map_: Path | None, als_json: bool) -> None:
    """Make a population."""
    from dataclasses import asdict

    from samenleving.population.checks import ijking, tegenspraken
    from samenleving.population.parquet import schrijf
    from samenleving.population.synthetic import maak as maak_bevolking
    from samenleving.situation import controleer_maand
    from samenleving.terminal import bezig, toon_bestanden

    controleer_maand(maand)
    with bezig("Bevolking maken", zwijg=als_json):
        populatie = maak_bevolking(zaad, maand, _met_keuzes(keuzes))
        bestanden = schrijf(populatie, map_) if map_ is not None else ()
    controles, paren = ijking(populatie), tegenspraken()
    if als_json:
        regels = [{**asdict(controle), "verschil": controle.verschil} for controle in controles]
        schrijf_json(
            {
                "personen": int(populatie.gewicht.sum()),
                "zaad": zaad,
                "maand": maand,
                "ijking": regels,
                "tegenspraken": [asdict(paar) for paar in paren],
                "bestanden": [str(bestand) for bestand in bestanden],
            }
        )
        return
    from samenleving.commands.bevolking_screen import toon_ijking

    toon_ijking(controles, paren)
    toon_bestanden(bestanden)


@bevolking.command(
    cls=Opdracht,
    help="Reken stelsels uit over de bevolking. Het eerste stelsel is de basis waarmee vergeleken wordt.\n\n"
    "Wat te beoordelen of niet bekend is, staat apart. Toegang na beoordeling en deelname zijn aannames.",
    voorbeelden="""
samenleving bevolking simuleer huidig regering_2025 serv_2025 vvsg_2026
samenleving bevolking simuleer huidig regering_2025 --zonder-onzekerheid --json
samenleving bevolking simuleer huidig serv_2025 --lezing samenlevingsjobs_voorwaarden
samenleving bevolking simuleer huidig regering_2025 --microdata personen.csv --datum 2027-01
""",
)
@click.argument("namen", metavar="S…", nargs=-1, required=True)
@zaad_optie
@keuze_optie
@click.option("--datum", "maand", metavar=MAAND, help="Peilmaand. Standaard zoals bij vergelijk.")
@microdata_optie
@click.option(
    "--onzekerheid/--zonder-onzekerheid",
    "met_onzekerheid",
    default=True,
    show_default=True,
    help="Reken intervallen, tornado en scenario's uit.",
)
@click.option(
    "--tornado/--zonder-tornado",
    "met_tornado",
    default=True,
    show_default=True,
    help="Zet bij de onzekerheid elke aanname apart op laag en hoog.",
)
@click.option(
    "--trekkingen",
    type=click.IntRange(1, MAX_TREKKINGEN),
    default=STANDAARD_TREKKINGEN,
    show_default=True,
    metavar="N",
    help="Aantal trekkingen van de aannames.",
)
@click.option(
    "--elke",
    type=click.IntRange(1, MAX_ELKE),
    default=STANDAARD_ELKE,
    show_default=True,
    metavar="N",
    help="Personen per rij in de trekkingen; de celtotalen blijven juist.",
)
@click.option(
    "--lezing", "lezingen", multiple=True, metavar="NAAM", help="Lezing om te variëren; mag meer dan eens."
)
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON.")
@click.pass_obj
def simuleer(
    mappen: tuple[Path, ...],
    namen: tuple[str, ...],
    zaad: int,
    keuzes: tuple[str, ...],
    maand: str | None,
    microdata: Path | None,
    met_onzekerheid: bool,
    met_tornado: bool,
    trekkingen: int,
    elke: int,
    lezingen: tuple[str, ...],
    als_json: bool,
) -> None:
    """Run systems over a population."""
    from dataclasses import replace

    from samenleving.law import parameterinfo
    from samenleving.population import outcome, simulate, uncertainty
    from samenleving.population.microdata import lees_microdata
    from samenleving.population.synthetic import maak as maak_bevolking
    from samenleving.terminal import voortgang

    systemen = _systemen(namen, mappen)
    gekozen_maand = _maand(systemen, maand)
    aannames = _met_keuzes(keuzes)
    for lezing in lezingen:
        parameterinfo(f"lezingen.{lezing}")
    with voortgang(zwijg=als_json) as balk:
        if microdata is not None:
            populatie = lees_microdata(microdata, gekozen_maand)
        else:
            populatie = maak_bevolking(zaad, gekozen_maand, aannames)
        uitkomst = simulate.simuleer(populatie, systemen, voortgang=balk.zet)
        if met_onzekerheid and microdata is None:
            gevonden = uncertainty.onzekerheid(
                namen,
                gekozen_maand,
                zaad,
                gebruikt=aannames,
                trekkingen=trekkingen,
                elke=elke,
                tornado=met_tornado,
                lezingen_=lezingen,
                mappen=mappen,
                voortgang=balk.zet,
            )
            uitkomst = replace(uitkomst, onzekerheid=uncertainty.naar_dict(gevonden))
    if als_json:
        schrijf_json(outcome.naar_dict(uitkomst))
        return
    from samenleving.commands.bevolking_screen import toon_bevolking

    toon_bevolking(uitkomst)


@bevolking.command(
    cls=Opdracht,
    help="Reken het lokaal activeringspact uit over alle Vlaamse gemeenten: uitbetaling, overschrijding, wat "
    "ook zonder pact gebeurd was, het Mattheüseffect en de beloning naar inspanning van de SERV.",
    voorbeelden="""
samenleving bevolking pact huidig conceptnota_2023 serv_2023
samenleving bevolking pact huidig --datum 2025-06 --gemeenten gemeenten.csv --json
""",
)
@click.argument("namen", metavar="S…", nargs=-1, required=True)
@zaad_optie
@click.option("--datum", "maand", metavar=MAAND, help="Maand waarin een oproep loopt. Standaard 2024-06.")
@click.option(
    "--gemeenten",
    "bestand",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Eigen gemeenten, als CSV of Parquet, in plaats van de synthetische.",
)
@click.option(
    "--trekkingen",
    type=click.IntRange(0, MAX_TREKKINGEN),
    default=TREKKINGEN_PACT,
    show_default=True,
    metavar="N",
    help="Aantal trekkingen van de aannames; 0 voor geen.",
)
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON.")
@click.pass_obj
def pact(
    mappen: tuple[Path, ...],
    namen: tuple[str, ...],
    zaad: int,
    maand: str | None,
    bestand: Path | None,
    trekkingen: int,
    als_json: bool,
) -> None:
    """Run the activation pact."""
    from samenleving.population import pact_population as pact_
    from samenleving.situation import controleer_maand
    from samenleving.terminal import bezig

    wanneer = controleer_maand(maand) if maand is not None else pact_.MAAND
    with bezig("Gemeenten rekenen", zwijg=als_json):
        systemen = _systemen(namen, mappen)
        if bestand is None:
            gemeenten = pact_.maak_gemeenten(zaad, wanneer)
        else:
            gemeenten = pact_.lees_gemeenten(bestand)
        uitkomsten = [pact_.reken_pact(gemeenten, dit, wanneer) for dit in systemen]
        banden: tuple[Any, ...] = ()
        if bestand is None and trekkingen:
            banden = pact_.pactbanden(namen, zaad, wanneer, trekkingen, mappen)
    if als_json:
        schrijf_json(pact_.naar_dict(uitkomsten, banden))
        return
    from samenleving.commands.bevolking_screen import toon_pact

    toon_pact(uitkomsten, banden, gemeenten.synthetisch)


@bevolking.command(
    cls=Opdracht,
    help="Toon de kolommen die eigen personen (--microdata) en eigen gemeenten (--gemeenten) mogen hebben.",
    voorbeelden="samenleving bevolking kolommen --json",
)
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON.")
def kolommen(als_json: bool) -> None:
    """Show the columns of somebody's own tables."""
    from samenleving.population.microdata import kolommen as van_personen
    from samenleving.population.pact_population import KOLOMMEN
    from samenleving.population.tables import beschrijf

    schema = {"personen": beschrijf(van_personen()), "gemeenten": beschrijf(KOLOMMEN)}
    if als_json:
        schrijf_json(schema)
        return
    from samenleving.commands.bevolking_screen import toon_kolommen

    toon_kolommen(schema)


def _systemen(namen: tuple[str, ...], mappen: tuple[Path, ...]) -> list[Systeem]:
    from samenleving.systems import systeem

    return [systeem(naam, mappen) for naam in namen]


def _maand(systemen: list[Systeem], maand: str | None) -> str:
    from samenleving.situation import controleer_maand
    from samenleving.systems import standaarddatum

    return controleer_maand(maand) if maand is not None else standaarddatum(systemen)


def _met_keuzes(keuzes: tuple[str, ...]) -> Aannames:
    from samenleving.errors import InvoerFout
    from samenleving.population.assumptions import aannames

    gekozen = {}
    for tekst in keuzes:
        naam, is_, keuze = tekst.partition("=")
        if not is_:
            raise InvoerFout.een(f"“{tekst[:60]}” is geen keuze", "schrijf NAAM=KEUZE", veld="--keuze")
        gekozen[naam] = keuze
    return aannames().kies(**gekozen)
