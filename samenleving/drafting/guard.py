"""Somebody else's templates are tried first in a process of their own, with a limit on its time and memory.

What a template may contain is already narrow (see `sandbox`). This is the wall behind it: a template that
still finds a way to grow or to go on forever takes down its own process, not the user's. Rendering depends on
nothing but the templates and the law, so what passed the trial does the same the second time.

Where `resource` is missing (Windows) there is no limit on memory, only on time.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from samenleving.drafting.sandbox import TekstFout
from samenleving.errors import InvoerFout

MAX_SECONDEN = 20.0
MAX_GEHEUGEN = 1_000_000_000
"""Bytes of address space on top of what the process already has."""
_OPSTART = 40.0
"""Seconds that a new interpreter may take to load the law."""
_PAUZE = 0.01
_NETJES, _IN_WOORDEN, _GEHEUGEN, _SLECHT = 0, 3, 4, 5


def probeer(werk: Callable[[], object], naam: str, mappen: Sequence[Path], waar: str) -> None:
    """Do the work once in a process of its own; nothing comes back from it but whether it went well.

    Args:
        werk: what to try, where this process can be copied.
        naam: the system whose templates are tried, where it cannot.
        mappen: the folders with its proposals.
        waar: the folder to name when it fails.

    Raises:
        TekstFout: it took too long, too much memory, or ended badly. What the work itself refuses in words is
            not raised: doing it again says the same.
    """
    # a copy of a process with threads may inherit a lock that nobody opens
    if hasattr(os, "fork") and threading.active_count() == 1:
        _in_een_kopie(werk, waar)
    else:
        _in_een_nieuw(naam, mappen, waar)


def begrens() -> None:
    """Limit the memory and the processor time of this process, where the system can."""
    try:
        import resource
    except ImportError:
        return
    grens = MAX_GEHEUGEN + _in_gebruik()
    _, hoogste = resource.getrlimit(resource.RLIMIT_AS)
    if hoogste != resource.RLIM_INFINITY:
        grens = min(grens, hoogste)
    seconden = int(MAX_SECONDEN + _OPSTART)
    for soort, waarde in ((resource.RLIMIT_AS, grens), (resource.RLIMIT_CPU, seconden)):
        try:
            resource.setrlimit(soort, (waarde, waarde))
        except (ValueError, OSError):
            continue  # a system that knows the limit but will not set it; the time limit still holds


def _in_gebruik() -> int:
    """The address space this process has; none of it known counts as none."""
    try:
        bladen = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        return bladen * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _in_een_kopie(werk: Callable[[], object], waar: str) -> None:
    kind = os.fork()
    if kind == 0:
        os._exit(_werk_in_kind(werk))
    _oordeel(os.waitstatus_to_exitcode(_wacht(kind, MAX_SECONDEN, waar)), waar)


def _werk_in_kind(werk: Callable[[], object]) -> int:
    """Everything ends in a code: whatever the work does, the copy never goes on as if it were the user."""
    try:
        begrens()
        werk()
    except InvoerFout:
        return _IN_WOORDEN
    except (MemoryError, RecursionError):
        return _GEHEUGEN
    except BaseException:  # noqa: BLE001 (a copy of the process must never run on)
        return _SLECHT
    return _NETJES


def _wacht(kind: int, seconden: float, waar: str) -> int:
    einde = time.monotonic() + seconden
    while True:
        klaar, status = os.waitpid(kind, os.WNOHANG)
        if klaar:
            return status
        if time.monotonic() > einde:
            os.kill(kind, signal.SIGKILL)
            os.waitpid(kind, 0)
            raise _te_lang(waar)
        time.sleep(_PAUZE)


def _in_een_nieuw(naam: str, mappen: Sequence[Path], waar: str) -> None:
    """Slower, and possible everywhere: a new interpreter that loads the law itself."""
    opdracht = [sys.executable, "-m", "samenleving.drafting.guard", naam, *(str(map_) for map_ in mappen)]
    try:
        klaar = subprocess.run(opdracht, capture_output=True, timeout=MAX_SECONDEN + _OPSTART, check=False)
    except subprocess.TimeoutExpired:
        raise _te_lang(waar) from None
    _oordeel(klaar.returncode, waar)


def _oordeel(code: int, waar: str) -> None:
    """What the work refused in words, it will say again where the user hears it; the rest is refused here."""
    if code in (_GEHEUGEN, -getattr(signal, "SIGKILL", 0)):
        raise TekstFout(waar, None, "de sjablonen van deze map vragen te veel geheugen")
    if code == -getattr(signal, "SIGXCPU", 0):
        raise _te_lang(waar)
    if code not in (_NETJES, _IN_WOORDEN):
        raise TekstFout(waar, None, "de sjablonen van deze map konden niet uitgeschreven worden")


def _te_lang(waar: str) -> TekstFout:
    return TekstFout(waar, None, f"de sjablonen van deze map vragen meer dan {MAX_SECONDEN:.0f} seconden")


def _hoofd(argumenten: Sequence[str]) -> int:
    """What the new interpreter does."""
    from samenleving.drafting.draft import schrijf_zonder_proef
    from samenleving.systems import systeem

    naam, *mappen = argumenten
    deze = systeem(naam, mappen)
    return _werk_in_kind(lambda: schrijf_zonder_proef(deze))


if __name__ == "__main__":
    sys.exit(_hoofd(sys.argv[1:]))
