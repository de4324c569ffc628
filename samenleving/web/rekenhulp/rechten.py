"""Rights and their conditions in the words of the calculator, each with its place in the law."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from samenleving.explain import Recht, VoorwaardeUit
from samenleving.law import stelsel, waarde
from samenleving.legislation.loading import plaats_van
from samenleving.web.rekenhulp.model import Plek, Rechtblok, Voorwaarde
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import Antwoorden, Stap, geldt

NVT = "niet_van_toepassing"
TERMIJN = "_binnen_duur"
"""How the name of the condition on the duration of a right ends."""
VOLGORDE = ("niet_voldaan", "niet_bekend", "te_beoordelen", "voldaan")
OORZAAK = {"niet_voldaan": "niet_voldaan", "niet_bekend": "niet_bekend", "te_beoordelen": "niet_bekend"}
"""Which conditions to name beside the first sentence; what is to be judged, the sentence names itself."""

_GAT = re.compile(r"\s*\[TE VERIFIËREN[^\]]*\]")


def rechtblok(recht: Recht, t: Teksten, voorbij: date | None = None) -> Rechtblok:
    """A right with its conditions, and a sentence for its state, with the last day of a term that ended."""
    rijen = tuple(voorwaarden(recht.voorwaarden, t))
    bepalend = OORZAAK.get(recht.toestand, "")
    oorzaken = tuple(v.tekst for v in rijen if v.toestand == bepalend)
    zin = t(f"zinnen.{recht.id}.{recht.toestand}", wie=wie_oordeelt(recht, t))
    term = [v.toestand for v in recht.voorwaarden if v.id.endswith(TERMIJN)]
    if voorbij and "niet_voldaan" in term:
        zin = f"{zin} {t('zinnen.voorbij', dag=t.datum(voorbij))}"
    return Rechtblok(recht.id, recht.toestand, zin, oorzaken, rijen)


def wie_oordeelt(recht: Recht, t: Teksten) -> str:
    """Who still has to judge; of several descriptions the widest, which names the others too."""
    namen = [v.beslist for v in recht.voorwaarden if v.toestand == "te_beoordelen" and v.beslist]
    return max(namen, key=len, default=t("zinnen.iemand"))


def voorwaarden(gegeven: Iterable[VoorwaardeUit], t: Teksten) -> Iterator[Voorwaarde]:
    """The conditions that apply, the weightiest first."""
    tellend = [v for v in gegeven if v.toestand != NVT]
    for v in sorted(tellend, key=lambda v: VOLGORDE.index(v.toestand)):
        toestand = t(f"toestanden.{v.toestand}")
        if v.toestand == "te_beoordelen" and v.beslist:
            toestand = t("toestanden.te_beoordelen_door", wie=v.beslist)
        yield Voorwaarde(v.id, v.label, v.toestand, toestand, v.beslist, _plekken(v.id, t.dag), v.plaats)


def stappen(
    alle: Iterable[Stap], rechten: Iterable[Recht], antwoorden: Antwoorden, maand: str, t: Teksten
) -> Iterator[tuple[str, str]]:
    """What somebody can do next, and the address of whoever can help; empty where there is none."""
    toestanden: dict[str, str] = {}
    for recht in rechten:
        toestanden[recht.id] = recht.toestand
        toestanden |= {v.id: v.toestand for v in recht.voorwaarden}
    for stap in alle:
        if all(_stap_geldt(regel, toestanden, antwoorden, maand) for regel in stap.als):
            yield t(f"stappen.{stap.id}"), stap.waar


def _stap_geldt(
    regel: Mapping[str, Any], toestanden: Mapping[str, str], antwoorden: Antwoorden, maand: str
) -> bool:
    if "vraag" in regel:
        return geldt(regel, antwoorden, maand)
    return toestanden.get(regel.get("recht") or regel["voorwaarde"], "") in regel["toestand"]


def _zonder_gaten(plaats: str) -> str:
    """A place without what nobody saw; empty where not even the article is known."""
    gezien = _GAT.sub("", plaats).strip(" ,")
    return "" if gezien == "artikel" else gezien


@cache
def _plekken(naam: str, dag: str) -> tuple[Plek, ...]:
    """Every lid that the condition encodes, in our own words with the numbers of this month."""
    return tuple(
        Plek(
            akte.korte_naam,
            _zonder_gaten(deel.plaats),
            deel.ingevuld(lambda pad: waarde(stelsel(), pad, dag)) if deel.tekst else "",
            akte.eli or "",
        )
        for akte, deel in plaats_van(naam)
    )
