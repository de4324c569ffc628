"""Write the tables of a document as CSV: a zip with one file a table, and one about the document.

For a Belgian spreadsheet: semicolons, a decimal comma, and UTF-8 with a byte order mark. Text that a
spreadsheet would take for a formula gets an apostrophe in front. The same document gives the same bytes.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

from samenleving.documents.blocks import Document, maak_anker
from samenleving.documents.rekenblad import Vak, bladen, over

OVER = "00-over.csv"
MAX_NAAM = 60
_OUDSTE_ZIPDATUM = (1980, 1, 1, 0, 0, 0)
_FORMULE = ("=", "+", "-", "@", "\t", "\r")


def schrijf_csv(document: Document) -> bytes:
    """The zip. Raises :class:`DocumentFout` if the document is not sound or has no tables."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        _voeg_toe(zip_, OVER, over(document))
        for nummer, blad in enumerate(bladen(document), 1):
            naam = f"{nummer:02d}-{maak_anker(blad.titel)[:MAX_NAAM].strip('-')}.csv"
            regels = [[_tekst(vak) for vak in rij] for rij in (blad.kop, *blad.rijen)]
            noten = [noot for rij in (blad.kop, *blad.rijen) for vak in rij for noot in vak.noten]
            if noten:
                regels += [[], *(["noot", noot] for noot in dict.fromkeys(noten))]
            _voeg_toe(zip_, naam, regels)
    return uit.getvalue()


def _voeg_toe(zip_: zipfile.ZipFile, naam: str, regels: Iterable[Sequence[str]]) -> None:
    tekst = io.StringIO()
    schrijver = csv.writer(tekst, delimiter=";", lineterminator="\r\n")
    schrijver.writerows([_veilig(veld) for veld in regel] for regel in regels)
    kop = zipfile.ZipInfo(naam, _OUDSTE_ZIPDATUM)
    kop.compress_type = zipfile.ZIP_DEFLATED
    kop.external_attr = 0o644 << 16
    zip_.writestr(kop, tekst.getvalue().encode("utf-8-sig"))


def _tekst(vak: Vak) -> str:
    return vak.tekst if vak.getal is None else f"{vak.getal:f}".replace(".", ",")


def _veilig(veld: str) -> str:
    negatief = veld.startswith("-") and veld[1:].replace(",", "", 1).isdecimal()
    return "'" + veld if veld.startswith(_FORMULE) and not negatief else veld
