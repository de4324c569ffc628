"""The amount of the leefloon (wet van 26 mei 2002, artikel 14 en 16; KB van 11 juli 2002, artikel 22)."""

import numpy as np
from openfisca_core.periods import DateUnit

from openfisca_samenleving.basis import MAANDEN_PER_JAAR, ONBEKEND, Geld, afronden_cent, onbekend
from openfisca_samenleving.bepaling import RMI_KB, RMI_WET, Bepaling
from openfisca_samenleving.entities import Persoon


def _per_categorie(persoon, periode, bedragen):
    """The number of each person's category; unknown where the category is."""
    categorie = persoon("leefloon_categorie", periode)
    soorten = categorie.possible_values
    return np.select(
        [
            categorie == soorten.samenwonend,
            categorie == soorten.alleenstaand,
            categorie == soorten.gezinslast,
        ],
        [bedragen.samenwonend, bedragen.alleenstaand, bedragen.gezinslast],
        ONBEKEND,
    )


def _bedrag_niet_gekend(persoon, periode, parameters):
    """Where the amount of the month was never seen: all categories, or the one with a family to support."""
    gekend = parameters(periode).leefloon.bedrag
    categorie = persoon("leefloon_categorie", periode)
    gezin = categorie == categorie.possible_values.gezinslast
    return np.logical_not(gekend.gekend) | (gezin & np.logical_not(gekend.gezinslast_gekend))


class leefloon_jaarbedrag(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Leefloon per jaar voor de categorie, vóór aftrek van bestaansmiddelen"
    unit = "euro_per_jaar"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2002/05/26/2002022559/justel"
    __bepaling__ = Bepaling("tussenstap", "leefloon", RMI_WET, "artikel 14, §1")

    def formula_2018_01_01(persoon, periode, parameters):
        """Before March 2026 only monthly amounts were seen: twelve of them, to within a few cents a year."""
        per_maand = _per_categorie(persoon, periode, parameters(periode).leefloon.bedrag)
        niet_gekend = onbekend(per_maand) | _bedrag_niet_gekend(persoon, periode, parameters)
        return np.where(niet_gekend, ONBEKEND, per_maand * MAANDEN_PER_JAAR)

    def formula_2026_03_01(persoon, periode, parameters):
        per_jaar = _per_categorie(persoon, periode, parameters(periode).leefloon.jaarbedrag)
        return np.where(_bedrag_niet_gekend(persoon, periode, parameters), ONBEKEND, per_jaar)


class leefloon_vrijgesteld(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Bestaansmiddelen die op jaarbasis door de algemene vrijstelling niet meetellen"
    unit = "euro_per_jaar"
    __bepaling__ = Bepaling("tussenstap", "leefloon", RMI_KB, "artikel 22, §2")

    def formula_2018_01_01(persoon, periode, parameters):
        """Only where some right is left before the exemption; never for income from the PWA system."""
        middelen = persoon("leefloon_bestaansmiddelen", periode)
        samen = persoon("leefloon_middelen_met_pwa", periode)
        jaarbedrag = persoon("leefloon_jaarbedrag", periode)
        vrijstelling = _per_categorie(persoon, periode, parameters(periode).leefloon.vrijstelling)
        niet_gekend = onbekend(samen) | onbekend(jaarbedrag) | onbekend(vrijstelling)
        vrij = np.where(samen < jaarbedrag, np.minimum(middelen, vrijstelling), 0)
        return np.where(niet_gekend, ONBEKEND, vrij)


class leefloon_middelen_met_pwa(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Bestaansmiddelen op jaarbasis, met wat van de vergoeding voor wijk-werken meetelt"
    unit = "euro_per_jaar"
    __bepaling__ = Bepaling(
        "tussenstap", "leefloon", RMI_WET, "artikel 16; KB van 11 juli 2002, artikel 22, §1, d)"
    )

    def formula_2018_01_01(persoon, periode):
        """What exceeds the exempt amount per hour counts fully, as if every month were like this one."""
        middelen = persoon("leefloon_bestaansmiddelen", periode)
        pwa = persoon("vergoeding_telt_voor_leefloon", periode)
        niet_gekend = onbekend(middelen) | onbekend(pwa)
        return np.where(niet_gekend, ONBEKEND, middelen + pwa * MAANDEN_PER_JAAR)


class leefloon_bedrag(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Leefloon per maand na aftrek van bestaansmiddelen"
    unit = "euro_per_maand"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2002/05/26/2002022559/justel"
    __bepaling__ = Bepaling("bedrag", "leefloon", RMI_WET, "artikel 14, §1 en §2, en artikel 16")

    def formula_2018_01_01(persoon, periode):
        """A twelfth of the annual amount less the resources that count; nothing where those reach it."""
        jaarbedrag = persoon("leefloon_jaarbedrag", periode)
        samen = persoon("leefloon_middelen_met_pwa", periode)
        vrij = persoon("leefloon_vrijgesteld", periode)
        niet_gekend = onbekend(jaarbedrag) | onbekend(samen) | onbekend(vrij)
        per_maand = afronden_cent(np.maximum(jaarbedrag - (samen - vrij), 0) / MAANDEN_PER_JAAR)
        return np.where(niet_gekend, ONBEKEND, per_maand)
