"""requirements.txt installs everywhere that README names, and says so in one line where it does not."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from submissions import ROOT

LOCK = ROOT / "requirements.txt"
PYTHONS = ("3.11.2", "3.12", "3.13", "3.14")
SYSTEMS = ("linux", "macos", "windows")
LISTS = [*ROOT.glob("*requirements*.txt"), *ROOT.glob("*/requirements.txt")]


def pins(file: Path) -> list[Requirement]:
    """The lines that pin a release, options and the project's own line left out."""
    lines = (line.split("#")[0].strip() for line in file.read_text(encoding="utf-8").splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


@pytest.mark.parametrize("file", LISTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_line_pins_one_release(file):
    assert pins(file)
    for pin in pins(file):
        assert re.fullmatch(r"==[0-9a-z.]+", str(pin.specifier)), pin


def test_what_is_installed_here_is_what_is_pinned():
    for file in (LOCK, ROOT / "tests" / "requirements.txt"):
        for pin in pins(file):
            # an installer brings a setuptools of its own
            if pin.name != "setuptools" and (pin.marker is None or pin.marker.evaluate()):
                assert pin.specifier.contains(metadata.version(pin.name)), (
                    f"{pin}: {metadata.version(pin.name)}"
                )


def test_every_range_holds_the_pin_and_the_project_names_what_it_imports():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = {canonicalize_name(pin.name): pin for pin in pins(LOCK)}
    ranges = [Requirement(line) for line in project["dependencies"]]
    for wanted in ranges:
        version = str(pinned[canonicalize_name(wanted.name)].specifier).removeprefix("==")
        assert wanted.specifier.contains(version), (wanted, version)
    named = {wanted.name for wanted in ranges} | {
        Requirement(line).name for line in project["optional-dependencies"]["site"]
    }
    assert imported_distributions() <= named, imported_distributions() - named


def imported_distributions() -> set[str]:
    """The distributions whose modules our two packages import, the cluster's left out."""
    text = ""
    for package in (ROOT / "autograder", ROOT / "course" / "backprop"):
        for path in package.rglob("*.py"):
            if "answers" not in path.parts:
                text += path.read_text(encoding="utf-8")
    modules = set(re.findall(r"^\s*(?:from|import) ([a-zA-Z_]\w*)", text, flags=re.MULTILINE))
    owners = metadata.packages_distributions()
    found = {canonicalize_name(owners[m][0]) for m in modules & set(owners) - set(sys.stdlib_module_names)}
    return found - {"backprop-by-hand", "dask", "distributed", "psycopg2-binary"}


def test_no_list_names_an_index():
    for file in [*LISTS, ROOT / "pyproject.toml", ROOT / ".ci" / "lock"]:
        assert not re.search(r"index|https?:|find-links", file.read_text(encoding="utf-8")), file


def test_the_project_stands_first_and_every_pin_waits_for_its_python():
    """Else an older Python gets a screenful of numpy's versions instead of pip's sentence."""
    lines = [
        line for line in LOCK.read_text(encoding="utf-8").splitlines() if not line.startswith(("#", "--"))
    ]
    assert lines[0] == "-e ."
    for pin in pins(LOCK):
        assert not pin.marker.evaluate({"python_version": "3.10", "python_full_version": "3.10.13"}), pin


@pytest.fixture
def uv() -> str:
    beside = Path(sys.executable).with_name("uv")
    program = str(beside) if beside.exists() else shutil.which("uv")
    if program is None:
        assert os.environ.get("CI") != "true", "CI must not pass without resolving the lock"
        pytest.skip('no uv here (pip install -e ".[dev]")')
    return program


@pytest.mark.slow
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_resolves(uv, python, system, tmp_path):
    """With wheels for every pin, and to these very pins: pip's own --platform would read markers of this machine."""
    command = [uv, "pip", "compile", str(LOCK), "--python-version", python, "--python-platform", system]
    command += [
        "--only-binary",
        ":all:",
        "--no-header",
        "--no-annotate",
        "-o",
        str(tmp_path / "resolved.txt"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    known = {(canonicalize_name(pin.name), str(pin.specifier)) for pin in pins(LOCK)}
    found = {(canonicalize_name(pin.name), str(pin.specifier)) for pin in pins(tmp_path / "resolved.txt")}
    assert len(found) > 80 and found <= known, found - known


@pytest.mark.slow
def test_the_command_that_makes_the_lock_makes_this_one(uv, tmp_path):
    for name in ("pyproject.toml", "requirements.txt", ".ci/lock"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    path = f"{Path(uv).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run([str(tmp_path / ".ci/lock")], env={**os.environ, "PATH": path}, check=True, timeout=300)
    assert (tmp_path / "requirements.txt").read_text() == LOCK.read_text()


def too_old() -> list[Path]:
    """Interpreters of this machine that are older than 3.11."""
    places = [*Path.home().glob(".pyenv/versions/3.*/bin"), Path("/usr/bin"), Path("/usr/local/bin")]
    names = ("python3.8", "python3.9", "python3.10")
    return [place / name for place in places for name in names if (place / name).exists()]


@pytest.mark.slow
def test_a_python_that_is_too_old_is_told_so_in_one_line(tmp_path):
    if not too_old():
        pytest.skip("no Python older than 3.11 here")
    for number, python in enumerate(too_old()):
        place = tmp_path / str(number)
        subprocess.run([str(python), "-m", "venv", str(place)], check=True, timeout=120)
        command = [str(place / "bin/pip"), "install", "-q", "-r", "requirements.txt"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
        said = [line for line in done.stderr.splitlines() if line.startswith(("ERROR", "error"))]
        assert done.returncode and len(said) == 1, done.stderr
        assert re.search(r"requires a different Python: 3\.\d+\.\d+ not in '>=3\.11'", said[0])
