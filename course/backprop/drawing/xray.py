"""Figure 6.1: a 2-3-2-1 network twice in the same columns, as the lecture's matrices and as neurons.

Above, the chain and the way back with the running gradient d; below, every weight as two ribbons, its
value and its gradient; at the right, the array d and the gradient of the step in numbers. Everything
stands at a fixed place, so that nothing jumps when a number grows.
"""

from __future__ import annotations

from backprop.drawing import svg
from backprop.drawing.notation import fixed
from backprop.drawing.xray_neurons import held_weight, locked_units, output, ribbons, units
from backprop.drawing.xray_view import (
    BACK,
    CHAIN,
    DROP,
    H1,
    H2,
    HEIGHT,
    LIT,
    LOSS,
    O1,
    O2,
    PANEL,
    RIMS,
    WEIGHTS,
    YHAT,
    View,
    W,
    X,
    gradient_at,
    gradient_text,
    loss_text,
    maybe_dimmed,
    name_at,
    pill,
    tone_of,
    weight_name,
)


def draw_xray(view: View) -> svg.Picture:
    picture = svg.Picture(HEIGHT, label=label(view))
    if view.step in LIT:
        left, width = LIT[view.step]
        picture.add(svg.band(left, 2, width, HEIGHT - 4, 14, "panel"))
    picture.add(_chain(view), _way_back(view))
    picture.add(*(ribbons(view, layer) for layer in range(3)))
    picture.add(units(view), output(view), held_weight(view), _panel(view))
    return picture


def label(view: View) -> str:
    """The picture in words."""
    a, N = view.arrays, len(view.arrays["X"])
    sample = "one sample" if N == 1 else f"{N} samples, the first one drawn"
    says = f"A 2-3-2-1 network as matrices and as neurons, {sample}. "
    says += "It says {Yhat[0,0]}, wanted {Y[0,0]}; the loss is {L}. "
    layer, i, j = view.chosen
    name = weight_name(view.chosen).replace("_", "")
    says += f"{name} is {{W{layer + 1}[{i},{j}]}}. "
    if view.step == 0:
        says += "Forward pass, no gradient yet."
    elif view.step == 4:
        says += "A step of SGD changed all weights; the loss was {loss before}."
    else:
        d, g = {1: ("dYhat", "dW3"), 2: ("dH2", "dW2"), 3: ("dH1", "dW1")}[view.step]
        says += (
            f"Step {view.step}: d has shape {a[d].shape} and holds {_listed(a[d])}; {g} is {_listed(a[g])}."
        )
    locked = locked_units(view)
    if locked:
        says += " Saturated: " + ", ".join(locked) + "."
    return says


def _listed(array) -> str:
    return "; ".join(", ".join(gradient_text(v) for v in row) for row in array)


def _transposed(name: str) -> svg.Markup:
    """W_3^T with the T above the index."""
    letter, _, index = name.partition("_")
    if not index:
        return svg.symbol(f"{letter}^T")
    lowered = f'<tspan class="bp-u bp-s" dy=".27em">{index}</tspan>'
    raised = '<tspan class="bp-u bp-s" dx="-.5em" dy="-.74em">T</tspan><tspan dy=".33em">\u200b</tspan>'
    return svg.Markup(f'<tspan class="bp-i">{letter}</tspan>{lowered}{raised}')


# the chain of matrices


def _chain(view: View) -> svg.Markup:
    parts = []
    for k, (start, end) in enumerate(((74, 149), (272, 347), (470, 545), (608, 651))):
        lit = view.step in (0, 4) or (k < 3 and view.lit(k)) or (view.step == 2 and k == 2)
        lit = lit or (view.step == 3 and k == 1)
        parts.append(maybe_dimmed(lit, svg.forward_arrow(start, CHAIN, end, CHAIN, is_=f"arrow:{k}")))
    for left, right in RIMS:
        parts.append(pill(left, right, CHAIN))
    for x, name in ((X, "X"), (H1, "H_1"), (O1, "O_1"), (H2, "H_2"), (O2, "O_2"), (YHAT, "Ŷ")):
        parts.append(name_at(x, CHAIN + 6, name))
    for x in (211, 409):
        parts.append(name_at(x, CHAIN + 5, "σ", "muted"))
    parts += [svg.circle(LOSS, CHAIN, 23, "ink", None), name_at(LOSS, CHAIN + 6, "L", "on-ink")]
    for x, shape in ((X, "(N, 2)"), (211, "(N, 3)"), (409, "(N, 2)"), (YHAT, "(N, 1)")):
        parts.append(svg.text(x, 24, shape, "small", "muted", "middle", is_=f"shape at {x}"))
    for k, x in enumerate(W):
        lit = view.lit(k) or (view.step in (2, 3) and k == 4 - view.step)
        shape = f"({', '.join(str(n) for n in view.weights[k].shape)})"
        parts += [
            svg.text(x, 24, shape, "small", "muted", "middle", is_=f"shape of W{k + 1}"),
            svg.rect(x - 26, CHAIN - 15, 52, 30, "surface", None, radius=15),
            maybe_dimmed(lit, pill(x - 26, x + 26, CHAIN, 30, "learnable-tint", "learnable", 1.75)),
            name_at(x, CHAIN + 5, f"W_{k + 1}"),
            _takes_first(k, x),
        ]
    return svg.group(*parts)


def _takes_first(layer: int, x: float) -> svg.Markup:
    """A click on a matrix gives the slider its first weight, as the drop-down does."""
    first = WEIGHTS.index((layer, 0, 0))
    look = {"pointer_events": "all", "style": "cursor:pointer", "data_set": f"weight={first}"}
    return svg.rect(x - 30, CHAIN - 22, 60, 44, "none", radius=0, **look)


# the way back under the chain

# station of d at each step, and the stretches that a step walks: from, to, what the lecture writes there for
# any f (F26) and with the sigmoid put in (F27), and where. Nobody walks the last one: X is not to be changed
_STATION = {1: YHAT, 2: H2, 3: H1}
_NEVER = 5
_STRETCHES = (
    (1, LOSS, YHAT, "∂L/∂Ŷ", "2(Ŷ − Y)/N", 624),
    (2, YHAT, O2, "∂Ŷ/∂O_2", "W_3^T", 508),
    (2, O2, H2, "∂O_2/∂H_2", "O_2(1 − O_2)", 409),
    (3, H2, O1, "∂H_2/∂O_1", "W_2^T", 310),
    (3, O1, H1, "∂O_1/∂H_1", "O_1(1 − O_1)", 211),
    (_NEVER, H1, X, "∂H_1/∂X", "W_1^T", 112),
)
# what was kept on the way forward falls to where the way back asks for it: the step that does
_FALLS = ((1, YHAT + 15), (2, O2), (3, O1))


def _way_back(view: View) -> svg.Markup:
    step = view.step if view.step < 4 else 0
    parts = []
    for when, start, end, general, factor, at in _STRETCHES:
        done, now = when <= step, when == step
        rest = end + (13 if _STATION.get(step) == end else 5)
        turns = f"M{start} 79V{BACK - 14}Q{start} {BACK} {start - 14} {BACK}"
        corner = turns if start == LOSS else f"M{start - 4} {BACK}"
        mark = (
            _dotted(f"{corner}H{rest}")
            if not done
            else maybe_dimmed(now, _turn(corner, rest, BACK, f"arrow:d from {start}"))
        )
        factor = factor if step else general
        written = _transposed(factor[:-2]) if factor.endswith("^T") else svg.symbol(factor)
        parts += [mark, name_at(at, BACK - 18, written, tone_of(now))]
        parts.append(
            svg.circle(
                end,
                BACK,
                3.5,
                "backward" if done else "faint",
                None,
                opacity=0.35 if done and not now else None,
            )
        )
    for when, x in _FALLS:
        lit = step in (0, when)
        parts.append(maybe_dimmed(lit, svg.forward_arrow(x, CHAIN + 21, x, BACK - 33)))
    parts.append(maybe_dimmed(step in (0, 3), _fall_of_X()))
    for layer, (when, x, factor) in enumerate(((3, H1, "X"), (2, H2, "O_1"), (1, YHAT, "O_2"))):
        parts.append(_drop(layer, when, x, factor, step))
    if step:
        parts += [
            svg.circle(_STATION[step], BACK, 12, "surface", "backward", 2),
            name_at(_STATION[step], BACK + 5, "d", "backward"),
        ]
    return svg.group(*parts)


def _fall_of_X() -> svg.Markup:
    """X goes straight to its gradient's place: no sigmoid asks for it."""
    down = svg.path(f"M{X} {CHAIN + 21}V{DROP - 10}Q{X} {DROP} {X + 10} {DROP}", "forward", 2)
    return svg.group(down, svg.forward_arrow(X + 10, DROP, W[0] - 27, DROP))


def _drop(layer, when, x, factor, step) -> svg.Markup:
    """From d down to the gradient of a weight matrix, multiplied from the left."""
    done, now = when <= step, when == step
    to = W[layer] + 24
    corner = f"M{x} {BACK + (12 if now else 4)}V150Q{x} {DROP} {x - 10} {DROP}"
    ends = (W[layer] - 24, W[layer] + 24, DROP, 30)
    if done:
        marks = maybe_dimmed(
            now,
            _turn(corner, to + 2, DROP, f"arrow:dW{layer + 1}"),
            pill(*ends, "none", "backward", 1.5, "4 3"),
        )
    else:
        marks = svg.group(_dotted(f"{corner}H{to}"), pill(*ends, "none", "faint", 1.5, "1 4"))
    return svg.group(
        marks,
        name_at(x - 22, DROP - 11, _transposed(factor), tone_of(now)),
        name_at(W[layer], DROP + 5, f"dW_{layer + 1}", tone_of(now)),
    )


def _turn(corner, end, y, is_) -> svg.Markup:
    """A dashed line that begins with `corner` and runs left to `end`, with its head."""
    head = f"M{end} {y}l9 -4.3v8.6z"
    return svg.group(
        svg.path(f"{corner}H{end + 7}", "backward", 2, dash="6 4"),
        svg.path(head, None, fill="backward"),
        is_=is_,
    )


def _dotted(d: str) -> svg.Markup:
    return svg.path(d, "faint", 1.5, dash="0.1 4.5", stroke_linecap="round")


# the arrays at the right

RIGHT, COLUMN = 894, 62  # where the brackets end; room for the widest number, −8·10⁻⁵


def _panel(view: View) -> svg.Markup:
    if view.step == 0:
        return svg.group(
            svg.circle(PANEL + 13, CHAIN, 12, "none", "faint", 1.5, "1 4"),
            svg.text(PANEL + 34, CHAIN + 5, "no gradient yet", "word", "muted"),
        )
    if view.step == 4:
        return _update(view)
    a, step = view.arrays, view.step
    d, of = {1: ("dYhat", "Ŷ"), 2: ("dH2", "H_2"), 3: ("dH1", "H_1")}[step]
    grad = a[f"dW{4 - step}"]
    return svg.group(
        svg.circle(PANEL + 13, CHAIN, 12, "surface", "backward", 2),
        name_at(PANEL + 13, CHAIN + 5, "d", "backward"),
        svg.text(PANEL + 33, CHAIN + 6, svg.symbol(f"= ∂L/∂{of}"), "name", "backward", size=17),
        _shape(CHAIN + 5, a[d], d),
        _matrix(98, a[d], d),
        pill(PANEL + 1, PANEL + 49, 238, 30, "none", "backward", 1.5, "4 3"),
        name_at(PANEL + 25, 243, f"dW_{4 - step}", "backward"),
        _shape(243, grad, f"dW{4 - step}"),
        _matrix(280, grad, f"dW{4 - step}"),
    )


def _shape(y, array, name) -> svg.Markup:
    words = f"({array.shape[0]}, {array.shape[1]})"
    return svg.text(890, y, words, "small", "muted", "end", is_=f"shape of {name}")


def _matrix(top, array, name) -> svg.Markup:
    """Numbers between brackets, at most three rows and three columns; row 1 is the sample drawn below."""
    rows, columns = array.shape
    left = RIGHT - COLUMN * columns - 5
    bottom = top - 18 + 26 * rows
    parts = [
        gradient_at(RIGHT - 5 - COLUMN * (columns - 1 - j), top + 26 * i, v, is_=f"{name}[{i},{j}]")
        for i, row in enumerate(array)
        for j, v in enumerate(row)
    ]
    top -= 18
    brackets = f"M{left + 4} {top}H{left}V{bottom}H{left + 4}M{RIGHT - 4} {top}H{RIGHT}V{bottom}H{RIGHT - 4}"
    return svg.group(*parts, svg.path(brackets, "muted", 1.25))


def _update(view: View) -> svg.Markup:
    """The step of SGD in symbols, and what it did to the loss."""
    heading = svg.join("one step, ", svg.symbol("η"), " = ", svg.said("η", fixed(view.eta, 1)))
    parts = [svg.text(PANEL, CHAIN + 5, heading, "word")]
    for row, k in enumerate((3, 2, 1)):
        y = 98 + 28 * row
        rule = svg.join(svg.symbol(f"W_{k} − η "), svg.symbol(f"dW_{k}", "backward"))
        parts.append(svg.text(PANEL, y, rule, "name", size=17))
        parts.append(
            svg.forward_arrow(PANEL + 112, y - 5, PANEL + 140, y - 5, "learnable", is_=f"arrow:W_{k} moves")
        )
        parts.append(svg.text(PANEL + 148, y, f"W_{k}", "name", "learnable", size=17))
    parts += [
        svg.text(PANEL, 245, "loss before", "word", "muted"),
        svg.text(890, 245, loss_text(view.before), "number", anchor="end", is_="loss before"),
        svg.text(PANEL, 273, "loss now", "word", "muted"),
        svg.text(890, 273, loss_text(view.arrays["L"]), "number", anchor="end", bold=True, is_="L"),
    ]
    return svg.group(*parts)
