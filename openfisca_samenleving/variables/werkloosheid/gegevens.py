"""What is known of an unemployment benefit: what its limit in time starts from."""

from datetime import date

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import ONBEKEND, Geld, Getal
from openfisca_samenleving.bepaling import Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Antwoord


class Vergoedingsperiode(Enum):
    """Period of benefit under the old rules, which decides the transition group."""

    weet_niet = "weet ik niet"
    eerste = "eerste vergoedingsperiode"
    tweede = "tweede vergoedingsperiode"
    derde = "derde vergoedingsperiode"


class Groep(Enum):
    """Groups whose benefit has no limit in time, whatever their career."""

    weet_niet = "weet ik niet"
    geen = "geen van deze groepen"
    haven_of_visserij = "havenarbeider of erkende zeevisser"
    bedrijfstoeslag = "werkloosheid met bedrijfstoeslag (SWT)"
    beschutte_werkplaats = "vroegere uitkering in de beschutte werkplaats"
    beschermingsuitkering = "beschermingsuitkering"
    kunstwerk = "kunstwerkuitkering, of de forfaitaire uitkering erna"
    eerder_onbeperkt = "eerder al een recht zonder beperking als 55-plusser"


class Werkverlating(Enum):
    """Whether an exclusion for leaving a job was replaced by a limited right."""

    geen = "geen beperkt recht na werkverlating"
    beperkt_recht = "beperkt recht in plaats van uitsluiting"
    beperkt_recht_met_opleiding = "beperkt recht, met een geslaagde opleiding naar een knelpuntberoep"


class Opleiding(Enum):
    """A training that keeps the benefit after the end of the right."""

    geen = "geen"
    zorg = "opleiding tot verpleegkundige of zorgkundige"
    knelpunt = "opleiding naar een knelpuntberoep, begonnen vóór 1 januari 2026"


class Gezinstoestand(Enum):
    """Household category for the benefit."""

    weet_niet = "weet ik niet"
    gezinslast = "met gezinslast"
    alleenwonend = "alleenwonend"
    samenwonend = "samenwonend"


class werkloosheid_aanvraagdatum(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Dag van de uitkeringsaanvraag waarop het recht is vastgesteld"
    unit = "datum"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_geboortedatum(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Geboortedatum, voor de leeftijd bij de uitkeringsaanvraag"
    unit = "datum"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_dagen_referteperiode(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Gewerkte en gelijkgestelde dagen in de 36 maanden vóór de aanvraag"
    unit = "dagen"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_beroepsverleden_dagen(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Gewerkte en gelijkgestelde dagen in de hele loopbaan, bij de aanvraag"
    unit = "dagen"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_gebruikte_dagen(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Dagen die al een vroegere verlenging van de uitkering gaven"
    unit = "dagen"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_loopbaan_dagen(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Dagen loopbaan bij de aanvraag, met de ruimere gelijkstelling voor 55-plussers"
    unit = "dagen"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_groep(Variable):
    value_type = Enum
    possible_values = Groep
    default_value = Groep.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Groep met een uitkering zonder beperking in de tijd"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_werkverlating(Variable):
    value_type = Enum
    possible_values = Werkverlating
    default_value = Werkverlating.geen
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Beperkt recht na het verlaten van passend werk"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_teller_stond_stil(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "De termijn stond stil of werd verlengd, bijvoorbeeld door werk of ziekte"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_opleiding(Variable):
    value_type = Enum
    possible_values = Opleiding
    default_value = Opleiding.geen
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Ononderbroken opleiding die de uitkering verlengt"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_opleiding_vrijstelling(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "VDAB gaf een vrijstelling voor die opleiding"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_zorgopleiding_eerder(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Een zorgopleiding verlengde de uitkering al eens eerder in de loopbaan"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_opleiding_start(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Eerste dag van de opleiding"
    unit = "datum"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_opleiding_maanden(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Normale kortste duur van de opleiding"
    unit = "maanden"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_vergoedingsperiode(Variable):
    value_type = Enum
    possible_values = Vergoedingsperiode
    default_value = Vergoedingsperiode.weet_niet
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Vergoedingsperiode op 30 juni 2025, of op de dag van de eerste aanvraag daarna"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_uitkeringen_geteld(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Ontvangen hele en halve uitkeringen tot en met 31 december 2024"
    unit = "aantal"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_overgang_jaren_loondienst(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Jaren beroepsverleden in loondienst op de peildatum van de overgang"
    unit = "jaren"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_overgang_jaren_loopbaan(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Jaren loopbaan volgens de oude telling, voor 55-plussers in de overgang"
    unit = "jaren"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_gezinstoestand(Variable):
    value_type = Enum
    possible_values = Gezinstoestand
    default_value = Gezinstoestand.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Gezinstoestand voor de werkloosheidsuitkering"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_netto_uitkering(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Netto-uitkering per maand, met gezinsbijslag"
    unit = "euro_per_maand"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_aangeboden_netto(Geld):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Netto-inkomen van een aangeboden job per maand, na reiskosten, met gezinsbijslag en uitkering"
    unit = "euro_per_maand"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_igu_bij_einde(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Krijgt bij het einde van het recht een inkomensgarantie-uitkering voor deeltijds werk"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_igu_uren_per_week(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Gemiddelde uren deeltijds werk per week"
    unit = "uur_per_week"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class werkloosheid_igu_deel_voltijds(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Deeltijds werk als deel van een voltijdse betrekking"
    unit = "deel_voltijds"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class inschakelingsuitkering_eerste_dag(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Dag waarop de inschakelingsuitkering voor het eerst is toegekend"
    unit = "datum"
    __bepaling__ = Bepaling("invoer", "werkloosheid")


class inschakelingsuitkering_oude_einddatum(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.ETERNITY
    label = "Laatste dag van de inschakelingsuitkering volgens de oude regels"
    unit = "datum"
    __bepaling__ = Bepaling("invoer", "werkloosheid")
