"""The design space of samenlevingsjobs: every parameter moves the condition or the amount it should."""

from __future__ import annotations

import numpy as np
import pytest

MAAND = "2026-03"
DATUMS = ("_start", "_sinds", "_evaluatie")
IN_WERKING = {"samenlevingsjobs.in_werking": True}
D = "samenlevingsjobs.doelgroep."


@pytest.fixture
def staat(met, simuleer):
    """State or value of one variable for one person, with samenlevingsjobs in force."""

    def bereken(naam, waarden, **invoer):
        rijen = {
            n: np.array([w], dtype="datetime64[D]") if n.endswith(DATUMS) else [w] for n, w in invoer.items()
        }
        stelsel = met(IN_WERKING | waarden)
        jaar = str(stelsel.variables[naam].definition_period).endswith("year")
        uitkomst = simuleer(stelsel, 1, rijen, MAAND).calculate(naam, MAAND[:4] if jaar else MAAND)
        return uitkomst.decode_to_str()[0] if hasattr(uitkomst, "decode_to_str") else uitkomst[0]

    return bereken


@pytest.mark.parametrize(
    ("voorwaarde", "parameter", "gegeven", "staten"),
    [
        ("woonplaats", "woonplaats_vereist", "woont_in_vlaams_gewest", "voldaan niet_voldaan niet_bekend"),
        ("ingeschreven", "inschrijving_vereist", "ingeschreven_vdab", "voldaan niet_voldaan niet_bekend"),
        (
            "competentiekloof",
            "competentiekloof_vereist",
            "competentiekloof_vastgesteld",
            "voldaan niet_voldaan te_beoordelen",
        ),
        (
            "algemene_vaardigheden",
            "soft_skills_vereist",
            "kloof_vooral_technisch_of_talig",
            "niet_voldaan voldaan te_beoordelen",
        ),
        (
            "werkplekleren",
            "werkplekleren_vereist",
            "werkplekleren_beste_weg",
            "voldaan niet_voldaan te_beoordelen",
        ),
        (
            "begeleidingsnood",
            "begeleidingsnood_vereist",
            "begeleiding_werkvloer_nodig",
            "voldaan niet_voldaan te_beoordelen",
        ),
        (
            "gebrek_werkervaring",
            "gebrek_werkervaring_vereist",
            "gebrek_recente_werkervaring",
            "voldaan niet_voldaan te_beoordelen",
        ),
        ("doorstroom", "doorstroom_vereist", "doorstroom_mogelijk", "voldaan niet_voldaan te_beoordelen"),
        (
            "geen_beter_instrument",
            "beter_passend_voorrang",
            "beter_passend_instrument",
            "niet_voldaan voldaan te_beoordelen",
        ),
    ],
)
def test_een_voorwaarde_speelt_enkel_als_een_voorstel_ze_stelt(staat, voorwaarde, parameter, gegeven, staten):
    naam = f"samenlevingsjobs_{voorwaarde}"
    for antwoord, verwacht in zip(("ja", "nee", "weet_niet"), staten.split(), strict=True):
        assert staat(naam, {D + parameter: True}, **{gegeven: antwoord}) == verwacht
        assert staat(naam, {D + parameter: False}, **{gegeven: antwoord}) == "niet_van_toepassing"


@pytest.mark.parametrize(
    ("sinds", "lezing", "verwacht"),
    [
        ("2025-02-28", "vanaf", "voldaan"),
        ("2025-03-01", "vanaf", "voldaan"),
        ("2025-03-02", "vanaf", "niet_voldaan"),
        ("2025-02-28", "na", "voldaan"),
        ("2025-03-01", "na", "niet_voldaan"),
        ("2025-03-02", "na", "niet_voldaan"),
        ("0001-01-01", "vanaf", "niet_bekend"),
    ],
)
def test_precies_twaalf_maanden_volgt_de_lezing(staat, sinds, lezing, verwacht):
    waarden = {D + "werkloosheidsduur_vereist": True, "lezingen.samenlevingsjobs_toegang": lezing}
    assert staat("samenlevingsjobs_werkloosheidsduur", waarden, werkzoekend_sinds=sinds) == verwacht


@pytest.mark.parametrize(
    ("eis", "antwoord", "verwacht"),
    [
        ("vereist", "ja", "voldaan"),
        ("vereist", "nee", "niet_voldaan"),
        ("vereist", "weet_niet", "niet_bekend"),
        ("enkel_uitkering_vermeld", "ja", "voldaan"),
        ("enkel_uitkering_vermeld", "nee", "niet_bekend"),
        ("enkel_uitkering_vermeld", "weet_niet", "niet_bekend"),
        ("niet_vereist", "nee", "niet_van_toepassing"),
    ],
)
def test_een_leefloner_onder_een_tekst_over_de_uitkering_is_niet_bekend(staat, eis, antwoord, verwacht):
    waarden = {D + "uitkering": eis}
    assert staat("samenlevingsjobs_uitkering", waarden, heeft_werkloosheidsuitkering=antwoord) == verwacht


@pytest.mark.parametrize(
    ("inbegrepen", "deel", "verwacht"),
    [
        (True, 0.49, "voldaan"),
        (True, 0.5, "voldaan"),
        (True, 0.51, "niet_voldaan"),
        (False, 0.49, "voldaan"),
        (False, 0.5, "niet_voldaan"),
        (True, -1, "te_beoordelen"),
    ],
)
def test_precies_halftijds(staat, inbegrepen, deel, verwacht):
    waarden = {D + "halftijds_vereist": True, D + "halftijds_grens_inbegrepen": inbegrepen}
    assert staat("samenlevingsjobs_tijdsbesteding", waarden, werkcapaciteit_voltijds=deel) == verwacht


@pytest.mark.parametrize(
    ("uren", "verwacht"), [(59, "voldaan"), (60, "voldaan"), (61, "niet_voldaan"), (-1, "te_beoordelen")]
)
def test_capaciteit_in_uren(staat, uren, verwacht):
    waarden = {D + "capaciteit_uren_vereist": True}
    assert staat("samenlevingsjobs_tijdsbesteding", waarden, werkcapaciteit_uren=uren) == verwacht


@pytest.mark.parametrize(
    ("stand", "verwacht"),
    [
        ("geen", "voldaan"),
        ("vermoeden", "voldaan"),
        ("wachtend", "niet_voldaan"),
        ("geindiceerd", "niet_voldaan"),
        ("weet_niet", "te_beoordelen"),
    ],
)
def test_sociale_economie(staat, stand, verwacht):
    waarden = {D + "sociale_economie_uitgesloten": True, "samenlevingsjobs.indicering_versneld": True}
    invoer = {"indicering_sociale_economie": stand}
    assert staat("samenlevingsjobs_niet_sociale_economie", waarden, **invoer) == verwacht
    versneld = "te_beoordelen" if stand == "vermoeden" else "niet_van_toepassing"
    assert staat("samenlevingsjobs_indicering_versneld", waarden, **invoer) == versneld


@pytest.mark.parametrize("bevoegd", [("vdab",), ("vdab", "ocmw"), ("vdab", "ocmw", "partner"), ("ocmw",)])
def test_wie_toeleidt(staat, bevoegd):
    waarden = {"samenlevingsjobs.toeleiding.geregeld": True}
    waarden |= {f"samenlevingsjobs.toeleiding.{wie}": wie in bevoegd for wie in ("vdab", "ocmw", "partner")}
    for wie in ("vdab", "ocmw", "partner"):
        verwacht = "voldaan" if wie in bevoegd else "niet_voldaan"
        assert staat("samenlevingsjobs_toegeleid", waarden, toegeleid_door=wie) == verwacht
    assert staat("samenlevingsjobs_toegeleid", waarden, toegeleid_door="nog_niet") == "te_beoordelen"
    assert staat("samenlevingsjobs_toegeleid", waarden, toegeleid_door="weet_niet") == "niet_bekend"
    assert staat("samenlevingsjobs_toegeleid", {}, toegeleid_door="ocmw") == "niet_van_toepassing"


@pytest.mark.parametrize(
    ("start", "inbegrepen", "laatste", "verwacht"),
    [
        ("2024-03-02", True, "2026-03-01", "voldaan"),
        ("2024-03-01", True, "2026-02-28", "niet_voldaan"),
        ("2024-03-03", False, "2026-03-01", "voldaan"),
        ("2024-03-02", False, "2026-02-28", "niet_voldaan"),
    ],
)
def test_hoogstens_of_korter_dan_twee_jaar(staat, start, inbegrepen, laatste, verwacht):
    waarden = {"samenlevingsjobs.duur.max_geldt": True, "samenlevingsjobs.duur.max_inbegrepen": inbegrepen}
    assert str(staat("samenlevingsjobs_laatste_dag", waarden, samenlevingsjob_start=start)) == laatste
    assert staat("samenlevingsjobs_binnen_duur", waarden, samenlevingsjob_start=start) == verwacht


@pytest.mark.parametrize(
    ("sinds", "weigert", "verwacht"),
    [
        ("2024-03-01", "ja", "voldaan"),
        ("2024-03-02", "ja", "niet_voldaan"),
        ("2024-03-01", "nee", "niet_voldaan"),
        ("2024-03-01", "weet_niet", "niet_bekend"),
        ("0001-01-01", "ja", "niet_bekend"),
    ],
)
def test_sanctie_na_twee_jaar(staat, sinds, weigert, verwacht):
    invoer = {"werkzoekend_sinds": sinds, "weigert_passend_aanbod": weigert}
    waarden = {"samenlevingsjobs.sanctie.bij_weigering": True}
    assert staat("samenlevingsjobs_sanctie_mogelijk", waarden, **invoer) == verwacht
    assert staat("samenlevingsjobs_sanctie_mogelijk", {}, **invoer) == "niet_van_toepassing"


@pytest.mark.parametrize(
    ("lot", "verwacht"),
    [
        ("behouden", "voldaan"),
        ("uitdovend", "te_beoordelen"),
        ("beeindigd", "niet_voldaan"),
        ("niet_bepaald", "niet_bekend"),
    ],
)
def test_het_onbeperkte_recht_van_de_overgangsgroep(staat, lot, verwacht):
    waarden = {"samenlevingsjobs.overgang.onbeperkt_recht": lot}
    naam = "samenlevingsjobs_onbeperkt_recht"
    assert staat(naam, waarden, pwa_overeenkomst_op_peildatum="ja") == verwacht
    buiten = {"pwa_overeenkomst_op_peildatum": "nee", "pwa_cheques_referteperiode": 99}
    assert staat(naam, waarden, **buiten) == "niet_van_toepassing"


@pytest.mark.parametrize(
    ("uren", "verwacht"),
    [
        (0, "niet_van_toepassing"),
        (19, "niet_voldaan"),
        (20, "voldaan"),
        (60, "voldaan"),
        (61, "niet_voldaan"),
    ],
)
def test_uren_tussen_minimum_en_maximum(staat, uren, verwacht):
    u = "samenlevingsjobs.uren."
    waarden = {u + "min_geldt": True, u + "min_per_maand": 20, u + "max_geldt": True, u + "max_per_maand": 60}
    assert staat("samenlevingsjobs_uren_in_orde", waarden, activiteit_uren=uren) == verwacht


@pytest.mark.parametrize(("uren", "euro"), [(40, 180.00), (60, 270.00), (61, 270.00), (39.5, 177.75)])
def test_vier_euro_vijftig_per_uur(staat, uren, euro):
    waarden = {
        "samenlevingsjobs.uren.max_geldt": True,
        "samenlevingsjobs.vergoeding.bepaald": True,
        "samenlevingsjobs.vergoeding.per_uur": 4.50,
    }
    assert staat("samenlevingsjobs_vergoeding", waarden, activiteit_uren=uren) == euro


def test_per_begonnen_uur(staat):
    waarden = {
        "samenlevingsjobs.vergoeding.bepaald": True,
        "samenlevingsjobs.vergoeding.per_uur": 4.50,
        "samenlevingsjobs.vergoeding.per_begonnen_uur": True,
    }
    assert staat("samenlevingsjobs_vergoeding", waarden, activiteit_uren=39.5) == 180.00


def test_een_plafond_per_jaar(met, simuleer):
    stelsel = met(
        IN_WERKING | {"samenlevingsjobs.uren.max_geldt": True, "samenlevingsjobs.uren.max_jaar_geldt": True}
    )
    maanden = [f"2026-{nr:02d}" for nr in range(1, 13)]
    for volgorde in (maanden, maanden[::-1], maanden[-1:]):
        sim = simuleer(stelsel, 1, {"activiteit_uren": {maand: [60] for maand in maanden}}, MAAND)
        uren = {maand: sim.calculate("samenlevingsjobs_toegelaten_uren", maand)[0] for maand in volgorde}
        verwacht = dict(zip(maanden, [60] * 10 + [30, 0], strict=True))
        assert uren == {maand: verwacht[maand] for maand in volgorde}


@pytest.mark.parametrize(
    "soort", "natuurlijke_persoon lokaal_bestuur vzw onderwijsinstelling land_en_tuinbouw andere".split()
)
@pytest.mark.parametrize(
    ("regel", "verwacht"),
    [("toegelaten", "voldaan"), ("uitgesloten", "niet_voldaan"), ("niet_bepaald", "niet_bekend")],
)
def test_soorten_gebruikers(staat, soort, regel, verwacht):
    waarden = {f"samenlevingsjobs.gebruikers.{soort}": regel}
    assert staat("samenlevingsjobs_gebruiker_soort", waarden, gebruiker_type=soort) == verwacht


@pytest.mark.parametrize(
    ("vorm", "bepaald", "prijs"),
    [
        ("tarieven", False, 6.45),
        ("een_prijs", True, 8.0),
        ("een_prijs", False, -1),
        ("niet_bepaald", True, -1),
    ],
)
def test_prijs_voor_de_gebruiker(staat, vorm, bepaald, prijs):
    p = "samenlevingsjobs.prijs."
    waarden = {p + "vorm": vorm, p + "bedrag_bepaald": bepaald, p + "bedrag": 8.0}
    invoer = {"betaalde_chequeprijs": 6.45, "cheques_gebruikt": 10}
    assert staat("samenlevingsjobs_prijs", waarden, **invoer) == prijs
    assert staat("samenlevingsjobs_gebruiker_kost", waarden, **invoer) == (prijs * 10 if prijs > 0 else -1)


@pytest.mark.parametrize(
    ("vorm", "euro"), [("behouden", 15.0), ("verhoogd", 100.0), ("afgeschaft", 0.0), ("niet_bepaald", -1)]
)
def test_inschrijvingsrecht(staat, vorm, euro):
    i = "samenlevingsjobs.inschrijvingsrecht."
    waarden = {i + "vorm": vorm, i + "verhoogd_bedrag": 50.0}
    assert staat("samenlevingsjobs_inschrijvingsrecht", waarden, aantal_organisatoren=2) == euro


@pytest.mark.parametrize(
    ("plicht", "parameter", "gegeven"),
    [
        ("begeleiding_werkvloer", "werkvloer_verplicht", "begeleiding_op_werkvloer"),
        ("ontwikkelingsplan", "plan_verplicht", "ontwikkelingsplan_opgesteld"),
        ("overeenkomst", "overeenkomst_verplicht", "overeenkomst_drie_partijen"),
        ("evaluatie", "evaluatie_verplicht", "tussentijdse_evaluatie_gepland"),
        ("nazorg", "nazorg_verplicht", "nazorg_voorzien"),
        ("coordinatie", "coordinatie_verplicht", "coordinatie_voorzien"),
    ],
)
def test_plichten_van_begeleiding(staat, plicht, parameter, gegeven):
    naam, pad = f"samenlevingsjobs_{plicht}", f"samenlevingsjobs.begeleiding.{parameter}"
    for antwoord, verwacht in (("ja", "voldaan"), ("nee", "niet_voldaan"), ("weet_niet", "niet_bekend")):
        assert staat(naam, {pad: True}, **{gegeven: antwoord}) == verwacht
        assert staat(naam, {pad: False}, **{gegeven: antwoord}) == "niet_van_toepassing"


@pytest.mark.parametrize("wie", ["gebruiker", "vdab", "organisator", "niet_bepaald"])
def test_wie_begeleidt(staat, wie):
    waarden = {"samenlevingsjobs.begeleiding.verantwoordelijke": wie}
    assert staat("samenlevingsjobs_begeleider", waarden) == wie


def test_een_recht_zonder_voorwaarden_is_voldaan(staat):
    assert staat("samenlevingsjobs_recht", {}) == "voldaan"
