"""The complete file of a proposal on disk: every paper in every format, one folder and one zip.

Everything is made before anything is written; a draft that is not read back as what was asked is refused, and
then nothing is written at all. Equal input gives equal bytes, the zip included.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samenleving.documents import Formaat, aantal_plaatshouders, maak_anker
from samenleving.documents import schrijf as schrijf_document
from samenleving.dossier.contents import Dossierstuk, dossierstukken
from samenleving.dossier.landing import plaatsen
from samenleving.dossier.material import Stof
from samenleving.dossier.overview import Vermelding, inhoudsopgave
from samenleving.dossier.workbook import werkboek
from samenleving.drafting.serial import naar_data
from samenleving.output import schrijf_bestanden

AKN = "akn"
PDF = "pdf"
JSON = "json"
AKN_EINDE = ".akn.xml"
ALS_DOC = ("memorie", "nota")
"""Papers without articles of their own, which Akoma Ntoso knows as `doc`."""
XLSX: Formaat = "xlsx"
FORMATEN = ("html", "md", "docx", PDF, AKN, XLSX, JSON)
INDEX = "index.html"
OPERATIES = "operaties.json"
TABELLEN = f"tabellen.{XLSX}"
_BEGIN = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the zip: a zip cannot hold an earlier one, and the clock is no input."""
_RECHTEN = 0o644 << 16


@dataclass(frozen=True)
class Dossier:
    """A complete file on disk.

    Attributes:
        bestanden: the files, the index first and the zip last.
        vermeldingen: what became of each paper.
        inhoud: the summary, as JSON.
    """

    bestanden: tuple[Path, ...]
    vermeldingen: tuple[Vermelding, ...]
    inhoud: Mapping[str, Any]

    def naar_dict(self) -> dict[str, Any]:
        """The summary with the names of the files."""
        return {**self.inhoud, "bestanden": [str(bestand) for bestand in self.bestanden]}


def schrijf_dossier(
    stof: Stof,
    map_: Path | str,
    formaten: Sequence[str] = FORMATEN,
    meld: Callable[[str], None] = lambda _: None,
    meld_aantal: Callable[[int], None] = lambda _: None,
) -> Dossier:
    """Make, prove and write the file.

    `meld` hears which paper is being made, `meld_aantal` how many there are.

    Raises:
        TerugleesFout: a draft, as text or as Akoma Ntoso, is not read back as what was asked.
        InvoerFout: the folder cannot be written.
    """
    meld("Akoma Ntoso schrijven en teruglezen")
    akn = _akn(stof) if AKN in formaten else {}
    gemaakt: dict[str, bytes | Future[bytes]] = {}
    vermeldingen: list[Vermelding] = []
    papieren = dossierstukken(stof)
    meld_aantal(len(papieren))
    # a PDF is set outside Python, so it takes another core while the next paper is made
    with ThreadPoolExecutor(max_workers=1) as zetter:
        for stuk in papieren:
            meld(stuk.titel)
            bestanden, open_ = _schrijf_stuk(stuk, formaten, stof, zetter)
            gemaakt |= bestanden
            vermeldingen.append(Vermelding(stuk.titel, stuk.uitleg, tuple(bestanden), stuk.reden, open_))
    bytes_ = {naam: deel.result() if isinstance(deel, Future) else deel for naam, deel in gemaakt.items()}
    if akn:
        akn |= _verzameling(stof, {**akn, **{n: b for n, b in bytes_.items() if n.endswith(AKN_EINDE)}})
        bytes_ |= akn
        vermeldingen.append(
            Vermelding(
                "Akoma Ntoso",
                "dezelfde teksten voor machines, met elke gewijzigde parameter",
                tuple(akn),
            )
        )
    inhoud = samenvatting(stof, vermeldingen)
    if XLSX in formaten:
        meld("Tabellen")
        bytes_[TABELLEN] = schrijf_document(werkboek(stof), XLSX)
        vermeldingen.append(
            Vermelding("Tabellen", "waarden, operaties, was en wordt en synopsis als rekenblad", (TABELLEN,))
        )
    if JSON in formaten:
        bytes_[OPERATIES] = _als_json({**inhoud, "operaties": operaties(stof)})
        vermeldingen.append(Vermelding("Operaties", "elke wijziging als gegevens", (OPERATIES,)))
    naam = dossiernaam(stof)
    index = schrijf_document(inhoudsopgave(stof, vermeldingen), "html")
    bytes_ = {INDEX: index, **bytes_}
    bytes_[f"{naam}.zip"] = als_zip(naam, bytes_)
    meld("wegschrijven")
    return Dossier(schrijf_bestanden(map_, bytes_), tuple(vermeldingen), inhoud)


def _schrijf_stuk(
    stuk: Dossierstuk, formaten: Iterable[str], stof: Stof, zetter: Executor
) -> tuple[dict[str, bytes | Future[bytes]], int]:
    """The files of one paper, those in PDF perhaps still to come, and how many gaps it still has."""
    if stuk.maak is None:
        return {}, 0
    document = stuk.maak()
    gekozen: list[Formaat] = [f for f in formaten if f not in (AKN, XLSX, JSON)]  # type: ignore[misc]
    bestanden: dict[str, bytes | Future[bytes]] = {
        f"{stuk.naam}.{formaat}": (
            zetter.submit(schrijf_document, document, formaat)
            if formaat == PDF
            else schrijf_document(document, formaat)
        )
        for formaat in gekozen
    }
    if AKN in formaten and document.soort in ALS_DOC:
        from samenleving.drafting.akn.memoranda import schrijf_doc

        soort = stuk.naam.partition("-")[2]
        bestanden[f"{stuk.naam}{AKN_EINDE}"] = schrijf_doc(document, soort, _dag(stof), stof.naam)
    return bestanden, sum(aantal_plaatshouders(document).values())


def samenvatting(stof: Stof, vermeldingen: Sequence[Vermelding]) -> dict[str, Any]:
    """What the file holds, as JSON."""
    stukken = stof.stukken
    wijziging = stukken.wijziging
    return {
        "systeem": stof.naam,
        "basis": stukken.basis.naam,
        "stadium": stukken.stadium,
        "maand": stof.maand,
        "status": stukken.systeem.status,
        "stukken": [
            {"titel": v.titel, "bestanden": list(v.bestanden), "reden": v.reden, "open": v.open}
            for v in vermeldingen
        ],
        "niet_geschreven": [
            {"pad": niet.pad, "akte": niet.akte, "plaats": niet.plaats, "reden": niet.reden}
            for niet in dict.fromkeys(
                (*stukken.niet_geschreven, *(wijziging.niet_geschreven if wijziging else ()))
            )
        ],
        "geweigerd": [
            {"pad": w.pad, "akte": w.akte, "plaats": w.plaats, "reden": w.reden}
            for w in dict.fromkeys((*stukken.geweigerd, *(wijziging.geweigerd if wijziging else ())))
        ],
        "teruggelezen": dict(wijziging.teruggelezen) if wijziging else {},
        "motivering": {
            sectie: [f"{titel}, {kop}" for titel, kop in waar]
            for sectie, waar in plaatsen(stof).items()
            if sectie in stof.motivering.secties
        },
    }


def _akn(stof: Stof) -> dict[str, bytes]:
    from samenleving.drafting.akn.writing import akn_bestanden

    return akn_bestanden(stof.stukken, stof.stempel)


def _verzameling(stof: Stof, bestanden: Mapping[str, bytes]) -> dict[str, bytes]:
    """The file that names every other one in Akoma Ntoso."""
    from samenleving.drafting.akn.memoranda import schrijf_verzameling

    titel = f"Dossier: {stof.stukken.systeem.titel}"
    inhoud = schrijf_verzameling(titel, bestanden, _dag(stof), stof.naam, stof.stempel)
    return {f"dossier{AKN_EINDE}": inhoud}


def _dag(stof: Stof) -> str:
    vanaf = stof.stukken.systeem.in_werking_vanaf
    return vanaf.isoformat() if vanaf else f"{stof.maand}-01"


def operaties(stof: Stof) -> list[dict[str, Any]]:
    """Every operation on every act, as plain data."""
    return [naar_data(operatie) for lijst in stof.stukken.operaties.values() for operatie in lijst]


def dossiernaam(stof: Stof) -> str:
    """*dossier-serv-2025-inschrijvingsrecht-afschaffen*: a name every system of files can hold."""
    langste = 100
    return f"dossier-{maak_anker(stof.naam)[:langste].rstrip('-')}"


def als_zip(naam: str, bestanden: Mapping[str, bytes]) -> bytes:
    """The files in one folder of a zip; the same files give the same bytes."""
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as zip_:
        for bestand, inhoud in bestanden.items():
            kop = zipfile.ZipInfo(f"{naam}/{bestand}", _BEGIN)
            kop.compress_type = zipfile.ZIP_DEFLATED
            kop.external_attr = _RECHTEN
            zip_.writestr(kop, inhoud)
    return doel.getvalue()


def _als_json(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False, default=str).encode()
