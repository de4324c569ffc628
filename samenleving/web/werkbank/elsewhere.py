"""Addresses under the workbench where nothing stands: behind its door too, and told on its own page."""

from __future__ import annotations

from typing import NoReturn

from flask import Blueprint, current_app, request
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import MapAdapter, RequestRedirect

METHODEN = ["GET", "POST", "PUT", "PATCH", "DELETE"]


def registreer(paden: Blueprint) -> None:
    """Catch what no other address of the workbench takes; without it the site's own errors would answer."""

    @paden.route("/<path:rest>", methods=METHODEN)
    def elders(rest: str) -> NoReturn:  # noqa: ARG001 (the rule names it)
        wegen = current_app.url_map.bind_to_environ(request.environ)
        anders = [methode for methode in METHODEN if _staat_er(wegen, methode)]
        raise MethodNotAllowed(anders) if anders else NotFound


def _staat_er(wegen: MapAdapter, methode: str) -> bool:
    """Whether another address than this one takes the path with another method."""
    try:
        gevonden, _ = wegen.match(method=methode)
    except (NotFound, MethodNotAllowed, RequestRedirect):
        return False
    return not str(gevonden).endswith(".elders")
