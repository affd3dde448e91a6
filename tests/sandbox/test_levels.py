"""The level is found by trying to break out, and grading refuses where something gets out."""

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from traitlets.config import Config

from autograder.__main__ import main
from autograder.marking import configuration
from autograder.sandbox import launch, levels
from autograder.sandbox.inside import jail
from autograder.sandbox.launch import Zygote, here
from autograder.sandbox.session import Session

needs_bwrap = pytest.mark.skipif(not shutil.which("bwrap"), reason="no bubblewrap here")


@pytest.mark.parametrize("level", [pytest.param(2, marks=needs_bwrap), 1])
def test_every_escape_is_blocked(level):
    examination, zygote = levels.examine(level)
    zygote.close()
    assert examination.reason is None
    assert [escape.name for escape in examination.escapes if not escape.blocked] == []


def test_the_escapes_do_get_out_where_nothing_holds_them():
    """An escape that fails for a reason of its own would prove nothing."""
    with Zygote(0) as zygote:
        out = {escape.name for escape in levels.try_escapes(zygote) if not escape.blocked}
    held_by_limits = {"take 8 GB of memory"}
    held_by_imports = {"import the reference answers", "import the library's gradients"}
    assert out == {name for name, _ in levels.ESCAPES} - held_by_limits - held_by_imports


def versions(*newest: int) -> list:
    """Of Landlock: the first and the last in the quick door."""
    ends = newest[0], newest[-1]
    return [pytest.param(one, marks=[] if one in ends else pytest.mark.slow) for one in newest]


@pytest.mark.parametrize("newest", versions(1, 2, 3, 5))
def test_every_probe_is_blocked_where_landlock_is_older(newest):
    """Debian 12 has the second version, Ubuntu 22.04 the first; only a new kernel is at hand."""
    with Zygote(1, newest_landlock=newest) as zygote:
        assert [escape.name for escape in levels.try_escapes(zygote) if not escape.blocked] == []


EMPTIES = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def syscall(*args):
    ctypes.set_errno(0)
    result = libc.syscall(*args)
    return os.strerror(ctypes.get_errno()) if result < 0 else 'LEAK'
path = {path!r}.encode()
how = (ctypes.c_uint64 * 3)(os.O_TRUNC, 0, 0)
fd = os.open(path, os.O_RDONLY)
for flags in (os.O_RDONLY, os.O_RDWR, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK):
    for at in ((2, path, flags | os.O_TRUNC), (257, -100, path, flags | os.O_TRUNC, 0)):
        print(syscall(*at))
print(syscall(437, -100, path, how, 24), syscall(85, path, 0o600), syscall(76, path, 0), syscall(77, fd, 0))
print(syscall(285, fd, 0, 0, 1), syscall(82, path, path + b'2'), syscall(86, path, path + b'2'))
"""


@pytest.mark.skipif(platform.machine() != "x86_64", reason="system calls by their numbers on x86_64")
@pytest.mark.parametrize("newest", versions(1, 2, 3, 99))
def test_no_call_empties_a_file_that_may_be_read(newest, tmp_path):
    """With Landlock before its third version, O_TRUNC emptied the grader's own package."""
    readable = tmp_path / "module.py"
    readable.write_text("still here")
    place = replace(here(), packages=(*here().packages, str(readable)))
    with Zygote(1, place=place, newest_landlock=newest) as zygote, Session(zygote) as session:
        outputs = session.run_cell(EMPTIES.format(path=str(readable)))
        assert session.run_cell(f"print(open({str(readable)!r}).read())")[0]["text"] == "still here\n"
    said = "".join(one.get("text", "") for one in outputs)
    assert said.count("Operation not permitted") == 13 and "LEAK" not in said
    assert readable.read_text() == "still here"


@pytest.mark.parametrize("level", [pytest.param(2, marks=needs_bwrap), 1])
def test_a_worker_has_no_capability_and_makes_no_thread(level):
    with Zygote(level) as zygote, Session(zygote) as session:
        said = session.run_cell(
            "import threading\ntry:\n    threading.Thread(target=print).start()\nexcept RuntimeError as e: print(e)"
        )
        assert said[0]["text"] == "can't start new thread\n"
        worker = first_descendant(zygote.process.pid)  # the next one stands beside it, or enters its jail
        status = Path(f"/proc/{worker}/status").read_text()
    for kind in ("CapEff", "CapPrm", "CapInh", "CapAmb"):
        assert re.search(rf"{kind}:\s*0+\n", status), status


def first_descendant(pid):
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return first_descendant(int(found[0])) if found else pid


def test_a_killed_graders_folder_is_removed_by_the_next_and_a_living_ones_stays(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    orphan, young = tmp_path / "sandbox-killed", tmp_path / "sandbox-begins"
    (orphan / "fonts").mkdir(parents=True)
    young.mkdir()
    os.utime(orphan, (0, 0))
    with Zygote(0) as zygote:
        (living,) = {path for path in tmp_path.iterdir() if path not in (orphan, young)}
        os.utime(living, (0, 0))
        with Zygote(0):
            assert living.is_dir() and young.is_dir() and not orphan.exists()
        assert zygote.fork()[0] > 0
    assert not living.exists()


@needs_bwrap
def test_with_bubblewrap_the_level_is_2():
    with levels.open_zygote() as zygote:
        assert zygote.level == 2


def test_without_bubblewrap_the_jail_alone_grades(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with levels.open_zygote() as zygote:
        assert zygote.level == 1


def test_bubblewrap_that_cannot_make_namespaces_is_not_trusted(monkeypatch, tmp_path):
    bwrap = tmp_path / "bwrap"
    bwrap.write_text("#!/bin/sh\necho 'No permissions to create new namespace' >&2\nexit 1\n")
    bwrap.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    examination, zygote = levels.examine(2)
    assert zygote is None and "No permissions" in examination.reason


def test_without_landlock_grading_refuses(monkeypatch):
    monkeypatch.setattr(jail, "landlock_version", lambda: 0)
    with pytest.raises(levels.Refused, match="autograder doctor"):
        levels.open_zygote()
    with levels.open_zygote(no_sandbox=True) as zygote:
        assert zygote.level == 0


def test_a_leak_is_found(monkeypatch):
    monkeypatch.setattr(levels, "Zygote", lambda level, user, place: Zygote(0))
    examination, zygote = levels.examine(1)
    assert zygote is None and "read a file of yours" in examination.reason


def test_doctor_says_the_level_and_each_probe(capsys):
    assert main(["doctor"]) == 0
    printed = capsys.readouterr().out
    assert printed.count("blocked  ") == len(levels.ESCAPES) and "Grading uses level" in printed


def test_doctor_and_grade_warn_while_the_seed_is_the_one_in_the_public_source(capsys):
    config = Config()
    configuration.grading_configuration(config)
    assert "choose your own" in configuration.about_seed(config)
    config.ExecuteApart.seed = 1234
    assert configuration.about_seed(config) == ""
    main(["doctor"])
    assert configuration.ABOUT_SEED in capsys.readouterr().out


def test_doctor_fails_where_nothing_grades(monkeypatch, capsys):
    monkeypatch.setattr(jail, "landlock_version", lambda: 0)
    assert main(["doctor"]) == 1
    assert "container or WSL" in capsys.readouterr().out


def test_the_filter_is_written_for_both_machines():
    for machine in ("x86_64", "aarch64"):
        assert len(jail.filter_program(machine)) % 8 == 0
    with pytest.raises(jail.NoJail):
        jail.filter_program("riscv64")


def test_the_cache_of_fonts_is_looked_for_where_matplotlib_has_it(monkeypatch, tmp_path):
    asked = "import matplotlib; print(matplotlib.get_cachedir())"
    for name, value in {"MPLCONFIGDIR": "own", "XDG_CACHE_HOME": "caches", "HOME": "home"}.items():
        for other in ("MPLCONFIGDIR", "XDG_CACHE_HOME"):
            monkeypatch.delenv(other, raising=False)
        monkeypatch.setenv(name, str(tmp_path / value))
        done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
        (Path(done.stdout.strip()) / "fontlist-v1.json").write_text("{}")
        assert launch._font_cache() == [f"{done.stdout.strip()}/fontlist-v1.json"]
