"""`autograder lab`: the instructors' JupyterLab, with whatever options they like."""

import os
import re
import subprocess
import sys
import urllib.request
from importlib import metadata

import pytest
from room import Room

from autograder.__main__ import parse
from autograder.commands import lab

LAB = [sys.executable, "-m", "autograder", "lab"]


def test_every_word_behind_lab_is_handed_on_in_its_order():
    words = ["--port", "9000", "--no-browser", "notes.ipynb", "--ServerApp.token=x", "-y"]
    assert parse(["lab", *words], "lab").options == words
    assert parse(["lab"], "lab").options == []


def test_jupyterlab_hears_them():
    done = subprocess.run([*LAB, "--version"], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout.strip()) == (0, metadata.version("jupyterlab")), done.stderr


def test_help_is_our_own_and_says_so():
    done = subprocess.run([*LAB, "--help"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and "handed on to jupyter lab" in done.stdout


@pytest.mark.parametrize("user, wanted", [(0, ["--allow-root"]), (1000, [])])
def test_root_is_let_in_as_containers_have_nobody_else(monkeypatch, user, wanted):
    started = []
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(subprocess, "run", lambda command, **_: started.append(command) or Ended)
    assert lab.run(parse(["lab", "--no-browser"], "lab")) == 3
    assert started[0][1:] == ["-m", "jupyterlab", "--no-browser", *wanted]


class Ended:
    returncode = 3


@pytest.mark.slow
def test_the_formgrader_is_there(tmp_path):
    room = Room(tmp_path / "room", "04_one_neuron")
    free = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    environment = {**free, "HOME": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    command = [*LAB, "--no-browser", "--port=0", "--ServerApp.port_retries=0", "--IdentityProvider.token="]
    with subprocess.Popen(
        command, cwd=room.root, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as started:
        try:
            said = ""
            for line in started.stdout:
                said += line
                if found := re.search(r"http://(?:localhost|127\.0\.0\.1):(\d+)/lab", line):
                    break
            assert found, said
            page = urllib.request.urlopen(
                f"http://127.0.0.1:{found[1]}/formgrader/api/assignments", timeout=60
            )
            assert b"04_one_neuron" in page.read()
        finally:
            started.terminate()
