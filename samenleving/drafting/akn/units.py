"""A tree of text as Akoma Ntoso: article, paragraph, subparagraph, point, and a mark on every value."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from samenleving import law
from samenleving.drafting.akn.elements import Element, Stuk, el
from samenleving.drafting.akn.names import ELEMENT, MAKER, eids_van
from samenleving.formats import Formaat
from samenleving.legislation.anchors import Anker, stukken
from samenleving.legislation.citing import te_verifieren
from samenleving.legislation.text import Eenheid

CONCEPT = "concept_"
ZONDER_NUMMER = te_verifieren(["nummer"])
ONGEZIEN = "[de tekst is niet ingezien]"


@dataclass(frozen=True)
class Druk:
    """One value where it is printed: parameter, value, and the eId of the mark around it."""

    pad: str
    waarde: Any
    eid: str


@dataclass
class Schrijver:
    """Writes texts with anchors as XML and remembers which values it printed, and where.

    Attributes:
        waarde_van: the value of a parameter on the day of the text.
        gedrukt: every value printed, in order.
    """

    waarde_van: Callable[[str], Any]
    gedrukt: list[Druk] = field(default_factory=list)
    _tellers: dict[tuple[str, str], int] = field(default_factory=dict)

    def eenheden(self, eenheden: Sequence[Eenheid], voor: str = "", herkomst: str = "") -> list[Element]:
        """Units that stand side by side, under the eId `voor`."""
        paren = zip(eenheden, eids_van(tuple(eenheden), voor), strict=True)
        return [self.eenheid(eenheid, eid, herkomst) for eenheid, eid in paren]

    def eenheid(self, eenheid: Eenheid, eid: str, herkomst: str = "") -> Element:
        """One unit with all below it. `herkomst` is that of its parent: only another one is written."""
        element = el(
            ELEMENT[eenheid.soort],
            eId=eid,
            wId=eenheid.sleutel or None,
            class_=eenheid.herkomst if eenheid.herkomst != herkomst else None,
            title=eenheid.plaats or None,
        )
        if (label := _label(eenheid)) is not None:
            element.append(el("num", label))
        if eenheid.opschrift:
            element.append(el("heading", eenheid.opschrift))
        if not eenheid.eenheden:
            inhoud = self.alineas(eenheid.tekst, eid) if eenheid.tekst else [el("p", el("remark", ONGEZIEN))]
            element.append(el("content", *inhoud))
            return element
        if eenheid.tekst:
            element.append(el("intro", *self.alineas(eenheid.tekst, eid)))
        element.extend(self.eenheden(eenheid.eenheden, eid, eenheid.herkomst))
        return element

    def alineas(self, tekst: str, eid: str) -> list[Element]:
        """A text as paragraphs, one a line."""
        return [el("p", *self.runs(regel, eid)) for regel in tekst.split("\n")]

    def runs(self, tekst: str, eid: str) -> Iterator[Stuk]:
        """A text with its anchors written out, each value in a mark that names its parameter."""

        def schrijf(anker: Anker) -> tuple[str, Any]:
            return "", self.waarde_van(anker.parameter)

        for woorden, anker in stukken(tekst, schrijf):
            if anker is None:
                yield woorden
            else:
                yield self.waarde(anker.parameter, anker.formaat, self.waarde_van(anker.parameter), eid)

    def waarde(self, pad: str, formaat: Formaat, waarde: Any, eid: str) -> Element:
        """The mark around one printed value: a date, or a quantity with its value for machines."""
        merk = "date" if formaat.naam == "datum" else "quantity"
        self._tellers[eid, merk] = nummer = self._tellers.get((eid, merk), 0) + 1
        eigen = f"{eid}__{merk}_{nummer}"
        self.gedrukt.append(Druk(pad, waarde, eigen))
        kenmerken = {"date" if merk == "date" else "normalized": als_tekst(waarde)}
        return el(
            merk,
            formaat.render(waarde),
            eId=eigen,
            refersTo=f"#{CONCEPT}{pad}",
            class_=formaat.naam,
            **kenmerken,
        )


def _label(eenheid: Eenheid) -> str | None:
    """What stands before the text; a lid has no printed number in Flemish law."""
    nummer = eenheid.nummer or ZONDER_NUMMER
    if eenheid.soort == "artikel":
        return f"{'Artikel' if nummer == '1' else 'Art.'} {nummer}."
    if eenheid.soort == "paragraaf":
        return f"§{nummer}."
    return nummer if eenheid.soort == "punt" else None


def als_tekst(waarde: Any) -> str:
    """A value for machines: `60`, `4.1`, `true`, `2027-01-01`; nothing for no value."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return str(waarde).lower()
    return waarde.isoformat() if isinstance(waarde, datetime.date) else str(waarde)


def soort_van(waarde: Any) -> str:
    """The kind of a value, so that its text can be read again."""
    if waarde is None:
        return "none"
    if isinstance(waarde, bool):
        return "boolean"
    if isinstance(waarde, (int, float)):
        return "number"
    return "text"


def concepten(paden: Sequence[str]) -> list[Element]:
    """What a mark refers to: each parameter once, by its name and its label."""
    return [
        el(
            "TLCConcept",
            eId=f"{CONCEPT}{pad}",
            href=f"/akn/ontology/concept/be-vlg/{MAKER}/{pad}",
            showAs=_naam(pad),
        )
        for pad in dict.fromkeys(paden)
    ]


def _naam(pad: str) -> str:
    return law.parameterinfo(pad).label if pad in law.alle_parameters() else pad
