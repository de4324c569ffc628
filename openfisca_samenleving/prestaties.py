"""Rules on a table of prestations: who worked for whom, on which day, how long.

A person may work for several users, and a user may have several workers. OpenFisca knows no such entity, so
the rules that need single prestations stand here, on arrays with one row per prestation: the begun hour, the
term that is tested on the day itself, the caps in order of date, and which user each allowed hour belongs to.
Everything is counted in whole minutes, so every sum is exact. The caps give the same hours as the formulas in
`variables/wijk_werken/uren.py`, which see only the total of a month.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from openfisca_samenleving.basis import MAANDEN_PER_JAAR, Datums, Getallen, Maskers, datum_onbekend

MINUTEN_PER_UUR = 60

Gehelen = NDArray[np.int64]


@dataclass(frozen=True)
class Prestaties:
    """A table of prestations: equally long arrays, one row per prestation, in any order.

    Attributes:
        persoon: position of the worker among all persons, from 0.
        gebruiker: position of the user among all users, from 0.
        dag: day of the prestation (datetime64[D]).
        minuten: length in whole minutes.
    """

    persoon: Gehelen
    gebruiker: Gehelen
    dag: Datums
    minuten: Gehelen

    def __post_init__(self) -> None:
        for naam in ("persoon", "gebruiker", "minuten"):
            object.__setattr__(self, naam, np.asarray(getattr(self, naam), dtype=np.int64))
        object.__setattr__(self, "dag", np.asarray(self.dag, dtype="datetime64[D]"))
        lengtes = {naam: len(getattr(self, naam)) for naam in ("persoon", "gebruiker", "dag", "minuten")}
        if len(set(lengtes.values())) > 1:
            raise ValueError(f"De kolommen van de prestaties zijn niet even lang: {lengtes}.")
        if np.any(self.minuten < 0) or np.any(self.persoon < 0) or np.any(self.gebruiker < 0):
            raise ValueError("Personen, gebruikers en minuten van de prestaties zijn nooit negatief.")

    @property
    def maand(self) -> NDArray[np.datetime64]:
        """Month of each prestation (datetime64[M])."""
        return self.dag.astype("datetime64[M]")


@dataclass(frozen=True)
class Urenregels:
    """The numbers and the readings that hours of wijk-werken follow."""

    max_per_maand: float
    max_per_jaar: float
    begonnen_uur: Literal["per_prestatie", "per_maand"]
    plafond_uren: Literal["begonnen_uren", "werkelijke_uren"]
    jaargrens_uren: Literal["kalenderjaar", "twaalf_maanden_vanaf_start"]
    overgangsgroep_uurplafonds: Literal["gelden", "gelden_niet"]

    @classmethod
    def uit(cls, parameters: Any) -> Urenregels:
        """Read them from the parameters of the law at an instant."""
        lezingen = parameters.lezingen
        return cls(
            max_per_maand=parameters.wijk_werken.uren.max_per_maand,
            max_per_jaar=parameters.wijk_werken.uren.max_per_jaar,
            begonnen_uur=lezingen.begonnen_uur,
            plafond_uren=lezingen.plafond_uren,
            jaargrens_uren=lezingen.jaargrens_uren,
            overgangsgroep_uurplafonds=lezingen.overgangsgroep_uurplafonds,
        )


@dataclass(frozen=True)
class Verdeling:
    """What each prestation gives, row by row in the order of the table; prestations outside the term give 0.

    Attributes:
        binnen_termijn: whether the day falls within the maximum duration.
        begonnen_uren: begun hours, before any cap.
        toegelaten_minuten: minutes under both caps, of begun or of real hours as the reading says.
        betaalde_uren: whole begun hours that are paid; one cheque each.
    """

    binnen_termijn: Maskers
    begonnen_uren: Gehelen
    toegelaten_minuten: Gehelen
    betaalde_uren: Gehelen

    @property
    def toegelaten_uren(self) -> Getallen:
        """The allowed minutes, in hours."""
        return self.toegelaten_minuten / MINUTEN_PER_UUR


def verdeel(
    prestaties: Prestaties,
    regels: Urenregels,
    start: Datums | None = None,
    laatste_dag: Datums | None = None,
    overgangsgroep: Maskers | None = None,
) -> Verdeling:
    """Apply term, begun hour and caps to the prestations, in order of date.

    Args:
        prestaties: the table.
        regels: numbers and readings, at one instant; a table over a change of the law is cut at that date.
        start: per person, first day of wijk-werken, for the reading that counts twelve months from there; the
            unknown date, or no array, means the calendar year.
        laatste_dag: per person, last day of the maximum duration; the unknown date, or no array, means none.
        overgangsgroep: per person, whether no maximum duration applies.

    Prestations of one day keep the order of the table: no text says which of them goes over a cap.
    """
    binnen = binnen_termijn(prestaties, laatste_dag, overgangsgroep)
    minuten = np.where(binnen, prestaties.minuten, 0)
    begonnen = _begonnen_uren(prestaties, minuten, regels.begonnen_uur)
    onder_plafond = begonnen * MINUTEN_PER_UUR if regels.plafond_uren == "begonnen_uren" else minuten
    toegelaten = _onder_plafonds(prestaties, onder_plafond, regels, start)
    if overgangsgroep is not None and regels.overgangsgroep_uurplafonds == "gelden_niet":
        toegelaten = np.where(overgangsgroep[prestaties.persoon], onder_plafond, toegelaten)
    if regels.plafond_uren == "begonnen_uren":
        betaald = toegelaten // MINUTEN_PER_UUR
    else:
        betaald = _begonnen_uren(prestaties, toegelaten, regels.begonnen_uur)
    return Verdeling(binnen, begonnen, toegelaten, betaald)


def binnen_termijn(
    prestaties: Prestaties, laatste_dag: Datums | None, overgangsgroep: Maskers | None
) -> Maskers:
    """Whether each prestation falls on or before its person's last day (Wijk-werkendecreet, artikel 9)."""
    if laatste_dag is None:
        return np.ones(len(prestaties.dag), dtype=bool)
    einde = np.asarray(laatste_dag, dtype="datetime64[D]")[prestaties.persoon]
    binnen = datum_onbekend(einde) | (prestaties.dag <= einde)
    return binnen if overgangsgroep is None else binnen | overgangsgroep[prestaties.persoon]


def maandtotalen(
    prestaties: Prestaties,
    waarden: Any,
    maanden: Any,
    aantal: int,
    per: Literal["persoon", "gebruiker"] = "persoon",
) -> NDArray[Any]:
    """Sum row values per month and per person or user.

    Args:
        prestaties: the table.
        waarden: one value per row.
        maanden: consecutive or separate months (datetime64[M]); rows of other months are left out.
        aantal: number of persons or users.
        per: whose totals.

    Returns:
        An array of months by persons or users, of the type of the values.
    """
    maanden = np.asarray(maanden, dtype="datetime64[M]")
    volgorde = np.argsort(maanden)
    plaats = np.searchsorted(maanden, prestaties.maand, sorter=volgorde)
    rij = volgorde[np.minimum(plaats, len(maanden) - 1)]
    gevonden = maanden[rij] == prestaties.maand
    waarden = np.asarray(waarden)
    totalen = np.zeros((len(maanden), aantal), dtype=waarden.dtype)
    np.add.at(totalen, (rij[gevonden], getattr(prestaties, per)[gevonden]), waarden[gevonden])
    return totalen


def _begonnen_uren(prestaties: Prestaties, minuten: Gehelen, lezing: str) -> Gehelen:
    """Whole begun hours; per month, a prestation gets the hours that its minutes begin in the total."""
    if lezing == "per_prestatie":
        return _naar_boven(minuten)
    per_maand = _Volgorde(prestaties, prestaties.maand.astype(np.int64))
    ervoor, erna = per_maand.opgeteld(minuten)
    return per_maand.terug(_naar_boven(erna) - _naar_boven(ervoor))


def _onder_plafonds(
    prestaties: Prestaties, minuten: Gehelen, regels: Urenregels, start: Datums | None
) -> Gehelen:
    """The monthly cap, and on what it leaves the yearly cap."""
    maand = prestaties.maand.astype(np.int64)
    onder_maand = _afgetopt(_Volgorde(prestaties, maand), minuten, regels.max_per_maand)
    jaar = _Volgorde(prestaties, _jaar(prestaties, regels, start))
    return _afgetopt(jaar, onder_maand, regels.max_per_jaar)


def _afgetopt(volgorde: _Volgorde, minuten: Gehelen, plafond_uren: float) -> Gehelen:
    """What each row adds below the cap: min(up to and with the row, cap) less min(before the row, cap)."""
    plafond = round(plafond_uren * MINUTEN_PER_UUR)
    ervoor, erna = volgorde.opgeteld(minuten)
    return volgorde.terug(np.minimum(erna, plafond) - np.minimum(ervoor, plafond))


def _jaar(prestaties: Prestaties, regels: Urenregels, start: Datums | None) -> Gehelen:
    """Number of each prestation's year: calendar year, or twelve months from the month of the start."""
    kalenderjaar = prestaties.dag.astype("datetime64[Y]").astype(np.int64)
    if regels.jaargrens_uren == "kalenderjaar" or start is None:
        return kalenderjaar
    begin = np.asarray(start, dtype="datetime64[D]")[prestaties.persoon]
    verlopen = (prestaties.maand - begin.astype("datetime64[M]")).astype(np.int64)
    return np.where(datum_onbekend(begin), kalenderjaar, verlopen // MAANDEN_PER_JAAR)


def _naar_boven(minuten: Gehelen) -> Gehelen:
    return -(-minuten // MINUTEN_PER_UUR)


class _Volgorde:
    """The rows grouped by person and period, and in order of date within a group."""

    def __init__(self, prestaties: Prestaties, tijdvak: Gehelen) -> None:
        self._rijen = np.lexsort((prestaties.dag, tijdvak, prestaties.persoon))
        persoon, tijdvak = prestaties.persoon[self._rijen], tijdvak[self._rijen]
        nieuw = (np.diff(persoon, prepend=-1) != 0) | (np.diff(tijdvak, prepend=0) != 0)
        # The prepended 0 may equal the first period; the prepended -1 never equals a person.
        self._groep = np.cumsum(nieuw) - 1
        self._eerste = np.flatnonzero(nieuw)

    def opgeteld(self, waarden: Gehelen) -> tuple[Gehelen, Gehelen]:
        """Running totals within each group, in this order: before each row, and up to and with it."""
        geordend = waarden[self._rijen]
        lopend = np.cumsum(geordend) - geordend
        ervoor = lopend - lopend[self._eerste][self._groep]
        return ervoor, ervoor + geordend

    def terug(self, geordend: Gehelen) -> Gehelen:
        """Values in this order, put back in the order of the table."""
        waarden = np.empty_like(geordend)
        waarden[self._rijen] = geordend
        return waarden
