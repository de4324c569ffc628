"""How the workbench was started: for this machine alone, or for others who hold the key."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from dataclasses import dataclass, field
from pathlib import Path

from samenleving.errors import InvoerFout
from samenleving.workbench.store import Werkmap

BYTES_VAN_DE_SLEUTEL = 24


@dataclass(frozen=True)
class Instelling:
    """What the one who starts the workbench decides.

    Attributes:
        werkmap: folder in which proposals are kept; None keeps nothing.
        sleutel: the key that everybody must show; None where only this machine can reach the workbench.
        geheim: what forms and sessions of this process are signed with; gone when the process ends.
    """

    werkmap: Path | None = None
    sleutel: str | None = None
    geheim: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)


def instelling_voor(adres: str, werkmap: Path | None = None) -> Instelling:
    """The settings for an address to listen on: a fresh key, unless only this machine can reach it.

    Raises:
        InvoerFout: the folder cannot be made or written.
    """
    if werkmap is not None:
        try:
            werkmap.mkdir(parents=True, exist_ok=True)
        except OSError as fout:
            hulp = "geef met --werkmap een map waarin u mag schrijven"
            raise InvoerFout.een("deze map kan niet gemaakt worden", hulp, bestand=str(werkmap)) from fout
        Werkmap(werkmap)
    sleutel = None if is_eigen_machine(adres) else secrets.token_urlsafe(BYTES_VAN_DE_SLEUTEL)
    return Instelling(werkmap=werkmap, sleutel=sleutel)


def is_eigen_machine(adres: str) -> bool:
    """Whether who listens here hears nobody but this machine; an address that cannot be found does not."""
    try:
        gevonden = socket.getaddrinfo(adres, None)
    except OSError:
        return False
    return bool(gevonden) and all(ipaddress.ip_address(plek[0]).is_loopback for *_, plek in gevonden)


def is_eigen_naam(gastheer: str) -> bool:
    """Whether a `Host` header names this machine itself, and no name that somebody let point to it."""
    tussen_haken = gastheer.startswith("[")
    naam = gastheer[1:].partition("]")[0] if tussen_haken else gastheer.partition(":")[0]
    if naam.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(naam).is_loopback
    except ValueError:
        return False
