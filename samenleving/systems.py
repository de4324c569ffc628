"""Systems: current law or a proposal, with chosen variants, readings and loose changes.

The grammar is the same on the command line, in the API and in Python:

    huidig | <id van een voorstel>
        +<variant>=<optie>                       kies een optie van een variant
        +lezing.<naam>=<keuze>[@JJJJ-MM-DD]      lees de wet anders (zonder datum: altijd)
        +<parameterpad>=<waarde>[@JJJJ-MM-DD]    wijzig één parameter

A date is required after a change of current law; after a change of a proposal its entry into force is meant.
Decimals take a comma or a point. `zoals_basis` as value gives the value of the basis back from that date.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from openfisca_core.parameters import Parameter, ParameterNode
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from samenleving import law
from samenleving.display import datum as datum_voluit
from samenleving.display import in_de_zin, toon_parameter
from samenleving.errors import InvoerFout, Tweetalig, bedoelde_u, kies_uit
from samenleving.locator import kort
from samenleving.proposals.checks import datumfout
from samenleving.proposals.compile import (
    Hervorming,
    Wijziging,
    Zetting,
    alle_wijzigingen,
    maak_klasse,
    zettingen_van,
)
from samenleving.proposals.loader import keten as lees_keten
from samenleving.proposals.loader import voorstel_ids
from samenleving.proposals.model import (
    HUIDIG,
    ZOALS_BASIS,
    OpenVraag,
    Status,
    Variant,
    Voorstel,
    Waarde,
    Wijzigt,
)
from samenleving.proposals.rules import regels_van
from samenleving.proposals.tree import WistLater, ZetFout, blad, bladeren, eerste_datum
from samenleving.proposals.values import lees_datum, lees_tekst, schrijf
from samenleving.proposals.yearly import jaarlijks_gelezen

LEZING = "lezing."
MAX_LENGTE = 4000
MAX_DELEN = 100
DEEL_VORM = Tweetalig(
    "schrijf +variant=optie, +lezing.NAAM=KEUZE of +parameterpad=waarde@JJJJ-MM-DD",
    "write +variant=option, “+lezing.NAME=CHOICE” or +parameter.path=value@YYYY-MM-DD",
)
DATUM_VORM = Tweetalig("schrijf JJJJ-MM-DD", "write YYYY-MM-DD")
GEEF_MAAND = Tweetalig("geef zelf een maand als JJJJ-MM", "give a month yourself, as YYYY-MM")
SCHRAP = Tweetalig("schrap er één", "remove one")


@dataclass(frozen=True)
class Systeem:
    """A system that can be computed, compared and drafted.

    Attributes:
        naam: normalised; the same system always has the same name.
        titel: for a heading.
        status: of the proposal; `hypothetisch` once a loose change is made; current law is `in_werking`.
        stelsel: the OpenFisca system. Shared: never change it.
        keten: the proposals from current law up, the one named last; empty for current law.
        keuzes: variant → option, as chosen.
        open_keuzes: variants that neither a choice nor a later proposal settles.
        open_vragen: what the sources leave open without options, and nothing else settles.
        lezingen: reading → choice, as chosen.
        wijzigingen: everything set on top of current law, in the order of application.
        in_werking_vanaf: first day on which all of it holds; None for current law as it stands.
    """

    naam: str
    titel: str
    status: Status
    stelsel: TaxBenefitSystem = field(repr=False)
    keten: tuple[Voorstel, ...] = field(default=(), repr=False)
    keuzes: Mapping[str, str] = field(default_factory=dict, hash=False)
    open_keuzes: tuple[Variant, ...] = field(default=(), repr=False)
    open_vragen: tuple[OpenVraag, ...] = field(default=(), repr=False)
    lezingen: Mapping[str, str] = field(default_factory=dict, hash=False)
    wijzigingen: tuple[Wijziging, ...] = field(default=(), repr=False)
    in_werking_vanaf: datetime.date | None = None

    @property
    def voorstel(self) -> Voorstel | None:
        """The proposal named; None for current law."""
        return self.keten[-1] if self.keten else None

    def wijzigingen_van(self, pad: str) -> tuple[Wijziging, ...]:
        """Who set one parameter, first to last (a later one wins from its date on)."""
        return tuple(wijziging for wijziging in self.wijzigingen if wijziging.pad == pad)


@dataclass(frozen=True)
class Systeemnaam:
    """The parts of a system's name, sorted and spelled in one way."""

    kop: str
    keuzes: tuple[tuple[str, str], ...] = ()
    lezingen: tuple[tuple[str, str, str], ...] = ()
    los: tuple[tuple[str, str, str], ...] = ()

    def __str__(self) -> str:
        delen = [self.kop, *(f"{naam}={optie}" for naam, optie in self.keuzes)]
        delen += [f"{LEZING}{naam}={keuze}{_bij(datum)}" for naam, keuze, datum in self.lezingen]
        delen += [f"{pad}={waarde}{_bij(datum)}" for pad, waarde, datum in self.los]
        return "+".join(delen)


def _bij(datum: str) -> str:
    return f"@{datum}" if datum else ""


def _fout(naam: str, tekst: str, oplossing: str) -> InvoerFout:
    return InvoerFout.een(tekst, oplossing, veld=f"systeem “{kort(naam, 120)}”")


def ontleed(naam: str) -> Systeemnaam:
    """Take a name apart by its grammar; nothing is looked up."""
    if len(naam) > MAX_LENGTE or naam.count("+") > MAX_DELEN:
        hulp = Tweetalig("geef ten hoogste {n} wijzigingen", "give at most {n} changes", n=MAX_DELEN)
        raise _fout(naam, Tweetalig("deze naam is te lang", "this name is too long"), hulp)
    kop, *delen = [deel.strip() for deel in naam.strip().split("+")]
    if not kop:
        tekst = Tweetalig("de naam begint niet met een stelsel", "the name does not begin with a system")
        hulp = Tweetalig(
            "begin met {huidig} of met een voorstel",
            "begin with “{huidig}” or with a proposal",
            huidig=HUIDIG,
        )
        raise _fout(naam, tekst, hulp)
    keuzes: dict[str, str] = {}
    lezingen: dict[str, tuple[str, str]] = {}
    los: dict[tuple[str, str], str] = {}
    for deel in delen:
        links, teken, rechts = (stuk.strip() for stuk in deel.partition("="))
        waarde, _, datum = (stuk.strip() for stuk in rechts.partition("@"))
        if not (links and teken and waarde):
            tekst = Tweetalig("“+{deel}” is onvolledig", "“+{deel}” is incomplete", deel=kort(deel))
            raise _fout(naam, tekst, DEEL_VORM)
        if datum and lees_datum(datum) is None:
            tekst = Tweetalig(
                "“{datum}” is geen bestaande datum", "“{datum}” is no date that exists", datum=kort(datum)
            )
            raise _fout(naam, tekst, DATUM_VORM)
        if links.startswith(LEZING):
            sleutel = links.removeprefix(LEZING)
            dubbel = sleutel in lezingen
            lezingen[sleutel] = (waarde, datum)
        elif "." in links or blad(law.stelsel().parameters, links) is not None:
            dubbel = (links, datum) in los
            los[links, datum] = waarde
        else:
            if datum:
                tekst = Tweetalig(
                    "een variant heeft geen datum: “+{deel}”",
                    "a variant has no date: “+{deel}”",
                    deel=kort(deel),
                )
                hulp = Tweetalig(
                    "laat de datum weg; een optie geldt vanaf de inwerkingtreding van het voorstel",
                    "leave the date out; an option holds from the entry into force of the proposal",
                )
                raise _fout(naam, tekst, hulp)
            dubbel = links in keuzes
            keuzes[links] = waarde
        if dubbel:
            tekst = Tweetalig("“{deel}” staat er twee keer", "“{deel}” stands there twice", deel=kort(links))
            raise _fout(naam, tekst, SCHRAP)
    return Systeemnaam(
        kop,
        tuple(sorted(keuzes.items())),
        tuple(sorted((sleutel, *paar) for sleutel, paar in lezingen.items())),
        tuple(sorted((pad, waarde, datum) for (pad, datum), waarde in los.items())),
    )


def systeem(naam: str, mappen: Sequence[Path | str] = (), *, vertrouw: bool = False) -> Systeem:
    """The system of that name.

    Without user folders it is built once and shared. `vertrouw` lets a proposal in a user's folder run its
    `rules.py`. Raises `InvoerFout` for anything in the name, or in a proposal, that is wrong.
    """
    if mappen:
        return _bouw(_normaliseer(ontleed(naam), naam, tuple(mappen)), tuple(mappen), vertrouw)
    return _eigen_op_naam(naam)


@lru_cache(maxsize=256)
def _eigen_op_naam(naam: str) -> Systeem:
    return _eigen(_normaliseer(ontleed(naam), naam, ()))


@lru_cache(maxsize=256)
def _eigen(delen: Systeemnaam) -> Systeem:
    return _bouw(delen, (), False)


def hervorming(naam: str) -> type[Hervorming]:
    """The reform class of a system on the project's own proposals; raises `InvoerFout` for current law."""
    delen = _normaliseer(ontleed(naam), naam, ())
    klasse = _eigen_klasse(delen)
    if klasse is None:
        raise _fout(naam, "het geldende recht is geen hervorming", kies_uit(voorstel_ids()))
    return klasse


@lru_cache(maxsize=256)
def _eigen_klasse(delen: Systeemnaam) -> type[Hervorming] | None:
    return _klasse(delen, (), False)


def standaarddatum(systemen: Iterable[Systeem]) -> str:
    """First month (`JJJJ-MM`) in which every system is in force; never the clock.

    Current law counts as always in force. Raises `InvoerFout` where nothing gives a date, and where an
    overtaken proposal would be looked at long after it: nobody ever meant it to hold beside the others.
    """
    met_datum = [(s, s.in_werking_vanaf) for s in systemen if s.in_werking_vanaf is not None]
    if not met_datum:
        tekst = Tweetalig("geen van de stelsels geeft een datum", "none of the systems gives a date")
        raise InvoerFout.een(tekst, GEEF_MAAND, veld="datum")
    laatste = max(datum for _, datum in met_datum)
    for deze, datum in met_datum:
        if datum < laatste and any(laag.status == "achterhaald" for laag in deze.keten):
            tekst = Tweetalig(
                "{naam} is achterhaald en hoort bij {eigen}; met de andere stelsels ({laatste}) heeft het "
                "geen datum gemeen",
                "“{naam}” is overtaken and belongs to {eigen}; it has no date in common with the other "
                "systems ({laatste})",
                naam=deze.naam,
                eigen=datum.isoformat()[:7],
                laatste=laatste.isoformat()[:7],
            )
            raise InvoerFout.een(tekst, GEEF_MAAND, veld="datum")
    return laatste.isoformat()[:7]


def _normaliseer(delen: Systeemnaam, naam: str, mappen: tuple[Path | str, ...]) -> Systeemnaam:
    """Spell values in one way and fill in dates, after checking that everything named exists."""
    if delen.kop != HUIDIG and delen.kop not in voorstel_ids(mappen):
        bekend = [HUIDIG, *voorstel_ids(mappen)]
        tekst = Tweetalig(
            "het stelsel “{kop}” bestaat niet", "the system “{kop}” does not exist", kop=kort(delen.kop)
        )
        raise _fout(naam, tekst, bedoelde_u(kort(delen.kop), bekend))
    onder = lees_keten(delen.kop, mappen)
    _controleer_keuzes(delen, naam, onder.voorstellen)
    boom = onder.boom
    lezingen = []
    for sleutel, keuze, datum in delen.lezingen:
        tekst = Tweetalig(
            "de lezing “{lezing}” bestaat niet", "the reading “{lezing}” does not exist", lezing=kort(sleutel)
        )
        parameter = _parameter(boom, f"lezingen.{sleutel}", naam, tekst)
        lezingen.append((sleutel, str(_waarde(parameter, keuze, naam)), datum))
    los = []
    for pad, getypt, datumtekst in delen.los:
        if pad.startswith("lezingen."):
            tekst = Tweetalig(
                "een lezing is geen wijziging van het recht", "a reading is no change of the law"
            )
            goed = f"+{LEZING}{pad.removeprefix('lezingen.')}={getypt}"
            raise _fout(naam, tekst, Tweetalig("schrijf {goed}", "write “{goed}”", goed=goed))
        tekst = Tweetalig(
            "de parameter “{pad}” bestaat niet", "the parameter “{pad}” does not exist", pad=kort(pad)
        )
        parameter = _parameter(boom, pad, naam, tekst)
        if not datumtekst and not onder.voorstellen:
            tekst = Tweetalig(
                "bij “{pad}” ontbreekt de datum; het geldende recht heeft er geen",
                "the date of “{pad}” is missing; current law has none",
                pad=pad,
            )
            goed = f"+{pad}={getypt}@"
            hulp = Tweetalig("schrijf {goed}JJJJ-MM-DD", "write “{goed}YYYY-MM-DD”", goed=goed)
            raise _fout(naam, tekst, hulp)
        datumtekst = datumtekst or onder.voorstellen[-1].inwerkingtreding.isoformat()
        datum_ = datetime.date.fromisoformat(datumtekst)
        if (fout := datumfout(pad, datum_, jaarlijks_gelezen(law.stelsel()))) is not None:
            raise _fout(naam, *fout)
        los.append((pad, schrijf(_waarde(parameter, getypt, naam)), datumtekst))
    if len({(pad, datum) for pad, _, datum in los}) < len(los):
        tekst = Tweetalig(
            "dezelfde parameter staat er twee keer met dezelfde datum",
            "the same parameter stands there twice with the same date",
        )
        raise _fout(naam, tekst, SCHRAP)
    los.sort(key=lambda rij: (rij[0], rij[2]))
    return Systeemnaam(delen.kop, delen.keuzes, tuple(sorted(lezingen)), tuple(los))


def _parameter(boom: ParameterNode, pad: str, naam: str, tekst: str) -> Parameter:
    parameter = blad(boom, pad)
    if parameter is None:
        namen = [b.name for b in bladeren(boom)]
        if pad.startswith("lezingen."):
            kort_ = [n.removeprefix("lezingen.") for n in namen if n.startswith("lezingen.")]
            raise _fout(naam, tekst, bedoelde_u(kort(pad.removeprefix("lezingen.")), kort_))
        raise _fout(naam, tekst, bedoelde_u(kort(pad), namen))
    return parameter


def _waarde(parameter: Parameter, tekst: str, naam: str) -> Waarde:
    try:
        return lees_tekst(parameter, tekst)
    except ZetFout as fout:
        raise _fout(naam, fout.tekst, fout.oplossing) from None


def _controleer_keuzes(delen: Systeemnaam, naam: str, keten: tuple[Voorstel, ...]) -> None:
    varianten = {variant.naam: variant for laag in keten for variant in laag.varianten}
    for variant, optie in delen.keuzes:
        if variant not in varianten:
            geen = Tweetalig("het geldende recht heeft geen varianten", "current law has no variants")
            tekst = Tweetalig(
                "de variant “{variant}” bestaat niet in {kop}",
                "the variant “{variant}” does not exist in “{kop}”",
                variant=kort(variant),
                kop=delen.kop,
            )
            raise _fout(naam, tekst, bedoelde_u(kort(variant), varianten) or geen)
        opties = varianten[variant].opties
        if optie not in opties:
            tekst = Tweetalig(
                "“{optie}” is geen optie van de variant “{variant}”",
                "“{optie}” is no option of the variant “{variant}”",
                optie=kort(optie),
                variant=variant,
            )
            raise _fout(naam, tekst, bedoelde_u(kort(optie), opties))
        door = _beslist_door(varianten[variant], keten)
        if door is not None:
            tekst = Tweetalig(
                "{door} beslist de variant “{variant}” zelf",
                "“{door}” settles the variant “{variant}” itself",
                door=door.id,
                variant=variant,
            )
            hulp = Tweetalig(
                "laat +{variant} weg, of kies ze bij {ander}",
                "leave “+{variant}” out, or choose it with “{ander}”",
                variant=variant,
                ander=varianten[variant].voorstel_id,
            )
            raise _fout(naam, tekst, hulp)


def _beslist_door(variant: Variant, keten: tuple[Voorstel, ...]) -> Voorstel | None:
    """The later proposal that settles a variant, if there is one.

    Its provisions set every parameter of the variant, or say exactly what one of the options says.
    """
    boven = False
    for laag in keten:
        if boven and (variant.paden <= laag.paden or _zegt_een_optie(laag, variant)):
            return laag
        boven = boven or laag.id == variant.voorstel_id
    return None


def _zegt_een_optie(laag: Voorstel, variant: Variant) -> bool:
    gezet = {w.pad: w.waarden[0][1] for b in laag.bepalingen for w in b.parameters if w.pad in variant.paden}
    return any(
        gezet == {wijzigt.pad: wijzigt.waarden[0][1] for wijzigt in optie.parameters}
        for optie in variant.opties.values()
        if optie.parameters
    )


def _klasse(delen: Systeemnaam, mappen: tuple[Path | str, ...], vertrouw: bool) -> type[Hervorming] | None:
    """The class of a system: one layer a proposal, one for what the name adds."""
    keten = lees_keten(delen.kop, mappen).voorstellen
    klasse: type[Hervorming] | None = None
    gekozen: list[tuple[str, str]] = []
    keuzes = dict(delen.keuzes)
    for laag in keten:
        hier = [(v.naam, keuzes[v.naam]) for v in laag.varianten if v.naam in keuzes]
        gekozen += hier
        opties = tuple(v.opties[keuzes[v.naam]] for v in laag.varianten if v.naam in keuzes)
        tussennaam = str(Systeemnaam(laag.id, tuple(sorted(gekozen))))
        regels = regels_van(laag, vertrouw=vertrouw)
        klasse = maak_klasse(tussennaam, zettingen_van(laag, opties), klasse, regels)
    los = (*_losse_zettingen(delen), *_lezing_zettingen(delen))
    return maak_klasse(str(delen), los, klasse) if los else klasse


def _losse_zettingen(delen: Systeemnaam) -> tuple[Zetting, ...]:
    per_pad: dict[str, list[tuple[datetime.date, Waarde]]] = {}
    for pad, tekst, datum in delen.los:
        parameter = blad(law.stelsel().parameters, pad)
        if parameter is not None:
            waarde = lees_tekst(parameter, tekst)
            per_pad.setdefault(pad, []).append((datetime.date.fromisoformat(datum), waarde))
    return tuple(Zetting(Wijzigt(pad, tuple(sorted(waarden))), "los") for pad, waarden in per_pad.items())


def _lezing_zettingen(delen: Systeemnaam) -> tuple[Zetting, ...]:
    zettingen = []
    for sleutel, keuze, datum in delen.lezingen:
        pad = f"lezingen.{sleutel}"
        parameter = blad(law.stelsel().parameters, pad)
        if parameter is not None:
            vanaf = datetime.date.fromisoformat(datum) if datum else eerste_datum(parameter)
            zettingen.append(Zetting(Wijzigt(pad, ((vanaf, keuze),)), "lezing"))
    return tuple(zettingen)


def _bouw(delen: Systeemnaam, mappen: tuple[Path | str, ...], vertrouw: bool) -> Systeem:
    naam = str(delen)
    onder = lees_keten(delen.kop, mappen)
    keten = onder.voorstellen
    klasse = _klasse(delen, mappen, vertrouw) if mappen else _eigen_klasse(delen)
    try:
        stelsel = law.stelsel() if klasse is None else klasse(law.stelsel())
    except WistLater as wist:
        hulp = Tweetalig(
            "noem elke datum met een waarde of {basis}: {delen}",
            "name each date with a value or “{basis}”: “{delen}”",
            basis=ZOALS_BASIS,
            delen=" ".join(f"+{wist.pad}={ZOALS_BASIS}@{datum}" for datum in wist.datums),
        )
        raise _fout(naam, wist.tekst, hulp) from None
    except ZetFout as fout:
        raise _fout(naam, fout.tekst, fout.oplossing) from None
    keuzes = dict(delen.keuzes)
    open_keuzes = tuple(
        variant
        for laag in keten
        for variant in laag.varianten
        if variant.naam not in keuzes and _beslist_door(variant, keten) is None
    )
    wijzigingen = alle_wijzigingen(stelsel)
    data = [laag.inwerkingtreding for laag in keten]
    data += [datetime.date.fromisoformat(min(datum for _, _, datum in delen.los))] if delen.los else []
    return Systeem(
        naam=naam,
        titel=_titel(delen, keten, stelsel),
        status="hypothetisch" if delen.los else keten[-1].status if keten else "in_werking",
        stelsel=stelsel,
        keten=keten,
        keuzes=MappingProxyType(keuzes),
        open_keuzes=open_keuzes,
        open_vragen=_open_vragen(keten, wijzigingen, {naam for naam, _, _ in delen.lezingen}),
        lezingen=MappingProxyType({sleutel: keuze for sleutel, keuze, _ in delen.lezingen}),
        wijzigingen=wijzigingen,
        in_werking_vanaf=max(data) if data else None,
    )


def _open_vragen(
    keten: tuple[Voorstel, ...], wijzigingen: tuple[Wijziging, ...], lezingen: Iterable[str]
) -> tuple[OpenVraag, ...]:
    """Open questions of the chain that nothing answers after all.

    An answer is a chosen reading, or all the parameters of the question set by a variant, by a loose change
    or by a later proposal. A later question about the same parameters takes the place of an earlier one.
    """
    plaats = {laag.id: nummer for nummer, laag in enumerate(keten)}
    vragen = [vraag for laag in keten for vraag in laag.open_vragen]

    def beantwoord(vraag: OpenVraag) -> bool:
        hier = plaats[vraag.voorstel_id]
        gezet = {
            wijziging.pad
            for wijziging in wijzigingen
            if wijziging.soort in ("variant", "los")
            or (wijziging.soort == "bepaling" and plaats[wijziging.voorstel_id or ""] > hier)
        }
        opnieuw = {pad for andere in vragen if plaats[andere.voorstel_id] > hier for pad in andere.parameters}
        paden = set(vraag.parameters)
        return vraag.lezing in lezingen or (bool(paden) and (paden <= gezet or paden <= opnieuw))

    return tuple(vraag for vraag in vragen if not beantwoord(vraag))


def _titel(delen: Systeemnaam, keten: tuple[Voorstel, ...], stelsel: TaxBenefitSystem) -> str:
    titel = keten[-1].titel if keten else "Huidig recht"
    varianten = {variant.naam: variant for laag in keten for variant in laag.varianten}
    met = [varianten[naam].opties[optie].titel for naam, optie in delen.keuzes]
    met += [f"lezing {naam}: {keuze}" for naam, keuze, _ in delen.lezingen]
    for pad, _, datum in delen.los:
        info = law.parameterinfo(pad)
        waarde = toon_parameter(info, law.waarde(stelsel, pad, datum))
        met.append(f"{in_de_zin(info.label)}: {waarde} vanaf {datum_voluit(datum)}")
    return f"{titel}, met {'; '.join(met)}" if met else titel
