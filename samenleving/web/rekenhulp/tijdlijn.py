"""What time does to a right: how long it still holds, which days come, and who looks at it then.

States come from the calendar and days from the formulas; nothing is counted here but what is left of a term.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

import numpy as np

from openfisca_samenleving.basis import ONBEKENDE_DATUM, plus_maanden
from samenleving.compare.vector import toestanden
from samenleving.explain.calendar import Kalenderrij, verloop
from samenleving.proposals.model import HUIDIG
from samenleving.situation import Situatie, maanden_eerder
from samenleving.systems import Systeem, systeem
from samenleving.web.rekenhulp.beginner import RECHT, Beginner, met
from samenleving.web.rekenhulp.einde import EINDEN
from samenleving.web.rekenhulp.model import Punt, Strook, Stuk, Tijdlijn
from samenleving.web.rekenhulp.rechten import NVT
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import Route

KORTST, LANGST = 12, 36
"""So many months the line shows at least and at most."""
MAX_EVALUATIES = 6
JALONS, LAATSTE_JALON = 4, 0.84
"""So many months are named, none so far to the right that its name runs off a small screen."""

DUUR, OVERGANG = "wijk_werken_laatste_dag", "wijk_werken_overgangsgroep"
START, EVALUATIE = "wijk_werken_start", "wijk_werken_volgende_evaluatie"
UITKERING, UITKERING_EINDE = "werkloosheid_recht", "werkloosheid_laatste_dag"
BEGIN_UITKERING = "werkloosheid_aanvraagdatum"
EEN_DAG = timedelta(days=1)
AARD = {EVALUATIE: "oordeel", f"{UITKERING_EINDE}_vroegst": "grens", f"{UITKERING_EINDE}_laatst": "grens"}


@dataclass(frozen=True)
class _Dag:
    """A day that the law counts out: variable, day, number of its band."""

    id: str
    dag: date
    strook: int
    aard: str


def maak_tijdlijn(
    route: Route, situatie: Situatie, vandaag: date, t: Teksten, *, als: Beginner | None, uren: str
) -> Tijdlijn | None:
    """The line of a case; None where time changes nothing that is known.

    Args:
        route: whose line it is.
        situatie: the case.
        vandaag: the line begins in its month.
        t: the words.
        als: the start that is supposed for who has not begun; the line says so.
        uren: the hours that can still be done this year; empty where they are not known.
    """
    if not route.stroken:
        return None
    maand = vandaag.isoformat()[:7]
    huidig = systeem(HUIDIG)
    geval = als.toegepast(situatie) if als else situatie
    lezer = _Lezer(geval, huidig, vandaag)
    namen = [naam for naam in route.stroken if lezer.speelt(naam)]
    dagen = [dag for nummer, naam in enumerate(namen) for dag in lezer.dagen(route.stroken[naam], nummer)]
    aantal = _aantal_maanden(maand, dagen)
    rijen = verloop(geval, huidig, maand, aantal, namen)
    maanden = tuple(maanden_eerder(maand, -later).isoformat()[:7] for later in range(aantal))
    stroken = tuple(
        _strook(
            rij,
            maanden,
            [dag.dag for dag in dagen if dag.id in EINDEN and dag.strook == n],
            vandaag,
            t,
        )
        for n, rij in enumerate(rijen)
    )
    if not dagen and all(len(strook.stukken) == 1 for strook in stroken):
        return None
    return Tijdlijn(
        titel=t("tijdlijn.titel", van=t.maand(maanden[0]), tot=t.maand(maanden[-1])),
        stroken=stroken,
        punten=tuple(_punten(dagen, vandaag, maanden, t)),
        jalons=tuple(_jalons(maanden, t)),
        over=tuple(lezer.over(dagen, t, uren="" if als else uren)),
        als_tekst=t("tijdlijn.als", dag=t.datum(als.begin)) if als else "",
    )


class _Lezer:
    """Reads days and states of one case from the formulas."""

    def __init__(self, situatie: Situatie, huidig: Systeem, vandaag: date) -> None:
        self._situatie, self._huidig, self._vandaag = situatie, huidig, vandaag
        self._maand = vandaag.isoformat()[:7]
        self._simulatie = situatie.simulatie(huidig.stelsel, self._maand)

    def speelt(self, recht: str) -> bool:
        """Whether a band says anything: a right in force, and a benefit only where its claim is known."""
        if recht == UITKERING and BEGIN_UITKERING not in self._situatie.invoer.get("persoon", {}):
            return False
        if recht not in (RECHT, UITKERING) and self._toestand(recht) == "niet_voldaan":
            return False
        return self._toestand(recht) != NVT

    def _toestand(self, naam: str) -> str:
        return toestanden(self._simulatie, naam, self._maand)[0]

    def _dag(self, naam: str, situatie: Situatie | None = None) -> date | None:
        simulatie = situatie.simulatie(self._huidig.stelsel, self._maand) if situatie else self._simulatie
        dag = str(simulatie.calculate(naam, self._maand)[0])
        return None if dag in (ONBEKENDE_DATUM, "NaT") else date.fromisoformat(dag)

    def dagen(self, namen: Sequence[str], strook: int) -> Iterator[_Dag]:
        """The days of one band that are known and matter."""
        for naam in namen:
            dag = self._dag(naam)
            if dag is None or not self._telt(naam):
                continue
            if naam == EVALUATIE and dag > self._einde():
                continue
            aard = AARD.get(naam, "zeker")
            if naam == DUUR and self._toestand(OVERGANG) != "niet_voldaan":
                aard = "grens"
            yield _Dag(naam, dag, strook, aard)
            if naam == EVALUATIE and dag >= self._vandaag:
                yield from self._latere_evaluaties(dag, strook)

    def _telt(self, naam: str) -> bool:
        """Who has no maximum has no last day; a bound says nothing once the day itself is known."""
        if (
            naam in (DUUR, EVALUATIE)
            and self._is_voorbij(DUUR)
            and self._toestand(OVERGANG) == "niet_voldaan"
        ):
            return naam == DUUR
        if naam == DUUR:
            return self._toestand(OVERGANG) != "voldaan"
        stam = naam.removesuffix("_vroegst").removesuffix("_laatst")
        return stam == naam or self._dag(stam) is None

    def _is_voorbij(self, naam: str) -> bool:
        dag = self._dag(naam)
        return dag is not None and dag < self._vandaag

    def _einde(self) -> date:
        """Up to when somebody is followed: the last day, or a year from now where there is none."""
        einde = self._dag(DUUR) if self._toestand(OVERGANG) != "voldaan" else None
        return einde or self._vandaag + timedelta(days=365)

    def _latere_evaluaties(self, eerste: date, strook: int) -> Iterator[_Dag]:
        """Each next evaluation, if the one before it comes on its last day, up to the end of the term."""
        vorige = eerste
        for _ in range(MAX_EVALUATIES):
            volgende = self._dag(EVALUATIE, met(self._situatie, laatste_evaluatie=vorige.isoformat()))
            if volgende is None or volgende > self._einde():
                return
            yield _Dag(EVALUATIE, volgende, strook, "oordeel")
            vorige = volgende

    def over(self, dagen: Sequence[_Dag], t: Teksten, *, uren: str) -> Iterator[str]:
        """What is left: of the term, of the hours of this year, of the benefit."""
        for dag in dagen:
            if dag.id in EINDEN:
                if dag.dag < self._vandaag:
                    yield t(f"tijdlijn.over.{dag.id}_voorbij", dag=t.datum(dag.dag))
                elif self._vandaag >= self._begin(dag.id):
                    yield t(f"tijdlijn.over.{dag.id}", rest=rest_tekst(self._vandaag, dag.dag, t))
        if self._dag(START) and self._toestand(OVERGANG) == "voldaan":
            yield t("tijdlijn.over.zonder_einde")
        if uren:
            yield t("tijdlijn.over.uren", uren=uren)

    def _begin(self, einde: str) -> date:
        """A term that has not begun has nothing left of it yet."""
        begin = self._dag(START) if einde == DUUR else None
        return begin or date.min


def rest_tekst(vandaag: date, laatste: date, t: Teksten) -> str:
    """What is left from today up to and including a day, in whole months and days."""
    nu, erna = np.array([np.datetime64(vandaag)]), np.datetime64(laatste + EEN_DAG)
    maanden = 0
    while plus_maanden(nu, maanden + 1)[0] <= erna:
        maanden += 1
    dagen = int((erna - plus_maanden(nu, maanden)[0]).astype(int))
    delen = [t.toon(getal, soort) for getal, soort in ((maanden, "maanden"), (dagen, "dagen")) if getal]
    return t.opsomming(delen)


def _aantal_maanden(maand: str, dagen: Sequence[_Dag]) -> int:
    """Up to the month after the last day, within what a line can show."""
    begin = date.fromisoformat(f"{maand}-01")
    verst = max((dag.dag for dag in dagen), default=begin)
    maanden = (verst.year - begin.year) * KORTST + verst.month - begin.month
    return min(max(maanden + 2, KORTST), LANGST)


def _strook(
    rij: Kalenderrij, maanden: Sequence[str], einden: Sequence[date], vandaag: date, t: Teksten
) -> Strook:
    """A band; a state of a whole month is drawn up to the last day, where that is known.

    Of a month in which the last day is past, the words name that day: the rest of the month is no time left.
    """
    stukken: list[Stuk] = []
    zinnen: list[str] = []
    plaats = 0
    breuken = [_breuk(dag + EEN_DAG, maanden) for dag in einden]
    voorbij = [dag for dag in einden if dag < vandaag and dag.isoformat()[:7] == maanden[0]]
    for toestand, groep in groupby(rij.toestanden):
        einde = plaats + len(list(groep))
        van, tot = (_tot_de_dag(grens, len(maanden), breuken) for grens in (plaats, einde))
        stukken.append(Stuk(van, tot, toestand))
        eerste, laatste = t.maand(maanden[plaats]), t.maand(maanden[einde - 1])
        id_ = "tijdlijn.stuk" if eerste != laatste else "tijdlijn.stuk_een"
        if voorbij and (plaats, einde) == (0, 1) and toestand == "voldaan":
            id_, laatste = "tijdlijn.stuk_voorbij", t.datum(voorbij[0])
        elif voorbij and plaats == 1:
            id_ = "tijdlijn.stuk_erna"
        zinnen.append(t(id_, van=eerste, tot=laatste, toestand=t(f"tijdlijn.toestanden.{toestand}")))
        plaats = einde
    label = t(f"tijdlijn.stroken.{rij.id}")
    return Strook(rij.id, label, tuple(stukken), f"{label}{t.dubbelepunt} {t.woorden.aaneen(zinnen)}.")


def _tot_de_dag(grens: int, aantal: int, einden: Sequence[float]) -> float:
    """The place where a state changes: the day after a last day in the month before, else the month."""
    maand = grens / aantal
    return next((dag for dag in einden if maand - 1 / aantal < dag <= maand), maand)


def _punten(dagen: Sequence[_Dag], vandaag: date, maanden: Sequence[str], t: Teksten) -> Iterator[Punt]:
    for nummer, dag in enumerate(sorted(dagen, key=lambda dag: dag.dag), start=1):
        voorbij = dag.dag < vandaag
        sleutel = f"tijdlijn.punten.{dag.id}"
        if voorbij and t.heeft(f"{sleutel}_voorbij"):
            sleutel += "_voorbij"
        elif dag.aard == "grens" and t.heeft(f"{sleutel}_grens"):
            sleutel += "_grens"
        yield Punt(
            nummer=nummer,
            dag=dag.dag.isoformat(),
            dag_tekst=t.datum(dag.dag),
            zin=t(sleutel),
            aard=dag.aard,
            aard_tekst=t(f"tijdlijn.aard.{dag.aard}"),
            breuk=_breuk(dag.dag, maanden),
            strook=dag.strook,
            voorbij=voorbij,
        )


def _breuk(dag: date, maanden: Sequence[str]) -> float:
    """The place of a day on the line: each month equally wide; outside the line below 0 or above 1."""
    begin = date.fromisoformat(f"{maanden[0]}-01")
    hele = (dag.year - begin.year) * KORTST + dag.month - begin.month
    dagen_in_maand = (maanden_eerder(dag.isoformat()[:7], -1) - dag.replace(day=1)).days
    return (hele + (dag.day - 1) / dagen_in_maand) / len(maanden)


def _jalons(maanden: Sequence[str], t: Teksten) -> Iterator[tuple[float, str]]:
    """A few months named under the line."""
    stap = -(-len(maanden) // JALONS)
    for plaats in range(0, len(maanden), stap):
        if plaats / len(maanden) < LAATSTE_JALON:
            yield plaats / len(maanden), t.korte_maand(maanden[plaats])
