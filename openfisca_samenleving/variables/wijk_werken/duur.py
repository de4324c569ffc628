"""Wijk-werken: how long (Wijk-werkendecreet, artikel 9)."""

from datetime import date

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_samenleving.basis import Getal, dag, datum_onbekend, kies, laatste_dag, niet_na, onbekend, voor
from openfisca_samenleving.bepaling import DECREET, Bepaling
from openfisca_samenleving.entities import Persoon
from openfisca_samenleving.voorwaarden import Antwoord, Voorwaarde, een_van, feit, toestand


class wijk_werken_overgangsgroep(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Behoort tot de overgangsgroep zonder maximale duur"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("tussenstap", "wijk_werken", DECREET, "artikel 9, tweede lid")

    def formula_2018_01_01(persoon, periode, parameters):
        """A PWA contract on the reference day, or enough PWA cheques paid in the reference period."""
        minimum = parameters(periode).wijk_werken.overgang.cheques_min
        cheques = persoon("pwa_cheques_referteperiode", periode)
        return een_van(
            feit(persoon("pwa_overeenkomst_op_peildatum", periode)),
            toestand(cheques >= minimum, onbekend(cheques)),
        )


class wijk_werken_laatste_dag(Variable):
    value_type = date
    default_value = date(1, 1, 1)
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Laatste dag van de maximale duur van het wijk-werken"
    unit = "datum"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("tussenstap", "wijk_werken", DECREET, "artikel 9, eerste lid")

    def formula_2018_01_01(persoon, periode, parameters):
        """Counted from date to date; the unknown date where no start is given.

        The reading says whether days of suspension move the last day. Where nobody gave their number, the
        day stays where it is without them: the earliest it can be.
        """
        regels = parameters(periode)
        start = persoon("wijk_werken_start", periode)
        einde = laatste_dag(start, regels.wijk_werken.duur.max_maanden)
        if regels.lezingen.duur_bij_schorsing == "schorst":
            dagen = persoon("wijk_werken_schorsing_dagen", periode)
            einde = einde + np.where(onbekend(dagen), 0, dagen).astype("timedelta64[D]")
        return np.where(datum_onbekend(start), start, einde)


class wijk_werken_binnen_duur(Variable):
    value_type = Enum
    possible_values = Voorwaarde
    default_value = Voorwaarde.niet_van_toepassing
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Binnen de maximale duur, of in de overgangsgroep"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("voorwaarde", "wijk_werken", DECREET, "artikel 9")

    def formula_2018_01_01(persoon, periode):
        """A month counts as long as one of its days falls within the term."""
        start = persoon("wijk_werken_start", periode)
        einde = persoon("wijk_werken_laatste_dag", periode)
        eerder = persoon("heeft_wijk_werken_gedaan", periode)
        geen_start = datum_onbekend(start)
        nog_niet_begonnen = geen_start & (eerder == Antwoord.nee)
        binnen = toestand(nog_niet_begonnen | niet_na(dag(periode), einde), geen_start & ~nog_niet_begonnen)
        return een_van(binnen, persoon("wijk_werken_overgangsgroep", periode))


class wijk_werken_deel_van_maand(Getal):
    value_type = float
    default_value = 1
    entity = Persoon
    definition_period = DateUnit.MONTH
    label = "Deel van de uren van de maand dat binnen de maximale duur valt"
    unit = "deel"
    reference = "http://www.ejustice.just.fgov.be/eli/decreet/2017/07/07/2017020491/justel"
    __bepaling__ = Bepaling("tussenstap", "wijk_werken", DECREET, "artikel 9, eerste lid")

    def formula_2018_01_01(persoon, periode, parameters):
        """Only for whoever certainly falls outside the transition group and has a known start."""
        lezing = parameters(periode).lezingen.maand_van_einde
        einde = persoon("wijk_werken_laatste_dag", periode)
        overgang = persoon("wijk_werken_overgangsgroep", periode)
        begrensd = (overgang == Voorwaarde.niet_voldaan) & ~datum_onbekend(einde)
        if lezing != "evenredig":
            return ~(begrensd & voor(einde, dag(periode)))
        tot_einde = (einde - dag(periode)).astype(int) + 1
        naar_rato = np.clip(tot_einde / periode.size_in_days, 0, 1)
        return kies(begrensd, naar_rato, 1)
