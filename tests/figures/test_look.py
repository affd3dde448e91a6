"""python -m backprop look: any figure as files."""

import pytest
from backprop import contents
from backprop.__main__ import main
from backprop.drawing import svg
from backprop.figures import png

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("number", ["4.1", "cockpit"])
def test_by_number_and_by_name(number, tmp_path, capsys):
    assert main(["look", number, "--out", str(tmp_path)]) == 0
    files = [tmp_path / f"figure-4.1-cockpit.{kind}" for kind in ("png", "svg")]
    assert capsys.readouterr().out.splitlines() == [str(file) for file in files]
    assert files[0].read_bytes().startswith(PNG)
    assert "One sigmoid neuron" in files[1].read_text(encoding="utf-8")


def test_dark_is_another_picture_with_no_colour_left_open(tmp_path):
    for options in ([], ["--dark"]):
        assert main(["look", "1.1", "--out", str(tmp_path), *options]) == 0
    light, dark = (tmp_path / f"figure-1.1-two_roads{end}.svg" for end in ("", "-dark"))
    assert "#111111" in dark.read_text() and "#111111" not in light.read_text()
    assert "var(--" not in dark.read_text() + light.read_text()
    assert light.with_suffix(".png").read_bytes() != dark.with_suffix(".png").read_bytes()


def test_a_png_is_drawn_with_the_style_sheet_of_the_page():
    """Without it bold text would be as thin as the rest, and symbols upright."""
    drawn = []
    for look in ({}, {"bold": True}):
        picture = svg.Picture(40, 120, "a number").add(svg.text(10, 25, "0.82", **look))
        drawn.append(png.png(str(picture), width=120))
    assert drawn[0] != drawn[1]


def test_controls_can_be_set(tmp_path):
    words = ["--set", "w1=2", "x1=-1", "--set", "w2=0.5"]
    assert main(["look", "4.1", "--out", str(tmp_path), *words]) == 0
    assert "Inputs −1 and −1, weights 2 and 0.5" in (tmp_path / "figure-4.1-cockpit.svg").read_text("utf-8")


@pytest.mark.parametrize(
    "words, said",
    [
        (["9.9"], "4.1 cockpit"),
        (["4.1", "--set", "zz=1"], "w1, x1"),
        (["4.1", "--set", "w1=abc"], "w1=abc"),
        (["4.1", "--set", "w1"], "NAME=VALUE"),
        (["4.1", "--set", "w1=nan"], "finite"),
        (["4.1", "--out", "/proc/nowhere"], "/proc/nowhere"),
    ],
)
def test_what_cannot_be_shown_is_said_in_one_line(words, said, capsys):
    assert main(["look", *words]) == 2
    line = capsys.readouterr().err
    assert said in line and len(line.splitlines()) == 1


@pytest.mark.parametrize("words", [[], ["look"], ["see", "4.1"]])
def test_words_that_are_no_command_are_one_line_too(words, capsys):
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 2 and len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.slow
def test_every_choice_toggle_and_button_can_be_set_in_words():
    import backprop
    from backprop.__main__ import setting

    for known in contents.FIGURES:
        figure = getattr(backprop, known.function)()
        for control in figure.controls:
            for value in control.extremes():
                assert setting(figure, f"{control.key}={value}") == (control.key, control.accept(value))


@pytest.mark.slow
@pytest.mark.parametrize("figure", contents.FIGURES, ids=lambda figure: figure.number)
def test_every_figure_can_be_looked_at(figure, tmp_path):
    assert main(["look", figure.number, "--dark", "--out", str(tmp_path)]) == 0
    assert len(list(tmp_path.iterdir())) == 2
