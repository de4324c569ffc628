"""The answers as a small file that a person keeps, and reading it again.

The file holds ids that are the same in every language, with the question and the answer in words beside them
for who opens it. When it comes back it is a stranger's file: bounded, read strictly, and whatever in it is
not used is named.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from samenleving.errors import InvoerFout
from samenleving.situation import Situatie
from samenleving.web.json_io import kort, lees_json
from samenleving.web.rekenhulp.antwoorden import Fout, controleer
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import Antwoorden, Vraag, Vragenlijst

SOORT = "antwoorden rekenhulp wijk-werken"
VERSIE = 1
MAX_BYTES = 50_000
MAX_GENOEMD = 20
"""So many unknown names are told; who sends more knows enough."""

_VELDEN = ("soort", "versie", "gemaakt_met", "taal", "gegeven_op", "uitleg", "antwoorden")
_VELDEN_ANTWOORD = ("vraag", "antwoord", "in_woorden")


class Bestandsfout(Exception):  # noqa: N818 (Dutch for fault)
    """The file cannot be used at all: id of the message, and words for it."""

    def __init__(self, bericht: str, **woorden: Any) -> None:
        self.bericht, self.woorden = bericht, woorden
        super().__init__(bericht)


@dataclass(frozen=True)
class Onmogelijk:
    """An answer in a file that cannot be."""

    vraag: Vraag
    antwoord: str
    fout: Fout


@dataclass(frozen=True)
class Geladen:
    """What a file held.

    Attributes:
        gegeven_op: the day on which the answers were given; None where the file does not tell.
        onbekend: names of questions and fields that do not exist here.
        overbodig: answers to questions that do not matter after the other answers.
    """

    antwoorden: Mapping[str, str]
    gegeven_op: date | None
    onbekend: tuple[str, ...]
    onmogelijk: tuple[Onmogelijk, ...]
    overbodig: tuple[Vraag, ...]


def schrijf_antwoorden(
    lijst: Vragenlijst,
    antwoorden: Antwoorden,
    vandaag: date,
    t: Teksten,
    in_woorden: Callable[[Vraag], str],
    versie: str,
) -> bytes:
    """The answers as a file; `in_woorden` tells how an answer reads, `versie` is that of this package."""
    inhoud = {
        "soort": SOORT,
        "versie": VERSIE,
        "gemaakt_met": f"openfisca-samenleving {versie}".strip(),
        "taal": t.taal,
        "gegeven_op": vandaag.isoformat(),
        "uitleg": t("bestand.uitleg"),
        "antwoorden": {
            vraag.id: {
                "vraag": t(f"vragen.{vraag.id}.titel"),
                "antwoord": antwoorden[vraag.id],
                "in_woorden": in_woorden(vraag),
            }
            for vraag in lijst.vragen
            if vraag.id in antwoorden
        },
    }
    return _schrijf(inhoud)


def schrijf_situatie(situatie: Situatie, maand: str, uitleg: str) -> bytes:
    """The answers as the case that `samenleving bereken` and the API take."""
    return _schrijf({"naam": situatie.naam, "beschrijving": uitleg, "datum": maand, **situatie.invoer})


def _schrijf(inhoud: Mapping[str, Any]) -> bytes:
    return (json.dumps(inhoud, ensure_ascii=False, indent=2) + "\n").encode()


def lees_antwoorden(inhoud: bytes, lijst: Vragenlijst, vandaag: date) -> Geladen:
    """Read a file of answers.

    Raises:
        Bestandsfout: it is no such file, or one of a newer version.
    """
    data = _lees(inhoud)
    onbekend = [_toonbaar(naam) for naam in data if naam not in _VELDEN]
    antwoorden: dict[str, str] = {}
    onmogelijk: list[Onmogelijk] = []
    for id_, rij in data["antwoorden"].items():
        vraag = lijst.vraag(id_)
        if vraag is None:
            onbekend.append(_toonbaar(id_))
            continue
        if isinstance(rij, dict):
            onbekend += [f"{vraag.id}: {_toonbaar(naam)}" for naam in rij if naam not in _VELDEN_ANTWOORD]
        antwoord = _antwoord(rij)
        try:
            antwoorden[vraag.id] = controleer(vraag, antwoord, vandaag)
        except Fout as fout:
            onmogelijk.append(Onmogelijk(vraag, _toonbaar(antwoord), fout))
    zichtbaar = [vraag.id for vraag in lijst.zichtbaar(antwoorden, vandaag.isoformat()[:7])]
    return Geladen(
        {id_: antwoord for id_, antwoord in antwoorden.items() if id_ in zichtbaar},
        _dag(data.get("gegeven_op")),
        tuple(onbekend[:MAX_GENOEMD]),
        tuple(onmogelijk),
        tuple(vraag for vraag in lijst.vragen if vraag.id in antwoorden and vraag.id not in zichtbaar),
    )


def _lees(inhoud: bytes) -> dict[str, Any]:
    if len(inhoud) > MAX_BYTES:
        raise Bestandsfout("te_groot", hoogste=MAX_BYTES // 1000)
    if not inhoud.strip():
        raise Bestandsfout("leeg")
    try:
        data = lees_json(inhoud)
    except InvoerFout as fout:
        # The line is in the fault of Python's reader, where that is what stopped it.
        regel = getattr(fout.__context__, "lineno", None)
        raise Bestandsfout("onleesbaar_regel", regel=regel) if regel else Bestandsfout("onleesbaar") from fout
    if not isinstance(data, dict) or data.get("soort") != SOORT:
        raise Bestandsfout("ander_soort")
    versie = data.get("versie")
    if not isinstance(versie, int) or isinstance(versie, bool) or versie < 1:
        raise Bestandsfout("zonder_versie")
    if versie > VERSIE:
        raise Bestandsfout("nieuwer", versie=min(versie, 10**6), hoogste=VERSIE)
    if not isinstance(data.get("antwoorden"), dict):
        raise Bestandsfout("zonder_antwoorden")
    return data


def _antwoord(rij: Any) -> str:
    """The answer of one question; a number without quotation marks, as somebody may type it, will do too."""
    antwoord = rij.get("antwoord") if isinstance(rij, dict) else rij
    if isinstance(antwoord, (int, float)) and not isinstance(antwoord, bool):
        return str(antwoord)
    return antwoord if isinstance(antwoord, str) else kort(antwoord)


def _toonbaar(tekst: str) -> str:
    """What a file said, short enough to repeat; half a character, which no page can hold, becomes a “?”."""
    return kort(tekst).encode("utf-8", "replace").decode("utf-8")


def _dag(waarde: Any) -> date | None:
    try:
        return date.fromisoformat(waarde)
    except (TypeError, ValueError):
        return None
