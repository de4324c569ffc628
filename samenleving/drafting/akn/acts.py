"""An act as Akoma Ntoso: as it stands, or as it would stand after a proposal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from samenleving.documents import VOORBEHOUD, Stempel
from samenleving.drafting.akn.chapters import koppen_van, romp
from samenleving.drafting.akn.elements import Element, document, el
from samenleving.drafting.akn.meta import BRON, Werk, eigen_gegevens, identificatie, verwijzingen
from samenleving.drafting.akn.names import MAKER, SUBTYPE, land, naam, officieel, werk, werk_van_tekst
from samenleving.drafting.akn.units import Schrijver, concepten
from samenleving.formats import FORMATEN
from samenleving.legislation import Akte
from samenleving.legislation.text import Aktetekst

PARAFRASE = "Parafrase, geen officiële tekst."
GECONSOLIDEERD = "Zo zou de tekst luiden na het voorstel. Het voorstel is geen geldend recht."
_AUTEUR = {"decreet": "vlaams-parlement", "bvr": "vlaamse-regering", "mb": "vlaamse-minister"}
_SOORT = {
    "decreet": "Decreet",
    "bvr": "Besluit van de Vlaamse Regering",
    "bijzondere_wet": "Bijzondere wet",
    "wet": "Wet",
    "kb": "Koninklijk besluit",
    "mb": "Ministerieel besluit",
}


def schrijf_akte(
    akte: Akte,
    tekst: Aktetekst,
    waarde_van: Callable[[str], Any],
    dag: str,
    stempel: Stempel,
    passief: Sequence[Element] = (),
    werken: Sequence[Element] = (),
) -> bytes:
    """The file of one act.

    Args:
        akte: its record: what it is, and its chapters.
        tekst: the articles, with anchors where a value stands.
        waarde_van: the value of a parameter in this text.
        dag: the day of the law, JJJJ-MM-DD.
        stempel: what makes the file repeatable.
        passief: the modifications that a proposal makes in it (`passiveModifications`); with one the text
            is no law, whatever it was before.
        werken: references to the drafts that make them.
    """
    schrijver = Schrijver(waarde_van)
    # the body comes first: it tells which parameters the text prints
    body = romp(koppen_van(akte, tekst), schrijver.eenheden(tekst.artikelen))
    dit = _werk(akte, tekst, dag, voorgesteld=bool(passief))
    kop = el("meta", identificatie(dit))
    if passief:
        kop.append(el("analysis", el("passiveModifications", *passief), source=BRON))
    begrippen = concepten([druk.pad for druk in schrijver.gedrukt])
    kop.append(verwijzingen(dit, *werken, concepten=begrippen))
    kop.append(eigen_gegevens(stempel))
    voorblad = _voorblad(akte, tekst, voorgesteld=bool(passief))
    return document(el("act", kop, voorblad, body, name=SUBTYPE[akte.soort], contains="singleVersion"))


def _werk(akte: Akte, tekst: Aktetekst, dag: str, *, voorgesteld: bool) -> Werk:
    echt = officieel(tekst)
    auteur = "federale-overheid" if land(akte) == "be" else _AUTEUR[akte.soort]
    return Werk(
        uri=werk_van_tekst(akte, tekst),
        titel=opschrift(akte),
        datum=akte.datum or dag,
        datumsoort="ondertekening" if akte.datum else "recht-van",
        dag=dag,
        land=land(akte),
        subtype=SUBTYPE[akte.soort],
        nummer=akte.numac or naam(akte.id),
        auteur=auteur if echt else MAKER,
        geldend=echt and not voorgesteld,
        eli=akte.eli if echt else None,
        citeertitel=akte.citeertitel or "",
        parafraseert="" if echt else werk(akte),
    )


def opschrift(akte: Akte) -> str:
    """The full title: *Besluit van de Vlaamse Regering van 29 september 2017 betreffende wijk-werken*."""
    if akte.datum is None:
        return akte.citeertitel or akte.opschrift
    return f"{_SOORT[akte.soort]} van {FORMATEN['datum'].render(akte.datum)} {akte.opschrift}"


def _voorblad(akte: Akte, tekst: Aktetekst, *, voorgesteld: bool) -> Element:
    zinnen = [VOORBEHOUD]
    if voorgesteld:
        zinnen.insert(0, GECONSOLIDEERD)
    if not officieel(tekst):
        zinnen.insert(0, PARAFRASE)
    regels = [el("p", zin) for zin in zinnen]
    return el(
        "preface",
        el("container", *regels, eId="preface__container_1", name="voorbehoud"),
        el("longTitle", el("p", el("docTitle", opschrift(akte))), eId="preface__longTitle_1"),
    )
