"""The strip of nine stations that says where the learner is."""

from __future__ import annotations

from html import escape

from backprop.drawing import theme

# folder, name on the strip
STATIONS = (
    ("00_start_here", "Start"),
    ("01_chain_rule", "Chain rule"),
    ("02_reverse_mode", "Reverse mode"),
    ("03_gradient_check", "Gradient check"),
    ("04_one_neuron", "One neuron"),
    ("05_layers", "Layers"),
    ("06_three_layer_net", "Three-layer net"),
    ("07_training", "Training"),
    ("08_debugging_clinic", "Clinic"),
)


class CourseMap:
    """Plain HTML with relative links, so that it works without a kernel; its text twin says the same."""

    def __init__(self, here: int):
        if here not in range(len(STATIONS)):
            raise ValueError(f"course_map(here={here!r}): stations are 0 to {len(STATIONS) - 1}")
        self.here = here

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html(), "text/plain": self.text()}

    def html(self) -> str:
        stations = "".join(self._station(i) for i in range(len(STATIONS)))
        strip = f'<ol class="bp-map">{stations}</ol>'
        card = f'<div class="bp-card"><nav aria-label="The course, station by station">{strip}</nav></div>'
        return f'<style>{theme.STYLE}</style><div class="bp">{card}</div>'

    def _station(self, i: int) -> str:
        folder, name = STATIONS[i]
        number, here = folder[:2], i == self.here
        look = ' aria-current="step"' if here else ' class="bp-ahead"' if i > self.here else ""
        words = f"{number}<br>{escape(name)}"
        if here:
            return f"<li{look}><a><b>{words}</b><br>you are here</a></li>"
        return f'<li{look}><a href="../{folder}/{folder}.ipynb">{words}</a></li>'

    def text(self) -> str:
        names = [f"{folder[:2]} {name}" for folder, name in STATIONS]
        names[self.here] = f"[{names[self.here]}: you are here]"
        return " → ".join(names)


def course_map(here: int) -> CourseMap:
    """The nine chapters as a strip, with `here` marked: course_map(here=4)."""
    return CourseMap(here)
