"""Local activation pact: threshold and premium of one municipality (note of 28 April 2023 and the calls)."""

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving import pact
from openfisca_samenleving.basis import NIET_TE_BEREKENEN, Geld, Getal, afronden_cent, onbekend
from openfisca_samenleving.bepaling import CONCEPTNOTA_2023, VLAAMSE_REGERING, Bepaling
from openfisca_samenleving.entities import Gemeente
from openfisca_samenleving.voorwaarden import (
    Antwoord,
    Voorwaarde,
    als,
    feit,
    gelijk,
    recht,
    toestand,
    waar,
)

NOTA = "Conceptnota van 28 april 2023, spoor 4 (niet ingezien; SERV 2023, hoofdstuk 1 en 4)"
OPROEP = f"{NOTA}; oproepen 2023-2025 (vlaanderen.be)"
NIET_BEPAALD = "niet_bepaald"


class activeringspact_deelname(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Het bestuur doet mee"
    __bepaling__ = Bepaling("voorwaarde", "activeringspact", CONCEPTNOTA_2023, OPROEP)

    def formula_2023_05_01(gemeente, periode):
        return feit(gemeente("neemt_deel_aan_activeringspact", periode))


class activeringspact_overeenkomst(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Het pact staat in de samenwerkingsovereenkomst met VDAB"
    __bepaling__ = Bepaling("voorwaarde", "activeringspact", CONCEPTNOTA_2023, NOTA)

    def formula_2023_05_01(gemeente, periode):
        return feit(gemeente("samenwerkingsovereenkomst_met_vdab", periode))


class activeringspact_inschrijving(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "De geactiveerden zijn bij VDAB ingeschreven"
    __bepaling__ = Bepaling("voorwaarde", "activeringspact", CONCEPTNOTA_2023, NOTA)

    def formula_2023_05_01(gemeente, periode):
        return feit(gemeente("geactiveerden_ingeschreven_bij_vdab", periode))


class activeringspact_drempel(Getal):
    value_type = float
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Aandeel geactiveerden dat overschreden moet worden"
    unit = "deel"
    __bepaling__ = Bepaling("tussenstap", "activeringspact", CONCEPTNOTA_2023, NOTA)

    def formula_2023_05_01(gemeente, periode, parameters):
        """The note: the Flemish average, with a floor."""
        regels = parameters(periode).activeringspact.drempel
        return pact.drempel(regels, pact.VAN_DE_CONCEPTNOTA, gemeente("activeringsgraad_vlaanderen", periode))

    def formula_2023_10_01(gemeente, periode, parameters):
        """The decision of 29 September 2023: a fixed share."""
        regels = parameters(periode).activeringspact.drempel
        return pact.drempel(regels, regels.vorm, gemeente("activeringsgraad_vlaanderen", periode))


class activeringspact_geactiveerden(Getal):
    value_type = float
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Personen die volgens de lezing als geactiveerd tellen"
    unit = "aantal"
    __bepaling__ = Bepaling("tussenstap", "activeringspact", CONCEPTNOTA_2023, NOTA)

    def formula_2023_05_01(gemeente, periode, parameters):
        """What was reached or promised; a reading may leave out article 60 and the social economy.

        A proposal that says itself what counts goes before the reading, and one for everybody outside the
        labour market counts the others as well.
        """
        regels = parameters(periode)
        lezingen, pactregels = regels.lezingen, regels.activeringspact
        if lezingen.activeringspact_grond == "engagement":
            beloofd = gemeente("activeringsengagement", periode)
            return np.where(onbekend(beloofd), NIET_TE_BEREKENEN, beloofd)
        eigen = pactregels.uitstroom
        af = {
            "alles": (),
            "zonder_art60": ("geactiveerd_via_art60",),
            "enkel_normaal_circuit": ("geactiveerd_via_art60", "geactiveerd_in_sociale_economie"),
        }[lezingen.activeringspact_uitstroom if eigen == NIET_BEPAALD else eigen]
        breder = pactregels.doelgroep == "niet_beroepsactieven"
        bij = ("leefloongerechtigden_geactiveerd", *(["andere_niet_beroepsactieven_geactiveerd"] * breder))
        erbij, eraf = ([gemeente(naam, periode) for naam in namen] for namen in (bij, af))
        niet_gekend = np.logical_or.reduce([onbekend(deel) for deel in (*erbij, *eraf)])
        return np.where(niet_gekend, NIET_TE_BEREKENEN, sum(erbij) - sum(eraf))


class activeringspact_boven_drempel(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Meer geactiveerden dan de drempel"
    __bepaling__ = Bepaling("voorwaarde", "activeringspact", CONCEPTNOTA_2023, OPROEP)

    def formula_2023_05_01(gemeente, periode, parameters):
        """Strictly more than the threshold; not known without the official totals.

        A proposal may drop the threshold.
        """
        leefloners = gemeente("leefloongerechtigden_officieel", periode)
        op_drempel = leefloners * gemeente("activeringspact_drempel", periode)
        geactiveerd = gemeente("activeringspact_geactiveerden", periode)
        niet_gekend = onbekend(leefloners) | np.isnan(op_drempel) | np.isnan(geactiveerd)
        boven = toestand(geactiveerd > op_drempel, niet_gekend)
        return als(parameters(periode).activeringspact.drempel.geldt, boven)


class activeringspact_recht(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Premie van het lokaal activeringspact"
    __bepaling__ = Bepaling(
        "recht",
        "activeringspact",
        CONCEPTNOTA_2023,
        OPROEP,
        voorwaarden=(
            "activeringspact_deelname",
            "activeringspact_overeenkomst",
            "activeringspact_inschrijving",
            "activeringspact_boven_drempel",
            "activeringspact_nood",
            "activeringspact_resultaat_of_inspanning",
            "activeringspact_acties",
            "activeringspact_niet_elders_betaald",
            "activeringspact_voert_zelf_uit",
        ),
    )

    def formula_2023_05_01(gemeente, periode, parameters):
        in_werking = parameters(periode).activeringspact.in_werking
        return recht(
            in_werking, *(gemeente(naam, periode) for naam in activeringspact_recht.__bepaling__.voorwaarden)
        )


class activeringspact_beloonde_personen(Getal):
    value_type = float
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Personen voor wie de premie verschuldigd is"
    unit = "aantal"
    __bepaling__ = Bepaling("tussenstap", "activeringspact", CONCEPTNOTA_2023, NOTA)

    def formula_2023_05_01(gemeente, periode, parameters):
        """By the threshold; or, where a proposal rewards only what is extra, whoever comes on top."""
        geactiveerd = gemeente("activeringspact_geactiveerden", periode)
        if parameters(periode).activeringspact.beloont.bijkomend_resultaat:
            return pact.bijkomende_personen(geactiveerd, gemeente("geactiveerd_zonder_pact", periode))
        return pact.beloonde_personen(
            geactiveerd,
            gemeente("leefloongerechtigden_officieel", periode),
            gemeente("activeringspact_drempel", periode),
            parameters(periode).lezingen.activeringspact_telling,
        )


class activeringspact_premie(Geld):
    value_type = float
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Premie over de afrekeningsperiode waarin de maand valt, vóór het budget"
    unit = "euro"
    __bepaling__ = Bepaling(
        "bedrag",
        "activeringspact",
        CONCEPTNOTA_2023,
        NOTA,
        factoren=("activeringspact_beloonde_personen", "activeringspact.premie_per_geactiveerde"),
        bepaald_door="activeringspact.premie_bepaald",
    )

    def formula_2023_05_01(gemeente, periode, parameters):
        """Not computable where a proposal rewards effort and result and gives no amount."""
        regels = parameters(periode).activeringspact
        premie = regels.premie_per_geactiveerde if regels.premie_bepaald else NIET_TE_BEREKENEN
        return afronden_cent(gemeente("activeringspact_beloonde_personen", periode) * premie)


def _binnen_budget(gemeente, periode, regels, budget):
    """Only while the pact runs; not computable while the totals of all municipalities are not known.

    Where the part of those that stay away is not shared out, everybody's ceiling is their part among all
    municipalities, whatever the reading.
    """
    verdeeld = regels.activeringspact.budget.niet_deelnemers != "niet_verdeeld"
    allen = "activeringspact_totaal_leefloongerechtigden" if verdeeld else "leefloongerechtigden_vlaanderen"
    bedrag = pact.binnen_budget(
        gemeente("activeringspact_premie", periode),
        gemeente("leefloongerechtigden_officieel", periode),
        gemeente("activeringspact_totaal_premies", periode),
        gemeente(allen, periode),
        budget,
        regels.lezingen.activeringspact_budget if verdeeld else "enveloppe_per_gemeente",
    )
    return afronden_cent(np.where(regels.activeringspact.in_werking, bedrag, 0))


class activeringspact_uitbetaald(Geld):
    value_type = float
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Premie over de afrekeningsperiode waarin de maand valt, binnen het budget"
    unit = "euro"
    __bepaling__ = Bepaling(
        "bedrag", "activeringspact", CONCEPTNOTA_2023, OPROEP, bepaald_door="activeringspact.premie_bepaald"
    )

    def formula_2023_05_01(gemeente, periode, parameters):
        """The note as if it were carried out: its budget of the year."""
        regels = parameters(periode)
        return _binnen_budget(gemeente, periode, regels, regels.activeringspact.budget.conceptnota)

    def formula_2023_12_01(gemeente, periode, parameters):
        """The budget of the call."""
        regels = parameters(periode)
        return _binnen_budget(gemeente, periode, regels, regels.activeringspact.budget.oproep)


class activeringspact_geen_dubbele_financiering(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Geen dubbele financiering"
    __bepaling__ = Bepaling(
        "kenmerk",
        "activeringspact",
        CONCEPTNOTA_2023,
        "SERV 2023, hoofdstuk 4: de conceptnota regelt de samenloop niet",
        beslist=VLAAMSE_REGERING,
    )

    def formula_2023_05_01(gemeente, periode):
        """No rule forbids it; where other money pays for the same, somebody must judge."""
        ander = gemeente("andere_financiering_voor_activering", periode)
        te_beoordelen = gelijk(gemeente.count, Voorwaarde.te_beoordelen)
        return waar(
            ander == Antwoord.ja, te_beoordelen, toestand(ander == Antwoord.nee, ander == Antwoord.weet_niet)
        )
