"""A figure in a notebook: `NotebookCard(figure)` is an ipywidget, and composes like any other.

card = NotebookCard(figure)
link((card, "w1"), (FloatSlider(), "value"))         each control is a trait
HBox([card, interactive_output(show, {"values": card})])   and `value` holds all of them
"""

from __future__ import annotations

import asyncio
import functools
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import traitlets

from backprop.drawing import theme
from backprop.figures.controls import Button, Control
from backprop.figures.figure import Figure
from backprop.hosts.still import Still, StillCard, figure_html

_HERE = Path(__file__).parent


class ControlValue(traitlets.TraitType):
    """What one control of a figure says; setting it moves the control."""

    def __init__(self, control: Control):
        super().__init__(control.value)
        self.control = control

    def validate(self, obj, value):
        try:
            return self.control.accept(value)
        except (TypeError, ValueError) as wrong:
            raise traitlets.TraitError(str(wrong)) from None


class NotebookCard(StillCard):
    """The card of one figure, its question included. What is not a card's own is the figure's: `card.label`.

    The browser asks in messages (what was moved or pressed, with an id) and each answer is a message with
    that id; nothing of it is a synced trait, for equal traits are never sent.
    """

    _esm = _HERE / "figure.js"
    _css = theme.sheet()

    card = traitlets.Dict().tag(sync=True)
    # asked for by every new view and never pushed
    shown = traitlets.Dict().tag(sync=True, to_json=lambda _, self: self.figure.told())
    prediction = traitlets.Dict().tag(sync=True)

    def __init__(self, figure: Figure):
        self.figure = figure
        self.on_lock: Callable[[Any, bool], None] | None = None
        self._task: asyncio.Task | None = None
        self.kept_as = uuid.uuid4().hex
        super().__init__(model_id=self.kept_as, card={**figure.card(), "model": self.kept_as})
        held = {c.key: ControlValue(c) for c in figure.controls if not isinstance(c, Button)}
        if odd := sorted(key for key in held if hasattr(type(self), key)):
            raise ValueError(f"figure {figure.number}: no control can be called {odd[0]!r}, a widget has one")
        held.setdefault("value", traitlets.Dict())
        self._keys = tuple(key for key in held if key in figure.values)
        self.add_traits(**held)
        self._offer()
        if self._keys:
            self.observe(self._moved, names=list(self._keys))
        figure.listeners.append(self._tell)
        self.on_msg(self._hear)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or "figure" not in self.__dict__:
            raise AttributeError(name)
        return getattr(self.figure, name)

    def set(self, **values: Any) -> NotebookCard:
        """As `Figure.set`: raises KeyError, ValueError, or as the figure's render does."""
        self.figure.set(**values)
        return self

    def reset(self) -> NotebookCard:
        """As Reset does it: every control where it started."""
        self.figure.reset()
        return self

    # values, for other widgets

    def _offer(self) -> None:
        """Let the traits say what the controls say."""
        values = self.figure.values
        for key in self._keys:
            self.set_trait(key, values[key])
        if "value" not in self._keys:
            self.set_trait("value", {key: values[key] for key in self._keys})

    def _moved(self, change: Any) -> None:
        if self.figure.values[change.name] != change.new:
            self.figure.set(**{change.name: change.new})

    # the front end

    def open(self) -> None:
        super().open()
        _hear_beside_cells(self.comm)

    def _send(self, msg: Any, buffers: Any = None) -> None:
        super()._send(msg, buffers=buffers)
        _hear_beside_cells(self.comm)

    def _tell(self, message: dict[str, Any]) -> None:
        self.send(message)
        self._offer()
        self.keep_soon()

    def _hear(self, _: Any, message: dict[str, Any], buffers: Any) -> None:
        if "choice" in message:
            if self.on_lock:
                self.on_lock(message["choice"], bool(message.get("sure")))
            self.send({"id": message.get("id"), "prediction": self.prediction})
            self.keep_soon()
        elif "moved" in message or "pressed" in message:
            answers = self.figure.answer(message)
            next(answers, None)  # each is sent as the figure tells its listeners
            try:
                self._task = asyncio.get_running_loop().create_task(self._rest(answers))
            except RuntimeError:  # no loop: to the end at once
                for _ in answers:
                    pass
        else:
            self.send(self.figure.told(message.get("id")))

    async def _rest(self, answers) -> None:
        """The further pictures of a long computation, letting the kernel hear the learner in between."""
        await asyncio.sleep(0)
        for _ in answers:
            await asyncio.sleep(0.001)

    # without a kernel

    def still(self) -> Still:
        figure, asked = self.figure, self.prediction
        closed = "" if asked.get("open", True) else asked["question"]
        body = figure_html(figure.number, figure.title, figure.svg, figure.say, closed)
        words = f"Figure {figure.number} {figure.title}. {figure.label}"
        return Still(body, words, figure.svg, figure.label)


def _hear_beside_cells(comm: Any) -> None:
    """Let the next message of this comm be heard while a cell runs.

    ipykernel 7.4 hands it to the thread that last sent on the comm, at first that of the cells, whatever
    subshell the front end asks for: locking in a prediction waited for the cell that was running.
    """
    if comm is not None:
        vars(comm).pop("_reply_subshell_id", None)


def in_a_notebook(function: Callable[..., Figure]) -> Callable[..., NotebookCard]:
    """The same function, its figure on a card."""

    @functools.wraps(function)
    def made(*arguments: Any, **named: Any) -> NotebookCard:
        return NotebookCard(function(*arguments, **named))

    return made
