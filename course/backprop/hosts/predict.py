"""Ask first: `predict("4.1", cockpit())` keeps a figure closed until the learner has answered.

Another lecturer's question needs no place here: `predict(Prediction(…), figure)`.
"""

from __future__ import annotations

import math
import os
import re
from importlib import import_module
from typing import Any

from backprop import progress
from backprop.contents import chapter
from backprop.drawing.notation import number as written
from backprop.figures.figure import Figure, symbols
from backprop.hosts.notebook import NotebookCard
from backprop.predictions.prediction import Prediction


def question_before(number: str) -> Prediction:
    """The question of figure `number`, from the module of its chapter. Raises KeyError with what to do."""
    try:
        module = import_module(f"backprop.predictions.{chapter(number).module}")
        return module.PREDICTIONS[number]
    except (KeyError, ModuleNotFoundError):
        raise KeyError(f'predict("{number}", …): there is no question with this number') from None


def predict(question: str | Prediction, figure: Figure | NotebookCard) -> NotebookCard:
    """The figure's card with its question in front; open with BACKPROP_OPEN=1 or when answered before.

    question : the number of one of the course's, "4.1", or a Prediction
    Without a front end nothing is asked: the picture that is left as output is the open figure.
    """
    asked = question_before(question) if isinstance(question, str) else question
    known_as = question if isinstance(question, str) else asked.question
    card = figure if isinstance(figure, NotebookCard) else NotebookCard(figure)
    card.prediction = question_of(asked)

    def show(choice: Any, sure: bool) -> None:
        card.prediction = {**question_of(asked), "open": True, **told(asked, choice, sure)}

    def lock_in(choice: Any, sure: bool) -> None:
        show(choice, sure)
        _keep(known_as, asked, choice, sure)

    card.on_lock = lock_in
    if answered := _answered_before(known_as, asked):
        show(answered.choice, answered.sure)
    elif os.environ.get("BACKPROP_OPEN") == "1":
        card.prediction = {**question_of(asked), "open": True}
    return card


def _keep(known_as: str, asked: Prediction, choice: Any, sure: bool) -> None:
    """In the learner's own small file, so that tomorrow the answer still stands beside its truth."""
    answered = told(asked, choice, sure)
    said, truth = (re.sub(r"<[^>]+>", "", answered[name]) for name in ("said", "truth"))
    kept = choice if asked.scale else int(choice)
    progress.predicted(known_as, progress.Answered(kept, sure, said, truth, asked.is_right(choice)))


def _answered_before(known_as: str, asked: Prediction) -> progress.Answered | None:
    """An earlier answer that still fits its question; a new version may have fewer options."""
    answered = progress.read().predictions.get(known_as)
    if answered and not asked.scale and int(answered.choice) >= len(asked.options):
        return None
    return answered


def question_of(asked: Prediction) -> dict[str, Any]:
    """What the browser may know before an answer is locked in: nothing of the truth."""
    scale = asked.scale
    return {
        "open": False,
        "setting": symbols(asked.setting),
        "question": symbols(asked.question),
        "picture": str(asked.picture),
        "options": [symbols(o.text) for o in asked.options],
        "scale": scale
        and {
            "low": scale.low, "high": scale.high, "log": scale.log, "unit": scale.unit,
            "ticks": list(scale.ticks), "start": scale.middle(),
        },
    }  # fmt: skip


def told(asked: Prediction, choice: Any, sure: bool) -> dict[str, Any]:
    """What the learner is told: what they said, what it is, and their answer's own sentence."""
    words: dict[str, Any] = {
        "truth": symbols(asked.truth),
        "shows": str(asked.shows),
        "sure": "sure" if sure else "unsure",
    }
    if asked.scale:
        estimate = min(max(float(choice), asked.scale.low), asked.scale.high)
        said, why = estimate_text(estimate) + asked.scale.unit, asked.scale.why(estimate)
        words |= {"estimate": estimate, "is": asked.scale.truth, "is_text": written(asked.scale.truth)}
    else:
        option = asked.options[int(choice)]
        said, why = option.said or option.text, option.why
    return {**words, "said": symbols(said), "why": symbols(why)}


def answers_of(asked: Prediction) -> dict[str, Any]:
    """What each answer is told, for a page that compares it by itself.

    told : for each option, or for each band of the scale, what `prediction` gets once it is locked in
    bounds : the upper ends of the bands, None for the last; empty where there are options
    """
    if not asked.scale:
        return {"told": [told(asked, i, True) for i in range(len(asked.options))], "bounds": []}
    bounds = [bound for bound, _ in asked.scale.bands]
    return {
        "told": [told(asked, min(bound, asked.scale.high), True) for bound in bounds],
        "bounds": [bound if math.isfinite(bound) else None for bound in bounds],
    }


def estimate_text(x: float) -> str:
    """An estimate as it was meant: two digits."""
    rounded = float(f"{x:.1e}")
    return f"{rounded:.0f}" if 10 <= abs(rounded) < 1e5 else written(rounded, 2)
