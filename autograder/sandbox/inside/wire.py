"""Frames between the trusted process and the sandbox: JSON for the shape, raw buffers for arrays.

A frame is (length of the JSON, number of buffers, the buffers' lengths, the JSON, the buffers).
The decoder builds exact base types only and refuses whatever is too large, too deep or unknown,
so nothing a worker sends can run code, subclass a type, or grow without bound here. No pickle.
"""

from __future__ import annotations

import json
import math
import os
import re
import select
import struct
import time

import numpy as np

MAX_JSON = 8 << 20  # bytes of the JSON part
MAX_BUFFERS = 4096
MAX_BYTES = 4 << 20  # bytes of all buffers of a frame; the most that an exercise asks for is 1.8 MB, in E7.2
MAX_DEPTH = 32
MAX_NODES = 200_000
MAX_KEYS = 2000  # keys of a dict that are no strings: 140,000 colliding ints held a dict for 290 s
MAX_DIGITS = 4000
INTEGER = re.compile(rf"-?[0-9]{{1,{MAX_DIGITS}}}")

# bool, signed and unsigned integers, floats, complex numbers, in this machine's byte order
DTYPES = {np.dtype(code).str for code in "?bhilqBHILQefdFD"}


class WireError(Exception):
    """The other side sent, or the caller asked to send, what does not cross."""


class Deadline(Exception):
    """The other side did not answer in time."""


class Closed(Exception):
    """The other side has gone."""


def whole(text):
    """The same text without halves of characters, which no file and no terminal takes."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


class Ration:
    """Bytes that the frames of one question may have together, those of its calls back too."""

    def __init__(self, most=MAX_JSON + MAX_BYTES):
        self.left = most

    def spend(self, size):
        self.left -= size
        if self.left < 0:
            raise WireError("it called back with too much")


class Odd:
    """Stands for a value that does not cross; `kind` is the name of its class."""

    def __init__(self, kind):
        self.kind = kind


class Packer:
    """Turns a value into a JSON tree and a list of buffers.

    special : maps a value that is no plain data to a one-key tag dict, or returns None
    """

    def __init__(self, special=lambda value: None):
        self.buffers = []
        self.special = special
        self.nodes = 0

    def pack(self, value, depth=0):
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise WireError("the value is nested too deeply or has too many parts")
        if value is None or isinstance(value, (bool, np.bool_)):
            return None if value is None else bool(value)
        if isinstance(value, np.ndarray):
            return self._array(value)
        if isinstance(value, np.generic) and value.dtype.kind not in "fiubc":  # np.str_ is a plain string
            return self.pack(value.item(), depth + 1)
        if isinstance(value, np.generic):
            return {"s": self._array(np.asarray(value))["a"]}
        if isinstance(value, int):
            return self._integer(int(value))
        if isinstance(value, float):
            return float(value)
        if isinstance(value, complex):
            return {"c": [float(value.real), float(value.imag)]}
        if isinstance(value, str):
            return str.__str__(value)
        if isinstance(value, list):
            return [self.pack(item, depth + 1) for item in list.__iter__(value)]
        if isinstance(value, tuple):
            return {"t": [self.pack(item, depth + 1) for item in tuple.__iter__(value)]}
        if isinstance(value, dict):
            pairs = dict.items(value)
            return {"d": [[self.pack(k, depth + 1), self.pack(v, depth + 1)] for k, v in pairs]}
        return self.special(value) or {"o": type(value).__name__[:80]}

    def _integer(self, value):
        if -(2**63) <= value < 2**63:
            return value
        if value.bit_length() > 3 * MAX_DIGITS:
            raise WireError("an integer with more than 4000 digits")
        return {"i": str(value)}

    def _array(self, value):
        array = np.asarray(value).view(np.ndarray)
        if array.dtype == np.longdouble and array.dtype != np.float64:
            array = array.astype(np.float64)
        elif array.dtype == np.clongdouble and array.dtype != np.complex128:
            array = array.astype(np.complex128)
        if array.dtype.hasobject or array.dtype.str not in DTYPES:
            if array.dtype.kind == "f" or array.dtype.kind in "biuc":  # other byte order
                array = array.astype(array.dtype.newbyteorder("="))
            else:
                return {"oa": [str(array.dtype)[:40], list(array.shape)]}
        raw = np.ascontiguousarray(array).tobytes()
        self.buffers.append(raw)
        return {"a": [array.dtype.str, list(array.shape), len(self.buffers) - 1]}


class Unpacker:
    """The inverse; `special` turns the tags it knows into values and raises on others."""

    def __init__(self, buffers, special=None):
        self.buffers = list(buffers)
        self.special = special
        self.nodes = 0

    def unpack(self, tree, depth=0):
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise WireError("a frame is nested too deeply or has too many parts")
        if type(tree) is str:
            return whole(tree)
        if tree is None or type(tree) in (bool, int, float):
            return tree
        if type(tree) is list:
            return [self.unpack(item, depth + 1) for item in tree]
        if type(tree) is not dict or len(tree) != 1:
            raise WireError("a frame with an unknown shape")
        ((tag, body),) = tree.items()
        return self._tagged(tag, body, depth)

    def _tagged(self, tag, body, depth):
        if tag == "t" and type(body) is list:
            return tuple(self.unpack(item, depth + 1) for item in body)
        if tag == "d" and type(body) is list:
            return self._dict(body, depth)
        if tag == "a":
            return self._array(body)
        if tag == "s":
            return self._scalar(body)
        if tag == "c" and type(body) is list and [type(part) for part in body] == [float, float]:
            return complex(*body)
        if tag == "i" and type(body) is str and INTEGER.fullmatch(body):
            return int(body)
        if tag == "o" and type(body) is str:
            return Odd(whole(body[:80]))
        if tag == "oa":
            return self._object_array(body)
        if self.special is not None:
            return self.special(tag, body)
        raise WireError(f"a frame with an unknown tag {tag[:20]!r}")

    def _dict(self, body, depth):
        result, unusual = {}, 0
        for pair in body:
            if type(pair) is not list or len(pair) != 2:
                raise WireError("a dict with a broken pair")
            key = self.unpack(pair[0], depth + 1)
            unusual += type(key) is not str
            if unusual > MAX_KEYS:
                raise WireError("a dict with too many keys")
            try:
                result[key] = self.unpack(pair[1], depth + 1)
            except TypeError:
                raise WireError("a dict with a key that cannot be one") from None
        return result

    def _shape(self, shape):
        if type(shape) is not list or len(shape) > 16:
            raise WireError("an array with a broken shape")
        if any(type(n) is not int or not 0 <= n <= MAX_BYTES for n in shape):
            raise WireError("an array with a broken shape")
        if math.prod(n or 1 for n in shape) > MAX_BYTES:  # numpy multiplies so too, whatever is 0
            raise WireError("an array with a broken shape")
        return tuple(shape)

    def _scalar(self, body):
        array = self._array(body)
        if array.shape:
            raise WireError("a number with a shape")
        return array[()]

    def _array(self, body):
        if type(body) is not list or len(body) != 3 or type(body[0]) is not str or body[0] not in DTYPES:
            raise WireError("an array of a kind that does not cross")
        shape, index = self._shape(body[1]), body[2]
        if type(index) is not int or not 0 <= index < len(self.buffers) or self.buffers[index] is None:
            raise WireError("an array without its numbers")
        raw, self.buffers[index] = self.buffers[index], None  # named twice, one frame could fill the memory
        if math.prod(shape) * np.dtype(body[0]).itemsize != len(raw):
            raise WireError("an array whose numbers do not fill its shape")
        return np.frombuffer(raw, dtype=body[0]).reshape(shape).copy()

    def _object_array(self, body):
        """An array of objects keeps its shape, its contents stay behind."""
        if type(body) is not list or len(body) != 2:
            raise WireError("an array with a broken shape")
        shape = self._shape(body[1])
        self.nodes += math.prod(shape)  # the same: a name of a few bytes for an array of many
        if self.nodes > MAX_NODES:
            raise WireError("a frame is nested too deeply or has too many parts")
        return np.full(shape, None, dtype=object)


def read_exactly(fd, size, until):
    chunks, missing = [], size
    while missing:
        left = until - time.monotonic()
        if left <= 0 or not select.select([fd], [], [], left)[0]:
            raise Deadline
        try:
            chunk = os.read(fd, min(missing, 1 << 20))
        except (ConnectionError, OSError):
            raise Closed from None
        if not chunk:
            raise Closed
        chunks.append(chunk)
        missing -= len(chunk)
    return b"".join(chunks)


def write_all(fd, data, until):
    """Write on a non-blocking descriptor; a reader that stops reading costs a Deadline, not a hang."""
    view = memoryview(data)
    while view:
        left = until - time.monotonic()
        if left <= 0 or not select.select([], [fd], [], left)[1]:
            raise Deadline
        try:
            view = view[os.write(fd, view[: 1 << 16]) :]
        except BlockingIOError:
            continue
        except (ConnectionError, OSError):
            raise Closed from None


def send(fd, tree, buffers, until):
    body = json.dumps(tree).encode()
    if len(body) > MAX_JSON or len(buffers) > MAX_BUFFERS or sum(map(len, buffers)) > MAX_BYTES:
        raise WireError("the value is too large to hand over")
    head = struct.pack("<II", len(body), len(buffers)) + struct.pack(f"<{len(buffers)}Q", *map(len, buffers))
    write_all(fd, b"".join((head, body, *buffers)), until)


def receive(fd, until, ration=None):
    """The next frame as (tree, buffers); raises Deadline, Closed or WireError.

    ration : what the frame is taken from, where several share one
    """
    size, count = struct.unpack("<II", read_exactly(fd, 8, until))
    if size > MAX_JSON or count > MAX_BUFFERS:
        raise WireError("a frame that is too large")
    lengths = struct.unpack(f"<{count}Q", read_exactly(fd, 8 * count, until))
    if sum(lengths) > MAX_BYTES:
        raise WireError("a frame that is too large")
    if ration is not None:
        ration.spend(size + sum(lengths))
    body = read_exactly(fd, size, until)
    buffers = [read_exactly(fd, n, until) for n in lengths]
    try:
        tree = json.loads(body)
    except (ValueError, RecursionError):
        raise WireError("a frame that is no JSON") from None
    return tree, buffers
