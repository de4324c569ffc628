"""What answers say of one another: one that cannot be beside the others, and one that is worth another look.

An answer that cannot be is never reckoned with: part of it would get lost. Anything else is only said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil

from samenleving.law import stelsel, waarde
from samenleving.situation import maanden_eerder
from samenleving.web.rekenhulp.antwoorden import START, eerdere_maanden
from samenleving.web.rekenhulp.geldsom import hoogste_leefloon
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import WEET_NIET, Antwoorden, Vraag, Vragenlijst, volledige_datum

PER_MAAND = "wijk_werken.uren.max_per_maand"
UREN, MOGELIJK, DIT_JAAR = "uren", "uren_mogelijk", "uren_dit_jaar"
EEN_UUR = timedelta(hours=1)


@dataclass(frozen=True)
class Opmerking:
    """A sentence about one answer; `kan_niet` where nothing can be reckoned with it."""

    vraag: Vraag
    tekst: str
    kan_niet: bool = False


def opmerkingen(lijst: Vragenlijst, antwoorden: Antwoorden, vandaag: date, t: Teksten) -> list[Opmerking]:
    """Everything to be said of the answers that matter, in the order of the questions."""
    zichtbaar = {vraag.id: vraag for vraag in lijst.zichtbaar(antwoorden, vandaag.isoformat()[:7])}
    gegeven = {id_: antwoorden[id_] for id_ in zichtbaar if antwoorden.get(id_, WEET_NIET) != WEET_NIET}
    gevonden = _Lezer(gegeven, vandaag, t).opmerkingen()
    return sorted(
        (Opmerking(zichtbaar[id_], tekst, kan_niet) for id_, tekst, kan_niet in gevonden),
        key=lambda opmerking: list(zichtbaar).index(opmerking.vraag.id),
    )


class _Lezer:
    """Looks at the answers that are known; a sentence goes with the question to look at again."""

    def __init__(self, gegeven: Mapping[str, str], vandaag: date, t: Teksten) -> None:
        self._gegeven, self._vandaag, self._t = gegeven, vandaag, t
        self._maand = vandaag.isoformat()[:7]

    def opmerkingen(self) -> Iterator[tuple[str, str, bool]]:
        """Question, sentence, and whether nothing can be reckoned with the answer."""
        yield from self._eerder_in_jaar()
        yield from self._uren()
        yield from self._dagen()
        yield from self._leefloon()

    def _getal(self, vraag: str) -> Decimal | None:
        return Decimal(self._gegeven[vraag]) if vraag in self._gegeven else None

    def _per_maand(self) -> Decimal:
        return Decimal(str(waarde(stelsel(), PER_MAAND, self._t.dag)))

    def _eerder_in_jaar(self) -> Iterator[tuple[str, str, bool]]:
        """No more hours than fit in the months since the start, this month left out."""
        gedaan, start = self._getal(DIT_JAAR), self._gegeven.get(START, "")
        maanden = eerdere_maanden(self._maand, start)
        hoogste = len(maanden) * self._per_maand()
        if gedaan is None or ceil(gedaan) <= hoogste:
            return
        vorige = self._t.maand(maanden_eerder(self._maand, 1).isoformat()[:7])
        woorden = {"hoogste": self._t.toon(hoogste, "uur"), "maand": vorige}
        if not start.startswith(self._maand[:4]):
            yield DIT_JAAR, self._t("samenhang.uren_dit_jaar", **woorden), True
            return
        id_ = "samenhang.uren_sinds_start" if maanden else "samenhang.uren_deze_maand"
        yield DIT_JAAR, self._t(id_, dag=self._t.datum(start), **woorden), True

    def _uren(self) -> Iterator[tuple[str, str, bool]]:
        begin = date.fromisoformat(f"{self._maand}-01")
        in_maand = (maanden_eerder(self._maand, -1) - begin) // EEN_UUR
        for vraag in (UREN, MOGELIJK):
            if (self._getal(vraag) or 0) > in_maand:
                hoogste = self._t.toon(in_maand, "uur")
                yield vraag, self._t("samenhang.meer_dan_een_maand", hoogste=hoogste), True
                return
        uren, mogelijk = self._getal(UREN), self._getal(MOGELIJK)
        if uren is not None and uren > self._per_maand():
            yield UREN, self._t("samenhang.boven_maandgrens", uren=self._t.toon(uren, "uur")), False
        if uren is not None and mogelijk is not None and uren > mogelijk:
            woorden = {"uren": self._t.toon(uren, "uur"), "mogelijk": self._t.toon(mogelijk, "uur")}
            yield MOGELIJK, self._t("samenhang.meer_dan_mogelijk", **woorden), False

    def _dagen(self) -> Iterator[tuple[str, str, bool]]:
        sinds = self._gegeven.get("uitkering_sinds", "")
        aanvraag = self._gegeven.get("uitkering_aanvraag", "")
        # Without a day, the claim may be any day of that month.
        if sinds and aanvraag and sinds < aanvraag[: len(sinds)]:
            woorden = {"aanvraag": self._t.datum(aanvraag), "sinds": self._datum(sinds)}
            yield "uitkering_aanvraag", self._t("samenhang.aanvraag_na_sinds", **woorden), False
        start, evaluatie = self._gegeven.get(START, ""), self._gegeven.get("laatste_evaluatie", "")
        if start and evaluatie and evaluatie < start:
            woorden = {"start": self._t.datum(start), "evaluatie": self._t.datum(evaluatie)}
            yield "laatste_evaluatie", self._t("samenhang.evaluatie_voor_start", **woorden), False

    def _datum(self, antwoord: str) -> str:
        heel = volledige_datum(antwoord) == antwoord
        return self._t.datum(antwoord) if heel else self._t.maand(antwoord)

    def _leefloon(self) -> Iterator[tuple[str, str, bool]]:
        bedrag, hoogste = self._getal("leefloon_bedrag"), hoogste_leefloon(self._t.dag)
        if bedrag is not None and hoogste is not None and bedrag > hoogste:
            woorden = {"bedrag": self._t.euro(bedrag), "hoogste": self._t.euro(hoogste)}
            yield "leefloon_bedrag", self._t("samenhang.leefloon_hoog", **woorden), False
