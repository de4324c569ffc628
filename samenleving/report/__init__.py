"""The report of a comparison: a document, files, and a table for a terminal."""

from samenleving.report.build import rapport
from samenleving.report.terminal import tabel_voor_terminal
from samenleving.report.writing import FORMATEN, schrijf_map

__all__ = ["FORMATEN", "rapport", "schrijf_map", "tabel_voor_terminal"]
