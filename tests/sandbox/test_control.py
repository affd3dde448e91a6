"""The line to a zygote, with a test at the other end; no process is started."""

from __future__ import annotations

import contextlib
import errno
import socket
import struct

import pytest

from autograder.sandbox import control as control_line
from autograder.sandbox.control import Control, NoZygote


@pytest.fixture
def control():
    made = Control()
    yield made
    made.close()
    made.theirs.close()


def answers(control, *numbers):
    """What the zygote will say to the forks that it is asked for, in this order."""
    control.theirs.sendall(struct.pack(f"<{len(numbers)}i", *numbers))


def heard(control) -> tuple[bytes, list[int]]:
    """The next message at the zygote's end, and the descriptors that came with it."""
    control.theirs.setblocking(False)
    message, sent, _, _ = socket.recv_fds(control.theirs, 5, 1)
    return message, sent


def number_of(message):
    return int.from_bytes(message[1:], "little")


def test_the_next_worker_is_asked_for_while_one_works(control):
    answers(control, 71)
    number, ours = control.fork()
    assert number == 71
    for _ in range(2):
        message, sent = heard(control)
        assert message == b"f\0\0\0\0" and len(sent) == 1
    with pytest.raises(BlockingIOError):
        heard(control)
    ours.close()


def test_a_worker_is_given_out_with_the_socket_that_it_was_asked_for_on(control):
    answers(control, 71, 72)
    for number in (71, 72):
        given, ours = control.fork()
        _, (fd,) = heard(control)
        with ours, socket.socket(fileno=fd) as theirs:
            theirs.sendall(b"I am")
            assert given == number and ours.recv(9) == b"I am"
            with pytest.raises(BlockingIOError):  # whoever waits on it looks at a clock
                ours.recv(9)


def test_a_kill_is_not_waited_for_and_comes_before_the_next_worker(control):
    answers(control, 71, 72)
    control.fork()[1].close()
    control.kill(71)
    control.fork()[1].close()
    said = [heard(control)[0] for _ in range(4)]
    assert [message[:1] for message in said] == [b"f", b"f", b"k", b"f"] and number_of(said[2]) == 71


def test_what_there_was_no_process_for_when_it_was_asked_is_asked_again_when_it_is_needed(control):
    answers(control, 71, -errno.EAGAIN, 73)
    assert [control.fork()[0] for _ in range(2)] == [71, 73]


def test_a_machine_without_a_process_is_said_in_its_own_words(control):
    answers(control, -errno.EAGAIN, -errno.EAGAIN, 73)
    with pytest.raises(OSError, match="temporarily unavailable") as said:
        control.fork()
    assert said.value.errno == errno.EAGAIN and not isinstance(said.value, NoZygote)
    assert control.fork()[0] == 73


def test_a_zygote_that_is_gone_gives_and_kills_nothing(control):
    control.theirs.close()
    for ask in (control.fork, lambda: control.kill(71)):
        with pytest.raises(NoZygote):
            ask()


def test_a_zygote_that_does_not_answer_in_time_is_gone(monkeypatch):
    monkeypatch.setattr(control_line, "SECONDS", 0.01)
    silent = Control()
    with silent.theirs, pytest.raises(NoZygote):
        silent.fork()
    silent.close()


def test_half_an_answer_is_none(control):
    control.theirs.sendall(b"\1\0")
    control.theirs.shutdown(socket.SHUT_WR)
    with pytest.raises(NoZygote):
        control.fork()


def test_when_it_is_closed_the_worker_that_stood_ready_has_nobody(control):
    answers(control, 71)
    control.fork()[1].close()
    _, (_, fd) = heard(control), heard(control)[1] * 2
    with socket.socket(fileno=fd) as theirs:
        control.close()
        assert theirs.recv(1) == b""


def test_a_worker_that_died_while_it_stood_ready_is_given_to_nobody(control):
    answers(control, 71, 72, 73)
    control.fork()[1].close()
    heard(control)
    _, (fd,) = heard(control)
    socket.close(fd)
    number, ours = control.fork()
    assert number == 73
    heard(control)
    ours.close()


def test_what_there_is_no_descriptor_for_ahead_is_asked_for_when_it_is_needed(control, monkeypatch):
    answers(control, 71, 72)
    pairs = [socket.socketpair()]

    def short_of_descriptors():
        if not pairs:
            raise OSError(errno.EMFILE, "too many open files")
        return pairs.pop()

    with monkeypatch.context() as short:
        short.setattr(control_line.socket, "socketpair", short_of_descriptors)
        assert control.fork()[0] == 71
    assert control.fork()[0] == 72


def test_an_answer_that_comes_too_late_is_not_taken_for_the_next_workers(monkeypatch):
    monkeypatch.setattr(control_line, "SECONDS", 0.01)
    late = Control()
    with late.theirs:
        with pytest.raises(NoZygote):
            late.fork()
        with contextlib.suppress(ConnectionError):
            answers(late, 71, 72)
        with pytest.raises(NoZygote):
            late.fork()
    late.close()
