"""HTTP with the standard library alone: bounded, with a time limit, and a memory for what does not change."""

from __future__ import annotations

import http.client
import json
import re
import threading
import time
import urllib.error
import urllib.request
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from samenleving_client.problems import Busy, Unreachable, problem_from

LARGEST_ANSWER = 64 * 1024 * 1024
"""Bytes; the largest draft is far below it."""

_JSON = "application/json"
_MAX_AGE = re.compile(r"max-age=(\d+)")
_FILE_NAME = re.compile(r'filename="([^"/\\]+)"')


@dataclass(frozen=True)
class File:
    """A file that the service made."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class _Kept:
    etag: str
    until: float
    body: bytes


class Transport:
    """Sends requests to one service; threads may share it."""

    def __init__(self, address: str, *, timeout: float, language: str, retries: int, remembered: int) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
            raise ValueError(f"no address of a service: {address!r}; write it as http://127.0.0.1:8000")
        self._address = address.rstrip("/")
        self._timeout = timeout
        self._language = language
        self._retries = retries
        self._remembered = remembered
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._lock = threading.Lock()
        # no redirects: what somebody typed is never sent on to another place
        self._opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.ProxyHandler,
            urllib.request.HTTPHandler,
            urllib.request.HTTPSHandler,
            urllib.request.HTTPErrorProcessor,
            urllib.request.HTTPDefaultErrorHandler,
        ):
            self._opener.add_handler(handler())

    def get(self, path: str) -> bytes:
        """What stands at a path; asked only once while the service says that it does not change."""
        with self._lock:
            kept = self._kept.get(path)
        if kept is not None and time.monotonic() < kept.until:
            return kept.body
        answer = self._send(path, None, {"If-None-Match": kept.etag} if kept else {})
        body = kept.body if kept is not None and answer.status == 304 else answer.body
        self._keep(path, answer.headers, body)
        return body

    def post(self, path: str, body: Mapping[str, Any]) -> bytes:
        """The answer to a question; nothing of it is kept."""
        return self._post(path, body).body

    def post_for_file(self, path: str, body: Mapping[str, Any]) -> File:
        """The file that answers a question."""
        answer = self._post(path, body)
        media_type = answer.headers.get("content-type", "").partition(";")[0]
        name = _FILE_NAME.search(answer.headers.get("content-disposition", ""))
        return File(name[1] if name else path.rpartition("/")[2], media_type, answer.body)

    def _post(self, path: str, body: Mapping[str, Any]) -> _Answer:
        return self._send(path, json.dumps(body, ensure_ascii=False).encode(), {"Content-Type": _JSON})

    def _keep(self, path: str, headers: Mapping[str, str], body: bytes) -> None:
        etag = headers.get("etag")
        if etag is None or self._remembered < 1:
            return
        age = _MAX_AGE.search(headers.get("cache-control", ""))
        with self._lock:
            self._kept[path] = _Kept(etag, time.monotonic() + (float(age[1]) if age else 0.0), body)
            self._kept.move_to_end(path)
            while len(self._kept) > self._remembered:
                self._kept.popitem(last=False)

    def _send(self, path: str, data: bytes | None, headers: Mapping[str, str]) -> _Answer:
        for left in range(self._retries, -1, -1):
            try:
                return self._try(path, data, headers)
            except Busy as busy:
                if not left:
                    raise
                time.sleep(busy.retry_after)
        raise AssertionError("the last try answers or raises")

    def _try(self, path: str, data: bytes | None, headers: Mapping[str, str]) -> _Answer:
        all_headers = {"Accept-Language": self._language, "Accept": "*/*", **headers}
        request = urllib.request.Request(self._address + path, data, all_headers)  # noqa: S310 (checked above)
        try:
            with self._opener.open(request, timeout=self._timeout) as answer:
                return _Answer(answer.status, _headers(answer.headers), _read(answer))
        except urllib.error.HTTPError as error:
            with error:
                if error.code == 304:
                    return _Answer(304, _headers(error.headers), b"")
                raise problem_from(error.code, _read(error), error.headers.get("Retry-After")) from None
        except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
            raise Unreachable(f"no answer from {self._address}: {error}") from error


def _headers(found: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in found.items()}


def _read(answer: Any) -> bytes:
    body: bytes = answer.read(LARGEST_ANSWER + 1)
    if len(body) > LARGEST_ANSWER:
        raise Unreachable(f"the answer is larger than {LARGEST_ANSWER} bytes")
    return body
