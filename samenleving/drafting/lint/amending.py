"""Amendments: only explicit ones, in the order of the act, with its history, named once in full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from samenleving.drafting.lint.model import Akte, Bevinding, Lintregel, Zin
from samenleving.drafting.lint.order import soort_van
from samenleving.drafting.reading.characters import masker
from samenleving.drafting.reading.lines import Gelezenartikel
from samenleving.legislation.loading import laad_akten

IMPLICIET = Lintregel("impliciete-wijziging", "Wie een regel wijzigt, wijzigt haar tekst", "164-168")
UITZONDERING = Lintregel(
    "vermomde-uitzondering", "Een uitzondering is geen verborgen wijziging", "164-168", "waarschuwing"
)
DICHT = Lintregel("heel-lid", "Veel wijzigingen in één lid: vervang het lid", "164-168", "waarschuwing")
HISTORIEK = Lintregel("historiek", "Een gewijzigd artikel wordt met zijn historiek vermeld")
HISTORIEK_ONBEKEND = Lintregel(
    "historiek-nakijken", "Kijk na of het artikel al gewijzigd is", ernst="opmerking"
)
HETZELFDE = Lintregel(
    "hetzelfde", "Een akte staat één keer met haar volledige opschrift", ernst="waarschuwing"
)
HETZELFDE_ZONDER = Lintregel("hetzelfde-zonder-akte", "“Hetzelfde besluit” komt na een vermelding")
WIJZIGINGSVOLGORDE = Lintregel("wijzigingsvolgorde", "Wijzigingen volgen de artikelen van de gewijzigde akte")
EEN_ARTIKEL = Lintregel("een-wijzigingsartikel", "Eén wijzigingsartikel per gewijzigd artikel")

MEESTE_WIJZIGINGEN = 3
_SOORT = (
    r"(?:decreet|besluit van de Vlaamse Regering|besluit|koninklijk besluit|ministerieel besluit"
    r"|wet|bijzondere wet)"
)
_AKTE = (
    rf"(?:(?:het|de) (?:{_SOORT}|[A-Z][\w-]+(?:decreet|besluit|wet)) van \d{{1,2}} \w+ \d{{4}}[^,]*?"
    rf"|(?:hetzelfde|dezelfde) (?:{_SOORT}|(?:voor)?ontwerp)"
    r"|het (?:voor)?ontwerp van (?:decreet|besluit)[^,]*?)"
)
_VERMELD = rf"\bvermeld in artikel [^,.]*(?:, [^,.]*)* van {_AKTE},?"
_OPDRACHT = re.compile(
    r"(?:In |Aan )?(?:hoofdstuk \d[^,]*, (?:afdeling \d[^,]*, )?)?"
    r"artikel (?P<nummer>\d+(?:bis|ter)?(?:/\d+)*)\b"
    rf"(?P<plaats>[^“”]*?) van (?P<akte>{_AKTE})"
    r"(?=,| wordt| worden)(?P<rest>.*)",
    re.IGNORECASE,
)
# an article or chapter is put into an act: the act is named, and no article of it
_IN_AKTE = re.compile(
    rf"(?:In|Aan) (?P<akte>(?!(?:hetzelfde|dezelfde)\b){_AKTE})(?=,| wordt| worden)", re.IGNORECASE
)
_HISTORIEK = re.compile(r", (?:(?:het )?laatst )?(?:ingevoegd|vervangen|gewijzigd|hersteld|vernummerd) bij\b")
_IMPLICIET = re.compile(
    r"\b(?:wordt|worden|dient te worden|dienen te worden) "
    r"(?:gelezen als|als volgt gelezen|zo gelezen)\b"
    r"|\bleest men\b"
    rf"|{_VERMELD} (?:wordt|worden) (?:gebracht op|verhoogd|verlaagd|opgetrokken|verlengd|verkort)"
    rf"|{_VERMELD} bedraagt (?:voortaan|vanaf)",
    re.IGNORECASE,
)
_AFWIJKING = re.compile(rf"\bin afwijking van (?:artikel [^.]*? van )?{_AKTE}", re.IGNORECASE)
_PLEK = re.compile(
    r"(?:\d+°|[a-z]\)) in (?P<plek>(?:paragraaf \d+(?:, )?)?(?:het )?(?:\w+ lid)?)[ ,]", re.IGNORECASE
)


@dataclass(frozen=True)
class _Opdracht:
    artikel: Gelezenartikel
    zin: Zin
    nummer: str
    akte: str
    hetzelfde: bool
    rest: str


def wijzigingen(akte: Akte, vorige: tuple[Akte, ...]) -> Iterator[Bevinding]:  # noqa: ARG001
    """Implicit amendments anywhere; order, history and naming of the amending articles."""
    yield from _verborgen(akte)
    opdrachten = tuple(_opdrachten(akte))
    yield from _namen(opdrachten)
    yield from _volgorde(opdrachten)
    for opdracht in opdrachten:
        yield from _historiek(opdracht)
    yield from _dicht(akte)


def _bij(zin: Zin, regel: Lintregel, tekst: str, oplossing: str, fragment: str = "") -> Bevinding:
    return Bevinding(regel, zin.plaats, zin.lijn, tekst, oplossing, fragment)


def _verborgen(akte: Akte) -> Iterator[Bevinding]:
    for artikel, zinnen in akte.per_artikel():
        overgang = soort_van(artikel) == "overgangsbepaling"
        for zin in zinnen:
            tekst = zin.zonder_gaten
            treffer = _IMPLICIET.search(tekst)
            if treffer:
                yield _bij(
                    zin,
                    IMPLICIET,
                    "deze zin wijzigt een andere bepaling zonder haar tekst te wijzigen",
                    "wijzig de tekst zelf: “In artikel … wordt … vervangen door …”",
                    treffer.group(),
                )
            afwijking = _AFWIJKING.search(tekst)
            if afwijking and not overgang:
                yield _bij(
                    zin,
                    UITZONDERING,
                    "deze afwijking van een andere akte kan een verborgen wijziging zijn",
                    "wijzig die akte, of zeg waarom de afwijking tijdelijk is",
                    afwijking.group(),
                )


def _opdrachten(akte: Akte) -> Iterator[_Opdracht]:
    huidige = ""
    for artikel, zinnen in akte.per_artikel():
        if soort_van(artikel) != "wijzigingsbepaling":
            continue
        gemaskerd = masker(zinnen[0].zonder_gaten)
        gevonden = _OPDRACHT.match(gemaskerd.tekst) if gemaskerd else None
        if gevonden is None:
            heel = _IN_AKTE.match(gemaskerd.tekst) if gemaskerd else None
            huidige = heel["akte"].strip() if heel else huidige
            continue
        naam = gevonden["akte"].strip()
        hetzelfde = naam.lower().startswith(("hetzelfde", "dezelfde"))
        huidige = huidige if hetzelfde else naam
        yield _Opdracht(artikel, zinnen[0], gevonden["nummer"], huidige, hetzelfde, gevonden["rest"])


def _namen(opdrachten: tuple[_Opdracht, ...]) -> Iterator[Bevinding]:
    vorige = ""
    for opdracht in opdrachten:
        if opdracht.hetzelfde and not opdracht.akte:
            yield _bij(
                opdracht.zin,
                HETZELFDE_ZONDER,
                "voor “hetzelfde” staat nog geen akte",
                "schrijf het volledige opschrift van de akte",
            )
        elif not opdracht.hetzelfde and opdracht.akte == vorige:
            yield _bij(
                opdracht.zin,
                HETZELFDE,
                "het volledige opschrift staat al in het vorige artikel",
                "schrijf “hetzelfde besluit” of “hetzelfde decreet”",
                opdracht.akte,
            )
        vorige = opdracht.akte


def _volgorde(opdrachten: tuple[_Opdracht, ...]) -> Iterator[Bevinding]:
    laatste: dict[str, tuple[tuple[int, ...], str]] = {}
    for opdracht in opdrachten:
        sleutel = tuple(int(deel) for deel in re.findall(r"\d+", opdracht.nummer))
        hoogste, bij = laatste.get(opdracht.akte, ((), ""))
        if sleutel == hoogste:
            yield _bij(
                opdracht.zin,
                EEN_ARTIKEL,
                f"artikel {opdracht.nummer} wordt ook gewijzigd in artikel {bij}",
                "breng ze samen: “worden de volgende wijzigingen aangebracht: 1° …; 2° …”",
                opdracht.nummer,
            )
        elif sleutel < hoogste:
            yield _bij(
                opdracht.zin,
                WIJZIGINGSVOLGORDE,
                f"artikel {opdracht.nummer} wordt gewijzigd na een later artikel, in artikel {bij}",
                "zet de wijzigingen in de volgorde van de gewijzigde akte",
                opdracht.nummer,
            )
        if sleutel >= hoogste:
            laatste[opdracht.akte] = (sleutel, opdracht.artikel.nummer)


def _historiek(opdracht: _Opdracht) -> Iterator[Bevinding]:
    if "ontwerp van" in opdracht.akte.lower():
        return  # a draft has no history
    if _HISTORIEK.search(opdracht.rest) or _HISTORIEK.search(opdracht.zin.tekst):
        return
    bekend = _bekende_historiek().get(opdracht.akte.lower())
    if bekend is not None and opdracht.nummer in bekend:
        if bekend[opdracht.nummer]:
            yield _bij(
                opdracht.zin,
                HISTORIEK,
                f"artikel {opdracht.nummer} is eerder gewijzigd, en dat staat er niet",
                "schrijf na de akte: “, gewijzigd bij het … van …,”",
                opdracht.nummer,
            )
        return
    yield _bij(
        opdracht.zin,
        HISTORIEK_ONBEKEND,
        f"er staat geen historiek bij artikel {opdracht.nummer}, en wij kennen ze niet",
        "kijk in de Vlaamse Codex na of het artikel al gewijzigd is",
        opdracht.nummer,
    )


@cache
def _bekende_historiek() -> Mapping[str, Mapping[str, bool]]:
    """Of each act that we hold, which numbered articles were amended before, by its names in lower case."""
    uit: dict[str, Mapping[str, bool]] = {}
    for akte in laad_akten().values():
        artikelen = {
            artikel.nummer: bool(artikel.gewijzigd_bij)
            for hoofdstuk in akte.hoofdstukken
            for artikel in (
                *hoofdstuk.artikelen,
                *(artikel for afdeling in hoofdstuk.afdelingen for artikel in afdeling.artikelen),
            )
            # an article without known history may have one that nobody has seen
            if artikel.nummer and artikel.gewijzigd_bij
        }
        for naam in (akte.aanhaling, akte.korte_naam):
            kaal = naam.lower().removeprefix("het ").removeprefix("de ")
            uit |= {f"{lidwoord} {kaal}": artikelen for lidwoord in ("het", "de")}
    return uit


def _dicht(akte: Akte) -> Iterator[Bevinding]:
    for artikel, zinnen in akte.per_artikel():
        if soort_van(artikel) != "wijzigingsbepaling":
            continue
        plekken: Counter[str] = Counter()
        for zin in zinnen[1:]:
            gevonden = _PLEK.match(zin.tekst)
            if gevonden and "lid" in gevonden["plek"]:
                plekken[gevonden["plek"].lower()] += 1
        for plek, aantal in plekken.items():
            if aantal > MEESTE_WIJZIGINGEN:
                yield _bij(
                    zinnen[0],
                    DICHT,
                    f"{aantal} wijzigingen in {plek}",
                    "vervang het hele lid: “wordt vervangen door wat volgt:”",
                    plek,
                )
