"""A figure as plain Python: what it answers to a message, and what it never does."""

import json
import subprocess
import sys

import pytest
from backprop.drawing.svg import Picture
from backprop.figures.figure import Button, Choice, Figure, Shown, Slider, Toggle


def draw(values):
    picture = Picture(100, label=f"The weight is {values['w']:.2f} and the mode {values['mode']}.")
    return Shown(picture, f"w = {values['w']}")


CONTROLS = [
    Slider("w", "w_1", -4, 4, 0.5, learnable=True),
    Slider("n", "N", 1, 8, 3, 1, digits=0),
    Choice("mode", "mode", ("one", "three"), "one"),
    Toggle("on", "on"),
    Button("go", "Go"),
]


def figure(render=draw):
    return Figure("4.1", "Cockpit", CONTROLS, render)


def ask(shown, **moved):
    """What the browser sends when these controls move, and what comes back last."""
    return list(shown.answer({"id": "a7", "moved": moved}))[-1]


def press(shown, key):
    return list(shown.answer({"id": "a8", "pressed": key}))[-1]


def test_a_figure_needs_no_notebook():
    """figures/ is plain Python: importing every figure brings neither anywidget nor ipywidgets."""
    code = (
        "import sys, importlib, backprop; "
        "[importlib.import_module(where) for where in backprop.FIGURES.values()]; "
        "print(sorted({'anywidget', 'ipywidgets', 'IPython', 'traitlets'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_first_picture_is_drawn_at_once():
    assert figure().label == "The weight is 0.50 and the mode one."


def test_an_answer_carries_picture_sentence_and_the_id_of_the_question():
    answer = ask(figure(), w=2)
    assert "2.00" in answer["svg"] and answer["say"] == "w = 2.0" and answer["id"] == "a7"
    json.dumps(answer)


def test_what_a_browser_sends_is_held_in_range_or_ignored():
    shown = figure()
    ask(shown, w=99, mode="four", n="x", on=1, other=5)
    assert shown.values == {"w": 4, "n": 3, "mode": "one", "on": True, "go": 0}


def test_what_moves_joins_what_stood_there():
    shown = figure()
    ask(shown, w=2)
    assert ask(shown, mode="three")["values"] == {"w": 2, "n": 3, "mode": "three", "on": False, "go": 0}


def test_a_message_that_moves_nothing_is_told_what_is_shown():
    drawn = []
    shown = figure(lambda values: drawn.append(values) or draw(values))
    for message in (
        {"id": 1},
        {"id": 1, "pressed": "gone"},
        {"id": 1, "pressed": "w"},
        {"id": 1, "moved": 3},
    ):
        (answer,) = shown.answer(message)
        assert answer["id"] == 1 and "0.50" in answer["svg"]
    assert len(drawn) == 1


def test_whole_numbers_arrive_whole():
    shown = figure()
    ask(shown, n=5.0)
    assert shown.values["n"] == 5 and isinstance(shown.values["n"], int)


def test_set_says_what_is_wrong():
    with pytest.raises(KeyError):
        figure().set(weight=1)
    with pytest.raises(ValueError, match="mode must be one of"):
        figure().set(mode="four")


def test_a_fault_of_ours_is_one_sentence_and_the_last_picture():
    def breaks(values):
        if values["w"] > 1:
            raise ZeroDivisionError
        return draw(values)

    shown = figure(breaks)
    answer = ask(shown, w=2)
    assert answer["say"].startswith("This setting could not be drawn") and "0.50" in answer["svg"]
    assert isinstance(shown.error, ZeroDivisionError)
    with pytest.raises(ZeroDivisionError):
        shown.set(w=3)


def test_render_is_told_what_was_moved_and_what_was_pressed():
    seen = []
    shown = figure(lambda values: seen.append((values["moved"], values["pressed"])) or draw(values))
    shown.set(go=1)
    press(shown, "go")
    ask(shown, w=0.5, mode="gone", on=True)
    press(shown, "reset")
    shown.set(w=1, n=2)
    assert seen == [((), ""), ((), "go"), ((), "go"), (("w", "on"), ""), ((), "reset"), (("w", "n"), "")]


def test_every_press_counts_and_reset_begins_anew():
    shown = figure()
    ask(shown, w=3)
    press(shown, "go")
    assert press(shown, "go")["values"]["go"] == 2
    assert press(shown, "reset")["values"] == shown.start == figure().values


def test_no_control_may_be_called_what_render_is_told():
    for key in ("moved", "pressed", "reset"):
        with pytest.raises(ValueError, match=f"no control can be called '{key}'"):
            Figure("4.1", "Cockpit", [Toggle(key, "x")], lambda values: Shown("<svg/>"))


def test_a_button_can_move_a_slider_and_lock_another():
    shown = figure(lambda v: Shown("<svg/>", values={"n": 8 if v["go"] else v["n"]}, disabled=("w",)))
    assert press(shown, "go")["values"]["n"] == 8
    assert shown.values["n"] == 8 and shown.told()["disabled"] == ["w"]


def frames(values):
    for i in range(4):
        yield Shown(Picture(10, label=f"frame {i} at {values['w']}"), progress=(i + 1) / 4)


def test_without_a_front_end_a_long_computation_runs_to_its_end():
    assert figure(frames).label == "frame 3 at 0.5"


def test_each_frame_is_an_answer_and_something_newer_ends_them():
    shown = figure(frames)
    first = shown.answer({"id": "a1", "moved": {"w": 1}})
    assert next(first)["progress"] == 0.25
    second = shown.answer({"id": "a2", "moved": {"w": 2}})
    assert [next(second)["id"], *(answer["id"] for answer in first)] == ["a2"]
    assert [answer["svg"].count("frame 3 at 2.0") for answer in second][-1] > 0


def test_who_listens_hears_every_answer_and_what_python_sets():
    shown, heard = figure(), []
    shown.listeners.append(heard.append)
    answer = ask(shown, w=2)
    shown.set(w=3)
    assert heard[0] == answer
    assert heard[1]["id"] is None and heard[1]["values"]["w"] == 3


def test_a_word_beside_a_slider_stands_upright_and_a_symbol_as_in_a_formula():
    def beside(symbol):
        return Slider("k", symbol, 0, 1, 0).spec()["html"]

    assert beside("noise") == "noise"
    assert "<i>w</i><sub>1</sub>" in beside("w_1") and "<i>η</i>" in beside("η")


def test_sliders_have_spoken_names():
    names = {c["key"]: c.get("name") for c in figure().card()["controls"]}
    assert names["w"] == "weight w1" and names["n"] == "N"
