"""Nothing that a student wrote acts on the terminal of whoever runs a command."""

from __future__ import annotations

import sys

import pytest

from autograder import Complaint, __main__
from autograder.commands.grade import Tally
from autograder.commands.terminal import plain_streams
from autograder.marking.submission import Outcome, one_line
from autograder.sandbox.plain_text import PlainStream

NASTY = "ada\x1b]0;owned\x07\x1b[2J\ud800\rautograder: all graded\nbob: 100"
CALM = "ada\ufffd autograder: all graded bob: 100"


def test_a_plain_stream_is_the_stream_in_all_else(capsys):
    with plain_streams():
        assert isinstance(sys.stdout, PlainStream) and isinstance(sys.stderr, PlainStream)
        assert sys.stdout.isatty() is False and sys.stdout.encoding
        print("\x1b[1mout")
        sys.stderr.writelines(["\x07er", "r"])
    assert not isinstance(sys.stdout, PlainStream) and not isinstance(sys.stderr, PlainStream)
    assert capsys.readouterr() == ("out\n", "err")


@pytest.mark.parametrize(
    "say", ["print(NASTY.replace(chr(10), ' '))", "sys.stderr.write(NASTY.replace(chr(10), ' '))"]
)
def test_whatever_a_command_writes_is_plain(monkeypatch, capsys, say):
    monkeypatch.setattr(__main__, "parse", lambda argv, chosen: argparse_with(lambda args: exec(say) or 0))
    assert __main__.main(["grade", "04"]) == 0
    assert "".join(capsys.readouterr()).strip() == CALM


def argparse_with(run):
    return type("Args", (), {"run": staticmethod(run)})


def test_a_complaint_is_one_line(monkeypatch, capsys):
    def run(args):
        raise Complaint(NASTY)

    monkeypatch.setattr(__main__, "parse", lambda argv, chosen: argparse_with(run))
    assert __main__.main(["grade", "04"]) == 2
    assert capsys.readouterr().err == f"autograder: {CALM}\n"


def test_a_student_and_a_reason_are_one_line():
    assert Tally("04").count(Outcome(NASTY, failure="x"), True) == [f"{CALM}: not graded, x"]
    assert Tally("04").count(Outcome(NASTY, needs_an_eye=("E4.3",)), True) == [
        f"{CALM}: needs your eye, E4.3"
    ]
    assert one_line(ValueError(NASTY)) == CALM
