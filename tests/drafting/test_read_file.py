# ruff: noqa: E501 (a sentence of law stays on one line)
"""A draft that a jurist edits in Word, read back: which values it sets, where, and what was not read."""

import copy
import json
import re
import shutil

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from samenleving import drafting
from samenleving.cli import main
from samenleving.drafting.reading.file import lees_bestand
from samenleving.drafting.reading.saving import bewaar_voorstel
from samenleving.drafting.reading.word import lees_word
from samenleving.errors import InvoerFout
from samenleving.proposals import controleer_voorstel

UREN = "samenlevingsjobs.uren.max_per_maand"
CAPACITEIT = "samenlevingsjobs.doelgroep.capaciteit_uren_max"
LOON = "huidig+wijk_werken.vergoeding.per_uur=4.50@2027-01-01"
PER_UUR = "wijk_werken.vergoeding.per_uur"


@pytest.fixture(scope="session")
def stukken(tmp_path_factory):
    """The drafts as this program writes them, made once: of a proposal and of a fee of 4,50 euro."""
    map_ = tmp_path_factory.mktemp("stukken")
    drafting.schrijf("serv_2025", map_ / "serv", ("docx", "md", "html"))
    drafting.schrijf(LOON, map_ / "loon", ("docx", "md", "html"))
    return map_


def bewerk(bron, doel, oud, nieuw, alinea=".*"):
    """What Word does: the words of one run change, in paragraphs of law alone."""
    document = Document(bron)
    geraakt = 0
    for een in document.paragraphs:
        if een.style.name in ("Herkomst", "Stempel") or not re.search(alinea, een.text):
            continue
        for run in een.runs:
            if oud in run.text:
                run.text = run.text.replace(oud, nieuw)
                geraakt += 1
    assert geraakt
    document.save(doel)
    return doel


def alinea_met(document, tekst):
    return next(een for een in document.paragraphs if tekst in een.text and een.style.name != "Herkomst")


@pytest.mark.parametrize("soort", ["docx", "md", "html"])
def test_een_ontwerp_dat_niemand_bewerkt_zet_niets_anders(stukken, soort):
    gelezen = lees_bestand(stukken / "serv" / f"ontwerp.{soort}")
    assert gelezen.stelsel == "serv_2025"
    assert dict(gelezen.wijzigingen) == {}
    assert gelezen.niet_gelezen == ()
    assert gelezen.open


@pytest.mark.parametrize("soort", ["docx", "md", "html"])
def test_een_wijzigingsontwerp_geeft_zijn_eigen_waarde(stukken, soort):
    gelezen = lees_bestand(stukken / "loon" / f"ontwerp.{soort}")
    assert gelezen.niet_gelezen == ()
    assert gelezen.dag == "2027-01-01"
    [(pad, wijziging)] = gelezen.wijzigingen.items()
    assert (pad, wijziging.oud, wijziging.nieuw) == (PER_UUR, 4.1, 4.5)


def test_zestig_wordt_tachtig_in_word(stukken, tmp_path):
    """The case of a jurist: parameter, old, new and the place by article."""
    bestand = bewerk(stukken / "serv" / "ontwerp.docx", tmp_path / "a.docx", "60", "80")
    gelezen = lees_bestand(bestand)
    assert {pad: tuple(w)[:3] for pad, w in gelezen.wijzigingen.items()} == {
        CAPACITEIT: (60, 80, "artikel 5, eerste lid, 2°, van het decreet"),
        UREN: (60, 80, "artikel 4, eerste lid, van het besluit"),
    }
    assert gelezen.niet_gelezen == ()


def test_een_ander_bedrag_in_de_clausule_noemt_hoofdstuk_en_afdeling(stukken, tmp_path):
    """The number of the article was never seen: the place is chapter and section."""
    bestand = bewerk(stukken / "loon" / "ontwerp.docx", tmp_path / "a.docx", "4,50", "5,25")
    [(pad, wijziging)] = lees_bestand(bestand).wijzigingen.items()
    assert (pad, wijziging.oud, wijziging.nieuw) == (PER_UUR, 4.1, 5.25)
    assert wijziging.plaats.startswith(
        "hoofdstuk 2, afdeling 5, artikel [TE VERIFIËREN: nummer en lid], van het"
    )


def test_bijgehouden_wijzigingen_gelden_als_aanvaard(stukken, tmp_path):
    document = Document(stukken / "serv" / "ontwerp.docx")
    alinea = alinea_met(document, "ten hoogste 60 uur per maand")
    run = next(run for run in alinea.runs if "60" in run.text)
    voor, na = run.text.split("60", 1)
    run.text = voor
    achter = copy.deepcopy(run._r)
    run._r.addnext(achter)
    achter.find(qn("w:t")).text = na
    for soort, tag, tekst in (("w:ins", "w:t", "72"), ("w:del", "w:delText", "60")):
        wijziging, stuk, woorden = OxmlElement(soort), OxmlElement("w:r"), OxmlElement(tag)
        wijziging.set(qn("w:id"), "1")
        wijziging.set(qn("w:author"), "jurist")
        woorden.text = tekst
        stuk.append(woorden)
        wijziging.append(stuk)
        run._r.addnext(wijziging)
    document.save(tmp_path / "a.docx")
    gelezen = lees_bestand(tmp_path / "a.docx")
    assert {pad: w.nieuw for pad, w in gelezen.wijzigingen.items()} == {UREN: 72}
    assert gelezen.niet_gelezen == ()


def test_een_verwijderd_alineateken_voegt_twee_alineas_samen(tmp_path):
    document = Document()
    eerste = document.add_paragraph("Artikel 1. Een begin")
    eigenschappen = eerste._p.get_or_add_pPr()
    teken = OxmlElement("w:rPr")
    teken.append(OxmlElement("w:del"))
    eigenschappen.append(teken)
    document.add_paragraph(" en een einde.")
    document.save(tmp_path / "a.docx")
    assert [regel.tekst for regel in lees_word(tmp_path / "a.docx").regels] == [
        "Artikel 1. Een begin en een einde."
    ]


def test_gewoonten_van_word(stukken, tmp_path):
    """Split runs, hard spaces, soft hyphens, a comment, hidden text and a field change nothing."""
    document = Document(stukken / "serv" / "ontwerp.docx")
    alinea = alinea_met(document, "ten hoogste 60 uur per maand")
    run = next(run for run in alinea.runs if "60" in run.text)
    tekst = run.text.replace("60 uur", "7").replace("presteert", "pres\u00adteert")
    voor, na = tekst.split("7")
    run.text = voor
    for stuk in ("7", "5\u00a0", "uur"):
        alinea.add_run(stuk)
    veld = alinea.add_run()
    for soort in ("begin", "separate"):
        teken = OxmlElement("w:fldChar")
        teken.set(qn("w:fldCharType"), soort)
        veld._r.append(teken)
        if soort == "begin":
            opdracht = OxmlElement("w:instrText")
            opdracht.text = " PAGE "
            veld._r.append(opdracht)
    alinea.add_run(na)
    alinea.add_run("onzichtbaar 99").font.hidden = True
    document.add_comment(alinea.runs[0], text="Waarom 99?", author="jurist", initials="j")
    document.save(tmp_path / "a.docx")
    gelezen = lees_bestand(tmp_path / "a.docx")
    assert {pad: w.nieuw for pad, w in gelezen.wijzigingen.items()} == {UREN: 75}
    assert gelezen.niet_gelezen == ()


def test_nummers_die_word_zelf_zet(stukken, tmp_path):
    """A jurist turns the typed 1° 2° into an automatic list."""
    document = Document(stukken / "serv" / "ontwerp.docx")
    nummering = document.part.numbering_part.element
    lijst = nummering.makeelement(qn("w:abstractNum"), {qn("w:abstractNumId"): "99"})
    laag = nummering.makeelement(qn("w:lvl"), {qn("w:ilvl"): "0"})
    for naam, waarde in (("w:start", "1"), ("w:numFmt", "decimal"), ("w:lvlText", "%1°")):
        laag.append(nummering.makeelement(qn(naam), {qn("w:val"): waarde}))
    lijst.append(laag)
    nummer = nummering.makeelement(qn("w:num"), {qn("w:numId"): "99"})
    nummer.append(nummering.makeelement(qn("w:abstractNumId"), {qn("w:val"): "99"}))
    nummering.insert(0, lijst)
    nummering.append(nummer)
    begin = next(
        plek for plek, een in enumerate(document.paragraphs) if "al de volgende voorwaarden" in een.text
    )
    for alinea in document.paragraphs[begin + 1 : begin + 7]:
        assert re.match(r"\d°", alinea.text)
        alinea.runs[0].text = re.sub(r"^\d°\t?", "", alinea.runs[0].text)
        eigenschappen = alinea._p.get_or_add_pPr().get_or_add_numPr()
        eigenschappen.get_or_add_numId().val = 99
        eigenschappen.get_or_add_ilvl().val = 0
    document.save(tmp_path / "a.docx")
    bestand = bewerk(
        tmp_path / "a.docx", tmp_path / "b.docx", "60 uur per maand opnemen", "48 uur per maand opnemen"
    )
    gelezen = lees_bestand(bestand)
    assert {pad: w.nieuw for pad, w in gelezen.wijzigingen.items()} == {CAPACITEIT: 48}
    assert gelezen.niet_gelezen == ()


def test_woorden_die_een_andere_keuze_zijn(stukken, tmp_path):
    """A condition struck out is the switch that writes it."""
    document = Document(stukken / "serv" / "ontwerp.docx")
    weg = alinea_met(document, "hij heeft daarvoor begeleiding op de werkvloer nodig")
    weg._p.getparent().remove(weg._p)
    laatste = alinea_met(document, "VDAB heeft vastgesteld dat leren op een werkplek")
    laatste.runs[-1].text = laatste.runs[-1].text.replace("verwerven;", "verwerven.")
    document.save(tmp_path / "a.docx")
    gelezen = lees_bestand(tmp_path / "a.docx")
    pad = "samenlevingsjobs.doelgroep.begeleidingsnood_vereist"
    assert {p: (w.oud, w.nieuw) for p, w in gelezen.wijzigingen.items()} == {pad: (True, False)}
    assert gelezen.keuzes == (f"{pad}=nee@2027-01-01",)
    assert gelezen.niet_gelezen == ()


def test_eigen_woorden_worden_gemeld_en_de_rest_gelezen(stukken, tmp_path):
    bestand = bewerk(
        stukken / "serv" / "ontwerp.docx", tmp_path / "a.docx", "60 uur", "80 uur", "ten hoogste 60 uur"
    )
    bestand = bewerk(bestand, tmp_path / "b.docx", "Alleen VDAB leidt", "Enkel VDAB leidt")
    gelezen = lees_bestand(bestand)
    assert set(gelezen.wijzigingen) == {UREN}
    [regel] = gelezen.niet_gelezen
    assert "Enkel VDAB leidt" in regel
    assert "artikel 6, eerste lid, van het decreet" in regel


def test_een_nieuw_en_een_verdwenen_artikel_worden_gemeld(stukken, tmp_path):
    bron = (stukken / "serv" / "ontwerp.md").read_text(encoding="utf-8")
    begin, einde = bron.index("**Art. 6.**"), bron.index("**Art. 7.**")
    anders = f"{bron[:begin]}**Art. 6.** Elke burgemeester krijgt een fiets.\n\n{bron[einde:]}"
    (tmp_path / "a.md").write_text(anders, encoding="utf-8")
    gelezen = lees_bestand(tmp_path / "a.md")
    assert len(gelezen.niet_gelezen) == 2
    assert any("burgemeester" in regel for regel in gelezen.niet_gelezen)
    assert any("artikel 6 van het decreet" in regel for regel in gelezen.niet_gelezen)


def test_een_andere_wijziging_erbij_wordt_gelezen_of_gemeld(stukken, tmp_path):
    bron = (stukken / "loon" / "ontwerp.md").read_text(encoding="utf-8")
    slot = bron.index("**Art. 2.**")
    erbij = (
        "**Art. 2.** In hoofdstuk 2, afdeling 4, artikel [TE VERIFIËREN: nummer en lid], van hetzelfde besluit wordt "
        'het getal "60" vervangen door het getal "70".\n\n'
        "**Art. 3.** Artikel 9, eerste lid, van het decreet van 7 juli 2017 betreffende wijk-werken en diverse bepalingen "
        "in het kader van de zesde staatshervorming wordt opgeheven.\n\n"
        "**Art. 4.** In dat besluit verandert men “630” in “700”.\n\n"
    )
    (tmp_path / "a.md").write_text(bron[:slot] + erbij + bron[slot:], encoding="utf-8")
    gelezen = lees_bestand(tmp_path / "a.md")
    assert gelezen.wijzigingen["wijk_werken.uren.max_per_maand"][:2] == (60, 70)
    weg, opgeheven, onbekend = gelezen.niet_gelezen
    assert "wijk_werken.duur.max_maanden" in weg
    assert "artikel 9, eerste lid" in opgeheven
    assert "verandert men" in onbekend


def test_akoma_ntoso_wordt_als_tekst_gelezen(tmp_path):
    """Of a draft with new articles and of an amending one, each with a number changed in an editor."""
    drafting.schrijf("serv_2025", tmp_path / "serv", ("akn",))
    drafting.schrijf(LOON, tmp_path / "loon", ("akn",))
    gevallen = (
        ("serv/ontwerp-van-besluit", ">60</quantity>", ">77</quantity>", "serv_2025", UREN, 77),
        ("loon/ontwerp-van-besluit-tot-wijziging", "4,50 euro", "4,75 euro", None, PER_UUR, 4.75),
    )
    for naam, oud, nieuw, basis, pad, waarde in gevallen:
        bron = (tmp_path / f"{naam}.akn.xml").read_text(encoding="utf-8")
        assert oud in bron
        (tmp_path / "a.xml").write_text(bron.replace(oud, nieuw), encoding="utf-8")
        gelezen = lees_bestand(tmp_path / "a.xml", basis)
        assert {p: w.nieuw for p, w in gelezen.wijzigingen.items()} == {pad: waarde}
        assert gelezen.niet_gelezen == ()


def test_tegenspraak_tussen_twee_plaatsen_wordt_gemeld(tmp_path):
    """A value that an amendment sets twice, differently: the first counts, the other is told."""
    plaats = "hoofdstuk 2, afdeling 4, artikel [TE VERIFIËREN: nummer en lid], van het besluit van de Vlaamse Regering van 29 september 2017 betreffende wijk-werken"
    akte = (
        "Artikel 1. In {plaats} wordt het getal “{oud}” vervangen door het getal “{nieuw}”.\n\n"
        "Art. 2. Dit besluit treedt in werking op 1 januari 2027.\n\n"
    )
    tekst = akte.format(plaats=plaats, oud=60, nieuw=70) + akte.format(plaats=plaats, oud=70, nieuw=75)
    (tmp_path / "a.md").write_text(tekst, encoding="utf-8")
    gelezen = lees_bestand(tmp_path / "a.md")
    assert gelezen.wijzigingen["wijk_werken.uren.max_per_maand"].nieuw == 70
    [regel] = gelezen.niet_gelezen
    assert "spreekt zichzelf tegen" in regel


def test_bewaren_vergelijken_en_opnieuw_uitschrijven(stukken, tmp_path):
    """The circle: text, code, text."""
    bestand = bewerk(stukken / "loon" / "ontwerp.docx", tmp_path / "a.docx", "4,50", "5,25")
    gelezen = lees_bestand(bestand)
    pad = bewaar_voorstel(gelezen, tmp_path / "voorstellen" / "mijn_loon")
    assert not [m for m in controleer_voorstel(pad.parent) if m.ernst == "fout"]
    drafting.schrijf("mijn_loon", tmp_path / "weer", ("md",), [tmp_path / "voorstellen"])
    opnieuw = lees_bestand(tmp_path / "weer" / "ontwerp.md", mappen=[tmp_path / "voorstellen"])
    assert {p: tuple(w)[:3] for p, w in opnieuw.wijzigingen.items()} == {
        p: tuple(w)[:3] for p, w in gelezen.wijzigingen.items()
    }
    with pytest.raises(InvoerFout, match="niet leeg"):
        bewaar_voorstel(gelezen, tmp_path / "voorstellen" / "mijn_loon")
    with pytest.raises(InvoerFout, match="naam van een voorstel"):
        bewaar_voorstel(gelezen, tmp_path / "Mijn Loon")
    assert sorted(p.name for p in (tmp_path / "voorstellen").iterdir()) == ["mijn_loon"]


def test_bewaren_op_een_voorstel(stukken, tmp_path):
    bestand = bewerk(stukken / "serv" / "ontwerp.docx", tmp_path / "a.docx", "60", "80")
    bewaar_voorstel(lees_bestand(bestand), tmp_path / "v" / "tachtig")
    drafting.schrijf("tachtig", tmp_path / "weer", ("md",), [tmp_path / "v"])
    tekst = (tmp_path / "weer" / "ontwerp.md").read_text(encoding="utf-8")
    assert "presteert een deelnemer ten hoogste 80 uur per maand" in tekst
    niets = lees_bestand(stukken / "serv" / "ontwerp.md")
    with pytest.raises(InvoerFout, match="niets te bewaren"):
        bewaar_voorstel(niets, tmp_path / "v" / "niets")


def test_een_ander_stelsel_als_basis(stukken):
    """Beside the plan of the Government the same text is full of differences."""
    gelezen = lees_bestand(stukken / "serv" / "ontwerp.docx", "regering_2025")
    assert gelezen.stelsel == "regering_2025"
    assert gelezen.niet_gelezen


FOUT = {
    "a.pdf": (b"%PDF", "niet gelezen"),
    "a.docx": (b"PK geen zip", "beschadigd"),
    "a.md": (b"Een brief zonder artikelen.", "geen enkel artikel"),
    "a.xml": (b"<!DOCTYPE a><a/>", "DOCTYPE"),
}


@pytest.mark.parametrize("naam", FOUT)
def test_wat_geen_ontwerp_is_wordt_geweigerd(tmp_path, naam):
    inhoud, melding = FOUT[naam]
    (tmp_path / naam).write_bytes(inhoud)
    with pytest.raises(InvoerFout, match=melding):
        lees_bestand(tmp_path / naam)


def test_een_stempel_van_een_onbekend_voorstel(stukken, tmp_path):
    bron = (stukken / "serv" / "ontwerp.md").read_text(encoding="utf-8")
    (tmp_path / "a.md").write_text(bron.replace("Stelsel: serv", "Stelsel: nergens"), encoding="utf-8")
    with pytest.raises(InvoerFout, match="niet bekend"):
        lees_bestand(tmp_path / "a.md")


def test_de_opdracht_en_haar_afsluitcode(stukken, tmp_path, capsys):
    bestand = bewerk(stukken / "serv" / "ontwerp.docx", tmp_path / "a.docx", "60", "80")
    with pytest.raises(SystemExit) as einde:
        main(["lees", str(bestand), "--json", "--bewaar", str(tmp_path / "v" / "tachtig")])
    uit = json.loads(capsys.readouterr().out)
    assert einde.value.code == 0
    assert uit["wijzigingen"][UREN] | {"regel": 0} == {
        "oud": 60, "nieuw": 80, "artikel": "artikel 4, eerste lid, van het besluit", "regel": 0,
    }  # fmt: skip
    assert uit["niet_gelezen"] == []
    shutil.copy(stukken / "serv" / "ontwerp.md", tmp_path / "a.md")
    with (tmp_path / "a.md").open("r+", encoding="utf-8") as stroom:
        tekst = stroom.read().replace("Alleen VDAB leidt", "Enkel VDAB leidt")
        stroom.seek(0)
        stroom.write(tekst)
        stroom.truncate()
    with pytest.raises(SystemExit) as einde:
        main(["lees", str(tmp_path / "a.md")])
    assert einde.value.code == 1
    assert "Niet gelezen: regel" in capsys.readouterr().out
    with pytest.raises(SystemExit) as einde:
        main(["lees", str(tmp_path / "weg.docx")])
    assert einde.value.code == 2


@pytest.mark.parametrize("stam", ["ontwerp-van-besluit", "voorontwerp-van-decreet"])
def test_akoma_ntoso_kent_zijn_stelsel(tmp_path, stam):
    """A number changed by hand in the XML is named; the file itself says which system it is an edition of."""
    drafting.schrijf("serv_2025+inschrijvingsrecht=afschaffen", tmp_path, ("akn",))
    bestand = tmp_path / f"{stam}.akn.xml"
    gelezen = lees_bestand(bestand)
    assert gelezen.stelsel == "serv_2025+inschrijvingsrecht=afschaffen"
    assert (dict(gelezen.wijzigingen), gelezen.niet_gelezen) == ({}, ())
    bron = bestand.read_text(encoding="utf-8")
    bestand.write_text(bron.replace(">60</quantity>", ">80</quantity>"), encoding="utf-8")
    gelezen = lees_bestand(bestand)
    [(pad, wijziging)] = gelezen.wijzigingen.items()
    assert pad == (UREN if stam == "ontwerp-van-besluit" else CAPACITEIT)
    assert (wijziging.oud, wijziging.nieuw) == (60, 80)
    assert gelezen.niet_gelezen == ()


def test_amendementen_in_markdown_worden_heel_gelezen(tmp_path):
    """A word that ends in a hyphen is no bullet."""
    drafting.schrijf("serv_2025", tmp_path, ("md", "akn"), basis="regering_2025")
    bestanden = [tmp_path / "ontwerp.md", *tmp_path.glob("amendementen-op-*.akn.xml")]
    assert "ziekte- en invaliditeitsverzekering" in bestanden[0].read_text(encoding="utf-8")
    for bestand in bestanden:
        gelezen = lees_bestand(bestand)
        assert (gelezen.stelsel, gelezen.basis) == ("serv_2025", "serv_2025"), bestand.name
        assert (dict(gelezen.wijzigingen), gelezen.niet_gelezen) == ({}, ()), bestand.name


@pytest.mark.parametrize("formaat", ["docx", "md", "html"])
@pytest.mark.parametrize(
    ("soort", "naam"), [("geconsolideerd", "een geconsolideerde tekst"), ("was_wordt", "een was-wordttabel")]
)
def test_een_ander_stuk_dan_het_ontwerp_wordt_genoemd(stukken, tmp_path, soort, naam, formaat):
    from samenleving.documents import Document as Stuk
    from samenleving.documents import Sectie, Stempel, Tekst, alinea
    from samenleving.documents import schrijf as schrijf_stuk

    stuk = Stuk(
        titel="Besluit",
        soort=soort,
        status="voorgesteld",
        stempel=Stempel(()),
        blokken=(Sectie((Tekst("Art. 2."),), (alinea("Artikel 2. De prijs bedraagt 4 euro."),)),),
    )
    shutil.copy(stukken / "loon" / "ontwerp.docx", tmp_path / "01-ontwerp-van-besluit.docx")
    bestand = tmp_path / f"05-stuk.{formaat}"
    bestand.write_bytes(schrijf_stuk(stuk, formaat))
    with pytest.raises(
        InvoerFout, match=f"dit is {naam}.*lees het ontwerp zelf: 01-ontwerp-van-besluit.docx"
    ):
        lees_bestand(bestand)
