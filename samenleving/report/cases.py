"""The typical cases: an overview first, then each case with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from samenleving.compare.model import BedragUit, Comparison, Geval, GevalUitkomst, Reden
from samenleving.compare.subjects import lijnsoorten
from samenleving.display import in_de_zin, maand, opsomming
from samenleving.documents import (
    Blok,
    Lijst,
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
from samenleving.explain import VoorwaardeUit
from samenleving.report.changes import breed, kop
from samenleving.report.figures import gevalfiguren, reeksfiguren
from samenleving.report.words import (
    ENTITEITEN,
    badge_toegang,
    bedrag_tekst,
    delta,
    gevolg,
    hoofdletter,
    namen,
    stelsel,
    titels,
)

_KENMERK = {
    "voldaan": "ja",
    "niet_voldaan": "nee",
    "te_beoordelen": "te beoordelen",
    "niet_bekend": "niet bekend",
    "niet_van_toepassing": "niet geregeld",
}


def typische_gevallen(vergelijking: Comparison) -> Sectie:
    """The section with the overview, the charts and one part a case."""
    inleiding = alinea(
        "De gevallen zijn voorbeelden, geen steekproef: hoeveel er toegang krijgen of verliezen, zegt niets "
        f"over aantallen mensen. Alles is berekend voor {maand(vergelijking.datum)}, met de standaardlezing "
        "van elke regel. Onder een voorstel gaat het telkens om wat volgens het voorstel zou gelden."
    )
    groepen = list(dict.fromkeys((geval.lijn, geval.entiteit) for geval in vergelijking.gevallen))
    delen = tuple(
        Sectie(
            runs(groepsnaam(lijn, soort)),
            tuple(
                _geval(vergelijking, geval)
                for geval in vergelijking.gevallen
                if (geval.lijn, geval.entiteit) == (lijn, soort)
            ),
            anker=f"gevallen-{soort}" if lijn == groepen[0][0] else f"gevallen-{lijn}-{soort}",
        )
        for lijn, soort in groepen
    )
    blokken: list[Blok] = [inleiding, overzicht(vergelijking)]
    blokken += gevalfiguren(vergelijking)
    reeksen = tuple(reeksfiguren(vergelijking))
    if reeksen:
        blokken.append(Sectie(runs("Als één gegeven verandert"), reeksen, anker="reeksen"))
    return Sectie(
        runs("Wat het betekent in typische gevallen"),
        (*blokken, *delen),
        anker="gevallen",
        liggend=breed(vergelijking),
    )


def overzicht(vergelijking: Comparison) -> Tabel:
    """Every case in every system: access, main amounts, difference with the basis."""
    rijen: list[Rij] = []
    groep = ""
    for geval in vergelijking.gevallen:
        if groepsnaam(geval.lijn, geval.entiteit) != groep:
            groep = groepsnaam(geval.lijn, geval.entiteit)
            rijen.append(rij(groep, soort="tussenkop"))
        rijen.append(rij(geval.naam, *(_overzichtscel(vergelijking, geval, u) for u in geval.uitkomsten)))
    return Tabel(
        runs("De gevallen in één oogopslag: toegang, hoofdbedrag en verschil met de eerste kolom"),
        kop(vergelijking, "Geval"),
        tuple(rijen),
        breedtes=(1.4, *(1.0 for _ in vergelijking.systemen)),
        anker="overzicht-gevallen",
    )


def groepsnaam(lijn: str, entiteit: str) -> str:
    """What a group of cases is called: *Werkzoekenden*, *Leefloongerechtigden*, *Gemeenten*."""
    return hoofdletter(lijnsoorten()[lijn].mensen) if entiteit == "persoon" else ENTITEITEN[entiteit]


def _overzichtscel(vergelijking: Comparison, geval: Geval, uitkomst: GevalUitkomst) -> Tabelcel:
    delen: list[Run] = [badge_toegang(uitkomst.toegang)]
    if uitkomst.systeem != vergelijking.basis and gevolg(uitkomst.toegang):
        delen += [Regeleinde(), vet(gevolg(uitkomst.toegang))]
    for bedrag in uitkomst.bedragen:
        if not bedrag.hoofd or bedrag.toegang in ("niet_voldaan", "niet_van_toepassing"):
            continue
        delen += [Regeleinde(), Tekst(bedrag_tekst(bedrag))]
        if uitkomst.systeem != vergelijking.basis and delta(bedrag):
            delen.append(Tekst(f" ({delta(bedrag)})"))
    if uitkomst.systeem != vergelijking.basis:
        delen += _andere_kenmerken(_kenmerken(geval.bij(vergelijking.basis)), _kenmerken(uitkomst))
    return cel(*delen)


def _andere_kenmerken(
    basis: Mapping[str, VoorwaardeUit], kenmerken: Mapping[str, VoorwaardeUit]
) -> Iterator[Run]:
    """What is not as in the basis, a line each; of all that nobody knows, it is said once."""
    anders = [kenmerk for id_, kenmerk in kenmerken.items() if _zegt(kenmerk) != _zegt(basis.get(id_))]
    onbekend = [in_de_zin(kenmerk.label) for kenmerk in anders if kenmerk.toestand == "niet_bekend"]
    for kenmerk in anders:
        if kenmerk.toestand != "niet_bekend":
            yield from (Regeleinde(), Tekst(f"{kenmerk.label}: "), vet(_zegt(kenmerk)))
    if onbekend:
        yield from (
            Regeleinde(),
            vet(hoofdletter(_KENMERK["niet_bekend"])),
            Tekst(f": {'; '.join(onbekend)}"),
        )


def _kenmerken(uitkomst: GevalUitkomst) -> dict[str, VoorwaardeUit]:
    """The duties and features of a case, by id."""
    return {deze.id: deze for deze in (*uitkomst.uitkomst.plichten, *uitkomst.uitkomst.kenmerken)}


def _zegt(kenmerk: VoorwaardeUit | None) -> str:
    """A duty or feature in a word: yes, no, or who has to say."""
    if kenmerk is None:
        return "niet geregeld"
    beslist = f" door {kenmerk.beslist}" if kenmerk.toestand == "te_beoordelen" and kenmerk.beslist else ""
    return f"{_KENMERK[kenmerk.toestand]}{beslist}"


def _kenmerktabel(vergelijking: Comparison, geval: Geval) -> Iterator[Blok]:
    """Duties and features that are not the same in every system."""
    per_systeem = [_kenmerken(uitkomst) for uitkomst in geval.uitkomsten]
    ids = dict.fromkeys(id_ for deze in per_systeem for id_ in deze)
    verschillen = [id_ for id_ in ids if len({_zegt(deze.get(id_)) for deze in per_systeem}) > 1]
    if verschillen:
        labels = {id_: kenmerk.label for deze in per_systeem for id_, kenmerk in deze.items()}
        yield Tabel(
            runs(f"Plichten en kenmerken die verschillen: {geval.naam}"),
            (cel("Plicht of kenmerk"), *(cel(titel) for titel in titels(vergelijking).values())),
            tuple(rij(labels[id_], *(_zegt(deze.get(id_)) for deze in per_systeem)) for id_ in verschillen),
            breedtes=(1.2, *(1.0 for _ in vergelijking.systemen)),
        )


def _geval(vergelijking: Comparison, geval: Geval) -> Blok:
    blokken: list[Blok] = [alinea(geval.beschrijving)] if geval.beschrijving else []
    for uitkomsten in _gelijke(vergelijking, geval):
        blokken += _uitkomst(vergelijking, uitkomsten)
    if any(uitkomst.bedragen for uitkomst in geval.uitkomsten):
        blokken.append(_bedragen(vergelijking, geval))
    blokken += _kenmerktabel(vergelijking, geval)
    return Uitklap(runs(geval.naam, f" – {_kort(vergelijking, geval)}"), tuple(blokken))


def _kort(vergelijking: Comparison, geval: Geval) -> str:
    """How many systems give another outcome than the basis."""
    anders = [u for u in geval.uitkomsten if u.systeem != vergelijking.basis and gevolg(u.toegang)]
    if not vergelijking.andere:
        return "één stelsel"
    if not anders:
        return "de toegang verandert niet"
    per_gevolg = dict.fromkeys(gevolg(u.toegang) for u in anders)
    delen = []
    for tekst in per_gevolg:
        waar = namen(vergelijking, [u.systeem for u in anders if gevolg(u.toegang) == tekst])
        delen.append(f"{tekst} ({waar})")
    return "; ".join(delen)


def _gelijke(vergelijking: Comparison, geval: Geval) -> list[list[GevalUitkomst]]:
    """The outcomes, those that read the same taken together; the basis always stands alone."""
    samen: dict[tuple[object, ...], list[GevalUitkomst]] = {}
    for u in geval.uitkomsten:
        eigen = u.systeem if u.systeem == vergelijking.basis else ""
        sleutel = (eigen, u.uitkomst.status, u.uitkomst.zin, u.uitkomst.wijzigers, u.toegang)
        samen.setdefault(sleutel, []).append(u)
    return list(samen.values())


def _uitkomst(vergelijking: Comparison, uitkomsten: Sequence[GevalUitkomst]) -> Iterator[Blok]:
    eerste = uitkomsten[0]
    systeem = vergelijking.systeem(eerste.systeem)
    wie = opsomming([titels(vergelijking)[u.systeem] for u in uitkomsten])
    volgens = " volgens het voorstel" if len(uitkomsten) == 1 else " volgens deze voorstellen"
    yield alinea(
        vet(wie),
        " ",
        badge_toegang(eerste.toegang),
        *runs(
            "" if systeem.status == "in_werking" else " ",
            cursief("" if systeem.status == "in_werking" else volgens),
        ),
        Regeleinde(),
        eerste.uitkomst.zin,
    )
    punten = [*_redenen(vergelijking, eerste)]
    punten += [Punt(runs(zin)) for zin in eerste.uitkomst.wijzigers if zin.startswith("Vanaf")]
    if punten:
        yield Lijst(tuple(punten))


def _redenen(vergelijking: Comparison, uitkomst: GevalUitkomst) -> Iterator[Punt]:
    basis = titels(vergelijking)[vergelijking.basis]
    weggevallen = uitkomst.toegang.aard in ("gewonnen", "bekend_geworden")
    for reden in uitkomst.toegang.redenen:
        if weggevallen:
            yield Punt(
                runs(f"Geldt hier niet meer: {_klein(reden.voorwaarde)} ({basis}; ", *_plaats(reden), ").")
            )
        else:
            yield Punt(
                runs(
                    vet(reden.voorwaarde),
                    ". ",
                    reden.uitleg,
                    " Bron: ",
                    *_plaats(reden),
                    ".",
                    f" Beslist: {reden.beslist}."
                    if reden.toestand == "te_beoordelen" and reden.beslist
                    else "",
                )
            )


def _plaats(reden: Reden) -> tuple[Run, ...]:
    return runs(reden.plaats)


def _klein(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _bedragen(vergelijking: Comparison, geval: Geval) -> Tabel:
    regels = {b.id: b.titel for uitkomst in geval.uitkomsten for b in uitkomst.bedragen}
    rijen = tuple(
        rij(
            titel,
            *(
                _bedragcel(vergelijking, uitkomst, _zoek(uitkomst.bedragen, id_))
                for uitkomst in geval.uitkomsten
            ),
        )
        for id_, titel in regels.items()
        if _zinvol(_zoek(uitkomst.bedragen, id_) for uitkomst in geval.uitkomsten)
    )
    return Tabel(
        runs(f"Bedragen en uren: {geval.naam}"),
        (cel("Bedrag"), *(cel(titel) for titel in titels(vergelijking).values())),
        rijen,
        breedtes=(1.2, *(1.0 for _ in vergelijking.systemen)),
    )


def _zoek(bedragen: Sequence[BedragUit], id_: str) -> BedragUit | None:
    return next((bedrag for bedrag in bedragen if bedrag.id == id_), None)


def _zinvol(bedragen: Iterable[BedragUit | None]) -> bool:
    """A row that says something: not only no access everywhere."""
    return any(bedrag is not None and bedrag.toegang != "niet_voldaan" for bedrag in bedragen)


def _bedragcel(vergelijking: Comparison, uitkomst: GevalUitkomst, bedrag: BedragUit | None) -> Tabelcel:
    if bedrag is None:
        return cel("–")
    som = next((b.som for b in uitkomst.uitkomst.bedragen if b.tekst == bedrag.tekst and b.som), "")
    delen: list[Run] = [Tekst(bedrag_tekst(bedrag, som))]
    stelsels = vergelijking.systeem(uitkomst.systeem).stelsels
    if bedrag.waarde and len(stelsels) > 1 and stelsel(bedrag.instrument):
        delen.append(Tekst(f" ({stelsel(bedrag.instrument)})"))
    if uitkomst.systeem != vergelijking.basis and delta(bedrag):
        delen += [Regeleinde(), vet(delta(bedrag))]
    return cel(*delen)
