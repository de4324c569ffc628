"""The wheel works alone: no repository, and no package it does not declare.

The wheel is built from the tracked files and installed in an empty virtual environment outside the
repository. What it declares is lent to it from the environment of the tests, package by package, so that an
import nobody declared fails here as it would with a user. The editable install is never lent.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

pytestmark = pytest.mark.traag

SECONDS = 300
PACKAGES = {"openfisca_samenleving", "samenleving", "samenleving_client"}


@pytest.fixture(scope="module")
def wheel(project: Path, tracked_files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    source, target = tmp_path_factory.mktemp("bron"), tmp_path_factory.mktemp("wiel")
    for file in tracked_files:
        (source / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(project / file, source / file)
    run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "-q",
            "--no-deps",
            "--no-build-isolation",
            "-w",
            str(target),
            ".",
        ],
        source,
    )
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an empty environment that holds the wheel and what it declares without extras."""
    environment = tmp_path_factory.mktemp("leeg")
    venv.create(environment, with_pip=False, symlinks=os.name != "nt")
    interpreter = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(interpreter),
        "install",
        "-q",
        "--no-index",
        "--no-deps",
    ]
    run([*install, str(wheel)], environment)
    lent = tmp_path_factory.mktemp("geleend")
    lend(declared_packages("openfisca-samenleving"), lent)
    (site_packages(interpreter) / "geleend.pth").write_text(f"{lent}\n", encoding="utf-8")
    return interpreter


def run(command: list[str], folder: Path) -> str:
    """Run outside the repository, without its PYTHONPATH, and fail with what the command said."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST", "COV"))
    }
    environment["PYTHONUTF8"] = "1"
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def site_packages(interpreter: Path) -> Path:
    found = run(
        [str(interpreter), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], interpreter.parent
    )
    return Path(found.strip())


def declared_packages(name: str) -> set[str]:
    """The packages that `name` asks for without extras, and theirs, on this interpreter."""
    found: set[str] = set()
    open_ends: list[tuple[str, frozenset[str]]] = [(name, frozenset())]
    seen: set[tuple[str, frozenset[str]]] = set()
    while open_ends:
        package, extras = open_ends.pop()
        if (package, extras) in seen:
            continue
        seen.add((package, extras))
        for line in distribution(package).requires or []:
            asked = Requirement(line)
            if asked.marker is None or any(asked.marker.evaluate({"extra": e}) for e in ("", *extras)):
                open_ends.append((canonicalize_name(asked.name), frozenset(asked.extras)))
                found.add(canonicalize_name(asked.name))
    return found


def lend(packages: set[str], target: Path) -> None:
    """Make the installed files of these packages, and of no other, visible in a folder of their own."""
    here = {Path(sysconfig.get_path(kind)) for kind in ("purelib", "platlib")}
    for package in packages:
        for file in distribution(package).files or []:
            top = file.parts[0]
            if top in {"..", "__pycache__"} or top.endswith(".pth") or (target / top).exists():
                continue
            (origin,) = {folder / top for folder in here if (folder / top).exists()}
            (target / top).symlink_to(origin, target_is_directory=origin.is_dir())


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A working directory that has nothing to do with the project."""
    return tmp_path


@pytest.fixture
def samenleving(python: Path) -> str:
    """The command that the wheel installed."""
    return str(python.with_name("samenleving.exe" if os.name == "nt" else "samenleving"))


def test_wheel_holds_law_and_proposals(wheel: Path, tracked_files: list[Path]) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    proposals = [file for file in tracked_files if file.parts[0] == "reforms"]
    law = [file for file in tracked_files if file.parts[0] in PACKAGES]
    assert any(file.name == "reform.yaml" for file in proposals)
    assert {f"samenleving/_{file.as_posix()}" for file in proposals} <= names
    assert {file.as_posix() for file in law} <= names


def test_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == PACKAGES


def test_packages_come_from_the_wheel(python: Path, elsewhere: Path) -> None:
    program = "import openfisca_samenleving as a, samenleving as b; print(a.__file__); print(b.__file__)"
    for place in run([str(python), "-c", program], elsewhere).split():
        assert Path(place).is_relative_to(site_packages(python)), place


def test_undeclared_packages_are_out_of_reach(python: Path, elsewhere: Path) -> None:
    """Were these in reach, the tests below would prove less than they say."""
    names = ["flask", "lxml", "mypy", "reforms", "hatch_build"]
    program = f"from importlib.util import find_spec as f; print([n for n in {names} if f(n)])"
    assert run([str(python), "-c", program], elsewhere).strip() == "[]"


def test_openfisca_knows_the_package(python: Path, elsewhere: Path) -> None:
    program = (
        "from openfisca_samenleving import CountryTaxBenefitSystem as T; m = T().get_package_metadata();"
        "print(m['name'], m['version'], m['repository_url'])"
    )
    name, version, address = run([str(python), "-c", program], elsewhere).split()
    assert canonicalize_name(name) == "openfisca-samenleving"
    assert version == distribution("openfisca-samenleving").version
    assert address == "None"  # no public address is known, and none is made up


def test_help(samenleving: str, elsewhere: Path) -> None:
    text = run([samenleving, "--help"], elsewhere)
    assert "vergelijk" in text
    assert "ontwerp" in text


def test_compare_current_law_with_a_proposal(samenleving: str, elsewhere: Path) -> None:
    compared = json.loads(run([samenleving, "vergelijk", "huidig", "regering_2025", "--json"], elsewhere))
    assert "regering_2025" in json.dumps(compared)


def test_calculate_a_situation_of_the_wheel(samenleving: str, python: Path, elsewhere: Path) -> None:
    situations = sorted((site_packages(python) / "openfisca_samenleving").glob("situati*/*.yaml"))
    examples = [file for file in situations if file.name != "index.yaml"]
    assert examples, "the law package holds no example situation"
    shutil.copyfile(examples[0], elsewhere / "situatie.yaml")
    question = [samenleving, "bereken", "situatie.yaml", "--datum", "2026-11", "--json"]
    (outcome,) = json.loads(run(question, elsewhere))["uitkomsten"]
    assert outcome["status"] == "in_werking"
    assert outcome["rechten"]
