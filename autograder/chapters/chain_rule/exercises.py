"""Checks of notebook 01: E1.1 chain_1d, E1.2 local_derivatives, E1.3 all_paths, E1.4 path_sum."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import isfinite
from typing import Any

import numpy as np

from autograder.chapters.chain_rule import forward_slips, graphs
from autograder.chapters.chain_rule import mistakes as known
from autograder.chapters.chain_rule.paths import PATH_SUM, judge_all_paths, judge_path_sum
from autograder.engine.answer import Answer
from autograder.engine.compare import as_number, close
from autograder.engine.form_mistakes import said
from autograder.engine.mistake import Mistake
from autograder.engine.probes import away_from_zero, rng, rounds
from autograder.engine.scales import plain_scales
from autograder.engine.showing import shown
from autograder.engine.verdict import Exercise, Setting
from autograder.engine.walk import Function, Probe, Result, Walk, check_function, judged

__all__ = ["CHAIN_1D", "EXERCISES", "PATH_SUM"]

# ---- E1.1 --------------------------------------------------------------------------------


def _slope_of_the_slope(inputs: Sequence[Any], gots: Sequence[Any], wants: Sequence[Any]) -> Mistake | None:
    """`df` differentiated again: by nudging, in the inner box or in x."""

    def bent(f: Callable[[float], float], at: float) -> float:
        return (f(at + 1e-5) - f(at - 1e-5)) / 2e-5

    ways = (
        lambda df, g, dg, x: bent(lambda t: df(g(t)), x),
        lambda df, g, dg, x: bent(df, g(x)),
        lambda df, g, dg, x: bent(df, g(x)) * dg(x) ** 2,
    )
    for way in ways:
        if all(close(got, way(*args), rtol=1e-4) for args, got in zip(inputs, gots, strict=True)):
            return known.SLOPE_OF_THE_SLOPE
    return None


CHAIN_1D = Function(
    "chain_1d",
    ("df", "g", "dg", "x"),
    (Result("slope"),),
    lambda df, g, dg, x: df(g(x)) * dg(x),
    bank=known.ONE_ROAD,
    scales=plain_scales,
    finders=(_slope_of_the_slope,),
    more=known.ONE_ROAD_MORE,
    is_scalar=True,
)


def _one_road(generator: np.random.Generator) -> tuple:
    """Arguments for chain_1d: f(u) = sin(au) + b·u², g(x) = c·x³ + d·x, and a point."""
    a, b, c, d = (float(v) for v in away_from_zero(generator, 4, scale=0.8, least=0.3))
    x = float(generator.uniform(0.4, 0.9) * generator.choice([-1, 1]))
    return (
        lambda u: a * np.cos(a * u) + 2 * b * u,
        lambda t: c * t**3 + d * t,
        lambda t: 3 * c * t**2 + d,
        x,
    )


@judged("It agrees on functions it has not seen.")
def judge_chain_1d(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    probes = [
        Probe(_one_road(rng(setting, "E1.1", 10 * number + i)))
        for number in rounds(setting)
        for i in range(3)
    ]
    df, g, _, _ = _one_road(rng(setting, "E1.1", 99))
    extras = [
        Probe(
            (np.cos, lambda x: x**2 - 1.0, lambda x: 2.0 * x, 3),
            "a whole number for x",
            why="Here x is the whole number 3.",
        ),
        Probe(
            (df, lambda x: 2.0 + (x - 0.5) ** 2, lambda x: 2.0 * (x - 0.5), 0.5),
            "a flat spot",
            why="Here the inner box is flat at x, its slope is 0, and no push gets through.",
        ),
    ]
    check_function(walk, answers[0], CHAIN_1D, probes, extras)


# ---- E1.2 --------------------------------------------------------------------------------

PRODUCTS = {"y": ("h1", "h2"), "h1": ("z1", "z2"), "z1": ("x1", "x2")}
SUM_EDGES = (("h2", "z1"), ("h2", "z2"), ("z2", "x1"), ("z2", "x2"))
EDGES = tuple(graphs.canonical())
_SIGN = {edge: -1.0 if edge == ("h2", "z2") else 1.0 for edge in SUM_EDGES}


def values_at(x1: float, x2: float) -> dict[str, float]:
    """What every node of the lecture's graph holds."""
    z1, z2 = x1 * x2, x1 + x2
    return {"x1": x1, "x2": x2, "z1": z1, "z2": z2, "h1": z1 * z2, "h2": z1 - z2, "y": z1 * z2 * (z1 - z2)}


def _other(edge: graphs.Edge) -> str:
    """The other input of the box an edge belongs to."""
    inputs = {"h2": ("z1", "z2"), "z2": ("x1", "x2")} | PRODUCTS
    a, b = inputs[edge[0]]
    return b if edge[1] == a else a


def _whole_ways(x1: float, x2: float) -> dict[graphs.Edge, float]:
    """What wrong code puts on an edge that multiplies it with everything above."""
    edges = graphs.canonical(x1, x2)
    above = graphs.gradients(edges, "y")
    return {(u, v): above[u] * slope for (u, v), slope in edges.items()}


def _whole_table(x1: float, x2: float) -> dict[str, dict[graphs.Edge, float]]:
    """Mistakes that touch all edges at once: id -> what they give."""
    edges, values = graphs.canonical(x1, x2), values_at(x1, x2)
    above = graphs.gradients(edges, "y")
    round_h2 = [("y", "h1"), ("h2", "z1"), ("h2", "z2")]
    return {
        "difference_turned_round": edges | {edge: -edges[edge] for edge in round_h2},
        "numbers_of_one_point": graphs.canonical(1.0, 3.0),
        "whole_way_from_y": _whole_ways(x1, x2),
        "whole_derivative_of_the_end": {(u, v): above[v] for u, v in edges},
        "value_of_the_node": {(u, v): values[v] for u, v in edges},
        "all_signs_turned": {edge: -slope for edge, slope in edges.items()},
    }


def _edge_table(x1: float, x2: float, edge: graphs.Edge) -> dict[str, float]:
    """Mistakes on one edge: id -> the number that they put there. The most particular first."""
    values, edges = values_at(x1, x2), graphs.canonical(x1, x2)
    right, above = edges[edge], graphs.gradients(edges, "y")
    own, other = values[edge[1]], values[_other(edge)]
    for_all = {
        "whole_way_from_y": above[edge[0]] * right,
        "whole_derivative_of_the_end": above[edge[1]],
        "value_of_the_box": values[edge[0]],
        "all_zero": 0.0,
    }
    if edge not in SUM_EDGES:
        return {
            "operands_swapped": own,
            "numbers_of_one_point": graphs.canonical(1.0, 3.0)[edge],
            "sum_for_product": 1.0,
            "sign_of_a_product": -right,
            "divided_edges": 1 / other if other else np.nan,
            "both_factors": own * other,
            "factors_added": own + other,
        } | for_all
    sign = _SIGN[edge]
    return {
        "minus_forgotten": -right if right < 0 else np.nan,
        "minus_on_the_wrong_edge": -right if edge[0] == "h2" else np.nan,
        "sum_turned_round": -right,
        "sum_carries_a_sign": right * np.sign(own),
        "sum_carries_its_term": sign * own,
        "sum_carries_the_other": sign * other,
        "sum_carries_its_term_": own,
        "sum_carries_the_other_": other,
    } | for_all


def _edge_name(edge: graphs.Edge) -> str:
    return f'("{edge[0]}", "{edge[1]}")'


def wrong_edges(points: list[tuple[float, float]], got: list[dict]) -> list[graphs.Edge]:
    """The edges whose number is wrong at one point or more."""
    wants = [graphs.canonical(*point) for point in points]
    return [
        edge for edge in EDGES if not all(close(g[edge], w[edge]) for g, w in zip(got, wants, strict=True))
    ]


def _name_edges(points: list[tuple[float, float]], got: list[dict], wrong: list[graphs.Edge]) -> str:
    """The id of the mistake that explains all wrong edges, "edge_wrong" if none does."""
    tables = [_whole_table(*point) for point in points]
    for id_ in tables[0]:
        if all(close(g[edge], t[id_][edge]) for g, t in zip(got, tables, strict=True) for edge in EDGES):
            return id_
    fits = [_fits_edge(points, got, edge) for edge in wrong]
    in_all = [id_ for id_ in fits[0] if all(id_ in one for one in fits)]
    if in_all:
        return in_all[0].rstrip("_")
    if all(edge in SUM_EDGES for edge in wrong):
        return "sum_carries_something"
    return "product_carries_something" if not any(edge in SUM_EDGES for edge in wrong) else "edge_wrong"


def _fits_edge(points: list[tuple[float, float]], got: list[dict], edge: graphs.Edge) -> list[str]:
    """The mistakes that give the answer's number on this edge at every point."""
    tables = [_edge_table(*point, edge) for point in points]
    return [id_ for id_ in tables[0] if all(close(g[edge], t[id_]) for g, t in zip(got, tables, strict=True))]


# a product's edge takes the value of a node, and that may be wrong while the entry is right
_MAY_BE_THE_NODE = (
    "sign_of_a_product",
    "all_zero",
    "product_carries_something",
    "edge_wrong",
)


def _fail_edges(walk: Walk, points: list, got: list[dict], wrong: list[graphs.Edge]) -> None:
    """Leave with what explains all wrong edges, or else the first group of them that one mistake explains."""
    id_, besides = _name_edges(points, got, wrong), ""
    all_wrong = ", ".join(_edge_name(edge) for edge in wrong)
    if id_ == "edge_wrong":
        for one in dict.fromkeys(i for edge in wrong for i in _fits_edge(points, got, edge)):
            mine = [edge for edge in wrong if one in _fits_edge(points, got, edge)]
            id_, others = one.rstrip("_"), [edge for edge in wrong if edge not in mine]
            wrong, besides = mine, f" Besides, look at {', '.join(map(_edge_name, others))}."
            break
    listed = ", ".join(_edge_name(edge) for edge in wrong)
    slips = forward_slips.told(points, got) if id_ in _MAY_BE_THE_NODE or besides else []
    if slips:
        nodes = " and ".join(f"`{node}`" for node, _, _ in slips)
        mine, right = (", ".join(texts) for texts in list(zip(*slips, strict=True))[1:])
        many = "is not the one" if len(slips) == 1 else "are not the ones"
        words = {"nodes": nodes, "are": many, "mine": mine, "right": right, "edges": all_wrong}
        walk.fail(said(known.EDGES["node_is_another"], **words), more=known.EDGES_MORE)
    first = f"The edge {listed} is" if len(wrong) == 1 else f"The edges {listed} are"
    mistake = said(known.EDGES[id_], edges=listed, first=first)
    name = mistake.name
    if all(edge[0] == "h2" for edge in wrong):
        name = name.replace("An edge of a sum", "An edge of the difference h2")
    if id_ in _MAY_BE_THE_NODE and not all(edge in SUM_EDGES for edge in wrong):
        besides += " If what you wrote there is right, look at the lines of the nodes in it: z1, z2, h1, h2."
    walk.fail(replace(mistake, name=name, hint=mistake.hint + besides), more=known.EDGES_MORE)


def _is_pair_of_numbers(key: object) -> bool:
    return isinstance(key, tuple) and len(key) == 2 and all(as_number(part) is not None for part in key)


def _form_of_edges(walk: Walk, got: object) -> None:
    """Leave if the result is not a dict with the ten pairs as keys and numbers as values."""
    more = known.EDGES_MORE
    if not isinstance(got, dict):
        walk.fail("not_data", name="the result", kind=shown(got), expected="a dict with ten keys", more=more)
    if got and all(isinstance(value, dict) for value in got.values()):
        walk.fail(known.EDGES["dict_in_dict"], more=more)
    if got and all(isinstance(key, str) for key in got):
        walk.fail(known.EDGES["keys_are_words"], more=more)
    if got and all(_is_pair_of_numbers(key) for key in got):
        walk.fail(known.EDGES["keys_are_values"], more=more)
    turned = [edge for edge in EDGES if edge not in got and (edge[1], edge[0]) in got]
    if turned:
        walk.fail(known.EDGES["edges_turned_round"], more=more)
    names = ", ".join(_edge_name(edge) for edge in EDGES)
    for edge in EDGES:
        if edge not in got:
            walk.fail("missing_key", key=_edge_name(edge), keys=names, more=more)
    for key in got:
        if key not in EDGES:
            walk.fail("extra_key", key=key, keys=names, more=more)
    for edge in EDGES:
        number = as_number(got[edge])
        if number is None:
            walk.fail(
                "not_data", name=_edge_name(edge), kind=shown(got[edge]), expected="a number", more=more
            )
        if not isfinite(number):
            walk.fail("nan", name=_edge_name(edge), more=more)


_ZEROS = (("x1", (0.0, 3.0)), ("x2", (2.0, 0.0)), ("z2", (2.0, -2.0)), ("h2", (2.0, 2.0)))


def _at_zeros(walk: Walk, answer: Answer) -> None:
    """Leave if an edge fails where a number of the graph is 0: y/h1 is h2 only while h1 is not 0."""
    for name, point in _ZEROS:
        call = answer.call(*point)
        fine = call.ok and isinstance(call.value, dict) and set(call.value) == set(EDGES)
        wrong = [] if not fine else [e for e in EDGES if as_number(call.value[e]) is None]
        if fine and not wrong and not wrong_edges([point], [call.value]):
            continue
        found = f"Python said: {call.error}: {call.message}." if call.error else "An edge is wrong there."
        words = {"name": name, "x1": f"{point[0]:g}", "x2": f"{point[1]:g}".replace("-", "−"), "found": found}
        walk.fail(said(known.EDGES["fails_at_zero"], **words), more=known.EDGES_MORE)


@judged("All ten edges are right at points it has not seen, also where a number in the graph is 0.")
def judge_local_derivatives(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    answer, walk.more = answers[0], known.EDGES_MORE
    points = [(1.0, 3.0)]
    for number in rounds(setting):
        x1, x2 = away_from_zero(rng(setting, "E1.2", number), 2)
        points.append((float(x1), float(x2)))
    how = {"expected": "a dict with ten keys", "signature": "`local_derivatives(x1, x2)`"}
    walk.at("a dict with ten edges")
    got = []
    for point in points:
        got.append(walk.call(answer, *point, **how))
        _form_of_edges(walk, got[-1])
    poisoned = answer.call(*points[-1], poison=True).poisoned
    if poisoned:
        walk.fail("uses_global", global_name=poisoned)
    walk.at("each edge")
    wrong = wrong_edges(points, got)
    if wrong:
        _fail_edges(walk, points, got, wrong)
    walk.at("points where a number is 0")
    _at_zeros(walk, answer)
    walk.at("whole numbers")
    again = walk.call(answer, 2, -3, **how)
    if wrong_edges([(2.0, -3.0)], [again]):
        walk.fail(
            "special_case", where="At the whole numbers 2 and −3 an edge is wrong.", more=known.EDGES_MORE
        )


EXERCISES = [
    Exercise("E1.1", ("chain_1d",), {"": 1}, judge_chain_1d),
    Exercise("E1.2", ("local_derivatives",), {"": 2}, judge_local_derivatives),
    Exercise("E1.3", ("all_paths",), {"": 2}, judge_all_paths),
    Exercise("E1.4", ("path_sum",), {"": 4}, judge_path_sum),
]
