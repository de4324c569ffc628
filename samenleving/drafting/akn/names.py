"""How things are called in Akoma Ntoso: the address of an act, the identifier of a unit inside it.

No Flemish profile of these names is published; what stands here is the convention of this project. An act is
`/akn/be-vlg/act/decreet/2017-07-07/2017020491`, our paraphrase of it a work of its own, with the project as
its author: `/akn/be-vlg/act/decreet/openfisca-samenleving/2017-07-07/2017020491`. A unit is `art_22-1`,
`art_38__para_1__subpara_2__point_1`; what has no seen number gets an `x` in its place.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from samenleving.legislation import Akte
from samenleving.legislation.text import Adres, Aktetekst, Eenheid, Soort

NS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
EIGEN = "urn:x-openfisca-samenleving:akn:1"
"""The namespace of what Akoma Ntoso has no word for: a change of a parameter. Nobody's address."""

TAAL = "nld"
MAKER = "openfisca-samenleving"
ELEMENT: Mapping[Soort, str] = MappingProxyType(
    {"artikel": "article", "paragraaf": "paragraph", "lid": "subparagraph", "punt": "point"}
)
_EID: Mapping[Soort, str] = MappingProxyType(
    {"artikel": "art", "paragraaf": "para", "lid": "subpara", "punt": "point"}
)
SUBTYPE = {
    "decreet": "decreet",
    "bvr": "besluit-vlaamse-regering",
    "mb": "ministerieel-besluit",
    "kb": "koninklijk-besluit",
    "wet": "wet",
    "bijzondere_wet": "bijzondere-wet",
}
MAX_NAAM, HASH_TEKENS = 80, 8
_FEDERAAL = ("wet", "bijzondere_wet", "kb")
_TEKENS = re.compile(r"[^0-9A-Za-z]+")


def land(akte: Akte) -> str:
    """`be-vlg` for an act of Flanders, `be` for a federal one, whoever may amend it today."""
    federaal = akte.soort in _FEDERAAL or (akte.soort == "mb" and akte.te_wijzigen_door == "federaal")
    return "be" if federaal else "be-vlg"


def werk(akte: Akte) -> str:
    """The address of the act itself, as published."""
    return f"/akn/{land(akte)}/act/{SUBTYPE[akte.soort]}/{_datum(akte)}/{akte.numac or naam(akte.id)}"


def werk_van_tekst(akte: Akte, tekst: Aktetekst) -> str:
    """The address of a text of the act: the act's own where every word is official, else one of ours."""
    if officieel(tekst):
        return werk(akte)
    nummer = akte.numac or naam(akte.id)
    return f"/akn/{land(akte)}/act/{SUBTYPE[akte.soort]}/{MAKER}/{_datum(akte)}/{nummer}"


def officieel(tekst: Aktetekst) -> bool:
    """Whether the whole text is official: one paraphrased article makes it ours."""
    return bool(tekst.artikelen) and all(_officieel(artikel) for artikel in tekst.artikelen)


def _officieel(eenheid: Eenheid) -> bool:
    return eenheid.herkomst == "officieel" and all(_officieel(kind) for kind in eenheid.eenheden)


def _datum(akte: Akte) -> str:
    # the address needs a date: an act whose date was never seen keeps its id apart from every other
    return akte.datum or "0000"


def naam(tekst: str) -> str:
    """A text as part of an address: lower case, figures and hyphens."""
    return _TEKENS.sub("-", tekst).strip("-").lower()


def kort_kenmerk(tekst: str) -> str:
    """The name of a system as part of an address; a long one is cut and told apart by its hash."""
    kort = naam(tekst)
    if len(kort) <= MAX_NAAM:
        return kort
    hash_ = hashlib.sha256(tekst.encode()).hexdigest()[:HASH_TEKENS]
    return f"{kort[:MAX_NAAM].rstrip('-')}-{hash_}"


def eids(tekst: Aktetekst, voor: str = "") -> dict[Adres, str]:
    """Address → eId for every unit; of units with the same address the first one counts."""
    uit: dict[Adres, str] = {}
    for adres, eid in paden(tekst.artikelen, voor):
        uit.setdefault(adres, eid)
    return uit


def paden(eenheden: tuple[Eenheid, ...], voor: str = "", ouder: Adres = ()) -> Iterator[tuple[Adres, str]]:
    """Every unit of a tree in reading order, with its address and eId."""
    for eenheid, eid in zip(eenheden, eids_van(eenheden, voor), strict=True):
        adres = (*ouder, eenheid.stap)
        yield adres, eid
        yield from paden(eenheid.eenheden, eid, adres)


def eids_van(eenheden: tuple[Eenheid, ...], voor: str) -> list[str]:
    """The eIds of units that stand side by side under `voor`."""
    gebruikt: set[str] = set()
    uit = []
    for eenheid in eenheden:
        basis = f"{_EID[eenheid.soort]}_{_nummer(eenheid)}"
        eid, keer = basis, 1
        while eid in gebruikt:
            keer += 1
            eid = f"{basis}-{keer}"
        gebruikt.add(eid)
        uit.append(f"{voor}__{eid}" if voor else eid)
    return uit


def _nummer(eenheid: Eenheid) -> str:
    nummer = _TEKENS.sub("-", eenheid.nummer).strip("-")
    if nummer:
        return nummer
    sleutel = naam(eenheid.sleutel)
    return f"x-{sleutel}" if sleutel else "x"
