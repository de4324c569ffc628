"""Where the proposals lie: in the wheel, in a clone of the repository, and in a user's own folders."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from samenleving.errors import InvoerFout, Tweetalig, bedoelde_u

BESTAND = "reform.yaml"
ADVIES = "advies.yaml"
MAX_VOORSTELLEN = 500


def voorstellen_map() -> Path:
    """The folder with the project's own proposals.

    A wheel carries them as `samenleving/_reforms`. An uninstall may leave that folder empty behind, so
    a folder counts only when a proposal lies in it.
    """
    pakket = Path(str(files("samenleving")))
    for kandidaat in (pakket / "_reforms", pakket.parent / "reforms"):
        if any(kandidaat.glob(f"*/{BESTAND}")):
            return kandidaat
    raise InvoerFout.een(
        "de meegeleverde voorstellen zijn niet gevonden", "installeer het pakket opnieuw", bestand="reforms"
    )


def mappen_per_id(mappen: Sequence[Path | str] = ()) -> dict[str, Path]:
    """Folder of every proposal, by id: the project's own and those in the user's `mappen`.

    A user's folder holds proposals, one subfolder each, or is itself one proposal.
    """
    gevonden: dict[str, Path] = {}
    eigen = voorstellen_map()
    for wortel in (eigen, *(Path(map_) for map_ in mappen)):
        for map_ in _voorstelmappen(wortel, eigen):
            bestaand = gevonden.get(map_.name)
            if bestaand is not None and bestaand.resolve() != map_.resolve():
                raise InvoerFout.een(
                    f"het voorstel “{map_.name}” bestaat al in {bestaand}",
                    "geef de map en het veld id een andere naam",
                    bestand=str(map_ / BESTAND),
                    veld="id",
                )
            gevonden[map_.name] = map_
    return gevonden


def zoek_bestanden(bestand: str, mappen: Sequence[Path | str] = ()) -> list[Path]:
    """Every file of that name in a proposal's folder, or in a folder beside them (only an advice)."""
    gevonden = {pad.resolve(): pad for pad in sorted(voorstellen_map().glob(f"*/{bestand}"))}
    for map_ in mappen:
        for pad in (Path(map_) / bestand, *sorted(Path(map_).glob(f"*/{bestand}"))):
            if pad.is_file():
                gevonden.setdefault(pad.resolve(), pad)
    return list(gevonden.values())


def is_eigen(map_: Path) -> bool:
    """Whether a proposal is one of the project's own; only those may run code without being trusted."""
    return map_.resolve().parent == voorstellen_map().resolve()


def zoek(id_: str, mappen: Sequence[Path | str] = ()) -> Path:
    """Folder of one proposal."""
    bekend = mappen_per_id(mappen)
    if id_ not in bekend:
        tekst = Tweetalig(
            "het voorstel “{naam}” bestaat niet", "the proposal “{naam}” does not exist", naam=kort(id_)
        )
        raise InvoerFout.een(tekst, bedoelde_u(kort(id_), bekend))
    return bekend[id_]


def kort(tekst: str, lengte: int = 60) -> str:
    """Untrusted text, cut for a message."""
    plat = "".join(teken if teken.isprintable() else "?" for teken in tekst[: lengte + 1])
    return plat if len(plat) <= lengte else plat[: lengte - 1] + "…"


def _voorstelmappen(wortel: Path, eigen: Path) -> list[Path]:
    if not wortel.is_dir():
        raise InvoerFout.een("deze map bestaat niet", "kijk de naam van de map na", bestand=str(wortel))
    if wortel != eigen and (wortel / BESTAND).is_file():
        return [Path(wortel.resolve())] if wortel.name in ("", ".", "..") else [wortel]
    mappen = sorted(pad.parent for pad in wortel.glob(f"*/{BESTAND}"))
    if len(mappen) > MAX_VOORSTELLEN:
        raise InvoerFout.een(
            f"te veel voorstellen: ten hoogste {MAX_VOORSTELLEN}", "splits de map op", bestand=str(wortel)
        )
    if not mappen and not any((pad / ADVIES).is_file() for pad in (wortel, *wortel.glob("*/"))):
        raise InvoerFout.een(
            f"in deze map staat geen voorstel: geen {BESTAND} gevonden",
            f"zet het voorstel in {wortel.name}/<id>/{BESTAND}",
            bestand=str(wortel),
        )
    return mappen
