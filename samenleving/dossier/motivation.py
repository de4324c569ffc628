"""The political reasons that only people can give: a file of plain text per section, bounded and checked.

YAML maps a section to its text; Markdown has one heading a section. Nothing in the text is executed or
rendered: it is printed as it stands, one paragraph for every blank line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from samenleving.drafting.reading.characters import gewoon
from samenleving.drafting.reading.units import ARTIKELKOP
from samenleving.errors import InvoerFout, bedoelde_u
from samenleving.yaml_io import YamlFout, lees_yaml, regel_van

MAX_BYTES = 200_000
MAX_TEKENS = 20_000
"""So much may one section hold."""

SECTIES = {
    "samenvatting": "wat het ontwerp in enkele zinnen doet",
    "situering": "de aanleiding, en waarom nu",
    "doel": "wat de regering wil bereiken, en waarom langs deze weg",
    "inhoud": "waarom deze keuzes en geen andere",
    "bevoegdheid": "wat de opsteller over de bevoegdheid toevoegt",
    "budget": "wat het kost, en waar het geld vandaan komt",
    "personeel": "de weerslag op het personeel van de Vlaamse overheid",
    "lokale_besturen": "de weerslag op de lokale besturen, en het overleg daarover",
    "grondrechten": "de verantwoording tegenover de Grondwet",
    "motieven": "de motieven in de aanhef van het besluit, zoals ze daar moeten staan",
    "traject": "welke adviezen en stappen nog volgen",
}
"""The sections that a user may write, with what belongs there."""

ADVIEZEN, ARTIKELEN = "adviezen", "artikelen"
MOTIEVEN = "motieven"
DELEN = ("decreet", "besluit")
_KOP = re.compile(r"#{1,6}\s+(.+?)\s*#*\s*")
_ADVIESKOP = re.compile(r"advies\s+(\S+)", re.IGNORECASE)
_ARTIKELKOP = re.compile(r"(decreet|besluit),?\s+artikel\s+(\S+)", re.IGNORECASE)
_STUURTEKENS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True)
class Motivering:
    """What a user wrote, as paragraphs.

    Attributes:
        secties: by name, see `SECTIES`.
        adviezen: id of a recommendation → why it is not followed, or not in full.
        artikelen: (`decreet` or `besluit`, number or id of the article) → what is added to its explanation.
    """

    secties: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    adviezen: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    artikelen: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, hash=False)
    bestand: str = ""

    def bij_artikel(self, deel: str, nummer: int | str, id_: str = "") -> tuple[str, ...]:
        """The paragraphs for one article, asked by number or by id."""
        return self.artikelen.get((deel, str(nummer)), ()) or self.artikelen.get((deel, id_), ())

    def controleer(self, adviezen: Iterable[str], artikelen: Iterable[tuple[str, str]]) -> None:
        """Refuse a text that would land nowhere: a recommendation or an article that does not exist."""
        bekend, nummers = set(adviezen), set(artikelen)
        for id_ in self.adviezen:
            if id_ not in bekend:
                raise self._fout(
                    f"{ADVIEZEN}.{id_}", "deze aanbeveling bestaat niet", bedoelde_u(id_, bekend)
                )
        for deel, nummer in self.artikelen:
            if (deel, nummer) not in nummers:
                eigen = [naam for ander, naam in nummers if ander == deel]
                hulp = bedoelde_u(nummer, eigen) or f"het {deel} heeft in dit dossier geen artikelen"
                raise self._fout(f"{ARTIKELEN}.{deel}.{nummer}", "dit artikel bestaat niet", hulp)

    def _fout(self, veld: str, tekst: str, oplossing: str) -> InvoerFout:
        return InvoerFout.een(tekst, oplossing, bestand=self.bestand, veld=veld)


def lees_motivering(pad: Path) -> Motivering:
    """Read the file of a user.

    Raises:
        InvoerFout: no such file, too large, no UTF-8, a section that does not exist, or text that is no text.
    """
    inhoud = _lees(pad)
    if pad.suffix.lower() in (".yaml", ".yml"):
        return _uit_yaml(inhoud, str(pad))
    if pad.suffix.lower() == ".md":
        return _uit_markdown(inhoud, str(pad))
    raise InvoerFout.een("dit is geen motivering", "geef een bestand .yaml of .md", bestand=str(pad))


def _lees(pad: Path) -> str:
    try:
        with pad.open("rb") as bestand:
            ruw = bestand.read(MAX_BYTES + 1)
    except OSError as fout:
        reden = fout.strerror or "onbekende fout"
        raise InvoerFout.een(
            f"dit bestand is niet te lezen: {reden}", "geef een bestaand bestand", bestand=str(pad)
        ) from fout
    if len(ruw) > MAX_BYTES:
        raise InvoerFout.een(
            "dit bestand is te groot", f"geef ten hoogste {MAX_BYTES} bytes", bestand=str(pad)
        )
    try:
        return ruw.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise InvoerFout.een("dit bestand is geen UTF-8", "bewaar het als UTF-8", bestand=str(pad)) from fout


def _uit_yaml(inhoud: str, bestand: str) -> Motivering:
    try:
        data, regels = lees_yaml(inhoud, bestand=bestand, max_bytes=MAX_BYTES)
    except YamlFout as fout:
        raise InvoerFout.uit_yaml(fout) from fout
    if not isinstance(data, dict):
        raise InvoerFout.een("dit zijn geen secties", "schrijf sectie: tekst", bestand=bestand)
    secties: dict[str, tuple[str, ...]] = {}
    adviezen: dict[str, tuple[str, ...]] = {}
    artikelen: dict[tuple[str, str], tuple[str, ...]] = {}
    for naam, waarde in data.items():
        regel = regel_van(regels, (naam,))
        if naam == ADVIEZEN:
            for id_, tekst in _tabel(waarde, bestand, naam, regel).items():
                adviezen[id_] = _alineas(tekst, bestand, f"{naam}.{id_}", regel_van(regels, (naam, id_)))
        elif naam == ARTIKELEN:
            for deel, rijen in _tabel(waarde, bestand, naam, regel).items():
                if deel not in DELEN:
                    raise _fout(
                        bestand, f"{naam}.{deel}", regel, "dit deel bestaat niet", bedoelde_u(deel, DELEN)
                    )
                for nummer, tekst in _tabel(rijen, bestand, f"{naam}.{deel}", regel).items():
                    plek = (naam, deel, nummer)
                    artikelen[deel, nummer] = _alineas(
                        tekst, bestand, f"{naam}.{deel}.{nummer}", regel_van(regels, plek)
                    )
        else:
            secties[_sectie(naam, bestand, regel)] = _als_sectie(naam, waarde, bestand, regel)
    return Motivering(secties, adviezen, artikelen, bestand)


def _tabel(waarde: object, bestand: str, veld: str, regel: int | None) -> dict[str, object]:
    if not isinstance(waarde, dict):
        raise _fout(
            bestand, veld, regel, "hier hoort een lijst van namen met een tekst", "schrijf naam: tekst"
        )
    return waarde


def _uit_markdown(inhoud: str, bestand: str) -> Motivering:
    secties: dict[str, tuple[str, ...]] = {}
    adviezen: dict[str, tuple[str, ...]] = {}
    artikelen: dict[tuple[str, str], tuple[str, ...]] = {}
    kop, begin, stuk = "", 0, list[str]()

    def sluit() -> None:
        tekst = "\n".join(stuk)
        if not kop:
            if tekst.strip():
                hulp = f"begin met een kop, zoals # {next(iter(SECTIES))}"
                raise _fout(bestand, "", 1, "deze tekst staat onder geen kop", hulp)
            return
        alineas = _alineas(tekst, bestand, kop, begin)
        if advies := _ADVIESKOP.fullmatch(kop):
            adviezen[advies[1]] = alineas
        elif artikel := _ARTIKELKOP.fullmatch(kop):
            artikelen[artikel[1].lower(), artikel[2]] = alineas
        else:
            naam = _sectie(kop.lower().replace(" ", "_"), bestand, begin)
            secties[naam] = _als_sectie(naam, tekst, bestand, begin)

    for nummer, regel in enumerate(inhoud.splitlines(), 1):
        gevonden = _KOP.fullmatch(regel)
        if gevonden is None:
            stuk.append(regel)
            continue
        sluit()
        kop, begin, stuk = gevonden[1], nummer, []
    sluit()
    return Motivering(secties, adviezen, artikelen, bestand)


def _sectie(naam: str, bestand: str, regel: int | None) -> str:
    if naam not in SECTIES:
        hulp = bedoelde_u(naam, [*SECTIES, ADVIEZEN, ARTIKELEN])
        raise _fout(bestand, naam, regel, "deze sectie bestaat niet", hulp)
    return naam


def _als_sectie(naam: str, waarde: object, bestand: str, regel: int | None) -> tuple[str, ...]:
    alineas = _alineas(waarde, bestand, naam, regel)
    if naam == MOTIEVEN and (reden := geen_motief(alineas)):
        raise _fout(bestand, naam, regel, reden, "schrijf het motief met andere woorden")
    return alineas


def geen_motief(alineas: Iterable[str]) -> str:
    """Why a text cannot stand in a preamble; empty where it can.

    What begins as an article, opens the articles, or replaces quoted words would be read as law.
    """
    for tekst in map(gewoon, alineas):
        if ARTIKELKOP.match(tekst):
            return "een motief dat begint zoals een artikel, leest als een artikel van het besluit"
        if "BESLUIT:" in tekst:
            return "“BESLUIT:” opent de artikelen en kan niet in een motief staan"
        if "“" in tekst and "vervangen door" in tekst:
            return "een motief met aangehaalde woorden die vervangen worden, leest als een wijziging"
    return ""


def _alineas(tekst: object, bestand: str, veld: str, regel: int | None) -> tuple[str, ...]:
    if not isinstance(tekst, str) or not tekst.strip():
        raise _fout(bestand, veld, regel, "hier hoort tekst", "schrijf een of meer zinnen")
    if len(tekst) > MAX_TEKENS:
        raise _fout(bestand, veld, regel, "deze tekst is te lang", f"geef ten hoogste {MAX_TEKENS} tekens")
    if _STUURTEKENS.search(tekst):
        raise _fout(bestand, veld, regel, "deze tekst bevat stuurtekens", "plak de tekst zonder opmaak")
    return alineas_van(tekst)


def alineas_van(tekst: str) -> tuple[str, ...]:
    """A text as paragraphs: an empty line ends one."""
    return tuple(" ".join(deel.split()) for deel in re.split(r"\n\s*\n", tekst) if deel.strip())


def _fout(bestand: str, veld: str, regel: int | None, tekst: str, oplossing: str) -> InvoerFout:
    return InvoerFout.een(tekst, oplossing, bestand=bestand, regel=regel, veld=veld)
