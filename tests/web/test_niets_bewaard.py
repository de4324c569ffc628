"""Nothing that somebody types reaches a disk or a log: looked for in every file and every line.

The real servers run in a folder of their own, with the log on. Every way to send something is used, with
values that stand out; then they are looked for. A hook of Python tells of every file that is opened to be
written and of every connection outwards, the kernel of every byte that goes to a disk, whatever the language.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

WOORD = "Kanariepiet7f3a"
GETAL = "918.273"
DATUM = "1973-08-19"
KANARIES = (WOORD, WOORD.lower(), quote(WOORD), GETAL, GETAL.replace(".", ","), DATUM)
"""What nobody else writes: a word, a number and a date, in each form in which they may turn up."""

GEEN_ANTWOORD = 0
GRENS = "grens7f3a"
HARTSLAG = "wgunicorn-"
"""The empty file with which gunicorn sees that a process is alive; made when it starts."""

START = """
import os, sys
SCHRIJVEN = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
MERKEN = {{"os.rename", "os.link", "os.symlink", "os.mkdir", "os.truncate", "os.system", "subprocess.Popen",
          "sqlite3.connect", "socket.connect", "socket.getaddrinfo"}}
begonnen = False
def haak(wat, delen):
    schrijft = wat == "open" and isinstance(delen[0], (str, bytes)) and delen[2] & SCHRIJVEN
    if begonnen and (schrijft or wat in MERKEN):
        os.write(2, f"HAAK {{wat}} {{delen}}\\n".encode("utf-8", "replace"))
sys.addaudithook(haak)

import samenleving.web.serve as dienst
if {zonder_gunicorn}:
    dienst.find_spec = lambda _: None
maak_app = dienst.maak_app
def gemaakt(**wat):
    app = maak_app(**wat)
    app.wsgi_app = {omhulsel}(app.wsgi_app)
    return app
dienst.maak_app = gemaakt

class Gewoon:
    def __init__(self, binnen):
        self.binnen = binnen
    def __call__(self, omgeving, begin):
        # What a server makes for itself when it starts is no visitor's.
        global begonnen
        begonnen = True
        return self.binnen(omgeving, begin)

class Verklikker(Gewoon):
    # Does on purpose what must never be done, each at an address of its own.
    def __call__(self, omgeving, begin):
        import ctypes, logging, tempfile
        vraag = omgeving["QUERY_STRING"].encode()
        match omgeving["PATH_INFO"]:
            case "/bestand":
                with tempfile.TemporaryFile() as weg:
                    weg.write(vraag)
            case "/log":
                logging.getLogger("samenleving.web").warning(vraag.decode())
            case "/buiten-python":
                libc = ctypes.CDLL(None)
                plek = libc.open(b"buiten-python.txt", os.O_WRONLY | os.O_CREAT, 0o600)
                libc.write(plek, vraag, len(vraag))
                libc.close(plek)
        return super().__call__(omgeving, begin)

dienst.serveer(poort={poort}, werkers=1)
"""


@dataclass
class Dienst:
    """A server that runs, and what it did."""

    adres: str
    map: Path
    proces: subprocess.Popen[bytes]
    uitvoer: bytes = b""
    open_bestanden: list[str] = field(default_factory=list)
    geschreven: int = 0

    def vraag(
        self, pad: str, inhoud: bytes | None = None, koppen: Mapping[str, str] | None = None
    ) -> tuple[int, bytes]:
        """Status and body of one answer."""
        verzoek = urllib.request.Request(f"{self.adres}{pad}", inhoud, dict(koppen or {}))  # noqa: S310 (our own)
        try:
            with urllib.request.urlopen(verzoek, timeout=60) as antwoord:  # noqa: S310 (our own server)
                return antwoord.status, antwoord.read()
        except urllib.error.HTTPError as fout:
            return fout.code, fout.read()
        except urllib.error.URLError as fout:
            # Who sends far too much finds the line closed, and so does who comes too early.
            if not isinstance(fout.reason, ConnectionError):
                raise
            return GEEN_ANTWOORD, b""

    def ruw(self, inhoud: bytes) -> bytes:
        """Send bytes that are no proper request; the first bytes of the answer."""
        poort = int(self.adres.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", poort), timeout=20) as lijn:
            lijn.sendall(inhoud)
            lijn.shutdown(socket.SHUT_WR)
            try:
                return lijn.recv(2000)
            except ConnectionResetError:
                return b""

    def processen(self) -> list[int]:
        """The server and the processes it started."""
        kinderen = Path(f"/proc/{self.proces.pid}/task/{self.proces.pid}/children")
        eigen = kinderen.read_text().split() if kinderen.exists() else []
        return [self.proces.pid, *map(int, eigen)]

    def naar_schijf(self) -> int:
        """Bytes that the server sent to a disk so far, as the kernel counts; 0 where it does not tell."""
        som = 0
        for proces in self.processen():
            try:
                regels = Path(f"/proc/{proces}/io").read_text().splitlines()
            except OSError:
                return 0
            som += sum(int(r.split()[1]) for r in regels if r.startswith("write_bytes"))
        return som

    def te_schrijven(self) -> Iterator[str]:
        """Ordinary files that the server holds open to write in."""
        for proces in self.processen():
            for plek in Path(f"/proc/{proces}/fd").glob("*"):
                try:
                    doel, wijze = plek.resolve(), Path(f"/proc/{proces}/fdinfo/{plek.name}").read_text()
                except OSError:  # closed in the meantime
                    continue
                schrijft = int(wijze.split("flags:")[1].split()[0], 8) & (os.O_WRONLY | os.O_RDWR)
                if schrijft and (self.map in doel.parents or doel.is_file()):
                    yield str(doel)

    def lekken(self) -> list[str]:
        """Everything that was kept or told and may not be; call it after the server has stopped."""
        gevonden = []
        regels = self.uitvoer.decode("utf-8", "replace").splitlines()
        gevonden += [f"uitvoer: {r}" for r in regels if any(k in r for k in (*KANARIES, "127.0.0.1"))]
        gevonden += [f"haak: {r}" for r in regels if r.startswith("HAAK") and "/dev/null" not in r]
        for bestand in (b for b in self.map.rglob("*") if b.is_file()):
            inhoud = bestand.name.encode() + bestand.read_bytes()
            gevonden += [f"bestand: {bestand.name}" for k in KANARIES if k.encode() in inhoud]
        gevonden += [f"open: {naam}" for naam in self.open_bestanden if HARTSLAG not in naam]
        if self.geschreven:
            gevonden.append(f"schijf: {self.geschreven} bytes")
        return gevonden


@contextmanager
def dienst(map_: Path, *, zonder_gunicorn: bool, omhulsel: str = "Gewoon") -> Iterator[Dienst]:
    """A server in a folder of its own; when it has stopped, what it wrote is known."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        poort = proef.getsockname()[1]
    omgeving = {**os.environ, "SAMENLEVING_LOGBOEK": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    omgeving |= dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "XDG_DATA_HOME"), str(map_))
    wortel = str(Path(__file__).parents[2])
    omgeving["PYTHONPATH"] = os.pathsep.join(filter(None, (wortel, os.environ.get("PYTHONPATH"))))
    code = START.format(zonder_gunicorn=zonder_gunicorn, poort=poort, omhulsel=omhulsel)
    proces = subprocess.Popen(
        [sys.executable, "-c", code], cwd=map_, env=omgeving, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    deze = Dienst(f"http://127.0.0.1:{poort}", map_, proces)
    try:
        _wacht(deze)
        eerder = deze.naar_schijf()
        yield deze
        # The heartbeat of gunicorn sets the time of an empty file, which the kernel counts as well.
        deze.geschreven = deze.naar_schijf() - eerder if zonder_gunicorn else 0
        deze.open_bestanden = list(deze.te_schrijven())
    finally:
        proces.terminate()
        deze.uitvoer = proces.communicate(timeout=30)[0]


def _wacht(deze: Dienst) -> None:
    for _ in range(300):
        if deze.proces.poll() is not None or deze.vraag("/gezond")[0] == 200:
            return
        time.sleep(0.2)
    raise AssertionError("de dienst antwoordt niet")


def antwoorden(voor: str) -> dict[str, str]:
    """Answers that all stand out, as the fields of the steps (`a-`)."""
    eigen = {"gewest": "ja", "inkomen": "uitkering", "uitkering_sinds": DATUM, "werkzoekend_sinds": DATUM}
    return {
        voor + id_: antwoord
        for id_, antwoord in ({"route": "werk", "uren": "40", "afstand": GETAL} | eigen).items()
    }


def opgestuurd(bestandsnaam: str, inhoud: bytes, **velden: str) -> tuple[bytes, dict[str, str]]:
    """A form with a file, as a browser sends it."""
    delen = [
        f'--{GRENS}\r\nContent-Disposition: form-data; name="{naam}"\r\n\r\n{waarde}\r\n'.encode()
        for naam, waarde in velden.items()
    ]
    kop = f'--{GRENS}\r\nContent-Disposition: form-data; name="bestand"; filename="{bestandsnaam}"\r\n\r\n'
    romp = b"".join([*delen, kop.encode(), inhoud, f"\r\n--{GRENS}--\r\n".encode()])
    return romp, {"Content-Type": f"multipart/form-data; boundary={GRENS}"}


def stuur_alles(deze: Dienst) -> None:
    """Every form, every file and every question of a program, right and wrong; each answer is looked at."""
    stappen = antwoorden("a-")
    for taal in ("", "/fr"):
        for actie in ("controle", "resultaat", "taal", "afdruk", "pdf", "wijzig:afstand", WOORD):
            status, inhoud = deze.vraag(f"{taal}/rekenhulp", urlencode(stappen | {"actie": actie}).encode())
            assert status == 200, actie
            assert inhoud.startswith(b"%PDF") == (actie == "pdf")
    for veld, waarde in (("antwoord", WOORD), ("antwoord", GETAL), ("antwoord", f"{GETAL}0000")):
        data = stappen | {"vraag": "uren", veld: waarde, "actie": "verder", WOORD: WOORD, "inbed": "ja"}
        deze.vraag("/rekenhulp", urlencode(data).encode())
    formulier = {naam.replace("a-", "v-"): waarde for naam, waarde in stappen.items()} | {"a-route": "werk"}
    for extra in ({}, {"v-uren": WOORD}, {"v-start-dag": WOORD, "actie": WOORD}):
        assert deze.vraag("/formulier", urlencode(formulier | extra).encode())[0] in {200, 400}
    for actie in ("antwoorden", "situatie"):
        status, bestand = deze.vraag("/antwoorden", urlencode(stappen | {"actie": actie}).encode())
        assert status == 200
        assert GETAL.encode() in bestand
        for inhoud in (bestand, bestand[:-5], WOORD.encode(), bestand + b" " * 150_000, bestand * 3000):
            romp, kop = opgestuurd(f"{WOORD}.json", inhoud, actie="laad", **stappen)
            assert deze.vraag("/rekenhulp", romp, kop)[0] in {200, 400, 413, GEEN_ANTWOORD}
    for taal in ("nl", "en"):
        kop = {"Content-Type": "application/json", "Accept-Language": taal, "User-Agent": WOORD}
        situatie = {"naam": WOORD, "persoon": {"enkele_afstand_km": float(GETAL), "uitkering_sinds": DATUM}}
        for pad, inhoud in (
            ("/v1/bereken", {"situatie": situatie}),
            ("/v1/bereken", {"situatie": {"persoon": {WOORD: GETAL}}}),
            ("/v1/bereken", {WOORD: DATUM}),
            ("/v1/uitleg", {"situatie": situatie}),
            ("/calculate", {"personen": {WOORD: {"enkele_afstand_km": {"2026-11": float(GETAL)}}}}),
            ("/trace", {"personen": {WOORD: {WOORD: {"2026-11": DATUM}}}}),
        ):
            assert deze.vraag(pad, json.dumps(inhoud).encode(), kop)[0] < 500
        deze.vraag("/v1/bereken", f'{{"{WOORD}": {GETAL}'.encode(), kop)
        deze.vraag("/calculate", b"x" * 1_200_000, kop)
    koppen = {"Cookie": f"a={WOORD}", "Referer": f"http://{WOORD}/", "X-Forwarded-For": WOORD}
    for pad in (f"/{WOORD}", f"/?naam={WOORD}", f"/v1/{WOORD}", f"/static/{WOORD}", f"/parameter/{WOORD}"):
        deze.vraag(pad, None, koppen)
    for ruw in (
        f"GET /{WOORD} HTTP/9.9\r\n\r\n",
        f"{WOORD}\r\n\r\n",
        f"{WOORD} / HTTP/1.1\r\nHost: x\r\n\r\n",
        f"GET / HTTP/1.1\r\n{WOORD}({GETAL}): x\r\n\r\n",
        f"GET / HTTP/1.1\r\n{WOORD}\r\n\r\n",
        f"GET /{WOORD * 1000} HTTP/1.1\r\n\r\n",
        f"POST /rekenhulp HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n{WOORD}\r\n{WOORD}",
        f"POST /rekenhulp HTTP/1.1\r\nTransfer-Encoding: {WOORD}\r\n\r\n",
        f"POST /rekenhulp HTTP/1.1\r\nContent-Length: {WOORD}\r\n\r\n{WOORD}",
        f"POST /rekenhulp HTTP/1.1\r\nContent-Length: 9000\r\n\r\na-afstand={GETAL}",
        f"\x16\x03\x01{WOORD}",
    ):
        deze.ruw(ruw.encode())
    assert deze.vraag("/gezond")[0] == 200, "it still answers"


@pytest.mark.traag
@pytest.mark.parametrize("zonder_gunicorn", [False, True], ids=["gunicorn", "werkzeug"])
def test_nothing_of_a_visitor_is_kept(tmp_path: Path, zonder_gunicorn: bool) -> None:
    if not zonder_gunicorn and not find_spec("gunicorn"):
        pytest.skip("gunicorn is not installed")
    with dienst(tmp_path, zonder_gunicorn=zonder_gunicorn) as deze:
        stuur_alles(deze)
    assert b'"route": "/rekenhulp"' in deze.uitvoer, "the log is on, or looking in it means nothing"
    assert deze.lekken() == []


def _kernel_telt(map_: Path) -> bool:
    """Whether the kernel counts what is written in a folder; not for one that is in memory."""
    teller = Path("/proc/self/io")
    if not teller.exists():
        return False
    eerder = teller.read_text().split("write_bytes: ")[1].split()[0]
    (map_ / "proef.txt").write_bytes(b"x" * 10_000)
    return teller.read_text().split("write_bytes: ")[1].split()[0] != eerder


@pytest.mark.traag
def test_what_is_kept_would_be_found(tmp_path: Path) -> None:
    """A server that does keep what it gets: every way of looking finds its part."""
    with dienst(tmp_path, zonder_gunicorn=True, omhulsel="Verklikker") as deze:
        for pad in ("/bestand", "/log", "/buiten-python"):
            deze.vraag(f"{pad}?{WOORD}")
    lekken = deze.lekken()
    assert any(lek.startswith("haak: HAAK open") for lek in lekken), lekken
    assert any(lek.startswith("uitvoer: ") and WOORD in lek for lek in lekken), lekken
    assert "bestand: buiten-python.txt" in lekken
    if _kernel_telt(tmp_path):
        assert any(lek.startswith("schijf: ") for lek in lekken), lekken
