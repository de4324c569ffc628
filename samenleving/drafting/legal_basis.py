"""What the preamble of a decision rests on: computed from the lids that change, never typed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from samenleving.display import opsomming
from samenleving.drafting.gaps import zonder_haken
from samenleving.drafting.operations import NietGeschreven, Operaties
from samenleving.drafting.structure import EenheidIngevoegd, EenheidToegevoegd, Operatie
from samenleving.drafting.targets import Doelakte
from samenleving.legislation import Rechtsgrond, laad_akten
from samenleving.legislation.text import Adres


def rechtsgronden(
    operaties: Iterable[Operatie], niet: Iterable[NietGeschreven], doelen: Mapping[str, Doelakte]
) -> tuple[str, ...]:
    """The places that give the power, from the `basis` of each lid that changes, highest act first.

    A ministerial decision rests on the decision that it executes, and on the decree behind that. Where the
    basis was never seen, a visible gap names the article.
    """
    gronden: dict[str, list[str]] = {}
    onbekend: dict[str, None] = {}
    for id_, artikel, basis in [
        *((o.akte, _artikel(o), _basis(doelen[o.akte], _adres(o))) for o in operaties),
        *((n.akte, n.artikel, _basis_niet(doelen[n.akte], n)) for n in niet),
    ]:
        doel = doelen[id_]
        if doel.voert_uit is None or not basis:
            titel = next((a.opschrift for a in doel.tekst.artikelen if a.sleutel == artikel), "")
            gat = f"rechtsgrond van “{titel or artikel}” in {zonder_haken(doel.aanhaling)}"
            onbekend[f"[TE VERIFIËREN: {gat}]"] = None
            continue
        _voeg_toe(gronden, doel.voert_uit, basis)
        boven = doelen.get(doel.voert_uit)
        if boven is not None and boven.voert_uit is not None:
            hoger = [p for d in boven.delen.values() if d.plaats in basis for p in d.basis]
            _voeg_toe(gronden, boven.voert_uit, hoger)
    volgorde = sorted(gronden, key=lambda id_: 0 if doelen[id_].te_wijzigen_door == "decreet" else 1)
    bekend = [
        f"{doelen[id_].aanhaling}, {opsomming(_op_nummer(gronden[id_]))}" for id_ in volgorde if gronden[id_]
    ]
    return (*bekend, *onbekend)


def juridisch_kader(alle: Operaties, doelen: Mapping[str, Doelakte]) -> tuple[str, ...]:
    """The federal provisions that hold a value that changes here: they stay as they are."""
    plekken = dict.fromkeys((w.akte, w.plaats) for w in alle.geweigerd)
    return tuple(
        f"{plaats}{',' if ',' in plaats else ''} van {doelen[id_].aanhaling}" for id_, plaats in plekken
    )


def grond_van(grond: Rechtsgrond) -> str:
    """One act with its articles as a preamble cites it: *het Wijk-werkendecreet …, artikel 6 en 8*."""
    akte = laad_akten().get(grond.akte or "")
    naam = akte.aanhaling if akte is not None else f"het {grond.opschrift[:1].lower()}{grond.opschrift[1:]}"
    return f"{naam}, artikel {opsomming(list(grond.artikelen))}" if grond.artikelen else naam


def _voeg_toe(gronden: dict[str, list[str]], akte: str, plekken: Sequence[str]) -> None:
    lijst = gronden.setdefault(akte, [])
    lijst += [plek for plek in dict.fromkeys(plekken) if plek not in lijst]


def _adres(operatie: Operatie) -> Adres:
    if isinstance(operatie, EenheidIngevoegd | EenheidToegevoegd):
        return operatie.ouder
    return operatie.adres


def _artikel(operatie: Operatie) -> str:
    adres = _adres(operatie)
    return adres[0][1] if adres else ""


def _basis(doel: Doelakte, adres: Adres) -> tuple[str, ...]:
    """The basis of the lid at the address; of its whole article where the text has places of its own."""
    precies = doel.delen.get(adres)
    if precies is not None and precies.basis:
        return precies.basis
    artikel = [deel for ander, deel in doel.delen.items() if adres and ander[0] == adres[0]]
    return tuple(dict.fromkeys(plek for deel in artikel for plek in deel.basis))


def _basis_niet(doel: Doelakte, niet: NietGeschreven) -> tuple[str, ...]:
    return tuple(
        plek
        for deel in doel.delen.values()
        if deel.plaats == niet.plaats and niet.pad in deel.codeert
        for plek in deel.basis
    )


def _op_nummer(plekken: list[str]) -> list[str]:
    """By article number; the rest of the place keeps its order."""

    def nummer(plek: str) -> int:
        cijfers = "".join(teken for teken in plek.removeprefix("artikel ").split(",")[0] if teken.isdigit())
        return int(cijfers) if cijfers else 0

    return sorted(plekken, key=nummer)
