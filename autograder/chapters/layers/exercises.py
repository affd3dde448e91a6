"""Chapter 05: the layers as functions (`functions`) and as classes (`layer_classes`)."""

from __future__ import annotations

from autograder.chapters.layers.functions import (
    judge_dense_backward,
    judge_dense_forward,
    judge_sigmoid_backward,
)
from autograder.chapters.layers.layer_classes import judge_layers
from autograder.engine.verdict import Exercise

_GIVEN_SIGMOID = '''def sigmoid(s):
    """As you built it in 04."""
    e = np.exp(-np.abs(s))
    return np.where(np.asarray(s) >= 0, 1 / (1 + e), e / (1 + e))
'''

EXERCISES = [
    Exercise("E5.1", ("sigmoid_backward",), {"": 2}, judge_sigmoid_backward, given=_GIVEN_SIGMOID),
    Exercise("E5.2", ("dense_forward",), {"": 1}, judge_dense_forward),
    Exercise("E5.3", ("dense_backward",), {"": 4}, judge_dense_backward),
    Exercise(
        "E5.4",
        ("Dense", "Sigmoid"),
        {"": 3, "bonus": 0},
        judge_layers,
        given=_GIVEN_SIGMOID,
        part_names={"bonus": ("MyLayer",)},
    ),
]
