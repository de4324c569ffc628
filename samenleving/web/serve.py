"""Start the web: gunicorn where it is installed, the development server of werkzeug otherwise."""

from __future__ import annotations

import logging
import os
import socket
import traceback
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask

from samenleving.errors import InvoerFout
from samenleving.web.app import maak_app
from samenleving.web.requests import MAX_BYTES

if TYPE_CHECKING:
    from samenleving.web.werkbank import Instelling

SECONDEN_PER_AANVRAAG = 30
STANDAARD_WERKERS = 2
DRADEN = 8
"""Questions that a process computes at a time. Clients that are slow take no thread: see `worker`.

The workbench runs in one process, because its long tasks do; visitors share that by threads.
"""
SECONDEN_UITLOOP = 10
SECONDEN_VOOR_DE_WERKBANK = 600
"""Whoever drafts may have to wait longer, and a process that starts anew loses the tasks that run."""
MEESTE_KOPPEN = 60
LOGBOEK = "SAMENLEVING_LOGBOEK"


def serveer(
    adres: str = "127.0.0.1",
    poort: int = 8000,
    werkers: int | None = None,
    *,
    oorsprongen: Sequence[str] | None = None,
    logboek: bool | None = None,
    werkbank: Instelling | None = None,
) -> None:
    """Answer requests until stopped.

    Neither server writes an access log: not even the address of a visitor is kept.

    Args:
        adres: address to listen on; the default is this machine alone.
        poort: port to listen on.
        werkers: processes of gunicorn; two unless told otherwise. Without gunicorn there is one.
        oorsprongen: other sites that may read the API, as for `maak_app`.
        logboek: write one line of JSON a request on standard error: route, status and duration; by default
            only where the environment (`SAMENLEVING_LOGBOEK`) holds `1`.
        werkbank: how the drafters' workbench is served, in one process; not at all when left out.

    Raises:
        InvoerFout: the address or the port cannot be used, an origin is none, or more than one process is
            asked for the workbench.
    """
    if werkbank is not None and (werkers or 1) > 1:
        raise InvoerFout.een("de werkbank loopt in één proces", "laat --werkers weg", veld="--werkers")
    _controleer(adres, poort)
    if os.environ.get(LOGBOEK) == "1" if logboek is None else logboek:
        _zet_logboek_aan()
    app = maak_app(oorsprongen=oorsprongen, werkbank=werkbank)
    if werkbank is not None:
        # What the first page needs is computed before anybody waits for it; a forked process inherits it.
        from samenleving.web.werkbank import warm_op

        warm_op()
    if find_spec("gunicorn") and os.name == "posix":
        from samenleving.web.worker import werkersoort

        if werkbank is not None:
            from samenleving.web.werkbank.door import MAX_BYTES as MEESTE_VAN_DE_WERKBANK

            soort = werkersoort(MEESTE_VAN_DE_WERKBANK, SECONDEN_VOOR_DE_WERKBANK)
            _gunicorn(app, adres, poort, 1, soort)
        else:
            _gunicorn(app, adres, poort, werkers or STANDAARD_WERKERS, werkersoort(MAX_BYTES))
    else:
        _werkzeug(app, adres, poort)


def _zet_logboek_aan() -> None:
    uitvoer = logging.StreamHandler()
    uitvoer.setFormatter(logging.Formatter("%(message)s"))
    log = logging.getLogger("samenleving.web")
    log.setLevel(logging.INFO)
    log.addHandler(uitvoer)
    log.propagate = False


def _controleer(adres: str, poort: int) -> None:
    try:
        familie, soort, *_, plek = socket.getaddrinfo(adres, poort, type=socket.SOCK_STREAM)[0]
        with socket.socket(familie, soort) as proef:
            proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            proef.bind(plek)
    except (OSError, OverflowError) as fout:
        raise InvoerFout.een(
            f"op {adres}, poort {poort}, kan niet geluisterd worden ({fout})",
            "kies een andere poort met --poort, of een ander adres met --adres",
        ) from fout


def _werkzeug(app: Flask, adres: str, poort: int) -> None:
    from werkzeug.serving import WSGIRequestHandler, run_simple

    class Zwijgend(WSGIRequestHandler):
        def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 (the name of werkzeug)
            """Say nothing: every line of this server names who asked, and what."""

    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    run_simple(adres, poort, app, threaded=True, request_handler=Zwijgend)


def _zonder_bezoeker(regel: logging.LogRecord) -> bool:
    """Let a line of gunicorn through without what a visitor sent and without his address.

    Both stand in what it says of a request that it cannot read, and in the words of an exception.
    """
    if regel.exc_info and regel.exc_info[1] is not None:
        fout = regel.exc_info[1]
        plek = traceback.extract_tb(fout.__traceback__)[-1:]
        waar = "".join(f" in {Path(deel.filename).name}, regel {deel.lineno}" for deel in plek)
        regel.msg, regel.args = f"fout in de server: {type(fout).__name__}{waar}", ()
        regel.exc_info = regel.exc_text = None
    elif str(regel.msg).startswith("Invalid request"):
        regel.msg, regel.args = "een verzoek was niet leesbaar", ()
    return True


def _gunicorn(app: Flask, adres: str, poort: int, werkers: int, soort: type[Any]) -> None:
    # gunicorn publishes no types, and its types elsewhere describe no subclass that holds an application.
    basis: Any = import_module("gunicorn.app.base").BaseApplication
    logger: Any = import_module("gunicorn.glogging").Logger

    class Logboek(logger):
        def setup(self, cfg: Any) -> None:
            super().setup(cfg)
            self.error_log.addFilter(_zonder_bezoeker)

    class Dienst(basis):
        def load_config(self) -> None:
            self.cfg.set("bind", f"[{adres}]:{poort}" if ":" in adres else f"{adres}:{poort}")
            self.cfg.set("workers", werkers)
            self.cfg.set("worker_class", soort)
            self.cfg.set("worker_connections", soort.VERBINDINGEN)
            self.cfg.set("threads", DRADEN)
            self.cfg.set("graceful_timeout", SECONDEN_UITLOOP)
            self.cfg.set("sendfile", False)  # the worker sends what it holds
            self.cfg.set("limit_request_fields", MEESTE_KOPPEN)
            self.cfg.set("timeout", SECONDEN_PER_AANVRAAG)
            self.cfg.set("accesslog", None)
            self.cfg.set("loglevel", "warning")
            self.cfg.set("logger_class", Logboek)

        def load(self) -> Flask:
            return app

    Dienst().run()
