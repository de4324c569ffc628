"""The declared routes as a blueprint."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from flask import Blueprint, Response, render_template, request

from samenleving.errors import InvoerFout, Melding, Tweetalig
from samenleving.web.caching import met_etag, vast
from samenleving.web.json_io import schrijf_json
from samenleving.web.problems import probleem
from samenleving.web.requests import json_antwoord, json_inhoud
from samenleving.web.v1.body import controleer, maak_keurder
from samenleving.web.v1.description import FOUTEN, ROUTES, VOORBEHOUD, beschrijving
from samenleving.web.v1.page import maak_pagina
from samenleving.web.v1.route import Route

NAAM = "v1"
LANGSTE_ZOEKTERM = 100


def maak_v1() -> Blueprint:
    """The blueprint of /v1."""
    paden = Blueprint(NAAM, __name__, url_prefix="/v1")
    for route in ROUTES:
        regel = re.sub(r"\{(\w+)\}", r"<\1>", route.pad)
        handeling = _get(route) if route.invoer is None else _post(route)
        paden.add_url_rule(regel, route.naam, handeling, methods=[route.methode.upper()])

    @paden.get("/openapi.json")
    def openapi() -> Response:
        return vast(_beschreven())

    @paden.get("/")
    def documentatie() -> Response:
        pagina = render_template(
            "v1.html", groepen=maak_pagina(), voorbehoud=VOORBEHOUD, fouten=FOUTEN, api=beschrijving()["info"]
        )
        return met_etag(Response(pagina, content_type="text/html; charset=utf-8"))

    return paden


def zware_routes() -> frozenset[str]:
    """The endpoints of which only few are answered at a time."""
    return frozenset(f"{NAAM}.{route.naam}" for route in ROUTES if route.zwaar)


@lru_cache(maxsize=1)
def _beschreven() -> bytes:
    return schrijf_json(beschrijving())


def _post(route: Route) -> Callable[[], Response]:
    keurder = maak_keurder(route.invoer or {})

    def antwoord() -> Response:
        uitkomst = route.handeling(controleer(keurder, json_inhoud()))
        return uitkomst if isinstance(uitkomst, Response) else json_antwoord(uitkomst)

    return antwoord


def _get(route: Route) -> Callable[..., Response]:
    zoekvelden = {veld.naam for veld in route.velden if veld.plaats == "query"}

    @lru_cache(maxsize=512)
    def geschreven(delen: tuple[tuple[str, str], ...]) -> bytes:
        return schrijf_json(route.handeling(dict(delen)))

    def antwoord(**delen: str) -> Response:
        vraag = request.args.to_dict()
        if fout := _fout_in(vraag, zoekvelden):
            return fout
        try:
            if vraag:
                return vast(schrijf_json(route.handeling({**delen, **vraag})))
            return vast(geschreven(tuple(delen.items())))
        except InvoerFout as weigering:
            return probleem(404, fouten=weigering.meldingen)

    return antwoord


def _fout_in(vraag: dict[str, Any], toegelaten: set[str]) -> Response | None:
    """What is wrong with the query, if anything is."""
    for naam, waarde in vraag.items():
        if naam not in toegelaten:
            tekst = Tweetalig(
                "dit veld bestaat niet in het adres", "this field does not exist in the address"
            )
            hulp = Tweetalig(
                "toegelaten: {keuzes}",
                "allowed: {keuzes}",
                keuzes=", ".join(sorted(toegelaten)) or Tweetalig("geen enkel", "none"),
            )
            return probleem(400, fouten=[Melding("", None, "/?", tekst, hulp)])
        if len(waarde) > LANGSTE_ZOEKTERM:
            tekst = Tweetalig("dit is te lang", "this is too long")
            hulp = Tweetalig("ten hoogste {n} tekens", "at most {n} characters", n=LANGSTE_ZOEKTERM)
            return probleem(400, fouten=[Melding("", None, f"/{naam}", tekst, hulp)])
    return None
