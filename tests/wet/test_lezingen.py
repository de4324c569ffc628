"""Every reading changes the result it should, and nothing in the law itself."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from openfisca_core.reforms import Reform

from openfisca_samenleving import lezingen

MAAND = "2026-06"
UREN = {f"2026-{nr:02d}": [60] for nr in range(1, 13)}

# reading: input, variable, period, and the result under each option
GEVALLEN: dict[str, tuple[dict[str, Any], str, str, dict[str, Any]]] = {
    "verplaatsing_afstand": (
        {"activiteit_uren": [1], "enkele_afstand_km": [10], "verplaatsingen": [1]},
        "wijk_werken_vergoede_km",
        MAAND,
        {"volledige_afstand": 20, "boven_drempel": 10},
    ),
    "verplaatsing_ritten": (
        {"activiteit_uren": [1], "enkele_afstand_km": [10], "verplaatsingen": [1]},
        "wijk_werken_vergoede_km",
        MAAND,
        {"enkel": 10, "heen_en_terug": 20},
    ),
    "verplaatsing_tarief": (
        {},
        "wijk_werken_kilometertarief",
        MAAND,
        {"onafgerond": 0.176868, "afgerond_op_cent": 0.18},
    ),
    "jaargrens_uren": (
        {"activiteit_uren": UREN, "wijk_werken_start": ["2025-12-01"]},
        "wijk_werken_uren_toegelaten",
        "2026-12",
        {"kalenderjaar": 0, "twaalf_maanden_vanaf_start": 60},
    ),
    "plafond_uren": (
        {"wijk_werken_uren": [50], "wijk_werken_begonnen_uren": [70]},
        "wijk_werken_betaalde_uren",
        MAAND,
        {"begonnen_uren": 60, "werkelijke_uren": 70},
    ),
    "overgangsgroep_uurplafonds": (
        {"activiteit_uren": [80], "pwa_overeenkomst_op_peildatum": ["ja"]},
        "wijk_werken_uren_toegelaten",
        MAAND,
        {"gelden": 60, "gelden_niet": 80},
    ),
    "maand_van_einde": (
        {
            "activiteit_uren": [30],
            "wijk_werken_start": ["2025-06-16"],
            "pwa_overeenkomst_op_peildatum": ["nee"],
            "pwa_cheques_referteperiode": [0],
        },
        "wijk_werken_uren_toegelaten",
        MAAND,
        {"hele_maand": 30, "evenredig": 15},
    ),
    "inschrijvingsrecht_telling": (
        {"aantal_organisatoren": [3]},
        "wijk_werken_inschrijvingsrecht",
        "2026",
        {"per_organisator": 22.5, "per_gebruiker": 7.5},
    ),
    "overtollige_uren": (
        {"activiteit_uren": {"2026-05": [80], "2026-06": [30]}},
        "wijk_werken_uren_toegelaten",
        MAAND,
        {"kappen": 30, "weigeren": None, "verschuiven": 50},
    ),
    "vte_eerste_schijf": (
        {"inwoners_werkingsgebied": [60_000]},
        "wijk_werken_vte",
        MAAND,
        {"vrijgesteld": 0.8, "drempel": 1.0},
    ),
    "duur_bij_schorsing": (
        {"wijk_werken_start": ["2025-06-16"], "wijk_werken_schorsing_dagen": [20]},
        "wijk_werken_laatste_dag",
        MAAND,
        {"telt_door": np.datetime64("2026-06-15"), "schorst": np.datetime64("2026-07-05")},
    ),
    "gemeenschapsdienst_onvolledige_maand": (
        {
            "activiteit_uren": [20],
            "activiteit_instrument": ["gemeenschapsdienst"],
            "gemeenschapsdienst_start": ["2026-06-16"],
        },
        "gemeenschapsdienst_uren_in_orde",
        MAAND,
        {"hele_maand": "niet_voldaan", "naar_rato": "voldaan"},
    ),
    "samenlevingsjobs_voorwaarden": (
        {
            "werkzoekend_sinds": ["2024-01-01"],
            "werkcapaciteit_voltijds": [0.4],
            "werkcapaciteit_uren": [40],
            "competentiekloof_vastgesteld": ["nee"],
            "werkplekleren_beste_weg": ["nee"],
        },
        "samenlevingsjobs_recht",
        MAAND,
        {"cumulatief": "niet_voldaan", "een_volstaat": "voldaan"},
    ),
    "prijs_zonder_consensus": (
        {
            "chequeprijs_vorige": [6.95],
            "chequeprijs_beslist_op": ["2026-03-01"],
            "chequeprijs_consensus": ["nee"],
        },
        "wijk_werken_chequeprijs",
        MAAND,
        {"onmiddellijk": 5.95, "vanaf_volgend_jaar": 6.95},
    ),
    "vte_gebied": (
        {"inwoners_werkingsgebied": [60_000], "vte_som_gemeenten": [0.2]},
        "wijk_werken_vte",
        MAAND,
        {"per_gebied": 0.8, "per_gemeente": 0.2},
    ),
    "gemeenschapsdienst_vergoeding": (
        {"activiteit_uren": [64], "activiteit_instrument": ["gemeenschapsdienst"]},
        "gemeenschapsdienst_netto",
        MAAND,
        {"bruto": 73.96, "netto": 83.20},
    ),
    "gemeenschapsdienst_afronding": (
        {"activiteit_uren": [64], "activiteit_instrument": ["gemeenschapsdienst"]},
        "gemeenschapsdienst_voorheffing",
        MAAND,
        {"per_maand": 9.24, "per_uur": 8.96},
    ),
    "samenlevingsjobs_toegang": (
        {"werkzoekend_sinds": ["2025-06-01"]},
        "samenlevingsjobs_werkloosheidsduur",
        MAAND,
        {"vanaf": "voldaan", "na": "niet_voldaan"},
    ),
    "samenlevingsjobs_twee_jaar": (
        {"samenlevingsjob_start": ["2024-01-01"]},
        "samenlevingsjobs_binnen_duur",
        MAAND,
        {"einde_uitkering": "niet_van_toepassing", "duur_samenlevingsjob": "niet_voldaan"},
    ),
    "samenlevingsjobs_capaciteit": (
        {"werkcapaciteit_voltijds": [0.4], "werkcapaciteit_uren": [61]},
        "samenlevingsjobs_tijdsbesteding",
        MAAND,
        {"elk_apart": "niet_voldaan", "samen": "voldaan"},
    ),
    "activeringspact_telling": (
        {"leefloongerechtigden_officieel": [100], "leefloongerechtigden_geactiveerd": [30]},
        "activeringspact_premie",
        MAAND,
        {"alle_geactiveerden": 30_000, "enkel_boven_drempel": 10_000},
    ),
    "activeringspact_budget": (
        {
            "leefloongerechtigden_officieel": {"2024-06": [100]},
            "leefloongerechtigden_geactiveerd": {"2024-06": [30]},
            "activeringspact_totaal_premies": {"2024-06": [20_000_000]},
            "activeringspact_totaal_leefloongerechtigden": {"2024-06": [50_000]},
        },
        "activeringspact_uitbetaald",
        "2024-06",
        {"evenredig": 15_000, "enveloppe_per_gemeente": 20_000, "geen_grens": 30_000},
    ),
    "activeringspact_uitstroom": (
        {
            "leefloongerechtigden_geactiveerd": [30],
            "geactiveerd_via_art60": [12],
            "geactiveerd_in_sociale_economie": [5],
        },
        "activeringspact_geactiveerden",
        MAAND,
        {"alles": 30, "zonder_art60": 18, "enkel_normaal_circuit": 13},
    ),
    "activeringspact_grond": (
        {"leefloongerechtigden_geactiveerd": [30], "activeringsengagement": [40]},
        "activeringspact_geactiveerden",
        MAAND,
        {"resultaat": 30, "engagement": 40},
    ),
    "organisator_afhouding_vergoeding": (
        {},
        "organisator_per_cheque",
        MAAND,
        {"afgehouden": 1.75, "niet_afgehouden": 5.85},
    ),
}
IN_DE_TABEL = {"begonnen_uur", "verplaatsing_eenheid"}
"""Only a table of prestations can tell the options apart: see test_prestaties.py."""

VOORSTEL = {
    "samenlevingsjobs.in_werking": True,
    "samenlevingsjobs.doelgroep.werkloosheidsduur_vereist": True,
    "samenlevingsjobs.doelgroep.halftijds_vereist": True,
    "samenlevingsjobs.doelgroep.capaciteit_uren_vereist": True,
    "samenlevingsjobs.doelgroep.competentiekloof_vereist": True,
    "samenlevingsjobs.doelgroep.werkplekleren_vereist": True,
}


def _keuzes(stelsel):
    return {
        n: list(p.metadata["keuzes"]) for n, p in stelsel.parameters.children["lezingen"].children.items()
    }


def test_elke_lezing_wordt_bewezen(huidig):
    assert set(_keuzes(huidig)) == set(GEVALLEN) | IN_DE_TABEL
    assert all(set(GEVALLEN[n][3]) == set(keuzes) for n, keuzes in _keuzes(huidig).items() if n in GEVALLEN)


@pytest.mark.parametrize(
    ("lezing", "keuze"), [(lezing, keuze) for lezing, geval in GEVALLEN.items() for keuze in geval[3]]
)
def test_de_lezing_verandert_wat_ze_moet_veranderen(huidig, met, simuleer, lezing, keuze):
    invoer, variabele, periode, uitkomsten = GEVALLEN[lezing]
    basis = met(VOORSTEL) if lezing.startswith("samenlevingsjobs_") else huidig
    stelsel = getattr(lezingen, f"{lezing}__{keuze}")(basis)
    invoer = {
        n: np.array(w, dtype="datetime64[D]") if n.endswith(("_start", "_sinds", "_op")) else w
        for n, w in invoer.items()
    }
    uitkomst = simuleer(stelsel, 1, invoer, MAAND).calculate(variabele, periode)
    leesbaar = uitkomst.decode_to_str() if hasattr(uitkomst, "decode_to_str") else uitkomst
    niet_te_berekenen = leesbaar.dtype.kind == "f" and np.isnan(leesbaar[0])
    assert [None if niet_te_berekenen else leesbaar[0]] == [uitkomsten[keuze]]


@pytest.mark.parametrize("keuze", ["afgehouden", "niet_afgehouden"])
def test_de_marge_van_de_organisator_is_in_elke_lezing_een_enkel_cijfer(huidig, simuleer, keuze):
    stelsel = getattr(lezingen, f"organisator_afhouding_vergoeding__{keuze}")(huidig)
    sim = simuleer(stelsel, 1, {"cheques_verwerkt": [100]}, MAAND)
    marge = float(sim.calculate("wijk_werken_marge_per_cheque", MAAND)[0])
    assert marge == {"afgehouden": 1.75, "niet_afgehouden": 5.85}[keuze]
    assert float(sim.calculate("organisator_per_cheque", MAAND)[0]) == marge
    assert float(sim.calculate("wijk_werken_opbrengst_organisator", MAAND)[0]) == round(100 * marge, 2)


@pytest.mark.parametrize(
    ("inwoners", "vte"), [(-1, -1), (0, 0), (12_000, 0), (12_001, 0.4), (24_000, 0.4), (60_000, 1.0)]
)
def test_boven_de_drempel_tellen_alle_inwoners(huidig, simuleer, inwoners, vte):
    sim = simuleer(
        lezingen.vte_eerste_schijf__drempel(huidig), 1, {"inwoners_werkingsgebied": [inwoners]}, MAAND
    )
    assert list(sim.calculate("wijk_werken_vte", MAAND)) == [vte]


def test_zonder_bekend_aantal_dagen_schorsing_schuift_de_laatste_dag_niet_op(huidig, simuleer):
    start = np.array(["2025-06-16", "0001-01-01"], dtype="datetime64[D]")
    sim = simuleer(lezingen.duur_bij_schorsing__schorst(huidig), 2, {"wijk_werken_start": start}, MAAND)
    assert [str(dag) for dag in sim.calculate("wijk_werken_laatste_dag", MAAND)] == [
        "2026-06-15",
        "0001-01-01",
    ]


@pytest.mark.parametrize(
    ("maand", "gewijzigd", "deel"),
    [
        ("2026-05", "nee", 1),
        ("2026-06", "nee", 15 / 30),
        ("2026-07", "nee", 1),
        ("2026-12", "nee", 15 / 31),
        ("2026-12", "ja", 1),
        ("2027-01", "nee", 1),
    ],
)
def test_enkel_de_eerste_en_de_laatste_maand_zijn_onvolledig(huidig, simuleer, maand, gewijzigd, deel):
    invoer = {
        "gemeenschapsdienst_start": np.array(["2026-06-16"], dtype="datetime64[D]"),
        "gemeenschapsdienst_activiteiten_gewijzigd": [gewijzigd],
    }
    sim = simuleer(lezingen.gemeenschapsdienst_onvolledige_maand__naar_rato(huidig), 1, invoer, maand)
    assert list(sim.calculate("gemeenschapsdienst_deel_van_maand", maand)) == [deel]


def test_geweigerde_uren_zijn_niet_te_berekenen_en_worden_nergens_nul(huidig, simuleer):
    """Five months at the cap, then one above it: known until then, and not known afterwards."""
    stelsel = lezingen.overtollige_uren__weigeren(huidig)
    uren = {f"2026-{nr:02d}": [60] for nr in range(1, 6)} | {"2026-06": [61], "2026-07": [10], "2026-08": [0]}
    invoer = {
        "activiteit_uren": uren,
        "verplaatsingen": {"2026-06": [3]},
        "enkele_afstand_km": {"2026-06": [9]},
    }
    sim = simuleer(stelsel, 1, invoer, "2026-01")
    toegelaten = [float(sim.calculate("wijk_werken_uren_toegelaten", maand)[0]) for maand in uren]
    assert toegelaten[:5] == [60] * 5
    assert np.isnan(toegelaten[5:7]).all()
    assert toegelaten[7] == 0
    assert np.isnan(sim.calculate("wijk_werken_vergoeding", "2026-06")).all()
    assert list(sim.calculate("vergoeding_belastbaar", "2026-06")) == [-1]
    assert list(sim.calculate("wijk_werken_vergoede_km", "2026-06")) == [54]
    assert list(sim.calculate("pwa_statuut", "2026-06").decode_to_str()) == ["voldaan"]


def test_een_vol_jaar_weigert_alles(huidig, simuleer):
    stelsel = lezingen.overtollige_uren__weigeren(huidig)
    uren = {f"2026-{nr:02d}": [60] for nr in range(1, 11)} | {"2026-11": [30], "2026-12": [10]}
    sim = simuleer(stelsel, 1, {"activiteit_uren": uren}, "2026-01")
    assert [float(sim.calculate("wijk_werken_uren_toegelaten", m)[0]) for m in ("2026-11", "2026-12")] == [
        30,
        0,
    ]


def test_een_lezing_verandert_de_basis_niet(huidig):
    ervoor = huidig.parameters.lezingen.verplaatsing_ritten
    hervormd = lezingen.verplaatsing_ritten__enkel(huidig)
    assert hervormd.get_parameters_at_instant("2026-01-01").lezingen.verplaatsing_ritten == "enkel"
    assert huidig.get_parameters_at_instant("2026-01-01").lezingen.verplaatsing_ritten == "heen_en_terug"
    assert huidig.parameters.lezingen.verplaatsing_ritten is ervoor
    assert hervormd.parameters.wijk_werken is huidig.parameters.wijk_werken, "enkel het pad is gekopieerd"


def test_lezingen_stapelen(huidig):
    beide = lezingen.verplaatsing_afstand__boven_drempel(lezingen.verplaatsing_ritten__enkel(huidig))
    gekozen = beide.get_parameters_at_instant("2018-01-01").lezingen
    assert (gekozen.verplaatsing_ritten, gekozen.verplaatsing_afstand) == ("enkel", "boven_drempel")


def test_een_lezing_is_een_gewone_hervorming(huidig):
    assert issubclass(lezingen.plafond_uren__werkelijke_uren, Reform)
    pad = "openfisca_samenleving.lezingen.plafond_uren__werkelijke_uren"
    stelsel = huidig.apply_reform(pad)
    assert stelsel.get_parameters_at_instant("2026-01-01").lezingen.plafond_uren == "werkelijke_uren"


def test_een_onbekende_lezing_of_keuze_zegt_wat_wel_kan(huidig):
    with pytest.raises(lezingen.OnbekendeLezing, match=r"bestaat niet. Kies uit: .*begonnen_uur"):
        lezingen.bestaat_niet__ja(huidig)
    with pytest.raises(lezingen.OnbekendeLezing, match="Kies uit: enkel, heen_en_terug"):
        lezingen.verplaatsing_ritten__dubbel(huidig)
    with pytest.raises(AttributeError, match="LEZING__KEUZE"):
        _ = lezingen.verplaatsing_ritten
