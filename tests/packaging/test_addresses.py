"""No file names the index it was installed from, or the machine it was written on."""

import re
from pathlib import Path

# Written in halves, for this file is read too.
INDEX_HOSTS = [
    b"pypi" + b".org",
    b"python" + b"hosted.org",
    b"npmjs" + b".org",
    b"npmjs" + b".com",
    b"yarnpkg" + b".com",
    b"anaconda" + b".org",
    b"crates" + b".io",
    b"proxy.golang" + b".org",
    b"rubygems" + b".org",
    b"maven" + b".org",
]
AN_INDEX = re.compile(
    b"|".join(map(re.escape, INDEX_HOSTS)) + rb"|https?://[^\s\"'<>]+/simple\b", re.IGNORECASE
)

ROOTS = b"|".join(
    [
        b"ho" + b"me",
        b"Us" + b"ers",
        b"ro" + b"ot",
        b"wo" + b"rk",
        b"tm" + b"p",
        b"op" + b"t",
        b"private/v" + b"ar",
    ]
)
# Not inside an address (example.be/home/), nor a folder of that name within the project.
A_MACHINE_PATH = re.compile(
    rb"(?<![\w./:}\])*-])/(?:" + ROOTS + rb")/[\w.]|[A-Z]:\\Us" + rb"ers\\|fi" + rb"le:///"
)

LOCKS_WITH_ADDRESSES = {
    "uv.lock",
    "poetry.lock",
    "Pipfile.lock",
    "pdm.lock",
    "package-lock.json",
    "yarn.lock",
}


def found(pattern: re.Pattern[bytes], project: Path, files: list[Path]) -> list[str]:
    return [
        f"{file}:{number}: {line.strip()[:120]!r}"
        for file in files
        for number, line in enumerate((project / file).read_bytes().splitlines(), start=1)
        if pattern.search(line)
    ]


def test_the_patterns_see_what_they_look_for() -> None:
    assert AN_INDEX.search(b"--index-url https://mirror.example/repository/" + b"simple")
    assert AN_INDEX.search(b"https://files.python" + b"hosted.org/packages/a.whl")
    for path in (b'"/ho' + b'me/an/x"', b"cd /tm" + b"p/x", b"=/wo" + b"rk/main", b"(fi" + b"le:///x)"):
        assert A_MACHINE_PATH.search(path), path
    for innocent in (
        b"https://example.be/ho" + b"me/x",
        b"docs/wo" + b"rk/x",
        b"#!/usr/bin/env bash",
        b"/v1/bereken",
    ):
        assert not A_MACHINE_PATH.search(innocent), innocent


def test_no_file_names_a_package_index(project: Path, tracked_files: list[Path]) -> None:
    assert found(AN_INDEX, project, tracked_files) == []


def test_no_file_names_a_place_on_a_machine(project: Path, tracked_files: list[Path]) -> None:
    assert found(A_MACHINE_PATH, project, tracked_files) == []


def test_no_lock_that_records_addresses(tracked_files: list[Path]) -> None:
    assert [str(file) for file in tracked_files if file.name in LOCKS_WITH_ADDRESSES] == []
