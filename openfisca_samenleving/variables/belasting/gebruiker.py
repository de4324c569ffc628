"""The tax reduction of the user who paid cheques (WIB 1992, artikel 145/21 tot 145/23, Vlaams Gewest)."""

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import ONBEKEND, Geld, afronden_cent, onbekend
from openfisca_samenleving.bepaling import DIENSTENCHEQUE_KB, WIB, Bepaling
from openfisca_samenleving.entities import Gebruiker
from openfisca_samenleving.voorwaarden import Antwoord, Voorwaarde, als, combineer, feit, toestand


class belasting_wijk_werkcheques_betaald(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Gebruiker
    definition_period = DateUnit.YEAR
    label = "In het jaar betaald voor wijk-werkcheques die niet terugbetaald zijn"
    unit = "euro_per_jaar"
    __bepaling__ = Bepaling("invoer", "belasting")


class belasting_dienstencheques_betaald(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Gebruiker
    definition_period = DateUnit.YEAR
    label = "In het jaar betaald voor dienstencheques die niet terugbetaald zijn"
    unit = "euro_per_jaar"
    __bepaling__ = Bepaling("invoer", "belasting")


class belasting_cheques_op_naam(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Gebruiker
    definition_period = DateUnit.YEAR
    label = "De cheques staan op naam van de belastingplichtige, met een attest van de uitgever"
    __bepaling__ = Bepaling("invoer", "belasting")


class belasting_cheques_tellen_mee(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Betaalde cheques tellen mee voor de belastingvermindering"
    __bepaling__ = Bepaling(
        "kenmerk", "belasting", WIB, "WIB 1992, artikel 145/21; KB/WIB 92, artikel 63/10, 1°"
    )

    def formula_2018_01_01(gebruiker, periode, parameters):
        """Only natural persons with cheques in their own name, as long as there is a reduction."""
        soort = gebruiker("gebruiker_type", periode)
        soorten = soort.possible_values
        natuurlijk = toestand(soort == soorten.natuurlijke_persoon, soort == soorten.weet_niet)
        op_naam = feit(gebruiker("belasting_cheques_op_naam", periode.this_year))
        bestaat = parameters(periode).belasting.gebruiker.vermindering > 0
        return als(bestaat, combineer(natuurlijk, op_naam))


class belasting_cheques_onder_plafond(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Gebruiker
    definition_period = DateUnit.YEAR
    label = "Betaald voor wijk-werkcheques en dienstencheques samen, tot het plafond"
    unit = "euro_per_jaar"
    __bepaling__ = Bepaling("tussenstap", "belasting", WIB, "WIB 1992, artikel 145/21")

    def formula_2018_01_01(gebruiker, periode, parameters):
        """Unknown in the years whose ceiling was never seen."""
        regels = parameters(periode.start).belasting.gebruiker
        wijk_werken = gebruiker("belasting_wijk_werkcheques_betaald", periode)
        diensten = gebruiker("belasting_dienstencheques_betaald", periode)
        niet_gekend = onbekend(wijk_werken) | onbekend(diensten) | np.logical_not(regels.plafond_gekend)
        return np.where(niet_gekend, ONBEKEND, np.minimum(wijk_werken + diensten, regels.plafond))


class belasting_vermindering_gebruiker(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Gebruiker
    definition_period = DateUnit.YEAR
    label = "Belastingvermindering voor betaalde cheques"
    unit = "euro_per_jaar"
    __bepaling__ = Bepaling("bedrag", "belasting", WIB, "WIB 1992, artikel 145/21 tot 145/23")

    def formula_2018_01_01(gebruiker, periode, parameters):
        """The share of what was paid under the ceiling; nothing for other users, and nothing since 2025."""
        deel = parameters(periode.start).belasting.gebruiker.vermindering
        basis = gebruiker("belasting_cheques_onder_plafond", periode)
        telt_mee = gebruiker("belasting_cheques_tellen_mee", periode.first_month)
        niets = (telt_mee == Voorwaarde.niet_voldaan) | (telt_mee == Voorwaarde.niet_van_toepassing)
        niet_gekend = onbekend(basis) | (telt_mee == Voorwaarde.niet_bekend)
        return np.where(niets, 0, np.where(niet_gekend, ONBEKEND, afronden_cent(basis * deel)))


class wijk_werkcheque_nettoprijs(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Prijs van een wijk-werkcheque na belastingvermindering, onder het plafond"
    unit = "euro_per_cheque"
    __bepaling__ = Bepaling("bedrag", "belasting", WIB, "WIB 1992, artikel 145/21")

    def formula_2018_01_01(gebruiker, periode, parameters):
        """Not rounded: nobody pays it per cheque."""
        prijs = gebruiker("betaalde_chequeprijs", periode)
        deel = parameters(periode).belasting.gebruiker.vermindering
        return np.where(onbekend(prijs), ONBEKEND, prijs * (1 - deel))


class dienstencheque_nettoprijs(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Gebruiker
    definition_period = DateUnit.MONTH
    label = "Prijs van een dienstencheque na belastingvermindering, onder drempel en plafond"
    unit = "euro_per_cheque"
    __bepaling__ = Bepaling("bedrag", "belasting", DIENSTENCHEQUE_KB, "artikelnummer niet gezien")

    def formula_2018_01_01(gebruiker, periode, parameters):
        """To compare with a cheque for wijk-werken; not rounded."""
        regels = parameters(periode)
        netto = regels.dienstencheque.prijs.per_cheque * (1 - regels.belasting.gebruiker.vermindering)
        return np.full(gebruiker.count, netto)
