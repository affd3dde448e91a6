"""A text that would fill the memory is refused before it is parsed; what people save is not."""

from __future__ import annotations

import json

import pytest
from submissions import blank

from autograder.intake import notebooks
from autograder.intake.parts import MOST_PARTS, too_many_parts
from autograder.marking.rebuild import read_submission

NAME = "04_one_neuron"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("[1, 2]", 2),
        ("{}", 4),
        ('{"a": [1]}', 6),
        ('["{[,", "\\"{{{", "\\\\"]', 6),
        ('"[{,', 1),
        ('"\\', 1),
        ("", 0),
    ],
)
def test_what_stands_in_a_text_is_no_part(text, count):
    assert too_many_parts(text, count - 1) and not too_many_parts(text, count)


def test_dicts_by_the_million_are_refused_by_whoever_reads_them():
    bomb = '{"cells": [], "x": [' + "{}," * (MOST_PARTS // 5) + "{}]}"
    with pytest.raises(ValueError, match="clear its outputs"):
        read_submission(bomb.encode())
    with pytest.raises(ValueError, match="clear its outputs"):
        notebooks.read_json(bomb.encode(), [])


def test_an_honest_notebook_is_far_from_it_also_with_a_chart_of_a_million_numbers():
    notebook = blank(NAME)
    assert not too_many_parts(json.dumps(notebook), MOST_PARTS // 500)
    chart = {"data": {"application/json": [0.5] * 1_000_000}, "metadata": {}, "output_type": "display_data"}
    notebook["cells"][3]["outputs"] = [chart]
    assert not too_many_parts(json.dumps(notebook))


def test_texts_without_an_end_are_looked_at_once():
    """A scan from each escaped quote to the end would take hours."""
    assert not too_many_parts('"' + '\\"' * 2_000_000)
