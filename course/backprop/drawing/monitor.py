"""Fig 8.1 "Monitor": four instruments at a patient's bed, and a column of readings.

Loss over the steps; the size of the gradient in each layer; how far each step moves the weights; where H
of each hidden layer stands. The scales are the same for every patient; what leaves them is marked.
"""

import numpy as np

from backprop.drawing.chart import Axes
from backprop.drawing.notation import number, percent
from backprop.drawing.svg import Markup, Picture, group, join, line, n, path, rimmed, symbol, text

LEFT, RIGHT, WIDE, ROW1, ROW2, PLOT = 54, 468, 284, 34, 223, 136
READINGS = 768  # where the column of readings begins
LOSS = (0.005, 100.0)
NORM = (1e-8, 1e4)
RATIO = (1e-8, 10.0)
REACH = 8.0  # H is drawn from −8 to 8; what lies beyond is counted at the rim
BINS = np.linspace(-REACH, REACH, 33)
_END = 3000
STEPS = (1, _END + 1)  # the axis of steps is logarithmic in step + 1, so that the first twenty are seen


def draw_monitor(chart, look, signs, before=None) -> Picture:
    """chart, before : `numbers.monitor.Chart`, the run now and the one before treatment.

    signs : `chart.at(look)`
    """
    picture = Picture(386)
    picture.add(_loss(chart, look, before), _norms(signs), _ratios(chart), _histograms(signs))
    picture.add(_readings(chart, signs))
    picture.label = _in_words(chart, look, signs, before)
    return picture


def _loss(chart, look, before) -> Markup:
    axes = Axes(
        LEFT, ROW1, WIDE, PLOT, STEPS, LOSS, x_log=True, y_log=True, x_ticks=(),
        y_ticks=(0.01, 0.1, 1, 10, 100), y_name=join("loss ", symbol("L", "forward")), name="loss",
    )  # fmt: skip
    out = [axes.frame(), axes.level(0.25, "muted", "2 4")]
    if before is not None:
        out.append(
            axes.curve(
                _from_one(before.steps), _held(before.losses, LOSS), "muted", 1.5, "4 4", "curve:before"
            )
        )
    losses = _held(chart.losses, LOSS)
    out.append(axes.curve(_from_one(chart.steps), losses, width=2.5, is_="curve:loss"))
    last = losses[-1]
    word = number(chart.losses[-1]).replace("–", "no number")
    if word == "no number":  # inside: beside its axis it would stand on the next one's names
        out.append(text(LEFT + WIDE - 8, axes.py(last) + 24, word, "number", "forward", "end", is_="loss"))
    else:
        out.append(text(LEFT + WIDE + 10, axes.py(last) + 5, word, "number", "forward", is_="loss"))
    if abs(axes.py(0.25) - 8 - axes.py(last)) > 17:
        out.append(text(LEFT + WIDE + 6, axes.py(0.25) - 3, "guessing", "small", "muted"))
    out.append(axes.point(chart.steps[-1] + 1, last, radius=4.5, is_="point:loss"))
    x = axes.px(look + 1)
    out.append(line(x, ROW1 - 6, x, ROW1 + PLOT, "ink", 1.25, is_="line:look"))
    shift, anchor = (7, "start") if look < _END else (-7, "end")
    out.append(rimmed(x + shift, ROW1 + 2, f"step {look}", "word", "ink", anchor, is_="look"))
    return group(*out)


def _held(values, limits):
    """Values held inside an axis; what is no number stands at its upper end."""
    return np.clip(np.nan_to_num(values, nan=limits[1], posinf=limits[1]), *limits)


def _from_one(steps):
    return np.array(steps) + 1


def _columns(count):
    """Places of `count` layers side by side on the right, and the distance between them."""
    step = min(56, (WIDE - 6) / (count + 0.4))
    return [RIGHT + step * (k + 0.7) for k in range(count)], step


def _norms(signs) -> Markup:
    norms = signs["grad_norm"]
    axes = Axes(
        RIGHT, ROW1, WIDE, PLOT, (0, 1), NORM, y_log=True, x_ticks=(), y_ticks=(1e-8, 1e-4, 1, 1e4),
        y_name=join("gradient ", symbol("‖∂L/∂W‖", "backward"), " of each layer"), name="norm",
    )  # fmt: skip
    out, (places, _) = [axes.frame()], _columns(len(norms))
    bottom = ROW1 + PLOT
    for k, (x, norm) in enumerate(zip(places, norms, strict=True), 1):
        out.append(group(_stem(axes, x, norm, bottom), is_=f"stem:{k}"))
    for k in sorted({0, len(norms) - 1}):
        y = axes.py(norms[k]) if norms[k] > 0 and np.isfinite(norms[k]) else bottom
        word = number(norms[k], 2)
        out.append(
            rimmed(
                places[k], max(y - 13, ROW1 + 14), word, "word", "backward", "middle", is_=f"d norm {k + 1}"
            )
        )
    return group(*out, _layers(places, bottom + 18, "norm"))


def _stem(axes, x, value, bottom) -> Markup:
    """A stem on a log scale; 0 is a hollow ring at its foot, what leaves the scale an arrowhead."""
    if value == 0:
        return path(
            f"M{n(x - 5)} {n(bottom)}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0", "backward", 1.75, fill="surface"
        )
    if not np.isfinite(value) or value > axes.y_range[1]:
        top = axes.y + 22
        stem = line(x, bottom, x, top + 8, "backward", 2.5, "5 3")
        return group(stem, path(f"M{n(x - 6)} {n(top + 8)}h12l-6 -11z", None, fill="backward"))
    y = axes.py(value)
    dot = path(f"M{n(x)} {n(y)}h0", "backward", 11, stroke_linecap="round")
    return group(line(x, bottom, x, y, "backward", 2.5, "5 3"), dot)


def _layers(places, y, of) -> Markup:
    """Under the columns: layer 1, 2, 3 …"""
    words = ["layer 1", *(str(k) for k in range(2, len(places) + 1))]
    at = [places[0] - 4.5, *places[1:]]
    return group(*(
        text(x, y, word, "small", "muted", "middle", is_=f"{of} of layer {k}")
        for k, (x, word) in enumerate(zip(at, words, strict=True), 1)
    ))  # fmt: skip


def _ratios(chart) -> Markup:
    """How far each step moves each matrix; deeper layers darker."""
    axes = Axes(
        LEFT, ROW2, WIDE, PLOT, STEPS, RATIO, x_log=True, y_log=True, x_ticks=(),
        y_ticks=(1e-8, 1e-6, 1e-4, 1e-2, 1), y_name="step ÷ weight, in each layer", name="ratio",
    )  # fmt: skip
    out = [axes.frame()]  # no band: the healthy net of this ward leaves any that one could draw
    for step in (0, 20, 300, _END):
        x = axes.px(step + 1)
        out.append(line(x, ROW2 + PLOT, x, ROW2 + PLOT + 6, "muted", 1, is_=f"ratio.x:{step + 1}"))
        word = "step 0" if step == 0 else str(step)
        out.append(text(x, ROW2 + PLOT + 22, word, "small", "muted", "middle", is_=f"at {step}"))
    ratios = np.array(chart.ratios)
    layers, labels = ratios.shape[1], []
    for k in range(layers):
        values = ratios[:, k]
        known = np.isfinite(values) & (values > 0)
        shade = 0.4 + 0.6 * (k + 1) / layers
        if known.any():
            steps, shown = _from_one(chart.steps)[known], _held(values[known], RATIO)
            curve = axes.curve(steps, shown, "backward", 2, "6 2", f"curve:ratio {k + 1}")
            out.append(group(curve, opacity=shade))
            labels.append((axes.py(shown[-1]) if steps[-1] > _END / 2 else None, str(k + 1)))
    out.append(_line_names(labels, LEFT + WIDE + 8))
    if not labels:
        out.append(text(LEFT + WIDE / 2, ROW2 + PLOT - 12, "no weight moves", "word", "backward", "middle"))
    return group(*out)


def _line_names(labels, x) -> Markup:
    """The number of the layer at the end of its line; names keep 14 apart, the last layer first."""
    out, taken = [], []
    for y, name in sorted((item for item in labels if item[0] is not None), key=lambda item: -int(item[1])):
        if all(abs(y - other) >= 14 for other in taken):
            taken.append(y)
            out.append(
                text(x, y + 5, name if out else f"layer {name}", "small", "backward", is_=f"d name {name}")
            )
    return group(*out)


def _histograms(signs) -> Markup:
    """H of each hidden layer, turned on its side; the zone in which a sigmoid is saturated is shaded."""
    axes = Axes(
        RIGHT, ROW2, WIDE, PLOT, (0, 1), (-REACH, REACH), x_ticks=(), y_ticks=(-5, 0, 5),
        y_name=join(symbol("H", "forward"), " by layer"), name="H",
    )  # fmt: skip
    share = np.mean(signs["saturated"])
    out = [axes.band_y(5, REACH), axes.band_y(-REACH, -5), axes.frame()]
    places, step = _columns(len(signs["H"]) + 1)
    for x, H in zip(places, signs["H"], strict=False):
        H = H[np.isfinite(H)]
        counts = np.histogram(np.clip(H, -REACH, REACH), BINS)[0] if H.size else np.zeros(len(BINS) - 1)
        wide = (step - 8) / max(counts.max(), 1)
        tall = PLOT / (len(BINS) - 1)
        d = "".join(
            f"M{n(x - step / 2 + 6)} {n(axes.py(low) + 0.3)}h{n(c * wide)}v{n(-tall)}h{n(-c * wide)}z"
            for c, low in zip(counts, BINS[:-1], strict=True)
            if c
        )
        out.append(path(d, None, fill="forward") if d else "")
    out.append(_layers(places[:-1], ROW2 + PLOT + 22, "H"))
    beyond = join("beyond ±5: ", percent(share, 0))
    out.append(rimmed(RIGHT + WIDE, ROW2 - 18, beyond, "word", "ink", "end", is_="beyond"))
    return group(*out)


def _readings(chart, signs) -> Markup:
    """The column at the right: five readings that need no curve."""
    check = number(signs["check"], 2)
    readings = (
        ("gradient check", check if check != "–" else "no number"),
        ("input RMS", number(signs["input_rms"], 3)),
        ("dead units", percent(max(signs["dead"]), 0)),
        ("twins (0: alike)", number(signs["twins"], 2)),
        ("test accuracy", percent(chart.accuracy)),
    )
    out = [line(READINGS - 8, ROW1 - 12, READINGS - 8, ROW2 + PLOT, "faint", 1)]
    for k, (name, value) in enumerate(readings):
        y = ROW1 + 73 * k
        out.append(text(READINGS, y, name, "small", "muted", is_=f"name of {name}"))
        out.append(text(READINGS, y + 22, value, "number", "ink", bold=True, is_=name))
    return group(*out)


def _in_words(chart, look, signs, before) -> str:
    layers = len(signs["grad_norm"])
    treated = "" if before is None else f" Before the treatment the loss ended at {_word(before.losses[-1])}."
    return (
        f"Monitor at step {look}. Loss from {_word(chart.losses[0])} to {{loss}} in 3000 steps, "
        "{test accuracy} of the test points right. Size of the gradient {d norm 1} in layer 1 and "
        f"{{d norm {layers}}} in the last; H {{beyond}}; gradient check {{gradient check}}; "
        "inputs of size {input RMS}; dead units "
        f"{{dead units}}; difference between units {{twins (0: alike)}}.{treated}"
    )


def _word(value) -> str:
    return number(value).replace("–", "no number")
