"""Figure 4.0: the neuron at the top of chapter 04, forward alone: what it says and what it should say."""

from __future__ import annotations

from backprop.drawing import svg
from backprop.drawing.notation import number, plain, squashed
from backprop.numbers import neuron


def draw_story(done: neuron.Pass) -> svg.Picture:
    """The way forward alone, and on a line from 0 to 1 what the neuron says and what it should say."""
    words = (
        "A neuron with inputs {x_1} and {x_2} and weights {w_1} and {w_2}. The sum is {s}, the sigmoid "
        "makes {z} of it; it should say {y}."
    )
    picture = svg.Picture(236, label=words)
    for i, y in enumerate((72, 176)):
        picture.add(*_input(done, i, y))
    picture.add(
        svg.operation(354, 44, 36, 160, "Σ"),
        svg.forward_arrow(394, 124, 470, 124, is_="arrow:s"),
        svg.text(430, 115, number(done.s), "number", "forward", "middle", is_="s"),
        svg.operation(474, 104, 40, 40, "σ"),
        svg.forward_arrow(518, 124, 586, 124, is_="arrow:z"),
        svg.node(620, 124, squashed(done.z), radius=30, is_="z"),
    )
    return picture.add(*_scale(done))


def _input(done: neuron.Pass, i: int, y: float) -> list[svg.Markup]:
    """An input, its weight and their product, in one row."""
    weight = svg.join("× ", svg.symbol(f"w_{i + 1}", "learnable"))
    return [
        svg.text(36, y + 6, f"x_{i + 1}", "name", anchor="end"),
        svg.node(76, y, plain(done.x[i]), is_=f"x_{i + 1}"),
        svg.forward_arrow(108, y, 178, y, is_=f"arrow:x_{i + 1}"),
        svg.node(214, y, plain(done.w[i]), "learnable", radius=30, is_=f"w_{i + 1}"),
        svg.text(214, y - 40, weight, "name", anchor="middle"),
        svg.forward_arrow(248, y, 350, y, is_=f"arrow:p_{i + 1}"),
        svg.text(298, y - 9, number(done.products[i]), "number", "forward", "middle", is_=f"p_{i + 1}"),
    ]


def _scale(done: neuron.Pass) -> list[svg.Markup]:
    """The line from 0 to 1 with what the neuron says and what it should say."""
    top, bottom, x = 34, 204, 688

    def height(z):
        return bottom - (bottom - top) * z

    says = svg.join("it says ", svg.said("z", squashed(done.z)))
    should = svg.join("it should say ", svg.said("y", plain(done.y)))
    return [
        svg.line(x, top, x, bottom, "edge", 1.5),
        *(svg.line(x - 5, height(z), x + 5, height(z), "edge", 1.5, is_=f"z.y:{z}") for z in (0, 0.5, 1)),
        svg.path(f"M652 116C672 100 656 {height(done.z):.1f} 678 {height(done.z):.1f}", "forward", 1.2),
        svg.circle(x, height(done.z), 8, "forward", "surface", is_="point:z"),
        svg.text(x + 18, height(done.z) + 6, says, "word", "forward", bold=True),
        svg.circle(x, height(done.y), 8, "surface", "ink", 2, is_="point:y"),
        svg.text(x + 18, height(done.y) + 6, should, "word", bold=True),
        svg.text(x + 18, height(0.5) + 5, "one half: undecided", "small", "muted"),
    ]
