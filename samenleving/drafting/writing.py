"""Writes the drafts of a system as files, after they were read back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samenleving import law
from samenleving.documents import FORMATEN, Document, Formaat, Stempel
from samenleving.documents import schrijf as schrijf_document
from samenleving.drafting.amending import Wijzigingsontwerp
from samenleving.drafting.desk import Stadium, Stukken, maak_stukken
from samenleving.drafting.document import ontwerp_document, samenvatting
from samenleving.drafting.model import Ontwerp
from samenleving.legislation.official import lees_wetteksten
from samenleving.legislation.text import Aktetekst
from samenleving.output import schrijf_bestanden
from samenleving.proposals.model import HUIDIG
from samenleving.stamp import stempel
from samenleving.systems import Systeem, systeem

STAM, TWEEDE = "ontwerp", "ontwerp-2"
JSON, AKN = "json", "akn"


@dataclass(frozen=True)
class Geschreven:
    """Drafts on disk: the files and what the drafts hold."""

    bestanden: tuple[Path, ...]
    inhoud: Mapping[str, Any]

    def naar_dict(self) -> dict[str, Any]:
        """The summary with the names of the files, as JSON."""
        return {**self.inhoud, "bestanden": [str(bestand) for bestand in self.bestanden]}


def schrijf(
    naam: str,
    map_: Path | str,
    formaten: Sequence[str],
    mappen: Sequence[Path | str] = (),
    *,
    basis: str = HUIDIG,
    stadium: Stadium = "voorontwerp",
    wetteksten: Path | None = None,
) -> Geschreven:
    """Write `ontwerp.<formaat>` for a system, and `ontwerp-2` where it asks for more than one draft.

    New text where the proposals have articles, amendments where the basis is such a proposal too, otherwise
    the acts that amend the changed values. Nothing is written when the text that was read back differs from
    the change.

    Args:
        naam: the system.
        map_: where the files go.
        formaten: `html`, `md`, `docx`, `pdf`, `json`, `akn`.
        mappen: folders with the user's own proposals.
        basis: the system that is changed.
        stadium: of the draft decree.
        wetteksten: folder with official texts of the user.

    Raises:
        InvoerFout: a wrong name, nothing to write, or only what Flanders cannot amend.
        TekstFout: a template of a proposal is wrong.
        TerugleesFout: the text does not give the values asked.
    """
    bytes_, inhoud = maak_bestanden(
        naam, formaten, mappen, basis=basis, stadium=stadium, wetteksten=wetteksten
    )
    return Geschreven(schrijf_bestanden(map_, bytes_), inhoud)


def maak_bestanden(
    naam: str,
    formaten: Sequence[str],
    mappen: Sequence[Path | str] = (),
    *,
    basis: str = HUIDIG,
    stadium: Stadium = "voorontwerp",
    wetteksten: Path | None = None,
) -> tuple[dict[str, bytes], dict[str, Any]]:
    """What `schrijf` writes, by name of the file, and the summary, without writing it; raises the same."""
    stukken, merk, documenten = _opgemaakt(naam, mappen, basis, stadium, wetteksten)
    inhoud = _inhoud(documenten)
    bytes_: dict[str, bytes] = {}
    for formaat in formaten:
        if formaat == JSON:
            bytes_[f"{STAM}.{JSON}"] = json.dumps(inhoud, ensure_ascii=False, indent=2, default=str).encode()
        elif formaat == AKN:
            from samenleving.drafting.akn.writing import akn_bestanden

            bytes_ |= akn_bestanden(stukken, merk)
        else:
            soort = _formaat(formaat)
            bytes_ |= {
                f"{stam}.{soort}": schrijf_document(document, soort)
                for stam, (_, document) in documenten.items()
            }
    return bytes_, inhoud


def maak_documenten(
    naam: str, basis: str = HUIDIG, stadium: Stadium = "voorontwerp"
) -> tuple[dict[str, Document], dict[str, Any]]:
    """The drafts of a system as documents, by name of the file, and the summary; raises as `schrijf`."""
    _, _, documenten = _opgemaakt(naam, (), basis, stadium, None)
    return {stam: document for stam, (_, document) in documenten.items()}, _inhoud(documenten)


def _opgemaakt(
    naam: str, mappen: Sequence[Path | str], basis: str, stadium: Stadium, wetteksten: Path | None
) -> tuple[Stukken, Stempel, dict[str, tuple[Ontwerp | Wijzigingsontwerp, Document]]]:
    deze, onder = systeem(naam, mappen), systeem(basis, mappen)
    stukken = maak_stukken(
        deze, basis=onder, wetteksten=eigen_teksten(wetteksten, onder, deze), stadium=stadium
    )
    datum = deze.in_werking_vanaf.isoformat() if deze.in_werking_vanaf else ""
    vraag = {"systeem": deze.naam, "basis": onder.naam, "stadium": stadium}
    merk = stempel(datum=datum, voorstellen=deze.keten, invoer=vraag).naar_document(
        ("Stelsel", deze.naam), ("Basis", onder.naam)
    )
    documenten = {
        stam: (ontwerp, ontwerp_document(ontwerp, merk))
        for stam, ontwerp in zip((STAM, TWEEDE), ontwerpen_van(stukken), strict=False)
    }
    return stukken, merk, documenten


def ontwerpen_van(stukken: Stukken) -> tuple[Ontwerp | Wijzigingsontwerp, ...]:
    """The drafts of the papers, what is proposed first: amendments on a draft before that draft in full."""
    ontwerp, wijziging = stukken.ontwerp, stukken.wijziging
    gevonden = (wijziging, ontwerp) if op_een_ontwerp(stukken) else (ontwerp, wijziging)
    return tuple(deel for deel in gevonden if deel is not None)


def op_een_ontwerp(stukken: Stukken) -> bool:
    """Whether the change is made to the draft of another proposal."""
    return stukken.wijziging is not None and any(akte.op_ontwerp for akte in stukken.wijziging.aktes)


def eigen_teksten(map_: Path | None, basis: Systeem, deze: Systeem) -> dict[str, Aktetekst]:
    """The official texts in a folder of the user, matched with the values of the basis on the day before."""
    dag = deze.in_werking_vanaf
    if map_ is None or dag is None:
        return {}
    return dict(lees_wetteksten(map_, lambda pad: law.waarde(basis.stelsel, pad, dag)))


def _formaat(naam: str) -> Formaat:
    """The same name, as a format that documents know."""
    bekend = {formaat: formaat for formaat in FORMATEN}
    return bekend[naam]  # type: ignore[index]


def _inhoud(documenten: Mapping[str, tuple[Ontwerp | Wijzigingsontwerp, Document]]) -> dict[str, Any]:
    """The summary of the first draft, with those of the others under `ook`."""
    eerste, *rest = (samenvatting(ontwerp, document) for ontwerp, document in documenten.values())
    return {**eerste, "ook": rest} if rest else eerste
