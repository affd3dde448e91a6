"""A wrong node under right edges (E1.2): the edges of a product carry values of nodes."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from autograder.chapters.chain_rule import graphs
from autograder.engine.compare import close

Values = dict[str, float]
Box = Callable[[float, float], float]
_INPUTS = {"z1": ("x1", "x2"), "z2": ("x1", "x2"), "h1": ("z1", "z2"), "h2": ("z1", "z2")}
_RIGHT = {"z1": "·", "z2": "+", "h1": "·", "h2": "−"}
_WAYS: dict[str, tuple[str, Box]] = {
    "·": ("{a}·{b}", lambda a, b: a * b),
    "+": ("{a} + {b}", lambda a, b: a + b),
    "−": ("{a} − {b}", lambda a, b: a - b),
    "turned": ("{b} − {a}", lambda a, b: b - a),
    "/": ("{a}/{b}", lambda a, b: a / b if b else np.nan),
    "whole ·": ("{a}·{b} as a whole number", lambda a, b: float(int(a * b))),
    "whole +": ("{a} + {b} as a whole number", lambda a, b: float(int(a + b))),
    "power": ("{a} to the power of {b}", lambda a, b: float(a) ** b if a > 0 else np.nan),
    "first": ("{a} alone", lambda a, b: a),
    "second": ("{b} alone", lambda a, b: b),
}


def told(points: list[tuple[float, float]], got: list[dict]) -> list[tuple[str, str, str]]:
    """(node, what it is in the answer, what it is in the graph) for one or two nodes; [] where none fits."""
    for slips in _candidates():
        if all(_fits(point, edges, slips) for point, edges in zip(points, got, strict=True)):
            return [(node, _text(node, way), _text(node, _RIGHT[node])) for node, way in slips.items()]
    return []


def _candidates() -> Iterator[Mapping[str, str]]:
    ones = [(node, way) for node in _INPUTS for way in _WAYS if way != _RIGHT[node]]
    yield from ({node: way} for node, way in ones)
    for one, other in itertools.combinations(ones, 2):
        if one[0] != other[0]:
            yield dict((one, other))


def _text(node: str, way: str) -> str:
    a, b = _INPUTS[node]
    return f"{node} = {_WAYS[way][0].format(a=a, b=b)}"


def _fits(point: tuple[float, float], edges: dict, slips: Mapping[str, str]) -> bool:
    seen: Values = dict(zip(("x1", "x2"), point, strict=True))
    try:
        for node, (a, b) in _INPUTS.items():
            seen[node] = _WAYS[slips.get(node, _RIGHT[node])][1](seen[a], seen[b])
    except (ValueError, OverflowError):
        return False
    wanted = graphs.canonical(*point) | {
        ("y", "h1"): seen["h2"],
        ("y", "h2"): seen["h1"],
        ("h1", "z1"): seen["z2"],
        ("h1", "z2"): seen["z1"],
    }
    return all(np.isfinite(wanted[edge]) and close(edges[edge], wanted[edge]) for edge in wanted)
