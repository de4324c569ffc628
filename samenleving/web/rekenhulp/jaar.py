"""Twelve months from this one: the rules applied to every month, with their caps and the end of the term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from samenleving.compare.vector import getallen
from samenleving.engine import DunneSimulatie
from samenleving.law import lezingen, variabeleinfo, waarde
from samenleving.proposals.model import HUIDIG
from samenleving.situation import MAANDEN_PER_JAAR, Situatie, maanden_eerder
from samenleving.system_names import LEZING
from samenleving.systems import systeem
from samenleving.web.rekenhulp.bedragen import bedragtekst
from samenleving.web.rekenhulp.beginner import Beginner
from samenleving.web.rekenhulp.model import Jaar
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import Route, Vragenlijst

UREN, JAARGRENS = "wijk_werken_uren_toegelaten", "wijk_werken.uren.max_per_jaar"


def twaalf_maanden(maand: str) -> tuple[str, ...]:
    """This month and the eleven after it, `JJJJ-MM`."""
    return tuple(maanden_eerder(maand, -later).isoformat()[:7] for later in range(MAANDEN_PER_JAAR))


def maak_jaar(
    lijst: Vragenlijst,
    route: Route,
    bekend: Sequence[str],
    situatie: Situatie,
    maanden: Sequence[str],
    t: Teksten,
    *,
    als: Beginner | None = None,
) -> Jaar | None:
    """The months one by one and together.

    Args:
        lijst: says which readings move the months together.
        route: says which amounts are followed, and which of a whole year go with them.
        bekend: the amounts of this month that are known; the others would be a zero that means nothing.
        situatie: the case, with what is given per month given for each of the months.
        maanden: `JJJJ-MM`.
        t: the words.
        als: the start that is supposed for who has not begun.
    """
    namen = [naam for naam in route.jaar if naam in bekend]
    if not namen:
        return None
    if als:
        situatie = als.toegepast(situatie)
    stelsel_ = systeem(HUIDIG).stelsel
    simulatie = situatie.simulatie(stelsel_, maanden[0])
    kolommen = [[getallen(simulatie, naam, maand)[0] for maand in maanden] for naam in namen]
    eenheden = [variabeleinfo(naam, stelsel_).eenheid for naam in namen]
    totalen = [som_van(kolom) for kolom in kolommen]
    return Jaar(
        van=t.maand(maanden[0]),
        tot=t.maand(maanden[-1]),
        koppen=tuple(t(f"jaar.koppen.{naam}") for naam in namen),
        maanden=tuple(
            (
                t.maand(maand),
                tuple(bedragtekst(k[nummer], e, t) for k, e in zip(kolommen, eenheden, strict=True)),
            )
            for nummer, maand in enumerate(maanden)
        ),
        totalen=tuple(
            (t(f"jaar.totalen.{naam}"), bedragtekst(totaal, eenheid, t))
            for naam, eenheid, totaal in zip(namen, eenheden, totalen, strict=True)
            if totaal is not None
        ),
        samen=_samen(route, totalen[0], simulatie, maanden[0], t),
        lezingen=tuple(
            zin
            for naam, totaal in zip(namen, totalen, strict=True)
            for lezing in lijst.jaarlezingen.get(naam, ())
            for zin in _anders(naam, totaal, lezing, situatie, maanden, t)
        ),
        als_tekst=t("jaar.als", dag=t.datum(als.begin)) if als else "",
        noten=tuple(_over_twee_jaren(dict(zip(namen, totalen, strict=True)), t)),
    )


def _over_twee_jaren(totalen: Mapping[str, Decimal | None], t: Teksten) -> Iterator[str]:
    """Why there may be more hours than the cap of a year: the months are of two calendar years."""
    uren = totalen.get(UREN)
    if uren is not None and uren > Decimal(str(waarde(systeem(HUIDIG).stelsel, JAARGRENS, t.dag))):
        yield t("jaar.twee_jaren")


def som_van(kolom: Sequence[float | None]) -> Decimal | None:
    """The sum of the months; None where one of them is not known."""
    delen = [None if getal is None else Decimal(str(getal)) for getal in kolom]
    return None if None in delen else sum((deel for deel in delen if deel is not None), Decimal(0))


def _anders(
    naam: str,
    totaal: Decimal | None,
    lezing: str,
    situatie: Situatie,
    maanden: Sequence[str],
    t: Teksten,
) -> Iterator[str]:
    """A sentence for each other choice of a reading that gives another total."""
    info = lezingen()[lezing]
    gekozen = waarde(systeem(HUIDIG).stelsel, info.pad, t.dag)
    for keuze in info.keuzes:
        if keuze == gekozen:
            continue
        simulatie = situatie.simulatie(systeem(f"{HUIDIG}+{LEZING}{lezing}={keuze}").stelsel, maanden[0])
        anders = som_van([getallen(simulatie, naam, maand)[0] for maand in maanden])
        if anders is not None and t.euro(anders) != t.euro(totaal or 0):
            yield t(f"lezingen.{lezing}.{keuze}", bedrag=t.euro(anders))


def _samen(
    route: Route, maanden_samen: Decimal | None, simulatie: DunneSimulatie, maand: str, t: Teksten
) -> tuple[str, str, str] | None:
    """What the same payer pays besides, once in the year, added to the months."""
    erbij = [getallen(simulatie, naam, maand)[0] for naam in route.voor_een_jaar]
    if maanden_samen is None or not erbij or None in erbij:
        return None
    delen = [maanden_samen, *(Decimal(str(deel)) for deel in erbij)]
    som = " + ".join(t.euro(deel) for deel in delen)
    return t(f"jaar.samen.{route.naam}"), som, t.euro(sum(delen, Decimal(0)))
