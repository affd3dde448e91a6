"""What a value becomes on its way across, each of its limits on both sides, each refusal in its own words."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.sandbox.inside import wire

EIGHT = b"12345678"


def packed(value):
    packer = wire.Packer()
    return packer.pack(value), packer.buffers


def nested(depth: int):
    value = 1
    for _ in range(depth):
        value = [value]
    return value


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
