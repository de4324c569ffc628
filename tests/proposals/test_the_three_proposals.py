"""What the plan, the SERV and the VVSG say, and what they leave open."""

from __future__ import annotations

import pytest

from samenleving import advice, law
from samenleving.errors import InvoerFout
from samenleving.proposals import controleer_voorstel, voorstel, voorstellen
from samenleving.systems import systeem

NAMEN = ("regering_2025", "serv_2025", "vvsg_2026")


def in_2027(naam: str, pad: str):
    return law.waarde(systeem(naam).stelsel, pad, "2027-01-01")


@pytest.mark.parametrize("naam", NAMEN)
def test_voorstel_laadt_zonder_fout(naam):
    assert [m for m in controleer_voorstel(voorstel(naam).map) if m.ernst == "fout"] == []


def test_elk_voorstel_na_zijn_basis():
    ids = [een.id for een in voorstellen()]
    assert set(NAMEN) <= set(ids)
    assert ids.index("regering_2025") < min(ids.index("serv_2025"), ids.index("vvsg_2026"))


def test_inwerkingtreding_is_een_gemerkte_aanname():
    assert all(voorstel(naam).inwerkingtreding_aanname for naam in NAMEN)


def test_vvsg_is_ongedateerd():
    assert voorstel("vvsg_2026").bron.datum == "ongedateerd, na 11-12-2025"


def test_het_plan():
    assert in_2027("regering_2025", "samenlevingsjobs.in_werking") is True
    assert in_2027("regering_2025", "samenlevingsjobs.vergoeding.per_uur") == 4.5
    assert in_2027("regering_2025", "samenlevingsjobs.doelgroep.werkloosheidsduur_maanden") == 12
    assert in_2027("regering_2025", "samenlevingsjobs.doelgroep.uitkering") == "enkel_uitkering_vermeld"
    assert in_2027("regering_2025", "samenlevingsjobs.gebruikers.natuurlijke_persoon") == "uitgesloten"
    assert in_2027("regering_2025", "samenlevingsjobs.gebruikers.onderwijsinstelling") == "toegelaten"
    assert in_2027("regering_2025", "wijk_werken.in_werking") is False
    assert in_2027("regering_2025", "gemeenschapsdienst.in_werking") is False


def test_het_plan_verandert_niets_voor_zijn_datum():
    stelsel = systeem("regering_2025").stelsel
    assert law.waarde(stelsel, "wijk_werken.in_werking", "2026-12-31") is True
    assert law.waarde(stelsel, "samenlevingsjobs.in_werking", "2026-12-31") is False


@pytest.mark.parametrize(
    "pad",
    [
        "samenlevingsjobs.statuut",
        "samenlevingsjobs.verplaatsing",
        "samenlevingsjobs.prijs.vorm",
        "samenlevingsjobs.prijs.systeem",
        "samenlevingsjobs.gebruikers.land_en_tuinbouw",
        "samenlevingsjobs.inschrijvingsrecht.vorm",
        "samenlevingsjobs.overgang.onbeperkt_recht",
        "samenlevingsjobs.personeelssleutel",
    ],
)
def test_wat_het_plan_openlaat_blijft_onbepaald(pad):
    assert in_2027("regering_2025", pad) == "niet_bepaald"
    stelsel = systeem("regering_2025")
    genoemd = {p for vraag in stelsel.open_vragen for p in vraag.parameters}
    genoemd |= {p for variant in stelsel.open_keuzes for p in variant.paden}
    assert pad in genoemd


def test_het_plan_zet_geen_urenplafond_en_geen_toeleider():
    assert in_2027("regering_2025", "samenlevingsjobs.uren.max_geldt") is False
    assert in_2027("regering_2025", "samenlevingsjobs.toeleiding.geregeld") is False


def test_de_serv():
    doelgroep = "samenlevingsjobs.doelgroep."
    for vereist in ("halftijds", "capaciteit_uren", "competentiekloof", "soft_skills", "werkplekleren"):
        assert in_2027("serv_2025", f"{doelgroep}{vereist}_vereist") is True
    assert in_2027("serv_2025", f"{doelgroep}halftijds_grens_inbegrepen") is True
    assert in_2027("serv_2025", f"{doelgroep}werkloosheidsduur_vereist") is False
    assert in_2027("serv_2025", f"{doelgroep}uitkering") == "niet_vereist"
    assert in_2027("serv_2025", "samenlevingsjobs.uren.max_per_maand") == 60
    assert in_2027("serv_2025", "samenlevingsjobs.uren.min_geldt") is False
    assert in_2027("serv_2025", "samenlevingsjobs.duur.max_inbegrepen") is False
    assert in_2027("serv_2025", "samenlevingsjobs.toeleiding.ocmw") is False
    assert in_2027("serv_2025", "samenlevingsjobs.prijs.vorm") == "een_prijs"
    assert in_2027("serv_2025", "samenlevingsjobs.prijs.bedrag_bepaald") is False
    assert in_2027("serv_2025", "samenlevingsjobs.ultiem_jobaanbod") == "uitgesloten"
    assert in_2027("serv_2025", "samenlevingsjobs.vergoeding.per_uur") == 4.5


def test_de_vvsg():
    for toeleider in ("vdab", "ocmw", "partner"):
        assert in_2027("vvsg_2026", f"samenlevingsjobs.toeleiding.{toeleider}") is True
    assert in_2027("vvsg_2026", "samenlevingsjobs.begeleiding.coordinatie_verplicht") is True
    assert in_2027("vvsg_2026", "samenlevingsjobs.organisator.begeleidingsbudget") == "structurele_middelen"
    assert in_2027("vvsg_2026", "samenlevingsjobs.duur.max_geldt") is False
    assert in_2027("vvsg_2026", "samenlevingsjobs.doelgroep.werkloosheidsduur_vereist") is True


def test_drie_financieringspistes_zijn_vrij_te_combineren():
    namen = [
        f"serv_2025+begeleidingsbudget={b}+chequeprijs=niveau_dienstencheque+inschrijvingsrecht={i}"
        for b in ("apart", "deel_van_opbrengst")
        for i in ("afschaffen", "verhogen")
    ]
    assert len({systeem(naam).naam for naam in namen}) == 4


def test_een_bedrag_dat_geen_bron_geeft_heeft_een_bereik():
    for een in voorstellen():
        for variant in een.varianten:
            for optie in variant.opties.values():
                bedragen = [w.pad for w in optie.parameters if w.pad.endswith(("bedrag", "max_maanden"))]
                assert set(bedragen) <= {bereik.pad for bereik in optie.bereik}, optie.id


@pytest.mark.parametrize(
    ("naam", "document", "aantal"), [("serv_2025", "serv25", 163), ("vvsg_2026", "vvsg", 21)]
)
def test_elke_aanbeveling_van_een_orgaan_krijgt_een_antwoord(naam, document, aantal):
    """In its own proposal or in the plan below: modelled, not modelled (reason), variant or question."""
    ids = {rij.id for rij in advice.aanbevelingen(document)}
    assert len(ids) == aantal
    beantwoord: set[str] = set()
    for laag in systeem(naam).keten:
        for bepaling in laag.bepalingen:
            beantwoord.update(bepaling.beantwoordt)
        for variant in laag.varianten:
            beantwoord.update(id_ for optie in variant.opties.values() for id_ in optie.beantwoordt)
        beantwoord.update(id_ for vraag in laag.open_vragen for id_ in vraag.beantwoordt)
    assert ids - beantwoord == set()


def test_aanbeveling_en_onbekende_namen():
    rij = advice.aanbeveling("serv25-3.6-f")
    assert (rij.soort, rij.gewicht, rij.passage.regels) == ("parameter", "kern", "400-401")
    with pytest.raises(InvoerFout, match=r"serv25-3\.6-f"):
        advice.aanbeveling("serv25-36-f")
    with pytest.raises(InvoerFout, match="bedoelde u “serv25”"):
        advice.aanbevelingen("serv_25")


def test_fouten_in_een_advies(tmp_path):
    pad = tmp_path / "advies.yaml"
    pad.write_text(
        "document: proef\norgaan: Proef\ntitel: Proef\ndatum: '2026'\naanbevelingen:\n"
        + "".join(
            f"  - id: {id_}\n    stelling: Doe dit.\n    passage: {{plaats: '1', regels: '1'}}\n"
            "    soort: regel\n    vorm: expliciet\n    gewicht: kern\n    actoren: []\n"
            for id_ in ("proef-1-a", "proef-1-a", "ander-1-b")
        ),
        encoding="utf-8",
    )
    with pytest.raises(InvoerFout) as fout:
        advice.laad_advies(pad)
    assert [(m.regel, m.veld) for m in fout.value.meldingen] == [
        (13, "aanbevelingen[1].id"),
        (20, "aanbevelingen[2].id"),
    ]
    pad.write_text("document: proef\n", encoding="utf-8")
    with pytest.raises(InvoerFout) as fout:
        advice.laad_advies(pad)
    assert {m.veld for m in fout.value.meldingen} == {"orgaan", "titel", "datum", "aanbevelingen"}
