"""What one path of the API is: its question, its answer, an example, and the function behind it.

A path is declared once. The declaration checks what comes in, describes it at /v1/openapi.json and fills the
page at /v1/, so the three cannot say different things.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Schema = Mapping[str, Any]
Handeling = Callable[..., Any]


@dataclass(frozen=True)
class Veld:
    """A piece of the path, or a field of the query."""

    naam: str
    uitleg: str
    voorbeeld: str
    plaats: Literal["path", "query"] = "path"


@dataclass(frozen=True)
class Route:
    """One path.

    Attributes:
        pad: below /v1, with `{name}` for a piece that varies.
        naam: short name, unique.
        titel: a few words for a list.
        uitleg: what it answers, a few Dutch sentences.
        handeling: gets the body (post) or the pieces of the path and the query (get).
        antwoord: the type of the answer, of which the schema is made.
        antwoord_uitleg: one sentence.
        invoer: schema of the body; None for a get.
        velden: pieces of the path and fields of the query.
        voorbeeld: a body that works, and is executed by the tests.
        zwaar: whether it takes seconds: few at a time.
        bestanden: media types of the files it can answer with instead of JSON.
    """

    pad: str
    naam: str
    titel: str
    uitleg: str
    handeling: Handeling
    antwoord: Any
    antwoord_uitleg: str
    invoer: Schema | None = None
    velden: tuple[Veld, ...] = ()
    voorbeeld: Mapping[str, Any] = field(default_factory=dict, hash=False)
    zwaar: bool = False
    bestanden: tuple[str, ...] = ()

    @property
    def methode(self) -> Literal["get", "post"]:
        """POST where something is sent."""
        return "get" if self.invoer is None else "post"
