"""The kinds that blocks and runs come in, and what a name, an anchor and a link must look like."""

from __future__ import annotations

import re
from typing import Literal, get_args

BadgeSoort = Literal[
    # status of a system, provision or document
    "in_werking", "aangenomen", "voorgesteld", "hypothetisch", "achterhaald",
    # state of a condition
    "voldaan", "niet_voldaan", "te_beoordelen", "niet_bekend", "niet_van_toepassing",
    # conformity with a recommendation
    "gevolgd", "deels", "niet_gevolgd", "niet_uitdrukbaar",
    # how far a provision is modelled
    "gemodelleerd", "aanname", "open_keuze", "niet_gemodelleerd",
]  # fmt: skip
KaderSoort = Literal["open_keuze", "niet_gemodelleerd", "aanname", "te_verifieren", "waarschuwing", "info"]
DocumentSoort = Literal[
    "rapport", "ontwerp", "memorie", "overzicht", "nota", "was_wordt", "synopsis", "geconsolideerd"
]
AlineaStijl = Literal["gewoon", "inleiding", "klein", "opschrift", "formule", "citaat", "handtekening"]
Wijziging = Literal["ingevoegd", "geschrapt"]
Markering = Literal["te_verifieren", "te_redigeren", "in_te_vullen"]
Uitlijning = Literal["links", "midden", "rechts"]
RijSoort = Literal["gewoon", "tussenkop", "totaal"]

HOOGSTE_KOPNIVEAU = 5
"""The title of the document is level 0 (h1), so headings run from 1 (h2) to 5 (h6)."""

VOORBEHOUD = (
    "Eén lezing van de teksten, niet bindend. Alleen de officieel bekendgemaakte tekst geldt; "
    "een voorstel geeft nog geen rechten."
)

_ANKER = re.compile(r"[a-z][a-z0-9._-]*")
_DOEL = re.compile(
    r"#[a-z][a-z0-9._-]*|https?://[^\s<>\"\\]+|[\w-][\w.-]*(?:/[\w-][\w.-]*)*(?:#[a-z][a-z0-9._-]*)?"
)


class BlokFout(ValueError):  # noqa: N818 (Dutch for fault)
    """A block that cannot be rendered faithfully. The message is Dutch and says what to change."""


def eis(voorwaarde: bool, melding: str) -> None:
    if not voorwaarde:
        raise BlokFout(melding)


def eis_keuze(naam: str, waarde: str, keuzes: object) -> None:
    toegelaten = get_args(keuzes)
    eis(waarde in toegelaten, f"{naam} {waarde!r} bestaat niet; kies uit: {', '.join(toegelaten)}.")


def eis_anker(anker: str) -> None:
    geldig = not anker or _ANKER.fullmatch(anker)
    eis(bool(geldig), f"anker {anker!r} mag alleen kleine letters, cijfers, '.', '_' en '-' bevatten.")


def eis_doel(doel: str) -> None:
    veilig = _DOEL.fullmatch(doel) and ".." not in doel
    eis(bool(veilig), f"verwijzing {doel!r} moet '#anker', 'https://…' of een relatief pad zonder '..' zijn.")
