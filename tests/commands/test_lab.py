"""`autograder lab`: the instructors' JupyterLab, with whatever options they like."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
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
    room.run("autograder", "build")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    command = [
        *LAB,
        "--no-browser",
        f"--port={port}",
        "--ServerApp.port_retries=0",
        "--IdentityProvider.token=",
    ]
    with (tmp_path / "log").open("w") as log:
        started = subprocess.Popen(
            command,
            cwd=room.root,
            env={**kept, "HOME": str(tmp_path)},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        page = asked(f"http://127.0.0.1:{port}/formgrader/api/assignments", started)
        assert "04_one_neuron" in page, (tmp_path / "log").read_text()
    finally:
        os.killpg(started.pid, signal.SIGKILL)
        started.wait(30)


def asked(address: str, started: subprocess.Popen) -> str:
    """The page at an address, as soon as there is one; "" if the server ends before."""
    for _ in range(240):
        try:
            return urllib.request.urlopen(address, timeout=30).read().decode()
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionError):
                raise
        if started.poll() is not None:
            return ""
        time.sleep(0.25)
    return ""


def test_lists_of_an_exchange_that_nobody_uses_are_out_of_sight(monkeypatch):
    """By the configuration that JupyterLab itself reads in the environment that `lab` gives it."""
    given = []
    monkeypatch.setattr(subprocess, "run", lambda *_, env, **__: given.append(env) or Ended)
    lab.run(parse(["lab"], "lab"))
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", given[0]["JUPYTER_CONFIG_PATH"])
    from jupyterlab_server.config import get_static_page_config

    off = get_static_page_config(level="all")["disabledExtensions"]
    assert {"@jupyter/nbgrader:assignment-list", "@jupyter/nbgrader:course-list"} <= set(off)
    assert not [one for one in off if "formgrader" in one or "validate" in one]
