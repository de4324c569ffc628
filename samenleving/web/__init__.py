"""What people meet: the calculator, the API and OpenFisca's own paths, in one Flask application."""

from samenleving.web.app import maak_app
from samenleving.web.serve import serveer

__all__ = ["maak_app", "serveer"]
