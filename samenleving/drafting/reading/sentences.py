"""The verb of an amending sentence: what is replaced, added, inserted or repealed, by which words.

Read on a masked sentence (see `characters`): every quotation is one character. A sentence is first put in one
order, the verb in front (*het tweede lid wordt opgeheven* → *wordt het tweede lid opgeheven*), then matched
whole; what does not match as a whole is not understood.
"""

from __future__ import annotations

import re
from typing import get_args

from samenleving.drafting.reading.characters import CITAAT, Gemaskerd
from samenleving.drafting.reading.orders import HefOp, Vervang, VoegIn, VoegToe, Werk, Woorden, Zinnen
from samenleving.drafting.reading.places import RANG, lees_delen
from samenleving.drafting.reading.units import lees_eenheden
from samenleving.legislation.text import Eenheid, Soort, Stap

MAX_ZIN = 3_000
"""Characters of a sentence, quotations aside."""
_NAAMWOORD = (
    r"(?:het|de) (?:getal|getallen|bedrag|bedragen|percentage|percentages|datum|data|jaartal|jaartallen|woord"
    r"|woorden|zinsnede|zinsneden|zin|zinnen|cijfer|cijfers|term|termen|letter)"
)
_Q = CITAAT
_ALS_VOLGT = rf"(?:,? ?(?:dat|die) (?:luidt|luiden)(?: als volgt)?)? ?: ?(?P<q>{_Q})"
_WORDT = r"(?:wordt|worden)"
_VERVANGING = re.compile(
    rf"(?P<telkens1>telkens )?(?P<soort>{_NAAMWOORD}) (?P<oud>{_Q}) (?P<telkens2>telkens )?vervangen door "
    rf"(?:(?P<soort2>{_NAAMWOORD}) )?(?P<nieuw>{_Q})"
)
_VERDER = re.compile(r",? en (?:wordt |worden )?|, (?:wordt |worden )?")
_WEG = re.compile(
    rf"(?P<telkens1>telkens )?(?P<soort>{_NAAMWOORD}) (?P<oud>{_Q}) (?P<telkens2>telkens )?opgeheven"
)
_ACHTER = re.compile(
    rf"(?P<waar>na|voor|vóór) (?P<soort>{_NAAMWOORD}) (?P<oud>{_Q}) {_NAAMWOORD} (?P<erbij>{_Q}) ingevoegd"
)
_TUSSENIN = re.compile(
    rf"tussen (?P<soort>{_NAAMWOORD}) (?P<oud>{_Q}) en {_NAAMWOORD} (?P<dan>{_Q}) "
    rf"{_NAAMWOORD} (?P<erbij>{_Q}) ingevoegd"
)
_HEEL = re.compile(rf"(?:(?P<delen>[^{_Q[1:-1]}]+?) )?vervangen door wat volgt ?: ?(?P<q>{_Q})")
_OP = re.compile(rf"(?:(?P<delen>[^{_Q[1:-1]}]+?) )?opgeheven")
_NIEUW = (
    r"(?P<nieuw>(?:een|één|de|het|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)\b[^:]*?\b"
    r"(?:lid|leden|paragraaf|paragrafen|punt|punten|artikel|artikelen|zin|zinnen)\b[^:]*?)"
)
_ERBIJ = re.compile(rf"{_NIEUW} toegevoegd{_ALS_VOLGT}")
_IN = re.compile(
    r"(?:tussen (?P<na>.+?) en (?P<dan>(?:het |de )?[^:]+?) |na (?P<na2>[^:]+?) "
    r"|(?:voor|vóór) (?P<voor>[^:]+?) )?"
    rf"{_NIEUW} ingevoegd{_ALS_VOLGT}"
)
_IN_ACHTERAAN = re.compile(
    rf"{_NIEUW} ingevoegd (?P<waar>(?:tussen|na|voor|vóór) [^:]+?)"
    rf"(?P<rest>(?:,? ?(?:dat|die) (?:luidt|luiden)(?: als volgt)?)? ?: ?{_Q})"
)
_SOORTEN: dict[str, Soort] = {
    "lid": "lid", "leden": "lid", "paragraaf": "paragraaf", "paragrafen": "paragraaf", "punt": "punt",
    "punten": "punt", "artikel": "artikel", "artikelen": "artikel",
}  # fmt: skip
_AANTAL = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
           "negen": 9, "tien": 10}  # fmt: skip
_STAMMEN = ("getal", "bedrag", "percentage", "dat", "jaartal", "cijfer", "letter")
_NUMMER = re.compile(r"\d+(?:bis|ter|quater|quinquies)?°?(?:/\d+)*|\b[a-z]\)(?:/\d+)*")


class NietGelezen(Exception):  # noqa: N818 (Dutch for not read)
    """A sentence that was not understood. The message is a Dutch reason."""


def lees_zin(zin: str, bron: Gemaskerd) -> list[Werk]:
    """What one masked sentence orders, about the place that stands before it.

    Raises `NietGelezen` for anything else than an order understood to its last word.
    """
    if len(zin) > MAX_ZIN:
        raise NietGelezen("deze zin is te lang")
    kaal = _werkwoord_voorop(zin.strip().rstrip(".;, "))
    if kaal is None:
        raise NietGelezen("geen wijzigingsformule")
    for lees in (_woorden, _heel, _opgeheven, _toegevoegd, _ingevoegd):
        werk = lees(kaal, bron)
        if werk:
            return werk
    raise NietGelezen("geen bekende wijzigingsformule")


def _werkwoord_voorop(zin: str) -> str | None:
    """The sentence behind its verb: *het tweede lid wordt opgeheven* → *het tweede lid opgeheven*."""
    gevonden = re.match(rf"(?:(?P<voor>[^:]*?) )??{_WORDT} (?P<na>.*)$", zin, re.DOTALL)
    if gevonden is None:
        return None
    voor = re.sub(r"^er$", "", gevonden["voor"] or "")
    return f"{voor} {gevonden['na']}".strip()


def _woorden(zin: str, bron: Gemaskerd) -> list[Werk]:
    uit: list[Werk] = []
    plek = 0
    while gevonden := _VERVANGING.match(zin, plek):
        soort, soort2 = gevonden["soort"], gevonden["soort2"] or gevonden["soort"]
        if _enkelvoud(soort) != _enkelvoud(soort2):
            raise NietGelezen(f"{soort} wordt {soort2}")
        telkens = bool(gevonden["telkens1"] or gevonden["telkens2"])
        uit.append(Woorden(bron.citaat(gevonden["oud"]), bron.citaat(gevonden["nieuw"]), soort, telkens))
        plek = gevonden.end()
        if plek == len(zin):
            return uit
        verder = _VERDER.match(zin, plek)
        if verder is None:
            break
        plek = verder.end()
    if uit:
        raise NietGelezen("na de vervanging staat nog iets")
    if weg := _WEG.fullmatch(zin):
        return [Woorden(bron.citaat(weg["oud"]), "", weg["soort"], bool(weg["telkens1"] or weg["telkens2"]))]
    if bij := _ACHTER.fullmatch(zin):
        oud, erbij = bron.citaat(bij["oud"]), bron.citaat(bij["erbij"])
        nieuw = _plak(oud, erbij) if bij["waar"] == "na" else _plak(erbij, oud)
        return [Woorden(oud, nieuw, bij["soort"])]
    if tussen := _TUSSENIN.fullmatch(zin):
        oud, dan, erbij = (bron.citaat(tussen[naam]) for naam in ("oud", "dan", "erbij"))
        return [Woorden(_plak(oud, dan), _plak(_plak(oud, erbij), dan), tussen["soort"])]
    return []


def _enkelvoud(naamwoord: str) -> str:
    """What the noun names; *het woord*, *de woorden* and *de zinsnede* are all words."""
    kern = naamwoord.split(" ")[1]
    return next((stam for stam in _STAMMEN if kern.startswith(stam)), "woord")


def _plak(links: str, rechts: str) -> str:
    """Two pieces of one sentence: a comma stands against the word before it."""
    return f"{links}{'' if rechts[:1] in ',;.:)' else ' '}{rechts}"


def _heel(zin: str, bron: Gemaskerd) -> list[Werk]:
    gevonden = _HEEL.fullmatch(zin)
    if gevonden is None:
        return []
    delen = _delen(gevonden["delen"])
    tekst = bron.citaat(gevonden["q"])
    if not delen:
        # the place itself: its kind is known to whoever knows the place
        return [Vervang((), tuple(_van_een_soort(tekst)))]
    soort = delen[0][-1][0]
    return [Vervang(tuple(delen), _eenheden(tekst, soort))]


def _van_een_soort(tekst: str) -> list[Eenheid]:
    """Whatever kind of unit the text begins with."""
    for soort in get_args(Soort):
        try:
            return list(lees_eenheden(tekst, soort))
        except ValueError:
            continue
    raise NietGelezen("de nieuwe tekst is geen artikel, paragraaf, lid of punt")


def _opgeheven(zin: str, _bron: Gemaskerd) -> list[Werk]:
    gevonden = _OP.fullmatch(zin)
    return [] if gevonden is None else [HefOp(tuple(_delen(gevonden["delen"])))]


def _toegevoegd(zin: str, bron: Gemaskerd) -> list[Werk]:
    gevonden = _ERBIJ.fullmatch(zin)
    if gevonden is None:
        return []
    tekst = bron.citaat(gevonden["q"])
    if re.search(r"\bzin(?:nen)?\b", gevonden["nieuw"]):
        return [Zinnen(tekst)]
    return [VoegToe(_nieuwe(gevonden["nieuw"], tekst))]


def _ingevoegd(zin: str, bron: Gemaskerd) -> list[Werk]:
    achteraan = _IN_ACHTERAAN.fullmatch(zin)
    if achteraan:
        zin = f"{achteraan['waar']} {achteraan['nieuw']} ingevoegd{achteraan['rest']}"
    gevonden = _IN.fullmatch(zin)
    if gevonden is None:
        return []
    nieuw = _nieuwe(gevonden["nieuw"], bron.citaat(gevonden["q"]))
    soort = nieuw[0].soort
    if gevonden["dan"]:
        na = _een(gevonden["na"], soort)
        dan = _een(gevonden["dan"], soort)
        if na[:-1] != dan[:-1]:
            raise NietGelezen("de twee plaatsen liggen niet naast elkaar")
        return [VoegIn(nieuw, na=na)]
    if gevonden["na2"]:
        return [VoegIn(nieuw, na=_een(gevonden["na2"], soort))]
    if gevonden["voor"]:
        return [VoegIn(nieuw, voor=_een(gevonden["voor"], soort))]
    if soort == "lid":
        raise NietGelezen("er staat niet tussen welke leden")
    return [VoegIn(nieuw)]


def _een(tekst: str, soort: Soort) -> tuple[Stap, ...]:
    """One unit by its name, *het eerste* short for *het eerste lid*."""
    if tekst.removeprefix("het ") in RANG and soort == "lid":
        tekst = f"{tekst} lid"
    if soort == "artikel" and (nummer := re.fullmatch(r"(?:artikel )?([\w/]+)", tekst)):
        return (("artikel", nummer[1]),)
    if soort in ("paragraaf", "punt") and _NUMMER.fullmatch(tekst):
        return ((soort, tekst),)
    [deel, *meer] = _delen(tekst)
    if meer or deel[-1][0] != soort:
        raise NietGelezen(f"“{tekst}” is geen {soort}")
    return deel


def _delen(tekst: str | None) -> list[tuple[Stap, ...]]:
    if not tekst:
        return []
    delen = lees_delen(tekst)
    if delen is None:
        raise NietGelezen(f"“{tekst}” is geen bekende plaats")
    return delen


def _eenheden(tekst: str, soort: Soort) -> tuple[Eenheid, ...]:
    try:
        return lees_eenheden(tekst, soort)
    except ValueError as fout:
        raise NietGelezen(str(fout)) from None


def _nieuwe(aankondiging: str, tekst: str) -> tuple[Eenheid, ...]:
    """The announced units (*een artikel 22/1*, *twee leden*), which must be the ones that are quoted."""
    woorden = re.findall(r"[\w°/]+", aankondiging)
    soort = next(_SOORTEN[woord] for woord in woorden if woord in _SOORTEN)
    nieuw = _eenheden(tekst, soort)
    if soort == "lid":
        aantal = _AANTAL.get(woorden[0])
        if aantal is not None and aantal != len(nieuw):
            raise NietGelezen(f"aangekondigd: {aankondiging}; aangehaald: {len(nieuw)}")
        return nieuw
    genoemd = _NUMMER.findall(aankondiging)
    nummers = [eenheid.nummer for eenheid in nieuw]
    heel = [nummers[0], nummers[-1]] if "tot en met" in aankondiging else nummers
    if genoemd and genoemd != heel:
        raise NietGelezen(f"aangekondigd: {aankondiging}; aangehaald: {', '.join(nummers)}")
    return nieuw
