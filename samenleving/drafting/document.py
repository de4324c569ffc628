"""A draft as blocks: the legal text article by article, and beside each article where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samenleving import advice, law
from samenleving.display import datum, in_de_zin, opsomming, toon_parameter
from samenleving.documents import (
    Aanbeveling,
    Alinea,
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
    aantal_plaatshouders,
    alinea,
    cel,
    code,
    lijst,
    platte_tekst,
    rij,
    runs,
    vet,
)
from samenleving.drafting import layout
from samenleving.drafting.amending import Wijzigingsakte, Wijzigingsartikel, Wijzigingsontwerp, wat
from samenleving.drafting.model import Bron, Ontwerp, Ontwerpartikel, Ontwerpdeel, Parameterstand
from samenleving.drafting.preamble import INDIENING, SLOTFORMULE, VORMVEREISTEN
from samenleving.errors import InvoerFout

TITELS = {"decreet": "Deel 1. Voorontwerp van decreet", "besluit": "Deel 2. Ontwerp van besluit"}
UITLEG = (
    "Dit is een werkversie, opgemaakt uit een voorstel en zijn parameters. Wat niemand in de officiële tekst "
    "heeft nagekeken, staat er tussen haken als TE VERIFIËREN; wat het voorstel openlaat of wat een jurist "
    "nog "
    "moet schrijven, als TE REDIGEREN. Naast elk artikel staat waar het vandaan komt; die herkomst is geen "
    "deel "
    "van de wettekst."
)


def ontwerp_document(ontwerp: Ontwerp | Wijzigingsontwerp, stempel: Stempel) -> Document:
    """The draft as one document.

    The clauses of an amending draft are read back once more, now from the document itself.

    Raises:
        TerugleesFout: the document does not say what was asked.
    """
    if isinstance(ontwerp, Ontwerp):
        return _nieuw(ontwerp, stempel)
    document = _wijziging(ontwerp, stempel)
    for akte, blok in zip(ontwerp.aktes, _aktesecties(document), strict=True):
        akte.controle.lees("\n".join(platte_regels(blok.blokken)))
    return document


def samenvatting(ontwerp: Ontwerp | Wijzigingsontwerp, document: Document) -> dict[str, Any]:
    """What the draft holds, as JSON: operations, placeholders, read-back, remarks."""
    plaatshouders = aantal_plaatshouders(document)
    basis: dict[str, Any] = {"titel": document.titel, **{str(soort): n for soort, n in plaatshouders.items()}}
    if isinstance(ontwerp, Ontwerp):
        return {
            "systeem": ontwerp.systeem.naam,
            "soort": "nieuw",
            **basis,
            "artikelen": {deel.deel: len(deel.artikelen) for deel in ontwerp.delen},
            "zonder_artikel": [f"{b.voorstel.id}.{b.bepaling.id}" for b in ontwerp.zonder_artikel],
            "operaties": [],
            "teruggelezen": None,
            "meldingen": list(ontwerp.meldingen),
        }
    return {
        "systeem": ontwerp.systeem,
        "soort": "wijziging",
        **basis,
        "artikelen": {akte.opschrift: len(akte.artikelen) for akte in ontwerp.aktes},
        "operaties": [
            {
                "akte": operatie.akte,
                "plaats": operatie.plaats,
                "parameters": list(operatie.parameters),
                "oud": operatie.oud,
                "nieuw": operatie.nieuw,
                "vanaf": akte.vanaf.isoformat(),
            }
            for akte in ontwerp.aktes
            for artikel in akte.artikelen
            for operatie in artikel.operaties
        ],
        "niet_geschreven": [
            {"pad": niet.pad, "plaats": niet.plaats, "reden": niet.reden}
            for niet in _niet_geschreven(ontwerp)
        ],
        "geweigerd": [
            {"pad": weigering.pad, "plaats": weigering.plaats, "reden": weigering.reden}
            for weigering in ontwerp.geweigerd
        ],
        "teruggelezen": dict(ontwerp.teruggelezen),
    }


def platte_regels(blokken: tuple[Blok, ...]) -> Iterator[str]:
    """The legal text of blocks as a reader sees it, one paragraph or point a line, provenance left out."""
    for blok in blokken:
        match blok:
            case Artikel():
                regels = [*platte_regels(blok.blokken)]
                yield " ".join([blok.label, platte_tekst(blok.opschrift), *regels[:1]]).replace("  ", " ")
                yield from regels[1:]
            case Alinea():
                yield platte_tekst(blok.runs)
            case Lijst():
                for punt in blok.punten:
                    yield f"{punt.label} {platte_tekst(punt.runs)}".strip()
                    yield from platte_regels(punt.blokken)
            case Sectie():
                yield platte_tekst(blok.titel)
                yield from platte_regels(blok.blokken)
            case _:
                pass


# ------------------------------------------------------------------------------- a proposal in two parts


def _nieuw(ontwerp: Ontwerp, stempel: Stempel) -> Document:
    voorstel = ontwerp.systeem.keten[-1]
    bron = voorstel.bron
    herkomst = f"{voorstel.orgaan}. Bron: {bron.titel or bron.document} ({bron.datum})."
    blokken: tuple[Blok, ...] = (
        alinea(UITLEG, stijl="inleiding"),
        alinea(herkomst, stijl="klein"),
        *_open_keuzes(ontwerp),
        Inhoudstafel(),
        *(_deel(deel, nieuwe_pagina=nummer > 0) for nummer, deel in enumerate(ontwerp.delen)),
        *_buiten_het_ontwerp(ontwerp),
    )
    return Document(
        titel=f"Ontwerp: {ontwerp.titel}",
        ondertitel="Voorontwerp van decreet en ontwerp van besluit over samenlevingsjobs",
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


def _deel(deel: Ontwerpdeel, *, nieuwe_pagina: bool) -> Sectie:
    secties: list[Blok] = []
    for hoofdstuk in deel.hoofdstukken:
        artikelen = tuple(_artikel(artikel) for artikel in hoofdstuk.artikelen)
        if hoofdstuk.titel:
            titel = f"Hoofdstuk {hoofdstuk.nummer}. {hoofdstuk.titel}"
            secties.append(Sectie(runs(titel), artikelen, anker=f"{deel.deel}-hoofdstuk-{hoofdstuk.nummer}"))
        else:
            secties += artikelen
    aanhef = [blok for titel, leden in deel.aanhef for blok in _aanhef(titel, leden)]
    return Sectie(
        runs(TITELS[deel.deel]),
        (alinea(deel.opschrift, stijl="opschrift"), *aanhef, *secties),
        anker=f"deel-{deel.deel}",
        nieuwe_pagina=nieuwe_pagina,
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
        punten = lijst(*(f"{melding[:1].upper()}{melding[1:]}." for melding in ontwerp.meldingen))
        blokken.append(Kader("waarschuwing", (punten,), runs("Na te kijken")))
    if blokken:
        yield Sectie(
            runs("Wat niet in het ontwerp staat"), tuple(blokken), anker="buiten-ontwerp", nieuwe_pagina=True
        )


# ------------------------------------------------------------------------------- a change of values


def _wijziging(ontwerp: Wijzigingsontwerp, stempel: Stempel) -> Document:
    blokken: list[Blok] = [alinea(UITLEG, stijl="inleiding"), _gevraagd(ontwerp)]
    if ontwerp.geweigerd:
        punten = (f"{_label(w.pad)}: {w.plaats}. {w.reden}." for w in ontwerp.geweigerd)
        blokken.append(Kader("waarschuwing", (lijst(*punten),), runs("Federaal: niet geschreven")))
    if ontwerp.niet_geschreven:
        punten = (f"[TE REDIGEREN: {wat(niet)}. Reden: {niet.reden}]" for niet in ontwerp.niet_geschreven)
        blokken.append(Kader("niet_gemodelleerd", (lijst(*punten),), runs("Zonder artikel om te wijzigen")))
    for nummer, akte in enumerate(ontwerp.aktes, 1):
        blokken.append(_akte(akte, nummer, len(ontwerp.aktes)))
    return Document(
        titel=_titel(ontwerp),
        ondertitel="Wijziging van het geldende recht",
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


def _gevraagd(ontwerp: Wijzigingsontwerp) -> Tabel:
    rijen = []
    for dag, verandering in ontwerp.veranderingen:
        info = law.parameterinfo(verandering.pad)
        oud = "geen waarde" if verandering.oud is None else toon_parameter(info, verandering.oud)
        gelezen = verandering.pad in ontwerp.teruggelezen
        rijen.append(
            rij(
                cel(f"{info.label} ", code(verandering.pad)),
                oud,
                toon_parameter(info, verandering.nieuw),
                datum(dag),
                "ja, teruggelezen" if gelezen else "nee, zie verder",
            )
        )
    kop = (cel("Waarde"), cel("Nu"), cel("Wordt"), cel("Vanaf"), cel("In een clausule"))
    return Tabel(runs("De gevraagde wijziging"), kop, tuple(rijen), breedtes=(6, 3, 3, 3, 3))


def _akte(akte: Wijzigingsakte, nummer: int, totaal: int) -> Sectie:
    soort = "Voorontwerp van decreet" if akte.niveau == "decreet" else "Ontwerp van besluit"
    titel = f"Deel {nummer}. {soort}" if totaal > 1 else soort
    blokken: list[Blok] = [alinea(akte.opschrift, stijl="opschrift")]
    if akte.niveau == "decreet":
        blokken += [alinea(zin, stijl="formule" if zin.isupper() else "gewoon") for zin in INDIENING]
    else:
        blokken += [alinea(vet("Rechtsgronden")), alinea("Dit besluit is gebaseerd op:")]
        blokken.append(lijst(*_puntkomma(akte.rechtsgronden)))
        blokken += [alinea(vet("Vormvereisten")), alinea("De volgende vormvereisten zijn vervuld:")]
        blokken.append(lijst(*VORMVEREISTEN))
        blokken += [alinea(vet("Motivering")), alinea("Dit besluit is gebaseerd op de volgende motieven:")]
        blokken.append(lijst("[TE REDIGEREN: de beleidsmatige motivering]."))
        blokken += [
            alinea(vet("Initiatiefnemer")),
            alinea("Dit besluit wordt voorgesteld door de Vlaamse minister, bevoegd voor werk."),
        ]
        blokken += [alinea(zin, stijl="formule" if zin.isupper() else "gewoon") for zin in SLOTFORMULE]
    blokken += _wijzigingsartikelen(akte)
    return Sectie(runs(titel), tuple(blokken), anker=f"akte-{nummer}", nieuwe_pagina=nummer > 1)


def _wijzigingsartikelen(akte: Wijzigingsakte) -> list[Blok]:
    titels = {id_: titel for id_, titel in akte.akten if titel}
    if not titels:
        return [_wijzigingsartikel(artikel, akte) for artikel in akte.artikelen]
    groepen: list[tuple[str, list[Blok]]] = []
    for artikel in akte.artikelen:
        kop = titels.get(artikel.akte) or ("Slotbepalingen" if groepen else "Algemene bepaling")
        if not groepen or groepen[-1][0] != kop:
            groepen.append((kop, []))
        groepen[-1][1].append(_wijzigingsartikel(artikel, akte))
    return [
        Sectie(
            runs(f"Hoofdstuk {nummer}. {kop}"),
            tuple(blokken),
            anker=f"{akte.niveau}-{akte.vanaf}-hoofdstuk-{nummer}",
        )
        for nummer, (kop, blokken) in enumerate(groepen, 1)
    ]


def _wijzigingsartikel(artikel: Wijzigingsartikel, akte: Wijzigingsakte) -> Artikel:
    blokken: list[Blok] = [alinea(artikel.tekst)]
    if artikel.punten:
        punten = (Punt(runs(punt), f"{nummer}°") for nummer, punt in enumerate(artikel.punten, 1))
        blokken.append(Lijst(tuple(punten)))
    waarden = tuple(
        Parameterwaarde(pad, operatie.nieuw, operatie.oud, law.parameterinfo(pad).label)
        for operatie in artikel.operaties
        for pad in operatie.parameters
    )
    id_ = f"{akte.niveau}-{akte.vanaf}-art-{artikel.nummer}"
    return Artikel(
        id_, artikel.label, tuple(blokken), herkomst=Herkomst(parameters=waarden) if waarden else None
    )


def _puntkomma(teksten: tuple[str, ...]) -> list[str]:
    return [f"{tekst}{'.' if nummer == len(teksten) else ';'}" for nummer, tekst in enumerate(teksten, 1)]


def _niet_geschreven(ontwerp: Wijzigingsontwerp) -> Iterator[Any]:
    yield from ontwerp.niet_geschreven
    for akte in ontwerp.aktes:
        yield from akte.niet_geschreven


def _label(pad: str) -> str:
    return f"{law.parameterinfo(pad).label} ({pad})"


def _aktesecties(document: Document) -> list[Sectie]:
    return [blok for blok in document.blokken if isinstance(blok, Sectie)]
