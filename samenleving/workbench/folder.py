"""A proposal folder in and out, also as a zip: what the command line and a colleague can use as it is.

What a concept cannot hold stays in the folder, byte for byte, and is told. Nothing in a folder is ever run.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from samenleving.dossier.motivation import ADVIEZEN, ARTIKELEN
from samenleving.drafting.draft import heeft_tekst, ontwerp_van
from samenleving.errors import InvoerFout
from samenleving.files import lees_pakket
from samenleving.files.plain import ontcijfer, te_groot
from samenleving.locator import kort
from samenleving.proposals.model import TEKST_MAP
from samenleving.proposals.values import schrijf
from samenleving.workbench import writing
from samenleving.workbench.compiled import basis_van, compileer, zonder_pad
from samenleving.workbench.concept import (
    MAX_BESTANDEN,
    REFORM,
    Bestanden,
    Concept,
    controleer_bestandsnaam,
    controleer_id,
    weeg,
)
from samenleving.workbench.edits import controleer_motivering, vaste_bepalingen
from samenleving.workbench.folder_reading import lees_voorstelmap, overslaan
from samenleving.workbench.provisions import EIGEN, KEUZE, variant_van
from samenleving.workbench.writing import MOTIVERING, WERKBANK, eigen_bestanden, kop_van, zonder_blok

MAX_ZIP = 2_000_000
_LEESBAAR = 0o100644


@dataclass(frozen=True)
class Vast:
    """Something that stays in the folder as it is and cannot be changed on the bench."""

    wat: str
    titel: str
    waarom: str


@dataclass(frozen=True)
class Geopend:
    """A folder that was opened.

    Attributes:
        concept: what can be edited, with everything else that the folder holds.
        vast: what stays as it is.
        opmerkingen: what a user should know: files that were left out, remarks that moved.
    """

    concept: Concept
    vast: tuple[Vast, ...] = ()
    opmerkingen: tuple[str, ...] = ()


# --- out --------------------------------------------------------------------------------------------------


def naar_map(concept: Concept) -> dict[str, bytes]:
    """The files of the folder of a concept and of the proposals it brings along, by `<id>/<name>`.

    Raises `InvoerFout` where the concept does not compile.
    """
    return {
        f"{id_}/{naam}": inhoud
        for id_, bestanden in compileer(concept).bestanden.items()
        for naam, inhoud in bestanden.items()
    }


def naar_zip(concept: Concept) -> bytes:
    """The same in a zip, each folder at the top: the command of `opdracht` is given where it is unpacked.

    Equal concepts give equal bytes.
    """
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam, inhoud in naar_map(concept).items():
            deel = zipfile.ZipInfo(naam)
            deel.compress_type = zipfile.ZIP_DEFLATED
            deel.external_attr = _LEESBAAR << 16
            pakket.writestr(deel, inhoud)
    return doel.getvalue()


def opdracht(concept: Concept) -> str:
    """The command that makes the complete file from the folder."""
    return writing.opdracht(concept, compileer(concept).naam)


# --- in ---------------------------------------------------------------------------------------------------


def open_zip(inhoud: bytes, naam: str = "voorstel.zip") -> Geopend:
    """Open a zip with one proposal, and with those it stands on where they came along.

    Raises:
        InvoerFout: no zip, damaged, too large, a name that points out of it, links, no proposal, more than
            one, or a proposal that does not compile.
    """
    if len(inhoud) > MAX_ZIP:
        raise te_groot(naam, len(inhoud), MAX_ZIP)
    _weiger_koppelingen(inhoud, naam)
    delen = _lees_zip(inhoud, naam)
    if len(delen) > MAX_BESTANDEN:
        raise InvoerFout.een(
            "in deze zip zitten te veel bestanden", f"blijf onder {MAX_BESTANDEN}", bestand=naam
        )
    mappen: dict[str, dict[str, bytes]] = {}
    wortels = {deel.rpartition("/")[0] for deel in delen if deel.rpartition("/")[2] == REFORM}
    for deel, bytes_ in delen.items():
        wortel = next((w for w in wortels if deel.startswith(f"{w}/")), None)
        if wortel is not None:
            rest = deel[len(wortel) + 1 :]
            controleer_bestandsnaam(rest, naam)
            mappen.setdefault(wortel.rpartition("/")[2], {})[rest] = bytes_
    if not mappen:
        hulp = f"geef de zip van een map met een {REFORM} erin"
        raise InvoerFout.een("in deze zip staat geen voorstel", hulp, bestand=naam)
    if len(mappen) < len(wortels):
        raise InvoerFout.een(
            "twee mappen hebben dezelfde naam", "geef elk voorstel een eigen map", bestand=naam
        )
    return _open(mappen, naam)


def _lees_zip(inhoud: bytes, naam: str) -> Mapping[str, bytes]:
    """The files in a zip; what the reader of packed documents advises does not fit a folder."""
    try:
        return lees_pakket(inhoud, naam, lambda deel: not deel.endswith("/") and not overslaan(deel))
    except InvoerFout as fout:
        hulp = "maak de zip opnieuw van de map van uw voorstel, of bewaar het voorstel opnieuw als zip"
        raise InvoerFout([replace(melding, oplossing=hulp) for melding in fout.meldingen]) from None


def _weiger_koppelingen(inhoud: bytes, naam: str) -> None:
    """A link in a zip could lead anywhere once somebody unpacks it."""
    koppeling = 0o120000
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
            for deel in pakket.infolist():
                if (deel.external_attr >> 16) & 0o170000 == koppeling:
                    tekst = f"“{kort(deel.filename)}” in deze zip is een koppeling"
                    raise InvoerFout.een(tekst, "zet er het bestand zelf", bestand=naam)
    except zipfile.BadZipFile:
        return  # told by who reads it


def open_map(map_: Path) -> Geopend:
    """Open the folder of one proposal; the proposals beside it that it stands on come along.

    Raises as `open_zip`.
    """
    bestanden, opmerkingen = lees_voorstelmap(map_)
    mappen = {map_.name: bestanden}
    basis = _basis_in(bestanden, map_.name)
    while basis and basis not in mappen and (map_.parent / basis / REFORM).is_file():
        mappen[basis] = lees_voorstelmap(map_.parent / basis)[0]
        basis = _basis_in(mappen[basis], basis)
    geopend = open_bestanden(map_.name, {id_: b for id_, b in mappen.items() if id_ != map_.name}, bestanden)
    return replace(geopend, opmerkingen=(*opmerkingen, *geopend.opmerkingen))


def _open(mappen: Mapping[str, Bestanden], naam: str) -> Geopend:
    """The proposal that no other one stands on is the one that is opened."""
    bases = {_basis_in(bestanden, id_) for id_, bestanden in mappen.items()}
    boven = [id_ for id_ in mappen if id_ not in bases]
    if len(boven) != 1:
        tekst = f"in deze zip staan {len(boven)} voorstellen: {', '.join(sorted(map(kort, boven)))}"
        raise InvoerFout.een(tekst, "geef de map van één voorstel", bestand=naam)
    (id_,) = boven
    return open_bestanden(id_, {ander: b for ander, b in mappen.items() if ander != id_}, mappen[id_])


def _basis_in(bestanden: Bestanden, id_: str) -> str:
    basis = kop_van(ontcijfer(bestanden[REFORM], f"{id_}/{REFORM}"), f"{id_}/{REFORM}").get("basis")
    return basis if isinstance(basis, str) else ""


def open_bestanden(id_: str, onder: Mapping[str, Bestanden], bestanden: Bestanden) -> Geopend:
    """Open the files of a folder; `onder` are the folders of the proposals it stands on.

    A folder of the workbench becomes a concept that can be edited whole. Of one that was written by hand the
    provisions stay as they are.
    """
    controleer_id(id_)
    weeg([bestanden, *onder.values()], id_)
    for ander, inhoud in onder.items():
        controleer_id(ander)
        for naam in inhoud:
            controleer_bestandsnaam(naam, ander)
    plek = f"{id_}/{REFORM}"
    tekst = ontcijfer(bestanden[REFORM], plek)
    kop = kop_van(tekst, plek)
    concept = Concept(
        id=id_,
        titel=_tekst(kop, "titel", plek),
        basis=_tekst(kop, "basis", plek),
        vanaf=_tekst(kop, "inwerkingtreding", plek),
        orgaan=_tekst(kop, "orgaan", plek),
        map=eigen_bestanden(bestanden),
        onder=onder,
    )
    concept = _met_motivering(concept, bestanden, id_)
    concept = _met_keuzes(concept, bestanden, id_)
    eigen = _van_de_werkbank(concept, kop, bestanden) or _met_de_hand(concept, bestanden, plek)
    _probeer_sjablonen(eigen)
    return Geopend(eigen, tuple(_vast(eigen)), tuple(_opmerkingen(eigen, bestanden)))


def _probeer_sjablonen(concept: Concept) -> None:
    """Write the articles once: a template that is refused is told now, and not on every page afterwards."""
    gemaakt = compileer(concept)
    if not any(
        naam.startswith(f"{TEKST_MAP}/") for b in (concept.map, *concept.onder.values()) for naam in b
    ):
        return
    try:
        if heeft_tekst(gemaakt.systeem):
            ontwerp_van(gemaakt.systeem)
    except InvoerFout as fout:
        raise InvoerFout([m for map_ in gemaakt.mappen for m in zonder_pad(fout, map_)]) from None


def _tekst(kop: Mapping[str, Any], naam: str, bestand: str) -> str:
    waarde = kop.get(naam)
    if not isinstance(waarde, str) or not waarde:
        raise InvoerFout.een(
            "dit veld ontbreekt of is geen tekst", f"vul {naam} in", bestand=bestand, veld=naam
        )
    return waarde


def _van_de_werkbank(concept: Concept, kop: Mapping[str, Any], bestanden: Bestanden) -> Concept | None:
    """The concept whose folder this is to the letter, if there is one."""
    orgaan = "" if concept.orgaan == writing.ORGAAN else concept.orgaan
    gelezen = _met_bepalingen(replace(concept, orgaan=orgaan), kop.get("bepalingen"))
    if gelezen is None:
        return None
    try:
        zelfde = compileer(gelezen).bestanden[concept.id][REFORM] == bestanden[REFORM]
    except InvoerFout:
        return None
    return gelezen if zelfde else None


def _met_de_hand(concept: Concept, bestanden: Bestanden, plek: str) -> Concept:
    """The folder kept as it is; provisions that the workbench wrote in it become edits again."""
    kader, blok = zonder_blok(ontcijfer(bestanden[REFORM], plek))
    ruw = {**concept.map, REFORM: bestanden[REFORM]}
    if blok:
        rijen = kop_van(f"bepalingen:\n{blok}", plek).get("bepalingen")
        met_kader = replace(concept, map={**concept.map, REFORM: kader.encode()})
        gelezen = _met_bepalingen(met_kader, rijen)
        if gelezen is not None:
            try:
                if compileer(gelezen).bestanden[concept.id][REFORM] == bestanden[REFORM]:
                    return gelezen
            except InvoerFout:
                pass  # somebody edited between the lines: then it is written by hand too
    return replace(concept, map=ruw)


def _met_bepalingen(concept: Concept, rijen: Any) -> Concept | None:
    """The choices and values that provisions of the workbench stand for; None where one is not its own."""
    if not isinstance(rijen, list):
        return None
    keten = basis_van(concept).keten
    waarden: dict[str, str] = {}
    keuzes = dict(concept.keuzes)
    for rij in rijen:
        if not isinstance(rij, dict) or not isinstance(rij.get("parameters"), dict):
            return None
        id_ = str(rij.get("id", ""))
        gezet = {pad: _eerste(waarde) for pad, waarde in rij["parameters"].items()}
        if id_.startswith(KEUZE):
            variant = variant_van(id_.removeprefix(KEUZE), keten)
            opties = variant.opties.items() if variant is not None else ()
            passend = [n for n, o in opties if {w.pad: w.waarden[0][1] for w in o.parameters} == gezet]
            if variant is None or len(passend) != 1:
                return None
            keuzes[variant.naam] = passend[0]
        elif id_.startswith(EIGEN):
            waarden |= {pad: schrijf(waarde) for pad, waarde in gezet.items()}
        else:
            return None
    return replace(concept, waarden=waarden, keuzes=keuzes)


def _eerste(waarde: Any) -> Any:
    return waarde[min(waarde)] if isinstance(waarde, dict) and waarde else waarde


def _met_motivering(concept: Concept, bestanden: Bestanden, id_: str) -> Concept:
    if MOTIVERING not in bestanden:
        return concept
    plek = f"{id_}/{MOTIVERING}"
    data = kop_van(ontcijfer(bestanden[MOTIVERING], plek), plek)
    teksten: dict[str, Any] = {}
    for naam, waarde in data.items():
        if naam == ADVIEZEN and isinstance(waarde, dict):
            teksten |= {f"{naam}.{rij}": tekst for rij, tekst in waarde.items()}
        elif naam == ARTIKELEN and isinstance(waarde, dict):
            for deel, rijen in waarde.items():
                if isinstance(rijen, dict):
                    teksten |= {f"{naam}.{deel}.{nummer}": tekst for nummer, tekst in rijen.items()}
                else:
                    teksten[f"{naam}.{deel}"] = rijen
        else:
            teksten[naam] = waarde
    for sleutel, tekst in teksten.items():
        controleer_motivering(sleutel)
        if not (isinstance(tekst, str) and tekst.strip()):
            raise InvoerFout.een("hier hoort tekst", "schrijf een of meer zinnen", bestand=plek, veld=sleutel)
    concept = replace(concept, motivering={sleutel: tekst.strip() for sleutel, tekst in teksten.items()})
    if (
        writing.motivering_tekst(concept.motivering).encode() != bestanden[MOTIVERING]
        and b"#" in bestanden[MOTIVERING]
    ):
        # the workbench writes the file again, without remarks: what somebody wrote beside the text is kept
        return replace(concept, map={**concept.map, "motivering.vorige.txt": bestanden[MOTIVERING]})
    return concept


def _met_keuzes(concept: Concept, bestanden: Bestanden, id_: str) -> Concept:
    if WERKBANK not in bestanden:
        return concept
    plek = f"{id_}/{WERKBANK}"
    data = kop_van(ontcijfer(bestanden[WERKBANK], plek), plek)
    tabellen: dict[str, dict[str, str]] = {"keuzes": {}, "lezingen": {}}
    for naam, tabel in data.items():
        if (
            naam not in tabellen
            or not isinstance(tabel, dict)
            or not all(isinstance(w, str) for w in tabel.values())
        ):
            raise InvoerFout.een(
                "dit veld bestaat niet", "gebruik keuzes en lezingen", bestand=plek, veld=kort(naam)
            )
        tabellen[naam] = tabel
    return replace(concept, keuzes=tabellen["keuzes"], lezingen=tabellen["lezingen"])


# --- what cannot be changed -------------------------------------------------------------------------------


def _vast(concept: Concept) -> list[Vast]:
    uit: list[Vast] = []
    if concept.vast:
        uit.append(Vast("kop", "Titel, orgaan, basis en datum", "Ze staan in reform.yaml; wijzig ze daar."))
    for bepaling in vaste_bepalingen(concept):
        getal = "met de waarden die ze zet" if bepaling.parameters else "zonder waarde die het model kent"
        uit.append(Vast(bepaling.id, bepaling.titel, f"Deze bepaling is met de hand geschreven, {getal}."))
    uit += [Vast(n, n, "Dit bestand gaat mee zoals het is.") for n in concept.map if n != REFORM]
    return uit


def _opmerkingen(concept: Concept, bestanden: Bestanden) -> list[str]:
    uit = []
    if "motivering.vorige.txt" in concept.map and "motivering.vorige.txt" not in bestanden:
        uit.append("De opmerkingen in motivering.yaml staan voortaan in motivering.vorige.txt.")
    return uit
