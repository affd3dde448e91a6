"""Derivative graphs that answers are tried on, and what is right for them.

`edges[(u, v)]` is ∂u/∂v; arrows run from the output back to the inputs. A dictionary's order never
helps: `shuffled` mixes it. Why these graphs (`curriculum.md`, finding 4): of nine wrong ways back a
chain catches four, the diamond seven, the lecture's graph eight, a skip into a shared node all.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np

from autograder.engine.answer import Call
from autograder.engine.everyday import EVERYDAY
from autograder.engine.probes import away_from_zero
from autograder.engine.reading import Stop, read

Edge = tuple[str, str]
Edges = dict[Edge, float]

CHAIN: tuple[Edge, ...] = (("y", "a"), ("a", "b"), ("b", "x"))
DIAMOND: tuple[Edge, ...] = (("y", "a"), ("y", "b"), ("a", "x"), ("b", "x"))
LECTURE: tuple[Edge, ...] = tuple(
    (u, v)
    for right, left in ((("y",), ("h1", "h2")), (("h1", "h2"), ("z1", "z2")), (("z1", "z2"), ("x1", "x2")))
    for u in right
    for v in left
)
SKIP: tuple[Edge, ...] = (("y", "a"), ("a", "x"), ("y", "x"))
SKIP_INTO_SHARED: tuple[Edge, ...] = (("y", "a"), ("a", "b"), ("b", "s"), ("y", "s"), ("s", "x"))
# two ways that meet at the end alone; a search that closes nodes when it first sees them may take either
LONG_AND_SHORT: tuple[Edge, ...] = (("y", "a"), ("y", "b"), ("a", "x"), ("b", "c"), ("c", "x"))
# d is a dead end on the way to x; e hangs under d
DEAD_END: tuple[Edge, ...] = (
    ("y", "d"),
    ("y", "a"),
    ("d", "e"),
    ("a", "x"),
    ("a", "e"),
    ("y", "b"),
    ("b", "x"),
)
# q and r use nodes of the graph but do not lead to y
BYSTANDERS: tuple[Edge, ...] = (
    ("y", "a"),
    ("y", "b"),
    ("a", "s"),
    ("b", "s"),
    ("q", "s"),
    ("r", "a"),
    ("q", "t"),
)
# s is used by three
THREE_USERS: tuple[Edge, ...] = (
    ("y", "a"),
    ("y", "b"),
    ("y", "c"),
    ("a", "s"),
    ("b", "s"),
    ("c", "s"),
    ("s", "x"),
)


def weighted(shape: Sequence[Edge], rng: np.random.Generator) -> Edges:
    """The graph with random derivatives, never 0, in the order given."""
    return {edge: float(value) for edge, value in zip(shape, away_from_zero(rng, len(shape)), strict=True)}


_TITLES = {
    frozenset(CHAIN): "a chain",
    frozenset(DIAMOND): "a diamond",
    frozenset(LECTURE): "the lecture's graph",
    frozenset(SKIP): "a graph with a short cut",
    frozenset(SKIP_INTO_SHARED): "a short cut into a node that two use",
    frozenset(LONG_AND_SHORT): "a graph with a long and a short way",
    frozenset(DEAD_END): "a graph with a dead end",
    frozenset(BYSTANDERS): "a graph with nodes that do not lead to y",
    frozenset(THREE_USERS): "a node with three users",
}


def title(edges: Edges) -> str:
    """The graph's kind in words."""
    return _TITLES.get(frozenset(edges), "a larger graph")


def shuffled(edges: Edges, rng: np.random.Generator) -> Edges:
    """The same graph, its dictionary in another order."""
    keys = list(edges)
    return {keys[i]: edges[keys[i]] for i in rng.permutation(len(keys))}


def canonical(x1: float = 1.0, x2: float = 3.0) -> Edges:
    """The lecture's graph: z1 = x1·x2, z2 = x1 + x2, h1 = z1·z2, h2 = z1 − z2, y = h1·h2."""
    z1, z2 = x1 * x2, x1 + x2
    h1, h2 = z1 * z2, z1 - z2
    return {
        ("y", "h1"): h2,
        ("y", "h2"): h1,
        ("h1", "z1"): z2,
        ("h1", "z2"): z1,
        ("h2", "z1"): 1.0,
        ("h2", "z2"): -1.0,
        ("z1", "x1"): x2,
        ("z1", "x2"): x1,
        ("z2", "x1"): 1.0,
        ("z2", "x2"): 1.0,
    }


def ladder(diamonds: int, rng: np.random.Generator) -> Edges:
    """Diamonds one after the other, d0 at the output: 2**diamonds paths, 4·diamonds edges."""
    edges: Edges = {}
    for i in range(diamonds):
        for side in ("a", "b"):
            edges[f"d{i}", f"{side}{i}"] = float(rng.uniform(0.4, 0.9))
            edges[f"{side}{i}", f"d{i + 1}"] = float(rng.uniform(0.4, 0.9))
    return shuffled(edges, rng)


def random_dag(rng: np.random.Generator, zeros: bool = True) -> tuple[Edges, str]:
    """A random graph and the node to start from; names and order give nothing away.

    Some nodes use the start, some are not reached from it, and with `zeros` some edges are 0.
    """
    size = int(rng.integers(5, 9))
    names = [f"n{i}" for i in rng.permutation(size)]
    pairs = [(i, j) for i in range(size) for j in range(i + 1, size) if rng.uniform() < 0.5]
    pairs = pairs or [(0, 1)]
    values = away_from_zero(rng, len(pairs))
    if zeros:
        values[rng.uniform(size=len(pairs)) < 0.08] = 0.0
    edges = {(names[i], names[j]): float(w) for (i, j), w in zip(pairs, values, strict=True)}
    starts = sorted({i for i, _ in pairs})[:2]
    return shuffled(edges, rng), names[starts[int(rng.integers(len(starts)))]]


# ---- what is right -----------------------------------------------------------------------


def nodes(edges: Edges) -> list[str]:
    """Every name in the graph once, in the order met."""
    return list(dict.fromkeys(name for edge in edges for name in edge))


def after(edges: Edges) -> dict[str, list[str]]:
    """For each node the nodes its arrows lead to."""
    found: dict[str, list[str]] = {name: [] for name in nodes(edges)}
    for u, v in edges:
        found[u].append(v)
    return found


def reachable(edges: Edges, out: str) -> set[str]:
    """`out` and all nodes that a way back from it meets."""
    found, waiting, steps = {out}, [out], after(edges)
    while waiting:
        fresh = [v for v in steps.get(waiting.pop(), []) if v not in found]
        found.update(fresh)
        waiting += fresh
    return found


def paths(edges: Edges, a: str, b: str) -> list[tuple[str, ...]]:
    """All paths from a to b, depth first in the order of the dictionary; [] for an unknown name."""
    steps = after(edges)
    if a not in steps or b not in steps:
        return []

    def walk(node: str) -> list[tuple[str, ...]]:
        return [(node,)] if node == b else [(node, *rest) for v in steps[node] for rest in walk(v)]

    return walk(a)


def along(edges: Edges, path: Sequence[str]) -> list[float]:
    """The derivatives met on one path."""
    return [edges[pair] for pair in zip(path, path[1:], strict=False)]


def path_sum(edges: Edges, a: str, b: str) -> float:
    """∂a/∂b: the sum over all paths of the product along each; 1 for a == b, 0 without a path."""
    return float(sum(prod(along(edges, path)) for path in paths(edges, a, b)))


def order(edges: Edges, out: str) -> list[str]:
    """One valid order of going back: `out` first, each node after all reachable nodes that use it."""
    steps, found = after(edges), []

    def finish(node: str) -> None:
        for v in steps.get(node, []):
            if v not in found:
                finish(v)
        found.append(node)

    finish(out)
    return found[::-1]


def gradients(edges: Edges, out: str) -> dict[str, float]:
    """∂out/∂node for all nodes of `edges` and `out`; 0.0 where no way back leads."""
    found = {name: 0.0 for name in [*nodes(edges), out]}
    found[out] = 1.0
    steps = after(edges)
    for u in order(edges, out):
        for v in steps.get(u, []):
            found[v] += edges[u, v] * found[u]
    return found


# ---- where an answer stopped --------------------------------------------------------------


def stopped_at_a_dead_end(call: Call, edges: Edges, fine_elsewhere: bool = False) -> bool:
    """True if the call stopped at the arrows of a node that no arrow leaves.

    An error with a name of its own (`+=` on a missing key, a single name for a pair) is none.
    fine_elsewhere : the answer runs on a graph without dead ends
    """
    stop = Stop(call)
    everyday = read(stop, EVERYDAY)
    if everyday is not None and everyday.id not in ("no_such_key", "misspelt_key", "past_the_end"):
        return False
    leaf = isinstance(stop.key, str) and after(edges).get(stop.key) == []
    return leaf or (call.error in ("IndexError", "StopIteration") and fine_elsewhere)
