"""The stamp: what makes a result repeatable. Versions, commit and hashes; never the clock.

Equal input gives an equal stamp, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Any

from samenleving.documents import VOORBEHOUD, Kenmerk
from samenleving.documents import Stempel as Documentstempel
from samenleving.proposals.model import Voorstel

PAKKET = "openfisca-samenleving"
KERN = "openfisca-core"
ONBEKEND = "onbekend"
HEX_TEKENS = 12
"""So many characters of a hash are printed; the data keep them all."""

_WETBESTANDEN = (".py", ".yaml")
_BUITEN_DE_WET = ("situations",)
_VOORSTELBESTANDEN = (".yaml", ".py", ".j2", ".md")
_HASH = re.compile(r"[0-9a-f]{40,64}")


@dataclass(frozen=True)
class Stempel:
    """What a result was made with.

    Attributes:
        commit: of the repository it ran from; empty in an installed package.
        wet: hash of the law package: rules, numbers and acts.
        voorstellen: (id, hash) of every proposal used, in their order.
        invoer: hash of what was asked: systems, month, cases; empty where there is no input.
        datum: month or day of the law applied; empty where none is.
    """

    versie: str
    kern: str
    commit: str
    wet: str
    voorstellen: tuple[tuple[str, str], ...]
    invoer: str
    datum: str
    voorbehoud: str = VOORBEHOUD

    def naar_document(self, *extra: tuple[str, str]) -> Documentstempel:
        """The stamp as a document prints it, with more lines after it where asked."""
        regels = [
            ("Recht van", self.datum),
            ("openfisca-samenleving", self.versie),
            ("openfisca-core", self.kern),
            ("Commit", self.commit[:HEX_TEKENS]),
            ("Wet (sha256)", self.wet[:HEX_TEKENS]),
            *((f"{id_} (sha256)", hash_[:HEX_TEKENS]) for id_, hash_ in self.voorstellen),
            ("Invoer (sha256)", self.invoer[:HEX_TEKENS]),
            *extra,
        ]
        kenmerken = tuple(Kenmerk(naam, waarde) for naam, waarde in regels if waarde)
        return Documentstempel(kenmerken, voorbehoud=self.voorbehoud)


def stempel(
    *, datum: str = "", voorstellen: Iterable[Voorstel] = (), invoer: Mapping[str, Any] | None = None
) -> Stempel:
    """The stamp of a result.

    Args:
        datum: month or day of the law applied.
        voorstellen: the proposals used; one that comes twice is printed once.
        invoer: what was asked, as data that JSON can hold.
    """
    hashes = {voorstel.id: _hash_map(voorstel.map, _VOORSTELBESTANDEN) for voorstel in voorstellen}
    return Stempel(
        versie=_versie(PAKKET),
        kern=_versie(KERN),
        commit=_commit(),
        wet=_hash_wet(),
        voorstellen=tuple(hashes.items()),
        invoer="" if invoer is None else _hash_data(invoer),
        datum=datum,
    )


def _versie(pakket: str) -> str:
    try:
        return version(pakket)
    except PackageNotFoundError:
        return ONBEKEND


@cache
def _hash_wet() -> str:
    return _hash_map(Path(str(files("openfisca_samenleving"))), _WETBESTANDEN, _BUITEN_DE_WET)


def _hash_map(map_: Path, soorten: tuple[str, ...], zonder: tuple[str, ...] = ()) -> str:
    """Hash over names and contents, the same on every machine: sorted, with the same line ends."""
    som = hashlib.sha256()
    bestanden = [pad for pad in map_.rglob("*") if pad.suffix in soorten and pad.is_file()]
    for pad in sorted(bestanden, key=lambda pad: pad.relative_to(map_).as_posix()):
        plaats = pad.relative_to(map_)
        if not set(plaats.parts) & set(zonder):
            som.update(plaats.as_posix().encode() + b"\0")
            som.update(pad.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return som.hexdigest()


def _hash_data(data: Mapping[str, Any]) -> str:
    tekst = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(tekst.encode()).hexdigest()


@cache
def _commit() -> str:
    """Commit of the clone the package runs from; empty when it does not run from a clone."""
    git = Path(str(files("samenleving"))).parent / ".git"
    kop = git / "HEAD"
    if not kop.is_file():
        return ""
    inhoud = kop.read_text(encoding="utf-8").strip()
    if inhoud.startswith("ref: "):
        inhoud = _verwijzing(git, inhoud.removeprefix("ref: "))
    return inhoud if _HASH.fullmatch(inhoud) else ""


def _verwijzing(git: Path, naam: str) -> str:
    if (git / naam).is_file():
        return (git / naam).read_text(encoding="utf-8").strip()
    ingepakt = git / "packed-refs"
    if ingepakt.is_file():
        for regel in ingepakt.read_text(encoding="utf-8").splitlines():
            hash_, _, ref = regel.partition(" ")
            if ref == naam:
                return hash_
    return ""
