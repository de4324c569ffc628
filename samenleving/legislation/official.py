"""The official text of acts, put in a folder by the user: read, recognised and laid beside our paraphrase.

The project holds no official text. Who has one (a page saved from the Vlaamse Codex or from Justel, Akoma
Ntoso, plain text) puts it in a folder, named after the act or recognisable by its NUMAC or its title. Clauses
then quote it, and every number in which text and parameters drift apart is reported lid by lid.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from samenleving.errors import InvoerFout
from samenleving.formats import FORMATEN
from samenleving.legislation.articles import ontleed
from samenleving.legislation.loading import laad_akten
from samenleving.legislation.matching import Afwijking, koppel
from samenleving.legislation.model import Akte
from samenleving.legislation.pages import SOORTEN, regels_van
from samenleving.legislation.text import Aktetekst

MAX_BESTANDEN = 200
MAX_TITEL = 400
_TITEL = re.compile(
    r"(?:\d{1,2} \w+ \d{4} )?(?:decreet|bijzondere wet|programmawet|wetboek|wet|koninklijk besluit|"
    r"ministerieel besluit|besluit)\b"
)
_ANDERS = (".pdf", ".docx", ".doc", ".odt", ".rtf", ".mht", ".mhtml", ".json")
"""Files that clearly are meant as a text of law and cannot be read."""


def lees_wetteksten(
    map_: Path,
    waarde_van: Callable[[str], Any] | None = None,
    akten: Mapping[str, Akte] | None = None,
) -> dict[str, Aktetekst]:
    """The official texts in a folder, by act.

    Args:
        map_: the folder; files of another kind are left alone.
        waarde_van: the value of a parameter on the day of the texts. With it the numbers of the law that are
            found with certainty become anchors; without it the texts are as they were read.
        akten: the acts that can be recognised; those of the law package when left out.

    Raises:
        InvoerFout: no folder, a file that cannot be read or recognised, two files for one act.
    """
    bekend = laad_akten() if akten is None else akten
    if not map_.is_dir():
        raise InvoerFout.een("deze map bestaat niet", "geef een map met wetteksten", bestand=str(map_))
    paden = sorted(pad for pad in map_.iterdir() if pad.is_file() and not pad.name.startswith("."))
    paden = [pad for pad in paden if pad.suffix.lower() in (*SOORTEN, *_ANDERS)]
    if not paden:
        mogelijk = ", ".join(SOORTEN)
        raise InvoerFout.een(
            "in deze map staat geen wettekst", f"bewaar ze als {mogelijk}", bestand=str(map_)
        )
    if len(paden) > MAX_BESTANDEN:
        raise InvoerFout.een(
            f"in deze map staan meer dan {MAX_BESTANDEN} bestanden", "geef een map met enkel wetteksten"
        )
    uit: dict[str, Aktetekst] = {}
    van: dict[str, str] = {}
    for pad in paden:
        tekst = lees_wettekst(pad, bekend)
        if tekst.akte in uit:
            raise InvoerFout.een(
                f"dit bestand en {van[tekst.akte]} zijn allebei {bekend[tekst.akte].korte_naam}",
                "laat één van de twee staan",
                bestand=str(pad),
            )
        uit[tekst.akte], van[tekst.akte] = tekst, pad.name
    if waarde_van is None:
        return uit
    return {id_: koppel(bekend[id_], tekst, waarde_van).tekst for id_, tekst in uit.items()}


def lees_wettekst(pad: Path, akten: Mapping[str, Akte] | None = None) -> Aktetekst:
    """One official text, without anchors. `InvoerFout` when it cannot be read or is no act we know."""
    bekend = laad_akten() if akten is None else akten
    regels = regels_van(pad)
    try:
        artikelen, koppen = ontleed(regels)
    except ValueError as fout:
        raise InvoerFout.een(
            str(fout), "bewaar enkel de geldende versie, zonder historiek", bestand=str(pad)
        ) from None
    if not artikelen:
        raise InvoerFout.een(
            "in dit bestand staat geen enkel artikel (“Artikel 1.”, “Art. 2.”)",
            "bewaar de bladzijde met de volledige tekst, niet enkel de inhoudstafel",
            bestand=str(pad),
        )
    akte = _herken(pad, regels, bekend)
    hash_ = hashlib.sha256(pad.read_bytes()).hexdigest()
    return Aktetekst(akte.id, artikelen, hash_, koppen)


def veranker(akte: Akte, tekst: Aktetekst, waarde_van: Callable[[str], Any]) -> Aktetekst:
    """An official text with an anchor on every number that is certainly a parameter of the act."""
    return koppel(akte, tekst, waarde_van).tekst


def afwijkingen(akte: Akte, tekst: Aktetekst, waarde_van: Callable[[str], Any]) -> tuple[Afwijking, ...]:
    """Every number of the act that its official text does not confirm, in the order of the act."""
    return koppel(akte, tekst, waarde_van).afwijkingen


# --- which act a file is ----------------------------------------------------------------------------------


def _herken(pad: Path, regels: Sequence[str], akten: Mapping[str, Akte]) -> Akte:
    """By the name of the file, otherwise by the first NUMAC, ELI or title above the first article."""
    op_naam = akten.get(pad.stem.lower())
    if op_naam is not None:
        return op_naam
    hoofd = []
    for regel in regels:
        if re.match(r"(?:Artikel|Art\.) 1\.\s*\D", regel):
            break
        hoofd.append(regel)
    for regel in hoofd:
        gevonden = [akte for akte in akten.values() if _noemt(regel, akte, hoofd)]
        if gevonden:
            # the title of the decree begins with that of the decision
            return max(gevonden, key=lambda akte: len(akte.opschrift))
    raise InvoerFout.een(
        "het is niet duidelijk welke akte dit is",
        f"geef het bestand de naam van de akte, bijvoorbeeld {next(iter(akten), 'akte')}{pad.suffix}",
        bestand=str(pad),
    )


def _noemt(regel: str, akte: Akte, hoofd: Sequence[str]) -> bool:
    """Whether a line is the title or the number of the act; a citation in a preamble is not."""
    if akte.numac and len(regel) <= MAX_TITEL and re.search(rf"(?<!\d){akte.numac}(?!\d)", regel):
        return True
    titel, opschrift = _vlak(regel), _vlak(akte.opschrift)
    if not _TITEL.match(titel) or len(regel) > MAX_TITEL:
        return False
    plek = titel.find(opschrift)
    if plek < 0 or re.search(r"\b(?:wijziging|uitvoering|opheffing) van\b", titel[:plek]):
        return False
    return _datum_in(akte, [regel]) or _datum_in(akte, hoofd)


def _datum_in(akte: Akte, regels: Sequence[str]) -> bool:
    if not akte.datum:
        return False
    jaar, maand, dag = str(akte.datum).split("-")
    vormen = (_vlak(FORMATEN["datum"].render(akte.datum)), f"{dag} {maand} {jaar}", f"{jaar} {maand} {dag}")
    return any(vorm in _vlak(regel) for regel in regels for vorm in vormen)


def _vlak(tekst: str) -> str:
    """Lower case, letters and digits alone, single spaces."""
    return " ".join(re.findall(r"[^\W_]+", tekst.casefold()))


__all__ = ["Afwijking", "afwijkingen", "koppel", "lees_wettekst", "lees_wetteksten", "veranker"]
