"""Markdown that any reader of GitHub's dialect turns back into the same words."""

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from samenleving.documents import Document, Tabel, alinea, cel, rij, runs
from samenleving.documents.markdown import ontsnap, schrijf_markdown
from samenleving.documents.structuur import schoon

LEZER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def woorden(boom):
    return re.sub(r"\s+", " ", boom.text_content()).strip()


def lees(markdown):
    return html.fromstring(f"<div>{LEZER.render(markdown)}</div>")


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60)
)
def test_ontsnapte_tekst_is_die_tekst(tekst):
    kaal = schoon(tekst).strip()
    boom = lees(f"{ontsnap(kaal)}")
    assert woorden(boom) == re.sub(r"\s+", " ", kaal).strip()
    assert {element.tag for element in boom.iter()} <= {"div", "p"}


def test_een_tabel_met_streepjes_gaat_heen_en_terug(kwaad):
    kop = (cel("kolom | een"), cel(kwaad), cel("b\\|c"))
    rijen = (rij("r1", kwaad, "x | y"), rij(kwaad, "`a|b`", "z"))
    document = Document("t", "rapport", (Tabel(runs("bijschrift"), kop, rijen),))
    boom = lees(schrijf_markdown(document))
    (tabel,) = boom.xpath(".//table")
    gelezen = [[woorden(c) for c in r.xpath("./th|./td")] for r in tabel.xpath(".//tr")]
    kwade_cel = re.sub(r"\s+", " ", schoon(kwaad)).strip()
    assert gelezen == [
        ["kolom | een", kwade_cel, "b\\|c"],
        ["r1", kwade_cel, "x | y"],
        [kwade_cel, "`a|b`", "z"],
    ]


def test_kwade_tekst_wordt_geen_opmaak(overal):
    # footnotes are GitHub's own: this reader would take their definitions for those of links
    boom = lees(re.sub(r"(?m)^\[\^\d+\]: .*$", "", schrijf_markdown(overal)))
    assert {a.get("href") for a in boom.xpath(".//a")} <= {"https://voorbeeld.be/a?b=c&d=e"} | {
        a.get("href") for a in boom.xpath(".//li/a[starts-with(@href, '#')]")
    }
    assert len(boom.xpath(".//h1")) == 1
    assert not boom.xpath(".//code/ancestor::pre")
    assert not boom.xpath(".//img|.//s|.//hr[position() > 1]")


def test_figuur_noten_en_plaatshouders(rapport):
    markdown = schrijf_markdown(rapport)
    assert "<svg" not in markdown
    assert markdown.count("[^1]") == 3  # twice in the text, once at its definition
    assert "[^1]: Artikel **\\[TE VERIFIËREN: nummer\\]**." in markdown
    assert "**Grafiek: Vergoeding**\n\nHet plan geeft meer." in markdown
    assert "| **Leefloner** | geen recht | −13 |" in markdown
    assert "> **◇ Open keuze**" in markdown


def test_wijzigingen_blijven_zichtbaar(wijziging):
    markdown = schrijf_markdown(wijziging)
    assert "**Art. 22.** Hoogstens <del>60</del><ins>80</ins> uren." in markdown
    assert "<del>4,10</del><ins>4,50</ins>\u00a0euro" in markdown


def test_een_leeg_document_heeft_titel_en_voorbehoud():
    markdown = schrijf_markdown(Document("Titel #", "ontwerp", (alinea("x"),)))
    assert markdown.startswith("# Titel \\#\n\nOntwerptekst\n\n> Eén lezing")
