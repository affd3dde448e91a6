"""A checkout as Git for Windows makes it builds to the same notebooks."""

import os
import shutil
import subprocess
import sys

import pytest
from submissions import ROOT


@pytest.fixture(scope="module")
def windows_checkout(tmp_path_factory):
    """A clone of what is committed here, with line ends turned where nothing forbids it."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        assert os.environ.get("CI") != "true", "CI must not pass without a checkout to clone"
        pytest.skip("no git checkout here")
    folder = tmp_path_factory.mktemp("windows") / "course-of-somebody"
    command = [
        "git",
        "clone",
        "--quiet",
        "-c",
        "core.autocrlf=true",
        "-c",
        "core.eol=crlf",
        str(ROOT),
        str(folder),
    ]
    subprocess.run(command, check=True, timeout=120)
    return folder


@pytest.mark.slow
def test_no_text_has_the_line_ends_of_windows(windows_checkout):
    turned = [
        str(path.relative_to(windows_checkout))
        for path in windows_checkout.rglob("*")
        if path.is_file()
        and path.suffix in (".py", ".ipynb", ".md", ".css", ".js", ".json", ".j2", ".txt", "")
        if ".git" not in path.relative_to(windows_checkout).parts and b"\r\n" in path.read_bytes()
    ]
    assert turned == []


@pytest.mark.slow
def test_it_is_what_its_sources_give(windows_checkout):
    command = [sys.executable, "-m", "autograder", "build", "--check"]
    done = subprocess.run(command, cwd=windows_checkout, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "9 notebooks, 0 faults" in done.stdout
