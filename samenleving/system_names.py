"""Names of systems: current law or a proposal, with variants, readings and loose changes.

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
from dataclasses import dataclass
from pathlib import Path

from openfisca_core.parameters import Parameter, ParameterNode

from samenleving import law
from samenleving.errors import InvoerFout, Tweetalig, bedoelde_u
from samenleving.locator import kort
from samenleving.proposals.checks import datumfout
from samenleving.proposals.loader import keten as lees_keten
from samenleving.proposals.loader import voorstel_ids
from samenleving.proposals.model import HUIDIG, Variant, Voorstel, Waarde
from samenleving.proposals.tree import ZetFout, blad, bladeren
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
SCHRAP = Tweetalig("schrap er één", "remove one")


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


def naamfout(naam: str, tekst: str, oplossing: str) -> InvoerFout:
    """A fault in the name of a system."""
    return InvoerFout.een(tekst, oplossing, veld=f"systeem “{kort(naam, 120)}”")


def ontleed(naam: str) -> Systeemnaam:
    """Take a name apart by its grammar; nothing is looked up."""
    if len(naam) > MAX_LENGTE or naam.count("+") > MAX_DELEN:
        hulp = Tweetalig("geef ten hoogste {n} wijzigingen", "give at most {n} changes", n=MAX_DELEN)
        raise naamfout(naam, Tweetalig("deze naam is te lang", "this name is too long"), hulp)
    kop, *delen = [deel.strip() for deel in naam.strip().split("+")]
    if not kop:
        tekst = Tweetalig("de naam begint niet met een stelsel", "the name does not begin with a system")
        hulp = Tweetalig(
            "begin met {huidig} of met een voorstel",
            "begin with “{huidig}” or with a proposal",
            huidig=HUIDIG,
        )
        raise naamfout(naam, tekst, hulp)
    keuzes: dict[str, str] = {}
    lezingen: dict[str, tuple[str, str]] = {}
    los: dict[tuple[str, str], str] = {}
    for deel in delen:
        links, teken, rechts = (stuk.strip() for stuk in deel.partition("="))
        waarde, _, datum = (stuk.strip() for stuk in rechts.partition("@"))
        if not (links and teken and waarde):
            tekst = Tweetalig("“+{deel}” is onvolledig", "“+{deel}” is incomplete", deel=kort(deel))
            raise naamfout(naam, tekst, DEEL_VORM)
        if datum and lees_datum(datum) is None:
            tekst = Tweetalig(
                "“{datum}” is geen bestaande datum", "“{datum}” is no date that exists", datum=kort(datum)
            )
            raise naamfout(naam, tekst, DATUM_VORM)
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
                raise naamfout(naam, tekst, hulp)
            dubbel = links in keuzes
            keuzes[links] = waarde
        if dubbel:
            tekst = Tweetalig("“{deel}” staat er twee keer", "“{deel}” stands there twice", deel=kort(links))
            raise naamfout(naam, tekst, SCHRAP)
    return Systeemnaam(
        kop,
        tuple(sorted(keuzes.items())),
        tuple(sorted((sleutel, *paar) for sleutel, paar in lezingen.items())),
        tuple(sorted((pad, waarde, datum) for (pad, datum), waarde in los.items())),
    )


def normaliseer(delen: Systeemnaam, naam: str, mappen: tuple[Path | str, ...]) -> Systeemnaam:
    """Spell values in one way and fill in dates, after checking that everything named exists."""
    if delen.kop != HUIDIG and delen.kop not in voorstel_ids(mappen):
        bekend = [HUIDIG, *voorstel_ids(mappen)]
        tekst = Tweetalig(
            "het stelsel “{kop}” bestaat niet", "the system “{kop}” does not exist", kop=kort(delen.kop)
        )
        raise naamfout(naam, tekst, bedoelde_u(kort(delen.kop), bekend))
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
            raise naamfout(naam, tekst, Tweetalig("schrijf {goed}", "write “{goed}”", goed=goed))
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
            raise naamfout(naam, tekst, hulp)
        datumtekst = datumtekst or onder.voorstellen[-1].inwerkingtreding.isoformat()
        datum_ = datetime.date.fromisoformat(datumtekst)
        if (fout := datumfout(pad, datum_, jaarlijks_gelezen(law.stelsel()))) is not None:
            raise naamfout(naam, *fout)
        los.append((pad, schrijf(_waarde(parameter, getypt, naam)), datumtekst))
    if len({(pad, datum) for pad, _, datum in los}) < len(los):
        tekst = Tweetalig(
            "dezelfde parameter staat er twee keer met dezelfde datum",
            "the same parameter stands there twice with the same date",
        )
        raise naamfout(naam, tekst, SCHRAP)
    los.sort(key=lambda rij: (rij[0], rij[2]))
    return Systeemnaam(delen.kop, delen.keuzes, tuple(sorted(lezingen)), tuple(los))


def _parameter(boom: ParameterNode, pad: str, naam: str, tekst: str) -> Parameter:
    parameter = blad(boom, pad)
    if parameter is None:
        namen = [b.name for b in bladeren(boom)]
        if pad.startswith("lezingen."):
            kort_ = [n.removeprefix("lezingen.") for n in namen if n.startswith("lezingen.")]
            raise naamfout(naam, tekst, bedoelde_u(kort(pad.removeprefix("lezingen.")), kort_))
        raise naamfout(naam, tekst, bedoelde_u(kort(pad), namen))
    return parameter


def _waarde(parameter: Parameter, tekst: str, naam: str) -> Waarde:
    try:
        return lees_tekst(parameter, tekst)
    except ZetFout as fout:
        raise naamfout(naam, fout.tekst, fout.oplossing) from None


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
            raise naamfout(naam, tekst, bedoelde_u(kort(variant), varianten) or geen)
        opties = varianten[variant].opties
        if optie not in opties:
            tekst = Tweetalig(
                "“{optie}” is geen optie van de variant “{variant}”",
                "“{optie}” is no option of the variant “{variant}”",
                optie=kort(optie),
                variant=variant,
            )
            raise naamfout(naam, tekst, bedoelde_u(kort(optie), opties))
        door = beslist_door(varianten[variant], keten)
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
            raise naamfout(naam, tekst, hulp)


def beslist_door(variant: Variant, keten: tuple[Voorstel, ...]) -> Voorstel | None:
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
