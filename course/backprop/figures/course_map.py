"""The strip of nine stations that says where the learner is."""

from __future__ import annotations

from html import escape

from backprop.contents import CHAPTERS
from backprop.drawing import theme
from backprop.version import version


class CourseMap:
    """Plain HTML with relative links, so that it works without a kernel; its text twin says the same."""

    def __init__(self, here: int):
        if here not in range(len(CHAPTERS)):
            raise ValueError(f"course_map(here={here!r}): stations are 0 to {len(CHAPTERS) - 1}")
        self.here = here

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html(), "text/plain": self.text()}

    def html(self) -> str:
        stations = "".join(self._station(i) for i in range(len(CHAPTERS)))
        strip = f'<ol class="bp-map">{stations}</ol>'
        card = f'<nav aria-label="The course, station by station">{strip}</nav>{self._edition()}'
        return f'<style>{theme.sheet()}</style><div class="bp"><div class="bp-card">{card}</div></div>'

    @staticmethod
    def _edition() -> str:
        """Which course this is, so that a learner who asks for help can say it."""
        return f'<div class="bp-small bp-edition">Backprop by Hand {escape(version())}</div>'

    def _station(self, i: int) -> str:
        station, here = CHAPTERS[i], i == self.here
        look = ' aria-current="step"' if here else ' class="bp-ahead"' if i > self.here else ""
        words = f"{station.number}<br>{escape(station.title)}"
        if here:
            return f"<li{look}><a><b>{words}</b><br>you are here</a></li>"
        return f'<li{look}><a href="../{station.folder}/{station.folder}.ipynb">{words}</a></li>'

    def text(self) -> str:
        names = [f"{station.number} {station.title}" for station in CHAPTERS]
        names[self.here] = f"[{names[self.here]}: you are here]"
        return f"{' → '.join(names)} · Backprop by Hand {version()}"


def course_map(here: int) -> CourseMap:
    """The nine chapters as a strip, with `here` marked: course_map(here=4)."""
    return CourseMap(here)
