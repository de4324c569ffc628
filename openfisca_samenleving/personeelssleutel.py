"""The key that divides VDAB staff over organisers: so much per begun tranche of inhabitants above a floor."""

from __future__ import annotations

from typing import Any

import numpy as np

from openfisca_samenleving.basis import DECIMALEN_BEWAKING, ONBEKEND, Getallen, naar_boven, onbekend


def vte_voor(inwoners: Any, sleutel: Any) -> Getallen:
    """Return the full-time equivalents for numbers of inhabitants; `ONBEKEND` where there is no number."""
    boven = np.maximum(np.asarray(inwoners) - sleutel.vrijgestelde_inwoners, 0)
    vte = naar_boven(boven / sleutel.schijf_inwoners) * sleutel.vte_per_schijf
    return np.where(onbekend(inwoners), ONBEKEND, np.round(vte, DECIMALEN_BEWAKING))
