"""A table in WordprocessingML: fixed widths, a head that repeats on every page, rows that stay whole."""

from __future__ import annotations

from typing import Any

from docx.shared import Length

from samenleving.documents.blocks import Cel, Rij, Tabel, Wijziging
from samenleving.documents.docx_ooxml import element
from samenleving.documents.docx_runs import Runschrijver
from samenleving.documents.docx_stijlen import TABEL, VLAK
from samenleving.documents.structuur import platte_tekst
from samenleving.documents.versies import wijziging_van_rij

_UITLIJNING = {"links": "left", "midden": "center", "rechts": "right"}


def maak_tabel(
    tabel: Tabel, breedte: int, inspring: int, runs: Runschrijver, wijziging: Wijziging | None = None
) -> Any:
    """The ``w:tbl`` of a table, ``breedte`` wide (EMU). Its caption is also its title for screen readers.

    ``wijziging`` is the change that the whole table is; a row that is a change as a whole is one anyhow.
    """
    kolommen = _breedtes(tabel, breedte)
    eigenschappen = element(
        "tblPr",
        (
            element("tblStyle", val=TABEL),
            element("tblW", w=str(sum(kolommen)), type="dxa"),
            element("tblInd", w=str(_twips(inspring)), type="dxa"),
            element("tblLayout", type="fixed"),
            element("tblLook", firstRow="1", firstColumn=str(int(tabel.rijkoppen)), noHBand="1", noVBand="1"),
            element("tblCaption", val=platte_tekst(tabel.bijschrift)),
        ),
    )
    rooster = element("tblGrid", tuple(element("gridCol", w=str(kolom)) for kolom in kolommen))
    kop = _rij(Rij(tabel.koprij), tabel, kolommen, runs, wijziging, kop=True)
    rijen = (_rij(rij, tabel, kolommen, runs, wijziging or wijziging_van_rij(rij)) for rij in tabel.rijen)
    return element("tbl", (eigenschappen, rooster, kop, *rijen))


def _breedtes(tabel: Tabel, breedte: int) -> list[int]:
    # without widths of its own, the column of names gets twice the room of a column of values
    eerste = 2.0 if tabel.rijkoppen else 1.0
    aandelen = tabel.breedtes or (eerste, *(1.0,) * (len(tabel.koprij) - 1))
    return [int(_twips(breedte) * aandeel / sum(aandelen)) for aandeel in aandelen]


def _twips(emu: int) -> int:
    return int(Length(emu).twips)


def _rij(
    rij: Rij,
    tabel: Tabel,
    kolommen: list[int],
    runs: Runschrijver,
    wijziging: Wijziging | None,
    kop: bool = False,
) -> Any:
    heel = (element("cantSplit"),) if _past_heel(rij) else ()
    eigenschappen = element("trPr", (*heel, *((element("tblHeader"),) if kop else ())))
    if wijziging:
        runs.markeer_rij(eigenschappen, wijziging)
    cellen = []
    kolom = 0
    for cel in rij.cellen:
        span = len(kolommen) if rij.soort == "tussenkop" else cel.kolommen
        vet = kop or rij.soort != "gewoon" or (tabel.rijkoppen and kolom == 0)
        breed = sum(kolommen[kolom : kolom + span])
        vlak = VLAK if rij.soort != "gewoon" else ""
        cellen.append(_cel(cel, _kant(cel, tabel, kolom), breed, span, vet, vlak, runs))
        kolom += span
    return element("tr", (eigenschappen, *cellen))


LANGE_CEL = 400
"""From so many characters on a cell may go on overleaf: kept whole it leaves half a page white."""


def _past_heel(rij: Rij) -> bool:
    return all(len(platte_tekst(cel.runs)) < LANGE_CEL for cel in rij.cellen)


def _kant(cel: Cel, tabel: Tabel, kolom: int) -> str:
    return _UITLIJNING[cel.uitlijning or (tabel.uitlijning[kolom] if tabel.uitlijning else "links")]


def _cel(cel: Cel, kant: str, breed: int, span: int, vet: bool, vlak: str, runs: Runschrijver) -> Any:
    eigenschappen = element("tcPr", (element("tcW", w=str(breed), type="dxa"),))
    if span > 1:
        eigenschappen.append(element("gridSpan", val=str(span)))
    if vlak:
        eigenschappen.append(element("shd", val="clear", color="auto", fill=vlak))
    opmaak = element("pPr", (element("pStyle", val="Tabeltekst"), element("jc", val=kant)))
    alinea = element("p", (opmaak,))
    runs.vul(alinea, cel.runs, vet=vet)
    return element("tc", (eigenschappen, alinea))
