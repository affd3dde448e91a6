"""How the sentences sound that are put together from a way: short, without scolding, and no answer given away."""

from __future__ import annotations

import re

import numpy as np
import pytest

from autograder.chapters.layers.forward import STATIONS as DENSE_STATIONS
from autograder.chapters.layers.way import DENSE_WAY, SIGMOID_WAY
from autograder.chapters.one_neuron.forward import STATIONS as NEURON_STATIONS
from autograder.chapters.one_neuron.way import WAY as NEURON_WAY
from autograder.chapters.three_layer_net.forward import STATIONS as NET_STATIONS
from autograder.chapters.three_layer_net.way import net_way
from autograder.engine.scales import batch_scales, predicate, tail

WAYS = {
    "neuron": NEURON_WAY,
    "sigmoid": SIGMOID_WAY,
    "dense": DENSE_WAY,
    "net": net_way(3),
    "deep": net_way(5),
}
STATIONS = {"neuron": NEURON_STATIONS, "dense": DENSE_STATIONS, "net": NET_STATIONS}
SCOLDING = r"\b(simply|just|obviously|incorrect|wrong!|sorry|great|easy|please)\b|!"


def clauses():
    """(id, clause, ask, label) of everything that a way can say of one of its legs."""
    found = {}
    for name, way in WAYS.items():
        for road in way.roads:
            for leg in road.legs:
                for o in leg.otherwise:
                    for words in (leg.words, leg.words | leg.general):
                        says, ask = (text.format_map(words) for text in (o.says, o.ask))
                        said = says, ask, o.label.format_map(leg.words)
                        found[name, leg.name, o.id, said[0]] = said
        found |= {(name, "forward", id_, says): (says, ask, "") for id_, says, ask, _ in way.forwards}
    return found


def test_there_is_something_to_say_at_every_leg():
    assert len(clauses()) > 400
    for way in WAYS.values():
        legs = [leg for road in way.roads for leg in road.legs if leg.name != "arrives" or way is DENSE_WAY]
        assert all(leg.otherwise for leg in legs)


@pytest.mark.parametrize("name", WAYS)
def test_clauses_are_in_tune(name):
    for (way, leg, id_, _), (says, ask, label) in clauses().items():
        if way != name:
            continue
        place = f"{leg} {id_}: {says}"
        assert not re.search(SCOLDING, f"{says} {ask}", re.I), place
        assert not re.search(r"[{}]", f"{says}{ask}{label}"), place
        assert (
            says[-1] not in ".?!"
            and says[0] not in "T"
            and len(f"In what travels on to layer 1 {says}.") < 125
        ), place
        assert ask[-1] in ".?" and len(ask) < 260, place
        assert len(label) <= 16, place


@pytest.mark.parametrize("name", WAYS)
def test_ids_are_unique_at_each_leg(name):
    for road in WAYS[name].roads:
        for leg in road.legs:
            ids = [o.id for o in leg.otherwise]
            assert len(set(ids)) == len(ids), leg.name


@pytest.mark.parametrize("name", WAYS)
def test_drawings_have_room(name):
    for road in WAYS[name].roads:
        for leg in road.legs:
            assert not leg.stations or 0 <= leg.at < len(leg.stations) - 1 and leg.stations[0] == "L"


@pytest.mark.parametrize("name", STATIONS)
def test_stations_are_in_tune(name):
    for station in STATIONS[name]:
        ids = [instead.id for instead in station.instead]
        assert len(set(ids)) == len(ids) and station.ask[-1] in ".?"
        for instead in station.instead:
            assert not re.search(SCOLDING, f"{instead.name} {instead.hint}", re.I), instead.id
            assert instead.name.endswith(".") and len(instead.name) < 90 and len(instead.hint) < 260
            assert (instead.of is None) != (instead.over is None), instead.id


def test_every_factor_has_its_words():
    for label in batch_scales(7, 3, {"p": 4, "k": 5}):
        assert predicate(label).startswith("is ") and not predicate(label).endswith(".")
        assert not tail(label) or tail(label)[-1] in ".?"
    assert predicate("1/p") == "is exactly p times too small (p = number of inputs)"
    assert predicate("×-0.3") == "is −0.3 times what it should be"


def test_no_two_things_at_a_leg_of_the_net_give_the_same_numbers():
    """A tie would put one sentence for two mistakes, and say of the one what is true of the other.

    Signs of a hidden layer's output are ones: "does not hear what went in" is true of both.
    """
    g = np.random.default_rng(3)
    shapes = ((7, 4), (7, 3), (4, 6), (6, 5), (5, 3))
    env = net_way(3).see(*(g.normal(size=shape) for shape in shapes))
    for road in net_way(3).roads:
        d = None
        for leg in road.legs:
            values = {}
            for o in leg.otherwise:
                with np.errstate(all="ignore"):
                    try:
                        value = o.act(d, env)
                    except ValueError:
                        continue
                twin = next(
                    (
                        id_
                        for id_, v in values.items()
                        if np.shape(v) == np.shape(value) and np.allclose(v, value)
                    ),
                    None,
                )
                assert twin is None or {o.id, twin} == {"signs_of_input", "ones_for_input"}, f"{o.id}, {twin}"
                values[o.id] = value
            d = leg.act(d, env)
