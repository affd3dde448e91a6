"""Pairs that share text: counted beyond what is known and what many have, never one with oneself."""

from __future__ import annotations

import csv
import io

import pytest

from autograder.handback import similar
from autograder.handback.fingerprints import code_hashes
from autograder.handback.similar import LEAST, known_text, pairs, read_class
from autograder.handback.similar_list import listing, to_csv

OWN = "def f(a, b):\n    left = a * 3.7 + b ** 2\n    right = b / 0.9 - a * a\n    return left * right - 4.1 * left\n"
COPY = OWN.replace("left", "one").replace("right", "two").replace(" * ", "*")
OTHER = "def f(a, b):\n    return (a + b) * 2 - sum([a, b, a]) / 17\n"


def test_a_copy_with_other_names_is_a_pair_and_others_are_none():
    class_ = {"ada": {"E4.2": [OWN]}, "bob": {"E4.2": [COPY]}, "cyd": {"E4.2": [OTHER]}}
    (pair,) = pairs(class_, set())
    assert (pair.one, pair.other) == ("ada", "bob")
    shared, of = pair.shared["E4.2"]
    assert shared == of > LEAST


def test_cells_are_compared_by_exercise():
    assert pairs({"ada": {"E4.2": [OWN]}, "bob": {"E4.3": [COPY]}}, set()) == []


def test_what_is_known_is_not_counted():
    class_ = {"ada": {"E4.2": [OWN]}, "bob": {"E4.2": [COPY]}}
    assert pairs(class_, set(code_hashes(OWN))) == []


@pytest.mark.parametrize("students", [11, 150, 900])
def test_what_many_have_the_exercise_makes_alike(students):
    """More than 10 of a small class, than a tenth, than 40 of a large one; and no pair of them is made."""
    most = {11: 10, 150: 15, 900: 40}[students]
    alone = {f"s{n}": {"E4.2": [f"x = {n} * {n + 1} + {n + 2} - {n}"]} for n in range(students)}
    few = {f"s{n}": {"E4.2": [OWN]} for n in range(most)}
    assert len(pairs({**alone, **few}, set())) == most * (most - 1) // 2
    many = {f"s{n}": {"E4.2": [OWN]} for n in range(most + 1)}
    assert pairs({**alone, **many}, set()) == []


def test_the_rarer_text_comes_first():
    rare = OWN.replace("3.7", "8.8").replace("4.1", "6.6").replace("0.9", "5.5")
    class_ = {f"s{n}": {"E4.2": [OWN]} for n in range(4)} | {"ada": {"E4.2": [rare]}, "bob": {"E4.2": [rare]}}
    class_ |= {f"x{n}": {} for n in range(30)}
    found = pairs(class_, set())
    assert (found[0].one, found[0].other) == ("ada", "bob") and len(found) > 1


def test_a_pair_shares_more_than_a_line_that_anybody_writes():
    line = "y = a * 2 + b * 3\n"
    assert pairs({"ada": {"E4.2": [line]}, "bob": {"E4.2": [line]}}, set()) == []


def test_written_answers_are_compared_by_their_words():
    words = (
        "The slope of the sigmoid is at most a quarter, so each layer takes three parts of four away from it."
    )
    (pair,) = pairs({"ada": {"M4": [words]}, "bob": {"M4": [words.upper()]}, "cyd": {"M4": ["No."]}}, set())
    assert list(pair.shared) == ["M4"]


def test_the_release_our_answers_and_the_known_ways_are_known(tmp_path):
    from room import Room
    from submissions import answered, blank

    from autograder.authoring.course import Course
    from autograder.rehearsal.simulate import known_ways

    name = "04_one_neuron"
    room = Room(tmp_path, name)
    paths = {
        "ada": room.hand_in("ada", name, answered(name)),
        "bob": room.hand_in("bob", name, answered(name)),
        "cyd": room.hand_in("cyd", name, blank(name)),
        "dan": room.hand_in("dan", name, blank(name)),
        "eve": room.hand_in("eve", name, "no notebook"),
    }
    course = Course(room.root)
    read = read_class(course, name, paths)
    assert read.unread == ["eve"] and set(read.answers) == {"ada", "bob", "cyd", "dan"}
    assert {"E4.1", "E4.2", "E4.3", "E4.4", "M4"} <= set(read.answers["ada"])
    assert pairs(read.answers, set()) != []
    assert pairs(read.answers, known_text(course, name)) == []
    ways = {f"s{n}": {"E4.3": [text]} for n, text in enumerate(known_ways(course, name))}
    assert pairs(ways, known_text(course, name, known_ways(course, name))) == []


def test_a_cell_of_ones_own_goes_with_the_answer_before_it(tmp_path):
    from room import Room
    from submissions import answered

    from autograder.authoring.course import Course

    name = "04_one_neuron"
    nb = answered(name)
    place = next(
        n for n, c in enumerate(nb["cells"]) if c["metadata"].get("nbgrader", {}).get("grade_id") == "sigmoid"
    )
    mine = {
        "cell_type": "code",
        "id": "mine",
        "metadata": {},
        "source": OWN,
        "outputs": [],
        "execution_count": None,
    }
    nb["cells"].insert(place + 1, mine)
    room = Room(tmp_path, name)
    read = read_class(Course(room.root), name, {"ada": room.hand_in("ada", name, nb)})
    assert OWN in read.answers["ada"]["E4.1"]


def test_the_list_says_what_it_is_and_where_to_look():
    found = pairs({"ada": {"E4.2": [OWN]}, "bob": {"E4.2": [COPY]}}, set())
    shared, of = found[0].shared["E4.2"]
    shown = listing("04_one_neuron", 2, found, ["eve"])
    assert f"  1. ada and bob: E4.2 {shared} of {of} passages" in shown
    assert (
        "hint for a person to look, never a verdict" in shown and "not compared" in shown and "eve" in shown
    )
    assert "1 pair to look at" in shown and "class/submitted/" in shown
    nothing = listing("04_one_neuron", 2, [], [])
    assert "no pairs to look at" in nothing and "never a verdict" in nothing


def test_the_list_ends_and_the_csv_has_everything():
    class_ = {f"s{n}": {"E4.2": [OWN]} for n in range(8)}
    found = pairs(class_, set())
    assert len(found) == 28 and "and 8 pairs that share less: --csv lists them all" in listing(
        "04", 8, found, []
    )
    rows = list(csv.DictReader(io.StringIO(to_csv(found))))
    assert len(rows) == 28 and rows[0]["one"] == "s0" and rows[0]["exercise"] == "E4.2"


def test_nobody_is_compared_with_everybody(monkeypatch):
    """3,000 of whom nobody shares anything: the index has nothing to make a pair of."""
    asked = []
    monkeypatch.setattr(similar, "combinations", lambda who, n: asked.append(who) or ())
    class_ = {f"s{n}": {"E4.2": [f"x = {n} * {n + 1}.5 + {n + 2} - {n} * {n}.7"]} for n in range(3000)}
    assert pairs(class_, set()) == [] and asked == []
