"""matplotlib figures that follow the theme: saved as SVG, with var(--bp-…) where the table's colours stand.

Two to three times the cost of a PNG, so for what is drawn on release or on a button: contour maps,
images, training curves. Figures are built with `new_figure`, never with pyplot, so nothing is left behind
and no window or backend is touched.
"""

from __future__ import annotations

import io
import re
from html import escape

import matplotlib
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure as Plot

from backprop.drawing import theme

# the colours a plot is drawn in (the light table) and what they become, as matplotlib writes them
_BECOMES = {value.lower(): f"var({name})" for name, value in reversed(theme.tokens("light").items())}
_BECOMES |= {"#ffffff": "var(--bp-surface)", "#000000": "var(--bp-ink)"}

# 900 px = 9 in at 100 dpi, 15 px = 10.8 pt; see visual.md, "Charts"
STYLE = {
    "figure.dpi": 100, "figure.facecolor": "none", "savefig.facecolor": "none", "axes.facecolor": "none",
    "font.family": "sans-serif", "font.sans-serif": ["DejaVu Sans"], "font.size": 10.8,
    "mathtext.fontset": "stix", "svg.fonttype": "none", "svg.hashsalt": "backprop",
    "axes.spines.top": False, "axes.spines.right": False, "axes.titlelocation": "left",
    "axes.titlesize": 10.8, "axes.labelsize": 10.8, "axes.titlepad": 12, "axes.titlecolor": "#1F2328",
    "axes.edgecolor": "#59636E", "axes.labelcolor": "#1F2328", "axes.linewidth": 0.8,
    "xaxis.labellocation": "right", "yaxis.labellocation": "top",
    "text.color": "#1F2328", "xtick.color": "#59636E", "ytick.color": "#59636E",
    "xtick.labelsize": 10.8, "ytick.labelsize": 10.8, "xtick.major.size": 4, "ytick.major.size": 4,
    "lines.linewidth": 1.8, "lines.solid_capstyle": "round", "patch.linewidth": 0, "legend.frameon": False,
    "axes.prop_cycle": matplotlib.cycler("color", ["#0072B2", "#D55E00", "#59636E", "#009E73", "#CC79A7"]),
}  # fmt: skip


def colour(meaning: str) -> str:
    """The light theme's hex of a token, to draw with in matplotlib; `themed` puts the variable back."""
    return "#FFFFFF" if meaning == "surface" else theme.tokens("light")[f"--bp-{meaning}"]


def new_figure(width: float = 900, height: float = 420, **more) -> Plot:
    """An empty matplotlib figure of width x height pixels in the course's style."""
    with matplotlib.rc_context(STYLE):
        return Plot(figsize=(width / 100, height / 100), layout="constrained", **more)


def few_ticks(axes, most: int = 5) -> None:
    """At most five ticks on both axes of a plot."""
    from matplotlib.ticker import MaxNLocator

    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(most - 1, steps=[1, 2, 5, 10]))


def loss_colours(levels: int, meaning: str = "forward") -> list[tuple[float, float, float, float]]:
    """Colours for `contourf(colors=…)`: one hue that grows out of the surface, more loss further from it.

    Transparent steps of one token, so that they follow the theme.
    """
    red, green, blue = to_rgb(colour(meaning))
    return [(red, green, blue, 0.04 + 0.72 * i / max(levels - 1, 1)) for i in range(levels)]


def themed(figure: Plot, label: str) -> str:
    """The figure as SVG that follows the theme; label says in a sentence what it shows."""
    out = io.StringIO()
    with matplotlib.rc_context(STYLE):
        figure.savefig(out, format="svg", metadata={"Date": None})
    text = out.getvalue()
    text = text[text.index("<svg") :]
    body = text[text.index(">") + 1 :]
    # a style element inside a page would rule the whole page
    body = re.sub(r"<metadata>.*?</metadata>|<defs>\s*<style.*?</style>\s*</defs>", "", body, flags=re.S)
    body = re.sub(r"#[0-9a-fA-F]{6}\b", lambda m: _BECOMES.get(m[0].lower(), m[0]), body)
    body = re.sub(r"'?DejaVu Sans'?(, sans-serif)?", "var(--bp-ui)", body)
    body = re.sub(r"'?STIXGeneral'?", "var(--bp-math)", body)
    body = re.sub(r' id="(?:figure|axes|patch|text|line2d|matplotlib\.axis|xtick|ytick)_\d+"', "", body)
    body = re.sub(r"\s*\n\s*", " ", body)
    width, height = figure.get_size_inches() * 72
    head = (
        f'<svg class="bp bp-plot" role="img" aria-label="{escape(label)}" viewBox="0 0 {width:g} {height:g}"'
    )
    names = ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    return head + names + body
