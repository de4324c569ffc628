"""One case: a person, a user, an organiser or a municipality, with what is known of it.

The input is strict: an unknown name, a number sent as text or an answer that does not exist is an
`InvoerFout` that names the field and the fix. What is not given stays unknown.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from samenleving.engine import DunneSimulatie, bouw
from samenleving.errors import InvoerFout, Melding, Tweetalig, bedoelde_u, kies_uit
from samenleving.law import stelsel
from samenleving.yaml_io import YamlFout, laad_yaml

ENTITEITEN = ("persoon", "huishouden", "gemeente", "organisator", "gebruiker")
MAANDEN_GELEDEN = "maanden_geleden"
MAX_GETAL = 1_000_000_000
MAX_MAANDEN = 1200
MAX_TEKST = 2000
MAANDEN_PER_JAAR = 12
VROEGSTE_JAAR = 1900
"""Nobody living was born before."""

GEEN_MAAND = Tweetalig("dit is geen maand", "this is no month")
MAAND_VORM = Tweetalig(
    "schrijf de maand als JJJJ-MM, bijvoorbeeld 2027-01", "write the month as YYYY-MM, for instance 2027-01"
)
ONBEKEND_VELD = Tweetalig("dit veld bestaat niet", "this field does not exist")

_SLEUTELS = {"id", "naam", "beschrijving", "datum", *ENTITEITEN}
_JAAR = re.compile(r"(19|20|21)\d{2}")
_MAAND = re.compile(rf"{_JAAR.pattern}-(0[1-9]|1[0-2])")

Enkelvoud = bool | int | float | str
Invoer = Enkelvoud | Mapping[str, Any]


@dataclass(frozen=True)
class Situatie:
    """A case, checked.

    Attributes:
        id: short name for files and addresses.
        naam: one line for the reader.
        beschrijving: a few sentences; may be empty.
        datum: month `JJJJ-MM` for which it was written, None when any month will do.
        invoer: per entity and variable the value: one value for every period, a mapping of periods to values,
            or `{"maanden_geleden": n}` for a date so many months before the month of the calculation.
    """

    id: str
    naam: str
    beschrijving: str
    datum: str | None
    invoer: Mapping[str, Mapping[str, Invoer]]

    @property
    def entiteiten(self) -> tuple[str, ...]:
        """The entities the case names, even without any fact; a case that names none is about a person."""
        genoemd = tuple(naam for naam in ENTITEITEN if naam in self.invoer)
        return genoemd or ("persoon",)

    def simulatie(self, systeem: TaxBenefitSystem, maand: str) -> DunneSimulatie:
        """The case as a simulation of one person with a group of its own of each kind."""
        simulatie = bouw(systeem, 1)
        self.vul(simulatie, maand)
        return simulatie

    def vul(self, simulatie: DunneSimulatie, maand: str) -> None:
        """Give a simulation of one person the facts of the case."""
        for variabelen in self.invoer.values():
            for naam, waarde in variabelen.items():
                _zet(simulatie, naam, waarde, maand)


def lees_situatie(bron: Path | str | Mapping[str, Any], systeem: TaxBenefitSystem | None = None) -> Situatie:
    """Read a case from a YAML file or from data.

    Raises:
        InvoerFout: everything that is wrong with it, with file and line where it came from a file.
    """
    bestand, standaard_id = "", "situatie"
    regels: Mapping[Any, int] = {}
    data: Any = bron
    if not isinstance(bron, Mapping):
        bestand, standaard_id = str(bron), Path(bron).stem
        try:
            data, regels = laad_yaml(Path(bron))
        except YamlFout as fout:
            raise InvoerFout.uit_yaml(fout) from fout
        except OSError as fout:
            raise InvoerFout.een(
                "dit bestand kan niet gelezen worden", "kijk de naam van het bestand na", bestand=bestand
            ) from fout
    lezer = _Lezer(systeem or stelsel(), bestand, regels)
    situatie = lezer.situatie(data, standaard_id)
    if lezer.meldingen:
        raise InvoerFout(lezer.meldingen)
    return situatie


def controleer_maand(maand: Any, veld: str = "datum") -> str:
    """Return a month `JJJJ-MM`, or say what is wrong with it."""
    if not isinstance(maand, str) or not _MAAND.fullmatch(maand):
        raise InvoerFout.een(GEEN_MAAND, MAAND_VORM, veld=veld)
    return maand


class _Lezer:
    def __init__(self, systeem: TaxBenefitSystem, bestand: str, regels: Mapping[Any, int]) -> None:
        self._systeem, self._bestand, self._regels = systeem, bestand, regels
        self.meldingen: list[Melding] = []

    def situatie(self, data: Any, standaard_id: str) -> Situatie:
        if not isinstance(data, Mapping):
            self._meld(
                (),
                Tweetalig("een situatie is een lijst van velden", "a situation is a list of fields"),
                Tweetalig("begin met bijvoorbeeld “persoon:”", "begin with “persoon:” for instance"),
            )
            return Situatie(standaard_id, "", "", None, {})
        for sleutel in data:
            if sleutel not in _SLEUTELS:
                self._meld((sleutel,), ONBEKEND_VELD, bedoelde_u(str(sleutel), _SLEUTELS))
        datum = data.get("datum")
        if datum is not None and not (isinstance(datum, str) and _MAAND.fullmatch(datum)):
            self._meld(("datum",), GEEN_MAAND, MAAND_VORM)
            datum = None
        invoer = {naam: self._entiteit(naam, data[naam]) for naam in ENTITEITEN if naam in data}
        return Situatie(
            self._tekst(data, "id", standaard_id),
            self._tekst(data, "naam", standaard_id),
            self._tekst(data, "beschrijving", ""),
            datum,
            invoer,
        )

    def _tekst(self, data: Mapping[str, Any], veld: str, standaard: str) -> str:
        waarde = data.get(veld, standaard)
        if not isinstance(waarde, str) or len(waarde) > MAX_TEKST:
            self._meld(
                (veld,),
                Tweetalig("dit moet een korte tekst zijn", "this should be a short text"),
                Tweetalig("ten hoogste {n} tekens", "at most {n} characters", n=MAX_TEKST),
            )
            return standaard
        return waarde

    def _entiteit(self, entiteit: str, data: Any) -> dict[str, Invoer]:
        if not isinstance(data, Mapping):
            self._meld(
                (entiteit,),
                Tweetalig("dit is geen lijst van gegevens", "this is no list of facts"),
                Tweetalig("schrijf per gegeven “naam: waarde”", "write “name: value” for each fact"),
            )
            return {}
        invoer: dict[str, Invoer] = {}
        toegelaten = [
            n for n, v in self._systeem.variables.items() if v.entity.key == entiteit and _is_invoer(v)
        ]
        for naam, waarde in data.items():
            pad = (entiteit, naam)
            if naam not in toegelaten:
                self._onbekend(pad, str(naam), entiteit, toegelaten)
            elif isinstance(waarde, Mapping) and MAANDEN_GELEDEN not in waarde:
                per_periode = {p: self._waarde((*pad, p), naam, w) for p, w in waarde.items()}
                for p in per_periode:
                    self._periode((*pad, p), naam, p)
                invoer[naam] = per_periode
            else:
                invoer[naam] = self._waarde(pad, naam, waarde)
        return invoer

    def _onbekend(self, pad: tuple[Any, ...], naam: str, entiteit: str, toegelaten: list[str]) -> None:
        variabele = self._systeem.variables.get(naam)
        if variabele is None:
            tekst = Tweetalig("dit gegeven bestaat niet", "this fact does not exist")
            self._meld(pad, tekst, bedoelde_u(naam, toegelaten))
        elif variabele.entity.key != entiteit:
            self._meld(
                pad,
                Tweetalig("dit gegeven hoort hier niet", "this fact does not belong here"),
                Tweetalig("zet het onder “{waar}”", "put it under “{waar}”", waar=variabele.entity.key),
            )
        else:
            self._meld(
                pad,
                Tweetalig(
                    "dit wordt berekend en kan niet ingevuld worden", "this is computed and cannot be given"
                ),
                Tweetalig("laat het weg", "leave it out"),
            )

    def _periode(self, pad: tuple[Any, ...], naam: str, periode: Any) -> None:
        eenheid = self._systeem.variables[naam].definition_period
        if eenheid == DateUnit.ETERNITY:
            self._meld(
                pad,
                Tweetalig(
                    "dit gegeven hangt niet van een periode af", "this fact does not depend on a period"
                ),
                Tweetalig("geef één waarde, zonder periode", "give one value, without a period"),
            )
        elif eenheid == DateUnit.MONTH and not (isinstance(periode, str) and _MAAND.fullmatch(periode)):
            self._meld(pad, Tweetalig("dit gegeven is per maand", "this fact is per month"), MAAND_VORM)
        elif eenheid == DateUnit.YEAR and not _JAAR.fullmatch(str(periode)):
            self._meld(
                pad,
                Tweetalig("dit gegeven is per jaar", "this fact is per year"),
                Tweetalig("schrijf het jaar als JJJJ", "write the year as YYYY"),
            )

    def _waarde(self, pad: tuple[Any, ...], naam: str, waarde: Any) -> Invoer:
        variabele = self._systeem.variables[naam]
        if variabele.value_type is Enum:
            return self._keuze(pad, variabele, waarde)
        if variabele.value_type is date:
            return self._datum(pad, waarde)
        if isinstance(waarde, bool) or not isinstance(waarde, (int, float)):
            self._meld(
                pad,
                Tweetalig("dit moet een getal zijn", "this should be a number"),
                Tweetalig(
                    "schrijf een getal zonder aanhalingstekens, bijvoorbeeld 60",
                    "write a number without quotation marks, for instance 60",
                ),
            )
            return 0
        if not math.isfinite(waarde) or not 0 <= waarde <= MAX_GETAL:
            self._meld(
                pad,
                Tweetalig("dit getal kan niet", "this number is not possible"),
                Tweetalig(
                    "geef een getal van 0 tot {hoogste}; laat weg wat u niet weet",
                    "give a number from 0 to {hoogste}; leave out what you do not know",
                    hoogste=MAX_GETAL,
                ),
            )
            return 0
        return waarde

    def _keuze(self, pad: tuple[Any, ...], variabele: Variable, waarde: Any) -> str:
        namen = [lid.name for lid in variabele.possible_values]
        if not isinstance(waarde, str) or waarde not in namen:
            self._meld(
                pad, Tweetalig("dit antwoord bestaat niet", "this answer does not exist"), kies_uit(namen)
            )
            return str(variabele.default_value.name)
        return waarde

    def _datum(self, pad: tuple[Any, ...], waarde: Any) -> Invoer:
        if isinstance(waarde, Mapping):
            geleden = waarde.get(MAANDEN_GELEDEN)
            goed = isinstance(geleden, int) and not isinstance(geleden, bool) and 0 <= geleden <= MAX_MAANDEN
            if not goed or len(waarde) > 1:
                self._meld(
                    pad,
                    Tweetalig("dit aantal maanden kan niet", "this number of months is not possible"),
                    Tweetalig(
                        "geef een heel getal van 0 tot {hoogste}",
                        "give a whole number from 0 to {hoogste}",
                        hoogste=MAX_MAANDEN,
                    ),
                )
                return {MAANDEN_GELEDEN: 0}
            return {MAANDEN_GELEDEN: geleden}
        try:
            gelezen = date.fromisoformat(waarde if not _is_maand(waarde) else f"{waarde}-01")
        except (TypeError, ValueError):
            self._meld(
                pad,
                Tweetalig("dit is geen datum", "this is no date"),
                Tweetalig(
                    "schrijf de datum als JJJJ-MM-DD, bijvoorbeeld 2025-03-15",
                    "write the date as YYYY-MM-DD, for instance 2025-03-15",
                ),
            )
            return "1900-01-01"
        if gelezen.year < VROEGSTE_JAAR:
            self._meld(
                pad,
                Tweetalig("deze datum ligt te ver terug", "this date lies too far back"),
                Tweetalig("kijk het jaar na", "check the year"),
            )
        return gelezen.isoformat()

    def _meld(self, pad: tuple[Any, ...], tekst: str, oplossing: str) -> None:
        veld = ".".join(str(deel) for deel in pad)[:200]
        self.meldingen.append(Melding(self._bestand, self._regels.get(pad), veld, tekst, oplossing))


def _is_maand(waarde: Any) -> bool:
    return isinstance(waarde, str) and _MAAND.fullmatch(waarde) is not None


def _is_invoer(variabele: Variable) -> bool:
    return soort_van(variabele) == "invoer"


def soort_van(variabele: Variable) -> str:
    """What a variable is to a reader; see `Bepaling.soort`."""
    bepaling = getattr(type(variabele), "__bepaling__", None)
    return bepaling.soort if bepaling is not None else "tussenstap"


def _zet(simulatie: DunneSimulatie, naam: str, waarde: Invoer, maand: str) -> None:
    variabele = simulatie.tax_benefit_system.variables[naam]
    if isinstance(waarde, Mapping) and MAANDEN_GELEDEN in waarde:
        simulatie.zet_altijd(naam, [maanden_eerder(maand, waarde[MAANDEN_GELEDEN])])
    elif isinstance(waarde, Mapping):
        for periode, deel in waarde.items():
            simulatie.zet(naam, str(periode), [_vorm(variabele, deel)])
    else:
        simulatie.zet_altijd(naam, [_vorm(variabele, waarde)])


def _vorm(variabele: Variable, waarde: Any) -> Any:
    return date.fromisoformat(waarde) if variabele.value_type is date else waarde


def maanden_eerder(maand: str, aantal: int) -> date:
    """The first day of the month so many months before `maand`."""
    jaar, nummer = (int(deel) for deel in maand.split("-"))
    teller = jaar * MAANDEN_PER_JAAR + nummer - 1 - aantal
    return date(teller // MAANDEN_PER_JAAR, teller % MAANDEN_PER_JAAR + 1, 1)
