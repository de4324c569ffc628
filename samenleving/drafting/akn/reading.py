"""Read Akoma Ntoso back: the articles, what a draft does to an act, and the values that follow.

What counts is what is printed. The values that a file adds for machines are compared with the printed ones,
and a file that contradicts itself is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from lxml import etree

from samenleving.drafting.akn.applying import lees_na
from samenleving.drafting.akn.names import EIGEN, ELEMENT, NS, eids
from samenleving.drafting.akn.units import CONCEPT
from samenleving.drafting.structure import (
    EenheidIngevoegd,
    EenheidOpgeheven,
    EenheidToegevoegd,
    EenheidVervangen,
    Operatie,
    WoordenVervangen,
)
from samenleving.errors import InvoerFout
from samenleving.files import lees_xml
from samenleving.formats import FORMATEN
from samenleving.legislation.text import Adres, Aktetekst, Eenheid, Herkomst, Soort

_Element = etree._Element
_A = f"{{{NS}}}"
_S = f"{{{EIGEN}}}"
_SOORT: Mapping[str, Soort] = {f"{_A}{naam}": soort for soort, naam in ELEMENT.items()}
_ONZICHTBAAR = f"{_A}remark"
_ARTIKEL = re.compile(r"(?:Artikel|Art\.) (?P<nummer>.+)\.")
_NAAMWOORD = re.compile(r"((?:het|de) [a-z]+)(?: telkens)? $")
_ONGEZIEN = "[TE VERIFIËREN"

Documentsoort = Literal["akte", "geconsolideerd", "ontwerp"]


@dataclass(frozen=True)
class Gedrukt:
    """A value as printed, with the parameter it stands for."""

    pad: str
    waarde: Any
    tekst: str


@dataclass(frozen=True)
class Wissel:
    """A change of a parameter as the file declares it. `modificatie` names the modification, or is
    empty where a new article prints the value.
    """

    pad: str
    oud: Any
    nieuw: Any
    vanaf: str
    modificatie: str = ""


@dataclass(frozen=True)
class GelezenAkn:
    """What a file says.

    Attributes:
        uri: the address of the work.
        tekst: the articles of its own with an anchor on every marked value; those that amend are left out.
        operaties: act → what happens to it.
        gedrukt: the values printed in its own articles and in the words it puts into an act.
        wissels: the changes it declares.
        niet_geschreven: changes that it declares and leaves to a drafter, parameter → reason.
    """

    soort: Documentsoort
    uri: str
    tekst: Aktetekst
    operaties: Mapping[str, tuple[Operatie, ...]] = field(default_factory=dict)
    gedrukt: tuple[Gedrukt, ...] = ()
    wissels: tuple[Wissel, ...] = ()
    niet_geschreven: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AknWaarden:
    """The values of a draft.

    Attributes:
        waarden: parameter → value, for all that its text and the amended acts print after it.
        teksten: act → its text after it.
        niet_gelezen: where words and values changed together and nothing marks the value.
    """

    waarden: Mapping[str, Any]
    teksten: Mapping[str, Aktetekst]
    niet_gelezen: tuple[str, ...] = ()


def lees_akn(inhoud: bytes, basis: Mapping[str, Aktetekst] | None = None, bestand: str = "") -> GelezenAkn:
    """Read one file.

    Args:
        inhoud: the file.
        basis: the acts that a draft may amend, by id, each as it stands before.
        bestand: the name of the file, for messages.

    Raises:
        InvoerFout: no safe XML, no Akoma Ntoso, a place that the acts do not have, or a file that
            contradicts itself.
    """
    wortel = lees_xml(inhoud, bestand)
    if wortel.tag != f"{_A}akomaNtoso":
        raise _fout("dit is geen Akoma Ntoso 3.0", bestand)
    return _Lezer(wortel, dict(basis or {}), bestand).lees()


def waarden_van(
    gelezen: GelezenAkn, basis: Mapping[str, Aktetekst], waarde_van: Callable[[str], Any]
) -> AknWaarden:
    """Carry a draft out and read every value.

    Args:
        gelezen: the draft as read.
        basis: the acts it may amend, with anchors.
        waarde_van: the value of a parameter before.

    Raises:
        InvoerFout: an operation does not fit, one parameter has two values, or a declared change is not what
            the text says.
    """
    gevonden: dict[str, list[Any]] = {}
    teksten, onleesbaar = {}, list[str]()
    for id_, operaties in gelezen.operaties.items():
        lezing = lees_na(basis[id_], waarde_van, operaties)
        teksten[id_] = lezing.tekst
        onleesbaar += lezing.onleesbaar
        for pad, waarden in lezing.waarden.items():
            gevonden.setdefault(pad, []).extend(waarden)
    for druk in gelezen.gedrukt:
        gevonden.setdefault(druk.pad, []).append(druk.waarde)
    for pad, waarden in gevonden.items():
        if any(waarde != waarden[0] for waarde in waarden):
            lijst = " en ".join(str(waarde) for waarde in dict.fromkeys(waarden))
            raise _fout(f"{pad} krijgt verschillende waarden: {lijst}", gelezen.uri)
    uit = {pad: waarden[0] for pad, waarden in gevonden.items()}
    for wissel in gelezen.wissels:
        if wissel.pad not in uit:
            raise _fout(f"{wissel.pad} wijzigt volgens het bestand, maar geen tekst zegt het", gelezen.uri)
        if uit[wissel.pad] != wissel.nieuw:
            tekst = (
                f"{wissel.pad} wordt volgens het bestand {wissel.nieuw}, volgens de tekst {uit[wissel.pad]}"
            )
            raise _fout(tekst, gelezen.uri)
    return AknWaarden(uit, teksten, tuple(onleesbaar))


class _Lezer:
    def __init__(self, wortel: _Element, basis: dict[str, Aktetekst], bestand: str) -> None:
        self.wortel, self.basis, self.bestand = wortel, basis, bestand
        self.op_eid = {str(e.get("eId")): e for e in wortel.iter(etree.Element) if e.get("eId")}
        self.gedrukt: list[Gedrukt] = []

    def lees(self) -> GelezenAkn:
        """Everything, in the order of the file."""
        uri = self.wortel.find(f".//{_A}FRBRWork/{_A}FRBRuri")
        body = self.wortel.find(f"./*/{_A}body")
        if body is None:
            body = self.wortel.find(f"./*/{_A}mainBody")
        if uri is None or body is None:
            raise _fout("dit bestand heeft geen identificatie of geen artikelen", self.bestand)
        actief = self.wortel.find(f".//{_A}activeModifications")
        passief = self.wortel.find(f".//{_A}passiveModifications")
        soort: Documentsoort = "akte"
        if self.wortel.find(f".//{_S}draft") is not None:
            soort = "ontwerp"
        elif passief is not None:
            soort = "geconsolideerd"
        artikelen = tuple(
            self.eenheid(element)
            for element in body.iter(f"{_A}article")
            if not _binnen_aanhaling(element) and next(element.iter(f"{_A}mod"), None) is None
        )
        akte = self.wortel.find(f".//{_S}text")
        tekst = Aktetekst("" if akte is None else str(akte.get("act")), artikelen)
        operaties = self.operaties(actief) if actief is not None else {}
        return GelezenAkn(
            soort,
            str(uri.get("value")),
            tekst,
            operaties,
            tuple(self.gedrukt),
            tuple(self.wissels()),
            {str(e.get("name")): str(e.get("reason")) for e in self.wortel.iter(f"{_S}notDrafted")},
        )

    # ------------------------------------------------------------------------------------------- text

    def eenheid(self, element: _Element, herkomst: Herkomst = "parafrase", *, ankers: bool = True) -> Eenheid:
        """One unit with all below it; its marked values become anchors again, or stay as printed."""
        soort = _SOORT[str(element.tag)]
        eigen = cast(Herkomst, element.get("class") or herkomst)
        tekst, kinderen = "", []
        for kind in element:
            if kind.tag in (f"{_A}content", f"{_A}intro"):
                lees = self.alinea if ankers else self.gevuld
                tekst = "\n".join(lees(p) for p in kind.iterfind(f"{_A}p"))
            elif kind.tag in _SOORT:
                kinderen.append(self.eenheid(kind, eigen, ankers=ankers))
        kop = element.find(f"{_A}heading")
        return Eenheid(
            soort,
            nummer=_nummer(element, soort),
            tekst=tekst,
            eenheden=tuple(kinderen),
            sleutel=element.get("wId") or "",
            opschrift="" if kop is None else _platte(kop),
            plaats=element.get("title") or "",
            herkomst=eigen,
        )

    def alinea(self, element: _Element) -> str:
        """Running text, with an anchor for each marked value, which is noted."""
        uit = element.text or ""
        for kind in element:
            if kind.tag in (f"{_A}quantity", f"{_A}date") and kind.get("refersTo"):
                uit += self.anker(kind)
            elif isinstance(kind.tag, str) and kind.tag != _ONZICHTBAAR:
                uit += self.alinea(kind)
            uit += kind.tail or ""
        return uit

    def anker(self, element: _Element) -> str:
        """The anchor of a mark, after its printed value was read and compared with the one for machines."""
        pad = str(element.get("refersTo")).removeprefix(f"#{CONCEPT}")
        naam = str(element.get("class"))
        gedrukt = _platte(element)
        if naam not in FORMATEN:
            raise self._fout(element, f"het formaat “{naam}” van {pad} bestaat niet")
        try:
            waarde = FORMATEN[naam].lees(gedrukt)
        except ValueError as fout:
            raise self._fout(element, f"{pad}: {fout}") from None
        machine = element.get("normalized") or element.get("date") or ""
        if not _gelijk(waarde, machine):
            raise self._fout(element, f"{pad} staat er als “{gedrukt}”, maar is gemerkt als {machine}")
        self.gedrukt.append(Gedrukt(pad, waarde, gedrukt))
        return f"{{{{ {pad} | {naam} }}}}"

    # ------------------------------------------------------------------------------------- operations

    def operaties(self, actief: _Element) -> dict[str, tuple[Operatie, ...]]:
        """Act → its operations, in the order of the list."""
        akten = {str(e.get("href")): str(e.get("eId")) for e in self.wortel.iter(f"{_A}activeRef")}
        plekken = {
            id_: {eid: adres for adres, eid in eids(tekst).items()} for id_, tekst in self.basis.items()
        }
        uit: dict[str, list[Operatie]] = {}
        for element in actief.iterfind(f"{_A}textualMod"):
            for doel in element.iterfind(f"{_A}destination"):
                adres_, _, eid = str(doel.get("href")).partition("/~")
                if adres_ not in akten or akten[adres_] not in self.basis:
                    raise self._fout(element, f"de akte “{adres_}” is hier niet bekend")
                id_ = akten[adres_]
                if eid and eid not in plekken[id_]:
                    raise self._fout(element, f"de plaats “{eid}” bestaat niet in {id_}")
                adres = plekken[id_][eid] if eid else ()
                uit.setdefault(id_, []).append(self.operatie(element, id_, adres, doel))
        return {id_: tuple(lijst) for id_, lijst in uit.items()}

    def operatie(self, element: _Element, akte: str, adres: Adres, doel: _Element) -> Operatie:
        """One modification at one of its places."""
        stand = doel.get("pos") or ""
        soort = element.get("type")
        oud, nieuw = self._doel(element, "old"), self._doel(element, "new")
        if soort == "repeal":
            return EenheidOpgeheven(akte, adres)
        if nieuw is None:
            raise self._fout(element, "een wijziging zonder nieuwe tekst")
        if nieuw.tag == f"{_A}quotedText":
            if oud is None or soort != "substitution":
                raise self._fout(element, "woorden worden enkel vervangen door andere woorden")
            eerder = len(self.gedrukt)
            oude = self.gevuld(oud)
            # the old words are no values of after
            del self.gedrukt[eerder:]
            woorden, paden = self.gevuld(nieuw), [druk.pad for druk in self.gedrukt[eerder:]]
            ervoor = oud.getprevious()
            voor = oud.getparent()
            zin = (ervoor.tail if ervoor is not None else voor.text if voor is not None else "") or ""
            naamwoord = _NAAMWOORD.search(zin)
            return WoordenVervangen(
                akte,
                adres,
                oude,
                woorden,
                naamwoord[1] if naamwoord else "de woorden",
                doel.get(f"{_S}each") == "true",
                tuple(dict.fromkeys(paden)),
            )
        eerder = len(self.gedrukt)
        vol = tuple(self.eenheid(kind, "ontwerp", ankers=False) for kind in nieuw if kind.tag in _SOORT)
        paden = list(dict.fromkeys(druk.pad for druk in self.gedrukt[eerder:]))
        if not vol:
            raise self._fout(element, "de nieuwe tekst is leeg")
        if soort == "substitution":
            if len(vol) > 1:
                raise self._fout(element, "één plaats wordt door meer dan één vervangen")
            return EenheidVervangen(akte, adres, vol[0], tuple(paden))
        if stand == "end":
            return EenheidToegevoegd(akte, adres, vol, tuple(paden))
        if stand == "start":
            return EenheidIngevoegd(akte, adres, None, vol, tuple(paden))
        if stand == "after":
            return EenheidIngevoegd(akte, adres[:-1], adres, vol, tuple(paden))
        raise self._fout(element, f"“{soort}” met plaats “{stand}” wordt niet gelezen")

    def gevuld(self, element: _Element) -> str:
        """The words of a quotation; the marks in it are noted."""
        self.alinea(element)
        return _platte(element)

    def _doel(self, element: _Element, naam: str) -> _Element | None:
        kind = element.find(f"{_A}{naam}")
        if kind is None:
            return None
        eid = str(kind.get("href")).removeprefix("#")
        if eid not in self.op_eid:
            raise self._fout(kind, f"“{eid}” staat niet in het bestand")
        return self.op_eid[eid]

    # ---------------------------------------------------------------------------------------- changes

    def wissels(self) -> Iterator[Wissel]:
        """What the file declares about parameters."""
        for element in self.wortel.iter(f"{_S}parameterChange"):
            soort = str(element.get("type"))
            yield Wissel(
                str(element.get("name")),
                _waarde(element.get("from"), str(element.get("from-type") or soort)),
                _waarde(element.get("to"), soort),
                str(element.get("valid-from")),
                (element.get("modification") or "").removeprefix("#"),
            )

    def _fout(self, element: _Element, tekst: str) -> InvoerFout:
        return InvoerFout.een(tekst, "verbeter het bestand", bestand=self.bestand, regel=element.sourceline)


def _nummer(element: _Element, soort: Soort) -> str:
    if soort == "lid":
        nummer = str(element.get("eId")).rpartition("__subpara_")[2].partition("-")[0]
        return "" if nummer == "x" else nummer
    num = element.find(f"{_A}num")
    nummer = "" if num is None else _platte(num)
    if soort == "artikel" and (gevonden := _ARTIKEL.fullmatch(nummer)):
        nummer = gevonden["nummer"]
    if soort == "paragraaf":
        nummer = nummer.removeprefix("§").removesuffix(".")
    return "" if nummer.startswith(_ONGEZIEN) else nummer


def _binnen_aanhaling(element: _Element) -> bool:
    return next(element.iterancestors(f"{_A}quotedStructure"), None) is not None


def _platte(element: _Element) -> str:
    uit = element.text or ""
    for kind in element:
        if isinstance(kind.tag, str) and kind.tag != _ONZICHTBAAR:
            uit += _platte(kind)
        uit += kind.tail or ""
    return uit


def _gelijk(waarde: Any, machine: str) -> bool:
    if isinstance(waarde, (int, float)):
        try:
            return float(machine) == waarde
        except ValueError:
            return False
    return str(waarde) == machine


def _waarde(tekst: str | None, soort: str) -> Any:
    if tekst is None or soort == "none":
        return None
    if soort == "boolean":
        return tekst == "true"
    if soort == "number":
        getal = float(tekst)
        return int(getal) if getal.is_integer() else getal
    return tekst


def _fout(tekst: str, bestand: str) -> InvoerFout:
    return InvoerFout.een(tekst, "verbeter het bestand", bestand=bestand)
