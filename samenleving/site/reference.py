"""Numbers and rules: a page for each group of parameters and for each scheme."""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import openfisca_samenleving
from samenleving.display import datum, toon_parameter
from samenleving.documents.chart_history import Stap, Verloop, geschiedenis
from samenleving.documents.charts import MAX_REEKSEN
from samenleving.documents.svg import ingebed
from samenleving.law import (
    Parameterinfo,
    Variabeleinfo,
    alle_parameters,
    eenheden,
    parameterinfo,
    stelsel,
    variabelen,
)
from samenleving.proposals import Voorstel, voorstellen
from samenleving.site.links import ANDERE, anker
from samenleving.site.render import Pagina, maak
from samenleving.site.wettests import Wettest
from samenleving.site.words import ONTWERPRUIMTE, SOORTEN, TITELS
from samenleving.systems import systeem

WORTEL = Path(inspect.getfile(openfisca_samenleving)).parents[1]
RECHT = "Geldend recht"
NIET_BEKEND = "niet bekend"
JAREN_VERDER = 1
"""A proposal holds from its own day on, for as long as nobody decides otherwise: so far is it drawn."""

Wijzigingen = Mapping[str, Sequence[tuple[Voorstel, date, Any]]]


@dataclass(frozen=True)
class Code:
    """The rule as it is computed: its file, the line on which it begins, and its text."""

    bestand: str
    regel: int
    tekst: str


def per_groep() -> dict[str, list[Parameterinfo]]:
    """The parameters of each group, in the order of the titles."""
    groepen: dict[str, list[Parameterinfo]] = {naam: [] for naam in TITELS if naam}
    for pad, info in alle_parameters().items():
        groepen[pad.split(".", 1)[0]].append(info)
    return {groep: infos for groep, infos in groepen.items() if infos}


def instrumenten() -> list[str]:
    """The schemes that have rules, in the order of their titles; what belongs to none comes last."""
    gebruikt = {info.bepaling.instrument for info in variabelen().values()}
    return [instrument for instrument in TITELS if instrument in gebruikt]


def parameterpaginas() -> list[Pagina]:
    """One page for each group: every number with its history, sources and what proposals make of it."""
    gewijzigd = _gewijzigd_door()
    return [
        Pagina(
            f"parameters/{groep}.md",
            maak(
                "parameters.md.j2",
                groep=groep,
                parameters=infos,
                gewijzigd=gewijzigd,
                grafieken={info.pad: tekening(info, gewijzigd.get(info.pad, ())) for info in infos},
                bestand=_bestand_van,
                verloop=waarden_met_gaten,
                niet_bekend=NIET_BEKEND,
                ontwerpruimte=ONTWERPRUIMTE,
            ),
        )
        for groep, infos in per_groep().items()
    ]


def _gewijzigd_door() -> dict[str, list[tuple[Voorstel, date, Any]]]:
    """Per parameter, what each proposal on its own makes of it."""
    gewijzigd: dict[str, list[tuple[Voorstel, date, Any]]] = defaultdict(list)
    for voorstel in voorstellen():
        for wijziging in systeem(voorstel.id).wijzigingen:
            if wijziging.voorstel_id == voorstel.id:
                gewijzigd[wijziging.pad].append((voorstel, wijziging.datum, wijziging.nieuw))
    return gewijzigd


def tekening(info: Parameterinfo, gewijzigd: Sequence[tuple[Voorstel, date, Any]]) -> str:
    """The history of a number as SVG, with a sentence on where it ends; empty where there is nothing to see.

    The line of the law ends on the day on which the number was last checked: what comes later, nobody knows.
    What is no number, what never changes, and the numbers of a scheme that is not in force get no chart: a
    line would show a law that does not exist.
    """
    if info.pad.startswith(f"{ONTWERPRUIMTE}.") or not _is_waarde(info):
        return ""
    recht = waarden_met_gaten(info)
    lijnen = [_lijn(RECHT, info, recht, info.gecontroleerd)]
    for voorstel in dict.fromkeys(rij[0] for rij in gewijzigd):
        waarden = {dag: nieuw for van, dag, nieuw in gewijzigd if van is voorstel and _is_getal(nieuw)}
        if waarden:
            verder = date(max(waarden).year + JAREN_VERDER, 1, 1).isoformat()
            naam = f"Voorstel {voorstel.id} (geen recht)"
            lijnen.append(_lijn(naam, info, waarden, max(info.gecontroleerd, verder)))
    if sum(len(lijn.stappen) for lijn in lijnen) < 2 or len(lijnen) > MAX_REEKSEN:
        return ""
    eenheid = eenheden()[info.eenheid]
    figuur = geschiedenis(
        f"Verloop: {info.label}",
        _beschrijving(info, lijnen),
        lijnen,
        waarde_as="" if eenheid.procent else eenheid.meer,
        procent=eenheid.procent,
    )
    onderschrift = f"<figcaption>{escape(_waar_het_stopt(info, lijnen))}</figcaption>"
    return ingebed(figuur.svg, f"{anker(info.pad)}-") + onderschrift


def _waar_het_stopt(info: Parameterinfo, lijnen: Sequence[Verloop]) -> str:
    """Why a line ends where it does, in a sentence or two."""
    laatste = lijnen[0].stappen[-1]
    nagekeken = datum(info.gecontroleerd)
    if laatste.waarde is None:
        zin = f"Na de laatste lijn is de waarde niet bekend. Dat is nagekeken op {nagekeken}."
    elif laatste.vanaf >= info.gecontroleerd:
        zin = (
            f"De laatste waarde die bekend is, begint op {datum(laatste.vanaf)}: daar stopt de lijn. "
            f"Dit getal is laatst nagekeken op {nagekeken}."
        )
    else:
        zin = f"De lijn stopt op {nagekeken}: toen is dit getal laatst nagekeken. Wat later geldt, weten wij "
        zin += "niet."
    if len(lijnen) > 1:
        zin += (
            " Een voorstel staat er vanaf zijn eigen dag. Het is geen recht, en niemand weet hoelang het zou "
        )
        zin += "gelden."
    return zin


def waarden_met_gaten(info: Parameterinfo) -> dict[date, Any]:
    """The values of a number by day, and None from each day on which it was not seen.

    Such a number has a switch that says so: `gekend` beside it, or its own name followed by `_gekend`.
    """
    groep = info.pad.rpartition(".")[0]
    alle = alle_parameters()
    namen = (f"{groep}.gekend", f"{info.pad}_gekend")
    schakelaars = [alle[naam].waarden for naam in namen if naam in alle and _is_waarde(info)]
    dagen = sorted({*info.waarden, *(dag for schakelaar in schakelaars for dag in schakelaar)})
    uit: dict[date, Any] = {}
    vorige: Any = None
    for dag in dagen:
        if dag < min(info.waarden):
            continue
        bekend = all(_op(schakelaar, dag, True) for schakelaar in schakelaars)
        waarde = _op(info.waarden, dag, None) if bekend else None
        if not uit or waarde != vorige or dag in info.waarden:
            uit[dag] = vorige = waarde
    return uit


def _is_waarde(info: Parameterinfo) -> bool:
    """Whether it is a number, and not itself a switch."""
    return all(map(_is_getal, info.waarden.values()))


def _op(waarden: Mapping[date, Any], dag: date, anders: Any) -> Any:
    """The value that holds on a day."""
    begonnen = [begin for begin in waarden if begin <= dag]
    return waarden[max(begonnen)] if begonnen else anders


def _lijn(naam: str, info: Parameterinfo, waarden: Mapping[date, Any], bekend_tot: str) -> Verloop:
    return Verloop(
        naam,
        tuple(
            Stap(dag.isoformat(), float(waarde), toon_parameter(info, waarde))
            if waarde is not None
            else Stap(dag.isoformat(), None, NIET_BEKEND)
            for dag, waarde in sorted(waarden.items())
        ),
        bekend_tot,
    )


def _is_getal(waarde: Any) -> bool:
    return isinstance(waarde, int | float) and not isinstance(waarde, bool)


def _beschrijving(info: Parameterinfo, lijnen: Sequence[Verloop]) -> str:
    recht = [stap for stap in lijnen[0].stappen if stap.waarde is not None]
    zin = f"{info.label} is sinds {recht[-1].vanaf[:4]} {recht[-1].tekst}"
    if len(recht) > 1:
        zin = f"{info.label} ging van {recht[0].tekst} in {recht[0].vanaf[:4]} naar {recht[-1].tekst} in "
        zin += f"{recht[-1].vanaf[:4]}, in {len(recht)} waarden"
    if len(recht) < len(lijnen[0].stappen):
        zin += "; waar de lijn stopt, is het bedrag niet gezien"
    delen = [zin, *(f"{lijn.naam}: {lijn.stappen[-1].tekst}" for lijn in lijnen[1:])]
    return ". ".join(delen) + "."


def _bestand_van(pad: str) -> str:
    """The YAML file of a parameter, from the root of the repository; empty where it has none of its own."""
    knoop: Any = stelsel().parameters
    for deel in pad.split("."):
        knoop = getattr(knoop, deel)
    bestand = Path(knoop.file_path or "")
    return bestand.relative_to(WORTEL).as_posix() if bestand.is_relative_to(WORTEL) else ""


def regelpaginas(tests: Sequence[Wettest]) -> list[Pagina]:
    """One page for each scheme: every rule with its place in the law, its code and the tests that ask it."""
    per_instrument: dict[str, dict[str, list[Variabeleinfo]]] = defaultdict(
        lambda: {soort: [] for soort in SOORTEN}
    )
    for info in variabelen().values():
        per_instrument[info.bepaling.instrument][info.bepaling.soort].append(info)
    gevraagd: dict[str, list[Wettest]] = defaultdict(list)
    for test in tests:
        for naam in sorted(test.gevraagd):
            gevraagd[naam].append(test)
    return [
        Pagina(
            f"regels/{instrument or ANDERE}.md",
            maak(
                "regels.md.j2",
                instrument=instrument,
                titel=TITELS[instrument],
                soorten=soorten,
                variabelen=stelsel().variables,
                code=code_van,
                tests=gevraagd,
            ),
        )
        for instrument, soorten in per_instrument.items()
    ]


def code_van(naam: str) -> Code | None:
    """The class of a variable that has formulas; none for what is only filled in."""
    variabele = stelsel().variables[naam]
    if not variabele.formulas:
        return None
    klasse = type(variabele)
    regels, begin = inspect.getsourcelines(klasse)
    bestand = Path(inspect.getfile(klasse)).relative_to(WORTEL).as_posix()
    return Code(bestand, begin, "".join(regels).rstrip())


def label_en_waarde(pad: str) -> str:
    """A parameter with its latest value, for the pages on method."""
    info = parameterinfo(pad)
    return f"{info.label}: {toon_parameter(info, info.waarden[max(info.waarden)])}"
