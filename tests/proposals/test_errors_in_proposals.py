"""Every kind of fault in a proposal names file, line, field and remedy, in Dutch."""

from __future__ import annotations

import pytest

from samenleving.errors import InvoerFout, Melding
from samenleving.proposals import controleer_voorstel, voorstel

GOED = """\
id: proef
titel: Een proef
orgaan: Proeforgaan
bron: {document: proefnota, datum: '2026'}
status: hypothetisch
basis: huidig
inwerkingtreding: 2027-01-01
bepalingen:
  - id: vergoeding
    stelling: De vergoeding stijgt.
    passage: {document: proefnota, plaats: 'p. 1'}
    beantwoordt: [serv25-3.1-a]
    gemodelleerd: ja
    parameters:
      wijk_werken.vergoeding.per_uur: 4.5
varianten:
  uren:
    vraag: Hoeveel uren?
    passage: {document: proefnota, plaats: 'p. 2'}
    meer:
      stelling: Er zijn meer uren.
      parameters: {wijk_werken.uren.max_per_maand: 80}
    minder:
      stelling: Er zijn minder uren.
      parameters: {wijk_werken.uren.max_per_maand: 40}
"""


def een(meldingen: tuple[Melding, ...]) -> Melding:
    """The only message."""
    assert len(meldingen) == 1, [str(melding) for melding in meldingen]
    return meldingen[0]


def regel_van(deel: str) -> int:
    """Line on which a piece of the sound proposal stands."""
    return next(nummer for nummer, regel in enumerate(GOED.splitlines(), 1) if deel in regel)


VERGOEDING = "wijk_werken.vergoeding.per_uur: 4.5"
UREN = "wijk_werken.uren.max_per_maand: 80"
BEPALING = "    stelling: De vergoeding stijgt.\n"

# what is spoiled, on which line it must be reported, the field, part of the fault, part of the remedy
FOUTEN = {
    "onbekende parameter": (
        (VERGOEDING, "wijk_werken.vergoeding.per_ur: 4.5"),
        VERGOEDING,
        'bepalingen[0].parameters."wijk_werken.vergoeding.per_ur"',
        "de parameter “wijk_werken.vergoeding.per_ur” bestaat niet",
        "bedoelde u “wijk_werken.vergoeding.per_uur”",
    ),
    "groep in plaats van parameter": (
        (VERGOEDING, "wijk_werken.vergoeding: 4.5"),
        VERGOEDING,
        'bepalingen[0].parameters."wijk_werken.vergoeding"',
        "dit is een groep parameters",
        "wijk_werken.vergoeding.per_uur",
    ),
    "tekst voor een getal": (
        (VERGOEDING, "wijk_werken.vergoeding.per_uur: tachtig"),
        VERGOEDING,
        'bepalingen[0].parameters."wijk_werken.vergoeding.per_uur"',
        "hier hoort een getal, er staat de tekst “tachtig”",
        "schrijf een getal",
    ),
    "komma in een getal": (
        (VERGOEDING, "wijk_werken.vergoeding.per_uur: '4,50'"),
        VERGOEDING,
        'bepalingen[0].parameters."wijk_werken.vergoeding.per_uur"',
        "hier hoort een getal",
        "schrijf 4.50, met een punt",
    ),
    "getal voor een keuze": (
        (VERGOEDING, "samenlevingsjobs.statuut: 4"),
        VERGOEDING,
        'bepalingen[0].parameters."samenlevingsjobs.statuut"',
        "hier hoort een keuze, er staat 4",
        "kies uit pwa, eigen, niet_bepaald",
    ),
    "onbekende keuze": (
        (VERGOEDING, "samenlevingsjobs.statuut: eigenn"),
        VERGOEDING,
        'bepalingen[0].parameters."samenlevingsjobs.statuut"',
        "“eigenn” is geen keuze",
        "bedoelde u “eigen”",
    ),
    "getal voor ja of nee": (
        (VERGOEDING, "wijk_werken.in_werking: 0"),
        VERGOEDING,
        'bepalingen[0].parameters."wijk_werken.in_werking"',
        "hier hoort ja of nee",
        "schrijf ja of nee",
    ),
    "negatief bedrag": (
        (VERGOEDING, "wijk_werken.vergoeding.per_uur: -1"),
        VERGOEDING,
        'bepalingen[0].parameters."wijk_werken.vergoeding.per_uur"',
        "negatief",
        "vanaf 0",
    ),
    "halve maand": (
        (VERGOEDING, "wijk_werken.duur.max_maanden: 12.5"),
        VERGOEDING,
        'bepalingen[0].parameters."wijk_werken.duur.max_maanden"',
        "geen geheel getal",
        "geheel aantal maanden",
    ),
    "oneindig": (
        (VERGOEDING, "wijk_werken.vergoeding.per_uur: 1.0e300"),
        VERGOEDING,
        'bepalingen[0].parameters."wijk_werken.vergoeding.per_uur"',
        "te groot",
        "kijk het getal na",
    ),
    "geen bron": (
        ("bron: {document: proefnota, datum: '2026'}\n", ""),
        "id: proef",
        "bron",
        "dit veld ontbreekt",
        "voeg bron toe",
    ),
    "geen passage": (
        ("    passage: {document: proefnota, plaats: 'p. 1'}\n", ""),
        "- id: vergoeding",
        "bepalingen[0].passage",
        "dit veld ontbreekt",
        "waar de bron dit zegt",
    ),
    "onbekend veld": (
        (BEPALING, "    steling: De vergoeding stijgt.\n" + BEPALING),
        "stelling: De vergoeding",
        "bepalingen[0].steling",
        "dit veld bestaat niet",
        "bedoelde u “stelling”",
    ),
    "onbekende basis": (
        ("basis: huidig", "basis: serv_2052"),
        "basis: huidig",
        "basis",
        "de basis “serv_2052” bestaat niet",
        "bedoelde u “serv_2025”",
    ),
    "eigen basis": (
        ("basis: huidig", "basis: proef"),
        "basis: huidig",
        "basis",
        "in een kring op elkaar: proef → proef",
        "kies een andere basis",
    ),
    "niet de eerste van de maand": (
        ("inwerkingtreding: 2027-01-01", "inwerkingtreding: 2027-07-15"),
        "inwerkingtreding",
        "inwerkingtreding",
        "niet de eerste dag van een maand",
        "kies 2027-07-01 of 2027-08-01",
    ),
    "datum die niet bestaat": (
        ("inwerkingtreding: 2027-01-01", "inwerkingtreding: 2027-02-30"),
        "inwerkingtreding",
        "inwerkingtreding",
        "2027-02-30 bestaat niet",
        "bestaande datum",
    ),
    "jaarlijks gelezen parameter in juli": (
        (VERGOEDING, "wijk_werken.inschrijvingsrecht.per_jaar: {2027-07-01: 10.0}"),
        VERGOEDING,
        'bepalingen[0].parameters."wijk_werken.inschrijvingsrecht.per_jaar".2027-07-01',
        "wordt per jaar gelezen (door wijk_werken_inschrijvingsrecht)",
        "kies 2028-01-01",
    ),
    "datum voor de inwerkingtreding": (
        (VERGOEDING, "wijk_werken.vergoeding.per_uur: {2026-01-01: 4.5}"),
        VERGOEDING,
        'bepalingen[0].parameters."wijk_werken.vergoeding.per_uur".2026-01-01',
        "voor de inwerkingtreding",
        "latere datum",
    ),
    "geen reden": (
        ("    gemodelleerd: ja\n    parameters:\n      " + VERGOEDING, "    gemodelleerd: nee"),
        "gemodelleerd: ja",
        "bepalingen[0].gemodelleerd",
        "geen reden",
        "voeg reden toe",
    ),
    "geen aanname": (
        ("gemodelleerd: ja", "gemodelleerd: met_aanname"),
        "gemodelleerd: ja",
        "bepalingen[0].gemodelleerd",
        "de aanname ontbreekt",
        "voeg aanname toe",
    ),
    "niets gezet": (
        ("    parameters:\n      " + VERGOEDING + "\n", ""),
        "- id: vergoeding",
        "bepalingen[0]",
        "zet minstens één parameter",
        "gemodelleerd: nee",
    ),
    "waarde buiten het bereik": (
        (BEPALING, BEPALING + "    bereik: [5, 6]\n"),
        "passage: {document: proefnota, plaats: 'p. 1'}",
        "bepalingen[0].bereik",
        "ligt niet tussen 5 en 6",
        "kijk waarde en bereik na",
    ),
    "onbekende aanbeveling": (
        ("serv25-3.1-a", "serv25-3.1-zz"),
        "beantwoordt",
        "bepalingen[0].beantwoordt[0]",
        "staat in geen advies.yaml",
        "bedoelde u",
    ),
    "punt in een id": (
        ("- id: vergoeding", "- id: vergoeding.hoger"),
        "- id: vergoeding",
        "bepalingen[0].id",
        "heeft niet de juiste vorm",
        "geen punt",
    ),
    "punt in een optie": (
        ("    meer:", "    meer.uren:"),
        "    meer:",
        'varianten.uren."meer.uren"',
        "niet toegelaten",
        "gebruik geen punt",
    ),
    "andere naam dan de map": (
        ("id: proef", "id: proefje"),
        "id: proef",
        "id",
        "verschilt van de naam van de map “proef”",
        "dezelfde naam",
    ),
    "ongeldige YAML": (
        ("titel: Een proef", "titel: Een: proef"),
        "titel: Een proef",
        "",
        "geen geldige YAML",
        "",
    ),
    "sleutel twee keer": (
        ("titel: Een proef\n", "titel: Een proef\ntitel: Nog een\n"),
        "orgaan",
        "titel",
        "staat er twee keer",
        "",
    ),
    "te lang": (
        ("titel: Een proef", f"titel: {'x' * 300}"),
        "titel",
        "titel",
        "ten hoogste 200",
        "kort in",
    ),
}


@pytest.mark.parametrize(
    ("vervang", "deel", "veld", "tekst", "oplossing"), FOUTEN.values(), ids=FOUTEN.keys()
)
def test_fout_noemt_bestand_regel_veld_en_oplossing(fouten, vervang, deel, veld, tekst, oplossing):
    melding = een(fouten(vervang))
    assert melding.ernst == "fout"
    assert melding.bestand.endswith("proef/reform.yaml")
    assert melding.regel == regel_van(deel)
    assert melding.veld == veld
    assert tekst in melding.tekst
    assert oplossing in melding.oplossing
    assert str(melding).startswith(f"{melding.bestand}:{melding.regel}: ")


def test_goed_voorstel_geeft_geen_melding(fouten):
    assert fouten() == ()


def test_alle_fouten_samen_in_de_volgorde_van_het_bestand(fouten):
    meldingen = fouten(
        (VERGOEDING, "wijk_werken.vergoeding.per_uur: veel"), (UREN, "wijk_werken.uren.max_per_maand: -80")
    )
    assert [melding.regel for melding in meldingen] == [regel_van(VERGOEDING), regel_van(UREN)]


def test_latere_waarden_verdwijnen_niet_stil(fouten):
    vroeg = (("inwerkingtreding: 2027-01-01", "inwerkingtreding: 2025-01-01"),)
    pad = "wijk_werken.verplaatsing.per_km"
    melding = een(fouten(*vroeg, (VERGOEDING, f"{pad}: 0.2")))
    assert "2026-01-01: 0.176868" in melding.tekst
    assert "2027-01-01: zoals_basis" in melding.oplossing
    opgelost = f"{pad}: {{2025-01-01: 0.2, 2026-01-01: zoals_basis, 2027-01-01: 0.3}}"
    assert fouten(*vroeg, (VERGOEDING, opgelost)) == ()


def test_twee_bepalingen_met_hetzelfde_id_of_dezelfde_parameter(fouten):
    bepaling = GOED[GOED.index("  - id: vergoeding") : GOED.index("varianten:")]
    dubbel = fouten((bepaling, bepaling + bepaling))
    assert {melding.veld for melding in dubbel} == {
        "bepalingen[1].id",
        'bepalingen[1].parameters."wijk_werken.vergoeding.per_uur"',
    }


def test_twee_varianten_zetten_niet_dezelfde_parameter(fouten):
    tweede = (
        "  plafond:\n    passage: {document: proefnota, plaats: 'p. 3'}\n"
        "    hoog:\n      stelling: Hoog.\n      parameters: {wijk_werken.uren.max_per_maand: 100}\n"
    )
    melding = een(fouten(("varianten:\n", "varianten:\n" + tweede)))
    assert "zetten allebei wijk_werken.uren.max_per_maand" in melding.tekst


def test_variant_van_de_basis_krijgt_geen_dubbel(maak):
    map_ = maak(
        ("basis: huidig", "basis: regering_2025"),
        ("  uren:", "  statuut:"),
        (VERGOEDING, "samenlevingsjobs.verplaatsing: geen"),
    )
    melding = een(controleer_voorstel(map_ / "proef"))
    assert "de variant “statuut” bestaat al in regering_2025" in melding.tekst


def test_kring_over_twee_voorstellen(maak):
    maak(("basis: huidig", "basis: tweede"))
    map_ = maak(("basis: huidig", "basis: proef"), ("id: proef", "id: tweede"), naam="tweede")
    with pytest.raises(InvoerFout, match="proef → tweede → proef") as fout:
        voorstel("proef", [map_])
    assert fout.value.veld == "basis"
    assert fout.value.bestand.endswith("tweede/reform.yaml")


def test_voorstel_gaat_niet_voor_zijn_basis(maak):
    map_ = maak(
        ("basis: huidig", "basis: regering_2025"),
        ("inwerkingtreding: 2027-01-01", "inwerkingtreding: 2026-01-01"),
    )
    melding = een(controleer_voorstel(map_ / "proef"))
    assert "valt voor die van de basis regering_2025" in melding.tekst


def test_clausule_zonder_sjabloon_waarschuwt_enkel_als_er_sjablonen_zijn(maak):
    map_ = maak((BEPALING, BEPALING + "    clausule: art-vergoedin\n"))
    assert controleer_voorstel(map_ / "proef") == ()
    (map_ / "proef" / "tekst").mkdir()
    (map_ / "proef" / "tekst" / "decreet-420-vergoeding.md.j2").write_text("", encoding="utf-8")
    melding = een(controleer_voorstel(map_ / "proef"))
    assert melding.ernst == "waarschuwing"
    assert "bedoelde u “art-vergoeding”" in melding.oplossing
    assert voorstel("proef", [map_]).id == "proef"


def test_id_dat_al_bestaat(maak):
    map_ = maak(("id: proef", "id: serv_2025"), naam="serv_2025")
    with pytest.raises(InvoerFout, match="bestaat al"):
        voorstel("serv_2025", [map_])


def test_map_zonder_voorstel(tmp_path):
    with pytest.raises(InvoerFout, match="staat geen voorstel"):
        voorstel("proef", [tmp_path])
    with pytest.raises(InvoerFout, match="bestaat niet"):
        voorstel("proef", [tmp_path / "weg"])


def test_programmacode_loopt_enkel_met_vertrouwen(maak):
    from samenleving.systems import systeem

    map_ = maak()
    (map_ / "proef" / "rules.py").write_text("raise RuntimeError('uitgevoerd')\n", encoding="utf-8")
    with pytest.raises(InvoerFout, match="programmacode"):
        systeem("proef", [map_])
    with pytest.raises(RuntimeError, match="uitgevoerd"):
        systeem("proef", [map_], vertrouw=True)


@pytest.mark.parametrize("nummer", range(len(GOED.splitlines())))
@pytest.mark.parametrize(
    "nieuw", ["", "x", "  - 1", "id: [1]", "parameters: {wijk_werken.in_werking: {2027-01-01: [1]}}"]
)
def test_elke_bedorven_regel_geeft_een_melding_of_een_goed_voorstel(maak, nummer, nieuw):
    """Never a crash, and never a message without a file."""
    map_ = maak()
    regels = GOED.splitlines()
    inspringing = regels[nummer][: len(regels[nummer]) - len(regels[nummer].lstrip())]
    regels[nummer] = inspringing + nieuw
    (map_ / "proef" / "reform.yaml").write_text("\n".join(regels), encoding="utf-8")
    assert all(melding.bestand and melding.tekst for melding in controleer_voorstel(map_ / "proef"))


def test_een_opvolger_is_een_voorstel_of_een_akte(fouten):
    status = "status: hypothetisch"
    akte = "decreet-2024-04-19-verplichte-inschrijving"
    assert fouten((status, f"status: achterhaald\nopgevolgd_door: {akte}")) == ()
    assert fouten((status, "status: achterhaald\nopgevolgd_door: serv_2025")) == ()
    melding = een(fouten((status, f"status: achterhaald\nopgevolgd_door: {akte[:-1]}")))
    assert (melding.veld, melding.regel) == ("opgevolgd_door", regel_van(status) + 1)
    assert akte in melding.oplossing


def test_een_dag_waarop_de_basis_zelf_verandert_mag_midden_in_een_maand_staan(fouten):
    """Else a value that the basis changes on such a day could never be set before it."""
    grond = "leefloon.aanpak.inschrijving.rechtsgrond"
    begin = "inwerkingtreding: 2027-01-01"
    eerder = "inwerkingtreding: 2024-01-01"
    goed = f"{grond}: {{2024-01-01: decreet, 2024-05-31: zoals_basis}}"
    assert fouten((begin, eerder), (VERGOEDING, goed)) == ()
    fout = f"{grond}: {{2024-01-01: decreet, 2024-05-30: omzendbrief, 2024-05-31: zoals_basis}}"
    assert "eerste dag van een maand" in een(fouten((begin, eerder), (VERGOEDING, fout))).tekst
