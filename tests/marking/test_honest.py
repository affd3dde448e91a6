"""Nobody loses points in grading for what honest people write besides their answers: at each level, all of them."""

from __future__ import annotations

import shutil

import pytest
from honest import HONEST, NAME, notebook, points_in_sandbox
from submissions import total

from autograder.sandbox.launch import Zygote

pytestmark = pytest.mark.slow
LEVELS = [
    pytest.param(2, marks=pytest.mark.skipif(not shutil.which("bwrap"), reason="no bubblewrap here")),
    1,
]


@pytest.fixture(scope="module", params=LEVELS)
def zygote(request):
    with Zygote(request.param) as started:
        yield started


@pytest.mark.parametrize("name", HONEST)
def test_right_answers_earn_all_their_points_beside_it(zygote, name):
    assert points_in_sandbox(zygote, notebook(name)) == total(NAME)[0]
