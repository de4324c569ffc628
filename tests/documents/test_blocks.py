"""The block model refuses what no writer could print faithfully."""

import pytest

from samenleving.documents import (
    Aanbeveling,
    Alinea,
    Artikel,
    BlokFout,
    Document,
    Figuur,
    Kop,
    Lijst,
    Noot,
    Punt,
    Sectie,
    Tabel,
    Tekst,
    Verwijzing,
    aantal_plaatshouders,
    alinea,
    cel,
    maak_anker,
    nakijken,
    platte_tekst,
    rij,
    runs,
    te_verifieren,
)


def document(*blokken, **velden):
    return Document(titel="t", soort="rapport", blokken=blokken, **velden)


@pytest.mark.parametrize(
    "doel",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "//kwaad.be",
        "../x",
        "/etc",
        "#",
        "",
        "a/../b",
    ],
)
def test_verwijzing_weigert_een_onveilig_doel(doel):
    with pytest.raises(BlokFout, match="verwijzing"):
        Verwijzing("x", doel)


@pytest.mark.parametrize(
    "doel", ["#art-1", "https://codex.vlaanderen.be/x?a=b&c", "ontwerp/serv/ontwerp.html#art-1"]
)
def test_verwijzing_aanvaardt(doel):
    assert Verwijzing("x", doel).doel == doel


@pytest.mark.parametrize(
    "maak",
    [
        lambda: Kop(0, runs("x")),
        lambda: Kop(1, ()),
        lambda: Kop(1, runs("x"), anker="Met Spatie"),
        lambda: Tekst("x", wijziging="weg"),
        lambda: Noot((Noot(runs("x")),)),
        lambda: Lijst(()),
        lambda: Lijst((Punt(runs("a"), "1°"), Punt(runs("b")))),
        lambda: Tabel(runs("t"), (cel("a"), cel("b")), (rij("x"),)),
        lambda: Tabel((), (cel("a"),), ()),
        lambda: Tabel(runs("t"), (cel("a"),), (), uitlijning=("links", "rechts")),
        lambda: Figuur("<svg/>", "titel", " ", Tabel(runs("t"), (cel("a"),), ())),
        lambda: Artikel("", "Artikel 1.", ()),
        lambda: Document("t", "brief", ()),
    ],
)
def test_een_blok_dat_niet_kan(maak):
    with pytest.raises(BlokFout):
        maak()


def test_een_plaatshouder_wordt_overal_herkend():
    tekst = "In artikel [TE VERIFIËREN: nummer en lid], [TE REDIGEREN] en [DATUM]; [andere] niet."
    gemerkt = [run.markering for run in runs(tekst) if isinstance(run, Tekst) and run.markering]
    assert gemerkt == ["te_verifieren", "te_redigeren", "in_te_vullen"]
    assert platte_tekst(runs(tekst)) == tekst
    kaal = document(Alinea((Tekst(tekst),)), alinea(te_verifieren("lid")))
    assert aantal_plaatshouders(kaal) == {"te_verifieren": 2, "te_redigeren": 1, "in_te_vullen": 1}


def test_een_merk_zonder_haken_krijgt_haken():
    assert platte_tekst((te_verifieren("nummer"),)) == "[TE VERIFIËREN: nummer]"


def test_nakijken_noemt_dubbele_en_losse_ankers():
    stuk = document(
        Sectie(runs("a"), (), anker="x"), Sectie(runs("b"), (), anker="x"), alinea(Verwijzing("daar", "#weg"))
    )
    fouten = "\n".join(nakijken(stuk))
    assert "'x' staat er 2 keer" in fouten
    assert "'#weg'" in fouten


def test_nakijken_noemt_een_sprong_in_de_koppen():
    assert "springt van niveau 1 naar 3" in nakijken(document(Sectie(runs("a"), (Kop(3, runs("b")),))))[0]
    assert nakijken(document(Sectie(runs("a"), (Kop(2, runs("b")),)))) == ()


@pytest.mark.parametrize(
    ("tekst", "anker"),
    [("Wat verandert er?", "wat-verandert-er"), ("630 uur", "s-630-uur"), ("é", "e"), ("…", "s")],
)
def test_maak_anker(tekst, anker):
    assert maak_anker(tekst) == anker


def test_een_aanbeveling_met_onveilige_link_wordt_geweigerd():
    with pytest.raises(BlokFout):
        Aanbeveling("id", doel="javascript:x")
