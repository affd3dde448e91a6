"""The marks of the visual language."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from backprop.drawing import arrays, chart, svg, theme


def drawn(*elements):
    return ElementTree.fromstring(str(svg.Picture(100, label="a < b").add(*elements)))


def texts(tree):
    return [
        "".join(t.itertext()).replace("\u200b", "") for t in tree.iter("{http://www.w3.org/2000/svg}text")
    ]


def test_picture_says_what_it_shows():
    tree = drawn()
    assert (tree.get("role"), tree.get("aria-label"), tree.get("viewBox")) == ("img", "a < b", "0 0 900 100")


def test_words_are_escaped_and_symbols_are_not():
    tree = drawn(svg.text(0, 0, svg.join("a < ", svg.symbol("w_1"))), svg.text(0, 0, "x & y", "word"))
    assert texts(tree) == ["a < w1", "x & y"]


def test_width_of_a_gradient_follows_its_root_and_has_a_floor():
    assert svg.gradient_width(0) == 1.25
    assert svg.gradient_width(2) == 8
    assert svg.gradient_width(-0.5) == 4
    assert svg.gradient_width(float("nan")) == 1.25


def test_backward_arrow_has_a_whole_number_of_dashes():
    found = re.search(r'stroke-dasharray="([\d.]+) ([\d.]+)"', svg.backward_arrow(200, 50, 100, 50, 0.538))
    dash, gap = float(found[1]), float(found[2])
    width = svg.gradient_width(0.538)
    length = 100 - (9 + 0.55 * width)
    assert (length / (dash + gap)) == pytest.approx(round(length / (dash + gap)), abs=0.01)


def test_a_long_value_makes_a_pill_of_the_same_height():
    assert "<circle" in svg.node(50, 50, -0.25, "learnable")
    pill = svg.node(50, 50, "5.8·10⁻⁶")
    assert "<circle" not in pill and 'height="56"' in pill


def test_colours_are_names_of_the_theme():
    everything = [
        svg.node(0, 0, 1, kind) for kind in ("variable", "learnable", "loss", "empty")
    ] + [svg.chip(0, 0, 1, tone) for tone in ("quiet", "solid", "mid", "outline", "attention", "surface")] + [
        svg.forward_arrow(0, 0, 50, 0), svg.operation(0, 0, 20, 60, "Σ"), svg.tab(0, 0, 60, "× 2"),
        svg.band(0, 0, 9, 9), svg.thread(0, 0, 9, 9), svg.casing(0, 0, 9, 9),
    ]  # fmt: skip
    text = str(drawn(*everything) is not None and svg.Picture(10).add(*everything))
    assert not re.search(r"#[0-9a-fA-F]{3,6}\b", text)
    used = set(re.findall(r"--bp-[\w-]+", text))
    assert used <= set(theme.tokens("light")) | {"--bp-surface"}


def test_both_themes_have_the_same_tokens_and_readable_text():
    light, dark = theme.tokens("light"), theme.tokens("dark")
    assert light.keys() == dark.keys()
    for table, surface in ((light, "#FFFFFF"), (dark, "#111111")):
        for name, value in table.items():
            if name.endswith("-text") or name in ("--bp-ink", "--bp-muted"):
                assert contrast(value, surface) >= 4.5, name
        for name in ("forward", "backward", "learnable", "attention", "edge"):
            least = 3 if name != "attention" else 2.9  # #CC79A7 on white is 2.98; it always has a shape too
            assert contrast(table[f"--bp-{name}"], surface) >= least, name
        for name in ("forward", "backward", "learnable", "attention"):
            assert contrast(table[f"--bp-{name}-text"], table[f"--bp-{name}-tint"]) >= 4.5, name


def contrast(a: str, b: str) -> float:
    """WCAG 2 contrast of two colours given as #RRGGBB."""
    one, two = sorted((luminance(a), luminance(b)))
    return (two + 0.05) / (one + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# arrays


def test_array_says_its_name_and_its_shape():
    assert texts(drawn(arrays.array(10, 40, "X", (2, 2)))) == ["X(2, 2)"]


def test_gradient_array_has_a_dashed_frame():
    rects = drawn(arrays.array(0, 40, "dW", (2, 1), gradient=True)).iter("{http://www.w3.org/2000/svg}rect")
    assert [r.get("stroke-dasharray") for r in rects if r.get("stroke")] == ["6 4"]


# charts


def test_at_most_five_ticks_and_whole_decades():
    assert chart.ticks(-1.3, 1.5) == [-1, 0, 1]
    assert chart.ticks(0, 0.7) == [0, 0.2, 0.4, 0.6]
    assert chart.ticks(1e-16, 1, log=True) == [1e-16, 1e-12, 1e-8, 1e-4, 1]
    for low, high in [(0, 1), (-4, 4), (0, 37), (3, 3.01), (-1e6, 2e6)]:
        assert 2 <= len(chart.ticks(low, high)) <= 5


def test_a_curve_is_cut_where_it_leaves_the_range_and_open_where_it_is_not_finite():
    axes = chart.Axes(0, 0, 100, 100, (0, 4), (0, 1))
    d = re.search(r' d="([^"]*)"', axes.curve([0, 1, 2, 3, 4], [0, 2, np.nan, 0.5, 0.5]))[1]
    assert d == "M0 100L12.5 0M75 50L100 50"  # it leaves at y = 1, half way to (1, 2)


def test_a_log_chart_never_fails_at_zero():
    axes = chart.Axes(0, 0, 100, 100, (1e-3, 1), (1e-6, 1), x_log=True, y_log=True)
    assert "nan" not in axes.curve([1e-3, 1e-2, 1], [0, 1e-3, 1]) + axes.point(0, 0) + axes.frame()
