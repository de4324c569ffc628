"""Read YAML that a jurist wrote, strictly, and remember on which line everything stands.

Every YAML file of the project (acts, proposals, advices, situations) is read here, so that an error can
always name file, line and field. The reader is narrower than YAML 1.1 on purpose:

* a key that occurs twice is refused (plain YAML silently keeps the last one);
* dates stay text (`2017-07-07`), as do `ja`, `nee`, `yes`, `no`, `010` and `1:30`: YAML 1.1 reads the last
  four as two booleans, eight and ninety;
* keys are always text, so that a path means the same for YAML and for JSON;
* aliases, tags, several documents, deep nesting and large files are refused: the file may be untrusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

Pad = tuple[str | int, ...]
"""Path of a value inside the data: keys are str, positions in a list are int (from 0)."""

Regels = Mapping[Pad, int]
"""Line (from 1) on which the value at a path begins; for a keyed value the line of its key."""

MAX_BYTES = 1_000_000
MAX_DIEPTE = 40
MAX_CIJFERS = 18

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NIETS = frozenset({"", "~", "null"})
_WAARHEID = {"true": True, "false": False}
_GEHEEL = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_KOMMA = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+([eE][-+]?[0-9]{1,3})?\Z")
_EENVOUDIGE_SLEUTEL = re.compile(r"[\w°/-]+\Z")


class YamlFout(ValueError):  # noqa: N818 (Dutch for fault)
    """One fault in one file, told in Dutch: `bestand, regel n, veld: bericht`."""

    def __init__(self, bestand: str, regel: int | None, veld: str, bericht: str) -> None:
        self.bestand = bestand
        self.regel = regel
        self.veld = veld
        self.bericht = bericht
        waar = [bestand]
        if regel is not None:
            waar.append(f"regel {regel}")
        if veld:
            waar.append(f"veld {veld}")
        super().__init__(", ".join(waar) + ": " + bericht)


class Geladen(NamedTuple):
    """What `laad_yaml` returns; unpacks as `data, regels = laad_yaml(pad)`."""

    data: Any
    regels: Regels


def veldnaam(pad: Pad) -> str:
    """Path as people write it: `("delen", 0, "status")` becomes `delen[0].status`."""
    naam = ""
    for stap in pad:
        if isinstance(stap, int):
            naam += f"[{stap}]"
        else:
            kort = stap if len(stap) <= 60 else stap[:57] + "..."
            leesbaar = kort if _EENVOUDIGE_SLEUTEL.match(kort) else f'"{kort}"'
            naam += ("." if naam else "") + leesbaar
    return naam


def regel_van(regels: Regels, pad: Pad) -> int | None:
    """Line of the value at `pad`, or of the nearest thing around it (a missing field has no line itself)."""
    for einde in range(len(pad), -1, -1):
        regel = regels.get(pad[:einde])
        if regel is not None:
            return regel
    return None


def laad_yaml(
    pad: Path | Traversable | str, *, naam: str | None = None, max_bytes: int = MAX_BYTES
) -> Geladen:
    """Read one YAML file; errors call it `naam`, by default the path as given.

    Raises `YamlFout` for everything that is wrong with the file, a missing or unreadable file included.
    """
    bron: Path | Traversable = Path(pad) if isinstance(pad, str) else pad
    bestand = naam or str(pad)
    try:
        with bron.open("rb") as stroom:
            inhoud = stroom.read(max_bytes + 1)
    except FileNotFoundError:
        raise YamlFout(bestand, None, "", "dit bestand bestaat niet; kijk de naam na.") from None
    except OSError as fout:
        reden = fout.strerror or type(fout).__name__
        raise YamlFout(bestand, None, "", f"dit bestand kan niet gelezen worden ({reden}).") from None
    return lees_yaml(inhoud, bestand=bestand, max_bytes=max_bytes)


def lees_yaml(inhoud: str | bytes, *, bestand: str = "<tekst>", max_bytes: int = MAX_BYTES) -> Geladen:
    """Read YAML from text or bytes; `bestand` is only the name that errors print."""
    ruw = inhoud.encode("utf-8", "surrogatepass") if isinstance(inhoud, str) else inhoud
    if len(ruw) > max_bytes:
        raise YamlFout(bestand, None, "", f"het bestand is te groot: ten hoogste {max_bytes} bytes.")
    try:
        tekst = ruw.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        regel = ruw.count(b"\n", 0, fout.start) + 1
        raise YamlFout(bestand, regel, "", "het bestand is geen UTF-8; bewaar het als UTF-8.") from None
    return _Bouwer(bestand).bouw(tekst)


@dataclass
class _Open:
    """A list or mapping that is being filled."""

    pad: Pad
    inhoud: list[Any] | dict[str, Any]
    sleutel: str | None = None


@dataclass
class _Bouwer:
    """Builds the data from the stream of YAML events; no recursion, so nesting cannot exhaust the stack."""

    bestand: str
    regels: dict[Pad, int] = field(default_factory=dict)
    stapel: list[_Open] = field(default_factory=list)
    wortel: Any = None
    documenten: int = 0

    def bouw(self, tekst: str) -> Geladen:
        for gebeurtenis in self._gebeurtenissen(tekst):
            self._verwerk(gebeurtenis)
        return Geladen(self.wortel, self.regels)

    def _gebeurtenissen(self, tekst: str) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(tekst, Loader=_Loader)
        except yaml.MarkedYAMLError as fout:
            plek = fout.problem_mark or fout.context_mark
            regel = plek.line + 1 if plek else None
            raise self._fout(
                regel,
                f"dit is geen geldige YAML ({fout.problem}). Kijk inspringing, dubbele punten en "
                "aanhalingstekens op deze regel en de regel erboven na.",
            ) from None
        except yaml.YAMLError as fout:
            reden = getattr(fout, "reason", "onleesbaar teken")
            raise self._fout(None, f"dit is geen geldige YAML ({reden}).") from None

    def _fout(self, regel: int | None, bericht: str, pad: Pad | None = None) -> YamlFout:
        if pad is None:
            pad = self._volgend_pad() if self.stapel else ()
        return YamlFout(self.bestand, regel, veldnaam(pad), bericht)

    def _verwerk(self, gebeurtenis: yaml.Event) -> None:
        mark = gebeurtenis.start_mark
        regel = mark.line + 1 if mark is not None else 1
        if isinstance(gebeurtenis, yaml.ScalarEvent):
            self._scalar(gebeurtenis, regel)
        elif isinstance(gebeurtenis, yaml.CollectionStartEvent):
            self._open(gebeurtenis, regel)
        elif isinstance(gebeurtenis, yaml.CollectionEndEvent):
            self.stapel.pop()
        elif isinstance(gebeurtenis, yaml.AliasEvent):
            raise self._fout(regel, "een verwijzing met * is niet toegelaten; schrijf de waarde uit.")
        elif isinstance(gebeurtenis, yaml.DocumentStartEvent):
            self.documenten += 1
            if self.documenten > 1:
                raise self._fout(regel, "het bestand bevat meer dan één document; laat de --- weg.")

    def _scalar(self, gebeurtenis: yaml.ScalarEvent, regel: int) -> None:
        self._weiger_tag(gebeurtenis.tag, regel)
        boven = self.stapel[-1] if self.stapel else None
        if boven is not None and isinstance(boven.inhoud, dict) and boven.sleutel is None:
            self._sleutel(boven, boven.inhoud, gebeurtenis.value, regel)
            return
        kaal = gebeurtenis.style in (None, "")
        waarde = self._ontleed(gebeurtenis.value, regel) if kaal else gebeurtenis.value
        self._plaats(waarde, regel)

    def _sleutel(self, boven: _Open, inhoud: dict[str, Any], sleutel: str, regel: int) -> None:
        pad = (*boven.pad, sleutel)
        if sleutel in inhoud:
            eerste = self.regels[pad]
            bericht = f"deze sleutel staat er twee keer (ook op regel {eerste}); schrap er één."
            raise self._fout(regel, bericht, pad)
        if sleutel == "<<":
            raise self._fout(regel, "samenvoegen met << is niet toegelaten; schrijf de velden uit.", pad)
        boven.sleutel = sleutel
        self.regels[pad] = regel

    def _open(self, gebeurtenis: yaml.CollectionStartEvent, regel: int) -> None:
        self._weiger_tag(gebeurtenis.tag, regel)
        boven = self.stapel[-1] if self.stapel else None
        if boven is not None and isinstance(boven.inhoud, dict) and boven.sleutel is None:
            bericht = "een sleutel moet een eenvoudig woord zijn, geen lijst of groep velden."
            raise self._fout(regel, bericht, boven.pad)
        if len(self.stapel) >= MAX_DIEPTE:
            raise self._fout(regel, f"te diep genest: ten hoogste {MAX_DIEPTE} niveaus zijn toegelaten.", ())
        inhoud: list[Any] | dict[str, Any] = {} if isinstance(gebeurtenis, yaml.MappingStartEvent) else []
        pad = self._plaats(inhoud, regel)
        self.stapel.append(_Open(pad, inhoud))

    def _plaats(self, waarde: Any, regel: int) -> Pad:
        """Put a finished or opened value where it belongs and return its path."""
        pad = self._volgend_pad()
        if not self.stapel:
            self.wortel = waarde
            self.regels[()] = regel
            return pad
        boven = self.stapel[-1]
        if isinstance(boven.inhoud, list):
            boven.inhoud.append(waarde)
            self.regels[pad] = regel
        elif boven.sleutel is not None:  # always so: in a mapping a value follows its key
            boven.inhoud[boven.sleutel] = waarde
            boven.sleutel = None
        return pad

    def _volgend_pad(self) -> Pad:
        if not self.stapel:
            return ()
        boven = self.stapel[-1]
        if isinstance(boven.inhoud, list):
            return (*boven.pad, len(boven.inhoud))
        return boven.pad if boven.sleutel is None else (*boven.pad, boven.sleutel)

    def _weiger_tag(self, tag: str | None, regel: int) -> None:
        if tag is not None and tag != "!":
            raise self._fout(regel, f"een YAML-tag ({tag}) is niet toegelaten; laat hem weg.")

    def _ontleed(self, tekst: str, regel: int) -> Any:
        """Value of an unquoted scalar: nothing, a truth value, a number or text."""
        klein = tekst.lower()
        if klein in _NIETS:
            return None
        if klein in _WAARHEID:
            return _WAARHEID[klein]
        geheel, komma = _GEHEEL.match(tekst), _KOMMA.match(tekst)
        if not geheel and not komma:
            return tekst
        if sum(teken.isdigit() for teken in tekst) > MAX_CIJFERS:
            bericht = f"meer dan {MAX_CIJFERS} cijfers; zet een nummer tussen aanhalingstekens."
            raise self._fout(regel, bericht)
        return int(tekst) if geheel else float(tekst)
