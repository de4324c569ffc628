"""How often somebody may come in a minute; kept in memory and forgotten after that minute."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

MINUUT = 60.0
MEESTE_BEZOEKERS = 1000


class Maat:
    """A sliding minute per visitor."""

    wacht = int(MINUUT)
    """Seconds after which everybody may come again, for `Retry-After`."""

    def __init__(self, per_minuut: int, klok: Callable[[], float] = time.monotonic) -> None:
        self._per_minuut = per_minuut
        self._klok = klok
        self._bezoeken: dict[str, deque[float]] = {}
        self._slot = threading.Lock()

    def telt(self, wie: str) -> bool:
        """Count a visit, unless there were too many; whether it was counted."""
        nu = self._klok()
        with self._slot:
            if len(self._bezoeken) > MEESTE_BEZOEKERS:
                self._vergeet(nu)
            bezoeken = self._bezoeken.setdefault(wie, deque())
            while bezoeken and nu - bezoeken[0] >= MINUUT:
                bezoeken.popleft()
            if len(bezoeken) >= self._per_minuut:
                return False
            bezoeken.append(nu)
            return True

    def _vergeet(self, nu: float) -> None:
        for wie in [wie for wie, keren in self._bezoeken.items() if not keren or nu - keren[-1] >= MINUUT]:
            del self._bezoeken[wie]
