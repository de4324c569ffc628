"""From answers to everything the result shows; every state, amount and day comes from the formulas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from samenleving.explain import Recht, Uitkomst, bereken
from samenleving.law import parameterinfo, stelsel, variabeleinfo, waarde
from samenleving.proposals.loader import voorstellen
from samenleving.proposals.model import HUIDIG, Voorstel
from samenleving.situation import maanden_eerder
from samenleving.systems import Systeem, standaarddatum, systeem
from samenleving.web.rekenhulp.antwoorden import maak_situatie
from samenleving.web.rekenhulp.bedragen import EURO, Bedraglezer, bedrag_in, bedragtekst
from samenleving.web.rekenhulp.beginner import als_beginner
from samenleving.web.rekenhulp.einde import einde_uitkering, peilmaand, voorbij_op
from samenleving.web.rekenhulp.geldsom import maak_geldsom
from samenleving.web.rekenhulp.jaar import maak_jaar, twaalf_maanden
from samenleving.web.rekenhulp.model import (
    Bedragrij,
    Geldsom,
    Jaar,
    Resultaat,
    Verandering,
    Voorbijblok,
    Voorstelblok,
    Voorwaarde,
)
from samenleving.web.rekenhulp.organisatorsom import zin_marge
from samenleving.web.rekenhulp.rechten import NVT, rechtblok, stappen, voorwaarden
from samenleving.web.rekenhulp.samenhang import opmerkingen
from samenleving.web.rekenhulp.teksten import Tekst, Teksten
from samenleving.web.rekenhulp.tijdlijn import maak_tijdlijn
from samenleving.web.rekenhulp.urenplafond import hoogstens_als_nu, onder_voorwaarde, uren_open
from samenleving.web.rekenhulp.urenrest import DUUR, UREN_OVER, urenrest
from samenleving.web.rekenhulp.veranderingen import drempels, maak_veranderingen
from samenleving.web.rekenhulp.vragen import Antwoorden, Vragenlijst
from samenleving.web.rekenhulp.zodra import (
    formaliteiten,
    geregeld,
    nog_te_doen,
    zodra_het_mag,
    zonder_formaliteiten,
)

NIET = "niet_voldaan"
OPEN_STATUS = ("voorgesteld", "aangenomen", "hypothetisch")
VERMINDERING = "belasting.gebruiker.vermindering"
WIJK_WERKEN = "wijk_werken.in_werking"
PERSONEEL = "samenlevingsjobs.personeelssleutel"


def maak_resultaat(lijst: Vragenlijst, antwoorden: Antwoorden, vandaag: date, t: Teksten) -> Resultaat:
    """Compute current law this month and every proposal in its first month in force."""
    return _Bouwer(lijst, antwoorden, vandaag, t).resultaat()


class _Bouwer:
    def __init__(self, lijst: Vragenlijst, antwoorden: Antwoorden, vandaag: date, t: Teksten) -> None:
        self._lijst, self._antwoorden, self._vandaag, self._t = lijst, antwoorden, vandaag, t
        self._maand = vandaag.isoformat()[:7]
        self._route = lijst.route(antwoorden)
        self._situatie = maak_situatie(lijst, antwoorden, self._maand, self._maand)
        self._nu = self._bereken(systeem(HUIDIG), self._maand)
        self._voorbij_op = dict(voorbij_op(self._route, self._nu, vandaag))
        self._rechten = self._met_stille_rechten(self._nu) | dict(self._na_het_einde())
        self._eerste = self._eerste_recht()
        self._zodra = bool(self._route.zodra) and (
            self._eerste.toestand == NIET or nog_te_doen(self._route, self._rechten[self._eerste.id])
        )
        self._voor_geld = self._zoals(zodra_het_mag(self._route, antwoorden)) if self._zodra else self._nu
        self._als = als_beginner(self._situatie, systeem(HUIDIG), self._maand)
        self._lezer = Bedraglezer(lijst, antwoorden, self._maand, t)
        self._zonder_uren = bool(self._route.uren) and not self._lezer.weet(self._route.uren)

    def resultaat(self) -> Resultaat:
        route, t = self._route, self._t
        rechten = [self._eerste, *(self._rechten[id_] for id_ in route.rechten[1:])]
        blokken = tuple(rechtblok(recht, t, self._voorbij_op.get(recht.id)) for recht in rechten)
        start = self._start()
        bedragen = tuple(self._bedragen(rechten[0]))
        return Resultaat(
            maand=self._maand,
            route=route.naam,
            zin=self._zin(blokken[0].zin, bedragen),
            toestand=NVT if self._over_bedrag(bedragen) else rechten[0].toestand,
            rechten=blokken,
            start=start,
            zodra=self._zodra,
            uitleg_bedragen=t(f"routes.{route.naam}.{'zodra' if self._zodra else 'uitleg_bedragen'}"),
            stappen=tuple(
                stappen(self._lijst.stappen, self._rechten.values(), self._antwoorden, self._maand, t)
            ),
            bedragen=bedragen,
            noten=tuple(self._noten()) if bedragen else (),
            zonder_uren=self._zonder_uren,
            jaar=self._jaar(bedragen),
            geldsom=self._geldsom(bedragen),
            tijdlijn=maak_tijdlijn(
                route,
                self._situatie,
                self._vandaag,
                t,
                als=self._als,
                uren=next((rij.tekst for rij in bedragen if rij.id == UREN_OVER and rij.bekend), ""),
            ),
            veranderingen=tuple(self._veranderingen(rechten)),
            voorbij=self._voorbij(),
            opmerkingen=tuple(
                opmerking.tekst for opmerking in opmerkingen(self._lijst, self._antwoorden, self._vandaag, t)
            ),
            voorstellen=tuple(self._voorstel(v) for v in voorstellen() if v.status in OPEN_STATUS),
        )

    def _bereken(self, stelsel_: Systeem, maand: str, antwoorden: Antwoorden | None = None) -> Uitkomst:
        situatie = maak_situatie(self._lijst, antwoorden or self._antwoorden, self._maand, maand)
        return bereken(situatie, stelsel_, maand, vooruitblik=False, woorden=self._t.woorden)

    def _met_stille_rechten(self, uitkomst: Uitkomst) -> dict[str, Recht]:
        """Rights by id; one of which the answers tell nothing is not computed, and plays no part here."""
        stil = {}
        for id_ in (*self._route.rechten, self._route.voorstelrecht):
            info = variabeleinfo(id_)
            bepaling = info.bepaling
            stil[id_] = Recht(id_, info.label, bepaling.instrument, NVT, bepaling.plaats, bepaling.akte, ())
        return stil | {recht.id: recht for recht in uitkomst.rechten}

    def _peil(self, recht: str) -> str:
        return peilmaand(recht, self._voorbij_op, self._maand)

    def _na_het_einde(self) -> Iterator[tuple[str, Recht]]:
        """The rights that ended earlier this month, as they are from the next month on."""
        for recht in self._route.rechten:
            if self._peil(recht) != self._maand:
                erna = {r.id: r for r in self._bereken(systeem(HUIDIG), self._peil(recht)).rechten}
                # Who may begin follows from the first right.
                namen = [recht, self._route.start] if recht == self._route.rechten[0] else [recht]
                yield from ((naam, erna[naam]) for naam in namen if naam in erna)

    def _zoals(self, antwoorden: Antwoorden) -> Uitkomst:
        """Current law this month for somebody with these answers."""
        return self._bereken(systeem(HUIDIG), self._maand, antwoorden)

    def _eerste_recht(self) -> Recht:
        """The right that comes first, whatever somebody must still do for it."""
        recht = self._rechten[self._route.rechten[0]]
        if not self._route.formaliteiten or recht.toestand == NVT:
            return recht
        klaar = self._zoals(geregeld(self._route, self._antwoorden)).recht(recht.id)
        return zonder_formaliteiten(self._route, klaar)

    def _over_bedrag(self, bedragen: Sequence[Bedragrij]) -> bool:
        """Whether the first sentence is about an amount; who is refused hears that first."""
        return bool(self._route.hoofdbedrag and bedragen) and self._eerste.toestand != NIET

    def _zin(self, over_recht: str, bedragen: Sequence[Bedragrij]) -> str:
        """About the right; or about the amount that this route is for, and then never a bare figure."""
        if not self._over_bedrag(bedragen):
            te_doen = self._zodra and self._route.formaliteiten and self._eerste.toestand != NIET
            return f"{over_recht} {self._t('zinnen.eerst_regelen')}" if te_doen else over_recht
        rijen = {rij.id: rij for rij in bedragen}
        hoofd, resultaat = rijen[self._route.hoofdbedrag], rijen.get(self._route.resultaat)
        if resultaat is not None and resultaat.bekend:
            marge = self._voor_geld.bedrag(resultaat.id).waarde
            return zin_marge(marge or Decimal(0), hoofd.tekst, self._t)
        staat = "bekend" if hoofd.bekend else "niet_bekend"
        return self._t(f"zinnen.{hoofd.id}.{staat}", bedrag=hoofd.tekst)

    def _start(self) -> tuple[Voorwaarde, ...]:
        if self._route.formaliteiten:
            return tuple(voorwaarden(formaliteiten(self._route, self._rechten[self._eerste.id]), self._t))
        if not self._route.start:
            return ()
        eigen = (v for v in self._rechten[self._route.start].voorwaarden if v.id not in self._rechten)
        return tuple(voorwaarden(eigen, self._t))

    # --- amounts

    def _bedragen(self, recht: Recht) -> Iterator[Bedragrij]:
        """What it brings or costs, or will; nothing where it is refused or nobody said how many hours."""
        if (recht.toestand != NIET or self._zodra) and not self._zonder_uren:
            geld = self._lezer.rijen(self._voor_geld, self._route.bedragen)
            rijen = [self._haalbaar(rij) for rij in geld]
            yield from self._lezer.met_lezingen(rijen, self._situatie, self._maand)

    def _haalbaar(self, rij: Bedragrij) -> Bedragrij:
        """Of the hours left in the year, only those that can still be done."""
        if rij.id != UREN_OVER or not rij.bekend:
            return rij
        rest = urenrest(self._situatie, self._maand)
        if rest is None:
            return rij
        einde = {id_: dag for id_, _, dag in self._nu.data}.get(DUUR, "")
        return replace(rij, tekst=bedragtekst(rest.uren, "uur", self._t), som=rest.waarom(self._t, einde))

    def _noten(self) -> Iterator[str]:
        """What holds for all amounts: how it is taxed, and what no source tells."""
        zonder = not waarde(stelsel(), VERMINDERING, self._t.dag)
        if self._antwoorden.get("hulp_soort") == "natuurlijke_persoon" and zonder:
            yield self._t("noten.geen_belastingvermindering")
        if self._lezer.weet("hulp_uren") and not self._lezer.weet("hulp_prijs"):
            yield self._t("noten.prijs", laagste=self._kost("prijs_min"), hoogste=self._kost("prijs_max"))
        if self._t.heeft(f"noten.{self._route.naam}"):
            yield self._t(f"noten.{self._route.naam}")

    def _kost(self, grens: str) -> str:
        """What a user pays in the month at the lowest or the highest price that there may be."""
        prijs = waarde(stelsel(), f"wijk_werken.cheque.{grens}", self._t.dag)
        antwoorden = {**self._antwoorden, "hulp_prijs": str(prijs)}
        situatie = maak_situatie(self._lijst, antwoorden, self._maand, self._maand)
        kost = bedrag_in(systeem(HUIDIG), "wijk_werken_gebruiker_kost", situatie, self._maand)
        return bedragtekst(kost, EURO, self._t)

    def _jaar(self, bedragen: Sequence[Bedragrij]) -> Jaar | None:
        """From this month, or from the supposed start: the same as on the timeline.

        Of what is refused only a month is told.
        """
        if self._eerste.toestand == NIET:
            return None
        begin = self._als.begin.isoformat()[:7] if self._als else self._maand
        maanden = twaalf_maanden(begin)
        bekend = [rij.id for rij in bedragen if rij.bekend]
        situatie = maak_situatie(self._lijst, self._antwoorden, self._maand, *maanden)
        return maak_jaar(self._lijst, self._route, bekend, situatie, maanden, self._t, als=self._als)

    def _geldsom(self, bedragen: Sequence[Bedragrij]) -> Geldsom | None:
        if not bedragen:
            return None
        bedragen_nu = {b.id: b for b in self._nu.bedragen}
        einde = einde_uitkering(self._nu)
        return maak_geldsom(self._antwoorden, bedragen_nu, self._lezer, self._t, einde, self._vandaag)

    def _veranderingen(self, rechten: Sequence[Recht]) -> Iterator[Verandering]:
        return maak_veranderingen(
            rechten, self._lijst, self._antwoorden, self._situatie, self._vandaag, self._t
        )

    # --- what is no law: a scheme that has ended, and proposals

    def _voorbij(self) -> Voorbijblok | None:
        einde = self._route.voorbij
        if einde is None or self._antwoorden.get(einde.vraag) != "ja":
            return None
        maand = laatste_maand_in_werking(variabeleinfo(einde.recht).bepaling.instrument, self._t.dag)
        if not maand or self._rechten[einde.recht].toestand != NVT:
            return None
        toen = self._bereken(systeem(HUIDIG), maand)
        recht = toen.recht(einde.recht)
        rijen = list(self._lezer.rijen(toen, () if recht.toestand == NIET else einde.bedragen))
        situatie = maak_situatie(self._lijst, self._antwoorden, self._maand, maand)
        vanaf = drempels(recht, self._lijst, self._antwoorden, self._maand, maand, self._t)
        return Voorbijblok(
            maand=maand,
            recht=rechtblok(recht, self._t),
            drempels=tuple(vanaf),
            bedragen=tuple(self._lezer.met_lezingen(rijen, situatie, maand)),
        )

    def _voorstel(self, voorstel: Voorstel) -> Voorstelblok:
        stelsel_ = systeem(voorstel.id)
        maand = max(self._maand, standaarddatum([stelsel_]))
        open_ = uren_open(self._route, stelsel_, maand)
        als_nu = hoogstens_als_nu(self._antwoorden, self._route.uren, self._t.dag) if open_ else None
        uitkomst = self._bereken(stelsel_, maand, als_nu)
        recht = self._met_stille_rechten(uitkomst)[self._route.voorstelrecht]
        return Voorstelblok(
            voorstel=voorstel,
            titel=self._t.in_woorden(f"voorstellen.{voorstel.id}.titel", voorstel.titel),
            bron=self._t.in_woorden(f"voorstellen.{voorstel.id}.bron", voorstel.bron.titel or voorstel.titel),
            kort=self._t.in_woorden(f"voorstellen.{voorstel.id}.kort", "").tekst,
            status_tekst=self._t(f"statussen.{voorstel.status}"),
            maand=maand,
            recht=rechtblok(recht, self._t),
            zonder_personeel=self._zonder_personeel(stelsel_, maand),
            bedragen=tuple(self._voorstelbedragen(uitkomst, recht, open_)),
            eindigt_wijk_werken=not waarde(stelsel_.stelsel, WIJK_WERKEN, f"{maand}-01"),
            open_vragen=tuple(self._open(stelsel_)),
        )

    def _zonder_personeel(self, stelsel_: Systeem, maand: str) -> bool:
        """Whether a proposal leaves a municipality in the dark about the staff it asks for."""
        sleutel = waarde(stelsel_.stelsel, PERSONEEL, f"{maand}-01")
        return self._route.entiteit == "gemeente" and sleutel == "niet_bepaald"

    def _voorstelbedragen(self, uitkomst: Uitkomst, recht: Recht, open_: bool) -> Iterator[Bedragrij]:
        if self._zonder_uren or recht.toestand == NIET:
            return
        rijen = list(self._lezer.rijen(uitkomst, self._route.voorstelbedragen))
        geen_recht = self._eerste.toestand == NIET
        nu = {} if geen_recht else {b.id: b for b in self._voor_geld.bedragen}
        vergeleken = self._lezer.vergeleken(rijen, {b.id: b for b in uitkomst.bedragen}, nu)
        gevraagd = self._antwoorden.get(self._route.uren, "")
        yield from (
            onder_voorwaarde(vergeleken, uitkomst, self._nu, gevraagd, self._t) if open_ else vergeleken
        )

    def _open(self, stelsel_: Systeem) -> Iterator[Tekst]:
        """What nobody decided yet; a choice and a question each keep the name they have in their proposal."""
        open_ = [(keuze.voorstel_id, keuze.naam, keuze.vraag) for keuze in stelsel_.open_keuzes]
        open_ += [(vraag.voorstel_id, vraag.id, vraag.vraag) for vraag in stelsel_.open_vragen]
        for voorstel, naam, vraag in open_:
            yield self._t.in_woorden(f"open_vragen.{voorstel}.{naam}", vraag)


def laatste_maand_in_werking(instrument: str, dag: str) -> str:
    """The last month `JJJJ-MM` before a day in which a scheme was in force; empty where it never was."""
    waarden = sorted(parameterinfo(f"{instrument}.in_werking").waarden.items())
    einden = [
        begin
        for (_, ervoor), (begin, erna) in pairwise(waarden)
        if ervoor and not erna and begin.isoformat() <= dag
    ]
    return maanden_eerder(einden[-1].isoformat()[:7], 1).isoformat()[:7] if einden else ""
