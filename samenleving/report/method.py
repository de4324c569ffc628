"""How every figure came about, and what the report cannot tell; each chart links to its own paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samenleving.compare.model import Comparison
from samenleving.display import datum, maand, opsomming
from samenleving.documents import (
    Blok,
    Figuur,
    Kader,
    Sectie,
    Tabel,
    Uitklap,
    Verwijzing,
    alinea,
    cel,
    code,
    lijst,
    rij,
    runs,
)
from samenleving.report.parts import Verslag

HOE = "Hoe dit cijfer tot stand komt"
UITLEG = {
    "gevallen": (
        "Typische gevallen en reeksen",
        "Elk geval is een verzonnen persoon of organisatie. De regels van elk stelsel rekenen het uit; de "
        "rekensom staat bij het geval, met het artikel. Bij een reeks loopt één gegeven en blijft al de "
        "rest gelijk.",
    ),
    "trajecten": (
        "Trajecten",
        "Dezelfde regels, elke maand opnieuw gevraagd. Eindigt de uitkering volgens de federale regels, "
        "dan rekent de kalender vanaf die maand zonder uitkering.",
    ),
    "bevolking": (
        "Bevolking",
        "Dezelfde regels over elke persoon van de bevolking, opgeteld in hoofden. Wat te beoordelen is, "
        "telt apart; toegang na beoordeling en deelname volgen uit de aannames die bij de bevolking staan.",
    ),
    "geld": (
        "Geld",
        "De vergoedingen van de deelnemers zijn per persoon berekend en in centen opgeteld. De andere "
        "posten volgen uit de uren en de bedragen van het stelsel. Elke post gaat van de ene betrokkene "
        "naar de andere; daarom is de som altijd nul.",
    ),
    "pact-gemeenten": (
        "Activeringspact",
        "De regels van het pact over alle gemeenten samen: eerst de totalen, dan de premie per gemeente "
        "binnen het budget.",
    ),
}
"""Section of the report → title and text of its paragraph here."""


def methode(verslag: Verslag, aanwezig: Sequence[str]) -> Sectie:
    """The section on method; a paragraph for each section of the report that shows figures."""
    vergelijking = verslag.vergelijking
    wanneer = (
        "de gevraagde maand" if vergelijking.datum_gekozen else "de eerste maand waarin elk stelsel geldt"
    )
    punten: list[str] = [
        f"Alles is berekend voor {maand(vergelijking.datum)}, {wanneer}.",
        "Het recht staat als gegevens met per waarde de bron; een voorstel is een verschil op die gegevens. "
        "Elke uitkomst en elk bedrag in dit verslag volgt uit die twee; niets is met de hand aangepast.",
        "Wat iemand moet beoordelen (VDAB, het OCMW, een organisator), beoordelen wij niet. Wat niemand "
        "weet, blijft niet bekend. Geen van beide telt als nul of als neen.",
        "De weergave van wetten en adviezen is onze parafrase. Waar de officiële Nederlandse tekst of een "
        "artikelnummer niet is gezien, staat dat bij de bron.",
        _grens(verslag),
    ]
    blokken: list[Blok] = [lijst(*punten)]
    blokken += [
        Sectie(runs(titel), (alinea(tekst),), anker=f"methode-{naam}")
        for naam, (titel, tekst) in UITLEG.items()
        if naam in aanwezig
    ]
    if vergelijking.doorlopend:
        blokken += _doorlopend(vergelijking)
    return Sectie(runs("Methode en grenzen"), tuple(blokken), anker="methode")


def _grens(verslag: Verslag) -> str:
    if verslag.bevolking is None:
        return (
            "Dit verslag zegt niets over aantallen mensen, over kosten voor de begroting of over "
            "wenselijkheid."
        )
    return (
        "Aantallen mensen en bedragen voor de begroting gelden voor deze bevolking en deze aannames. Over "
        "wenselijkheid zegt dit verslag niets."
    )


def met_verwijzing(sectie: Sectie) -> Sectie:
    """The section with, under every chart, a link to how its figures came about."""
    if sectie.anker not in UITLEG:
        return sectie
    return replace(sectie, blokken=tuple(_verwijs(sectie.blokken, f"#methode-{sectie.anker}")))


def _verwijs(blokken: Sequence[Blok], doel: str) -> Iterator[Blok]:
    for blok in blokken:
        if isinstance(blok, Sectie | Uitklap | Kader):
            yield replace(blok, blokken=tuple(_verwijs(blok.blokken, doel)))
        else:
            yield blok
        if isinstance(blok, Figuur):
            yield alinea(Verwijzing(HOE, doel), stijl="klein")


def _doorlopend(vergelijking: Comparison) -> Sequence[Blok]:
    laatste = max(waarde.gecontroleerd for waarde in vergelijking.doorlopend)
    berekend = [waarde for waarde in vergelijking.doorlopend if waarde.berekend]
    aantal = len(vergelijking.doorlopend)
    tekst = (
        f"{aantal} waarden van het geldende recht zijn het laatst nagekeken op {datum(laatste)} of vroeger "
        f"en lopen hier door tot {maand(vergelijking.datum)}."
    )
    if berekend:
        welke = opsomming([f"{waarde.label.lower()} ({waarde.tekst})" for waarde in berekend])
        tekst += f" Vooruit berekend is: {welke}."
    kop = (cel("Waarde"), cel("Stand"), cel("Geldt sinds"), cel("Nagekeken op"))
    rijen = tuple(
        rij(
            cel(waarde.label, " ", code(waarde.pad)),
            waarde.tekst,
            datum(waarde.sinds),
            datum(waarde.gecontroleerd),
        )
        for waarde in vergelijking.doorlopend
    )
    tabel = Tabel(runs("Waarden die doorlopen"), kop, rijen, breedtes=(2.4, 1.4, 1.1, 1.1))
    return (
        Kader("te_verifieren", (alinea(tekst),), runs("waarden na de laatste controle")),
        Uitklap(runs("Alle waarden die doorlopen"), (tabel,)),
    )
