"""Whether the benefit still runs in a month, and who has it without limit (KB, artikel 114)."""

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
from openfisca_samenleving.bepaling import (
    PROGRAMMAWET_2025,
    RVA,
    VDAB,
    WERKLOOSHEID_KB,
    WERKLOOSHEID_MB,
    Bepaling,
)
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.uitkeringsduur import hele_eenheden, minstens_zo_oud, per_jaar_van
from openfisca_samenleving.voorwaarden import (
    Antwoord,
    Voorwaarde,
    als,
    combineer,
    een_van,
    feit_niet,
    gelijk,
    oordeel,
    recht,
    toestand,
    waar,
)


class werkloosheid_loopbaan_jaren(Getal):
    value_type = float
    default_value = ONBEKEND
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Jaren loopbaan bij de aanvraag"
    unit = "jaren"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("tussenstap", "werkloosheid", WERKLOOSHEID_MB, "artikel 70, §3, derde lid, 1°")

    def formula_2026_03_01(persoon, periode, parameters):
        regels = parameters(periode).werkloosheid.onbeperkt
        dagen = persoon("werkloosheid_loopbaan_dagen", periode)
        jaren = hele_eenheden(dagen, regels.dagen_per_jaar, regels.afronding_rest)
        return np.where(onbekend(dagen), ONBEKEND, jaren)


class werkloosheid_lange_loopbaan(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Loopbaan lang genoeg voor een recht zonder beperking"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling(
        "tussenstap", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §2, tweede en derde lid"
    )

    def formula_2025_07_01(persoon, periode, parameters):
        return _overgang_loopbaan(persoon, periode, parameters)

    def formula_2026_03_01(persoon, periode, parameters):
        """The years that the year of the claim asks; in the transition, of the first claim after it began."""
        regeling = persoon("werkloosheid_regeling", periode)
        jaren = persoon("werkloosheid_loopbaan_jaren", periode)
        grens = np.datetime64(parameters(periode).werkloosheid.nieuwe_regeling_vanaf)
        nodig = per_jaar_van(
            persoon("werkloosheid_aanvraagdatum", periode),
            grens,
            lambda op: parameters(op).werkloosheid.onbeperkt.loopbaanjaren,
        )
        nieuw = toestand(jaren >= nodig, onbekend(jaren))
        return waar(
            regeling == regeling.possible_values.nieuw,
            nieuw,
            _overgang_loopbaan(persoon, periode, parameters),
        )


def _overgang_loopbaan(persoon, periode, parameters):
    begin = np.datetime64(parameters(periode).werkloosheid.overgang.begin)
    jaren = persoon("werkloosheid_overgang_jaren_loopbaan", periode)
    nodig = per_jaar_van(
        persoon("werkloosheid_aanvraagdatum", periode),
        begin,
        lambda op: parameters(op).werkloosheid.overgang.loopbaanjaren,
    )
    return toestand(jaren >= nodig, onbekend(jaren))


class werkloosheid_oud_genoeg(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Oud genoeg voor een recht zonder beperking"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("tussenstap", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §2, eerste lid, 2°")

    def formula_2025_07_01(persoon, periode, parameters):
        return _overgang_leeftijd(persoon, periode, parameters)

    def formula_2026_03_01(persoon, periode, parameters):
        """On the day of the claim; in the transition on 30 June 2025, or on the first claim after it."""
        regeling = persoon("werkloosheid_regeling", periode)
        geboren = persoon("werkloosheid_geboortedatum", periode)
        aanvraag = persoon("werkloosheid_aanvraagdatum", periode)
        leeftijd = parameters(periode).werkloosheid.onbeperkt.leeftijd
        nieuw = toestand(minstens_zo_oud(geboren, leeftijd, aanvraag), datum_onbekend(geboren))
        return waar(
            regeling == regeling.possible_values.nieuw,
            nieuw,
            _overgang_leeftijd(persoon, periode, parameters),
        )


def _overgang_leeftijd(persoon, periode, parameters):
    regels = parameters(periode).werkloosheid.overgang
    geboren = persoon("werkloosheid_geboortedatum", periode)
    op = np.maximum(persoon("werkloosheid_aanvraagdatum", periode), np.datetime64(regels.peildatum))
    return toestand(minstens_zo_oud(geboren, regels.leeftijd, op), datum_onbekend(geboren))


class werkloosheid_onbeperkt(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Recht op een uitkering zonder beperking in de tijd"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("kenmerk", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §2", beslist=RVA)

    def formula_2025_07_01(persoon, periode):
        """One of the groups, or old enough with a long career.

        Whether the groups other than the 55-plussers keep an unlimited right if admitted under the old rules,
        artikel 212 does not say: the RVA judges.
        """
        groep = persoon("werkloosheid_groep", periode)
        regeling = persoon("werkloosheid_regeling", periode)
        soorten = groep.possible_values
        in_groep = (groep != soorten.geen) & (groep != soorten.weet_niet)
        overgang = regeling == regeling.possible_values.overgang
        volgens_groep = waar(
            in_groep & overgang,
            gelijk(persoon.count, Voorwaarde.te_beoordelen),
            toestand(in_groep, groep == soorten.weet_niet),
        )
        loopbaan = combineer(
            persoon("werkloosheid_oud_genoeg", periode), persoon("werkloosheid_lange_loopbaan", periode)
        )
        bekend = regeling != regeling.possible_values.onbekend
        return waar(bekend, een_van(volgens_groep, loopbaan), gelijk(persoon.count, Voorwaarde.niet_bekend))


class werkloosheid_opleiding_laatste_dag(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Laatste dag tot wanneer de opleiding de uitkering kan verlengen"
    unit = "datum"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling(
        "tussenstap", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §2/1; programmawet, artikel 216, §1"
    )

    def formula_2025_07_01(persoon, periode, parameters):
        return _opleiding_overgang(persoon, periode, parameters)

    def formula_2026_03_01(persoon, periode, parameters):
        """Care: a year after the normal length, at most five years. Shortage: the day the transition sets."""
        regels = parameters(periode).werkloosheid.zorgopleiding
        opleiding = persoon("werkloosheid_opleiding", periode)
        begin = persoon("werkloosheid_opleiding_start", periode)
        normaal = persoon("werkloosheid_opleiding_maanden", periode)
        maanden = np.minimum(np.maximum(normaal, 0) + regels.maanden_na_normale_duur, regels.max_maanden)
        niet_gekend = datum_onbekend(begin) | onbekend(normaal)
        zorg = np.where(niet_gekend, np.datetime64(ONBEKENDE_DATUM), laatste_dag(begin, maanden))
        anders = _opleiding_overgang(persoon, periode, parameters)
        return np.where(opleiding == opleiding.possible_values.zorg, zorg, anders)


def _opleiding_overgang(persoon, periode, parameters):
    opleiding = persoon("werkloosheid_opleiding", periode)
    uiterste = np.datetime64(parameters(periode).werkloosheid.overgang.knelpuntopleiding_uiterste_dag)
    knelpunt = opleiding == opleiding.possible_values.knelpunt
    return np.where(knelpunt, uiterste, np.datetime64(ONBEKENDE_DATUM))


class werkloosheid_opleiding_verlengt(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Opleiding met vrijstelling verlengt de uitkering"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling(
        "kenmerk",
        "werkloosheid",
        WERKLOOSHEID_KB,
        "artikel 114, §2/1; programmawet, artikel 216, §1",
        beslist=VDAB,
    )

    def formula_2025_07_01(persoon, periode):
        """VDAB gives the exemption; a care training lengthens the benefit once in a career."""
        opleiding = persoon("werkloosheid_opleiding", periode)
        soorten = opleiding.possible_values
        einde = persoon("werkloosheid_opleiding_laatste_dag", periode)
        binnen = toestand(dag(periode) <= einde, datum_onbekend(einde))
        eerste_keer = als(
            opleiding == soorten.zorg, feit_niet(persoon("werkloosheid_zorgopleiding_eerder", periode))
        )
        vrijgesteld = oordeel(persoon("werkloosheid_opleiding_vrijstelling", periode))
        return als(opleiding != soorten.geen, combineer(binnen, eerste_keer, vrijgesteld))


class werkloosheid_termijn_loopt(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "De beperkte termijn van de uitkering loopt"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling(
        "tussenstap", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §1, en artikel 116", beslist=RVA
    )

    def formula_2025_07_01(persoon, periode):
        """A month counts as long as one of its days falls within the term.

        After the last day only the RVA can say whether an event of artikel 116 stopped or lengthened the
        term, unless the person knows that there was none.
        """
        begin = persoon("werkloosheid_begin", periode)
        vroegst = persoon("werkloosheid_laatste_dag_vroegst", periode)
        laatst = persoon("werkloosheid_laatste_dag_laatst", periode)
        begonnen = begin <= np.datetime64(str(periode.stop))
        zeker_binnen = begonnen & (dag(periode) <= vroegst)
        na_afloop = begonnen & (dag(periode) > laatst)
        stond_stil = persoon("werkloosheid_teller_stond_stil", periode)
        rva = na_afloop & (stond_stil != Antwoord.nee)
        niet_gekend = datum_onbekend(begin) | (begonnen & ~zeker_binnen & ~na_afloop)
        staat = waar(rva, gelijk(persoon.count, Voorwaarde.te_beoordelen), toestand(zeker_binnen))
        return waar(niet_gekend, gelijk(persoon.count, Voorwaarde.niet_bekend), staat)


class werkloosheid_binnen_duur(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "De uitkering is nog niet ten einde"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling(
        "voorwaarde", "werkloosheid", WERKLOOSHEID_KB, "artikel 114, §1 tot §2/1", beslist=RVA
    )

    def formula_2025_07_01(persoon, periode):
        """Within the term, without limit from the claim on, or lengthened by a training."""
        begonnen = persoon("werkloosheid_begin", periode) <= np.datetime64(str(periode.stop))
        staat = een_van(
            persoon("werkloosheid_termijn_loopt", periode),
            persoon("werkloosheid_onbeperkt", periode),
            persoon("werkloosheid_opleiding_verlengt", periode),
        )
        return waar(begonnen, staat, gelijk(persoon.count, Voorwaarde.niet_voldaan))


class werkloosheid_toegelaten(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Toegelaten tot het recht op een werkloosheidsuitkering"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling("voorwaarde", "werkloosheid", WERKLOOSHEID_KB, "artikel 30", beslist=RVA)

    def formula_2025_07_01(persoon, periode):
        """Whoever has a benefit, or had one under the old rules, was admitted already."""
        niet_bekend = gelijk(persoon.count, Voorwaarde.niet_bekend)
        return waar(_al_toegelaten(persoon, periode), gelijk(persoon.count, Voorwaarde.voldaan), niet_bekend)

    def formula_2026_03_01(persoon, periode, parameters):
        """Enough days of work before the claim, at any age; whoever has a benefit was admitted already."""
        regeling = persoon("werkloosheid_regeling", periode)
        dagen = persoon("werkloosheid_dagen_referteperiode", periode)
        genoeg = dagen >= parameters(periode).werkloosheid.toelating.dagen
        nieuw = toestand(genoeg, onbekend(dagen), Voorwaarde.te_beoordelen)
        niet_bekend = gelijk(persoon.count, Voorwaarde.niet_bekend)
        staat = waar(regeling == regeling.possible_values.nieuw, nieuw, niet_bekend)
        return waar(_al_toegelaten(persoon, periode), gelijk(persoon.count, Voorwaarde.voldaan), staat)


def _al_toegelaten(persoon, periode):
    regeling = persoon("werkloosheid_regeling", periode)
    heeft_uitkering = persoon("heeft_werkloosheidsuitkering", periode) == Antwoord.ja
    return heeft_uitkering | (regeling == regeling.possible_values.overgang)


class werkloosheid_werkverlating_in_orde(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Loopbaan lang genoeg voor het beperkte recht na werkverlating"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling(
        "voorwaarde", "werkloosheid", WERKLOOSHEID_KB, "artikel 52bis, §1, tweede lid", beslist=RVA
    )

    def formula_2026_03_01(persoon, periode, parameters):
        werkverlating = persoon("werkloosheid_werkverlating", periode)
        dagen = persoon("werkloosheid_beroepsverleden_dagen", periode)
        genoeg = dagen >= parameters(periode).werkloosheid.ontslagnemer.loopbaan_dagen
        staat = toestand(genoeg, onbekend(dagen), Voorwaarde.te_beoordelen)
        return als(werkverlating != werkverlating.possible_values.geen, staat)


class werkloosheid_recht(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Werkloosheidsuitkering"
    reference = "https://www.ejustice.just.fgov.be/eli/loi/2025/07/18/2025005578/justel"
    __bepaling__ = Bepaling(
        "recht",
        "werkloosheid",
        PROGRAMMAWET_2025,
        "artikel 169 en 212",
        voorwaarden=(
            "werkloosheid_toegelaten",
            "werkloosheid_werkverlating_in_orde",
            "werkloosheid_binnen_duur",
        ),
    )

    def formula_2025_07_01(persoon, periode, parameters):
        in_werking = parameters(periode).werkloosheid.in_werking
        return recht(
            in_werking, *(persoon(naam, periode) for naam in werkloosheid_recht.__bepaling__.voorwaarden)
        )
