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
from openfisca_samenleving.volgorde import Gehelen, Volgorde

MINUTEN_PER_UUR = 60


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
    overtollige_uren: Literal["kappen", "weigeren", "verschuiven"]

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
            overtollige_uren=lezingen.overtollige_uren,
        )


@dataclass(frozen=True)
class Verdeling:
    """What each prestation gives, row by row in the order of the table; prestations outside the term give 0.

    Attributes:
        binnen_termijn: whether the day falls within the maximum duration.
        begonnen_uren: begun hours, before any cap.
        toegelaten_minuten: minutes under both caps, of begun or of real hours as the reading says. Where
            surplus hours move on, a minute may count in a later month: see `getelde_minuten`.
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
    jaar = _jaar(prestaties, regels, start)
    if regels.overtollige_uren == "weigeren":
        toegelaten = _hele_prestaties(prestaties, onder_plafond, regels, jaar)
    elif regels.overtollige_uren == "verschuiven":
        einde = _laatste_maand(laatste_dag, overgangsgroep)
        toegelaten = _verschoven(prestaties, onder_plafond, regels, jaar, start, einde)
    else:
        toegelaten = _onder_plafonds(prestaties, onder_plafond, regels, jaar)
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


def getelde_minuten(
    prestaties: Prestaties,
    verdeling: Verdeling,
    regels: Urenregels,
    maanden: Any,
    aantal: int,
    start: Datums | None = None,
    overgangsgroep: Maskers | None = None,
) -> Gehelen:
    """Allowed minutes in the month in which they count, which is a later one where surplus hours move on.

    Args:
        prestaties: the table.
        verdeling: what `verdeel` made of it.
        regels: the same numbers and readings.
        maanden: consecutive months (datetime64[M]) that hold every prestation.
        aantal: number of persons.
        start: the same first days.
        overgangsgroep: the same group; where no cap holds for it, nothing of it moves.

    Returns:
        An array of months by persons, in minutes.
    """
    maanden = np.asarray(maanden, dtype="datetime64[M]")
    toegelaten = maandtotalen(prestaties, verdeling.toegelaten_minuten, maanden, aantal)
    if regels.overtollige_uren != "verschuiven":
        return toegelaten
    zonder_plafond = np.zeros(aantal, dtype=bool)
    if overgangsgroep is not None and regels.overgangsgroep_uurplafonds == "gelden_niet":
        zonder_plafond = overgangsgroep
    over = np.zeros(aantal, dtype=np.int64)
    geteld = np.zeros_like(toegelaten)
    for nummer, maand in enumerate(maanden):
        personen = np.arange(aantal)
        eerste_dagen = np.full(aantal, maand, dtype="datetime64[D]")
        in_maand = Prestaties(personen, personen, eerste_dagen, np.zeros_like(personen))
        over = np.where(_maand_in_jaar(in_maand, regels, start) == 0, 0, over) + toegelaten[nummer]
        onder_plafond = np.minimum(over, _in_minuten(regels.max_per_maand))
        geteld[nummer] = np.where(zonder_plafond, over, onder_plafond)
        over -= geteld[nummer]
    return geteld


def verplaatsingen(
    prestaties: Prestaties, verdeling: Verdeling, parameters: Any, maanden: Any, aantal: int
) -> Gehelen:
    """Trips per month and person: those of prestations with allowed minutes, as the reading counts them.

    Per day, all prestations of one person on one day are one trip, for whatever users. The result is the
    input `verplaatsingen` of the law.

    Returns:
        An array of months by persons.
    """
    telt = verdeling.toegelaten_minuten > 0
    if parameters.lezingen.verplaatsing_eenheid == "per_dag":
        telt = telt & _eerste_van_dag(prestaties, telt)
    return maandtotalen(prestaties, telt.astype(np.int64), maanden, aantal)


def _eerste_van_dag(prestaties: Prestaties, telt: Maskers) -> Maskers:
    """Whether a row is the first of its person and day among those that count."""
    rijen = np.flatnonzero(telt)
    sleutels = np.column_stack([prestaties.persoon[rijen], prestaties.dag[rijen].astype(np.int64)])
    _, eerste = np.unique(sleutels, axis=0, return_index=True)
    uit = np.zeros(len(telt), dtype=bool)
    uit[rijen[eerste]] = True
    return uit


def _begonnen_uren(prestaties: Prestaties, minuten: Gehelen, lezing: str) -> Gehelen:
    """Whole begun hours; per month, a prestation gets the hours that its minutes begin in the total."""
    if lezing == "per_prestatie":
        return _naar_boven(minuten)
    per_maand = _volgorde(prestaties, prestaties.maand.astype(np.int64))
    ervoor, erna = per_maand.opgeteld(minuten)
    return per_maand.terug(_naar_boven(erna) - _naar_boven(ervoor))


def _onder_plafonds(prestaties: Prestaties, minuten: Gehelen, regels: Urenregels, jaar: Gehelen) -> Gehelen:
    """The monthly cap, and on what it leaves the yearly cap."""
    maand = prestaties.maand.astype(np.int64)
    onder_maand = _afgetopt(_volgorde(prestaties, maand), minuten, regels.max_per_maand)
    return _afgetopt(_volgorde(prestaties, jaar), onder_maand, regels.max_per_jaar)


def _hele_prestaties(prestaties: Prestaties, minuten: Gehelen, regels: Urenregels, jaar: Gehelen) -> Gehelen:
    """Whole prestations, in order of date: one that would cross a cap is refused, a later one may still fit.

    Whether a prestation fits depends on which ones before it did, so this goes rank by rank, for all persons
    and years at once.
    """
    volgorde = _volgorde(prestaties, jaar)
    maand = volgorde.geordend(prestaties.maand.astype(np.int64))
    geordend = volgorde.geordend(minuten)
    per_maand, per_jaar = _in_minuten(regels.max_per_maand), _in_minuten(regels.max_per_jaar)
    in_jaar, in_maand, huidige = (np.zeros(volgorde.groepen, dtype=np.int64) for _ in range(3))
    toegelaten = np.zeros_like(geordend)
    for rijen, groep in volgorde.per_rang():
        nieuw = maand[rijen] != huidige[groep]
        huidige[groep] = maand[rijen]
        in_maand[groep] = np.where(nieuw, 0, in_maand[groep])
        nodig = geordend[rijen]
        past = (in_maand[groep] + nodig <= per_maand) & (in_jaar[groep] + nodig <= per_jaar)
        toegelaten[rijen] = np.where(past, nodig, 0)
        in_maand[groep] += toegelaten[rijen]
        in_jaar[groep] += toegelaten[rijen]
    return volgorde.terug(toegelaten)


def _verschoven(
    prestaties: Prestaties,
    minuten: Gehelen,
    regels: Urenregels,
    jaar: Gehelen,
    start: Datums | None,
    laatste_maand: Gehelen | None,
) -> Gehelen:
    """What the year has room for, in order of date, when surplus hours of a month move on to the next.

    By the end of the year no more has counted than what came before any month plus the room from that month
    on; the least of these, and the yearly cap, is what the year takes.
    """
    volgorde = _volgorde(prestaties, jaar)
    ervoor, erna = volgorde.opgeteld(minuten)
    maand = prestaties.maand.astype(np.int64)
    tot_en_met = maand + MAANDEN_PER_JAAR - 1 - _maand_in_jaar(prestaties, regels, start)
    if laatste_maand is not None:
        tot_en_met = np.minimum(tot_en_met, laatste_maand[prestaties.persoon])
    ruimte = np.maximum(tot_en_met - maand + 1, 0) * _in_minuten(regels.max_per_maand)
    hoogstens = volgorde.laagste(ervoor + volgorde.geordend(ruimte))
    plafond = np.minimum(hoogstens, _in_minuten(regels.max_per_jaar))
    return volgorde.terug(np.minimum(erna, plafond) - np.minimum(ervoor, plafond))


def _laatste_maand(laatste_dag: Datums | None, overgangsgroep: Maskers | None) -> Gehelen | None:
    """Number of the last month of each person's maximum duration; far away where there is none."""
    if laatste_dag is None:
        return None
    einde = np.asarray(laatste_dag, dtype="datetime64[D]")
    zonder = datum_onbekend(einde)
    if overgangsgroep is not None:
        zonder = zonder | overgangsgroep
    return np.where(zonder, np.iinfo(np.int64).max, einde.astype("datetime64[M]").astype(np.int64))


def _in_minuten(uren: float) -> int:
    return round(uren * MINUTEN_PER_UUR)


def _afgetopt(volgorde: Volgorde, minuten: Gehelen, plafond_uren: float) -> Gehelen:
    """What each row adds below the cap: min(up to and with the row, cap) less min(before the row, cap)."""
    plafond = _in_minuten(plafond_uren)
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


def _maand_in_jaar(prestaties: Prestaties, regels: Urenregels, start: Datums | None) -> Gehelen:
    """How many months of its year passed before the month of each prestation."""
    maand = prestaties.maand.astype(np.int64)
    in_kalenderjaar = maand - prestaties.dag.astype("datetime64[Y]").astype("datetime64[M]").astype(np.int64)
    if regels.jaargrens_uren == "kalenderjaar" or start is None:
        return in_kalenderjaar
    begin = np.asarray(start, dtype="datetime64[D]")[prestaties.persoon]
    verlopen = maand - begin.astype("datetime64[M]").astype(np.int64)
    return np.where(datum_onbekend(begin), in_kalenderjaar, verlopen % MAANDEN_PER_JAAR)


def _naar_boven(minuten: Gehelen) -> Gehelen:
    return -(-minuten // MINUTEN_PER_UUR)


def _volgorde(prestaties: Prestaties, tijdvak: Gehelen) -> Volgorde:
    return Volgorde(prestaties.persoon, prestaties.dag, tijdvak)
