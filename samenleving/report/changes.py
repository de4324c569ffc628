"""What changes, provision by provision, with sources as footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenleving.compare.model import Bepalingsrij, Cel, Comparison, Onderwerp, Waarde
from samenleving.documents import (
    Badge,
    Blok,
    Lijst,
    Noot,
    Punt,
    Regeleinde,
    Rij,
    Run,
    Sectie,
    Tabel,
    Tekst,
    Uitklap,
    alinea,
    cel,
    cursief,
    rij,
    runs,
    vet,
)
from samenleving.documents.blocks import Cel as Tabelcel
from samenleving.report.words import (
    badge_status,
    bron_tekst,
    herkomst_tekst,
    stelsel,
    titels,
    voorsteltitels,
)

GEEN = "–"
STAAND = 4
"""So many systems fit beside one another on an upright page."""


def wat_verandert(vergelijking: Comparison) -> Sectie:
    """The section with one table a subject."""
    titel = vergelijking.systeem(vergelijking.basis).titel
    uitleg = alinea(
        "Elke rij is één regel. ",
        vet("Vet"),
        f" is anders dan in de kolom “{titel}”; waar de woorden dezelfde blijven, staat er ",
        cursief("ongewijzigd"),
        ". ",
        Badge("open_keuze"),
        " betekent dat de bron de keuze openlaat en dat wij ze niet invullen. ",
        cursief("Niet geregeld"),
        " betekent dat het voorstel er niets over zegt. De voetnoot bij een waarde noemt het artikel, of de "
        "bepaling van het voorstel met de plaats in de bron.",
    )
    onderwerpen = tuple(_onderwerp(vergelijking, onderwerp) for onderwerp in vergelijking.onderwerpen)
    return Sectie(
        runs("Wat verandert, bepaling per bepaling"),
        (uitleg, *onderwerpen),
        anker="wat-verandert",
        liggend=breed(vergelijking),
    )


def kerntabel(vergelijking: Comparison, zonder: Sequence[str] = ()) -> Tabel:
    """The few rules that a reader of the first page must see, without footnotes; some subjects left out."""
    rijen = [
        _rij(vergelijking, regel, met_bron=False)
        for onderwerp in vergelijking.onderwerpen
        if onderwerp.id not in zonder
        for regel in onderwerp.rijen
        if regel.kern
    ]
    return Tabel(
        runs("De hoofdlijnen"),
        kop(vergelijking, "Regel"),
        tuple(rijen),
        breedtes=_breedtes(vergelijking),
        liggend=breed(vergelijking),
        anker="hoofdlijnen",
    )


def breed(vergelijking: Comparison) -> bool:
    """Whether the tables need a page on its side."""
    return len(vergelijking.systemen) > STAAND


def kop(vergelijking: Comparison, eerste: str) -> tuple[Tabelcel, ...]:
    """The heads of a table with one column a system: its title and its status."""
    namen = titels(vergelijking)
    return (
        cel(eerste),
        *(cel(namen[s.naam], Regeleinde(), badge_status(s)) for s in vergelijking.systemen),
    )


def _breedtes(vergelijking: Comparison) -> tuple[float, ...]:
    return (1.5, *(1.3 for _ in vergelijking.systemen))


def _onderwerp(vergelijking: Comparison, onderwerp: Onderwerp) -> Sectie:
    blokken: list[Blok] = []
    if onderwerp.rijen:
        blokken.append(
            Tabel(
                runs(f"{onderwerp.titel}: de regels naast elkaar"),
                kop(vergelijking, "Regel"),
                tuple(_rij(vergelijking, regel, met_bron=True) for regel in onderwerp.rijen),
                breedtes=_breedtes(vergelijking),
            )
        )
    if onderwerp.zinnen:
        blokken.append(_zinnen(vergelijking, onderwerp))
    return Sectie(runs(onderwerp.titel), tuple(blokken), anker=f"onderwerp-{onderwerp.id}")


def _rij(vergelijking: Comparison, regel: Bepalingsrij, *, met_bron: bool) -> Rij:
    voorstellen = voorsteltitels(vergelijking)
    cellen = (_cel(cel_, voorstellen, met_bron=met_bron) for cel_ in regel.cellen)
    return rij(regel.titel, *cellen)


def _cel(cel_: Cel, voorstellen: dict[str, str], *, met_bron: bool) -> Tabelcel:
    if not cel_.waarden:
        return cel(cursief("vervalt") if cel_.verschil == "vervalt" else GEEN)
    delen: list[Run] = []
    noemen = len(cel_.waarden) > 1
    for waarde in cel_.waarden:
        if delen:
            delen.append(Regeleinde())
        if noemen and stelsel(waarde.instrument):
            delen.append(cursief(f"{stelsel(waarde.instrument)}: "))
        delen += _waarde(waarde, nadruk=cel_.verschil in ("anders", "nieuw"))
        if met_bron:
            delen += [Noot(runs(tekst)) for tekst in _noten(waarde, voorstellen)]
    if cel_.verschil == "gelijk" and all(w.soort in ("waarde", "zin") for w in cel_.waarden):
        delen += [Tekst(" "), cursief("(ongewijzigd)")]
    return cel(*delen)


def _waarde(waarde: Waarde, *, nadruk: bool) -> Iterator[Run]:
    if waarde.soort == "open_keuze":
        yield Badge("open_keuze")
    elif waarde.soort == "open_vraag":
        yield Badge("open_keuze", "open vraag")
    elif waarde.soort in ("niet_geregeld", "niet_van_toepassing"):
        yield cursief(waarde.tekst)
    else:
        yield from (Tekst(t.tekst, vet=nadruk) if isinstance(t, Tekst) else t for t in runs(waarde.tekst))


def _noten(waarde: Waarde, voorstellen: dict[str, str]) -> list[str]:
    if waarde.soort in ("open_keuze", "open_vraag"):
        return [waarde.tekst]
    return [bron_tekst(bron) for bron in waarde.bronnen] + [
        herkomst_tekst(herkomst, voorstellen) for herkomst in waarde.door
    ]


def _zinnen(vergelijking: Comparison, onderwerp: Onderwerp) -> Blok:
    voorstellen = voorsteltitels(vergelijking)
    punten = tuple(
        Punt(
            runs(
                vet(voorstellen.get(zin.voorstel, zin.voorstel)),
                f": {zin.stelling} ",
                Badge("niet_gemodelleerd" if zin.gemodelleerd == "nee" else "gemodelleerd"),
                f" {zin.passage}",
            )
        )
        for zin in onderwerp.zinnen
    )
    aantal = len(punten)
    titel = "Ook voorgesteld, zonder getal of voorwaarde"
    return Uitklap(runs(f"{titel} ({aantal})"), (Lijst(punten),))
