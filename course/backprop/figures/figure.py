"""The card of a figure: picture, controls, one live sentence, and the question asked before it opens."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from backprop.drawing import theme
from backprop.drawing.notation import math_html
from backprop.drawing.svg import Picture
from backprop.figures import png
from backprop.figures.controls import Button, Choice, Control, Slider, Toggle

__all__ = ["Button", "Choice", "Control", "Figure", "Shown", "Slider", "Toggle"]

_HERE = Path(__file__).parent
_FAILED = "This setting could not be drawn. Move a slider, or press Reset."


@dataclass(frozen=True)
class Shown:
    """What a figure shows at some setting.

    picture : a Picture, or SVG text with an aria-label
    say : the live sentence, HTML (see `drawing.notation` for symbols and numbers)
    values : controls that this changes ({"step": 3}), so that a button can move a slider
    disabled : keys of controls that cannot be used now
    progress : None, or 0 … 1 for a bar under the picture
    """

    picture: Picture | str
    say: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    disabled: Sequence[str] = ()
    progress: float | None = None


class Figure(anywidget.AnyWidget):
    """One figure as one widget.

    render : values -> Shown, or an iterator of Shown for what takes long (each is drawn as it comes, and
        the next change of a control ends it). values holds every control and "pressed", the key of the
        button just pressed or "".

    With a front end the browser sends the values of the controls and gets SVG and sentence back in one
    message; it never has more than one question open, so nothing lags behind the handle.
    """

    _esm = _HERE / "figure.js"
    _css = theme.sheet()

    card = traitlets.Dict().tag(sync=True)
    shown = traitlets.Dict().tag(sync=True)
    prediction = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        number: str,
        title: str,
        controls: Sequence[Control],
        render: Callable[[dict], Shown | Iterator[Shown]],
        try_this: str = "",
    ):
        self.number, self.title, self.controls = number, title, tuple(controls)
        self.error: Exception | None = None
        self._render, self._run = render, 0
        self._values: dict[str, Any] = {c.key: c.value for c in self.controls}
        self._last = Shown("")
        self.on_lock: Callable[[Any, bool], None] | None = None
        card = {
            "number": number, "title": title, "try": try_this,
            "controls": [c.spec() for c in self.controls],
            "start": {c.key: c.value for c in self.controls},
        }  # fmt: skip
        super().__init__(card=card)
        self._draw_quietly(0)
        self.on_msg(self._hear)

    # what it is now

    @property
    def values(self) -> dict[str, Any]:
        return dict(self._values)

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

    def set(self, **values: Any) -> Figure:
        """Set controls from Python and draw to the end; raises KeyError, ValueError, or as render does."""
        by_key = {c.key: c for c in self.controls}
        for key, value in values.items():
            self._values[key] = by_key[key].accept(value)
        pressed = [k for k, v in values.items() if isinstance(by_key[k], Button) and v]
        for shown in self._frames(pressed[-1] if pressed else ""):
            self._show(shown, 0)
        return self

    def png(self, theme: str = "light") -> bytes:
        return png.png(self.svg, theme)

    # drawing

    def _frames(self, pressed: str) -> Iterator[Shown]:
        """Every Shown of one call of render."""
        result = self._render({**self._values, "pressed": pressed})
        if isinstance(result, Shown):
            yield result
        else:
            yield from result

    def _show(self, shown: Shown, asked: int) -> None:
        self._last = shown
        self._values.update({k: v for k, v in shown.values.items() if k in self._values})
        self.shown = {
            "svg": str(shown.picture), "say": shown.say, "values": dict(self._values),
            "disabled": list(shown.disabled), "progress": shown.progress, "asked": asked,
        }  # fmt: skip

    def _fail(self, error: Exception, asked: int) -> None:
        """A fault of ours is not the learner's: the last picture stays, with one sentence."""
        self.error = error
        self._show(Shown(self._last.picture, _FAILED), asked)

    def _draw_quietly(self, asked: int, pressed: str = "") -> None:
        try:
            for shown in self._frames(pressed):
                self._show(shown, asked)
        except Exception as error:
            self._fail(error, asked)

    async def _draw_step_by_step(self, frames: Iterator[Shown], asked: int, run: int) -> None:
        """Draw the frames of a long computation, letting the kernel hear the learner in between."""
        try:
            for shown in frames:
                if run != self._run:
                    return
                self._show(shown, asked)
                await asyncio.sleep(0.001)
        except Exception as error:
            self._fail(error, asked)

    # the front end

    def _hear(self, _, message: dict, buffers) -> None:
        if "values" in message:
            self._answer(message)
        elif "choice" in message and self.on_lock:
            self.on_lock(message["choice"], bool(message.get("sure")))

    def _answer(self, message: dict) -> None:
        asked, pressed = int(message.get("asked", 0)), str(message.get("pressed", ""))
        for control in self.controls:
            try:
                self._values[control.key] = control.accept(message["values"][control.key])
            except (KeyError, TypeError, ValueError):
                continue  # keeps its value: a front end never makes a figure fail
        self._run += 1
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return self._draw_quietly(asked, pressed)
        try:
            result = self._render({**self._values, "pressed": pressed})
            if isinstance(result, Shown):
                self._show(result, asked)
            else:
                self._task = loop.create_task(self._draw_step_by_step(result, asked, self._run))
        except Exception as error:
            self._fail(error, asked)

    # without a kernel

    def _repr_mimebundle_(self, **named):
        """The widget, and for places without a kernel its picture and its words."""
        bundle = super()._repr_mimebundle_(**named)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        data = {**(data or {}), "text/plain": f"Figure {self.number} {self.title}. {self.label}"}
        with contextlib.suppress(ImportError):  # without resvg-py the words remain
            data["image/png"] = base64.b64encode(self.png()).decode()
        return data, metadata


def symbols(text: str) -> str:
    """Text for a card in which `$w_1$` is set as a symbol; the rest is HTML as it stands."""
    return re.sub(r"\$([^$]+)\$", lambda m: math_html(m[1]), text)
