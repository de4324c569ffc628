"""A proposal as blocks: the new articles of its two parts, and beside each where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from samenleving import advice, law
from samenleving.display import in_de_zin, opsomming, toon_parameter
from samenleving.documents import (
    Aanbeveling,
    Artikel,
    Blok,
    Document,
    Herkomst,
    Inhoudstafel,
    Kader,
    Lijst,
    Parameterwaarde,
    Punt,
    Sectie,
    Stempel,
    Tabel,
    Tekst,
    alinea,
    cel,
    code,
    lijst,
    rij,
    runs,
    vet,
)
from samenleving.drafting import layout
from samenleving.drafting.model import (
    ONGESCHREVEN,
    Bron,
    Ontwerp,
    Ontwerpartikel,
    Ontwerpdeel,
    Parameterstand,
)
from samenleving.drafting.preamble import DECREETSOORT, ONDERTEKENING, Stadium
from samenleving.errors import InvoerFout

UITLEG = (
    "Dit is een werkversie, opgemaakt uit een voorstel en zijn parameters. Wat niemand in de officiële tekst "
    "heeft nagekeken, staat er tussen haken als TE VERIFIËREN; wat het voorstel openlaat of wat een jurist "
    "nog "
    "moet schrijven, als TE REDIGEREN. Naast elk artikel staat waar het vandaan komt; die herkomst is geen "
    "deel "
    "van de wettekst."
)


def nieuw_document(ontwerp: Ontwerp, stempel: Stempel) -> Document:
    voorstel = ontwerp.systeem.keten[-1]
    bron = voorstel.bron
    herkomst = f"{voorstel.orgaan}. Bron: {bron.titel or bron.document} ({bron.datum})."
    blokken: tuple[Blok, ...] = (
        alinea(UITLEG, stijl="inleiding"),
        alinea(herkomst, stijl="klein"),
        *_open_keuzes(ontwerp),
        Inhoudstafel(),
        *(_deel(deel, nummer, ontwerp.stadium) for nummer, deel in enumerate(ontwerp.delen, 1)),
        *_buiten_het_ontwerp(ontwerp),
    )
    return Document(
        titel=f"Ontwerp: {ontwerp.titel}",
        ondertitel=f"{DECREETSOORT[ontwerp.stadium]} en ontwerp van besluit over samenlevingsjobs",
        soort="ontwerp",
        status=ontwerp.systeem.status,
        stempel=stempel,
        blokken=blokken,
    )


def _open_keuzes(ontwerp: Ontwerp) -> Iterator[Blok]:
    punten = []
    for variant in ontwerp.systeem.open_keuzes:
        opties: list[str | Tekst] = [f"{variant.vraag} Kies "]
        for nummer, (naam, optie) in enumerate(variant.opties.items()):
            tussen = " of " if nummer else ""
            opties += [f"{tussen}{optie.titel or naam} (", code(f"+{variant.naam}={naam}"), ")"]
        punten.append(runs(*opties, "."))
    if punten:
        slot = alinea("Zet een keuze achter de naam van het voorstel; de tekst volgt dan die keuze.")
        yield Kader("open_keuze", (lijst(*punten), slot), runs("Wat het voorstel openlaat"))


def _deel(deel: Ontwerpdeel, nummer: int, stadium: Stadium) -> Sectie:
    secties: list[Blok] = []
    for hoofdstuk in deel.hoofdstukken:
        artikelen = tuple(_artikel(artikel) for artikel in hoofdstuk.artikelen)
        if hoofdstuk.titel:
            titel = f"Hoofdstuk {hoofdstuk.nummer}. {hoofdstuk.titel}"
            secties.append(Sectie(runs(titel), artikelen, anker=f"{deel.deel}-hoofdstuk-{hoofdstuk.nummer}"))
        else:
            secties += artikelen
    aanhef = [blok for titel, leden in deel.aanhef for blok in _aanhef(titel, leden)]
    soort = DECREETSOORT[stadium] if deel.deel == "decreet" else "Ontwerp van besluit"
    ondertekend = ONDERTEKENING["decreet" if deel.deel == "decreet" else "bvr"]
    slot = [alinea(regel, stijl="handtekening") for regel in ondertekend]
    return Sectie(
        runs(f"Deel {nummer}. {soort}"),
        (alinea(deel.opschrift, stijl="opschrift"), *aanhef, *secties, *slot),
        anker=f"deel-{deel.deel}",
        nieuwe_pagina=nummer > 1,
    )


def _aanhef(titel: str, leden: tuple[layout.Lid, ...]) -> Iterator[Blok]:
    """A block of the preamble: its title in bold, its enumeration with plain bullets."""
    if titel:
        yield alinea(vet(titel))
    for lid in leden:
        formule = lid.tekst.isupper() or lid.tekst.startswith("DE VLAAMSE REGERING")
        yield alinea(lid.tekst, stijl="formule" if formule else "gewoon")
        if lid.punten:
            yield lijst(*(punt.tekst for punt in lid.punten))


def _artikel(artikel: Ontwerpartikel) -> Artikel:
    blokken: list[Blok] = []
    for lid in artikel.leden:
        blokken.append(alinea(lid.tekst))
        if lid.punten:
            blokken.append(Lijst(tuple(_punt(punt) for punt in lid.punten)))
    return Artikel(f"{artikel.deel}-{artikel.id}", artikel.label, tuple(blokken), herkomst=_herkomst(artikel))


def _punt(punt: layout.Punt) -> Punt:
    blokken = (Lijst(tuple(_punt(kind) for kind in punt.punten)),) if punt.punten else ()
    return Punt(runs(punt.tekst), punt.label, blokken)


def _herkomst(artikel: Ontwerpartikel) -> Herkomst:
    ids = dict.fromkeys(id_ for bron in artikel.bronnen for id_ in bron.bepaling.beantwoordt)
    zinnen = _bronzinnen(artikel.bronnen)
    if not artikel.bronnen:
        zinnen.append("Geen bepaling van het voorstel noemt dit artikel.")
    if artikel.delegaties:
        plekken = opsomming([delegatie.plaats for delegatie in artikel.delegaties])
        zinnen.append(f"Bevoegdheid voor de Vlaamse Regering: {plekken}.")
    if artikel.voert_uit:
        zinnen.append(f"Voert uit: {opsomming(list(artikel.voert_uit))} van het decreet in deel 1.")
    return Herkomst(
        tuple(_aanbeveling(id_) for id_ in ids),
        tuple(_parameter(stand) for stand in artikel.parameters),
        runs(" ".join(zinnen)),
    )


def _bronzinnen(bronnen: tuple[Bron, ...]) -> list[str]:
    """Which provisions of whom, what is federal, what is assumed."""
    per_orgaan: dict[str, list[str]] = {}
    for bron in bronnen:
        titel = bron.bepaling.titel
        per_orgaan.setdefault(bron.voorstel.orgaan, []).append(in_de_zin(titel))
    zinnen = [f"{orgaan}: {'; '.join(titels)}." for orgaan, titels in per_orgaan.items()]
    if any(bron.bepaling.niveau == "federaal" for bron in bronnen):
        zinnen.append(
            "Deels een federale bevoegdheid: daarvoor verwijst het ontwerp naar de federale regels."
        )
    zinnen += [f"Aanname: {bron.bepaling.aanname.strip()}" for bron in bronnen if bron.bepaling.aanname]
    return zinnen


def _aanbeveling(id_: str) -> Aanbeveling:
    try:
        bekend = advice.aanbeveling(id_)
    except InvoerFout:
        return Aanbeveling(id_)
    return Aanbeveling(id_, bekend.stelling, f"{bekend.document}, {bekend.passage.plaats}")


def _parameter(stand: Parameterstand) -> Parameterwaarde:
    info = law.parameterinfo(stand.pad)
    # before a proposal samenlevingsjobs do not exist: their neutral values are no law that was
    eerder = stand.was != stand.waarde and not stand.pad.startswith("samenlevingsjobs.")
    was = toon_parameter(info, stand.was) if eerder else ""
    return Parameterwaarde(stand.pad, toon_parameter(info, stand.waarde), was, info.label)


def _buiten_het_ontwerp(ontwerp: Ontwerp) -> Iterator[Blok]:
    zonder = [
        (voorstel, bepaling, bepaling.reden or "Het voorstel noemt geen artikel.")
        for voorstel in ontwerp.systeem.keten
        for bepaling in voorstel.bepalingen
        if not bepaling.clausule
    ]
    zonder += [
        (bron.voorstel, bron.bepaling, f"Er is geen artikel {bron.bepaling.clausule}.")
        for bron in ontwerp.zonder_artikel
    ]
    rijen = [rij(f"{b.titel} ({v.orgaan})", b.stelling, reden) for v, b, reden in zonder]
    blokken: list[Blok] = []
    if rijen:
        kop = (cel("Bepaling"), cel("Wat ze zegt"), cel("Waarom ze niet in het ontwerp staat"))
        blokken.append(Tabel(runs("Bepalingen zonder artikel"), kop, tuple(rijen), breedtes=(2, 4, 4)))
    if ontwerp.meldingen:
        punten = lijst(*(_melding(melding) for melding in ontwerp.meldingen))
        blokken.append(Kader("waarschuwing", (punten,), runs("Na te kijken")))
    if blokken:
        yield Sectie(
            runs("Wat niet in het ontwerp staat"), tuple(blokken), anker="buiten-ontwerp", nieuwe_pagina=True
        )


def _melding(melding: str) -> str:
    """A remark as a sentence; what no article writes is a gap that counts."""
    zin = f"{melding[:1].upper()}{melding[1:]}"
    open_ = melding.startswith(ONGESCHREVEN.split("{")[0])
    return f"[TE REDIGEREN: {zin}]." if open_ else f"{zin}."
