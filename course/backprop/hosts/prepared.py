"""Pictures made beforehand, for a page without a kernel: what a figure answers around its settings.

`prepared(figure)` plays the messages that a notebook sends: for all settings together where these are few,
else for one slider or choice at a time from the start and from each of the figure's named states. Choices are
combined as far as `RENDERS` goes. What the browser does with the answers stands in `js/prepared.js`.
"""

from __future__ import annotations

import itertools
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from backprop.figures.figure import RESET, Button, Control, Figure, Slider, Step

STOPS = 81  # of one slider, at most, where its start and its ends can be kept
WHOLE = 4500  # settings of a figure that is prepared altogether
LETTERS = 10_000_000  # that these may draw anew
RENDERS = 1500  # around one state, with choices combined
PRESSES = 12  # of one button in a row; what takes long is pressed once
MOMENTS = 30  # pictures kept of what runs after one press
WEIGHT = 450_000  # letters of all of them


@dataclass(frozen=True)
class Standpoint:
    """A setting and what can be moved from there.

    base : its frame; moves : control -> the frame for each of its `Frames.stops`, None where it cannot go
    """

    base: int
    moves: dict[str, list[int | None]]


@dataclass
class Frames:
    """All prepared pictures of one figure.

    card : as `Figure.card`, its sliders with the steps for which there are pictures
    shown : the different messages, each as `Figure.told` without an id and without the counts of buttons
    stops : control -> the values that are prepared, from low to high
    presses : frame -> button -> the frames that follow, the last one stays
    """

    card: dict[str, Any]
    remembers: bool
    stops: dict[str, list[Any]]
    shown: list[dict[str, Any]] = field(default_factory=list)
    standpoints: list[Standpoint] = field(default_factory=list)
    presses: dict[int, dict[str, list[int]]] = field(default_factory=dict)


def prepared(figure: Figure) -> Frames:
    """Every picture that a page has of this figure, which is reset. Raises RuntimeError where it fails."""
    preparing = _Preparing(figure)
    if not preparing.all_together():
        preparing = _Preparing(figure)
    for path in ((), *(tuple(steps) for steps in figure.states.values())):
        preparing.around(path)
    figure.reset()
    return preparing.frames


class _Preparing:
    """The figure played through; each different answer is a frame."""

    def __init__(self, figure: Figure):
        self.figure = figure
        self.buttons = [c.key for c in figure.controls if isinstance(c, Button)]
        stops = {c.key: _stops_of(c) for c in figure.controls if not isinstance(c, Button)}
        self.frames = Frames(_card(figure, stops), figure.remembers, stops)
        self._numbers: dict[str, int] = {}
        self._at: dict[str, int] = {}  # setting -> frame, where a figure remembers nothing

    # one message

    def _ask(self, most: int = 1, **question: Any) -> list[int]:
        """The frames of at most so many of the answers to one message, the last one always."""
        answers = _thinned(list(self.figure.answer(question)), most)
        if self.figure.error:
            raise RuntimeError(f"figure {self.figure.number} fails at {question}") from self.figure.error
        return [self._frame(answer) for answer in answers]

    def _frame(self, message: Mapping[str, Any]) -> int:
        shown = {key: value for key, value in message.items() if key != "id"}
        shown["values"] = {k: _plain(v) for k, v in message["values"].items() if k not in self.buttons}
        known = json.dumps(shown, sort_keys=True)
        if known not in self._numbers:
            self._numbers[known] = len(self.frames.shown)
            self.frames.shown.append(shown)
        return self._numbers[known]

    def _go(self, path: Sequence[Step]) -> int:
        """The frame at the end of a path from the start."""
        frame = self._ask(pressed=RESET)[-1]
        for step in path:
            frame = self._pressed(frame, step) if isinstance(step, str) else self._ask(moved=step)[-1]
        return frame

    def _pressed(self, frame: int, key: str) -> int:
        """The frame after a button was pressed at a frame."""
        length = len(self.frames.shown[frame]["svg"])
        made = self._ask(min(MOMENTS, WEIGHT // length), pressed=key)
        self.frames.presses.setdefault(frame, {}).setdefault(key, made)
        return made[-1]

    def _set(self, values: Mapping[str, Any]) -> int:
        """The frame at a setting of a figure that remembers nothing."""
        known = json.dumps({key: _plain(value) for key, value in values.items()}, sort_keys=True)
        if known not in self._at:
            self._at[known] = self._ask(moved=values)[-1]
        return self._at[known]

    # all settings, or those around one state

    def all_together(self) -> bool:
        """Prepare every setting; False where these are too many, or draw too much that is new each time."""
        stops = self.frames.stops
        if self.figure.remembers or math.prod(map(len, stops.values())) > WHOLE:
            return False
        marks: set[str] = set()
        drawn = 0
        for values in itertools.product(*stops.values()):
            frame = self._set(dict(zip(stops, values, strict=True)))
            new = {*re.findall("<[^>]*>", self.frames.shown[frame]["svg"])} - marks
            marks |= new
            drawn += sum(map(len, new))
            if drawn > LETTERS:
                return False
        return True

    def around(self, path: tuple[Step, ...]) -> None:
        base = self._go(path)
        usable = self._usable(base)
        alone = path and self.figure.remembers
        combined = [] if alone else _together(usable, self.frames.stops)
        for values in _combinations(combined, self.frames.stops):
            steps = (*path, *({c.key: values[c.key]} for c in usable if c.key in values))
            self._stand(steps, self._go(steps) if values else base)
            for button in self.figure.controls:
                if isinstance(button, Button) and not button.measures and steps[-1:] != (button.key,):
                    self._press(steps, button.key)

    def _usable(self, frame: int) -> list[Control]:
        """The controls that can be moved there."""
        shown = self.frames.shown[frame]
        closed = {*shown["disabled"], *shown["hidden"], *self.buttons}
        return [c for c in self.figure.controls if c.key not in closed]

    def _stand(self, path: tuple[Step, ...], base: int) -> None:
        """Every control moved alone from the end of a path; a figure that remembers is led back each time."""
        if any(standpoint.base == base for standpoint in self.frames.standpoints):
            return
        shown, moves = self.frames.shown[base], {}
        for control in self._usable(base):
            low, high = shown["ranges"].get(control.key, (-math.inf, math.inf))
            moves[control.key] = [
                self._moved(shown["values"], control.key, stop)
                if not isinstance(control, Slider) or low <= stop <= high
                else None
                for stop in self.frames.stops[control.key]
            ]
            back = {control.key: shown["values"][control.key]}
            if self.figure.remembers and self._ask(moved=back)[-1] != base:
                self._go(path)
        self.frames.standpoints.append(Standpoint(base, moves))

    def _moved(self, values: Mapping[str, Any], key: str, value: Any) -> int:
        """The frame after moving one control, where the controls say `values`."""
        if self.figure.remembers:
            return self._ask(moved={key: value})[-1]
        return self._set({**values, key: value})

    def _press(self, path: tuple[Step, ...], key: str) -> None:
        """A button from the end of a path, again and again until it comes to what is known."""
        frame = self._go(path)
        for _ in range(PRESSES):
            shown = self.frames.shown[frame]
            if key in self.frames.presses.get(frame, {}) or key in (*shown["disabled"], *shown["hidden"]):
                return
            before, frame = frame, self._pressed(frame, key)
            if len(self.frames.presses[before][key]) > 1:
                return


def _stops_of(control: Control) -> list[Any]:
    """What is prepared of a control: every option, every stop of a slider or each second, third, … one."""
    if not isinstance(control, Slider):
        return list(control.extremes())
    stops = control.stops()
    every = 1 if control.log else _stride(control, len(stops) - 1)
    return [_plain(control.accept(stop)) for stop in stops[::every]]


def _plain(value: Any) -> Any:
    """1.0 is 1, as in the browser."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _stride(control: Slider, count: int) -> int:
    """Steps from one prepared stop to the next: the fewest that keep start and ends and leave STOPS."""
    start = round((control.value - control.low) / control.step)
    shared = math.gcd(count, start)
    fitting = [n for n in range(1, shared + 1) if shared % n == 0]
    return next((n for n in fitting if count // n < STOPS), fitting[-1])


def _card(figure: Figure, stops: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    card = figure.card()
    sliders = {c.key: c for c in figure.controls if isinstance(c, Slider) and not c.log}
    for spec in card["controls"]:
        if slider := sliders.get(spec["key"]):
            spec["step"] = round(slider.step * _stride(slider, len(slider.stops()) - 1), 10)
    card["start"] = {key: value for key, value in card["start"].items() if key in stops}
    return card


def _together(usable: list[Control], stops: Mapping[str, Sequence]) -> list[Control]:
    """The choices that are combined, those of few options first, as far as RENDERS goes."""
    combined: list[Control] = []
    alone = sum(len(stops[c.key]) for c in usable)
    choices = [c for c in usable if not isinstance(c, Slider)]
    for choice in sorted(choices, key=lambda c: len(stops[c.key])):
        many = math.prod(len(stops[c.key]) for c in (*combined, choice))
        if many * alone > RENDERS:
            break
        combined.append(choice)
    return combined


def _combinations(choices: list[Control], stops: Mapping[str, Sequence]) -> Iterator[dict[str, Any]]:
    """First nothing moved, then each combination of the choices."""
    yield {}
    if choices:
        for values in itertools.product(*(stops[c.key] for c in choices)):
            yield dict(zip((c.key for c in choices), values, strict=True))


def _thinned(answers: list[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    """At most so many of them, evenly, the last one always."""
    every = math.ceil(len(answers) / max(1, most))
    return answers[::-1][::every][::-1]
