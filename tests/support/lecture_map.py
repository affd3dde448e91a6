"""Where each frame of the lecture has its place: the 31 frames of `curriculum.md` section 1.

A place names a chapter, a heading as it stands in its text notebook, and something that must be found in
that section: a figure, an exercise, a formula. `cell` finds the one cell of the notebook that holds it.

    python tests/support/lecture_map.py        frame → cell, one line a place
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Place:
    chapter: str  # "01_chain_rule"
    heading: str  # as it begins in the notebook, without the #
    holds: str  # text of that section

    @property
    def is_picture(self) -> bool:
        """A figure: a call such as `two_roads()`, and not a check."""
        return bool(re.fullmatch(r"[a-z_]+\(\S*", self.holds)) and not self.holds.startswith("check(")


@dataclass(frozen=True)
class Frame:
    number: int
    idea: str
    places: tuple[Place, ...]


def frame(number: int, idea: str, *places: tuple) -> Frame:
    return Frame(number, idea, tuple(Place(*place) for place in places))


@dataclass(frozen=True)
class Cell:
    number: int  # in the notebook, from 1
    heading: str  # the heading above it, or its own
    text: str


@cache
def cells(chapter: str) -> tuple[Cell, ...]:
    """The cells of a text notebook, each under its heading."""
    source = (ROOT / "solutions" / chapter / f"{chapter}.py").read_text(encoding="utf-8")
    found, heading = [], ""
    for number, text in enumerate(re.split(r"^# %%", source, flags=re.M)[1:], 1):
        heads = re.findall(r"^# #+ (.*)$", text, re.M)
        heading = heads[0] if heads else heading
        found.append(Cell(number, heading, text))
    return tuple(found)


def under(chapter: str, heading: str) -> tuple[Cell, ...]:
    """The cells from a heading to the next one of the same or a higher level; none without it.

    The part between the title of a chapter and its first section counts as the section of the title.
    """
    found: list[Cell] = []
    level = 0
    for one in cells(chapter):
        heads = [(len(marks), said) for marks, said in re.findall(r"^# (#+) (.*)$", one.text, re.M)]
        if found and heads and heads[0][0] <= max(level, 2):
            break
        meant = [depth for depth, said in heads if said.startswith(heading)]
        level = level or (meant[0] if meant else 0)
        if level:
            found.append(one)
    return tuple(found)


def cell(place: Place) -> Cell | None:
    """The first cell of its section that holds what the place names."""
    return next((one for one in under(place.chapter, place.heading) if place.holds in one.text), None)


_00, _01, _02, _03 = "00_start_here", "01_chain_rule", "02_reverse_mode", "03_gradient_check"
_04, _05, _06, _07 = "04_one_neuron", "05_layers", "06_three_layer_net", "07_training"
_08 = "08_debugging_clinic"

FRAMES = (
    frame(1, "title", (_00, "Now you can", "Ulyankin")),
    frame(2, "agenda", (_00, "00 · Start here", "course_map(0)")),
    frame(
        3,
        "you are untrainable",
        (_00, "00 · Start here", "patient_zero("),
        (_08, "The patient of chapter 00", "patient"),
    ),
    frame(
        4,
        "a network is a composite function; forward propagation",
        (_00, "0.3 The conveyor", "conveyor("),
        (_00, "0.3 The conveyor", "Layers that are differentiable, therefore gradients, therefore descent"),
        (_00, "E0.2", "shapes"),
        (_01, "1.7 The same thing twice", "What runs forward through the network is a signal"),
    ),
    frame(
        5,
        "the chain rule; the same thing is looked for twice",
        (_01, "1.1 One road", r"f'(g(x))\cdot g'(x)"),
        (_01, "E1.1", 'check("E1.1"'),
        (_01, "1.7 The same thing twice", "twins()"),
        (_01, "Quiz 1", '"d"'),
    ),
    frame(
        6,
        "the big picture of backprop",
        (_00, "0.3 The conveyor", "big_picture()"),
        (_06, "6.1 There and back", "xray("),
    ),
    frame(
        7,
        "the chain rule for several variables",
        (_01, "1.2 Two roads", r"\frac{\partial y}{\partial z_1}\cdot\frac{\partial z_1}{\partial x_1}+"),
    ),
    frame(
        8,
        "computation graph and derivative graph",
        (_01, "1.3 From one graph to the other", "**derivative graph**"),
        (_01, "1.2 Two roads", "two_roads()"),
        (_01, "E1.2", 'check("E1.2"'),
    ),
    frame(
        9,
        "deeper: seven overlays",
        (_01, "1.4 Deeper", r"\Big(\frac"),
        (_01, "1.5 Four lamps", "unfolding()"),
    ),
    frame(10, "four paths", (_01, "1.5 Four lamps", "lamps()"), (_01, "E1.3", 'check("E1.3"')),
    frame(
        11,
        "path-sum algorithm",
        (_01, "1.6 The algorithm", r"\prod_{"),
        (_01, "E1.3", "lamps(all_paths)"),
        (_01, "E1.4", 'check("E1.4"'),
    ),
    frame(
        12,
        "one neuron as a graph",
        (_04, "04 · One neuron", "one_neuron()"),
        (_04, "E4.2", 'check("E4.2"'),
    ),
    frame(
        13,
        "the derivative graph of the neuron",
        (_04, "4.1 Who is to blame?", "cockpit()"),
        (_04, "4.1 Who is to blame?", "carries $x_1$"),
        (_04, "E4.3", 'check("E4.3"'),
    ),
    frame(
        14,
        "it remains to do it fast",
        (_02, "2.1 Who pays more?", "any differentiable graph now: walk all paths. It remains to do it fast"),
    ),
    frame(
        15,
        "SGD changes the parameters of a neuron, inside a graph too",
        (_04, "4.4 Downhill", "descent()"),
        (_04, "4.4 Downhill", r"\frac{\partial L}{\partial y}\cdot\frac{\partial y}{\partial h_2}"),
        (_04, "E4.4", 'check("E4.4"'),
    ),
    frame(
        16,
        "levels 3, 2, 1: reuse",
        (_02, "2.2 Nothing twice", r"\frac{\partial y}{\partial h_2}\frac{\partial h_2}{\partial z_1}\Big)"),
        (_02, "2.2 Nothing twice", "regrouping()"),
        (_02, "2.2 Nothing twice", r"$$1:\quad\frac{\partial y}{\partial x_1}"),
        (_02, "2.2 Nothing twice", "tape()"),
        (_02, "E2.2", 'check("E2.2"'),
    ),
    frame(
        17,
        "reverse mode is backprop; linear in the edges",
        (_02, "2.2 Nothing twice", "**Reverse-mode differentiation**"),
        (_02, "2.1 Who pays more?", "who_pays()"),
        (_02, "2.5 What it costs", "Edges are not parameters"),
        (_02, "E2.3", 'check("E2.3"'),
        (_02, "M2", "number of parameters"),
    ),
    frame(
        18,
        "data flow through the neuron",
        (_04, "4.1 Who is to blame?", "cockpit()"),
        (_04, "4.2 The same by hand", r"\boxed{s=\textstyle\sum_i x_iw_i}"),
    ),
    frame(
        19, "the sigmoid's slope at s", (_04, "4.1 Who is to blame?", "z(1-z)"), (_04, "M4", r"\sigma'(s)")
    ),
    frame(20, "sigmoid, forward", (_04, "E4.1", "def sigmoid(s)")),
    frame(
        21,
        "sigmoid, backward",
        (_05, "5.1 The sigmoid, both ways", "valve()"),
        (_05, "E5.1", r"\frac{\partial L}{\partial s}="),
        (_05, "E5.1", 'check("E5.1"'),
    ),
    frame(
        22,
        "dense layer, forward: two neurons, three inputs",
        (_05, "5.2 Who talks to whom", r"z_2=x_1w_{12}+x_2w_{22}+x_3w_{32}"),
        (_05, "5.2 Who talks to whom", "talks("),
        (_05, "E5.2", 'check("E5.2"'),
    ),
    frame(
        23,
        "dense layer, backward: the gradient of W",
        (_05, "5.2 Who talks to whom", "talks("),
        (_05, "5.2 Who talks to whom", r"W^{(t)}=W^{(t-1)}-\eta\,dW"),
        (_05, "M5", 'answer="M5"'),
    ),
    frame(
        24,
        "dense layer in numpy; derived in the seminar",
        (_05, "5.2 Who talks to whom", r"dW=X^{\mathsf T}\,dZ"),
        (_05, "05 · Layers", "they will be derived in the seminar"),
        (_05, "E5.3", 'check("E5.3"'),
    ),
    frame(
        25,
        "the big picture again: what was kept falls to the way back",
        (_06, "6.1 There and back", "xray("),
        (_06, "6.1 There and back", "arrows that fall from the upper row"),
    ),
    frame(
        26,
        "three layers, general f, six derivatives",
        (_06, "6.1 There and back", "xray("),
        (_06, "6.1 There and back", r"\xrightarrow{f}O_1"),
        (_06, "6.1 There and back", r"X\xleftarrow{\frac{\partial H_1}{\partial X}}H_1"),
        (_06, "E6.2", 'check("E6.2"'),
    ),
    frame(
        27,
        "three layers with σ, the sign",
        (_06, "06 · Three layers", r"d=-2(\hat y-y)"),
        (_06, "6.5 The printed page", "def printed_page"),
    ),
    frame(
        28,
        "three steps and an SGD step",
        (_06, "06 · Three layers", r"W_k^{t}=W_k^{t-1}-\eta"),
        (_06, "6.1 There and back", "xray("),
        (_06, "6.1 There and back", r"W_2\leftarrow W_2-\eta\,dW_2"),
        (_06, "6.5 The printed page", "thirty_steps(backward, 0.005 * 8)"),
        (_06, "E6.3", 'check("E6.3 all"'),
        (_07, "E7.2", 'check("E7.2"'),
    ),
    frame(
        29,
        "numerical derivative",
        (_03, "3.1 How small is small?", r"\frac{f(w+\varepsilon)-f(w-\varepsilon)}{2\varepsilon}"),
        (_03, "3.1 How small is small?", "u_curve()"),
        (_03, "E3.2", 'check("E3.2"'),
        (_03, "3.4 What it costs", "There is no faster way"),
    ),
    frame(
        30,
        "what is a layer: a step forward and a step backward",
        (_05, "05 · Layers", "lego()"),
        (_05, "05 · Layers", "anything that can do two things"),
        (_05, "E5.4", 'check("E5.4"'),
    ),
    frame(
        31,
        "do I really need this",
        (_08, "08 · The debugging clinic", "leaky abstraction"),
        (_08, "M8", 'answer="M8"'),
    ),
)

if __name__ == "__main__":
    for one in FRAMES:
        for place in one.places:
            there = cell(place)
            where = f"{place.chapter[:2]} cell {there.number} ({there.heading})" if there else "NOWHERE"
            print(f"F{one.number:<3} {one.idea:55} {where}")
