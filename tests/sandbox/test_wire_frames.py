"""A frame on the line: its limits on both sides, its deadline, its pieces, and a line that breaks."""

from __future__ import annotations

import os
import socket
import struct
import threading
import time

import pytest

from autograder.sandbox.inside import wire

SOON = 20.0


@pytest.fixture
def line():
    """Two ends, ours as the session has it."""
    ours, theirs = socket.socketpair()
    yield ours, theirs
    ours.close()
    theirs.close()


def until(seconds: float = SOON) -> float:
    return time.monotonic() + seconds


@pytest.mark.parametrize(("limit", "most"), [("MAX_JSON", 3), ("MAX_BUFFERS", 2), ("MAX_BYTES", 5)])
def test_a_frame_at_its_limit_crosses_and_one_above_does_not(line, monkeypatch, limit, most):
    tree, buffers = 123, [b"123", b"45"]
    monkeypatch.setattr(wire, limit, most)
    wire.send(line[0].fileno(), tree, buffers, until())
    assert wire.receive(line[1].fileno(), until()) == (tree, buffers)
    monkeypatch.setattr(wire, limit, most - 1)
    with pytest.raises(wire.WireError, match="^the value is too large to hand over$"):
        wire.send(line[0].fileno(), tree, buffers, until())
    monkeypatch.setattr(wire, limit, most)
    wire.send(line[0].fileno(), tree, buffers, until())
    monkeypatch.setattr(wire, limit, most - 1)
    with pytest.raises(wire.WireError, match="^a frame that is too large$"):
        wire.receive(line[1].fileno(), until())


def test_frames_that_share_a_ration_take_all_their_bytes_from_it(line):
    buffers = [b"123", b"45"]
    size = len("123") + 5
    for _ in range(2):
        wire.send(line[0].fileno(), 123, buffers, until())
    ration = wire.Ration(2 * size - 1)
    assert wire.receive(line[1].fileno(), until(), ration) == (123, buffers) and ration.left == size - 1
    with pytest.raises(wire.WireError, match="^it called back with too much$"):
        wire.receive(line[1].fileno(), until(), ration)
    enough = wire.Ration(1)
    enough.spend(1)
    assert enough.left == 0 and wire.Ration().left == wire.MAX_JSON + wire.MAX_BYTES


def test_a_frame_may_come_in_the_last_moment(line, monkeypatch):
    line[1].sendall(b"ab")
    monkeypatch.setattr(wire.time, "monotonic", lambda: 10.0)
    assert wire.read_exactly(line[0].fileno(), 2, 10.5) == b"ab"
    wire.write_all(line[0].fileno(), b"c", 10.5)
    assert line[1].recv(9) == b"c"


def test_the_limits_of_a_frame():
    assert (wire.MAX_JSON, wire.MAX_BUFFERS, wire.MAX_DEPTH, wire.MAX_NODES) == (8 << 20, 4096, 32, 200_000)
    assert (wire.MAX_KEYS, wire.MAX_DIGITS) == (2000, 4000) and wire.MAX_BYTES <= 64 << 20


def test_what_is_no_json_is_said_so(line):
    line[0].sendall(struct.pack("<II", 3, 0) + b"{]{")
    with pytest.raises(wire.WireError, match="^a frame that is no JSON$"):
        wire.receive(line[1].fileno(), until())


@pytest.mark.parametrize("size", [0, 1, 1 << 16, (1 << 16) + 1, 3_000_000])
def test_a_frame_crosses_in_as_many_pieces_as_it_takes(line, size):
    """More than a socket holds: the writer waits for the reader, the reader for the writer."""
    for end in line:
        end.setblocking(False)
    sent = os.urandom(size)
    writer = threading.Thread(target=wire.send, args=(line[0].fileno(), "x", [sent, b""], until()))
    writer.start()
    assert wire.receive(line[1].fileno(), until()) == ("x", [sent, b""])
    writer.join()


def test_a_reader_that_stops_reading_costs_the_deadline(line):
    line[0].setblocking(False)
    with pytest.raises(wire.Deadline):
        wire.write_all(line[0].fileno(), bytes(10_000_000), until(0.2))


def test_a_descriptor_that_is_full_after_all_is_tried_again(line, monkeypatch):
    write, full = os.write, [BlockingIOError(), BlockingIOError()]

    def sometimes(fd, data):
        if full:
            raise full.pop()
        return write(fd, data)

    monkeypatch.setattr(os, "write", sometimes)
    wire.write_all(line[0].fileno(), b"abc", until())
    assert not full and line[1].recv(10) == b"abc"


@pytest.mark.parametrize("error", [ConnectionResetError, OSError])
def test_a_line_that_breaks_is_closed(line, monkeypatch, error):
    def broken(*_):
        raise error

    line[1].sendall(b"12345678")
    monkeypatch.setattr(os, "write", broken)
    with pytest.raises(wire.Closed):
        wire.write_all(line[0].fileno(), b"abc", until())
    monkeypatch.setattr(os, "read", broken)
    with pytest.raises(wire.Closed):
        wire.read_exactly(line[0].fileno(), 8, until())


@pytest.mark.parametrize(
    "act", [lambda fd: wire.read_exactly(fd, 1, 0.0), lambda fd: wire.write_all(fd, b"a", 0.0)]
)
def test_what_is_too_late_is_not_begun(line, act):
    line[1].sendall(b"a")
    with pytest.raises(wire.Deadline):
        act(line[0].fileno())


def test_a_line_that_was_closed_at_the_other_end_is_closed(line):
    line[1].sendall(b"123")
    line[1].shutdown(socket.SHUT_WR)
    assert wire.read_exactly(line[0].fileno(), 3, until()) == b"123"
    with pytest.raises(wire.Closed):
        wire.read_exactly(line[0].fileno(), 1, until())
