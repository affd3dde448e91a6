"""What Binder would build, as far as it can be seen without a Docker engine."""

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from submissions import ROOT

PINS = [
    line
    for line in (ROOT / "binder" / "requirements.txt").read_text().splitlines()
    if line and line[0] not in "#-"
]


@pytest.fixture(scope="module")
def dockerfile():
    program = Path(sys.executable).with_name("jupyter-repo2docker")
    command = [str(program), "--no-build", "--debug", "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_repo2docker_reads_our_folder(dockerfile):
    assert "binder/requirements.txt" in dockerfile
    assert "RUN ./binder/postBuild" in dockerfile
    assert "apt-get install" not in dockerfile.split("binder/requirements.txt")[1]


def test_the_layer_of_packages_does_not_depend_on_the_checkout():
    """A local reference would make Binder install everything anew at every commit."""
    assert PINS and all(re.fullmatch(r"[a-z0-9-]+==[0-9.]+", pin) for pin in PINS)
    assert (ROOT / "binder" / "runtime.txt").read_text().strip() == "python-3.12"
    assert (ROOT / "binder" / "postBuild").stat().st_mode & 0o100


def test_the_pins_are_those_of_the_course():
    known = set((ROOT / "requirements.txt").read_text().split())
    assert set(PINS) <= known


def base_of_binder() -> dict[str, str]:
    """name -> version in the environment that repo2docker brings for Python 3.12."""
    import repo2docker

    lock = Path(repo2docker.__file__).parent / "buildpacks/conda/environment.py-3.12-linux-64.lock"
    found = re.findall(r"/([A-Za-z0-9_.-]+)-([0-9][^-/]*)-[^-/]*\.(?:conda|tar\.bz2)", lock.read_text())
    renamed = {"nbconvert-core": "nbconvert", "python-fastjsonschema": "fastjsonschema"}
    return {canonicalize_name(renamed.get(name, name)): version for name, version in found}


def test_everything_needed_is_in_the_base_or_pinned():
    here = base_of_binder() | {pin.split("==")[0]: pin.split("==")[1] for pin in PINS}
    for pin in PINS:
        for line in metadata.requires(pin.split("==")[0]) or []:
            needs = Requirement(line)
            if needs.marker is None or needs.marker.evaluate({"extra": "", "python_version": "3.12"}):
                assert needs.specifier.contains(here.get(canonicalize_name(needs.name), "none")), (pin, line)
