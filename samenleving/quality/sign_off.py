"""The ledger of approvals: a jurist says that a law test tells the law, and it holds until something changes.

An approval keeps three hashes: of the paraphrases that the rules of the test encode, of the parameters it
read with their values, and of the case itself. When one of them differs, the approval has lapsed. Nothing
renews it but a new approval.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from samenleving.errors import InvoerFout, Melding, bedoelde_u
from samenleving.output import schrijf_bestanden
from samenleving.quality.base import Bestand, Kennisbasis
from samenleving.quality.freshness import lees_peildatum
from samenleving.quality.lawtests import WettestFout, Wetzin, lees_wettests, simulatie_van, vragen
from samenleving.quality.parameters import is_datum
from samenleving.schema_check import controleer_schema
from samenleving.yaml_io import YamlFout, laad_yaml

BESTAND = "goedkeuringen.yaml"
LEEG = "goedkeuringen: []"
DELEN = {
    "tekst": "de tekst van een lid",
    "parameters": "een parameter of zijn waarde",
    "geval": "de test zelf",
}
"""What an approval rests on, and how a reader is told that it changed."""

NIET_IN_HET_GEVAL = "keywords"


@dataclass(frozen=True)
class Vingerafdruk:
    """The sha256 of what a law test rests on."""

    tekst: str
    parameters: str
    geval: str

    def verschillen(self, ander: Mapping[str, Any]) -> list[str]:
        """The parts in which a recorded approval differs from this."""
        return [deel for deel in DELEN if ander[deel] != getattr(self, deel)]


@dataclass(frozen=True)
class Register:
    """The law tests and the approvals beside them.

    Attributes:
        map: folder of the law tests.
        bestand: the ledger as read.
    """

    map: Path
    bestand: Bestand

    @cached_property
    def goedkeuringen(self) -> list[dict[str, Any]]:
        """The approvals as written."""
        rijen: list[dict[str, Any]] = self.bestand.data["goedkeuringen"]
        return rijen


def eigen_map() -> Path | None:
    """The law tests of the repository this runs from; None in an installed package."""
    map_ = Path(str(files("samenleving"))).parent / "tests" / "law"
    return map_ if (map_ / BESTAND).is_file() else None


def lees_register(map_: Path) -> Register:
    """Read the ledger in a folder of law tests.

    Raises:
        InvoerFout: everything that is wrong with the ledger as a file.
    """
    naam = f"tests/law/{BESTAND}"
    try:
        data, regels = laad_yaml(map_ / BESTAND, naam=naam)
    except YamlFout as fout:
        raise InvoerFout.uit_yaml(fout) from None
    controleer_schema("goedkeuringen", data, regels, naam)
    return Register(map_, Bestand(naam, data, regels))


def controleer_goedkeuringen(register: Register, basis: Kennisbasis) -> Iterator[Melding]:
    """Approvals of a test that is gone are faults; those that lapsed are warnings."""
    gezien: set[tuple[str, str]] = set()
    for nummer, rij in enumerate(register.goedkeuringen):
        veld = ("goedkeuringen", nummer)
        if not is_datum(rij["datum"]):
            fout = f"“{rij['datum']}” is geen bestaande datum"
            yield register.bestand.melding((*veld, "datum"), fout, "schrijf JJJJ-MM-DD")
        sleutel = (rij["bestand"], rij["zin"])
        if sleutel in gezien:
            yield register.bestand.melding(
                veld, "deze test is al goedgekeurd", "schrap de oudste goedkeuring"
            )
        gezien.add(sleutel)
        try:
            zin = zoek_zin(register.map, *sleutel)
        except InvoerFout as fout_:
            [melding] = fout_.meldingen
            yield register.bestand.melding((*veld, melding.veld), melding.tekst, melding.oplossing)
            continue
        anders = vingerafdruk(zin.test, basis).verschillen(rij)
        if anders:
            wat = " en ".join(DELEN[deel] for deel in anders)
            tekst = f"de goedkeuring van {rij['naam']} van {rij['datum']} is vervallen: {wat} is gewijzigd"
            yield register.bestand.melding(veld, tekst, "laat de test opnieuw goedkeuren", "waarschuwing")


def zoek_zin(map_: Path, bestand: str, zin: str) -> Wetzin:
    """One sentence of one file of law tests; an unknown one is an `InvoerFout` with a suggestion."""
    bekend = {"/".join(pad.relative_to(map_).parts): pad for pad in sorted(map_.glob("*/*.yaml"))}
    if bestand not in bekend:
        raise InvoerFout.een(
            f"het bestand “{bestand}” bestaat niet", bedoelde_u(bestand, bekend), veld="bestand"
        )
    try:
        zinnen = {gevonden.naam: gevonden for gevonden in lees_wettests(bekend[bestand])}
    except WettestFout as fout:
        raise InvoerFout.een(str(fout), "maak eerst de test in orde", veld="bestand") from None
    if zin not in zinnen:
        raise InvoerFout.een(f"geen test heet “{zin}”", bedoelde_u(zin, zinnen), veld="zin")
    return zinnen[zin]


def vingerafdruk(test: Mapping[str, Any], basis: Kennisbasis) -> Vingerafdruk:
    """Run a test and hash what its outcome rests on.

    The law text is that of every deel that encodes a variable or a parameter that the test used.
    """
    sporen = gebruikt(test)
    namen = sporen.variabelen | {naam for naam, _, _ in sporen.parameters}
    delen = [
        (plaats.akte.id, plaats.deel.plaats, plaats.deel.onderwerp, plaats.deel.tekst)
        for plaats in basis.delen
        if namen & set(plaats.deel.codeert)
    ]
    geval = {sleutel: waarde for sleutel, waarde in test.items() if sleutel != NIET_IN_HET_GEVAL}
    return Vingerafdruk(_hash(delen), _hash(sorted(sporen.parameters, key=str)), _hash(geval))


def keur_goed(
    register: Register, basis: Kennisbasis, bestand: str, zin: str, naam: str, datum: str
) -> dict[str, Any]:
    """Add an approval to the ledger, in the place of an older one of the same sentence, and return it."""
    lees_peildatum(datum)
    afdruk = vingerafdruk(zoek_zin(register.map, bestand, zin).test, basis)
    rij = {"bestand": bestand, "zin": zin, "naam": naam, "datum": datum, **asdict(afdruk)}
    ander = [r for r in register.goedkeuringen if (r["bestand"], r["zin"]) != (bestand, zin)]
    kop = (register.map / BESTAND).read_text(encoding="utf-8").split("goedkeuringen:", 1)[0]
    regels = [f"{kop}goedkeuringen:"]
    for een in [*ander, rij]:
        velden = [f"{sleutel}: {json.dumps(waarde, ensure_ascii=False)}" for sleutel, waarde in een.items()]
        regels += [f"  - {velden[0]}", *(f"    {veld}" for veld in velden[1:])]
    schrijf_bestanden(register.map, {BESTAND: ("\n".join(regels) + "\n").encode()})
    return rij


@dataclass(frozen=True)
class Sporen:
    """What an outcome rests on: variables by name, and parameters as (path, day, value)."""

    variabelen: frozenset[str]
    parameters: frozenset[tuple[str, str, Any]]


def gebruikt(test: Mapping[str, Any]) -> Sporen:
    """Run a test and note every variable and parameter that it used."""
    simulatie = simulatie_van(test)
    simulatie.trace = True
    for vraag in vragen(test, simulatie):
        simulatie.calculate(vraag.variabele, vraag.periode)
    knopen = tuple(simulatie.tracer.browse_trace())
    gelezen = ((p.name, str(p.period), p.value) for knoop in knopen for p in knoop.parameters)
    return Sporen(frozenset(knoop.name for knoop in knopen), frozenset(gelezen))


def _hash(inhoud: Any) -> str:
    tekst = json.dumps(inhoud, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(tekst.encode()).hexdigest()
