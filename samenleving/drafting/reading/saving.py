"""What was read becomes a proposal: from text back to code, to be computed, compared and written again."""

from __future__ import annotations

import datetime
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from samenleving import law
from samenleving.display import toon_parameter
from samenleving.drafting.reading.file import Gelezen, Wijziging
from samenleving.errors import InvoerFout
from samenleving.proposals import controleer_voorstel
from samenleving.proposals.model import HUIDIG
from samenleving.proposals.scaffold import BESTAND, niveau_van
from samenleving.systems import Systeem, systeem

_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
_TITEL, _PLAATS, _DOCUMENT = 120, 200, 60
_KOP = """\
# Uit een ontwerptekst gelezen met: samenleving lees {bestand}
# Kijk dit voorstel na met: samenleving voorstel controleer {map}
"""


def bewaar_voorstel(gelezen: Gelezen, map_: Path | str, mappen: Sequence[Path | str] = ()) -> Path:
    """Write what was read as a proposal in a new or empty folder, whole or not at all; the file's path.

    Args:
        gelezen: what `lees_bestand` gave.
        map_: the folder; its name becomes the id of the proposal.
        mappen: folders with the user's own proposals, for the basis.

    Raises:
        InvoerFout: nothing was read that changes a value, the folder is not empty or its name is no id, or
            the proposal would not pass `samenleving voorstel controleer`.
    """
    doel = Path(map_)
    id_ = doel.resolve().name
    if not _ID.fullmatch(id_):
        raise InvoerFout.een(
            f"“{id_}” kan geen naam van een voorstel zijn",
            "noem de map met kleine letters, cijfers en _ en begin met een letter",
            bestand=str(map_),
        )
    if doel.exists() and (not doel.is_dir() or any(doel.iterdir())):
        raise InvoerFout.een("deze map is niet leeg", "kies een nieuwe map", bestand=str(map_))
    bepalingen = list(_bepalingen(gelezen, mappen))
    if not bepalingen:
        raise InvoerFout.een(
            "er is niets te bewaren: de tekst wijzigt geen enkele waarde",
            "kijk na wat niet gelezen is",
            bestand=gelezen.bestand,
        )
    inhoud = _KOP.format(bestand=Path(gelezen.bestand).name, map=doel.as_posix()) + yaml.safe_dump(
        _voorstel(gelezen, id_, bepalingen, mappen), allow_unicode=True, sort_keys=False, width=110
    )
    _schrijf(inhoud, doel, id_, mappen)
    return doel / BESTAND


def _schrijf(inhoud: str, doel: Path, id_: str, mappen: Sequence[Path | str]) -> None:
    """First beside it, and there checked: a folder that appears is a proposal that is sound."""
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=doel.parent, prefix=".lees-") as naast:
            klad = Path(naast) / id_
            klad.mkdir()
            (klad / BESTAND).write_text(inhoud, encoding="utf-8")
            fouten = [m for m in controleer_voorstel(klad, mappen) if m.ernst == "fout"]
            if fouten:
                raise InvoerFout(fouten)
            if doel.exists():
                doel.rmdir()  # it was empty
            shutil.move(klad, doel)
    except OSError as fout:
        waarom = fout.strerror or "onbekende fout"
        raise InvoerFout.een(
            f"hier kan niet geschreven worden: {waarom}", "kies een andere map", bestand=str(doel)
        ) from fout


def _voorstel(
    gelezen: Gelezen, id_: str, bepalingen: list[dict[str, Any]], mappen: Sequence[Path | str]
) -> dict[str, Any]:
    stelsel = _basis(gelezen, mappen)
    onder = stelsel.voorstel
    uit: dict[str, Any] = {
        "id": id_,
        "titel": id_.replace("_", " ").capitalize(),
        "orgaan": "Eigen ontwerp",
        "bron": {
            "document": _document(gelezen),
            "titel": f"Ontwerptekst {Path(gelezen.bestand).name}",
            "datum": "onbekend",
        },
        "status": "hypothetisch",
        "basis": onder.id if onder is not None else HUIDIG,
        "inwerkingtreding": datetime.date.fromisoformat(gelezen.dag),
    }
    if onder is not None and onder.inwerkingtreding_aanname:
        uit["inwerkingtreding_aanname"] = onder.inwerkingtreding_aanname
    return {**uit, "bepalingen": bepalingen}


def _basis(gelezen: Gelezen, mappen: Sequence[Path | str]) -> Systeem:
    return systeem(gelezen.basis, mappen)


def _bepalingen(gelezen: Gelezen, mappen: Sequence[Path | str]) -> Iterator[dict[str, Any]]:
    """One provision for each value the text sets, and one for each choice that its basis already made."""
    for nummer, (pad, wijziging) in enumerate(gelezen.wijzigingen.items(), 1):
        yield _bepaling(pad, wijziging, nummer, gelezen)
    stelsel = _basis(gelezen, mappen)
    if stelsel.voorstel is None:
        return
    kaal = systeem(stelsel.voorstel.id, mappen)
    nummer = len(gelezen.wijzigingen)
    for pad in dict.fromkeys(w.pad for w in stelsel.wijzigingen if w.soort != "lezing"):
        waarde = law.waarde(stelsel.stelsel, pad, gelezen.dag)
        if pad not in gelezen.wijzigingen and waarde != law.waarde(kaal.stelsel, pad, gelezen.dag):
            nummer += 1
            yield _bepaling(pad, Wijziging(None, waarde, f"keuze van {stelsel.naam}"), nummer, gelezen)


def _bepaling(pad: str, wijziging: Wijziging, nummer: int, gelezen: Gelezen) -> dict[str, Any]:
    info = law.parameterinfo(pad)
    toon = " ".join(toon_parameter(info, wijziging.nieuw).split())
    passage = {"document": _document(gelezen), "plaats": _kort(wijziging.plaats, _PLAATS)}
    if wijziging.regel:
        passage["regels"] = str(wijziging.regel)
    uit: dict[str, Any] = {
        "id": f"{pad.rpartition('.')[2]}_{nummer}",
        "titel": _kort(info.label, _TITEL),
        "stelling": f"{info.label} wordt {toon}.",
        "passage": passage,
        "gemodelleerd": "ja",
        "parameters": {pad: wijziging.nieuw},
    }
    if wijziging.clausule:
        uit["clausule"] = wijziging.clausule
    niveau = wijziging.niveau or niveau_van(pad)
    return {**uit, "niveau": niveau} if niveau else uit


def _document(gelezen: Gelezen) -> str:
    return _kort(Path(gelezen.bestand).name, _DOCUMENT)


def _kort(tekst: str, lengte: int) -> str:
    return tekst if len(tekst) <= lengte else f"{tekst[: lengte - 1]}…"
