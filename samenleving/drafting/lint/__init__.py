"""Drafting lint: what in a text goes against the circular, or against one way of writing.

A rule carries the number of circular VR 2019/4 only where somebody saw that number in the source; every other
rule is ours and says so. Nothing here knows values or systems: a text of anyone can be looked at.
"""

from samenleving.drafting.lint.check import REGELS, kijk_na, kijk_na_bestand
from samenleving.drafting.lint.model import Bevinding, Lintregel

__all__ = ["REGELS", "Bevinding", "Lintregel", "kijk_na", "kijk_na_bestand"]
