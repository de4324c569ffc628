"""One sheet of the workbench as an answer."""

from __future__ import annotations

from flask import Response, render_template

from samenleving.web.werkbank import shown
from samenleving.web.werkbank.actions import Gevolg


def blad(gevolg: Gevolg) -> Response:
    """A whole page; with a field at fault it says so in its status too."""
    sjabloon = gevolg.sjabloon or f"werkbank/{gevolg.blad}.html"
    status = 422 if gevolg.fouten and gevolg.status == 200 else gevolg.status
    inhoud = render_template(sjabloon, **shown.van(gevolg))
    return Response(inhoud, status=status, content_type="text/html; charset=utf-8")
