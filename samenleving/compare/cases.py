"""Typical cases in every system: access, amounts in the same role, and what differs and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from openfisca_samenleving.voorwaarden import Voorwaarde
from samenleving.compare.model import Aard, BedragUit, Geval, GevalUitkomst, Reden, ToegangUit
from samenleving.compare.subjects import Bedragregel, bedragregels, toegangsrechten
from samenleving.explain import Bedrag, Recht, Uitkomst, bereken
from samenleving.situation import Situatie
from samenleving.systems import Systeem

NIET_VAN_TOEPASSING = Voorwaarde.niet_van_toepassing.name
NIET_VOLDAAN = Voorwaarde.niet_voldaan.name
NIET_GEREGELD = "niet geregeld"

_AARD_VAN_TOEGANG: Mapping[str, Aard] = {
    Voorwaarde.niet_bekend.name: "niet_bekend",
    Voorwaarde.te_beoordelen.name: "te_beoordelen",
    Voorwaarde.niet_voldaan.name: "verloren",
    NIET_VAN_TOEPASSING: "niet_geregeld",
}


class _Kern(NamedTuple):
    """What of an outcome is compared: access, and the amount in each role."""

    recht: Recht | None
    bedragen: dict[str, Bedrag | None]

    @property
    def toestand(self) -> str:
        return self.recht.toestand if self.recht is not None else NIET_VAN_TOEPASSING


def gevallen(
    situaties: Sequence[Situatie],
    systemen: Sequence[Systeem],
    basis: str,
    maand: str,
    lijn: str = "",
    *,
    vooruitblik: bool = True,
) -> tuple[Geval, ...]:
    """Every case of a line in every system, in the orders given; see `explain.bereken` for `vooruitblik`."""
    return tuple(_geval(situatie, systemen, basis, maand, lijn, vooruitblik) for situatie in situaties)


def _geval(
    situatie: Situatie, systemen: Sequence[Systeem], basis: str, maand: str, lijn: str, vooruitblik: bool
) -> Geval:
    uitkomsten = {s.naam: bereken(situatie, s, maand, vooruitblik=vooruitblik) for s in systemen}
    return geval_uit(situatie, uitkomsten, basis, lijn)


def geval_uit(situatie: Situatie, uitkomsten: Mapping[str, Uitkomst], basis: str, lijn: str = "") -> Geval:
    """A case from the outcomes of its systems, by their name and in their order; `basis` is one of them."""
    entiteit = hoofdentiteit(situatie)
    kernen = {naam: _kern(uitkomst, entiteit, lijn) for naam, uitkomst in uitkomsten.items()}
    van_basis = kernen[basis]
    return Geval(
        situatie.id,
        situatie.naam,
        situatie.beschrijving,
        entiteit,
        tuple(
            GevalUitkomst(
                naam,
                uitkomst,
                _toegang(kernen[naam], van_basis),
                tuple(_bedragen(kernen[naam], van_basis, bedragregels(entiteit, lijn))),
            )
            for naam, uitkomst in uitkomsten.items()
        ),
        lijn,
    )


def hoofdentiteit(situatie: Situatie) -> str:
    """What a case is about: the first of its entities that has rights of its own, else the first."""
    return next((naam for naam in situatie.entiteiten if toegangsrechten(naam)), situatie.entiteiten[0])


def _kern(uitkomst: Uitkomst, entiteit: str, lijn: str) -> _Kern:
    rechten = [recht for recht in uitkomst.rechten if recht.id in toegangsrechten(entiteit, lijn)]
    geldend = [recht for recht in rechten if recht.toestand != NIET_VAN_TOEPASSING]
    beste = min(geldend, key=lambda recht: Voorwaarde[recht.toestand].index) if geldend else None
    return _Kern(beste, _per_rol(uitkomst, bedragregels(entiteit, lijn)))


def _per_rol(uitkomst: Uitkomst, regels: Sequence[Bedragregel]) -> dict[str, Bedrag | None]:
    """The amounts of the scheme in which the case is active; a person is active in one at a time.

    That is the scheme whose main amount is above zero, else the first with a value. Amounts of several
    schemes are never added.
    """
    per_id = {bedrag.id: bedrag for bedrag in uitkomst.bedragen}
    actief = next((_actief(regel, per_id) for regel in regels if regel.hoofd), "")
    rollen: dict[str, Bedrag | None] = {}
    for regel in regels:
        eigen = [per_id[naam] for naam in regel.variabelen if naam in per_id]
        rollen[regel.id] = next((b for b in eigen if b.instrument in ("", actief)), None)
    return rollen


def _actief(regel: Bedragregel, per_id: Mapping[str, Bedrag]) -> str:
    kandidaten = [per_id[naam] for naam in regel.variabelen if naam in per_id]
    met_waarde = [bedrag for bedrag in kandidaten if bedrag.waarde is not None]
    boven_nul = [bedrag for bedrag in met_waarde if bedrag.waarde]
    return next((bedrag.instrument for bedrag in (*boven_nul, *met_waarde, *kandidaten)), "")


# --- access -----------------------------------------------------------------------------------------------


def _toegang(kern: _Kern, van_basis: _Kern) -> ToegangUit:
    recht = kern.recht
    aard = _aard_van_toegang(kern.toestand, van_basis.toestand)
    redenen = tuple(_redenen(recht))
    if aard in ("gewonnen", "bekend_geworden"):
        redenen = tuple(_redenen(van_basis.recht))
    return ToegangUit(kern.toestand, recht.id if recht else "", recht.label if recht else "", aard, redenen)


def _aard_van_toegang(toestand: str, van_basis: str) -> Aard:
    if toestand == van_basis:
        return "gelijk"
    if toestand == Voorwaarde.voldaan.name:
        return "gewonnen" if van_basis in (NIET_VOLDAAN, NIET_VAN_TOEPASSING) else "bekend_geworden"
    return _AARD_VAN_TOEGANG[toestand]


def _redenen(recht: Recht | None) -> Iterator[Reden]:
    """The conditions that bring the state of a right about: none when it is met."""
    if recht is None or recht.toestand == Voorwaarde.voldaan.name:
        return
    for voorwaarde in recht.voorwaarden:
        if voorwaarde.toestand == recht.toestand:
            yield Reden(
                voorwaarde.label,
                voorwaarde.toestand,
                voorwaarde.plaats,
                voorwaarde.beslist,
                voorwaarde.uitleg,
            )


# --- amounts ----------------------------------------------------------------------------------------------


def _bedragen(kern: _Kern, van_basis: _Kern, regels: Sequence[Bedragregel]) -> Iterator[BedragUit]:
    for regel in regels:
        bedrag, ander = kern.bedragen[regel.id], van_basis.bedragen[regel.id]
        if bedrag is None and ander is None:
            continue
        waarde = bedrag.waarde if bedrag is not None else None
        oud = ander.waarde if ander is not None else None
        yield BedragUit(
            regel.id,
            regel.titel,
            regel.hoofd,
            bedrag.instrument if bedrag is not None else "",
            waarde,
            bedrag.eenheid if bedrag is not None else "",
            bedrag.tekst if bedrag is not None else NIET_GEREGELD,
            bedrag.toegang if bedrag is not None else NIET_VAN_TOEPASSING,
            None if waarde is None or oud is None else waarde - oud,
            _aard_van_bedrag(bedrag, ander),
        )


def _aard_van_bedrag(bedrag: Bedrag | None, ander: Bedrag | None) -> Aard:
    """Without a counterpart or with an unknown nobody can say; no access is known to be nothing."""
    if bedrag is None or ander is None:
        return "niet_te_zeggen"
    if bedrag.waarde is not None and ander.waarde is not None:
        return "gelijk" if bedrag.waarde == ander.waarde else _richting(bedrag.waarde - ander.waarde)
    if bedrag.waarde is not None and _geen(ander):
        return "komt_erbij"
    if ander.waarde is not None and _geen(bedrag):
        return "valt_weg"
    if bedrag.tekst == ander.tekst:
        return "gelijk"
    return "niet_te_zeggen"


def _richting(verschil: Decimal) -> Aard:
    return "meer" if verschil > 0 else "minder"


def _geen(bedrag: Bedrag) -> bool:
    """No access, so no amount: that is known. Everything else without a value is not."""
    return bedrag.waarde is None and bedrag.toegang == NIET_VOLDAAN
