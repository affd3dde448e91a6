"""Which notebooks a parcel is of."""

from __future__ import annotations

import pytest

from autograder.intake.parcel import Entry
from autograder.intake.subject import Subject, main_ones

NOTEBOOKS = ["03_gradient_check", "04_one_neuron"]


def subject(*files: str, only: str | None = None, **sent: int) -> Subject:
    made = Subject(only, NOTEBOOKS, [Entry(tuple(file.split("/"))) for file in files])
    made.sent.update(sent)
    return made


@pytest.mark.parametrize(
    ("senders", "main"),
    [
        ({}, []),
        ({"a": 4, "b": 2, "c": 1}, ["a", "b"]),
        ({"b": 3, "a": 2}, ["a", "b"]),
        ({"a": 3, "b": 1}, ["a"]),
    ],
)
def test_half_as_many_as_the_commonest_are_enough(senders, main):
    assert main_ones(senders) == main


def test_what_was_sent_goes_before_names_and_what_was_asked_for_before_both():
    file = "ada/04_one_neuron.pdf"
    assert subject(file).main() == [] and subject(file).wanted() == ["04_one_neuron"]
    assert subject(file, x=1).main() == subject(file, x=1).wanted() == ["x"]
    assert subject(file, only="y", x=1).main() == subject(file, only="y", x=1).wanted() == ["y"]


def test_names_that_speak_of_none_or_of_several_say_nothing():
    assert subject("ada/a.pdf").wanted() == [""]
    assert subject("ada/04_one_neuron.pdf", "bob/03_gradient_check.pdf").wanted() == [""]


def test_a_file_without_a_chapter_counts_to_the_commonest():
    assert subject().commonest() == ""
    assert subject(x=1, y=2).commonest() == "y"
    assert subject(only="z", x=1).commonest() == "z"
