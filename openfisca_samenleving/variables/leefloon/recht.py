"""Who has a right to a leefloon (wet van 26 mei 2002, artikel 3)."""

from datetime import date

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import ONBEKENDE_DATUM, datum_onbekend, onbekend, plus_maanden
from openfisca_samenleving.bepaling import OCMW, RMI_WET, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Antwoord, Voorwaarde, een_van, feit, oordeel, recht, toestand


class leefloon_verblijf(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Werkelijk verblijf in België"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2002/05/26/2002022559/justel"
    __bepaling__ = Bepaling("voorwaarde", "leefloon", RMI_WET, "artikel 3, 1°", beslist=OCMW)

    def formula_2018_01_01(persoon, periode):
        return feit(persoon("leefloon_verblijft_in_belgie", periode))


class leefloon_leeftijd(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Meerderjarig of daarmee gelijkgesteld"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2002/05/26/2002022559/justel"
    __bepaling__ = Bepaling("voorwaarde", "leefloon", RMI_WET, "artikel 3, 2°, en artikel 7")

    def formula_2018_01_01(persoon, periode):
        return feit(persoon("leefloon_meerderjarig", periode))


class leefloon_statuut(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Nationaliteit of verblijfsstatuut geeft toegang"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2002/05/26/2002022559/justel"
    __bepaling__ = Bepaling("voorwaarde", "leefloon", RMI_WET, "artikel 3, 3°", beslist=OCMW)

    def formula_2018_01_01(persoon, periode):
        return feit(persoon("leefloon_verblijfsstatuut", periode))


class leefloon_middelen_ontoereikend(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Geen toereikende bestaansmiddelen"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2002/05/26/2002022559/justel"
    __bepaling__ = Bepaling(
        "voorwaarde", "leefloon", RMI_WET, "artikel 3, 4°, en artikel 14, §2", beslist=OCMW
    )

    def formula_2018_01_01(persoon, periode):
        """There must be some entitlement before the general exemption: resources below the annual amount."""
        jaarbedrag = persoon("leefloon_jaarbedrag", periode)
        middelen = persoon("leefloon_middelen_met_pwa", periode)
        return toestand(middelen < jaarbedrag, onbekend(jaarbedrag) | onbekend(middelen))


class leefloon_bereid_te_werken(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Bereid te werken, of daarvan ontslagen om gezondheids- of billijkheidsredenen"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2002/05/26/2002022559/justel"
    __bepaling__ = Bepaling("voorwaarde", "leefloon", RMI_WET, "artikel 3, 5°", beslist=OCMW)

    def formula_2018_01_01(persoon, periode):
        return een_van(
            oordeel(persoon("leefloon_werkbereid", periode)),
            oordeel(persoon("leefloon_gezondheid_of_billijkheid", periode)),
        )


class leefloon_andere_rechten(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Rechten op andere sociale uitkeringen doen gelden"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2002/05/26/2002022559/justel"
    __bepaling__ = Bepaling("voorwaarde", "leefloon", RMI_WET, "artikel 3, 6°", beslist=OCMW)

    def formula_2018_01_01(persoon, periode):
        return oordeel(persoon("leefloon_rechten_uitgeput", periode))


class leefloon_recht(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Leefloon"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2002/05/26/2002022559/justel"
    __bepaling__ = Bepaling(
        "recht",
        "leefloon",
        RMI_WET,
        "artikel 3",
        voorwaarden=(
            "leefloon_verblijf",
            "leefloon_leeftijd",
            "leefloon_statuut",
            "leefloon_middelen_ontoereikend",
            "leefloon_bereid_te_werken",
            "leefloon_andere_rechten",
        ),
    )

    def formula_2018_01_01(persoon, periode, parameters):
        in_werking = parameters(periode).leefloon.in_werking
        return recht(
            in_werking, *(persoon(naam, periode) for naam in leefloon_recht.__bepaling__.voorwaarden)
        )


class leefloon_jongere_uiterlijk(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Dag waarop een jongere uiterlijk werk of een project daarnaartoe krijgt"
    unit = "datum"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2002/05/26/2002022559/justel"
    __bepaling__ = Bepaling("tussenstap", "leefloon", RMI_WET, "artikel 6, §1")

    def formula_2018_01_01(persoon, periode, parameters):
        """Three months from the application, for whoever is younger than 25."""
        aanvraag = persoon("leefloon_aanvraag_op", periode)
        termijn = parameters(periode).leefloon.jongere.termijn_maanden
        jong = persoon("leefloon_jonger_dan_25", periode) == Antwoord.ja
        geldt = jong & ~datum_onbekend(aanvraag)
        return np.where(geldt, plus_maanden(aanvraag, termijn), np.datetime64(ONBEKENDE_DATUM))
