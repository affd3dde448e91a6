"""Only plain data crosses, within limits, and comes out as exact base types."""

import json
import os
import struct
import tempfile
import time
from collections import namedtuple

import numpy as np
import pytest

from autograder.sandbox.inside import wire


def cross(value):
    packer = wire.Packer()
    tree = json.loads(json.dumps(packer.pack(value)))
    return wire.Unpacker(packer.buffers).unpack(tree)


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        0,
        -(2**63),
        2**200,
        1.5,
        float("inf"),
        2 - 3j,
        "σ′",
        [1, [2.0]],
        (1, "a"),
        {("y", "h1"): -1.0, "k": None},
    ],
)
def test_plain_values_come_out_as_they_went_in(value):
    result = cross(value)
    assert result == value and type(result) is type(value)


@pytest.mark.parametrize("code", "?bhilqBHILQefdFD")
def test_arrays_keep_dtype_shape_and_numbers(code):
    array = np.arange(6).reshape(2, 3).astype(code)[:, ::-1]
    result = cross(array)
    assert result.dtype == array.dtype and result.tolist() == array.tolist()


def test_numpy_scalars_stay_scalars():
    assert type(cross(np.float32(0.5))) is np.float32


def test_subclasses_lose_their_powers():
    class Sly(float):
        def __eq__(self, other):
            return True

        __hash__ = float.__hash__

    class SlyArray(np.ndarray):
        def __sub__(self, other):
            return np.zeros(self.shape)

    Pair = namedtuple("Pair", "dw dx")
    assert type(cross(Sly(2.0))) is float
    assert type(cross(np.ones(2).view(SlyArray))) is np.ndarray
    assert type(cross(np.matrix([[1.0]]))) is np.ndarray
    assert type(cross(Pair(1, 2))) is tuple


def test_what_is_no_data_arrives_as_the_name_of_its_class():
    class AlwaysEqual:
        def __eq__(self, other):
            return True

    assert cross(AlwaysEqual()).kind == "AlwaysEqual"
    assert cross([iter(())])[0].kind == "tuple_iterator"


def test_object_arrays_keep_only_their_shape():
    result = cross(np.array([[object(), 1]], dtype=object))
    assert result.dtype == object and result.shape == (1, 2) and result[0, 1] is None


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [nested(40), list(range(250_000)), 10**5000, {i: 0 for i in range(3000)}],
    ids=["deep", "wide", "long", "many keys"],
)
def test_what_is_too_deep_too_wide_or_too_long_is_refused(value):
    with pytest.raises(wire.WireError):
        cross(value)


@pytest.mark.parametrize(
    "tree",
    [
        {"a": ["<f8", [3], 0]},  # numbers that do not fill the shape
        {"a": ["<f8", [-1], 0]},
        {"a": ["|O", [1], 0]},
        {"a": ["<f8", [2**70], 0]},
        {"a": ["<f8", "x", 0]},
        {"k": 0},
        {"g": {}},
        {"a": 1, "b": 2},
        {"d": [[[], 1]]},  # a key that cannot be one
        {"d": [[1]]},
        {"i": "9" * 5000},
        {"t": 3},
    ],
)
def test_forged_trees_are_refused(tree):
    with pytest.raises(wire.WireError):
        wire.Unpacker([b"12345678"]).unpack(tree)


@pytest.mark.parametrize(
    "head",
    [
        struct.pack("<II", 2**31, 0),  # a frame of 2 GB
        struct.pack("<II", 10, 10**6),
        struct.pack("<IIQ", 2, 1, 2**40),
        struct.pack("<II", 3, 0) + b"{]{",
        struct.pack("<II", 100_000, 0) + b"[" * 100_000,
        struct.pack("<II", 5000, 0) + b"9" * 5000,
    ],
)
def test_forged_frames_are_refused(head):
    with tempfile.TemporaryFile() as file:
        file.write(head)
        file.seek(0)
        with pytest.raises((wire.WireError, wire.Closed)):
            wire.receive(file.fileno(), time.monotonic() + 2)


def test_a_slow_sender_meets_the_deadline():
    r, w = os.pipe()
    os.write(w, b"\0\0")
    with pytest.raises(wire.Deadline):
        wire.receive(r, time.monotonic() + 0.2)
