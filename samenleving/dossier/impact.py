"""What a change does to budgets, staff and local authorities: every figure with its computation.

A figure that no source gives is written as unknown, with what it depends on; it is never a zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from openfisca_core.errors import ParameterNotFoundError

from samenleving import law, statistics
from samenleving.compare.model import BedragUit, Geval, GevalUitkomst
from samenleving.display import NBSP, getal, in_de_zin, toon_parameter
from samenleving.display import maand as in_woorden
from samenleving.documents import (
    Blok,
    Cel,
    Regeleinde,
    Rij,
    Run,
    Tabel,
    Tekst,
    alinea,
    cel,
    lijst,
    rij,
    runs,
    vet,
)
from samenleving.dossier.material import Stof
from samenleving.dossier.prose import documenttitel, knelpunt_alinea, woorden, zin
from samenleving.report.words import ENTITEITEN, badge_toegang, bedrag_tekst, delta
from samenleving.statistics import Cijfer

WIJK_WERKEN, SAMENLEVINGSJOBS, PACT = "wijk_werken", "samenlevingsjobs", "activeringspact"
VERGOEDING = {
    WIJK_WERKEN: ("", "wijk_werken.vergoeding.per_uur"),
    SAMENLEVINGSJOBS: ("samenlevingsjobs.vergoeding.bepaald", "samenlevingsjobs.vergoeding.per_uur"),
}
PLAN_TOTAAL = "plan_2026_totaal"
PLAN_VERGOEDING = "plan_2026_prestatievergoeding"
VDAB_PERSONEEL = "vdab_personeel"
NIET_BEKEND = "niet bekend"
VOORBEELDEN = 4
"""So many cases are told in full; the table has them all."""


@dataclass(frozen=True)
class Post:
    """One figure: what it is now, what it becomes, and how that was found."""

    titel: str
    nu: str
    dan: str
    berekening: str


# -------------------------------------------------------------------------------------- Flemish budget


def begrotingsposten(stof: Stof) -> Iterator[Post]:
    """The lines of the VDAB plan that the change touches, and the contingent of the PWA scheme."""
    if not _raakt(stof, WIJK_WERKEN, SAMENLEVINGSJOBS):
        return
    yield from _vergoeding(stof)
    if _waarde(stof.stukken.basis.stelsel, f"{WIJK_WERKEN}.in_werking", stof) and not _waarde(
        stof.stukken.systeem.stelsel, f"{WIJK_WERKEN}.in_werking", stof
    ):
        totaal = statistics.cijfer(PLAN_TOTAAL)
        yield Post(
            "Uitgaven voor het stelsel, na aftrek van de ontvangsten",
            heel(Decimal(str(totaal.waarde))),
            NIET_BEKEND,
            f"{_bron(totaal)} Het gaat om wijk-werken; voor wat in de plaats komt, geven de bronnen geen "
            "begroting.",
        )


def _vergoeding(stof: Stof) -> Iterator[Post]:
    """The planned expense on fees, at the new fee and the same number of hours."""
    plan = statistics.cijfer(PLAN_VERGOEDING)
    toen = _waarde(law.stelsel(), VERGOEDING[WIJK_WERKEN][1], stof, f"{plan.datum[:4]}-01-01")
    nieuw = _vergoeding_per_uur(stof)
    if toen is None or nieuw == toen:
        return
    bedrag = Decimal(str(plan.waarde))
    gelijk = "Aanname: evenveel uren als in dat plan."
    if _waarde(stof.stukken.systeem.stelsel, f"{SAMENLEVINGSJOBS}.in_werking", stof):
        gelijk += " Het aantal uren in het nieuwe stelsel is niet bekend."
    if nieuw is None:
        yield Post(
            "Vergoedingen voor de deelnemers",
            heel(bedrag),
            NIET_BEKEND,
            f"{_bron(plan)} De vergoeding per uur is nog niet bepaald.",
        )
        return
    straks = bedrag * Decimal(str(nieuw)) / Decimal(str(toen))
    yield Post(
        "Vergoedingen voor de deelnemers",
        heel(bedrag),
        f"{heel(straks)} ({'+' if straks > bedrag else '−'}{heel(abs(straks - bedrag))})",
        f"{getal(bedrag)} × {getal(nieuw, 2)} / {getal(toen, 2)}. {_bron(plan)} {gelijk}",
    )


def _vergoeding_per_uur(stof: Stof) -> Any:
    stelsel = stof.stukken.systeem.stelsel
    for naam in (SAMENLEVINGSJOBS, WIJK_WERKEN):
        if _waarde(stelsel, f"{naam}.in_werking", stof):
            bepaald, pad = VERGOEDING[naam]
            return _waarde(stelsel, pad, stof) if not bepaald or _waarde(stelsel, bepaald, stof) else None
    return None


def begroting(stof: Stof) -> Iterator[Blok]:
    """The effect on the Flemish budget."""
    yield from _tabel("De weerslag op de begroting", tuple(begrotingsposten(stof)), stof)
    for knelpunt in stof.knelpunten_van("contingent"):
        yield knelpunt_alinea(knelpunt)


def personeel(stof: Stof) -> Iterator[Blok]:
    """The effect on the staff of VDAB."""
    gevonden = stof.knelpunten_van("personeelssleutel")
    for knelpunt in gevonden:
        yield knelpunt_alinea(knelpunt)
    cijfer = statistics.cijfer(VDAB_PERSONEEL)
    if gevonden:
        yield alinea(
            f"Vandaag gaat het voor alle organisatoren samen om {getal(float(cijfer.waarde))} "
            "voltijdsequivalent. "
            f"{_bron(cijfer)}"
        )


# ------------------------------------------------------------------------------------ local authorities


def lokale_besturen(stof: Stof) -> Iterator[Blok]:
    """The effect on organisers and on authorities as users, and on the activation pact."""
    posten = tuple(_gevalposten(stof, ("organisator", "gebruiker")))
    yield from _tabel("De weerslag op organisatoren en gebruikers, in typische gevallen", posten, stof)
    for knelpunt in stof.knelpunten_van("marge", "inschrijvingsrecht"):
        yield knelpunt_alinea(knelpunt)
    yield from _pact(stof)


def _gevalposten(stof: Stof, soorten: Sequence[str]) -> Iterator[Post]:
    """Every amount of these cases that moves, or that nobody can tell any more."""
    for geval in stof.vergelijking.gevallen:
        if geval.entiteit not in soorten:
            continue
        voor, na = geval.bij(stof.vergelijking.basis), geval.bij(stof.naam)
        oud = {bedrag.id: bedrag for bedrag in voor.bedragen}
        for bedrag in na.bedragen:
            if bedrag.aard != "gelijk":
                yield _gevalpost(geval, oud.get(bedrag.id), bedrag, voor, na)


def _gevalpost(
    geval: Geval, oud: BedragUit | None, nieuw: BedragUit, voor: GevalUitkomst, na: GevalUitkomst
) -> Post:
    sommen = []
    for wanneer, bedrag, uitkomst in (("vandaag", oud, voor), ("voortaan", nieuw, na)):
        som = _som(uitkomst, bedrag)
        if som:
            sommen.append(f"{wanneer} {som}")
    if nieuw.toegang in ("te_beoordelen", "niet_bekend"):
        sommen.append("als er toegang is, want die hangt nog van een oordeel of een gegeven af")
    return Post(
        f"{geval.naam}: {in_de_zin(nieuw.titel)}",
        oud.tekst if oud else "bestaat niet",
        nieuw.tekst,
        zin("; ".join(sommen)) if sommen else _plaats(voor, oud),
    )


def _plaats(uitkomst: GevalUitkomst, bedrag: BedragUit | None) -> str:
    """Where the rule behind an amount stands."""
    if bedrag is None:
        return "Bestaat vandaag niet."
    gevonden = next(
        (b.plaats for b in uitkomst.uitkomst.bedragen if b.tekst == bedrag.tekst and b.plaats), ""
    )
    return f"Berekend volgens {gevonden}." if gevonden else "Volgt uit de voorwaarden van het stelsel."


def _som(uitkomst: GevalUitkomst, bedrag: BedragUit | None) -> str:
    if bedrag is None or bedrag.waarde is None:
        return ""
    return next((b.som for b in uitkomst.uitkomst.bedragen if b.tekst == bedrag.tekst and b.som), "")


def _pact(stof: Stof) -> Iterator[Blok]:
    dag = f"{stof.maand}-01"
    paden = dict.fromkeys(w.pad for w in stof.stukken.systeem.wijzigingen if w.pad.startswith(f"{PACT}."))
    regels = []
    for pad in paden:
        oud, nieuw = (_waarde(s.stelsel, pad, stof, dag) for s in (stof.stukken.basis, stof.stukken.systeem))
        if oud != nieuw:
            info = law.parameterinfo(pad)
            van, naar = ("geen waarde" if w is None else toon_parameter(info, w) for w in (oud, nieuw))
            regels.append(f"{in_de_zin(info.label)}: van {van} naar {naar}")
    if not regels:
        yield alinea(woorden()["pact"]["gelijk"])
        return
    yield alinea(woorden()["pact"]["anders"])
    slot = len(regels) - 1
    yield lijst(*(f"{regel}{'.' if i == slot else ';'}" for i, regel in enumerate(regels)))


# --------------------------------------------------------------------------------------------- people


def deelnemers(stof: Stof) -> Iterator[Blok]:
    """The typical cases: all in a table, those that change told in a few sentences."""
    yield alinea(woorden()["memorie"]["gevallen"].format(maand=in_woorden(stof.maand)))
    yield _gevaltabel(stof)
    veranderd = [
        geval
        for geval in stof.vergelijking.gevallen
        if geval.entiteit == "persoon" and geval.bij(stof.naam).verschilt
    ]
    veranderd.sort(key=lambda geval: geval.bij(stof.naam).toegang.aard == "gelijk")
    for nummer, geval in enumerate(veranderd[:VOORBEELDEN], 1):
        voor, na = geval.bij(stof.vergelijking.basis), geval.bij(stof.naam)
        nu = "Vandaag" if stof.tegen_huidig else f"In “{stof.stukken.basis.titel}”"
        yield alinea(
            vet(f"Voorbeeld {nummer}: {in_de_zin(geval.naam)}. "), zin(geval.beschrijving or geval.naam)
        )
        yield lijst(
            f"{nu}: {in_de_zin(voor.uitkomst.zin)}", f"Volgens het ontwerp: {in_de_zin(na.uitkomst.zin)}"
        )


def _gevaltabel(stof: Stof) -> Tabel:
    """Every case: access and main amount, now and under the draft."""
    rijen: list[Rij] = []
    soort = ""
    for geval in stof.vergelijking.gevallen:
        if geval.entiteit != soort:
            soort = geval.entiteit
            rijen.append(rij(ENTITEITEN[soort], soort="tussenkop"))
        voor, na = geval.bij(stof.vergelijking.basis), geval.bij(stof.naam)
        rijen.append(rij(geval.naam, _gevalcel(voor, nieuw=False), _gevalcel(na, nieuw=True)))
    nu = "Vandaag" if stof.tegen_huidig else stof.stukken.basis.titel
    return Tabel(
        runs("Typische gevallen: toegang, hoofdbedrag en verschil"),
        (cel("Geval"), cel(nu), cel("Volgens het ontwerp")),
        tuple(rijen),
        breedtes=(3, 2, 3),
    )


def _gevalcel(uitkomst: GevalUitkomst, *, nieuw: bool) -> Cel:
    delen: list[Run] = [badge_toegang(uitkomst.toegang)]
    for bedrag in uitkomst.bedragen:
        if bedrag.hoofd and bedrag.toegang not in ("niet_voldaan", "niet_van_toepassing"):
            verschil = f" ({delta(bedrag)})" if nieuw and delta(bedrag) else ""
            delen += [Regeleinde(), Tekst(f"{bedrag_tekst(bedrag)}{verschil}")]
    return cel(*delen)


# --------------------------------------------------------------------------------------------- shared


def _tabel(bijschrift: str, posten: Sequence[Post], stof: Stof) -> Iterator[Blok]:
    if not posten:
        yield alinea(woorden()["memorie"]["geen_weerslag"])
        return
    yield alinea(woorden()["memorie"]["cijfers"])
    nu = "Vandaag" if stof.tegen_huidig else stof.stukken.basis.titel
    yield Tabel(
        runs(bijschrift),
        (cel("Post"), cel(nu), cel("Volgens het ontwerp"), cel("Berekening en aanname")),
        tuple(rij(post.titel, post.nu, post.dan, post.berekening) for post in posten),
        breedtes=(3, 2, 2.2, 4),
    )


def heel(bedrag: Decimal) -> str:
    """An amount of a budget, in whole euros: `3.665.326 euro`."""
    return f"{getal(bedrag.quantize(Decimal(1), ROUND_HALF_UP))}{NBSP}euro"


def _raakt(stof: Stof, *stelsels: str) -> bool:
    return any(
        w.pad.split(".")[0] in stelsels for w in stof.stukken.systeem.wijzigingen if w.soort != "lezing"
    )


def _waarde(stelsel: Any, pad: str, stof: Stof, dag: str = "") -> Any:
    try:
        return law.waarde(stelsel, pad, dag or f"{stof.maand}-01")
    except ParameterNotFoundError:
        return None


def _bron(cijfer: Cijfer) -> str:
    jaar = f" ({cijfer.datum})" if cijfer.datum else ""
    noot = f" {zin(cijfer.opmerking)}" if cijfer.opmerking else ""
    return f"Bron: {documenttitel(cijfer.document)}, {cijfer.plaats}{jaar}.{noot}"
