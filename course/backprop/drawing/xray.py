"""Figure 6.1: a 2-3-2-1 network twice in the same columns, as the lecture's matrices and as neurons.

Above, the chain and the way back with the running gradient d; below, every weight as two ribbons, its
value and its gradient; at the right, the array d and the gradient of the step in numbers. Everything
stands at a fixed place, so that nothing jumps when a number grows.
"""

from __future__ import annotations

from dataclasses import dataclass

from backprop.drawing import svg
from backprop.drawing.type import fixed, number
from backprop.numbers.network import SATURATED

HEIGHT = 462
CHAIN, BACK, DROP = 56, 120, 160  # heights: matrices, the line of d, the gradients that drop out of it
X, H1, O1, H2, O2, YHAT, LOSS = 43, 181, 241, 379, 439, 577, 675  # centres of the columns
W = (112, 310, 508)  # centres of the three gaps
UNITS = ((260, 340), (220, 300, 380), (260, 340), (300,))  # heights of the neurons, layer by layer
RIMS = ((12, 74), (150, 272), (348, 470), (546, 608))  # left and right end of the pills of a layer
LIT = {1: (475, 231), 2: (277, 264), 3: (79, 264)}  # band of a step: left end and width
PANEL = 720
WEIGHTS = [
    (k, i, j) for k in range(3) for i in range(len(UNITS[k])) for j in range(len(UNITS[k + 1]))
]  # in the order of the drop-down


@dataclass(frozen=True)
class View:
    """What the picture shows.

    arrays : of `network.way_back`, by name; weights : W1, W2, W3
    step : 0 forward, 1 to 3 the steps of the way back, 4 just after a step of SGD
    chosen : (layer 0..2, row, column) of the weight that the slider holds
    before, eta : the loss before the step of SGD, and how long the step was
    """

    arrays: dict
    weights: tuple
    step: int
    chosen: tuple[int, int, int]
    before: float = 0.0
    eta: float = 0.0

    def gradient_of(self, layer: int):
        """dW of a layer once its step is done, else None."""
        return self.arrays[f"dW{layer + 1}"] if 3 - layer <= self.step <= 3 else None

    def lit(self, layer: int) -> bool:
        """Is it about the weights of this layer now?"""
        return self.step in (0, 4) or self.step == 3 - layer


def weight_name(chosen: tuple[int, int, int]) -> str:
    """A weight as code writes it, indices from 0: "W_3[1]" in the last layer, "W_1[0, 2]" before."""
    layer, i, j = chosen
    return f"W_{layer + 1}[{i}]" if layer == 2 else f"W_{layer + 1}[{i}, {j}]"


def draw_xray(view: View) -> svg.Picture:
    picture = svg.Picture(HEIGHT, label=label(view))
    if view.step in LIT:
        left, width = LIT[view.step]
        picture.add(svg.band(left, 2, width, HEIGHT - 4, 14, "panel"))
    picture.add(_chain(view), _way_back(view))
    picture.add(*(_ribbons(view, layer) for layer in range(3)))
    picture.add(_units(view), _output(view), _chosen(view), _panel(view))
    return picture


def label(view: View) -> str:
    """The picture in words."""
    a, N = view.arrays, len(view.arrays["X"])
    sample = "one sample" if N == 1 else f"{N} samples, the first one drawn"
    says = f"A 2-3-2-1 network as matrices and as neurons, {sample}. "
    says += (
        f"It says {_value(a['Yhat'][0, 0])}, wanted {_value(a['Y'][0, 0])}; the loss is {number(a['L'])}. "
    )
    layer, i, j = view.chosen
    name = weight_name(view.chosen).replace("_", "")
    says += f"{name} is {fixed(view.weights[layer][i, j])}. "
    if view.step == 0:
        says += "Forward pass, no gradient yet."
    elif view.step == 4:
        says += f"A step of SGD changed all weights; the loss was {number(view.before)}."
    else:
        d, g = {1: ("dYhat", "dW3"), 2: ("dH2", "dW2"), 3: ("dH1", "dW1")}[view.step]
        says += (
            f"Step {view.step}: d has shape {a[d].shape} and holds {_listed(a[d])}; {g} is {_listed(a[g])}."
        )
    locked = _locked_units(view)
    if locked:
        says += " Saturated: " + ", ".join(locked) + "."
    return says


def _listed(array) -> str:
    return "; ".join(", ".join(_cell(v) for v in row) for row in array)


def _value(v: float) -> str:
    """A value in a pill: two decimals, one from 10 on, none from 100 on."""
    return fixed(v, 2 if abs(v) < 9.995 else 1 if abs(v) < 99.95 else 0)


def _cell(v: float) -> str:
    """A gradient: three decimals, or a short power of ten below 0.0005."""
    if v == 0 or 5e-4 <= abs(v) < 9.9995:
        return fixed(v, 3) if v else "0"
    return number(v, 2 if abs(v) < 1 else 3)


def _tone(lit: bool, colour: str = "backward") -> str:
    return colour if lit else "muted"


def _maybe_dimmed(lit: bool, *marks: str) -> svg.Markup:
    return svg.group(*marks) if lit else svg.dimmed(*marks)


def _transposed(name: str) -> svg.Markup:
    """W_3^T with the T above the index."""
    letter, _, index = name.partition("_")
    if not index:
        return svg.symbol(f"{letter}^T")
    lowered = f'<tspan class="bp-u bp-s" dy=".27em">{index}</tspan>'
    raised = '<tspan class="bp-u bp-s" dx="-.5em" dy="-.74em">T</tspan><tspan dy=".33em">\u200b</tspan>'
    return svg.Markup(f'<tspan class="bp-i">{letter}</tspan>{lowered}{raised}')


def _name(x, y, content, colour="ink") -> svg.Markup:
    return svg.text(x, y, content, "name", colour, "middle", size=17)


# the chain of matrices


def _pill(left, right, y, height=40, fill="surface", ring="muted", width=1.25, dash=None) -> svg.Markup:
    return svg.rect(left, y - height / 2, right - left, height, fill, ring, width, height / 2, dash)


def _chain(view: View) -> svg.Markup:
    parts = []
    for k, (start, end) in enumerate(((74, 149), (272, 347), (470, 545), (608, 651))):
        lit = view.step in (0, 4) or (k < 3 and view.lit(k)) or (view.step == 2 and k == 2)
        lit = lit or (view.step == 3 and k == 1)
        parts.append(_maybe_dimmed(lit, svg.forward_arrow(start, CHAIN, end, CHAIN)))
    for left, right in RIMS:
        parts.append(_pill(left, right, CHAIN))
    for x, name in ((X, "X"), (H1, "H_1"), (O1, "O_1"), (H2, "H_2"), (O2, "O_2"), (YHAT, "Ŷ")):
        parts.append(_name(x, CHAIN + 6, name))
    for x in (211, 409):
        parts.append(_name(x, CHAIN + 5, "σ", "muted"))
    parts += [svg.circle(LOSS, CHAIN, 23, "ink", None), _name(LOSS, CHAIN + 6, "L", "on-ink")]
    for x, shape in ((X, "(N, 2)"), (211, "(N, 3)"), (409, "(N, 2)"), (YHAT, "(N, 1)")):
        parts.append(svg.text(x, 24, shape, "small", "muted", "middle"))
    for k, x in enumerate(W):
        lit = view.lit(k) or (view.step in (2, 3) and k == 4 - view.step)
        shape = f"({', '.join(str(n) for n in view.weights[k].shape)})"
        parts += [
            svg.text(x, 24, shape, "small", "muted", "middle"),
            svg.rect(x - 19, CHAIN - 14, 38, 28, "surface", None, radius=14),
            _maybe_dimmed(lit, _pill(x - 19, x + 19, CHAIN, 28, "learnable-tint", "learnable", 1.75)),
            _name(x, CHAIN + 5, f"W_{k + 1}"),
        ]
    return svg.group(*parts)


# the way back under the chain

# station of d at each step, and the stretches that a step walks: from, to, factor, where it is written
_STATION = {1: YHAT, 2: H2, 3: H1}
_STRETCHES = (
    (1, LOSS, YHAT, "2(Ŷ − Y)/N", 624),
    (2, YHAT, O2, "W_3^T", 508),
    (2, O2, H2, "O_2(1 − O_2)", 409),
    (3, H2, O1, "W_2^T", 310),
    (3, O1, H1, "O_1(1 − O_1)", 211),
)


def _way_back(view: View) -> svg.Markup:
    step = view.step if view.step < 4 else 0
    parts = []
    for when, start, end, factor, at in _STRETCHES:
        done, now = when <= step, when == step
        rest = end + (13 if _STATION.get(step) == end else 5)
        corner = f"M{start} 79V106Q{start} 120 {start - 14} 120" if start == LOSS else f"M{start - 4} 120"
        mark = (
            _dotted(f"{corner}H{rest}") if not done else _maybe_dimmed(now, _turn(corner, rest, BACK, start))
        )
        written = _transposed(factor[:-2]) if factor.endswith("^T") else svg.symbol(factor)
        parts += [mark, _name(at, 99, written, _tone(now))]
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
    for layer, (when, x, factor) in enumerate(((3, H1, "X"), (2, H2, "O_1"), (1, YHAT, "O_2"))):
        parts.append(_drop(layer, when, x, factor, step))
    if step:
        parts += [
            svg.circle(_STATION[step], BACK, 12, "surface", "backward", 2),
            _name(_STATION[step], BACK + 5, "d", "backward"),
        ]
    return svg.group(*parts)


def _drop(layer, when, x, factor, step) -> svg.Markup:
    """From d down to the gradient of a weight matrix, multiplied from the left."""
    done, now = when <= step, when == step
    to = W[layer] + 24
    corner = f"M{x} {BACK + (12 if now else 4)}V150Q{x} {DROP} {x - 10} {DROP}"
    pill = (W[layer] - 24, W[layer] + 24, DROP, 30)
    if done:
        marks = _maybe_dimmed(
            now, _turn(corner, to + 2, DROP, x), _pill(*pill, "none", "backward", 1.5, "4 3")
        )
    else:
        marks = svg.group(_dotted(f"{corner}H{to}"), _pill(*pill, "none", "faint", 1.5, "1 4"))
    return svg.group(
        marks,
        _name(x - 22, 149, _transposed(factor), _tone(now)),
        _name(W[layer], DROP + 5, f"dW_{layer + 1}", _tone(now)),
    )


def _turn(corner, end, y, start) -> svg.Markup:
    """A dashed line that begins with `corner` and runs left to `end`, with its head."""
    head = f"M{end} {y}l9 -4.3v8.6z"
    return svg.group(
        svg.path(f"{corner}H{end + 7}", "backward", 2, dash="6 4"), svg.path(head, None, fill="backward")
    )


def _dotted(d: str) -> svg.Markup:
    return svg.path(d, "faint", 1.5, dash="0.1 4.5", stroke_linecap="round")


# the neurons


def _weight_width(w: float) -> float:
    return min(1.5 + 3.6 * abs(float(w)), 15)


def _ribbons(view: View, layer: int) -> svg.Markup:
    """Every weight between two layers: its value, and once it is known its gradient beside it."""
    weights, grads, lit = view.weights[layer], view.gradient_of(layer), view.lit(layer)
    ground = "panel" if view.step in LIT and lit else "surface"
    edges = []
    for i, y1 in enumerate(UNITS[layer]):
        for j, y2 in enumerate(UNITS[layer + 1]):
            back = svg.gradient_width(grads[i, j]) if grads is not None else 0
            edges.append((_weight_width(weights[i, j]), back, (layer, i, j), y1, y2))
    edges.sort(key=lambda edge: (edge[2] == view.chosen, -edge[0]))  # thin ones and the chosen one on top
    return svg.group(*(_edge(RIMS[layer][1], RIMS[layer + 1][0], e, view.chosen, lit, ground) for e in edges))


def _edge(left, right, edge, chosen, lit, ground) -> svg.Markup:
    value, back, at, y1, y2 = edge
    left, right = left - 8, right + 8
    length = ((right - left) ** 2 + (y2 - y1) ** 2) ** 0.5
    nx, ny = -(y2 - y1) / length, (right - left) / length  # downwards across the edge
    whole = value + (back + 1.5 if back else 0)

    def lane(shift, *look, **more):
        return svg.line(
            left + nx * shift, y1 + ny * shift, right + nx * shift, y2 + ny * shift, *look, **more
        )

    forward = lane(-(whole - value) / 2, "forward", value)
    backward = lane((whole - back) / 2, "backward", back, svg.dashes(length, back)) if back else ""
    if at == chosen:
        halo = lane(0, "learnable-tint", whole + 12)
    else:  # cuts open what it crosses, but not its neighbours at the pills
        dx, dy = (right - left) * 0.24, (y2 - y1) * 0.24
        halo = svg.line(left + dx, y1 + dy, right - dx, y2 - dy, ground, whole + 5)
    hit = svg.line(
        left, y1, right, y2, "surface", max(whole + 6, 16), stroke_opacity="0", pointer_events="stroke",
        style="cursor:pointer", data_set=f"weight={WEIGHTS.index(at)}",
    )  # fmt: skip
    return svg.group(halo, _maybe_dimmed(lit, forward, backward), hit)


def _units(view: View) -> svg.Markup:
    a, parts = view.arrays, []
    N = len(a["X"])
    parts.append(svg.text(12, 228, "N = 1" if N == 1 else "row 1", "small", "muted"))
    for y, x in zip(UNITS[0], a["X"][0], strict=True):
        parts += [_pill(*RIMS[0], y), _slot(RIMS[0][1] - 12, y, x)]
    for layer, centre, when in ((1, 211, 3), (2, 409, 2)):
        for unit, y in enumerate(UNITS[layer]):
            H, O = a[f"H{layer}"][0, unit], a[f"O{layer}"][0, unit]
            parts += [_pill(*RIMS[layer], y), _slot(centre - 10, y, H), _slot(centre + 50, y, O)]
            parts.append(
                _padlock(centre + 2, y) if abs(H) > SATURATED else _name(centre + 2, y + 5, "σ", "muted")
            )
            if when <= view.step < 4:
                now = when == view.step
                parts += [
                    _small(centre - 4, y + 37, a[f"dH{layer}"][0, unit], now),
                    _small(centre + 54, y + 37, a[f"dO{layer}"][0, unit], False),
                ]
    return svg.group(*parts)


def _slot(right, y, v) -> svg.Markup:
    return svg.text(right, y + 5, _value(v), "number", anchor="end", size=15)


def _small(right, y, gradient, bold=False, anchor="end") -> svg.Markup:
    """A gradient; a power of ten is set tight, so that it keeps to its place."""
    shown = _cell(gradient)
    tight = "-0.7" if "·" in shown else None
    return svg.text(right, y, shown, "small", "backward", anchor, bold, letter_spacing=tight)


def _padlock(x, y) -> svg.Markup:
    """A closed lock in place of σ: the unit is saturated, next to nothing passes back."""
    return svg.group(
        svg.rect(x - 11, y - 14, 22, 28, "attention-tint", None, radius=6),
        svg.path(f"M{x - 4} {y - 1}v-4a4 4 0 0 1 8 0v4", "attention", 2),
        svg.rect(x - 7, y - 2, 14, 11, "attention", None, radius=2),
    )


def _locked_units(view: View) -> list[str]:
    return [
        f"unit {unit + 1} of layer {layer}"
        for layer in (1, 2)
        for unit, H in enumerate(view.arrays[f"H{layer}"][0])
        if abs(H) > SATURATED
    ]


def _output(view: View) -> svg.Markup:
    a, lit, back = view.arrays, view.step in (0, 1, 4), 1 <= view.step < 4
    y = UNITS[3][0]
    gradient = a["dYhat"][0, 0]
    width = svg.gradient_width(gradient)
    lanes = [svg.forward_arrow(608, y - 6, 651, y - 6), svg.forward_arrow(LOSS, y + 57, LOSS, y + 24)]
    if back:
        lanes.append(svg.backward_arrow(653, y + 6 + width / 4, 609, y + 6 + width / 4, gradient))
    parts = [
        _maybe_dimmed(lit, *lanes),
        _pill(*RIMS[3], y),
        _slot(RIMS[3][1] - 12, y, a["Yhat"][0, 0]),
        svg.circle(LOSS, y, 23, "ink", None),
        svg.centred(LOSS, y, _value(a["L"]), "number", "on-ink", size=15),
        svg.circle(LOSS, y + 80, 23, "surface", "muted", 1.25),
        svg.centred(LOSS, y + 80, _value(a["Y"][0, 0]), "number", size=15),
        _name(LOSS, y + 121, "Y"),
    ]
    if back:
        parts.append(_small(YHAT, y + 37, gradient, view.step == 1, "middle"))
    return svg.group(*parts)


def _chosen(view: View) -> svg.Markup:
    """The weight that the slider holds: a ring on its ribbon, name, value and gradient under its gap."""
    layer, i, j = view.chosen
    x, y = W[layer], (UNITS[layer][i] + UNITS[layer + 1][j]) / 2
    grads = view.gradient_of(layer)
    parts = [
        svg.line(x, y, x, 396, "learnable", 1.2, "1 4", stroke_linecap="round"),
        svg.circle(x, y, 7, "surface", "learnable", 3),
        _name(x, 411, weight_name(view.chosen)),
        _pill(x - 30, x + 30, 429, 24, "learnable-tint", "learnable", 1.75),
        svg.text(x, 434, fixed(view.weights[layer][i, j]), "number", anchor="middle", size=15),
    ]
    if grads is not None:
        parts.append(_small(x, 456, grads[i, j], True, "middle"))
    return svg.group(*parts)


# the arrays at the right


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
        _name(PANEL + 13, CHAIN + 5, "d", "backward"),
        svg.text(PANEL + 33, CHAIN + 6, svg.symbol(f"= ∂L/∂{of}"), "name", "backward", size=17),
        _shape(CHAIN + 5, a[d]),
        _matrix(98, a[d]),
        _pill(PANEL + 1, PANEL + 49, 238, 30, "none", "backward", 1.5, "4 3"),
        _name(PANEL + 25, 243, f"dW_{4 - step}", "backward"),
        _shape(243, grad),
        _matrix(280, grad),
    )


def _shape(y, array) -> svg.Markup:
    return svg.text(890, y, f"({array.shape[0]}, {array.shape[1]})", "small", "muted", "end")


def _matrix(top, array) -> svg.Markup:
    """Numbers between brackets, at most three rows and three columns; row 1 is the sample drawn below."""
    rows, columns = array.shape
    left = 890 - 57 * columns - 9
    bottom = top - 18 + 26 * rows
    parts = [
        _small(884 - 57 * (columns - 1 - j), top + 26 * i, v)
        for i, row in enumerate(array)
        for j, v in enumerate(row)
    ]
    brackets = f"M{left + 4} {top - 18}H{left}V{bottom}H{left + 4}M886 {top - 18}H890V{bottom}H886"
    return svg.group(*parts, svg.path(brackets, "muted", 1.25))


def _update(view: View) -> svg.Markup:
    """The step of SGD in symbols, and what it did to the loss."""
    heading = svg.join("one step, ", svg.symbol("η"), f" = {fixed(view.eta, 1)}")
    parts = [svg.text(PANEL, CHAIN + 5, heading, "word")]
    for row, k in enumerate((3, 2, 1)):
        y = 98 + 28 * row
        rule = svg.join(svg.symbol(f"W_{k} − η "), svg.symbol(f"dW_{k}", "backward"))
        parts.append(svg.text(PANEL, y, rule, "name", size=17))
        parts.append(svg.forward_arrow(PANEL + 96, y - 5, PANEL + 130, y - 5, "learnable"))
        parts.append(svg.text(PANEL + 140, y, f"W_{k}", "name", "learnable", size=17))
    parts += [
        svg.text(PANEL, 245, "loss before", "word", "muted"),
        svg.text(890, 245, number(view.before), "number", anchor="end"),
        svg.text(PANEL, 273, "loss now", "word", "muted"),
        svg.text(890, 273, number(view.arrays["L"]), "number", anchor="end", bold=True),
    ]
    return svg.group(*parts)
