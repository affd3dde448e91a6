"""The card of a figure as the kernel sees it: what it answers, and what it never does."""

import asyncio
import json
import warnings

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


def ask(shown, **values):
    """What the browser sends, and what comes back."""
    shown._answer({"values": {**shown.values, **values}, "asked": 7})
    return shown.shown


def test_first_picture_is_drawn_at_once():
    assert figure().label == "The weight is 0.50 and the mode one."


def test_an_answer_carries_picture_sentence_and_the_number_of_the_question():
    answer = ask(figure(), w=2)
    assert "2.00" in answer["svg"] and answer["say"] == "w = 2.0" and answer["asked"] == 7
    json.dumps(answer)


def test_what_a_browser_sends_is_held_in_range_or_ignored():
    shown = figure()
    ask(shown, w=99, mode="four", n="x", on=1, go=-3, other=5)
    assert shown.values == {"w": 4, "n": 3, "mode": "one", "on": True, "go": 0}


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


def test_render_is_told_which_button_was_pressed():
    seen = []
    shown = figure(lambda values: seen.append(values["pressed"]) or draw(values))
    shown.set(go=1)
    shown._answer({"values": {**shown.values, "go": 2}, "pressed": "go"})
    assert seen == ["", "go", "go"]


def test_a_button_can_move_a_slider_and_lock_another():
    shown = figure(lambda v: Shown("<svg/>", values={"n": 8 if v["go"] else v["n"]}, disabled=("w",)))
    assert ask(shown, go=1)["values"]["n"] == 8
    assert shown.values["n"] == 8 and shown.shown["disabled"] == ["w"]


def frames(values):
    for i in range(4):
        yield Shown(Picture(10, label=f"frame {i} at {values['w']}"), progress=(i + 1) / 4)


def test_without_a_front_end_a_long_computation_runs_to_its_end():
    assert figure(frames).label == "frame 3 at 0.5"


def test_a_change_of_a_control_ends_a_long_computation(in_a_loop):
    async def learner():
        shown = figure(frames)
        seen = []
        shown.observe(lambda change: seen.append(shown.label), "shown")
        shown._answer({"values": {**shown.values, "w": 1}, "asked": 1})
        await asyncio.sleep(0)
        shown._answer({"values": {**shown.values, "w": 2}, "asked": 2})
        await asyncio.sleep(0.1)
        return seen

    seen = in_a_loop(learner())
    assert seen[-1] == "frame 3 at 2.0"
    assert "frame 3 at 1.0" not in seen


def test_without_a_kernel_there_is_a_picture_and_its_words():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        data, _ = figure()._repr_mimebundle_()
    assert data["text/plain"] == "Figure 4.1 Cockpit. The weight is 0.50 and the mode one."
    assert data["image/png"].startswith("iVBOR")  # a PNG in base64
    assert "application/vnd.jupyter.widget-view+json" in data


def test_sliders_have_spoken_names():
    names = {c["key"]: c.get("name") for c in figure().card["controls"]}
    assert names["w"] == "weight w1" and names["n"] == "N"
