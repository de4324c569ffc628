"""A concept as an ordinary system: through the loader of every proposal folder, kept as long as it is used.

The folder stands in a private place of its own and disappears with the system.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from samenleving.errors import InvoerFout, Melding, bedoelde_u
from samenleving.locator import is_eigen, kort
from samenleving.proposals.loader import keten, voorstel_ids
from samenleving.proposals.model import HUIDIG
from samenleving.systems import Systeem, systeem
from samenleving.workbench.concept import Bestanden, Concept, naar_json, uit_json
from samenleving.workbench.folder_reading import lees_voorstelmap
from samenleving.workbench.provisions import in_de_naam, variant_van
from samenleving.workbench.writing import bestanden

PROGRAMMACODE = (
    *(".py", ".pyc", ".pyd", ".pyw", ".pyz", ".pth", ".so", ".dll", ".exe", ".com", ".scr", ".msi", ".jar"),
    *(".sh", ".bash", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".mjs", ".wsf", ".hta", ".lnk", ".desktop"),
)
"""Endings of files that a computer runs; a proposal is text."""
BEWAARD = 64
"""So many concepts stay compiled."""


@dataclass(frozen=True, eq=False)
class Gecompileerd:
    """What a concept comes to.

    Attributes:
        systeem: the system; never change it.
        naam: its name, as the command line takes it.
        mappen: for every function that takes `mappen`; valid as long as this object lives.
        basis: what it stands on, without choices.
        bestanden: id → files, of the concept and of what it carries.
        merk: hash of the concept.
    """

    systeem: Systeem
    naam: str
    mappen: tuple[Path, ...]
    basis: Systeem
    bestanden: Mapping[str, Bestanden]
    merk: str


def compileer(concept: Concept) -> Gecompileerd:
    """The system of a concept; the same concept is compiled once.

    Raises `InvoerFout` for whatever is wrong with it; files are named as inside its folder.
    """
    return _compileer(naar_json(concept))


def basis_van(concept: Concept) -> Systeem:
    """The system that a concept stands on, without choices."""
    return _onderbouw(concept.basis, naar_json(_enkel_onder(concept))).systeem


@dataclass(frozen=True, eq=False)
class _Onderbouw:
    systeem: Systeem
    map: Path | None


def _enkel_onder(concept: Concept) -> Concept:
    return Concept(id="x", titel="", basis=concept.basis, vanaf="", onder=concept.onder)


@lru_cache(maxsize=BEWAARD)
def _onderbouw(basis: str, _onder: str) -> _Onderbouw:
    concept = uit_json(_onder)
    _weiger_code(concept)
    bekend = (HUIDIG, *voorstel_ids(), *concept.onder)
    if basis not in bekend:
        tekst = f"de basis “{kort(basis)}” bestaat niet"
        raise InvoerFout.een(tekst, bedoelde_u(kort(basis), bekend), veld="basis")
    if not concept.onder:
        return _Onderbouw(systeem(basis), None)
    map_ = _map()
    with _leesbaar(map_):
        schrijf_mappen(map_, concept.onder)
        uit = _Onderbouw(systeem(basis, (map_,)), map_)
    weakref.finalize(uit.systeem, shutil.rmtree, map_, ignore_errors=True)
    return uit


@lru_cache(maxsize=BEWAARD)
def _compileer(tekst: str) -> Gecompileerd:
    concept = uit_json(tekst)
    _weiger_code(concept)
    onderbouw = _onderbouw(concept.basis, naar_json(_enkel_onder(concept)))
    _controleer_id(concept)
    naam = naam_van(concept, onderbouw.systeem)
    inhoud = {**concept.onder, concept.id: bestanden(concept, onderbouw.systeem, naam)}
    map_ = _map()
    with _leesbaar(map_):
        try:
            schrijf_mappen(map_, inhoud)
            gemaakt = systeem(naam, (map_,))
        except BaseException:
            shutil.rmtree(map_, ignore_errors=True)
            raise
    merk = hashlib.sha256(tekst.encode()).hexdigest()
    uit = Gecompileerd(gemaakt, gemaakt.naam, (map_,), onderbouw.systeem, inhoud, merk)
    # the templates and the stamp are read from the folder later on: it stays as long as the system does
    weakref.finalize(gemaakt, shutil.rmtree, map_, ignore_errors=True)
    return uit


def naam_van(concept: Concept, basis: Systeem) -> str:
    """The name of its system: its id, with the readings and with the choices that no provision can make."""
    delen = [concept.id]
    for naam, optie in concept.keuzes.items():
        variant = variant_van(naam, basis.keten)
        if variant is not None and optie not in variant.opties:
            tekst = f"“{kort(optie)}” is geen optie van “{naam}”"
            raise InvoerFout.een(tekst, bedoelde_u(kort(optie), variant.opties), veld=naam)
        if in_de_naam(variant, optie):
            delen.append(f"{naam}={optie}")
    delen += [f"lezing.{naam}={keuze}" for naam, keuze in concept.lezingen.items()]
    return "+".join(delen)


def _weiger_code(concept: Concept) -> None:
    """Code of somebody else never runs here, and never travels on to the machine of a colleague."""
    for id_, inhoud in {**concept.onder, concept.id: concept.map}.items():
        for naam in inhoud:
            if naam.lower().endswith(PROGRAMMACODE):
                kern = naam.rpartition("/")[2]
                tekst = f"dit voorstel bevat programmacode ({kern}), en de werkbank voert geen code uit"
                hulp = f"haal {kern} uit de map, of reken zelf op uw computer als u de code vertrouwt"
                raise InvoerFout.een(tekst, hulp, bestand=f"{id_}/{naam}")


def _controleer_id(concept: Concept) -> None:
    bekend = (HUIDIG, *voorstel_ids(), *concept.onder)
    if concept.id in bekend:
        tekst = f"er is al een stelsel met de naam “{concept.id}”"
        raise InvoerFout.een(tekst, "geef uw voorstel een andere naam", veld="id")


def onder_van(basis: str, mappen: tuple[Path, ...]) -> dict[str, dict[str, bytes]]:
    """The files of the users' own proposals that a system stands on."""
    lagen = keten(basis, mappen).voorstellen if mappen and basis != HUIDIG else ()
    return {laag.id: lees_voorstelmap(laag.map)[0] for laag in lagen if not is_eigen(laag.map)}


def schrijf_mappen(wortel: Path, inhoud: Mapping[str, Bestanden]) -> None:
    """Write folders with their files in a place that nobody else reads."""
    for id_, bestanden_ in inhoud.items():
        for naam, bytes_ in bestanden_.items():
            pad = wortel / id_ / naam
            pad.parent.mkdir(parents=True, exist_ok=True)
            pad.write_bytes(bytes_)


def _map() -> Path:
    return Path(tempfile.mkdtemp(prefix="samenleving-"))


@contextmanager
def _leesbaar(map_: Path) -> Iterator[None]:
    """Messages name files as inside the folder of the proposal, wherever that stands for the moment."""
    try:
        yield
    except InvoerFout as fout:
        raise InvoerFout(zonder_pad(fout, map_)) from None


def zonder_pad(fout: InvoerFout, map_: Path) -> list[Melding]:
    """The messages of a fault without the place where the folder happens to stand."""
    plekken = [f"{plek}/" for plek in dict.fromkeys((str(map_), str(map_.resolve())))]

    def schoon(tekst: str) -> str:
        for plek in plekken:
            tekst = tekst.replace(plek, "")
        return tekst

    return [
        replace(m, bestand=schoon(m.bestand), tekst=schoon(m.tekst), oplossing=schoon(m.oplossing))
        for m in fout.meldingen
    ]
