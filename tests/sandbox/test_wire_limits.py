"""The edges of what crosses: each limit on both sides, each refusal in its own words, each line in pieces."""

from __future__ import annotations

import os
import socket
import struct
import threading
import time

import numpy as np
import pytest

from autograder.sandbox.inside import wire

EIGHT = b"12345678"
SOON = 20.0


def packed(value):
    packer = wire.Packer()
    return packer.pack(value), packer.buffers


def nested(depth: int):
    value = 1
    for _ in range(depth):
        value = [value]
    return value


# ---- what a value becomes


@pytest.mark.parametrize(
    ("value", "tree"),
    [
        (np.bool_(True), True),
        (np.str_("σ"), "σ"),
        (2**63 - 1, 2**63 - 1),
        (-(2**63), -(2**63)),
        (2**63, {"i": "9223372036854775808"}),
        (-(2**63) - 1, {"i": "-9223372036854775809"}),
        (1 - 2j, {"c": [1.0, -2.0]}),
        ((1, [2]), {"t": [1, [2]]}),
        ({1: "a"}, {"d": [[1, "a"]]}),
        (type("N" * 100, (), {})(), {"o": "N" * 80}),
        (np.array([None, 1]), {"oa": ["object", [2]]}),
        (np.array(["a"]), {"oa": ["<U1", [1]]}),
        (np.zeros(2, [("a_long_name_of_a_field", "f8"), ("another_one", "f8")]), "cut"),
        (np.zeros((1, 2), "M8[s]"), {"oa": ["datetime64[s]", [1, 2]]}),
    ],
)
def test_a_value_is_written_so(value, tree):
    found, buffers = packed(value)
    if tree == "cut":
        tree = {"oa": [str(value.dtype)[:40], [2]]}
        assert len(str(value.dtype)) > 41
    assert found == tree and buffers == []


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (np.arange(3).astype(">f8"), "<f8"),
        (np.arange(3).astype(">i4"), "<i4"),
        (np.arange(3).astype(">c16"), "<c16"),
        (np.arange(3).astype(np.longdouble), "<f8"),
        (np.arange(3).astype(np.clongdouble), "<c16"),
        (np.arange(3).astype("f4"), "<f4"),
    ],
)
def test_numbers_cross_in_the_order_and_precision_of_everybody(value, kind):
    tree, buffers = packed(value)
    assert tree == {"a": [kind, [3], 0]} and len(buffers) == 1
    assert np.frombuffer(buffers[0], kind).tolist() == [0, 1, 2]


def test_arrays_in_any_layout_and_several_keep_their_numbers():
    first, second = np.arange(6.0).reshape(2, 3).T, np.float32(1.5)
    tree, buffers = packed([first, second])
    assert tree == [{"a": ["<f8", [3, 2], 0]}, {"s": ["<f4", [], 1]}]
    back = wire.Unpacker(buffers).unpack(tree)
    assert back[0].tolist() == first.tolist() and back[1] == 1.5 and type(back[1]) is np.float32
    assert back[0].flags.writeable


def test_a_special_value_becomes_what_the_caller_says():
    packer = wire.Packer(lambda value: {"k": 3} if callable(value) else None)
    assert packer.pack([len, object()]) == [{"k": 3}, {"o": "object"}]
    assert wire.Unpacker([], lambda tag, body: (tag, body)).unpack([{"k": 3}]) == [("k", 3)]


# ---- limits of a value


def test_thirty_two_lists_in_each_other_cross_and_no_more():
    assert packed(nested(32))[0] == nested(32) == wire.Unpacker([]).unpack(nested(32))
    for refuse in (packed, wire.Unpacker([]).unpack):
        with pytest.raises(
            wire.WireError, match="^(the value|a frame) is nested too deeply or has too many parts$"
        ):
            refuse(nested(33))


def test_a_dict_may_have_a_key_as_deep_as_its_value():
    deep = 1
    for _ in range(31):
        deep = (deep,)
    tree, _ = packed({deep: deep})
    assert wire.Unpacker([]).unpack(tree) == {deep: deep}
    for value in ({(deep,): 1}, {1: (deep,)}):
        with pytest.raises(wire.WireError, match="nested"):
            packed(value)


@pytest.mark.parametrize("wrap", [lambda v: (v,), lambda v: {1: v}], ids=["tuple", "dict"])
def test_depth_counts_in_tuples_and_dicts_too(wrap):
    value = 1
    for _ in range(40):
        value = wrap(value)
    with pytest.raises(wire.WireError, match="nested"):
        packed(value)
    tree = 1
    for _ in range(40):
        tree = {"t": [tree]} if type(wrap(1)) is tuple else {"d": [[1, tree]]}
    with pytest.raises(wire.WireError, match="nested"):
        wire.Unpacker([]).unpack(tree)


def test_as_many_parts_as_are_allowed_cross(monkeypatch):
    monkeypatch.setattr(wire, "MAX_NODES", 4)
    assert packed([1, 2, 3])[0] == [1, 2, 3] == wire.Unpacker([]).unpack([1, 2, 3])
    for refuse in (packed, wire.Unpacker([]).unpack):
        with pytest.raises(wire.WireError, match="too many parts"):
            refuse([1, 2, 3, 4])


def test_integers_up_to_four_thousand_digits_cross():
    assert wire.Unpacker([]).unpack({"i": "9" * 4000}) == 10**4000 - 1
    assert wire.Unpacker([]).unpack({"i": "-1"}) == -1
    assert packed(2**12_000 - 1)[0] == {"i": str(2**12_000 - 1)}
    with pytest.raises(wire.WireError, match="^an integer with more than 4000 digits$"):
        packed(2**12_000)
    with pytest.raises(wire.WireError):
        wire.Unpacker([]).unpack({"i": "9" * 4001})


def test_names_of_what_does_not_cross_are_short():
    assert wire.Unpacker([]).unpack({"o": "N" * 100}).kind == "N" * 80


def test_an_array_of_objects_keeps_its_shape_alone():
    found = wire.Unpacker([]).unpack({"oa": ["object", [2, 3]]})
    assert found.shape == (2, 3) and found.dtype == object and set(found.ravel().tolist()) == {None}


def test_a_shape_has_sixteen_sides_at_most_and_none_too_long():
    assert wire.Unpacker([EIGHT]).unpack({"a": ["<f8", [1] * 16, 0]}).ndim == 16
    assert wire.Unpacker([b""]).unpack({"a": ["|b1", [0, wire.MAX_BYTES], 0]}).shape == (0, wire.MAX_BYTES)
    for shape in ([1] * 17, [0, wire.MAX_BYTES + 1], [0, wire.MAX_BYTES, 2], [-1], [1.0], [True], "1", None):
        with pytest.raises(wire.WireError, match="^an array with a broken shape$"):
            wire.Unpacker([EIGHT]).unpack({"a": ["<f8", shape, 0]})


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        ({"a": 1, "b": 2}, "a frame with an unknown shape"),
        ({}, "a frame with an unknown shape"),
        ({"zebra": 1}, "a frame with an unknown tag 'zebra'"),
        ({"z" * 30: 1}, f"a frame with an unknown tag {'z' * 20!r}"),
        ({"t": 1}, "a frame with an unknown tag 't'"),
        ({"c": [1.0]}, "a frame with an unknown tag 'c'"),
        ({"o": 1}, "a frame with an unknown tag 'o'"),
        ({"i": 1}, "a frame with an unknown tag 'i'"),
        ({"d": 1}, "a frame with an unknown tag 'd'"),
        ({"d": [1]}, "a dict with a broken pair"),
        ({"d": [[1]]}, "a dict with a broken pair"),
        ({"d": [[1, 2, 3]]}, "a dict with a broken pair"),
        ({"d": [[[], 1]]}, "a dict with a key that cannot be one"),
        ({"s": ["<f8", [1], 0]}, "a number with a shape"),
        ({"a": 1}, "an array of a kind that does not cross"),
        ({"a": ["<f8", [1]]}, "an array of a kind that does not cross"),
        ({"a": ["<U1", [1], 0]}, "an array of a kind that does not cross"),
        ({"a": ["<f8", [1], 1]}, "an array without its numbers"),
        ({"a": ["<f8", [1], -1]}, "an array without its numbers"),
        ({"a": ["<f8", [1], "0"]}, "an array without its numbers"),
        ({"a": ["<f8", [2], 0]}, "an array whose numbers do not fill its shape"),
        ({"a": ["<f8", [0], 0]}, "an array whose numbers do not fill its shape"),
        ({"oa": ["object"]}, "an array with a broken shape"),
        ({"oa": "object"}, "an array with a broken shape"),
    ],
)
def test_each_refusal_has_its_own_words(tree, said):
    with pytest.raises(wire.WireError) as refused:
        wire.Unpacker([EIGHT]).unpack(tree)
    assert str(refused.value) == said


def test_a_dict_with_a_key_of_many_kinds_is_read():
    tree = {"d": [["a", 1], [1, 2], [{"t": [1, 2]}, {"t": []}], [None, [3]]]}
    assert wire.Unpacker([]).unpack(tree) == {"a": 1, 1: 2, (1, 2): (), None: [3]}


# ---- limits of a frame


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
