"""The result as a document, for the PDF: the same words as the page, nothing computed and nothing kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import cast

from samenleving.documents import (
    Badge,
    BadgeSoort,
    Blok,
    Document,
    Figuur,
    Kenmerk,
    Sectie,
    Stempel,
    Tabel,
    alinea,
    cel,
    lijst,
    rij,
    runs,
    schrijf,
    vet,
)
from samenleving.documents.kinds import Uitlijning
from samenleving.proposals.model import Status
from samenleving.web.rekenhulp.model import (
    Bedragrij,
    Geldsom,
    Jaar,
    Rechtblok,
    Resultaat,
    Tijdlijn,
    Voorbijblok,
    Voorstelblok,
    Voorwaarde,
)
from samenleving.web.rekenhulp.tekening import beschrijving, teken
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import Vraag

Groepen = Mapping[str, Sequence[tuple[Vraag, str]]]
"""Questions with their answers in words, per subject."""

_NVT = "niet_van_toepassing"
_BADGE: Mapping[Status, BadgeSoort] = {
    "aangenomen": "aangenomen",
    "voorgesteld": "voorgesteld",
    "hypothetisch": "hypothetisch",
    "achterhaald": "achterhaald",
}


def schrijf_resultaat(
    r: Resultaat, groepen: Groepen, vandaag: date, t: Teksten, over: Mapping[str, str]
) -> bytes:
    """The PDF, made in memory."""
    return schrijf(maak_document(r, groepen, vandaag, t, over), "pdf")


def maak_document(
    r: Resultaat, groepen: Groepen, vandaag: date, t: Teksten, over: Mapping[str, str]
) -> Document:
    """Everything on the result page as blocks.

    Args:
        r: the result.
        groepen: the answers in words.
        vandaag: the day it was made.
        t: the words.
        over: version and source of the package, for the stamp.
    """
    return Document(
        titel=r.zin,
        soort="overzicht",
        blokken=tuple(_Opmaak(t).blokken(r, groepen)),
        ondertitel=f"{t('ui.naam')} – {t('ui.afdruk_gemaakt')} {t.datum(vandaag)}",
        stempel=_stempel(vandaag, t, over),
        taal=f"{t.taal}-BE",
    )


def _stempel(vandaag: date, t: Teksten, over: Mapping[str, str]) -> Stempel:
    regels = [
        Kenmerk(t("ui.voet_wet"), t.maand(vandaag.isoformat()[:7])),
        Kenmerk(t("ui.voet_versie"), over.get("versie", "")),
        Kenmerk(t("ui.voet_bron"), _waar(over.get("bron", ""), t)),
    ]
    voorbehoud = f"{t('ui.voetregel')} {t('ui.voet_geen_overheid')}"
    return Stempel(tuple(k for k in regels if k.waarde), vandaag.isoformat(), voorbehoud)


def _waar(bron: str, t: Teksten) -> str:
    """Where the source lies, for who reads it on paper: the service itself has no address there."""
    return bron if not bron or "://" in bron else t("ui.bron_op_papier")


class _Opmaak:
    def __init__(self, t: Teksten) -> None:
        self._t = t

    def blokken(self, r: Resultaat, groepen: Groepen) -> Iterator[Blok]:
        t = self._t
        if r.toestand == r.hoofdrecht.toestand:
            yield from self._oorzaken(r.hoofdrecht)
        if r.opmerkingen:
            yield self._deel("samenhang.kop", [lijst(*r.opmerkingen)])
        eigen = f"ui.voorbehoud_{r.route}"
        yield alinea(t(eigen if t.heeft(eigen) else "ui.plus_voorbehoud"))
        yield self._deel(
            "ui.kop_stappen", [lijst(*(self._stap(stap, waar) for stap, waar in r.stappen), genummerd=True)]
        )
        if r.veranderingen:
            yield self._deel("ui.kop_wijzigers", [lijst(*(ding.zin for ding in r.veranderingen))])
        if r.bedragen:
            yield self._deel(f"routes.{r.route}.kop_bedragen", self._geld(r))
        if r.tijdlijn:
            yield self._deel("ui.kop_tijdlijn", self._tijdlijn(r.tijdlijn))
        yield from self._voorwaarden(r)
        if r.voorbij:
            yield self._deel("ui.kop_voorbij", self._voorbij(r.voorbij))
        yield self._deel("ui.kop_voorstellen", self._voorstellen(r.voorstellen))
        yield self._deel("ui.kop_antwoorden", self._antwoorden(groepen))

    def _deel(self, kop: str, blokken: Iterable[Blok]) -> Sectie:
        return Sectie(runs(self._t(kop)), tuple(blokken))

    def _stap(self, stap: str, waar: str) -> str:
        return f"{stap} {waar.removeprefix('https://www.')}".strip()

    def _oorzaken(self, recht: Rechtblok) -> Iterator[Blok]:
        if recht.oorzaken:
            yield alinea(self._t("zinnen.omdat" if recht.toestand == "niet_voldaan" else "zinnen.onbekend"))
            yield lijst(*recht.oorzaken)

    # --- conditions

    def _voorwaarden(self, r: Resultaat) -> Iterator[Blok]:
        tabellen: list[Blok] = []
        for nummer, recht in enumerate(r.rechten):
            if recht.toestand == _NVT:
                continue
            if not r.zin.startswith(recht.zin):
                tabellen.append(alinea(recht.zin))
            tabellen.append(self._voorwaardentabel(self._t(f"koppen.{recht.id}"), recht.voorwaarden))
            if not nummer and r.start and (recht.toestand != "niet_voldaan" or r.zodra):
                eigen = f"ui.kop_start_{r.route}"
                kop = self._t(eigen if self._t.heeft(eigen) else "ui.kop_start")
                tabellen.append(self._voorwaardentabel(kop, r.start))
        if tabellen:
            yield self._deel("ui.kop_voorwaarden", tabellen)

    def _voorwaardentabel(self, titel: str, voorwaarden: Sequence[Voorwaarde]) -> Tabel:
        koppen = (self._t("ui.voorwaarde"), self._t("ui.status"), self._t("ui.waar"))
        return Tabel(
            runs(titel),
            tuple(cel(kop) for kop in koppen),
            tuple(rij(v.tekst, v.toestand_tekst, v.plaats) for v in voorwaarden),
            breedtes=(3, 2, 3),
        )

    # --- money

    def _geld(self, r: Resultaat) -> Iterator[Blok]:
        yield self._bedragen(r.uitleg_bedragen, r.bedragen)
        yield from self._lezingen(r.bedragen)
        yield from (alinea(noot, stijl="klein") for noot in r.noten)
        if r.geldsom:
            yield from self._geldsom(r.geldsom)
        if r.jaar:
            yield from self._jaar(r.jaar)

    def _lezingen(self, bedragen: Sequence[Bedragrij]) -> Iterator[Blok]:
        zinnen = [zin for bedrag in bedragen for zin in (bedrag.opmerking, *bedrag.lezingen) if zin]
        if zinnen:
            yield lijst(*zinnen)

    def _bedragen(self, titel: str, bedragen: Sequence[Bedragrij]) -> Tabel:
        return Tabel(
            runs(titel),
            (cel(self._t("ui.wat")), cel(self._t("ui.bedrag")), cel(self._t("ui.som"))),
            tuple(rij(b.label, b.tekst, b.som or self._nu(b)) for b in bedragen),
            breedtes=(3, 2.2, 3),
        )

    def _nu(self, bedrag: Bedragrij) -> str:
        return (
            f"{self._t('ui.voorstel_nu')}{self._t.dubbelepunt} {bedrag.nu}, {bedrag.verschil}"
            if bedrag.nu
            else ""
        )

    def _geldsom(self, som: Geldsom) -> Iterator[Blok]:
        totaal = som.totaal or self._t("ui.geen_totaal")
        yield Tabel(
            runs(self._t("ui.kop_geldsom")),
            (cel(self._t("ui.wat")), cel(self._t("ui.bedrag"))),
            (
                *(rij(label, bedrag) for label, bedrag in som.delen),
                rij(self._t("ui.totaal"), totaal, soort="totaal"),
            ),
            uitlijning=("links", "rechts"),
        )
        yield lijst(*som.noten)

    def _jaar(self, jaar: Jaar) -> Iterator[Blok]:
        if jaar.als_tekst:
            yield alinea(jaar.als_tekst)
        koppen = (self._t("ui.maand"), *jaar.koppen)
        rijen = [rij(maand, *cellen) for maand, cellen in jaar.maanden]
        yield Tabel(
            runs(self._t("ui.kop_jaar")),
            tuple(cel(kop) for kop in koppen),
            tuple(rijen),
            uitlijning=("links", *cast(tuple[Uitlijning, ...], ("rechts",) * len(jaar.koppen))),
        )
        regels = [f"{label}{self._t.dubbelepunt} {bedrag}" for label, bedrag in jaar.totalen]
        if jaar.samen:
            label, som, totaal = jaar.samen
            regels.append(f"{label}{self._t.dubbelepunt} {som} = {totaal}")
        yield lijst(*regels, *jaar.noten, *jaar.lezingen)

    # --- time

    def _tijdlijn(self, lijn: Tijdlijn) -> Iterator[Blok]:
        if lijn.als_tekst:
            yield alinea(lijn.als_tekst)
        if lijn.over:
            yield lijst(*lijn.over)
        if not lijn.punten:
            yield lijst(*(strook.zin for strook in lijn.stroken))
            return
        koppen = (self._t("ui.nummer"), self._t("ui.dag"), self._t("ui.wat"), self._t("ui.status"))
        dagen = Tabel(
            runs(lijn.titel),
            tuple(cel(kop) for kop in koppen),
            tuple(rij(str(p.nummer), p.dag_tekst, p.zin, p.aard_tekst) for p in lijn.punten),
            breedtes=(0.7, 2, 5, 2),
        )
        woorden = " ".join([beschrijving(lijn, self._t), *(strook.zin for strook in lijn.stroken)])
        yield Figuur(teken(lijn, woorden, vast=True), lijn.titel, woorden, dagen)

    # --- what is no law

    def _voorbij(self, blok: Voorbijblok) -> Iterator[Blok]:
        t = self._t
        yield alinea(Badge("achterhaald", t("ui.voorbij_merk")))
        yield alinea(t("ui.uitleg_voorbij", maand=t.maand(blok.maand)))
        yield alinea(blok.recht.zin)
        yield from self._oorzaken(blok.recht)
        yield self._voorwaardentabel(t(f"koppen.{blok.recht.id}"), blok.recht.voorwaarden)
        yield from (alinea(zin) for zin in blok.drempels)
        if blok.bedragen:
            yield self._bedragen(t("ui.bedrag"), blok.bedragen)
            yield from self._lezingen(blok.bedragen)

    def _voorstellen(self, blokken: Sequence[Voorstelblok]) -> Iterator[Blok]:
        yield alinea(self._t("ui.uitleg_voorstellen"))
        for blok in blokken:
            yield Sectie(runs(blok.titel.tekst), tuple(self._voorstel(blok)))

    def _voorstel(self, blok: Voorstelblok) -> Iterator[Blok]:
        t = self._t
        yield alinea(Badge(_BADGE[blok.voorstel.status], blok.status_tekst))
        einde = t("ui.voorstel_einde_wijk_werken") if blok.eindigt_wijk_werken else ""
        personeel = t("ui.voorstel_zonder_personeel") if blok.zonder_personeel else ""
        yield alinea(" ".join(filter(None, (blok.kort, blok.recht.zin, einde, personeel))))
        yield from self._oorzaken(blok.recht)
        if blok.bedragen:
            yield self._bedragen(f"{t('ui.voorstel_maand')} {t.maand(blok.maand)}", blok.bedragen)
        bron = blok.bron.tekst
        if blok.bron.taal != t.taal:
            bron = f"{bron} {t('ui.in_het_nederlands')}"
        aanname = t("ui.voorstel_aanname") if blok.voorstel.inwerkingtreding_aanname else ""
        yield alinea(f"{t('ui.voorstel_bron')}{t.dubbelepunt} {bron}. {aanname}".strip(), stijl="klein")

    # --- answers

    def _antwoorden(self, groepen: Groepen) -> Iterator[Blok]:
        rijen = [
            rij(self._t(f"vragen.{vraag.id}.kort"), vet(antwoord))
            for paren in groepen.values()
            for vraag, antwoord in paren
        ]
        if rijen:
            kop = (cel(self._t("ui.vraag")), cel(self._t("ui.antwoord")))
            yield Tabel(runs(self._t("ui.kop_antwoorden")), kop, tuple(rijen), breedtes=(3, 2))
