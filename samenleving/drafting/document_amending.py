"""A change of values as blocks: the amending acts, and what a drafter has to know about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samenleving import law
from samenleving.display import datum, toon_parameter
from samenleving.documents import (
    Alinea,
    Artikel,
    Blok,
    Document,
    Herkomst,
    Kader,
    Lijst,
    Parameterwaarde,
    Punt,
    Sectie,
    Stempel,
    Tabel,
    alinea,
    cel,
    code,
    lijst,
    rij,
    runs,
    vet,
)
from samenleving.drafting.amending import Wijzigingsakte, Wijzigingsartikel, Wijzigingsontwerp
from samenleving.drafting.document_new import UITLEG
from samenleving.drafting.gaps import wat
from samenleving.drafting.operations import Verandering
from samenleving.drafting.preamble import (
    INDIENING,
    INITIATIEFNEMER,
    MOTIEVENGAT,
    ONDERTEKENING,
    SLOTFORMULE,
    VORMVEREISTEN,
)
from samenleving.drafting.structure import EenheidOpgeheven, Operatie, WoordenVervangen


def wijziging_document(ontwerp: Wijzigingsontwerp, stempel: Stempel) -> Document:
    blokken: list[Blok] = [alinea(UITLEG, stijl="inleiding"), _gevraagd(ontwerp)]
    if ontwerp.geweigerd:
        punten = (f"{_label(w.pad)}: {w.plaats}. {w.reden}." for w in ontwerp.geweigerd)
        blokken.append(Kader("waarschuwing", (lijst(*punten),), runs("Federaal: niet geschreven")))
    if ontwerp.niet_geschreven:
        punten = (f"[TE REDIGEREN: {wat(niet)}. Reden: {niet.reden}]" for niet in ontwerp.niet_geschreven)
        blokken.append(Kader("niet_gemodelleerd", (lijst(*punten),), runs("Zonder artikel om te wijzigen")))
    veranderd = {verandering.pad: verandering for _, verandering in ontwerp.veranderingen}
    for nummer, akte in enumerate(ontwerp.aktes, 1):
        blokken.append(_akte(akte, nummer, len(ontwerp.aktes), veranderd))
    return Document(
        titel=_titel(ontwerp),
        ondertitel=_ondertitel(ontwerp),
        soort="ontwerp",
        status=ontwerp.status,  # type: ignore[arg-type]
        stempel=stempel,
        blokken=tuple(blokken),
    )


def _titel(ontwerp: Wijzigingsontwerp) -> str:
    paden = list(dict.fromkeys(verandering.pad for _, verandering in ontwerp.veranderingen))
    if len(paden) == 1:
        return f"Ontwerp: {_label(paden[0])}"
    return f"Ontwerp: wijziging van {len(paden)} waarden"


def _ondertitel(ontwerp: Wijzigingsontwerp) -> str:
    op_ontwerp = {akte.op_ontwerp for akte in ontwerp.aktes}
    if op_ontwerp == {True}:
        return "Amendementen op een ander ontwerp"
    return (
        "Amendementen en wijziging van het geldende recht"
        if True in op_ontwerp
        else "Wijziging van het geldende recht"
    )


def _gevraagd(ontwerp: Wijzigingsontwerp) -> Tabel:
    rijen = []
    for dag, verandering in ontwerp.veranderingen:
        info = law.parameterinfo(verandering.pad)
        oud, nieuw = _gedrukt(verandering)
        geschreven = verandering.pad in ontwerp.geschreven
        rijen.append(
            rij(
                cel(f"{info.label} ", code(verandering.pad)),
                oud,
                nieuw,
                datum(dag),
                "ja" if geschreven else "nee, zie verder",
            )
        )
    kop = (cel("Waarde"), cel("Nu"), cel("Wordt"), cel("Vanaf"), cel("In een clausule"))
    return Tabel(runs("De gevraagde wijziging"), kop, tuple(rijen), breedtes=(6, 3, 3, 3, 3))


def _gedrukt(verandering: Verandering) -> tuple[str, str]:
    """The value before and after, as a reader sees them."""
    info = law.parameterinfo(verandering.pad)
    oud, nieuw = (
        "geen waarde" if waarde is None else toon_parameter(info, waarde)
        for waarde in (verandering.oud, verandering.nieuw)
    )
    return oud, nieuw


def _akte(akte: Wijzigingsakte, nummer: int, totaal: int, veranderd: Mapping[str, Verandering]) -> Sectie:
    soort = akte.opschrift.split(" tot wijziging ")[0].split(" op het ")[0]
    titel = f"Deel {nummer}. {soort}" if totaal > 1 else soort
    blokken: list[Blok] = [alinea(akte.opschrift, stijl="opschrift")]
    if not akte.op_ontwerp:
        blokken += _aanhef(akte)
    blokken += _wijzigingsartikelen(akte, veranderd)
    if not akte.op_ontwerp:
        blokken += [alinea(regel, stijl="handtekening") for regel in ONDERTEKENING[akte.niveau]]
    return Sectie(runs(titel), tuple(blokken), anker=f"akte-{nummer}", nieuwe_pagina=nummer > 1)


def _aanhef(akte: Wijzigingsakte) -> Iterator[Blok]:
    """What stands between the title and the first article."""
    if akte.niveau == "decreet":
        yield from (_formule(zin) for zin in INDIENING)
        return
    yield alinea(vet("Rechtsgronden" if len(akte.rechtsgronden) > 1 else "Rechtsgrond"))
    yield alinea("Dit besluit is gebaseerd op:")
    yield lijst(*_puntkomma(akte.rechtsgronden))
    yield alinea(vet("Vormvereisten"))
    yield alinea("De volgende vormvereisten zijn vervuld:")
    yield lijst(*VORMVEREISTEN[akte.niveau])
    yield alinea(vet("Motivering"))
    yield alinea("Dit besluit is gebaseerd op de volgende motieven:")
    yield lijst(*(akte.motieven or (f"{MOTIEVENGAT}.",)))
    if akte.juridisch_kader:
        yield alinea(vet("Juridisch kader"))
        yield alinea("Dit besluit sluit aan bij de volgende regelgeving:")
        yield lijst(*_puntkomma(akte.juridisch_kader))
    if akte.niveau == "bvr":
        yield alinea(vet("Initiatiefnemer"))
        yield alinea(INITIATIEFNEMER)
    yield from (_formule(zin) for zin in SLOTFORMULE[akte.niveau])


def _formule(zin: str) -> Alinea:
    return alinea(zin, stijl="formule" if zin.isupper() or "BESLUIT:" in zin else "gewoon")


def _wijzigingsartikelen(akte: Wijzigingsakte, veranderd: Mapping[str, Verandering]) -> list[Blok]:
    titels = {id_: titel for id_, titel in akte.akten if titel}
    if not titels:
        return [_wijzigingsartikel(artikel, akte, veranderd) for artikel in akte.artikelen]
    groepen: list[tuple[str, list[Blok]]] = []
    for artikel in akte.artikelen:
        kop = titels.get(artikel.akte) or ("Slotbepalingen" if groepen else "Algemene bepaling")
        if not groepen or groepen[-1][0] != kop:
            groepen.append((kop, []))
        groepen[-1][1].append(_wijzigingsartikel(artikel, akte, veranderd))
    return [
        Sectie(
            runs(f"Hoofdstuk {nummer}. {kop}"),
            tuple(blokken),
            anker=f"{anker_van(akte)}-hoofdstuk-{nummer}",
        )
        for nummer, (kop, blokken) in enumerate(groepen, 1)
    ]


def _wijzigingsartikel(
    artikel: Wijzigingsartikel, akte: Wijzigingsakte, veranderd: Mapping[str, Verandering]
) -> Artikel:
    eerste, *nieuw = artikel.tekst.split("\n")
    blokken: list[Blok] = [alinea(eerste), *_aangehaald(nieuw)]
    if artikel.punten:
        blokken.append(
            Lijst(tuple(_punt(punt, f"{nummer}°") for nummer, punt in enumerate(artikel.punten, 1)))
        )
    waarden = tuple(waarde for operatie in artikel.operaties for waarde in _waarden(operatie, veranderd))
    herkomst = Herkomst(parameters=waarden) if waarden else None
    return Artikel(
        f"{anker_van(akte)}-art-{artikel.nummer}", artikel.label, tuple(blokken), herkomst=herkomst
    )


def _punt(punt: str, label: str) -> Punt:
    eerste, *nieuw = punt.split("\n")
    return Punt(runs(eerste), label, tuple(_aangehaald(nieuw)))


def _aangehaald(regels: list[str]) -> list[Blok]:
    return [alinea(regel, stijl="citaat") for regel in regels]


def _waarden(operatie: Operatie, veranderd: Mapping[str, Verandering]) -> Iterator[Parameterwaarde]:
    """The parameters that an operation changes; as quoted, where it quotes them."""
    if isinstance(operatie, EenheidOpgeheven):
        return
    for pad in operatie.parameters:
        label = law.parameterinfo(pad).label
        if isinstance(operatie, WoordenVervangen):
            yield Parameterwaarde(pad, operatie.nieuw, operatie.oud, label)
        elif pad in veranderd:
            oud, nieuw = _gedrukt(veranderd[pad])
            yield Parameterwaarde(pad, nieuw, oud, label)


def anker_van(akte: Wijzigingsakte) -> str:
    """The id of an amending draft inside a document."""
    return f"{akte.niveau}-{akte.vanaf}"


def _puntkomma(teksten: tuple[str, ...]) -> list[str]:
    return [f"{tekst}{'.' if nummer == len(teksten) else ';'}" for nummer, tekst in enumerate(teksten, 1)]


def _label(pad: str) -> str:
    return f"{law.parameterinfo(pad).label} ({pad})"
