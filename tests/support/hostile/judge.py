"""Code that reaches for the judge."""

from __future__ import annotations

from hostile.making import by_code, does, returns

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
