"""The law itself: acts with their leden and coverage, numbers with their history and references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict

from openfisca_core.errors import ParameterNotFoundError

from samenleving.law import Parameterinfo, Waarde, alle_parameters, parameterinfo, stelsel, waarde
from samenleving.legislation import Akte, Deel, Wijziging, laad_akten, plaats_van
from samenleving.proposals import voorstellen
from samenleving.quality import coverage
from samenleving.web.v1.route import Route, Veld

NIET_GEZIEN = "dit lid is niet ingezien"
GEEN_GETAL = "een getal in dit lid is in die maand niet bekend"
Getal = bool | float | str


class Lid(TypedDict):
    """A lid of current law in our own words; where there are none, `reden` says why."""

    akte: str
    titel: str
    plaats: str
    tekst: str
    reden: str
    eli: str | None


class Deeltelling(TypedDict):
    """A lid, paragraph or point: what it is about, how well it was seen, and what encodes it."""

    plaats: str
    onderwerp: str
    status: str
    tekst: str | None
    tekst_gezien: str
    zekerheid: str | None
    codeert: list[str]
    ingevuld_door: list[str]
    reden: str | None
    opmerking: str | None


class Artikel(TypedDict):
    """An article with its leden."""

    nummer: str | None
    sleutel: str
    opschrift: str
    delen: list[Deeltelling]


class Onderdeel(TypedDict):
    """A chapter or a section."""

    titel: str
    artikelen: list[Artikel]


class Aktekop(TypedDict):
    """An act and how much of it is in the code."""

    id: str
    titel: str
    soort: str
    datum: str | None
    te_wijzigen_door: str
    bijgewerkt_tot: str | None
    eli: str | None
    leden: int
    dekking: dict[str, int]


class Akten(TypedDict):
    """Every act."""

    akten: list[Aktekop]


class AkteVolledig(Aktekop):
    """An act with everything in it."""

    wijzigende_akten: list[Wijziging]
    onderdelen: list[Onderdeel]


class Verwijzing(TypedDict):
    """Where a value comes from, and how well that was seen."""

    titel: str
    bron: str
    zekerheid: str
    href: str


class Parameter(TypedDict):
    """A number, text or switch of current law, with the values it has had and their references."""

    pad: str
    label: str
    eenheid: str
    waarden: dict[str, Getal]
    verwijzingen: dict[str, list[Verwijzing]]


class Parameters(TypedDict):
    """Numbers of current law."""

    parameters: list[Parameter]


class Zetting(TypedDict):
    """What a provision of a proposal makes of the number; not the law."""

    voorstel: str
    status: str
    bepaling: str
    titel: str
    waarden: dict[str, Getal]


class ParameterVolledig(Parameter):
    """A number with everything that is known of it."""

    beschrijving: str
    noot: str
    gecontroleerd: str
    keuzes: dict[str, str]
    leden: list[Lid]
    in_voorstellen: list[Zetting]


def leden_van(naam: str, maand: str) -> list[Lid]:
    """Every lid that encodes a variable or a parameter, with the numbers of current law in a month."""
    return [_lid(akte, deel, maand) for akte, deel in plaats_van(naam)]


def _lid(akte: Akte, deel: Deel, maand: str) -> Lid:
    def getal(pad: str) -> Waarde:
        return waarde(stelsel(), pad, f"{maand}-01")

    tekst, reden = "", NIET_GEZIEN
    if deel.tekst:
        try:
            tekst, reden = deel.ingevuld(getal), ""
        except ParameterNotFoundError:
            reden = GEEN_GETAL
    return {
        "akte": akte.id,
        "titel": akte.korte_naam,
        "plaats": deel.plaats,
        "tekst": tekst,
        "reden": reden,
        "eli": akte.eli,
    }


def akten(_: Mapping[str, str]) -> dict[str, Any]:
    """Every act with its coverage."""
    return {"akten": [_kop(akte) for akte in laad_akten().values()]}


def akte(delen: Mapping[str, str]) -> dict[str, Any]:
    """One act, lid by lid."""
    (deze,) = coverage.gekozen(delen["akte"])
    return {
        **_kop(deze),
        "wijzigende_akten": [vars(wijziging) for wijziging in deze.wijzigende_akten],
        "onderdelen": [
            {
                "titel": onderdeel.titel,
                "artikelen": [
                    {
                        "nummer": artikel.nummer,
                        "sleutel": artikel.sleutel,
                        "opschrift": artikel.opschrift,
                        "delen": [_deel(deel) for deel in artikel.delen],
                    }
                    for artikel in onderdeel.artikelen
                ],
            }
            for onderdeel in coverage.onderdelen(deze)
        ],
    }


def _kop(akte_: Akte) -> Aktekop:
    delen = tuple(akte_.delen())
    return {
        "id": akte_.id,
        "titel": akte_.korte_naam,
        "soort": akte_.soort,
        "datum": akte_.datum,
        "te_wijzigen_door": akte_.te_wijzigen_door,
        "bijgewerkt_tot": akte_.bijgewerkt_tot,
        "eli": akte_.eli,
        "leden": len(delen),
        "dekking": coverage.telling(delen),
    }


def _deel(deel: Deel) -> Deeltelling:
    return {
        "plaats": deel.plaats,
        "onderwerp": deel.onderwerp,
        "status": deel.status,
        "tekst": deel.tekst,
        "tekst_gezien": deel.tekst_gezien,
        "zekerheid": deel.zekerheid,
        "codeert": list(deel.codeert),
        "ingevuld_door": list(deel.ingevuld_door),
        "reden": deel.reden,
        "opmerking": deel.opmerking,
    }


def parameters(vraag: Mapping[str, str]) -> dict[str, Any]:
    """Every number, or those whose path or label holds all the words searched for."""
    woorden = vraag.get("zoek", "").lower().split()
    gevonden = [
        info
        for info in alle_parameters().values()
        if all(woord in f"{info.pad} {info.label}".lower() for woord in woorden)
    ]
    return {"parameters": [_parameter(info) for info in gevonden]}


def parameter(delen: Mapping[str, str]) -> dict[str, Any]:
    """One number with its history, its leden, and what proposals make of it."""
    info = parameterinfo(delen["pad"])
    laatste = max(max(info.waarden).isoformat(), info.gecontroleerd)[:7]
    return {
        **_parameter(info),
        "beschrijving": info.beschrijving,
        "noot": info.noot,
        "gecontroleerd": info.gecontroleerd,
        "keuzes": dict(info.keuzes),
        "leden": leden_van(info.pad, laatste),
        "in_voorstellen": list(_zettingen(info.pad)),
    }


def _zettingen(pad: str) -> Iterable[Zetting]:
    for voorstel in voorstellen():
        opties = (optie for variant in voorstel.varianten for optie in variant.opties.values())
        for bepaling in (*voorstel.bepalingen, *opties):
            for wijzigt in bepaling.parameters:
                if wijzigt.pad == pad:
                    yield {
                        "voorstel": voorstel.id,
                        "status": voorstel.status,
                        "bepaling": bepaling.id,
                        "titel": bepaling.titel,
                        "waarden": {dag.isoformat(): waarde_ for dag, waarde_ in wijzigt.waarden},
                    }


def _parameter(info: Parameterinfo) -> Parameter:
    return {
        "pad": info.pad,
        "label": info.label,
        "eenheid": info.eenheid,
        "waarden": {dag.isoformat(): waarde_ for dag, waarde_ in info.waarden.items()},
        "verwijzingen": {
            dag.isoformat(): [
                {"titel": rij.titel, "bron": rij.bron, "zekerheid": rij.zekerheid, "href": rij.href}
                for rij in rijen
            ]
            for dag, rijen in info.verwijzingen.items()
        },
    }


ROUTES = (
    Route(
        "/wet",
        "wet",
        "De akten, met hun dekking",
        "Elke akte, met hoeveel leden gecodeerd zijn, een open norm zijn, buiten bereik liggen of niet "
        "ingezien zijn.",
        akten,
        Akten,
        "De akten.",
    ),
    Route(
        "/wet/{akte}",
        "akte",
        "Eén akte, lid per lid",
        "Elk lid in onze woorden (nooit de officiële tekst), of de tekst gezien is, en welke parameters en "
        "variabelen het coderen.",
        akte,
        AkteVolledig,
        "De akte.",
        velden=(Veld("akte", "Id van de akte.", "wijk-werkendecreet-2017-07-07"),),
    ),
    Route(
        "/parameters",
        "parameters",
        "De getallen van het geldende recht",
        "Elk getal met zijn geschiedenis en verwijzingen. Met ?zoek= enkel die waarvan pad of naam alle "
        "woorden bevat.",
        parameters,
        Parameters,
        "De parameters.",
        velden=(Veld("zoek", "Woorden uit pad of naam.", "vergoeding uur", "query"),),
    ),
    Route(
        "/parameters/{pad}",
        "parameter",
        "Eén getal, met alles wat erover bekend is",
        "De geschiedenis, de verwijzingen, de leden waarin het staat, en wat voorstellen ervan maken.",
        parameter,
        ParameterVolledig,
        "De parameter.",
        velden=(Veld("pad", "Pad van de parameter.", "wijk_werken.vergoeding.per_uur"),),
    ),
)
