"""Read a draft back: from its Dutch sentences alone to the values they would give the law.

This reader shares nothing with the writer of the clauses. It sees plain text, finds the acts by their
citation, carries every replacement out on the text of before (all at once, never one after the other), takes
the values out again through the anchors, and compares them with the change that was asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from samenleving.legislation import Akte, Deel

# a quoted 60 is not the 60 in 160, 1.60, 60,5 or 60%
_BEGIN, _EINDE = r"(?<![\w.,-])", r"(?![\w%]|[.,]\d)"
_LABEL = re.compile(r"^(?:Artikel|Art\.) \d+\. ")
_KOP = re.compile(
    r"In (?P<plaats>[^“”]+?),? van (?P<akte>(?:hetzelfde|dezelfde) \w+|(?:het|de) [^“”]+?)"
    r"(?:, (?:(?:het laatst )?gewijzigd|ingevoegd|vervangen) bij [^“”]+,)? (?=wordt |worden )"
)
_MEER = "worden de volgende wijzigingen aangebracht:"
_VERVANG = re.compile(
    r"wordt (?P<soort>(?:het|de) \w+) “(?P<oud>[^”]+)” (?P<telkens>telkens )?"
    r"vervangen door (?P<soort2>(?:het|de) \w+) “(?P<nieuw>[^”]+)”[.;]"
)
_PUNT = re.compile(r"\d+° (?:in (?P<plaats>[^“”]+?),? (?=wordt )|(?=(?:het|de) \w+ “))")
_VOORAAN = re.compile(r"^((?:het|de) \w+ “[^”]+”) wordt ")


class TerugleesFout(Exception):  # noqa: N818 (Dutch for fault)
    """The draft does not say what was asked; it is refused. `verschillen` are Dutch sentences."""

    def __init__(self, verschillen: Collection[str]) -> None:
        self.verschillen = tuple(verschillen)
        super().__init__(
            "Het ontwerp is geweigerd: de tekst zegt niet wat gevraagd is.\n" + "\n".join(self.verschillen)
        )


@dataclass(frozen=True)
class Vervanging:
    """One replacement as it was read. `akte` is the citation in the text, `soort` the noun (*bedrag*)."""

    akte: str
    plaats: str
    oud: str
    nieuw: str
    soort: str
    telkens: bool = False


def lees_clausules(tekst: str) -> list[Vervanging]:
    """Every replacement in a text with one article, paragraph or point a line.

    Raises `TerugleesFout` for a line that quotes words and is not understood.
    """
    gelezen: list[Vervanging] = []
    aangehaald: list[str] = []
    open_kop: tuple[str, str] | None = None
    onbegrepen: list[str] = []
    for ruw in tekst.splitlines():
        regel = _LABEL.sub("", ruw.strip())
        punt = _PUNT.match(regel)
        if open_kop is not None and punt is not None:
            akte, plaats = open_kop
            binnen = _als_plaats(punt["plaats"] or "")
            vervanging = _vervanging(regel[punt.end() :], akte, ", ".join(filter(None, [plaats, binnen])))
        else:
            open_kop = None
            kop = _KOP.match(regel)
            if kop is None:
                if "“" in regel and "vervangen door" in regel:
                    onbegrepen.append(f"Niet gelezen: {regel}")
                continue
            akte = _zelfde(kop["akte"], aangehaald)
            aangehaald.append(akte)
            rest = regel[kop.end() :]
            if rest == _MEER:
                open_kop = (akte, kop["plaats"])
                continue
            vervanging = _vervanging(rest, akte, kop["plaats"])
        if vervanging is None:
            onbegrepen.append(f"Niet gelezen: {regel}")
        else:
            gelezen.append(vervanging)
    if onbegrepen:
        raise TerugleesFout(onbegrepen)
    return gelezen


def _vervanging(zin: str, akte: str, plaats: str) -> Vervanging | None:
    gevonden = _VERVANG.fullmatch(_VOORAAN.sub(r"wordt \1 ", zin))
    if gevonden is None or gevonden["soort"] != gevonden["soort2"]:
        return None
    return Vervanging(
        akte, plaats, gevonden["oud"], gevonden["nieuw"], gevonden["soort"], gevonden["telkens"] is not None
    )


def _zelfde(aanhaling: str, eerder: list[str]) -> str:
    """*hetzelfde besluit* is the last cited act of that kind."""
    zelfde, _, soort = aanhaling.partition(" ")
    if zelfde not in ("hetzelfde", "dezelfde"):
        return aanhaling
    return next((akte for akte in reversed(eerder) if soort in akte.split(" van ")[0].lower()), aanhaling)


def _als_plaats(binnen: str) -> str:
    """*paragraaf 1, eerste lid* as a citation: *§1, eerste lid*."""
    return re.sub(r"^(?:het |punt )", "", re.sub(r"^paragraaf ", "§", binnen))


def teruglezen(
    tekst: str,
    akten: Mapping[str, Akte],
    waarde_van: Callable[[str], Any],
    verwacht: Mapping[str, Any],
    uitgezonderd: Collection[tuple[str, str, str]] = (),
) -> dict[str, Any]:
    """The values of the parameters after the draft; they equal `verwacht` exactly.

    Args:
        tekst: the plain text of the draft.
        akten: the acts it amends, by id.
        waarde_van: the value of a parameter before.
        verwacht: the value that each changed parameter must have after.
        uitgezonderd: (act, place, parameter) that the draft openly leaves to be written.

    Raises:
        TerugleesFout: for every sentence that cannot be carried out and every value that differs.
    """
    fouten: list[str] = []
    edits: dict[tuple[str, int], list[tuple[int, int, str]]] = {}
    voor = {
        (akte.id, nummer): deel.ingevuld(waarde_van)
        for akte in akten.values()
        for nummer, deel in enumerate(akte.delen())
        if deel.tekst
    }
    for vervanging in lees_clausules(tekst):
        akte = next((a for a in akten.values() if a.aanhaling == vervanging.akte), None)
        if akte is None:
            fouten.append(f"Onbekende akte: {vervanging.akte}.")
            continue
        zoek = re.compile(_BEGIN + re.escape(vervanging.oud) + _EINDE)
        treffers = [
            ((akte.id, nummer), *treffer.span())
            for nummer, deel in enumerate(akte.delen())
            if deel.plaats == vervanging.plaats and deel.tekst
            for treffer in zoek.finditer(voor[akte.id, nummer])
        ]
        if (len(treffers) > 1) if vervanging.telkens else (len(treffers) == 1):
            for sleutel, begin, einde in treffers:
                edits.setdefault(sleutel, []).append((begin, einde, vervanging.nieuw))
        else:
            fouten.append(
                f"“{vervanging.oud}” staat {len(treffers)} keer in {vervanging.plaats} van {vervanging.akte}."
            )
    gelezen, verschillen = _vergelijk(akten, voor, edits, waarde_van, verwacht, set(uitgezonderd))
    if fouten or verschillen:
        raise TerugleesFout([*fouten, *verschillen])
    return gelezen


def _vergelijk(
    akten: Mapping[str, Akte],
    voor: Mapping[tuple[str, int], str],
    edits: Mapping[tuple[str, int], list[tuple[int, int, str]]],
    waarde_van: Callable[[str], Any],
    verwacht: Mapping[str, Any],
    uitgezonderd: set[tuple[str, str, str]],
) -> tuple[dict[str, Any], list[str]]:
    gelezen: dict[str, Any] = {}
    verschillen: list[str] = []
    for akte in akten.values():
        for nummer, deel in enumerate(akte.delen()):
            if not deel.ankers:
                continue
            na = _voer_uit(voor[akte.id, nummer], edits.get((akte.id, nummer), []))
            waarden = None if na is None else _haal_uit(deel, na)
            if waarden is None:
                verschillen.append(
                    f"{deel.plaats} van {akte.aanhaling} is na de wijziging niet meer leesbaar."
                )
                continue
            for pad, gevonden in waarden:
                open_ = (akte.id, deel.plaats, pad) in uitgezonderd
                hoort = waarde_van(pad) if open_ else verwacht.get(pad, waarde_van(pad))
                if gevonden != hoort:
                    verschillen.append(
                        f"{pad} wordt {gevonden} in {deel.plaats} van {akte.aanhaling}; gevraagd is {hoort}."
                    )
                elif pad in verwacht and not open_:
                    gelezen[pad] = gevonden
    return gelezen, verschillen


def _voer_uit(tekst: str, edits: list[tuple[int, int, str]]) -> str | None:
    """All replacements at once, from right to left; None when two of them overlap."""
    vanaf = len(tekst)
    for begin, einde, nieuw in sorted(edits, reverse=True):
        if einde > vanaf:
            return None
        tekst = tekst[:begin] + nieuw + tekst[einde:]
        vanaf = begin
    return tekst


def _haal_uit(deel: Deel, tekst: str) -> list[tuple[str, Any]] | None:
    """The values that stand where the anchors are."""
    sjabloon, stukken, eind = deel.tekst or "", [], 0
    for anker in deel.ankers:
        stukken += [re.escape(sjabloon[eind : anker.begin]), f"({anker.formaat.patroon})"]
        eind = anker.einde
    gevonden = re.fullmatch("".join([*stukken, re.escape(sjabloon[eind:])]), tekst)
    if gevonden is None:
        return None
    try:
        return [
            (anker.parameter, anker.formaat.lees(woord))
            for anker, woord in zip(deel.ankers, gevonden.groups(), strict=True)
        ]
    except ValueError:
        return None
