"""E1.2: what else stands on an edge, and the mistake that explains all wrong edges."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from autograder.chapters.chain_rule import forward_slips, graphs
from autograder.chapters.chain_rule import mistakes as known
from autograder.engine.compare import close
from autograder.engine.form_mistakes import said
from autograder.engine.walk import Walk

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


def edge_name(edge: graphs.Edge) -> str:
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


def fail_edges(walk: Walk, points: list, got: list[dict], wrong: list[graphs.Edge]) -> None:
    """Leave with what explains all wrong edges, or else the first group of them that one mistake explains."""
    id_, besides = _name_edges(points, got, wrong), ""
    all_wrong = ", ".join(edge_name(edge) for edge in wrong)
    if id_ == "edge_wrong":
        for one in dict.fromkeys(i for edge in wrong for i in _fits_edge(points, got, edge)):
            mine = [edge for edge in wrong if one in _fits_edge(points, got, edge)]
            id_, others = one.rstrip("_"), [edge for edge in wrong if edge not in mine]
            wrong, besides = mine, f" Besides, look at {', '.join(map(edge_name, others))}."
            break
    listed = ", ".join(edge_name(edge) for edge in wrong)
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
