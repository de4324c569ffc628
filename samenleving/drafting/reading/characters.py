"""Words as they were meant: the habits of word processors taken out, quotations set apart.

A quotation may hold lines, points and quotations of its own; the sentence around it may not. So a sentence is
read with each quotation replaced by one character, and what stood there beside it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

OPEN, SLUIT = "“", "”"
_RECHT = '"'
_VERVANG = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\t": " ",
        "\u00ad": None,  # soft hyphen: a place to break, no sign
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
        "\u2011": "-",
        "\u201e": OPEN,
        "\u201f": OPEN,
        "º": "°",
    }
)
_EERSTE = 0xE100
_TEKENS = 0xF000 - _EERSTE
CITAAT = "[\ue100-\uefff]"
"""One quotation in a masked sentence."""


@lru_cache(maxsize=20_000)
def gewoon(tekst: str) -> str:
    """One way of writing: plain spaces, no invisible signs, curled quotation marks."""
    tekst = unicodedata.normalize("NFC", tekst).translate(_VERVANG)
    tekst = re.sub(CITAAT, "", tekst)
    if _RECHT in tekst:
        tekst = _krul(tekst)
    tekst = re.sub(r"§ (?=\d)", "§", re.sub(r" {2,}", " ", tekst))
    return re.sub(r" *\n *", "\n", tekst).strip(" ")


def _krul(tekst: str) -> str:
    """A straight mark opens at the start and after a space, a bracket or an opening mark; else it closes."""
    uit: list[str] = []
    for teken in tekst:
        if teken == _RECHT:
            teken = OPEN if not uit or uit[-1] in f" \n([{OPEN}" else SLUIT
        uit.append(teken)
    return "".join(uit)


def diepte(tekst: str) -> int:
    """How many quotations are still open at the end; negative when more close than open."""
    return tekst.count(OPEN) - tekst.count(SLUIT)


@dataclass(frozen=True)
class Gemaskerd:
    """A text with every outer quotation as one character, and what each of them holds."""

    tekst: str
    citaten: tuple[str, ...]

    def citaat(self, teken: str) -> str:
        """What stood between the marks."""
        return self.citaten[ord(teken) - _EERSTE]

    def heel(self, tekst: str | None = None) -> str:
        """The text as it stood, for a message."""
        bron = self.tekst if tekst is None else tekst
        return "".join(
            f"{OPEN}{self.citaat(teken)}{SLUIT}" if re.match(CITAAT, teken) else teken for teken in bron
        )


def masker(tekst: str) -> Gemaskerd | None:
    """The text with its quotations set apart; None when they are not closed, or close before they open."""
    buiten: list[str] = []
    citaten: list[str] = []
    open_, begin = 0, 0
    for plek, teken in enumerate(tekst):
        if teken == OPEN:
            open_ += 1
            if open_ == 1:
                begin = plek + 1
        elif teken == SLUIT:
            open_ -= 1
            if open_ < 0:
                return None
            if open_ == 0:
                if len(citaten) >= _TEKENS:
                    return None
                buiten.append(chr(_EERSTE + len(citaten)))
                citaten.append(tekst[begin:plek].strip())
        elif open_ == 0:
            buiten.append(teken)
    return Gemaskerd("".join(buiten), tuple(citaten)) if open_ == 0 else None


_GAT = re.compile(r"\[(TE REDIGEREN|TE VERIFIËREN)\b")


def gaten(tekst: str) -> list[tuple[int, int]]:
    """Where the text says of itself that something is to be written or checked; brackets may be nested."""
    uit: list[tuple[int, int]] = []
    plek = 0
    while gevonden := _GAT.search(tekst, plek):
        diep, eind = 0, len(tekst)
        for nummer in range(gevonden.start(), len(tekst)):
            diep += {"[": 1, "]": -1}.get(tekst[nummer], 0)
            if diep == 0:
                eind = nummer + 1
                break
        uit.append((gevonden.start(), eind))
        plek = eind
    return uit


def zonder_gaten(tekst: str) -> str:
    """The text with every such gap as one short mark."""
    for begin, eind in reversed(gaten(tekst)):
        tekst = f"{tekst[:begin]}[…]{tekst[eind:]}"
    return tekst
