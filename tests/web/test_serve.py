"""Starting the web tells in Dutch what is in the way, and the servers answer."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from importlib.util import find_spec

import pytest

from samenleving.errors import InvoerFout
from samenleving.web import serveer

START = """
import samenleving.web.serve as s
if {zonder}:
    s.find_spec = lambda _: None
s.serveer(poort={poort}, werkers=1)
"""


def vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        poort: int = proef.getsockname()[1]
        return poort


def test_a_port_in_use_is_told() -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        with pytest.raises(InvoerFout, match="kan niet geluisterd worden") as fout:
            serveer(poort=bezet.getsockname()[1])
    assert "--poort" in fout.value.oplossing


def test_an_address_of_nobody_is_told() -> None:
    with pytest.raises(InvoerFout, match="kan niet geluisterd worden"):
        serveer(adres="203.0.113.1")


@pytest.mark.traag
@pytest.mark.parametrize("zonder_gunicorn", [False, True])
def test_server_answers_and_writes_nothing_of_visitors(zonder_gunicorn: bool) -> None:
    if not zonder_gunicorn and not find_spec("gunicorn"):
        pytest.skip("gunicorn is not installed")
    poort = vrije_poort()
    code = START.format(zonder=zonder_gunicorn, poort=poort)
    dienst = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        assert _wacht(f"http://127.0.0.1:{poort}/gezond")["status"] == "in orde"
        aanvraag = urllib.request.Request(
            f"http://127.0.0.1:{poort}/rekenhulp", b"a-gewest=ja&antwoord=37,125"
        )
        urllib.request.urlopen(aanvraag, timeout=20).read()  # noqa: S310 (our own server)
    finally:
        dienst.terminate()
        uitvoer, _ = dienst.communicate(timeout=20)
    assert b"37,125" not in uitvoer
    assert b"127.0.0.1 - -" not in uitvoer
    assert b"POST" not in uitvoer


def _wacht(adres: str) -> dict[str, str]:
    for _ in range(100):
        try:
            with urllib.request.urlopen(adres, timeout=5) as antwoord:  # noqa: S310 (our own server)
                gelezen: dict[str, str] = json.loads(antwoord.read())
                return gelezen
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError("de dienst antwoordt niet")
