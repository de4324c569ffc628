"""From answers to what the result page shows; every state and amount comes from `explain.bereken`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from samenleving.calculate import bereken_situatie
from samenleving.display import in_de_zin
from samenleving.explain import Bedrag, Recht, Uitkomst, VoorwaardeUit
from samenleving.law import stelsel, waarde
from samenleving.legislation.loading import plaats_van
from samenleving.proposals.loader import voorstellen
from samenleving.proposals.model import HUIDIG, Voorstel
from samenleving.systems import Systeem, standaarddatum, systeem
from samenleving.web.rekenhulp.antwoorden import maak_situatie
from samenleving.web.rekenhulp.teksten import Tekst, Teksten
from samenleving.web.rekenhulp.vragen import WEET_NIET, Antwoorden, Vragenlijst, geldt

_GAT = re.compile(r"\s*\[TE VERIFIËREN[^\]]*\]")

NVT = "niet_van_toepassing"
VOLGORDE = ("niet_voldaan", "niet_bekend", "te_beoordelen", "voldaan")
OORZAAK = {"niet_voldaan": "niet_voldaan", "niet_bekend": "niet_bekend", "te_beoordelen": "niet_bekend"}
"""Which conditions to name beside the first sentence; what is to be judged, the sentence names itself."""

OPEN_STATUS = ("voorgesteld", "aangenomen", "hypothetisch")


@dataclass(frozen=True)
class Plek:
    """Where a condition stands in the law: act, provision, our paraphrase, address of the act."""

    akte: str
    plaats: str
    parafrase: str
    href: str


@dataclass(frozen=True)
class Voorwaarde:
    """One condition as a person reads it."""

    id: str
    tekst: str
    toestand: str
    toestand_tekst: str
    beslist: str
    plekken: tuple[Plek, ...]
    plaats: str


@dataclass(frozen=True)
class Bedragrij:
    """One amount: what it is, how much, how it was reckoned."""

    id: str
    label: str
    tekst: str
    som: str
    plaats: str
    bekend: bool


@dataclass(frozen=True)
class Rechtblok:
    """One right: a sentence, what makes it so, and its conditions with the weightiest first."""

    id: str
    toestand: str
    zin: str
    oorzaken: tuple[str, ...]
    voorwaarden: tuple[Voorwaarde, ...]


@dataclass(frozen=True)
class Voorstelblok:
    """What one proposal would change; never a right."""

    voorstel: Voorstel
    titel: Tekst
    kort: str
    maand: str
    recht: Rechtblok
    bedragen: tuple[Bedragrij, ...]
    eindigt_wijk_werken: bool
    open_vragen: tuple[Tekst, ...]


@dataclass(frozen=True)
class Resultaat:
    """Everything the page shows."""

    maand: str
    route: str
    rechten: tuple[Rechtblok, ...]
    start: tuple[Voorwaarde, ...]
    stappen: tuple[str, ...]
    bedragen: tuple[Bedragrij, ...]
    zonder_uren: bool
    wijzigers: tuple[str, ...]
    voorstellen: tuple[Voorstelblok, ...]

    @property
    def hoofdrecht(self) -> Rechtblok:
        """The right that the first sentence is about."""
        return self.rechten[0]


def maak_resultaat(lijst: Vragenlijst, antwoorden: Antwoorden, vandaag: date, t: Teksten) -> Resultaat:
    """Compute current law this month and every proposal in its first month in force."""
    maand = vandaag.isoformat()[:7]
    bouwer = _Bouwer(lijst, antwoorden, maand, t)
    route = lijst.route(antwoorden)
    (nu,) = bereken_situatie(
        maak_situatie(lijst, antwoorden, maand, maand), [HUIDIG], maand, woorden=t.woorden
    )
    rechten = {recht.id: recht for recht in nu.rechten}
    start = rechten[route.start].voorwaarden if route.start else ()
    return Resultaat(
        maand=maand,
        route=route.naam,
        rechten=tuple(bouwer.recht(rechten[id_]) for id_ in route.rechten),
        start=tuple(bouwer.voorwaarden(v for v in start if v.id not in rechten)),
        stappen=tuple(bouwer.stappen(rechten)),
        bedragen=tuple(bouwer.bedragen(nu, rechten[route.rechten[0]])),
        zonder_uren=bouwer.zonder_uren,
        wijzigers=nu.wijzigers,
        voorstellen=tuple(
            bouwer.voorstel(voorstel) for voorstel in voorstellen() if voorstel.status in OPEN_STATUS
        ),
    )


class _Bouwer:
    def __init__(self, lijst: Vragenlijst, antwoorden: Antwoorden, maand: str, t: Teksten) -> None:
        self._lijst, self._antwoorden, self._maand, self._t = lijst, antwoorden, maand, t
        self._route = lijst.route(antwoorden)

    def recht(self, recht: Recht) -> Rechtblok:
        voorwaarden = tuple(self.voorwaarden(recht.voorwaarden))
        bepalend = OORZAAK.get(recht.toestand, "")
        oorzaken = tuple(v.tekst for v in voorwaarden if v.toestand == bepalend)
        zin = self._t(f"zinnen.{recht.id}.{recht.toestand}", wie=self._wie(recht))
        return Rechtblok(recht.id, recht.toestand, zin, oorzaken, voorwaarden)

    def _wie(self, recht: Recht) -> str:
        """Who still has to judge; of several descriptions the widest, which names the others too."""
        namen = [v.beslist for v in recht.voorwaarden if v.toestand == "te_beoordelen" and v.beslist]
        return max(namen, key=len, default=self._t("zinnen.iemand"))

    def voorwaarden(self, voorwaarden: Any) -> Iterator[Voorwaarde]:
        tellend = [v for v in voorwaarden if v.toestand != NVT]
        for v in sorted(tellend, key=lambda v: VOLGORDE.index(v.toestand)):
            toestand = self._t(f"toestanden.{v.toestand}")
            if v.toestand == "te_beoordelen" and v.beslist:
                toestand = self._t("toestanden.te_beoordelen_door", wie=v.beslist)
            yield Voorwaarde(
                v.id, self._tekst(v), v.toestand, toestand, v.beslist, _plekken(v.id, self._maand), v.plaats
            )

    def _tekst(self, v: VoorwaardeUit) -> str:
        id_ = f"voorwaarden.{v.id}"
        return self._t(id_) if self._t.heeft(id_) else v.label

    def bedragen(self, uitkomst: Uitkomst, recht: Recht) -> Iterator[Bedragrij]:
        """What it brings or costs; nothing where the right is refused or nobody said how many hours."""
        if self.zonder_uren or recht.toestand == "niet_voldaan":
            return
        for bedrag in uitkomst.bedragen:
            if bedrag.id in self._lijst.bedragen:
                yield self._bedrag(bedrag)

    def _bedrag(self, bedrag: Bedrag) -> Bedragrij:
        """An amount that rests on an answer nobody gave is not known, never zero."""
        label = self._t(f"bedragen.{bedrag.id}")
        ontbreekt = self._ontbrekend(self._lijst.bedragen[bedrag.id])
        if ontbreekt:
            wat = self._t.opsomming([in_de_zin(self._t(f"vragen.{id_}.kort")) for id_ in ontbreekt])
            reden = self._t("bedragen.ontbreekt", wat=wat)
            return Bedragrij(bedrag.id, label, reden, "", bedrag.plaats, False)
        if bedrag.waarde is None:
            reden = bedrag.reden[:1].upper() + bedrag.reden[1:]
            return Bedragrij(bedrag.id, label, reden, "", bedrag.plaats, False)
        return Bedragrij(bedrag.id, label, bedrag.tekst, bedrag.som, bedrag.plaats, True)

    def _ontbrekend(self, nodig: tuple[str, ...]) -> list[str]:
        gevraagd = [vraag.id for vraag in self._lijst.zichtbaar(self._antwoorden, self._maand)]
        return [id_ for id_ in nodig if id_ in gevraagd and not self._weet(id_)]

    def _weet(self, id_: str) -> bool:
        return self._antwoorden.get(id_, WEET_NIET) != WEET_NIET

    @property
    def zonder_uren(self) -> bool:
        """Nobody said how many hours: every amount would be a zero that means nothing."""
        return not self._weet(self._route.uren)

    def stappen(self, rechten: Mapping[str, Recht]) -> Iterator[str]:
        toestanden = {recht.id: recht.toestand for recht in rechten.values()}
        toestanden |= {v.id: v.toestand for recht in rechten.values() for v in recht.voorwaarden}
        for stap in self._lijst.stappen:
            if all(self._stap_geldt(regel, toestanden) for regel in stap.als):
                yield self._t(f"stappen.{stap.id}")

    def _stap_geldt(self, regel: Mapping[str, Any], toestanden: Mapping[str, str]) -> bool:
        if "vraag" in regel:
            return geldt(regel, self._antwoorden, self._maand)
        return toestanden.get(regel.get("recht") or regel["voorwaarde"], "") in regel["toestand"]

    def voorstel(self, voorstel: Voorstel) -> Voorstelblok:
        stelsel_ = systeem(voorstel.id)
        maand = max(self._maand, standaarddatum([stelsel_]))
        situatie = maak_situatie(self._lijst, self._antwoorden, self._maand, maand)
        (uitkomst,) = bereken_situatie(situatie, [voorstel.id], maand, woorden=self._t.woorden)
        rechten = {recht.id: recht for recht in uitkomst.rechten}
        return Voorstelblok(
            voorstel=voorstel,
            titel=self._t.in_woorden(f"voorstellen.{voorstel.id}.titel", voorstel.titel),
            kort=self._t.in_woorden(f"voorstellen.{voorstel.id}.kort", "").tekst,
            maand=maand,
            recht=self.recht(rechten[self._route.voorstelrecht]),
            bedragen=tuple(self.bedragen(uitkomst, rechten[self._route.voorstelrecht])),
            eindigt_wijk_werken=rechten[self._route.rechten[0]].toestand == NVT,
            open_vragen=tuple(self._open(stelsel_)),
        )

    def _open(self, stelsel_: Systeem) -> Iterator[Tekst]:
        """What nobody decided yet; a choice and a question each keep the name they have in their proposal."""
        open_ = [(keuze.voorstel_id, keuze.naam, keuze.vraag) for keuze in stelsel_.open_keuzes]
        open_ += [(vraag.voorstel_id, vraag.id, vraag.vraag) for vraag in stelsel_.open_vragen]
        for voorstel, naam, vraag in open_:
            yield self._t.in_woorden(f"open_vragen.{voorstel}.{naam}", vraag)


def _zonder_gaten(plaats: str) -> str:
    """A place without what nobody saw; empty where not even the article is known."""
    gezien = _GAT.sub("", plaats).strip(" ,")
    return "" if gezien == "artikel" else gezien


@cache
def _plekken(naam: str, maand: str) -> tuple[Plek, ...]:
    """Every lid that the condition encodes, in our own words with the numbers of this month."""
    return tuple(
        Plek(
            akte.korte_naam,
            _zonder_gaten(deel.plaats),
            deel.ingevuld(lambda pad: waarde(stelsel(), pad, f"{maand}-01")) if deel.tekst else "",
            akte.eli or "",
        )
        for akte, deel in plaats_van(naam)
    )
