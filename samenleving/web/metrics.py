"""Counts for a monitor, in the text format of Prometheus: per route, never per visitor.

The counts lie in memory that the worker processes share after they fork: each process has a row of its own.
Only the pattern of a path is kept (`/v1/wet/{akte}`), with method, status and duration.
"""

from __future__ import annotations

import mmap
import os
import threading
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

RIJEN = 64
"""Rows for processes; two that share one only lose a count when they write at the same moment."""
GRENZEN = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Upper ends of the classes of duration, in seconds."""
STATUSSEN = (200, 204, 302, 304, 400, 404, 405, 413, 415, 422, 500, 503)
SOORT = "text/plain; version=0.0.4; charset=utf-8"
OVERIG = "overig"


class Tellers:
    """Requests by route and status, and how long they took.

    Args:
        routes: (method, pattern) of every route; whatever else is asked counts as `overig`.
    """

    def __init__(self, routes: Sequence[tuple[str, str]]) -> None:
        self._routes = (("", OVERIG), *dict.fromkeys(routes))
        self._plaats = {route: nummer for nummer, route in enumerate(self._routes)}
        self._breedte = len(STATUSSEN) + 1 + len(GRENZEN) + 1 + 1
        vorm = (RIJEN, len(self._routes), self._breedte)
        geheugen = mmap.mmap(-1, int(np.prod(vorm)) * np.dtype(float).itemsize)
        self._telling = np.frombuffer(geheugen, dtype=float).reshape(vorm)
        self._slot = threading.Lock()

    def tel(self, methode: str, patroon: str, status: int, seconden: float) -> None:
        """Count one answer."""
        route = self._plaats.get((methode, patroon), 0)
        kolom = STATUSSEN.index(status) if status in STATUSSEN else len(STATUSSEN)
        duur = len(STATUSSEN) + 1 + bisect_left(GRENZEN, seconden)
        with self._slot:
            rij = self._telling[os.getpid() % RIJEN, route]
            rij[kolom] += 1
            rij[duur] += 1
            rij[-1] += seconden

    def tekst(self, versie: str) -> str:
        """Everything counted so far by all processes."""
        samen = self._telling.sum(axis=0)
        regels = [
            "# HELP samenleving_info Versie van het pakket.",
            "# TYPE samenleving_info gauge",
            f'samenleving_info{{versie="{versie}"}} 1',
            "# HELP samenleving_verzoeken_total Beantwoorde verzoeken.",
            "# TYPE samenleving_verzoeken_total counter",
        ]
        for (methode, patroon), rij in zip(self._routes, samen, strict=True):
            for status, aantal in zip((*STATUSSEN, "ander"), rij, strict=False):
                if aantal:
                    labels = f'methode="{methode}",route="{patroon}",status="{status}"'
                    regels.append(f"samenleving_verzoeken_total{{{labels}}} {int(aantal)}")
        regels += [
            "# HELP samenleving_verzoek_seconden Duur van de antwoorden.",
            "# TYPE samenleving_verzoek_seconden histogram",
        ]
        for (methode, patroon), rij in zip(self._routes, samen, strict=True):
            duren = np.cumsum(rij[len(STATUSSEN) + 1 : -1])
            if duren[-1]:
                labels = f'methode="{methode}",route="{patroon}"'
                for grens, aantal in zip((*GRENZEN, "+Inf"), duren, strict=True):
                    klasse = f'{labels},le="{grens}"'
                    regels.append(f"samenleving_verzoek_seconden_bucket{{{klasse}}} {int(aantal)}")
                regels.append(f"samenleving_verzoek_seconden_sum{{{labels}}} {rij[-1]:.6f}")
                regels.append(f"samenleving_verzoek_seconden_count{{{labels}}} {int(duren[-1])}")
        return "\n".join(regels) + "\n"
