"""Organiser: what a cheque leaves, registration fees, guidance, margin and break-even.

The amounts are those of the decision of 29 September 2017 (artikel 38 and 40); the sums are ours. What
issuer and insurance cost is in no source: amounts are given before it, and after it only once that cost is
given.
"""

import numpy as np
from openfisca_core.periods import DateUnit

from openfisca_samenleving.basis import (
    MAANDEN_PER_JAAR,
    NIET_TE_BEREKENEN,
    Geld,
    Getal,
    afronden_cent,
    naar_boven,
    onbekend,
)
from openfisca_samenleving.bepaling import ORGANISATORREKENING, Bepaling
from openfisca_samenleving.entities import Organisator

BRON = "SERV 2025, bijlage 1; BVR van 29 september 2017, artikel 38 en 40"
KOST_BEPAALD = "organisatorrekening.uitgever_en_verzekering.bepaald"


def gekend(bedrag):
    """The amount, or `NIET_TE_BEREKENEN` where nobody gave it."""
    return np.where(onbekend(bedrag), NIET_TE_BEREKENEN, bedrag)


class organisator_cheque_na_verplaatsing(Geld):
    value_type = float
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Chequeprijs na de afhouding voor verplaatsing"
    unit = "euro_per_cheque"
    __bepaling__ = Bepaling(
        "bedrag",
        "organisatorrekening",
        ORGANISATORREKENING,
        BRON,
        factoren=("wijk_werken_chequeprijs", "wijk_werken.cheque.afhouding_verplaatsing"),
        bewerking="min",
    )

    def formula_2018_01_01(organisator, periode, parameters):
        regels = parameters(periode).wijk_werken
        prijs = organisator("wijk_werken_chequeprijs", periode)
        return afronden_cent((prijs - regels.cheque.afhouding_verplaatsing) * regels.in_werking)


class organisator_per_cheque(Geld):
    value_type = float
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Inkomst van de organisator per cheque, vóór uitgever en verzekering"
    unit = "euro_per_cheque"
    __bepaling__ = Bepaling("bedrag", "organisatorrekening", ORGANISATORREKENING, BRON)

    def formula_2018_01_01(organisator, periode):
        """The margin of artikel 40: one figure, whatever the reading."""
        return organisator("wijk_werken_marge_per_cheque", periode)


class organisator_per_cheque_na_kosten(Geld):
    value_type = float
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Inkomst van de organisator per cheque, na uitgever en verzekering"
    unit = "euro_per_cheque"
    __bepaling__ = Bepaling(
        "bedrag", "organisatorrekening", ORGANISATORREKENING, BRON, bepaald_door=KOST_BEPAALD
    )

    def formula_2018_01_01(organisator, periode, parameters):
        regels = parameters(periode)
        kost = regels.organisatorrekening.uitgever_en_verzekering
        per_cheque = organisator("organisator_per_cheque", periode)
        na = afronden_cent(per_cheque - kost.per_cheque * regels.wijk_werken.in_werking)
        return np.where(kost.bepaald, na, NIET_TE_BEREKENEN)


class organisator_chequeinkomsten(Geld):
    value_type = float
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Inkomsten uit cheques in de maand, vóór uitgever en verzekering"
    unit = "euro"
    __bepaling__ = Bepaling(
        "bedrag",
        "organisatorrekening",
        ORGANISATORREKENING,
        BRON,
        factoren=("cheques_verwerkt", "organisator_per_cheque"),
    )

    def formula_2018_01_01(organisator, periode):
        cheques = gekend(organisator("cheques_verwerkt", periode))
        return afronden_cent(cheques * organisator("organisator_per_cheque", periode))


class organisator_inschrijvingsgelden(Geld):
    value_type = float
    entity = Organisator
    definition_period = DateUnit.YEAR
    label = "Inschrijvingsrechten in het jaar"
    unit = "euro"
    __bepaling__ = Bepaling(
        "bedrag",
        "organisatorrekening",
        ORGANISATORREKENING,
        "SERV 2025, bijlage 1; Wijk-werkendecreet, artikel 31",
        factoren=("gebruikers_ingeschreven", "wijk_werken.inschrijvingsrecht.per_jaar"),
    )

    def formula_2018_01_01(organisator, periode, parameters):
        regels = parameters(periode).wijk_werken
        gebruikers = gekend(organisator("gebruikers_ingeschreven", periode))
        return afronden_cent(gebruikers * regels.inschrijvingsrecht.per_jaar * regels.in_werking)


class organisator_begeleidingskost(Geld):
    value_type = float
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Kost van de begeleiding op de werkvloer in de maand"
    unit = "euro"
    __bepaling__ = Bepaling(
        "bedrag",
        "organisatorrekening",
        ORGANISATORREKENING,
        "SERV 2025, hoofdstuk 6.1: geen bedrag in de bron",
        factoren=("begeleidingsuren", "begeleidingskost_per_uur"),
    )

    def formula_2018_01_01(organisator, periode):
        uren = gekend(organisator("begeleidingsuren", periode))
        return afronden_cent(uren * gekend(organisator("begeleidingskost_per_uur", periode)))


class organisator_te_dekken_kosten(Geld):
    value_type = float
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Kosten in de maand die de cheques moeten dekken"
    unit = "euro"
    __bepaling__ = Bepaling("tussenstap", "organisatorrekening", ORGANISATORREKENING, BRON)

    def formula_2018_01_01(organisator, periode):
        """Costs less other income and less a twelfth of the registration fees of the year."""
        kosten = gekend(organisator("vaste_kosten_organisator", periode)) + organisator(
            "organisator_begeleidingskost", periode
        )
        rechten = organisator("organisator_inschrijvingsgelden", periode.this_year) / MAANDEN_PER_JAAR
        return kosten - organisator("andere_inkomsten_organisator", periode) - rechten


class organisator_marge(Geld):
    value_type = float
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Wat de organisator in de maand overhoudt, vóór uitgever en verzekering"
    unit = "euro"
    __bepaling__ = Bepaling("bedrag", "organisatorrekening", ORGANISATORREKENING, BRON)

    def formula_2018_01_01(organisator, periode):
        inkomsten = organisator("organisator_chequeinkomsten", periode)
        return afronden_cent(inkomsten - organisator("organisator_te_dekken_kosten", periode))


class organisator_marge_na_kosten(Geld):
    value_type = float
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Wat de organisator in de maand overhoudt, na uitgever en verzekering"
    unit = "euro"
    __bepaling__ = Bepaling(
        "bedrag", "organisatorrekening", ORGANISATORREKENING, BRON, bepaald_door=KOST_BEPAALD
    )

    def formula_2018_01_01(organisator, periode):
        cheques = gekend(organisator("cheques_verwerkt", periode))
        inkomsten = cheques * organisator("organisator_per_cheque_na_kosten", periode)
        return afronden_cent(inkomsten - organisator("organisator_te_dekken_kosten", periode))


class organisator_cheques_voor_evenwicht(Getal):
    value_type = float
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Cheques per maand waarbij de kosten gedekt zijn, vóór uitgever en verzekering"
    unit = "cheques"
    __bepaling__ = Bepaling("bedrag", "organisatorrekening", ORGANISATORREKENING, BRON)

    def formula_2018_01_01(organisator, periode):
        """Not computable where a cheque leaves nothing: then no number of cheques is enough."""
        per_cheque = organisator("organisator_per_cheque", periode)
        kosten = np.maximum(organisator("organisator_te_dekken_kosten", periode), 0)
        aantal = kosten / np.where(per_cheque > 0, per_cheque, 1)
        return np.where(per_cheque > 0, naar_boven(aantal), NIET_TE_BEREKENEN)
