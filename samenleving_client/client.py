"""One method for each path of the API, named as the path and with the fields of its body."""

# What comes back is JSON: Any to mypy, and of the type that the description promises.
# mypy: disable-error-code="no-any-return"

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal, overload
from urllib.parse import quote, urlencode

from samenleving_client import answers
from samenleving_client.problems import Unreachable
from samenleving_client.transport import File, Transport

Case = answers.Situatie | Mapping[str, Any]
"""What is known about somebody; what is left out is not known."""

Stage = Literal["voorontwerp", "ontwerp"]
FileFormat = Literal["html", "md", "docx", "pdf", "akn"]


class Client:
    """The API of one service.

    A system is `huidig` or the id of a proposal, followed by what you choose or change: `+variant=keuze`,
    `+lezing.NAAM=KEUZE` or `+PAD=WAARDE@JJJJ-MM-DD`. A month is `JJJJ-MM`. What is left out takes the default
    of the service.

    Every method raises `Problem` when the service refuses (`Busy` when it is too busy) and `Unreachable` when
    there is no answer.
    """

    def __init__(
        self,
        address: str = "http://127.0.0.1:8000",
        *,
        timeout: float = 30.0,
        language: Literal["nl", "en"] = "nl",
        retries: int = 0,
        remembered: int = 256,
    ) -> None:
        """Address a service; nothing is sent yet.

        Args:
            address: where it runs, with or without a path before `/v1`.
            timeout: seconds to wait for an answer. The service itself stops after twenty.
            language: of problems, `nl` or `en`; answers are in Dutch.
            retries: how often to ask again when it is too busy, each time after the wait it asks for.
            remembered: how many answers that do not change are kept, to be asked again only when they expire.

        Raises:
            ValueError: an address that is none.
        """
        self._transport = Transport(
            address, timeout=timeout, language=language, retries=retries, remembered=remembered
        )

    # --- a case ---------------------------------------------------------------------------------------------

    def bereken(
        self, situatie: Case, systemen: Sequence[str] | None = None, datum: str | None = None
    ) -> answers.Uitkomsten:
        """Rights, conditions and amounts of a case in each system."""
        return self._post("/v1/bereken", situatie=situatie, systemen=systemen, datum=datum)

    def uitleg(self, situatie: Case, systeem: str | None = None, datum: str | None = None) -> answers.Uitleg:
        """Why a case has its outcome: the lid behind each right, condition and amount."""
        return self._post("/v1/uitleg", situatie=situatie, systeem=systeem, datum=datum)

    def kalender(
        self,
        situatie: Case,
        systemen: Sequence[str] | None = None,
        van: str | None = None,
        maanden: int | None = None,
    ) -> answers.Kalenders:
        """A case month by month in each system."""
        return self._post("/v1/kalender", situatie=situatie, systemen=systemen, van=van, maanden=maanden)

    def reeks(
        self,
        situatie: Case,
        invoer: str,
        waarden: Sequence[float | str] | None = None,
        van: float | None = None,
        tot: float | None = None,
        stap: float | None = None,
        systemen: Sequence[str] | None = None,
        datum: str | None = None,
    ) -> answers.Reeks:
        """One input over a range: give `waarden`, or `van`, `tot` and `stap`."""
        return self._post(
            "/v1/reeks",
            situatie=situatie,
            invoer=invoer,
            waarden=waarden,
            van=van,
            tot=tot,
            stap=stap,
            systemen=systemen,
            datum=datum,
        )

    # --- systems --------------------------------------------------------------------------------------------

    @overload
    def vergelijk(
        self,
        systemen: Sequence[str],
        basis: str | None = None,
        datum: str | None = None,
        situaties: Sequence[Case] | None = None,
        verkenning: bool | None = None,
        uitleg: Literal[True] | None = None,
    ) -> answers.Comparison: ...

    @overload
    def vergelijk(
        self,
        systemen: Sequence[str],
        basis: str | None = None,
        datum: str | None = None,
        situaties: Sequence[Case] | None = None,
        verkenning: bool | None = None,
        *,
        uitleg: Literal[False],
    ) -> answers.Waardenvergelijking: ...

    def vergelijk(
        self,
        systemen: Sequence[str],
        basis: str | None = None,
        datum: str | None = None,
        situaties: Sequence[Case] | None = None,
        verkenning: bool | None = None,
        uitleg: bool | None = None,
    ) -> answers.Comparison | answers.Waardenvergelijking:
        """Systems side by side, provision by provision and on cases; without `uitleg` in values alone."""
        return self._post(
            "/v1/vergelijk",
            systemen=systemen,
            basis=basis,
            datum=datum,
            situaties=situaties,
            verkenning=verkenning,
            uitleg=uitleg,
        )

    def toets(
        self, systemen: Sequence[str], document: str | None = None, datum: str | None = None
    ) -> answers.Toets:
        """Systems against the recommendations of one advice, or of all."""
        return self._post("/v1/toets", systemen=systemen, document=document, datum=datum)

    def knelpunten(
        self, systeem: str, datum: str | None = None, deelnemers: int | None = None
    ) -> answers.Knelpunten:
        """What bites in a system."""
        return self._post("/v1/knelpunten", systeem=systeem, datum=datum, deelnemers=deelnemers)

    def ontwerp(
        self, systeem: str, basis: str | None = None, stadium: Stage | None = None
    ) -> answers.Ontwerp:
        """The drafts of a system as data."""
        return self._post("/v1/ontwerp", systeem=systeem, basis=basis, stadium=stadium)

    def ontwerp_bestand(
        self, systeem: str, formaat: FileFormat, basis: str | None = None, stadium: Stage | None = None
    ) -> File:
        """The drafts of a system as a file; more than one comes in a zip."""
        body = _given(systeem=systeem, formaat=formaat, basis=basis, stadium=stadium)
        return self._transport.post_for_file("/v1/ontwerp", body)

    def bevolking(
        self,
        systemen: Sequence[str],
        datum: str | None = None,
        zaad: int | None = None,
        elke: int | None = None,
    ) -> answers.Bevolkingsuitkomst:
        """Systems over the synthetic population, in totals; the first system is the basis."""
        return self._post("/v1/bevolking", systemen=systemen, datum=datum, zaad=zaad, elke=elke)

    # --- the law and the proposals --------------------------------------------------------------------------

    def voorstellen(self) -> answers.Voorstellen:
        """Every proposal in short. A proposal is no right."""
        return self._get("/v1/voorstellen")

    def voorstel(self, id: str) -> answers.VoorstelVolledig:  # noqa: A002 (the name of the API)
        """One proposal, provision by provision."""
        return self._get(f"/v1/voorstellen/{_piece(id)}")

    def wet(self) -> answers.Akten:
        """Every act, with how much of it is encoded."""
        return self._get("/v1/wet")

    def akte(self, akte: str) -> answers.AkteVolledig:
        """One act, lid by lid, in our words."""
        return self._get(f"/v1/wet/{_piece(akte)}")

    def parameters(self, zoek: str | None = None) -> answers.Parameters:
        """The numbers of current law; with `zoek` those whose path or name holds all the words."""
        return self._get("/v1/parameters" + (f"?{urlencode({'zoek': zoek})}" if zoek is not None else ""))

    def parameter(self, pad: str) -> answers.ParameterVolledig:
        """One number with its history, references and what proposals make of it."""
        return self._get(f"/v1/parameters/{_piece(pad)}")

    # --- the service ----------------------------------------------------------------------------------------

    def openapi(self) -> dict[str, Any]:
        """The description of the API (OpenAPI 3.1)."""
        return self._get("/v1/openapi.json")

    def gezond(self) -> answers.Gezondheid:
        """That the service answers, and which version."""
        return self._get("/gezond")

    def metrics(self) -> str:
        """Counts for Prometheus."""
        return self._transport.get("/metrics").decode()

    def _get(self, path: str) -> Any:
        return _data(self._transport.get(path))

    def _post(self, path: str, **body: Any) -> Any:
        return _data(self._transport.post(path, _given(**body)))


def _given(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _piece(name: str) -> str:
    return quote(name, safe="")


def _data(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError as error:
        raise Unreachable(f"the answer is no JSON: {error}") from error
