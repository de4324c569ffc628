"""Amounts in the words of the calculator: what is not known is told with its reason and is never a zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from samenleving.compare.vector import getallen
from samenleving.display import in_de_zin
from samenleving.explain import Bedrag, Uitkomst
from samenleving.law import lezingen, waarde
from samenleving.proposals.model import HUIDIG
from samenleving.situation import Situatie
from samenleving.system_names import LEZING
from samenleving.systems import Systeem, systeem
from samenleving.web.rekenhulp.model import Bedragrij
from samenleving.web.rekenhulp.organisatorsom import MARGE, som_marge
from samenleving.web.rekenhulp.tarieven import geen_tarief
from samenleving.web.rekenhulp.teksten import Teksten
from samenleving.web.rekenhulp.vragen import WEET_NIET, Antwoorden, Vragenlijst, geldt

EURO = "euro"


class Bedraglezer:
    """Turns the amounts of an outcome into rows, for one set of answers."""

    def __init__(self, lijst: Vragenlijst, antwoorden: Antwoorden, maand: str, t: Teksten) -> None:
        self._lijst, self._antwoorden, self._t = lijst, antwoorden, t
        self._maand = maand
        self._gevraagd = {vraag.id for vraag in lijst.zichtbaar(antwoorden, maand)}

    def weet(self, vraag: str) -> bool:
        """Whether a question has an answer."""
        return self._antwoorden.get(vraag, WEET_NIET) != WEET_NIET

    def rijen(self, uitkomst: Uitkomst, namen: Sequence[str]) -> Iterator[Bedragrij]:
        """The amounts asked for, in that order; one of a scheme not in force does not exist."""
        bedragen = {bedrag.id: bedrag for bedrag in uitkomst.bedragen}
        for naam in namen:
            if naam in bedragen and self._speelt(naam):
                rij = self.rij(bedragen[naam])
                som = som_marge(bedragen, self._antwoorden, self._t) if naam == MARGE and rij.bekend else ""
                yield replace(rij, som=som) if som else rij

    def _speelt(self, naam: str) -> bool:
        regel = self._lijst.bedrag_als.get(naam)
        return regel is None or geldt(regel, self._antwoorden, self._maand)

    def rij(self, bedrag: Bedrag) -> Bedragrij:
        """An amount that rests on an answer nobody gave is not known, never zero."""
        label = self._t(f"bedragen.{bedrag.id}")
        reden = self.waarom_niet(bedrag.id)
        if not reden and bedrag.waarde is None:
            reden = self._niet_te_zeggen(bedrag)
        if reden:
            return Bedragrij(bedrag.id, label, reden, "", bedrag.plaats, False)
        tekst = bedragtekst(bedrag.waarde, bedrag.eenheid, self._t)
        som = bedrag.som or self._hoe(bedrag.id)
        gevraagd = {id_: antwoord for id_, antwoord in self._antwoorden.items() if id_ in self._gevraagd}
        vreemd = " ".join(geen_tarief(self._lijst, gevraagd, bedrag.id, self._t))
        return Bedragrij(bedrag.id, label, tekst, som, bedrag.plaats, True, opmerking=vreemd)

    def _niet_te_zeggen(self, bedrag: Bedrag) -> str:
        """Why nobody can say, and where to ask; in the words of the law for what a user brings himself."""
        eigen = f"niet_te_zeggen.{bedrag.id}"
        return self._t(eigen) if self._t.heeft(eigen) else bedrag.reden[:1].upper() + bedrag.reden[1:]

    def _hoe(self, naam: str) -> str:
        """How an amount comes about, in words, where the arithmetic is no single line; may be empty."""
        return self._t(f"hoe.{naam}") if self._t.heeft(f"hoe.{naam}") else ""

    def waarom_niet(self, naam: str) -> str:
        """Which answers an amount lacks, as a sentence; empty where it lacks none."""
        nodig = self._lijst.bedragen.get(naam, ())
        ontbreekt = [id_ for id_ in nodig if id_ in self._gevraagd and not self.weet(id_)]
        if not ontbreekt:
            return ""
        wat = self._t.opsomming([in_de_zin(self._t(f"vragen.{id_}.kort")) for id_ in ontbreekt])
        return self._t("bedragen.ontbreekt", wat=wat)

    def met_lezingen(self, rijen: Sequence[Bedragrij], situatie: Situatie, maand: str) -> Iterator[Bedragrij]:
        """The same rows, with what another reading of the law would make of them."""
        for rij in rijen:
            namen = self._lijst.lezingen.get(rij.id, ()) if rij.bekend else ()
            zinnen = tuple(zin for naam in namen for zin in self._anders(rij, naam, situatie, maand))
            yield replace(rij, lezingen=zinnen) if zinnen else rij

    def _anders(self, rij: Bedragrij, naam: str, situatie: Situatie, maand: str) -> Iterator[str]:
        info = lezingen()[naam]
        gekozen = waarde(systeem(HUIDIG).stelsel, info.pad, self._t.dag)
        for keuze in info.keuzes:
            if keuze == gekozen:
                continue
            anders = self._tekst_in(systeem(f"{HUIDIG}+{LEZING}{naam}={keuze}"), rij.id, situatie, maand)
            if anders != rij.tekst:
                yield self._t(f"lezingen.{naam}.{keuze}", bedrag=anders)

    def _tekst_in(self, stelsel_: Systeem, naam: str, situatie: Situatie, maand: str) -> str:
        getal = bedrag_in(stelsel_, naam, situatie, maand)
        eenheid = stelsel_.stelsel.variables[naam].unit
        return self._t("bedragen.niet_bekend") if getal is None else bedragtekst(getal, eenheid, self._t)

    def vergeleken(
        self, rijen: Sequence[Bedragrij], voorstel: Mapping[str, Bedrag], nu: Mapping[str, Bedrag]
    ) -> Iterator[Bedragrij]:
        """Rows of a proposal, each beside the amount of current law that it would replace."""
        for rij in rijen:
            oud = nu.get(self._lijst.vervangt.get(rij.id, ""))
            if oud is None or oud.waarde is None or not rij.bekend or self.waarom_niet(oud.id):
                yield rij
                continue
            nieuw = voorstel[rij.id].waarde or Decimal(0)
            yield replace(
                rij,
                nu=bedragtekst(oud.waarde, oud.eenheid, self._t),
                verschil=self._verschil(nieuw - oud.waarde, oud.eenheid),
            )

    def _verschil(self, verschil: Decimal, eenheid: str) -> str:
        if not verschil:
            return self._t("bedragen.evenveel")
        soort = "meer" if verschil > 0 else "minder"
        return self._t(f"bedragen.{soort}", bedrag=bedragtekst(abs(verschil), eenheid, self._t))


def bedrag_in(stelsel_: Systeem, naam: str, situatie: Situatie, maand: str) -> Decimal | None:
    """One amount of a case in a system; None where nobody can say."""
    (getal,) = getallen(situatie.simulatie(stelsel_.stelsel, maand), naam, maand)
    return None if getal is None else Decimal(str(getal))


def bedragtekst(waarde_: Decimal | float | None, eenheid: str, t: Teksten) -> str:
    """A number with its unit; an amount of money to the cent."""
    if waarde_ is None:
        return t("bedragen.niet_bekend")
    return t.euro(waarde_) if eenheid == EURO else t.toon(waarde_, eenheid or "aantal")
