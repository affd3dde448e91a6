"""A figure on a page without a kernel: which pictures are prepared, what of them is written, what stands there before."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import backprop
import pytest
from backprop.drawing.svg import Picture
from backprop.figures.figure import Button, Choice, Figure, Shown, Slider, Toggle
from backprop.hosts import page, predict, prepared
from backprop.predictions.prediction import Option, Prediction, Scale
from submissions import ROOT

CONTROLS = [
    Slider("w", "w_1", -1, 1, 0.5, 0.25, learnable=True),
    Slider("eta", "η", 0.1, 10, 1, log=True),
    Choice("mode", "mode", ("one", "three"), "one"),
    Toggle("on", "on"),
]


def draw(values):
    words = f"w={values['w']:g} eta={values['eta']:g} mode={values['mode']} on={values['on']}"
    return Shown(Picture(10, label=words), f"now {words}")


def figure(controls=CONTROLS, render=draw, **more):
    return Figure("9.1", "Alone", controls, render, "Move it.", **more)


def at(frames, **values):
    """The frames at which the controls say this."""
    return [k for k, shown in enumerate(frames.shown) if values.items() <= shown["values"].items()]


@pytest.fixture
def one_at_a_time(monkeypatch):
    monkeypatch.setattr(prepared, "WHOLE", 1)
    monkeypatch.setattr(prepared, "RENDERS", 1)


# which pictures there are


def test_where_all_settings_are_few_all_are_prepared():
    frames = page.prepared(figure())
    assert len(frames.shown) == 9 * 9 * 2 * 2
    assert len(at(frames, w=-1.0, eta=10.0, mode="three", on=True)) == 1


def test_else_one_control_at_a_time_from_the_start_and_from_each_named_state(one_at_a_time):
    frames = page.prepared(figure(states={"low": [{"w": -1.0}]}))
    alone = 1 + 8 + 8 + 1 + 1
    assert len(frames.standpoints) == 2 and len(frames.shown) == 2 * alone - 9  # both have the stops of w
    assert at(frames, w=-1.0, eta=10.0) and not at(frames, w=-0.5, eta=10.0)
    assert frames.shown[frames.standpoints[0].base]["values"] == figure().values


def test_choices_are_combined_as_far_as_it_goes(monkeypatch):
    monkeypatch.setattr(prepared, "WHOLE", 1)
    monkeypatch.setattr(prepared, "RENDERS", 4 * 22)
    frames = page.prepared(figure())
    assert at(frames, w=-1.0, mode="three", on=True) and not at(frames, w=-1.0, eta=10.0)


def test_where_every_setting_draws_much_that_is_new_not_all_are_prepared(monkeypatch):
    monkeypatch.setattr(prepared, "LETTERS", 1000)
    assert not at(page.prepared(figure()), w=-1.0, eta=10.0, mode="three", on=True)


def test_each_prepared_picture_is_what_the_figure_shows_there(one_at_a_time):
    frames, same = page.prepared(figure()), figure()
    for standpoint in frames.standpoints:
        for key, reached in standpoint.moves.items():
            for value, frame in zip(frames.stops[key], reached, strict=True):
                same.reset().set(**{key: value})
                assert frames.shown[frame]["svg"] == same.svg and frames.shown[frame]["say"] == same.say


def test_a_slider_of_many_stops_is_prepared_at_some_of_them_and_the_card_stops_nowhere_else():
    many = [Slider("w", "w_1", -4, 4, 2, 0.05), Slider("batch", "b", 1, 400, 20, 1, digits=0)]
    frames = page.prepared(figure(many, lambda values: Shown(Picture(10, label=str(values["w"])))))
    assert len(frames.stops["w"]) == 81 and {-4, 2, 4} <= set(frames.stops["w"])
    assert {1, 20, 400} <= set(frames.stops["batch"]) and len(frames.stops["batch"]) <= 81
    steps = {spec["key"]: spec["step"] for spec in frames.card["controls"]}
    assert steps["w"] == 0.1 and frames.stops["batch"][1] - frames.stops["batch"][0] == steps["batch"]


def test_same_pictures_are_stored_once():
    frames = page.prepared(figure(render=lambda values: Shown(Picture(10, label=f"{values['mode']}"))))
    text = unpacked(page, frames)
    assert len(text["pictures"]) == 2 and len(frames.shown) == 9 * 9 * 2 * 2


def test_what_cannot_be_moved_there_is_not_prepared(one_at_a_time):
    def render(values):
        ranges = {"w": (-0.5, 0.5)}
        return Shown(
            Picture(10, label=f"{values['mode']}"), hidden=() if values["on"] else ("mode",), ranges=ranges
        )

    (standpoint,) = page.prepared(figure(render=render)).standpoints
    assert (
        "mode" not in standpoint.moves
        and standpoint.moves["w"][0] is None
        and standpoint.moves["w"][2] is not None
    )


def test_a_figure_is_left_where_it_began():
    made = figure()
    page.prepared(made)
    assert made.values == made.start


def test_a_figure_that_fails_is_told_with_its_setting():
    def render(values):
        return Shown(Picture(10, label=f"{1 / (values['w'] + 1)}"))

    with pytest.raises(RuntimeError, match=r"figure 9.1 fails at .*'w': -1"):
        page.prepared(figure(render=render))


# buttons, and figures that remember


def counting():
    """Figure and its memory: a button counts, w shows the count, mode and Reset forget it."""
    memory = {"count": 0}

    def render(values):
        if values["pressed"] == "reset" or "mode" in values["moved"]:
            memory["count"] = 0
        if values["pressed"] == "go":
            memory["count"] += 1
        return Shown(Picture(10, label=f"{memory['count']} {values['w']} {values['mode']}"))

    controls = [CONTROLS[0], CONTROLS[2], Button("go", "Go"), Button("time", "Measure", measures=True)]
    return figure(controls, render, states={"twice": ["go", "go"]}, remembers=True)


def label(frames, frame):
    return re.search('aria-label="([^"]*)"', frames.shown[frame]["svg"])[1]


def test_a_button_is_pressed_again_and_again_and_one_that_measures_not_at_all():
    frames = page.prepared(counting())
    frame, seen = frames.standpoints[0].base, []
    while follows := frames.presses.get(frame, {}).get("go"):
        frame = follows[-1]
        seen.append(label(frames, frame).split()[0])
    assert seen == [str(k + 1) for k in range(prepared.PRESSES)]
    assert not any("time" in pressed for pressed in frames.presses.values())


def test_a_figure_that_remembers_is_led_back_before_the_next_control_is_moved():
    frames = page.prepared(counting())
    twice = next(p for p in frames.standpoints if label(frames, p.base) == "2 0.5 one")
    assert [label(frames, f) for f in twice.moves["mode"]] == ["0 0.5 one", "0 0.5 three"]
    assert label(frames, twice.moves["w"][0]) == "2 -1.0 one"
    backwards = {key: [label(frames, f) for f in reached] for key, reached in twice.moves.items()}
    again = counting()
    for key, reached in backwards.items():
        for value, said in zip(frames.stops[key], reached, strict=True):
            again.reset().set(go=1).set(go=2).set(**{key: value})
            assert again.label == said


def test_of_what_runs_some_moments_are_kept_and_the_last_one_always():
    def render(values):
        for k in range(100 if values["pressed"] == "go" else 1):
            yield Shown(Picture(10, label=f"moment {k}"))

    frames = page.prepared(figure([Button("go", "Go")], render))
    (moments,) = frames.presses[0].values()
    assert (
        len(frames.shown) == 1 + len(moments) <= 1 + prepared.MOMENTS
        and label(frames, moments[-1]) == "moment 99"
    )


# what is written


def unpacked(page, frames, **more):
    import base64
    import gzip

    return json.loads(gzip.decompress(base64.b64decode(page.packed(frames, **more))))


READ = """
import { framesOf, toldOf } from "./course/backprop/hosts/js/prepared.js";
import { readFileSync } from "node:fs";
const { prepared, asked } = JSON.parse(readFileSync(0));
const shown = framesOf(prepared);
const told = asked.map(([question, answers, choice, sure]) => toldOf(question, answers, choice, sure));
console.log(JSON.stringify({ frames: prepared.frames.svg.map((_, k) => shown(k)), told }));
"""


def read_by_the_browser(prepared, asked=()):
    node = shutil.which("node")
    if not node:
        pytest.skip("no node here (apt-get install nodejs)")
    given = json.dumps({"prepared": prepared, "asked": asked})
    run = [node, "--input-type=module", "-e", READ]
    done = subprocess.run(run, input=given, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_browser_reads_every_frame_as_it_was():
    for made in (figure(), counting(), backprop.tape().figure, backprop.talks().figure):
        frames = page.prepared(made)
        wanted = json.loads(json.dumps(frames.shown))
        assert read_by_the_browser(unpacked(page, frames))["frames"] == wanted


def test_the_same_figure_is_written_alike_twice(tmp_path):
    files = [page.write_frames(page.prepared(figure()), tmp_path / at, "alone") for at in "ab"]
    assert files[0].read_bytes() == files[1].read_bytes()
    assert files[0].read_text().startswith('backprop.frames("alone","')


def test_script_and_style_are_written_and_nothing_else(tmp_path):
    page.write_assets(tmp_path / "new")
    assert sorted(f.name for f in (tmp_path / "new").iterdir()) == ["card.css", "card.js"]
    script = (tmp_path / "new/card.js").read_text()
    for module in ("controls", "figure", "question", "quiz", "keyboard", "prepared"):
        assert f"// {module}.js\n" in script
    assert not re.search(r"^(import|export)\b", script, re.M), "a page opened from a file loads no modules"
    assert "fetch(" not in script and "http" not in re.sub(
        r"www.w3.org", "", script.replace("http://www.w3.org", "")
    )


# what is answered without a kernel

WHICH = Prediction(
    "Which?", "It is B.", (Option("A", "No, $w_1$.", "a"), Option("B", "Yes.")), shows="<svg/>"
)
MANY = Prediction(
    "How many?", "It is 442.", scale=Scale(0.01, 9e4, 442, ((100, "More."), (1000, "Close."), (float("inf"), "Less.")), log=True, unit=" times")
)  # fmt: skip


def test_the_browser_tells_what_the_kernel_would():
    wanted, asked = [], []
    for question in (WHICH, MANY):
        scale = question.scale
        answers = [0.01 * 10 ** (0.034 * k) for k in range(201)] if scale else [0, 1]
        for answer in (float(f"{a:.1e}") if scale else a for a in answers):
            shown, told = predict.question_of(question), predict.told(question, answer, True)
            wanted.append({**shown, "open": True, **told})
            asked.append([shown, predict.answers_of(question), answer, True])
    none = {"pieces": [], "pictures": [], "says": [], "rests": [], "frames": {"svg": [], "values": {}}}
    assert read_by_the_browser(none, asked)["told"] == json.loads(json.dumps(wanted))


# what stands there before


def test_without_the_script_there_is_the_picture_and_its_words():
    card = page.page_card(
        figure(), name="alone", assets="../_static", binder="https://binder.example/x?a=1&b=2"
    )
    assert figure().svg in card and figure().say in card and "Figure 9.1" in card and "Move it." in card
    assert 'src="../_static/card.js"' in card and 'data-frames="../_static/frames/alone.js"' in card
    assert "a=1&amp;amp;b=2" in card, "in a link inside an attribute"
    assert "binder" not in page.page_card(figure(), name="alone", assets="a", binder="")


def test_without_the_script_a_figure_behind_a_question_is_folded_below_it():
    made = backprop.cockpit().figure
    card = page.page_card(made, name="cockpit", assets="a", binder="")
    question, folded = card.split("<details", 1)
    assert "Predict" in question and made.svg not in question and made.svg in folded


def test_a_quiz_is_its_questions_and_what_the_script_needs():
    quiz = backprop.quiz("Q4")
    card = page.quiz_card(quiz, assets="a")
    state = re.search(r'<script type="application/json">(.*?)</script>', card, re.S)[1]
    assert json.loads(state) == {**quiz.quiz, "where": "the notebook"}
    assert all(question["text"] in card for question in quiz.quiz["questions"])


def test_a_second_card_of_a_figure_may_leave_its_question_out():
    asked, silent = (
        page.page_card(backprop.cockpit().figure, name="a", assets="b", binder="", asks=asks)
        for asks in (True, False)
    )
    assert 'data-asks="no"' in silent and "data-asks" not in asked
    assert ">Predict<" in asked and ">Predict<" not in silent
