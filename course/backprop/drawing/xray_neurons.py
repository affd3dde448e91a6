"""Figure 6.1, the lower half: neurons, and every weight between them as two ribbons, value and gradient."""

from __future__ import annotations

from backprop.drawing import svg
from backprop.drawing.notation import fixed
from backprop.drawing.xray_view import (
    LIT,
    LOSS,
    RIMS,
    UNITS,
    WEIGHTS,
    YHAT,
    View,
    W,
    gradient_at,
    loss_text,
    maybe_dimmed,
    name_at,
    pill,
    value_text,
    weight_name,
)
from backprop.numbers.network import SATURATED


def _weight_width(w: float) -> float:
    return min(1.5 + 3.6 * abs(float(w)), 15)


def ribbons(view: View, layer: int) -> svg.Markup:
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

    named = "{}[{},{}]".format(f"W{at[0] + 1}", *at[1:])
    forward = lane(-(whole - value) / 2, "forward", value, is_=f"ribbon:{named}")
    backward = ""
    if back:
        backward = lane(
            (whole - back) / 2, "backward", back, svg.dashes(length, back), is_=f"ribbon:d{named}"
        )
    if at == chosen:
        halo = lane(0, "learnable-tint", whole + 12)
    else:  # cuts open what it crosses, but not its neighbours at the pills
        dx, dy = (right - left) * 0.24, (y2 - y1) * 0.24
        halo = svg.line(left + dx, y1 + dy, right - dx, y2 - dy, ground, whole + 5)
    hit = svg.line(
        left, y1, right, y2, "surface", max(whole + 6, 16), stroke_opacity="0", pointer_events="stroke",
        style="cursor:pointer", data_set=f"weight={WEIGHTS.index(at)}",
    )  # fmt: skip
    return svg.group(halo, maybe_dimmed(lit, forward, backward), hit)


def units(view: View) -> svg.Markup:
    a, parts = view.arrays, []
    N = len(a["X"])
    parts.append(svg.text(12, 228, "N = 1" if N == 1 else "row 1", "small", "muted", is_="row"))
    for k, (y, x) in enumerate(zip(UNITS[0], a["X"][0], strict=True)):
        parts += [pill(*RIMS[0], y), _slot(RIMS[0][1] - 12, y, x, f"X[0,{k}]")]
    for layer, centre, when in ((1, 211, 3), (2, 409, 2)):
        for unit, y in enumerate(UNITS[layer]):
            H, O = a[f"H{layer}"][0, unit], a[f"O{layer}"][0, unit]
            parts += [pill(*RIMS[layer], y), _slot(centre - 10, y, H, f"H{layer}[0,{unit}]")]
            parts.append(_slot(centre + 50, y, O, f"O{layer}[0,{unit}]"))
            parts.append(
                _padlock(centre + 2, y, f"lock:{layer},{unit}")
                if abs(H) > SATURATED
                else name_at(centre + 2, y + 5, "σ", "muted")
            )
            if when <= view.step < 4:
                now = when == view.step
                parts += [
                    gradient_at(
                        centre - 4, y + 37, a[f"dH{layer}"][0, unit], now, is_=f"dH{layer}[0,{unit}]"
                    ),
                    gradient_at(centre + 54, y + 37, a[f"dO{layer}"][0, unit], is_=f"dO{layer}[0,{unit}]"),
                ]
    return svg.group(*parts)


def _slot(right, y, v, is_) -> svg.Markup:
    return svg.text(right, y + 5, value_text(v), "number", anchor="end", size=15, is_=is_)


def _padlock(x, y, is_) -> svg.Markup:
    """A closed lock in place of σ: the unit is saturated, next to nothing passes back."""
    return svg.group(
        svg.rect(x - 11, y - 14, 22, 28, "attention-tint", None, radius=6),
        svg.path(f"M{x - 4} {y - 1}v-4a4 4 0 0 1 8 0v4", "attention", 2),
        svg.rect(x - 7, y - 2, 14, 11, "attention", None, radius=2),
        is_=is_,
    )


def locked_units(view: View) -> list[str]:
    return [
        f"unit {unit + 1} of layer {layer}"
        for layer in (1, 2)
        for unit, H in enumerate(view.arrays[f"H{layer}"][0])
        if abs(H) > SATURATED
    ]


def output(view: View) -> svg.Markup:
    a, lit, back = view.arrays, view.step in (0, 1, 4), 1 <= view.step < 4
    y = UNITS[3][0]
    gradient = a["dYhat"][0, 0]
    width = svg.gradient_width(gradient)
    lanes = [svg.forward_arrow(608, y - 6, 651, y - 6, is_="arrow:Yhat to the loss")]
    lanes.append(svg.forward_arrow(LOSS, y + 57, LOSS, y + 24, is_="arrow:Y"))
    if back:
        lanes.append(
            svg.backward_arrow(653, y + 6 + width / 4, 609, y + 6 + width / 4, gradient, is_="arrow:dYhat")
        )
    parts = [
        maybe_dimmed(lit, *lanes),
        pill(*RIMS[3], y),
        _slot(RIMS[3][1] - 12, y, a["Yhat"][0, 0], "Yhat[0,0]"),
        svg.circle(LOSS, y, 23, "ink", None),
        svg.centred(LOSS, y, loss_text(a["L"]), "number", "on-ink", size=13.5, is_="L"),
        svg.circle(LOSS, y + 80, 23, "surface", "muted", 1.25),
        svg.centred(LOSS, y + 80, value_text(a["Y"][0, 0]), "number", size=15, is_="Y[0,0]"),
        name_at(LOSS, y + 121, "Y"),
    ]
    if back:
        parts.append(gradient_at(YHAT, y + 37, gradient, view.step == 1, "middle", "dYhat[0,0]"))
    return svg.group(*parts)


def held_weight(view: View) -> svg.Markup:
    """The weight that the slider holds: a ring on its ribbon, name, value and gradient under its gap."""
    layer, i, j = view.chosen
    x, y = W[layer], (UNITS[layer][i] + UNITS[layer + 1][j]) / 2
    grads, named = view.gradient_of(layer), f"W{layer + 1}[{i},{j}]"
    parts = [
        svg.line(x, y, x, 396, "learnable", 1.2, "1 4", stroke_linecap="round"),
        svg.circle(x, y, 7, "surface", "learnable", 3, is_="ring:held"),
        svg.text(x, 411, weight_name(view.chosen), "name", anchor="middle", size=15),
        pill(x - 30, x + 30, 429, 24, "learnable-tint", "learnable", 1.75),
        svg.text(x, 434, fixed(view.weights[layer][i, j]), "number", anchor="middle", size=15, is_=named),
    ]
    if grads is not None:
        parts.append(gradient_at(x, 456, grads[i, j], True, "middle", f"d{named}"))
    return svg.group(*parts)
