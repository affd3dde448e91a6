"""Every sentence that a check can say is said of an answer of which it is true, and what nobody can provoke goes.

Three ways to show it: an answer file whose name begins with the id (tried in `test_bank.py`), an answer
generated here from the data of a way, or a test of the engine that asks for the id.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import answers
import hints
import numpy as np
import pytest

from autograder.chapters.chain_rule import forward_slips, graphs
from autograder.chapters.layers.forward import STATIONS as DENSE_STATIONS
from autograder.chapters.layers.functions import DENSE_FORWARD
from autograder.chapters.layers.mistakes import LAYERS
from autograder.chapters.layers.way import DENSE_WAY, SIGMOID_WAY
from autograder.chapters.one_neuron import curves, same_number
from autograder.chapters.one_neuron.exercises import NEURON_BACKWARD, NEURON_FORWARD
from autograder.chapters.one_neuron.forward import STATIONS as NEURON_STATIONS
from autograder.chapters.one_neuron.way import WAY as NEURON_WAY
from autograder.chapters.start_here.mistakes import SHAPE_MISTAKES
from autograder.chapters.three_layer_net.exercises import FORWARD
from autograder.chapters.three_layer_net.forward import STATIONS as NET_STATIONS
from autograder.chapters.three_layer_net.way import net_way
from autograder.engine import registry
from autograder.engine.diagnose import diagnose
from autograder.engine.everyday import EVERYDAY
from autograder.engine.form_mistakes import STRUCTURE
from autograder.engine.local import LocalAnswer
from autograder.engine.mistake import Mistake
from autograder.engine.telling import told
from autograder.engine.way_search import Search, right_values

TESTS = Path(__file__).parents[1]
FILES = {path.stem.partition("__")[0] for path in answers.files("wrong")}
QUIETLY = pytest.mark.filterwarnings("ignore::RuntimeWarning")


def asked_for() -> str:
    folders = (TESTS / "chapters", TESTS / "engine", TESTS / "support")
    return "\n".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.glob("*.py"))


def known() -> Iterator[tuple[str, str]]:
    """(where it stands, id) of every sentence that is written down."""
    for mistake in hints.ALL:
        yield "bank", mistake.id
    for module in hints.CHAPTERS:
        for thing in vars(module).values():
            if isinstance(thing, Mistake):
                yield module.__name__, thing.id
            elif isinstance(thing, dict):
                yield from ((module.__name__, m.id) for m in thing.values() if isinstance(m, Mistake))
            elif isinstance(thing, tuple):
                yield from ((module.__name__, m.id) for m in thing if isinstance(m, Mistake))
    yield from (("form", id_) for id_ in STRUCTURE)
    yield from (("everyday", everyday.id) for everyday in EVERYDAY)
    yield from (("layers", id_) for id_ in LAYERS)
    yield from (("shapes", mistake.id) for mistake in SHAPE_MISTAKES.values())
    yield from (("curves", m.id) for m in vars(curves).values() if isinstance(m, Mistake))


def test_every_sentence_that_is_written_down_is_said_of_an_answer():
    tests = asked_for()
    silent = sorted(
        {
            f"{where}: {id_}"
            for where, id_ in known()
            if id_ not in FILES and f'"{id_}"' not in tests and f"'{id_}'" not in tests
        }
    )
    assert not silent, silent


# --- ways forward -------------------------------------------------------------------------------------------

FORWARDS = {
    "E4.2": (NEURON_FORWARD, NEURON_STATIONS, lambda g: (g.normal(size=4), g.normal(size=4), 0.3 + 0.4 * g.random())),
    "E5.2": (DENSE_FORWARD, DENSE_STATIONS, lambda g: (g.normal(size=(7, 5)), g.normal(size=(5, 3)))),
    "E6.2": (FORWARD, NET_STATIONS, lambda g: tuple(g.normal(size=s) for s in ((7, 4), (4, 6), (6, 5), (5, 3)))),
}  # fmt: skip
INSTEADS = [
    (exercise, station.result, instead)
    for exercise, (_, stations, _) in FORWARDS.items()
    for station in stations
    for instead in station.instead
]


@pytest.mark.parametrize("exercise, result, instead", INSTEADS, ids=lambda value: getattr(value, "id", value))
@QUIETLY
def test_what_people_write_for_a_station_is_named(exercise, result, instead):
    function, stations, draw = FORWARDS[exercise]
    inputs = [draw(np.random.default_rng(seed)) for seed in (1, 2, 4)]
    gots, wants = [], []
    for args in inputs:
        seen = dict(zip(function.arguments, args, strict=True))
        for station in stations:
            value = station.of(seen)
            if station.result == result and instead.of is not None:
                value = instead.of(seen)
            elif station.result == result:  # a bias: one number, or one row
                value = value + (0.3 if "row" not in instead.id else np.arange(1.0, 1.0 + np.shape(value)[1]))
            seen[station.result] = value
        names = [r.name for r in function.results]
        parts = {name: seen[name] for name in names}
        gots.append(
            parts if function.form == "dict" else tuple(parts.values()) if len(names) > 1 else parts[names[0]]
        )
        wants.append(function.reference(*args))
    found = diagnose(function, inputs, gots, wants)
    twins = {
        other.name for e, r, other in INSTEADS if (e, r) == (exercise, result) and other.id == instead.id
    }
    banked = found.explains and found.id in {
        mistake.id for mistake in function.bank
    }  # the same numbers there
    assert found.id == instead.id or found.name in twins | {instead.name} or banked, (
        f"{found.id}: {found.name}"
    )


# --- ways back ----------------------------------------------------------------------------------------------

WAYS = {
    "neuron": (NEURON_WAY, lambda g: (g.normal(size=4), g.normal(size=4), 0.35)),
    "sigmoid": (SIGMOID_WAY, lambda g: (g.normal(size=(5, 4)), g.normal(size=(5, 4)))),
    "dense": (DENSE_WAY, lambda g: tuple(g.normal(size=s) for s in ((7, 4), (4, 3), (7, 3)))),
    "net": (net_way(3), lambda g: tuple(g.normal(size=s) for s in ((7, 4), (7, 3), (4, 6), (6, 5), (5, 3)))),
}
LEGS = {
    (name, leg.name, otherwise.id): (leg, otherwise)
    for name, (way, _) in WAYS.items()
    for road in way.roads
    for leg in road.legs
    for otherwise in leg.otherwise
}


def walked(way, env, leg, otherwise):
    """What every road gives where one leg is walked otherwise; None where numpy refuses."""
    values = {}
    for road in way.roads:
        d = None
        for step in road.legs:
            d = (otherwise if step.name == leg.name else step).act(d, env)
        values[road.result] = d
    return values


def by_door(key):
    """Two layers of a net say the same of a slope: one of them at the quick door."""
    slow = key[0] == "net" and key[1] in ("slope 1", "through W2", "dW2")
    return pytest.param(key, marks=[pytest.mark.slow] if slow else [], id="/".join(key))


@pytest.mark.parametrize("key", [by_door(key) for key in LEGS])
@QUIETLY
def test_each_mistake_at_each_leg_of_a_way_back_is_named(key):
    (way, draw), (leg, otherwise) = WAYS[key[0]], LEGS[key]
    inputs = [draw(np.random.default_rng(seed)) for seed in (1, 2, 6)]
    envs = [way.see(*args) for args in inputs]
    try:
        made = [walked(way, env, leg, otherwise) for env in envs]
    except (TypeError, ValueError):
        pytest.skip("numpy refuses it: the exception is read instead")
    if not all(np.isfinite(value).all() for values in made for value in values.values()):
        pytest.skip("there is no batch to average over")
    gots = {result: [values[result] for values in made] for result in way.results}
    rights = [right_values(way, env) for env in envs]
    assert not all(
        np.shape(v) == np.shape(r[k]) and np.allclose(v, r[k])
        for m, r in zip(made, rights, strict=True)
        for k, v in m.items()
    ), "it gives the right numbers"
    found = Search(way, inputs, gots, {}).explanations()
    story = told(way, found)
    assert story is not None
    says = [otherwise.says.format_map(words) for words in (leg.words, leg.words | leg.general)]
    said = f"{story.name} {story.hint}".lower()
    among = [
        (leg.name, otherwise.id) in [(s.name, o.id) for s, o in e.faults]
        for r in way.below(leg)
        for e in found[r]
    ]
    twin = any(among)  # another gives the same numbers here, and is as true: one of the two is told
    assert twin or any(clause.lower() in said for clause in says), f"{says[0]}: {story.name}"
    assert not twin or story.explains


# --- what is found from the numbers of one exercise ----------------------------------------------------------


@pytest.mark.parametrize(
    "id_, name, of", same_number._PARTS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_another_sum_on_the_way_forward_is_named(id_, name, of):
    inputs, gots, wants = [], [], []
    for seed in range(4):
        g = np.random.default_rng(seed)
        x, w, y = g.normal(size=3 + seed % 3), g.normal(size=3 + seed % 3), 0.3
        z = 1 / (1 + np.exp(-of(x, w)))
        d = 2 * (z - y) * z * (1 - z)
        inputs, gots, wants = (
            [*inputs, (x, w, y)],
            [*gots, (d * x, d * w)],
            [*wants, NEURON_BACKWARD.reference(x, w, y)],
        )
    found = diagnose(NEURON_BACKWARD, inputs, gots, wants)
    assert found.name == name, f"{found.id}: {found.name}"


@pytest.mark.parametrize("bias", [0.1, -0.7])
def test_a_bias_of_ones_own_is_named_with_its_size(bias):
    found = same_number.another_forward(*neurons(lambda s: s + bias))
    assert found.id == "bias_in_s" and f"{abs(bias)} too {'large' if bias > 0 else 'small'}" in found.name


def neurons(of, treat=lambda d: d):
    inputs, arrived = [], []
    for seed in range(4):
        g = np.random.default_rng(seed)
        x, w, y = g.normal(size=3), g.normal(size=3), 0.3
        z = 1 / (1 + np.exp(-of(x @ w)))
        inputs, arrived = [*inputs, (x, w, y)], [*arrived, treat(2 * (z - y) * z * (1 - z))]
    return inputs, arrived


def test_a_limit_on_what_arrives_is_named_and_nothing_else_is_taken_for_one():
    limited = same_number.another_forward(*neurons(lambda s: s, lambda d: np.clip(d, -0.08, 0.08)))
    assert limited.id == "limit_at_s" and "0.08" in limited.name
    assert same_number.another_forward(*neurons(lambda s: s, lambda d: d * d + 0.01)) is None


SLIPS = [
    (node, way)
    for node in forward_slips._INPUTS
    for way in forward_slips._WAYS
    if way != forward_slips._RIGHT[node]
]


@pytest.mark.parametrize("node, way", SLIPS)
def test_a_wrong_node_under_right_edges_is_named(node, way):
    points = [(1.0, 3.0), (0.7, 1.9), (2.2, 1.3)]
    got = []
    for point in points:
        seen = dict(zip(("x1", "x2"), point, strict=True))
        for name, (a, b) in forward_slips._INPUTS.items():
            slip = way if name == node else forward_slips._RIGHT[name]
            seen[name] = forward_slips._WAYS[slip][1](seen[a], seen[b])
        values = {("y", "h1"): "h2", ("y", "h2"): "h1", ("h1", "z1"): "z2", ("h1", "z2"): "z1"}
        got.append(graphs.canonical(*point) | {edge: seen[name] for edge, name in values.items()})
    if any(np.isnan(number) for edges in got for number in edges.values()):
        pytest.skip("no power of a negative number")
    slips = forward_slips.told(points, got)
    assert [slip[0] for slip in slips] == [node], slips
    assert slips[0][1] == forward_slips._text(node, way) and slips[0][2] != slips[0][1]


# --- what is read off the code of an answer that returns nothing, or keeps what it was given -----------------

RETURNED_NONE = {
    "no_return": "def sigmoid(s):\n    z = 1 / (1 + np.exp(-s))",
    "prints_instead": "def sigmoid(s):\n    print(1 / (1 + np.exp(-s)))",
    "returns_a_change": "def sigmoid(s):\n    out = []\n    return out.append(1 / (1 + np.exp(-s)))",
    "no_return_on_this_way": "def sigmoid(s):\n    if np.ndim(s) == 0:\n        return 1 / (1 + np.exp(-s))",
}


@pytest.mark.parametrize("id_", RETURNED_NONE)
def test_why_nothing_came_back_is_read_off_the_code(id_):
    said = told_of("E4.1 values", "sigmoid", RETURNED_NONE[id_])
    assert said.headline == STRUCTURE[id_].name and said.mistake.id == "returned_none"


SHARED = """
def all_paths(edges, a, b, found=[], path=()):
    path = (*path, a)
    if a == b:
        found.append(list(path))
    for u, v in edges:
        if u == a:
            all_paths(edges, v, b, found, path)
    return found
"""


def test_a_default_that_all_calls_share_is_read_off_the_code():
    assert told_of("E1.3", "all_paths", SHARED).headline == STRUCTURE["shared_default"].name


def told_of(asked: str, name: str, text: str):
    names: dict[str, object] = {"__name__": "answer", "np": np}
    answers.run(text, f"<{asked}>", names)
    return registry.run(asked, [LocalAnswer(names[name], name, text)], answers.QUICK)
