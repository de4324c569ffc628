"""What may be typed for a parameter, and why some may not be changed here."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from openfisca_core.parameters import Parameter

from samenleving import law
from samenleving.compare.provisions import waarde_op
from samenleving.compare.subjects import Celregel, Onderwerpregel, onderwerpregels, rijregels
from samenleving.display import in_de_zin, toon_parameter
from samenleving.errors import InvoerFout
from samenleving.legal_checks.levels import AANNAMEN, GEWESTELIJK_IN_FEDERALE_AKTE
from samenleving.legislation import Akte, Deel, laad_akten
from samenleving.locator import kort
from samenleving.proposals.bounds import GRENZEN, in_woorden
from samenleving.proposals.model import Waarde
from samenleving.proposals.tree import ZetFout, blad
from samenleving.proposals.values import (
    AANDELEN,
    DATUM,
    HELE_EENHEDEN,
    JA_NEE,
    KEUZE,
    eenheid,
    lees_tekst,
    schrijf,
)
from samenleving.systems import Systeem
from samenleving.workbench.typed import EUROCENT, PROCENT, effen, lees_dag, lees_getal

FEDERAAL = "federaal"

Veldsoort = Literal["getal", "keuze", "ja_nee", "datum"]


@dataclass(frozen=True)
class Veld:
    """How a value is typed.

    Attributes:
        eenheid: in words, as it stands behind the field; empty where there is none.
        laagst, hoogst: bounds, both included; None where there is none worth telling.
        keuzes: value and words of each choice.
        invoer: the value of today, ready for the field.
        uitleg: one sentence on what may be typed.
    """

    soort: Veldsoort
    eenheid: str
    laagst: float | None
    hoogst: float | None
    heel: bool
    keuzes: tuple[tuple[str, str], ...]
    invoer: str
    uitleg: str


def parameter_van(pad: str) -> Parameter:
    """The parameter of current law; an unknown path is an `InvoerFout` with a suggestion."""
    law.parameterinfo(pad)
    gevonden = blad(law.stelsel().parameters, pad)
    if gevonden is None:
        raise InvoerFout.een(f"de parameter “{kort(pad)}” bestaat niet", "kies er een uit de lijst", veld=pad)
    return gevonden


def lees_invoer(pad: str, tekst: str) -> Waarde:
    """What somebody typed, in the type of the parameter: `4,50 euro`, `11%`, `ja`, a choice or a date.

    Where a percentage stands beside the field, a bare number is one: `25` and `25%` are the same.

    Raises `InvoerFout` with the path as field.
    """
    parameter = parameter_van(pad)
    netjes = effen(tekst)
    soort = eenheid(parameter)
    try:
        if soort == DATUM:
            return lees_dag(netjes).isoformat()
        if soort not in (JA_NEE, KEUZE):
            netjes = lees_getal(netjes, law.eenheden()[soort], _decimalen(parameter))
        return lees_tekst(parameter, netjes)
    except ZetFout as fout:
        raise InvoerFout.een(fout.tekst, fout.oplossing, veld=pad) from None


def _decimalen(parameter: Parameter) -> int:
    """So many stand behind the comma of an amount: cents, or as fine as the provision divides it already."""
    waarden = [Decimal(str(moment.value)) for moment in parameter.values_list if moment.value is not None]
    fijnst = max((-int(waarde.as_tuple().exponent) for waarde in waarden), default=EUROCENT)
    return max(fijnst, EUROCENT)


def voor_het_veld(pad: str, waarde: Any) -> str:
    """A value as it stands in its field: a decimal comma, a percentage, `ja`."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool | str):
        return schrijf(waarde)
    soort = law.eenheden()[law.parameterinfo(pad).eenheid]
    exact = Decimal(str(waarde))
    if soort.procent:
        return f"{(exact * PROCENT).normalize():f}%".replace(".", ",")
    if soort.decimalen and exact == round(exact, soort.decimalen):
        return f"{exact:.{soort.decimalen}f}".replace(".", ",")
    return schrijf(waarde).replace(".", ",")


def veld_van(pad: str, waarde: Any) -> Veld:
    """The field of a parameter, holding a value."""
    info = law.parameterinfo(pad)
    soort = eenheid(parameter_van(pad))
    invoer = voor_het_veld(pad, waarde)
    if soort == JA_NEE:
        return Veld(
            "ja_nee", "", None, None, False, (("ja", "ja"), ("nee", "nee")), invoer, "Kies ja of nee."
        )
    if soort == KEUZE:
        keuzes = tuple(info.keuzes.items())
        return Veld("keuze", "", None, None, False, keuzes, invoer, "Kies een van de mogelijkheden.")
    if soort == DATUM:
        return Veld("datum", "", None, None, False, (), invoer, "Schrijf een datum, zoals 31/01/2027.")
    naam = law.eenheden()[soort]
    heel = soort in HELE_EENHEDEN
    if naam.procent:
        uitleg = "Schrijf een percentage van 0% tot 100%; 25 is 25%."
        return Veld("getal", "%", 0.0, float(PROCENT), heel, (), invoer, uitleg)
    grens = GRENZEN.get(soort)
    hoogst = 1.0 if soort in AANDELEN else grens.hoogst if grens is not None else None
    wat = "een geheel getal" if heel else "een getal"
    tot = "vanaf 0" if hoogst is None else f"van 0 tot {in_woorden(hoogst)}"
    voorbeeld = "" if heel else ", met een komma voor decimalen"
    return Veld("getal", naam.meer, 0.0, hoogst, heel, (), invoer, f"Schrijf {wat} {tot}{voorbeeld}.")


# --- why not ----------------------------------------------------------------------------------------------


@cache
def plekken() -> dict[str, tuple[tuple[Akte, Deel], ...]]:
    """Every lid that prints or applies a parameter, by path."""
    uit: dict[str, list[tuple[Akte, Deel]]] = {}
    for akte in laad_akten().values():
        for deel in akte.delen():
            for pad in deel.parameters:
                uit.setdefault(pad, []).append((akte, deel))
    return {pad: tuple(rij) for pad, rij in uit.items()}


def niveau_van_akte(akte: Akte, pad: str) -> str:
    """The level that amends a value where it stands; some federal acts hold values of the regions."""
    gewest = any(pad.startswith(voor) for voor in GEWESTELIJK_IN_FEDERALE_AKTE)
    return "decreet" if gewest else akte.te_wijzigen_door


def nooit_hier(pad: str) -> str:
    """Why no Flemish proposal changes a parameter; empty where one can."""
    if pad.startswith(f"{law.LEZINGEN}."):
        return (
            "Een lezing is geen wijziging van het recht: ze zegt hoe de tekst begrepen wordt. Kies ze apart."
        )
    if pad.startswith(AANNAMEN):
        return "Dit is een aanname van het rekenmodel. Geen akte bepaalt ze, dus een ontwerp wijzigt ze niet."
    eigen = plekken().get(pad, ())
    if eigen and all(niveau_van_akte(akte, pad) == FEDERAAL for akte, _ in eigen):
        akte, deel = eigen[0]
        return (
            f"Dit staat in {akte.aanhaling}, {deel.plaats}. Enkel de federale overheid kan dat wijzigen; "
            "een Vlaams ontwerp verwijst er alleen naar."
        )
    return ""


@cache
def _schakelaars() -> dict[str, tuple[Celregel, ...]]:
    """Cells in which a parameter says something only when another one stands right, by its path."""
    uit: dict[str, list[Celregel]] = {}
    for rij in rijregels():
        for cel in rij.cellen.values():
            if cel.pad and (cel.als or cel.als_keuze):
                uit.setdefault(cel.pad, []).append(cel)
    return {pad: tuple(cellen) for pad, cellen in uit.items()}


def schakelaar_van(pad: str, systeem: Systeem, dag: datetime.date) -> tuple[str, Waarde] | None:
    """The parameter that must stand otherwise before this one means anything, and how; None where it does."""
    for cel in _schakelaars().get(pad, ()):
        if cel.als and not waarde_op(systeem.stelsel, cel.als, dag):
            return cel.als, True
        if cel.als_keuze and waarde_op(systeem.stelsel, cel.als_keuze[0], dag) != cel.als_keuze[1]:
            return cel.als_keuze
    return None


def telt_niet(pad: str, systeem: Systeem, dag: datetime.date) -> str:
    """Why a value means nothing while another stands as it does; empty where it counts."""
    schakelaar = schakelaar_van(pad, systeem, dag)
    if schakelaar is None:
        return ""
    ander = law.parameterinfo(schakelaar[0])
    return (
        f"Dit volgt uit een andere keuze: het telt pas als “{in_de_zin(ander.label)}” op "
        f"“{toon_parameter(ander, schakelaar[1])}” staat."
    )


# --- subjects ---------------------------------------------------------------------------------------------


@cache
def _onderwerp_per_pad() -> dict[str, Onderwerpregel]:
    uit: dict[str, Onderwerpregel] = {}
    for onderwerp in onderwerpregels():
        for rij in onderwerp.rijen:
            for cel in rij.cellen.values():
                for pad in cel.paden:
                    uit.setdefault(pad, onderwerp)
    return uit


def onderwerp_van(pad: str) -> Onderwerpregel:
    """The subject of a parameter, as the comparison sorts it."""
    *vangers, rest = onderwerpregels()
    gevangen = (r for r in vangers if any(_onder(pad, begin) for begin in r.vangt))
    return _onderwerp_per_pad().get(pad) or next(gevangen, rest)


def _onder(pad: str, begin: str) -> bool:
    return f"{pad}.".startswith(f"{begin}.")


def alle_paden() -> Iterator[str]:
    """Every parameter but the readings: subject by subject, in the order of the comparison."""
    volgorde = {regel.id: plaats for plaats, regel in enumerate(onderwerpregels())}
    paden = [pad for pad in law.alle_parameters() if not pad.startswith(f"{law.LEZINGEN}.")]
    eerst = {pad: plaats for plaats, pad in enumerate(_onderwerp_per_pad())}
    yield from sorted(paden, key=lambda p: (volgorde[onderwerp_van(p).id], eerst.get(p, len(eerst)), p))
