"""Long work with progress and a way to stop it: one thing at a time, kept in memory for a short while.

A task says after each step how far it is; there it also hears that it must stop. What comes out is kept until
it is fetched, or a quarter of an hour, and is gone when the server stops.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from werkzeug.exceptions import ServiceUnavailable

from samenleving.errors import InvoerFout

log = logging.getLogger("samenleving.web")

Stand = Literal["wacht", "bezig", "klaar", "gestopt", "mislukt"]

TEGELIJK = 1
MEESTE = 12
BEWAARD = 15 * 60.0
"""Seconds that an outcome is kept."""
OPNIEUW_NA = 20


class Gestopt(Exception):  # noqa: N818 (Dutch)
    """Somebody stopped the task."""


@dataclass
class Taak:
    """One piece of long work.

    Attributes:
        id: name in its address; cannot be guessed.
        titel: what is being made, in words.
        bij: what the page of the task has to remember, such as the proposal at hand.
        stap: what is being done now.
        gedaan, totaal: how many steps; `totaal` 0 while unknown.
        uitkomst: what came out, when `klaar`.
        fout: what was wrong with the input, when `mislukt` for that reason.
    """

    id: str
    titel: str
    bij: Any
    stand: Stand = "wacht"
    stap: str = ""
    gedaan: int = 0
    totaal: int = 0
    uitkomst: Any = None
    fout: InvoerFout | None = None
    begonnen: float = field(default_factory=time.monotonic)
    einde: float | None = None
    _stop: threading.Event = field(default_factory=threading.Event, repr=False)

    def meld(self, stap: str, gedaan: int | None = None, totaal: int | None = None) -> None:
        """Tell how far the work is.

        Raises:
            Gestopt: somebody does not want it any more.
        """
        self.controleer_stop()
        self.stap = stap
        self.gedaan = self.gedaan + 1 if gedaan is None else gedaan
        if totaal is not None:
            self.totaal = totaal

    def controleer_stop(self) -> None:
        """Raise `Gestopt` where somebody asked to stop, also after the last step."""
        if self._stop.is_set():
            raise Gestopt

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def loopt(self) -> bool:
        """Whether there is still something to wait for."""
        return self.stand in {"wacht", "bezig"}

    @property
    def wordt_gestopt(self) -> bool:
        """Whether somebody asked to stop and the work has not heard it yet."""
        return self.loopt and self._stop.is_set()


class Taken:
    """The tasks of one process."""

    def __init__(self, klok: Callable[[], float] = time.monotonic) -> None:
        self._klok = klok
        self._taken: dict[str, Taak] = {}
        self._slot = threading.Lock()
        self._beurt = threading.Semaphore(TEGELIJK)

    def begin(self, titel: str, werk: Callable[[Taak], Any], bij: Any = None) -> Taak:
        """Start a task, or put it in the queue.

        Raises:
            ServiceUnavailable: too many wait already.
        """
        with self._slot:
            self._ruim_op()
            if sum(taak.loopt for taak in self._taken.values()) >= MEESTE:
                raise ServiceUnavailable(retry_after=OPNIEUW_NA)
            taak = Taak(secrets.token_urlsafe(18), titel, bij)
            self._taken[taak.id] = taak
        threading.Thread(target=self._doe, args=(taak, werk), daemon=True).start()
        return taak

    def taak(self, id_: str) -> Taak | None:
        """The task of that name, if it is still known."""
        with self._slot:
            self._ruim_op()
            return self._taken.get(id_)

    def _doe(self, taak: Taak, werk: Callable[[Taak], Any]) -> None:
        with self._beurt:
            if taak.wordt_gestopt:
                self._sluit(taak, "gestopt")
                return
            taak.stand = "bezig"
            try:
                uitkomst = werk(taak)
                taak.controleer_stop()
                taak.uitkomst = uitkomst
            except Gestopt:
                self._sluit(taak, "gestopt")
            except InvoerFout as fout:
                taak.fout = fout
                self._sluit(taak, "mislukt")
            except Exception as fout:  # noqa: BLE001 (told on the page; a thread has nobody else to tell)
                log.error('{"fout": "%s", "route": "werkbank.taak"}', type(fout).__name__)
                self._sluit(taak, "mislukt")
            else:
                self._sluit(taak, "klaar")

    def _sluit(self, taak: Taak, stand: Stand) -> None:
        taak.einde = self._klok()
        taak.stand = stand

    def _ruim_op(self) -> None:
        nu = self._klok()
        oud = [t.id for t in self._taken.values() if t.einde is not None and nu - t.einde > BEWAARD]
        for id_ in oud:
            del self._taken[id_]
