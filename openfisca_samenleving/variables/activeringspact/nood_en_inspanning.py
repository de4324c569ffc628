"""What an alternative to the pact may ask of a municipality: need, effort, no double payment (SERV 2023).

Switched off in the note and in the calls; a proposal switches them on by parameter.
"""

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import onbekend
from openfisca_samenleving.bepaling import CONCEPTNOTA_2023, VLAAMSE_REGERING, Bepaling
from openfisca_samenleving.entities import Gemeente
from openfisca_samenleving.voorwaarden import Voorwaarde, als, een_van, feit, feit_niet, oordeel, toestand

ADVIES = "Ontwerpruimte: SERV 2023, hoofdstuk 4 (geen geldend recht)"


class activeringspact_nood(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Een omgevingsanalyse toont een onbeantwoorde nood"
    __bepaling__ = Bepaling(
        "voorwaarde", "activeringspact", CONCEPTNOTA_2023, ADVIES, beslist=VLAAMSE_REGERING
    )

    def formula_2023_05_01(gemeente, periode, parameters):
        vereist = parameters(periode).activeringspact.omgevingsanalyse.vereist
        return als(vereist, oordeel(gemeente("omgevingsanalyse_toont_nood", periode)))


class activeringspact_resultaat_of_inspanning(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Meer resultaat of meer inspanning dan zonder het pact"
    __bepaling__ = Bepaling(
        "voorwaarde", "activeringspact", CONCEPTNOTA_2023, ADVIES, beslist=VLAAMSE_REGERING
    )

    def formula_2023_05_01(gemeente, periode, parameters):
        """Either suffices where a proposal rewards both; the effort is for somebody to judge."""
        beloont = parameters(periode).activeringspact.beloont
        geactiveerd = gemeente("activeringspact_geactiveerden", periode)
        zonder = gemeente("geactiveerd_zonder_pact", periode)
        meer = toestand(geactiveerd > zonder, np.isnan(geactiveerd) | onbekend(zonder))
        inspanning = oordeel(gemeente("bijkomende_inspanning_voor_activering", periode))
        return een_van(als(beloont.bijkomend_resultaat, meer), als(beloont.inspanning, inspanning))


class activeringspact_acties(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "De bijkomende acties zijn omschreven"
    __bepaling__ = Bepaling("voorwaarde", "activeringspact", CONCEPTNOTA_2023, ADVIES)

    def formula_2023_05_01(gemeente, periode, parameters):
        vereist = parameters(periode).activeringspact.acties_omschreven
        return als(vereist, feit(gemeente("bijkomende_acties_omschreven", periode)))


class activeringspact_niet_elders_betaald(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Geen ander geld voor dezelfde activering"
    __bepaling__ = Bepaling("voorwaarde", "activeringspact", CONCEPTNOTA_2023, ADVIES)

    def formula_2023_05_01(gemeente, periode, parameters):
        verboden = parameters(periode).activeringspact.geen_dubbele_financiering
        return als(verboden, feit_niet(gemeente("andere_financiering_voor_activering", periode)))


class activeringspact_voert_zelf_uit(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Het bestuur activeert zelf"
    __bepaling__ = Bepaling("voorwaarde", "activeringspact", CONCEPTNOTA_2023, ADVIES)

    def formula_2023_05_01(gemeente, periode, parameters):
        """Where the money goes to whoever does the work, a municipality that leaves it to VDAB gets none."""
        uitvoerder = parameters(periode).activeringspact.begunstigde == "uitvoerder"
        return als(uitvoerder, feit_niet(gemeente("vdab_activeert_voor_bestuur", periode)))
