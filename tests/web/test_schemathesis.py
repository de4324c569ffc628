"""Whatever Schemathesis makes of our own descriptions: no fault of ours, no hang, no answer not described.

A question that the schema takes can still be refused: no schema says that a system exists, or that a person
is in one group. Such refusals are described; that is what is tested, not that there are none.
`SAMENLEVING_PROEVEN=100` tries a hundred questions a path.
"""

from __future__ import annotations

import os
import time

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.openapi import from_wsgi
from schemathesis.specs.openapi.checks import positive_data_acceptance

from samenleving.web import maak_app

PROEVEN = int(os.environ.get("SAMENLEVING_PROEVEN", "4"))
LANGSTE_ANTWOORD = 25.0
"""Seconds; a calculation stops after twenty (`limits.SECONDEN`)."""

APP = maak_app()
OPERATIES = [
    operatie.ok()
    for beschrijving in ("/spec", "/v1/openapi.json")
    for operatie in from_wsgi(beschrijving, APP).get_all_operations()
]
GEVALLEN = [(operatie, GenerationMode.POSITIVE) for operatie in OPERATIES]
GEVALLEN += [(operatie, GenerationMode.NEGATIVE) for operatie in OPERATIES if operatie.body or operatie.query]
"""Whatever is written in a path is a name, so only what is sent besides can be of the wrong kind."""


@pytest.mark.parametrize(
    ("operatie", "soort"), GEVALLEN, ids=[f"{operatie.label} {soort.value}" for operatie, soort in GEVALLEN]
)
def test_every_answer_is_as_described(operatie: APIOperation, soort: GenerationMode) -> None:
    @settings(
        max_examples=PROEVEN,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(vraag=operatie.as_strategy(generation_mode=soort))
    def proef(vraag: Case) -> None:
        begin = time.monotonic()
        vraag.call_and_validate(excluded_checks=[positive_data_acceptance])
        assert time.monotonic() - begin < LANGSTE_ANTWOORD

    proef()


def test_every_path_is_tried() -> None:
    assert {operatie.path for operatie in OPERATIES} >= {
        "/calculate",
        "/trace",
        "/v1/bereken",
        "/v1/vergelijk",
    }
