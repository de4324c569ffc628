"""What the population must add up to: published figures, and what follows from them by one division.

Figures come from `openfisca_samenleving/gegevens/`, tariffs from the parameters of the law in the year of the
VDAB plan. Nothing is assumed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from openfisca_samenleving.basis import MAANDEN_PER_JAAR
from samenleving.law import stelsel
from samenleving.statistics import Tabel, arvastat
from samenleving.statistics import cijfer as gepubliceerd

BUITEN_DE_TABEL = "buiten_de_tabel"
JAAR_VAN_HET_PLAN = "2026-01"


@dataclass(frozen=True)
class Ijkpunten:
    """Totals to reach.

    Attributes:
        wijk_werkers: active wijk-werkers, the transition group among them.
        overgangsgroep: active wijk-werkers without maximum duration.
        gemeenschapsdienst: participants of gemeenschapsdienst.
        uren_per_maand: paid hours in a month: fees of the plan divided by the fee per hour.
        km_per_maand: paid kilometres in a month: travel of the plan divided by the tariff.
        gebruikers: users that pay the yearly fee: fees of the plan divided by the fee.
        chequeprijs: euros, mean price of a cheque: income of the plan divided by the paid hours.
    """

    wijk_werkers: int
    overgangsgroep: int
    gemeenschapsdienst: int
    uren_per_maand: int
    km_per_maand: float
    gebruikers: int
    chequeprijs: float


@cache
def tabel() -> Tabel:
    """Jobseekers by age, duration and category, May 2025."""
    return arvastat()


@cache
def ijkpunten() -> Ijkpunten:
    """The totals for wijk-werken."""
    regels = stelsel().get_parameters_at_instant(JAAR_VAN_HET_PLAN).wijk_werken
    uren = cijfer("plan_2026_prestatievergoeding") / regels.vergoeding.per_uur
    return Ijkpunten(
        wijk_werkers=int(cijfer("actieve_wijk_werkers_2025")),
        overgangsgroep=int(cijfer("overgangsgroep_2025_10")),
        gemeenschapsdienst=int(cijfer("gemeenschapsdienst_deelnemers")),
        uren_per_maand=round(uren / MAANDEN_PER_JAAR),
        km_per_maand=cijfer("plan_2026_verplaatsingsvergoeding")
        / regels.verplaatsing.per_km
        / MAANDEN_PER_JAAR,
        gebruikers=round(-cijfer("plan_2026_gebruikersbijdragen_in") / regels.inschrijvingsrecht.per_jaar),
        chequeprijs=-cijfer("plan_2026_inkomsten_cheques") / uren,
    )


def cijfer(id_: str) -> float:
    """A published figure as a number."""
    return float(gepubliceerd(id_).waarde)
