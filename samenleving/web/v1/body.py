"""The body of a request against its declared schema, with every fault in Dutch and in English."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from samenleving.errors import InvoerFout, bedoelde_u
from samenleving.web.json_io import MAX_MELDINGEN, kort, pad_tekst
from samenleving.web.problems import TweetaligeMelding
from samenleving.web.v1.route import Schema
from samenleving.web.v1.schemas import VRAGEN

_SOORTEN = {
    "string": ("tekst", "text"),
    "integer": ("een geheel getal", "a whole number"),
    "number": ("een getal", "a number"),
    "boolean": ("true of false", "true or false"),
    "array": ("een lijst", "a list"),
    "object": ("een object", "an object"),
}


def controleer(schema: Schema, data: Any) -> Mapping[str, Any]:
    """The body, when it is what the schema asks.

    Raises:
        InvoerFout: everything the schema refuses, `veld` holding the JSON pointer of the field.
    """
    if not isinstance(data, dict):
        raise InvoerFout(
            TweetaligeMelding(
                "",
                None,
                "",
                "de aanvraag is geen JSON-object",
                "zet alles tussen { en }",
                english="the request is not a JSON object",
                english_fix="put everything between { and }",
            )
        )
    fouten = _validator(json.dumps(schema, sort_keys=True)).iter_errors(data)
    # No further than is told: to look for what sixty thousand unknown fields may have meant takes seconds.
    meldingen = list(islice((melding for fout in fouten for melding in _meldingen(fout)), MAX_MELDINGEN))
    if meldingen:
        raise InvoerFout(dict.fromkeys(meldingen))
    return data


@cache
def _validator(schema: str) -> Draft202012Validator:
    """Once per declared schema; they are few and none comes from outside."""
    return Draft202012Validator({**json.loads(schema), "components": {"schemas": VRAGEN}})


def _meldingen(fout: ValidationError) -> Iterator[TweetaligeMelding]:
    pad = tuple(str(deel) for deel in fout.absolute_path)
    for deel, nederlands, english in _uitleg(fout):
        plek = pad_tekst((*pad, deel) if deel is not None else pad)
        (tekst, oplossing), (text, fix) = nederlands, english
        yield TweetaligeMelding("", None, plek, tekst, oplossing, english=text, english_fix=fix)


Paar = tuple[str, str]


def _uitleg(fout: ValidationError) -> Iterator[tuple[str | None, Paar, Paar]]:
    """Field below the path (or None), what is wrong and what to do, in Dutch and in English."""
    eis: Any = fout.validator_value
    waarde: Any = fout.instance
    schema: Any = fout.schema
    regel = str(fout.validator)
    if regel == "required":
        for veld in eis:
            if veld not in waarde:
                yield veld, ("dit veld ontbreekt", f"voeg “{veld}” toe"), ("this field is missing", "add it")
    elif regel == "additionalProperties":
        bekend = sorted(schema.get("properties", {}))
        for veld in waarde:
            if veld not in bekend:
                hulp = bedoelde_u(kort(veld), bekend)
                keuze = f"choose from {', '.join(bekend)}"
                yield veld, ("dit veld bestaat niet", hulp), ("this field does not exist", keuze)
    elif regel == "type":
        soorten = [_SOORTEN[soort] for soort in ([eis] if isinstance(eis, str) else eis)]
        nodig, needed = (" of ".join(s[0] for s in soorten), " or ".join(s[1] for s in soorten))
        hulp = str(schema.get("description", ""))
        yield None, (f"hier hoort {nodig}, niet {kort(waarde)}", hulp), (f"this should be {needed}", "")
    elif regel == "enum":
        keuzes = ", ".join(str(keuze) for keuze in eis)
        nederlands = (f"“{kort(waarde)}” kan hier niet", f"kies uit {keuzes}")
        yield None, nederlands, ("this is not one of the choices", f"choose from {keuzes}")
    elif regel in ("maxItems", "maxLength", "maxProperties"):
        yield None, ("dit is te veel", f"ten hoogste {eis}"), ("this is too much", f"at most {eis}")
    elif regel in ("minItems", "minLength", "minProperties"):
        yield None, ("dit is te weinig", f"minstens {eis}"), ("this is too little", f"at least {eis}")
    elif regel in ("minimum", "exclusiveMinimum"):
        yield None, ("dit getal is te klein", f"vanaf {eis}"), ("this number is too small", f"from {eis}")
    elif regel == "maximum":
        yield None, ("dit getal is te groot", f"ten hoogste {eis}"), ("too large a number", f"at most {eis}")
    elif regel == "pattern":
        hulp = str(schema.get("description", ""))
        yield (
            None,
            (f"“{kort(waarde)}” heeft niet de juiste vorm", hulp),
            ("this has the wrong form", f"{eis}"),
        )
    else:
        yield None, ("deze waarde kan hier niet", ""), ("this value is not allowed here", "")
