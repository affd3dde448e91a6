"""Which modules of ours a file imports, read without running it, and once for a class and its slots."""

from __future__ import annotations

import json

import pytest
from submissions import ROOT

from autograder.marking import reuse_key


@pytest.mark.parametrize(
    "source, found",
    [
        ("import a.b", ["a.b"]),
        ("import a.b as c, d", ["a.b", "d"]),
        ("from a import b", ["a.b"]),
        ("from a import name", ["a"]),
        ("from a import b, name", ["a.b", "a"]),
        ("def f():\n    import a.b", ["a.b"]),
        ("class C:\n    def f(self):\n        if x:\n            from a import b", ["a.b"]),
        ("try:\n    import d\nexcept ImportError:\n    import e", ["d", "e"]),
        ("if TYPE_CHECKING:\n    import a.b", []),
        ("import typing\nif typing.TYPE_CHECKING:\n    import a.b", ["typing"]),
        ("if True:\n    import a.b", ["a.b"]),
        ("from . import b", ["a.b"]),
        ("from . import name", ["a"]),
        ("from .b import name", ["a.b"]),
        ("from .. import d", []),
        ("x = 'import a.b'", []),
    ],
)
def test_imports_are_read_as_python_runs_them(source, found):
    assert list(reuse_key.imported(source.encode(), {"a", "a.b", "d"}.__contains__, "a")) == found


def test_a_module_is_found_where_python_has_it_or_would_have_it():
    assert reuse_key.file_of("autograder.engine.walk") == ROOT / "autograder/engine/walk.py"
    assert reuse_key.file_of("autograder.rehearsal.simulate") == ROOT / "autograder/rehearsal/simulate.py"
    assert reuse_key.file_of("autograder.rehearsal") == ROOT / "autograder/rehearsal/__init__.py"
    for nothing in ("autograder.no_such", "no_such", "sys", "autograder.engine.walk.Walk"):
        assert reuse_key.file_of(nothing) is None


def test_a_slot_that_was_told_what_its_class_has_read_parses_nothing(monkeypatch):
    """To parse the 117 files of a key takes 0.2 s of each slot."""
    reuse_key.fingerprint("04_one_neuron")
    told = json.dumps(reuse_key.READ)
    monkeypatch.setattr(reuse_key, "READ", {})
    monkeypatch.setattr(reuse_key, "read_imports", lambda source: pytest.fail("parsed"))
    reuse_key.READ.update(json.loads(told))
    reuse_key.fingerprint("04_one_neuron")


def test_what_was_read_is_known_by_what_stands_in_it():
    assert reuse_key.imports_of(b"import this_one") == [["this_one", ""]]
    assert reuse_key.imports_of(b"from that import one") == [["that", "one"]]
    assert reuse_key.imports_of(b"import this_one") == [["this_one", ""]]
