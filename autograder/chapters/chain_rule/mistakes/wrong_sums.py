"""What people add up in place of the products of all paths."""

from __future__ import annotations

from itertools import accumulate
from math import prod
from operator import mul

from autograder.chapters.chain_rule.graphs import along


def _steps(edges):
    found = {}
    for u, v in edges:
        found.setdefault(u, []).append(v)
        found.setdefault(v, [])
    return found


def every_path(edges, a, b):
    steps = _steps(edges)

    def walk(node):
        return [[node]] if node == b else [[node, *rest] for v in steps.get(node, []) for rest in walk(v)]

    return walk(a) if b in steps or a == b else []


def products(edges, a, b):
    return [prod(along(edges, path)) for path in every_path(edges, a, b)]


def unfinished(edges, a, b):
    """Added inside the loop over the edges: each path brings its first factor, the first two, and so on."""
    return float(sum(part for p in every_path(edges, a, b) for part in accumulate(along(edges, p), mul)))


def running_product(edges, a, b):
    total, product = 0.0, 1.0
    for path in every_path(edges, a, b):
        product *= prod(along(edges, path))
        total += product
    return total


def overwriting(edges, a, b):
    if a == b:
        return 1.0
    total = 0.0
    for (u, v), slope in edges.items():
        if u == a:
            total = slope * overwriting(edges, v, b)
    return total


def first_edge_alone(edges, a, b):
    if a == b:
        return 1.0
    return next((slope * first_edge_alone(edges, v, b) for (u, v), slope in edges.items() if u == a), 0.0)


def each_node_once(edges, a, b):
    steps, seen = _steps(edges), set()

    def go(node):
        if node == b:
            return 1.0
        if node in seen:
            return 0.0
        seen.add(node)
        return sum(edges[node, v] * go(v) for v in steps.get(node, []))

    return float(go(a))


def dead_ends(edges, a, b):
    steps = _steps(edges)

    def go(node):
        if node == b or not steps.get(node):
            return 1.0
        return sum(edges[node, v] * go(v) for v in steps[node])

    return go(a)


def added_on_the_way(base):
    """Along every branch the derivative is added to what comes from below."""

    def go(edges, a, b):
        if a == b:
            return base
        return sum((slope + go(edges, v, b) for (u, v), slope in edges.items() if u == a), 0.0)

    return go


def sum_of(part):
    return lambda edges, a, b: float(sum(prod(part(along(edges, path))) for path in every_path(edges, a, b)))


def one_of(choose):
    def wrong(edges, a, b):
        found = products(edges, a, b)
        return choose(found) if found else 0.0

    return wrong


def at_each_fork(choose):
    def go(edges, a, b):
        if a == b:
            return 1.0
        return choose([slope * go(edges, v, b) for (u, v), slope in edges.items() if u == a] or [0.0])

    return go


def total_handed_down(edges, a, b, total=0.0):
    if a == b:
        return 1.0
    for (u, v), slope in edges.items():
        if u == a:
            total += slope * total_handed_down(edges, v, b, total)
    return total


def direct_edge_first(edges, a, b):
    if a == b:
        return 1.0
    if (a, b) in edges:
        return edges[a, b]
    return float(sum(slope * direct_edge_first(edges, v, b) for (u, v), slope in edges.items() if u == a))


def sums_at_each_node(edges, a, b):
    if a == b:
        return 1.0
    ways = [(slope, sums_at_each_node(edges, v, b)) for (u, v), slope in edges.items() if u == a]
    return float(sum(slope for slope, _ in ways) * sum(below for _, below in ways))


def places_changed(edges, a, b):
    if a == b:
        return 1.0
    return float(prod(slope + places_changed(edges, v, b) for (u, v), slope in edges.items() if u == a))


def shortest_alone(edges, a, b):
    found = every_path(edges, a, b)
    return prod(along(edges, min(found, key=len))) if found else 0.0
