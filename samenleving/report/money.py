"""The money in the report: flows, balances, what there is for guidance, and the budget of 2026 beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from openfisca_samenleving.basis import CENTEN_PER_EURO
from samenleving.display import getal
from samenleving.documents import (
    Blok,
    Kader,
    Regeleinde,
    Rij,
    Sectie,
    Tabel,
    alinea,
    cel,
    cursief,
    lijst,
    rij,
    runs,
)
from samenleving.documents.blocks import Cel as Tabelcel
from samenleving.documents.charts import Reeks, staven
from samenleving.population.books import Begeleiding, Financiering, Geldrekening, Saldo, Stroom, beschrijving
from samenleving.report.parts import Verslag
from samenleving.report.words import titels

NIET_BEKEND = "niet bekend"


def geld(verslag: Verslag) -> Iterator[Sectie]:
    """The section on money; nothing where no population was asked."""
    if verslag.bevolking is None or not verslag.bevolking.geld:
        return
    rekeningen = verslag.bevolking.geld
    namen = [titels(verslag.vergelijking)[rekening.systeem] for rekening in rekeningen]
    blokken: list[Blok] = [
        alinea(
            "Wie betaalt wat aan wie in een jaar, met de deelname van de bevolking hierboven. Wat een "
            "stelsel openlaat, heeft geen bedrag: dat is geen nul. Over alle betrokkenen samen is de som "
            "nul."
        ),
        _stromen(rekeningen, namen),
        _saldi(rekeningen, namen),
        *_saldofiguur(rekeningen, namen),
        _begeleiding(rekeningen, namen),
        *_aansluiting(rekeningen),
        _aannames(),
        Kader(
            "niet_gemodelleerd", (lijst(*beschrijving()["niet_gemodelleerd"]),), runs("Niet in deze rekening")
        ),
    ]
    yield Sectie(runs("Wie betaalt wat"), tuple(blokken), anker="geld")


def _stromen(rekeningen: Sequence[Geldrekening], namen: Sequence[str]) -> Tabel:
    actoren, posten = beschrijving()["actoren"], beschrijving()["posten"]
    rijen: list[Rij] = []
    for id_, post in posten.items():
        per_systeem = [_stroom(rekening, id_) for rekening in rekeningen]
        if any(per_systeem):
            wie = f"{actoren[post['van']]} aan {actoren[post['naar']][:1].lower()}{actoren[post['naar']][1:]}"
            if post["naar"] == "vdab":
                wie = f"{actoren[post['van']]} aan VDAB"
            titel = cel(post["titel"], Regeleinde(), cursief(f"{wie}; {post['plaats']}"))
            rijen.append(rij(titel, *(_bedrag(stroom) for stroom in per_systeem)))
    return Tabel(
        runs("Stromen in een jaar, in euro"),
        (cel("Post"), *(cel(naam) for naam in namen)),
        tuple(rijen),
        breedtes=(2.2, *(1.2 for _ in namen)),
        anker="geldstromen",
    )


def _stroom(rekening: Geldrekening, id_: str) -> Stroom | None:
    return next((stroom for stroom in rekening.stromen if stroom.id == id_), None)


def _bedrag(stroom: Stroom | None) -> Tabelcel:
    if stroom is None:
        return cel("–", uitlijning="rechts")
    if stroom.centen is None:
        return cel(f"{NIET_BEKEND}: {stroom.reden[:1].lower()}{stroom.reden[1:].rstrip('.')}")
    if stroom.laag is None or stroom.hoog is None:
        return cel(euro(stroom.centen), uitlijning="rechts")
    return cel(
        euro(stroom.centen),
        Regeleinde(),
        cursief(f"{euro(stroom.laag)} tot {euro(stroom.hoog)}"),
        uitlijning="rechts",
    )


def _saldi(rekeningen: Sequence[Geldrekening], namen: Sequence[str]) -> Tabel:
    rijen = tuple(
        rij(naam, *(_saldo(_van(rekening, actor)) for rekening in rekeningen))
        for actor, naam in beschrijving()["actoren"].items()
        if any(_van(rekening, actor) for rekening in rekeningen)
    )
    som = (sum(saldo.bekend for saldo in rekening.saldi) for rekening in rekeningen)
    totaal = rij("Som", *(cel(euro(deze), uitlijning="rechts") for deze in som), soort="totaal")
    return Tabel(
        runs("Wat elke betrokkene overhoudt of bijlegt, in euro per jaar"),
        (cel("Betrokkene"), *(cel(naam) for naam in namen)),
        (*rijen, totaal),
        breedtes=(2.2, *(1.2 for _ in namen)),
        anker="saldi",
    )


def _van(rekening: Geldrekening, actor: str) -> Saldo | None:
    return next((saldo for saldo in rekening.saldi if saldo.actor == actor), None)


def _saldo(saldo: Saldo | None) -> Tabelcel:
    if saldo is None:
        return cel("–", uitlijning="rechts")
    if saldo.volledig:
        return cel(euro(saldo.bekend), uitlijning="rechts")
    bekend = f", bekend deel {euro(saldo.bekend)}" if saldo.bekend else ""
    return cel(f"{NIET_BEKEND}{bekend}", uitlijning="rechts")


def _saldofiguur(rekeningen: Sequence[Geldrekening], namen: Sequence[str]) -> Iterator[Blok]:
    """Balances that are known in at least one system; an unknown one has no bar."""
    actoren = {
        actor: naam
        for actor, naam in beschrijving()["actoren"].items()
        if any((s := _van(r, actor)) is not None and s.volledig and s.bekend for r in rekeningen)
    }
    if not actoren:
        return
    reeksen = tuple(
        Reeks(
            naam,
            tuple(
                saldo.bekend / CENTEN_PER_EURO
                if (saldo := _van(rekening, actor)) is not None and saldo.volledig
                else None
                for actor in actoren
            ),
            tuple(
                "" if (s := _van(rekening, actor)) is not None and s.volledig else NIET_BEKEND
                for actor in actoren
            ),
        )
        for rekening, naam in zip(rekeningen, namen, strict=True)
    )
    yield staven(
        "Saldo per betrokkene, in euro per jaar",
        "Boven nul ontvangt de betrokkene meer dan hij betaalt. Zonder balk is het saldo niet bekend.",
        tuple(actoren.values()),
        reeksen,
        waarde_as="euro",
    )


def _begeleiding(rekeningen: Sequence[Geldrekening], namen: Sequence[str]) -> Tabel:
    rijen = []
    for rekening, naam in zip(rekeningen, namen, strict=True):
        wegen = [*_wegen(rekening)]
        for weg in wegen:
            stelsel = cel(naam, Regeleinde(), cursief(weg.keuze)) if len(wegen) > 1 else cel(naam)
            rijen.append(rij(stelsel, *_uit_de_prijs(weg.begeleiding), _uit_het_recht(weg)))
    kop = (
        cel("Stelsel en keuze"),
        cel("Inkomst van de organisator per uur"),
        cel("Na uitgever en verzekeringen (aanname)"),
        cel("Uren begeleiding per 100 uur werk"),
        cel("Uren begeleiding per jaar uit het inschrijvingsrecht"),
    )
    return Tabel(
        runs("Wat een organisator aan begeleiding kan besteden, als de hele inkomst daarheen gaat"),
        kop,
        tuple(rijen),
        breedtes=(2, 1.1, 1.2, 1.3, 1.3),
        anker="begeleiding-geld",
    )


def _wegen(rekening: Geldrekening) -> Iterator[Financiering]:
    """The system as it stands, and each open option that gives another figure."""
    nu, *opties = rekening.financiering
    yield nu
    yield from (optie for optie in opties if replace(optie, keuze=nu.keuze) != nu)


def _uit_de_prijs(deze: Begeleiding) -> tuple[Tabelcel, ...]:
    if deze.per_cheque is None or deze.na_uitgever is None or deze.uren_per_100 is None:
        reden = f"{deze.reden[:1].lower()}{deze.reden[1:].rstrip('.')}"
        return (cel(f"{NIET_BEKEND}: {reden}", kolommen=3),)
    bereik = f" ({_uren(deze.laag or 0)} tot {_uren(deze.hoog or 0)})"
    return (
        cel(_centen(deze.per_cheque), uitlijning="rechts"),
        cel(_centen(deze.na_uitgever), uitlijning="rechts"),
        cel(f"{_uren(deze.uren_per_100)}{bereik}", uitlijning="rechts"),
    )


def _uit_het_recht(weg: Financiering) -> Tabelcel:
    if weg.uren_uit_recht is None:
        return cel(NIET_BEKEND)
    return cel(getal(round(weg.uren_uit_recht)), uitlijning="rechts")


def _aansluiting(rekeningen: Sequence[Geldrekening]) -> Iterator[Blok]:
    for rekening in rekeningen:
        if not rekening.aansluiting:
            continue
        rijen = tuple(
            rij(
                regel.titel,
                cel(euro(regel.plan), uitlijning="rechts"),
                cel(euro(regel.model), uitlijning="rechts"),
                cel(f"{getal(round(abs(regel.afwijking) * PROCENT, 1), 1)}%", uitlijning="rechts"),
            )
            for regel in rekening.aansluiting
        )
        kop = (cel("Post"), cel("Plan van VDAB voor 2026"), cel("Dit model"), cel("Afwijking"))
        titel = "Het geldende recht naast de begroting van VDAB voor 2026, in euro"
        grens = getal(round(beschrijving()["tolerantie"] * PROCENT, 1))
        yield alinea(
            f"Onder het geldende recht mag elke post hoogstens {grens}% van de begroting afwijken; een test "
            "waakt daarover."
        )
        yield Tabel(runs(titel), kop, rijen, breedtes=(2.2, 1.2, 1.2, 1), anker="aansluiting")


def _aannames() -> Kader:
    punten = []
    for aanname in beschrijving()["aannames"].values():
        bereik = aanname.get("bereik")
        rand = f" Bereik: {getal(bereik[0])} tot {getal(bereik[1])}." if bereik else ""
        punten.append(f"{aanname['naam']}: {aanname['betekenis']}{rand}")
    return Kader("aanname", (lijst(*punten),), runs("Aannames achter de bedragen"))


PROCENT = 100


def euro(centen: int) -> str:
    """Whole euros, as a table of totals shows them; the data keep the cents."""
    return getal(round(Decimal(centen) / CENTEN_PER_EURO))


def _uren(uren: float) -> str:
    return getal(round(uren, 1), 1)


def _centen(centen: int) -> str:
    return f"{getal(Decimal(centen) / CENTEN_PER_EURO, 2)} euro"
