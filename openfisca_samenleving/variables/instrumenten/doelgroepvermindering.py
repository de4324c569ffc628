"""Lower social contributions without recent lasting work: as the decision says and as was agreed."""

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import dag, datum_onbekend, termijn_vol
from openfisca_samenleving.bepaling import Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Voorwaarde, toestand

BRON = "SERV 2023, voetnoot 8 (regelgeving niet ingezien)"


class doelgroepvermindering_volgens_besluit(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Doelgroepvermindering zoals het besluit ze toekent"
    __bepaling__ = Bepaling("kenmerk", "doelgroepvermindering", "", BRON)

    def formula_2025_01_01(persoon, periode, parameters):
        maanden = parameters(periode).instrumenten.doelgroepvermindering.inschrijving_maanden
        sinds = persoon("ingeschreven_vdab_sinds", periode)
        return toestand(termijn_vol(sinds, maanden, dag(periode)), datum_onbekend(sinds))


class doelgroepvermindering_volgens_akkoord(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Doelgroepvermindering zoals het akkoord ze bedoelde"
    __bepaling__ = Bepaling("kenmerk", "doelgroepvermindering", "", BRON)

    def formula_2025_01_01(persoon, periode, parameters):
        maanden = parameters(periode).instrumenten.doelgroepvermindering.niet_actief_maanden
        sinds = persoon("niet_actief_sinds", periode)
        return toestand(termijn_vol(sinds, maanden, dag(periode)), datum_onbekend(sinds))


class doelgroepvermindering(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Doelgroepvermindering op de grondslag die geldt of voorgesteld wordt"
    __bepaling__ = Bepaling("kenmerk", "doelgroepvermindering", "", BRON)

    def formula_2023_05_01(persoon, periode, parameters):
        """By the time of registration, or by the time outside the labour market where a proposal says so."""
        regels = parameters(periode).instrumenten.doelgroepvermindering
        if regels.grondslag == "niet_actief":
            sinds, maanden = persoon("niet_actief_sinds", periode), regels.niet_actief_maanden
        else:
            sinds, maanden = persoon("ingeschreven_vdab_sinds", periode), regels.inschrijving_maanden
        return toestand(termijn_vol(sinds, maanden, dag(periode)), datum_onbekend(sinds))
