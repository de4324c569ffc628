# ruff: noqa: E501 (a sentence of law stays on one line)
"""Every formula of the circular's technique as a jurist writes it, read and carried out on a small act.

The act, the sentences and the text after are written out by hand: neither the writer of the clauses nor its
own way of applying them has a part in it.
"""

import pytest

from samenleving.drafting.reading import lees_clausules
from samenleving.drafting.reading.trees import verschillen
from samenleving.drafting.reading.units import lees_eenheden
from samenleving.legislation.text import Aktetekst

AANHALING = "het besluit van de Vlaamse Regering van 1 mei 2020 betreffende proef"
AANHALINGEN = {"proef": (AANHALING,), "decreet": ("het Proefdecreet van 2 mei 2019",)}

BESLUIT = """\
Art. 1. De prijs is 7,45 euro, en wie later betaalt, betaalt 7,45 euro en 60 cent.
Art. 2. Een lid van 60 uur.
Een tweede lid met “een aanhaling” van 160 uur en 60% en 60,5 en 60 uur.
Een derde lid.
Art. 3. §1. Aan de volgende voorwaarden:
1° een voorwaarde van 630 uur;
2° een groep:
a) de eerste;
b) de tweede;
3° de laatste.
Een lid achteraf.
§2. Alleen dit, vanaf 1 januari 2027.
Art. 4. Wordt niet genoemd.
Art. 13bis. Ook dit is een artikel, met twaalf maanden.
"""
DECREET = "Art. 5. Een decreet van 60 uur.\nArt. 6. Blijft.\n"


def akte(id_, tekst):
    artikelen = lees_eenheden(tekst, "artikel")
    return Aktetekst(id_, artikelen)


VOOR = {"proef": akte("proef", BESLUIT), "decreet": akte("decreet", DECREET)}


def lees(*zinnen):
    tekst = "\n".join(f"{'Artikel' if nr == 1 else 'Art.'} {nr}. {zin}" for nr, zin in enumerate(zinnen, 1))
    return lees_clausules(tekst.replace("{B}", AANHALING), VOOR, AANHALINGEN)


GOED = {
    "een getal": (
        "In artikel 2, eerste lid, van {B} wordt het getal “60” vervangen door het getal “80”.",
        "Een lid van 60 uur.",
        "Een lid van 80 uur.",
    ),
    "een getal met zijn gelijken als buur": (
        "In artikel 2, tweede lid, van {B} wordt het getal “160” vervangen door het getal “60”.",
        "van 160 uur",
        "van 60 uur",
    ),
    "een bedrag, telkens": (
        "In artikel 1 van {B} wordt het bedrag “7,45 euro” telkens vervangen door het bedrag “8 euro”.",
        "De prijs is 7,45 euro, en wie later betaalt, betaalt 7,45 euro en",
        "De prijs is 8 euro, en wie later betaalt, betaalt 8 euro en",
    ),
    "telkens vooraan": (
        "In artikel 1 van {B} wordt telkens het bedrag “7,45 euro” vervangen door het bedrag “8 euro”.",
        "De prijs is 7,45 euro, en wie later betaalt, betaalt 7,45 euro en",
        "De prijs is 8 euro, en wie later betaalt, betaalt 8 euro en",
    ),
    "een datum": (
        "In artikel 3, §2, van {B} wordt de datum “1 januari 2027” vervangen door de datum “1 juli 2028”.",
        "1 januari 2027",
        "1 juli 2028",
    ),
    "een percentage": (
        "In artikel 2, tweede lid, van {B} wordt het percentage “60%” vervangen door het percentage “27,5%”.",
        "60%",
        "27,5%",
    ),
    "woorden": (
        "In artikel 1 van {B} worden de woorden “wie later betaalt, betaalt” vervangen door de woorden “later is het”.",
        "wie later betaalt, betaalt",
        "later is het",
    ),
    "een woord door woorden": (
        "In artikel 13bis van {B} wordt het woord “twaalf” vervangen door de woorden “vierentwintig volle”.",
        "twaalf",
        "vierentwintig volle",
    ),
    "een aanhaling in een aanhaling": (
        "In artikel 2, tweede lid, van {B} worden de woorden “met “een aanhaling” van” vervangen door het woord “van”.",
        "met “een aanhaling” van",
        "van",
    ),
    "twee vervangingen in één zin": (
        "In artikel 1 van {B} wordt het getal “60” vervangen door het getal “50” en worden de woorden “wie later” "
        "vervangen door de woorden “wie te laat”.",
        "en wie later betaalt, betaalt 7,45 euro en 60 cent",
        "en wie te laat betaalt, betaalt 7,45 euro en 50 cent",
    ),
    "woorden opheffen": (
        "In artikel 1 van {B} worden de woorden “en 60 cent” opgeheven.",
        " en 60 cent.",
        ".",
    ),
    "woorden invoegen na": (
        "In artikel 4 van {B} worden na het woord “niet” de woorden “of nauwelijks” ingevoegd.",
        "Wordt niet genoemd",
        "Wordt niet of nauwelijks genoemd",
    ),
    "woorden invoegen tussen": (
        "In artikel 4 van {B} worden tussen het woord “niet” en het woord “genoemd” de woorden “of nauwelijks” ingevoegd.",
        "Wordt niet genoemd",
        "Wordt niet of nauwelijks genoemd",
    ),
    "een punt": (
        "In artikel 3, §1, eerste lid, 1°, van {B} wordt het getal “630” vervangen door het getal “700”.",
        "630",
        "700",
    ),
    "een punt van een punt": (
        "In artikel 3, §1, eerste lid, 2°, a), van {B} wordt het woord “eerste” vervangen door het woord “enige”.",
        "a) de eerste",
        "a) de enige",
    ),
    "de inleidende zin": (
        "In artikel 3, §1, eerste lid, de inleidende zin, van {B} wordt het woord “volgende” vervangen door het woord "
        "“onderstaande”.",
        "Aan de volgende",
        "Aan de onderstaande",
    ),
    "woorden die in een punt van het lid staan": (
        "In artikel 3, §1, van {B} wordt het getal “630” vervangen door het getal “700”.",
        "630",
        "700",
    ),
    "met historiek": (
        "In artikel 2, eerste lid, van {B}, ingevoegd bij het koninklijk besluit van 1 mei 2011 en het laatst gewijzigd "
        "bij de besluiten van de Vlaamse Regering van 1 mei 2021 en 2 mei 2022, wordt het getal “60” vervangen door het "
        "getal “80”.",
        "Een lid van 60 uur.",
        "Een lid van 80 uur.",
    ),
    "een artikel vervangen": (
        "Artikel 4 van {B} wordt vervangen door wat volgt:\n“Art. 4. Een nieuw artikel, vermeld in “dit”.\n\nMet twee "
        "leden.”.",
        "Art. 4. Wordt niet genoemd.",
        "Art. 4. Een nieuw artikel, vermeld in “dit”.\nMet twee leden.",
    ),
    "een artikel vervangen, met historiek": (
        "Artikel 13bis van {B}, ingevoegd bij het besluit van de Vlaamse Regering van 17 juni 2020, wordt vervangen door "
        "wat volgt: “Art. 13bis. Nieuw.”.",
        "Ook dit is een artikel, met twaalf maanden.",
        "Nieuw.",
    ),
    "een paragraaf vervangen": (
        "In artikel 3 van {B} wordt paragraaf 2 vervangen door wat volgt: “§2. Anders:\n1° zo;\n2° of zo.”.",
        "§2. Alleen dit, vanaf 1 januari 2027.",
        "§2. Anders:\n1° zo;\n2° of zo.",
    ),
    "een lid vervangen": (
        "In artikel 2 van {B} wordt het derde lid vervangen door wat volgt: “Nieuw.”.",
        "Een derde lid.",
        "Nieuw.",
    ),
    "twee leden vervangen": (
        "In artikel 2 van {B} worden het tweede en het derde lid vervangen door wat volgt:\n“Nieuw.\nOok.”.",
        "Een tweede lid met “een aanhaling” van 160 uur en 60% en 60,5 en 60 uur.\nEen derde lid.",
        "Nieuw.\nOok.",
    ),
    "een lid vervangen als onderwerp": (
        "Artikel 2, derde lid, van {B} wordt vervangen door wat volgt: “Nieuw.”.",
        "Een derde lid.",
        "Nieuw.",
    ),
    "een punt vervangen": (
        "In artikel 3, §1, eerste lid, van {B} wordt punt 1° vervangen door wat volgt: “1° iets anders;”.",
        "1° een voorwaarde van 630 uur;",
        "1° iets anders;",
    ),
    "een lid toevoegen": (
        "Aan artikel 2 van {B} wordt een vierde lid toegevoegd, dat luidt als volgt: “Erbij.”.",
        "Een derde lid.\n",
        "Een derde lid.\nErbij.\n",
    ),
    "leden toevoegen aan een artikel van één lid": (
        "Aan artikel 4 van {B} worden twee leden toegevoegd, die luiden als volgt:\n“Erbij.\nEn nog.”.",
        "genoemd.\n",
        "genoemd.\nErbij.\nEn nog.\n",
    ),
    "een paragraaf toevoegen": (
        "Aan artikel 3 van {B} wordt een paragraaf 3 toegevoegd, die luidt als volgt: “§3. Erbij.”.",
        "vanaf 1 januari 2027.\n",
        "vanaf 1 januari 2027.\n§3. Erbij.\n",
    ),
    "punten toevoegen": (
        "Aan artikel 3, §1, eerste lid, van {B} worden een punt 4° en een punt 5° toegevoegd, die luiden als volgt:\n"
        "“4° vier;\n5° vijf.”.",
        "3° de laatste.\n",
        "3° de laatste.\n4° vier;\n5° vijf.\n",
    ),
    "zinnen toevoegen": (
        "Aan artikel 4 van {B} worden de volgende zinnen toegevoegd: “Een zin. Nog een.”.",
        "genoemd.\n",
        "genoemd. Een zin. Nog een.\n",
    ),
    "een artikel toevoegen": (
        "Aan {B} wordt een artikel 14 toegevoegd, dat luidt als volgt: “Art. 14. Slot.”.",
        "twaalf maanden.\n",
        "twaalf maanden.\nArt. 14. Slot.\n",
    ),
    "een lid invoegen": (
        "In artikel 2 van {B} wordt tussen het eerste en het tweede lid een lid ingevoegd, dat luidt als volgt: “Ertussen.”.",
        "Een lid van 60 uur.\n",
        "Een lid van 60 uur.\nErtussen.\n",
    ),
    "leden invoegen met punten": (
        "In artikel 2 van {B} worden tussen het eerste en het tweede lid twee leden ingevoegd, die luiden als volgt:\n"
        "“Ertussen:\n1° dit;\n2° dat.\nEn dit.”.",
        "Een lid van 60 uur.\n",
        "Een lid van 60 uur.\nErtussen:\n1° dit;\n2° dat.\nEn dit.\n",
    ),
    "een lid vooraan": (
        "In artikel 2 van {B} wordt voor het eerste lid een lid ingevoegd, dat luidt als volgt: “Ervoor.”.",
        "Art. 2. ",
        "Art. 2. Ervoor.\n",
    ),
    "een artikel invoegen": (
        "In {B}, het laatst gewijzigd bij het besluit van de Vlaamse Regering van 1 mei 2024, wordt een artikel 2/1 "
        "ingevoegd, dat luidt als volgt: “Art. 2/1. §1. Nieuw.\n§2. Ook, vermeld in “artikel 3”.”.",
        "Een derde lid.\n",
        "Een derde lid.\nArt. 2/1. §1. Nieuw.\n§2. Ook, vermeld in “artikel 3”.\n",
    ),
    "artikelen invoegen": (
        "In {B} worden de artikelen 2/1 en 2/2 ingevoegd, die luiden als volgt:\n“Art. 2/1. Nieuw.\n\nArt. 2/2. Ook.”.",
        "Een derde lid.\n",
        "Een derde lid.\nArt. 2/1. Nieuw.\nArt. 2/2. Ook.\n",
    ),
    "een paragraaf invoegen": (
        "In artikel 3 van {B} wordt een paragraaf 1/1 ingevoegd, die luidt als volgt: “§1/1. Ertussen.”.",
        "Een lid achteraf.\n",
        "Een lid achteraf.\n§1/1. Ertussen.\n",
    ),
    "een punt invoegen": (
        "In artikel 3, §1, eerste lid, van {B} wordt een punt 1°/1 ingevoegd, dat luidt als volgt: “1°/1 ertussen;”.",
        "630 uur;\n",
        "630 uur;\n1°/1 ertussen;\n",
    ),
    "een artikel opheffen": ("Artikel 4 van {B} wordt opgeheven.", "Art. 4. Wordt niet genoemd.\n", ""),
    "een lid opheffen": ("In artikel 2 van {B} wordt het derde lid opgeheven.", "Een derde lid.\n", ""),
    "een punt opheffen": (
        "In artikel 3, §1, eerste lid, 2°, van {B} wordt punt a) opgeheven.",
        "a) de eerste;\n",
        "",
    ),
    "twee punten opheffen": (
        "In artikel 3, §1, eerste lid, 2°, van {B} worden de punten a) en b) opgeheven.",
        "a) de eerste;\nb) de tweede;\n",
        "",
    ),
    "verscheidene wijzigingen": (
        "In artikel 3 van {B} worden de volgende wijzigingen aangebracht:\n"
        "1° in paragraaf 1 worden de volgende wijzigingen aangebracht:\n"
        "a) in het eerste lid, 1°, wordt het getal “630” vervangen door het getal “700”;\n"
        "b) het tweede lid wordt opgeheven;\n"
        "2° paragraaf 2 wordt vervangen door wat volgt:\n“§2. Anders.”;\n"
        "3° er wordt een paragraaf 3 toegevoegd, die luidt als volgt:\n“§3. Erbij.”.",
        "630 uur;\n2° een groep:\na) de eerste;\nb) de tweede;\n3° de laatste.\nEen lid achteraf.\n"
        "§2. Alleen dit, vanaf 1 januari 2027.\n",
        "700 uur;\n2° een groep:\na) de eerste;\nb) de tweede;\n3° de laatste.\n§2. Anders.\n§3. Erbij.\n",
    ),
    "alles tegelijk: adressen van ervoor": (
        "In artikel 2 van {B} worden de volgende wijzigingen aangebracht:\n"
        "1° het eerste lid wordt opgeheven;\n"
        "2° in het tweede lid wordt het getal “160” vervangen door het getal “60” en wordt het percentage “60%” "
        "vervangen door het percentage “160%”;\n"
        "3° tussen het tweede en het derde lid wordt een lid ingevoegd, dat luidt als volgt: “Ertussen.”.",
        "Een lid van 60 uur.\nEen tweede lid met “een aanhaling” van 160 uur en 60% en",
        "Een tweede lid met “een aanhaling” van 60 uur en 160% en",
    ),
}
GOED_ERBIJ = {"alles tegelijk: adressen van ervoor": ("60 uur.\nEen derde", "60 uur.\nErtussen.\nEen derde")}


@pytest.mark.parametrize("geval", GOED)
def test_een_formule_wordt_gelezen_en_uitgevoerd(geval):
    zin, oud, nieuw = GOED[geval]
    lezing = lees(zin)
    assert not lezing.niet_gelezen, lezing.niet_gelezen
    assert oud in BESLUIT
    verwacht = BESLUIT.replace(oud, nieuw, 1).replace(*GOED_ERBIJ.get(geval, ("", "")))
    assert verschillen(akte("proef", verwacht), lezing.na["proef"]) == []
    assert verschillen(VOOR["proef"], lezing.na["proef"]) != []
    assert verschillen(VOOR["decreet"], lezing.na["decreet"]) == []


@pytest.mark.parametrize("geval", GOED)
def test_de_gewoonten_van_een_tekstverwerker_veranderen_niets(geval):
    zin, _, _ = GOED[geval]
    gewoon = lees(zin).na
    hard = zin.replace(" euro", "\u00a0euro").replace("§", "§\u00a0").replace("artikel ", "artikel\u00a0")
    zacht = zin.replace("vervangen", "ver\u00advangen").replace("toegevoegd", "toe\u00adgevoegd")
    assert lees(hard).na == gewoon
    assert lees(zacht).na == gewoon
    recht = zin.replace("“", '"').replace("”", '"')
    assert lees(recht).na == gewoon


def test_hetzelfde_slaat_op_de_laatst_genoemde_akte_van_dat_soort():
    lezing = lees(
        "In artikel 1 van {B} wordt het getal “60” vervangen door het getal “50”.",
        "In artikel 5 van het Proefdecreet van 2 mei 2019 wordt het getal “60” vervangen door het getal “50”.",
        "Artikel 6 van hetzelfde decreet wordt opgeheven.",
        "Artikel 4 van hetzelfde besluit wordt opgeheven.",
        "Dit besluit treedt in werking op 1 januari 2027.",
    )
    assert not lezing.niet_gelezen
    assert verschillen(akte("decreet", "Art. 5. Een decreet van 50 uur.\n"), lezing.na["decreet"]) == []
    verwacht = BESLUIT.replace("60 cent", "50 cent").replace("Art. 4. Wordt niet genoemd.\n", "")
    assert verschillen(akte("proef", verwacht), lezing.na["proef"]) == []
    assert lezing.inwerkingtreding == ("1 januari 2027",)


FOUT = {
    "onbekende formule": "In artikel 1 van {B} verandert men “60” in “50”.",
    "onbekende akte": "In artikel 1 van het besluit van gisteren wordt het getal “60” vervangen door het getal “50”.",
    "hetzelfde zonder eerder": "In artikel 1 van hetzelfde besluit wordt het getal “60” vervangen door het getal “50”.",
    "ander naamwoord": "In artikel 1 van {B} wordt het getal “60” vervangen door het bedrag “50”.",
    "staat er niet": "In artikel 1 van {B} wordt het getal “61” vervangen door het getal “50”.",
    "staat er twee keer": "In artikel 1 van {B} wordt het bedrag “7,45 euro” vervangen door het bedrag “8 euro”.",
    "telkens voor één keer": "In artikel 1 van {B} wordt het getal “60” telkens vervangen door het getal “50”.",
    "artikel bestaat niet": "Artikel 99 van {B} wordt opgeheven.",
    "lid bestaat niet": "In artikel 2, zesde lid, van {B} wordt het getal “60” vervangen door het getal “50”.",
    "ander nummer": "Artikel 4 van {B} wordt vervangen door wat volgt: “Art. 5. Nieuw.”.",
    "ander soort": "In artikel 3 van {B} wordt paragraaf 2 vervangen door wat volgt: “Een lid.”.",
    "aangekondigd is niet aangehaald": "In {B} wordt een artikel 2/1 ingevoegd, dat luidt als volgt: “Art. 2/2. Nieuw.”.",
    "twee leden aangekondigd": "Aan artikel 2 van {B} worden twee leden toegevoegd, die luiden als volgt: “Een.”.",
    "bestaat al": "Aan artikel 3 van {B} wordt een paragraaf 2 toegevoegd, die luidt als volgt: “§2. Dubbel.”.",
    "niet gesloten": "In artikel 1 van {B} wordt het getal “60 vervangen door het getal “50”.",
    "iets erachteraan": "In artikel 1 van {B} wordt het getal “60” vervangen door het getal “50”, behalve soms.",
    "een hele akte": "{B} wordt opgeheven.".replace("{B}", AANHALING.capitalize()),
    "los een lid invoegen": "In artikel 2 van {B} wordt een lid ingevoegd, dat luidt als volgt: “Waar?”.",
    "eigen regel": "De minister mag ook afwijken van artikel 3.",
}


@pytest.mark.parametrize("geval", FOUT)
def test_wat_niet_begrepen_of_niet_uitvoerbaar_is_wordt_gemeld(geval):
    lezing = lees(FOUT[geval])
    assert len(lezing.niet_gelezen) == 1, lezing.niet_gelezen
    [ongelezen] = lezing.niet_gelezen
    assert ongelezen.regel == 1
    assert ongelezen.reden
    assert verschillen(VOOR["proef"], lezing.na["proef"]) == []


def test_wat_niet_gesloten_is_slikt_de_rest_niet_in():
    lezing = lees(
        "In artikel 1 van {B} wordt het getal “60 vervangen door het getal “50”.",
        "In artikel 2, eerste lid, van {B} wordt het getal “60” vervangen door het getal “80”.",
    )
    assert [ongelezen.regel for ongelezen in lezing.niet_gelezen] == [1]
    verwacht = BESLUIT.replace("Een lid van 60 uur", "Een lid van 80 uur")
    assert verschillen(akte("proef", verwacht), lezing.na["proef"]) == []


def test_twee_wijzigingen_die_elkaar_raken_worden_gemeld():
    lezing = lees(
        "In artikel 1 van {B} worden de volgende wijzigingen aangebracht:\n"
        "1° de woorden “en 60 cent” worden vervangen door de woorden “of meer”;\n"
        "2° het getal “60” wordt vervangen door het getal “50”."
    )
    assert len(lezing.niet_gelezen) == 1
    assert "overlappen" in lezing.niet_gelezen[0].reden


def test_een_fout_punt_houdt_de_andere_niet_tegen():
    lezing = lees(
        "In artikel 2 van {B} worden de volgende wijzigingen aangebracht:\n"
        "1° in het eerste lid wordt het getal “61” vervangen door het getal “70”;\n"
        "2° in het eerste lid wordt het getal “60” vervangen door het getal “80”;\n"
        "3° het derde lid vervalt."
    )
    assert [ongelezen.regel for ongelezen in lezing.niet_gelezen] == [2, 4]
    verwacht = BESLUIT.replace("Een lid van 60 uur", "Een lid van 80 uur")
    assert verschillen(akte("proef", verwacht), lezing.na["proef"]) == []


def test_wat_openlijk_nog_te_schrijven_is_heet_zo():
    lezing = lees("[TE REDIGEREN: wijziging van artikel 3. Reden: open norm]")
    [ongelezen] = lezing.niet_gelezen
    assert ongelezen.openlijk


def test_aanhaling_en_vervanging_buiten_een_artikel():
    tekst = "Hierbij wordt “60” vervangen door “50”.\nArtikel 1. Dit besluit treedt in werking op 1 mei 2027."
    lezing = lees_clausules(tekst, VOOR, AANHALINGEN)
    assert [ongelezen.reden for ongelezen in lezing.niet_gelezen] == ["staat buiten een artikel"]
