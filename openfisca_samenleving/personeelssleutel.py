"""The key that divides VDAB staff over organisers: so much per begun tranche of inhabitants above a floor."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np

from openfisca_samenleving.basis import DECIMALEN_BEWAKING, ONBEKEND, Getallen, naar_boven, onbekend


def vte_voor(
    inwoners: Any, sleutel: Any, eerste_schijf: Literal["vrijgesteld", "drempel"] = "vrijgesteld"
) -> Getallen:
    """Return the full-time equivalents for numbers of inhabitants; `ONBEKEND` where there is no number.

    The reading `vte_eerste_schijf` says whether the inhabitants up to the floor stay out of the count, or
    count too as soon as there are more of them.
    """
    boven = np.maximum(np.asarray(inwoners) - sleutel.vrijgestelde_inwoners, 0)
    geteld = np.where(boven > 0, inwoners, 0) if eerste_schijf == "drempel" else boven
    vte = naar_boven(geteld / sleutel.schijf_inwoners) * sleutel.vte_per_schijf
    return np.where(onbekend(inwoners), ONBEKEND, np.round(vte, DECIMALEN_BEWAKING))
