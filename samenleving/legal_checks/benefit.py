"""Against the federal limit on the benefit: access that opens too late, a sanction that falls too late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from samenleving.display import getal
from samenleving.legal_checks.levels import BWHI, SANCTIES
from samenleving.legal_checks.model import Ernst, Knelpunt
from samenleving.legal_checks.standing import CATALOGUS, GEMEENSCHAPSDIENST, SAMENLEVINGSJOBS, Stand
from samenleving.messages import bericht

TOELATING = "werkloosheid.toelating.dagen"
EERSTE = "werkloosheid.eerste_periode.maanden"
PER_MAAND = "werkloosheid.tweede_periode.dagen_per_maand"
REST = "werkloosheid.tweede_periode.afronding_rest"
HOOGSTENS = "werkloosheid.tweede_periode.max_maanden"
DUUR_PARAMETERS = (EERSTE, PER_MAAND, REST, HOOGSTENS, TOELATING)
TOEGANG = {
    SAMENLEVINGSJOBS: f"{SAMENLEVINGSJOBS}.doelgroep.werkloosheidsduur_maanden",
    GEMEENSCHAPSDIENST: f"{GEMEENSCHAPSDIENST}.doelgroep.werkloosheidsduur_maanden",
}
VEREIST = f"{SAMENLEVINGSJOBS}.doelgroep.werkloosheidsduur_vereist"
SANCTIE = f"{SAMENLEVINGSJOBS}.sanctie.bij_weigering"
SANCTIE_NA = f"{SAMENLEVINGSJOBS}.sanctie.na_maanden"
ULTIEM = f"{SAMENLEVINGSJOBS}.ultiem_jobaanbod"
LEZING_TOEGANG = "lezingen.samenlevingsjobs_toegang"
PASSEND = ("werkloosheid.passend.drempel", "werkloosheid.passend.drempel_begin")


@dataclass(frozen=True)
class Uitkeringsduur:
    """How long a benefit claimed that day lasts: total months by counted career days, day by day."""

    maanden: tuple[int, ...]

    @property
    def minstens(self) -> int:
        """Months without any counted day."""
        return self.maanden[0]

    @property
    def hoogstens(self) -> int:
        """Months with the longest career that counts."""
        return self.maanden[-1]

    def over_na(self, maanden: int) -> dict[int, int]:
        """Months that can be left after so many, each with the counted days from which that is so."""
        uit: dict[int, int] = {}
        for dagen, totaal in enumerate(self.maanden):
            uit.setdefault(max(totaal - maanden, 0), dagen)
        return uit


def uitkeringsduur(stand: Stand) -> Uitkeringsduur | None:
    """From the formulas; None where the limit is not in force that day."""
    if any(stand.waarde(pad) is None for pad in DUUR_PARAMETERS):
        return None
    meer = int(stand.getal(PER_MAAND) * (stand.getal(HOOGSTENS) + 1))
    vooraf = int(stand.getal(TOELATING))
    gevallen = [
        {
            "werkloosheid_aanvraagdatum": stand.dag,
            "werkloosheid_beroepsverleden_dagen": float(vooraf + dagen),
            "werkloosheid_gebruikte_dagen": 0.0,
        }
        for dagen in range(meer + 1)
    ]
    maanden = np.asarray(stand.simulatie(gevallen).calculate("werkloosheid_maanden", stand.maand))
    if (maanden < 0).any():
        return None
    return Uitkeringsduur(tuple(int(maand) for maand in maanden))


def toegang(stand: Stand) -> Iterator[Knelpunt]:
    """A scheme that opens after so many months without work, beside the months of benefit left by then."""
    for stelsel, pad in TOEGANG.items():
        if not stand.geldt(stelsel) or (stelsel == SAMENLEVINGSJOBS and not stand.waarde(VEREIST)):
            continue
        duur = uitkeringsduur(stand)
        if duur is None:
            continue
        na = int(stand.getal(pad))
        over = duur.over_na(na)
        minst, meest = min(over), max(over)
        if minst > 0:
            continue
        daarna = stelsel == GEMEENSCHAPSDIENST or stand.waarde(LEZING_TOEGANG) == "na"
        eigen = (VEREIST, LEZING_TOEGANG) if stelsel == SAMENLEVINGSJOBS else ()
        yield stand.knelpunt(
            "toegang_uitkering",
            "hoog",
            vorm="deels" if meest else "nooit",
            cijfers={
                "toegang_na_maanden": na,
                "precies_op_de_duur": "nog niet open" if daarna else "open",
                "uitkering_minstens_maanden": duur.minstens,
                "uitkering_hoogstens_maanden": duur.hoogstens,
                "maanden_over_minstens": minst,
                "maanden_over_hoogstens": meest,
                "meetellende_dagen_nodig": _dagen(over),
            },
            artikel=stand.bronnen(*DUUR_PARAMETERS, pad),
            stelsel=stelsel,
            parameters=(pad, *eigen, *DUUR_PARAMETERS),
            bepalingen=stand.zetters(pad),
            na=na,
            minstens=duur.minstens,
            hoogstens=duur.hoogstens,
            meest=meest,
            ladder=_ladder(over),
            precies=bericht(f"toegang_uitkering.{'na' if daarna else 'vanaf'}", CATALOGUS),
            naam="De samenlevingsjob" if stelsel == SAMENLEVINGSJOBS else "Gemeenschapsdienst",
        )


def _dagen(over: Mapping[int, int]) -> dict[str, int]:
    return {str(maanden): dagen for maanden, dagen in sorted(over.items())}


def _ladder(over: Mapping[int, int]) -> str:
    """*1 maand vanaf 52, 2 maanden vanaf 156 en 12 maanden vanaf 1196*: the first two steps and the last."""
    stappen = sorted((m, d) for m, d in over.items() if m > 0)
    kort = [*stappen[:2], stappen[-1]] if len(stappen) > 3 else stappen
    delen = [f"{m} {'maand' if m == 1 else 'maanden'} vanaf {getal(d)}" for m, d in kort]
    return ", ".join(delen)


def bevoegdheid_sanctie(stand: Stand) -> Iterator[Knelpunt]:
    """Sanctions on benefits and suitable work are federal rules; the region applies them (BWHI IX 5°)."""
    if not stand.geldt(SAMENLEVINGSJOBS):
        return
    raakt = {SANCTIE: bool(stand.waarde(SANCTIE)), ULTIEM: stand.waarde(ULTIEM) == "toegelaten"}
    paden = tuple(pad for pad, ja in raakt.items() if ja)
    if not paden:
        return
    yield stand.knelpunt(
        "bevoegdheid_sanctie",
        "hoog",
        vorm="sanctie" if SANCTIE in paden else "ultiem_jobaanbod",
        cijfers={"sanctie_na_maanden": int(stand.getal(SANCTIE_NA))} if SANCTIE in paden else {},
        artikel=[stand.lid(BWHI, SANCTIES), *stand.bronnen(*PASSEND)],
        stelsel=SAMENLEVINGSJOBS,
        parameters=paden,
        na=int(stand.getal(SANCTIE_NA)),
    )


def sanctie_na_einde(stand: Stand) -> Iterator[Knelpunt]:
    """A sanction on the benefit that can fall only when the benefit has ended."""
    if not stand.geldt(SAMENLEVINGSJOBS) or not stand.waarde(SANCTIE):
        return
    duur = uitkeringsduur(stand)
    if duur is None:
        return
    na = int(stand.getal(SANCTIE_NA))
    over = duur.over_na(na)
    if min(over) > 0:
        return
    meest = max(over)
    ernst: Ernst = "aandacht" if meest else "hoog"
    yield stand.knelpunt(
        "sanctie_na_einde",
        ernst,
        vorm="deels" if meest else "altijd",
        cijfers={
            "sanctie_na_maanden": na,
            "uitkering_minstens_maanden": duur.minstens,
            "uitkering_hoogstens_maanden": duur.hoogstens,
            "maanden_over_hoogstens": meest,
            "meetellende_dagen_nodig": _dagen(over),
        },
        artikel=[*stand.bronnen(*DUUR_PARAMETERS), stand.lid(BWHI, SANCTIES)],
        stelsel=SAMENLEVINGSJOBS,
        parameters=(SANCTIE, SANCTIE_NA, *DUUR_PARAMETERS),
        bepalingen=stand.zetters(SANCTIE, SANCTIE_NA),
        na=na,
        hoogstens=duur.hoogstens,
        meest=meest,
        ladder=_ladder(over),
    )
