"""JSON from strangers, read strictly, and JSON to strangers, always valid.

Python's reader takes NaN, turns 1e400 into infinity, keeps the last of two equal keys and recurses as deep
as it is told. Each would make a wrong answer, or none, out of a request; here each is a fault with its place.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np

from samenleving.errors import InvoerFout, Melding, Tweetalig

MAX_DIEPTE = 20
MAX_CIJFERS = 18
MAX_GETOOND = 60
MAX_DEEL = 200
MAX_MELDINGEN = 25
GEEN_OBJECT = Tweetalig("de aanvraag is geen JSON-object", "the request is not a JSON object")
TUSSEN_HAKEN = Tweetalig("zet alles tussen { en }", "put everything between { and }")

Pad = tuple[str, ...]


class _Dubbel:
    """Stands where a key came twice, until its path is known."""


def pad_tekst(pad: Pad) -> str:
    """A path as a JSON pointer (RFC 6901); a name of absurd length is cut."""
    return "".join("/" + deel[:MAX_DEEL].replace("~", "~0").replace("/", "~1") for deel in pad)


def kort(waarde: Any) -> str:
    """A value as it was received, short enough to repeat in a message."""
    if isinstance(waarde, str):
        tekst = waarde
    elif isinstance(waarde, float) and not math.isfinite(waarde):
        return "NaN" if math.isnan(waarde) else Tweetalig("oneindig", "infinite")
    elif isinstance(waarde, (list, dict)):
        is_lijst = isinstance(waarde, list)
        return Tweetalig("een lijst", "a list") if is_lijst else Tweetalig("een object", "an object")
    else:
        tekst = json.dumps(naar_json(waarde))
    return tekst if len(tekst) <= MAX_GETOOND else f"{tekst[:MAX_GETOOND]}…"


def lees_json(inhoud: bytes) -> Any:
    """Data of a request body; raises `InvoerFout` for whatever is no strict JSON in UTF-8.

    `veld` of each message is the JSON pointer of the value, wherever the text could be read that far.
    """
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        waar = Tweetalig(
            "de inhoud is geen UTF-8 (byte {n})", "the content is no UTF-8 (byte {n})", n=fout.start
        )
        raise InvoerFout.een(waar, Tweetalig("stuur JSON in UTF-8", "send JSON in UTF-8")) from None
    if not tekst.strip():
        leeg = Tweetalig("de aanvraag is leeg", "the request is empty")
        raise InvoerFout.een(leeg, Tweetalig("stuur een JSON-object", "send a JSON object"))
    lezer = _Lezer()
    try:
        data = lezer.lees(tekst)
        # Every pair has a colon: where the text has no more of them than there are pairs, no key came twice.
        if tekst.count(":") != _paren(data):
            data = lezer.lees(tekst, object_pairs_hook=lezer.object)
    except json.JSONDecodeError as fout:
        waar = Tweetalig(
            "de inhoud is geen geldige JSON (regel {regel}, kolom {kolom})",
            "the content is no valid JSON (line {regel}, column {kolom})",
            regel=fout.lineno,
            kolom=fout.colno,
        )
        hulp = Tweetalig(
            "controleer komma's, haken en aanhalingstekens", "check commas, brackets and quotation marks"
        )
        raise InvoerFout.een(waar, hulp) from None
    except RecursionError:
        raise _te_diep() from None
    if lezer.vreemd:
        raise InvoerFout(islice(_onleesbaar(data, ()), MAX_MELDINGEN))
    return data


class _Lezer:
    """Reads JSON, and notes whether it holds what JSON or a calculation cannot."""

    def __init__(self) -> None:
        self.vreemd = False

    def lees(self, tekst: str, **haken: Any) -> Any:
        return json.loads(
            tekst, parse_int=self.geheel, parse_float=self.getal, parse_constant=self.getal, **haken
        )

    def geheel(self, cijfers: str) -> int | float:
        return int(cijfers) if len(cijfers) <= MAX_CIJFERS else self.getal("Infinity")

    def getal(self, cijfers: str) -> float:
        waarde = float(cijfers)
        self.vreemd = self.vreemd or not math.isfinite(waarde)
        return waarde

    def object(self, paren: list[tuple[str, Any]]) -> dict[str, Any]:
        resultaat: dict[str, Any] = {}
        for sleutel, waarde in paren:
            dubbel = sleutel in resultaat
            self.vreemd = self.vreemd or dubbel
            resultaat[sleutel] = _Dubbel() if dubbel else waarde
        return resultaat


def _te_diep() -> InvoerFout:
    return InvoerFout.een(
        Tweetalig(
            "de JSON is te diep genest: ten hoogste {n} niveaus",
            "the JSON is nested too deep: at most {n} levels",
            n=MAX_DIEPTE,
        ),
        Tweetalig("gebruik minder niveaus", "use fewer levels"),
    )


def _paren(data: Any) -> int:
    """How many pairs the objects hold; level by level, so that what is too deep is refused in time."""
    laag = [data] if type(data) in (dict, list) else []
    paren = 0
    for _ in range(MAX_DIEPTE):
        paren += sum(len(groot) for groot in laag if type(groot) is dict)
        laag = [
            deel
            for groot in laag
            for deel in (groot.values() if type(groot) is dict else groot)
            if type(deel) in (dict, list)
        ]
        if not laag:
            return paren
    raise _te_diep()


def _onleesbaar(data: Any, pad: Pad) -> Iterator[Melding]:
    """What JSON or a calculation cannot hold, each with its path."""
    if isinstance(data, dict):
        for sleutel, waarde in data.items():
            yield from _onleesbaar(waarde, (*pad, sleutel))
    elif isinstance(data, list):
        for plaats, waarde in enumerate(data):
            yield from _onleesbaar(waarde, (*pad, str(plaats)))
    elif isinstance(data, _Dubbel):
        tekst = Tweetalig(
            "de sleutel “{sleutel}” staat twee keer in hetzelfde object",
            "the key “{sleutel}” stands twice in the same object",
            sleutel=kort(pad[-1]),
        )
        yield Melding("", None, pad_tekst(pad), tekst, Tweetalig("schrap er één", "remove one"))
    elif isinstance(data, float) and not math.isfinite(data):
        nan = Tweetalig("NaN is geen getal", "NaN is no number")
        groot = Tweetalig(
            "dit getal is te groot of heeft te veel cijfers",
            "this number is too large or has too many digits",
        )
        hulp = Tweetalig(
            "geef een gewoon getal, of laat het veld weg", "give an ordinary number, or leave the field out"
        )
        yield Melding("", None, pad_tekst(pad), nan if math.isnan(data) else groot, hulp)


def naar_json(waarde: Any) -> Any:
    """The same data in types that JSON knows: NaN is null, dates are ISO text, numpy is Python."""
    if isinstance(waarde, dict):
        return {str(sleutel): naar_json(inhoud) for sleutel, inhoud in waarde.items()}
    if isinstance(waarde, (list, tuple)):
        return [naar_json(inhoud) for inhoud in waarde]
    if isinstance(waarde, np.ndarray):
        return naar_json(waarde.tolist())
    if isinstance(waarde, np.generic):
        return naar_json(waarde.item())
    if isinstance(waarde, float):
        return waarde if math.isfinite(waarde) else None
    if isinstance(waarde, dt.date):
        return waarde.isoformat()
    return waarde


def schrijf_json(waarde: Any) -> bytes:
    """JSON in UTF-8, keys in the order they were given; half a surrogate pair stays an escape."""
    try:
        tekst = _SCHRIJVER.encode(waarde)
    except (TypeError, ValueError):  # a key that is no text, or NaN somewhere
        tekst = _SCHRIJVER.encode(naar_json(waarde))
    return tekst.encode("utf-8", "backslashreplace")


def _anders(waarde: Any) -> Any:
    """What the writer of Python does not know."""
    omgezet = naar_json(waarde)
    if omgezet is waarde:
        raise TypeError(type(waarde).__name__)
    return omgezet


_SCHRIJVER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_anders)
