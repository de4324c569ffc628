"""The generated pages: each parameter, rule, lid and test has its place, and every link leads there."""

from __future__ import annotations

import posixpath
import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from samenleving.advice import adviezen
from samenleving.display import datum
from samenleving.documents.html_delen import Stuk
from samenleving.law import alle_parameters, lezingen, parameterinfo, stelsel, variabelen
from samenleving.legislation import laad_akten
from samenleving.proposals import voorstellen
from samenleving.quality.coverage import telling
from samenleving.quality.lawtests import lees_wettests
from samenleving.site import TITELS, documentpages, paginas, proposalpages
from samenleving.site.links import codelink, delen_van
from samenleving.site.navigation import navigatie
from samenleving.site.reference import code_van, tekening, waarden_met_gaten
from samenleving.site.render import md
from samenleving.site.wettests import Wettest, alle_wettests, wettests_van
from samenleving.statistics import tegenstrijdigheden

REPO = Path(__file__).resolve().parents[2]
GROEPEN = ("wijk-werkendecreet-2017-07-07", "bvr-2017-09-29-wijk-werken", "organisatorrekening")
"""Some folders of law tests, and below some systems: `make docs` writes and links the whole."""

pytestmark = pytest.mark.traag


@pytest.fixture(scope="module")
def wortel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("wortel")
    for naam in ("pyproject.toml", "CHANGELOG.md", "CONTRIBUTING.md", "changelog.d"):
        (map_ / naam).symlink_to(REPO / naam)
    (map_ / "tests" / "law").mkdir(parents=True)
    for groep in GROEPEN:
        (map_ / "tests" / "law" / groep).symlink_to(REPO / "tests" / "law" / groep)
    return map_


@pytest.fixture(scope="module")
def tests(wortel: Path) -> tuple[Wettest, ...]:
    return alle_wettests(wortel / "tests" / "law")


@pytest.fixture(scope="module")
def gemaakt(wortel: Path) -> dict[str, str]:
    with pytest.MonkeyPatch.context() as even:
        even.setattr(proposalpages, "actuele", lambda: ("huidig", "vvsg_2026"))
        return {pagina.pad: pagina.tekst for pagina in paginas(wortel)}


def test_on_the_table_are_current_law_and_what_nothing_overtook():
    assert proposalpages.actuele()[0] == "huidig"
    for voorstel in voorstellen():
        assert (voorstel.id in proposalpages.actuele()) == (voorstel.status == "voorgesteld")


def test_every_scheme_and_group_has_a_title():
    groepen = {pad.split(".", 1)[0] for pad in alle_parameters()}
    instrumenten = {info.bepaling.instrument for info in variabelen().values()}
    assert groepen | instrumenten <= set(TITELS)


def test_the_navigation_leads_to_every_page_once(gemaakt, tmp_path):
    (tmp_path / "werkbank.md").touch()
    nav = yaml.safe_load(navigatie(tmp_path, [_Pad(pad) for pad in gemaakt], "naslag"))["nav"]
    genoemd = list(_bladeren(nav))
    assert sorted(genoemd) == sorted(["index.md", "werkbank.md", *(f"naslag/{pad}" for pad in gemaakt)])


class _Pad:
    def __init__(self, pad):
        self.pad = pad


def _bladeren(knoop):
    if isinstance(knoop, str):
        yield knoop
    for deel in knoop.values() if isinstance(knoop, dict) else knoop if isinstance(knoop, list) else ():
        yield from _bladeren(deel)


def _ankers(tekst):
    return {een or ander for een, ander in re.findall(r"\{: #([^ ]+) \}|\bid=\"([^\"]+)\"", tekst)}


def test_every_link_ends_at_a_real_page_and_anchor(gemaakt):
    bestaat = {f"{pad}#{anker}" for pad, tekst in gemaakt.items() for anker in _ankers(tekst)} | set(gemaakt)
    gevonden = 0
    for pad, tekst in gemaakt.items():
        for doel in re.findall(r"\]\(([^):]+\.md(?:#[^)]+)?)\)", tekst):
            volledig = posixpath.normpath(posixpath.join(posixpath.dirname(pad), doel))
            if volledig.startswith("../"):
                pagina = volledig.removeprefix("../").split("#")[0]
                assert (REPO / "docs" / pagina).exists(), (pad, doel)
                continue
            assert volledig in bestaat, (pad, doel)
            gevonden += 1
    assert gevonden > 3000


def test_links_within_a_report_find_their_anchor_on_another_page(gemaakt):
    gevonden = 0
    for pad, tekst in gemaakt.items():
        if not re.match("voorstellen/(vergelijking|adviezen)/", pad):
            continue
        for naam, anker in re.findall(r'href="\.\./([^/"]+)/#([^"]+)"', tekst):
            assert anker in _ankers(gemaakt[f"{posixpath.dirname(pad)}/{naam}.md"]), (pad, naam, anker)
            gevonden += 1
        for anker in re.findall(r'href="#([^"]+)"', tekst):
            assert anker in _ankers(tekst), (pad, anker)
    assert gevonden > 3


def test_from_a_lid_to_its_code_its_tests_and_back(gemaakt, tests):
    bewezen = 0
    for akte in laad_akten().values():
        pagina = gemaakt[f"akten/{akte.id}.md"]
        ankers = delen_van(akte.id)
        assert len(set(ankers)) == len(ankers) == len(list(akte.delen()))
        delen = re.split(r'<div class="lid [^"]*" id="', pagina)[1:]
        for deel, plek, stuk in zip(akte.delen(), ankers, delen, strict=True):
            assert stuk.startswith(f'{plek}"')
            for naam in deel.codeert:
                doel = codelink(naam)
                assert f"]({doel})" in stuk
                assert f"](../akten/{akte.id}.md#{plek})" in gemaakt[doel.removeprefix("../").split("#")[0]]
            for test in wettests_van(akte.id, deel, tests):
                assert f"](../tests/{test.groep}.md#{test.anker})" in stuk
                bewezen += 1
    assert bewezen > 200


def test_a_lid_is_proven_by_what_asks_or_reads_what_encodes_it(tests):
    akte = laad_akten()["wijk-werkendecreet-2017-07-07"]
    (duur,) = [deel for deel in akte.delen() if "wijk_werken.duur.max_maanden" in deel.codeert]
    namen = {test.naam for test in wettests_van(akte.id, duur, tests)}
    assert "Twaalf maanden vanaf 15 maart 2025 eindigen op 14 maart 2026" in namen
    assert "Wie recente werkervaring mist, voldoet" not in namen


def test_every_sentence_of_every_law_test_is_there(gemaakt):
    for bestand in (pad for groep in GROEPEN for pad in (REPO / "tests" / "law" / groep).glob("*.yaml")):
        pagina = gemaakt[f"tests/{bestand.parent.name}.md"]
        for zin in lees_wettests(bestand):
            assert md(zin.naam) in pagina, (bestand, zin.naam)


def test_the_page_of_coverage_counts_what_the_command_counts(gemaakt):
    pagina = gemaakt["dekking.md"]
    for akte in laad_akten().values():
        geteld = telling(akte.delen())
        cijfers = " | ".join(str(aantal) for aantal in (sum(geteld.values()), *geteld.values()))
        assert f"](akten/{akte.id}.md) | {cijfers} |" in pagina


def test_no_page_is_empty(gemaakt):
    for pad in alle_parameters():
        assert pad in gemaakt[f"parameters/{pad.split('.', 1)[0]}.md"]
    for naam, info in variabelen().items():
        assert naam in gemaakt[f"regels/{info.bepaling.instrument or 'gegevens'}.md"].replace("\\", "")


def test_every_rule_that_computes_shows_its_formula(gemaakt):
    getoond = "\n".join(tekst for pad, tekst in gemaakt.items() if pad.startswith("regels/"))
    for naam, variabele in stelsel().variables.items():
        code = code_van(naam)
        assert (code is not None) == bool(variabele.formulas)
        assert code is None or (f"class {naam}(" in code.tekst and f"class {naam}(" in getoond)


def test_a_number_that_was_not_seen_for_a_while_has_a_gap():
    waarden = waarden_met_gaten(parameterinfo("leefloon.bedrag.alleenstaand"))
    assert waarden[date(2020, 4, 1)] is None
    assert waarden[date(2023, 1, 1)] is not None
    assert None not in waarden_met_gaten(parameterinfo("wijk_werken.verplaatsing.per_km")).values()


def test_what_changes_has_a_chart_and_what_is_no_law_has_none():
    km = tekening(parameterinfo("wijk_werken.verplaatsing.per_km"), ())
    assert "<title" in km
    assert "<desc" in km
    assert not tekening(parameterinfo("wijk_werken.vergoeding.per_uur"), ())
    (voorstel,) = [v for v in voorstellen() if v.id == "regering_2025"]
    later = [(voorstel, date(2027, 1, 1), 4.5)]
    assert "geen recht" in tekening(parameterinfo("wijk_werken.vergoeding.per_uur"), later)
    jobs = parameterinfo("samenlevingsjobs.vergoeding.per_uur")
    assert not tekening(jobs, later)


def test_a_chart_says_where_its_line_ends_and_why():
    """The kilometre is indexed every year: no line may say that it stays what it is."""
    km = tekening(parameterinfo("wijk_werken.verplaatsing.per_km"), ())
    assert "begint op 1 januari 2027: daar stopt de lijn" in km
    assert not {"2028", "2029"} & set(re.findall(r"<text[^>]*>([^<]+)</text>", km))
    tegoed = parameterinfo("belasting.gebruiker.vermindering")
    getekend = tekening(tegoed, ())
    assert f"De lijn stopt op {datum(tegoed.gecontroleerd)}" in getekend
    assert re.findall(r"<text[^>]*>([^<]+%)</text>", getekend) == ["0%", "10%", "20%", "30%"]


def test_proposals_are_never_shown_as_law(gemaakt):
    for voorstel in voorstellen():
        assert re.search(
            '!!! warning "(Voorgesteld|Hypothetisch|Achterhaald)', gemaakt[f"voorstellen/{voorstel.id}.md"]
        )
    for map_ in ("vergelijking", "adviezen"):
        assert "Een voorstel is geen recht" in gemaakt[f"voorstellen/{map_}/index.md"]


def test_what_nobody_knows_is_said_once_in_a_cell(gemaakt):
    pagina = gemaakt["voorstellen/vergelijking/gevallen.md"]
    overzicht = pagina[pagina.index('id="overzicht-gevallen"') :].split("</table>")[0]
    assert "<strong>Niet bekend</strong>: " in overzicht
    assert ": <strong>niet bekend</strong>" not in overzicht


def test_a_page_with_a_broad_table_gives_it_the_room_of_the_contents():
    def regels(kolommen):
        kop = "<thead><tr><td></td>" + "<th scope='col'>a</th>" * (kolommen - 1) + "</tr></thead>"
        html = f'<table style="min-width:{8.5 * kolommen}rem">{kop}</table>'
        stukken = (Stuk(1, "a", "Eén", ""), Stuk(2, "b", "Twee", html))
        return documentpages._regels(documentpages.Hoofdstuk("a", "Eén", stukken), {})

    smal, breed = regels(3), regels(5)
    assert smal[0].startswith("# ")
    assert breed[0] == documentpages.ZONDER_INHOUD
    assert breed[2] == "Op deze pagina: [Twee](#b)."
    assert "min-width:34rem" in breed[-1]  # 42.5 of the document, in the larger letter of the site


def test_every_recommendation_stands_in_the_matrix(gemaakt):
    for advies in adviezen():
        pagina = gemaakt[f"voorstellen/adviezen/advies-{advies.document.replace('_', '-')}.md"]
        for rij in advies.aanbevelingen:
            assert rij.id in pagina


def test_the_method_names_every_reading_and_contradiction(gemaakt):
    for naam in lezingen():
        assert f"`{naam}`" in gemaakt["methode/lezingen.md"]
    for id_ in tegenstrijdigheden():
        assert id_ in gemaakt["methode/tegenspraak.md"]
    for voorstel in voorstellen():
        for bepaling in voorstel.bepalingen:
            if bepaling.gemodelleerd == "nee":
                assert md(bepaling.reden) in gemaakt["methode/grenzen.md"]


def test_the_changes_are_there_by_legal_effect(gemaakt):
    pagina = gemaakt["wijzigingen.md"]
    koppen = re.findall(r"^### (\w+)", pagina, re.MULTILINE)
    assert koppen[0] == "Geldend"
    for bestand in (REPO / "changelog.d").glob("+*.md"):
        assert " ".join(bestand.read_text(encoding="utf-8").split()) in pagina, bestand
    assert "<!--" not in pagina


def test_contributing_is_marked_as_english(gemaakt):
    assert gemaakt["bijdragen.md"].startswith("---\nlang: en\n---\n# Contributing")
