"""Whether all of a request has come in, by its form alone: nothing is read, nothing is judged."""

from __future__ import annotations

import re
from enum import Enum

EINDE_KOP = b"\r\n\r\n"
MEESTE_KOP = 32_000
"""Bytes of the request line and the headers together."""
LANGSTE_MAAT = 20
"""Digits of a length, or bytes of the line that says how long a chunk is; longer ones are nonsense."""

_LENGTE = re.compile(rb"\r\ncontent-length[ \t]*:[ \t]*(\d{1,20})[ \t]*\r\n", re.IGNORECASE)
_IN_STUKKEN = re.compile(rb"\r\ntransfer-encoding[ \t]*:[^\r\n]*chunked", re.IGNORECASE)
_WACHT = re.compile(rb"\r\nexpect[ \t]*:[ \t]*100-continue", re.IGNORECASE)


class Stand(Enum):
    """How far a request is."""

    ONVOLLEDIG = "there is more to come"
    VOLLEDIG = "all of it is there"
    KOP_TE_GROOT = "its headers are larger than is taken"
    TE_GROOT = "its body is, or says it will be, larger than is taken"
    ONLEESBAAR = "nobody can tell where it ends"


class Inkomend:
    """The bytes of one request as they come in.

    Args:
        meeste: bytes of a body that are taken.
    """

    def __init__(self, meeste: int) -> None:
        self.bytes = bytearray()
        self.wacht_op_ja = False
        self._meeste = meeste
        self._kop = -1
        self._lengte: int | None = None
        self._plek = 0

    def erbij(self, deel: bytes) -> Stand:
        """Add what came in."""
        eerder = len(self.bytes)
        self.bytes += deel
        if self._kop < 0 and not self._zoek_kop(max(0, eerder - len(EINDE_KOP))):
            return Stand.KOP_TE_GROOT if len(self.bytes) > MEESTE_KOP else Stand.ONVOLLEDIG
        if self._kop > MEESTE_KOP:
            return Stand.KOP_TE_GROOT
        if self._lengte is None:
            return self._stukken()
        if self._lengte > self._meeste:
            return Stand.TE_GROOT
        return Stand.VOLLEDIG if len(self.bytes) >= self._kop + self._lengte else Stand.ONVOLLEDIG

    def _zoek_kop(self, vanaf: int) -> bool:
        einde = self.bytes.find(EINDE_KOP, vanaf)
        if einde < 0:
            return False
        self._kop = self._plek = einde + len(EINDE_KOP)
        kop = bytes(self.bytes[: self._kop])
        self.wacht_op_ja = bool(_WACHT.search(kop))
        if not _IN_STUKKEN.search(kop):
            # What is no length is for the parser to refuse; it needs no body for that.
            lengte = _LENGTE.search(kop)
            self._lengte = int(lengte.group(1)) if lengte else 0
        return True

    def _stukken(self) -> Stand:
        """Walk over the chunks that are there: a line with a size, so many bytes, an empty line."""
        while True:
            if len(self.bytes) - self._kop > self._meeste:
                return Stand.TE_GROOT
            einde = self.bytes.find(b"\r\n", self._plek)
            if einde < 0:
                te_lang = len(self.bytes) - self._plek > LANGSTE_MAAT
                return Stand.ONLEESBAAR if te_lang else Stand.ONVOLLEDIG
            try:
                maat = int(bytes(self.bytes[self._plek : einde]).partition(b";")[0].strip(), 16)
            except ValueError:
                return Stand.ONLEESBAAR
            if maat == 0:
                return Stand.VOLLEDIG if self.bytes.find(EINDE_KOP, einde) >= 0 else Stand.ONVOLLEDIG
            volgende = einde + 2 + maat + 2
            if maat < 0:
                return Stand.ONLEESBAAR
            if maat > self._meeste:
                return Stand.TE_GROOT
            if volgende > len(self.bytes):
                return Stand.ONVOLLEDIG
            self._plek = volgende
