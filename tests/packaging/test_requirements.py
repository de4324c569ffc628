"""The locks are complete, hash-pinned and in step with pyproject.toml."""

import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

Pins = dict[str, list[Requirement]]


def pins(file: Path) -> Pins:
    """Every pinned package; a package may have one pin per version of Python."""
    found: Pins = {}
    for entry in re.split(r"\n(?=\S)", file.read_text(encoding="utf-8").strip()):
        requirement = Requirement(entry.split("\\")[0].split("--hash")[0].strip())
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), f"{file.name}: {requirement} has no hash"
        found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def pinned_version(requirements: list[Requirement]) -> Version:
    environment = {key: str(value) for key, value in default_environment().items()}
    applicable = [r for r in requirements if r.marker is None or r.marker.evaluate(environment)]
    (specifier,) = applicable[0].specifier
    assert specifier.operator == "==", applicable[0]
    return Version(specifier.version)


@pytest.fixture(scope="module")
def pyproject(project: Path) -> dict[str, Any]:
    return tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))


def declared(pyproject: dict[str, Any], extras: list[str], groups: list[str]) -> list[Requirement]:
    lines = list(pyproject["project"]["dependencies"])
    for extra in extras:
        lines += pyproject["project"]["optional-dependencies"][extra]
    for group in groups:
        lines += pyproject["dependency-groups"][group]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize(
    ("lock", "extras", "groups"),
    [
        ("run.txt", ["documenten", "web"], []),
        ("dev.txt", ["documenten", "web", "bevolking", "cluster", "docs"], ["dev"]),
    ],
    ids=["run.txt", "dev.txt"],
)
def test_lock_holds_what_pyproject_asks(
    project: Path, pyproject: dict[str, Any], lock: str, extras: list[str], groups: list[str]
) -> None:
    locked = pins(project / "requirements" / lock)
    wrong = []
    for asked in declared(pyproject, extras, groups):
        name = canonicalize_name(asked.name)
        if name not in locked or not asked.specifier.contains(pinned_version(locked[name])):
            wrong.append(str(asked))
    assert wrong == [], f"run 'make vergrendel': requirements/{lock} does not hold {wrong}"


def test_dev_lock_holds_every_extra(pyproject: dict[str, Any]) -> None:
    extras = set(pyproject["project"]["optional-dependencies"])
    assert extras == {"documenten", "web", "bevolking", "cluster", "docs"}, (
        "add the new extra to the test above"
    )


def test_runtime_lock_agrees_with_development_lock(project: Path) -> None:
    run, dev = (
        {
            name: {str(pin.specifier) for pin in found}
            for name, found in pins(project / "requirements" / lock).items()
        }
        for lock in ("run.txt", "dev.txt")
    )
    assert {name: run[name] for name in run if run[name] != dev.get(name)} == {}


def test_installed_packages_fit_together() -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


@pytest.fixture(scope="module")
def installer(project: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("installeer", project / "requirements/installeer.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_installer_hands_the_settings_of_pip_to_uv(installer: ModuleType) -> None:
    listed = "\n".join(
        [
            "global.index-url='https://a.example/een'",
            "install.index-url='https://b.example/twee'",
            "global.extra-index-url='https://c.example/drie\\nhttps://d.example/vier'",
            "global.find-links='wielen meer'",
            "download.index-url='https://elders.example/x'",
            "global.timeout='60'",
            ":env:.cert='ca.pem'",
        ]
    )
    assert installer.settings_for_uv(listed) == {
        "UV_DEFAULT_INDEX": "https://b.example/twee",
        "UV_INDEX": "https://c.example/drie https://d.example/vier",
        "UV_FIND_LINKS": "wielen,meer",
        "SSL_CERT_FILE": "ca.pem",
    }


def test_installer_lets_the_environment_win_whatever_the_order(installer: ModuleType) -> None:
    listed = ":env:.index-url='https://omgeving.example/x'\nglobal.index-url='https://algemeen.example/x'"
    assert installer.settings_for_uv(listed) == {"UV_DEFAULT_INDEX": "https://omgeving.example/x"}


def test_installer_survives_an_unset_configuration(installer: ModuleType) -> None:
    assert installer.settings_for_uv("") == {}
