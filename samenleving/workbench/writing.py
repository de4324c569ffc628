"""A concept as the files of a proposal folder, and back.

A folder that the workbench made is written whole each time. In one that was written by hand everything stays
as it is; the provisions of the workbench stand between two comment lines at the end of its provisions.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from samenleving.errors import InvoerFout
from samenleving.proposals.loader import voorstel, voorstel_ids
from samenleving.proposals.scaffold import SCHEMA, editorschema
from samenleving.proposals.values import lees_datum
from samenleving.systems import Systeem
from samenleving.workbench.concept import REFORM, Bestanden, Concept
from samenleving.workbench.provisions import Gegevens, bepalingen, in_de_naam, variant_van
from samenleving.yaml_io import YamlFout, lees_yaml

MOTIVERING = "motivering.yaml"
WERKBANK = "werkbank.yaml"
LEESMIJ = "LEESMIJ.txt"
GEMAAKT = (REFORM, MOTIVERING, WERKBANK, LEESMIJ, SCHEMA)
"""Files that the workbench writes itself."""

BEGIN = (
    "# --- Bepalingen uit de werkbank. Tussen deze regel en de volgende schrijft de werkbank alles opnieuw."
)
EINDE = "# --- Einde van de bepalingen uit de werkbank."
_BLOK = re.compile(rf"^ *{re.escape(BEGIN)}\n.*?^ *{re.escape(EINDE)}\n", re.MULTILINE | re.DOTALL)

AANNAME = "De opsteller koos deze datum in de werkbank; ze is een aanname."
_INSPRINGING = "  "
_KOP = """\
# yaml-language-server: $schema={schema}
# Gemaakt in de werkbank. Kijk dit voorstel na met: samenleving voorstel controleer {id}
id: {id}
titel: {titel}
orgaan: {orgaan}
bron:
  document: eigen_voorstel
  titel: Eigen voorstel, gemaakt in de werkbank
  datum: onbekend
status: hypothetisch
basis: {basis}
inwerkingtreding: {vanaf}
inwerkingtreding_aanname: {aanname}

"""
ORGAAN = "Eigen voorstel"


def bestanden(concept: Concept, basis: Systeem, naam: str) -> dict[str, bytes]:
    """The files of the folder of a concept, by name inside the folder; equal concepts give equal bytes.

    Args:
        concept: the proposal.
        basis: the system it stands on, without choices.
        naam: of the system it compiles to, for the command line that makes its papers.
    """
    uit = dict(concept.map)
    uit[REFORM] = reform_tekst(concept, basis).encode()
    if concept.motivering:
        uit[MOTIVERING] = motivering_tekst(concept.motivering).encode()
    keuzes = {n: o for n, o in concept.keuzes.items() if in_de_naam(variant_van(n, basis.keten), o)}
    if concept.lezingen or keuzes:
        uit[WERKBANK] = _keuzes_tekst(keuzes, concept.lezingen).encode()
    uit[LEESMIJ] = _leesmij(concept, naam).encode()
    uit[SCHEMA] = _schema()
    return dict(sorted(uit.items()))


@cache
def _schema() -> bytes:
    return (json.dumps(editorschema(), ensure_ascii=False, indent=1) + "\n").encode()


def opdracht(concept: Concept, naam: str) -> str:
    """The command that makes the complete file, given from the folder that holds that of the concept."""
    eigen = f" --motivering {concept.id}/{MOTIVERING}" if concept.motivering else ""
    return f"samenleving --voorstellen . ontwerp '{naam}' --alles{eigen}"


def reform_tekst(concept: Concept, basis: Systeem) -> str:
    """`reform.yaml` of a concept."""
    rijen = bepalingen(concept, basis)
    if concept.vast:
        return _in_het_kader(concept.map[REFORM].decode(), rijen)
    kop = _KOP.format(
        schema=SCHEMA,
        id=concept.id,
        titel=_scalar(concept.titel),
        orgaan=_scalar(concept.orgaan or ORGAAN),
        basis=concept.basis,
        vanaf=concept.vanaf,
        aanname=_scalar(AANNAME),
    )
    return f"{kop}bepalingen:\n{_blok(rijen, _INSPRINGING)}" if rijen else f"{kop}bepalingen: []\n"


def _blok(rijen: list[Gegevens], inspringing: str) -> str:
    tekst = "".join(_als_yaml(rij) for rij in rijen)
    return textwrap.indent(f"{BEGIN}\n{tekst}{EINDE}\n", inspringing)


def _als_yaml(rij: Mapping[str, Any]) -> str:
    regels: list[str] = []
    for sleutel, waarde in rij.items():
        if isinstance(waarde, dict) and sleutel == "parameters":
            regels.append(f"{sleutel}:")
            regels += [f"  {pad}: {_stroom(w)}" for pad, w in waarde.items()]
        else:
            regels.append(f"{sleutel}: {_stroom(waarde)}")
    eerste, *rest = regels
    return "\n".join([f"- {eerste}", *(f"  {regel}" for regel in rest)]) + "\n"


def _stroom(waarde: Any) -> str:
    if isinstance(waarde, dict):
        return "{" + ", ".join(f"{_sleutel(naam)}: {_stroom(w)}" for naam, w in waarde.items()) + "}"
    if isinstance(waarde, list):
        return "[" + ", ".join(_stroom(w) for w in waarde) + "]"
    return _scalar(waarde)


def _sleutel(naam: str) -> str:
    return naam if re.fullmatch(r"[a-z][a-z0-9_.]*", naam) else _scalar(naam)


def _scalar(waarde: Any) -> str:
    if isinstance(waarde, str):
        eenvoudig = re.fullmatch(r"[a-z][a-z0-9_]*(?:-[a-z0-9_]+)*", waarde)
        if eenvoudig and waarde not in (
            "ja",
            "nee",
            "true",
            "false",
            "null",
            "yes",
            "no",
            "on",
            "off",
            "y",
            "n",
        ):
            return waarde
        return json.dumps(waarde, ensure_ascii=False)
    return json.dumps(waarde)


# --- a folder written by hand -----------------------------------------------------------------------------


def zonder_blok(tekst: str) -> tuple[str, str]:
    """The text without the provisions of the workbench, and those provisions (empty where there are none)."""
    gevonden = list(_BLOK.finditer(tekst))
    if not gevonden:
        return tekst, ""
    laatste = gevonden[-1]
    return tekst[: laatste.start()] + tekst[laatste.end() :], laatste.group()


def _in_het_kader(tekst: str, rijen: list[Gegevens]) -> str:
    if not rijen:
        return tekst
    regel, kolom = _einde_van_bepalingen(tekst)
    regels = tekst.splitlines(keepends=True)
    if regels and not regels[-1].endswith("\n"):
        regels[-1] += "\n"
    return "".join([*regels[:regel], _blok(rijen, " " * kolom), *regels[regel:]])


def _einde_van_bepalingen(tekst: str) -> tuple[int, int]:
    """The line after the last provision, and how far provisions are indented."""
    wortel = yaml.compose(tekst, Loader=yaml.SafeLoader)
    for sleutel, waarde in wortel.value if isinstance(wortel, yaml.MappingNode) else ():
        if sleutel.value == "bepalingen" and isinstance(waarde, yaml.SequenceNode):
            if waarde.flow_style or not waarde.value:
                break
            return _laatste_regel(waarde), waarde.start_mark.column
    raise InvoerFout.een(
        "in dit voorstel kan de werkbank geen bepaling bijschrijven",
        "schrijf onder bepalingen: minstens één bepaling, elke op een eigen regel met een streepje",
        bestand=REFORM,
        veld="bepalingen",
    )


def _laatste_regel(knoop: yaml.Node) -> int:
    if not isinstance(knoop, yaml.CollectionNode):
        mark = knoop.end_mark
        return int(mark.line if mark.column == 0 else mark.line + 1)
    if knoop.flow_style:
        return int(knoop.end_mark.line + 1)
    kinderen = (
        [deel for paar in knoop.value for deel in paar]
        if isinstance(knoop, yaml.MappingNode)
        else list(knoop.value)
    )
    return max((_laatste_regel(kind) for kind in kinderen), default=int(knoop.start_mark.line + 1))


# --- what stands beside it --------------------------------------------------------------------------------


def motivering_tekst(motivering: Mapping[str, str]) -> str:
    """`motivering.yaml`: a text for each section, recommendation and article, as `--motivering` reads it."""
    boom: dict[str, Any] = {}
    for sleutel, tekst in motivering.items():
        *weg, laatste = sleutel.split(".", 2) if sleutel.startswith("artikelen.") else sleutel.split(".", 1)
        plek = boom
        for stap in weg:
            plek = plek.setdefault(stap, {})
        plek[laatste] = tekst
    return "# Wat de opsteller zelf in de toelichting schrijft.\n" + _boom(boom, 0)


def _boom(boom: Mapping[str, Any], diepte: int) -> str:
    uit = ""
    for sleutel, waarde in boom.items():
        voor = "  " * diepte + json.dumps(sleutel, ensure_ascii=False)
        uit += (
            f"{voor}:\n{_boom(waarde, diepte + 1)}"
            if isinstance(waarde, dict)
            else f"{voor}: {json.dumps(waarde, ensure_ascii=False)}\n"
        )
    return uit


def _keuzes_tekst(keuzes: Mapping[str, str], lezingen: Mapping[str, str]) -> str:
    regels = ["# Wat in de werkbank gekozen is en in de naam van het stelsel staat."]
    for naam, tabel in (("keuzes", keuzes), ("lezingen", lezingen)):
        if tabel:
            regels += [f"{naam}:", *(f"  {_sleutel(s)}: {_scalar(w)}" for s, w in tabel.items())]
    return "\n".join(regels) + "\n"


def _leesmij(concept: Concept, naam: str) -> str:
    titel = " ".join(concept.titel.split())
    return f"""\
{titel}

Deze map is een voorstel voor openfisca-samenleving. Ze werkt zoals ze is.
Geef de opdrachten in de map waarin de map {concept.id} staat.

Nakijken:          samenleving --voorstellen . voorstel controleer {concept.id}
Vergelijken:       samenleving --voorstellen . vergelijk huidig '{naam}'
Volledig dossier:  {opdracht(concept, naam)}

reform.yaml zegt wat het voorstel wijzigt. motivering.yaml, als die er is, houdt de tekst die de opsteller
zelf schreef. De werkbank opent deze map, ook als zip.
"""


def kop_van(tekst: str, bestand: str) -> dict[str, Any]:
    """The head of a `reform.yaml` that a concept needs to know; raises `InvoerFout`."""
    try:
        data = lees_yaml(tekst, bestand=bestand).data
    except YamlFout as fout:
        raise InvoerFout.uit_yaml(fout) from None
    if not isinstance(data, dict):
        raise InvoerFout.een("dit is geen voorstel", "open een map met een reform.yaml", bestand=bestand)
    return data


def standaard_vanaf(systeem: Systeem) -> str:
    """The first day of a new proposal: that of its basis, else the first on which every proposal holds."""
    if systeem.voorstel is not None:
        return systeem.voorstel.inwerkingtreding.isoformat()
    return max(voorstel(id_).inwerkingtreding for id_ in voorstel_ids()).isoformat()


def is_eerste_van_maand(tekst: str) -> bool:
    """Whether a text is the first day of a month."""
    dag = lees_datum(tekst)
    return dag is not None and dag.day == 1


def eigen_bestanden(map_: Bestanden) -> dict[str, bytes]:
    """The files of a folder that the workbench does not write itself."""
    return {naam: inhoud for naam, inhoud in map_.items() if naam not in GEMAAKT}
