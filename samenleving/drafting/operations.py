"""From a change of parameters to operations on the text of acts: typed, frozen and computed, never typed in.

Every anchor whose value differs between the two sides becomes part of an operation. In the official text, and
in a draft of our own, words around a value may be quoted; in our paraphrase the value alone. What cannot be
written without inventing words of the law is kept apart, with the reason, and stays visible in the draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from samenleving.drafting.apply import woorden
from samenleving.drafting.attribution import schrijf_toe
from samenleving.drafting.difference import verschil
from samenleving.drafting.structure import Operatie, WoordenVervangen
from samenleving.drafting.targets import NIVEAUS, Doelakte
from samenleving.formats import breekt_centen, is_leeg_van_zin
from samenleving.legislation.anchors import Anker, ankers, vul_in
from samenleving.legislation.model import Deel
from samenleving.legislation.text import Adres, Aktetekst, Eenheid, loop, vul

Waarde = bool | int | float | str

FEDERAAL = "{akte} is federaal: Vlaanderen kan die tekst niet wijzigen, enkel ernaar verwijzen"
MEERMAALS = (
    "{naamwoord} “{oud}” staat er meer dan eens en de officiële tekst is niet ingezien: een vervanging zou "
    "niet "
    "eenduidig zijn"
)
NUL = "de waarde wordt nul, en “{nieuw}” zegt als regel niets: schrijf de bepaling anders of hef ze op"
ENKELVOUD_ONBEKEND = (
    "van één verandert “{woord}” van vorm, en het enkelvoud van dat woord is hier niet bekend"
)
DECIMALEN = "“{nieuw}” telt meer decimalen dan een bedrag in deze akte: rond af op hele centen"
NIET_AFGEDRUKT = "deze bepaling past de waarde toe maar drukt ze niet af"
NIET_IN_OFFICIEEL = "de waarde is niet gevonden in de officiële tekst van dit artikel"


@dataclass(frozen=True)
class NietGeschreven:
    """A change that no clause can carry: a drafter has to write it.

    Attributes:
        pad: the parameter; empty where words change that no parameter stands for.
        akte, artikel, plaats, adres: where it should have been written, as far as there is such a place: id
            of the act, key of the article, citation, address of the unit.
    """

    pad: str
    oud: Waarde | None
    nieuw: Waarde | None
    reden: str
    akte: str = ""
    artikel: str = ""
    plaats: str = ""
    adres: Adres = ()


@dataclass(frozen=True)
class Geweigerd:
    """A change of an act that Flanders cannot amend."""

    pad: str
    akte: str
    plaats: str
    reden: str


@dataclass(frozen=True)
class Operaties:
    """Everything a change of parameters asks of the acts: act → its operations, in the order of its text."""

    per_akte: Mapping[str, tuple[Operatie, ...]] = field(default_factory=dict, hash=False)
    niet_geschreven: tuple[NietGeschreven, ...] = ()
    geweigerd: tuple[Geweigerd, ...] = ()


@dataclass(frozen=True)
class Verandering:
    """One parameter that goes from `oud` to `nieuw`."""

    pad: str
    oud: Waarde | None
    nieuw: Waarde | None


def bereken_operaties(
    veranderingen: Iterable[Verandering],
    waarde_van: Callable[[str], Any],
    doelen: Mapping[str, Doelakte],
    ongeschreven: Mapping[str, str] = MappingProxyType({}),
) -> Operaties:
    """The operations that carry the changes.

    Args:
        veranderingen: the parameters that change.
        waarde_van: the value of a parameter before the change.
        doelen: the texts to amend, by id.
        ongeschreven: parameters whose present value stands in no text, with the reason: quoting it would put
            words into the law that it does not have. An official text that prints it is quoted all the same.
    """
    nieuw = {v.pad: v for v in veranderingen}
    per_akte: dict[str, tuple[Operatie, ...]] = {}
    niet: dict[NietGeschreven, None] = {}
    geweigerd: dict[Geweigerd, None] = {}
    geraakt: set[str] = set()
    for doel in doelen.values():
        plekken = [plek for plek in _plekken(doel) if plek.pad in nieuw]
        geraakt |= {plek.pad for plek in plekken}
        if doel.te_wijzigen_door == "federaal":
            reden = FEDERAAL.format(akte=_hoofdletter(doel.aanhaling))
            geweigerd |= {Geweigerd(p.pad, doel.id, doel.plaats(p.adres), reden): None for p in plekken}
        elif doel.te_wijzigen_door not in NIVEAUS:
            reden = f"de waarde staat in {doel.aanhaling}, en zo'n akte wordt hier niet geschreven"
            niet |= {
                NietGeschreven(p.pad, nieuw[p.pad].oud, nieuw[p.pad].nieuw, reden): None for p in plekken
            }
        elif plekken:
            uitkomst = _InAkte(doel, nieuw, waarde_van, ongeschreven).bereken(plekken)
            niet |= dict.fromkeys(uitkomst.niet)
            if uitkomst.operaties:
                per_akte[doel.id] = tuple(uitkomst.operaties)
    niet |= dict.fromkeys(_nergens(v) for v in nieuw.values() if v.pad not in geraakt)
    return Operaties(per_akte, tuple(niet), tuple(geweigerd))


@dataclass(frozen=True)
class _Plek:
    """A unit that depends on a parameter: it prints it, or our reading of the act says it applies it."""

    adres: Adres
    eenheid: Eenheid
    pad: str
    deel: Deel | None = None

    @property
    def ankers(self) -> list[Anker]:
        return [anker for anker in ankers(self.eenheid.tekst) if anker.parameter == self.pad]


def _plekken(doel: Doelakte) -> Iterator[_Plek]:
    """Every unit and parameter it depends on, in the order of the text."""
    parafrase = any(eenheid.herkomst == "parafrase" for _, eenheid in loop(doel.tekst))
    verankerd: set[tuple[str, str]] = set()
    for adres, eenheid in loop(doel.tekst):
        deel = doel.delen.get(adres) if eenheid.herkomst == "parafrase" else None
        gedrukt = [anker.parameter for anker in ankers(eenheid.tekst)]
        verankerd |= {(adres[0][1], pad) for pad in gedrukt}
        for pad in dict.fromkeys([*gedrukt, *(deel.parameters if deel else ())]):
            yield _Plek(adres, eenheid, pad, deel)
    if parafrase:
        return
    # the official text has places of its own; a parameter it should print and does not, is told per article
    for adres, deel in doel.delen.items():
        artikel = next((a for a in doel.tekst.artikelen if a.stap == adres[0]), None)
        for pad in deel.parameters:
            if artikel is not None and (adres[0][1], pad) not in verankerd:
                yield _Plek(adres[:1], artikel, pad, deel)
            elif artikel is None and pad not in {ander for _, ander in verankerd}:
                # an article whose number we never saw, and that was not found in the official text either
                yield _Plek(adres, Eenheid("artikel", "", herkomst="officieel"), pad, deel)


@dataclass
class _InAkte:
    """The operations on one act."""

    doel: Doelakte
    nieuw: Mapping[str, Verandering]
    waarde_van: Callable[[str], Any]
    ongeschreven: Mapping[str, str]
    operaties: list[Operatie] = field(default_factory=list)
    niet: list[NietGeschreven] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.eenheden = list(loop(self.doel.tekst))

    def bereken(self, plekken: list[_Plek]) -> _InAkte:
        """Official words by the difference of the two texts, our paraphrase value by value."""
        waarden: list[WoordenVervangen] = []
        officieel: set[Adres] = set()
        for plek in plekken:
            reden = self._onschrijfbaar(plek)
            if reden:
                self._meld(plek, reden)
            elif plek.eenheid.herkomst == "parafrase":
                waarden += self._in_parafrase(plek)
            else:
                officieel.add(plek.adres)
        if officieel:
            self.operaties += self._in_officieel(officieel)
        self.operaties += dict.fromkeys(waarden)
        volgorde = [adres for adres, _ in loop(self.doel.tekst)]
        self.operaties.sort(key=lambda operatie: volgorde.index(_adres(operatie)))
        return self

    def _onschrijfbaar(self, plek: _Plek) -> str:
        """Why the change cannot be written here; empty when it can."""
        if not plek.ankers:
            reden = plek.deel.geen_anker.get(plek.pad, "").strip().rstrip(".") if plek.deel else ""
            eigen = NIET_AFGEDRUKT if plek.eenheid.herkomst == "parafrase" else NIET_IN_OFFICIEEL
            return reden or eigen
        if plek.pad in self.ongeschreven and plek.eenheid.herkomst == "parafrase":
            return self.ongeschreven[plek.pad]
        oud, nieuw = self.waarde_van(plek.pad), self.nieuw[plek.pad].nieuw
        try:
            for anker in plek.ankers:
                anker.formaat.render(oud)
                anker.formaat.render(nieuw)
        except ValueError as fout:
            return f"de nieuwe waarde past niet in de tekst: {fout}"
        return next(filter(None, (past_niet(anker, oud, nieuw) for anker in plek.ankers)), "")

    def _na(self, pad: str) -> Any:
        return self.nieuw[pad].nieuw if pad in self.nieuw else self.waarde_van(pad)

    def _in_officieel(self, adressen: set[Adres]) -> list[Operatie]:
        tekst = self.doel.tekst
        oud = vul(tekst, self.waarde_van)
        nieuw = _deels_ingevuld(tekst, adressen, self._na, self.waarde_van)
        return schrijf_toe(verschil(oud, nieuw), tekst, tekst, self.waarde_van, self._na)

    def _in_parafrase(self, plek: _Plek) -> list[WoordenVervangen]:
        uit: list[WoordenVervangen] = []
        wissels = dict.fromkeys(self._wissel(anker, plek.eenheid.tekst) for anker in plek.ankers)
        for oud, nieuw, naamwoord in wissels:
            if oud == nieuw:
                continue
            gelijk = self._gelijke_ankers(plek, naamwoord, oud)
            teksten = {na for _, _, na in gelijk}
            if teksten != {nieuw} or self._keren(plek, oud) != len(gelijk):
                self._meld(plek, MEERMAALS.format(naamwoord=naamwoord, oud=oud))
                continue
            hier = [anker.parameter for adres, anker, _ in gelijk if adres == plek.adres]
            uit.append(
                WoordenVervangen(
                    akte=self.doel.id,
                    adres=plek.adres,
                    oud=oud,
                    nieuw=nieuw,
                    naamwoord=naamwoord,
                    telkens=len(hier) > 1,
                    parameters=tuple(dict.fromkeys(hier)),
                )
            )
        return uit

    def _zelfde_plaats(self, plek: _Plek) -> Iterator[tuple[Adres, Eenheid]]:
        """Units cited alike: one gap in what was seen may cover several."""
        plaats = self.doel.plaats(plek.adres)
        return (paar for paar in self.eenheden if self.doel.plaats(paar[0]) == plaats)

    def _wissel(self, anker: Anker, tekst: str) -> tuple[str, str, str]:
        """The words at an anchor before and after, and how a clause names them.

        The number alone, and with its noun where that takes another form: *twaalf maanden*, *één maand*.
        """
        oud, nieuw = self.waarde_van(anker.parameter), self._na(anker.parameter)
        if anker.telt is not None and anker.telt.bij(oud) != anker.telt.bij(nieuw):
            return anker.gedrukt(oud, tekst), anker.gedrukt(nieuw, tekst), "de woorden"
        return anker.formaat.render(oud), anker.formaat.render(nieuw), anker.formaat.naamwoord

    def _gelijke_ankers(self, plek: _Plek, naamwoord: str, oud: str) -> list[tuple[Adres, Anker, str]]:
        """The anchors at the place that print the same words, each with its words of after."""
        uit = []
        for adres, eenheid in self._zelfde_plaats(plek):
            for anker in ankers(eenheid.tekst):
                voor, na, zijn_naamwoord = self._wissel(anker, eenheid.tekst)
                if (voor, zijn_naamwoord) == (oud, naamwoord):
                    uit.append((adres, anker, na))
        return uit

    def _keren(self, plek: _Plek, oud: str) -> int:
        """How often the words stand at the place, within a longer quotation of another kind included."""
        zoek = woorden(oud)
        teksten = (vul_in(eenheid.tekst, self.waarde_van) for _, eenheid in self._zelfde_plaats(plek))
        return sum(len(zoek.findall(tekst)) for tekst in teksten)

    def _meld(self, plek: _Plek, reden: str) -> None:
        wat = self.nieuw[plek.pad]
        plaats = self.doel.plaats(plek.adres)
        niet = NietGeschreven(
            wat.pad, wat.oud, wat.nieuw, reden, self.doel.id, plek.adres[0][1], plaats, plek.adres
        )
        self.niet.append(niet)


def past_niet(anker: Anker, oud: Any, nieuw: Any) -> str:
    """Why a sentence cannot carry the new value, that its format can write; empty where it can."""
    geschreven = anker.formaat.render(nieuw)
    if is_leeg_van_zin(anker.formaat, nieuw) or (anker.telt and anker.telt.is_tijd and nieuw == 0):
        return NUL.format(nieuw=f"{geschreven} {anker.telt.meervoud}" if anker.telt else geschreven)
    if anker.telt is not None and not anker.telt.bekend and (oud == 1) != (nieuw == 1):
        return ENKELVOUD_ONBEKEND.format(woord=anker.telt.staat)
    if breekt_centen(anker.formaat, nieuw, oud):
        return DECIMALEN.format(nieuw=geschreven)
    return ""


def _deels_ingevuld(
    tekst: Aktetekst, adressen: set[Adres], na: Callable[[str], Any], voor: Callable[[str], Any]
) -> Aktetekst:
    """The tree with the values of after at some addresses and those of before elsewhere."""

    def pas_aan(eenheid: Eenheid, adres: Adres) -> Eenheid:
        kinderen = tuple(pas_aan(kind, (*adres, kind.stap)) for kind in eenheid.eenheden)
        eigen = vul_in(eenheid.tekst, na if adres in adressen else voor)
        return replace(eenheid, tekst=eigen, eenheden=kinderen)

    return replace(tekst, artikelen=tuple(pas_aan(artikel, (artikel.stap,)) for artikel in tekst.artikelen))


def _adres(operatie: Operatie) -> Adres:
    """An address to order operations on values by; no other kind occurs here."""
    adres: Adres = getattr(operatie, "adres", ())
    return adres


def _nergens(verandering: Verandering) -> NietGeschreven:
    if verandering.pad.startswith("samenlevingsjobs."):
        reden = "samenlevingsjobs bestaan niet in het geldende recht: er is geen artikel om te wijzigen"
    else:
        reden = "geen lid van de opgenomen akten drukt deze waarde af"
    return NietGeschreven(verandering.pad, verandering.oud, verandering.nieuw, reden)


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
