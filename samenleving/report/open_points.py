"""What stays open, what was assumed, what is not modelled, which readings matter, and how it was computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from samenleving.compare.model import (
    Aanname,
    Comparison,
    Gevolg,
    LezingUit,
    OpenKeuze,
    OpenVraagUit,
    ZijdeUit,
)
from samenleving.display import opsomming
from samenleving.documents import (
    Blok,
    Lijst,
    Punt,
    Regeleinde,
    Rij,
    Run,
    Sectie,
    Tabel,
    Uitklap,
    alinea,
    cel,
    code,
    rij,
    runs,
    vet,
)
from samenleving.report.words import hoofdletter, namen, voorsteltitels

_NIETS = "Geen."


def wat_openblijft(vergelijking: Comparison) -> Sectie:
    """Open choices and open questions, each with the systems in which it is open."""
    keuzes: dict[OpenKeuze, list[str]] = {}
    vragen: dict[OpenVraagUit, list[str]] = {}
    for systeem in vergelijking.systemen:
        for keuze in systeem.open_keuzes:
            keuzes.setdefault(keuze, []).append(systeem.naam)
        for vraag in systeem.open_vragen:
            vragen.setdefault(vraag, []).append(systeem.naam)
    blokken: list[Blok] = [
        alinea(
            "Wat de bronnen openlaten, vullen wij niet in: de uitkomst blijft dan onbekend. Een keuze kan "
            "wel gesteld worden in de naam van een stelsel, bijvoorbeeld ",
            code("regering_2025+urenplafond=zoals_wijk_werken"),
            "." if any(keuze.variant == "urenplafond" for keuze in keuzes) else "; zie de handleiding.",
        )
    ]
    if keuzes:
        rijen = tuple(
            rij(
                keuze.vraag,
                cel(code(keuze.variant)),
                opsomming([optie.titel for optie in keuze.opties], "of"),
                namen(vergelijking, waar),
                keuze.passage,
            )
            for keuze, waar in keuzes.items()
        )
        kop = (cel("Vraag"), cel("Naam"), cel("Mogelijke antwoorden"), cel("Open in"), cel("Bron"))
        blokken.append(
            Tabel(runs("Open keuzes"), kop, rijen, breedtes=(2, 1.5, 2.2, 1.3, 1.5), anker="open-keuzes")
        )
    if vragen:
        vraagrijen = tuple(
            rij(
                vraag.vraag,
                cel(code(f"lezing.{vraag.lezing}")) if vraag.lezing else "blijft onbekend",
                namen(vergelijking, waar),
                vraag.passage,
            )
            for vraag, waar in vragen.items()
        )
        vraagkop = (cel("Vraag"), cel("Wat wij doen"), cel("Open in"), cel("Bron"))
        blokken.append(
            Tabel(
                runs("Open vragen, waarvoor niemand antwoorden voorstelt"),
                vraagkop,
                vraagrijen,
                breedtes=(2.2, 1.4, 1.4, 1.6),
                anker="open-vragen",
            )
        )
    if not keuzes and not vragen:
        blokken = [alinea(_NIETS)]
    return Sectie(runs("Wat de bronnen openlaten"), tuple(blokken), anker="open")


def tegenspraak(vergelijking: Comparison) -> Iterator[Sectie]:
    """Where the sources contradict each other or themselves on what is compared; nothing else."""
    if not vergelijking.tegenstrijdigheden:
        return
    rijen = tuple(
        rij(
            cel(vet(hoofdletter(deze.onderwerp)), f" ({deze.id})"),
            cel(*_zijden(deze.zijden)),
            hoofdletter(deze.gevolg),
            namen(vergelijking, deze.systemen),
        )
        for deze in vergelijking.tegenstrijdigheden
    )
    kop = (cel("Waarover"), cel("Wat de bronnen zeggen"), cel("Wat wij ermee doen"), cel("Raakt"))
    yield Sectie(
        runs("Waar de bronnen elkaar tegenspreken"),
        (
            alinea(
                "Deze bronnen spreken elkaar of zichzelf tegen over iets wat een van de stelsels regelt. "
                "Geen van beide kanten is stil gekozen: de laatste kolom zegt in welk stelsel het speelt."
            ),
            Tabel(
                runs("Tegenstrijdigheden"), kop, rijen, breedtes=(1.2, 3, 2, 1.3), anker="tegenstrijdigheden"
            ),
        ),
        anker="tegenspraak",
    )


def _zijden(zijden: Sequence[ZijdeUit]) -> Iterator[Run | str]:
    for nummer, zijde in enumerate(zijden):
        if nummer:
            yield Regeleinde()
        yield f"{zijde.orgaan}, {zijde.plaats}: {zijde.zegt}."


def aannames(vergelijking: Comparison) -> Sectie:
    """Assumptions that carry a value, with their range and where they hold."""
    waar: dict[Aanname, list[str]] = {}
    for systeem in vergelijking.systemen:
        for aanname in systeem.aannames:
            waar.setdefault(aanname, []).append(systeem.naam)
    titels = voorsteltitels(vergelijking)
    rijen = [
        rij(
            f"{aanname.titel} ({titels[aanname.voorstel]})",
            aanname.tekst,
            "; ".join(f"{b.label.lower()}: {b.laag} tot {b.hoog}" for b in aanname.bereik) or "geen getal",
            namen(vergelijking, systemen),
        )
        for aanname, systemen in waar.items()
    ]
    rijen += [
        rij(
            f"Inwerkingtreding ({s.titel})", s.in_werking_aanname, "geen getal", namen(vergelijking, [s.naam])
        )
        for s in vergelijking.systemen
        if s.in_werking_aanname
    ]
    if not rijen:
        return Sectie(runs("Aannames"), (alinea(_NIETS),), anker="aannames")
    kop = (cel("Bepaling"), cel("Wat wij aannemen"), cel("Bereik"), cel("Geldt in"))
    tabel = Tabel(runs("Aannames achter de cijfers"), kop, tuple(rijen), breedtes=(1.3, 3, 1, 1.3))
    return Sectie(runs("Aannames"), (tabel,), anker="aannames")


def niet_gemodelleerd(vergelijking: Comparison) -> Sectie:
    """Every provision outside the computation, by proposal, with the reason."""
    titels = voorsteltitels(vergelijking)
    per_voorstel: dict[str, dict[str, Rij]] = {}
    for systeem in vergelijking.systemen:
        for bepaling in systeem.niet_gemodelleerd:
            rijen = per_voorstel.setdefault(bepaling.voorstel, {})
            rijen[bepaling.bepaling] = rij(
                bepaling.titel, bepaling.stelling, bepaling.reden, bepaling.passage
            )
    if not per_voorstel:
        return Sectie(runs("Niet gemodelleerd"), (alinea(_NIETS),), anker="niet-gemodelleerd")
    kop = (cel("Bepaling"), cel("Wat ze zegt"), cel("Waarom niet in de berekening"), cel("Bron"))
    blokken: list[Blok] = [
        alinea("Deze bepalingen tellen in geen enkel cijfer mee. Dat betekent niet dat ze niets veranderen.")
    ]
    for voorstel, rijen in per_voorstel.items():
        titel = titels[voorstel]
        tabel = Tabel(
            runs(f"Niet gemodelleerd in: {titel}"), kop, tuple(rijen.values()), breedtes=(1.1, 2.2, 2.2, 1)
        )
        aantal = f"{len(rijen)} bepaling{'en' if len(rijen) > 1 else ''}"
        blokken.append(Uitklap(runs(vet(titel), f": {aantal}"), (tabel,)))
    return Sectie(runs("Niet gemodelleerd"), tuple(blokken), anker="niet-gemodelleerd")


def lezingen(vergelijking: Comparison) -> Sectie:
    """Readings whose other choice moves a figure, then those that move none."""
    met = [lezing for lezing in vergelijking.lezingen if lezing.gevolgen]
    zonder = [lezing for lezing in vergelijking.lezingen if not lezing.gevolgen]
    blokken: list[Blok] = [
        alinea(
            "Waar de tekst meer dan één lezing toelaat, rekenen wij met één standaardlezing. Hieronder staat "
            "welke cijfers in deze gevallen verschuiven als één lezing anders gekozen wordt."
        )
    ]
    if met:
        kop = (cel("Lezing"), cel("Wij rekenen met"), cel("Wat een andere keuze verandert"))
        rijen = tuple(
            rij(lezing.label, _gekozen(vergelijking, lezing), _gevolgencel(vergelijking, lezing))
            for lezing in met
        )
        blokken.append(
            Tabel(runs("Lezingen die een cijfer verschuiven"), kop, rijen, breedtes=(1.2, 1.2, 3.4))
        )
    if zonder:
        namen_ = opsomming([lezing.label.lower() for lezing in zonder])
        blokken.append(
            alinea(f"In deze gevallen verandert niets door de lezing van: {namen_}.", stijl="klein")
        )
    return Sectie(runs("Lezingen"), tuple(blokken), anker="lezingen")


def _gekozen(vergelijking: Comparison, lezing: LezingUit) -> str:
    woorden = dict(lezing.keuzes)
    per_keuze: dict[str, list[str]] = {}
    for systeem, keuze in lezing.gekozen:
        per_keuze.setdefault(keuze, []).append(systeem)
    if len(per_keuze) == 1:
        return woorden.get(next(iter(per_keuze)), _NIETS)
    return "; ".join(
        f"{woorden[keuze]} ({namen(vergelijking, waar)})" for keuze, waar in per_keuze.items() if keuze
    )


def _gevolgencel(vergelijking: Comparison, lezing: LezingUit) -> str:
    woorden, titels = dict(lezing.keuzes), {geval.id: geval.naam for geval in vergelijking.gevallen}
    samen: dict[tuple[str, str, str, str, str], list[str]] = {}
    for gevolg in _hoofdgevolgen(lezing.gevolgen):
        sleutel = (gevolg.keuze, gevolg.geval, gevolg.wat, gevolg.van, gevolg.naar)
        samen.setdefault(sleutel, []).append(gevolg.systeem)
    zinnen = [
        f"Met “{woorden[keuze]}”: {titels[geval]}, {wat[:1].lower()}{wat[1:]} gaat van {van} naar {naar} "
        f"({namen(vergelijking, systemen)})."
        for (keuze, geval, wat, van, naar), systemen in samen.items()
    ]
    return " ".join(zinnen)


def _hoofdgevolgen(gevolgen: Iterable[Gevolg]) -> Iterator[Gevolg]:
    """Where access itself moves, the amounts that follow it are left out."""
    gevolgen = list(gevolgen)
    toegang = {
        (g.systeem, g.keuze, g.geval) for g in gevolgen if g.wat.startswith(("Toegang", "Mag ", "Kan "))
    }
    for gevolg in gevolgen:
        is_toegang = gevolg.wat.startswith(("Toegang", "Mag ", "Kan "))
        if is_toegang or (gevolg.systeem, gevolg.keuze, gevolg.geval) not in toegang:
            yield gevolg


def bronnen(vergelijking: Comparison) -> Sectie:
    """Each system with its source and what was chosen in its name."""
    punten = []
    for systeem in vergelijking.systemen:
        if systeem.naam == vergelijking.basis and not systeem.bron:
            bron = "het recht zoals het in deze codebank is opgenomen"
        else:
            bron = f"{systeem.bron or 'het geldende recht'}, {systeem.brondatum}".rstrip(", ")
        keuzes = [f"{keuze.vraag} {keuze.tekst}" for keuze in (*systeem.keuzes, *systeem.lezingen)]
        gekozen = f" Gekozen: {'; '.join(keuzes)}." if keuzes else ""
        toelichting = f" {systeem.toelichting}" if systeem.toelichting else ""
        punten.append(
            Punt(runs(vet(systeem.titel), " (", code(systeem.naam), f"): {bron}.{toelichting}{gekozen}"))
        )
    return Sectie(runs("De stelsels en hun bron"), (Lijst(tuple(punten)),), anker="bronnen")
