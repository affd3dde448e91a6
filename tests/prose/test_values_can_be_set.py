"""What a text names can be set: each value that prose, "Try this", a prediction or a quiz gives a slider of its
chapter stands on that slider, so that the arrow keys reach it.
"""

from __future__ import annotations

import re
from functools import cache

import backprop
import prose
import pytest
from backprop import contents
from backprop.drawing.notation import words
from backprop.figures.controls import Choice, Slider
from backprop.hosts.predict import question_before

from autograder.engine import registry

NUMBER = r"-?\d+(?:\.\d+)?(?:e-?\d+)?"
SPOKEN = {  # how texts call a slider beside its symbol
    "τ": ("spread",), "N": ("samples",), "L": ("layers",), "k": ("width of a layer",), "n": ("layers",),
    "Δx_1": ("a push", "push"), "pixels": ("pixel",), "gain": ("w",), "w": ("W1[0, 2]", "W_3[1]", "W3[1]"),
    "batch": ("batches",), "row": (), "column": (),
}  # fmt: skip
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def plain(text: str) -> str:
    """Text without markup: η = 0.2, w_1 = 2, 1e-16."""
    text = re.sub(r"<[^>]+>", "", text.replace("<sub>", "_").replace("\u202f", ""))
    for tex, sign in ((r"\eta", "η"), (r"\varepsilon", "ε"), (r"\tau", "τ"), (r"\approx", "≈"), ("−", "-")):
        text = text.replace(tex, sign)
    text = re.sub(r"10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda m: f"1e{m[1].translate(RAISED)}", text)
    text = re.sub(r"10\^\{(-?\d+)\}", r"1e\1", text)
    return re.sub(r"\s+", " ", re.sub(r"\\[,;]|[$*`{}]", "", text))


@cache
def chapters() -> dict[str, list]:
    """folder of a chapter -> its figures as a learner first sees them."""
    made: dict[str, list] = {chapter.folder: [] for chapter in contents.CHAPTERS}
    for row in contents.FIGURES:
        made[contents.chapter(row.number).folder].append(getattr(backprop, row.function)())
    return made


@cache
def texts(folder: str) -> list[str]:
    """Everything that a learner reads beside the sliders of a chapter."""
    number = folder[:2].lstrip("0") or "0"
    found = [prose.read(folder), *(figure.card["try"] for figure in chapters()[folder])]
    for figure in chapters()[folder]:
        try:
            asked = question_before(figure.number)
        except KeyError:
            continue
        found += [asked.setting, asked.question, asked.truth]
        found += [f"{o.text} {o.why}" for o in asked.options]
        found += [sentence for _, sentence in asked.scale.bands] if asked.scale else []
    for question in registry.quiz(f"Q{number}").questions.values():
        found += [question.text, *(f"{o.text}. {o.why}" for o in question.options)]
    return [plain(text) for text in found]


def named(slider: Slider, text: str) -> set[float]:
    """The values that a text gives a slider."""
    symbol = slider.symbol
    names = {symbol, plain(words(symbol)), *SPOKEN.get(symbol, ())}
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    said = re.compile(
        rf"(?<![\w^/∂]){either}s?(?: or \w+)?(?: slider)? ?(?:=|≈|to|at|of|from|alone at)? ?({NUMBER})"
        rf"(?: (?:to|and|or|, then to|then) ({NUMBER}))?(?![\w/^])".replace(either, f"(?:{either})", 1)
    )
    values = {float(v) for pair in said.findall(text) for v in pair if v}
    return {v for v in values if slider.low <= v <= slider.high}


SLIDERS = [
    pytest.param(folder, figure, control, id=f"{figure.number} {control.key}")
    for folder, figures in chapters().items()
    for figure in figures
    for control in figure.controls
    if isinstance(control, Slider)
]


@pytest.mark.parametrize(("folder", "figure", "slider"), SLIDERS)
def test_every_value_that_a_text_names_stands_on_its_slider(folder, figure, slider):
    wanted = {value for text in texts(folder) for value in named(slider, text)}
    assert sorted(wanted - set(slider.stops())) == []


@pytest.mark.parametrize(("folder", "figure", "slider"), SLIDERS)
def test_both_ends_and_the_start_stand_on_the_slider(folder, figure, slider):
    assert {slider.low, slider.high, slider.value} <= set(slider.stops())
    assert slider.spec()["high"] == (len(slider.stops()) - 1 if slider.log else slider.high)


def test_a_log_slider_stands_on_1_2_3_5_of_each_decade():
    stops = set(Slider("a", "a", 0.01, 30, 1, log=True).stops())
    assert stops == {0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5, 10, 20, 30}


def asked_for(text: str) -> list[str]:
    """The sentences that tell a hand what to do with numbers."""
    sentences = re.split(r"(?<=[.?!:;]) ", text)
    return [s for s in sentences if re.match(r"(Set|Put|Stop at|Go to|Then go to|Let \d)", s)]


@pytest.mark.parametrize("folder", list(chapters()))
def test_a_sentence_that_says_set_names_only_what_can_be_set(folder):
    controls = [c for figure in chapters()[folder] for c in figure.controls]
    stops = {v for c in controls if isinstance(c, Slider) for v in c.stops()}
    stops |= {float(v) for c in controls if isinstance(c, Choice) for v, _ in c.pairs() if str(v).isdigit()}
    for text in texts(folder):
        for sentence in asked_for(text):
            shown = re.sub(
                r"[A-Za-z]_?\d?\[[^]]*\]|[A-Za-z]_?\d|(?:chapter|figure) \d+(?:\.\d)?", " ", sentence
            )
            shown = re.split(r",? and (?:you|watch|read|look|see|follow|try)", shown)[0]
            values = {float(v) for v in re.findall(rf"(?<![\w.]){NUMBER}(?![\w.]\d)", shown)}
            assert sorted(values - stops) == [], sentence


def test_the_reader_of_texts_reads():
    """What the tests above compare is really found: the sentences that could not be set before."""
    found = {
        (figure.number, slider.key): {v for text in texts(folder) for v in named(slider, text)}
        for folder, figure, slider in (case.values for case in SLIDERS)
    }
    assert found["7.1", "eta"] >= {0.2, 1, 3} and found["8.2", "gain"] >= {1, 2, 4, 8, 10}
    assert found["5.3", "tau"] >= {1, 2, 2.7, 5, 8} and found["3.1", "eps"] >= {1, 1e-16, 1e-5}
    assert found["0.1", "N"] == {1, 8} and found["6.1", "value"] >= {12}
    assert sum(len(asked_for(text)) for folder in chapters() for text in texts(folder)) >= 12
