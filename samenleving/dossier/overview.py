"""The list of contents of a file: what there is, what is missing and why, what is still to be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from samenleving import law
from samenleving.documents import (
    Blok,
    Document,
    Kader,
    Regeleinde,
    Run,
    Sectie,
    Tabel,
    Tekst,
    Verwijzing,
    alinea,
    cel,
    lijst,
    rij,
    runs,
)
from samenleving.dossier.material import Stof
from samenleving.dossier.prose import aantal, woorden, zin

FORMAATNAMEN = {
    "html": "web",
    "md": "Markdown",
    "docx": "Word",
    "pdf": "PDF",
    "xml": "XML",
    "xlsx": "Excel",
    "json": "gegevens",
}


@dataclass(frozen=True)
class Vermelding:
    """What became of one paper.

    Attributes:
        bestanden: names of its files.
        reden: why there is none; empty where there is.
        open: how many gaps it still has.
    """

    titel: str
    uitleg: str
    bestanden: tuple[str, ...] = ()
    reden: str = ""
    open: int = 0


def inhoudsopgave(stof: Stof, vermeldingen: Sequence[Vermelding]) -> Document:
    """The page that opens the folder."""
    gemaakt = [v for v in vermeldingen if v.bestanden]
    blokken: list[Blok] = [alinea(woorden()["dossier"]["uitleg"], stijl="inleiding"), _tabel(gemaakt)]
    ontbreekt = [f"{v.titel}. {zin(v.reden)}" for v in vermeldingen if v.reden]
    if ontbreekt:
        blokken.append(Sectie(runs("Wat er niet bij is, en waarom"), (lijst(*ontbreekt),), anker="niet-bij"))
    blokken += _open_punten(stof)
    return Document(
        titel=woorden()["dossier"]["titel"].format(titel=stof.titel),
        ondertitel=_ondertitel(stof),
        soort="overzicht",
        status=stof.stukken.systeem.status,
        stempel=stof.stempel,
        blokken=tuple(blokken),
    )


def _ondertitel(stof: Stof) -> str:
    tegen = "het geldende recht" if stof.tegen_huidig else f"“{stof.stukken.basis.titel}”"
    return f"Ten opzichte van {tegen}"


def _tabel(vermeldingen: Iterable[Vermelding]) -> Tabel:
    rijen = []
    for vermelding in vermeldingen:
        nog = aantal(vermelding.open, "plaats", "plaatsen") if vermelding.open else "–"
        rijen.append(rij(vermelding.titel, zin(vermelding.uitleg), cel(*_links(vermelding)), nog))
    return Tabel(
        runs("De stukken van het dossier"),
        (cel("Stuk"), cel("Wat het is"), cel("Openen"), cel("Nog na te kijken, te kiezen of te schrijven")),
        tuple(rijen),
        breedtes=(3, 3, 2, 2),
    )


def _links(vermelding: Vermelding) -> Iterator[Run]:
    alleen_xml = (
        len({PurePath(b).suffix for b in vermelding.bestanden}) == 1 and len(vermelding.bestanden) > 1
    )
    for nummer, bestand in enumerate(vermelding.bestanden):
        if nummer:
            yield Regeleinde() if alleen_xml else Tekst(" · ")
        formaat = FORMAATNAMEN[PurePath(bestand).suffix.lstrip(".")]
        yield Verwijzing(bestand if alleen_xml else formaat, bestand)


def _open_punten(stof: Stof) -> Iterator[Blok]:
    """What no draft carries: changes that must still be written, and those that Flanders cannot make."""
    wijziging = stof.stukken.wijziging
    niet = dict.fromkeys((*stof.stukken.niet_geschreven, *(wijziging.niet_geschreven if wijziging else ())))
    if niet:
        rijen = tuple(rij(_label(n.pad), zin(n.reden)) for n in niet)
        tabel = Tabel(
            runs("Wijzigingen die een opsteller zelf moet schrijven"),
            (cel("Waarde"), cel("Reden")),
            rijen,
            breedtes=(2, 3),
        )
        yield Sectie(runs("Niet in een ontwerp geschreven"), (tabel,), anker="niet-geschreven")
    geweigerd = dict.fromkeys((*stof.stukken.geweigerd, *(wijziging.geweigerd if wijziging else ())))
    if geweigerd:
        punten = (f"{_label(w.pad)}: {w.plaats}. {zin(w.reden)}" for w in geweigerd)
        yield Kader("waarschuwing", (lijst(*punten),), runs("Federaal: niet geschreven"))


def _label(pad: str) -> str:
    return f"{law.parameterinfo(pad).label} ({pad})" if pad else "Andere wijziging"
