import pytest

from samenleving.compare import Comparison, vergelijk

NAMEN = ("huidig", "regering_2025", "serv_2025", "vvsg_2026")


@pytest.fixture(scope="session")
def alle_vier() -> Comparison:
    return vergelijk(NAMEN)
