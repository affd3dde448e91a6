"""The level is found by trying to break out, and grading refuses where something gets out."""

import shutil

import pytest

from autograder.__main__ import main
from autograder.sandbox import levels
from autograder.sandbox.inside import jail
from autograder.sandbox.launch import Zygote

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


def test_doctor_fails_where_nothing_grades(monkeypatch, capsys):
    monkeypatch.setattr(jail, "landlock_version", lambda: 0)
    assert main(["doctor"]) == 1
    assert "container or WSL" in capsys.readouterr().out


def test_the_filter_is_written_for_both_machines():
    for machine in ("x86_64", "aarch64"):
        assert len(jail.filter_program(machine)) % 8 == 0
    with pytest.raises(jail.NoJail):
        jail.filter_program("riscv64")
