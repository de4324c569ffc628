"""Words and signs: what the circular asks to write otherwise, and one way of writing numbers and dates.

What a clause quotes in order to replace it stands as it stands in the act, faults included, so it
is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samenleving.drafting.lint.model import Akte, Bevinding, Lintregel, Zin
from samenleving.drafting.reading.characters import diepte

_MAANDEN = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_AANGEHAALD = re.compile(r"[“\"„][^“”\"„]*[”\"](?= (?:telkens )?(?:vervangen|opgeheven|geschrapt))")
_HAAKJES = re.compile(r"\[[^\[\]]*\]")


@dataclass(frozen=True)
class _Patroon:
    regel: Lintregel
    zoek: re.Pattern[str]
    tekst: str
    oplossing: str


def _woord(zoek: str, regel: Lintregel, tekst: str, oplossing: str, hoofdletters: bool = False) -> _Patroon:
    vlag = re.NOFLAG if hoofdletters else re.IGNORECASE
    return _Patroon(regel, re.compile(zoek, vlag), tekst, oplossing)


ONVERMINDERD = Lintregel("onverminderd", "Het woord “onverminderd” zegt niet wat er geldt", "5-7")
BOVENVERMELD = Lintregel("bovenvermeld", "Verwijs met “voormeld” of “vermeld in”", "5-7")
TOEPASSING = Lintregel("met-toepassing-van", "“Met toepassing van” en “ter uitvoering van”", "5-7")
IN_WERKING = Lintregel("treedt-in-werking", "Een akte treedt in werking", "5-7")
GELET_OP = Lintregel("gelet-op", "De aanhef heeft geen “Gelet op” meer")
VERVALT = Lintregel("opheffen", "Een bepaling wordt opgeheven")
WAT_VOLGT = Lintregel("wat-volgt", "Nieuwe tekst komt na “vervangen door wat volgt”", ernst="waarschuwing")
PARAGRAAF = Lintregel("paragraafteken", "Het paragraafteken staat tegen het cijfer")
PROCENT = Lintregel("procentteken", "Het procentteken staat tegen het cijfer")
EURO = Lintregel("euro", "Een bedrag is een getal met het woord euro erachter")
PUNT_IN_GETAL = Lintregel("duizendtal", "Een punt vanaf vijf cijfers", ernst="waarschuwing")
DATUM = Lintregel("datum", "Een datum is dag, maand in letters en jaar")
LID = Lintregel("rangtelwoord", "Het nummer van een lid staat in woorden")
AANHALING = Lintregel("aanhalingstekens", "Aanhalingstekens zijn “ en ”")
OPEN = Lintregel("aanhaling-open", "Elke aanhaling wordt gesloten")
KAPITALEN = Lintregel("hoofdletters", "Geen woorden in hoofdletters, behalve in vaste formules")
FUNCTIE = Lintregel("functienaam", "De naam van een functie heeft geen hoofdletter")
VERWIJZING = Lintregel("kleine-letter", "“Artikel”, “paragraaf” en “lid” hebben in een zin geen hoofdletter")

PATRONEN = (
    _woord(
        r"\bonverminderd\b",
        ONVERMINDERD,
        "“onverminderd” laat in het midden welke bepaling voorgaat",
        "zeg uitdrukkelijk welke bepaling blijft gelden of voorgaat",
    ),
    _woord(
        r"\b(?:boven|onder|hoger|hier)(?:ver)?(?:meld|genoemd)e?\b|\bhier(?:boven|na)\b|\bbedoelde? in\b",
        BOVENVERMELD,
        "“{}” zegt niet waar het staat of is verouderd",
        "schrijf “voormeld”, of “vermeld in artikel …”",
    ),
    _woord(
        r"\b(?:in|bij) toepassing van\b|\bin uitvoering van\b",
        TOEPASSING,
        "“{}”",
        "schrijf “met toepassing van” of “ter uitvoering van”",
    ),
    _woord(
        r"\bdit (?:decreet|besluit) (?:wordt van kracht|gaat in|heeft ingang)\b",
        IN_WERKING,
        "“{}”",
        "schrijf “treedt in werking op …”",
    ),
    _woord(
        r"^gelet op\b|^overwegende\b",
        GELET_OP,
        "“{}” hoort bij de vroegere aanhef",
        "gebruik de rubrieken Rechtsgrond, Vormvereisten, Motivering, Juridisch kader en Initiatiefnemer",
    ),
    _woord(
        r"\b(?:vervalt|vervallen|wordt geschrapt|worden geschrapt|wordt ingetrokken)\b",
        VERVALT,
        "“{}”",
        "schrijf “wordt opgeheven” of “worden opgeheven”",
    ),
    _woord(
        r"\bvervangen als volgt\b|\bvervangen door het volgende\b|\bvervangen door de volgende\b",
        WAT_VOLGT,
        "“{}”",
        "schrijf “wordt vervangen door wat volgt:”",
    ),
    _woord(r"§\s+\d", PARAGRAAF, "“{}” heeft een spatie", "schrijf het paragraafteken tegen het cijfer: §1"),
    _woord(r"\d\s+%|\d\s+procent\b", PROCENT, "“{}”", "schrijf het teken tegen het cijfer: 20%"),
    _woord(
        r"€\s*\d[\d.,]*|\d[\d.,]*\s*€|\bEUR\b|\beuro \d[\d.,]*",
        EURO,
        "“{}”",
        "schrijf het getal en dan het woord: 4,10 euro",
    ),
    _woord(
        r"(?<![\d.,])\d{5,}(?:,\d+)? euro\b",
        PUNT_IN_GETAL,
        "“{}” leest moeilijk",
        "schrijf een punt vanaf vijf cijfers: 12.500 euro",
    ),
    _woord(
        r"(?<![\d.,])\d\.\d{3}(?:,\d+)? euro\b",
        PUNT_IN_GETAL,
        "“{}” heeft een punt in vier cijfers",
        "schrijf pas een punt vanaf vijf cijfers: 5329 euro",
    ),
    _woord(
        rf"\b\d{{1,2}}[/-]\d{{1,2}}[/-](?:\d{{4}}|\d{{2}})\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b"
        rf"|\b0\d (?:{_MAANDEN})\b|\b\d{{1,2}}(?:ste|de|e) (?:{_MAANDEN})\b",
        DATUM,
        "“{}”",
        "schrijf de maand in letters en de dag zonder nul: 1 januari 2027",
    ),
    _woord(
        rf"\b\d{{1,2}} (?:{_MAANDEN.title()})\b",
        DATUM,
        "“{}”",
        "schrijf de maand met een kleine letter",
        hoofdletters=True,
    ),
    _woord(
        r"\blid \d+\b|\b\d+(?:e|ste|de) lid\b",
        LID,
        "“{}”",
        "schrijf “eerste lid”, “tweede lid”",
    ),
    _woord(
        r"(?<=[a-z,;] )(?:Artikel \d|Paragraaf \d|(?:Eerste|Tweede|Derde|Vierde) [Ll]id\b|Hoofdstuk \d)",
        VERWIJZING,
        "“{}” staat midden in een zin",
        "schrijf een kleine letter",
        hoofdletters=True,
    ),
    _woord(
        r"(?<=[a-z,] )(?:Minister(?:-[Pp]resident)?|Staatssecretaris|Burgemeester|Gouverneur)\b"
        r"|\bVlaamse? Minister",
        FUNCTIE,
        "“{}”",
        "schrijf de functie met een kleine letter: minister-president, Vlaamse minister",
        hoofdletters=True,
    ),
)

_FORMULES = re.compile(
    r"DE VLAAMSE REGERING(?:,| BESLUIT:?)?|\bBESLUIT:|HET VLAAMS PARLEMENT|VLAAMS PARLEMENT|\bREGERING\b"
)
_HOOFDLETTERS = re.compile(r"\b[A-ZÉÈËÏÖÜ]{7,}\b|\b[A-ZÉÈËÏÖÜ]{4,} [A-ZÉÈËÏÖÜ]{3,}\b")


def taal(akte: Akte, vorige: tuple[Akte, ...]) -> Iterator[Bevinding]:  # noqa: ARG001
    """Every line against every pattern."""
    for zin in akte.alle():
        # the raw line: spaces and quotation marks are what is looked at
        bron = _HAAKJES.sub("[…]", _AANGEHAALD.sub("“…”", zin.ruw))
        for patroon in PATRONEN:
            if patroon.regel is GELET_OP and zin.plaats != "de aanhef":
                continue
            for treffer in patroon.zoek.finditer(bron):
                woorden = treffer.group().strip()
                yield Bevinding(
                    patroon.regel,
                    zin.plaats,
                    zin.lijn,
                    patroon.tekst.format(woorden),
                    patroon.oplossing,
                    woorden,
                )
        yield from _kapitalen(zin, bron)
        yield from _aanhaling(zin)
    yield from _open(akte)


def _kapitalen(zin: Zin, bron: str) -> Iterator[Bevinding]:
    for treffer in _HOOFDLETTERS.finditer(_FORMULES.sub("", bron)):
        yield Bevinding(
            KAPITALEN,
            zin.plaats,
            zin.lijn,
            f"“{treffer.group()}” staat in hoofdletters",
            "schrijf gewone letters; hoofdletters zijn er alleen voor vaste formules",
            treffer.group(),
        )


def _aanhaling(zin: Zin) -> Iterator[Bevinding]:
    treffer = re.search(r"[\"„«»‟]|(?<!\w)[‘‛](?=\w)", zin.ruw)
    if treffer:
        yield Bevinding(
            AANHALING,
            zin.plaats,
            zin.lijn,
            f"het teken {treffer.group()} staat voor een aanhaling",
            "gebruik “ en ”",
            treffer.group(),
        )


def _open(akte: Akte) -> Iterator[Bevinding]:
    for artikel, zinnen in akte.per_artikel():
        if diepte(artikel.tekst):
            yield Bevinding(
                OPEN,
                f"artikel {artikel.nummer}",
                zinnen[0].lijn,
                "een aanhaling wordt niet gesloten, of gesloten zonder geopend te zijn",
                "zet een “ voor en een ” na wat u aanhaalt",
            )
