"""From prestations to hours per month: of each person, each user and each organiser.

The rules are those of `openfisca_samenleving.prestaties`, with the numbers and readings of the system asked.
A cap is applied in order of date, so each allowed hour belongs to one prestation, and through it to one
person, one user and one organiser: the three totals are the same to the minute, which is checked each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
from openfisca_core.errors import ParameterNotFoundError
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from openfisca_samenleving.basis import ONBEKEND, ONBEKENDE_DATUM, Datums, Maskers, datum_onbekend
from openfisca_samenleving.prestaties import Prestaties, Urenregels, Verdeling, maandtotalen, verdeel
from openfisca_samenleving.volgorde import Gehelen
from openfisca_samenleving.voorwaarden import Antwoord, Voorwaarde
from samenleving.engine import bouw
from samenleving.errors import InvoerFout
from samenleving.prestations.rows import STANDAARD_CODERING
from samenleving.prestations.tables import Personentabel, Prestatietabel, lees_personen, lees_prestaties
from samenleving.situation import controleer_maand
from samenleving.systems import systeem

KOLOMMEN = (
    "prestaties",
    "minuten",
    "minuten_na_termijn",
    "begonnen_uren",
    "toegelaten_minuten",
    "betaalde_uren",
)
"""What is added up; all whole numbers.

Begun hours are counted before any cap and only within the term; paid hours are begun hours under the caps,
one cheque each.
"""

Wie = Literal["persoon", "gebruiker", "organisator"]
KALENDERJAAR = "kalenderjaar"


@dataclass(frozen=True)
class Regeling:
    """Numbers and readings, and the first month of the table for which they hold."""

    vanaf: str
    regels: Urenregels


@dataclass(frozen=True)
class Maandrij:
    """One person, user or organiser in one month, with a number per name in `KOLOMMEN`."""

    wie: str
    maand: str
    getallen: tuple[int, ...]


@dataclass(frozen=True)
class Prestatietotalen:
    """What a table of prestations gives under a system.

    Attributes:
        systeem: normalised name.
        bestand: the table.
        regelingen: what was applied, from which month; one, unless the rules changed on 1 January.
        per: rows of each kind, in order of code and month; organisers only where the table names them.
        totalen: the whole table, per name in `KOLOMMEN`.
        waarschuwingen: what the reader must know, as sentences.
    """

    systeem: str
    bestand: str
    regelingen: tuple[Regeling, ...]
    per: dict[Wie, tuple[Maandrij, ...]]
    totalen: dict[str, int]
    waarschuwingen: tuple[str, ...]

    def naar_dict(self) -> dict[str, Any]:
        """As data for JSON."""
        return {
            "systeem": self.systeem,
            "bestand": self.bestand,
            "regels": [{"vanaf": een.vanaf, **asdict(een.regels)} for een in self.regelingen],
            "totalen": self.totalen,
            **{
                f"per_{wie}": [
                    {wie: rij.wie, "maand": rij.maand, **dict(zip(KOLOMMEN, rij.getallen, strict=True))}
                    for rij in rijen
                ]
                for wie, rijen in self.per.items()
            },
            "waarschuwingen": list(self.waarschuwingen),
        }


def bereken_prestaties(
    bestand: Path,
    naam: str = "huidig",
    *,
    personen: Path | None = None,
    datum: str | None = None,
    jaar: int | None = None,
    codering: str = STANDAARD_CODERING,
    mappen: Sequence[Path | str] = (),
) -> Prestatietotalen:
    """Read a table and add it up.

    Args:
        bestand: table of prestations.
        naam: system.
        personen: table of persons, for the maximum duration and the year that begins with the start.
        datum: month (JJJJ-MM) whose rules hold for the whole table; by default those of each month.
        jaar: show this year alone; prestations of other years still count towards the caps.
        codering: encoding of the CSV files.
        mappen: folders with proposals of the user.

    Raises:
        InvoerFout: a table that cannot be used, or rules that change in the middle of a year in it.
    """
    tabel = lees_prestaties(bestand, codering)
    bekend = _op_volgorde(tabel, lees_personen(personen, codering) if personen is not None else None)
    gekozen = systeem(naam, mappen)
    maanden = [str(maand) for maand in np.unique(tabel.prestaties.maand)]
    regelingen = _regelingen(gekozen.stelsel, tabel, maanden, datum)
    waarden = {kolom: np.zeros_like(tabel.rij) for kolom in KOLOMMEN}
    zonder_termijn = np.zeros(len(tabel.personen), dtype=bool)
    for nummer, regeling in enumerate(regelingen):
        volgende = regelingen[nummer + 1].vanaf if nummer + 1 < len(regelingen) else None
        rijen = _binnen(tabel.prestaties, regeling.vanaf, volgende)
        termijn = _termijn(gekozen.stelsel, bekend, datum or regeling.vanaf)
        deel = _deel(tabel.prestaties, rijen)
        verdeling = verdeel(deel, regeling.regels, bekend.start, termijn.laatste_dag, termijn.overgangsgroep)
        for kolom, getallen in _waarden(deel, verdeling).items():
            waarden[kolom][rijen] = getallen
        zonder_termijn[deel.persoon[termijn.onbekend[deel.persoon]]] = True
    getoond = [maand for maand in maanden if jaar is None or maand.startswith(f"{jaar}-")]
    if not getoond:
        tekst = f"in {jaar} staat geen enkele prestatie"
        raise InvoerFout.een(tekst, "kies een ander jaar", bestand=tabel.bestand)
    per, totalen = _tel_op(tabel, waarden, getoond)
    waarschuwingen = _waarschuwingen(tabel, bekend, regelingen, int(zonder_termijn.sum()))
    return Prestatietotalen(gekozen.naam, tabel.bestand, regelingen, per, totalen, waarschuwingen)


@dataclass(frozen=True)
class _Termijn:
    """Per person: last day, membership of the transition group, and whether the term could not be tested."""

    laatste_dag: Datums
    overgangsgroep: Maskers
    onbekend: Maskers


def _op_volgorde(tabel: Prestatietabel, bekend: Personentabel | None) -> Personentabel:
    """What is known of the persons, in the order of the prestations; of the rest nothing is known."""
    plaats = {code: nr for nr, code in enumerate(bekend.personen)} if bekend is not None else {}
    rijen = [plaats.get(code) for code in tabel.personen]
    return Personentabel(
        tabel.personen,
        np.array(
            [bekend.start[nr] if bekend is not None and nr is not None else ONBEKENDE_DATUM for nr in rijen],
            dtype="datetime64[D]",
        ),
        tuple(
            bekend.overeenkomst[nr] if bekend is not None and nr is not None else Antwoord.weet_niet.name
            for nr in rijen
        ),
        np.array([bekend.cheques[nr] if bekend is not None and nr is not None else ONBEKEND for nr in rijen]),
    )


def _regelingen(
    stelsel: TaxBenefitSystem, tabel: Prestatietabel, maanden: Sequence[str], datum: str | None
) -> tuple[Regeling, ...]:
    """The rules that hold, from which month; raises where they change where no cap can be cut."""
    if datum is not None:
        maanden = [maanden[0]]
    gevonden: list[Regeling] = []
    for maand in maanden:
        op = controleer_maand(datum) if datum is not None else maand
        parameters = stelsel.get_parameters_at_instant(f"{op}-01")
        if not _in_werking(parameters):
            hulp = "kies een ander stelsel, of met --datum de maand waarvan de regels gelden"
            tekst = f"wijk-werken is in dit stelsel niet in werking in {op}"
            raise InvoerFout.een(tekst, hulp, bestand=tabel.bestand, regel=_eerste_rij(tabel, maand))
        regeling = Regeling(maand, Urenregels.uit(parameters))
        if gevonden and regeling.regels == gevonden[-1].regels:
            continue
        if gevonden and not _te_knippen(gevonden[-1], regeling, maanden):
            tekst = f"de regels over de uren veranderen in de loop van een jaar ({maand})"
            hulp = "kies met --datum de maand waarvan de regels voor de hele tabel gelden"
            raise InvoerFout.een(tekst, hulp, bestand=tabel.bestand, regel=_eerste_rij(tabel, maand))
        gevonden.append(regeling)
    return tuple(gevonden)


def _in_werking(parameters: Any) -> bool:
    try:
        return bool(parameters.wijk_werken.in_werking)
    except ParameterNotFoundError:
        return False


def _te_knippen(ervoor: Regeling, erna: Regeling, maanden: Sequence[str]) -> bool:
    """Only between two calendar years, each with caps of its own."""
    vorige = max(maand for maand in maanden if maand < erna.vanaf)
    jaren = {ervoor.regels.jaargrens_uren, erna.regels.jaargrens_uren}
    return jaren == {KALENDERJAAR} and vorige[:4] < erna.vanaf[:4]


def _eerste_rij(tabel: Prestatietabel, maand: str) -> int:
    return int(tabel.rij[tabel.prestaties.maand == np.datetime64(maand)].min())


def _binnen(prestaties: Prestaties, vanaf: str, tot: str | None) -> Maskers:
    binnen = prestaties.maand >= np.datetime64(vanaf)
    return binnen if tot is None else binnen & (prestaties.maand < np.datetime64(tot))


def _deel(prestaties: Prestaties, rijen: Maskers) -> Prestaties:
    return Prestaties(
        prestaties.persoon[rijen],
        prestaties.gebruiker[rijen],
        prestaties.dag[rijen],
        prestaties.minuten[rijen],
    )


def _termijn(stelsel: TaxBenefitSystem, bekend: Personentabel, maand: str) -> _Termijn:
    """Ask the law: the term binds whoever has a known start and is certainly not of the group."""
    simulatie = bouw(stelsel, len(bekend.personen))
    simulatie.zet_altijd("wijk_werken_start", bekend.start)
    simulatie.zet_altijd("pwa_overeenkomst_op_peildatum", np.array(bekend.overeenkomst))
    simulatie.zet_altijd("pwa_cheques_referteperiode", bekend.cheques)
    einde = simulatie.calculate("wijk_werken_laatste_dag", maand)
    groep = simulatie.calculate("wijk_werken_overgangsgroep", maand)
    buiten = np.asarray(groep == Voorwaarde.niet_voldaan)
    overgang = np.asarray(groep == Voorwaarde.voldaan)
    laatste_dag = np.where(buiten, einde, np.datetime64(ONBEKENDE_DATUM))
    return _Termijn(laatste_dag, overgang, ~overgang & datum_onbekend(laatste_dag))


def _waarden(prestaties: Prestaties, verdeling: Verdeling) -> dict[str, Gehelen]:
    return {
        "prestaties": np.ones(len(prestaties.dag), dtype=np.int64),
        "minuten": prestaties.minuten,
        "minuten_na_termijn": np.where(verdeling.binnen_termijn, 0, prestaties.minuten),
        "begonnen_uren": verdeling.begonnen_uren,
        "toegelaten_minuten": verdeling.toegelaten_minuten,
        "betaalde_uren": verdeling.betaalde_uren,
    }


def _tel_op(
    tabel: Prestatietabel, waarden: dict[str, Gehelen], maanden: Sequence[str]
) -> tuple[dict[Wie, tuple[Maandrij, ...]], dict[str, int]]:
    wie: dict[Wie, tuple[tuple[str, ...], Gehelen]] = {
        "persoon": (tabel.personen, tabel.prestaties.persoon),
        "gebruiker": (tabel.gebruikers, tabel.prestaties.gebruiker),
    }
    if tabel.organisator is not None:
        wie["organisator"] = (tabel.organisatoren, tabel.organisator)
    sommen: dict[Wie, dict[str, Gehelen]] = {
        naam: {
            # `persoon` of this table is whoever is counted here.
            kolom: maandtotalen(replace(tabel.prestaties, persoon=plaats), getallen, maanden, len(codes))
            for kolom, getallen in waarden.items()
        }
        for naam, (codes, plaats) in wie.items()
    }
    totaal = {kolom: sommen["persoon"][kolom].sum(axis=1) for kolom in KOLOMMEN}
    for naam, per_kolom in sommen.items():
        for kolom, getallen in per_kolom.items():
            if not np.array_equal(getallen.sum(axis=1), totaal[kolom]):
                raise AssertionError(f"{kolom} per {naam} is not what it is per persoon")
    per = {naam: tuple(_rijen(wie[naam][0], maanden, sommen[naam])) for naam in wie}
    return per, {kolom: int(totaal[kolom].sum()) for kolom in KOLOMMEN}


def _rijen(codes: Sequence[str], maanden: Sequence[str], per_kolom: dict[str, Gehelen]) -> Iterator[Maandrij]:
    """A row per code and month with a prestation, in order of code and month."""
    for positie in sorted(range(len(codes)), key=codes.__getitem__):
        for nummer in np.flatnonzero(per_kolom["prestaties"][:, positie]).tolist():
            getallen = tuple(int(per_kolom[kolom][nummer, positie]) for kolom in KOLOMMEN)
            yield Maandrij(codes[positie], maanden[nummer], getallen)


def _waarschuwingen(
    tabel: Prestatietabel, bekend: Personentabel, regelingen: Sequence[Regeling], zonder_termijn: int
) -> tuple[str, ...]:
    gevonden = []
    if zonder_termijn:
        gevonden.append(
            f"Voor {zonder_termijn} van de {len(tabel.personen)} personen is de maximale duur niet getoetst: "
            "niet bekend is wanneer zij begonnen of of zij tot de overgangsgroep behoren."
        )
    zonder_start = int(datum_onbekend(bekend.start).sum())
    if zonder_start and any(een.regels.jaargrens_uren != KALENDERJAAR for een in regelingen):
        gevonden.append(
            f"Voor {zonder_start} personen zonder bekende start telt het jaarplafond per kalenderjaar."
        )
    prestaties = tabel.prestaties
    sleutels = np.column_stack(
        [prestaties.persoon, prestaties.gebruiker, prestaties.dag.astype(np.int64), prestaties.minuten]
    )
    dubbel = len(sleutels) - len(np.unique(sleutels, axis=0))
    if dubbel:
        gevonden.append(f"{dubbel} rijen zijn gelijk aan een andere rij; ze tellen elk mee.")
    return tuple(gevonden)
