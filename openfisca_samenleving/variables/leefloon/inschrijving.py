"""The obligatory registration with VDAB (decreet van 19 april 2024)."""

from datetime import date

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import ONBEKENDE_DATUM, dag, datum_onbekend, plus_maanden
from openfisca_samenleving.bepaling import INSCHRIJVINGSDECREET, OCMW, VDAB, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import (
    Antwoord,
    Voorwaarde,
    als,
    combineer,
    een_van,
    feit,
    feit_niet,
    gelijk,
    oordeel_niet,
    toestand,
    waar,
)


class leefloon_inschrijving_doelgroep(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Valt onder de verplichte inschrijving bij VDAB"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2024/04/19/2024004601/justel"
    __bepaling__ = Bepaling(
        "kenmerk", "leefloon", INSCHRIJVINGSDECREET, "artikel 3 en artikel 4, eerste lid", beslist=OCMW
    )

    def formula_2024_05_31(persoon, periode, parameters):
        """A leefloon or equal support, of working age, in a Flemish municipality, no other duty to register.

        Whether somebody cannot work for reasons of health or equity, the OCMW judges. A proposal may leave
        the duty to the federal circular: then the decree does not apply.
        """
        decreet = parameters(periode).leefloon.aanpak.inschrijving.rechtsgrond == "decreet"
        groep = combineer(
            een_van(
                feit(persoon("leefloongerechtigd", periode)), feit(persoon("leefloon_gelijke_steun", periode))
            ),
            oordeel_niet(persoon("leefloon_gezondheid_of_billijkheid", periode)),
            feit(persoon("leefloon_op_arbeidsleeftijd", periode)),
            feit(persoon("woont_in_vlaams_gewest", periode)),
            feit_niet(persoon("leefloon_elders_inschrijvingsplichtig", periode)),
        )
        return als(decreet, groep)


class leefloon_inschrijving_uiterlijk(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Laatste dag om zich bij VDAB in te schrijven"
    unit = "datum"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2024/04/19/2024004601/justel"
    __bepaling__ = Bepaling("tussenstap", "leefloon", INSCHRIJVINGSDECREET, "artikel 4, tweede en derde lid")

    def formula_2024_05_31(persoon, periode, parameters):
        """Four months after the decision; ninety days from the start for whoever had the right already."""
        regels = parameters(periode).leefloon.inschrijving
        beslissing = persoon("leefloon_beslissing_op", periode)
        vanaf = np.datetime64(regels.vanaf)
        bestaand = vanaf + np.timedelta64(int(regels.termijn_bestaand_dagen), "D")
        uiterlijk = np.where(beslissing < vanaf, bestaand, plus_maanden(beslissing, regels.termijn_maanden))
        return np.where(datum_onbekend(beslissing), np.datetime64(ONBEKENDE_DATUM), uiterlijk)


class leefloon_inschrijving(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Inschrijving bij VDAB: ingeschreven, aan het werk of nog binnen de termijn"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2024/04/19/2024004601/justel"
    __bepaling__ = Bepaling("plicht", "leefloon", INSCHRIJVINGSDECREET, "artikel 4", beslist=OCMW)

    def formula_2024_05_31(persoon, periode):
        """Work as employee, self-employed or civil servant suffices; social employment by the OCMW does not.

        A month counts as within the term as long as one of its days does. Whether the duty applies at all may
        still be for the OCMW to judge.
        """
        werk = persoon("leefloon_werk", periode)
        soorten = werk.possible_values
        werkt = (werk == soorten.werknemer) | (werk == soorten.zelfstandige) | (werk == soorten.ambtenaar)
        uiterlijk = persoon("leefloon_inschrijving_uiterlijk", periode)
        in_orde = een_van(
            feit(persoon("ingeschreven_vdab", periode)),
            toestand(werkt, werk == soorten.weet_niet),
            toestand(dag(periode) <= uiterlijk, datum_onbekend(uiterlijk)),
        )
        groep = persoon("leefloon_inschrijving_doelgroep", periode)
        erin = groep == Voorwaarde.voldaan
        eruit = groep == Voorwaarde.niet_voldaan
        return waar(erin | eruit, als(erin, in_orde), groep)


class leefloon_begeleider_gekozen(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Het OCMW kiest of het zelf naar werk begeleidt of dat aan VDAB overlaat"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2024/04/19/2024004601/justel"
    __bepaling__ = Bepaling("plicht", "leefloon", INSCHRIJVINGSDECREET, "artikel 6", beslist=OCMW)

    def formula_2024_05_31(persoon, periode, parameters):
        """Waits for the cooperation agreement (artikel 12); either choice is in order."""
        akkoord = parameters(periode).leefloon.inschrijving.samenwerkingsakkoord
        groep = persoon("leefloon_inschrijving_doelgroep", periode)
        gekozen = persoon("leefloon_vdab_begeleidt", periode) != Antwoord.weet_niet
        staat = toestand(gekozen, ~gekozen, Voorwaarde.te_beoordelen)
        return als(akkoord & (groep == Voorwaarde.voldaan), staat)


class leefloon_weigering_gemeld(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "VDAB meldt aan het OCMW dat iemand niet meewerkt"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2024/04/19/2024004601/justel"
    __bepaling__ = Bepaling("plicht", "leefloon", INSCHRIJVINGSDECREET, "artikel 8", beslist=VDAB)

    def formula_2024_05_31(persoon, periode, parameters):
        """Waits for the cooperation agreement (artikel 12). Sanctions are the OCMW's, under federal rules."""
        akkoord = parameters(periode).leefloon.inschrijving.samenwerkingsakkoord
        begeleidt = persoon("leefloon_vdab_begeleidt", periode) == Antwoord.ja
        weigert = persoon("leefloon_weigert_begeleiding", periode) == Antwoord.ja
        return als(akkoord & begeleidt & weigert, gelijk(persoon.count, Voorwaarde.te_beoordelen))
