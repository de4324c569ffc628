"""The note to the Vlaamse Regering with a draft: situation, contents, effects, what follows, decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from samenleving.display import opsomming
from samenleving.documents import (
    Blok,
    Document,
    Lijst,
    Punt,
    Sectie,
    alinea,
    runs,
    te_redigeren,
    te_verifieren,
    vet,
)
from samenleving.dossier.acts import BESLUIT, DECREET, opschriften
from samenleving.dossier.advies import kort_antwoord
from samenleving.dossier.competence import bevoegdheid, rechtsgronden
from samenleving.dossier.impact import begroting, lokale_besturen, personeel
from samenleving.dossier.landing import NOTA, NOTA_ALLEEN
from samenleving.dossier.material import Stof
from samenleving.dossier.memorie import (
    artikelen,
    doel,
    grondrechten,
    inhoud,
    ondertekening,
    samenvatting,
    situering,
)
from samenleving.dossier.prose import eigen, eigen_of_gat, woorden, zin

GEGEVENS = "persoonsgegevens"


def nota(stof: Stof, deel: str) -> Document:
    """The note for the decree or for the decision; without a draft it says what the change would need."""
    titels = tuple(opschriften(stof.stukken, deel))
    return Document(
        titel="Nota aan de Vlaamse Regering",
        ondertitel=f"Betreft: {'; '.join(titels) or stof.titel}",
        soort="nota",
        status=stof.stukken.systeem.status,
        stempel=stof.stempel,
        blokken=(
            alinea(vet(f"{woorden()['nota']['ondertekening']} [NAAM]")),
            alinea(te_verifieren(woorden()["nota"]["sjabloon"]), stijl="klein"),
            _sectie(1, "Situering", _situering(stof), "situering"),
            _sectie(2, "Inhoud", _inhoud(stof, deel), "inhoud-nota"),
            _sectie(3, "Bestuurlijke impact", _impact(stof), "impact"),
            _sectie(4, NOTA["traject"], _traject(stof, deel), "traject"),
            _sectie(5, "Voorstel van beslissing", _beslissing(stof, deel, titels), "beslissing"),
            *ondertekening(),
        ),
    )


def _sectie(nummer: int, titel: str, blokken: Iterator[Blok], anker: str) -> Sectie:
    return Sectie(runs(f"{nummer}. {titel}"), tuple(blokken), anker=anker)


def _deel(letter: str, titel: str, blokken: Iterator[Blok], anker: str) -> Sectie:
    return Sectie(runs(f"{letter}. {titel}"), tuple(blokken), anker=anker)


def _situering(stof: Stof) -> Iterator[Blok]:
    yield _deel("A", NOTA["samenvatting"], samenvatting(stof), "nota-samenvatting")
    yield _deel("B", NOTA["situering"], situering(stof), "nota-aanleiding")
    vorige = alinea(te_redigeren(woorden()["nota"]["vorige"]))
    yield _deel("C", "Vorige beslissingen en adviezen", iter((vorige, *kort_antwoord(stof))), "nota-vorige")


def _inhoud(stof: Stof, deel: str) -> Iterator[Blok]:
    toelichting = chain(doel(stof), inhoud(stof), () if opschriften(stof.stukken, DECREET) else _alleen(stof))
    yield _deel("A", NOTA["inhoud"], toelichting, "nota-algemeen")
    if deel == DECREET and opschriften(stof.stukken, DECREET):
        blokken: Iterator[Blok] = iter((alinea(woorden()["nota"]["memorie"]),))
    else:
        blokken = chain(rechtsgronden(stof), artikelen(stof, deel))
    yield _deel("B", "Toelichting bij de artikelen", blokken, "nota-artikelen")


def _alleen(stof: Stof) -> Iterator[Blok]:
    """What a memorandum would say, where the file has none."""
    titel = NOTA_ALLEEN["bevoegdheid"]
    yield Sectie(runs(titel), tuple(bevoegdheid(stof)), anker="nota-bevoegdheid")
    titel = NOTA_ALLEEN["grondrechten"]
    yield Sectie(runs(titel), tuple(grondrechten(stof)), anker="nota-grondrechten")


def _impact(stof: Stof) -> Iterator[Blok]:
    teksten, secties = woorden()["nota"], stof.motivering.secties
    gaten = woorden()["memorie"]["gaten"]
    geld = chain(begroting(stof), eigen_of_gat(secties.get("budget", ()), teksten["begroting"]))
    yield _deel("A", NOTA["budget"], geld, "nota-budget")
    yield _deel("B", "ESR-toets", iter((alinea(te_redigeren(teksten["esr"])),)), "nota-esr")
    mensen = chain(personeel(stof), eigen_of_gat(secties.get("personeel", ()), gaten["personeel"]))
    yield _deel("C", NOTA["personeel"], mensen, "nota-personeel")
    lokaal = chain(
        lokale_besturen(stof), eigen_of_gat(secties.get("lokale_besturen", ()), gaten["lokale_besturen"])
    )
    yield _deel("D", NOTA["lokale_besturen"], lokaal, "nota-lokaal")


def _traject(stof: Stof, deel: str) -> Iterator[Blok]:
    teksten = woorden()["nota"]
    instanties = _instanties(stof)
    yield alinea(
        f"Over het ontwerp wordt advies gevraagd aan {opsomming(instanties)}. {zin(teksten['na_adviezen'])}"
    )
    if deel == BESLUIT and opschriften(stof.stukken, DECREET):
        yield alinea(zin(teksten["na_besluit"]))
    yield alinea("Nog toe te voegen: ", te_redigeren(teksten["wetgevingsadvies"]))
    yield from eigen(stof.motivering.secties.get("traject", ()))


def _instanties(stof: Stof) -> list[str]:
    """Who is asked for advice: the data authority only where personal data are regulated."""
    teksten = woorden()["nota"]
    gegevens = [teksten["gegevens"]] if stof.knelpunten_van(GEGEVENS) else []
    return [*teksten["adviezen"], *gegevens, "de Raad van State"]


def _beslissing(stof: Stof, deel: str, titels: Sequence[str]) -> Iterator[Blok]:
    if not titels:
        yield alinea(
            te_redigeren(
                "het voorstel van beslissing; er is geen ontwerp van decreet of besluit om goed te keuren"
            )
        )
        return
    teksten = woorden()["nota"]
    minister = "de Vlaamse minister, bevoegd voor werk, te gelasten"
    definitief = stof.stukken.stadium == "ontwerp"
    goedkeuring = "haar goedkeuring" if definitief else "haar principiële goedkeuring"
    punten = [
        f"{goedkeuring} te hechten aan het bijgaande {titel[:1].lower()}{titel[1:]};" for titel in titels
    ]
    if definitief and deel == DECREET:
        punten.append(f"{minister} dat ontwerp van decreet in te dienen bij het Vlaams Parlement.")
    elif definitief:
        punten.append(f"{minister} dat besluit uit te voeren.")
    else:
        *eerst, _ = _instanties(stof)
        punten.append(f"{minister} over dat ontwerp het advies in te winnen van {opsomming(eerst)};")
        punten.append(
            f"{minister} daarna het advies in te winnen van {' '.join(teksten['raad_van_state'].split())}."
        )
    yield alinea("De Vlaamse Regering beslist:")
    yield Lijst(tuple(Punt(runs(punt), f"{nummer}°") for nummer, punt in enumerate(punten, 1)))
