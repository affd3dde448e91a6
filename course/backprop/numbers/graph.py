"""Small graphs of numbers: their values, their derivatives, their paths, and the tape.

Everywhere in the course a *derivative graph* is a plain dictionary, `edges[(u, v)] = ∂u/∂v`,
u one step nearer to the output than v. Its arrows run from the output back to the inputs.

Source: the lecture, frames F7 to F11, F16 and F17. The numbers at (1, 3) are the course's
own; at (2, 3) one wrong program gives the right ∂y/∂x1 by accident, at (1, 3) none does.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import prod

Edge = tuple[str, str]


@dataclass(frozen=True)
class Graph:
    """A computation graph with its numbers filled in.

    values : what each node holds after the run forward
    edges : the derivative graph, (u, v) -> ∂u/∂v
    output : the node where going back begins
    """

    values: dict[str, float]
    edges: dict[Edge, float]
    output: str = "y"


def canonical(x1: float = 1.0, x2: float = 3.0) -> Graph:
    """The graph of frame F9: two inputs, two levels of two nodes, one output, ten edges."""
    z1, z2 = x1 * x2, x1 + x2
    h1, h2 = z1 * z2, z1 - z2
    values = {"x1": x1, "x2": x2, "z1": z1, "z2": z2, "h1": h1, "h2": h2, "y": h1 * h2}
    edges = {
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
    return Graph(values, edges)


def two_roads(x1: float = 1.0, x2: float = 3.0) -> Graph:
    """The graph of frame F8: z1 = x1·x2 and z2 = x1 + x2, then y = z1·z2."""
    z1, z2 = x1 * x2, x1 + x2
    values = {"x1": x1, "x2": x2, "z1": z1, "z2": z2, "y": z1 * z2}
    edges = {
        ("y", "z1"): z2,
        ("y", "z2"): z1,
        ("z1", "x1"): x2,
        ("z1", "x2"): x1,
        ("z2", "x1"): 1.0,
        ("z2", "x2"): 1.0,
    }
    return Graph(values, edges)


def neighbours(edges: Mapping[Edge, float]) -> dict[str, list[str]]:
    """For each node the nodes its arrows lead to, one step nearer to the inputs."""
    found: dict[str, list[str]] = {}
    for u, v in edges:
        found.setdefault(u, []).append(v)
        found.setdefault(v, [])
    return found


def walk_paths(edges: Mapping[Edge, float], a: str, b: str) -> Iterator[list[str]]:
    """Yield every path from a to b against the computation, as a list of node names."""
    after = neighbours(edges)
    if a not in after or b not in after:
        return
    waiting = [[a]]
    while waiting:
        path = waiting.pop()
        if path[-1] == b:
            yield path
        else:
            waiting += [[*path, v] for v in reversed(after[path[-1]])]


def factors(edges: Mapping[Edge, float], path: list[str]) -> list[float]:
    """The derivatives met along one path, in walking order."""
    return [edges[edge] for edge in zip(path, path[1:], strict=False)]


def product(edges: Mapping[Edge, float], path: list[str]) -> float:
    """What one path carries: the product of its derivatives."""
    return prod(factors(edges, path))


# ---- the tape: the way back, one edge at a time ------------------------------------------

WAYS = ("add", "overwrite", "send too early")


@dataclass(frozen=True)
class TapeEntry:
    """One entry of the tape: a node sends its number along one edge.

    held : the gradient that `sender` holds at this moment
    sent : held times the derivative on the edge
    gradients : all gradients after this step
    """

    sender: str
    receiver: str
    held: float
    factor: float
    sent: float
    gradients: dict[str, float]


def senders(edges: Mapping[Edge, float], out: str) -> list[str]:
    """The nodes that send, each after all nodes that use it; the output first."""
    after, order, seen = neighbours(edges), [], set()

    def finish(node: str) -> None:
        seen.add(node)
        for v in reversed(after.get(node, [])):
            if v not in seen:
                finish(v)
        order.append(node)

    finish(out)
    return [node for node in reversed(order) if after.get(node)]


def too_early(edges: Mapping[Edge, float], out: str) -> list[str]:
    """A wrong order: after its first user reports, a node sends on and never again."""
    after, order = neighbours(edges), [out]
    first, *later = after[out]
    for branch in (first, *later):
        waiting = [branch]
        while waiting:
            node = waiting.pop(0)
            if node not in order and after[node]:
                order.append(node)
                waiting += after[node]
    return order


def record(graph: Graph, way: str = "add", order: list[Edge] | None = None) -> list[TapeEntry]:
    """Write the tape of one way back: right ("add") or wrong in one of two manners.

    order : the edges in the order walked; None for ours
    """
    if order is None:
        nodes = (too_early if way == "send too early" else senders)(graph.edges, graph.output)
        order = [edge for node in nodes for edge in graph.edges if edge[0] == node]
    gradients = {node: 0.0 for node in graph.values}
    gradients[graph.output] = 1.0
    tape = []
    for u, v in order:
        factor = graph.edges[u, v]
        sent = gradients[u] * factor
        gradients[v] = sent if way == "overwrite" else gradients[v] + sent
        tape.append(TapeEntry(u, v, gradients[u], factor, sent, dict(gradients)))
    return tape


def gradients(graph: Graph) -> dict[str, float]:
    """∂(output)/∂(node) for every node of the graph, by one walk back."""
    return record(graph)[-1].gradients


def nudged(name: str, eps: float, x1: float = 1.0, x2: float = 3.0) -> float:
    """∂y/∂name of the canonical graph measured: name is "x1" or "x2", pushed up by ε."""
    inputs = {"x1": x1, "x2": x2}
    pushed = {**inputs, name: inputs[name] + eps}
    return (canonical(**pushed).values["y"] - canonical(**inputs).values["y"]) / eps


# ---- what it costs -----------------------------------------------------------------------


def layered(k: int, layers: int) -> dict[Edge, float]:
    """A fully connected graph: k inputs, `layers` hidden layers of k, one output.

    Every derivative is 1/k, so that the answer stays near 1 for every size.
    """
    levels = [[f"{level}.{i}" for i in range(k)] for level in range(layers + 1)] + [["y"]]
    edges: dict[Edge, float] = {}
    for right, left in zip(reversed(levels), reversed(levels[:-1]), strict=False):
        edges |= {(u, v): 1.0 / k for u in right for v in left}
    return edges


@dataclass(frozen=True)
class Price:
    """Counts for one layered graph.

    paths : from one input to the output
    multiplications : path by path, one for each edge after the first of a path
    edges : each is walked once on the way back
    """

    paths: int
    multiplications: int
    edges: int


def price(k: int, layers: int) -> Price:
    """Count paths, multiplications and edges for k inputs, `layers` layers of k, one output."""
    paths = k**layers
    return Price(paths, paths * layers, layers * k * k + k)


@dataclass(frozen=True)
class Race:
    """Milliseconds measured on this machine.

    finished : False if path by path was stopped; then `path_ms` is scaled up from its share
    """

    path_ms: float
    back_ms: float
    finished: bool
    walked: int


def race(k: int, layers: int, cap: float = 0.1) -> Race:
    """Time path by path against one walk back; path by path stops after `cap` seconds."""
    edges = layered(k, layers)
    graph = Graph({node: 1.0 for node in neighbours(edges)}, edges)
    total, walked, finished = 0.0, 0, True
    start = time.perf_counter()
    for path in walk_paths(edges, "y", "0.0"):
        total += product(edges, path)
        walked += 1
        if walked % 16 == 0 and time.perf_counter() - start > cap:
            finished = False
            break
    path_ms = 1000 * (time.perf_counter() - start)
    back_ms = 1000 * min(_seconds(lambda: _walk_back(graph)) for _ in range(3))
    if not finished:
        path_ms *= k**layers / walked
    return Race(path_ms, back_ms, finished, walked)


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _walk_back(graph: Graph) -> dict[str, float]:
    """The same walk as `record`, without keeping a tape, so that the clock sees only the walk."""
    after, found = neighbours(graph.edges), {graph.output: 1.0}
    for u in senders(graph.edges, graph.output):
        for v in after[u]:
            found[v] = found.get(v, 0.0) + found[u] * graph.edges[u, v]
    return found


# ---- a learner's own function ------------------------------------------------------------


class _Watched(float):
    """A number that notes every multiplication it takes part in."""

    def __new__(cls, value: float, edge: Edge, diary: list[Edge]):
        self = super().__new__(cls, value)
        self.edge, self.diary = edge, diary
        return self

    def __mul__(self, other):
        self.diary.append(self.edge)
        return float(self) * float(other)

    __rmul__ = __mul__


def watch(reverse_mode: Callable, graph: Graph) -> tuple[bool, list[Edge] | None]:
    """Run a learner's `reverse_mode` on a graph and see in which order it walks the edges.

    Returns (agrees, order): whether its gradients equal ours, and the edges in the order of
    its own multiplications, None if that cannot be seen (numpy converts the numbers first).
    Never raises.
    """
    diary: list[Edge] = []
    watched = {edge: _Watched(value, edge, diary) for edge, value in graph.edges.items()}
    right = gradients(graph)
    try:
        found = reverse_mode(watched, graph.output)
        agrees = set(found) == set(right) and all(
            abs(float(found[node]) - right[node]) <= 1e-9 * (1 + abs(right[node])) for node in right
        )
    except Exception:  # whatever a half-written answer raises, the figure falls back on ours
        return False, None
    seen = sorted(diary) == sorted(graph.edges)
    return agrees, diary if agrees and seen and record(graph, "add", diary)[-1].gradients == right else None
