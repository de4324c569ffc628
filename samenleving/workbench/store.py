"""`--werkmap`: proposals kept as plain folders, whole or not at all, and never over what somebody else saved.

Every folder is written beside its place first, made durable, and then exchanged with what stands there. A
crash at any moment leaves the old folder or the new one. Whoever saves names what they started from; where
something else stands by then, nothing is written.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from samenleving.errors import InvoerFout, Melding
from samenleving.locator import kort
from samenleving.workbench.compiled import compileer
from samenleving.workbench.concept import REFORM, Bestanden, Concept, controleer_id
from samenleving.workbench.folder import Geopend, open_map
from samenleving.workbench.folder_reading import overslaan
from samenleving.workbench.writing import GEMAAKT, kop_van

SLOT = ".slot"
NAAST = ".werkbank-"
OPZIJ, AFGEKEURD = ".vorige", "AFGEKEURD"
MAX_VOORSTELLEN = 500
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100
_MAPRECHTEN, _BESTANDSRECHTEN = 0o755, 0o644


class IntussenBewaard(InvoerFout):
    """Somebody else saved meanwhile; nothing was written.

    Attributes:
        merk: of what stands there now; empty where the proposal is gone.
        concept: what stands there now; None where it is gone or cannot be read.
    """

    def __init__(self, id_: str, merk: str, concept: Concept | None) -> None:
        self.merk, self.concept = merk, concept
        wat = "heeft intussen iemand anders bewaard" if merk else "is intussen verwijderd"
        hulp = "bewaar het onder een andere naam, of open de nieuwe versie en doe uw wijzigingen opnieuw"
        super().__init__(
            Melding("", None, "id", f"het voorstel “{id_}” {wat}; er is niets overschreven", hulp)
        )


@dataclass(frozen=True)
class Bewaard:
    """A proposal in the folder: `fout` says why it cannot be opened, and is empty where it can."""

    id: str
    titel: str
    merk: str
    fout: str = ""


class Werkmap:
    """A folder with proposals, one subfolder each."""

    def __init__(self, pad: Path | str) -> None:
        """Take a folder that exists; raises `InvoerFout` where it cannot be used."""
        self.pad = Path(pad)
        if not self.pad.is_dir():
            raise InvoerFout.een("deze map bestaat niet", "maak haar eerst", bestand=str(pad))
        if not os.access(self.pad, os.W_OK | os.X_OK):
            raise InvoerFout.een("in deze map mag u niet schrijven", "kies een andere map", bestand=str(pad))

    def lijst(self) -> tuple[Bewaard, ...]:
        """The proposals, by id; one that cannot be read is told and not left out."""
        with self._slot():
            return tuple(self._lijst())

    def _lijst(self) -> Iterator[Bewaard]:
        for map_ in sorted(self.pad.iterdir())[: MAX_VOORSTELLEN * 2]:
            if map_.name.startswith(".") or map_.is_symlink() or not (map_ / REFORM).is_file():
                continue
            titel, fout = map_.name, ""
            try:
                controleer_id(map_.name)
                kop = kop_van((map_ / REFORM).read_text(encoding="utf-8"), f"{map_.name}/{REFORM}")
                titel = str(kop.get("titel", map_.name))
            except (InvoerFout, OSError, UnicodeDecodeError) as waarom:
                fout = str(waarom)
            yield Bewaard(map_.name, kort(titel, 200), merk_van(map_), fout)

    def lees(self, id_: str) -> tuple[Geopend, str]:
        """A proposal, and the token of what was read.

        Raises `InvoerFout` where there is none, or where it cannot be read.
        """
        controleer_id(id_)
        with self._slot():
            map_ = self._map(id_)
            if not (map_ / REFORM).is_file():
                raise InvoerFout.een(
                    f"het voorstel “{id_}” bestaat niet", "kies er een uit de lijst", veld="id"
                )
            return open_map(map_), merk_van(map_)

    def bewaar(self, concept: Concept, merk: str | None) -> str:
        """Write a proposal; the new token.

        Args:
            concept: what is saved; its id names the folder. What else lies in that folder is kept.
            merk: token of what it was made from; None for a proposal that is not there yet.

        Raises:
            IntussenBewaard: something else stands there than `merk` says.
            InvoerFout: the concept does not compile, or the folder cannot be written.
        """
        gemaakt = compileer(concept)
        controleer_id(concept.id)
        with self._slot():
            map_ = self._map(concept.id)
            nu = merk_van(map_)
            if nu != (merk or ""):
                raise IntussenBewaard(concept.id, nu, self._wat_er_staat(map_))
            for id_, bestanden in gemaakt.bestanden.items():
                if id_ != concept.id:
                    self._breng_mee(id_, bestanden)
            try:
                _vervang(map_, gemaakt.bestanden[concept.id], set(concept.map))
            except OSError as fout:
                raise _niet_geschreven(fout, map_) from fout
            return merk_van(map_)

    def verwijder(self, id_: str, merk: str) -> None:
        """Take a proposal away; raises `IntussenBewaard` where it is no longer what `merk` says."""
        controleer_id(id_)
        with self._slot():
            map_ = self._map(id_)
            nu = merk_van(map_)
            if nu != merk:
                raise IntussenBewaard(id_, nu, self._wat_er_staat(map_))
            try:
                weg = Path(tempfile.mkdtemp(prefix=NAAST, dir=self.pad))
                map_.rename(weg / id_)
                try:
                    _duurzaam(self.pad)
                except OSError:
                    (weg / id_).rename(map_)
                    raise
                shutil.rmtree(weg, ignore_errors=True)
            except OSError as fout:
                raise _niet_geschreven(fout, map_) from fout

    def _herstel(self) -> None:
        """What a crash left beside the proposals: a folder that stepped aside goes back, the rest goes."""
        for rest in sorted(self.pad.glob(f"{NAAST}*")):
            if rest.is_symlink() or not rest.is_dir():
                continue
            teruggedraaid = (rest / AFGEKEURD).exists()
            for oud in rest.iterdir():
                plaats = self.pad / oud.name.removesuffix(OPZIJ)
                opzij = oud.name.endswith(OPZIJ) or (teruggedraaid and oud.name != AFGEKEURD)
                if opzij and not plaats.exists():
                    oud.rename(plaats)
            shutil.rmtree(rest, ignore_errors=True)

    def _map(self, id_: str) -> Path:
        map_ = self.pad / id_
        if map_.is_symlink():
            raise InvoerFout.een(f"“{id_}” is een koppeling", "zet er de map zelf", veld="id")
        return map_

    def _breng_mee(self, id_: str, bestanden: Bestanden) -> None:
        """A proposal it stands on is put beside it where it is not there; what is there stays."""
        map_ = self._map(id_)
        if not map_.exists():
            try:
                _vervang(map_, bestanden, set(bestanden))
            except OSError as fout:
                raise _niet_geschreven(fout, map_) from fout

    def _wat_er_staat(self, map_: Path) -> Concept | None:
        try:
            return open_map(map_).concept if (map_ / REFORM).is_file() else None
        except InvoerFout:
            return None

    @contextmanager
    def _slot(self) -> Iterator[None]:
        """One at a time in the folder; the lock goes with the process, so a crash leaves none behind."""
        try:
            bestand = os.open(self.pad / SLOT, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _BESTANDSRECHTEN)
        except OSError as fout:
            raise _niet_geschreven(fout, self.pad) from fout
        try:
            fcntl.flock(bestand, fcntl.LOCK_EX)
            self._herstel()
            yield
        finally:
            os.close(bestand)


def merk_van(map_: Path) -> str:
    """The token of a folder: a hash of its names and contents; empty where there is no such folder."""
    if not map_.is_dir():
        return ""
    som = hashlib.sha256()
    for pad in sorted(map_.rglob("*")):
        naam = pad.relative_to(map_).as_posix()
        if overslaan(naam) or not pad.is_file():
            continue
        inhoud = pad.read_bytes()
        som.update(f"{len(naam.encode())}:{naam}:{len(inhoud)}:".encode())
        som.update(inhoud)
    return som.hexdigest()


def _vervang(map_: Path, bestanden: Bestanden, eigen: set[str]) -> None:
    """Put a folder in its place in one step; files that nobody of us wrote come along."""
    naast = Path(tempfile.mkdtemp(prefix=NAAST, dir=map_.parent))
    try:
        nieuw = naast / map_.name
        _schrijf(nieuw, {**_van_anderen(map_, eigen), **bestanden})
        _duurzaam(naast)
        oud = _wissel(nieuw, map_) if map_.exists() else None
        if oud is None:
            nieuw.rename(map_)
        try:
            _duurzaam(map_.parent)
        except OSError:  # not safe on disk: back to what stood there, as the message says
            map_.rename(naast / AFGEKEURD)
            if oud is not None:
                oud.rename(map_)
            raise
    finally:
        shutil.rmtree(naast, ignore_errors=True)


def _van_anderen(map_: Path, eigen: set[str]) -> dict[str, bytes]:
    """What lies in the folder and that the concept does not carry: notes, images, hidden files."""
    uit: dict[str, bytes] = {}
    for pad in sorted(map_.rglob("*")) if map_.is_dir() else ():
        naam = pad.relative_to(map_).as_posix()
        if pad.is_symlink():
            raise OSError(errno.ELOOP, f"“{naam}” is een koppeling; zet er het bestand zelf")
        if pad.is_file() and naam not in eigen and naam not in GEMAAKT:
            uit[naam] = pad.read_bytes()
    return uit


def _schrijf(map_: Path, bestanden: Mapping[str, bytes]) -> None:
    map_.mkdir(mode=_MAPRECHTEN)
    for naam, inhoud in bestanden.items():
        pad = map_ / naam
        pad.parent.mkdir(mode=_MAPRECHTEN, parents=True, exist_ok=True)
        bestand = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, _BESTANDSRECHTEN)
        try:
            rest = memoryview(inhoud)
            while rest:
                rest = rest[os.write(bestand, rest) :]
            os.fsync(bestand)
        finally:
            os.close(bestand)
    for onder in sorted({p.parent for p in (map_ / n for n in bestanden)} | {map_}, reverse=True):
        _duurzaam(onder)


def _duurzaam(map_: Path) -> None:
    """A name is only safe once its folder is on disk too."""
    bestand = os.open(map_, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(bestand)
    finally:
        os.close(bestand)


def _wissel(een: Path, twee: Path) -> Path:
    """Put one folder in the place of another in one step of the file system; where the other stands then.

    Where the system cannot, the old folder steps aside for the time of one rename; it is never taken away
    before the new one stands, and it comes back where that fails.
    """
    if _ruil(een, twee):
        return een
    opzij = een.with_name(f"{een.name}{OPZIJ}")
    twee.rename(opzij)
    try:
        een.rename(twee)
    except OSError:
        opzij.rename(twee)
        raise
    return opzij


def _ruil(een: Path, twee: Path) -> bool:
    """`renameat2` with exchange; false where the system or the disk does not know it."""
    try:
        doe = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if doe(_AT_FDCWD, os.fsencode(een), _AT_FDCWD, os.fsencode(twee), _RENAME_EXCHANGE) == 0:
        return True
    fout = ctypes.get_errno()
    if fout in (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP):
        return False
    raise OSError(fout, os.strerror(fout), str(twee))


def _niet_geschreven(fout: OSError, map_: Path) -> InvoerFout:
    tekst = f"het voorstel is niet bewaard: {fout.strerror or 'onbekende fout'}"
    return InvoerFout.een(
        tekst, "wat er stond, staat er nog; probeer opnieuw of kies een andere map", bestand=map_.name
    )
