"""What every test may lean on."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the repository."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def dienst() -> Iterator[str]:
    """The address of the web application, running on a port of its own."""
    from werkzeug.serving import make_server

    from samenleving.web import maak_app

    server = make_server("127.0.0.1", 0, maak_app(), threaded=True)
    draad = Thread(target=server.serve_forever, daemon=True)
    draad.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    draad.join()
