"""Prestations: who worked for whom, on which day, how long; added up under the rules of a system."""

from samenleving.prestations.totals import KOLOMMEN, Maandrij, Prestatietotalen, Regeling, bereken_prestaties
from samenleving.prestations.writing import schrijf_map

__all__ = ["KOLOMMEN", "Maandrij", "Prestatietotalen", "Regeling", "bereken_prestaties", "schrijf_map"]
