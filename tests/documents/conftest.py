"""Documents that the tests of the writers share: a report, a draft, and the words that try to break them."""

import pytest

from samenleving.documents import (
    Aanbeveling,
    Artikel,
    Badge,
    Document,
    Herkomst,
    Inhoudstafel,
    Kader,
    Kenmerk,
    Lijst,
    Noot,
    Parameterwaarde,
    Punt,
    Regeleinde,
    Sectie,
    Stempel,
    Tabel,
    Uitklap,
    Verwijzing,
    alinea,
    cel,
    geschrapt,
    ingevoegd,
    lijst,
    rij,
    runs,
    vet,
)
from samenleving.documents.charts import Reeks, staven

KWAAD = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "a | b || c",
    "**vet** _cursief_ `code` ~~weg~~",
    "[klik](javascript:alert(1))",
    "# kop",
    "- punt",
    "1. punt",
    "> citaat",
    "&lt;b&gt; &amp; &#60;",
    "{{ 7 * 7 }} {% x %} {0} {titel}",
    "$\\alpha$ \\ \\\\",
    "https://kwaad.example www.kwaad.example @naam",
    "[^1] [^1]: noot",
    "]]> --> <!-- <![CDATA[",
    "5\u00a0euro “§1” é 60\u202fuur",
    "+ plus",
    "===",
    "---",
    "regel\r\nregel\ttab",
)


@pytest.fixture(params=KWAAD)
def kwaad(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def overal(kwaad: str) -> Document:
    """A document with the hostile text in every place that takes text."""
    return Document(
        titel=f"x{kwaad}",
        ondertitel=kwaad,
        soort="ontwerp",
        status="voorgesteld",
        stempel=Stempel((Kenmerk(kwaad, kwaad),), "2026-11-22", kwaad),
        blokken=(
            Inhoudstafel(titel=kwaad),
            Sectie(
                runs(f"s{kwaad}"),
                (
                    alinea(kwaad, vet(kwaad), ingevoegd(kwaad), geschrapt(kwaad), Badge("voldaan", kwaad)),
                    alinea(
                        Verwijzing(f"v{kwaad}", "https://voorbeeld.be/a?b=c&d=e"), Noot(runs(f"n{kwaad}"))
                    ),
                    Lijst((Punt(runs(kwaad), label=f"l{kwaad}", blokken=(alinea(kwaad),)),)),
                    Tabel(runs(f"b{kwaad}"), (cel(f"k{kwaad}"), cel("q")), (rij(f"r{kwaad}", kwaad),)),
                    Kader("aanname", (alinea(kwaad),), runs(f"t{kwaad}")),
                    Uitklap(runs(f"u{kwaad}"), (alinea(kwaad),)),
                    Artikel(
                        "art-1",
                        f"a{kwaad}",
                        (alinea(kwaad),),
                        herkomst=Herkomst(
                            (Aanbeveling(f"i{kwaad}", kwaad, kwaad),),
                            (Parameterwaarde(f"p{kwaad}", kwaad, kwaad, kwaad),),
                            runs(kwaad),
                        ),
                    ),
                ),
            ),
        ),
    )


@pytest.fixture(scope="session")
def rapport() -> Document:
    systemen = (Reeks("Huidig recht", (164.0, None), ("", "geen recht")), Reeks("Plan", (180.0, -12.5)))
    figuur = staven(
        "Vergoeding", "Het plan geeft meer.", ("Werkzoekende", "Leefloner"), systemen, eenheid="euro"
    )
    tabel = Tabel(
        runs("Wat verandert"),
        (cel(), cel("Huidig recht"), cel("Plan")),
        (
            rij("Uren", soort="tussenkop"),
            rij("Per maand", "60", cel("60", Regeleinde(), Badge("open_keuze"))),
            rij("Per jaar", cel("630", kolommen=2)),
            rij("Totaal", "1", "2", soort="totaal"),
        ),
        uitlijning=("links", "rechts", "rechts"),
        breedtes=(2, 1, 1),
        liggend=True,
        anker="tabel-uren",
    )
    noot = Noot(runs("Artikel [TE VERIFIËREN: nummer]."))
    return Document(
        titel="Vier systemen vergeleken",
        soort="rapport",
        status="hypothetisch",
        stempel=Stempel((Kenmerk("commit", "abc1234"),), "2026-11-22"),
        blokken=(
            Sectie(
                runs("In het kort"),
                (
                    alinea("Zie ", Verwijzing("de tabel", "#tabel-uren"), ".", noot, stijl="inleiding"),
                    alinea("Nog eens.", noot, Noot(runs("Een andere noot."))),
                    lijst("een", "twee", genummerd=True),
                    Kader("open_keuze", (alinea("Het inschrijvingsrecht."),)),
                ),
            ),
            Sectie(runs("In het kort"), (tabel, Sectie(runs("Geld"), (figuur, figuur)))),
        ),
    )


@pytest.fixture(scope="session")
def wijziging() -> Document:
    """Tracked changes inside a paragraph, in a cell, and of whole paragraphs."""
    return Document(
        titel="Was en wordt",
        soort="ontwerp",
        stempel=Stempel(datum="2026-11-22"),
        blokken=(
            Artikel(
                "art-22",
                "Art. 22.",
                (
                    alinea("Hoogstens ", geschrapt("60"), ingevoegd("80"), " uren."),
                    alinea(ingevoegd("Een nieuw lid.")),
                    alinea(geschrapt("Een oud lid.")),
                    alinea("Een blijvend lid."),
                ),
            ),
            Tabel(
                runs("Tekst"),
                (cel("Bedrag"),),
                (rij(cel(geschrapt("4,10"), ingevoegd("4,50"), "\u00a0euro")),),
                rijkoppen=False,
            ),
        ),
    )
