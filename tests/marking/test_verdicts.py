"""Verdicts are kept whole or not at all, and found again as what they were."""

from __future__ import annotations

import json
import os
from dataclasses import asdict

import pytest
from anything import any_json
from backprop.version import version
from hypothesis import HealthCheck, example, given, settings

from autograder.marking import verdicts
from autograder.marking.verdicts import Judged, Note, Run, Store, chapter_of

PASSED = Judged("E4-3", "E4.3", 4.0, True, "passed", None, "passed", "")
MISSED = Judged("E4-1-quiet", "E4.1 quiet", 1.0, False, "not yet", "overflow", "Your words", "Look there")
STUMBLED = Judged("E4-2", "E4.2", 2.0, False, "could not check", None, "", "", "Traceback: ours")
RUN = Run(level=2, seconds=1.5, judged=[PASSED, MISSED, STUMBLED])
KEY = "ab" + "c" * 62


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "verdicts")


def files(store: Store) -> list[str]:
    return sorted(str(path.relative_to(store.folder)) for path in store.folder.rglob("*") if path.is_file())


# ---- what a mark is


def test_a_passed_check_earns_its_points_and_another_none():
    assert (PASSED.score, MISSED.score) == (4.0, 0.0)


def test_where_our_own_check_stumbled_a_person_gives_the_points():
    assert STUMBLED.score is None
    assert Judged(**{**asdict(PASSED), "stumbled": "x"}).score is None
    assert Judged("c", "e", 1.0, True, "passed", None, "", "").stumbled == ""


def test_a_run_gives_each_test_cell_its_points():
    assert RUN.scores == {"E4-3": 4.0, "E4-1-quiet": 0.0, "E4-2": None}
    assert Run(1).scores == {} and Run(1).seconds == 0.0


def test_a_run_says_which_version_judged_it():
    assert RUN.version == version() and RUN.version
    old = json.loads(RUN.to_json())
    del old["version"]
    assert Run.from_json(json.dumps(old)).version == ""


def test_two_runs_share_nothing():
    one, other = Run(2), Run(2)
    one.judged.append(PASSED)
    assert other.judged == [] and other.outputs == []


def test_the_chapter_of_a_notebook_is_its_declared_name():
    assert chapter_of("04_one_neuron") == "one_neuron"


# ---- runs


def test_a_run_comes_back_as_it_was(store):
    store.put(KEY, RUN)
    found = store.get(KEY)
    assert found == RUN and type(found.judged[0]) is Judged
    assert store.text(KEY) == RUN.to_json()
    assert files(store) == [f"ab/{KEY}.json"]


def test_text_from_elsewhere_is_kept_as_it_is(store):
    store.put_text(KEY, RUN.to_json())
    assert store.get(KEY) == RUN


def test_another_key_finds_nothing(store):
    store.put(KEY, RUN)
    assert store.get(KEY[:-1] + "d") is None
    with pytest.raises(OSError):
        store.text(KEY[:-1] + "d")


def test_a_later_run_takes_the_place_of_the_first(store):
    store.put(KEY, RUN)
    store.put(KEY, Run(1))
    assert store.get(KEY) == Run(1)


@given(any_json)
@example([])
@example({"level": 2})
@example({"level": 2, "judged": [{}]})
@example({"level": 2, "judged": [3]})
@example({"level": 2, "judged": 3})
@example({"level": 2, "judged": [], "surprise": 1})
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json_is_a_run_or_none(store, tree):
    store.put_text(KEY, json.dumps(tree))
    assert store.get(KEY) is None or isinstance(store.get(KEY), Run)


@pytest.mark.parametrize("text", ["", "{", "null", "\x00"])
def test_what_a_crash_or_a_hand_left_is_no_run(store, text):
    store.put_text(KEY, text)
    assert store.get(KEY) is None


def test_bytes_that_are_no_text_are_no_run(store):
    store.put(KEY, RUN)
    (store.folder / "ab" / f"{KEY}.json").write_bytes(b"\xff\xfe\xff")
    assert store.get(KEY) is None


def test_a_forgotten_run_is_gone_and_may_be_forgotten_twice(store):
    store.put(KEY, RUN)
    store.forget(KEY)
    assert store.get(KEY) is None and files(store) == []
    store.forget(KEY)


def test_a_run_that_cannot_be_written_leaves_the_old_one_and_no_crumbs(store, monkeypatch):
    store.put(KEY, RUN)

    def full(*_):
        raise OSError("no space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        with pytest.raises(OSError, match="no space"):
            store.put(KEY, Run(1))
    assert store.get(KEY) == RUN and files(store) == [f"ab/{KEY}.json"]


# ---- notes


def test_a_note_comes_back_as_it_was(store):
    note = Note(KEY, "raw", {"E4-3": 4.0, "E4-2": None})
    store.note("04_one_neuron", "ada", note)
    assert store.noted("04_one_neuron", "ada") == note
    assert files(store) == ["students/04_one_neuron/ada.json"]


def test_a_note_is_of_one_student_and_one_assignment(store):
    store.note("04_one_neuron", "ada", Note(KEY, "raw"))
    assert store.noted("04_one_neuron", "bob") == store.noted("05_layers", "ada") == Note()
    assert Note() == Note("", "", {})


@given(any_json)
@example({"key": "k"})
@example({"key": "k", "raw": "r", "scores": 3})
@example({"key": "k", "raw": "r", "scores": None})
@example([1])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json_is_a_note(store, tree):
    store.note("04_one_neuron", "ada", Note())
    [path] = store.folder.rglob("ada.json")
    path.write_text(json.dumps(tree), encoding="utf-8")
    assert isinstance(store.noted("04_one_neuron", "ada"), Note)


@pytest.mark.parametrize("content", [b"", b"{", b"null", b"3", b"\xff\xff"])
def test_a_note_that_cannot_be_read_is_empty(store, content):
    store.note("04_one_neuron", "ada", Note(KEY, "raw"))
    [path] = store.folder.rglob("ada.json")
    path.write_bytes(content)
    assert store.noted("04_one_neuron", "ada") == Note()


def test_keys_lie_in_folders_by_their_first_two_letters(store):
    for key in ("aa1", "aa2", "ab1"):
        store.put(key, Run(2))
    assert files(store) == ["aa/aa1.json", "aa/aa2.json", "ab/ab1.json"]
    assert verdicts.Store(store.folder).get("aa2") == Run(2)
