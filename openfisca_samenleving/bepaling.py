"""What a variable says about itself beyond what OpenFisca keeps: its place in the law and who decides.

A variable carries it as the class attribute `__bepaling__`; OpenFisca ignores dunder attributes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Soort = Literal["invoer", "tussenstap", "voorwaarde", "recht", "plicht", "bedrag", "kenmerk"]

Bewerking = Literal["maal", "min", "boven"]

VDAB = "VDAB"
OCMW = "het OCMW"
VDAB_OF_OCMW = "VDAB of het OCMW"
TOELEIDER = "VDAB, een partnerorganisatie of het OCMW"
ORGANISATOR = "de organisator"
VLAAMSE_REGERING = "de Vlaamse Regering"
GEMEENTE_EN_VDAB = "de gemeente en VDAB"
RVA = "de RVA"

DECREET = "wijk-werkendecreet-2017-07-07"
BESLUIT = "bvr-2017-09-29-wijk-werken"
PWA_WET = "wet-1999-04-07-pwa-arbeidsovereenkomst"
BVR_2009 = "bvr-2009-06-05-arbeidsbemiddeling"
WIB = "wib-1992"
RMI_KB = "kb-2002-07-11-maatschappelijke-integratie"
RMI_WET = "wet-2002-05-26-maatschappelijke-integratie"
INSCHRIJVINGSDECREET = "decreet-2024-04-19-verplichte-inschrijving"
WERKLOOSHEID_KB = "kb-1991-11-25-werkloosheid"
WERKLOOSHEID_MB = "mb-1991-11-26-werkloosheid"
PROGRAMMAWET_2025 = "programmawet-2025-07-18"
DIENSTENCHEQUE_KB = "kb-2001-12-12-dienstencheques"
ONTWERPRUIMTE = "samenlevingsjobs-ontwerpruimte"
"""Not an act: the design space of an instrument that is not in force."""
BWHI = "bwhi-1980-08-08"
BFW = "bfw-1989-01-16"
CONCEPTNOTA_2023 = "conceptnota-2023-04-28-activeringsaanpak"
"""Not an act: a note of the Flemish Government and the calls that followed it."""
ORGANISATORREKENING = "organisatorrekening"
"""Not an act: sums about an organiser that no text makes, on the amounts of the decision."""
GEEN_AKTEN = frozenset({ONTWERPRUIMTE, CONCEPTNOTA_2023, ORGANISATORREKENING})
"""What a rule may name as its act although no file in `legislation/` holds it."""


@dataclass(frozen=True)
class Bepaling:
    """Where a variable stands in the law.

    Attributes:
        soort: what the variable is to a reader.
        instrument: the scheme it belongs to (`wijk_werken`, `gemeenschapsdienst`, …).
        akte: id of the act in `legislation/`, empty where no act applies.
        plaats: the provision, as a Dutch citation; says so where the number was never seen.
        beslist: who decides or must act, empty where nobody's judgement is needed.
        voorwaarden: for a `recht`, the names of its conditions in reading order.
        factoren: for a `bedrag`, the variables and parameters it is made of, in reading order.
        bewerking: how the factors make the amount: their product, the first less the others, or what the
            first exceeds the product of the others by.
        bepaald_door: parameter that must be true before the amount means anything.
    """

    soort: Soort
    instrument: str = ""
    akte: str = ""
    plaats: str = ""
    beslist: str = ""
    voorwaarden: tuple[str, ...] = ()
    factoren: tuple[str, ...] = ()
    bewerking: Bewerking = "maal"
    bepaald_door: str = ""
