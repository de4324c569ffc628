"""What the commands on populations print for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table

from samenleving.display import getal as toon_getal
from samenleving.display import maand
from samenleving.messages import bericht
from samenleving.population.codes import TOESTANDEN
from samenleving.population.outcome import Bevolkingsuitkomst, Ijkcontrole, Som, Tegenspraak
from samenleving.population.pact_population import PACTREGELS, Pactband, Pactuitkomst
from samenleving.terminal import STATUS, scherm

CENTEN_PER_EURO, MINUTEN_PER_UUR = 100, 60
MEESTE_UITSLAGEN = 5
NIETS = "–"


def getal(waarde: float, decimalen: int = 0) -> str:
    """A number rounded for the eye."""
    return toon_getal(round(waarde, decimalen), decimalen)


def toon_ijking(controles: Sequence[Ijkcontrole], paren: Sequence[Tegenspraak]) -> None:
    """Print published totals beside those of the population, and the figures that contradict each other."""
    console = scherm()
    tabel = Table(title="Bevolking en bronnen", title_justify="left", box=None, padding=(0, 1))
    for kop in ("", "bron", "bevolking", "verschil"):
        tabel.add_column(kop, justify="left" if not kop else "right")
    for controle in controles:
        decimalen = 0 if controle.eenheid in ("personen", "gebruikers", "uren") else 2
        waarden = (controle.doel, controle.bevolking, controle.verschil)
        tabel.add_row(controle.label, *(getal(waarde, decimalen) for waarde in waarden))
    console.print(tabel)
    console.print("\n[bold]Cijfers die elkaar tegenspreken[/]")
    for paar in paren:
        decimalen = 0 if float(paar.waarde).is_integer() else 2
        een, ander = (getal(waarde, decimalen) for waarde in (paar.waarde, paar.ander_waarde))
        console.print(f"  {paar.onderwerp}: {een} tegenover {ander}. {paar.gevolg}", soft_wrap=True)


def toon_kolommen(schema: Mapping[str, Sequence[Mapping[str, str]]]) -> None:
    """Print the columns of somebody's own tables."""
    for naam, rijen in schema.items():
        tabel = Table(title=f"Eigen {naam}", title_justify="left", box=None, padding=(0, 1))
        for kop in ("kolom", "soort", "betekenis", "waarden"):
            tabel.add_column(kop)
        for rij in rijen:
            tabel.add_row(rij["kolom"], rij["soort"], rij["betekenis"], rij["waarden"])
        scherm().print(tabel)


def toon_bevolking(uitkomst: Bevolkingsuitkomst) -> None:
    """Print the outcome of a simulation."""
    console = scherm()
    soort = "synthetische bevolking" if uitkomst.soort == "synthetisch" else "eigen gegevens"
    console.print(f"\n[bold]{getal(uitkomst.personen)} personen[/] – {soort} – {maand(uitkomst.maand)}")
    _toon_toegang(uitkomst)
    _toon_deelname(uitkomst)
    _toon_winst(uitkomst)
    if uitkomst.onzekerheid:
        _toon_onzekerheid(uitkomst.onzekerheid)
    if uitkomst.ijking:
        console.print()
        toon_ijking(uitkomst.ijking, uitkomst.tegenspraken)
    console.print("\n[bold]Niet gemodelleerd[/]")
    for zin in uitkomst.niet_gemodelleerd:
        console.print(f"  {zin}", soft_wrap=True)


def _tabel(titel: str, uitkomst: Bevolkingsuitkomst) -> Table:
    tabel = Table(title=titel, title_justify="left", box=None, padding=(0, 1))
    tabel.add_column("")
    for systeem in uitkomst.systemen:
        tabel.add_column(f"{systeem.titel}\n[dim]{STATUS[systeem.status]}[/]", justify="right")
    return tabel


def _toon_toegang(uitkomst: Bevolkingsuitkomst) -> None:
    console = scherm()
    tabel = _tabel("Toegang tot minstens één stelsel, op de feiten (personen)", uitkomst)
    for toestand in TOESTANDEN:
        tellingen = [systeem.toegang.toestanden[toestand] for systeem in uitkomst.systemen]
        if any(tellingen):
            tabel.add_row(bericht(f"toestand.{toestand}"), *(getal(aantal) for aantal in tellingen))
    console.print(tabel)
    na = [systeem.toegang.na_beoordeling for systeem in uitkomst.systemen]
    if all(telling is None for telling in na):
        return
    tabel = _tabel("\nDezelfde toegang na de aangenomen beoordelingen (aanname)", uitkomst)
    for toestand in TOESTANDEN:
        aantallen = [telling[toestand] if telling else 0 for telling in na]
        if any(aantallen):
            tabel.add_row(bericht(f"toestand.{toestand}"), *(getal(aantal) for aantal in aantallen))
    console.print(tabel)


def _toon_deelname(uitkomst: Bevolkingsuitkomst) -> None:
    deelname = [systeem.deelname for systeem in uitkomst.systemen]
    titel = "\nDeelname in een jaar (aanname)" if any(deelname) else "\nBedragen in een jaar"
    tabel = _tabel(titel, uitkomst)
    velden = {
        "in_aanmerking": "Komt in aanmerking",
        "deelnemers": "Deelnemers",
        "overgangsgroep": "waarvan uit de overgangsgroep",
        "nieuw": "waarvan nieuw",
        "vallen_weg": "Vallen weg",
        "onzeker": "Doen nu mee, later niet bekend",
    }
    for veld, label in velden.items():
        if all(een is not None for een in deelname):
            tabel.add_row(label, *(getal(getattr(een, veld)) for een in deelname))
    namen = {som.id: som.label for systeem in uitkomst.systemen for som in systeem.sommen}
    for naam, label in namen.items():
        per = [{som.id: som for som in systeem.sommen}.get(naam) for systeem in uitkomst.systemen]
        if any(som is not None and som.waarde != 0 for som in per):
            tabel.add_row(label.replace(" in de maand", ""), *(_toon_som(som) for som in per))
    scherm().print(tabel)


def _toon_som(som: Som | None) -> str:
    if som is None:
        return NIETS
    if som.waarde is None:
        return "niet bekend"
    if som.eenheid == "centen":
        return f"{getal(som.waarde / CENTEN_PER_EURO)} euro"
    return f"{getal(som.waarde / MINUTEN_PER_UUR)} uur"


def _toon_winst(uitkomst: Bevolkingsuitkomst) -> None:
    met = [systeem for systeem in uitkomst.systemen if systeem.verschuiving and systeem.verschuiving.cellen]
    for systeem in met:
        verschuiving = systeem.verschuiving
        if verschuiving is None:
            continue
        titel = f"\n{systeem.titel}: wie toegang wint of verliest tegenover {verschuiving.basis} (personen)"
        tabel = Table(title=titel, title_justify="left", box=None, padding=(0, 1))
        for kop in ("duur", "personen", "wint", "wint mogelijk", "verliest", "verliest mogelijk"):
            tabel.add_column(kop, justify="left" if kop == "duur" else "right")
        per_duur: dict[str, list[int]] = {}
        for cel in verschuiving.cellen:
            rij = per_duur.setdefault(cel.duur, [0] * 5)
            telt = (cel.personen, cel.wint, cel.wint_mogelijk, cel.verliest, cel.verliest_mogelijk)
            per_duur[cel.duur] = [een + ander for een, ander in zip(rij, telt, strict=True)]
        for duur, rij in per_duur.items():
            tabel.add_row(duur.replace("_", " "), *(getal(aantal) for aantal in rij))
        scherm().print(tabel)


def _toon_onzekerheid(gevonden: Mapping[str, Any]) -> None:
    console = scherm()
    titel = f"\nOnzekerheid: {gevonden['trekkingen']} trekkingen, negen op de tien vallen binnen het bereik"
    tabel = Table(title=titel, title_justify="left", box=None, padding=(0, 1))
    for kop in ("", "stelsel", "verwacht", "laag", "hoog"):
        tabel.add_column(kop, justify="left" if kop in ("", "stelsel") else "right")
    for band in gevonden["banden"]:
        waarden = (band["verwacht"], band["laag"], band["hoog"])
        tekst = ["niet bekend" if waarde is None else getal(waarde) for waarde in waarden]
        tabel.add_row(band["label"], band["systeem"], *tekst)
    console.print(tabel)
    for tornado in gevonden["tornado"]:
        if tornado["id"] == "toegang_na_beoordeling" and tornado["uitslagen"]:
            console.print(f"\n[bold]Wat de toegang na beoordeling het meest beweegt: {tornado['systeem']}[/]")
            for uitslag in tornado["uitslagen"][:MEESTE_UITSLAGEN]:
                laag, hoog = getal(uitslag["laag"]), getal(uitslag["hoog"])
                console.print(f"  {uitslag['naam']}: {laag} tot {hoog}", soft_wrap=True)


def toon_pact(uitkomsten: Sequence[Pactuitkomst], banden: Sequence[Pactband], synthetisch: bool) -> None:
    """Print what the activation pact pays, and to whom."""
    console = scherm()
    eerste = uitkomsten[0]
    soort = "synthetische gemeenten" if synthetisch else "eigen gegevens"
    console.print(f"\n[bold]{eerste.gemeenten} gemeenten[/] – {soort} – {maand(eerste.maand)}")
    tabel = Table(title="Lokaal activeringspact", title_justify="left", box=None, padding=(0, 1))
    tabel.add_column("")
    for uitkomst in uitkomsten:
        tabel.add_column(f"{uitkomst.titel}\n[dim]{STATUS[uitkomst.status]}[/]", justify="right")
    for veld, (label, decimalen) in PACTREGELS.items():
        waarden = [getattr(uitkomst, veld) for uitkomst in uitkomsten]
        tekst = ["niet bekend" if waarde is None else getal(waarde, decimalen) for waarde in waarden]
        tabel.add_row(label, *tekst)
    console.print(tabel)
    for uitkomst in uitkomsten:
        if uitkomst.reden:
            console.print(f"  {uitkomst.titel}: {uitkomst.reden}.", soft_wrap=True)
    for band in banden:
        if band.laag is not None and band.hoog is not None:
            label, decimalen = PACTREGELS[band.id]
            laag, hoog = getal(band.laag, decimalen), getal(band.hoog, decimalen)
            console.print(f"  {band.systeem}: {label}: {laag} tot {hoog}", soft_wrap=True)
