"""One system on one day, as checks ask it: values, open choices, articles of its draft, outcomes.

What costs time (the draft, an outcome) is made once. An `Ingreep` changes the text and nothing else: with it
the mutation test asks what a system would say without one article, or with one more.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from openfisca_core.errors import ParameterNotFoundError

from openfisca_samenleving.basis import ONBEKEND
from samenleving import law
from samenleving.conformity.words import zonder_plaatshouders
from samenleving.drafting.draft import heeft_tekst, ontwerp_van
from samenleving.drafting.layout import Lid
from samenleving.drafting.model import Ontwerp
from samenleving.drafting.values import Blad, Waarden
from samenleving.explain import Uitkomst, bereken
from samenleving.legislation import Deel, laad_akten
from samenleving.proposals.model import HUIDIG, OpenVraag, Variant, Waarde
from samenleving.situation import Situatie
from samenleving.systems import Systeem, systeem

_GEEN_GETAL = ("open_keuze", "hoofdletter")


@dataclass(frozen=True)
class Tekstlid:
    """One paragraph of law: where it stands and what it says."""

    plaats: str
    lid: Lid


@dataclass(frozen=True)
class Ingreep:
    """A change of the text of law: articles left out, and paragraphs put in, by part or act and article."""

    zonder: frozenset[tuple[str, str]] = frozenset()
    met: tuple[tuple[str, str, str], ...] = ()


GEEN_INGREEP = Ingreep()


class Stand:
    """A system in a month."""

    def __init__(self, systeem_: Systeem, maand: str, ingreep: Ingreep = GEEN_INGREEP) -> None:
        self.systeem, self.maand, self.ingreep = systeem_, maand, ingreep
        self.dag = datetime.date.fromisoformat(f"{maand}-01")
        self._ontwerp: Ontwerp | None = None
        self._uitkomsten: dict[int, tuple[Situatie, Uitkomst]] = {}
        self._gezet = {w.pad for w in systeem_.wijzigingen if w.soort != "lezing"}

    def met_ingreep(self, ingreep: Ingreep) -> Stand:
        """The same system with a changed text."""
        ander = Stand(self.systeem, self.maand, ingreep)
        ander._ontwerp, ander._uitkomsten = self._ontwerp, self._uitkomsten
        return ander

    # --- parameters

    def waarde(self, pad: str) -> Waarde:
        """The value of a parameter on the day; `ONBEKEND` where it has none yet."""
        try:
            return law.waarde(self.systeem.stelsel, pad, self.dag)
        except ParameterNotFoundError:
            return ONBEKEND

    def open(self, pad: str) -> Variant | OpenVraag | None:
        """The choice or the question that leaves a parameter undetermined, if there is one."""
        if pad in self._gezet:
            return None
        for variant in self.systeem.open_keuzes:
            if pad in variant.paden:
                return variant
        for vraag in self.systeem.open_vragen:
            if pad in vraag.parameters:
                return vraag
        return None

    def vormen(self, pad: str) -> tuple[str, ...]:
        """The ways in which a draft may print a parameter: *60*, *twee jaar*, *4,50 euro*."""
        if self.open(pad) is not None or self.waarde(pad) == ONBEKEND:
            return ()
        waarden = Waarden(self.systeem, self.dag)
        blad = _blad(waarden, pad)
        uit: dict[str, None] = {}
        for naam, schrijf in waarden.filters().items():
            if naam in _GEEN_GETAL:
                continue
            try:
                vorm = zonder_plaatshouders(schrijf(blad))
            except (TypeError, ValueError, ArithmeticError):
                continue
            if vorm:
                uit[vorm] = None
        return tuple(uit)

    # --- text

    @property
    def heeft_tekst(self) -> bool:
        """Whether the proposal writes articles of its own."""
        return self._ontwerp is not None or heeft_tekst(self.systeem)

    def leden(self, artikel: str, deel: str = "") -> tuple[Tekstlid, ...]:
        """The paragraphs of an article of the draft, in either part unless one is named."""
        return tuple(self._leden(artikel, deel))

    def _leden(self, artikel: str, deel: str) -> Iterator[Tekstlid]:
        if self.heeft_tekst:
            for stuk in self._lees_ontwerp().artikelen:
                if stuk.id != artikel or deel not in ("", stuk.deel):
                    continue
                if (stuk.deel, artikel) not in self.ingreep.zonder:
                    plaats = f"{stuk.deel}, {stuk.label.removesuffix('.')}"
                    yield from (Tekstlid(plaats, lid) for lid in stuk.leden)
        for in_deel, in_artikel, tekst in self.ingreep.met:
            if in_artikel == artikel and deel in ("", in_deel):
                yield Tekstlid(in_deel, Lid(tekst))

    def _lees_ontwerp(self) -> Ontwerp:
        if self._ontwerp is None:
            self._ontwerp = ontwerp_van(self.systeem)
        return self._ontwerp

    def wetleden(self, akte: str, artikel: str) -> tuple[Tekstlid, ...]:
        """Our paraphrase of an article of an act, with the values of the day."""
        gevonden = laad_akten()[akte]
        delen: list[Deel] = []
        if (akte, artikel) not in self.ingreep.zonder:
            eigen = [deel for deel in gevonden.delen() if deel.sleutel == artikel and deel.tekst]
            delen = [d for d in eigen if all(self.waarde(pad) != ONBEKEND for pad in d.parameters)]
        uit = [Tekstlid(f"{gevonden.korte_naam}, {d.plaats}", Lid(d.ingevuld(self.waarde))) for d in delen]
        uit += [Tekstlid(a, Lid(t)) for a, b, t in self.ingreep.met if (a, b) == (akte, artikel)]
        return tuple(uit)

    # --- outcomes

    def uitkomst(self, situatie: Situatie) -> Uitkomst:
        """The outcome of a case in this month."""
        if id(situatie) not in self._uitkomsten:
            uitkomst = bereken(situatie, self.systeem, self.maand, vooruitblik=False)
            self._uitkomsten[id(situatie)] = (situatie, uitkomst)
        return self._uitkomsten[id(situatie)][1]

    def huidig(self) -> Stand:
        """Current law in the same month."""
        return Stand(systeem(HUIDIG), self.maand)


def _blad(waarden: Waarden, pad: str) -> Blad:
    eerste, *rest = pad.split(".")
    knoop = waarden.context()[eerste]
    for deel in rest:
        kind = knoop[deel]
        if isinstance(kind, Blad):
            return kind
        knoop = kind
    raise KeyError(pad)
