"""The article templates of a proposal and of everything it stands on.

A file in `reforms/<id>/tekst/` is called `<deel>-<volgnummer>-<naam>.md.j2`: `decreet-210-doelgroep.md.j2`
is the article `art-doelgroep` of the decree. The proposal nearest to the reader wins: a file of the same
part and name replaces that of its basis, number included; a new name adds an article; an empty file leaves
one out. Names that begin with `hoofdstuk-` hold the title of the chapter that starts there, `aanhef-` one
block of the preamble and `opschrift` the title of the act.

`akten.yaml` beside them cites the acts that the articles refer to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from samenleving.drafting.sandbox import MAX_TEKENS, TekstFout
from samenleving.legislation import Akte, laad_akten
from samenleving.proposals.model import SJABLOONNAAM, TEKST_MAP, Voorstel
from samenleving.yaml_io import laad_yaml

Deelnaam = Literal["decreet", "besluit"]
DELEN: tuple[Deelnaam, ...] = ("decreet", "besluit")
AKTEN = "akten.yaml"
MAX_BESTANDEN = 200


@dataclass(frozen=True)
class Sjabloon:
    """One template: its part, its place in the order, its name, its text and the proposal it comes from.

    `onder` is the template of the basis that it replaces.
    """

    deel: Deelnaam
    nummer: int
    naam: str
    bron: str
    voorstel_id: str
    bestand: str
    onder: Sjabloon | None = None

    @property
    def id(self) -> str:
        """The id by which a provision or another article names it: `art-doelgroep`."""
        return f"art-{self.naam}"

    @property
    def soort(self) -> Literal["opschrift", "aanhef", "hoofdstuk", "artikel"]:
        """What the file holds, by its name."""
        if self.naam == "opschrift":
            return "opschrift"
        if self.naam.startswith("aanhef-"):
            return "aanhef"
        return "hoofdstuk" if self.naam.startswith("hoofdstuk-") else "artikel"


@dataclass(frozen=True)
class Aanhaling:
    """An act as articles cite it, with the places they use; `akte` is its id where it is one of ours."""

    tekst: str
    plaatsen: Mapping[str, str]
    voorstel_id: str
    akte: str = ""


def lees_sjablonen(keten: Sequence[Voorstel]) -> tuple[Sjabloon, ...]:
    """The templates that hold for the last proposal of the chain, in order; empty where nobody wrote any."""
    gevonden: dict[tuple[str, str], Sjabloon] = {}
    for voorstel in keten:
        map_ = voorstel.map / TEKST_MAP
        if not map_.is_dir():
            continue
        bestanden = sorted(pad for pad in map_.iterdir() if pad.name.endswith(".j2"))
        if len(bestanden) > MAX_BESTANDEN:
            raise TekstFout(str(map_), None, f"ten hoogste {MAX_BESTANDEN} sjablonen zijn toegelaten")
        eigen = [_lees(pad, voorstel.id) for pad in bestanden]
        for sjabloon in eigen:
            sleutel = (sjabloon.deel, sjabloon.naam)
            if sum((ander.deel, ander.naam) == sleutel for ander in eigen) > 1:
                raise TekstFout(sjabloon.bestand, None, f"{sjabloon.id} staat er twee keer; schrap er één")
            gevonden[sleutel] = replace(sjabloon, onder=gevonden.get(sleutel))
    volgorde = {deel: i for i, deel in enumerate(DELEN)}
    return tuple(sorted(gevonden.values(), key=lambda s: (volgorde[s.deel], s.nummer, s.naam)))


def _lees(pad: Path, voorstel_id: str) -> Sjabloon:
    gevonden = SJABLOONNAAM.fullmatch(pad.name)
    if gevonden is None:
        tekst = "noem het bestand <deel>-<volgnummer>-<naam>.md.j2, zoals decreet-210-doelgroep.md.j2"
        raise TekstFout(str(pad), None, tekst)
    if pad.stat().st_size > MAX_TEKENS * 4:
        raise TekstFout(str(pad), None, f"een sjabloon telt ten hoogste {MAX_TEKENS} tekens")
    deel: Deelnaam = "decreet" if gevonden["deel"] == "decreet" else "besluit"
    bron = pad.read_text(encoding="utf-8")
    return Sjabloon(deel, int(gevonden["nummer"]), gevonden["naam"], bron, voorstel_id, str(pad))


def lees_aanhalingen(keten: Sequence[Voorstel]) -> dict[str, Aanhaling]:
    """The acts that articles may cite, by the short name of `akten.yaml`; the nearest proposal wins."""
    uit: dict[str, Aanhaling] = {}
    akten: Mapping[str, Akte] = laad_akten()
    for voorstel in keten:
        pad = voorstel.map / TEKST_MAP / AKTEN
        if not pad.is_file():
            continue
        data = laad_yaml(pad).data or {}
        for naam, velden in data.items():
            uit[naam] = _aanhaling(naam, velden, akten, voorstel.id, str(pad))
    return uit


def _aanhaling(
    naam: str, velden: Any, akten: Mapping[str, Akte], voorstel_id: str, bestand: str
) -> Aanhaling:
    if not isinstance(velden, dict) or ("akte" in velden) == ("aanhaling" in velden):
        raise TekstFout(bestand, None, f"{naam}: geef ofwel akte (een id), ofwel aanhaling (een tekst)")
    plaatsen = velden.get("plaatsen") or {}
    if "akte" in velden:
        if velden["akte"] not in akten:
            raise TekstFout(bestand, None, f"{naam}: de akte {velden['akte']} bestaat niet")
        return Aanhaling(akten[velden["akte"]].aanhaling, plaatsen, voorstel_id, velden["akte"])
    return Aanhaling(velden["aanhaling"], plaatsen, voorstel_id)
