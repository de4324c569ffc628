"""Who still has an unemployment benefit in a month, by the rules of the law on assumed careers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from openfisca_samenleving.variables.werkloosheid.gegevens import Groep, Vergoedingsperiode, Werkverlating
from openfisca_samenleving.voorwaarden import Antwoord, Voorwaarde
from samenleving.engine import bouw
from samenleving.law import stelsel
from samenleving.population.apportion import Gehelen
from samenleving.population.assumptions import Aannames
from samenleving.population.codes import code, enumreeks
from samenleving.population.people import Datums, Personen
from samenleving.population.strata import MET_UITKERING, klassen

KEUZE = "uitkering_op_peilmaand"
BEPERKT = "beperkt"


def heeft_uitkering(wie: Personen, maand: str, aannames: Aannames) -> NDArray[np.uint8]:
    """Answer per row, as a code of `Antwoord`.

    Whoever made no claim has none. Under the choice `beperkt` the law says of the others whether their term
    still runs; what the law leaves to somebody's judgement stays unknown.
    """
    aanvraag = wie.wie.statuut == klassen().statuut.index(MET_UITKERING)
    antwoord = np.where(aanvraag, code(Antwoord.ja), code(Antwoord.nee)).astype(np.uint8)
    if aannames.keuze(KEUZE) != BEPERKT:
        return antwoord
    staat = _recht(wie, aanvraag, maand, aannames)
    ja = (staat == code(Voorwaarde.voldaan)) | (staat == code(Voorwaarde.niet_van_toepassing))
    nee = staat == code(Voorwaarde.niet_voldaan)
    antwoord[aanvraag] = np.select(
        [ja, nee], [code(Antwoord.ja), code(Antwoord.nee)], code(Antwoord.weet_niet)
    )
    return antwoord


def _recht(wie: Personen, aanvraag: NDArray[np.bool_], maand: str, aannames: Aannames) -> Gehelen:
    """State of the right to a benefit of those who made a claim."""
    regels = stelsel().get_parameters_at_instant(maand).werkloosheid
    aantal = int(aanvraag.sum())
    simulatie = bouw(stelsel(), aantal)
    sinds = wie.sinds[aanvraag]
    lang = (
        wie.loten["loopbaan"][aanvraag]
        < aannames.per_klasse("lange_loopbaan", klassen().leeftijd)[wie.wie.leeftijd[aanvraag]]
    )
    jaren_genoeg = float(max(regels.overgang.loopbaanjaren, regels.onbeperkt.loopbaanjaren))
    loopbaan = np.where(lang, jaren_genoeg, 0)
    verleden = -np.log1p(-wie.loten["beroepsverleden"][aanvraag]) * aannames.waarde("beroepsverleden_jaren")
    peildatum = np.datetime64(str(regels.overgang.peildatum))
    uitgekeerd = _maanden_tot(sinds, np.datetime64(str(regels.overgang.telling_uitkeringen_op)))
    vaste = {
        "werkloosheid_groep": code(Groep.geen),
        "werkloosheid_werkverlating": code(Werkverlating.geen),
        "werkloosheid_teller_stond_stil": code(Antwoord.nee),
        "heeft_werkloosheidsuitkering": code(Antwoord.ja),
    }
    for naam, antwoord in vaste.items():
        simulatie.zet_altijd(naam, enumreeks(naam, np.full(aantal, antwoord)))
    simulatie.zet_altijd("werkloosheid_aanvraagdatum", sinds)
    simulatie.zet_altijd("werkloosheid_geboortedatum", wie.geboren[aanvraag])
    simulatie.zet_altijd("werkloosheid_gebruikte_dagen", np.zeros(aantal))
    simulatie.zet_altijd(
        "werkloosheid_vergoedingsperiode",
        enumreeks("werkloosheid_vergoedingsperiode", _periode(_maanden_tot(sinds, peildatum), aannames)),
    )
    simulatie.zet_altijd("werkloosheid_overgang_jaren_loondienst", np.floor(verleden))
    simulatie.zet_altijd("werkloosheid_beroepsverleden_dagen", verleden * regels.onbeperkt.dagen_per_jaar)
    simulatie.zet_altijd("werkloosheid_overgang_jaren_loopbaan", loopbaan)
    simulatie.zet_altijd("werkloosheid_loopbaan_dagen", loopbaan * regels.onbeperkt.dagen_per_jaar)
    simulatie.zet_altijd(
        "werkloosheid_uitkeringen_geteld", uitgekeerd * aannames.waarde("uitkeringen_per_maand")
    )
    staat = simulatie.calculate("werkloosheid_recht", maand)
    codes: Gehelen = np.asarray(staat).view(np.ndarray).astype(np.int64)
    return codes


def _periode(maanden: Gehelen, aannames: Aannames) -> Gehelen:
    """Period of benefit under the old rules; whoever claimed later has none."""
    soorten = Vergoedingsperiode
    return np.select(
        [
            maanden < 0,
            maanden < aannames.waarde("eerste_periode_tot"),
            maanden < aannames.waarde("tweede_periode_tot"),
        ],
        [code(soorten.eerste), code(soorten.eerste), code(soorten.tweede)],
        code(soorten.derde),
    )


def _maanden_tot(sinds: Datums, dag: np.datetime64) -> Gehelen:
    maanden: Gehelen = np.maximum(
        (dag.astype("datetime64[M]") - sinds.astype("datetime64[M]")).astype(np.int64), 0
    )
    return maanden
