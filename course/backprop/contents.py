"""The one table of the course: its chapters, and for each figure its function and the floors it stands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Chapter:
    """One chapter as the course map and the notebooks know it.

    module : names its questions; points : of its whole notebook, written answers included
    """

    number: str
    module: str
    title: str
    points: int

    @property
    def folder(self) -> str:
        return f"{self.number}_{self.module}"


CHAPTERS = (
    Chapter("00", "start_here", "Start", 3),
    Chapter("01", "chain_rule", "Chain rule", 13),
    Chapter("02", "reverse_mode", "Reverse mode", 12),
    Chapter("03", "gradient_check", "Gradient check", 10),
    Chapter("04", "one_neuron", "One neuron", 13),
    Chapter("05", "layers", "Layers", 16),
    Chapter("06", "three_layer_net", "Three-layer net", 12),
    Chapter("07", "training", "Training", 10),
    Chapter("08", "debugging_clinic", "Clinic", 11),
)


@dataclass(frozen=True)
class Figure:
    """One figure, by the function that a notebook calls.

    number : "4.1" where a question stands before it, else "" (a story, a variant, a page)
    function : its name in `backprop`
    file : module in `figures/` that makes it
    drawing, numbers : modules in `drawing/` and `numbers/` that it stands on; "" where it needs none
    """

    number: str
    function: str
    file: str
    drawing: str
    numbers: str = ""


FIGURES = (
    Figure("0.0", "patient_zero", "patient_zero", "patient_zero", "patient_zero"),
    Figure("0.1", "conveyor", "conveyor", "conveyor"),
    Figure("0.2", "big_picture", "big_picture", "big_picture"),
    Figure("1.0", "roads_ahead", "stories", "stories", "graph"),
    Figure("1.1", "two_roads", "two_roads", "two_roads", "graph"),
    Figure("1.2", "lamps", "lamps", "lamps", "graph"),
    Figure("1.3", "unfolding", "unfolding", "unfolding", "graph"),
    Figure("1.3b", "derivative_graph", "derivative_graph", "derivative_graph", "graph"),
    Figure("1.4", "twins", "twins", "twins", "twins"),
    Figure("2.0", "two_bills", "stories", "stories", "graph"),
    Figure("2.1", "who_pays", "who_pays", "who_pays", "graph"),
    Figure("2.1b", "regrouping", "regrouping", "regrouping", "graph"),
    Figure("2.2", "tape", "tape", "tape", "graph"),
    Figure("3.0", "second_opinion", "stories", "stories", "graph"),
    Figure("3.1", "u_curve", "u_curve", "u_curve", "gradient_check"),
    Figure("3.2", "price", "price", "price", "gradient_check"),
    Figure("4.0", "one_neuron", "one_neuron", "one_neuron", "neuron"),
    Figure("4.1", "cockpit", "cockpit", "cockpit", "neuron"),
    Figure("4.2", "descent", "descent", "descent", "neuron"),
    Figure("5.0", "lego", "lego", "lego", "lego"),
    Figure("5.1", "valve", "valve", "valve", "network"),
    Figure("5.2", "talks", "talks", "talks", "network"),
    Figure("5.3", "squeeze", "squeeze", "squeeze", "network"),
    Figure("6.0", "slide", "slide", "slide", "liars"),
    Figure("6.1", "xray", "xray", "xray", "network"),
    Figure("6.2", "liars", "liars", "liars", "liars"),
    Figure("7.0", "digits_page", "digits_page", "digits_page"),
    Figure("7.1", "playground", "playground", "playground", "training"),
    Figure("7.2", "what_should_change", "what_should_change", "what_should_change", "what_should_change"),
    Figure("8.1", "monitor", "monitor", "monitor", "monitor"),
    Figure("8.2", "how_deep", "how_deep", "how_deep", "how_deep"),
    Figure("8.1b", "blind_patients", "monitor", "monitor", "monitor"),
    Figure("8.4", "data_ward", "data_ward", "data_ward", "data_ward"),
    Figure("8.3", "patient_cured", "patient_cured", "patient_cured", "patient_zero"),
)


def chapter(number: str) -> Chapter:
    """The chapter of a section or figure: "4.2" is in 04. Raises KeyError with what there is."""
    for one in CHAPTERS:
        if int(one.number) == _leading(number):
            return one
    raise KeyError(f"there is no chapter for {number!r}; chapters are 0 to {len(CHAPTERS) - 1}")


def _leading(number: str) -> int:
    head = str(number).partition(".")[0]
    return int(head) if head.isdecimal() else -1
