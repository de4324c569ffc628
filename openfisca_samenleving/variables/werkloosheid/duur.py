"""How many months a right lasts (KB van 25 november 1991, artikel 114; programmawet, artikel 212).

Hours in wijk-werken or in a samenlevingsjob neither stop nor lengthen the term: no event of artikel 116, §1
and §2 covers them, as far as the text that was read shows. Nothing here reads them.
"""

from datetime import date

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import (
    ONBEKEND,
    ONBEKENDE_DATUM,
    Getal,
    dag,
    datum_onbekend,
    laatste_dag,
    onbekend,
)
from openfisca_samenleving.bepaling import PROGRAMMAWET_2025, WERKLOOSHEID_KB, WERKLOOSHEID_MB, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.uitkeringsduur import bekend_getal, hele_eenheden, hele_maanden_tot_en_met
from openfisca_samenleving.voorwaarden import Voorwaarde


class Regeling(Enum):
    """Which rules limit the benefit."""

    onbekend = "niet bekend"
    overgang = "overgangsregeling"
    nieuw = "nieuwe regeling"


class werkloosheid_regeling(Variable):
    value_type = Enum
    possible_values = Regeling
    default_value = Regeling.onbekend
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Regeling die de uitkering beperkt"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling(
        "tussenstap", "werkloosheid", PROGRAMMAWET_2025, "artikel 207 en artikel 212, §1, eerste lid"
    )

    def formula_2025_07_01(persoon, periode, parameters):
        """The day of the claim decides; without one, a period on the reference day means transition."""
        grens = np.datetime64(parameters(periode).werkloosheid.nieuwe_regeling_vanaf)
        aanvraag = persoon("werkloosheid_aanvraagdatum", periode)
        vak = persoon("werkloosheid_vergoedingsperiode", periode)
        geen_aanvraag = datum_onbekend(aanvraag)
        in_periode = vak != vak.possible_values.weet_niet
        overgang = (~geen_aanvraag & (aanvraag < grens)) | (geen_aanvraag & in_periode)
        return np.select([aanvraag >= grens, overgang], ["nieuw", "overgang"], "onbekend")


class werkloosheid_begin(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Eerste dag van de termijn van de uitkering"
    unit = "datum"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling(
        "tussenstap", "werkloosheid", PROGRAMMAWET_2025, "artikel 212, §1, vijfde lid; KB, artikel 114, §1"
    )

    def formula_2025_07_01(persoon, periode, parameters):
        """The claim; in the transition not before 1 July 2025. The unknown date where no rule is known."""
        regeling = persoon("werkloosheid_regeling", periode)
        aanvraag = persoon("werkloosheid_aanvraagdatum", periode)
        overgang = np.maximum(aanvraag, np.datetime64(parameters(periode).werkloosheid.overgang.begin))
        onbekende_dag = np.datetime64(ONBEKENDE_DATUM)
        return np.select(
            [regeling == Regeling.nieuw, regeling == Regeling.overgang], [aanvraag, overgang], onbekende_dag
        )


class werkloosheid_meetellende_dagen(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Dagen beroepsverleden die de uitkering kunnen verlengen"
    unit = "dagen"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("tussenstap", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §1, derde lid")

    def formula_2026_03_01(persoon, periode, parameters):
        """Career days at the claim, less those of the admission and those already used for an extension."""
        dagen = persoon("werkloosheid_beroepsverleden_dagen", periode)
        gebruikt = persoon("werkloosheid_gebruikte_dagen", periode)
        over = np.maximum(dagen - parameters(periode).werkloosheid.toelating.dagen - gebruikt, 0)
        # Without days left before what was used, it does not matter what was used.
        niets = ~onbekend(dagen) & (dagen <= parameters(periode).werkloosheid.toelating.dagen)
        return np.where(niets, 0, np.where(onbekend(dagen) | onbekend(gebruikt), ONBEKEND, over))


class werkloosheid_extra_maanden_minstens(Getal):
    value_type = float
    default_value = 0
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Maanden verlenging door beroepsverleden, minstens"
    unit = "maanden"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("tussenstap", "werkloosheid", WERKLOOSHEID_MB, "artikel 70, §3, tweede lid")

    def formula_2026_03_01(persoon, periode, parameters):
        """One month per 104 days, a rest from 52 rounding up, at most 12; none where the days are unknown."""
        regels = parameters(periode).werkloosheid.tweede_periode
        maanden = hele_eenheden(
            persoon("werkloosheid_meetellende_dagen", periode), regels.dagen_per_maand, regels.afronding_rest
        )
        return np.minimum(maanden, regels.max_maanden)


class werkloosheid_extra_maanden_hoogstens(Getal):
    value_type = float
    default_value = 0
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Maanden verlenging door beroepsverleden, hoogstens"
    unit = "maanden"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("tussenstap", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §1, tweede lid")

    def formula_2026_03_01(persoon, periode, parameters):
        niet_gekend = onbekend(persoon("werkloosheid_meetellende_dagen", periode))
        minstens = persoon("werkloosheid_extra_maanden_minstens", periode)
        return np.where(niet_gekend, parameters(periode).werkloosheid.tweede_periode.max_maanden, minstens)


class werkloosheid_overgang_minstens(Getal):
    value_type = float
    default_value = 0
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Maanden overgang, minstens"
    unit = "maanden"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling(
        "tussenstap", "werkloosheid", PROGRAMMAWET_2025, "artikel 212, §1, tweede lid, 1° tot 6°"
    )

    def formula_2025_07_01(persoon, periode, parameters):
        """The shortest of the six groups that the answers leave open."""
        regels = parameters(periode).werkloosheid.overgang
        jaren = persoon("werkloosheid_overgang_jaren_loondienst", periode)
        met_dagen = _overgang_met_dagen(persoon("werkloosheid_beroepsverleden_dagen", periode), regels)
        eerste = np.where(jaren >= regels.eerste_periode.jaren, regels.eerste_periode.maanden_lang, met_dagen)
        uitkeringen = persoon("werkloosheid_uitkeringen_geteld", periode)
        derde = np.where(
            onbekend(uitkeringen), regels.derde_periode.maanden_lang, _derde(uitkeringen, regels)
        )
        kortste = regels.derde_periode.maanden_lang
        return _volgens_periode(
            persoon("werkloosheid_vergoedingsperiode", periode), eerste, derde, kortste, regels
        )


class werkloosheid_overgang_hoogstens(Getal):
    value_type = float
    default_value = 0
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Maanden overgang, hoogstens"
    unit = "maanden"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling(
        "tussenstap", "werkloosheid", PROGRAMMAWET_2025, "artikel 212, §1, tweede lid, 1° tot 6°"
    )

    def formula_2025_07_01(persoon, periode, parameters):
        """The longest of the six groups that the answers leave open."""
        regels = parameters(periode).werkloosheid.overgang
        jaren = persoon("werkloosheid_overgang_jaren_loondienst", periode)
        dagen = persoon("werkloosheid_beroepsverleden_dagen", periode)
        zeker_kort = ~onbekend(jaren) & (jaren < regels.eerste_periode.jaren) & ~onbekend(dagen)
        langste = regels.eerste_periode.maanden_lang
        eerste = np.where(zeker_kort, _overgang_met_dagen(dagen, regels), langste)
        uitkeringen = persoon("werkloosheid_uitkeringen_geteld", periode)
        derde = np.where(
            onbekend(uitkeringen), regels.derde_periode.maanden_kort, _derde(uitkeringen, regels)
        )
        return _volgens_periode(
            persoon("werkloosheid_vergoedingsperiode", periode), eerste, derde, langste, regels
        )


def _overgang_met_dagen(dagen, regels):
    eerste = regels.eerste_periode
    extra = hele_eenheden(dagen, eerste.dagen_per_maand, eerste.afronding_rest)
    return np.minimum(eerste.maanden_basis + extra, eerste.maanden_lang)


def _derde(uitkeringen, regels):
    """Fewer allowances received, longer transition."""
    derde = regels.derde_periode
    return np.select(
        [uitkeringen >= derde.grens_lang, uitkeringen >= derde.grens_midden],
        [derde.maanden_lang, derde.maanden_midden],
        derde.maanden_kort,
    )


def _volgens_periode(vak, eerste, derde, anders, regels):
    soorten = vak.possible_values
    return np.select(
        [vak == soorten.eerste, vak == soorten.tweede, vak == soorten.derde],
        [eerste, regels.tweede_periode.maanden, derde],
        anders,
    )


def _totaal(persoon, periode, parameters, grens):
    """Transition, or first period with extension; no more than a limited right allows."""
    regels = parameters(periode).werkloosheid
    regeling = persoon("werkloosheid_regeling", periode)
    nieuw = regels.eerste_periode.maanden + persoon(f"werkloosheid_extra_maanden_{grens}", periode)
    werkverlating = persoon("werkloosheid_werkverlating", periode)
    soorten = werkverlating.possible_values
    ontslagnemer = regels.ontslagnemer
    beperkt = ontslagnemer.max_maanden + ontslagnemer.verlenging_maanden * (
        werkverlating == soorten.beperkt_recht_met_opleiding
    )
    nieuw = np.where(werkverlating == soorten.geen, nieuw, np.minimum(nieuw, beperkt))
    overgang = persoon(f"werkloosheid_overgang_{grens}", periode)
    return np.select([regeling == Regeling.nieuw, regeling == Regeling.overgang], [nieuw, overgang], ONBEKEND)


def _alleen_overgang(persoon, periode, grens):
    regeling = persoon("werkloosheid_regeling", periode)
    return np.where(
        regeling == Regeling.overgang, persoon(f"werkloosheid_overgang_{grens}", periode), ONBEKEND
    )


class werkloosheid_maanden_minstens(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Duur van de uitkering, minstens"
    unit = "maanden"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling(
        "tussenstap", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §1, en artikel 52bis, §1"
    )

    def formula_2025_07_01(persoon, periode):
        return _alleen_overgang(persoon, periode, "minstens")

    def formula_2026_03_01(persoon, periode, parameters):
        return _totaal(persoon, periode, parameters, "minstens")


class werkloosheid_maanden_hoogstens(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Duur van de uitkering, hoogstens"
    unit = "maanden"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling(
        "tussenstap", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §1, en artikel 52bis, §1"
    )

    def formula_2025_07_01(persoon, periode):
        return _alleen_overgang(persoon, periode, "hoogstens")

    def formula_2026_03_01(persoon, periode, parameters):
        return _totaal(persoon, periode, parameters, "hoogstens")


class werkloosheid_maanden(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Duur van de uitkering, zonder schorsing of verlenging"
    unit = "maanden"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("bedrag", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §1")

    def formula_2025_07_01(persoon, periode):
        return bekend_getal(
            persoon("werkloosheid_maanden_minstens", periode),
            persoon("werkloosheid_maanden_hoogstens", periode),
        )


def _einde(persoon, periode, parameters, maanden):
    """Last day of so many months from the begin; in the transition never after the ultimate day."""
    begin = persoon("werkloosheid_begin", periode)
    overgang = persoon("werkloosheid_regeling", periode) == Regeling.overgang
    onbekende_dag = np.datetime64(ONBEKENDE_DATUM)
    niet_gekend = datum_onbekend(begin) | onbekend(maanden)
    einde = laatste_dag(begin, np.maximum(maanden, 0))
    uiterste = np.datetime64(parameters(periode).werkloosheid.overgang.uiterste_dag)
    einde = np.where(overgang, np.minimum(einde, uiterste), einde)
    return np.where(niet_gekend, onbekende_dag, einde)


class werkloosheid_laatste_dag_vroegst(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Vroegste laatste dag van de uitkering"
    unit = "datum"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("tussenstap", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §1")

    def formula_2025_07_01(persoon, periode, parameters):
        return _einde(persoon, periode, parameters, persoon("werkloosheid_maanden_minstens", periode))


class werkloosheid_laatste_dag_laatst(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Laatst mogelijke laatste dag van de uitkering"
    unit = "datum"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("tussenstap", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §1")

    def formula_2025_07_01(persoon, periode, parameters):
        return _einde(persoon, periode, parameters, persoon("werkloosheid_maanden_hoogstens", periode))


class werkloosheid_laatste_dag(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Laatste dag van de uitkering als het recht beperkt is, zonder schorsing of verlenging"
    unit = "datum"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("tussenstap", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §1")

    def formula_2025_07_01(persoon, periode):
        """Known where the bounds agree and the right is not unlimited; otherwise the unknown date."""
        vroegst = persoon("werkloosheid_laatste_dag_vroegst", periode)
        laatst = persoon("werkloosheid_laatste_dag_laatst", periode)
        onbeperkt = persoon("werkloosheid_onbeperkt", periode) == Voorwaarde.voldaan
        return np.where((vroegst == laatst) & ~onbeperkt, vroegst, np.datetime64(ONBEKENDE_DATUM))


class werkloosheid_resterende_maanden(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Hele maanden uitkering vanaf deze maand, zonder schorsing of verlenging"
    unit = "maanden"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("bedrag", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §1")

    def formula_2025_07_01(persoon, periode):
        """From the first day of the month, or of the term where that is later, to the last day."""
        laatste = persoon("werkloosheid_laatste_dag", periode)
        begin = persoon("werkloosheid_begin", periode)
        vanaf_maand = hele_maanden_tot_en_met(dag(periode), laatste)
        alles = persoon("werkloosheid_maanden", periode)
        maanden = np.where(begin > dag(periode), alles, vanaf_maand)
        return np.where(datum_onbekend(laatste), ONBEKEND, maanden)


class werkloosheid_maanden_na_toegangsduur(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Maanden uitkering over als een instrument pas na een duur van werkloosheid opengaat"
    unit = "maanden"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("tussenstap", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §1")

    def formula_2025_07_01(persoon, periode, parameters):
        """With access after twelve months the second period is left: none below 52 counted days.

        Only for a claim under the new rules, where term and unemployment begin together.
        """
        duur = parameters(periode).samenlevingsjobs.doelgroep.werkloosheidsduur_maanden
        maanden = persoon("werkloosheid_maanden", periode)
        nieuw = persoon("werkloosheid_regeling", periode) == Regeling.nieuw
        return np.where(nieuw & ~onbekend(maanden), np.maximum(maanden - duur, 0), ONBEKEND)
