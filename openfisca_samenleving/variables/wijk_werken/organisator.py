"""Wijk-werken: organisers, local price, staff (Wijk-werkendecreet, artikel 14, 16, 18 en 36)."""

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import (
    NIET_TE_BEREKENEN,
    ONBEKEND,
    Geld,
    Getal,
    afronden_cent,
    dag,
    datum_onbekend,
    onbekend,
)
from openfisca_samenleving.bepaling import BESLUIT, DECREET, VLAAMSE_REGERING, Bepaling
from openfisca_samenleving.entities import Gemeente, Organisator
from openfisca_samenleving.personeelssleutel import vte_voor
from openfisca_samenleving.voorwaarden import Antwoord, Voorwaarde, een_van, oordeel, recht, toestand


def toegelaten_tarief(prijs, cheque):
    """Whether a price is the lowest one, or that price raised by whole steps up to the highest."""
    stappen = (prijs - cheque.prijs_min) / cheque.prijs_stap
    op_een_stap = np.isclose(stappen, np.round(stappen))
    in_centen = afronden_cent(prijs)
    return op_een_stap & (in_centen >= cheque.prijs_min) & (in_centen <= cheque.prijs_max)


class wijk_werken_organisator_inwoners(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Werkingsgebied met genoeg inwoners, of een afwijking"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "voorwaarde", "wijk_werken", DECREET, "artikel 14, §1, eerste lid, en §3", beslist=VLAAMSE_REGERING
    )

    def formula_2018_01_01(organisator, periode, parameters):
        drempel = parameters(periode).wijk_werken.organisator.drempel_inwoners
        inwoners = organisator("inwoners_werkingsgebied", periode)
        return een_van(
            toestand(inwoners >= drempel, onbekend(inwoners)),
            oordeel(organisator("afwijking_inwoners_toegestaan", periode)),
        )


class wijk_werken_organisator_recht(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Kan als organisator opgericht of aangewezen worden"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "recht", "wijk_werken", DECREET, "artikel 14", voorwaarden=("wijk_werken_organisator_inwoners",)
    )

    def formula_2018_01_01(organisator, periode, parameters):
        in_werking = parameters(periode).wijk_werken.in_werking
        return recht(
            in_werking,
            *(organisator(naam, periode) for naam in wijk_werken_organisator_recht.__bepaling__.voorwaarden),
        )


class wijk_werken_prijs_geldig(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "De beslissing kiest een toegelaten tarief"
    documentation = "Geldt voor de beslissing over de prijs, niet voor het recht van de organisator."
    reference = "http://www.ejustice.just.fgov.be/eli/besluit/2017/09/29/2017031373/justel"
    __bepaling__ = Bepaling("voorwaarde", "wijk_werken", BESLUIT, "artikel 38, §1")

    def formula_2018_01_01(organisator, periode, parameters):
        prijs = organisator("chequeprijs_beslist", periode)
        return toestand(toegelaten_tarief(prijs, parameters(periode).wijk_werken.cheque), onbekend(prijs))


class wijk_werken_chequeprijs(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Aanschafprijs per cheque in het werkingsgebied"
    unit = "euro_per_cheque"
    reference = "http://www.ejustice.just.fgov.be/eli/besluit/2017/09/29/2017031373/justel"
    __bepaling__ = Bepaling("bedrag", "wijk_werken", BESLUIT, "artikel 38, §1")

    def formula_2018_01_01(organisator, periode, parameters):
        """A decision holds from 1 January of the next year; without consensus the lowest price holds, and the
        reading says from when.
        """
        regels = parameters(periode)
        cheque = regels.wijk_werken.cheque
        laagste = cheque.prijs_min
        beslist = organisator("chequeprijs_beslist", periode)
        geldig = organisator("wijk_werken_prijs_geldig", periode) == Voorwaarde.voldaan
        op = organisator("chequeprijs_beslist_op", periode)
        volgend_jaar = (op.astype("datetime64[Y]") + 1).astype("datetime64[D]")
        ingegaan = ~datum_onbekend(op) & (dag(periode) >= volgend_jaar)
        vorige = organisator("chequeprijs_vorige", periode)
        vorige = np.where(onbekend(vorige), laagste, vorige)
        laagste_voorstel = organisator("chequeprijs_laagste_voorstel", periode)
        zonder_consensus = organisator("chequeprijs_consensus", periode) == Antwoord.nee
        prijs = np.where(geldig & ingegaan, beslist, vorige)
        zonder = np.where(toegelaten_tarief(laagste_voorstel, cheque), laagste_voorstel, laagste)
        if regels.lezingen.prijs_zonder_consensus == "vanaf_volgend_jaar":
            zonder = np.where(ingegaan, zonder, vorige)
        return np.where(zonder_consensus, zonder, prijs)


class wijk_werken_vergoeding_van_cheque(Geld):
    value_type = float
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Vergoeding van de wijk-werker die van de chequeprijs afgaat"
    unit = "euro_per_cheque"
    __bepaling__ = Bepaling("tussenstap", "wijk_werken")

    def formula_2018_01_01(organisator, periode, parameters):
        """The reading says whether the fee comes off; an advice lists the deductions without it."""
        regels = parameters(periode)
        afgehouden = regels.lezingen.organisator_afhouding_vergoeding == "afgehouden"
        return np.full(organisator.count, regels.wijk_werken.vergoeding.per_uur if afgehouden else 0)


class wijk_werken_marge_per_cheque(Geld):
    value_type = float
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Wat de organisator per cheque overhoudt, vóór de kosten van uitgever en verzekering"
    unit = "euro_per_cheque"
    reference = "http://www.ejustice.just.fgov.be/eli/besluit/2017/09/29/2017031373/justel"
    documentation = (
        "De bedragen voor de uitgever en de verzekering zijn in geen enkele bron gevonden; "
        "ze gaan nog van dit bedrag af."
    )
    __bepaling__ = Bepaling(
        "bedrag",
        "wijk_werken",
        BESLUIT,
        "artikel 40",
        factoren=(
            "wijk_werken_chequeprijs",
            "wijk_werken_vergoeding_van_cheque",
            "wijk_werken.cheque.afhouding_verplaatsing",
        ),
        bewerking="min",
    )

    def formula_2018_01_01(organisator, periode, parameters):
        regels = parameters(periode).wijk_werken
        prijs = organisator("wijk_werken_chequeprijs", periode)
        vergoeding = organisator("wijk_werken_vergoeding_van_cheque", periode)
        rest = prijs - vergoeding - regels.cheque.afhouding_verplaatsing
        return afronden_cent(rest * regels.in_werking)


class wijk_werken_opbrengst_organisator(Geld):
    value_type = float
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = (
        "Opbrengst van de cheques voor de organisator in de maand, vóór de kosten van uitgever en verzekering"
    )
    unit = "euro"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling(
        "bedrag",
        "wijk_werken",
        DECREET,
        "artikel 18; BVR van 29 september 2017, artikel 40",
        factoren=("cheques_verwerkt", "wijk_werken_marge_per_cheque"),
    )

    def formula_2018_01_01(organisator, periode):
        """Not a number where nobody counted the cheques: the margin, and so -1, may be a real amount."""
        cheques = organisator("cheques_verwerkt", periode)
        opbrengst = afronden_cent(cheques * organisator("wijk_werken_marge_per_cheque", periode))
        return np.where(onbekend(cheques), NIET_TE_BEREKENEN, opbrengst)


class wijk_werken_vte(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "VDAB-personeel voor de organisator"
    unit = "vte"
    reference = "http://www.ejustice.just.fgov.be/eli/besluit/2017/09/29/2017031373/justel"
    __bepaling__ = Bepaling(
        "bedrag", "wijk_werken", BESLUIT, "hoofdstuk 4, afdeling 4 (artikelnummer niet gezien)"
    )

    def formula_2018_01_01(organisator, periode, parameters):
        """On the area as a whole, or per municipality and then added up; the reading says which."""
        regels = parameters(periode)
        inwoners = organisator("inwoners_werkingsgebied", periode)
        op_gebied = vte_voor(inwoners, regels.wijk_werken.personeel, regels.lezingen.vte_eerste_schijf)
        per_gemeente = organisator("vte_som_gemeenten", periode)
        sleutel = op_gebied if regels.lezingen.vte_gebied == "per_gebied" else per_gemeente
        return np.where(regels.wijk_werken.in_werking, sleutel, 0)


class wijk_werken_vte_gemeente(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "VDAB-personeel volgens de sleutel, geteld voor deze gemeente alleen"
    unit = "vte"
    reference = "http://www.ejustice.just.fgov.be/eli/besluit/2017/09/29/2017031373/justel"
    __bepaling__ = Bepaling(
        "bedrag", "wijk_werken", BESLUIT, "hoofdstuk 4, afdeling 4 (artikelnummer niet gezien)"
    )

    def formula_2018_01_01(gemeente, periode, parameters):
        regels = parameters(periode)
        inwoners = gemeente("aantal_inwoners", periode)
        sleutel = vte_voor(inwoners, regels.wijk_werken.personeel, regels.lezingen.vte_eerste_schijf)
        return np.where(regels.wijk_werken.in_werking, sleutel, 0)
