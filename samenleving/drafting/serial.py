"""Operations and texts as plain data and back: what JSON, YAML and an audit trail hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any, get_args

from samenleving.drafting.structure import EenheidVervangen, Operatie, OperatieFout, WoordenVervangen
from samenleving.legislation.text import Adres, Aktetekst, Eenheid, Herkomst, Soort, Stap

OPERATIES: Mapping[str, type[Operatie]] = {soort.__name__: soort for soort in get_args(Operatie)}
_SOORTEN: tuple[Soort, ...] = get_args(Soort)
_HERKOMSTEN: tuple[Herkomst, ...] = get_args(Herkomst)


def naar_data(ding: Operatie | Aktetekst | Eenheid) -> dict[str, Any]:
    """Plain data (dicts, lists, text) that JSON and YAML can hold; what is empty by default is left out."""
    uit: dict[str, Any] = (
        {"operatie": type(ding).__name__} if isinstance(ding, tuple(OPERATIES.values())) else {}
    )
    for veld in fields(ding):
        waarde = getattr(ding, veld.name)
        if veld.default is MISSING or waarde != veld.default:
            uit[veld.name] = _naar_data(waarde)
    return uit


def _naar_data(waarde: Any) -> Any:
    if isinstance(waarde, Eenheid):
        return naar_data(waarde)
    if isinstance(waarde, tuple):
        return [_naar_data(deel) for deel in waarde]
    return waarde


def uit_data(data: Any) -> Operatie:
    """The operation of plain data; `OperatieFout` where it is none."""
    naam = data.get("operatie") if isinstance(data, dict) else None
    if not isinstance(naam, str) or naam not in OPERATIES:
        raise OperatieFout(f"operatie is een van: {', '.join(OPERATIES)}")
    soort = OPERATIES[naam]
    onbekend = data.keys() - {veld.name for veld in fields(soort)} - {"operatie"}
    if onbekend:
        raise OperatieFout(f"{naam} kent geen veld {', '.join(sorted(onbekend))}")
    velden = {veld: _veld(veld, waarde, soort) for veld, waarde in data.items() if veld != "operatie"}
    try:
        gemaakt: Operatie = soort(**velden)
    except TypeError as fout:
        raise OperatieFout(f"{naam} is onvolledig: {fout}") from None
    return gemaakt


def tekst_uit_data(data: Any) -> Aktetekst:
    """The text of an act from plain data; `OperatieFout` where it is none."""
    if not isinstance(data, dict) or not isinstance(data.get("akte"), str):
        raise OperatieFout("een aktetekst heeft een akte en artikelen")
    artikelen = tuple(_eenheid(kind) for kind in _lijst(data.get("artikelen", []), "artikelen"))
    return Aktetekst(data["akte"], artikelen, _tekst(data.get("hash", ""), "hash"))


def _veld(naam: str, waarde: Any, soort: type) -> Any:
    if naam in ("adres", "ouder"):
        return _adres(waarde)
    if naam == "na":
        return None if waarde is None else _adres(waarde)
    if naam == "parameters":
        return tuple(_tekst(pad, naam) for pad in _lijst(waarde, naam))
    if naam == "telkens":
        return waarde is True
    if naam == "nieuw" and soort is EenheidVervangen:
        return _eenheid(waarde)
    if naam == "nieuw" and soort is not WoordenVervangen:
        return tuple(_eenheid(kind) for kind in _lijst(waarde, naam))
    return _tekst(waarde, naam)


def _adres(waarde: Any) -> Adres:
    return tuple(_stap(stap) for stap in _lijst(waarde, "adres"))


def _stap(waarde: Any) -> Stap:
    paar = _lijst(waarde, "stap")
    if len(paar) != len(("soort", "nummer")) or paar[0] not in _SOORTEN:
        raise OperatieFout(f"{waarde!r} is geen stap zoals [lid, 2]")
    return paar[0], _tekst(paar[1], "stap")


def _eenheid(data: Any) -> Eenheid:
    if not isinstance(data, dict) or data.get("soort") not in _SOORTEN:
        raise OperatieFout(f"een eenheid heeft een soort: {', '.join(_SOORTEN)}")
    herkomst = data.get("herkomst", "parafrase")
    if herkomst not in _HERKOMSTEN:
        raise OperatieFout(f"herkomst is een van: {', '.join(_HERKOMSTEN)}")
    onbekend = data.keys() - {veld.name for veld in fields(Eenheid)}
    if onbekend:
        raise OperatieFout(f"een eenheid kent geen veld {', '.join(sorted(onbekend))}")
    teksten = {
        naam: _tekst(data.get(naam, ""), naam)
        for naam in ("nummer", "tekst", "sleutel", "opschrift", "plaats")
    }
    eenheden = tuple(_eenheid(kind) for kind in _lijst(data.get("eenheden", []), "eenheden"))
    return Eenheid(soort=data["soort"], eenheden=eenheden, herkomst=herkomst, **teksten)


def _lijst(waarde: Any, naam: str) -> list[Any]:
    if not isinstance(waarde, list):
        raise OperatieFout(f"{naam} is een lijst")
    return waarde


def _tekst(waarde: Any, naam: str) -> str:
    if not isinstance(waarde, str):
        raise OperatieFout(f"{naam} is een tekst")
    return waarde
