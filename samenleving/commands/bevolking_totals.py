"""The command `bevolking tel`: whole totals of a population, in one process, in more, or on a cluster."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from samenleving.cli_dutch import Opdracht, schrijf_json
from samenleving.commands.options import microdata_optie, zaad_optie

MAX_PROCESSEN = 64
PER_DEEL = 150_000


@click.command(
    cls=Opdracht,
    help="Tel over een jaar op wat een variabele voor iedereen samen is, per maand: centen, minuten "
    "of hoofden, of de toestand van een recht. De totalen zijn gehele getallen en hangen niet af van het "
    "aantal processen.\n\nGerekend wordt op de feiten: wat te beoordelen is, blijft te beoordelen.",
    voorbeelden="""
samenleving bevolking tel wijk_werken_recht --systeem huidig --systeem serv_2025
samenleving bevolking tel wijk_werken_vergoeding --per duur --processen 2
samenleving bevolking tel samenlevingsjobs_recht --systeem regering_2025 --per duur --per leeftijd --json
""",
)
@click.argument("variabele", metavar="VARIABELE")
@click.option(
    "--systeem", "namen", multiple=True, metavar="S", help="Stelsel; mag meer dan eens. Standaard huidig."
)
@click.option("--per", multiple=True, metavar="KENMERK", help="Splits op een kenmerk; mag meer dan eens.")
@zaad_optie
@click.option("--datum", "maand", default="2027-01", show_default=True, metavar="JJJJ-MM", help="Peilmaand.")
@microdata_optie
@click.option(
    "--processen",
    type=click.IntRange(1, MAX_PROCESSEN),
    default=1,
    show_default=True,
    metavar="N",
    help="Processen op deze computer.",
)
@click.option(
    "--scheduler", default="", metavar="ADRES", help="Adres van een bestaande Dask-scheduler (extra cluster)."
)
@click.option(
    "--omvang",
    type=click.IntRange(1),
    default=PER_DEEL,
    show_default=True,
    metavar="N",
    help="Personen per deel.",
)
@click.option("--json", "als_json", is_flag=True, help="Schrijf JSON.")
@click.pass_obj
def tel(
    mappen: tuple[Path, ...],
    variabele: str,
    namen: tuple[str, ...],
    per: tuple[str, ...],
    zaad: int,
    maand: str,
    microdata: Path | None,
    processen: int,
    scheduler: str,
    omvang: int,
    als_json: bool,
) -> None:
    """Total a variable over a population."""
    from samenleving.law import variabeleinfo
    from samenleving.population import run
    from samenleving.population.microdata import lees_microdata
    from samenleving.population.partition import InGeheugen
    from samenleving.population.synthetic import maak
    from samenleving.population.totals import Som, Staten
    from samenleving.situation import controleer_maand
    from samenleving.terminal import voortgang

    controleer_maand(maand)
    staat = variabeleinfo(variabele).bepaling.soort in ("recht", "voorwaarde", "plicht", "kenmerk")
    maat = Staten(variabele, per) if staat else Som(variabele, per)
    gegeven = lees_microdata(microdata, maand) if microdata else maak(zaad, maand)
    bron = InGeheugen(gegeven.feiten, omvang)
    gevraagd = tuple(namen) or ("huidig",)
    opdracht = run.Opdracht(gevraagd, (maat,), int(maand[:4]), tuple(str(map_) for map_ in mappen))
    with voortgang(len(bron), zwijg=als_json) as balk:
        totalen = run.voer_uit(
            bron,
            opdracht,
            processen=processen,
            scheduler=scheduler,
            voortgang=lambda klaar, aantal: balk.zet("Optellen", klaar, aantal),
        )
    klassen = [gegeven.feiten.kenmerken[naam].klassen for naam in per if naam in gegeven.feiten.kenmerken]
    rijen = list(_rijen(totalen, opdracht, maat, klassen))
    if als_json:
        schrijf_json(
            {"variabele": variabele, "personen": totalen.personen, "delen": len(bron), "rijen": rijen}
        )
        return
    _toon(rijen, maat, totalen.personen)


def _rijen(totalen: Any, opdracht: Any, maat: Any, klassen: list[tuple[str, ...]]) -> Any:
    """One row per system, month and cell, with the columns of the measure."""
    import numpy as np

    for naam in opdracht.systemen:
        tabel = totalen[naam, maat]
        for nummer, maand in enumerate(opdracht.maanden):
            for plek in np.ndindex(tabel.shape[1:-1]):
                waarden = tabel[(nummer, *plek)]
                namen = {
                    kenmerk: klassen[as_][i] if as_ < len(klassen) else i
                    for as_, (kenmerk, i) in enumerate(zip(maat.per, plek, strict=True))
                }
                kolommen = dict(zip(maat.kolommen, (int(w) for w in waarden), strict=True))
                yield {"systeem": naam, "maand": maand, **namen, **kolommen}


def _toon(rijen: list[dict[str, Any]], maat: Any, personen: int) -> None:
    from rich.table import Table

    from samenleving.display import getal
    from samenleving.terminal import scherm

    tabel = Table(title=f"{maat.variabele}, {getal(personen)} personen", title_justify="left", box=None)
    for kop in rijen[0]:
        tabel.add_column(kop.replace("_", " "), justify="right" if kop in maat.kolommen else "left")
    for rij in rijen:
        tabel.add_row(*(getal(w) if isinstance(w, int) else str(w) for w in rij.values()))
    scherm().print(tabel)
