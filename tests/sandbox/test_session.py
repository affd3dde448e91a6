"""What a student's run may do, and what it costs when it does more. At both levels of the sandbox."""

import os

import numpy as np
import pytest
from cells_said import printed

from autograder.engine.answer import Odd
from autograder.sandbox.session import MOST_RESTARTS, Session


@pytest.fixture
def session(session):
    session.run_cell("import numpy as np")
    return session


def failed(outputs):
    return next((output["ename"] for output in outputs if output["output_type"] == "error"), None)


def test_a_cell_leaves_what_a_notebook_would_show(session):
    outputs = session.run_cell("import sys\nprint('a'); print('b', file=sys.stderr); print('c')\n6 * 7")
    assert [(o.get("name"), o.get("text")) for o in outputs[:3]] == [
        ("stdout", "a\n"),
        ("stderr", "b\n"),
        ("stdout", "c\n"),
    ]
    assert outputs[3]["output_type"] == "execute_result" and outputs[3]["data"] == {"text/plain": "42"}


def test_figures_arrive_as_pictures(session):
    outputs = session.run_cell("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
    assert any("image/png" in output.get("data", {}) for output in outputs)


def test_a_picture_that_is_not_asked_for_leaves_its_words(session):
    plot = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"
    outputs = session.run_cell(plot, draw=False)
    assert [set(output["data"]) for output in outputs] == [{"text/plain"}]
    assert any("image/png" in output.get("data", {}) for output in session.run_cell(plot))


def test_html_and_scripts_stay_behind(session):
    outputs = session.run_cell(
        "from IPython.display import HTML, display\ndisplay(HTML('<script>alert(1)</script>'))"
    )
    assert "script" not in str(outputs)


def test_a_function_is_called_on_copies_and_answers_plainly(session):
    session.run_cell("def f(x, w):\n    return np.dot(x, w), x * w")
    x = np.array([1.0, 2.0])
    call = session.answer("f").call(x, x)
    assert call.ok and call.value[0] == 5.0 and call.value[1].tolist() == [1, 4] and call.changed == ()


def test_arrays_arrive_read_only(session):
    session.run_cell("def f(x):\n    x += 1\n    return x")
    call = session.answer("f").call(np.zeros(2))
    assert call.error == "ValueError" and "read-only" in call.message
    assert session.answer("f").call(np.zeros(2), read_only=False).changed == (0,)


def test_data_of_the_notebook_is_poison_where_asked(session):
    session.run_cell("W = np.eye(2)\ndef f(x):\n    return x @ W")
    assert session.answer("f").call(np.ones(2), poison=True).poisoned == "W"
    assert session.answer("f").call(np.ones(2)).ok


def test_callbacks_run_here_and_only_during_the_call(session):
    session.run_cell(
        "kept = []\ndef f(g, x):\n    kept.append(g)\n    return g(x) + g(2 * x)\n"
        "def again():\n    return kept[0](1.0)"
    )
    seen = []
    call = session.answer("f").call(lambda x: seen.append(x) or x**2, 3.0)
    assert call.value == 45.0 and seen == [3.0, 6.0]
    assert not session.answer("again").call().ok
    assert seen == [3.0, 6.0]


def test_generators_travel_by_their_state(session):
    session.run_cell("def f(rng):\n    return rng.normal(size=3)")
    call = session.answer("f").call(np.random.default_rng(7))
    assert call.value.tolist() == np.random.default_rng(7).normal(size=3).tolist()


def test_objects_of_a_class_are_known_by_what_they_answer(session):
    session.run_cell(
        "class Dense:\n    def __init__(self, W): self.W = W\n    def forward(self, x): return x @ self.W"
    )
    call, dense = session.answer("Dense").new(np.eye(2))
    assert call.ok
    assert dense.call("forward", np.ones((1, 2))).value.tolist() == [[1, 1]]
    assert dense.get("W").value.shape == (2, 2)
    assert dense.get("dW").error == "AttributeError"


def test_what_is_no_data_is_odd(session):
    session.run_cell(
        "class Equal:\n    def __eq__(self, other): return True\n"
        "def f():\n    return Equal(), (i for i in ())"
    )
    value = session.answer("f").call().value
    assert value == (Odd("Equal"), Odd("generator"))


@pytest.mark.parametrize(
    "body",
    [
        "while True: pass",
        "while True:\n        try:\n            while True: pass\n        except BaseException: pass",
        "import signal; signal.signal(signal.SIGALRM, signal.SIG_IGN); import time; time.sleep(60)",
    ],
)
def test_a_hang_costs_the_one_call(session, body):
    session.run_cell(f"def hang():\n    {body}\ndef fine():\n    return 1")
    assert session.answer("hang").call(seconds=0.5).error == "TimeoutError"
    assert session.answer("fine").call().value == 1


@pytest.mark.parametrize(
    "body",
    [
        "import os; os._exit(0)",
        "import ctypes; ctypes.string_at(0)",
        "import os; os.write(3, b'\\xff' * 100)",
        "import os\n    while True: os.write(3, b'\\x05\\0\\0\\0\\0\\0\\0\\0[1,2]')",
        "import os; os.close(3)",
        "return [0] * 10**9",
        "return np.ones(10**8)",
        "import sys; sys.exit()",
        "raise KeyboardInterrupt",
    ],
)
def test_a_crash_or_a_forged_frame_costs_the_one_call(session, body):
    session.run_cell(f"def crash():\n    {body}\ndef fine():\n    return 1")
    assert not session.answer("crash").call(seconds=2.0).ok
    assert session.answer("fine").call().value == 1


def test_after_too_many_crashes_the_rest_is_refused_without_running(session):
    session.run_cell("import os\ndef crash():\n    os._exit(0)\ndef fine():\n    return 1")
    for _ in range(MOST_RESTARTS + 1):
        session.answer("crash").call()
    assert session.answer("fine").call().error == "TimeoutError"


def test_outputs_are_cut_not_kept(session):
    outputs = session.run_cell("for _ in range(1000):\n    print('x' * 10_000)")
    assert len(printed(outputs)) <= 200_000


@pytest.mark.parametrize(
    "module", ["autograder.chapters.reference", "backprop.numbers.neuron", "backprop.figures", "torch"]
)
def test_no_answer_is_within_reach(session, module):
    assert failed(session.run_cell(f"import {module}")) == "ModuleNotFoundError"


def test_removing_the_import_guard_reaches_nothing(session):
    import autograder

    folder = os.path.dirname(os.path.dirname(autograder.__file__))
    outputs = session.run_cell(
        f"import sys\nsys.meta_path.pop(0)\nsys.path += [{folder!r}, {folder + '/course'!r}]\n"
        "for name in [n for n in sys.modules if n.startswith('backprop')]: del sys.modules[name]\n"
        "import autograder.engine.walk"
    )
    assert failed(outputs)


def test_the_library_is_there_and_does_nothing(session):
    outputs = session.run_cell(
        "from backprop import check, predict, cockpit\nprint(predict('4.1', cockpit()), check('E4.3', 1))"
    )
    assert printed(outputs) == "None None\n"


def test_data_sets_are_there(session):
    assert failed(session.run_cell("import backprop.data\nfrom backprop import data")) is None


@pytest.mark.parametrize(
    "name", ["tqdm", "ipywidgets", "anywidget", "resvg_py", "jupytext", "requests", "yaml"]
)
def test_what_installs_with_the_course_imports_when_work_is_graded(session, name):
    """An import of tqdm in the first cell took eight of eleven points."""
    assert session.run_cell(f"import {name}") == []


def test_bars_and_sliders_are_harmless_where_nobody_sees_them(session):
    text = "from tqdm import tqdm\nfrom ipywidgets import interact\nfor i in tqdm([1]): pass\n"
    outputs = session.run_cell(text + "@interact(a=(0.0, 1.0))\ndef f(a=0.5): return a\nprint('done')")
    assert failed(outputs) is None and "done" in printed(outputs) and "thread" not in printed(outputs)


def test_one_student_leaves_nothing_for_the_next(zygote):
    with Session(zygote) as first:
        first.run_cell("import builtins, numpy\nbuiltins.abs = numpy.abs = None\nleft_behind = 1")
    with Session(zygote) as second:
        assert printed(second.run_cell("print(abs(-1), 'left_behind' in globals())")) == "1 False\n"


def test_an_undefined_name_is_said(session):
    assert session.answer("sigmoid").call(0.0).error == "NameError"
