"""The page stands alone, is accessible in its structure, and prints hostile text as text."""

import itertools
import re

import pytest
from lxml import etree, html

from samenleving.documents import (
    Document,
    DocumentFout,
    Figuur,
    Sectie,
    Tabel,
    Verwijzing,
    alinea,
    cel,
    runs,
)
from samenleving.documents.html import schrijf_html, stijlblad
from samenleving.documents.style import BADGES, KADERS, TONEN


def lees(document):
    return html.document_fromstring(schrijf_html(document))


def tekst_van(boom):
    return re.sub(r"\s+", " ", boom.text_content())


def nagaan_op_zich(boom):
    """No request to anywhere, no script, no handler, no id twice, no reference to an id that is not there."""
    assert not boom.xpath(
        "//script|//link|//img|//iframe|//object|//embed|//base|//form|//*[@src or @srcset]"
    )
    attributen = {naam for element in boom.iter(etree.Element) for naam in element.attrib}
    assert not {naam for naam in attributen if naam.lower().startswith("on")}
    ids = boom.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {doel[1:] for doel in boom.xpath("//a/@href") if doel.startswith("#")} <= set(ids)
    genoemd = {naam for lijst in boom.xpath("//@aria-labelledby") for naam in lijst.split()}
    assert genoemd <= set(ids)
    for doel in boom.xpath("//@href"):
        assert doel.startswith(("#", "https://")), doel


def test_het_verslag_staat_op_zichzelf(rapport):
    boom = lees(rapport)
    nagaan_op_zich(boom)
    assert boom.get("lang") == "nl-BE"
    assert "url(" not in stijlblad()
    assert "@import" not in stijlblad()


def test_koppen_gaan_geen_niveau_over(rapport, wijziging):
    for document in (rapport, wijziging):
        niveaus = [int(kop.tag[1]) for kop in lees(document).xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert niveaus[0] == 1
        assert niveaus.count(1) == 1
        assert all(later <= eerder + 1 for eerder, later in itertools.pairwise(niveaus))


def test_oriëntatiepunten_en_springlink(rapport):
    boom = lees(rapport)
    assert boom.xpath("//body/a[1]/@href") == ["#_hoofd"]
    assert len(boom.xpath("//main[@id='_hoofd']")) == 1
    assert boom.xpath("//body/header")
    assert boom.xpath("//body/footer")
    assert [a.text for a in boom.xpath("//nav//a")] == ["In het kort", "In het kort", "Geld"]


def test_tabellen_noemen_hun_rijen_en_kolommen(rapport):
    boom = lees(rapport)
    for tabel in boom.xpath("//table"):
        assert tabel.xpath("./caption//text()")
        assert all(th.get("scope") in ("col", "row", "rowgroup") for th in tabel.xpath(".//th"))
        assert not [th for th in tabel.xpath(".//th") if not th.text_content().strip()]
        kader = tabel.getparent()
        assert (kader.get("role"), kader.get("tabindex")) == ("region", "0")
        assert kader.get("aria-labelledby") == tabel.find("caption").get("id")
    eerste = boom.xpath("//table")[0]
    assert [th.text_content() for th in eerste.xpath(".//th[@scope='row']")] == [
        "Per maand",
        "Per jaar",
        "Totaal",
    ]
    assert eerste.xpath(".//th[@scope='rowgroup']/@colspan") == ["3"]
    assert eerste.xpath(".//td[@colspan='2']")[0].text_content() == "630"


def test_een_noot_heeft_een_nummer_en_een_weg_terug(rapport):
    boom = lees(rapport)
    assert [a.text for a in boom.xpath("//sup/a")] == ["1", "1", "2"]
    noten = boom.xpath("//li[starts-with(@id, '_noot-')]")
    assert len(noten) == 2
    assert noten[0].xpath(".//a/@href") == ["#_nootref-1-1", "#_nootref-1-2"]
    assert noten[0].xpath(".//mark[@class='te_verifieren']")[0].text == "[TE VERIFIËREN: nummer]"


def test_ingevoegd_en_geschrapt_worden_ook_voorgelezen(wijziging):
    boom = lees(wijziging)
    assert boom.xpath("//del")[0].text_content() == "geschrapt: 60"
    assert boom.xpath("//ins")[0].text_content() == "toegevoegd: 80"


def test_een_figuur_heeft_naam_beschrijving_en_tabel(rapport):
    for figuur in lees(rapport).xpath("//figure"):
        (svg,) = figuur.xpath(".//*[local-name()='svg']")
        assert svg.get("role") == "img"
        genoemd = [figuur.xpath(f".//*[@id='{naam}']")[0].text for naam in svg.get("aria-labelledby").split()]
        assert genoemd == ["Vergoeding", "Het plan geeft meer."]
        assert figuur.xpath("./figcaption")
        assert figuur.xpath(".//table")


def test_kwade_tekst_blijft_tekst(overal, kwaad):
    boom = lees(overal)
    nagaan_op_zich(boom)
    zichtbaar = tekst_van(boom.xpath("//main")[0])
    # in: two paragraphs' runs, list, table, callout, details, article and its origin
    assert zichtbaar.count(re.sub(r"\s+", " ", kwaad)) >= 18
    assert boom.xpath("//title")[0].text == f"x{kwaad}".replace("\r\n", "\n")


def test_een_kwade_svg_wordt_gewist():
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" '
        'xmlns:xlink="http://www.w3.org/1999/xlink">'
        "<script>alert(1)</script><foreignObject><p>x</p></foreignObject>"
        '<image xlink:href="https://kwaad.be/x.png"/>'
        '<a xlink:href="javascript:alert(1)"><text>klik</text></a><style>@import "https://kwaad.be";</style>'
        '<rect id="hoofd" width="1" height="1" fill="url(https://kwaad.be)" '
        'style="background:url(//kwaad.be)"/></svg>'
    )
    tabel = Tabel(runs("t"), (cel("a"),), ())
    boom = lees(Document("t", "rapport", (Figuur(svg, "titel", "beschrijving", tabel),)))
    nagaan_op_zich(boom)
    bron = schrijf_html(Document("t", "rapport", (Figuur(svg, "titel", "beschrijving", tabel),)))
    for kwaad in ("kwaad.be", "alert", "foreignObject"):
        assert kwaad not in bron
    for slecht in (
        "<svg",
        "<p/>",
        '<!DOCTYPE svg [<!ENTITY x "y">]><svg>&x;</svg>',
    ):
        with pytest.raises(DocumentFout):
            schrijf_html(Document("t", "rapport", (Figuur(slecht, "titel", "beschrijving", tabel),)))


def test_een_document_met_een_fout_wordt_niet_geschreven():
    with pytest.raises(DocumentFout, match="#weg"):
        schrijf_html(Document("t", "rapport", (Sectie(runs("a"), (alinea(Verwijzing("x", "#weg")),)),)))


def test_hetzelfde_document_geeft_dezelfde_pagina(rapport):
    assert schrijf_html(rapport) == schrijf_html(rapport)


def helderheid(kleur):
    kanalen = [int(kleur[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    lineair = [k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanalen]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]


def contrast(een, ander):
    licht, donker = sorted((helderheid(een.lstrip("#")), helderheid(ander.lstrip("#"))), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def test_elke_toon_is_leesbaar_op_licht_en_op_donker():
    for toon in TONEN.values():
        assert contrast(toon.inkt, toon.vlak) >= 4.5
        assert contrast(toon.inkt_donker, toon.vlak_donker) >= 4.5


def test_de_kleuren_van_het_stijlblad_zijn_leesbaar():
    blokken = re.findall(r":root \{(.*?)\}", stijlblad(), re.DOTALL)
    assert len(blokken) == 3  # light, dark, paper
    for blok in blokken:
        kleur = {
            naam: "".join(c * 2 for c in w) if len(w) == 3 else w
            for naam, w in re.findall(r"--([\w-]+): #(\w+)", blok)
        }
        for voor in ("inkt", "inkt-2", "accent", "link"):
            for achter in ("papier", "vlak"):
                assert contrast(kleur[voor], kleur[achter]) >= 4.5, (voor, achter)
        for voor, achter in (
            ("markeer-inkt", "markeer"),
            ("redigeer-inkt", "redigeer"),
            ("ins", "ins-vlak"),
            ("del", "del-vlak"),
        ):
            assert contrast(kleur[voor], kleur[achter]) >= 4.5, voor


def test_elke_badge_en_elk_kader_heeft_woord_en_teken():
    for stijlen in (BADGES, KADERS):
        assert all(stijl.label and stijl.symbool and stijl.toon in TONEN for stijl in stijlen.values())
    # within one family no two badges share a symbol: colour is not what tells them apart
    families = (
        ("in_werking", "aangenomen", "voorgesteld", "hypothetisch", "achterhaald"),
        ("voldaan", "niet_voldaan", "te_beoordelen", "niet_bekend", "niet_van_toepassing"),
        ("gevolgd", "deels", "niet_gevolgd", "niet_uitdrukbaar"),
        ("gemodelleerd", "aanname", "open_keuze", "niet_gemodelleerd"),
    )
    assert sorted(soort for familie in families for soort in familie) == sorted(BADGES)
    for familie in families:
        assert len({BADGES[soort].symbool for soort in familie}) == len(familie)
