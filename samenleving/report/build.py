"""The report of a comparison as a document."""

from __future__ import annotations

from samenleving.documents import Document, Inhoudstafel, Sectie
from samenleving.report.calendars import trajecten
from samenleving.report.cases import typische_gevallen
from samenleving.report.changes import wat_verandert
from samenleving.report.method import met_verwijzing, methode
from samenleving.report.money import geld
from samenleving.report.obstacles import advies, knelpunten
from samenleving.report.open_points import (
    aannames,
    bronnen,
    lezingen,
    niet_gemodelleerd,
    tegenspraak,
    wat_openblijft,
)
from samenleving.report.pact import activeringspact
from samenleving.report.parts import Verslag
from samenleving.report.population import bevolking
from samenleving.report.summary import in_het_kort, ondertitel, titel


def rapport(verslag: Verslag) -> Document:
    """A report for a reader who may stop after the first page; everything in it comes from the parts."""
    vergelijking = verslag.vergelijking
    systemen = ", ".join(systeem.naam for systeem in vergelijking.systemen)
    secties: tuple[Sectie, ...] = (
        in_het_kort(vergelijking),
        wat_verandert(vergelijking),
        typische_gevallen(vergelijking),
        *trajecten(verslag),
        *bevolking(verslag),
        *geld(verslag),
        *activeringspact(verslag),
        *knelpunten(verslag),
        *advies(verslag),
        wat_openblijft(vergelijking),
        *tegenspraak(vergelijking),
        aannames(vergelijking),
        lezingen(vergelijking),
        niet_gemodelleerd(vergelijking),
        bronnen(vergelijking),
    )
    aanwezig = [sectie.anker for sectie in secties]
    return Document(
        titel=titel(vergelijking),
        soort="rapport",
        ondertitel=ondertitel(vergelijking),
        blokken=(
            Inhoudstafel(diepte=1),
            *(met_verwijzing(sectie) for sectie in secties),
            methode(verslag, aanwezig),
        ),
        stempel=vergelijking.stempel.naar_document(("Vergeleken", systemen), ("Basis", vergelijking.basis)),
    )
