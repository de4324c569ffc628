"""Somebody who does not wait for the answer: what is typed and pressed stays, whatever comes in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.werkers import Poort, Werker

VERGOEDING = "wijk_werken.vergoeding.per_uur"
PER_MAAND = "wijk_werken.uren.max_per_maand"
PER_JAAR = "wijk_werken.uren.max_per_jaar"
EEN_WIJZIGING = f"/werkbank/?s=huidig&mijn=huidig%2B{VERGOEDING}=4.5@2027-01-01"

Maak = Callable[..., Werker]


def heeft_focus(page: Page) -> str:
    """What has the focus, as its id or its name."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.tagName"))


def wijzigingen(page: Page) -> Locator:
    return page.locator("#wijzigingen > summary")


@pytest.fixture
def vragen(request: pytest.FixtureRequest) -> list[str]:
    """What the browser asks whoever leaves; the page is left all the same."""
    return []


def luister(page: Page, vragen: list[str]) -> None:
    page.on("dialog", lambda vraag: (vragen.append(vraag.type), vraag.accept()))


def test_het_volgende_getal_in_dezelfde_zin_blijft_staan(maak_werker: Maak) -> None:
    werker = maak_werker()
    page = werker.page
    werker.open()
    maand, jaar = werker.veld("waarde", PER_MAAND), werker.veld("waarde", PER_JAAR)
    eerder = jaar.input_value()
    poort = Poort(page)
    maand.fill("70")
    jaar.click()
    poort.wacht()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("70")
    poort.laat_door()
    expect(wijzigingen(page)).to_contain_text("1 wijziging")
    expect(jaar).to_be_focused()
    page.keyboard.type("0")
    expect(jaar).to_have_value("700")
    assert eerder != "700"
    assert poort.gevraagd == 1, "what is still being typed is no change yet"
    page.keyboard.press("Tab")
    poort.wacht()
    poort.open()
    expect(wijzigingen(page)).to_contain_text("2 wijzigingen")
    expect(maand).to_have_value("70")
    expect(jaar).to_have_value("700")


def test_een_reden_typen_terwijl_de_tekst_ververst(maak_werker: Maak) -> None:
    """The whole sheet is answered anew, every text area included."""
    werker = maak_werker()
    page = werker.page
    werker.open(EEN_WIJZIGING)
    werker.blad("tekst")
    page.locator("details.wb-motivering").evaluate_all("(alle) => alle.forEach((d) => { d.open = true; })")
    velden = page.locator("textarea")
    een, twee = velden.nth(0), velden.nth(1)
    poort = Poort(page)
    een.fill("Eerste reden.")
    twee.click()
    poort.wacht()
    page.keyboard.type("Tweede die blijft")
    for _ in range(len("die blijft")):
        page.keyboard.press("ArrowLeft")
    poort.laat_door()
    expect(wijzigingen(page)).to_contain_text("2 wijzigingen")
    expect(twee).to_be_focused()
    page.keyboard.type("reden ")
    expect(twee).to_have_value("Tweede reden die blijft")
    expect(een).to_have_value("Eerste reden.")
    assert page.locator("details.wb-motivering[open]").count() == velden.count()
    page.keyboard.press("Tab")
    poort.wacht()
    poort.open()
    expect(wijzigingen(page)).to_contain_text("3 wijzigingen")
    expect(twee).to_have_value("Tweede reden die blijft")


def test_wat_getypt_is_en_verlaten_terwijl_er_gerekend_wordt(maak_werker: Maak) -> None:
    """A field that is no longer looked at, but of which the answer that comes in knows nothing."""
    werker = maak_werker()
    page = werker.page
    werker.open()
    poort = Poort(page)
    vergoeding, maand = werker.veld("waarde", VERGOEDING), werker.veld("waarde", PER_MAAND)
    maand.fill("70")
    maand.press("Tab")
    poort.wacht()
    maand.fill("71")
    vergoeding.fill("4,50")
    page.locator("#zoek-tekst").focus()
    poort.laat_door()
    expect(wijzigingen(page)).to_contain_text("1 wijziging")
    expect(maand).to_have_value("71")
    expect(vergoeding).to_have_value("4,50")
    poort.wacht()
    poort.open()
    expect(wijzigingen(page)).to_contain_text("2 wijzigingen")
    expect(maand).to_have_value("71")
    expect(vergoeding).to_have_value("4,50")
    expect(page.locator("#rij-waarde-wijk-werken-uren-max-per-maand .wb-mijn")).to_contain_text("71")


def test_typen_in_een_bepaling_die_het_zoeken_wegneemt(maak_werker: Maak) -> None:
    werker = maak_werker()
    page = werker.page
    werker.open()
    poort = Poort(page)
    page.locator("#zoek-tekst").fill("sanctie")
    poort.wacht()
    werker.veld("waarde", VERGOEDING).fill("4,50")
    poort.laat_door()
    expect(werker.veld("waarde", VERGOEDING)).to_have_count(0)
    poort.wacht()
    poort.open()
    expect(wijzigingen(page)).to_contain_text("1 wijziging")
    expect(page.locator("#wijzigingen")).to_contain_text("4,50")


def test_typen_en_meteen_op_een_knop_drukken(maak_werker: Maak) -> None:
    """Both count: what was typed, and then what the button does."""
    werker = maak_werker()
    page = werker.page
    werker.open(EEN_WIJZIGING)
    page.locator("#wijzigingen > summary").click()
    poort = Poort(page)
    werker.veld("waarde", PER_MAAND).fill("70")
    page.locator("#wijzigingen").get_by_role("button", name="Zet terug").first.click()
    poort.wacht()
    poort.open()
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,10")
    expect(werker.veld("waarde", PER_MAAND)).to_have_value("70")
    assert poort.gevraagd == 1, "one press, one answer"
    assert heeft_focus(page) == "wijzigingen-kop", "the button is gone with what it took back"


def test_op_een_knop_drukken_terwijl_er_gerekend_wordt(maak_werker: Maak) -> None:
    """The answer replaces the button under the finger, and a later edit comes after what it does."""
    werker = maak_werker()
    page = werker.page
    werker.open(EEN_WIJZIGING)
    poort = Poort(page)
    werker.veld("waarde", PER_MAAND).fill("70")
    werker.veld("waarde", PER_MAAND).press("Enter")
    poort.wacht()
    page.locator("#rij-waarde-wijk-werken-vergoeding-per-uur").get_by_role("button", name="Zet terug").click()
    werker.veld("waarde", PER_JAAR).fill("700")
    werker.veld("waarde", PER_JAAR).press("Enter")
    poort.laat_door()
    poort.wacht()
    poort.open()
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,10")
    expect(werker.veld("waarde", PER_MAAND)).to_have_value("70")
    expect(werker.veld("waarde", PER_JAAR)).to_have_value("700")
    werker.actie("ongedaan")
    expect(werker.veld("waarde", PER_JAAR)).not_to_have_value("700")
    expect(werker.veld("waarde", PER_MAAND)).to_have_value("70")


def test_een_reden_typen_en_meteen_een_ander_stuk_kiezen(maak_werker: Maak) -> None:
    werker = maak_werker()
    page = werker.page
    werker.open(EEN_WIJZIGING)
    werker.blad("tekst")
    page.locator("details.wb-motivering > summary").first.click()
    poort = Poort(page)
    page.locator("textarea").first.fill("Een reden.")
    knop = page.locator('button[name="kies_stuk"]').nth(2)
    knop.click()
    poort.wacht()
    poort.open()
    expect(page.locator("#stuk-kop")).to_have_text(knop.locator(".wb-stuktitel").inner_text())
    expect(knop).to_have_attribute("aria-current", "true")
    expect(knop).to_be_focused()
    expect(page.locator("textarea").first).to_have_value("Een reden.")
    expect(wijzigingen(page)).to_contain_text("2 wijzigingen")


def test_naar_een_ander_blad_terwijl_er_gerekend_wordt(maak_werker: Maak, vragen: list[str]) -> None:
    """The sheet comes after what was asked before it, and nobody is asked whether to leave."""
    werker = maak_werker()
    page = werker.page
    luister(page, vragen)
    werker.open(EEN_WIJZIGING)
    poort = Poort(page)
    page.locator('[id^="zet-terug-"]').first.click()
    poort.wacht()
    page.locator('.wb-bladen button[value="gevolgen"]').click()
    with page.expect_navigation():
        poort.wachtend.pop(0).continue_()
    expect(page.locator('.wb-bladen [aria-current="page"]')).to_have_text("Gevolgen")
    expect(wijzigingen(page)).to_contain_text("geen wijzigingen")
    assert not vragen


def test_niemand_vraagt_of_u_weggaat_als_u_blijft(maak_werker: Maak, vragen: list[str]) -> None:
    werker = maak_werker()
    page = werker.page
    luister(page, vragen)
    werker.open()
    werker.zet("waarde", VERGOEDING, "4,50")
    werker.blad("gevolgen")
    werker.blad("tafel")
    werker.zet("waarde", VERGOEDING, "4,60")
    with page.expect_navigation():
        page.keyboard.press("Alt+Shift+U")
    werker.download('button[name="stuk"][value="voorstel|zip"]')
    werker.blad("tafel")
    expect(werker.veld("waarde", VERGOEDING)).to_have_value("4,60")
    assert not vragen
    page.goto("about:blank")
    assert vragen == ["beforeunload"], "who leaves the workbench is asked"


def test_de_focus_blijft_waar_hij_stond(maak_werker: Maak) -> None:
    werker = maak_werker()
    page = werker.page
    werker.open()
    veld = werker.veld("waarde", VERGOEDING)
    veld.fill("4,50")
    veld.press("Enter")
    werker.rust()
    expect(veld).to_be_focused()
    veld.fill("4,60")
    veld.press("Tab")
    gekozen = heeft_focus(page)
    assert gekozen == "herkomst-waarde-wijk-werken-vergoeding-per-uur"
    page.keyboard.press("Enter")
    werker.rust()
    assert heeft_focus(page) == gekozen
    expect(page.locator("#rij-waarde-wijk-werken-vergoeding-per-uur details[open]")).to_be_visible()
    for knop in ("knop-ongedaan", "knop-ongedaan"):
        page.locator(f"#{knop}").focus()
        page.keyboard.press("Enter")
        werker.rust()
    expect(page.locator("#knop-ongedaan")).to_be_disabled()
    expect(page.locator("#knop-opnieuw")).to_be_focused()
    page.keyboard.press("Enter")
    werker.rust()
    expect(page.locator("#knop-opnieuw")).to_be_focused()
    page.locator('[id^="zet-terug-"]').first.focus()
    page.keyboard.press("Enter")
    werker.rust()
    expect(veld).to_be_focused()


def test_de_focus_blijft_op_het_blad_tekst(maak_werker: Maak) -> None:
    werker = maak_werker()
    page = werker.page
    werker.open(EEN_WIJZIGING)
    werker.blad("tekst")
    page.locator("details.wb-motivering > summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Een reden.")
    page.keyboard.press("Tab")
    gekozen = heeft_focus(page)
    assert gekozen.startswith("open-v-motivering-")
    werker.rust()
    expect(wijzigingen(page)).to_contain_text("2 wijzigingen")
    assert heeft_focus(page) == gekozen


def test_een_foute_waarde_pakt_de_focus_niet_en_blijft_tot_iemand_ze_laat_vallen(maak_werker: Maak) -> None:
    werker = maak_werker()
    page = werker.page
    werker.open()
    fout, maand = werker.veld("waarde", VERGOEDING), werker.veld("waarde", PER_MAAND)
    fouten = page.locator("#fouten")
    fout.fill("abc")
    fout.press("Enter")
    werker.rust()
    expect(fout).to_have_attribute("aria-invalid", "true")
    maand.fill("61")
    maand.press("Enter")
    werker.rust()
    expect(maand).to_be_focused()
    expect(page.locator("#melding")).to_contain_text("61")
    expect(fout).to_have_value("abc")
    expect(fouten).to_contain_text("abc")

    werker.zoek("sanctie")
    expect(fout).not_to_be_visible()
    expect(fouten).to_contain_text("abc")
    werker.zoek("")
    expect(fout).to_have_value("abc")
    expect(fout).to_have_attribute("aria-invalid", "true")
    werker.zoek("sanctie")
    fouten.get_by_role("button", name="abc").click()
    werker.rust()
    expect(fouten).to_be_empty()
    werker.zoek("")
    expect(fout).to_have_value("4,10")
    expect(wijzigingen(page)).to_contain_text("1 wijziging")

    fout.fill("abc")
    fout.press("Enter")
    werker.rust()
    fout.fill("4,10")
    fout.press("Enter")
    werker.rust()
    expect(fout).not_to_have_attribute("aria-invalid", "true")
    expect(fouten).to_be_empty()


def test_het_zoeken_wissen(maak_werker: Maak) -> None:
    werker = maak_werker()
    page = werker.page
    werker.open()
    wis = page.locator("#zoek-wis")
    expect(wis).to_have_count(0)
    alle = page.locator("#telling").inner_text()
    werker.zoek("sanctie")
    expect(page.locator("#telling")).not_to_have_text(alle)
    wis.focus()
    page.keyboard.press("Enter")
    werker.rust()
    expect(page.locator("#telling")).to_have_text(alle)
    expect(page.locator("#zoek-tekst")).to_have_value("")
    expect(page.locator("#zoek-tekst")).to_be_focused()
    expect(wis).to_have_count(0)


def test_een_weigering_zegt_waarom(maak_werker: Maak) -> None:
    werker = maak_werker()
    page = werker.page
    werker.open()
    page.locator("details.wb-kolommen > summary").click()
    maand = page.locator("#maand")
    maand.fill("mei")
    maand.press("Tab")
    werker.rust()
    expect(page.locator("#melding .fout")).to_contain_text("“mei” is geen maand")
    expect(page.locator("#melding .fout")).to_contain_text("JJJJ-MM")
    expect(maand).to_have_value("mei")
    maand.fill("2028-01")
    maand.press("Tab")
    werker.rust()
    expect(page.locator("#gevolgen")).to_contain_text("januari 2028")
