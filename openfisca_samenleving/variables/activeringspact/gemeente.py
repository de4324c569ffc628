"""What is officially known of a municipality for the local activation pact."""

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import ONBEKEND, Geld, Getal
from openfisca_samenleving.bepaling import Bepaling
from openfisca_samenleving.entities import Gemeente
from openfisca_samenleving.voorwaarden import Antwoord


class leefloongerechtigden_officieel(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Leefloongerechtigden in de gemeente op de peildatum, volgens het officiële cijfer"
    unit = "aantal"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class leefloongerechtigden_geactiveerd(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Leefloongerechtigden die in de afrekeningsperiode aan werk raakten"
    unit = "aantal"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class geactiveerd_via_art60(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Geactiveerde leefloongerechtigden die via artikel 60 werken"
    unit = "aantal"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class geactiveerd_in_sociale_economie(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Geactiveerde leefloongerechtigden die in de sociale economie werken, zonder artikel 60"
    unit = "aantal"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class activeringsengagement(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Leefloongerechtigden die het bestuur beloofde te activeren"
    unit = "aantal"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class activeringsgraad_vlaanderen(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Vlaams gemiddelde van het aandeel geactiveerden, volgens het officiële cijfer"
    unit = "deel"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class activeringspact_totaal_premies(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Premies van alle besturen samen vóór het budget, volgens het officiële cijfer"
    unit = "euro"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class activeringspact_totaal_leefloongerechtigden(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Leefloongerechtigden in alle deelnemende gemeenten samen, volgens het officiële cijfer"
    unit = "aantal"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class neemt_deel_aan_activeringspact(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Het bestuur neemt deel aan het lokaal activeringspact"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class samenwerkingsovereenkomst_met_vdab(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Het bestuur heeft een samenwerkingsovereenkomst met VDAB"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class geactiveerden_ingeschreven_bij_vdab(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "De geactiveerde leefloongerechtigden zijn bij VDAB ingeschreven"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class andere_financiering_voor_activering(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Een ESF-project of een lokaal partnerschap financiert dezelfde activering"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class geactiveerd_zonder_pact(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Leefloongerechtigden die het bestuur zonder het pact al aan werk hielp"
    unit = "aantal"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class andere_niet_beroepsactieven_geactiveerd(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Andere niet-beroepsactieven die in de afrekeningsperiode aan werk raakten"
    unit = "aantal"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class leefloongerechtigden_vlaanderen(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Leefloongerechtigden in alle Vlaamse gemeenten, volgens het officiële cijfer"
    unit = "aantal"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class omgevingsanalyse_toont_nood(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Een omgevingsanalyse toont een nood waarvoor geen middelen zijn"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class bijkomende_inspanning_voor_activering(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Het bestuur levert een extra inspanning voor activering"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class bijkomende_acties_omschreven(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Het bestuur omschrijft zijn bijkomende acties"
    __bepaling__ = Bepaling("invoer", "activeringspact")


class vdab_activeert_voor_bestuur(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Gemeente
    definition_period = DateUnit.MONTH
    label = "Het bestuur laat de activering aan VDAB over"
    __bepaling__ = Bepaling("invoer", "activeringspact")
