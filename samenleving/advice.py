"""The advices: what each body recommended, in our own words, with the passage.

Loads and validates `reforms/<id>/advies.yaml`; evaluates nothing. Which provision of a proposal answers a
recommendation stands once, in the provision (`beantwoordt`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from samenleving.errors import InvoerFout, Melding, Tweetalig, bedoelde_u
from samenleving.locator import is_eigen, kort, zoek_bestanden
from samenleving.schema_check import controleer_schema
from samenleving.yaml_io import YamlFout, laad_yaml, regel_van

BESTAND = "advies.yaml"

Soort = Literal["parameter", "regel", "verplichting", "proces", "communicatie"]
Vorm = Literal["expliciet", "piste", "vraag", "aanbod", "afgeleid_uit_kritiek"]
Gewicht = Literal["kern", "verwant", "context"]


@dataclass(frozen=True)
class Vindplaats:
    """Where a document says something: section, lines, and other lines that repeat it."""

    document: str
    plaats: str
    regels: str
    ook: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.plaats}, regels {self.regels}"


@dataclass(frozen=True)
class Aanbeveling:
    """One recommendation.

    Attributes:
        id: `serv25-3.1-a`: document, section, letter.
        document: short name of the document.
        orgaan: the body.
        stelling: our own words, one sentence.
        passage: where the document says it.
        soort: what it touches: a number, a rule, a duty, a process or communication.
        vorm: `piste` and `vraag` are no demands; `afgeleid_uit_kritiek` is our imperative for a stated flaw.
        gewicht: `kern` touches a rule that computes, a right, a duty or an amount.
        actoren: who must act.
        toets: how a system is checked against it; None where no check exists yet.
    """

    id: str
    document: str
    orgaan: str
    stelling: str
    passage: Vindplaats
    soort: Soort
    vorm: Vorm
    gewicht: Gewicht
    actoren: tuple[str, ...]
    toets: dict[str, Any] | None = None


@dataclass(frozen=True)
class Advies:
    """One document with its recommendations, in the order of the document."""

    document: str
    orgaan: str
    titel: str
    datum: str
    aanbevelingen: tuple[Aanbeveling, ...]


def laad_advies(pad: Path) -> Advies:
    """Read one `advies.yaml`.

    Raises `InvoerFout` with file, line, field and remedy for everything that is wrong.
    """
    try:
        data, regels = laad_yaml(pad)
    except YamlFout as fout:
        raise InvoerFout.uit_yaml(fout) from None
    controleer_schema("advies", data, regels, str(pad))
    document, orgaan = data["document"], data["orgaan"]
    meldingen: list[Melding] = []
    gezien: dict[str, int | None] = {}
    for nummer, rij in enumerate(data["aanbevelingen"]):
        regel = regel_van(regels, ("aanbevelingen", nummer, "id"))
        veld = f"aanbevelingen[{nummer}].id"
        if rij["id"] in gezien:
            tekst = f"het id “{rij['id']}” staat er twee keer (ook op regel {gezien[rij['id']]})"
            meldingen.append(Melding(str(pad), regel, veld, tekst, "geef elke aanbeveling een eigen id"))
        if not rij["id"].startswith(f"{document}-"):
            tekst = f"het id “{rij['id']}” begint niet met de naam van het document"
            meldingen.append(Melding(str(pad), regel, veld, tekst, f"begin het id met {document}-"))
        gezien[rij["id"]] = regel
    if meldingen:
        raise InvoerFout(meldingen)
    rijen = tuple(_aanbeveling(rij, document, orgaan) for rij in data["aanbevelingen"])
    return Advies(document, orgaan, data["titel"], data["datum"], rijen)


def _aanbeveling(rij: dict[str, Any], document: str, orgaan: str) -> Aanbeveling:
    passage = rij["passage"]
    return Aanbeveling(
        id=rij["id"],
        document=document,
        orgaan=orgaan,
        stelling=rij["stelling"],
        passage=Vindplaats(document, passage["plaats"], passage["regels"], tuple(passage.get("ook", ()))),
        soort=rij["soort"],
        vorm=rij["vorm"],
        gewicht=rij["gewicht"],
        actoren=tuple(rij["actoren"]),
        toets=rij.get("toets"),
    )


@cache
def _eigen_bestand(pad: Path) -> Advies:
    return laad_advies(pad)


@cache
def _eigen_adviezen() -> tuple[Advies, ...]:
    return _lees(())


def _lees(mappen: Sequence[Path | str]) -> tuple[Advies, ...]:
    gevonden = [
        _eigen_bestand(pad) if is_eigen(pad.parent) else laad_advies(pad)
        for pad in zoek_bestanden(BESTAND, mappen)
    ]
    documenten: dict[str, Advies] = {}
    for advies in gevonden:
        if advies.document in documenten:
            raise InvoerFout.een(
                f"twee adviezen dragen de naam “{advies.document}”",
                "geef het veld document in één ervan een andere naam",
                bestand=BESTAND,
                veld="document",
            )
        documenten[advies.document] = advies
    return tuple(gevonden)


def adviezen(mappen: Sequence[Path | str] = ()) -> tuple[Advies, ...]:
    """Every advice: the project's own and those in the user's `mappen`."""
    return _lees(mappen) if mappen else _eigen_adviezen()


def aanbevelingen(document: str | None = None, mappen: Sequence[Path | str] = ()) -> tuple[Aanbeveling, ...]:
    """The recommendations of one document, or of all, in the order of the documents."""
    bekend = {advies.document: advies for advies in adviezen(mappen)}
    if document is not None and document not in bekend:
        tekst = Tweetalig(
            "het advies “{naam}” bestaat niet", "the advice “{naam}” does not exist", naam=kort(document)
        )
        raise InvoerFout.een(tekst, bedoelde_u(kort(document), bekend))
    gekozen = bekend.values() if document is None else [bekend[document]]
    return tuple(rij for advies in gekozen for rij in advies.aanbevelingen)


def aanbeveling(id_: str, mappen: Sequence[Path | str] = ()) -> Aanbeveling:
    """One recommendation by its id (`serv25-3.1-a`)."""
    bekend = {rij.id: rij for rij in aanbevelingen(mappen=mappen)}
    if id_ not in bekend:
        raise InvoerFout.een(f"de aanbeveling “{kort(id_)}” bestaat niet", bedoelde_u(kort(id_), bekend))
    return bekend[id_]
