"""Every system on the project's own proposals as an OpenFisca reform, by name.

`samenleving.reforms.serv_2025` for `openfisca test --reforms`, notebooks and pickles. Only names are resolved
here; what is wrong in a proposal is told by its loader.
"""

from __future__ import annotations

from typing import Any


def __getattr__(naam: str) -> Any:
    if naam.startswith("_"):
        raise AttributeError(naam)
    from samenleving.proposals.loader import voorstel_ids
    from samenleving.systems import hervorming

    if naam.split("+", 1)[0] not in voorstel_ids():
        raise AttributeError(f"geen voorstel {naam!r}; wel: {', '.join(voorstel_ids())}")
    return hervorming(naam)


def __dir__() -> list[str]:
    from samenleving.proposals.loader import voorstel_ids

    return sorted([*globals(), *voorstel_ids()])
