"""Install the locked requirements and this project in the environment that runs this script.

uv does in seconds what pip does in a minute, but it does not read pip's settings. A machine whose index,
mirror or certificate is configured for pip alone would then be lost, so those settings are handed over
here. Should uv still fail, pip does the work: the same files, the same hashes. Only the standard library is
imported.
"""

import ast
import os
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
PROJECT = FOLDER.parent

# pip's setting → uv's variable, and what separates several values there
PIP_TO_UV = {
    "index-url": ("UV_DEFAULT_INDEX", " "),
    "extra-index-url": ("UV_INDEX", " "),
    "find-links": ("UV_FIND_LINKS", ","),
    "trusted-host": ("UV_INSECURE_HOST", " "),
    "cert": ("SSL_CERT_FILE", " "),
    "proxy": ("HTTPS_PROXY", " "),
    "no-index": ("UV_NO_INDEX", " "),
}
# pip lets a command's own section win over the global one, and the environment over both
SECTIONS = ("global", "install", ":env:")


def pip(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]


def settings_for_uv(pip_config: str) -> dict[str, str]:
    """Translate the output of `pip config list` into environment variables of uv."""
    found: dict[str, tuple[int, str]] = {}
    for line in pip_config.splitlines():
        place, is_setting, literal = line.partition("=")
        section, _, key = place.rpartition(".")
        if not is_setting or section not in SECTIONS or key not in PIP_TO_UV:
            continue
        rank = SECTIONS.index(section)
        if key not in found or rank >= found[key][0]:
            found[key] = rank, str(ast.literal_eval(literal))
    return {
        variable: separator.join(found[key][1].split())
        for key, (variable, separator) in PIP_TO_UV.items()
        if key in found
    }


def install_with_uv(requirements: Path) -> bool:
    listed = subprocess.run(pip("config", "list"), check=True, capture_output=True, text=True)
    environment = {
        # every index is asked, as pip does: the hashes decide which file is good, not its origin
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_SYSTEM_CERTS": "1",
        "UV_HTTP_RETRIES": "1",
        **settings_for_uv(listed.stdout),
        **os.environ,
    }
    uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", sys.executable]
    steps = (
        [*uv, "--require-hashes", "--requirement", str(requirements)],
        [*uv, "--no-deps", "--no-build-isolation", "--editable", str(PROJECT)],
    )
    return all(subprocess.run(step, env=environment, check=False).returncode == 0 for step in steps)


def install_with_pip(requirements: Path) -> None:
    install = pip("install", "-qq", "--no-deps")
    subprocess.run(
        [*install, "--no-compile", "--require-hashes", "--requirement", str(requirements)], check=True
    )
    subprocess.run([*install, "--no-build-isolation", "--editable", str(PROJECT)], check=True)


def main() -> int:
    requirements = FOLDER / "dev.txt"
    print("Omgeving klaarzetten in .venv (eenmalig, een halve minuut tot enkele minuten) …", flush=True)
    uv_file = str(FOLDER / "uv.txt")
    fetched = subprocess.run(
        pip("install", "-qq", "--no-deps", "--require-hashes", "--requirement", uv_file), check=False
    )
    if fetched.returncode != 0 or not install_with_uv(requirements):
        print("De snelle weg lukte niet; verder met pip.", flush=True)
        try:
            install_with_pip(requirements)
        except subprocess.CalledProcessError:
            print(
                "De installatie is mislukt: lees de melding hierboven. Meestal kan pip zijn pakketbron "
                "niet bereiken: kijk na met 'python3 -m pip config list'.",
                file=sys.stderr,
            )
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
