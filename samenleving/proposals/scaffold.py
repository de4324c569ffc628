"""A new proposal: a folder that is sound from the first minute and says beside each field what to fill in."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from samenleving import law
from samenleving.display import toon_parameter
from samenleving.errors import InvoerFout, bedoelde_u
from samenleving.legislation import laad_akten
from samenleving.locator import kort
from samenleving.proposals.loader import voorstel, voorstel_ids
from samenleving.proposals.model import HUIDIG, Niveau, Waarde
from samenleving.proposals.tree import ZetFout
from samenleving.proposals.values import JA_NEE, KEUZE, lees_tekst
from samenleving.schema_check import schema

BESTAND = "reform.yaml"
SCHEMA = "voorstel.schema.json"
_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
_NIVEAU: dict[str, Niveau] = {"decreet": "decreet", "bvr": "besluit", "mb": "besluit", "federaal": "federaal"}
_RANG: tuple[Niveau, ...] = ("federaal", "decreet", "besluit")

_KOP = """\
# yaml-language-server: $schema={schema}
# Een editor die YAML-schema's kent, vult de velden en de parameters hieronder mee aan.
# Kijk dit voorstel na met: samenleving voorstel controleer {map}

# Kleine letters, cijfers en _; gelijk aan de naam van deze map.
id: {id}
titel: {titel}
# Wie het voorstel doet.
orgaan: {orgaan}
bron:
  # Korte naam van het document waarin het voorstel staat; de passages hieronder verwijzen ernaar.
  document: eigen_nota
  # De datum zoals ze bekend is, ook als dat niet precies is: 'ongedateerd, na 11-12-2025'.
  datum: onbekend
# voorgesteld | aangenomen | in_werking | hypothetisch | achterhaald
status: hypothetisch
# huidig, of de id van het voorstel waarop dit voortbouwt.
basis: {basis}
# De eerste dag van een maand.
inwerkingtreding: {vanaf}
# Schrap deze aanname als de bron zelf een datum geeft.
inwerkingtreding_aanname: De bron geeft geen datum; {vanaf} is een aanname.

# Eén bepaling per zaak die de bron regelt. Wat het model niet kan rekenen, schrijft u toch op, met
# gemodelleerd: nee en een reden; het staat dan in elk verslag.
bepalingen:
"""
_LEEG = """\
  - id: eerste_bepaling
    titel: Eerste bepaling
    stelling: Schrijf in één zin, in eigen woorden, wat de bron vraagt.
    passage: {document: eigen_nota, plaats: 'punt 1'}
    # ja | met_aanname (schrijf dan een aanname, met een bereik) | nee (schrijf dan een reden)
    gemodelleerd: nee
    reden: Deze bepaling is nog niet uitgewerkt.
    # Zodra u weet welke waarde verandert, schrap dan de reden en schrijf:
    # gemodelleerd: ja
    # parameters: {wijk_werken.vergoeding.per_uur: 5.0}
    # niveau: besluit
"""
_SLOT = """\

# Laat de bron iets open? Geef elke mogelijkheid als optie van een variant; wie het voorstel gebruikt, kiest.
# varianten:
#   naam_van_de_keuze:
#     vraag: Wat laat de bron open?
#     passage: {document: eigen_nota, plaats: 'punt 2'}
#     eerste_optie:
#       stelling: Schrijf wat deze optie regelt.
#       parameters: {pad.van.de.parameter: waarde}

# Geeft de bron niet eens mogelijkheden, maak er dan een open vraag van.
# open_vragen:
#   - id: wie_betaalt
#     vraag: Wie betaalt dit?
#     passage: {document: eigen_nota, plaats: 'punt 3'}
#     parameters: [pad.van.de.parameter]
"""


def nieuw_voorstel(
    map_: Path,
    *,
    basis: str = HUIDIG,
    titel: str = "",
    orgaan: str = "",
    vanaf: datetime.date | None = None,
    wijzigingen: Mapping[str, str] | None = None,
    mappen: Sequence[Path | str] = (),
) -> dict[str, bytes]:
    """The files, by name, of a new proposal in the folder `map_`, which gives it its id; nothing is written.

    Args:
        map_: the folder; its name is the id.
        basis: `huidig` or a proposal to build on.
        titel: what the proposal is called; the name of the folder where empty.
        orgaan: who makes it; a placeholder where empty.
        vanaf: entry into force; else that of the basis. Current law has none, so then it is needed.
        wijzigingen: parameter path and value as typed; each becomes a provision.
        mappen: folders with the user's own proposals.

    Raises:
        InvoerFout: a wrong name, basis, path or value.
    """
    id_ = map_.resolve().name
    _controleer_id(id_, map_, mappen)
    bekend = (HUIDIG, *voorstel_ids(mappen))
    if basis not in bekend:
        raise InvoerFout.een(f"het voorstel “{kort(basis)}” bestaat niet", bedoelde_u(kort(basis), bekend))
    dag = vanaf or (None if basis == HUIDIG else voorstel(basis, mappen).inwerkingtreding)
    if dag is None:
        raise InvoerFout.een(
            "het geldende recht geeft geen datum", "geef de eerste dag met --vanaf JJJJ-MM-DD"
        )
    kop = _KOP.format(
        schema=SCHEMA,
        map=map_.as_posix(),
        id=id_,
        titel=_scalar(titel or id_.replace("_", " ").capitalize()),
        orgaan=_scalar(orgaan or "Vul in wie dit voorstelt"),
        basis=basis,
        vanaf=dag.isoformat(),
    )
    bepalingen = "".join(_bepaling(nr, pad, w) for nr, (pad, w) in enumerate((wijzigingen or {}).items(), 1))
    tekst = kop + (bepalingen or _LEEG) + _SLOT
    return {BESTAND: tekst.encode(), SCHEMA: _als_json(editorschema())}


def _controleer_id(id_: str, map_: Path, mappen: Sequence[Path | str]) -> None:
    if not _ID.fullmatch(id_):
        raise InvoerFout.een(
            f"“{kort(id_)}” kan geen naam van een voorstel zijn",
            "gebruik kleine letters, cijfers en _ en begin met een letter",
            bestand=str(map_),
        )
    if id_ == HUIDIG or id_ in voorstel_ids(mappen):
        raise InvoerFout.een(
            f"er is al een stelsel met de naam “{id_}”", "geef de map een andere naam", bestand=str(map_)
        )
    if map_.exists() and (not map_.is_dir() or any(map_.iterdir())):
        raise InvoerFout.een("deze map is niet leeg", "kies een nieuwe map", bestand=str(map_))


def _bepaling(nummer: int, pad: str, tekst: str) -> str:
    info = law.parameterinfo(pad)
    try:
        waarde = lees_tekst(_blad(pad), tekst)
    except ZetFout as fout:
        raise InvoerFout.een(fout.tekst, fout.oplossing, veld=pad) from None
    niveau = niveau_van(pad)
    regels = [
        f"  - id: {_slak(pad, nummer)}",
        f"    titel: {_scalar(info.label)}",
        "    # Eén zin, in eigen woorden.",
        f"    stelling: {_scalar(f'{info.label} wordt {_toon(info, waarde)}.')}",
        "    passage: {document: eigen_nota, plaats: 'punt " + str(nummer) + "'}",
        "    gemodelleerd: ja",
        f"    parameters: {{{pad}: {_scalar(waarde)}}}",
    ]
    if niveau is not None:
        regels.append(f"    niveau: {niveau}")
    return "\n".join(regels) + "\n"


def niveau_van(pad: str) -> Niveau | None:
    """The highest level of law that prints or applies a parameter today; None where no act does."""
    gevonden = {
        _NIVEAU[akte.te_wijzigen_door]
        for akte in laad_akten().values()
        for deel in akte.delen()
        if pad in deel.parameters
    }
    return next((niveau for niveau in _RANG if niveau in gevonden), None)


def editorschema() -> dict[str, Any]:
    """The schema of a proposal with every parameter by its path, so that an editor can complete it."""
    uit = json.loads(json.dumps(schema("voorstel")))
    ieder = uit["$defs"]["parameters"]["additionalProperties"]["anyOf"][1]
    uit["$defs"]["parameters"]["properties"] = {
        pad: {
            "description": _omschrijving(info),
            "anyOf": [_soort(info), ieder],
        }
        for pad, info in sorted(law.alle_parameters().items())
        if not pad.startswith("lezingen.")
    }
    uit["properties"]["basis"]["examples"] = [HUIDIG, *voorstel_ids()]
    return dict(uit)


def _soort(info: law.Parameterinfo) -> dict[str, Any]:
    if info.eenheid == JA_NEE:
        return {"type": "boolean"}
    if info.eenheid == KEUZE:
        return {"enum": [*info.keuzes, "zoals_basis"]}
    return {"type": ["number", "string"]}


def _omschrijving(info: law.Parameterinfo) -> str:
    jongste = max(info.waarden)
    bron = "; ".join(verwijzing.titel for verwijzing in info.verwijzingen_op(jongste))
    return f"{info.beschrijving.rstrip('.')}. Nu: {_scalar(info.waarden[jongste])} (sinds {jongste}). {bron}"


def _blad(pad: str) -> Any:
    knoop: Any = law.stelsel().parameters
    for deel in pad.split("."):
        knoop = knoop.children[deel]
    return knoop


def _slak(pad: str, nummer: int) -> str:
    return f"{pad.rpartition('.')[2]}_{nummer}"


def _toon(info: law.Parameterinfo, waarde: Waarde) -> str:
    """With ordinary spaces: somebody will edit this line."""
    return " ".join(toon_parameter(info, waarde).split())


def _scalar(waarde: Waarde) -> str:
    """One value as YAML writes it on one line, quoted where it must be."""
    return json.dumps(waarde, ensure_ascii=False) if isinstance(waarde, str) else _kaal(waarde)


def _kaal(waarde: bool | int | float) -> str:
    return yaml.safe_dump(waarde).removesuffix("\n...\n").strip()


def _als_json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
