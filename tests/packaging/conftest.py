"""The files of the project as git knows them."""

import subprocess
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def tracked_files(project: Path) -> list[Path]:
    """Every tracked file that is still there, relative to the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=project, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout: nothing says which files belong to the project")
    files = [Path(name) for name in listed.stdout.split("\0") if name]
    return [file for file in files if (project / file).is_file()]
