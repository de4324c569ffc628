"""Samenlevingsjobs: what an organiser keeps and which staff it gets (design space, not law)."""

import numpy as np
from openfisca_core.periods import DateUnit

from openfisca_samenleving.basis import NIET_TE_BEREKENEN, ONBEKEND, Geld, Getal, afronden_cent, onbekend
from openfisca_samenleving.bepaling import ONTWERPRUIMTE, Bepaling
from openfisca_samenleving.entities import Organisator
from openfisca_samenleving.personeelssleutel import vte_voor


class samenlevingsjobs_prijs_organisator(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Prijs per uur of cheque in het werkingsgebied"
    unit = "euro_per_cheque"
    __bepaling__ = Bepaling(
        "tussenstap",
        "samenlevingsjobs",
        ONTWERPRUIMTE,
        "ontwerpruimte, geen geldend recht",
    )

    def formula_2025_01_01(organisator, periode, parameters):
        """The local price where a proposal keeps the tariffs, the single price where it sets one."""
        jobs = parameters(periode).samenlevingsjobs
        if jobs.prijs.vorm == "tarieven":
            prijs = organisator("wijk_werken_chequeprijs", periode)
        elif jobs.prijs.vorm == "een_prijs" and jobs.prijs.bedrag_bepaald:
            prijs = np.full(organisator.count, jobs.prijs.bedrag)
        else:
            prijs = np.full(organisator.count, ONBEKEND)
        return np.where(jobs.in_werking, prijs, ONBEKEND)


class samenlevingsjobs_marge_per_cheque(Geld):
    value_type = float
    default_value = NIET_TE_BEREKENEN
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "Wat de organisator per cheque overhoudt, vóór de kosten van uitgever en verzekering"
    unit = "euro_per_cheque"
    __bepaling__ = Bepaling(
        "bedrag",
        "samenlevingsjobs",
        ONTWERPRUIMTE,
        "ontwerpruimte, geen geldend recht",
        factoren=(
            "samenlevingsjobs_prijs_organisator",
            "samenlevingsjobs.vergoeding.per_uur",
            "wijk_werken.cheque.afhouding_verplaatsing",
        ),
        bewerking="min",
        bepaald_door="samenlevingsjobs.prijs.vorm",
    )

    def formula_2025_01_01(organisator, periode, parameters):
        """A margin may be negative, so an unknown margin is not a number."""
        regels = parameters(periode)
        jobs = regels.samenlevingsjobs
        prijs = organisator("samenlevingsjobs_prijs_organisator", periode)
        rest = prijs - jobs.vergoeding.per_uur - regels.wijk_werken.cheque.afhouding_verplaatsing
        bekend = jobs.in_werking & jobs.vergoeding.bepaald & ~onbekend(prijs)
        return np.where(bekend, afronden_cent(rest), NIET_TE_BEREKENEN)


class samenlevingsjobs_vte(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Organisator
    definition_period = DateUnit.MONTH
    label = "VDAB-personeel voor de organisator"
    unit = "vte"
    __bepaling__ = Bepaling(
        "bedrag",
        "samenlevingsjobs",
        ONTWERPRUIMTE,
        "ontwerpruimte, geen geldend recht",
        bepaald_door="samenlevingsjobs.personeelssleutel",
    )

    def formula_2025_01_01(organisator, periode, parameters):
        regels = parameters(periode)
        volgens_inwoners = regels.samenlevingsjobs.personeelssleutel == "inwoners"
        inwoners = organisator("inwoners_werkingsgebied", periode)
        vte = vte_voor(inwoners, regels.wijk_werken.personeel, regels.lezingen.vte_eerste_schijf)
        return np.where(regels.samenlevingsjobs.in_werking & volgens_inwoners, vte, ONBEKEND)
