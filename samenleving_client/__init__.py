"""A small typed client for the web API of samenleving; it needs nothing but Python itself.

    from samenleving_client import Client

    client = Client("http://127.0.0.1:8000")
    answer = client.bereken({"persoon": {"activiteit_uren": 40}}, ["huidig"], "2027-01")

Methods and fields carry the Dutch names of the API. What comes back is one reading of the law and binds
nobody; look at `status`: only `in_werking` is current law. `None` and `niet_bekend` mean that nobody can
tell: never make a zero of them.
"""

from samenleving_client.client import Client
from samenleving_client.problems import Busy, ClientError, Fault, Problem, Unreachable
from samenleving_client.transport import File

__all__ = ["Busy", "Client", "ClientError", "Fault", "File", "Problem", "Unreachable"]
