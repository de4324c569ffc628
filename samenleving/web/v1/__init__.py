"""The API under /v1: the same questions as the command line, answered by the same functions."""

from samenleving.web.v1.api import maak_v1
from samenleving.web.v1.description import beschrijving

__all__ = ["beschrijving", "maak_v1"]
