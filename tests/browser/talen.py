"""The languages of the calculator, with the start of their addresses."""

from __future__ import annotations

import pytest

TALEN = {"nl": "", "fr": "/fr", "en": "/en"}

in_elke_taal = pytest.mark.parametrize("taal", TALEN.values(), ids=TALEN)
in_een_andere_taal = pytest.mark.parametrize("taal", [TALEN["fr"], TALEN["en"]], ids=["fr", "en"])
