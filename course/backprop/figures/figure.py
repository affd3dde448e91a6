"""A figure as plain Python: controls in, a picture and one live sentence out, a message for a message."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from backprop.drawing.notation import math_html
from backprop.drawing.svg import Picture
from backprop.figures import png
from backprop.figures.controls import Button, Choice, Control, Slider, Toggle

__all__ = ["Button", "Choice", "Control", "Figure", "Shown", "Slider", "States", "Step", "Toggle"]

Step = Mapping[str, Any] | str  # what is moved, or the button pressed
States = Mapping[str, Sequence[Step]]

RESET = "reset"
_OURS = {"moved", "pressed", RESET}  # what `values` holds besides the controls
_FAILED = "This setting could not be drawn. Move a slider, or press Reset."


@dataclass(frozen=True)
class Shown:
    """What a figure shows at some setting.

    picture : a Picture, or SVG text with an aria-label
    say : the live sentence, HTML (see `drawing.notation` for symbols and numbers)
    values : controls that this changes ({"step": 3}), so that a button can move a slider
    disabled : keys of controls that cannot be used now; hidden : of those that are not to be seen now
    ranges : {"row": (1, 3)}, how far a slider reaches now where that is less than it can
    progress : None, or 0 … 1 for a bar under the picture while more is still to come
    """

    picture: Picture | str
    say: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    disabled: Sequence[str] = ()
    hidden: Sequence[str] = ()
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    progress: float | None = None


class Figure:
    """One figure. Where it is seen, a notebook or a page, is a host's business.

    render : values -> Shown, or an iterator of Shown for what takes long (each is drawn as it comes, and
        the next change of a control ends it). values holds every control, "moved", the keys of the
        controls just moved, and "pressed": the key of the button just pressed, "reset", or "".
    states : settings that a text speaks of, by name: what to move ({"w1": 4}) or to press ("run"), step by
        step from the start; a page without a kernel has pictures prepared around each
    remembers : it shows more than its controls say, so that the same setting can look different
    """

    def __init__(
        self,
        number: str,
        title: str,
        controls: Sequence[Control],
        render: Callable[[dict], Shown | Iterator[Shown]],
        try_this: str = "",
        states: States | None = None,
        remembers: bool = False,
    ):
        self.number, self.title, self.controls, self.try_this = number, title, tuple(controls), try_this
        self.states, self.remembers = dict(states or {}), remembers
        self.error: Exception | None = None
        self.listeners: list[Callable[[dict], None]] = []  # hosts: each hears every answer
        self._by_key = {c.key: c for c in self.controls}
        if odd := sorted(_OURS & set(self._by_key)):
            raise ValueError(f"figure {number}: no control can be called {odd[0]!r}")
        self._render, self._run = render, 0
        self._values: dict[str, Any] = self.start
        self._last = Shown("")
        for _ in self._drawn(None, (), ""):
            pass

    # what it is

    @property
    def start(self) -> dict[str, Any]:
        """Every control as it stands before anything is touched, and again after Reset."""
        return {c.key: c.value for c in self.controls}

    @property
    def values(self) -> dict[str, Any]:
        return dict(self._values)

    @property
    def picture(self) -> Picture | str:
        return self._last.picture

    @property
    def svg(self) -> str:
        return str(self._last.picture)

    @property
    def say(self) -> str:
        return self._last.say

    @property
    def label(self) -> str:
        """The picture in words: the aria-label of its SVG."""
        found = re.search(r'aria-label="([^"]*)"', self.svg)
        return html.unescape(found[1]) if found else ""

    @property
    def progress(self) -> float | None:
        return self._last.progress

    def png(self, theme: str = "light") -> bytes:
        return png.png(self.svg, theme)

    def card(self) -> dict[str, Any]:
        """What a host needs once: number, title, what to try, the controls and where they start."""
        return {
            "number": self.number, "title": self.title, "try": self.try_this,
            "controls": [c.spec() for c in self.controls], "start": self.start,
        }  # fmt: skip

    # what it does

    def set(self, **values: Any) -> Figure:
        """Set controls from Python and draw to the end; raises KeyError, ValueError, or as render does."""
        for key, value in values.items():
            self._values[key] = self._by_key[key].accept(value)
        pressed = [k for k, v in values.items() if isinstance(self._by_key[k], Button) and v]
        moved = tuple(k for k in values if not isinstance(self._by_key[k], Button))
        return self._draw(moved, pressed[-1] if pressed else "")

    def reset(self) -> Figure:
        """As Reset does it: every control where it started. Raises as render does."""
        self._values = self.start
        return self._draw((), RESET)

    def _draw(self, moved: tuple[str, ...], pressed: str) -> Figure:
        """Draw to the end, for Python: what render raises is raised."""
        self._run += 1
        for shown in self._frames(moved, pressed):
            self._keep(shown, None)
        return self

    def answer(self, message: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """The answers to one question of a front end, each as `told` makes it with the question's id.

        message : {"id": "a3", "moved": {"w1": 0.5}}, {"id": "a4", "pressed": "sgd"} or
            {"id": "a5", "pressed": "reset"}; anything else asks only what is shown now.
        What a control cannot take is left out and what render raises is one sentence: a front end never
        makes a figure fail. A later question ends the answers to an earlier one.
        """
        asked, pressed = message.get("id"), str(message.get("pressed") or "")
        moved = message.get("moved")
        if pressed == RESET:
            self._values = self.start
        elif isinstance(self._by_key.get(pressed), Button):
            self._values[pressed] += 1
        elif not isinstance(moved, Mapping) or pressed:
            yield self.told(asked)
            return
        yield from self._drawn(asked, self._take(moved) if isinstance(moved, Mapping) else (), pressed)

    def told(self, asked: Any = None) -> dict[str, Any]:
        """What is shown now, as a message. asked : the id of its question, None where nobody asked."""
        shown = self._last
        return {
            "id": asked, "svg": str(shown.picture), "say": shown.say, "values": dict(self._values),
            "disabled": list(shown.disabled), "hidden": list(shown.hidden),
            "ranges": {key: list(ends) for key, ends in shown.ranges.items()}, "progress": shown.progress,
        }  # fmt: skip

    # drawing

    def _take(self, moved: Mapping[str, Any]) -> tuple[str, ...]:
        """Move the controls that can go there; their keys."""
        taken = []
        for key, value in moved.items():
            try:
                self._values[key] = self._by_key[key].accept(value)
            except (KeyError, TypeError, ValueError):
                continue
            taken.append(key)
        return tuple(taken)

    def _frames(self, moved: tuple[str, ...], pressed: str) -> Iterator[Shown]:
        """Every Shown of one call of render."""
        result = self._render({**self._values, "moved": moved, "pressed": pressed})
        if isinstance(result, Shown):
            yield result
        else:
            yield from result

    def _drawn(self, asked: Any, moved: tuple[str, ...], pressed: str) -> Iterator[dict[str, Any]]:
        """Draw frame by frame until all is drawn or something newer is asked; the message of each."""
        self._run += 1
        run = self._run
        try:
            for shown in self._frames(moved, pressed):
                if run != self._run:
                    return
                yield self._keep(shown, asked)
        except Exception as error:  # a fault of ours is not the learner's: the last picture stays
            self.error = error
            yield self._keep(Shown(self._last.picture, _FAILED), asked)

    def _keep(self, shown: Shown, asked: Any) -> dict[str, Any]:
        self._last = shown
        self._values.update({k: v for k, v in shown.values.items() if k in self._values})
        message = self.told(asked)
        for hears in self.listeners:
            hears(message)
        return message


def symbols(text: str) -> str:
    """Text for a card in which `$w_1$` is set as a symbol; the rest is HTML as it stands."""
    return re.sub(r"\$([^$]+)\$", lambda m: math_html(m[1]), text)
