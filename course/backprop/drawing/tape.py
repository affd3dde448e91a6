"""Fig 2.2: the way back, edge by edge, on the graph and on a tape below it."""

from __future__ import annotations

from collections.abc import Sequence

from backprop.drawing import graph, svg
from backprop.drawing.notation import plain
from backprop.numbers import graph as numbers

POSITIONS = graph.columns([["x1", "x2"], ["z1", "z2"], ["h1", "h2"], ["y"]], 222, 714, 67, 233)
RADIUS = 26
LEFT, WIDTH = 28, 844  # of the tape
HEAD, ROWS, FOOT = 306, (357, 380), 410


def draw_tape(
    made: numbers.Graph, tape: Sequence[numbers.TapeEntry], step: int, right: dict[str, float]
) -> svg.Picture:
    """The state after `step` entries of the tape.

    right : the true gradients; a node that can still change is "open", one that ended wrong is marked
    """
    picture = svg.Picture(440)
    now = tape[step - 1] if step else None
    held = now.gradients if now else {**dict.fromkeys(made.values, 0.0), made.output: 1.0}
    picture.add(graph.edges(POSITIONS, _looks(made, tape, step), RADIUS))
    for name, (x, y) in POSITIONS.items():
        state = _state(name, tape, step, held, right)
        here = now is not None and now.receiver == name
        above = not name.endswith("2")
        picture.add(half_node(x, y, name, made.values[name], held[name], state, above, RADIUS, here))
    picture.add(*_words(tape, step, held, right))
    picture.add(*_tape(tape, step, held))
    picture.label = _label(tape, step, held, right)
    return picture


def wrong_nodes(tape: Sequence[numbers.TapeEntry], step: int, held, right) -> list[str]:
    """Nodes to which nothing more will be sent and whose gradient is not the true one."""
    coming = {entry.receiver for entry in tape[step:]}
    return [name for name in right if name not in coming and abs(held[name] - right[name]) > 1e-9]


def _state(name, tape, step, held, right) -> str:
    if name in wrong_nodes(tape, step, held, right):
        return "wrong"
    return "open" if any(entry.receiver == name for entry in tape[step:]) else "complete"


def _looks(made, tape, step) -> dict:
    walked = {(entry.sender, entry.receiver): entry for entry in tape[:step]}
    last = (tape[step - 1].sender, tape[step - 1].receiver) if step else None
    looks = {}
    for edge, value in made.edges.items():
        entry = walked.get(edge)
        if entry is None:
            looks[edge] = graph.Look(value, "quiet", (1.25,), False)
        else:
            width = max(1.25, 1.34 * abs(entry.sent) ** 0.5)
            looks[edge] = graph.Look(value, "surface", (width,), True, halo=edge == last)
    return looks


def _words(tape, step, held, right) -> list[svg.Markup]:
    """What the two halves mean, said once beside x1; and what the rims mean, said at y."""
    x, y = POSITIONS["x1"]
    parts = [
        svg.text(x - 38, y - 6.8, "value", "word", "forward", "end"),
        svg.text(x - 38, y + 18.2, "gradient so far", "word", "backward", "end"),
    ]
    x, y = POSITIONS["y"]
    parts.append(svg.text(x + 38, y + 18.2, "complete", "word", "backward"))
    if wrong_nodes(tape, step, held, right):
        x, y = POSITIONS["h2"]
        parts.append(svg.group(
            svg.rect(x + 88, y + 4, 12, 12, "attention-tint", "attention", 2, 3),
            svg.text(x + 108, y + 15.5, "closed, and wrong", "word", "attention", is_="legend"),
        ))  # fmt: skip
    return parts


# the tape


def _tape(tape, step, held) -> list[svg.Markup]:
    """One slot for each edge in the order walked, under a header for each sender."""
    slot = WIDTH / len(tape)
    parts, begin = [], 0
    while begin < len(tape):
        end = begin
        while end < len(tape) and tape[end].sender == tape[begin].sender:
            end += 1
        parts.append(_header(tape, begin, end, step, held, slot))
        begin = end
    for i, entry in enumerate(tape):
        parts.append(_slot(entry, i, step, LEFT + slot * (i + 0.5), slot))
    if step == 0:
        parts.append(_marker(LEFT - 8, 0))
    return parts


def _header(tape, begin, end, step, held, slot) -> svg.Markup:
    """The sender and what it holds: filled once it has begun to send."""
    x, width = LEFT + slot * begin + 4, slot * (end - begin) - 8
    sender, started = tape[begin].sender, begin < step
    value = tape[begin].held if started else held[sender]
    told = started or value != 0
    name = svg.symbol(graph.subscripted(sender), "backward" if started else "muted")
    named = f"d{sender} sent from {begin + 1}"
    content = svg.Markup(name + (_beside(plain(value, 2), started, named) if told else ""))
    if started:
        box = svg.rect(x, HEAD, width, 26, "backward-tint", None)
    else:
        box = svg.rect(x, HEAD, width, 26, "none", "edge", 1.25, dash="1.5 3")
    return svg.group(box, svg.text(x + width / 2, HEAD + 18.5, content, "number", "backward", "middle"))


def _slot(entry, i, step, x, slot) -> svg.Markup:
    done, now = i < step, i == step - 1
    ink = "ink" if done else "muted"
    factor = svg.join("× ", svg.said(f"∂factor {i + 1}", plain(entry.factor, 2)))
    parts = []
    if now:
        parts.append(svg.rect(x - slot / 2 + 4, HEAD + 32, slot - 8, 52, "none", "backward", 2))
    if done:
        parts.append(svg.path(f"M{svg.n(x - 7)} {HEAD + 25.5}h14l-7 6z", None, fill="backward-tint"))
    parts.append(svg.text(x, ROWS[0], factor, "number", ink, "middle"))
    sent = _beside(_signed(entry.sent), True, f"d{entry.receiver} by {i + 1}") if done else ""
    name = svg.symbol(graph.subscripted(entry.receiver), ink)
    parts.append(svg.text(x, ROWS[1], svg.Markup(name + sent), "number", "backward", "middle"))
    if now:
        parts.append(_marker(x, i + 1))
    else:
        parts.append(svg.text(x, FOOT + 4.8, str(i + 1), "small", "muted", "middle", is_=f"edge {i + 1}"))
    return svg.group(*parts)


def _beside(number: str, bold: bool, is_: str) -> svg.Markup:
    """A number behind a symbol, in one centred text."""
    look = svg.attributes(dx=8, class_="bp-bold" if bold else None, is_=is_)
    return svg.Markup(f"<tspan{look}>{number}</tspan>")


def _marker(x: float, step: int) -> svg.Markup:
    return svg.group(
        svg.circle(x, FOOT, 11.5, "ink", None),
        svg.text(x, FOOT + 4.8, str(step), "small", "on-ink", "middle", True, is_="step"),
    )


def _signed(value: float) -> str:
    return plain(value, 2) if value <= 0 else f"+{plain(value, 2)}"


def _label(tape, step, held, right) -> str:
    now = "Nothing is sent yet."
    if step:
        e = tape[step - 1]
        now = (
            f"Now: the gradient {plain(e.held, 2)} of {e.sender} times the edge {plain(e.factor, 2)} sends "
            f"{plain(e.sent, 2)} to {e.receiver}."
        )
    wrong = wrong_nodes(tape, step, held, right)
    listed = ", ".join(f"{name} {plain(value, 2)}" for name, value in held.items())
    ended = f" Closed and wrong: {', '.join(wrong)}." if wrong else ""
    return f"The tape, step {step} of {len(tape)}. {now} Gradients so far: {listed}.{ended}"


# a node that is added up


_RIMS = {
    "open": ("backward", 1.75, "5 3.2"),
    "complete": ("ink", 1.75, None),
    "wrong": ("attention", 3, None),
}


def half_node(
    x: float, y: float, name: str, value: float, gradient: float | None, state: str, above: bool = True,
    radius: float = 26, halo: bool = False,
) -> svg.Markup:  # fmt: skip
    """A node in two halves: its value above, its gradient below.

    state : "open" dashed lower rim, still being added up; "complete" filled; "wrong" filled and marked
    """
    tone = "attention" if state == "wrong" else "backward"
    upper, lower = _half(x, y, radius, 1), _half(x, y, radius, 0)
    rim, width, dash = _RIMS[state]
    parts = [svg.circle(x, y, radius, "surface", None)]
    if halo:
        below = _half(x, y, radius + 4.5, 0)
        parts.append(svg.path(below, "backward", 9, opacity=0.2, stroke_linecap="round"))
    if state != "open":
        parts.append(svg.path(lower + "z", None, fill=f"{tone}-tint"))
    parts.append(svg.path(upper, "ink", 1.75))
    parts.append(svg.path(lower, rim, width, dash=dash))
    parts.append(svg.line(x - radius, y, x + radius, y, "muted", 1))
    written = "" if gradient is None else svg.plain(gradient, 2)
    name_y = y - radius - 9 if above else y + radius + 21
    parts += [
        svg.text(x, y - 6.8, svg.plain(value, 2), "number", "forward", "middle", is_=name),
        svg.text(x, y + 18.2, written, "number", tone, "middle", state != "open", is_=f"d{name}"),
        svg.text(x, name_y, graph.subscripted(name), "name", anchor="middle"),
    ]
    return svg.group(*parts)


def _half(x: float, y: float, radius: float, over: int) -> str:
    """Half a circle from left to right, over the middle (1) or under it (0)."""
    return f"M{svg.n(x - radius)} {svg.n(y)}a{radius} {radius} 0 0 {over} {2 * radius} 0"
