"""Systems: current law or a proposal, with chosen variants, readings and loose changes.

How a system is named stands in `system_names`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from samenleving import law
from samenleving.display import datum as datum_voluit
from samenleving.display import in_de_zin, toon_parameter
from samenleving.errors import InvoerFout, Tweetalig, kies_uit
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
    ZOALS_BASIS,
    OpenVraag,
    Status,
    Variant,
    Voorstel,
    Waarde,
    Wijzigt,
)
from samenleving.proposals.rules import regels_van
from samenleving.proposals.tree import WistLater, ZetFout, blad, eerste_datum
from samenleving.proposals.values import lees_tekst
from samenleving.system_names import Systeemnaam, beslist_door, naamfout, normaliseer, ontleed

GEEF_MAAND = Tweetalig("geef zelf een maand als JJJJ-MM", "give a month yourself, as YYYY-MM")


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


def systeem(naam: str, mappen: Sequence[Path | str] = (), *, vertrouw: bool = False) -> Systeem:
    """The system of that name.

    Without user folders it is built once and shared. `vertrouw` lets a proposal in a user's folder run its
    `rules.py`. Raises `InvoerFout` for anything in the name, or in a proposal, that is wrong.
    """
    if mappen:
        return _bouw(normaliseer(ontleed(naam), naam, tuple(mappen)), tuple(mappen), vertrouw)
    return _eigen_op_naam(naam)


@lru_cache(maxsize=256)
def _eigen_op_naam(naam: str) -> Systeem:
    return _eigen(normaliseer(ontleed(naam), naam, ()))


@lru_cache(maxsize=256)
def _eigen(delen: Systeemnaam) -> Systeem:
    return _bouw(delen, (), False)


def hervorming(naam: str) -> type[Hervorming]:
    """The reform class of a system on the project's own proposals; raises `InvoerFout` for current law."""
    delen = normaliseer(ontleed(naam), naam, ())
    klasse = _eigen_klasse(delen)
    if klasse is None:
        raise naamfout(naam, "het geldende recht is geen hervorming", kies_uit(voorstel_ids()))
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
        raise naamfout(naam, wist.tekst, hulp) from None
    except ZetFout as fout:
        raise naamfout(naam, fout.tekst, fout.oplossing) from None
    keuzes = dict(delen.keuzes)
    open_keuzes = tuple(
        variant
        for laag in keten
        for variant in laag.varianten
        if variant.naam not in keuzes and beslist_door(variant, keten) is None
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
