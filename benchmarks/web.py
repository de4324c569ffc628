"""The web API against `openfisca serve` on the same rules: the same questions, the same answers, in turn.

Stock is OpenFisca's own web application. It asks for Flask-Cors, which we do not install; a stand-in that
does nothing takes its place, so stock is spared the work of those headers.
"""

from __future__ import annotations

import http.client
import importlib
import json
import socket
import statistics
import subprocess
import sys
import time
import types
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from benchmarks.measures import ZES, Maat
from benchmarks.once import Meting
from samenleving.law import stelsel
from samenleving.systems import systeem
from samenleving.web.app import maak_app
from samenleving.web.json_io import naar_json

REPO = Path(__file__).resolve().parent.parent
JAAR = 2026
MAANDEN = tuple(f"{JAAR}-{maand:02d}" for maand in range(1, 13))
GEVRAAGD = (
    "wijk_werken_recht",
    "wijk_werken_ingeschreven",
    "wijk_werken_woonplaats",
    "wijk_werken_beschikbaar",
    "wijk_werken_minder_dan_halftijds",
    "wijk_werken_binnen_duur",
    "wijk_werken_begonnen_uren",
    "wijk_werken_betaalde_uren",
    "wijk_werken_uren_toegelaten",
    "wijk_werken_uren_over_in_jaar",
    "wijk_werken_vergoeding",
    "wijk_werken_vergoede_km",
    "wijk_werken_verplaatsingsvergoeding",
    "vergoeding_belastbaar",
    "activiteit_vergoeding",
)
"""Fifteen, as somebody who shows a year on a page would ask."""
HEEL_JAAR = {
    "woont_in_vlaams_gewest": "ja",
    "ingeschreven_vdab": "ja",
    "beschikbaar_arbeidsmarkt": "ja",
    "gebrek_recente_werkervaring": "ja",
    "toegeleid_door": "vdab",
    "werkcapaciteit_voltijds": 0.25,
    "verplaatsingen": 8,
}
BATCH = 100
CASUS = {
    "id": "an",
    "persoon": {
        "woont_in_vlaams_gewest": "ja",
        "ingeschreven_vdab": "ja",
        "werkcapaciteit_voltijds": 0.25,
        "werkzoekend_sinds": "2024-05-01",
        "activiteit_uren": 40,
    },
}
VERGELIJKING = {"systemen": ["huidig", *ZES], "situaties": [CASUS], "datum": "2027-01"}
RONDEN_HTTP = 9
KEREN_ONS, KEREN_STOCK = 40, 4


def persoon(nummer: int) -> dict[str, Any]:
    """One person: what is asked in every month, and facts and hours that differ from the next one's."""
    uit: dict[str, Any] = {naam: dict.fromkeys(MAANDEN) for naam in GEVRAAGD}
    uit |= {naam: dict.fromkeys(MAANDEN, waarde) for naam, waarde in HEEL_JAAR.items()}
    uit["enkele_afstand_km"] = dict.fromkeys(MAANDEN, 5.5 + nummer % 7)
    uit["activiteit_uren"] = {maand: 30 + (nummer + plaats) % 40 for plaats, maand in enumerate(MAANDEN)}
    uit["werkzoekend_sinds"] = {"ETERNITY": "2024-05-01"}
    uit["wijk_werken_start"] = {"ETERNITY": "2025-11-15"}
    return uit


def aanvraag(personen: int) -> bytes:
    """The body of a question about so many persons."""
    return json.dumps({"personen": {f"p{nummer}": persoon(nummer) for nummer in range(personen)}}).encode()


def stock_app() -> Flask:
    """OpenFisca's own application on current law."""
    leeg = types.ModuleType("flask_cors")
    leeg.CORS = lambda *_, **__: None  # type: ignore[attr-defined]
    sys.modules.setdefault("flask_cors", leeg)
    app: Flask = importlib.import_module("openfisca_web_api.app").create_app(stelsel())
    return app


@cache
def ons() -> FlaskClient:
    """Our application, without a network."""
    return maak_app().test_client()


@cache
def stock() -> FlaskClient:
    """Stock, without a network."""
    return stock_app().test_client()


def vraag(client: FlaskClient, pad: str, inhoud: bytes) -> Any:
    """Ask and read; a refusal is no measurement."""
    antwoord = client.post(pad, data=inhoud, content_type="application/json")
    if antwoord.status_code != 200:
        raise RuntimeError(antwoord.get_data(as_text=True)[:200])
    return antwoord.data


def zelfde_antwoorden() -> None:
    """Fails where an answer that is timed differs from that of stock."""
    for personen in (1, BATCH):
        inhoud = aanvraag(personen)
        onze, hun = (json.loads(vraag(wie, "/calculate", inhoud)) for wie in (ons(), stock()))
        if onze != hun:
            raise RuntimeError(f"{personen} personen: een ander antwoord dan OpenFisca")


@cache
def dezelfde_waarden() -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """What stock must be asked, system by system, to get the values that the comparison holds."""
    uit = []
    vergelijking = json.loads(vraag(ons(), "/v1/vergelijk", json.dumps(VERGELIJKING).encode()))
    for deel in vergelijking["gevallen"][0]["uitkomsten"]:
        uitkomst = deel["uitkomst"]
        namen = [
            rij["id"] for soort in ("rechten", "plichten", "kenmerken", "bedragen") for rij in uitkomst[soort]
        ]
        namen += [rij["id"] for recht in uitkomst["rechten"] for rij in recht["voorwaarden"]]
        variabelen = systeem(deel["systeem"]).stelsel.variables
        an: dict[str, Any] = {
            naam: {"ETERNITY" if naam == "werkzoekend_sinds" else "2027-01": waarde}
            for naam, waarde in CASUS["persoon"].items()
        }
        an |= {n: {"2027-01": None} for n in namen if variabelen[n].entity.key == "persoon" and n not in an}
        uit.append((deel["systeem"], {"personen": {"An": an}}))
    return tuple(uit)


def zeven_keer_stock() -> object:
    """OpenFisca's handler once for every system, each with its own rules; no network and no Flask."""
    from openfisca_web_api import handlers

    return [
        json.dumps(naar_json(handlers.calculate(systeem(naam).stelsel, json.loads(json.dumps(data)))))
        for naam, data in dezelfde_waarden()
    ]


def maten() -> tuple[Maat, ...]:
    """The measures; whatever they share is made first."""
    zelfde_antwoorden()
    een, honderd = aanvraag(1), aanvraag(BATCH)
    vergelijk = partial(vraag, ons(), "/v1/vergelijk", json.dumps(VERGELIJKING).encode())
    in_waarden = partial(
        vraag, ons(), "/v1/vergelijk", json.dumps({**VERGELIJKING, "uitleg": False}).encode()
    )
    vergelijk()
    klok = time.thread_time
    return (
        Maat(
            "/calculate, 15 variabelen × 12 maanden, tegenover de toepassing van OpenFisca",
            partial(vraag, ons(), "/calculate", een),
            partial(vraag, stock(), "/calculate", een),
            ronden=31,
            klok=klok,
            hoogstens=1 / 6,
        ),
        Maat(
            f"dezelfde vraag voor {BATCH} personen ineens",
            partial(vraag, ons(), "/calculate", honderd),
            partial(vraag, stock(), "/calculate", honderd),
            ronden=5,
            klok=klok,
            hoogstens=1 / 30,
        ),
        Maat(
            "/v1/vergelijk, één situatie in 7 stelsels, waarden, tegenover die ene /calculate van OpenFisca",
            in_waarden,
            partial(vraag, stock(), "/calculate", een),
            ronden=15,
            klok=klok,
            hoogstens=0.5,
        ),
        Maat(
            "hetzelfde tegenover OpenFisca voor dezelfde waarden in dezelfde 7 stelsels",
            in_waarden,
            zeven_keer_stock,
            ronden=15,
            klok=klok,
            hoogstens=0.5,
        ),
        Maat(
            "/v1/vergelijk, één situatie in 7 stelsels, met alle uitleg, tegenover OpenFisca zonder uitleg",
            vergelijk,
            zeven_keer_stock,
            ronden=15,
            klok=klok,
        ),
    )


# --- over HTTP --------------------------------------------------------------------------------------------


def dien(welke: str, poort: int) -> None:
    """Serve with gunicorn, one process: ours as `samenleving serveer`, stock as `openfisca serve` does."""
    if welke == "ons":
        from samenleving.web.serve import serveer

        serveer(poort=poort, werkers=1)
        return
    basis: Any = importlib.import_module("gunicorn.app.base").BaseApplication

    class Dienst(basis):
        def load_config(self) -> None:
            self.cfg.set("bind", f"127.0.0.1:{poort}")
            self.cfg.set("workers", 1)

        def load(self) -> Flask:
            return stock_app()

    Dienst().run()


@contextmanager
def dienst(welke: str) -> Iterator[int]:
    """A service on the loopback, in a process of its own; gives its port."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        poort: int = proef.getsockname()[1]
    opdracht = f"from benchmarks.web import dien; dien({welke!r}, {poort})"
    proces = subprocess.Popen(
        [sys.executable, "-c", opdracht], cwd=REPO, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            try:
                over_http(poort, aanvraag(1))
                break
            except OSError:
                time.sleep(0.2)
        yield poort
    finally:
        proces.terminate()
        proces.wait(timeout=60)


def over_http(poort: int, inhoud: bytes) -> bytes:
    """Ask once, on a connection of its own: the worker of stock keeps none."""
    verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=60)
    try:
        verbinding.request("POST", "/calculate", inhoud, {"Content-Type": "application/json"})
        antwoord = verbinding.getresponse()
        if antwoord.status != 200:
            raise RuntimeError(f"status {antwoord.status}")
        return antwoord.read()
    finally:
        verbinding.close()


def metingen() -> list[Meting]:
    """Requests per second over HTTP, one after the other, both services up and asked in turn."""
    inhoud = aanvraag(1)

    def per_seconde(poort: int, keren: int) -> float:
        begin = time.perf_counter()
        for _ in range(keren):
            over_http(poort, inhoud)
        return keren / (time.perf_counter() - begin)

    with dienst("ons") as onze, dienst("stock") as hun:
        if json.loads(over_http(onze, inhoud)) != json.loads(over_http(hun, inhoud)):
            raise RuntimeError("een ander antwoord dan OpenFisca")
        paren = [(per_seconde(onze, KEREN_ONS), per_seconde(hun, KEREN_STOCK)) for _ in range(RONDEN_HTTP)]
    ons_, stock_ = (statistics.median(kant) for kant in zip(*paren, strict=True))
    sneller = statistics.median(eigen / ander for eigen, ander in paren)
    naam = "/calculate over HTTP, 15 variabelen × 12 maanden, gunicorn met één proces"
    return [
        Meting(
            naam,
            f"{sneller:.1f} × zo veel aanvragen per seconde als OpenFisca ({ons_:.0f} en {stock_:.0f})",
        )
    ]
