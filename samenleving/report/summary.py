"""The first page: what is compared, what it comes down to, and how to read it. Facts from the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from samenleving.compare.model import Comparison, SysteemUit
from samenleving.compare.subjects import lijnsoorten
from samenleving.display import datum, maand, opsomming
from samenleving.documents import Blok, Kader, Sectie, alinea, runs, vet
from samenleving.proposals.model import HUIDIG
from samenleving.report.changes import kerntabel
from samenleving.report.words import gevolg, hoofdletter, stelsel, titels, volgens
from samenleving.telwoorden import telwoord


def in_het_kort(vergelijking: Comparison) -> Sectie:
    """The section a reader of one page reads."""
    blokken: list[Blok] = [
        alinea(*samenvatting(vergelijking), stijl="inleiding"),
        *_per_stelsel(vergelijking),
        kerntabel(vergelijking),
        _kader(vergelijking),
    ]
    return Sectie(runs("In het kort"), tuple(blokken), anker="in-het-kort")


def titel(vergelijking: Comparison) -> str:
    """The title of the report: `Huidig recht en drie voorstellen vergeleken`."""
    basis, andere = vergelijking.systeem(vergelijking.basis), vergelijking.andere
    if not andere:
        return f"{basis.titel}, bepaling per bepaling"
    if len(andere) == 1:
        return f"{basis.titel} en {andere[0].titel} vergeleken"
    soort = "voorstellen" if all(s.status == "voorgesteld" for s in andere) else "stelsels"
    return f"{basis.titel} en {telwoord(len(andere))} {soort} vergeleken"


def ondertitel(vergelijking: Comparison) -> str:
    """Which systems, and the month."""
    namen = opsomming([s.titel for s in vergelijking.andere]) if vergelijking.andere else ""
    return (
        f"{namen}. Toestand van {maand(vergelijking.datum)}."
        if namen
        else hoofdletter(maand(vergelijking.datum))
    )


def samenvatting(vergelijking: Comparison) -> Iterator[str]:
    """Which schemes come and go, a sentence for each group of systems, to be joined without a space."""
    basis = vergelijking.systeem(vergelijking.basis)
    onder = "het huidige recht" if basis.naam == HUIDIG else f"“{basis.titel}”"
    gelden = "gelden" if _meervoud([stelsel(naam) for naam in basis.stelsels]) else "geldt"
    yield f"In {maand(vergelijking.datum)} {gelden} onder {onder} {_stelsels(basis)}."
    groepen: dict[tuple[str, ...], list[SysteemUit]] = {}
    for systeem in vergelijking.andere:
        groepen.setdefault(systeem.stelsels, []).append(systeem)
    for stelsels, systemen in groepen.items():
        wie = hoofdletter(volgens(vergelijking, systemen))
        nieuw = [stelsel(naam) for naam in stelsels if naam not in basis.stelsels]
        weg = [stelsel(naam) for naam in basis.stelsels if naam not in stelsels]
        if nieuw and weg:
            yield f" {wie} komen {opsomming(nieuw)} in de plaats van {opsomming(weg)}."
        elif nieuw:
            yield f" {wie} komen {opsomming(nieuw)} erbij."
        elif weg:
            yield f" {wie} {'verdwijnen' if _meervoud(weg) else 'verdwijnt'} {opsomming(weg)}."
        else:
            yield f" {wie} blijven dezelfde stelsels bestaan."


def _meervoud(stelsels: list[str]) -> bool:
    """Whether the verb is plural: for more than one scheme, and for one whose name is a plural (jobs)."""
    return len(stelsels) > 1 or any(naam.endswith("jobs") for naam in stelsels)


def _stelsels(systeem: SysteemUit) -> str:
    return (
        opsomming([stelsel(naam) for naam in systeem.stelsels])
        if systeem.stelsels
        else "geen van de stelsels"
    )


def _per_stelsel(vergelijking: Comparison) -> Iterator[Blok]:
    """One paragraph a system: what it changes for the people in the examples, and how much it leaves open."""
    personen = [geval for geval in vergelijking.gevallen if geval.entiteit == "persoon"]
    for systeem in vergelijking.andere:
        delen: list[str] = []
        for lijn in dict.fromkeys(geval.lijn for geval in personen):
            eigen = [geval for geval in personen if geval.lijn == lijn]
            telling = Counter(gevolg(geval.bij(systeem.naam).toegang) for geval in eigen)
            delen.append(_telling(telling, len(eigen), lijnsoorten()[lijn].mensen))
        buiten = len(systeem.niet_gemodelleerd)
        open_ = len(systeem.open_keuzes) + len(systeem.open_vragen)
        aantallen = [
            f"{_aantal(open_, 'punt blijft open', 'punten blijven open')}",
            f"{_aantal(len(systeem.aannames), 'bepaling steunt', 'bepalingen steunen')} op een aanname",
            f"{_aantal(buiten, 'bepaling staat', 'bepalingen staan')} buiten de berekening",
        ]
        delen.append(hoofdletter(opsomming(aantallen)) + ".")
        yield alinea(vet(f"{titels(vergelijking)[systeem.naam]}. "), " ".join(delen))


def _telling(telling: Counter[str], totaal: int, mensen: str) -> str:
    gelijk = telling.pop("", 0)
    delen = [f"verandert de toegang voor {telwoord(gelijk)} niet"] if gelijk else []
    werkwoorden = {
        "krijgt toegang": ("krijgt er {} toegang", "krijgen er {} toegang"),
        "verliest de toegang": ("verliest er {} de toegang", "verliezen er {} de toegang"),
        "is niet meer te zeggen": (
            "is de toegang voor {} niet te zeggen",
            "is de toegang voor {} niet te zeggen",
        ),
        "hangt voortaan van een oordeel af": (
            "hangt ze voor {} voortaan van een oordeel af",
            "hangt ze voor {} voortaan van een oordeel af",
        ),
        "wordt zeker": ("wordt ze voor {} zeker", "wordt ze voor {} zeker"),
        "staat niet in het voorstel": ("is ze voor {} niet geregeld", "is ze voor {} niet geregeld"),
    }
    for wat, (een, meer) in werkwoorden.items():
        if aantal := telling.get(wat, 0):
            delen.append((een if aantal == 1 else meer).format(telwoord(aantal)))
    return f"Van de {telwoord(totaal)} {mensen} in de voorbeelden {opsomming(delen)}."


VOLUIT_TOT = 12
"""Numbers up to here are written out."""


def _aantal(aantal: int, een: str, meer: str) -> str:
    woord = "geen" if not aantal else telwoord(aantal) if aantal <= VOLUIT_TOT else str(aantal)
    return f"{woord} {een if aantal == 1 else meer}"


def _kader(vergelijking: Comparison) -> Blok:
    return Kader("info", (alinea(tot_slot(vergelijking)),), runs("hoe dit te lezen"))


def tot_slot(vergelijking: Comparison) -> str:
    """What a reader must know before using any figure."""
    voorstellen = [s for s in vergelijking.systemen if s.status != "in_werking"]
    zinnen = [
        "Een voorstel is geen recht. Wat hier onder een voorstel staat, zou gelden als het ongewijzigd "
        "wet werd."
    ]
    data = {
        (s.in_werking_vanaf, bool(s.in_werking_aanname))
        for s in voorstellen
        if s.in_werking_vanaf is not None
    }
    if len(data) == 1:
        dag, aangenomen = next(iter(data))
        zinnen.append(
            f"Wij rekenen met een inwerkingtreding op {datum(dag)}"
            + ("; dat is een aanname, want de bronnen geven geen datum." if aangenomen else ".")
        )
    zinnen.append("De gevallen zijn voorbeelden: hun aantal zegt niets over hoeveel mensen het treft.")
    return " ".join(zinnen)
