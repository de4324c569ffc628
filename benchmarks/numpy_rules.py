"""The same rules by hand: the yardstick for the speed of the formulas, and a second opinion on their results.

Plain NumPy in float64, over the whole population at once, only what is asked: who has access to the three
schemes, and the hours and amounts that follow. Written from the rules and not from the code of the formulas;
it shares nothing with them but the values of the parameters. What holds all year is computed once, dates are
turned into numbers once, running totals run. It knows the default readings only and says so when a system
asks for another. Nobody uses it: it cannot explain, cannot be changed by a proposal, and has no articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from samenleving.population.model import Bevolking, Gehelen, Reeks

RECHTEN = ("wijk_werken_recht", "gemeenschapsdienst_recht", "samenlevingsjobs_recht")
BEDRAGEN = {
    "wijk_werken_uren_toegelaten": 60,
    "wijk_werken_vergoeding": 100,
    "wijk_werken_verplaatsingsvergoeding": 100,
    "gemeenschapsdienst_netto": 100,
    "samenlevingsjobs_vergoeding": 100,
    "samenlevingsjobs_verplaatsingsvergoeding": 100,
    "vergoeding_belastbaar": 100,
}
"""Per amount how many whole units (minutes, cents) go in one."""

GELEZEN = {
    "verplaatsing_afstand": "volledige_afstand",
    "verplaatsing_ritten": "heen_en_terug",
    "verplaatsing_tarief": "onafgerond",
    "samenlevingsjobs_voorwaarden": "cumulatief",
    "samenlevingsjobs_twee_jaar": "einde_uitkering",
    "samenlevingsjobs_capaciteit": "elk_apart",
    "maand_van_einde": "hele_maand",
    "jaargrens_uren": "kalenderjaar",
    "overgangsgroep_uurplafonds": "gelden",
    "gemeenschapsdienst_afronding": "per_maand",
    "gemeenschapsdienst_vergoeding": "bruto",
    "gemeenschapsdienst_onvolledige_maand": "hele_maand",
    "duur_bij_schorsing": "telt_door",
    "plafond_uren": "begonnen_uren",
    "overtollige_uren": "kappen",
}
NVT, VOLDAAN, ONBEKEND, OORDEEL, NIET = range(5)
FEIT = np.array([ONBEKEND, VOLDAAN, NIET], dtype=np.uint8)
OORDEELT = np.array([OORDEEL, VOLDAAN, NIET], dtype=np.uint8)
OORDEELT_NIET = np.array([OORDEEL, NIET, VOLDAAN], dtype=np.uint8)
JA, NEE = 1, 2
NOG_NIET, VDAB, PARTNER, OCMW, WEET_NIET = range(5)
HOOFD, WIJK_WERKEN, GEMEENSCHAPSDIENST = range(3)
GEEN_DATUM = np.datetime64("0001-01-01").astype(np.int64)


def cent(bedrag: Reeks) -> Reeks:
    """Half-up to the cent."""
    return np.floor(np.round(bedrag * 100, 6) + 0.5) / 100


def omhoog(uren: Reeks) -> Reeks:
    """Begun hours."""
    return np.ceil(np.round(uren, 6))


def einde(start: Reeks, maanden: int) -> Gehelen:
    """Number of the last day of a term from date to date; of the unknown date that date itself."""
    maand = start.astype("datetime64[M]")
    dag = (start - maand.astype("datetime64[D]")).astype(np.int64)
    doel = maand + maanden
    eerste = doel.astype("datetime64[D]").astype(np.int64)
    lengte = (doel + 1).astype("datetime64[D]").astype(np.int64) - eerste
    laatste = eerste + np.where(dag < lengte, dag - 1, lengte - 1)
    return np.where(start.astype(np.int64) == GEEN_DATUM, GEEN_DATUM, laatste)


def begint_uiterlijk(maand: str, maanden: int) -> int:
    """Number of the last day from which so many months are full on the first day of a month."""
    return int((np.datetime64(maand, "M") - maanden).astype("datetime64[D]").astype(np.int64))


class Jaar:
    """One year of one system."""

    def __init__(self, bevolking: Bevolking, stelsel: Any) -> None:
        self._invoer = bevolking.invoer
        self._stelsel = stelsel
        self._eerder = np.zeros(bevolking.personen)
        self._eerder_sj = np.zeros(bevolking.personen)
        dagen = {naam: waarde for naam, waarde in self._invoer.items() if _is_datum(waarde)}
        self._dag = {naam: waarde.astype(np.int64) for naam, waarde in dagen.items()}
        regels = stelsel.get_parameters_at_instant("2027-01-01")
        self._einde = {
            naam: einde(dagen[naam], int(maanden))
            for naam, maanden in (
                ("wijk_werken_start", regels.wijk_werken.duur.max_maanden),
                ("gemeenschapsdienst_start", regels.gemeenschapsdienst.duur.max_maanden),
                ("samenlevingsjob_start", regels.samenlevingsjobs.duur.max_maanden),
            )
        }
        self._vast: dict[str, Reeks] = {}
        self._wisselt = any(isinstance(self._invoer[naam], Mapping) for naam in ("woont_in_vlaams_gewest",))

    def maanden(self, maanden: tuple[str, ...]) -> Iterator[dict[str, Reeks]]:
        """Arrays of each month, in order."""
        for maand in maanden:
            regels = self._stelsel.get_parameters_at_instant(f"{maand}-01")
            anders = {naam for naam, keuze in GELEZEN.items() if getattr(regels.lezingen, naam) != keuze}
            if anders:
                raise ValueError(f"these readings are not written by hand: {', '.join(sorted(anders))}")
            if self._wisselt or not self._vast:
                self._vast = self._het_hele_jaar(maand, regels)
            yield self._maand(maand, regels)

    def _in(self, naam: str, maand: str) -> Reeks:
        waarde = self._invoer[naam]
        return waarde[maand] if isinstance(waarde, Mapping) else waarde

    def _het_hele_jaar(self, maand: str, regels: Any) -> dict[str, Reeks]:
        """What does not depend on the month as long as the answers stay the same."""

        def antwoord(naam: str) -> Reeks:
            return self._in(naam, maand)

        cheques, deel = antwoord("pwa_cheques_referteperiode"), antwoord("werkcapaciteit_voltijds")
        minimum = regels.wijk_werken.overgang.cheques_min
        genoeg = np.where(cheques < 0, ONBEKEND, np.where(cheques >= minimum, VOLDAAN, NIET)).astype(np.uint8)
        door, leefloon = antwoord("toegeleid_door"), antwoord("leefloongerechtigd")
        juist = ((leefloon == JA) & (door == OCMW)) | (
            (leefloon == NEE) & ((door == VDAB) | (door == PARTNER))
        )
        toegeleid = np.where(juist, VOLDAAN, NIET)
        toegeleid = np.where((door == WEET_NIET) | (leefloon == 0), ONBEKEND, toegeleid)
        toegeleid = np.where(door == NOG_NIET, OORDEEL, toegeleid).astype(np.uint8)
        grens = regels.wijk_werken.doelgroep.halftijds_grens
        halftijds = np.where(deel < 0, OORDEEL, np.where(deel < grens, VOLDAAN, NIET)).astype(np.uint8)
        beschikbaar = FEIT[antwoord("beschikbaar_arbeidsmarkt")]
        overgang = np.minimum(FEIT[antwoord("pwa_overeenkomst_op_peildatum")], genoeg)
        start = self._dag["wijk_werken_start"]
        onbegonnen = (start == GEEN_DATUM) & (antwoord("heeft_wijk_werken_gedaan") == NEE)
        wijk_werken = np.maximum.reduce(
            [
                FEIT[antwoord("woont_in_vlaams_gewest")],
                FEIT[antwoord("ingeschreven_vdab")],
                OORDEELT[antwoord("gebrek_recente_werkervaring")],
                halftijds,
                OORDEELT[antwoord("doorstroom_mogelijk")],
                OORDEELT_NIET[antwoord("beter_passend_instrument")],
                np.minimum(beschikbaar, FEIT[antwoord("vrijgesteld_van_beschikbaarheid")]),
                toegeleid,
            ]
        )
        instrument = antwoord("activiteit_instrument")
        sj = regels.samenlevingsjobs.in_werking
        ww = regels.wijk_werken.in_werking
        gd = regels.gemeenschapsdienst.in_werking
        elders = ((instrument == WIJK_WERKEN) & ww) | ((instrument == GEMEENSCHAPSDIENST) & gd)
        return {
            "wijk_werken": wijk_werken,
            "overgang": overgang,
            "begrensd": (overgang == NIET) & (start != GEEN_DATUM),
            "onbegonnen": onbegonnen,
            "onbekend": (start == GEEN_DATUM) & ~onbegonnen,
            "gemeenschapsdienst": np.maximum.reduce(
                [
                    FEIT[antwoord("heeft_werkloosheidsuitkering")],
                    OORDEELT[antwoord("glow_traject")],
                    beschikbaar,
                ]
            ),
            "verlengd": OORDEELT[antwoord("gemeenschapsdienst_activiteiten_gewijzigd")],
            "samenlevingsjobs": self._samenlevingsjobs(antwoord, regels) if sj else NVT,
            "hier_ww": (((instrument == HOOFD) & (not sj)) | (instrument == WIJK_WERKEN)) & ww,
            "hier_gd": (instrument == GEMEENSCHAPSDIENST) & gd,
            "hier_sj": sj & ~elders,
        }

    @staticmethod
    def _samenlevingsjobs(antwoord: Any, regels: Any) -> Reeks:
        """The conditions that a proposal makes and that do not depend on the day."""
        groep, toeleiding = regels.samenlevingsjobs.doelgroep, regels.samenlevingsjobs.toeleiding
        uitkering = antwoord("heeft_werkloosheidsuitkering")
        staten = [np.full(len(uitkering), VOLDAAN, dtype=np.uint8)]
        for eis, tabel, naam in (
            (groep.woonplaats_vereist, FEIT, "woont_in_vlaams_gewest"),
            (groep.inschrijving_vereist, FEIT, "ingeschreven_vdab"),
            (groep.uitkering == "vereist", FEIT, "heeft_werkloosheidsuitkering"),
            (groep.competentiekloof_vereist, OORDEELT, "competentiekloof_vastgesteld"),
            (groep.soft_skills_vereist, OORDEELT_NIET, "kloof_vooral_technisch_of_talig"),
            (groep.werkplekleren_vereist, OORDEELT, "werkplekleren_beste_weg"),
            (groep.begeleidingsnood_vereist, OORDEELT, "begeleiding_werkvloer_nodig"),
            (groep.gebrek_werkervaring_vereist, OORDEELT, "gebrek_recente_werkervaring"),
            (groep.doorstroom_vereist, OORDEELT, "doorstroom_mogelijk"),
            (groep.beter_passend_voorrang, OORDEELT_NIET, "beter_passend_instrument"),
        ):
            if eis:
                staten.append(tabel[antwoord(naam)])
        if groep.uitkering == "enkel_uitkering_vermeld":
            staten.append(np.where(uitkering == JA, VOLDAAN, ONBEKEND).astype(np.uint8))
        for eis, naam, grens, ook_gelijk in (
            (
                groep.halftijds_vereist,
                "werkcapaciteit_voltijds",
                groep.halftijds_grens,
                groep.halftijds_grens_inbegrepen,
            ),
            (groep.capaciteit_uren_vereist, "werkcapaciteit_uren", groep.capaciteit_uren_max, True),
        ):
            if eis:
                getal = antwoord(naam)
                binnen = getal <= grens if ook_gelijk else getal < grens
                staten.append(np.where(getal < 0, OORDEEL, np.where(binnen, VOLDAAN, NIET)).astype(np.uint8))
        if groep.sociale_economie_uitgesloten:
            vrij = np.array([OORDEEL, VOLDAAN, VOLDAAN, NIET, NIET], dtype=np.uint8)
            staten.append(vrij[antwoord("indicering_sociale_economie")])
        if toeleiding.geregeld:
            mag = {VDAB: toeleiding.vdab, PARTNER: toeleiding.partner, OCMW: toeleiding.ocmw}
            tabel = np.array(
                [OORDEEL, *(VOLDAAN if mag[wie] else NIET for wie in (VDAB, PARTNER, OCMW)), ONBEKEND],
                dtype=np.uint8,
            )
            staten.append(tabel[antwoord("toegeleid_door")])
        return np.maximum.reduce(staten)

    def _maand(self, maand: str, regels: Any) -> dict[str, Reeks]:
        eerste = int(np.datetime64(maand, "D").astype(np.int64))
        laatste = int((np.datetime64(maand, "M") + 1).astype("datetime64[D]").astype(np.int64)) - 1
        return {
            **self._rechten(maand, eerste, regels),
            **self._bedragen(maand, eerste, laatste, regels),
        }

    def _rechten(self, maand: str, eerste: int, regels: Any) -> dict[str, Reeks]:
        vast, wijk = self._vast, self._einde["wijk_werken_start"]
        binnen = np.where(vast["onbegonnen"] | (eerste <= wijk), VOLDAAN, NIET)
        binnen = np.where(vast["onbekend"], ONBEKEND, binnen).astype(np.uint8)
        binnen = np.minimum(binnen, vast["overgang"])
        sinds = self._dag["uitkering_sinds"]
        duur = regels.gemeenschapsdienst.doelgroep.werkloosheidsduur_maanden
        lang = np.where(sinds < begint_uiterlijk(maand, int(duur)), VOLDAAN, NIET)
        lang = np.where(sinds == GEEN_DATUM, ONBEKEND, lang).astype(np.uint8)
        dienst = self._einde["gemeenschapsdienst_start"]
        loopt = np.where((dienst == GEEN_DATUM) | (eerste <= dienst), VOLDAAN, NIET).astype(np.uint8)
        gemeenschap = np.maximum.reduce(
            [vast["gemeenschapsdienst"], lang, np.minimum(loopt, vast["verlengd"])]
        )
        return {
            "wijk_werken_recht": np.maximum(vast["wijk_werken"], binnen) * regels.wijk_werken.in_werking,
            "gemeenschapsdienst_recht": gemeenschap * regels.gemeenschapsdienst.in_werking,
            "samenlevingsjobs_recht": self._recht_op_samenlevingsjob(maand, eerste, regels),
        }

    def _recht_op_samenlevingsjob(self, maand: str, eerste: int, regels: Any) -> Reeks:
        sj = regels.samenlevingsjobs
        if not sj.in_werking:
            return np.zeros(len(self._eerder), dtype=np.uint8)
        staten = [self._vast["samenlevingsjobs"]]
        if sj.doelgroep.werkloosheidsduur_vereist:
            sinds = self._dag["werkzoekend_sinds"]
            uiterlijk = begint_uiterlijk(maand, int(sj.doelgroep.werkloosheidsduur_maanden))
            lang = (
                sinds <= uiterlijk
                if regels.lezingen.samenlevingsjobs_toegang == "vanaf"
                else sinds < uiterlijk
            )
            staat = np.where(sinds == GEEN_DATUM, ONBEKEND, np.where(lang, VOLDAAN, NIET))
            staten.append(staat.astype(np.uint8))
        if sj.duur.max_geldt:
            dag = self._einde["samenlevingsjob_start"]
            binnen = (dag == GEEN_DATUM) | (eerste <= dag - (not sj.duur.max_inbegrepen))
            staten.append(np.where(binnen, VOLDAAN, NIET).astype(np.uint8))
        return np.maximum.reduce(staten)

    def _bedragen(self, maand: str, eerste: int, laatste: int, regels: Any) -> dict[str, Reeks]:
        vast, gewerkt = self._vast, self._in("activiteit_uren", maand)
        wijk, sj = regels.wijk_werken, regels.samenlevingsjobs
        uren = np.where(vast["hier_ww"] & (self._dag["wijk_werken_start"] <= laatste), gewerkt, 0)
        uren = np.where(vast["begrensd"] & (self._einde["wijk_werken_start"] < eerste), 0, omhoog(uren))
        deze = np.minimum(uren, wijk.uren.max_per_maand)
        jaar = wijk.uren.max_per_jaar
        toegelaten = np.minimum(self._eerder + deze, jaar) - np.minimum(self._eerder, jaar)
        self._eerder = self._eerder + deze
        vergoeding = cent(toegelaten * wijk.vergoeding.per_uur)

        afstand, ritten = self._in("enkele_afstand_km", maand), self._in("verplaatsingen", maand)
        per_km = wijk.verplaatsing.per_km
        drempel = wijk.verplaatsing.drempel_km
        reis = cent(_kilometers(afstand, ritten * (toegelaten > 0), drempel) * per_km)

        sj_uren = np.where(vast["hier_sj"] & (self._dag["samenlevingsjob_start"] <= laatste), gewerkt, 0)
        sj_uren = omhoog(sj_uren) if sj.vergoeding.per_begonnen_uur else sj_uren
        sj_uren = np.minimum(sj_uren, sj.uren.max_per_maand) if sj.uren.max_geldt else sj_uren
        if sj.uren.max_jaar_geldt:
            tot = self._eerder_sj + sj_uren
            grens = sj.uren.max_per_jaar
            sj_uren, self._eerder_sj = np.minimum(tot, grens) - np.minimum(self._eerder_sj, grens), tot
        sj_vergoeding = cent(sj_uren * sj.vergoeding.per_uur)
        if not sj.vergoeding.bepaald:
            sj_vergoeding = np.where(sj_uren > 0, np.nan, sj_vergoeding)
        sj_ritten = ritten * (sj_uren > 0)
        if sj.verplaatsing == "zoals_wijk_werken":
            sj_reis = cent(_kilometers(afstand, sj_ritten, drempel) * per_km)
        else:
            niet_bepaald = sj.verplaatsing == "niet_bepaald"
            sj_reis = np.where((sj_ritten > 0) & niet_bepaald, np.nan, 0)

        dienst = np.where(vast["hier_gd"], gewerkt, 0)
        dienst = np.minimum(dienst, regels.gemeenschapsdienst.uren.max_per_maand)
        bruto = cent(dienst * regels.gemeenschapsdienst.vergoeding.per_uur)
        voorheffing = cent(bruto * regels.gemeenschapsdienst.vergoeding.bedrijfsvoorheffing)

        samen, samen_uren = vergoeding + sj_vergoeding, toegelaten + sj_uren
        boven = np.maximum(samen - samen_uren * regels.belasting.vrijstelling_per_uur, 0)
        boven = np.where((sj_uren > 0) & (sj.statuut == "eigen"), samen, boven)
        onbekend = ((sj_uren > 0) & (sj.statuut == "niet_bepaald")) | np.isnan(samen)
        return {
            "wijk_werken_uren_toegelaten": toegelaten,
            "wijk_werken_vergoeding": vergoeding,
            "wijk_werken_verplaatsingsvergoeding": reis,
            "gemeenschapsdienst_netto": cent(bruto - voorheffing),
            "samenlevingsjobs_vergoeding": sj_vergoeding,
            "samenlevingsjobs_verplaatsingsvergoeding": sj_reis,
            "vergoeding_belastbaar": np.where(onbekend, -1, cent(boven)),
        }


def _kilometers(afstand: Reeks, ritten: Reeks, drempel: float) -> Reeks:
    km = np.where(afstand > drempel, afstand * 2 * ritten, 0)
    return np.where((afstand < 0) & (ritten > 0), np.nan, km)


def _is_datum(waarde: Any) -> bool:
    return isinstance(waarde, np.ndarray) and waarde.dtype.kind == "M"


def in_eenheden(waarden: Reeks, schaal: int) -> Gehelen:
    """Whole units, heads with some, and heads that nobody can compute."""
    geheel = np.rint(waarden * schaal)
    onbekend = np.isnan(geheel) | (geheel == -schaal)
    geheel[onbekend] = 0
    return np.array([geheel.sum(), np.count_nonzero(geheel > 0), np.count_nonzero(onbekend)])


def totalen(bevolking: Bevolking, stelsel: Any, maanden: tuple[str, ...]) -> dict[str, Gehelen]:
    """Per output months × columns: heads per state, or whole units, heads and heads nobody can compute."""
    rijen: dict[str, list[Gehelen]] = {naam: [] for naam in (*RECHTEN, *BEDRAGEN)}
    for maand in Jaar(bevolking, stelsel).maanden(maanden):
        for naam in RECHTEN:
            rijen[naam].append(np.bincount(maand[naam], minlength=5))
        for naam, schaal in BEDRAGEN.items():
            rijen[naam].append(in_eenheden(maand[naam], schaal))
    return {naam: np.stack(per_maand).astype(np.int64) for naam, per_maand in rijen.items()}
