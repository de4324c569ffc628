"""The population in the report: who has access, who gains and loses, how sure, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from samenleving.display import getal, in_de_zin
from samenleving.documents import (
    Blok,
    Figuur,
    Kader,
    Rij,
    Sectie,
    Tabel,
    Uitklap,
    alinea,
    cel,
    lijst,
    rij,
    runs,
)
from samenleving.documents.blocks import Cel as Tabelcel
from samenleving.documents.charts import Reeks, staven
from samenleving.law import parameterinfo
from samenleving.messages import bericht, catalogus
from samenleving.population.assumptions import Aanname, aannames
from samenleving.population.codes import TOESTANDEN
from samenleving.population.outcome import Bevolkingsuitkomst, Cel, Systeemuitkomst
from samenleving.population.uncertainty import Band, Scenario, Tornado
from samenleving.report.parts import Bevolkingsdeel, Verslag
from samenleving.report.words import hoofdletter, titels

TITEL = "Wat het doet voor een hele bevolking"
MEEST_UITSLAGEN = 8
"""So many assumptions stand in a tornado."""
IN_TORNADO = ("toegang_na_beoordeling", "deelnemers")
"""The headline figures that a reader looks at first."""
NIET_BEKEND = "niet bekend"


def bevolking(verslag: Verslag) -> Iterator[Sectie]:
    """The section on the population; nothing where it was not asked."""
    deel = verslag.bevolking
    if verslag.zonder_bevolking:
        yield Sectie(runs(TITEL), (alinea(verslag.zonder_bevolking),), anker="bevolking")
    if deel is None:
        return
    uitkomst = deel.uitkomst
    herkomst = (
        "Niemand in deze bevolking bestaat. Ze volgt de tabel van werkzoekenden van mei 2025 cel voor cel;"
        " wat geen bron geeft, is een aanname met een bereik."
        if uitkomst.soort == "synthetisch"
        else "Dit zijn eigen gegevens van wie het verslag maakte."
    )
    yield Sectie(
        runs(TITEL),
        (
            alinea(
                f"{getal(uitkomst.personen)} personen. {herkomst} Wat iemand moet beoordelen of wat niemand"
                " weet, telt apart en nooit als een ja of een nee."
            ),
            *_toegang(verslag, uitkomst),
            *_winst(verslag, uitkomst),
            *_zekerheid(verslag, deel),
            *_steunt_op(deel),
        ),
        anker="bevolking",
    )


# --- access and take-up -----------------------------------------------------------------------------------


def _toegang(verslag: Verslag, uitkomst: Bevolkingsuitkomst) -> Iterator[Blok]:
    systemen = uitkomst.systemen
    namen = _namen(verslag, systemen)
    per_toestand = {
        toestand: [systeem.toegang.toestanden[toestand] for systeem in systemen] for toestand in TOESTANDEN
    }
    reeksen = [
        Reeks(hoofdletter(bericht(f"toestand.{toestand}")), tuple(float(aantal) for aantal in aantallen))
        for toestand, aantallen in per_toestand.items()
        if any(aantallen)
    ]
    yield staven(
        "Toegang op de feiten, in personen",
        "Per stelsel het aantal personen naar de toestand van hun toegang; niemand beoordeelde al iets.",
        namen,
        reeksen,
        waarde_as="personen",
    )
    rijen = [*_na_beoordeling(systemen), *_deelname(systemen)]
    if rijen:
        kop = (cel(""), *(cel(naam) for naam in namen))
        titel = "Na de aangenomen beoordelingen, en wie dan meedoet (personen)"
        yield Tabel(runs(titel), kop, tuple(rijen), breedtes=(2, *(1.0 for _ in namen)))
        yield alinea(
            "Toegang na beoordeling en deelname zijn aannames, geen tellingen: niemand weet hoe VDAB en de"
            " OCMW’s zullen oordelen, of hoeveel plaatsen er komen.",
            stijl="klein",
        )


def _na_beoordeling(systemen: Sequence[Systeemuitkomst]) -> Iterator[Rij]:
    na = [systeem.toegang.na_beoordeling for systeem in systemen]
    if all(telling is None for telling in na):
        return
    yield rij("Toegang na de aangenomen beoordelingen", soort="tussenkop")
    for toestand in TOESTANDEN:
        aantallen = [telling[toestand] if telling else None for telling in na]
        if any(aantallen):
            yield rij(
                hoofdletter(bericht(f"toestand.{toestand}")), *(_aantal(aantal) for aantal in aantallen)
            )


def _deelname(systemen: Sequence[Systeemuitkomst]) -> Iterator[Rij]:
    if all(systeem.deelname is None for systeem in systemen):
        return
    velden = {
        "deelnemers": "Deelnemers",
        "overgangsgroep": "Van hen uit de overgangsgroep",
        "nieuw": "Van hen nieuw",
        "vallen_weg": "Deelnemers van vandaag die wegvallen",
        "onzeker": "Deelnemers van vandaag van wie het niet bekend is",
    }
    yield rij("Deelname", soort="tussenkop")
    for veld, titel in velden.items():
        yield rij(titel, *(_aantal(getattr(systeem.deelname, veld, None)) for systeem in systemen))


# --- gains and losses -------------------------------------------------------------------------------------


def _winst(verslag: Verslag, uitkomst: Bevolkingsuitkomst) -> Iterator[Blok]:
    anders = [systeem for systeem in uitkomst.systemen if systeem.verschuiving is not None]
    if not anders:
        return
    namen = _namen(verslag, anders)
    velden = {
        "wint": "Krijgt zeker toegang",
        "wint_mogelijk": "Krijgt misschien toegang",
        "verliest": "Verliest zeker de toegang",
        "verliest_mogelijk": "Verliest de toegang die te beoordelen of niet bekend was",
    }
    reeksen = [
        Reeks(titel, tuple(float(_som(systeem, veld)) for systeem in anders))
        for veld, titel in velden.items()
    ]
    yield staven(
        "Wie toegang krijgt en wie ze verliest, tegenover de basis",
        "Personen van wie de toegang op de feiten verandert. “Misschien” betekent dat het van een oordeel "
        "of van iets onbekends afhangt.",
        namen,
        reeksen,
        waarde_as="personen",
    )
    for systeem, naam in zip(anders, namen, strict=True):
        yield Uitklap(runs(f"{naam}: naar duur, leeftijd en categorie"), (_cellen(systeem, naam),))


def _som(systeem: Systeemuitkomst, veld: str) -> int:
    cellen = systeem.verschuiving.cellen if systeem.verschuiving else ()
    return sum(getattr(cel_, veld) for cel_ in cellen)


def _cellen(systeem: Systeemuitkomst, naam: str) -> Tabel:
    rijen: list[Rij] = []
    duur = ""
    for deze in systeem.verschuiving.cellen if systeem.verschuiving else ():
        if deze.duur != duur:
            duur = deze.duur
            rijen.append(rij(_klasse("duur", duur), soort="tussenkop"))
        rijen.append(_celrij(deze))
    kop = ("Leeftijd en categorie", "Personen", "Krijgt", "Misschien", "Verliest", "Misschien")
    return Tabel(
        runs(f"Wie toegang krijgt of verliest: {naam}"),
        tuple(cel(woord, uitlijning=None if nummer == 0 else "rechts") for nummer, woord in enumerate(kop)),
        tuple(rijen),
        breedtes=(3, 1, 1, 1, 1, 1),
    )


def _celrij(deze: Cel) -> Rij:
    aantallen = (deze.personen, deze.wint, deze.wint_mogelijk, deze.verliest, deze.verliest_mogelijk)
    naam = f"{_klasse('leeftijd', deze.leeftijd)}, {_klasse('statuut', deze.statuut)}"
    return rij(naam, *(_aantal(aantal) for aantal in aantallen))


def _klasse(kenmerk: str, klasse: str) -> str:
    """A class in words; one of somebody's own data by its own name."""
    id_ = f"bevolking.{kenmerk}.{klasse}"
    return bericht(id_) if id_ in catalogus() else klasse.replace("_", " ")


# --- how sure ---------------------------------------------------------------------------------------------


def _zekerheid(verslag: Verslag, deel: Bevolkingsdeel) -> Iterator[Blok]:
    gevonden = deel.onzekerheid
    if gevonden is None:
        return
    namen = titels(verslag.vergelijking)
    blokken: list[Blok] = [
        alinea(
            f"Elke aanname is {gevonden.trekkingen} keer getrokken binnen haar bereik. Het interval laat "
            "één trekking op twintig onder en één op twintig boven zich."
        ),
        _banden(gevonden.banden, namen),
    ]
    blokken += [
        _tornado(tornado, gevonden.banden, namen[tornado.systeem])
        for tornado in gevonden.tornado
        if tornado.id in IN_TORNADO and tornado.uitslagen and tornado.systeem in namen
    ]
    if gevonden.scenarios:
        kop = (cel("Keuze of lezing"), cel("Wat ze betekent"), cel("Deelnemers"))
        rijen = tuple(
            rij(
                _scenario(scenario),
                scenario.betekenis,
                "; ".join(
                    f"{namen.get(naam, naam)} {_heel(waarden['deelnemers'])}"
                    for naam, waarden in scenario.waarden.items()
                ),
            )
            for scenario in gevonden.scenarios
        )
        blokken.append(Tabel(runs("Andere rekenwijzen en lezingen"), kop, rijen, breedtes=(1.5, 3, 2)))
    yield Sectie(runs("Hoe zeker is dat?"), tuple(blokken), anker="zekerheid")


def _scenario(scenario: Scenario) -> str:
    """The choice or reading that differs, in words."""
    if scenario.soort == "lezing":
        return f"Lezing: {in_de_zin(parameterinfo(f'lezingen.{scenario.naam}').label)}"
    return aannames().keuzes[scenario.naam].naam


def _banden(banden: Sequence[Band], namen: Mapping[str, str]) -> Tabel:
    systemen = list(dict.fromkeys(band.systeem for band in banden))
    per_cijfer: dict[str, dict[str, Band]] = {}
    for band in banden:
        per_cijfer.setdefault(band.label, {})[band.systeem] = band
    rijen = tuple(
        rij(label, *(_band(per_systeem[naam]) for naam in systemen))
        for label, per_systeem in per_cijfer.items()
    )
    kop = (cel("Cijfer"), *(cel(namen.get(naam, naam)) for naam in systemen))
    return Tabel(
        runs("Verwachte waarde en interval"),
        kop,
        rijen,
        breedtes=(2, *(1.3 for _ in systemen)),
        anker="intervallen",
    )


def _band(band: Band) -> Tabelcel:
    if band.laag is None or band.hoog is None:
        return cel(f"{_heel(band.verwacht)}{f'; {band.reden}' if band.reden else ''}")
    return cel(f"{_heel(band.verwacht)} ({_heel(band.laag)} tot {_heel(band.hoog)})", uitlijning="rechts")


def _tornado(tornado: Tornado, banden: Sequence[Band], naam: str) -> Figuur:
    label = next(band.label for band in banden if band.id == tornado.id)
    uitslagen = tornado.uitslagen[:MEEST_UITSLAGEN]
    return staven(
        f"Wat dit cijfer het meest beweegt: {label.lower()}, {naam}",
        f"Verschil met de verwachte waarde ({_heel(tornado.verwacht)}) als één aanname op haar laagste of "
        "hoogste waarde staat en al de rest verwacht blijft.",
        tuple(uitslag.naam for uitslag in uitslagen),
        (
            Reeks("Laagste waarde", tuple(uitslag.laag - tornado.verwacht for uitslag in uitslagen)),
            Reeks("Hoogste waarde", tuple(uitslag.hoog - tornado.verwacht for uitslag in uitslagen)),
        ),
        waarde_as="verschil",
        anker=f"tornado-{tornado.id.replace('_', '-')}-{_anker(tornado.systeem)}",
    )


def _anker(naam: str) -> str:
    return "".join(teken if teken.isalnum() else "-" for teken in naam.lower())


# --- what it rests on -------------------------------------------------------------------------------------


def _steunt_op(deel: Bevolkingsdeel) -> Iterator[Blok]:
    uitkomst = deel.uitkomst
    if uitkomst.ijking:
        kop = (cel("Totaal"), cel("Bron"), cel("Volgens de bron"), cel("In de bevolking"))
        rijen = tuple(
            rij(
                controle.label,
                controle.bron,
                cel(_kort(controle.doel), uitlijning="rechts"),
                cel(_kort(controle.bevolking), uitlijning="rechts"),
            )
            for controle in uitkomst.ijking
        )
        yield Uitklap(
            runs("De bevolking naast de bronnen"),
            (Tabel(runs("Totalen van de bronnen en van de bevolking"), kop, rijen, breedtes=(2, 2.5, 1, 1)),),
        )
    if uitkomst.tegenspraken:
        punten = [
            f"{paar.onderwerp}: {_kort(paar.waarde)} tegenover {_kort(paar.ander_waarde)}. {paar.gevolg}"
            for paar in uitkomst.tegenspraken
        ]
        yield Kader("waarschuwing", (lijst(*punten),), runs("Cijfers die elkaar tegenspreken"))
    if uitkomst.soort == "synthetisch":
        yield Uitklap(runs("Aannames achter de bevolking"), (_aannames(),))
    yield Kader("niet_gemodelleerd", (lijst(*uitkomst.niet_gemodelleerd),), runs("Niet in deze cijfers"))


def _aannames() -> Tabel:
    kop = (cel("Aanname"), cel("Verwacht (laag tot hoog)"), cel("Waarom"), cel("Bron"))
    rijen = tuple(
        rij(f"{aanname.naam}. {aanname.betekenis}", _bereiken(aanname), aanname.reden, aanname.bron)
        for aanname in aannames().aannames.values()
    )
    return Tabel(runs("Aannames van de bevolking"), kop, rijen, breedtes=(2.5, 1.6, 2.2, 1.4))


def _bereiken(aanname: Aanname) -> str:
    delen = []
    for klasse, bereik in aanname.waarden.items():
        voor = "" if klasse == "alle" else f"{klasse.replace('_', ' ')}: "
        rand = f" ({_kort(bereik.laag)} tot {_kort(bereik.hoog)})" if bereik.laag < bereik.hoog else ""
        delen.append(f"{voor}{_kort(bereik.verwacht)}{rand}")
    return f"{'; '.join(delen)} {aanname.eenheid}"


def _namen(verslag: Verslag, systemen: Sequence[Systeemuitkomst]) -> tuple[str, ...]:
    """Titles of the systems, as many as a chart can hold."""
    alle = titels(verslag.vergelijking)
    return tuple(alle.get(systeem.naam, systeem.titel) for systeem in systemen)


def _aantal(aantal: float | None) -> Tabelcel:
    return cel(NIET_BEKEND if aantal is None else getal(aantal), uitlijning="rechts")


def _heel(waarde: float | None) -> str:
    return NIET_BEKEND if waarde is None else getal(round(waarde))


def _kort(waarde: float) -> str:
    """A number with as many decimals as it needs, two at most."""
    decimalen = 0 if float(waarde).is_integer() else 2
    return getal(round(waarde, decimalen), decimalen)
