"""The words of the report: names of systems and schemes, states, differences and sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import takewhile

from samenleving.compare.model import (
    Aard,
    BedragUit,
    Bronvermelding,
    Comparison,
    Herkomst,
    SysteemUit,
    ToegangUit,
)
from samenleving.compare.subjects import stelselnamen
from samenleving.display import NBSP, euro, opsomming, toon, zekerheid
from samenleving.documents import Badge, BadgeSoort
from samenleving.proposals.model import Status
from samenleving.telwoorden import telwoord

ENTITEITEN = {
    "persoon": "Werkzoekenden",
    "huishouden": "Huishoudens",
    "gebruiker": "Gebruikers",
    "organisator": "Organisatoren",
    "gemeente": "Gemeenten",
}
NIVEAUS = {"decreet": "decreet", "besluit": "besluit van de Vlaamse Regering", "federaal": "federale regel"}

_TOEGANG: dict[str, str] = {
    "voldaan": "toegang",
    "niet_voldaan": "geen toegang",
    "te_beoordelen": "te beoordelen",
    "niet_bekend": "niet bekend",
    "niet_van_toepassing": "niet geregeld",
}
_BADGES: dict[str, BadgeSoort] = {
    "voldaan": "voldaan",
    "niet_voldaan": "niet_voldaan",
    "te_beoordelen": "te_beoordelen",
    "niet_bekend": "niet_bekend",
    "niet_van_toepassing": "niet_van_toepassing",
}
_GEVOLG: dict[Aard, str] = {
    "gewonnen": "krijgt toegang",
    "verloren": "verliest de toegang",
    "niet_bekend": "is niet meer te zeggen",
    "te_beoordelen": "hangt voortaan van een oordeel af",
    "bekend_geworden": "wordt zeker",
    "niet_geregeld": "staat niet in het voorstel",
}
_STATUS: dict[Status, str] = {
    "in_werking": "in werking",
    "aangenomen": "aangenomen",
    "voorgesteld": "voorgesteld",
    "hypothetisch": "hypothetisch",
    "achterhaald": "achterhaald",
}
_EURO = "euro"


def badge_status(systeem: SysteemUit) -> Badge:
    """The status of a system, short enough for the head of a column: a proposal never looks like law."""
    return Badge(systeem.status, _STATUS[systeem.status])


def titels(vergelijking: Comparison) -> dict[str, str]:
    """Title of every system by name, without the words that all of them but the basis end with."""
    andere = _zonder_staart({systeem.naam: systeem.titel for systeem in vergelijking.andere})
    return {s.naam: andere.get(s.naam, s.titel) for s in vergelijking.systemen}


def voorsteltitels(vergelijking: Comparison) -> dict[str, str]:
    """Title of every proposal a system stands on by id, without the words that all of them end with."""
    return _zonder_staart({id_: titel for s in vergelijking.systemen for id_, titel in s.voorstellen})


def _zonder_staart(lang: dict[str, str]) -> dict[str, str]:
    woorden = [titel.split() for titel in lang.values()]
    achterste = zip(*(reversed(deel) for deel in woorden), strict=False)
    gelijk = sum(1 for _ in takewhile(lambda laatste: len(set(laatste)) == 1, achterste))
    if len(lang) < 2 or not gelijk or any(len(deel) <= gelijk for deel in woorden):
        return lang
    kort = {naam: " ".join(titel.split()[:-gelijk]).rstrip(",") for naam, titel in lang.items()}
    return kort if len(set(kort.values())) == len(kort) else lang


def volgens(vergelijking: Comparison, systemen: Sequence[SysteemUit]) -> str:
    """*volgens de drie voorstellen*, *volgens het voorstel “SERV-advies”*: always as a proposal."""
    namen_ = titels(vergelijking)
    soort = "voorstel" if all(s.status == "voorgesteld" for s in systemen) else "stelsel"
    if len(systemen) == 1:
        return f"volgens het {soort} “{namen_[systemen[0].naam]}”"
    meervoud = f"{soort}len" if soort == "voorstel" else f"{soort}s"
    if len(systemen) == len(vergelijking.andere):
        return f"volgens de {telwoord(len(systemen))} {meervoud}"
    return f"volgens de {meervoud} {opsomming([f'“{namen_[s.naam]}”' for s in systemen])}"


def badge_toegang(toegang: ToegangUit) -> Badge:
    """Access as a badge, in words of access."""
    return Badge(_BADGES[toegang.toestand], _TOEGANG[toegang.toestand])


def badge_toestand(toestand: str) -> Badge:
    """The state of a condition as a badge."""
    return Badge(_BADGES[toestand])


def gevolg(toegang: ToegangUit) -> str:
    """How access moves against the basis; empty where it does not."""
    return _GEVOLG.get(toegang.aard, "")


def stelsel(instrument: str) -> str:
    """A scheme in words; empty for what stands outside the schemes."""
    return stelselnamen().get(instrument, "")


def delta(bedrag: BedragUit) -> str:
    """The difference with the basis, with its sign: `+12,00 euro`; empty where there is none to tell."""
    if bedrag.delta is None or bedrag.aard not in ("meer", "minder"):
        return ""
    teken = "+" if bedrag.delta > 0 else "−"
    return f"{teken}{_groot(abs(bedrag.delta), bedrag.eenheid)}"


def _groot(getal: Decimal, eenheid: str) -> str:
    return euro(getal) if eenheid == _EURO else toon(getal.normalize(), eenheid or "aantal")


def bedrag_tekst(bedrag: BedragUit, som: str = "") -> str:
    """An amount, or its arithmetic; where the right behind it is not sure yet, only on that condition."""
    tekst = som or bedrag.tekst
    if bedrag.waarde is not None and bedrag.toegang in ("te_beoordelen", "niet_bekend"):
        return f"{tekst}, als er toegang is"
    return tekst


def bron_tekst(bron: Bronvermelding) -> str:
    """A source of law with how sure we are of it, and what was remarked about the value."""
    delen = [bron.titel, zekerheid(bron.zekerheid) if bron.zekerheid else "", bron.noot]
    return ". ".join(deel.rstrip(".") for deel in delen if deel) + "."


def herkomst_tekst(herkomst: Herkomst, voorstellen: dict[str, str]) -> str:
    """Who set a value: the proposal, its provision, the passage and the level of law."""
    if not herkomst.voorstel:
        return f"Gekozen in de naam van het stelsel: {herkomst.titel}."
    plaats = f" ({herkomst.passage})" if herkomst.passage else ""
    niveau = f" Niveau: {NIVEAUS[herkomst.niveau]}." if herkomst.niveau else ""
    aanname = " Met een aanname." if herkomst.gemodelleerd == "met_aanname" else ""
    titel = voorstellen.get(herkomst.voorstel, herkomst.voorstel)
    return f"{titel}, “{herkomst.titel}”{plaats}: {herkomst.stelling}{niveau}{aanname}"


def namen(vergelijking: Comparison, systemen: Iterable[str]) -> str:
    """Titles of systems, in their order; `alle voorstellen` when it is every one but the basis."""
    gevraagd = set(systemen)
    andere = [systeem for systeem in vergelijking.andere if systeem.naam in gevraagd]
    if len(andere) > 1 and len(andere) == len(vergelijking.andere) and vergelijking.basis not in gevraagd:
        return (
            "alle voorstellen" if all(s.status == "voorgesteld" for s in andere) else "alle andere stelsels"
        )
    return ", ".join(titel for naam, titel in titels(vergelijking).items() if naam in gevraagd)


def hoofdletter(tekst: str) -> str:
    """The text with a capital."""
    return tekst[:1].upper() + tekst[1:]


def plat(tekst: str) -> str:
    """Without spaces that do not break: for a terminal."""
    return tekst.replace(NBSP, " ")
