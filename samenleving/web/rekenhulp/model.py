"""What the result page, the print sheet and the PDF show: plain data, every word already in its language."""

from __future__ import annotations

from dataclasses import dataclass

from samenleving.proposals.model import Voorstel
from samenleving.web.rekenhulp.teksten import Tekst


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
class Rechtblok:
    """One right: a sentence, what makes it so, and its conditions with the weightiest first."""

    id: str
    toestand: str
    zin: str
    oorzaken: tuple[str, ...]
    voorwaarden: tuple[Voorwaarde, ...]


@dataclass(frozen=True)
class Bedragrij:
    """One amount: what it is, how much, how it was reckoned.

    Attributes:
        bekend: whether `tekst` is an amount; otherwise it is the reason why there is none.
        nu: of a proposal, the amount of current law that it would replace; empty where there is none.
        verschil: what the proposal makes of it, in words; empty where one of the two is not known.
        lezingen: what the amount would be in another reading of the law, a sentence for each that differs.
        opmerking: what is odd about an answer under it; mostly empty.
    """

    id: str
    label: str
    tekst: str
    som: str
    plaats: str
    bekend: bool
    nu: str = ""
    verschil: str = ""
    lezingen: tuple[str, ...] = ()
    opmerking: str = ""


@dataclass(frozen=True)
class Jaar:
    """Twelve months one by one, and together: the rules applied to each month, not one month times twelve.

    Attributes:
        koppen: what stands in each column after the month.
        maanden: per month its name and the amounts, in the order of `koppen`.
        totalen: label and sum of each column whose months are all known.
        lezingen: what a total would be in another reading of the law, a sentence for each that differs.
        samen: label, arithmetic and total of what one person pays in a year; empty where it is not one payer.
        als_tekst: the start that is supposed, for who has not begun; empty otherwise.
        noten: what the reader must know of a total.
    """

    van: str
    tot: str
    koppen: tuple[str, ...]
    maanden: tuple[tuple[str, tuple[str, ...]], ...]
    totalen: tuple[tuple[str, str], ...]
    samen: tuple[str, str, str] | None
    lezingen: tuple[str, ...]
    als_tekst: str = ""
    noten: tuple[str, ...] = ()


@dataclass(frozen=True)
class Geldsom:
    """Money of one person in one month: what is added to what, and what is left out of the sum.

    Attributes:
        delen: label and amount, in order; what comes off has a minus.
        totaal: the sum; empty where a part is not known.
        noten: what the reader must know of it: before tax, kept apart, or missing.
    """

    delen: tuple[tuple[str, str], ...]
    totaal: str
    noten: tuple[str, ...]


@dataclass(frozen=True)
class Punt:
    """One day on the timeline.

    Attributes:
        aard: `zeker` (the law counts it out), `grens` (the earliest or latest it can be) or `oordeel`
            (somebody evaluates).
        breuk: place on the line, from 0 to 1.
        strook: number of the band on which it stands.
    """

    nummer: int
    dag: str
    dag_tekst: str
    zin: str
    aard: str
    aard_tekst: str
    breuk: float
    strook: int
    voorbij: bool = False


@dataclass(frozen=True)
class Stuk:
    """So long a band has one state; places from 0 to 1."""

    van: float
    tot: float
    toestand: str


@dataclass(frozen=True)
class Strook:
    """One right over the months, in pieces of equal state, and the same in a sentence."""

    id: str
    label: str
    stukken: tuple[Stuk, ...]
    zin: str


@dataclass(frozen=True)
class Tijdlijn:
    """What time does: bands of rights, days on them, and what is left.

    Attributes:
        jalons: (place, label) of the months named under the line.
        over: what is left in months, a sentence for each.
        als_tekst: the condition under which it holds, for who has not begun; empty otherwise.
    """

    titel: str
    stroken: tuple[Strook, ...]
    punten: tuple[Punt, ...]
    jalons: tuple[tuple[float, str], ...]
    over: tuple[str, ...]
    als_tekst: str


@dataclass(frozen=True)
class Verandering:
    """What would change the outcome; `soort` is `feit`, `drempel`, `tijd`, `oordeel` or `antwoord`."""

    soort: str
    zin: str


@dataclass(frozen=True)
class Voorstelblok:
    """What one proposal would change; never a right."""

    voorstel: Voorstel
    titel: Tekst
    bron: Tekst
    kort: str
    status_tekst: str
    maand: str
    recht: Rechtblok
    zonder_personeel: bool
    bedragen: tuple[Bedragrij, ...]
    eindigt_wijk_werken: bool
    open_vragen: tuple[Tekst, ...]


@dataclass(frozen=True)
class Voorbijblok:
    """A right of a scheme that has ended, as it was in its last month."""

    maand: str
    recht: Rechtblok
    drempels: tuple[str, ...]
    bedragen: tuple[Bedragrij, ...]


@dataclass(frozen=True)
class Resultaat:
    """Everything the result shows.

    Attributes:
        zin: the outcome in a sentence or two.
        stappen: what to do next, with the address of who can help (may be empty).
        toestand: of the right that the sentence is about; `niet_van_toepassing` where it is about an amount.
        start: what must be done before it may begin.
        zodra: the amounts are those of later, once it may.
        uitleg_bedragen: what the amounts are.
        noten: what holds for the amounts as a whole.
        opmerkingen: what answers say of one another, worth another look.
    """

    maand: str
    route: str
    zin: str
    toestand: str
    rechten: tuple[Rechtblok, ...]
    start: tuple[Voorwaarde, ...]
    zodra: bool
    uitleg_bedragen: str
    stappen: tuple[tuple[str, str], ...]
    bedragen: tuple[Bedragrij, ...]
    noten: tuple[str, ...]
    zonder_uren: bool
    jaar: Jaar | None
    geldsom: Geldsom | None
    tijdlijn: Tijdlijn | None
    veranderingen: tuple[Verandering, ...]
    voorbij: Voorbijblok | None
    voorstellen: tuple[Voorstelblok, ...]
    opmerkingen: tuple[str, ...] = ()

    @property
    def hoofdrecht(self) -> Rechtblok:
        """The right that comes first."""
        return self.rechten[0]
