"""The parameters of a system as a template sees them: read by path, written only through a format."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from openfisca_core.parameters import Parameter, ParameterNode

from samenleving import law
from samenleving.drafting.marks import is_gemerkt, merk
from samenleving.errors import bedoelde_u
from samenleving.formats import FORMATEN, Formaat, breekt_centen, is_leeg_van_zin
from samenleving.systems import Systeem

AANGENOMEN = " [TE VERIFIËREN: aangenomen waarde, de bron geeft er geen]"

NUL_IN_WOORDEN = " [TE REDIGEREN: de waarde is nul; schrijf de bepaling anders of laat ze weg]"
GEEN_HELE_CENTEN = " [TE REDIGEREN: een bedrag in hele centen]"


@dataclass
class Gebruik:
    """What one article read and wrote, in order."""

    gelezen: dict[str, None] = field(default_factory=dict)
    geschreven: dict[str, None] = field(default_factory=dict)
    delegaties: dict[str, None] = field(default_factory=dict)


class Blad:
    """One parameter. It can be asked (`if`, `==`) and formatted, never printed as it is."""

    __slots__ = ("_gebruik", "_keuzes", "_pad", "_waarde")

    def __init__(self, pad: str, waarde: Any, keuzes: Mapping[str, str], gebruik: Gebruik) -> None:
        self._pad, self._waarde, self._keuzes, self._gebruik = pad, waarde, keuzes, gebruik

    def __bool__(self) -> bool:
        if not isinstance(self._waarde, bool):
            raise TypeError(f"{self._pad} is geen ja of nee; vergelijk met == of gebruik een formaat")
        self._gebruik.gelezen[self._pad] = None
        return self._waarde

    def __eq__(self, ander: object) -> bool:
        if not isinstance(ander, str) or ander not in self._keuzes:
            hulp = bedoelde_u(str(ander), self._keuzes)
            raise TypeError(f"“{ander}” is geen keuze van {self._pad}; {hulp}")
        self._gebruik.gelezen[self._pad] = None
        return bool(self._waarde == ander)

    def __ne__(self, ander: object) -> bool:
        return not self == ander

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> NoReturn:
        raise TypeError(f"zet achter {self._pad} een formaat, zoals | getal of | euro")


class Knoop:
    """A folder of parameters; only its children can be reached."""

    __slots__ = ("_bron", "_knoop")

    def __init__(self, knoop: ParameterNode, bron: Waarden) -> None:
        self._knoop, self._bron = knoop, bron

    def __getitem__(self, naam: str) -> Knoop | Blad:
        kind = self._knoop.children.get(naam)
        if kind is None:
            hulp = bedoelde_u(naam, self._knoop.children)
            raise ValueError(f"de parameter “{self._knoop.name}.{naam}” bestaat niet; {hulp}")
        return self._bron.maak(kind)


class Waarden:
    """Every parameter of a system on a day, and how a template writes it.

    Attributes:
        gebruik: the register of the article that is being written; replaced for each article.
        gemerkt: whether every printed value carries the mark of its anchor.
    """

    def __init__(self, systeem: Systeem, dag: datetime.date, *, gemerkt: bool = False) -> None:
        self._systeem, self._dag, self._gemerkt = systeem, dag, gemerkt
        self.gebruik = Gebruik()
        self._gezet = {w.pad for w in systeem.wijzigingen if w.soort != "lezing"}
        self._aangenomen = aangenomen(systeem)

    def context(self) -> dict[str, Knoop]:
        """The roots of the tree, by name."""
        wortels = self._systeem.stelsel.parameters.children
        return {naam: Knoop(kind, self) for naam, kind in wortels.items() if isinstance(kind, ParameterNode)}

    def maak(self, kind: Parameter | ParameterNode) -> Knoop | Blad:
        if isinstance(kind, ParameterNode):
            return Knoop(kind, self)
        keuzes = law.parameterinfo(kind.name).keuzes
        return Blad(kind.name, kind(str(self._dag)), keuzes, self.gebruik)

    def bepaald(self, blad: Blad) -> bool:
        """Whether the system itself sets the parameter; otherwise the sources leave it open."""
        self.gebruik.gelezen[_pad(blad)] = None
        return _pad(blad) in self._gezet

    def open_keuze(self, blad: Blad) -> str:
        """The visible gap for what the sources leave open, with the question and the options they give."""
        pad = _pad(blad)
        self.gebruik.gelezen[pad] = None
        for variant in self._systeem.open_keuzes:
            if pad in variant.paden:
                opties = "; ".join(optie.titel or naam for naam, optie in variant.opties.items())
                return f"[TE REDIGEREN: open keuze. {variant.vraag} Mogelijk: {opties}]"
        for vraag in self._systeem.open_vragen:
            if pad in vraag.parameters:
                return f"[TE REDIGEREN: open vraag. {vraag.vraag}]"
        label = law.parameterinfo(pad).beschrijving.rstrip(".")
        return f"[TE REDIGEREN: het voorstel bepaalt dit niet. {label}]"

    def vraag(self, naam: str) -> str:
        """The visible gap of an open question by its id; nothing once something settles it."""
        for vraag in self._systeem.open_vragen:
            if vraag.id == naam:
                return f"[TE REDIGEREN: open vraag. {vraag.vraag}]"
        if not any(v.id == naam for laag in self._systeem.keten for v in laag.open_vragen):
            raise ValueError(f"de open vraag “{naam}” bestaat niet in dit voorstel")
        return ""

    def filters(self) -> dict[str, Callable[..., str]]:
        """How a template writes a parameter, by name."""
        formaten = {naam: self._formaat(formaat) for naam, formaat in FORMATEN.items()}
        return {**formaten, "open_keuze": self.open_keuze, "hoofdletter": _hoofdletter}

    def _formaat(self, formaat: Formaat) -> Callable[[Blad], str]:
        def pas_toe(blad: Blad) -> str:
            pad = _pad(blad)
            self.gebruik.gelezen[pad] = None
            self.gebruik.geschreven[pad] = None
            tekst = formaat.render(blad._waarde)
            if self._gemerkt:
                tekst = merk(pad, formaat.naam, tekst)
            return tekst + (AANGENOMEN if pad in self._aangenomen else "") + self._gat(formaat, blad)

        return pas_toe

    def _gat(self, formaat: Formaat, blad: Blad) -> str:
        """What a drafter has to do behind a value that the format can write and the sentence cannot carry."""
        geldend = law.waarde(law.stelsel(), _pad(blad), self._dag)
        if is_leeg_van_zin(formaat, blad._waarde):
            return NUL_IN_WOORDEN
        return GEEN_HELE_CENTEN if breekt_centen(formaat, blad._waarde, geldend) else ""


def _pad(blad: Any) -> str:
    if not isinstance(blad, Blad):
        raise TypeError("dit formaat hoort achter een parameter")
    return blad._pad


def _hoofdletter(tekst: str) -> str:
    if is_gemerkt(tekst):
        raise ValueError("een getal krijgt geen hoofdletter; laat de zin met een ander woord beginnen")
    return tekst[:1].upper() + tekst[1:]


def aangenomen(systeem: Systeem) -> frozenset[str]:
    """Parameters whose value we assumed within a range because the source gives none."""
    laatste = {w.pad: w for w in systeem.wijzigingen if w.soort != "lezing"}
    voorstellen = {voorstel.id: voorstel for voorstel in systeem.keten}
    uit = set()
    for pad, wijziging in laatste.items():
        if wijziging.voorstel_id is None or wijziging.bepaling_id is None:
            continue
        bepaling = voorstellen[wijziging.voorstel_id].bepaling(wijziging.bepaling_id)
        if any(bereik.pad == pad for bereik in bepaling.bereik):
            uit.add(pad)
    return frozenset(uit)
