"""What can go wrong, as exceptions: a problem the service tells (RFC 9457), or no answer at all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class ClientError(Exception):
    """Anything this client raises."""


class Unreachable(ClientError):  # noqa: N818 (what is the matter, not that it is one)
    """The service did not answer in time, or what answered is not the service."""


@dataclass(frozen=True)
class Fault:
    """One fault in a request.

    Attributes:
        path: JSON pointer of the field, such as `/systemen/0`; empty when it is in no field.
        message: what is wrong.
        remedy: what to do about it; may be empty.
        language: in which the message is, `nl` or `en`: the one asked, unless it exists in Dutch alone.
    """

    path: str
    message: str
    remedy: str
    language: str


class Problem(ClientError):  # noqa: N818 (the word of RFC 9457)
    """The service refused the request.

    Attributes:
        status: the HTTP status.
        type: identifies the kind of problem.
        title: the kind of problem in a few words, in the language of the client.
        detail: what is wrong with this request.
        path: JSON pointer of the first field at fault, if it is in a field.
        faults: every fault found.
    """

    def __init__(self, status: int, content: Mapping[str, Any]) -> None:
        self.status = status
        self.type = str(content.get("type", "about:blank"))
        self.title = str(content.get("title", f"HTTP {status}"))
        self.detail = str(content.get("detail", ""))
        self.path = str(content.get("pad", ""))
        self.faults = tuple(_fault(row) for row in content.get("fouten", ()))
        place = f" ({self.path})" if self.path else ""
        super().__init__(f"{status} {self.title}{place}: {self.detail}")


class Busy(Problem):
    """Too busy, or the question takes too long.

    Attributes:
        retry_after: seconds after which to ask again.
    """

    def __init__(self, status: int, content: Mapping[str, Any], retry_after: float) -> None:
        super().__init__(status, content)
        self.retry_after = retry_after


def problem_from(status: int, body: bytes, retry_after: str | None) -> Problem:
    """The problem that an answer tells; a bare one where a proxy answered with something else."""
    try:
        content = json.loads(body)
    except ValueError:
        content = None
    if not isinstance(content, dict):
        content = {}
    if status == 503:
        return Busy(status, content, float(retry_after) if retry_after and retry_after.isdecimal() else 1.0)
    return Problem(status, content)


def _fault(row: Mapping[str, Any]) -> Fault:
    return Fault(
        path=str(row.get("pad", "")),
        message=str(row.get("bericht", "")),
        remedy=str(row.get("oplossing", "")),
        language=str(row.get("taal", "nl")),
    )
