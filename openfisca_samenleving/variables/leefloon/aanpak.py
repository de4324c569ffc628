"""How VDAB and the OCMWs work towards a job: the circular of 2014, the note of 2023 and the advice on it.

None of it is a rule of an act; the obligation of the decree of 19 April 2024 stands in `inschrijving.py`.
Being known to VDAB, being registered and being activated are three variables (SERV 2023, hoofdstuk 3).
"""

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.bepaling import CONCEPTNOTA_2023, OCMW, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import (
    Antwoord,
    Voorwaarde,
    als,
    combineer,
    een_van,
    feit,
    oordeel,
    oordeel_niet,
    toestand,
)

BRON = "Omzendbrief van 7 februari 2014 en conceptnota van 28 april 2023 (niet ingezien; SERV 2023)"


class leefloon_klaar_voor_stappen(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Kan nu stappen naar werk zetten"
    __bepaling__ = Bepaling("invoer", "leefloon_aanpak")


class leefloon_tijdelijk_ontheemd(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Is tijdelijk ontheemd, bijvoorbeeld uit Oekraïne"
    __bepaling__ = Bepaling("invoer", "leefloon_aanpak")


class leefloon_begeleiding_gaat_over(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "De begeleiding gaat van het OCMW over naar VDAB"
    __bepaling__ = Bepaling("invoer", "leefloon_aanpak")


class leefloon_begeleiding_loopt(Variable):
    value_type = Enum
    possible_values = Antwoord
    default_value = Antwoord.weet_niet
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Krijgt begeleiding, van het OCMW of van VDAB"
    __bepaling__ = Bepaling("invoer", "leefloon_aanpak")


def _krijgt_steun(persoon, periode):
    return een_van(
        feit(persoon("leefloongerechtigd", periode)), feit(persoon("leefloon_gelijke_steun", periode))
    )


def _ingeschreven(persoon, periode):
    return feit(persoon("ingeschreven_vdab", periode))


class leefloon_inschrijving_verwacht(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Hoort zich volgens de omzendbrief of het voorstel bij VDAB in te schrijven"
    __bepaling__ = Bepaling(
        "kenmerk",
        "leefloon_aanpak",
        CONCEPTNOTA_2023,
        f"{BRON}, hoofdstuk 3, regels 326-331 en 341-345, en hoofdstuk 5, regels 537-544",
        beslist=OCMW,
    )

    def formula_2018_01_01(persoon, periode, parameters):
        """A leefloon or equal support, and no reason of health or equity; for displaced persons those may
        not count. Where a proposal asks so, only who can take steps now.
        """
        regels = parameters(periode).leefloon.aanpak.inschrijving
        ontheemd = persoon("leefloon_tijdelijk_ontheemd", periode) == Antwoord.ja
        kent_redenen = ~ontheemd | bool(regels.ontheemden_uitzondering)
        redenen = oordeel_niet(persoon("leefloon_gezondheid_of_billijkheid", periode))
        klaar = oordeel(persoon("leefloon_klaar_voor_stappen", periode))
        return combineer(
            _krijgt_steun(persoon, periode),
            als(kent_redenen, redenen),
            als(regels.wie == "klaar_voor_stappen", klaar),
        )


class leefloon_in_beeld(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Is in beeld bij VDAB"
    __bepaling__ = Bepaling(
        "kenmerk", "leefloon_aanpak", CONCEPTNOTA_2023, f"{BRON}, hoofdstuk 3, regels 326-334"
    )

    def formula_2018_01_01(persoon, periode, parameters):
        """By registering; where the notions are kept apart, shared data show everybody with support."""
        apart = parameters(periode).leefloon.aanpak.begrippen == "onderscheiden"
        return een_van(_ingeschreven(persoon, periode), als(apart, _krijgt_steun(persoon, periode)))


class leefloon_telt_als_geactiveerd(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Telt als geactiveerd"
    __bepaling__ = Bepaling(
        "kenmerk",
        "leefloon_aanpak",
        CONCEPTNOTA_2023,
        f"{BRON}, hoofdstuk 3, regels 331-334 en 415-416",
    )

    def formula_2018_01_01(persoon, periode, parameters):
        """Who works; where the notions are put on a par, who is registered as well.

        Nothing says who counts as long as no text tells the notions apart.
        """
        begrippen = parameters(periode).leefloon.aanpak.begrippen
        werk = persoon("leefloon_werk", periode)
        soorten = werk.possible_values
        werkt = toestand(werk != soorten.geen, werk == soorten.weet_niet)
        gelijk = begrippen == "gelijkgesteld"
        staat = een_van(werkt, als(gelijk, _ingeschreven(persoon, periode)))
        return als(begrippen != "niet_bepaald", staat)


class leefloon_vdab_legt_verantwoording_af(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Telt mee in het aantal waarover VDAB verantwoording aflegt"
    __bepaling__ = Bepaling(
        "kenmerk",
        "leefloon_aanpak",
        CONCEPTNOTA_2023,
        f"{BRON}, hoofdstuk 3, regels 334-336",
        beslist=OCMW,
    )

    def formula_2018_01_01(persoon, periode, parameters):
        """Everybody registered, or only who can take steps; not where nothing settles it."""
        verantwoording = parameters(periode).leefloon.aanpak.verantwoording
        klaar = oordeel(persoon("leefloon_klaar_voor_stappen", periode))
        enkel = verantwoording == "enkel_klaar_voor_stappen"
        staat = combineer(_ingeschreven(persoon, periode), als(enkel, klaar))
        return als(verantwoording != "niet_bepaald", staat)


class leefloon_overdracht_sluit_aan(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Bij de overdracht valt de begeleiding niet stil"
    __bepaling__ = Bepaling(
        "plicht",
        "leefloon_aanpak",
        CONCEPTNOTA_2023,
        f"{BRON}, hoofdstuk 3, regels 336-340",
        beslist=OCMW,
    )

    def formula_2018_01_01(persoon, periode, parameters):
        """The OCMW goes on guiding until VDAB has begun, where a proposal asks so."""
        geregeld = parameters(periode).leefloon.aanpak.begeleiding.overdracht_sluit_aan
        gaat_over = persoon("leefloon_begeleiding_gaat_over", periode) == Antwoord.ja
        return als(gaat_over & bool(geregeld), feit(persoon("leefloon_begeleiding_loopt", periode)))


class leefloon_beroep_op_vdab(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Het OCMW doet een beroep op VDAB"
    __bepaling__ = Bepaling(
        "plicht",
        "leefloon_aanpak",
        CONCEPTNOTA_2023,
        f"{BRON}, hoofdstuk 6, regels 583-587",
        beslist=OCMW,
    )

    def formula_2018_01_01(persoon, periode, parameters):
        """For whoever can take steps towards lasting work, where a proposal makes it a rule."""
        vast = parameters(periode).leefloon.aanpak.begeleiding.beroep_op_vdab == "vast"
        klaar = persoon("leefloon_klaar_voor_stappen", periode) == Antwoord.ja
        return als(klaar & vast, feit(persoon("leefloon_vdab_begeleidt", periode)))
