"""Chapters 02 and 03, the graphs of them: two bills, the tape, a second opinion."""

from __future__ import annotations

import math
from collections.abc import Mapping

from backprop.numbers import graph

from truths.chain_rule import derivatives
from truths.kinds import Optional, besides, rounds_to


def two_bills(v: Mapping) -> dict:
    made = graph.canonical()
    truth = derivatives(made)
    for target in ("x1", "x2"):
        total = 0.0
        for path in graph.walk_paths(made.edges, "y", target):
            route, carried = " ".join(path), graph.product(made.edges, path)
            total += carried
            read = "".join(path).translate(str.maketrans("12", "₁₂"))
            truth |= {
                f"∂through {route}": carried,
                f"path:{route}": lambda t, read=read: t.replace(" ", "") == read,
            }
        truth[f"∂y/∂{target}"] = total
    return truth


def second_opinion(v: Mapping) -> dict:
    made = graph.canonical()
    said = graph.record(made, "send too early")[-1].gradients
    measured = {name: graph.nudged(name, 0.001) for name in ("x1", "x2")}
    truth = {"who says": "an engine says", "who measures": "a nudge of 0.001 says"}
    for name, value in measured.items():
        truth |= {f"∂y/∂{name} said": said[name], f"∂y/∂{name} measured": value}
        if abs(value - said[name]) > 0.01:
            truth |= {f"differs:{who} {name}": bool for who in ("said", "measured")}
    assert abs(measured["x1"] - graph.gradients(made)["x1"]) < 0.1, "the nudge is the one that is right"
    return truth


def regrouping(v: Mapping) -> dict:
    made, position = graph.canonical(), v["position"]
    right = graph.gradients(made)
    brackets = {f"∂y/∂{z}": right[z] for z in ("z1", "z2")} if position > 1 else {}
    products = {1: 4 * 2, 2: 2 * 2 + 2, 3: 2 * 2 + 2, 4: 2 * 2 + 2 * 2}
    return derivatives(made) | brackets | besides(position, 4, products[position])


def tape(v: Mapping) -> dict:
    made, step = graph.canonical(), v["step"]
    walked = graph.record(made, v["way"])
    held = walked[step - 1].gradients if step else {**dict.fromkeys(made.values, 0.0), "y": 1.0}
    truth = derivatives(made) | made.values | {f"d{name}": value for name, value in held.items()}
    truth |= {"step": step, **{f"edge {n}": n for n in range(1, 11) if n != step}}
    for n, entry in enumerate(walked, 1):
        truth[f"∂factor {n}"] = entry.factor
        if n <= step:
            truth[f"d{entry.receiver} by {n}"] = entry.sent
        if n == 1 or walked[n - 2].sender != entry.sender:
            value = entry.held if n <= step else held[entry.sender]
            truth[f"d{entry.sender} sent from {n}"] = value if n <= step or value else None
    right = graph.gradients(made)
    later = {entry.receiver for entry in walked[step:]}
    if step:  # what stood there before, and what should
        entry, before = walked[step - 1], walked[step - 2].gradients if step > 1 else {}
        truth |= besides(step, 10, f"{before.get(entry.receiver, 0):g}", f"{right[entry.receiver]:g}")
    wrong = any(abs(held[n] - right[n]) > 1e-9 for n in right if n not in later)
    return truth | ({"legend": "closed, and wrong"} if wrong else {})


def who_pays(v: Mapping) -> dict:
    k, layers = v["k"], v["layers"]
    race = graph.race(k, layers, 0.1)
    counts = {"paths": k**layers, "multiplications": k**layers * layers, "edges": layers * k * k + k}
    deepest = {"paths": k**8, "multiplications": k**8 * 8, "edges": 8 * k * k + k}
    truth = {
        "what is drawn": counts["paths"] if counts["paths"] > 1 else "the only path",
        "inputs": k, "hidden": f"{layers} layer{'s' * (layers > 1)} of {k}", "outputs": 1,
        "paths how": lambda t: t == "= " + str(k) + str(layers).translate(_RAISED),
        "multiplications how": f"= {_grouped(counts['paths'])} · {layers}", "edges how": f"= {layers} · {k * k} + {k}",
        "count 1": "1", "count 1000": "1000", "count 1e+06": "a million", "count 1e+09": "10⁹",
        "ms 0.01": "0.01 ms", "ms 1": "1 ms", "ms 100": "0.1 s", "ms 10000": "10 s", "ms 1e+06": "17 min",
        "path by path how": "" if race.finished else f"scaled up from {_grouped(race.walked)} paths",
        "one walk back how": "", "first dot": Optional("1 layer"), "last dot": Optional("8 layers"),
    }  # fmt: skip
    for what, n in counts.items():
        truth |= {what: n, f"{what} of all layers": f"8 layers: {_grouped(deepest[what])}"}
        truth[f"point:{what}"] = _middle(486 + 378 * math.log10(n) / 9)
    for what, ms in (("path by path", race.path_ms), ("one walk back", race.back_ms)):
        held = min(max(ms, 0.01), 1e6)
        truth |= {what: _lasts(ms), f"point:{what}": _middle(486 + 378 * math.log10(held / 0.01) / 8)}
    return truth | besides(k, layers, 1, _grouped(race.walked))


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f")


def _middle(x: float):
    return lambda mark: abs(mark.middle[0] - x) < 0.3


def _lasts(ms: float):
    """A duration in any unit, two digits of it."""
    units = {"ms": 1, "s": 1e3, "minutes": 6e4, "hours": 3.6e6}
    return lambda text: rounds_to(text, ms / units[text.split()[-1]])


TRUTHS = {
    "two_bills": two_bills,
    "second_opinion": second_opinion,
    "tape": tape,
    "regrouping": regrouping,
    "who_pays": who_pays,
}
