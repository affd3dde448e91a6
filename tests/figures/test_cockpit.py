"""Fig 4.1: what the Cockpit shows is what one neuron computes, at every setting."""

import itertools
import re

import numpy as np
import pytest
from backprop import cockpit, one_neuron
from backprop.drawing import cockpit as drawing
from backprop.drawing.notation import number, plain
from backprop.drawing.svg import gradient_width
from backprop.numbers.neuron import run

ENDS = list(itertools.product((-4, 0, 4), (-4, 4), (-4, 4), (-4, 0, 4), (0, 1)))


def texts(svg: str) -> list[str]:
    """The texts of a picture without tags."""
    found = re.findall(r"<text[^>]*>(.*?)</text>", svg, re.S)
    return [re.sub(r"<[^>]*>|\u200b", "", t) for t in found]


def raised(text: str) -> str:
    """A number as its text reads without tags: the exponent on the line."""
    return text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789−"))


@pytest.mark.parametrize("setting", ENDS[::5])
@pytest.mark.parametrize("path", ["w1", "w2"])
def test_every_number_on_the_picture_is_computed(setting, path):
    x1, x2, w1, w2, y = setting
    figure = cockpit().set(x1=x1, x2=x2, w1=w1, w2=w2, y=y, path=path)
    done = run([x1, x2], [w1, w2], y)
    shown = texts(figure.svg)
    for value in (done.s, done.dz, done.ds, done.slope, *done.products, *done.dw, *done.dx):
        assert raised(number(value)) in shown, value
    for value in (done.z, done.L):  # inside a circle of fixed size a long number has one digit fewer
        assert raised(number(value, 2 if len(number(value)) > 5 else 3)) in shown, value
    for value in (w1, w2, x1, x2):
        assert "× " + plain(value) in shown


def test_the_label_says_the_state():
    assert cockpit().label == (
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
    svg = cockpit().svg
    bars = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="14" height="([\d.]+)"', svg)
    signed = [float(h) * (1 if float(y) < drawing.AXIS else -1) for _, y, h in bars]
    assert len(signed) == 4 and abs(signed[0] - sum(signed[1:])) < 0.05


def test_a_factor_of_zero_is_a_torn_bar_and_a_sentence():
    figure = cockpit().set(x1=0)
    assert "was told nothing" in figure.say
    assert figure.svg.count('stroke-width="4"') > cockpit().svg.count('stroke-width="4"')


def test_a_sleeping_neuron_is_named():
    say = cockpit().set(w1=4, x1=4).say
    assert "asleep" in say and "not 0.00" in say


def test_a_neuron_that_is_right_is_left_alone():
    assert "hardly anything to correct" in cockpit().set(w1=-4, x1=4).say


def test_where_the_target_is_not_zero_a_and_b_are_not_shown():
    figure = cockpit().set(inset="pull")
    assert {"A", "B"} <= set(texts(figure.svg))
    assert not {"A", "B"} & set(texts(figure.set(y=0.5).svg))


def test_the_story_says_what_it_should():
    assert "it should say 0" in one_neuron().label and "0.990" in one_neuron().label


@pytest.mark.parametrize(
    ("row", "factor"), [("x_1", "0.3"), ("w_1", "1.7"), ("x_2", "−2.2"), ("w_2", "−0.9")]
)
def test_the_edge_to_w_carries_x_and_the_edge_to_x_carries_w(row, factor):
    svg = cockpit().set(x1=1.7, w1=0.3, x2=-0.9, w2=-2.2).svg
    tabs = re.findall(r'<text x="[\d.]+" y="([\d.]+)"[^>]*>× ([^<]+)</text>', svg)
    beside = [text for y, text in tabs if abs(float(y) - (drawing.ROWS[row] + 13)) < 4]
    assert beside == [factor]


def test_the_thread_to_each_tab_starts_at_the_other_value():
    """From the dot of x to the tab in front of w, and the other way round."""
    svg = cockpit().svg
    threads = re.findall(r'd="M183 ([\d.]+)L[\d.]+ ([\d.]+)" fill="none" stroke="var\(--bp-forward\)"', svg)
    rows = drawing.ROWS
    wanted = {(rows["x_1"] - 8, rows["w_1"] - 2), (rows["w_1"] - 8, rows["x_1"] + 18)}
    assert wanted <= {(float(a), float(b)) for a, b in threads}
