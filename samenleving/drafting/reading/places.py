"""Places in an act as a sentence names them (*artikel 22/1, §1, tweede lid, 3°*), and found in a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from samenleving.legislation.text import Adres, Aktetekst, Eenheid, Stap

RANG = {
    woord: nummer
    for nummer, woord in enumerate(
        "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende "
        "veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste".split(),
        1,
    )
}
_RANG = "|".join(RANG)
_ARTIKEL = r"\d+(?:bis|ter|quater|quinquies)?(?:/\d+)*"
_PAR = r"\d+(?:bis|ter)?(?:/\d+)*"
_PUNT = r"(?:\d+°(?:bis|ter)?|[a-z]\)|\d+\))(?:/\d+)*"
_STUK = re.compile(
    rf"(?:artikel (?P<artikel>{_ARTIKEL})|(?:artikel )?(?P<gat>\[TE VERIFIËREN: [^\]]*\])"
    r"|hoofdstuk (?P<hoofdstuk>\w+)|(?:onder)?afdeling (?P<afdeling>\w+)"
    rf"|(?:§|paragraaf )(?P<par>{_PAR})|(?:het )?(?P<rang>{_RANG}) lid|lid (?P<lid>\d+)"
    rf"|(?:punt )?(?P<punt>{_PUNT}))"
)
_AANHEF = ("de inleidende zin", "inleidende zin")
_KOMMA = re.compile(r", ?(?![^\[]*\])")


@dataclass(frozen=True)
class Plaats:
    """A place as it was named.

    Attributes:
        artikel: number of the article; empty where it was never seen, and for the act itself.
        gat: the placeholder of what was never seen, as printed.
        stappen: paragraph, lid and point below the article.
        aanhef: only the words before its points (*de inleidende zin*).
    """

    hoofdstuk: str = ""
    afdeling: str = ""
    artikel: str = ""
    gat: str = ""
    stappen: tuple[Stap, ...] = ()
    aanhef: bool = False

    def binnen(self, stappen: Sequence[Stap]) -> Plaats:
        """A place inside this one."""
        return replace(self, stappen=(*self.stappen, *stappen))


def lees_plaats(tekst: str) -> Plaats | None:
    """The place that a text names, or None."""
    plaats = Plaats()
    kaal = tekst.strip().rstrip(",")
    for stuk in _KOMMA.split(kaal) if kaal else ():
        if plaats.aanhef:
            return None
        if stuk.strip() in _AANHEF:
            plaats = replace(plaats, aanhef=True)
            continue
        gevonden = _STUK.fullmatch(stuk.strip())
        if gevonden is None:
            return None
        [(naam, waarde)] = [(n, w) for n, w in gevonden.groupdict().items() if w]
        if naam in ("hoofdstuk", "afdeling", "artikel", "gat"):
            if plaats.stappen and naam != "gat":
                return None
            velden: dict[str, Any] = {naam: waarde}
            plaats = replace(plaats, **velden)
        else:
            plaats = plaats.binnen([_stap(naam, waarde)])
    return plaats


def _stap(naam: str, waarde: str) -> Stap:
    if naam == "par":
        return ("paragraaf", waarde)
    if naam == "rang":
        return ("lid", str(RANG[waarde]))
    return ("lid", waarde) if naam == "lid" else ("punt", waarde)


_MEER = (
    (re.compile(rf"de artikelen ({_ARTIKEL}(?:, {_ARTIKEL})*(?: en | tot en met ){_ARTIKEL})"), "artikel"),
    (re.compile(rf"de paragrafen ({_PAR}(?:, {_PAR})*(?: en | tot en met ){_PAR})"), "paragraaf"),
    (
        re.compile(rf"(?:de punten|punt) ({_PUNT}(?:, {_PUNT})*(?: en | tot en met )(?:punt )?{_PUNT})"),
        "punt",
    ),
)
_LEDEN = re.compile(
    rf"het (?:{_RANG})(?:, (?:het )?(?:{_RANG}))*(?: en | tot en met )(?:het )?(?:{_RANG}) lid"
)
_EN_PAR = re.compile(rf"paragraaf ({_PAR}) en (?:paragraaf )?({_PAR})")


def lees_delen(tekst: str) -> list[tuple[Stap, ...]] | None:
    """The units that a text names: *het tweede en het derde lid*, *punt 2°*, *de artikelen 5 en 6*."""
    if _LEDEN.fullmatch(tekst):
        rangen = [RANG[woord] for woord in re.findall(rf"\b({_RANG})\b", tekst)]
        if "tot en met" in tekst:
            rangen = [*rangen[:-2], *range(rangen[-2], rangen[-1] + 1)]
        return [(("lid", str(rang)),) for rang in rangen]
    for vorm, soort in _MEER:
        gevonden = vorm.fullmatch(tekst[:1].lower() + tekst[1:])
        if gevonden:
            nummers = re.findall(_PUNT if soort == "punt" else _ARTIKEL, gevonden[1])
            if "tot en met" in gevonden[1]:
                tussen = _tussen(nummers[-2], nummers[-1])
                if tussen is None:
                    return None
                nummers = [*nummers[:-2], *tussen]
            return [((soort, nummer),) for nummer in nummers]  # type: ignore[misc]
    gevonden = _EN_PAR.fullmatch(tekst)
    if gevonden:
        return [(("paragraaf", gevonden[1]),), (("paragraaf", gevonden[2]),)]
    plaats = lees_plaats(tekst)
    if plaats is None or plaats.artikel or plaats.gat or plaats.hoofdstuk or not plaats.stappen:
        return None
    return [plaats.stappen]


def _tussen(van: str, tot: str) -> list[str] | None:
    eerste, laatste = re.fullmatch(r"(\d+)(°?)", van), re.fullmatch(r"(\d+)(°?)", tot)
    if eerste is None or laatste is None or eerste[2] != laatste[2]:
        return None
    return [f"{nummer}{eerste[2]}" for nummer in range(int(eerste[1]), int(laatste[1]) + 1)]


def vind(boom: Aktetekst, plaats: Plaats) -> list[Adres]:
    """Every unit that the place can mean: one where the numbers were seen, all of that place where not."""
    plaats = replace(plaats, aanhef=False)
    if plaats.artikel and not plaats.gat:
        return _op_nummer(boom, plaats)
    strikt = [adres for adres, eigen in _citaten(boom) if eigen == plaats]
    if strikt or not plaats.gat:
        return _buitenste(strikt)
    los = [
        adres
        for adres, eigen in _citaten(boom)
        if eigen is not None and replace(eigen, gat="") == replace(plaats, gat="")
    ]
    return _buitenste(los)


def _op_nummer(boom: Aktetekst, plaats: Plaats) -> list[Adres]:
    artikel = next((a for a in boom.artikelen if a.nummer == plaats.artikel), None)
    if artikel is None:
        return []
    adres: Adres = (artikel.stap,)
    eenheid = artikel
    for soort, nummer in plaats.stappen:
        kind = next((k for k in eenheid.eenheden if (k.soort, k.nummer) == (soort, nummer)), None)
        if kind is None and len(eenheid.eenheden) == 1 and eenheid.eenheden[0].soort == "lid":
            # nobody names a lid that stands alone
            adres, eenheid = (*adres, eenheid.eenheden[0].stap), eenheid.eenheden[0]
            kind = next((k for k in eenheid.eenheden if (k.soort, k.nummer) == (soort, nummer)), None)
        if kind is None:
            return []
        adres, eenheid = (*adres, kind.stap), kind
    return [adres]


def _citaten(boom: Aktetekst) -> Iterator[tuple[Adres, Plaats | None]]:
    """Each unit that cites its own place, because a number was never seen."""

    def loop(eenheid: Eenheid, adres: Adres) -> Iterator[tuple[Adres, Plaats | None]]:
        if eenheid.plaats:
            yield adres, lees_plaats(eenheid.plaats)
        for kind in eenheid.eenheden:
            yield from loop(kind, (*adres, kind.stap))

    for artikel in boom.artikelen:
        yield from loop(artikel, (artikel.stap,))


def _buitenste(adressen: list[Adres]) -> list[Adres]:
    """Without what stands inside another of them."""
    return [a for a in adressen if not any(a != b and a[: len(b)] == b for b in adressen)]
