"""Chapter 01: two roads, four paths, one derivative unfolded, two formulas with the same parts in them."""

from __future__ import annotations

from collections.abc import Mapping

from backprop.numbers import graph
from backprop.numbers.twins import TWINS, copies, count

from truths.kinds import Way, besides, spans, usual

PUSHED = Way("attention", "up", False)
FORWARD = Way("forward", "right", False)


def derivatives(made: graph.Graph) -> dict:
    """Each edge's derivative by the name it has in a picture."""
    return {f"∂{u}/∂{v}": value for (u, v), value in made.edges.items()}


def derivative_graph(v: Mapping) -> dict:
    return {f"arrow:{name}": usual(name) for name in derivatives(graph.canonical())}


def roads_ahead(v: Mapping) -> dict:
    made = graph.two_roads()
    ways = {f"arrow:∂{u}/∂{v}": FORWARD for u, v in made.edges}
    return {**made.values, **ways, "push": "+0.1", "arrow:push": PUSHED}


def two_roads(v: Mapping) -> dict:
    x1, x2, push = v["x1"], v["x2"], v["push"]
    made = graph.two_roads(x1, x2)
    first, second = (made.edges["y", z] * made.edges[z, "x1"] for z in ("z1", "z2"))
    moved = graph.two_roads(x1 + push, x2).values["y"] - made.values["y"]
    zero, one = 754.0, 4.0  # where the bars begin, and 1 in pixels
    truth = {
        **made.values, "∂through z1": first, "∂through z2": second, "∂y/∂x1": first + second, "push": push,
        "dy promised": (first + second) * push, "y moved": moved, "sum.x=0": 0,
        "bar:∂through z1": spans(zero, zero + one * first),
        "bar:∂through z2": spans(zero + one * first, zero + one * (first + second)),
        "bar:∂y/∂x1": spans(zero, zero + one * (first + second), least=1.5),
        "bar:y moved": spans(zero, zero + one * moved / push, least=1.5),
    }  # fmt: skip
    told = derivatives(made)
    if v["graph"] == "values":
        ways = {f"arrow:{name}": FORWARD for name in told}
        return truth | ways | {name: told[name] for name in told if "x2" not in name}
    return truth | told


def lamps(v: Mapping) -> dict:
    made = graph.canonical()
    paths = list(graph.walk_paths(made.edges, "y", "x1"))
    zero, one, total = 801.5, 2.06, 0.0
    truth = derivatives(made) | {"sum.x=0": 0}
    on = [path for n, path in enumerate(paths, 1) if v[f"path{n}"]]
    for path in on:
        carried = graph.product(made.edges, path)
        named = f"∂through {path[1]} {path[2]}"
        truth |= {named: carried, f"bar:{named}": spans(zero + one * total, zero + one * (total + carried))}
        total += carried
    said = "∂y/∂x₁" if len(on) == len(paths) else "lit so far"
    truth |= besides(len(paths), len(on))
    return truth | {
        "∂sum": total,
        "bar:∂sum": spans(zero, zero + one * total, least=1.5),
        "what is summed": said,
    }


def unfolding(v: Mapping) -> dict:
    made, position = graph.canonical(), v["position"]
    told = derivatives(made)
    boxes = {
        f"∂{h}/∂x1": sum(made.edges[h, z] * made.edges[z, "x1"] for z in ("z1", "z2")) for h in ("h1", "h2")
    }
    known = {2: ("?", "?"), 3: (boxes["∂h1/∂x1"], "?"), 4: tuple(boxes.values()), 5: tuple(boxes.values())}
    truth = told | besides(position, 7, f"{graph.gradients(made)['x1']:g}")
    if position in known:
        truth |= dict(zip(boxes, known[position], strict=True))
    if position == 7:
        paths = list(graph.walk_paths(made.edges, "y", "x1"))
        truth |= {f"∂through {p[1]} {p[2]}": graph.product(made.edges, p) for p in paths}
        carried = [graph.product(made.edges, p) for p in paths]
        sum_ = " ".join(f"{'−' if c < 0 else '+'} {abs(c):g}" for c in carried).removeprefix("+ ")
        truth["∂sum"] = f"{sum_} = {sum(carried):g}".replace("− ", "−", sum_.startswith("−"))
    return truth


def twins(v: Mapping) -> dict:
    chosen = list(TWINS) if v["part"] == "all" else [v["part"]]
    before = count()
    after = count(frozenset(TWINS[name] for name in chosen)) if v["once"] else before
    truth = besides(*before, *(copies(TWINS[name]) for name in chosen))
    for what, whole, left in zip(("multiplications", "times f or f′ is asked"), before, after, strict=True):
        width = 22 + 30 * (left - 1)  # a square of 22 every 30 pixels
        truth |= {what: left, f"{what} before": f"of {whole}" if left < whole else ""}
        truth[f"squares:{what}"] = spans(226, 226 + width)
    return truth


TRUTHS = {
    "derivative_graph": derivative_graph,
    "roads_ahead": roads_ahead,
    "two_roads": two_roads,
    "lamps": lamps,
    "unfolding": unfolding,
    "twins": twins,
}
