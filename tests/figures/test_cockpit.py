"""Fig 4.1: what the Cockpit shows is what one neuron computes, at every setting."""

import itertools
import re

import numpy as np
import pytest
from backprop import cockpit, one_neuron
from backprop.drawing import cockpit as drawing
from backprop.drawing.svg import gradient_width
from backprop.numbers.neuron import run

ENDS = list(itertools.product((-4, 0, 4), (-4, 4), (-4, 4), (-4, 0, 4), (0, 1)))


def test_the_label_says_the_state():
    assert cockpit().set(milder=1).label == (
        "One sigmoid neuron. Inputs 2 and −1, weights 0.5 and −0.25, target 0. "
        "Forward: s = 1.25, z = 0.777, loss 0.604. "
        "Backward: ∂L/∂z = 1.55, times the slope 0.173 is ∂L/∂s = 0.269; ∂L/∂w₁ = 0.538, ∂L/∂w₂ = −0.269. "
        "The path to w₁ is lit: 1.55 times 0.173 times x₁ = 2."
    )


def test_nothing_jumps_when_numbers_grow():
    """Boxes and nodes stand where they stood, whatever the numbers are."""

    def frames(svg):
        return re.findall(r'<rect x="[^"]*" y="[^"]*" width="36"[^>]*>', svg), re.findall(
            r'r="(?:28|33)"', svg
        )

    assert frames(cockpit().svg) == frames(cockpit().set(x1=-3.95, w1=-3.95, x2=3.95, w2=3.95, y=1).svg)


def test_a_wider_line_carries_a_larger_gradient():
    widths = [gradient_width(g) for g in (0, 1e-9, 0.05, 0.3, 1.5)]
    assert widths == sorted(widths) and widths[0] == widths[1] < widths[2]


@pytest.mark.parametrize("s", [-4, 0, 1.25, 4])
def test_the_tangent_has_the_slope_of_the_sigmoid(s):
    svg = cockpit().set(x1=s, w1=1, w2=0).svg
    half, tall = 84, drawing.INSET_BOTTOM - drawing.INSET_TOP
    x, y = (float(v) for v in re.search(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="5"', svg).groups())
    lines = re.findall(
        r'd="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)" fill="none" stroke="var\(--bp-ink\)" stroke-width="2"', svg
    )
    ((x1, y1, x2, y2),) = ([float(v) for v in line] for line in lines)
    slope = (y1 - y2) / (x2 - x1) * half / tall / drawing.REACH
    np.testing.assert_allclose(slope, run([s, -1], [1, 0], 0).slope, rtol=0.02)
    assert abs((y - y1) * (x2 - x1) - (x - x1) * (y2 - y1)) < 0.02 * (x2 - x1), "it touches the curve at s"


def test_bars_add_up_as_factors_multiply():
    """On a scale of tenfold steps the bar of the product is as long as the three together."""
    done = run([2, -1], [0.5, -0.25], 0)
    lengths = [np.log10(abs(v)) for v in (done.x[0], done.slope, done.dz)]
    assert np.isclose(np.log10(done.dw[0]), sum(lengths))
    svg = cockpit().set(milder=1).svg
    bars = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="14" height="([\d.]+)"', svg)
    signed = [float(h) * (1 if float(y) < drawing.AXIS else -1) for _, y, h in bars]
    assert len(signed) == 4 and abs(signed[0] - sum(signed[1:])) < 0.05


def test_a_factor_of_zero_is_a_torn_bar_and_a_sentence():
    figure = cockpit().set(milder=1).set(x1=0)
    assert "was told nothing" in figure.say
    assert figure.svg.count('stroke-width="4"') > cockpit().set(milder=1).svg.count('stroke-width="4"')


def test_a_sleeping_neuron_is_named():
    say = cockpit().set(w1=4, x1=4).say
    assert "asleep" in say and ", not 0, and" in say


def test_a_neuron_that_is_right_is_left_alone():
    assert "hardly anything to correct" in cockpit().set(w1=-4, x1=4).say


def test_where_the_target_is_not_zero_a_and_b_are_not_shown():
    figure = cockpit().set(inset="pull")
    assert ">A<" in figure.svg and ">B<" in figure.svg
    svg = figure.set(y=0.5).svg
    assert ">A<" not in svg and ">B<" not in svg


def test_the_story_says_what_it_should():
    assert "it should say 0" in one_neuron().label and "0.990" in one_neuron().label


def test_the_edge_to_w_carries_x_and_the_edge_to_x_carries_w():
    facts = cockpit().set(x1=1.7, w1=0.3, x2=-0.9, w2=-2.2).picture.facts
    assert [facts[f"factor:{row}"] for row in drawing.ROWS] == ["0.3", "1.7", "−2.2", "−0.9"]


@pytest.mark.parametrize("w", [0.5, 1.5, 2, 3, 4])
def test_what_it_says_is_written_once_and_the_same_in_node_label_and_sentence(w):
    figure = cockpit().set(w1=w)
    z = figure.picture.facts["z"]
    assert f"z = {z}," in figure.label and f">{z}<" in figure.say


def test_the_thread_to_each_tab_starts_at_the_other_value():
    """From the dot of x to the tab in front of w, and the other way round."""
    svg = cockpit().svg
    threads = re.findall(r'd="M183 ([\d.]+)L[\d.]+ ([\d.]+)" fill="none" stroke="var\(--bp-forward\)"', svg)
    rows = drawing.ROWS
    wanted = {(rows["x_1"] - 8, rows["w_1"] - 2), (rows["w_1"] - 8, rows["x_1"] + 18)}
    assert wanted <= {(float(a), float(b)) for a, b in threads}


def test_its_buttons_put_the_neurons_of_the_text():
    """It opens on the neuron of the story; A and B are those of the prediction, and a button wakes all sliders."""
    start = cockpit()
    assert (start.values["w1"], start.values["w2"], start.values["y"]) == (2, -0.6, 0)
    said = {
        key: cockpit().set(y=1, x1=0).set(**{key: 1}).picture.facts for key in ("story", "milder", "A", "B")
    }
    assert [said[key]["z"] for key in said] == ["0.990", "0.777", "0.667", "0.9997"]
    assert [said[key]["s"] for key in ("milder", "A", "B")] == ["1.25", "0.693", "8.00"]
    assert all(said[key]["y"] == "0" for key in said)
    assert said["A"]["ds"] == "0.296" and said["B"]["ds"].startswith("6.7")


def test_the_pull_stands_below_the_graph_and_as_high_as_the_graph_lets_it():
    picture = cockpit().set(inset="pull", A=1).picture
    ys = [mark.middle[1] for name, mark in picture.facts.items() if name in ("point:A", "point:B")]
    assert min(ys) > drawing.ROWS["w_2"] + 20 and max(ys) - min(ys) > 100


def test_a_weight_that_a_button_sets_fits_into_its_circle():
    assert cockpit().set(A=1).picture.facts["w_1"] == "0.347"
