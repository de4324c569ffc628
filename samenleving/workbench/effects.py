"""What moves after an edit: cases, obstacles, recommendations, margins. At once, equal to the full runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from samenleving import legal_checks
from samenleving.compare.model import Geval, GevalUitkomst
from samenleving.conformity.model import STATUSWOORDEN, Oordeel
from samenleving.conformity.model import Status as Adviesstatus
from samenleving.display import euro, opsomming
from samenleving.legal_checks import Knelpunt
from samenleving.legal_checks.money import MARGE, marges_van
from samenleving.legal_checks.standing import Stand
from samenleving.messages import bericht
from samenleving.proposals.model import HUIDIG
from samenleving.systems import Systeem
from samenleving.workbench.bench import MIJN, Kolom, kolomsystemen, maand_voor
from samenleving.workbench.compiled import basis_van, compileer
from samenleving.workbench.concept import Concept
from samenleving.workbench.flips import alle_aanbevelingen, oordelen
from samenleving.workbench.outcomes import gevallen_van, voor_en_na
from samenleving.workbench.reuse import Onthouden, Wie

BEWAARD = 128
TOEGANG = "toegang"

_Marges = Mapping[str, tuple[dict[Decimal, Decimal], bool, dict[Decimal, Decimal]]]
_gevonden: Onthouden[tuple[Wie, str], tuple[Knelpunt, ...]] = Onthouden(BEWAARD)
_bewaard: Onthouden[tuple[Wie, str], _Marges] = Onthouden(BEWAARD)
_GELIJK = "gelijk"


@dataclass(frozen=True)
class Verschuiving:
    """Something in a typical case that the edit moved.

    Attributes:
        geval, naam: id and name of the case.
        wat: `toegang`, or the title of the amount.
        was, wordt: in words.
        reden: the conditions that bring it about; empty where there is nothing to say.
    """

    geval: str
    naam: str
    wat: str
    was: str
    wordt: str
    reden: str


@dataclass(frozen=True)
class Knelpuntenbeeld:
    """What bites in the concept, what of it is new, and what no longer bites."""

    alle: tuple[Knelpunt, ...]
    nieuw: tuple[Knelpunt, ...]
    weg: tuple[Knelpunt, ...]


@dataclass(frozen=True)
class Omslag:
    """A recommendation that stands otherwise in the concept than in the basis."""

    id: str
    orgaan: str
    document: str
    stelling: str
    passage: str
    van: Adviesstatus
    naar: Adviesstatus
    van_tekst: str
    naar_tekst: str
    waarom: str


@dataclass(frozen=True)
class Marge:
    """What a cheque leaves the organiser in a system at a price, and what it leaves in current law.

    Attributes:
        bedrag: before the issuer and the insurance; None where nobody can say.
        was: in the law in force at the same price; None where it has no such price.
        aanname: today's prices stand in for prices that are left open.
    """

    kolom: str
    stelsel: str
    prijs: Decimal | None
    bedrag: Decimal | None
    tekst: str
    was: Decimal | None
    aanname: bool


@dataclass(frozen=True)
class Effecten:
    """What moves.

    Attributes:
        maand: the month for which all of it was computed.
        kolommen: the systems, the concept last.
        basis: name of the system that everything is compared with.
        gevallen: every typical case in every system, with its differences from the basis.
        verschuivingen: what the last edit moved; against the basis where no edit is given.
        omslagen: recommendations that flip against the basis.
    """

    maand: str
    kolommen: tuple[Kolom, ...]
    basis: str
    gevallen: tuple[Geval, ...]
    verschuivingen: tuple[Verschuiving, ...]
    knelpunten: Knelpuntenbeeld
    omslagen: tuple[Omslag, ...]
    marges: tuple[Marge, ...]


def effecten(
    concept: Concept,
    naast: Sequence[str] = (HUIDIG,),
    *,
    basis: str = "",
    maand: str = "",
    voor: Concept | None = None,
) -> Effecten:
    """What moves in the concept, beside its basis and the systems chosen.

    Args:
        concept: the proposal that is being made.
        naast: systems by name.
        basis: system that is compared with; else the one the concept stands on.
        maand: month `JJJJ-MM`; else the first in which the concept holds.
        voor: the concept before the last edit.

    Raises:
        InvoerFout: a wrong name or month, or a concept that does not compile.
    """
    gekozen, mijn = kolomsystemen(concept, naast)
    onder = kolomsystemen(concept, (basis,))[0][0] if basis else basis_van(concept)
    if onder.naam not in {s.naam for s in gekozen}:
        gekozen = (onder, *gekozen)
    onder = next(s for s in gekozen if s.naam == onder.naam)
    maand = maand_voor(concept, maand)
    vroeger = compileer(voor).systeem if voor is not None and voor != concept else None
    verwant = tuple(s for s in (vroeger, onder, *gekozen) if s is not None)
    mappen = compileer(concept).mappen
    kolommen = tuple(Kolom(s.naam, s.naam, s.titel, s.status) for s in gekozen)
    kolommen += (Kolom(MIJN, mijn.naam, concept.titel, mijn.status, mijn=True),)
    gevallen = gevallen_van((*gekozen, mijn), onder, maand, verwant)
    return Effecten(
        maand=maand,
        kolommen=kolommen,
        basis=onder.naam,
        gevallen=gevallen,
        verschuivingen=tuple(_verschuivingen(mijn, vroeger or onder, maand, verwant)),
        knelpunten=_knelpunten(mijn, vroeger or onder, maand),
        omslagen=tuple(_omslagen(mijn, onder, maand, verwant, mappen)),
        marges=tuple(_marges((*gekozen, mijn), kolommen, maand)),
    )


# --- cases ------------------------------------------------------------------------------------------------


def _verschuivingen(
    mijn: Systeem, vroeger: Systeem, maand: str, verwant: Sequence[Systeem]
) -> Iterator[Verschuiving]:
    for geval in voor_en_na(vroeger, mijn, maand, verwant):
        yield from _verschuiving(geval)


def _verschuiving(geval: Geval) -> Iterator[Verschuiving]:
    oud, nieuw = geval.uitkomsten
    if nieuw.toegang.aard != _GELIJK:
        yield Verschuiving(
            geval.id,
            geval.naam,
            TOEGANG,
            _toestand(oud),
            _toestand(nieuw),
            " ".join(f"{reden.voorwaarde}: {reden.uitleg}" for reden in nieuw.toegang.redenen),
        )
    vroeger = {bedrag.id: bedrag for bedrag in oud.bedragen}
    for bedrag in nieuw.bedragen:
        ander = vroeger.get(bedrag.id)
        was = ander.tekst if ander is not None else "niet geregeld"
        if bedrag.tekst != was:
            som = next((b.som for b in nieuw.uitkomst.bedragen if b.id == bedrag.id), "")
            yield Verschuiving(
                geval.id, geval.naam, bedrag.titel, _plat(was), _plat(bedrag.tekst), _plat(som)
            )


def _toestand(uitkomst: GevalUitkomst) -> str:
    return bericht(f"toestand.{uitkomst.toegang.toestand}")


def _plat(tekst: str) -> str:
    return " ".join(tekst.split())


# --- obstacles --------------------------------------------------------------------------------------------


def knelpunten_van(systeem: Systeem, maand: str) -> tuple[Knelpunt, ...]:
    """What bites in a system; found once."""
    return _gevonden((Wie(systeem), maand), lambda: legal_checks.knelpunten(systeem, maand))


def _knelpunten(mijn: Systeem, vroeger: Systeem, maand: str) -> Knelpuntenbeeld:
    alle = knelpunten_van(mijn, maand)
    eerder = knelpunten_van(vroeger, maand)
    kende, kent = ({_inhoud(k) for k in lijst} for lijst in (eerder, alle))
    return Knelpuntenbeeld(
        alle,
        tuple(k for k in alle if _inhoud(k) not in kende),
        tuple(k for k in eerder if _inhoud(k) not in kent),
    )


def _inhoud(knelpunt: Knelpunt) -> tuple[str, str, str, str]:
    """What a finding says, whoever set the values."""
    return knelpunt.regel, knelpunt.ernst, knelpunt.titel, knelpunt.gevolg


# --- recommendations --------------------------------------------------------------------------------------


def _omslagen(
    mijn: Systeem, onder: Systeem, maand: str, verwant: Sequence[Systeem], mappen: Sequence[Path]
) -> Iterator[Omslag]:
    was, wordt = oordelen(onder, maand, verwant, mappen), oordelen(mijn, maand, verwant, mappen)
    for rij in alle_aanbevelingen(mappen):
        oud, nieuw = was[rij.id], wordt[rij.id]
        if oud.status != nieuw.status:
            yield Omslag(
                rij.id,
                rij.orgaan,
                rij.document,
                rij.stelling,
                str(rij.passage),
                oud.status,
                nieuw.status,
                STATUSWOORDEN[oud.status],
                STATUSWOORDEN[nieuw.status],
                _waarom(nieuw),
            )


def _waarom(oordeel: Oordeel) -> str:
    return "; ".join(dict.fromkeys(_plat(grond.tekst) for grond in oordeel.door))


# --- margins ----------------------------------------------------------------------------------------------


def _marges(systemen: Sequence[Systeem], kolommen: Sequence[Kolom], maand: str) -> Iterator[Marge]:
    for deze, kolom in zip(systemen, kolommen, strict=True):
        for stelsel, (marges, aanname, was) in _marges_in(deze, maand).items():
            for prijs, bedrag in marges.items():
                yield Marge(
                    kolom.sleutel, stelsel, prijs, bedrag, _plat(euro(bedrag)), was.get(prijs), aanname
                )
            if not marges:
                yield Marge(kolom.sleutel, stelsel, None, None, bericht("bedrag.niet_bekend"), None, aanname)


def _marges_in(systeem: Systeem, maand: str) -> _Marges:
    return _bewaard((Wie(systeem), maand), lambda: _reken_marges(systeem, maand))


def _reken_marges(systeem: Systeem, maand: str) -> _Marges:
    stand = Stand(systeem, date.fromisoformat(f"{maand}-01"))
    eerste = next(iter(MARGE))
    nu = Stand(stand.vandaag, stand.dag)
    was = marges_van(nu, eerste)[0] if nu.geldt(eerste) else {}
    return {stelsel: (*marges_van(stand, stelsel), was) for stelsel in MARGE if stand.geldt(stelsel)}


def samengevat(effecten_: Effecten) -> str:
    """One sentence for a reader who cannot see what moved: how much of each."""
    tellingen = [
        (len(effecten_.verschuivingen), "verschuiving", "verschuivingen"),
        (len(effecten_.knelpunten.nieuw), "nieuw knelpunt", "nieuwe knelpunten"),
        (len(effecten_.knelpunten.weg), "knelpunt weg", "knelpunten weg"),
        (len(effecten_.omslagen), "aanbeveling slaat om", "aanbevelingen slaan om"),
    ]
    delen = [f"{aantal} {een if aantal == 1 else meer}" for aantal, een, meer in tellingen if aantal]
    return f"{opsomming(delen)}." if delen else "Niets verschuift."
