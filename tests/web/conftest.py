"""One application for all tests of the web, on a fixed day; it keeps no state."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from samenleving.web import maak_app
from tests.web.antwoorden import VANDAAG


@pytest.fixture(scope="session")
def app() -> Flask:
    return maak_app(kalender=lambda: VANDAAG)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
