"""*Mijn voorstel* as data: what somebody changes on a basis, with everything it needs to travel.

A concept is self-contained. It holds the changes themselves, the files of its folder that the workbench does
not write, and the folders of other users' proposals that it stands on.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any, Literal, cast, get_args

from samenleving.errors import InvoerFout
from samenleving.locator import kort
from samenleving.proposals.model import HUIDIG

Soort = Literal["waarde", "keuze", "lezing", "motivering", "kop"]
Bestanden = Mapping[str, bytes]

MAX_JSON = 2_000_000
MAX_WAARDEN = 200
MAX_MOTIVERINGEN = 300
MAX_TEKENS = 20_000
"""So much may one text of the motivation hold, as `dossier.motivation` reads it."""
MAX_BESTANDEN = 200
MAX_INHOUD = 800_000
"""Bytes of all files that a concept carries."""
MAX_ONDER = 10
VERSIE = 1

REFORM = "reform.yaml"

ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
_BESTANDSNAAM = re.compile(r"[^\W_.-][\w.() -]{0,99}")
_DIEPTE = 4
_GERESERVEERD = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_STUURTEKENS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_KORTE_TEKST = 200


@dataclass(frozen=True)
class Bewerking:
    """One edit, as a form posts it.

    Attributes:
        sleutel: path of a parameter, name of a variant or of a reading, place in the memorandum, or a field
            of the head (`titel`, `orgaan`, `vanaf`, `id`).
        waarde: as typed; empty gives back what the basis says.
    """

    soort: Soort
    sleutel: str
    waarde: str


@dataclass(frozen=True)
class Concept:
    """A proposal in the making.

    Attributes:
        id: name of the folder and of the system.
        basis: `huidig` or the id of the proposal it stands on.
        vanaf: first day, `JJJJ-MM-DD`.
        waarden: path of a parameter → value from that day on, spelled as in the name of a system.
        keuzes: variant → option.
        lezingen: reading → choice.
        motivering: place in the memorandum → text.
        map: files of its folder that the workbench does not write itself, by name inside the folder. With a
            `reform.yaml` among them the proposal was written by hand: what stands there stays as it is.
        onder: id → files of the folders of other users' proposals that it stands on.
    """

    id: str
    titel: str
    basis: str
    vanaf: str
    orgaan: str = ""
    waarden: Mapping[str, str] = field(default_factory=dict)
    keuzes: Mapping[str, str] = field(default_factory=dict)
    lezingen: Mapping[str, str] = field(default_factory=dict)
    motivering: Mapping[str, str] = field(default_factory=dict)
    map: Bestanden = field(default_factory=dict)
    onder: Mapping[str, Bestanden] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for naam in ("waarden", "keuzes", "lezingen", "motivering", "map"):
            object.__setattr__(self, naam, MappingProxyType(dict(sorted(getattr(self, naam).items()))))
        onder = {id_: MappingProxyType(dict(sorted(b.items()))) for id_, b in sorted(self.onder.items())}
        object.__setattr__(self, "onder", MappingProxyType(onder))

    def __hash__(self) -> int:
        return hash((self.id, self.basis, self.vanaf, tuple(self.waarden.items())))

    @property
    def vast(self) -> bool:
        """Whether its folder was written by hand: then its own provisions and head stay as they are."""
        return REFORM in self.map


# --- as JSON ----------------------------------------------------------------------------------------------


def naar_json(concept: Concept) -> str:
    """The concept as compact JSON; equal concepts give equal text."""
    return json.dumps(naar_data(concept), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def naar_data(concept: Concept) -> dict[str, Any]:
    """The concept as plain data; what is empty is left out."""
    uit: dict[str, Any] = {"concept": VERSIE}
    for veld in fields(concept):
        waarde = getattr(concept, veld.name)
        if veld.name == "map":
            waarde = _bestanden_naar(waarde)
        elif veld.name == "onder":
            waarde = {id_: _bestanden_naar(bestanden) for id_, bestanden in waarde.items()}
        elif isinstance(waarde, Mapping):
            waarde = dict(waarde)
        if waarde or veld.name in ("id", "titel", "basis", "vanaf"):
            uit[veld.name] = waarde
    return uit


def uit_json(tekst: str | bytes) -> Concept:
    """The concept that `naar_json` wrote; the shape is checked here, its content where it is compiled.

    Raises `InvoerFout` naming the field.
    """
    return uit_data(lees_json(tekst))


def lees_json(tekst: str | bytes) -> Any:
    """JSON of somebody else: bounded, without repeated names, without infinities.

    Raises `InvoerFout`.
    """
    lengte = len(tekst) if isinstance(tekst, bytes) else len(tekst.encode("utf-8", "surrogatepass"))
    if lengte > MAX_JSON:
        raise InvoerFout.een("dit voorstel is te groot", f"blijf onder {MAX_JSON} bytes")
    try:
        return json.loads(tekst, object_pairs_hook=_zonder_dubbel, parse_constant=_geen_getal)
    except (ValueError, RecursionError):
        raise InvoerFout.een(
            "dit is geen voorstel van de werkbank", "open het bestand dat u bewaarde opnieuw"
        ) from None


def _zonder_dubbel(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    uit = dict(paren)
    if len(uit) != len(paren):
        raise ValueError("a name stands twice")
    return uit


def _geen_getal(_: str) -> Any:
    raise ValueError("no number")


def uit_data(data: Any, veld: str = "") -> Concept:
    """As `uit_json`, from plain data; `veld` stands before the names of fields in messages."""
    voor = f"{veld}." if veld else ""
    if not isinstance(data, dict) or data.get("concept") != VERSIE or isinstance(data["concept"], bool):
        raise _fout(veld or "concept", "dit is geen voorstel van deze werkbank", "begin een nieuw voorstel")
    bekend = {"concept", *(v.name for v in fields(Concept))}
    for naam in data:
        if naam not in bekend:
            raise _fout(f"{voor}{kort(naam)}", "dit veld bestaat niet", "laat het weg")
    id_, basis = (_tekst(data, naam, voor) for naam in ("id", "basis"))
    controleer_id(id_, f"{voor}id")
    if not (basis == HUIDIG or ID.fullmatch(basis)):
        raise _fout(
            f"{voor}basis", f"“{kort(basis)}” is geen naam van een stelsel", "kies er een uit de lijst"
        )
    onder = _tabel(data, "onder", voor, MAX_ONDER)
    map_ = _bestanden_uit(data.get("map", {}), f"{voor}map")
    mappen = {}
    for naam, inhoud in onder.items():
        controleer_id(naam, f"{voor}onder")
        mappen[naam] = _bestanden_uit(inhoud, f"{voor}onder.{naam}")
    weeg([map_, *mappen.values()], f"{voor}map")
    return Concept(
        id=id_,
        titel=_tekst(data, "titel", voor),
        basis=basis,
        vanaf=_tekst(data, "vanaf", voor),
        orgaan=_tekst(data, "orgaan", voor, ""),
        waarden=_teksten(data, "waarden", voor, MAX_WAARDEN),
        keuzes=_teksten(data, "keuzes", voor, MAX_WAARDEN),
        lezingen=_teksten(data, "lezingen", voor, MAX_WAARDEN),
        motivering=_teksten(data, "motivering", voor, MAX_MOTIVERINGEN, MAX_TEKENS),
        map=map_,
        onder=mappen,
    )


def controleer_id(id_: str, veld: str = "id") -> None:
    """A name of a proposal: of a folder on every system, and of a system. Raises `InvoerFout`."""
    if not ID.fullmatch(id_) or _GERESERVEERD.fullmatch(id_):
        tekst = f"“{kort(id_)}” kan geen naam van een voorstel zijn"
        raise _fout(veld, tekst, "gebruik kleine letters, cijfers en _ en begin met een letter")


def controleer_bestandsnaam(naam: str, veld: str) -> None:
    """A name inside a folder that cannot point out of it and that every system can hold."""
    stukken = naam.split("/")
    goed = len(stukken) <= _DIEPTE and all(
        _BESTANDSNAAM.fullmatch(stuk) and not stuk.endswith((" ", ".")) and not _GERESERVEERD.fullmatch(stuk)
        for stuk in stukken
    )
    if not goed:
        raise _fout(veld, f"“{kort(naam)}” is geen veilige bestandsnaam", "geef het bestand een gewone naam")


def weeg(mappen: list[Bestanden], veld: str) -> None:
    """Refuse more files, or more in them, than a concept carries."""
    aantal, grootte = sum(map(len, mappen)), sum(len(b) for map_ in mappen for b in map_.values())
    if aantal > MAX_BESTANDEN or grootte > MAX_INHOUD:
        tekst = f"dit voorstel brengt te veel bestanden mee ({aantal}, samen {grootte} bytes)"
        raise _fout(veld, tekst, f"blijf onder {MAX_BESTANDEN} bestanden en {MAX_INHOUD} bytes")


def controleer_tekst(tekst: str, veld: str, lengte: int) -> None:
    """Refuse a text that is too long or holds control characters."""
    if len(tekst) > lengte:
        raise _fout(veld, "deze tekst is te lang", f"geef ten hoogste {lengte} tekens")
    if _STUURTEKENS.search(tekst):
        raise _fout(veld, "deze tekst bevat stuurtekens", "plak de tekst zonder opmaak")


def bewerking_uit(data: Any, veld: str) -> Bewerking:
    """An edit from a list of three texts."""
    if not isinstance(data, list) or len(data) != len(fields(Bewerking)):
        raise _fout(veld, "dit is geen bewerking", "begin opnieuw met het laatst bewaarde voorstel")
    for deel in data:
        if not isinstance(deel, str):
            raise _fout(veld, "een bewerking bestaat uit tekst", "begin opnieuw met het bewaarde voorstel")
        controleer_tekst(deel, veld, MAX_TEKENS)
    if data[0] not in get_args(Soort):
        raise _fout(veld, f"de bewerking “{kort(data[0])}” bestaat niet", "kies uit wat de pagina toont")
    return Bewerking(cast(Soort, data[0]), data[1], data[2])


def _bestanden_naar(bestanden: Bestanden) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for naam, inhoud in bestanden.items():
        try:
            tekst = inhoud.decode()
        except UnicodeDecodeError:
            uit[naam] = {"base64": base64.b64encode(inhoud).decode()}
        else:
            uit[naam] = tekst
    return uit


def _bestanden_uit(data: Any, veld: str) -> dict[str, bytes]:
    if not isinstance(data, dict):
        raise _fout(veld, "hier horen bestanden", "open de map opnieuw")
    uit = {}
    for naam, inhoud in data.items():
        controleer_bestandsnaam(naam, veld)
        try:
            if isinstance(inhoud, str):
                uit[naam] = inhoud.encode()
            elif isinstance(inhoud, dict) and list(inhoud) == ["base64"]:
                uit[naam] = base64.b64decode(inhoud["base64"], validate=True)
            else:
                raise TypeError
        except (TypeError, ValueError, binascii.Error):
            raise _fout(
                f"{veld}.{naam}", "de inhoud van dit bestand is onleesbaar", "open de map opnieuw"
            ) from None
    return uit


def _tekst(data: Mapping[str, Any], naam: str, voor: str, standaard: str | None = None) -> str:
    waarde = data.get(naam, standaard)
    if not isinstance(waarde, str):
        raise _fout(f"{voor}{naam}", "hier hoort tekst", "vul dit veld in")
    controleer_tekst(waarde, f"{voor}{naam}", _KORTE_TEKST)
    return waarde


def _tabel(data: Mapping[str, Any], naam: str, voor: str, aantal: int) -> dict[str, Any]:
    waarde = data.get(naam, {})
    if not isinstance(waarde, dict):
        raise _fout(f"{voor}{naam}", "hier horen namen met een waarde", "begin een nieuw voorstel")
    if len(waarde) > aantal:
        raise _fout(f"{voor}{naam}", f"dit zijn er {len(waarde)}", f"blijf onder {aantal}")
    return waarde


def _teksten(
    data: Mapping[str, Any], naam: str, voor: str, aantal: int, lengte: int = _KORTE_TEKST
) -> dict[str, str]:
    uit = _tabel(data, naam, voor, aantal)
    for sleutel, waarde in uit.items():
        veld = f"{voor}{naam}.{kort(sleutel)}"
        controleer_tekst(sleutel, veld, _KORTE_TEKST)
        if not isinstance(waarde, str) or not waarde:
            raise _fout(veld, "hier hoort tekst", "vul een waarde in of laat het veld weg")
        controleer_tekst(waarde, veld, lengte)
    return uit


def _fout(veld: str, tekst: str, oplossing: str) -> InvoerFout:
    return InvoerFout.een(tekst, oplossing, veld=veld)
