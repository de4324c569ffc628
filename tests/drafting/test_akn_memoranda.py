"""A paper without articles as Akoma Ntoso: every kind of block is valid, and no word of it gets lost."""

from lxml import etree

from samenleving.documents import (
    Alinea,
    Artikel,
    Badge,
    Document,
    Figuur,
    Inhoudstafel,
    Kader,
    Kenmerk,
    Kop,
    Lijst,
    Noot,
    Punt,
    Regeleinde,
    Sectie,
    Stempel,
    Tabel,
    Tekst,
    Uitklap,
    Verwijzing,
    cel,
    rij,
    runs,
    vet,
)
from samenleving.drafting.akn.check import controleer_akn
from samenleving.drafting.akn.memoranda import schrijf_doc, schrijf_verzameling
from samenleving.drafting.akn.names import NS

STEMPEL = Stempel((Kenmerk("Commit", "abc"),))
TABEL = Tabel(
    runs("Bedragen"),
    (cel("Wat"), cel("Nu")),
    (
        rij("uur", "4,10 euro"),
        rij(cel("Samen", kolommen=2)),
        rij("jaar", "630"),
        rij(cel("Later"), soort="tussenkop"),
    ),
)
LOPEND = (
    Tekst("Gewoon "),
    vet("vet "),
    Tekst("schuin ", cursief=True),
    Tekst("nieuw ", wijziging="ingevoegd"),
    Tekst("oud ", wijziging="geschrapt"),
    Verwijzing("Codex", "https://codex.vlaanderen.be/"),
    Verwijzing("hierboven", "#deel-1"),
    Regeleinde(),
    Badge("voorgesteld"),
    Noot(runs("Voetnoot & co")),
)
DOCUMENT = Document(
    "Memorie van toelichting",
    "memorie",
    (
        Inhoudstafel(),
        Sectie(
            runs("Algemeen"),
            (
                Alinea(LOPEND),
                Sectie(runs("Doel"), (Alinea(runs("Het doel.")),)),
                Sectie(runs("Leeg"), ()),
                Alinea(runs("Daarna.")),
            ),
            anker="deel-1",
        ),
        Kop(1, runs("Losse kop")),
        Lijst((Punt(runs("een"), "1°", (Lijst((Punt(runs("aa"), "a)"),)),)), Punt(runs("twee"), "2°"))),
        Lijst((Punt(runs("bol")),), genummerd=True),
        TABEL,
        Figuur("<svg/>", "Grafiek", "Een lijn die stijgt.", TABEL),
        Artikel("art-1", "Artikel 1.", (Alinea(runs("Dit artikel behoeft geen toelichting.")),)),
        Kader("aanname", (Alinea(runs("Een aanname.")),), runs("Let op")),
        Kader("info", ()),
        Uitklap(runs("Meer"), (Alinea(runs("Detail.")),)),
    ),
    stempel=STEMPEL,
)


def schrijf():
    return schrijf_doc(DOCUMENT, "memorie-van-toelichting", "2027-01-01", "serv_2025")


def test_elk_blok_is_geldig_en_geen_woord_gaat_verloren():
    bytes_ = schrijf()
    assert controleer_akn(bytes_) == ()
    assert bytes_ == schrijf()
    romp = etree.fromstring(bytes_).find(f".//{{{NS}}}mainBody")
    assert romp is not None
    woorden = " ".join("".join(romp.itertext()).split())
    verwacht = (
        "Algemeen", "Gewoon vet schuin nieuw oud Codexhierboven", "Voetnoot & co", "Doel", "Leeg", "Daarna.",
        "Losse kop", "een", "aa", "twee", "bol", "Bedragen", "4,10 euro", "Samen", "Later", "Grafiek",
        "Een lijn die stijgt.", "Artikel 1.", "behoeft geen toelichting", "Let op", "Een aanname.", "Meer",
        "Detail.",
    )  # fmt: skip
    assert [woord for woord in verwacht if woord not in woorden] == []


def test_een_verzameling_noemt_elk_bestand_bij_zijn_adres():
    bytes_ = schrijf_verzameling(
        "Dossier “A & B”", {"memorie.akn.xml": schrijf()}, "2027-01-01", "x" * 500, STEMPEL
    )
    assert controleer_akn(bytes_) == ()
    [deel] = etree.fromstring(bytes_).iter(f"{{{NS}}}documentRef")
    assert deel.get("href") == (
        "/akn/be-vlg/doc/memorie-van-toelichting/2027-01-01/memorie-van-toelichting-serv-2025"
    )
    assert deel.get("showAs") == "Memorie van toelichting"
    uri = etree.fromstring(bytes_).find(f".//{{{NS}}}FRBRWork/{{{NS}}}FRBRuri")
    assert uri is not None
    assert len(uri.get("value", "")) < 200
