"""The body of a request against its declared schema, with every fault in Dutch and in English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from samenleving.errors import InvoerFout, Melding, Tweetalig, bedoelde_u, kies_uit
from samenleving.situation import ONBEKEND_VELD
from samenleving.web.json_io import GEEN_OBJECT, MAX_MELDINGEN, TUSSEN_HAKEN, kort, pad_tekst
from samenleving.web.v1.fields import ONTBREEKT, voeg_toe
from samenleving.web.v1.route import Schema
from samenleving.web.v1.schemas import VRAGEN

_SOORTEN = {
    "string": Tweetalig("tekst", "text"),
    "integer": Tweetalig("een geheel getal", "a whole number"),
    "number": Tweetalig("een getal", "a number"),
    "boolean": Tweetalig("true of false", "true or false"),
    "array": Tweetalig("een lijst", "a list"),
    "object": Tweetalig("een object", "an object"),
}
_TE_VEEL = Tweetalig("dit is te veel", "this is too much")
_TE_WEINIG = Tweetalig("dit is te weinig", "this is too little")
_TE_KLEIN = Tweetalig("dit getal is te klein", "this number is too small")
_TE_GROOT = Tweetalig("dit getal is te groot", "this number is too large")
_KAN_NIET = Tweetalig("deze waarde kan hier niet", "this value is not possible here")


def maak_keurder(schema: Schema) -> Draft202012Validator:
    """What holds a body against a declared schema; its words are those of the schema, in both languages."""
    return Draft202012Validator({**schema, "components": {"schemas": VRAGEN}})


def controleer(keurder: Draft202012Validator, data: Any) -> Mapping[str, Any]:
    """The body, when it is what the schema asks.

    Raises:
        InvoerFout: everything the schema refuses, `veld` holding the JSON pointer of the field.
    """
    if not isinstance(data, dict):
        raise InvoerFout.een(GEEN_OBJECT, TUSSEN_HAKEN)
    fouten = keurder.iter_errors(data)
    # No further than is told: to look for what sixty thousand unknown fields may have meant takes seconds.
    meldingen = list(islice((melding for fout in fouten for melding in _meldingen(fout)), MAX_MELDINGEN))
    if meldingen:
        raise InvoerFout(dict.fromkeys(meldingen))
    return data


def _meldingen(fout: ValidationError) -> Iterator[Melding]:
    pad = tuple(str(deel) for deel in fout.absolute_path)
    for deel, tekst, oplossing in _uitleg(fout):
        plek = pad_tekst((*pad, deel) if deel is not None else pad)
        yield Melding("", None, plek, tekst, oplossing)


def _uitleg(fout: ValidationError) -> Iterator[tuple[str | None, str, str]]:
    """Field below the path (or None), what is wrong, what to do."""
    eis: Any = fout.validator_value
    waarde: Any = fout.instance
    schema: Any = fout.schema
    regel = str(fout.validator)
    if regel == "required":
        for veld in eis:
            if veld not in waarde:
                yield veld, ONTBREEKT, voeg_toe(veld)
    elif regel == "additionalProperties":
        bekend = sorted(schema.get("properties", {}))
        for veld in waarde:
            if veld not in bekend:
                yield veld, ONBEKEND_VELD, bedoelde_u(kort(veld), bekend)
    elif regel == "type":
        eerste, *rest = (_SOORTEN[soort] for soort in ([eis] if isinstance(eis, str) else eis))
        nodig = eerste
        for soort in rest:
            nodig = Tweetalig("{een} of {ander}", "{een} or {ander}", een=nodig, ander=soort)
        tekst = Tweetalig(
            "hier hoort {nodig}, niet {waarde}",
            "this should be {nodig}, not {waarde}",
            nodig=nodig,
            waarde=_getoond(waarde),
        )
        yield None, tekst, schema.get("description", "")
    elif regel == "enum":
        tekst = Tweetalig("“{waarde}” kan hier niet", "“{waarde}” is not possible here", waarde=kort(waarde))
        yield None, tekst, kies_uit(str(keuze) for keuze in eis)
    elif regel in ("maxItems", "maxLength", "maxProperties"):
        yield None, _TE_VEEL, _ten_hoogste(eis)
    elif regel in ("minItems", "minLength", "minProperties"):
        yield None, _TE_WEINIG, Tweetalig("minstens {n}", "at least {n}", n=eis)
    elif regel == "minimum":
        yield None, _TE_KLEIN, Tweetalig("vanaf {n}", "from {n} up", n=eis)
    elif regel == "exclusiveMinimum":
        yield None, _TE_KLEIN, Tweetalig("meer dan {n}", "more than {n}", n=eis)
    elif regel == "maximum":
        yield None, _TE_GROOT, _ten_hoogste(eis)
    elif regel == "pattern":
        tekst = Tweetalig(
            "“{waarde}” heeft niet de juiste vorm", "“{waarde}” has the wrong form", waarde=kort(waarde)
        )
        yield None, tekst, schema.get("description", "")
    else:
        yield None, _KAN_NIET, ""


def _ten_hoogste(hoogste: object) -> Tweetalig:
    return Tweetalig("ten hoogste {n}", "at most {n}", n=hoogste)


def _getoond(waarde: Any) -> str:
    """Text between quotation marks: it is no kind of value."""
    return f"“{kort(waarde)}”" if isinstance(waarde, str) else kort(waarde)
