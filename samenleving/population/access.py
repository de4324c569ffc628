"""States of the rights per row, and who gains or loses access between two systems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from openfisca_samenleving.variables.persoon import Toeleider
from openfisca_samenleving.voorwaarden import Voorwaarde, een_van
from samenleving.law import INSTRUMENTEN, variabeleinfo
from samenleving.population.apportion import Gehelen
from samenleving.population.codes import TOESTANDEN, code
from samenleving.population.model import Bevolking, Kenmerk, Reeks
from samenleving.population.outcome import Cel, Celtelling, Rechttelling, Verschuiving
from samenleving.population.rows import per_rij, tel
from samenleving.population.synthetic import Populatie
from samenleving.systems import Systeem

TOEGANG = "toegang"
WIJK_WERKEN, SAMENLEVINGSJOBS = "wijk_werken", "samenlevingsjobs"
KEUZE, OPNIEUW = "toeleiding_nieuw_stelsel", "opnieuw"
RECHTEN = tuple(f"{instrument}_recht" for instrument in INSTRUMENTEN)
OPEN = (code(Voorwaarde.voldaan), code(Voorwaarde.niet_bekend), code(Voorwaarde.te_beoordelen))
"""States in which access is not excluded."""
VOLDAAN = code(Voorwaarde.voldaan)
TOELEIDING = "toegeleid_door"
ASSEN = ("duur", "leeftijd", "statuut")
TOELEIDERS = (Toeleider.vdab, Toeleider.ocmw, Toeleider.partner)


@dataclass(frozen=True)
class Staten:
    """Codes of the states per row: of each right, and of `toegang` to at least one of them.

    Attributes:
        feiten: on the facts alone.
        beoordeeld: under the assumed judgements, once whoever may refer has referred; empty where nothing is
            assumed.
    """

    feiten: Mapping[str, Reeks]
    beoordeeld: Mapping[str, Reeks]


def staten(populatie: Populatie, systeem: Systeem, maand: str) -> Staten:
    """The states under a system in a month."""
    feiten = _toegeleid(populatie, systeem, maand)
    return Staten(
        _staten(feiten.feiten, systeem, maand), _na_beoordeling_en_toeleiding(feiten, systeem, maand)
    )


def _toegeleid(populatie: Populatie, systeem: Systeem, maand: str) -> Populatie:
    """The population, whose referral to wijk-werken may not count for a new scheme."""
    opnieuw = populatie.aannames is not None and populatie.aannames.keuze(KEUZE) == OPNIEUW
    if not opnieuw or hoofdstelsel(systeem, maand) != SAMENLEVINGSJOBS:
        return populatie
    nog_niet = np.full(populatie.feiten.personen, code(Toeleider.nog_niet), dtype=np.uint8)
    invoer = {**populatie.feiten.invoer, TOELEIDING: nog_niet}
    return replace(populatie, feiten=replace(populatie.feiten, invoer=invoer))


def _na_beoordeling_en_toeleiding(populatie: Populatie, systeem: Systeem, maand: str) -> dict[str, Reeks]:
    """States once judgements are made as assumed and whoever may refer, refers."""
    if not populatie.oordelen:
        return {}
    beoordeeld = populatie.beoordeeld()
    per_stelsel = [
        _best_toegeleid(beoordeeld, systeem, maand, stelsel) for stelsel in in_werking(systeem, maand)
    ]
    eerste, *rest = per_stelsel
    deur: Any = eerste.invoer[TOELEIDING]
    anderen = [een for een in rest if (np.asarray(een.invoer[TOELEIDING]) != deur).any()]
    gevonden = [_staten(een, systeem, maand) for een in (eerste, *anderen)]
    return {naam: _codes(een_van(*(staten_[naam] for staten_ in gevonden))) for naam in gevonden[0]}


def _best_toegeleid(bevolking: Bevolking, systeem: Systeem, maand: str, stelsel: str) -> Bevolking:
    """Whoever was not referred yet, referred by whom the rules of the scheme like best."""
    toegeleid: Any = bevolking.invoer[TOELEIDING]
    al_toegeleid = toegeleid != code(Toeleider.nog_niet)
    voorwaarde = f"{stelsel}_toegeleid"
    mogelijk = np.array([code(toeleider) for toeleider in TOELEIDERS], dtype=np.uint8)
    standen = []
    for door in mogelijk:
        nodig = {"leefloongerechtigd": bevolking.invoer["leefloongerechtigd"]}
        nodig[TOELEIDING] = np.full(bevolking.personen, door)
        stand = per_rij(Bevolking(bevolking.personen, nodig), systeem.stelsel, [(voorwaarde, maand)])
        standen.append(stand[voorwaarde, maand])
    beste = mogelijk[np.argmin(np.stack(standen), axis=0)]
    invoer = {**bevolking.invoer, TOELEIDING: np.where(al_toegeleid, toegeleid, beste).astype(np.uint8)}
    return replace(bevolking, invoer=invoer)


def in_werking(systeem: Systeem, maand: str) -> tuple[str, ...]:
    """The schemes with a referral that are in force, wijk-werken where neither is."""
    regels = systeem.stelsel.get_parameters_at_instant(maand)
    lopend = [stelsel for stelsel in (WIJK_WERKEN, SAMENLEVINGSJOBS) if getattr(regels, stelsel).in_werking]
    return tuple(lopend) or (WIJK_WERKEN,)


def hoofdstelsel(systeem: Systeem, maand: str) -> str:
    """The scheme that holds: samenlevingsjobs where it is in force, otherwise wijk-werken."""
    regels = systeem.stelsel.get_parameters_at_instant(maand)
    return SAMENLEVINGSJOBS if regels.samenlevingsjobs.in_werking else WIJK_WERKEN


def _codes(staten_: Any) -> Reeks:
    return np.asarray(staten_).view(np.ndarray).astype(np.int8)


def _staten(bevolking: Bevolking, systeem: Systeem, maand: str) -> dict[str, Reeks]:
    uit = per_rij(bevolking, systeem.stelsel, [(naam, maand) for naam in RECHTEN])
    per_recht = {naam: reeks.astype(np.int8) for (naam, _), reeks in uit.items()}
    return {TOEGANG: _codes(een_van(*per_recht.values())), **per_recht}


def telling(naam: str, van: Staten, gewicht: Gehelen) -> Rechttelling:
    """Persons per state of a right."""
    label = "Toegang tot minstens één stelsel" if naam == TOEGANG else variabeleinfo(naam).label
    return Rechttelling(
        naam,
        label,
        _per_toestand(van.feiten[naam], gewicht),
        _per_toestand(van.beoordeeld[naam], gewicht) if van.beoordeeld else None,
    )


def _per_toestand(codes: Reeks, gewicht: Gehelen) -> dict[str, int]:
    return dict(zip(TOESTANDEN, tel(codes, gewicht, len(TOESTANDEN)).tolist(), strict=True))


def verschuiving(
    basis: str, oud: Staten, nieuw: Staten, gewicht: Gehelen, kenmerken: Mapping[str, Kenmerk]
) -> Verschuiving:
    """Who gains and who loses access, by duration, age and category where those are known."""
    van, naar = oud.feiten[TOEGANG].astype(np.int64), nieuw.feiten[TOEGANG].astype(np.int64)
    aantal = len(TOESTANDEN)
    kruis = tel(van * aantal + naar, gewicht, aantal * aantal).reshape(aantal, aantal)
    van_naar = {
        een: dict(zip(TOESTANDEN, rij.tolist(), strict=True))
        for een, rij in zip(TOESTANDEN, kruis, strict=True)
    }
    return Verschuiving(basis, van_naar, _cellen(oud, nieuw, gewicht, kenmerken))


@dataclass(frozen=True)
class _Raster:
    """The cells of the table, for counting rows in them; `cel` is the index of the cell of each row."""

    cel: Gehelen
    gewicht: Gehelen
    namen: tuple[tuple[str, str, str], ...]

    @classmethod
    def van(cls, gewicht: Gehelen, kenmerken: Mapping[str, Kenmerk]) -> _Raster | None:
        """The cells; None where a feature is not known. Rows outside a class are not counted."""
        if any(naam not in kenmerken for naam in ASSEN):
            return None
        assen = [kenmerken[naam] for naam in ASSEN]
        buiten = np.minimum.reduce([as_.codes for as_ in assen]) < 0
        omvang = [len(as_.klassen) for as_ in assen]
        cel = np.ravel_multi_index([np.maximum(as_.codes, 0) for as_ in assen], omvang)
        duur, leeftijd, statuut = (as_.klassen for as_ in assen)
        namen = tuple((een, twee, drie) for een in duur for twee in leeftijd for drie in statuut)
        return cls(cel, np.where(buiten, 0, gewicht), namen)

    def tel(self, masker: Any) -> Gehelen:
        """Persons per cell among the rows of the mask."""
        return tel(self.cel, self.gewicht * masker, len(self.namen))

    @property
    def gevuld(self) -> list[int]:
        """Indices of the cells with somebody in them."""
        return [int(nummer) for nummer in np.flatnonzero(self.tel(np.ones(len(self.cel), dtype=bool)))]


def per_cel(van: Staten, gewicht: Gehelen, kenmerken: Mapping[str, Kenmerk]) -> tuple[Celtelling, ...]:
    """Persons per state of access in each cell of the table."""
    raster = _Raster.van(gewicht, kenmerken)
    if raster is None:
        return ()

    def tellingen(codes: Reeks | None) -> Gehelen | None:
        if codes is None:
            return None
        return np.stack([raster.tel(codes == staat) for staat in range(len(TOESTANDEN))])

    feiten, na = tellingen(van.feiten[TOEGANG]), tellingen(van.beoordeeld.get(TOEGANG))
    alle = raster.tel(np.ones(len(raster.cel), dtype=bool))
    return tuple(
        Celtelling(
            *raster.namen[nummer],
            int(alle[nummer]),
            _met_namen(feiten, nummer) or {},
            _met_namen(na, nummer),
        )
        for nummer in raster.gevuld
    )


def _met_namen(tellingen: Gehelen | None, nummer: int) -> dict[str, int] | None:
    if tellingen is None:
        return None
    return dict(zip(TOESTANDEN, (int(aantal) for aantal in tellingen[:, nummer]), strict=True))


def _cellen(
    oud: Staten, nieuw: Staten, gewicht: Gehelen, kenmerken: Mapping[str, Kenmerk]
) -> tuple[Cel, ...]:
    raster = _Raster.van(gewicht, kenmerken)
    if raster is None:
        return ()
    van, naar = oud.feiten[TOEGANG], nieuw.feiten[TOEGANG]
    was, is_ = np.isin(van, OPEN), np.isin(naar, OPEN)
    zeker_was, zeker_is = van == VOLDAAN, naar == VOLDAAN
    reeksen = {
        "personen": raster.tel(np.ones(len(van), dtype=bool)),
        "wint": raster.tel(~was & zeker_is),
        "wint_mogelijk": raster.tel(~was & is_ & ~zeker_is),
        "verliest": raster.tel(zeker_was & ~is_),
        "verliest_mogelijk": raster.tel(was & ~zeker_was & ~is_),
        "blijft": raster.tel(was == is_),
    }
    na = na_beoordeling(oud, nieuw)
    wint, verliest = (raster.tel(na[0]), raster.tel(na[1])) if na is not None else (None, None)
    cellen = []
    for nummer in raster.gevuld:
        duur, leeftijd, statuut = raster.namen[nummer]
        cellen.append(
            Cel(
                duur=duur,
                leeftijd=leeftijd,
                statuut=statuut,
                **{naam: int(reeks[nummer]) for naam, reeks in reeksen.items()},
                wint_na_beoordeling=None if wint is None else int(wint[nummer]),
                verliest_na_beoordeling=None if verliest is None else int(verliest[nummer]),
            )
        )
    return tuple(cellen)


def na_beoordeling(oud: Staten, nieuw: Staten) -> tuple[Reeks, Reeks] | None:
    """Rows that gain and rows that lose under the assumed judgements; None where nothing is assumed."""
    if not (oud.beoordeeld and nieuw.beoordeeld):
        return None
    van, naar = oud.beoordeeld[TOEGANG], nieuw.beoordeeld[TOEGANG]
    return ~np.isin(van, OPEN) & (naar == VOLDAAN), (van == VOLDAAN) & ~np.isin(naar, OPEN)
