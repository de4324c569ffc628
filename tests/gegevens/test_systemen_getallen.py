"""Every number that the three sources print has an answer here: the law, a figure, or the reason why not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from openfisca_samenleving.basis import MAANDEN_PER_JAAR, ONBEKEND
from samenleving import law
from samenleving.legislation import laad_akten
from samenleving.situation import lees_situatie
from samenleving.statistics import arvastat, cijfer, instrumenten
from samenleving.systems import systeem
from samenleving.yaml_io import laad_yaml

BESTAND = Path(__file__).with_name("systemen_getallen.yaml")
GETALLEN = {
    f"{sleutel}-{nr}": rij
    for sleutel, rijen in laad_yaml(BESTAND).data.items()
    for nr, rij in enumerate(rijen, start=1)
}
DAG = "2025-06-01"
DAG_VAN_EEN_VOORSTEL = "2027-06-01"
ANTWOORDEN = (
    "parameter",
    "som",
    "ingang",
    "telling",
    "soorten",
    "variabele",
    "cijfer",
    "cel",
    "akte",
    "afwezig",
)
VOLGT = {naam: rij["volgt"] for naam, rij in GETALLEN.items() if "volgt" in rij}


def _stelsel(rij: dict[str, Any]) -> Any:
    return systeem(rij.get("stelsel", "huidig")).stelsel


def _dagen(rij: dict[str, Any]) -> list[str]:
    op = rij.get("op", DAG_VAN_EEN_VOORSTEL if "stelsel" in rij else DAG)
    return op if isinstance(op, list) else [op]


def _parameter(rij: dict[str, Any], pad: str, dag: str) -> Any:
    return law.waarde(_stelsel(rij), pad, dag)


def _uitkomst(rij: dict[str, Any], invoer: dict[str, Any]) -> Any:
    [dag] = _dagen(rij)
    naam, stelsel = rij["variabele"], _stelsel(rij)
    entiteit = stelsel.variables[naam].entity.key
    sim = lees_situatie({entiteit: invoer}, stelsel).simulatie(stelsel, dag[:7])
    waarden = sim.calculate(naam, dag[:7])
    return waarden.decode_to_str()[0] if hasattr(waarden, "decode_to_str") else float(waarden[0])


def _antwoord(rij: dict[str, Any]) -> Any:
    """What the project answers, in the unit of the source."""
    if "parameter" in rij:
        [dag] = _dagen(rij)
        return _parameter(rij, rij["parameter"], dag)
    if "som" in rij:
        return sum(_parameter(rij, pad, dag) for pad in rij["som"] for dag in _dagen(rij))
    if "ingang" in rij:
        return next(dag.isoformat() for dag, aan in law.parameterinfo(rij["ingang"]).waarden.items() if aan)
    if "telling" in rij:
        [dag] = _dagen(rij)
        return sum(_parameter(rij, pad, dag) == rij["gelijk_aan"] for pad in rij["telling"])
    if "soorten" in rij:
        keuzes = _stelsel(rij).variables[rij["soorten"]].possible_values
        return sum(_uitkomst(rij, {rij["soorten"]: keuze.name}) == "voldaan" for keuze in keuzes)
    if "variabele" in rij:
        return _uitkomst(rij, rij["invoer"])
    if "cijfer" in rij:
        return cijfer(rij["cijfer"]).waarde
    if "cel" in rij:
        return arvastat().cel(rij["cel"])
    artikel = laad_akten()[rij["akte"]].artikel(str(rij["waarde"]))
    return int(artikel.nummer) if any(deel.tekst for deel in artikel.delen) else None


@pytest.mark.parametrize("naam", GETALLEN)
def test_een_rij_heeft_precies_een_antwoord_of_een_reden(naam):
    rij = GETALLEN[naam]
    hoe = [sleutel for sleutel in ANTWOORDEN if sleutel in rij]
    if "soorten" in hoe:
        hoe.remove("variabele")
    assert rij["betekenis"]
    assert rij["bron"].startswith(("serv25, ", "serv23, ", "vvsg, "))
    if hoe in ([], ["afwezig"]):
        assert ("reden" in rij) != ("volgt" in rij)
    else:
        assert len(hoe) == 1
        assert "reden" not in rij


@pytest.mark.parametrize(
    "naam", [n for n, rij in GETALLEN.items() if "reden" not in rij and "volgt" not in rij]
)
def test_het_antwoord_is_wat_de_bron_drukt(naam):
    rij = GETALLEN[naam]
    antwoord, gedrukt = _antwoord(rij), rij["waarde"]
    if isinstance(gedrukt, str):
        assert antwoord == gedrukt
    else:
        assert antwoord == pytest.approx(gedrukt * rij.get("factor", 1), abs=1e-12)
        assert antwoord != ONBEKEND


@pytest.mark.parametrize("naam", [n for n, rij in GETALLEN.items() if "afwezig" in rij])
def test_wat_er_niet_is_is_er_niet(naam):
    assert GETALLEN[naam]["afwezig"] not in law.alle_parameters()


MET_CIJFERS = [
    naam
    for naam, rij in GETALLEN.items()
    if isinstance(rij["waarde"], int | float) and re.search(r"\d", rij.get("gedrukt") or "")
]


@pytest.mark.parametrize("naam", MET_CIJFERS)
def test_de_waarde_staat_in_de_gedrukte_tekst(naam):
    """The row itself is right: its value can be read in what the source prints."""
    rij = GETALLEN[naam]
    zonder_duizendtallen = re.sub(r"(?<=\d)\.(?=\d{3}\b)", "", rij["gedrukt"])
    gelezen = {float(g.replace(",", ".")) for g in re.findall(r"\d+(?:[.,]\d+)?", zonder_duizendtallen)}
    schalen = {"mil": 1_000_000, "jaar": MAANDEN_PER_JAAR}
    mogelijk = {rij["waarde"]} | {
        rij["waarde"] / n for woord, n in schalen.items() if woord in rij["gedrukt"]
    }
    assert mogelijk & gelezen


def test_elk_stelsel_van_de_bronnen_is_bekend():
    sleutels = {naam.rsplit("-", 1)[0] for naam in GETALLEN}
    assert sleutels <= set(instrumenten())
    assert len(GETALLEN) == 144


def test_niets_blijft_liggen():
    """Rows that wait for a scheme; the list is empty once every scheme is there."""
    assert VOLGT == {}
