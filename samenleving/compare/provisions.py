"""What every system says, provision by provision: values, sentences, who set them and what is left open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from openfisca_core.errors import ParameterNotFoundError
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from samenleving import law
from samenleving.compare.model import (
    Bepalingsrij,
    Bronvermelding,
    Cel,
    Celsoort,
    Herkomst,
    Onderwerp,
    Verschilsoort,
    Waarde,
    Zin,
)
from samenleving.compare.subjects import (
    ALTIJD,
    Celregel,
    Onderwerpregel,
    Rijregel,
    genoemde_paden,
    lijnen_van,
    lijnsoorten,
    onderwerpregels,
    stelselnamen,
    tegenhangers,
)
from samenleving.display import NIET_BEPAALD, opsomming, toon_parameter
from samenleving.explain import vindplaats
from samenleving.law import parameterinfo, variabeleinfo
from samenleving.legislation import Akte, Deel, laad_akten
from samenleving.proposals import voorstellen
from samenleving.proposals.compile import Wijziging
from samenleving.proposals.model import Bepaling, Passage, Voorstel
from samenleving.systems import Systeem

ONTWERP = "ONTWERP"
"""Confidence code of the design space: no source of law."""

NIET_GEREGELD = "niet geregeld"

_OPEN: tuple[Celsoort, ...] = ("open_keuze", "open_vraag", "niet_geregeld", "niet_van_toepassing")


def onderwerpen(systemen: Sequence[Systeem], basis: str, dag: date) -> tuple[Onderwerp, ...]:
    """Every subject that at least one system says something of."""
    zinnen = _zinnen(voorstellen_van(systemen))
    lijnen = lijnen_in(systemen)
    eerste = next(iter(lijnsoorten()))
    getoond = [
        r for r in onderwerpregels() if (r.lijn or eerste) in lijnen or r.id == onderwerpregels()[-1].id
    ]
    bijkomend = _niet_genoemd(systemen)
    gevonden = (
        Onderwerp(
            regel.id,
            regel.titel,
            tuple(
                rij
                for deel in (*regel.rijen, *bijkomend.get(regel.id, ()))
                if (rij := _rij(deel, systemen, basis, dag)) is not None
            ),
            tuple(zinnen.get(regel.id, ())),
        )
        for regel in getoond
    )
    return tuple(onderwerp for onderwerp in gevonden if onderwerp.rijen or onderwerp.zinnen)


def lijnen_in(systemen: Iterable[Systeem]) -> tuple[str, ...]:
    """The lines of law that the systems touch; see `subjects.lijnen_van`."""
    return lijnen_van(w.pad for systeem in systemen for w in systeem.wijzigingen if w.soort != "lezing")


def _niet_genoemd(systemen: Iterable[Systeem]) -> dict[str, list[Rijregel]]:
    """A row for what a system sets and no row names, by subject: nothing changes in silence."""
    gezet = dict.fromkeys(wijziging.pad for systeem in systemen for wijziging in systeem.wijzigingen)
    bekend = genoemde_paden()
    *vangers, rest = onderwerpregels()
    uit: dict[str, list[Rijregel]] = {}
    for pad in gezet:
        if pad in bekend or pad.startswith(f"{law.LEZINGEN}."):
            continue
        waar = next((r for r in vangers if any(_onder(pad, begin) for begin in r.vangt)), rest)
        titel = parameterinfo(pad).beschrijving.rstrip(".")
        rij = Rijregel(pad, titel, pad in waar.kern, {ALTIJD: Celregel(pad=pad)})
        uit.setdefault(waar.id, []).append(rij)
    return uit


def _onder(pad: str, begin: str) -> bool:
    return f"{pad}.".startswith(f"{begin}.")


def voorstellen_van(systemen: Iterable[Systeem]) -> tuple[Voorstel, ...]:
    """Every proposal the systems stand on, each once, from current law up."""
    return tuple({laag.id: laag for systeem in systemen for laag in systeem.keten}.values())


def waarde_op(stelsel: TaxBenefitSystem, pad: str, dag: date) -> law.Waarde | None:
    """The value of a parameter on a day; None before its first."""
    try:
        return law.waarde(stelsel, pad, dag)
    except ParameterNotFoundError:
        return None


def in_werking(stelsel: TaxBenefitSystem, instrument: str, dag: date) -> bool:
    """Whether a scheme is in force on a day."""
    return bool(waarde_op(stelsel, f"{instrument}.in_werking", dag))


def zetter(systeem: Systeem, pad: str, dag: date) -> Wijziging | None:
    """Who set the value that holds on a day; None where the basis of all, current law, still speaks."""
    tot_dan = [wijziging for wijziging in systeem.wijzigingen_van(pad) if wijziging.datum <= dag]
    return tot_dan[-1] if tot_dan else None


def bron_van(pad: str, dag: date) -> tuple[Bronvermelding, ...]:
    """The references of a value of current law; the design space has none."""
    info = parameterinfo(pad)
    return tuple(
        Bronvermelding(verwijzing.titel, verwijzing.zekerheid, verwijzing.href, info.noot)
        for verwijzing in info.verwijzingen_op(dag)
        if verwijzing.zekerheid != ONTWERP
    )


# --- rows and cells ---------------------------------------------------------------------------------------


def _rij(regel: Rijregel, systemen: Sequence[Systeem], basis: str, dag: date) -> Bepalingsrij | None:
    per_systeem = {systeem.naam: _waarden(regel, systeem, dag) for systeem in systemen}
    soorten = {waarde.soort for waarden in per_systeem.values() for waarde in waarden}
    bijkomend = all(celregel.als_keuze for celregel in regel.cellen.values())
    if soorten <= {"niet_geregeld", "niet_van_toepassing"} or (bijkomend and "waarde" not in soorten):
        return None
    van_basis = per_systeem[basis]
    cellen = (
        Cel(naam, waarden, "basis" if naam == basis else _verschil(waarden, van_basis))
        for naam, waarden in per_systeem.items()
    )
    return Bepalingsrij(regel.id, regel.titel, regel.kern, tuple(cellen))


def _waarden(regel: Rijregel, systeem: Systeem, dag: date) -> tuple[Waarde, ...]:
    waarden = tuple(
        _Celvuller(systeem, dag, instrument, celregel).waarde()
        for instrument, celregel in regel.cellen.items()
        if instrument == ALTIJD or in_werking(systeem.stelsel, instrument, dag)
    )
    if not waarden and systeem.keten and stelsels_in_werking(systeem, dag):
        return (Waarde("", "niet_geregeld", NIET_GEREGELD),)
    return waarden


def _verschil(waarden: Sequence[Waarde], van_basis: Sequence[Waarde]) -> Verschilsoort:
    zegt = [waarde for waarde in waarden if waarde.soort not in _OPEN]
    basis_zegt = [waarde for waarde in van_basis if waarde.soort not in _OPEN]
    if any(waarde.soort in ("open_keuze", "open_vraag") for waarde in waarden):
        return "gelijk" if _zelfde(waarden, van_basis) else "open"
    if not zegt:
        return ("zwijgt" if waarden else "vervalt") if basis_zegt else "niets"
    if not basis_zegt:
        return "nieuw"
    return "gelijk" if _zelfde(zegt, basis_zegt) else "anders"


def _zelfde(waarden: Sequence[Waarde], van_basis: Sequence[Waarde]) -> bool:
    """Each scheme reads as the same scheme in the basis, or as the one whose place it takes."""
    per_stelsel = {waarde.instrument: waarde for waarde in van_basis}
    for waarde in waarden:
        kandidaten = (waarde.instrument, *tegenhangers(waarde.instrument))
        andere = next((per_stelsel[naam] for naam in kandidaten if naam in per_stelsel), None)
        if andere is None or andere.tekst != waarde.tekst:
            return False
    return True


class _Celvuller:
    """Fills one cell of one system: which words, from which source, set by whom."""

    def __init__(self, systeem: Systeem, dag: date, instrument: str, regel: Celregel) -> None:
        self._systeem, self._dag, self._instrument, self._regel = systeem, dag, instrument, regel

    def waarde(self) -> Waarde:
        regel = self._regel
        if regel.variabele:
            return self._voorwaarde()
        if regel.deel:
            return self._uit_de_akte(*regel.deel)
        if self._zwijgt():
            return self._opengelaten()
        if regel.als_keuze and self._op(regel.als_keuze[0]) != regel.als_keuze[1]:
            return Waarde(self._instrument, "niet_van_toepassing", "niet van toepassing")
        if regel.opsomming:
            return self._opgesomd()
        if regel.als and not self._op(regel.als):
            return self._maak(regel.anders or NIET_BEPAALD, (regel.als,))
        return self._maak(self._tekst(), regel.paden)

    def _op(self, pad: str) -> law.Waarde | None:
        return waarde_op(self._systeem.stelsel, pad, self._dag)

    def _zwijgt(self) -> bool:
        """The design space keeps its neutral values until somebody sets them; those are nobody's words."""
        hoofd = self._regel.als or (self._regel.als_keuze or ("",))[0] or self._regel.pad
        if any(self._op(pad) is None for pad in (hoofd, self._regel.pad) if pad):
            return True
        if self._instrument != "samenlevingsjobs":
            return False
        return self._op(hoofd) == "niet_bepaald" or zetter(self._systeem, hoofd, self._dag) is None

    def _opengelaten(self) -> Waarde:
        paden = set(self._regel.paden)
        for variant in self._systeem.open_keuzes:
            if paden & variant.paden:
                return Waarde(self._instrument, "open_keuze", variant.vraag)
        for vraag in self._systeem.open_vragen:
            if paden & set(vraag.parameters):
                return Waarde(self._instrument, "open_vraag", vraag.vraag)
        return Waarde(self._instrument, "niet_geregeld", NIET_GEREGELD)

    def _opgesomd(self) -> Waarde:
        wie = [tekst for pad, tekst in self._regel.opsomming if self._op(pad)]
        alleen = "enkel " if len(wie) == 1 else ""
        return self._maak(
            f"{alleen}{opsomming(wie)}" if wie else "niemand", (self._regel.als, *self._regel.paden)
        )

    def _tekst(self) -> str:
        regel, waarde = self._regel, self._op(self._regel.pad)
        if isinstance(waarde, bool) and (regel.ja or regel.nee):
            return regel.ja if waarde else regel.nee
        namen = dict(regel.namen)
        geschreven = toon_parameter(parameterinfo(regel.pad), waarde)
        if isinstance(waarde, (int, float)) and waarde in namen:
            geschreven = namen[waarde]
        vorm = regel.tekst
        if regel.vorm_pad:
            vorm = regel.vorm_ja if self._op(regel.vorm_pad) else regel.vorm_nee
        return vorm.format(geschreven)

    def _maak(self, tekst: str, paden: Sequence[str]) -> Waarde:
        """A value whose first path is the one shown; the others of the provision tell who else set it."""
        pad = paden[0]
        bronnen = bron_van(pad, self._dag) if zetter(self._systeem, pad, self._dag) is None else ()
        gezet = [z for p in paden if (z := zetter(self._systeem, p, self._dag)) is not None]
        door = tuple(dict.fromkeys(herkomst(self._systeem, wijziging) for wijziging in gezet))
        return Waarde(self._instrument, "waarde", tekst, pad, self._op(pad), bronnen, door)

    def _voorwaarde(self) -> Waarde:
        info = variabeleinfo(self._regel.variabele, self._systeem.stelsel)
        wie = info.bepaling.beslist
        tekst = f"vereist; {wie} oordeelt" if wie else "vereist"
        return Waarde(self._instrument, "zin", tekst, bronnen=(Bronvermelding(vindplaats(info.bepaling)),))

    def _uit_de_akte(self, akte: str, onderwerp: str) -> Waarde:
        deel, korte_naam = deel_van(akte, onderwerp)
        tekst = self._regel.woorden or deel.ingevuld(lambda pad: self._op(pad))
        bron = Bronvermelding(f"{korte_naam}, {deel.plaats}", deel.zekerheid or "")
        return Waarde(self._instrument, "zin", tekst, bronnen=(bron,))


@cache
def deel_van(akte_id: str, onderwerp: str) -> tuple[Deel, str]:
    """The first part of an act with a subject, and the short name of the act; a KeyError if there is none."""
    akte: Akte = laad_akten()[akte_id]
    for deel in akte.delen():
        if deel.onderwerp == onderwerp:
            return deel, akte.korte_naam
    raise KeyError(f"{akte_id} heeft geen deel “{onderwerp}”")


def herkomst(systeem: Systeem, wijziging: Wijziging) -> Herkomst:
    """Who set a value, with the sentence and the passage of the provision."""
    if wijziging.voorstel_id is None or wijziging.bepaling_id is None:
        return Herkomst(wijziging.soort, titel=f"{wijziging.pad} in de naam van het stelsel")
    voorstel = next(laag for laag in systeem.keten if laag.id == wijziging.voorstel_id)
    bepaling = voorstel.bepaling(wijziging.bepaling_id)
    return Herkomst(
        wijziging.soort,
        voorstel.id,
        bepaling.id,
        bepaling.titel,
        bepaling.stelling,
        plaats_van(voorstel, bepaling),
        bepaling.niveau,
        bepaling.gemodelleerd,
        bepaling.aanname,
    )


def plaats_van(voorstel: Voorstel, bepaling: Bepaling) -> str:
    """The passage of a provision; of its variant where an option gives none of its own."""
    passage = bepaling.passage
    if passage is None and "=" in bepaling.id:
        variant = voorstel.variant(bepaling.id.partition("=")[0])
        passage = variant.passage if variant is not None else None
    return vermeld(passage)


def vermeld(passage: Passage | None) -> str:
    """A passage with the body whose document it is: *SERV, 3.1, regels 237-240*; empty without a passage."""
    if passage is None:
        return ""
    orgaan = _organen().get(passage.document, passage.document)
    return f"{orgaan}, {passage}"


@cache
def _organen() -> dict[str, str]:
    """The body behind each document of the project's own proposals."""
    return {voorstel.bron.document: voorstel.orgaan for voorstel in voorstellen()}


# --- provisions without numbers ---------------------------------------------------------------------------


def _zinnen(lagen: Iterable[Voorstel]) -> dict[str, list[Zin]]:
    zinnen: dict[str, list[Zin]] = {}
    for voorstel in lagen:
        for bepaling in voorstel.bepalingen:
            if bepaling.parameters:
                continue
            zin = Zin(
                voorstel.id,
                bepaling.id,
                bepaling.titel,
                bepaling.stelling,
                bepaling.gemodelleerd,
                bepaling.reden,
                plaats_van(voorstel, bepaling),
                bepaling.niveau,
            )
            zinnen.setdefault(_onderwerp_van(bepaling.clausule), []).append(zin)
    return zinnen


def _onderwerp_van(clausule: str) -> str:
    regels: tuple[Onderwerpregel, ...] = onderwerpregels()
    return next((regel.id for regel in regels if clausule in regel.clausules), regels[-1].id)


def stelsels_in_werking(systeem: Systeem, dag: date) -> tuple[str, ...]:
    """The schemes in force in a system, in their order."""
    return tuple(naam for naam in stelselnamen() if in_werking(systeem.stelsel, naam, dag))
