"""What a comparison holds: systems, provisions, cases, sweeps and readings. Data only, frozen."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from samenleving.explain import Uitkomst
from samenleving.proposals.model import Gemodelleerd, Niveau, Status
from samenleving.stamp import Stempel

Celsoort = Literal["waarde", "zin", "open_keuze", "open_vraag", "niet_geregeld", "niet_van_toepassing"]
"""`niet_geregeld`: a scheme is in force and says nothing; `niet_van_toepassing`: it decides otherwise."""

Verschilsoort = Literal["basis", "gelijk", "anders", "nieuw", "vervalt", "zwijgt", "open", "niets"]
"""Against the basis: the basis itself, same words, other words, only here, ends with a scheme of the basis,
silent where the basis speaks, left open, neither speaks."""

Aard = Literal[
    "gelijk",
    "gewonnen",
    "verloren",
    "niet_bekend",
    "te_beoordelen",
    "bekend_geworden",
    "niet_geregeld",
    "meer",
    "minder",
    "komt_erbij",
    "valt_weg",
    "niet_te_zeggen",
]
"""How a right or an amount moves against the basis."""


@dataclass(frozen=True)
class Bronvermelding:
    """Where a value or a provision comes from: an act with what we know of it, or a passage of a source.

    Attributes:
        zekerheid: confidence code of the law package; empty for a passage.
        noot: what the law package remarks about the value; empty where nothing.
    """

    titel: str
    zekerheid: str = ""
    href: str = ""
    noot: str = ""


@dataclass(frozen=True)
class Herkomst:
    """The provision of a proposal that sets a value.

    Attributes:
        soort: a provision, an option of a variant, a reading, or a loose change in the name of the system.
    """

    soort: Literal["bepaling", "variant", "lezing", "los"]
    voorstel: str = ""
    bepaling: str = ""
    titel: str = ""
    stelling: str = ""
    passage: str = ""
    niveau: Niveau | None = None
    gemodelleerd: Gemodelleerd | None = None
    aanname: str = ""


@dataclass(frozen=True)
class Waarde:
    """One value in a cell: which scheme, which parameter (empty for a sentence), how it reads."""

    instrument: str
    soort: Celsoort
    tekst: str
    pad: str = ""
    waarde: bool | int | float | str | None = None
    bronnen: tuple[Bronvermelding, ...] = ()
    door: tuple[Herkomst, ...] = ()


@dataclass(frozen=True)
class Cel:
    """What one system says on one row. Empty `waarden`: no scheme in force has anything like it."""

    systeem: str
    waarden: tuple[Waarde, ...]
    verschil: Verschilsoort


@dataclass(frozen=True)
class Bepalingsrij:
    """One provision in every system, in the order of the systems."""

    id: str
    titel: str
    kern: bool
    cellen: tuple[Cel, ...]


@dataclass(frozen=True)
class Zin:
    """A provision that sets no parameter: its sentence, and why it is not in the computation."""

    voorstel: str
    bepaling: str
    titel: str
    stelling: str
    gemodelleerd: Gemodelleerd
    reden: str
    passage: str
    niveau: Niveau | None


@dataclass(frozen=True)
class Onderwerp:
    """A subject with its rows, and the provisions without numbers that belong to it."""

    id: str
    titel: str
    rijen: tuple[Bepalingsrij, ...]
    zinnen: tuple[Zin, ...]


@dataclass(frozen=True)
class Optie:
    """One option of an open choice."""

    naam: str
    titel: str
    stelling: str
    aanname: str


@dataclass(frozen=True)
class OpenKeuze:
    """A choice the source leaves open and nobody made."""

    variant: str
    vraag: str
    voorstel: str
    passage: str
    opties: tuple[Optie, ...]


@dataclass(frozen=True)
class OpenVraagUit:
    """A question the source leaves open without options; `lezing` imitates an answer where there is one."""

    id: str
    vraag: str
    voorstel: str
    passage: str
    lezing: str


@dataclass(frozen=True)
class BereikUit:
    """The range of an assumed value."""

    pad: str
    label: str
    laag: str
    hoog: str


@dataclass(frozen=True)
class Aanname:
    """What we assumed where a source is silent, and still holds in the system."""

    voorstel: str
    bepaling: str
    titel: str
    tekst: str
    passage: str
    bereik: tuple[BereikUit, ...]


@dataclass(frozen=True)
class NietGemodelleerd:
    """A provision that stands outside the computation, and why."""

    voorstel: str
    bepaling: str
    titel: str
    stelling: str
    reden: str
    passage: str


@dataclass(frozen=True)
class Keuze:
    """An option of a variant or a reading, as chosen in the name of the system."""

    naam: str
    vraag: str
    keuze: str
    tekst: str


@dataclass(frozen=True)
class SysteemUit:
    """One system: where it comes from, what was chosen, what is open, assumed and left out.

    Attributes:
        bron: title of the source; `brondatum` is printed as known (*ongedateerd, na 11-12-2025*).
        in_werking_aanname: why that date, where the source gives none; empty where it does.
        voorstellen: (id, title) from current law up.
        stelsels: the schemes in force.
    """

    naam: str
    titel: str
    orgaan: str
    status: Status
    bron: str
    brondatum: str
    href: str
    toelichting: str
    voorstellen: tuple[tuple[str, str], ...]
    stelsels: tuple[str, ...]
    in_werking_vanaf: datetime.date | None
    in_werking_aanname: str
    keuzes: tuple[Keuze, ...]
    lezingen: tuple[Keuze, ...]
    open_keuzes: tuple[OpenKeuze, ...]
    open_vragen: tuple[OpenVraagUit, ...]
    aannames: tuple[Aanname, ...]
    niet_gemodelleerd: tuple[NietGemodelleerd, ...]


@dataclass(frozen=True)
class Reden:
    """A condition that makes the difference, with its place and who decides."""

    voorwaarde: str
    toestand: str
    plaats: str
    beslist: str
    uitleg: str


@dataclass(frozen=True)
class ToegangUit:
    """Access of a case in a system, over its schemes in force: the best one counts.

    Attributes:
        toestand: state of that right; `niet_van_toepassing` where no scheme in force knows such a right.
        redenen: the conditions that bring that state about; empty where all are met.
    """

    toestand: str
    recht: str
    label: str
    aard: Aard
    redenen: tuple[Reden, ...]


@dataclass(frozen=True)
class BedragUit:
    """An amount or number in the same role in every system.

    Attributes:
        waarde: None when there is none or nobody can say; `tekst` then says which, never a zero.
        toegang: state of the right it hangs on.
        delta: against the basis, where both have a value.
    """

    id: str
    titel: str
    hoofd: bool
    instrument: str
    waarde: Decimal | None
    eenheid: str
    tekst: str
    toegang: str
    delta: Decimal | None
    aard: Aard


@dataclass(frozen=True)
class GevalUitkomst:
    """One case in one system, and what differs from the basis."""

    systeem: str
    uitkomst: Uitkomst
    toegang: ToegangUit
    bedragen: tuple[BedragUit, ...]

    @property
    def verschilt(self) -> bool:
        """Whether access or an amount differs from the basis."""
        return self.toegang.aard != "gelijk" or any(bedrag.aard != "gelijk" for bedrag in self.bedragen)


@dataclass(frozen=True)
class Geval:
    """A typical case in every system, in the order of the systems; `lijn` is the part of law it is about."""

    id: str
    naam: str
    beschrijving: str
    entiteit: str
    uitkomsten: tuple[GevalUitkomst, ...]
    lijn: str

    def bij(self, systeem: str) -> GevalUitkomst:
        """The outcome in one system; a KeyError for a system that is not compared."""
        return {uitkomst.systeem: uitkomst for uitkomst in self.uitkomsten}[systeem]


@dataclass(frozen=True)
class ZijdeUit:
    """What one source says in a contradiction, with the place."""

    orgaan: str
    plaats: str
    zegt: str


@dataclass(frozen=True)
class TegenstrijdigheidUit:
    """Sources that contradict each other, or themselves, on something that a compared system sets."""

    id: str
    onderwerp: str
    zijden: tuple[ZijdeUit, ...]
    gevolg: str
    systemen: tuple[str, ...]


@dataclass(frozen=True)
class Lijn:
    """One line of a sweep; None where there is no value, and `reden` why a whole line has none."""

    systeem: str
    instrument: str
    waarden: tuple[float | None, ...]
    reden: str


@dataclass(frozen=True)
class ReeksUit:
    """One input runs, all the rest stays as in the typical cases named in `gevallen`."""

    id: str
    titel: str
    x_titel: str
    x: tuple[float, ...]
    eenheid: str
    trap: bool
    gevallen: tuple[str, ...]
    lijnen: tuple[Lijn, ...]


@dataclass(frozen=True)
class Gevolg:
    """What another choice of a reading changes for one case in one system."""

    systeem: str
    keuze: str
    geval: str
    wat: str
    van: str
    naar: str


@dataclass(frozen=True)
class LezingUit:
    """A named reading: its question, the choice in each system, and which figures another choice moves."""

    naam: str
    label: str
    beschrijving: str
    keuzes: tuple[tuple[str, str], ...]
    gekozen: tuple[tuple[str, str], ...]
    gevolgen: tuple[Gevolg, ...]


@dataclass(frozen=True)
class Doorlopend:
    """A value carried beyond the day on which it was last checked.

    Attributes:
        sinds: day from which the value holds.
        gecontroleerd: day on which it was last checked.
        berekend: computed ahead by us from a rule, not read in an act.
    """

    pad: str
    label: str
    tekst: str
    sinds: datetime.date
    gecontroleerd: datetime.date
    berekend: bool


@dataclass(frozen=True)
class Comparison:
    """Any number of systems against one basis in one month.

    Attributes:
        basis: normalised name; the first of `systemen` unless it was asked elsewhere in the list.
        datum: `JJJJ-MM`.
        datum_gekozen: whether the user gave it; otherwise it is the first month in which every system holds.
    """

    basis: str
    datum: str
    datum_gekozen: bool
    systemen: tuple[SysteemUit, ...]
    onderwerpen: tuple[Onderwerp, ...]
    gevallen: tuple[Geval, ...]
    reeksen: tuple[ReeksUit, ...]
    lezingen: tuple[LezingUit, ...]
    tegenstrijdigheden: tuple[TegenstrijdigheidUit, ...]
    doorlopend: tuple[Doorlopend, ...]
    stempel: Stempel

    def systeem(self, naam: str) -> SysteemUit:
        """One of the systems; a KeyError for another."""
        return {systeem.naam: systeem for systeem in self.systemen}[naam]

    @property
    def andere(self) -> tuple[SysteemUit, ...]:
        """Every system but the basis."""
        return tuple(systeem for systeem in self.systemen if systeem.naam != self.basis)
