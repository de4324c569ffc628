"""Keep proposals in the folder of the workbench, and never lose what a colleague kept meanwhile."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from flask import request
from werkzeug.exceptions import NotFound

from samenleving.errors import InvoerFout
from samenleving.web.werkbank.actions import Actie, Gevolg, leg_op_tafel, titel_van, vervang
from samenleving.web.werkbank.edits import pas_toe
from samenleving.web.werkbank.service import dienst
from samenleving.web.werkbank.state import BEWAREN, TAFEL
from samenleving.workbench.concept import Bewerking, Concept
from samenleving.workbench.merging import Samenrij, leg_samen, mijn_bewerkingen
from samenleving.workbench.store import IntussenBewaard, Werkmap

KEUZE = "kies:"
"""Begin of the name of a field that chooses between my version and the other."""


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
    staat = gevolg.staat.staat_in_de_map(concept, f"{concept.id}|{nieuw_merk}")
    return replace(gevolg, staat=staat, blad=BEWAREN, melding=f"Bewaard in de map {concept.id}.")


def _botsing(gevolg: Gevolg, botsing: IntussenBewaard, fout: str = "") -> Gevolg:
    """Show both versions with what each of us changed; nothing was written."""
    mijn = gevolg.staat.concept
    daar = botsing.concept
    extra = {
        "rijen": _samen(gevolg, daar) if daar is not None else (),
        "bases": tuple(titel_van(versie.basis) for versie in (mijn, daar)) if daar is not None else (),
        "begin_bekend": gevolg.staat.bewaard_in_de_map is not None,
        "daar": daar,
        "daar_merk": botsing.merk,
        "gekozen": _gekozen(),
        "fout_keuze": fout,
        "voorstel_id": _vrije_naam(mijn.id),
    }
    return replace(gevolg, blad=BEWAREN, extra=extra, sjabloon="werkbank/botsing.html", status=409)


def _samen(gevolg: Gevolg, daar: Concept) -> tuple[Samenrij, ...]:
    return leg_samen(gevolg.staat.bewaard_in_de_map, gevolg.staat.concept, daar)


def _gekozen() -> dict[tuple[str, str], str]:
    """What was chosen where both of us changed the same."""
    uit = {}
    for naam, wie in request.form.items():
        if naam.startswith(KEUZE):
            soort, _, sleutel = naam.removeprefix(KEUZE).partition(":")
            uit[soort, sleutel] = wie
    return uit


def _vrije_naam(id_: str) -> str:
    bezet = {bewaard.id for bewaard in werkmap().lijst()}
    return next(naam for nummer in count(2) if (naam := f"{id_[:50]}_{nummer}") not in bezet)


def _bewaar_als(gevolg: Gevolg, _: str) -> Gevolg:
    naam = request.form.get("nieuwe_id", "").strip()
    geschiedenis, fouten = pas_toe(gevolg.staat.geschiedenis, [Bewerking("kop", "id", naam)])
    if fouten:
        return replace(gevolg, blad=BEWAREN, fouten=fouten)
    anders = replace(gevolg, staat=gevolg.staat.met(geschiedenis).staat_in_de_map(geschiedenis.concept, ""))
    return _schrijf(anders, anders.staat.concept, None)


def _overschrijf(gevolg: Gevolg, merk: str) -> Gevolg:
    """Replace what was shown as the other version; if that changed again, show it again."""
    return _schrijf(gevolg, gevolg.staat.concept, merk or None)


def _neem_over(gevolg: Gevolg, merk: str) -> Gevolg:
    """Put together what each of us changed; where both changed the same, what was chosen."""
    mijn = gevolg.staat.concept
    try:
        geopend, nu = werkmap().lees(mijn.id)
    except InvoerFout as weg:
        return replace(gevolg, blad=BEWAREN, melding=str(weg), extra={"melding_fout": True}, status=409)
    daar = geopend.concept
    if nu != merk:
        fout = "Intussen bewaarde iemand opnieuw iets. Hieronder staat wat er nu in de werkmap staat."
        return _botsing(gevolg, IntussenBewaard(mijn.id, nu, daar), fout)
    bewerkingen = mijn_bewerkingen(_samen(gevolg, daar), _gekozen())
    if bewerkingen is None or mijn.basis != daar.basis:
        fout = "Kies eerst bij elke bepaling die u allebei wijzigde welke versie u houdt."
        return _botsing(gevolg, IntussenBewaard(mijn.id, nu, daar), fout)
    gevolg = vervang(gevolg, daar, f"{mijn.id}|{nu}")
    geschiedenis, fouten = pas_toe(gevolg.staat.geschiedenis, list(bewerkingen))
    melding = "Beide versies zijn samengevoegd. Er is nog niets bewaard: kijk na en bewaar."
    return replace(gevolg, staat=gevolg.staat.met(geschiedenis), fouten=fouten, blad=TAFEL, melding=melding)


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
