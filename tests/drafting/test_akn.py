"""Akoma Ntoso: what is written validates, resolves, and read back is what was meant."""

import os
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenleving.documents import Alinea, Kenmerk, Lijst, Punt, Stempel, runs, vet
from samenleving.drafting.akn.acts import schrijf_akte
from samenleving.drafting.akn.applying import lees_na, pas_toe
from samenleving.drafting.akn.check import controleer_akn
from samenleving.drafting.akn.drafts import Bepaling, Clausulepunt, Ontwerpakte, schrijf_ontwerpakte
from samenleving.drafting.akn.meta import Werk
from samenleving.drafting.akn.modifications import Doelakte
from samenleving.drafting.akn.names import werk_van_tekst
from samenleving.drafting.akn.reading import lees_akn, waarden_van
from samenleving.drafting.apply import voer_uit
from samenleving.drafting.structure import (
    EenheidIngevoegd,
    EenheidOpgeheven,
    EenheidToegevoegd,
    EenheidVervangen,
    OperatieFout,
    WoordenVervangen,
)
from samenleving.errors import InvoerFout
from samenleving.formats import FORMATEN
from samenleving.legislation import laad_akten
from samenleving.legislation.anchors import ankers
from samenleving.legislation.text import Aktetekst, Eenheid, loop, van_akte, vul

AANTAL = int(os.environ.get("SAMENLEVING_PROEVEN", "25"))
"""SAMENLEVING_PROEVEN=5000 tries thousands of texts."""
ruim = settings(max_examples=AANTAL, deadline=None, suppress_health_check=list(HealthCheck))
STEMPEL = Stempel((Kenmerk("Commit", "0123456789ab"),))
DAG = "2027-01-01"
AKTEN = laad_akten()
BVR = AKTEN["bvr-2017-09-29-wijk-werken"]

# ---------------------------------------------------------------------------------- random trees and changes

WOORDEN = [
    "de", "wijk-werker", "presteert", "60", "160", "4,10 euro", "12.500 euro", "25%", "vóór", "OCMW's", "«a»",
    "1 januari 2027", "twaalf", "“aangehaald”", "<b>", "a & b", "60,5", "§1", "artikel 3,", "\u00a0", "…",
]  # fmt: skip
PADEN = {
    f"proef.p{n}": formaat for n, formaat in enumerate(("getal", "euro", "pct", "datum", "voluit", "euro2"))
}
WAARDEN = {
    "getal": st.integers(0, 20_000) | st.decimals(0, 99, places=1).map(float),
    "euro": st.integers(1, 20_000) | st.decimals(1, 99, places=2).map(float),
    "euro2": st.decimals(1, 99, places=2).map(float),
    "pct": st.integers(0, 400).map(lambda n: n / 400),
    "datum": st.dates().filter(lambda dag: dag.year > 1000).map(lambda dag: dag.isoformat()),
    "voluit": st.integers(1, 900),
}
tabel = st.fixed_dictionaries({pad: WAARDEN[formaat] for pad, formaat in PADEN.items()})
anker = st.sampled_from([f"{{{{ {pad} | {formaat} }}}}" for pad, formaat in PADEN.items()])
regel = st.lists(st.sampled_from(WOORDEN) | anker, min_size=1, max_size=6).map(" ".join)
tekst = regel | st.lists(regel, min_size=1, max_size=2).map("\n".join)


def punten(diep):
    kinderen = punten(diep - 1) if diep else st.just(())
    return st.lists(st.tuples(tekst, kinderen), max_size=2).map(
        lambda paren: tuple(
            Eenheid("punt", f"{n}°" if diep else f"{chr(96 + n)})", t, k, herkomst="officieel")
            for n, (t, k) in enumerate(paren, 1)
        )
    )


leden = st.lists(st.tuples(tekst, punten(1)), min_size=1, max_size=2).map(
    lambda paren: tuple(
        Eenheid("lid", str(n), t, k, herkomst="officieel") for n, (t, k) in enumerate(paren, 1)
    )
)
paragrafen = st.lists(leden, min_size=1, max_size=2).map(
    lambda lijst: tuple(
        Eenheid("paragraaf", str(n), "", kinderen, herkomst="officieel")
        for n, kinderen in enumerate(lijst, 1)
    )
)
inhoud = st.tuples(tekst, punten(1)) | st.tuples(st.just(""), leden | paragrafen)


def artikel(nummer, delen, opschrift=""):
    woorden, kinderen = delen
    return Eenheid("artikel", nummer, woorden, kinderen, f"art-{nummer}", opschrift, herkomst="officieel")


@st.composite
def akten(trek, sjabloon=True):
    nummers = trek(
        st.lists(st.sampled_from(["1", "2", "2/1", "13bis", "22", "40"]), min_size=1, max_size=3, unique=True)
    )
    opschriften = st.sampled_from(["", "Uren & dagen"])
    return Aktetekst(BVR.id, tuple(artikel(n, trek(inhoud), trek(opschriften)) for n in nummers))


def vrij_nummer(bestaand, soort):
    kandidaten = [str(n) for n in range(1, 60)]
    if soort == "punt":
        kandidaten = [f"{n}°" for n in kandidaten]
    return next(n for n in reversed(kandidaten) if n not in bestaand)


@st.composite
def operatielijsten(trek, akte, gevuld):
    """Operations at places that do not stand in each other's way; what still clashes is refused by both."""
    plekken = list(loop(gevuld))
    uit, bezet = [], []

    def vrij(adres):
        return all(adres[: len(b)] != b and b[: len(adres)] != adres for b in bezet)

    for _ in range(trek(st.integers(1, 5))):
        adres, eenheid = trek(st.sampled_from(plekken))
        if not vrij(adres):
            continue
        bezet.append(adres)
        soort = trek(st.sampled_from(["woorden", "woorden", "vervang", "voeg_in", "voor", "voeg_toe", "weg"]))
        nieuw_tekst = vul_tekst(trek(tekst), gevuld)
        if soort == "woorden" and eenheid.tekst:
            uit += trek(_woorden(akte.akte, adres, eenheid))
        elif soort == "vervang":
            uit.append(EenheidVervangen(akte.akte, adres, replace(eenheid, tekst=nieuw_tekst, eenheden=())))
        elif soort == "weg":
            uit.append(EenheidOpgeheven(akte.akte, adres))
        elif soort in ("voeg_in", "voor", "voeg_toe"):
            ouder = adres[:-1]
            broers = [e for a, e in plekken if a[:-1] == ouder and len(a) == len(adres)]
            nummer = vrij_nummer({b.nummer for b in broers}, eenheid.soort)
            sleutel = f"art-{nummer}" if eenheid.soort == "artikel" else ""
            nieuw = Eenheid(eenheid.soort, nummer, nieuw_tekst, (), sleutel, herkomst="ontwerp")
            bezet.append(ouder)
            if soort == "voeg_toe":
                uit.append(EenheidToegevoegd(akte.akte, ouder, (nieuw,)))
            else:
                uit.append(
                    EenheidIngevoegd(akte.akte, ouder, adres if soort == "voeg_in" else None, (nieuw,))
                )
    return uit


def vul_tekst(woorden, _gevuld):
    """New words without values: what they print, no parameter stands for."""
    for treffer in reversed(ankers(woorden)):
        woorden = woorden[: treffer.begin] + "nieuw" + woorden[treffer.einde :]
    return woorden


@st.composite
def _woorden(trek, akte, adres, eenheid):
    los = [woord for woord in eenheid.tekst.replace("\n", " ").split(" ") if woord.strip()]
    if not los:
        return []
    woord = trek(st.sampled_from(los))
    return [WoordenVervangen(akte, adres, woord, trek(st.sampled_from(WOORDEN[3:7])), "de woorden")]


@st.composite
def gevallen(trek):
    akte, waarden = trek(akten()), trek(tabel)
    gevuld = vul(akte, waarden.__getitem__)
    operaties = trek(operatielijsten(akte, gevuld))
    try:
        voer_uit(gevuld, operaties)
    except OperatieFout:
        operaties = []
    return akte, waarden, operaties


# ----------------------------------------------------------------------------------- writing for the tests


def zin(operatie):
    """A clause for one operation; how it reads is the matter of other tests."""
    if isinstance(operatie, WoordenVervangen):
        telkens = "telkens " if operatie.telkens else ""
        return f"In dit artikel wordt het getal “{operatie.oud}” {telkens}vervangen door “{operatie.nieuw}”."
    if isinstance(operatie, EenheidOpgeheven):
        return "Dit artikel wordt opgeheven."
    return "Dit artikel luidt als volgt:"


NIEUW = ("“Eerste lijn", "laatste lijn”.")


def werk():
    return Werk(
        uri="/akn/be-vlg/act/besluit-vlaamse-regering/2027-01-01/proef",
        titel="Ontwerp van besluit",
        datum=DAG,
        datumsoort="inwerkingtreding",
        dag=DAG,
        land="be-vlg",
        subtype="besluit-vlaamse-regering",
        nummer="proef",
        auteur="vlaamse-regering",
    )


def ontwerp(akte, operaties, voor, na, nieuw=()):
    clausules = [Bepaling("Artikel 1.", tekst="Eerste.")]
    if operaties:
        een, *rest = operaties
        clausules.append(Bepaling("Art. 2.", tekst=zin(een), operaties=(een,), aangehaald=NIEUW))
        if rest:
            delen = tuple(Clausulepunt(f"{n}°", zin(op), (op,), NIEUW) for n, op in enumerate(rest, 1))
            clausules.append(Bepaling("Art. 3.", tekst="In hetzelfde besluit:", punten=delen))
    clausules += [Bepaling(f"Art. {een.nummer}.", eenheid=een) for een in nieuw]
    doelen = {akte.akte: Doelakte.van(akte, werk_van_tekst(BVR, akte))}
    aanhef = (
        Alinea((vet("Rechtsgrond"),)),
        Lijst((Punt(runs("het decreet;")),)),
        Alinea(runs("DE VLAAMSE REGERING BESLUIT:"), stijl="formule"),
    )
    return schrijf_ontwerpakte(
        Ontwerpakte(werk(), "besluit-vlaamse-regering", aanhef, tuple(clausules)),
        doelen,
        voor.get,
        na.get,
        STEMPEL,
        sjablonen=(akte,),
    ).inhoud


def zonder_naamwoord(operaties):
    return [replace(op, naamwoord="") if isinstance(op, WoordenVervangen) else op for op in operaties]


# ------------------------------------------------------------------------------------------------ acts


@pytest.mark.parametrize("id_", AKTEN)
def test_elke_akte_is_geldig_en_komt_gelijk_terug(id_, waarde_van_vandaag):
    akte = AKTEN[id_]
    tekst_ = van_akte(akte)
    bytes_ = schrijf_akte(akte, tekst_, waarde_van_vandaag, DAG, STEMPEL)
    assert controleer_akn(bytes_) == ()
    assert bytes_ == schrijf_akte(akte, tekst_, waarde_van_vandaag, DAG, STEMPEL)
    gelezen = lees_akn(bytes_)
    assert gelezen.soort == "akte"
    assert gelezen.tekst.artikelen == tekst_.artikelen
    assert {druk.pad: druk.waarde for druk in gelezen.gedrukt} == {
        anker.parameter: waarde_van_vandaag(anker.parameter)
        for _, eenheid in loop(tekst_)
        for anker in ankers(eenheid.tekst)
    }


@pytest.fixture(scope="module")
def waarde_van_vandaag():
    from samenleving import law

    return lambda pad: law.waarde(law.stelsel(), pad, DAG)


def test_een_parafrase_is_geen_officiele_tekst(waarde_van_vandaag):
    tekst_ = van_akte(BVR)
    bytes_ = schrijf_akte(BVR, tekst_, waarde_van_vandaag, DAG, STEMPEL).decode()
    assert "Parafrase, geen officiële tekst." in bytes_
    assert 'name="eli"' not in bytes_
    assert '<FRBRauthoritative value="false"/>' in bytes_
    assert '<FRBRuri value="/akn/be-vlg/act/besluit-vlaamse-regering/2017-09-29/2017031373"/>' not in bytes_
    officieel = Aktetekst(BVR.id, tuple(_officieel(a) for a in tekst_.artikelen))
    bytes_ = schrijf_akte(BVR, officieel, waarde_van_vandaag, DAG, STEMPEL).decode()
    assert "arafrase" not in bytes_
    assert f'<FRBRalias value="{BVR.eli}" name="eli"/>' in bytes_
    assert '<FRBRauthoritative value="true"/>' in bytes_


def _officieel(eenheid):
    return replace(
        eenheid, herkomst="officieel", eenheden=tuple(_officieel(kind) for kind in eenheid.eenheden)
    )


@ruim
@given(akten(), tabel)
def test_elke_boom_komt_gelijk_terug(akte, waarden):
    bytes_ = schrijf_akte(BVR, akte, waarden.__getitem__, DAG, STEMPEL)
    assert controleer_akn(bytes_) == ()
    gelezen = lees_akn(bytes_)
    assert gelezen.tekst.artikelen == akte.artikelen
    assert all(waarden[druk.pad] == druk.waarde for druk in gelezen.gedrukt)


# ------------------------------------------------------------------------------------------- operations


@ruim
@given(gevallen())
def test_wat_een_ontwerp_doet_is_wat_werd_uitgevoerd(geval):
    akte, waarden, operaties = geval
    gevuld = vul(akte, waarden.__getitem__)
    bytes_ = ontwerp(akte, operaties, waarden, waarden)
    assert controleer_akn(bytes_) == ()
    gelezen = lees_akn(bytes_, {akte.akte: akte})
    gedaan = gelezen.operaties.get(akte.akte, ())
    assert zonder_naamwoord(gedaan) == zonder_naamwoord(operaties)
    na = voer_uit(gevuld, operaties)
    assert pas_toe(gevuld, gedaan) == na
    # which values the random words leave, is no matter here: they may well contradict each other
    assert lees_na(akte, waarden.__getitem__, gedaan).tekst == na


@ruim
@given(akten(), tabel, tabel, inhoud, st.data())
def test_gewijzigde_waarden_komen_gelijk_terug(akte, voor, na, nieuw, trek):
    """Each value in a unit of its own quotation, whole units, and new articles that print values too."""
    oud, anders = vul(akte, voor.__getitem__), vul(akte, na.__getitem__)
    operaties = []
    for (adres, sjabloon), (_, een), (_, ander) in zip(loop(akte), loop(oud), loop(anders), strict=True):
        if een.tekst == ander.tekst:
            continue
        paden = tuple(dict.fromkeys(anker.parameter for anker in ankers(sjabloon.tekst)))
        if len(paden) == 1 and not een.eenheden and trek.draw(st.booleans()):
            formaat = FORMATEN[PADEN[paden[0]]]
            woorden = formaat.render(voor[paden[0]]), formaat.render(na[paden[0]])
            kandidaat = WoordenVervangen(akte.akte, adres, *woorden, parameters=paden)
            try:
                klopt = voer_uit(oud, [kandidaat])
            except OperatieFout:
                klopt = None
            if klopt is not None and dict(loop(klopt))[adres] == ander:
                operaties.append(kandidaat)
                continue
        operaties.append(WoordenVervangen(akte.akte, adres, een.tekst, ander.tekst, parameters=paden))
    try:
        assert voer_uit(oud, operaties) == anders
    except OperatieFout:
        # whole words inside another quotation: not a case that a draft can hold
        return
    nieuwe = artikel("60", nieuw)
    bytes_ = ontwerp(akte, operaties, voor, na, (nieuwe,))
    assert controleer_akn(bytes_) == ()
    gelezen = lees_akn(bytes_, {akte.akte: akte})
    [terug] = gelezen.tekst.artikelen[-1:]
    assert replace(terug, herkomst="officieel").tekst == nieuwe.tekst
    uitkomst = waarden_van(gelezen, {akte.akte: akte}, voor.__getitem__)
    gedrukt = {a.parameter for _, een in loop(akte) for a in ankers(een.tekst)} if operaties else set()
    gedrukt |= {a.parameter for _, een in loop(Aktetekst("", (nieuwe,))) for a in ankers(een.tekst)}
    assert uitkomst.waarden == {pad: na[pad] for pad in gedrukt}
    assert {w.pad: (w.oud, w.nieuw) for w in gelezen.wissels} == {
        pad: (voor[pad], na[pad]) for pad in gedrukt if voor[pad] != na[pad]
    }


# ------------------------------------------------------------------------------------------ what is refused


def eenvoudig():
    akte = Aktetekst(
        BVR.id, (Eenheid("artikel", "9", "Ten hoogste {{ proef.p0 | getal }} uur.", (), "art-9"),)
    )
    operatie = WoordenVervangen(
        BVR.id, (("artikel", "art-9"),), "60", "80", "het getal", False, ("proef.p0",)
    )
    return akte, ontwerp(akte, [operatie], {"proef.p0": 60}, {"proef.p0": 80})


def test_een_wijziging_leest_als_een_wijziging():
    akte, bytes_ = eenvoudig()
    gelezen = lees_akn(bytes_, {BVR.id: akte})
    [wissel] = gelezen.wissels
    assert (wissel.pad, wissel.oud, wissel.nieuw, wissel.vanaf) == ("proef.p0", 60, 80, DAG)
    assert wissel.modificatie == "tmod_1"
    uitkomst = waarden_van(gelezen, {BVR.id: akte}, {"proef.p0": 60}.__getitem__)
    assert uitkomst.waarden == {"proef.p0": 80}
    assert uitkomst.teksten[BVR.id].artikelen[0].tekst == "Ten hoogste 80 uur."
    assert uitkomst.niet_gelezen == ()


@pytest.mark.parametrize(
    ("van", "naar", "melding"),
    [
        (b'normalized="80">80<', b'normalized="80">70<', "gemerkt als 80"),
        (b'normalized="80">80<', b'normalized="70">70<', "volgens de tekst 70"),
        (b' to="80"', b' to="81"', "volgens het bestand 81"),
        (b"/~art_9", b"/~art_10", "art_10"),
        (b'normalized="60">60<', b'normalized="61">61<', "staat er 0 keer"),
        (b"akomaNtoso", b"iets", "geen Akoma Ntoso"),
    ],
)
def test_een_bestand_dat_niet_klopt_wordt_geweigerd(van, naar, melding):
    akte, bytes_ = eenvoudig()
    assert van in bytes_
    with pytest.raises(InvoerFout, match=melding):
        _lees_alles(bytes_.replace(van, naar), akte)


def _lees_alles(bytes_, akte):
    gelezen = lees_akn(bytes_, {BVR.id: akte})
    return waarden_van(gelezen, {BVR.id: akte}, {"proef.p0": 60}.__getitem__)


def test_een_verwijzing_naar_niets_wordt_gemeld():
    _, bytes_ = eenvoudig()
    assert controleer_akn(bytes_) == ()
    [melding] = controleer_akn(bytes_.replace(b'period="#tg_1"', b'period="#tg_9"'))
    assert "#tg_9" in melding
    assert controleer_akn(bytes_.replace(b'eId="art_2"', b'eId="art_1"'))


@pytest.mark.parametrize(
    "kop",
    [
        b'<!DOCTYPE akomaNtoso [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        b'<!DOCTYPE akomaNtoso [<!ENTITY a SYSTEM "file:/etc/passwd">]>',
        b'<!DOCTYPE akomaNtoso SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_een_bestand_met_entiteiten_wordt_geweigerd(kop):
    _, bytes_ = eenvoudig()
    eerste, rest = bytes_.split(b"\n", 1)
    with pytest.raises(InvoerFout, match="entiteiten"):
        lees_akn(eerste + kop + rest)


def test_een_bodemloos_bestand_wordt_geweigerd():
    diep = b"<a>" * 5_000 + b"</a>" * 5_000
    with pytest.raises(InvoerFout):
        lees_akn(diep)
    with pytest.raises(InvoerFout, match="MB"):
        lees_akn(b"<a>" + b"x" * 31_000_000 + b"</a>")


def test_twee_woorden_in_een_lid_wisselen_tegelijk():
    akte = Aktetekst(BVR.id, (Eenheid("artikel", "9", "Ten hoogste 60 uur en 630 uur.", (), "art-9"),))
    adres = (("artikel", "art-9"),)
    heen, terug = WoordenVervangen(BVR.id, adres, "60", "630"), WoordenVervangen(BVR.id, adres, "630", "60")
    gelezen = lees_akn(ontwerp(akte, [heen, terug], {}, {}), {BVR.id: akte})
    [artikel_] = pas_toe(akte, gelezen.operaties[BVR.id]).artikelen
    assert artikel_.tekst == "Ten hoogste 630 uur en 60 uur."
