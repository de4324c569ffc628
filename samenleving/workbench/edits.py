"""Begin a concept, edit it, and tell what it changes. Every refusal names the field and what to do."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from samenleving import law
from samenleving.compare.provisions import waarde_op
from samenleving.display import datum, toon_parameter
from samenleving.dossier.motivation import (
    ADVIEZEN,
    ARTIKELEN,
    DELEN,
    MOTIEVEN,
    SECTIES,
    alineas_van,
    geen_motief,
)
from samenleving.errors import InvoerFout, Melding, bedoelde_u
from samenleving.locator import kort
from samenleving.proposals.loader import keten
from samenleving.proposals.model import HUIDIG, ZOALS_BASIS, Bepaling, Variant, Voorstel
from samenleving.proposals.tree import ZetFout
from samenleving.proposals.values import lees_tekst, schrijf
from samenleving.systems import Systeem, systeem
from samenleving.workbench.compiled import basis_van, compileer, onder_van
from samenleving.workbench.concept import (
    MAX_TEKENS,
    MAX_WAARDEN,
    Bewerking,
    Concept,
    Soort,
    controleer_id,
    controleer_tekst,
)
from samenleving.workbench.fields import lees_invoer, nooit_hier, parameter_van, telt_niet, voor_het_veld
from samenleving.workbench.provisions import variant_van
from samenleving.workbench.typed import lees_dag
from samenleving.workbench.writing import standaard_vanaf

STANDAARD_ID = "mijn_voorstel"
STANDAARD_TITEL = "Mijn voorstel"
KOPVELDEN = ("titel", "orgaan", "vanaf", "id")
MAX_TITEL = 200
EERSTE_RECHT = datetime.date(2018, 1, 1)
"""Start of wijk-werken, the first law in the package: before it nothing can be compared."""


@dataclass(frozen=True)
class EigenWijziging:
    """One thing that the concept says and its basis does not.

    Attributes:
        was, wordt: in words; `was` is empty where the basis says nothing.
        herstel: the edit that gives back what the basis says.
    """

    soort: Soort
    sleutel: str
    label: str
    was: str
    wordt: str
    herstel: Bewerking


def nieuw(
    basis: str = HUIDIG,
    *,
    id_: str = STANDAARD_ID,
    titel: str = STANDAARD_TITEL,
    orgaan: str = "",
    vanaf: str = "",
    mappen: Sequence[Path | str] = (),
) -> Concept:
    """A concept on any system.

    Args:
        basis: current law or a proposal; options, readings and loose changes in the name become choices and
            edits of the concept.
        id_: name of its folder.
        titel: what it is called.
        orgaan: who makes it.
        vanaf: first day; else that of the basis.
        mappen: folders with users' own proposals; those that the basis stands on travel with the concept.

    Raises:
        InvoerFout: a wrong name, date or id.
    """
    plekken = tuple(Path(map_) for map_ in mappen)
    deze = systeem(basis, plekken)
    kop = deze.voorstel.id if deze.voorstel is not None else HUIDIG
    onder = systeem(kop, plekken)
    concept = Concept(
        id=id_,
        titel=titel,
        basis=kop,
        vanaf=standaard_vanaf(onder),
        orgaan=orgaan,
        onder=onder_van(kop, plekken),
    )
    los = {w.pad: w for w in deze.wijzigingen if w.soort == "los"}
    bewerkingen = [Bewerking("kop", "id", id_)]
    data = {w.datum.isoformat() for w in los.values()}
    if len(data) > 1:
        hulp = "geef alle wijzigingen dezelfde datum, of begin zonder wijzigingen"
        raise InvoerFout.een("de wijzigingen in deze naam hebben verschillende data", hulp, veld="basis")
    bewerkingen += [Bewerking("kop", "vanaf", dag) for dag in ([vanaf] if vanaf else data)]
    bewerkingen += [Bewerking("keuze", naam, optie) for naam, optie in deze.keuzes.items()]
    bewerkingen += [Bewerking("lezing", naam, keuze) for naam, keuze in deze.lezingen.items()]
    bewerkingen += [Bewerking("waarde", pad, voor_het_veld(pad, w.nieuw)) for pad, w in los.items()]
    return bewerk(concept, *bewerkingen)


def bewerk(concept: Concept, *bewerkingen: Bewerking) -> Concept:
    """The concept with edits made, all of them or none.

    Raises:
        InvoerFout: a field that does not exist, a value that cannot stand, a federal provision, a value that
            follows from another choice, or a proposal that would not compile.
    """
    uit = concept
    for bewerking in bewerkingen:
        uit = _MAKERS[bewerking.soort](uit, bewerking.sleutel, bewerking.waarde)
    if uit == concept:
        compileer(uit)
        return uit
    for bewerking in bewerkingen:
        if bewerking.soort == "waarde" and bewerking.sleutel in uit.waarden:
            _controleer_botsing(uit, bewerking.sleutel)
    try:
        gemaakt = compileer(uit)
    except InvoerFout as fout:
        raise _met_veld(fout, bewerkingen) from None
    dag = datetime.date.fromisoformat(uit.vanaf)
    for bewerking in bewerkingen:
        pad = bewerking.sleutel
        if (
            bewerking.soort == "waarde"
            and pad in uit.waarden
            and (waarom := telt_niet(pad, gemaakt.systeem, dag))
        ):
            raise InvoerFout.een(waarom.rstrip("."), "wijzig eerst die andere waarde", veld=pad)
    return uit


def _met_veld(fout: InvoerFout, bewerkingen: Sequence[Bewerking]) -> InvoerFout:
    """Messages of the loader name a line of the file; the page knows the field that was edited."""
    if len(bewerkingen) != 1:
        return fout
    (een,) = bewerkingen
    return InvoerFout([Melding("", None, een.sleutel, m.tekst, m.oplossing, m.ernst) for m in fout.meldingen])


def _waarde(concept: Concept, pad: str, tekst: str) -> Concept:
    parameter = parameter_van(pad)
    if not tekst.strip():
        return replace(concept, waarden=_zonder(concept.waarden, pad))
    if waarom := nooit_hier(pad):
        raise InvoerFout.een(waarom.rstrip("."), "laat deze waarde staan", veld=pad)
    if tekst.strip() == ZOALS_BASIS:
        raise InvoerFout.een("dit is geen waarde", "laat het veld leeg om de basis te herstellen", veld=pad)
    waarde = lees_invoer(pad, tekst)
    if len(concept.waarden) >= MAX_WAARDEN and pad not in concept.waarden:
        raise InvoerFout.een("dit zijn te veel wijzigingen", f"blijf onder {MAX_WAARDEN}", veld=pad)
    onder = basis_van(concept)
    dag = datetime.date.fromisoformat(concept.vanaf)
    if waarde == waarde_op(onder.stelsel, parameter.name, dag) and _zegt_de_basis(pad, onder):
        return replace(concept, waarden=_zonder(concept.waarden, pad))
    return replace(concept, waarden={**concept.waarden, pad: schrijf(waarde)})


def _zegt_de_basis(pad: str, onder: Systeem) -> bool:
    """Whether the basis says this value itself: then the same value is no change.

    What a proposal leaves open, and what nobody has set in the design space, is decided by saying it.
    """
    open_ = {p for v in onder.open_keuzes for p in v.paden} | {
        p for v in onder.open_vragen for p in v.parameters
    }
    gezet = any(w.pad == pad for w in onder.wijzigingen)
    ontwerp = all(
        v.zekerheid == "ONTWERP" for rij in law.parameterinfo(pad).verwijzingen.values() for v in rij
    )
    return pad not in open_ and (gezet or not ontwerp)


def _keuze(concept: Concept, naam: str, optie: str) -> Concept:
    varianten = varianten_van(concept)
    if naam not in varianten:
        hulp = bedoelde_u(kort(naam), varianten) or "dit voorstel laat geen keuze open"
        raise InvoerFout.een(f"de keuze “{kort(naam)}” bestaat niet", hulp, veld=kort(naam))
    if not optie.strip():
        return replace(concept, keuzes=_zonder(concept.keuzes, naam))
    opties = varianten[naam].opties
    if optie not in opties:
        tekst = f"“{kort(optie)}” is geen mogelijkheid bij “{naam}”"
        raise InvoerFout.een(tekst, bedoelde_u(kort(optie), opties), veld=naam)
    gezet = {w.pad for w in opties[optie].parameters} & set(concept.waarden)
    if gezet:
        label = law.parameterinfo(min(gezet)).label
        tekst = f"u gaf “{label}” zelf een waarde, en deze keuze zet ze ook"
        raise InvoerFout.een(tekst, f"herstel eerst “{label}”", veld=naam)
    return replace(concept, keuzes={**concept.keuzes, naam: optie})


def varianten_van(concept: Concept) -> dict[str, Variant]:
    """The open choices below, and those of the folder itself where it was written by hand."""
    lagen = list(basis_van(concept).keten)
    if concept.vast:
        lagen.append(_vaste_laag(concept))
    return {v.naam: v for laag in lagen for v in laag.varianten}


def _lezing(concept: Concept, naam: str, keuze: str) -> Concept:
    lezingen = law.lezingen()
    if naam not in lezingen:
        tekst = f"de lezing “{kort(naam)}” bestaat niet"
        raise InvoerFout.een(tekst, bedoelde_u(kort(naam), lezingen), veld=kort(naam))
    if not keuze.strip():
        return replace(concept, lezingen=_zonder(concept.lezingen, naam))
    keuzes = lezingen[naam].keuzes
    if keuze not in keuzes:
        tekst = f"“{kort(keuze)}” is geen keuze van deze lezing"
        raise InvoerFout.een(tekst, bedoelde_u(kort(keuze), keuzes), veld=naam)
    return replace(concept, lezingen={**concept.lezingen, naam: keuze})


def _motivering(concept: Concept, sleutel: str, tekst: str) -> Concept:
    controleer_motivering(sleutel)
    netjes = tekst.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not netjes:
        return replace(concept, motivering=_zonder(concept.motivering, sleutel))
    controleer_tekst(netjes, sleutel, MAX_TEKENS)
    if sleutel == MOTIEVEN and (reden := geen_motief(alineas_van(netjes))):
        raise InvoerFout.een(reden, "schrijf het motief met andere woorden", veld=sleutel)
    return replace(concept, motivering={**concept.motivering, sleutel: netjes})


def controleer_motivering(sleutel: str) -> None:
    """A place where a text of the user can stand: a section, a recommendation, or an article of a part."""
    soort, _, rest = sleutel.partition(".")
    if soort in SECTIES and not rest:
        return
    if soort == ADVIEZEN and rest and len(rest) <= MAX_TITEL:
        return
    deel, _, nummer = rest.partition(".")
    if soort == ARTIKELEN and deel in DELEN and nummer and len(nummer) <= MAX_TITEL:
        return
    hulp = bedoelde_u(kort(soort), [*SECTIES, f"{ADVIEZEN}.<id>", f"{ARTIKELEN}.decreet.<nummer>"])
    raise InvoerFout.een(f"de plaats “{kort(sleutel)}” bestaat niet", hulp, veld=kort(sleutel))


def _kop(concept: Concept, naam: str, tekst: str) -> Concept:
    if naam not in KOPVELDEN:
        raise InvoerFout.een(
            f"het veld “{kort(naam)}” bestaat niet", bedoelde_u(kort(naam), KOPVELDEN), veld=kort(naam)
        )
    netjes = " ".join(tekst.split())
    if concept.vast and netjes != getattr(concept, naam):
        hulp = "wijzig het in reform.yaml, of bouw een nieuw voorstel op dit voorstel"
        raise InvoerFout.een("dit staat in het bestand dat u opende en blijft zoals het is", hulp, veld=naam)
    if naam == "id":
        controleer_id(netjes)
    elif naam == "vanaf":
        netjes = _dag(netjes or standaard_vanaf(basis_van(concept)))
    else:
        netjes = netjes or {"titel": STANDAARD_TITEL, "orgaan": ""}[naam]
        controleer_tekst(netjes, naam, MAX_TITEL)
    velden: dict[str, Any] = {naam: netjes}
    return replace(concept, **velden)


def _dag(tekst: str) -> str:
    try:
        dag = lees_dag(tekst)
    except ZetFout as fout:
        raise InvoerFout.een(fout.tekst, fout.oplossing, veld="vanaf") from None
    if dag < EERSTE_RECHT:
        tekst_ = f"vóór {datum(EERSTE_RECHT)} is hier geen recht opgenomen"
        raise InvoerFout.een(tekst_, "kies een latere datum", veld="vanaf")
    if dag.day != 1:
        eerste = dag.replace(day=1)
        volgende = (eerste + datetime.timedelta(days=32)).replace(day=1)
        tekst_ = f"{datum(dag)} is niet de eerste dag van een maand; de regels rekenen per maand"
        raise InvoerFout.een(tekst_, f"kies {datum(eerste)} of {datum(volgende)}", veld="vanaf")
    return dag.isoformat()


_MAKERS = {"waarde": _waarde, "keuze": _keuze, "lezing": _lezing, "motivering": _motivering, "kop": _kop}


def _controleer_botsing(concept: Concept, pad: str) -> None:
    """A value that one of my choices sets already, or that stands in the folder that was opened."""
    varianten = varianten_van(concept)
    for naam, optie in concept.keuzes.items():
        if naam in varianten and any(w.pad == pad for w in varianten[naam].opties[optie].parameters):
            raise InvoerFout.een(
                *uit_keuze(varianten[naam].vraag, varianten[naam].opties[optie].titel), veld=pad
            )
    for bepaling in vaste_bepalingen(concept):
        if any(w.pad == pad for w in bepaling.parameters):
            raise InvoerFout.een(*uit_bestand(bepaling.titel), veld=pad)


def uit_keuze(vraag: str, optie: str) -> tuple[str, str]:
    """What is told, and advised, of a value that follows from a choice."""
    return f"deze waarde volgt uit uw keuze “{optie}” ({vraag})", "kies iets anders, of herstel die keuze"


def uit_bestand(titel: str) -> tuple[str, str]:
    """What is told, and advised, of a value that was written by hand."""
    return (
        f"deze waarde staat in de bepaling “{titel}” van het bestand dat u opende, met een zin die ze noemt",
        "wijzig beide in reform.yaml, of bouw een nieuw voorstel op dit voorstel",
    )


def vaste_bepalingen(concept: Concept) -> tuple[Bepaling, ...]:
    """The provisions that were written by hand in the folder that was opened."""
    if not concept.vast:
        return ()
    return _vaste_laag(concept).bepalingen


def _vaste_laag(concept: Concept) -> Voorstel:
    """The proposal in the folder that was opened, without what the workbench adds."""
    kaal = replace(concept, waarden={}, keuzes={}, lezingen={})
    return keten(concept.id, compileer(kaal).mappen).voorstellen[-1]


def _zonder(tabel: Mapping[str, str], naam: str) -> dict[str, str]:
    return {sleutel: waarde for sleutel, waarde in tabel.items() if sleutel != naam}


# --- what I changed ---------------------------------------------------------------------------------------


def wijzigingen(concept: Concept) -> tuple[EigenWijziging, ...]:
    """Everything the concept changes on its basis, for a list with a way back."""
    onder = basis_van(concept)
    dag = datetime.date.fromisoformat(concept.vanaf)
    uit: list[EigenWijziging] = []
    varianten = {v.naam: v for laag in onder.keten for v in laag.varianten}
    for naam, optie in concept.keuzes.items():
        variant = varianten.get(naam) or variant_van(naam, compileer(concept).systeem.keten)
        vraag = variant.vraag if variant else naam
        titel = variant.opties[optie].titel if variant else optie
        uit.append(_eigen("keuze", naam, vraag, "open keuze", titel))
    for pad, tekst in concept.waarden.items():
        info = law.parameterinfo(pad)
        oud = waarde_op(onder.stelsel, pad, dag)
        nieuw_ = lees_tekst(parameter_van(pad), tekst)
        was = "" if oud is None else _toon(info, oud)
        uit.append(_eigen("waarde", pad, info.label, was, _toon(info, nieuw_)))
    for naam, keuze in concept.lezingen.items():
        info = law.lezingen()[naam]
        oud = waarde_op(onder.stelsel, info.pad, dag)
        uit.append(_eigen("lezing", naam, info.label, _toon(info, oud), _toon(info, keuze)))
    for sleutel, tekst in concept.motivering.items():
        uit.append(_eigen("motivering", sleutel, motiveringstitel(sleutel), "", _begin(tekst)))
    standaard = standaard_vanaf(onder)
    if concept.vanaf != standaard and not concept.vast:
        uit.append(_eigen("kop", "vanaf", "Inwerkingtreding", datum(standaard), datum(concept.vanaf)))
    return tuple(uit)


def _eigen(soort: Soort, sleutel: str, label: str, was: str, wordt: str) -> EigenWijziging:
    return EigenWijziging(soort, sleutel, label, was, wordt, Bewerking(soort, sleutel, ""))


def _toon(info: law.Parameterinfo, waarde: Any) -> str:
    return " ".join(toon_parameter(info, waarde).split())


def motiveringstitel(sleutel: str) -> str:
    """The name of a place in the memorandum."""
    soort, _, rest = sleutel.partition(".")
    if soort == ADVIEZEN:
        return f"Antwoord op aanbeveling {rest}"
    if soort == ARTIKELEN:
        deel, _, nummer = rest.partition(".")
        return f"Toelichting bij artikel {nummer} van het {deel}"
    return soort.replace("_", " ").capitalize()


def _begin(tekst: str, lengte: int = 80) -> str:
    plat = " ".join(tekst.split())
    return plat if len(plat) <= lengte else f"{plat[: lengte - 1]}…"
