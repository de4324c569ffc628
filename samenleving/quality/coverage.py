"""Coverage: which lid is this, was it read, where is it in the code, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from samenleving.errors import InvoerFout, Tweetalig, bedoelde_u
from samenleving.legislation import STATUSSEN, Akte, Artikel, Deel, Hoofdstuk, laad_akten
from samenleving.locator import kort


@dataclass(frozen=True)
class Onderdeel:
    """A chapter or a section with its articles; `titel` as an act prints it, empty where it has none."""

    titel: str
    artikelen: tuple[Artikel, ...]

    @property
    def delen(self) -> tuple[Deel, ...]:
        """Every deel in it."""
        return tuple(deel for artikel in self.artikelen for deel in artikel.delen)


def gekozen(akte: str | None = None, akten: Mapping[str, Akte] | None = None) -> tuple[Akte, ...]:
    """Every act, or the one asked for; an unknown one is an `InvoerFout` with a suggestion."""
    bekend = laad_akten() if akten is None else akten
    if akte is None:
        return tuple(bekend.values())
    if akte not in bekend:
        tekst = Tweetalig("de akte “{naam}” bestaat niet", "the act “{naam}” does not exist", naam=kort(akte))
        raise InvoerFout.een(tekst, bedoelde_u(kort(akte), bekend))
    return (bekend[akte],)


def onderdelen(akte: Akte) -> Iterator[Onderdeel]:
    """The chapters and sections of an act, in its order; one with an empty title where it has none."""
    for hoofdstuk in akte.hoofdstukken:
        titel = _titel(hoofdstuk)
        if hoofdstuk.artikelen:
            yield Onderdeel(titel, hoofdstuk.artikelen)
        for afdeling in hoofdstuk.afdelingen:
            binnen = _kop("Afdeling", afdeling.nummer, afdeling.titel)
            yield Onderdeel(
                ", ".join(filter(None, [titel, f"{binnen[:1].lower()}{binnen[1:]}" if titel else binnen])),
                afdeling.artikelen,
            )


def telling(delen: Iterable[Deel]) -> dict[str, int]:
    """How many delen have each status."""
    aantal = Counter(deel.status for deel in delen)
    return {status: aantal[status] for status in STATUSSEN}


def naar_dict(akten: Iterable[Akte]) -> dict[str, Any]:
    """The coverage as data: per act, chapter, section, article and deel."""
    return {"akten": [_akte(akte) for akte in akten]}


def _akte(akte: Akte) -> dict[str, Any]:
    return {
        "id": akte.id,
        "titel": akte.korte_naam,
        "te_wijzigen_door": akte.te_wijzigen_door,
        "bijgewerkt_tot": akte.bijgewerkt_tot,
        **_geteld(tuple(akte.delen())),
        "hoofdstukken": [_hoofdstuk(hoofdstuk) for hoofdstuk in akte.hoofdstukken],
    }


def _hoofdstuk(hoofdstuk: Hoofdstuk) -> dict[str, Any]:
    return {
        "nummer": hoofdstuk.nummer,
        "titel": hoofdstuk.titel,
        **_geteld(tuple(deel for artikel in hoofdstuk.alle_artikelen() for deel in artikel.delen)),
        "artikelen": [_artikel(artikel) for artikel in hoofdstuk.artikelen],
        "afdelingen": [
            {
                "nummer": afdeling.nummer,
                "titel": afdeling.titel,
                **_geteld(tuple(deel for artikel in afdeling.artikelen for deel in artikel.delen)),
                "artikelen": [_artikel(artikel) for artikel in afdeling.artikelen],
            }
            for afdeling in hoofdstuk.afdelingen
        ],
    }


def _artikel(artikel: Artikel) -> dict[str, Any]:
    return {
        "nummer": artikel.nummer,
        "sleutel": artikel.sleutel,
        "opschrift": artikel.opschrift,
        "delen": [
            {
                "plaats": deel.plaats,
                "onderwerp": deel.onderwerp,
                "status": deel.status,
                "tekst_gezien": deel.tekst_gezien,
                "zekerheid": deel.zekerheid,
                "codeert": list(deel.codeert),
                "ingevuld_door": list(deel.ingevuld_door),
                "reden": deel.reden,
            }
            for deel in artikel.delen
        ],
    }


def _geteld(delen: tuple[Deel, ...]) -> dict[str, Any]:
    return {"leden": len(delen), "status": telling(delen)}


def _titel(hoofdstuk: Hoofdstuk) -> str:
    kop = _kop("Hoofdstuk", hoofdstuk.nummer, hoofdstuk.titel)
    return ", ".join(filter(None, [hoofdstuk.onderdeel_van, kop]))


def _kop(soort: str, nummer: str | None, titel: str | None) -> str:
    if nummer is None:
        return titel or ""
    return f"{soort} {nummer}. {titel}" if titel else f"{soort} {nummer}"
