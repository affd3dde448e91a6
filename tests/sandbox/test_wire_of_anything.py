"""Whatever is sent: plain values come back as they were, anything else is refused as a `WireError`."""

from __future__ import annotations

import contextlib
import json
import os
import struct
import time

import numpy as np
import pytest
from anything import any_json, any_leaf, any_text
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from autograder.sandbox.inside import wire

PLAIN_ARRAYS = arrays.arrays(
    st.sampled_from(sorted(wire.DTYPES)).map(np.dtype),
    arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=3),
)
WHOLE_TEXT = st.text(max_size=60)  # halves of characters are no text: no file and no terminal takes them
SCALARS = st.none() | st.booleans() | st.integers(-(10**300), 10**300) | st.floats() | WHOLE_TEXT
KEYS = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=4)
PLAIN = st.recursive(
    SCALARS | st.complex_numbers() | PLAIN_ARRAYS | PLAIN_ARRAYS.map(lambda array: array.reshape(-1)[:1]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=15,
)


def exact(value) -> str:
    """The value with its types and bits written out: equal only for equals, NaN and -0.0 too."""
    if isinstance(value, np.ndarray):
        return f"array {value.dtype.str} {value.shape} {value.tobytes().hex()}"
    if isinstance(value, (list, tuple)):
        return f"{type(value).__name__}({', '.join(map(exact, value))})"
    if isinstance(value, dict):
        return f"dict({', '.join(f'{exact(k)}: {exact(v)}' for k, v in value.items())})"
    return f"{type(value).__name__} {value!r}"


def on_a_pipe(written: bytes, read):
    """What `read(descriptor, deadline)` makes of bytes that were written and then the pipe closed."""
    r, w = os.pipe()
    try:
        os.write(w, written[:60_000])
        os.close(w)
        return read(r, time.monotonic() + 60)
    finally:
        os.close(r)


@given(PLAIN)
@example([float("nan"), -0.0, float("-inf")])
@example({(1, ("a", None)): [], "": ()})
def test_a_plain_value_comes_out_as_it_went_in(value):
    packer = wire.Packer()
    tree = packer.pack(value)
    r, w = os.pipe()
    try:
        wire.send(w, tree, packer.buffers, time.monotonic() + 60)
        received, buffers = wire.receive(r, time.monotonic() + 60)
    finally:
        os.close(r)
        os.close(w)
    assert exact(wire.Unpacker(buffers).unpack(received)) == exact(value)


def lies(inner):
    """Trees that look like the wire's own, with bodies that need not fit."""
    numbers = st.integers(-2, 5) | st.sampled_from([2**26, 2**31, 2**70])
    shapes = st.lists(numbers, max_size=18) | inner
    kinds = st.sampled_from([*sorted(wire.DTYPES), "|O", "<U4", "|V0"]) | inner
    bodies = st.tuples(kinds, shapes, numbers).map(list) | st.tuples(kinds, shapes).map(list) | inner
    pairs = st.lists(st.lists(inner, min_size=2, max_size=2) | inner, max_size=4)
    tag = st.sampled_from(["a", "s", "oa", "t", "d", "c", "i", "o", "k", "g"]) | any_text
    return (
        st.builds(lambda t, body: {t: body}, tag, bodies | pairs | any_leaf)
        | st.lists(inner, max_size=4)
        | st.dictionaries(any_text, inner, max_size=3)
    )


@given(st.recursive(any_leaf, lies, max_leaves=12), st.lists(st.binary(max_size=24), max_size=3))
@example({"i": "twelve"}, [])
@example({"i": "-" + "1" * 4000}, [])
@example({"i": "1_0"}, [])
@example({"a": [["<f8"], [0], 0]}, [b""])
@example({"a": [{}, [0], 0]}, [b""])
@example({"s": ["<f8", [2], 0]}, [b"1234567812345678"])
@example({"s": ["<f8", [0], 0]}, [b""])
@example({"a": ["<f8", [0, 2**26, 2**26, 2**26], 0]}, [b""])
@example({"oa": ["object", [0, 2**26, 2**26, 2**26]]}, [])
@example({"a": ["<f8", [True], 0]}, [b"12345678"])
@example({"a": ["<f8", [1], False]}, [b"12345678"])
@example({"d": [[{"d": []}, 1]]}, [])
@example({"d": [[{"a": ["<f8", [1], 0]}, 1]]}, [b"12345678"])
@example({"c": [1, 2]}, [])
def test_any_tree_is_a_value_or_refused(tree, buffers):
    with contextlib.suppress(wire.WireError):
        only_plain(wire.Unpacker(buffers).unpack(tree))


def only_plain(value) -> None:
    """Fails if there is anything in it that could run code of the sender."""
    if type(value) in (list, tuple):
        for item in value:
            only_plain(item)
    elif type(value) is dict:
        for key, item in value.items():
            only_plain(key)
            only_plain(item)
    elif type(value) is np.ndarray and value.dtype == object:
        assert all(item is None for item in value.reshape(-1))
    else:
        plain = type(value) in (type(None), bool, int, float, complex, str, np.ndarray, wire.Odd)
        assert plain or (isinstance(value, np.generic) and value.dtype.str in wire.DTYPES), type(value)


def frame(body: bytes, buffers=(), size=None, count=None, lengths=None) -> bytes:
    lengths = [len(one) for one in buffers] if lengths is None else lengths
    head = struct.pack("<II", len(body) if size is None else size, len(lengths) if count is None else count)
    return head + struct.pack(f"<{len(lengths)}Q", *lengths) + body + b"".join(buffers)


lengths = st.integers(0, 40) | st.integers(0, 2**32 - 1)
BODIES = st.binary(max_size=60) | any_json.map(lambda tree: json.dumps(tree).encode())
FRAMES = st.builds(
    frame,
    BODIES,
    st.lists(st.binary(max_size=20), max_size=3),
    st.none() | lengths,
    st.none() | lengths,
    st.none() | st.lists(st.integers(0, 2**64 - 1) | lengths, max_size=3),
)


@given(st.binary(max_size=80) | FRAMES)
@example(frame(b"[" * 50_000))
@example(frame(b"9" * 50_000))
@example(frame(b"\xff\xfe"))
@example(frame(b""))
@example(frame(b'"\\ud800"'))
def test_any_bytes_are_a_tree_or_refused(sent):
    with contextlib.suppress(wire.WireError, wire.Closed):
        tree, buffers = on_a_pipe(sent, wire.receive)
        assert type(tree) in (type(None), bool, int, float, str, list, dict)
        assert all(type(one) is bytes for one in buffers)


@given(BODIES, st.lists(st.binary(max_size=20), max_size=3), st.data())
def test_a_frame_that_breaks_off_is_a_closed_line(body, buffers, data):
    whole = frame(body, buffers)
    with pytest.raises(wire.Closed):
        on_a_pipe(whole[: data.draw(st.integers(0, len(whole) - 1))], wire.receive)


@pytest.mark.parametrize("tree", [[None] * 250_000, {"t": [None] * 250_000}, {"d": [["", None]] * 150_000}])
def test_the_work_for_one_frame_is_bounded(tree):
    """Counted, not timed: the decoder stops at its limit, however much is left."""
    unpacker = wire.Unpacker([])
    with pytest.raises(wire.WireError):
        unpacker.unpack(tree)
    assert unpacker.nodes == wire.MAX_NODES + 1


def test_keys_that_could_collide_are_few():
    """140,000 ints with one hash held a dict for 290 s; strings are hashed with a secret."""
    keys = [[number, None] for number in range(wire.MAX_KEYS + 2)]
    with pytest.raises(wire.WireError, match="keys"):
        wire.Unpacker([]).unpack({"d": keys})
    assert len(wire.Unpacker([]).unpack({"d": keys[: wire.MAX_KEYS]})) == wire.MAX_KEYS
    names = [[str(number), None] for number in range(wire.MAX_KEYS + 2)]
    assert len(wire.Unpacker([]).unpack({"d": names})) == wire.MAX_KEYS + 2
