"""Which notebook a file is, told by its cells; what is repaired, what is no notebook, what is blank."""

from __future__ import annotations

import codecs
import json

import pytest
from submissions import ROOT, answered, blank, code, markdown

from autograder.authoring.course import Course
from autograder.intake import notebooks as module
from autograder.intake.notebooks import (
    NotOurs,
    Release,
    cells_of,
    graded_id,
    grading,
    ids_of,
    read_work,
    releases,
    text_of,
    which,
)

NB = "04_one_neuron"
KNOWN = releases(Course(ROOT))


def read(tree, encoding="utf-8"):
    return read_work(json.dumps(tree, ensure_ascii=False).encode(encoding), KNOWN)


def said(content: bytes) -> str:
    with pytest.raises(ValueError) as caught:
        read_work(content, KNOWN)
    return str(caught.value)


@pytest.mark.parametrize("name", [release.name for release in KNOWN])
def test_every_notebook_of_the_course_is_told_from_the_others(name):
    work = read(blank(name))
    assert (work.notebook, work.is_blank, work.repairs) == (name, True, [])


def test_a_release_knows_what_no_other_notebook_has():
    made = releases(Course(ROOT))
    assert [release.name for release in made] == list(Course(ROOT).names()) and len(made) > 8
    for one in made:
        others = [other for other in made if other is not one]
        assert one.ids and one.texts and one.texts <= one.all_texts
        assert not any(one.ids & other.ids or one.texts & other.texts for other in others)
    solutions = next(one for one in made if one.name == NB).solutions
    cells = {
        c["metadata"]["nbgrader"]["grade_id"]: c for c in blank(NB)["cells"] if "nbgrader" in c["metadata"]
    }
    wanted = {key: "".join(c["source"]) for key, c in cells.items() if c["metadata"]["nbgrader"]["solution"]}
    assert {key: text.split() for key, text in solutions.items()} == {k: t.split() for k, t in wanted.items()}


def test_ids_decide_and_where_there_are_none_the_texts():
    tree = answered(NB)
    tree["cells"] += [
        {**one, "id": f"x{n}", "metadata": {}} for n, one in enumerate(blank("05_layers")["cells"])
    ]
    assert read(tree).notebook == NB
    for cell in tree["cells"]:
        cell["metadata"] = {}
        cell.pop("id", None)
    assert read(tree).notebook == "05_layers"


def known(name: str, ids="", texts="") -> Release:
    return Release(name, frozenset(ids), frozenset(texts), {}, frozenset(texts))


def cells(ids="", texts="") -> dict:
    return {"cells": [{"id": one, "source": ""} for one in ids] + [{"source": one} for one in texts]}


def test_as_many_of_two_is_neither():
    both = [known("a", "12", "xy"), known("b", "34", "zw")]
    assert which(cells("123"), both).name == "a"
    assert which(cells("13", "xzw"), both).name == "b"
    for tree in (cells("13", "xz"), cells()):
        with pytest.raises(NotOurs, match="^a notebook, but none of this course$"):
            which(tree, both)
    assert which(cells("1"), both[:1]).name == "a"
    with pytest.raises(NotOurs):
        which(cells("1"), [])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "an empty file"),
        (b"  \n", "an empty file"),
        (b"{", "not valid JSON, so not a notebook"),
        (b"[" * 200_000, "nested too deep to be a notebook"),
        (b"[1]", "not a notebook"),
        (b'{"a": 1}', "not a notebook"),
        (b'{"cells": []  , "nbformat": 4}', "a notebook, but none of this course"),
        (b'{"cells": 7, "nbformat": 4}', "a notebook, but none of this course"),
        (b'{"cells": [], "nbformat": 99}', "its format cannot be read (NBFormatError)"),
    ],
)
def test_what_is_none_says_why(content, reason):
    assert said(content).startswith(reason.partition(" (")[0])


def test_a_sound_file_that_is_not_ours_is_told_from_a_broken_one():
    with pytest.raises(NotOurs):
        read({"a": 1})
    with pytest.raises(ValueError) as caught:
        read_work(b"{", KNOWN)
    assert not isinstance(caught.value, NotOurs)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_another_encoding_is_repaired(encoding):
    work = read(answered(NB, M4="Größe"), encoding)
    assert work.repairs == ["encoding repaired"] and "Größe" in work.content
    assert read(answered(NB, M4="Größe")).repairs == []


def test_utf_16_of_the_other_end_and_bytes_of_no_encoding():
    text = json.dumps(answered(NB, M4="Größe"), ensure_ascii=False)
    work = read_work(codecs.BOM_UTF16_BE + text.encode("utf-16-be"), KNOWN)
    assert work.repairs == ["encoding repaired"] and "Größe" in work.content
    latin = read_work(text.replace("−", "-").encode("latin-1", "replace"), KNOWN)
    assert latin.repairs == [] and "Größe" in latin.content


def test_half_a_character_is_replaced():
    work = read_work(json.dumps(answered(NB, M4="a\ud83db")).encode(), KNOWN)
    assert work.repairs == ["half characters replaced"] and "a\ufffdb" in work.content


def test_an_older_format_is_brought_to_four():
    tree = answered(NB)
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"metadata": {}, "cells": []}]}
    for one in tree["cells"]:
        text = "".join(one["source"])
        kind = {"input": text, "language": "python", "outputs": [], "collapsed": False} if one["cell_type"] == "code" else {"source": text}  # fmt: skip
        old["worksheets"][0]["cells"].append(
            {"cell_type": one["cell_type"], "metadata": one["metadata"], **kind}
        )
    work = read(old)
    assert work.repairs == ["format 3 brought to 4"]
    assert (work.notebook, json.loads(work.content)["nbformat"]) == (NB, 4)


def test_a_huge_notebook_loses_its_outputs(monkeypatch):
    tree = answered(NB)
    tree["cells"][2]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x"}]
    size = len(json.dumps(tree).encode())
    monkeypatch.setattr(module, "OUTPUTS_KEPT", size)
    assert read_work(json.dumps(tree).encode(), KNOWN).repairs == []
    monkeypatch.setattr(module, "OUTPUTS_KEPT", size - 1)
    work = read_work(json.dumps(tree).encode(), KNOWN)
    assert work.repairs == ["outputs of 0.0 MB left out"] or "MB left out" in work.repairs[0]
    cells = json.loads(work.content)["cells"]
    assert all(one["outputs"] == [] for one in cells if one["cell_type"] == "code")
    assert not any("outputs" in one for one in cells if one["cell_type"] == "markdown")


def test_the_content_is_as_jupyter_writes_it():
    tree = answered(NB, M4="Größe")
    assert read(tree).content == json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def test_work_is_what_somebody_could_have_typed():
    assert read(blank(NB)).is_blank and not read(answered(NB)).is_blank
    assert not read(answered(NB, M4="because")).is_blank
    more = blank(NB)
    more["cells"] += [code(""), markdown("  \n")]
    assert read(more).is_blank
    assert not read({**more, "cells": [*more["cells"], code("x = 1")]}).is_blank
    assert read({**blank(NB), "cells": blank(NB)["cells"][1:]}).is_blank
    sources = read(more).sources
    assert "" not in sources and sources == tuple(filter(None, map(text_of, more["cells"])))


def test_what_editors_change_is_no_difference():
    assert text_of({"source": ["\n", "a  \r\n", "b\n", "\n"]}) == text_of({"source": "a\nb"}) == "a\nb"
    assert text_of({}) == text_of({"source": 7})[:-1] == text_of({"source": None})[:-4] == ""
    assert text_of({"source": ["a", 1]}) == "a1"


def test_cells_of_any_tree():
    assert (
        cells_of({"cells": [{"a": 1}, 3, None]}) == [{"a": 1}]
        and cells_of({}) == cells_of({"cells": {}}) == []
    )
    one = {"id": 7, "metadata": {"nbgrader": {"grade_id": "E4.1"}}}
    assert (grading(one), graded_id(one), ids_of(one)) == ({"grade_id": "E4.1"}, "E4.1", {"E4.1", "7"})
    for bare in ({}, {"metadata": 1}, {"metadata": {"nbgrader": []}}):
        assert (grading(bare), graded_id(bare), ids_of(bare)) == ({}, "", set())
