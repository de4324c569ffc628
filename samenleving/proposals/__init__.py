"""Proposals: differences on the law that a jurist writes in YAML, loaded, checked and compiled."""

from samenleving.proposals.loader import controleer_voorstel, voorstel, voorstel_ids, voorstellen
from samenleving.proposals.model import HUIDIG, Bepaling, OpenVraag, Passage, Variant, Voorstel

__all__ = [
    "HUIDIG",
    "Bepaling",
    "OpenVraag",
    "Passage",
    "Variant",
    "Voorstel",
    "controleer_voorstel",
    "voorstel",
    "voorstel_ids",
    "voorstellen",
]
