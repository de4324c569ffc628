"""A system on one day, beside current law: what the checks read and how they ask the formulas."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from openfisca_core.errors import ParameterNotFoundError
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from samenleving import law
from samenleving.drafting import Ontwerp
from samenleving.drafting.changes import veranderingen_van
from samenleving.drafting.draft import heeft_tekst, ontwerp_van
from samenleving.drafting.operations import Verandering
from samenleving.engine import DunneSimulatie, bouw
from samenleving.legal_checks.model import Cijfer, Ernst, Knelpunt, Vindplaats
from samenleving.legislation import Akte, laad_akten
from samenleving.messages import bericht
from samenleving.proposals.compile import Zetting, maak_klasse
from samenleving.proposals.model import HUIDIG, Bepaling, Voorstel, Waarde, Wijzigt
from samenleving.system_names import LEZING
from samenleving.systems import Systeem
from samenleving.systems import systeem as maak_systeem

CATALOGUS = "knelpunten.nl"
WIJK_WERKEN = "wijk_werken"
GEMEENSCHAPSDIENST = "gemeenschapsdienst"
SAMENLEVINGSJOBS = "samenlevingsjobs"
ONTWERPRUIMTE = "ONTWERP"

_CENT = Decimal("0.01")


class Stand:
    """A system on a day, with what the checks ask of it.

    Attributes:
        systeem: the system.
        dag: the day on which values are read.
        deelnemers: yearly average of persons in the scheme, where somebody gave it.
    """

    def __init__(self, systeem: Systeem, dag: datetime.date, deelnemers: int | None = None) -> None:
        self.systeem, self.dag, self.deelnemers = systeem, dag, deelnemers

    @property
    def maand(self) -> str:
        """The month of the day, as the formulas want it."""
        return self.dag.isoformat()[:7]

    @cached_property
    def vandaag(self) -> Systeem:
        """Current law, read as the system reads it: a reading is no change of the law."""
        gelezen = [w for w in self.systeem.wijzigingen if w.soort == "lezing"]
        return maak_systeem("+".join([HUIDIG, *(f"{_lezing(w.pad)}={w.nieuw}@{w.datum}" for w in gelezen)]))

    def waarde(self, pad: str) -> Waarde | None:
        """The value in the system; None before its first."""
        return _waarde(self.systeem.stelsel, pad, self.dag)

    def nu(self, pad: str) -> Waarde | None:
        """The value in current law on the same day."""
        return _waarde(self.vandaag.stelsel, pad, self.dag)

    def getal(self, pad: str) -> Decimal:
        """A number that the system has that day; `KeyError` where it has none."""
        waarde = self.waarde(pad)
        if waarde is None:
            raise KeyError(pad)
        return Decimal(str(waarde))

    def anders(self, *paden: str) -> bool:
        """Whether one of the values differs from current law."""
        return any(self.waarde(pad) != self.nu(pad) for pad in paden)

    def geldt(self, stelsel: str) -> bool:
        """Whether a scheme is in force in the system."""
        return bool(self.waarde(f"{stelsel}.in_werking"))

    def gold(self, stelsel: str) -> bool:
        """Whether a scheme is in force in current law."""
        return bool(self.nu(f"{stelsel}.in_werking"))

    @cached_property
    def veranderingen(self) -> tuple[tuple[datetime.date, Verandering], ...]:
        """Every value that differs from current law from some day on, whatever the day asked."""
        return veranderingen_van(self.systeem)

    def gewijzigd_onder(self, *voor: str) -> tuple[str, ...]:
        """Changed paths that start with one of these."""
        return tuple(dict.fromkeys(v.pad for _, v in self.veranderingen if v.pad.startswith(voor)))

    @property
    def bepalingen(self) -> tuple[tuple[Voorstel, Bepaling], ...]:
        """The provisions and chosen options that still speak: nothing later set all their values aside."""
        uit = []
        for voorstel in self.systeem.keten:
            gekozen = [
                variant.opties[self.systeem.keuzes[variant.naam]]
                for variant in voorstel.varianten
                if variant.naam in self.systeem.keuzes
            ]
            uit += [
                (voorstel, bepaling)
                for bepaling in (*voorstel.bepalingen, *gekozen)
                if self._spreekt(voorstel, bepaling)
            ]
        return tuple(uit)

    def _spreekt(self, voorstel: Voorstel, bepaling: Bepaling) -> bool:
        zetters = [self.systeem.wijzigingen_van(w.pad)[-1] for w in bepaling.parameters]
        eigen = (voorstel.id, bepaling.id)
        return not zetters or any((z.voorstel_id, z.bepaling_id) == eigen for z in zetters)

    def zetters(self, *paden: str) -> tuple[str, ...]:
        """Who set these values, as `voorstel.bepaling`."""
        laatste = [self.systeem.wijzigingen_van(pad)[-1:] for pad in paden]
        namen = [f"{w.voorstel_id}.{w.bepaling_id}" for rij in laatste for w in rij if w.voorstel_id]
        return tuple(dict.fromkeys(namen))

    def bronnen(self, *paden: str) -> tuple[Vindplaats, ...]:
        """Where the law gives these values, as their references say; the design space has no article."""
        return tuple(
            dict.fromkeys(
                Vindplaats(verwijzing.titel, verwijzing.zekerheid)
                for pad in paden
                for verwijzing in law.parameterinfo(pad).verwijzingen_op(self.dag)
                if verwijzing.zekerheid != ONTWERPRUIMTE
            )
        )

    @cached_property
    def akten(self) -> Mapping[str, Akte]:
        """The acts of the law package."""
        return laad_akten()

    def lid(self, akte: str, plaats: str) -> Vindplaats:
        """A place in an act, with the confidence of its text; `LookupError` where the act has it not."""
        gevonden = self.akten[akte]
        delen = gevonden.delen_op(plaats)
        if not delen:
            raise LookupError(f"{akte} heeft geen {plaats}")
        eerste = delen[0]
        zekerheid = eerste.zekerheid or "SEC"
        if zekerheid == "TEXT" and eerste.tekst_gezien == "FR":
            zekerheid = "TEXT_FR"
        return Vindplaats(f"{gevonden.korte_naam}, {plaats}", zekerheid)

    @cached_property
    def ontwerp(self) -> Ontwerp | None:
        """The draft of the system; None where its proposals have no text of their own."""
        return ontwerp_van(self.systeem) if heeft_tekst(self.systeem) else None

    def met(self, **waarden: Waarde) -> TaxBenefitSystem:
        """The system with values set from the day on; a double underscore stands for the dot of a path."""
        zettingen = tuple(
            Zetting(Wijzigt(naam.replace("__", "."), ((self.dag, waarde),)), "los")
            for naam, waarde in waarden.items()
        )
        return maak_klasse("+".join(sorted(waarden)), zettingen, None)(self.systeem.stelsel)

    def simulatie(
        self, gevallen: Iterable[Mapping[str, Any]], stelsel: TaxBenefitSystem | None = None
    ) -> DunneSimulatie:
        """A simulation of persons, each with a group of its own of every kind; inputs hold always.

        Every case gives the same inputs.
        """
        rijen = list(gevallen)
        simulatie = bouw(stelsel or self.systeem.stelsel, len(rijen))
        for naam in rijen[0]:
            simulatie.zet_altijd(naam, [rij[naam] for rij in rijen])
        return simulatie

    def knelpunt(
        self,
        regel: str,
        ernst: Ernst,
        *,
        vorm: str = "",
        cijfers: Mapping[str, Cijfer] | None = None,
        artikel: Iterable[Vindplaats] = (),
        stelsel: str = "",
        parameters: tuple[str, ...] = (),
        bepalingen: tuple[str, ...] | None = None,
        **woorden: Any,
    ) -> Knelpunt:
        """A finding with the words of the catalogue: `<regel>.titel` and `<regel>.<vorm or gevolg>`."""
        return Knelpunt(
            regel,
            ernst,
            bericht(f"{regel}.titel", CATALOGUS, **woorden),
            bericht(f"{regel}.{vorm or 'gevolg'}", CATALOGUS, **woorden),
            cijfers or {},
            tuple(dict.fromkeys(artikel)),
            stelsel,
            parameters,
            self.zetters(*parameters) if bepalingen is None else bepalingen,
        )


def _waarde(stelsel: TaxBenefitSystem, pad: str, dag: datetime.date) -> Waarde | None:
    try:
        return law.waarde(stelsel, pad, dag)
    except ParameterNotFoundError:
        return None


def _lezing(pad: str) -> str:
    """The path of a reading as the name of a system writes it."""
    return pad.replace(f"{law.LEZINGEN}.", LEZING, 1)


def in_euro(bedrag: float) -> Decimal:
    """An amount from the formulas, to the cent."""
    return Decimal(str(round(float(bedrag), 6))).quantize(_CENT)
