"""Pictures fill their cards, and a label stands beside what it names, clear of everything else."""

from __future__ import annotations

import re
from itertools import product

import backprop
import pytest
from backprop.drawing import facts, u_curve
from backprop.drawing.places import Box, Taken, around, of_text
from backprop.figures import u_curve as figure_3_1
from backprop.numbers import gradient_check as numbers

TEXT = re.compile(r'<text x="([-\d.]+)" y="([-\d.]+)"[^>]*?class="bp-(\w+)[^>]*>(.*?)</text>', re.S)


def boxes(svg: str) -> list[tuple[str, Box]]:
    """Every text with its room; a letter of the interface is about half as wide as it is high."""
    found = []
    for match in TEXT.finditer(svg):
        x, y, kind, inside = match.groups()
        words = re.sub(r"<[^>]*>", "", inside)
        anchor = re.search(r'text-anchor="(\w+)"', match[0])
        size = 14 if kind == "sm" else 15
        box = of_text((float(x), float(y), anchor[1] if anchor else "start"), 0.5 * size * len(words), size)
        found.append((words, box))
    return found


# where a label goes


def test_the_first_clear_place_is_taken_and_a_word_is_worse_than_a_mark():
    room = Box(0, 0, 400, 400)
    near = around(200, 200)
    assert Taken(room, [], []).place(near, 60) == near[0]
    right = Box(210, 0, 400, 400)
    assert Taken(room, [right], []).place(near, 60)[2] == "end"
    left = Box(0, 0, 205, 400)
    assert Taken(room, [right], [left]).place(near, 60)[2] == "end", "a mark in the way rather than a word"
    taken = Taken(room, [], [])
    assert taken.place(near, 60) != taken.place(near, 60), "what is placed is taken"
    assert Taken(room, [], []).place(around(395, 200), 60)[2] == "end", "not out of the picture"


SETTINGS = list(product(("one", "three"), ("awake", "asleep"), (0.01, 0.3, 1, 3, 10, 30), (0, 1, 2, 5, 60)))


def test_no_label_of_the_descent_runs_into_another():
    figure = backprop.descent()
    for samples, start, eta, steps in SETTINGS:
        texts = boxes(figure.set(samples=samples, start=start, eta=eta, steps=steps).svg)
        met = [(a, b) for i, (a, one) in enumerate(texts) for b, other in texts[i + 1 :] if one.meets(other)]
        assert met == [], (samples, start, eta, steps)


@pytest.mark.parametrize("arithmetic", ["float64", "float32"])
def test_the_line_of_epsilon_runs_through_no_name_of_a_law(arithmetic):
    figure = backprop.u_curve()
    dtype = figure_3_1._DTYPES[arithmetic]
    curves = figure_3_1._all_curves(figure_3_1._measure_of(None)[0])[arithmetic]
    best = {kind: numbers.best_exponent(kind, dtype) for kind in numbers.KINDS}
    for eps in figure.controls[0].stops():
        made = u_curve.Measured("forward", eps, {}, curves, best, arithmetic)
        for kind in numbers.KINDS:
            left, right = u_curve._name_of(made, kind).span
            assert not left < u_curve.ERROR.px(eps) < right, (kind, eps)


# what fills the card


def test_secant_and_tangent_stand_over_the_height_of_their_panel():
    figure = backprop.u_curve()
    ends = [y for mark in ("line:d", "line:d measured") for _, y in facts.read(figure.svg)[mark].points]
    assert max(ends) - min(ends) > 0.9 * u_curve.CURVE.height


@pytest.mark.parametrize("n", [1, 2, 8, 16])
def test_the_layers_of_the_shout_stand_over_the_width_of_their_plot(n):
    shown = facts.read(backprop.how_deep().set(n=n).svg)
    middles = [shown[f"stem:{k}"].middle[0] for k in range(n + 1)]
    assert middles[0] < 200 and middles[-1] > 600


def test_the_opening_pictures_reach_from_side_to_side():
    for name, least in {"roads_ahead": 600, "unfolding": 640, "lego": 780}.items():
        texts = [box for _, box in boxes(getattr(backprop, name)().svg)]
        assert max(b.right for b in texts) - min(b.left for b in texts) > least, name
        height = float(re.search(r'viewBox="0 0 900 ([\d.]+)"', getattr(backprop, name)().svg)[1])
        assert max(b.bottom for b in texts) > 0.78 * height and min(b.top for b in texts) < 0.12 * height, (
            name
        )


def test_a_small_dot_of_who_pays_says_which_depth_it_is():
    assert "1 layer" in [words for words, _ in boxes(backprop.who_pays().svg)]


def test_a_matrix_of_the_xray_is_wide_enough_to_click_and_gives_its_first_weight():
    found = re.findall(
        r'<rect [^>]*width="(\d+)" height="(\d+)"[^>]*data-set="weight=(\d+)"', backprop.xray().svg
    )
    assert sorted((int(at) for _, _, at in found)) == [0, 6, 12]
    assert all(int(wide) >= 44 and int(high) >= 44 for wide, high, _ in found)
