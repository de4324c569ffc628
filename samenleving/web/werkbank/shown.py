"""What each page shows, gathered from the core; the templates only lay it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from typing import Any

from flask import request, url_for

from samenleving.documents import Tabel
from samenleving.documents.structuur import doorloop
from samenleving.dossier.file import FORMATEN
from samenleving.errors import InvoerFout, Melding
from samenleving.proposals import voorstellen
from samenleving.proposals.model import HUIDIG
from samenleving.web.werkbank.actions import Gevolg, titel_van
from samenleving.web.werkbank.cases import gevalblokken
from samenleving.web.werkbank.edits import Veld
from samenleving.web.werkbank.embed import ingebed
from samenleving.web.werkbank.service import NAAM, dienst
from samenleving.web.werkbank.state import (
    BEWAREN,
    GEVOLGEN,
    IN_EN_UIT,
    MEESTE_KOLOMMEN,
    TAFEL,
    TEKST,
    Staat,
    nieuwe_staat,
)
from samenleving.workbench import history
from samenleving.workbench.address import adres_van, naar_vraag
from samenleving.workbench.bench import Bank, Rij, werkbank
from samenleving.workbench.calendars import kalenders, trajecten
from samenleving.workbench.concept import naar_json, uit_json
from samenleving.workbench.edits import wijzigingen
from samenleving.workbench.effects import Effecten, effecten, samengevat
from samenleving.workbench.folder import opdracht
from samenleving.workbench.population import MAX_SYSTEMEN
from samenleving.workbench.search import filters, zoek
from samenleving.workbench.store import Werkmap
from samenleving.workbench.text import Tekststuk, tekstbeeld

ERNSTEN = {
    "hoog": "ernstig",
    "aandacht": "let op",
    "te_beoordelen": "te beoordelen",
    "ter_info": "ter info",
}
FORMAATNAMEN = {
    "html": "HTML",
    "docx": "Word (DOCX)",
    "pdf": "PDF",
    "akn": "Akoma Ntoso",
    "xlsx": "Excel (XLSX)",
    "md": "Markdown",
    "json": "JSON",
}
VERSLAGFORMATEN = ("docx", "pdf", "html", "xlsx", "json")
MAANDEN_VAN_DE_KALENDER = 24
LENGTE_VAN_HET_MERK = 16


@dataclass(frozen=True)
class Stelselkeuze:
    """A system that can be chosen."""

    naam: str
    titel: str
    status: str


def van(gevolg: Gevolg) -> dict[str, Any]:
    """Everything that the template of this page needs."""
    staat = gevolg.staat
    inhoud: dict[str, Any] = {
        "staat": staat,
        "blad": gevolg.blad,
        "melding": gevolg.melding,
        "melding_fout": False,
        "labels": {},
        "fouten": gevolg.fouten,
        "geschiedenis_json": history.naar_json_geschiedenis(staat.geschiedenis),
        "bewaard_json": "" if staat.bewaard is None else naar_json(staat.bewaard),
        "wijzigingen": wijzigingen(staat.concept),
        "wijzigingen_open": False,
        "basis_titel": titel_van(staat.concept.basis),
        "ernsten": ERNSTEN,
        "vorige": staat.vorige,
    }
    inhoud |= BLADEN_INHOUD[gevolg.blad](staat)
    namen = _veldnamen(gevolg.blad, inhoud)
    inhoud["verborgen"] = {veld: fout for veld, fout in gevolg.fouten.items() if veld not in namen}
    if gevolg.blad == TAFEL:
        inhoud["labels"] = {(rij.soort, rij.sleutel): rij.label for rij in inhoud["bank"].rijen}
    if gevolg.melding and "effecten" in inhoud:
        inhoud["melding"] = f"{gevolg.melding.rstrip('.')}. {samengevat(inhoud['effecten'])}"
    return inhoud | gevolg.extra


def _veldnamen(blad: str, inhoud: Mapping[str, Any]) -> set[Veld]:
    """The fields that stand on a page; a wrong value of another one travels along unseen."""
    namen: set[Veld] = {("kop", naam) for naam in ("titel", "orgaan", "vanaf")}
    if blad == TAFEL:
        namen |= {(rij.soort, rij.sleutel) for rij in inhoud["rijen"] if rij.veld is not None}
    elif blad == TEKST and inhoud["beeld"] is not None:
        namen |= {("motivering", veld.sleutel) for veld in inhoud["beeld"].motivering}
    elif blad in {IN_EN_UIT, BEWAREN}:
        namen.add(("kop", "id"))
    return namen


def bank_van(staat: Staat) -> Bank:
    """The provisions of every system beside mine."""
    return _bank(naar_json(staat.concept), staat.naast, staat.maand)


def bank_van_de_velden(staat: Staat) -> Bank:
    """The bench as it was posted; what can be typed does not depend on the systems beside mine."""
    try:
        return bank_van(staat)
    except InvoerFout:
        return bank_van(replace(staat, naast=(HUIDIG,), maand=""))


@lru_cache(maxsize=32)
def _bank(concept: str, naast: tuple[str, ...], maand: str) -> Bank:
    """An edit looks at the bench before and after it: the one before was made for the page at hand."""
    return werkbank(uit_json(concept), naast, maand)


def warm_op() -> None:
    """Compute what the first page shows, so that nobody waits for it."""
    staat = nieuwe_staat()
    bank_van(staat)
    _effecten(staat)


def gezochte(bank: Bank, staat: Staat) -> tuple[Rij, ...]:
    """The provisions that are searched for."""
    vraag = staat.zoek
    toon = vraag.get("toon", "")
    return zoek(
        bank,
        vraag.get("tekst", ""),
        akte=vraag.get("akte", ""),
        artikel=vraag.get("artikel", ""),
        onderwerp=vraag.get("onderwerp", ""),
        orgaan=vraag.get("orgaan", ""),
        niveau=vraag.get("niveau", ""),
        gewijzigd=True if toon == "gewijzigd" else None,
        verschilt=True if toon == "verschilt" else None,
        bewerkbaar=True if not toon else None,
    )


def _welke(rijen: tuple[Rij, ...]) -> str:
    """A short name for which provisions are shown, so that a page can tell what it shows already."""
    namen = "\n".join(f"{rij.soort}:{rij.sleutel}" for rij in rijen)
    return sha256(namen.encode()).hexdigest()[:LENGTE_VAN_HET_MERK]


def stelsels(*, met_achterhaalde: bool = False) -> tuple[Stelselkeuze, ...]:
    """Current law and the proposals."""
    return (
        Stelselkeuze("huidig", "Het geldende recht", "in_werking"),
        *(
            Stelselkeuze(dit.id, dit.titel, dit.status)
            for dit in voorstellen()
            if met_achterhaalde or dit.status != "achterhaald"
        ),
    )


def _tafel(staat: Staat) -> dict[str, Any]:
    bank = bank_van(staat)
    keuzes = filters(bank)
    bekend = stelsels(met_achterhaalde=True)
    eigen = [
        Stelselkeuze(kolom.sleutel, kolom.titel, kolom.status)
        for kolom in bank.kolommen
        if not kolom.mijn and kolom.sleutel not in {dit.naam for dit in bekend}
    ]
    rijen = gezochte(bank, staat)
    return {
        "bank": bank,
        "rijen": rijen,
        "getoond": _welke(rijen),
        "effecten": _effecten(staat),
        "zoekkeuzes": (
            ("onderwerp", "Onderwerp", keuzes.onderwerpen),
            ("akte", "Akte", keuzes.akten),
            ("orgaan", "Aanbevolen door", keuzes.organen),
            ("niveau", "Niveau", keuzes.niveaus),
        ),
        "naastkeuzes": (*bekend, *eigen),
        "meeste_kolommen": MEESTE_KOLOMMEN,
        "fout_naast": "",
    }


def _effecten(staat: Staat) -> Effecten:
    return effecten(staat.concept, staat.naast, maand=staat.maand, voor=staat.vorige)


def _gevolgen(staat: Staat) -> dict[str, Any]:
    mogelijk = trajecten()
    gekozen = request.form.get("traject", "") or mogelijk[0].id
    kalender: dict[str, Any] = {"kalenders": (), "fout_kalender": ""}
    try:
        kalender["kalenders"] = kalenders(
            staat.concept, staat.naast, traject=gekozen, van=staat.maand, maanden=MAANDEN_VAN_DE_KALENDER
        )
    except InvoerFout as fout:
        kalender["fout_kalender"] = str(fout)
    gevolgen = _effecten(staat)
    gevallen = gevalblokken(gevolgen)
    return {
        "effecten": gevolgen,
        "gevallen": gevallen,
        "meeste_bevolking": MAX_SYSTEMEN,
        "trajecten": mogelijk,
        "traject": gekozen,
        **kalender,
    }


def _tekst(staat: Staat) -> dict[str, Any]:
    try:
        beeld = tekstbeeld(staat.concept)
    except InvoerFout as fout:
        return {"beeld": None, "stuk": None, "inhoud": "", "fout_tekst": fout.meldingen}
    gevraagd = request.form.get("kies_stuk") or request.form.get("stuk", "")
    stuk = next((dit for dit in beeld.stukken if dit.id == gevraagd), _eerste(beeld.stukken))
    return {
        "beeld": beeld,
        "stuk": stuk,
        "inhoud": ingebed(stuk.document) if stuk.document is not None else "",
        "fout_tekst": (),
    }


def _eerste(stukken: tuple[Tekststuk, ...]) -> Tekststuk:
    return next((dit for dit in stukken if dit.document is not None), stukken[0])


def _in_en_uit(staat: Staat) -> dict[str, Any]:
    try:
        stukken = tekstbeeld(staat.concept).stukken
        fout_tekst: tuple[Melding, ...] = ()
    except InvoerFout as fout:
        stukken, fout_tekst = (), fout.meldingen
    return {
        "stukken": [(stuk, tuple(_formaten_van(stuk))) for stuk in stukken],
        "fout_tekst": fout_tekst,
        "formaten": [(formaat, FORMAATNAMEN.get(formaat, formaat.upper())) for formaat in FORMATEN],
        "verslagformaten": [(formaat, FORMAATNAMEN[formaat]) for formaat in VERSLAGFORMATEN],
        "opdracht": opdracht(staat.concept),
        "beginkeuzes": stelsels(met_achterhaalde=True),
        "verslag": None,
        "opmerkingen": (),
        "fout_in": None,
        **_adres(staat),
    }


def _formaten_van(stuk: Tekststuk) -> Iterator[str]:
    """What a paper can be taken away as; a sheet only where it has tables."""
    if stuk.document is None:
        return
    yield from ("docx", "pdf", "html")
    if any(isinstance(blok, Tabel) for blok in doorloop(stuk.document.blokken)):
        yield "xlsx"


def _adres(staat: Staat) -> dict[str, str]:
    concept = staat.concept
    try:
        vraag = naar_vraag(adres_van(concept, staat.naast, staat.maand))
    except InvoerFout as fout:
        return {"adres": "", "adres_mist": str(fout)}
    mist = "De motivering reist niet mee in het adres." if concept.motivering else ""
    return {"adres": f"{url_for(f'{NAAM}.begin', _external=True)}?{vraag}", "adres_mist": mist}


def _bewaren(_: Staat) -> dict[str, Any]:
    map_ = dienst().instelling.werkmap
    return {"bewaard": Werkmap(map_).lijst() if map_ is not None else (), "vraag_weg": None}


BLADEN_INHOUD: Mapping[str, Callable[[Staat], dict[str, Any]]] = {
    TAFEL: _tafel,
    GEVOLGEN: _gevolgen,
    TEKST: _tekst,
    IN_EN_UIT: _in_en_uit,
    BEWAREN: _bewaren,
}
