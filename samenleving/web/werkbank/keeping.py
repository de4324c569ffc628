"""Keep proposals in the folder of the workbench, and never lose what a colleague kept meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from flask import request
from werkzeug.exceptions import NotFound

from samenleving.errors import InvoerFout
from samenleving.web.werkbank.actions import Actie, Gevolg, leg_op_tafel, titel_van, vervang
from samenleving.web.werkbank.edits import pas_toe
from samenleving.web.werkbank.service import dienst
from samenleving.web.werkbank.state import BEWAREN, TAFEL
from samenleving.workbench.concept import Bewerking, Concept
from samenleving.workbench.edits import wijzigingen
from samenleving.workbench.store import IntussenBewaard, Werkmap

KOP = (("titel", "Titel"), ("orgaan", "Van wie"), ("vanaf", "Geldt vanaf"))


@dataclass(frozen=True)
class Verschilrij:
    """One thing in two versions of a proposal."""

    label: str
    mijn: str
    daar: str

    @property
    def anders(self) -> bool:
        """Whether the versions differ here."""
        return self.mijn != self.daar


def werkmap() -> Werkmap:
    """The folder of this workbench; nothing here exists without one."""
    map_ = dienst().instelling.werkmap
    if map_ is None:
        raise NotFound
    return Werkmap(map_)


def _bewaar(gevolg: Gevolg, _: str) -> Gevolg:
    if gevolg.fouten:
        return gevolg
    return _schrijf(gevolg, gevolg.staat.concept, gevolg.staat.merk_van_de_map)


def _schrijf(gevolg: Gevolg, concept: Concept, merk: str | None) -> Gevolg:
    try:
        nieuw_merk = werkmap().bewaar(concept, merk)
    except IntussenBewaard as botsing:
        return _botsing(gevolg, botsing)
    except InvoerFout as fout:
        return replace(gevolg, blad=BEWAREN, melding=str(fout), extra={"melding_fout": True}, status=422)
    staat = replace(gevolg.staat, merk=f"{concept.id}|{nieuw_merk}")
    return replace(gevolg, staat=staat, blad=BEWAREN, melding=f"Bewaard in de map {concept.id}.")


def _botsing(gevolg: Gevolg, botsing: IntussenBewaard) -> Gevolg:
    """Show both versions; nothing was written."""
    mijn = gevolg.staat.concept
    daar = botsing.concept
    extra = {
        "verschillen": tuple(verschillen(mijn, daar)) if daar is not None else (),
        "daar": daar,
        "daar_merk": botsing.merk,
        "voorstel_id": _vrije_naam(mijn.id),
    }
    return replace(gevolg, blad=BEWAREN, extra=extra, sjabloon="werkbank/botsing.html", status=409)


def verschillen(mijn: Concept, daar: Concept) -> Iterator[Verschilrij]:
    """Two versions, thing by thing."""
    for naam, label in KOP:
        yield Verschilrij(label, *(getattr(versie, naam) or "niet ingevuld" for versie in (mijn, daar)))
    yield Verschilrij("Wijzigt", titel_van(mijn.basis), titel_van(daar.basis))
    van_mij = {(w.soort, w.sleutel): w for w in wijzigingen(mijn) if w.soort != "kop"}
    van_daar = {(w.soort, w.sleutel): w for w in wijzigingen(daar) if w.soort != "kop"}
    for veld in dict.fromkeys((*van_mij, *van_daar)):
        een, ander = van_mij.get(veld), van_daar.get(veld)
        bekend = een or ander
        if bekend is not None:
            yield Verschilrij(bekend.label, een.wordt if een else "", ander.wordt if ander else "")


def _vrije_naam(id_: str) -> str:
    bezet = {bewaard.id for bewaard in werkmap().lijst()}
    return next(naam for nummer in count(2) if (naam := f"{id_[:50]}_{nummer}") not in bezet)


def _bewaar_als(gevolg: Gevolg, _: str) -> Gevolg:
    naam = request.form.get("nieuwe_id", "").strip()
    geschiedenis, fouten = pas_toe(gevolg.staat.geschiedenis, [Bewerking("kop", "id", naam)])
    if fouten:
        return replace(gevolg, blad=BEWAREN, fouten=fouten)
    anders = replace(gevolg, staat=replace(gevolg.staat.met(geschiedenis), merk=""))
    return _schrijf(anders, anders.staat.concept, None)


def _overschrijf(gevolg: Gevolg, merk: str) -> Gevolg:
    """Replace what was shown as the other version; if that changed again, show it again."""
    return _schrijf(gevolg, gevolg.staat.concept, merk or None)


def _neem_over(gevolg: Gevolg, _: str) -> Gevolg:
    """Do my changes on what the other kept."""
    mijn = gevolg.staat.concept
    daar, merk = werkmap().lees(mijn.id)
    gevolg = vervang(gevolg, daar.concept, f"{mijn.id}|{merk}")
    bewerkingen = [_als_bewerking(mijn, w.herstel) for w in wijzigingen(mijn) if w.soort != "kop"]
    geschiedenis, fouten = pas_toe(gevolg.staat.geschiedenis, bewerkingen)
    melding = "Uw wijzigingen staan nu op de versie uit de werkmap. Kijk ze na en bewaar."
    return replace(gevolg, staat=gevolg.staat.met(geschiedenis), fouten=fouten, blad=TAFEL, melding=melding)


def _als_bewerking(concept: Concept, herstel: Bewerking) -> Bewerking:
    """The edit that makes what `herstel` would take away."""
    vakken = {
        "waarde": concept.waarden,
        "keuze": concept.keuzes,
        "lezing": concept.lezingen,
        "motivering": concept.motivering,
    }
    return replace(herstel, waarde=vakken[herstel.soort].get(herstel.sleutel, ""))


def _open(gevolg: Gevolg, id_: str) -> Gevolg:
    try:
        geopend, merk = werkmap().lees(id_)
    except InvoerFout as fout:
        return replace(gevolg, blad=BEWAREN, melding=str(fout), extra={"melding_fout": True}, status=422)
    return leg_op_tafel(gevolg, geopend, f"{id_}|{merk}")


def _vraag_weg(gevolg: Gevolg, argument: str) -> Gevolg:
    id_, _, merk = argument.partition("|")
    return replace(gevolg, blad=BEWAREN, extra={"vraag_weg": {"id": id_, "merk": merk}})


def _weg(gevolg: Gevolg, argument: str) -> Gevolg:
    id_, _, merk = argument.partition("|")
    try:
        werkmap().verwijder(id_, merk)
    except IntussenBewaard:
        melding = f"“{id_}” is niet verwijderd: iemand bewaarde het intussen opnieuw. Bekijk het eerst."
        return replace(gevolg, blad=BEWAREN, melding=melding, extra={"melding_fout": True}, status=409)
    return replace(gevolg, blad=BEWAREN, melding=f"“{id_}” is weg uit de werkmap.")


ACTIES: dict[str, Actie] = {
    "bewaar": _bewaar,
    "bewaar_als": _bewaar_als,
    "overschrijf": _overschrijf,
    "neem_over": _neem_over,
    "open_bewaard": _open,
    "vraag_weg": _vraag_weg,
    "weg": _weg,
}
