"""A mark that can be clicked does what a control does, and nothing else."""

from __future__ import annotations

import json
import re

import backprop
import pytest
from backprop import lamps


def clicks(svg: str) -> list[dict[str, str]]:
    """What each mark that can be clicked sets: {"path1": "true"}."""
    return [
        dict(pair.split("=") for pair in text.split(";")) for text in re.findall(r'data-set="([^"]+)"', svg)
    ]


@pytest.mark.parametrize("name", sorted(backprop.FIGURES))
def test_a_click_sets_controls_to_values_that_they_take(name):
    figure = getattr(backprop, name)()
    controls = {control.key: control for control in figure.controls}
    for click in clicks(figure.svg):
        for key, text in click.items():
            value = text if isinstance(controls[key].value, str) else json.loads(text)
            assert controls[key].accept(value) == value


@pytest.mark.parametrize("lit", [(True, False, True, False), (False,) * 4, (True,) * 4])
def test_a_click_on_a_lamp_switches_it(lit):
    figure = lamps().set(**{f"path{i + 1}": on for i, on in enumerate(lit)})
    found = {key: json.loads(value) for click in clicks(figure.svg) for key, value in click.items()}
    assert found == {f"path{i + 1}": not on for i, on in enumerate(lit)}
