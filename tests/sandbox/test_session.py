"""What a student's run may do, and what it costs when it does more. At both levels of the sandbox."""

import contextlib
import os
import shutil
import socket
import time
from pathlib import Path

import numpy as np
import pytest

from autograder.engine.answer import Odd
from autograder.sandbox.launch import Zygote
from autograder.sandbox.session import MOST_RESTARTS, Session

LEVELS = [
    pytest.param(2, marks=pytest.mark.skipif(not shutil.which("bwrap"), reason="no bubblewrap here")),
    1,
]


@pytest.fixture(scope="module", params=LEVELS)
def zygote(request):
    with Zygote(request.param) as started:
        yield started


@pytest.fixture
def session(zygote):
    with Session(zygote) as opened:
        opened.run_cell("import numpy as np")
        yield opened


def printed(outputs):
    return "".join(output.get("text", "") for output in outputs)


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


LOOK = """
import sys
print(sorted(set(globals()) - {"sys"}), In[:-1], Out, get_ipython().execution_count)
print([name for name in vars(sys) if name.startswith("last_")], [_, __, ___])
"""
NAMES = "In Out _ __ ___ __builtin__ __builtins__ __doc__ __loader__ __name__ __package__ __spec__ _dh _i _i1 _ih "
NAMES += "_ii _iii _oh exit get_ipython open quit"


def test_what_was_run_before_the_first_student_came_left_nothing(zygote):
    with Session(zygote) as session:
        first, second = printed(session.run_cell(LOOK.strip())).splitlines()
    assert first == f"{NAMES.split()} [''] {{}} 2" and second == "[] ['', '', '']"


def test_an_underscore_is_the_last_value_as_at_home(zygote):
    with Session(zygote) as session:
        session.run_cell("41")
        session.run_cell("print('no value')")
        (value,) = session.run_cell("_ + 1")
    assert value["data"] == {"text/plain": "42"}


def test_a_traceback_ends_at_the_students_own_line(session):
    """To quote what lies below, IPython parses a library's files: 0.4 s of each slider that stumbled."""
    session.run_cell("import json\ndef read(text):\n    return json.loads(text)")
    (error,) = session.run_cell("read('{')")
    text = "\n".join(error["traceback"])
    assert "return json.loads(text)" in text and "decoder.py" not in text
    assert text.splitlines()[-1].startswith("JSONDecodeError: Expecting property name")
    (error,) = session.run_cell("json.loads('{')\n1")
    assert "decoder.py" not in "\n".join(error["traceback"])


def test_a_traceback_that_goes_no_deeper_is_shown_whole(session):
    session.run_cell("def half(x):\n    return x / 0")
    for cell in ("y = 1\nhalf(y)", "%tb"):
        (error,) = session.run_cell(cell)
        text = "\n".join(error["traceback"])
        assert "----> 2 half(y)" in text and "----> 2     return x / 0" in text


def test_what_one_student_does_does_not_reach_the_worker_that_stands_ready(zygote):
    """It is made before the one in front of it is gone."""
    with Session(zygote) as first:
        first.run_cell("import os, numpy\nnumpy.pi = 3\nos.environ['A'] = 'b'\nprint(numpy.random.rand())")
        with Session(zygote) as second:
            said = second.run_cell("import os, numpy\nprint(numpy.pi > 3, 'A' in os.environ)")
    assert printed(said) == "True False\n"


REACHES = """
import ctypes, os
vain, libc = [], ctypes.CDLL(None, use_errno=True)
for name, reach in {
    "signal": lambda: os.kill(NUMBER, 9),
    "read": lambda: open("/proc/NUMBER/environ", "rb").read(),
    "write": lambda: open("/proc/NUMBER/mem", "r+b"),
    "list": lambda: os.listdir("/proc/NUMBER/fd"),
    "trace": lambda: 1 / (1 + libc.ptrace(16, NUMBER, 0, 0)),
    "look into": lambda: 1 / (1 + libc.process_vm_readv(NUMBER, 0, 0, 0, 0, 0)),
}.items():
    try:
        reach()
    except (OSError, ZeroDivisionError):
        vain.append(name)
print(*vain, sep=", ")
"""


def test_the_worker_beside_is_out_of_reach(zygote):
    with Session(zygote) as first, Session(zygote) as second:
        tried = first.run_cell(REACHES.strip().replace("NUMBER", str(second._number)))
        assert printed(tried) == "signal, read, write, list, trace, look into\n"
        assert printed(second.run_cell("print(6 * 7)")) == "42\n"


def test_a_worker_that_was_killed_while_it_stood_ready_costs_nobody_a_cell(zygote):
    """The first cell would have come to nothing, as if its student had ended the process."""
    with Session(zygote):
        ready = zygote._control._next
        ready.shutdown(socket.SHUT_WR)
        ready.setblocking(True)
        assert ready.recv(1) == b""
    with Session(zygote) as session:
        assert printed(session.run_cell("x = 5\nprint(x)")) == "5\n" and session.generation == 0


def children_of(parent: int) -> list[str]:
    """The states of a process's children, "Z" of one that is dead and not taken away."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, above = stat.read_text().rpartition(")")[2].split()[:2]
            found += [state] * (int(above) == parent)
    return found


def test_a_class_leaves_no_dead_processes_and_a_grader_that_is_gone_no_living_ones():
    """Each counts where a machine limits them: after some thousand there would be none to be had."""
    with Zygote(1) as zygote:
        for _ in range(3):
            Session(zygote).close()
        with Session(zygote) as session:
            until = time.monotonic() + 20  # a kill is not waited for
            while len(children_of(zygote.process.pid)) > 2 and time.monotonic() < until:
                time.sleep(0.01)
            assert len(children_of(zygote.process.pid)) <= 2  # this one, and perhaps the next already
            zygote._control.close()
            session._socket.settimeout(60)
            assert session._socket.recv(1) == b""
