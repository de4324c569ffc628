"""Makes the rows of the bench: numbers, open choices, readings, and sentences without a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from samenleving import law
from samenleving.advice import aanbevelingen
from samenleving.compare.provisions import bron_van, waarde_op, zetter
from samenleving.compare.subjects import onderwerpregels
from samenleving.conformity.loading import laad_toetsen
from samenleving.display import NIET_BEPAALD, toon_parameter, zekerheid
from samenleving.legislation import laad_akten
from samenleving.proposals.compile import Wijziging
from samenleving.proposals.model import Bepaling, OpenVraag, Variant
from samenleving.proposals.scaffold import niveau_van
from samenleving.proposals.tree import eerste_datum
from samenleving.systems import Systeem
from samenleving.workbench.bench import Bron, Cel, Celsoort, Kolom, Plaats, Raakpunt, Rij
from samenleving.workbench.compiled import basis_van
from samenleving.workbench.concept import Concept
from samenleving.workbench.edits import uit_bestand, uit_keuze, vaste_bepalingen
from samenleving.workbench.fields import (
    Veld,
    alle_paden,
    niveau_van_akte,
    nooit_hier,
    onderwerp_van,
    parameter_van,
    plekken,
    telt_niet,
    veld_van,
)
from samenleving.workbench.provisions import in_de_naam, variant_van
from samenleving.workbench.sentences import Zindeel, zin_van

NIVEAUTITELS = {
    "decreet": "decreet",
    "besluit": "besluit van de Vlaamse Regering",
    "bvr": "besluit van de Vlaamse Regering",
    "mb": "ministerieel besluit",
    "federaal": "federaal",
    "": "geen wettekst",
}
LEZINGEN = ("lezingen", "Hoe de tekst gelezen wordt")
REST = "overige"
_GEEN = "–"
_OPEN_KEUZE = "open keuze"
_OPEN_VRAAG = "open vraag"
_NIET_GEREGELD = "niet geregeld"
_ZONDER_GETAL = (
    "In deze zin staat geen getal of keuze die het model kent. Schrijf haar zelf in de tekst van het ontwerp."
)


@cache
def raakpunten() -> Mapping[str, tuple[Raakpunt, ...]]:
    """The recommendations whose check looks at a parameter, by its path."""
    alle = {rij.id: rij for rij in aanbevelingen()}
    uit: dict[str, list[Raakpunt]] = {}
    for id_, toets in laad_toetsen().items():
        rij = alle[id_]
        for pad in toets.paden:
            if not pad.endswith(".in_werking"):
                uit.setdefault(pad, []).append(Raakpunt(id_, rij.orgaan, rij.document, rij.stelling))
    return {pad: tuple(rijen) for pad, rijen in uit.items()}


class Rijmaker:
    """The rows of one bench."""

    def __init__(
        self, concept: Concept, systemen: Sequence[Systeem], kolommen: Sequence[Kolom], dag: date
    ) -> None:
        self.concept, self.systemen, self.kolommen, self.dag = concept, systemen, kolommen, dag
        self.mijn = systemen[-1]
        self.basis = basis_van(concept)
        self.vast = {w.pad: b for b in vaste_bepalingen(concept) for w in b.parameters}
        self.gekozen = dict(self._gekozen())
        self.open: list[dict[str, Variant | OpenVraag]] = [_open(s) for s in systemen]

    def rijen(self) -> Iterator[Rij]:
        """Every row: subject by subject, then the readings."""
        per_onderwerp: dict[str, list[Rij]] = {}
        for rij in (*self._keuzes(), *self._waarden(), *self._zinnen()):
            per_onderwerp.setdefault(rij.onderwerp, []).append(rij)
        for regel in onderwerpregels():
            yield from per_onderwerp.get(regel.id, ())
        yield from self._lezingen()

    def _gekozen(self) -> Iterator[tuple[str, tuple[Variant, Bepaling]]]:
        """Parameters that my choices set, with the choice."""
        for naam, optie in self.concept.keuzes.items():
            variant = variant_van(naam, self.mijn.keten)
            if variant is not None:
                for wijzigt in variant.opties[optie].parameters:
                    yield wijzigt.pad, (variant, variant.opties[optie])

    # --- numbers

    def _waarden(self) -> Iterator[Rij]:
        for pad in alle_paden():
            yield self._waarde(pad)

    def _waarde(self, pad: str) -> Rij:
        info = law.parameterinfo(pad)
        onderwerp = onderwerp_van(pad)
        cellen = self._cellen(pad)
        waarde = waarde_op(self.mijn.stelsel, pad, self.dag)
        waarom = self._waarom_niet(pad)
        plaatsen = _plaatsen(pad)
        bepaling = _bepaling_van(zetter(self.mijn, pad, self.dag), self.mijn)
        niveau = (bepaling.niveau if bepaling else None) or _niveau(pad)
        raak = raakpunten().get(pad, ())
        return Rij(
            sleutel=pad,
            soort="waarde",
            label=info.label,
            onderwerp=onderwerp.id,
            onderwerp_titel=onderwerp.titel,
            zin=zin_van(pad, self.basis, lambda p: waarde_op(self.mijn.stelsel, p, self.dag)),
            cellen=cellen,
            niveau=niveau,
            niveau_titel=NIVEAUTITELS[niveau],
            plaatsen=plaatsen,
            bronnen=tuple(Bron(b.titel, _zeker(b.zekerheid), b.href) for b in bron_van(pad, self.dag)),
            gemodelleerd=bepaling.gemodelleerd if bepaling else "ja",
            aanname=bepaling.aanname if bepaling else "",
            aanbevelingen=raak,
            organen=tuple(dict.fromkeys([*self._organen(pad), *(r.orgaan for r in raak)])),
            veld=None if waarom else veld_van(pad, waarde),
            waarom_niet=waarom,
            gewijzigd=pad in self.concept.waarden or pad in self.gekozen,
            verschilt=_verschilt(cellen),
        )

    def _waarom_niet(self, pad: str) -> str:
        if waarom := nooit_hier(pad):
            return waarom
        if pad in self.gekozen:
            variant, optie = self.gekozen[pad]
            return _zin(*uit_keuze(variant.vraag, optie.titel))
        if pad in self.vast:
            return _zin(*uit_bestand(self.vast[pad].titel))
        begin = eerste_datum(parameter_van(pad))
        if begin > date.fromisoformat(self.concept.vanaf):
            return f"Deze waarde bestaat pas vanaf {begin}, na de inwerkingtreding van uw voorstel."
        return telt_niet(pad, self.mijn, self.dag)

    def _cellen(self, pad: str) -> tuple[Cel, ...]:
        uit: list[Cel] = []
        for kolom, deze, open_ in zip(self.kolommen, self.systemen, self.open, strict=True):
            tekst, waarde, door, soort = self._cel(pad, deze, open_)
            anders = bool(uit) and tekst != uit[0].tekst
            uit.append(Cel(kolom.sleutel, tekst, waarde, anders, door, soort))
        return tuple(uit)

    def _cel(
        self, pad: str, deze: Systeem, open_: Mapping[str, Variant | OpenVraag]
    ) -> tuple[str, Any, str, Celsoort]:
        waarde = waarde_op(deze.stelsel, pad, self.dag)
        wie = zetter(deze, pad, self.dag)
        if wie is None and pad in open_:
            keuze = open_[pad]
            soort: Celsoort = "open_keuze" if isinstance(keuze, Variant) else "open_vraag"
            return (_OPEN_KEUZE if soort == "open_keuze" else _OPEN_VRAAG), waarde, keuze.vraag, soort
        if waarde is None or (wie is None and is_ontwerpruimte(pad)):
            return _NIET_GEREGELD, waarde, "", "niet_geregeld"
        tekst = " ".join(toon_parameter(law.parameterinfo(pad), waarde).split())
        bepaling = _bepaling_van(wie, deze)
        return tekst, waarde, bepaling.titel if bepaling else "", "waarde"

    def _organen(self, pad: str) -> Iterator[str]:
        for deze in self.systemen[:-1]:
            for laag in deze.keten:
                if pad in laag.paden or any(pad in variant.paden for variant in laag.varianten):
                    yield laag.orgaan

    # --- open choices

    def _keuzes(self) -> Iterator[Rij]:
        lagen = {laag.id: laag for deze in self.systemen for laag in deze.keten}
        for laag in lagen.values():
            for variant in laag.varianten:
                yield self._keuze(variant, laag.orgaan)

    def _keuze(self, variant: Variant, orgaan: str) -> Rij:
        paden = [w.pad for optie in variant.opties.values() for w in optie.parameters]
        onderwerp = onderwerp_van(paden[0]) if paden else onderwerpregels()[-1]
        cellen: list[Cel] = []
        for kolom, deze in zip(self.kolommen, self.systemen, strict=True):
            tekst, soort = _keuze_van(variant, deze, self.dag)
            anders = bool(cellen) and tekst != cellen[0].tekst
            cellen.append(Cel(kolom.sleutel, tekst, None, anders, "", soort))
        gekozen = self.concept.keuzes.get(variant.naam, "")
        waarom = self._keuze_waarom_niet(variant)
        titel = variant.opties[gekozen].titel if gekozen in variant.opties else cellen[-1].tekst
        raak = tuple(dict.fromkeys(r for pad in paden for r in raakpunten().get(pad, ())))
        keuzes = (("", _OPEN_KEUZE), *((naam, optie.titel) for naam, optie in variant.opties.items()))
        veld = Veld("keuze", "", None, None, False, keuzes, gekozen, "Kies een van de mogelijkheden.")
        niveaus = {optie.niveau for optie in variant.opties.values()}
        niveau = (niveaus.pop() or "") if len(niveaus) == 1 else ""
        return Rij(
            sleutel=variant.naam,
            soort="keuze",
            label=variant.vraag,
            onderwerp=onderwerp.id,
            onderwerp_titel=onderwerp.titel,
            zin=(Zindeel(f"{variant.vraag} "), Zindeel(titel, anker=True)),
            cellen=tuple(cellen),
            niveau=niveau,
            niveau_titel=NIVEAUTITELS[niveau] if niveau else "hangt af van de keuze",
            aanbevelingen=raak,
            organen=tuple(dict.fromkeys([orgaan, *(r.orgaan for r in raak)])),
            veld=None if waarom else veld,
            waarom_niet=waarom,
            gewijzigd=bool(gekozen),
            verschilt=_verschilt(cellen),
        )

    def _keuze_waarom_niet(self, variant: Variant) -> str:
        if variant_van(variant.naam, self.mijn.keten) is None:
            return "Uw voorstel bouwt niet voort op het voorstel dat deze keuze openlaat."
        eigen = variant_van(variant.naam, self.basis.keten)
        if eigen is None or variant.naam in self.concept.keuzes:
            return ""
        if any(v.naam == variant.naam for v in self.mijn.open_keuzes):
            return ""
        if any(in_de_naam(eigen, naam) for naam in eigen.opties):
            return ""
        return (
            "Deze keuze ligt al vast: een bepaling van uw voorstel of van de basis zegt welke waarde geldt."
        )

    # --- readings

    def _lezingen(self) -> Iterator[Rij]:
        for naam, info in law.lezingen().items():
            cellen: list[Cel] = []
            for kolom, deze in zip(self.kolommen, self.systemen, strict=True):
                waarde = waarde_op(deze.stelsel, info.pad, self.dag)
                tekst = NIET_BEPAALD if waarde is None else toon_parameter(info, waarde)
                anders = bool(cellen) and tekst != cellen[0].tekst
                cellen.append(Cel(kolom.sleutel, tekst, waarde, anders, "", "waarde"))
            yield Rij(
                sleutel=naam,
                soort="lezing",
                label=info.label,
                onderwerp=LEZINGEN[0],
                onderwerp_titel=LEZINGEN[1],
                zin=(
                    Zindeel(f"{info.beschrijving.rstrip('.')}: "),
                    Zindeel(cellen[-1].tekst, anker=True, pad=info.pad),
                ),
                cellen=tuple(cellen),
                niveau_titel=NIVEAUTITELS[""],
                veld=veld_van(info.pad, cellen[-1].waarde),
                gewijzigd=naam in self.concept.lezingen,
                verschilt=_verschilt(cellen),
            )

    # --- sentences without a number

    def _zinnen(self) -> Iterator[Rij]:
        yield from self._uit_voorstellen()
        leeg = tuple(Cel(kolom.sleutel, "", None, False, "", "waarde") for kolom in self.kolommen)
        for akte in laad_akten().values():
            for nummer, deel in enumerate(akte.delen()):
                if deel.parameters or not deel.tekst:
                    continue
                plaats = Plaats(akte.id, akte.korte_naam, deel.plaats, akte.te_wijzigen_door)
                waarom = nooit_hier_akte(plaats) or _ZONDER_GETAL
                yield Rij(
                    sleutel=f"{akte.id}:{nummer}",
                    soort="zin",
                    label=deel.onderwerp,
                    onderwerp=REST,
                    onderwerp_titel=onderwerpregels()[-1].titel,
                    zin=(Zindeel(deel.tekst),),
                    cellen=leeg,
                    niveau=akte.te_wijzigen_door,
                    niveau_titel=NIVEAUTITELS[akte.te_wijzigen_door],
                    plaatsen=(plaats,),
                    bronnen=(Bron(f"{akte.korte_naam}, {deel.plaats}", _zeker(deel.zekerheid or ""), ""),),
                    gemodelleerd=deel.status,
                    aanname=deel.reden or "",
                    waarom_niet=waarom,
                )

    def _uit_voorstellen(self) -> Iterator[Rij]:
        lagen = {laag.id: laag for deze in self.systemen for laag in deze.keten}
        for laag in lagen.values():
            for bepaling in laag.bepalingen:
                if bepaling.parameters:
                    continue
                cellen = tuple(
                    Cel(
                        kolom.sleutel,
                        "bepaalt dit" if laag in deze.keten else _GEEN,
                        None,
                        False,
                        "",
                        "waarde",
                    )
                    for kolom, deze in zip(self.kolommen, self.systemen, strict=True)
                )
                regel = next(
                    (r for r in onderwerpregels() if bepaling.clausule in r.clausules), onderwerpregels()[-1]
                )
                yield Rij(
                    sleutel=f"{laag.id}:{bepaling.id}",
                    soort="zin",
                    label=bepaling.titel,
                    onderwerp=regel.id,
                    onderwerp_titel=regel.titel,
                    zin=(Zindeel(bepaling.stelling),),
                    cellen=cellen,
                    niveau=bepaling.niveau or "",
                    niveau_titel=NIVEAUTITELS[bepaling.niveau or ""],
                    bronnen=(Bron(f"{laag.orgaan}, {bepaling.passage}", "", laag.bron.href),),
                    gemodelleerd=bepaling.gemodelleerd,
                    aanname=bepaling.aanname or bepaling.reden,
                    organen=(laag.orgaan,),
                    waarom_niet=_ZONDER_GETAL,
                    verschilt=_verschilt(cellen),
                )


@cache
def is_ontwerpruimte(pad: str) -> bool:
    """Whether a parameter has no source of law: then a value nobody set is nobody's."""
    rijen = [v for rij in law.parameterinfo(pad).verwijzingen.values() for v in rij]
    return all(v.zekerheid == "ONTWERP" for v in rijen)


def nooit_hier_akte(plaats: Plaats) -> str:
    """Why no Flemish proposal changes an act; empty where one can."""
    if plaats.niveau != "federaal":
        return ""
    return f"Dit staat in {plaats.akte_titel}. Enkel de federale overheid kan dat wijzigen."


def _open(deze: Systeem) -> dict[str, Variant | OpenVraag]:
    uit: dict[str, Variant | OpenVraag] = {p: vraag for vraag in deze.open_vragen for p in vraag.parameters}
    return uit | {pad: variant for variant in deze.open_keuzes for pad in variant.paden}


def _keuze_van(variant: Variant, deze: Systeem, dag: date) -> tuple[str, Celsoort]:
    if variant_van(variant.naam, deze.keten) is None:
        return _GEEN, "niet_geregeld"
    if variant.naam in deze.keuzes:
        return variant.opties[deze.keuzes[variant.naam]].titel, "waarde"
    if any(v.naam == variant.naam for v in deze.open_keuzes):
        return _OPEN_KEUZE, "open_keuze"
    for optie in variant.opties.values():
        if optie.parameters and all(
            waarde_op(deze.stelsel, w.pad, dag) == w.waarden[0][1] for w in optie.parameters
        ):
            return optie.titel, "waarde"
    return "beslist door een andere bepaling", "waarde"


def _bepaling_van(wijziging: Wijziging | None, deze: Systeem) -> Bepaling | None:
    if wijziging is None or wijziging.voorstel_id is None or wijziging.bepaling_id is None:
        return None
    laag = next(laag for laag in deze.keten if laag.id == wijziging.voorstel_id)
    return laag.bepaling(wijziging.bepaling_id)


@cache
def _plaatsen(pad: str) -> tuple[Plaats, ...]:
    return tuple(
        Plaats(akte.id, akte.korte_naam, deel.plaats, niveau_van_akte(akte, pad))
        for akte, deel in plekken().get(pad, ())
    )


@cache
def _niveau(pad: str) -> str:
    niveaus = {plaats.niveau for plaats in _plaatsen(pad)}
    if niveaus == {"mb"}:
        return "mb"
    return niveau_van(pad) or ""


def _verschilt(cellen: Sequence[Cel]) -> bool:
    return len({cel.tekst for cel in cellen}) > 1


def _zeker(code: str) -> str:
    return zekerheid(code) if code else ""


def _zin(tekst: str, oplossing: str) -> str:
    return f"{tekst[:1].upper()}{tekst[1:]}. {oplossing[:1].upper()}{oplossing[1:]}."
