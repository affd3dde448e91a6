"""Right answers of chapter 04 with what honest people write besides: each is worth what it is worth at home.

python tests/support/honest.py        the marks of each, in the sandbox beside a plain kernel's, as a table
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import nbformat
from submissions import answered, cell, full_marks, recorded, release_text

from autograder.marking.execute import RunOptions, run_notebook
from autograder.marking.rebuild import read_submission, rebuilt
from autograder.sandbox.session import Session

NAME = "04_one_neuron"
AT = "sigmoid"  # the first answer cell: what stops it would stop all

# name -> what stands above the right answer in its cell
HONEST = {
    "a bar": "from tqdm import tqdm\nfor i in tqdm(range(3)): pass",
    "a bar of notebooks": "from tqdm.auto import tqdm\nfor i in tqdm(range(3)): pass",
    "a widget": "import ipywidgets\nslider = ipywidgets.IntSlider(3)",
    "interact": "from ipywidgets import interact\ninteract(lambda k: k, k=(0, 3))",
    "a plot": "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
    "a plot of subplots": "import matplotlib.pyplot as plt\nfig, ax = plt.subplots(2)\nax[0].hist([1, 2, 2])",
    "a style": "import matplotlib.pyplot as plt\nplt.style.use('ggplot')\nplt.rcParams['figure.dpi'] = 80",
    "a saved plot": "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.savefig('curve.png')",
    "inline": "%matplotlib inline",
    "a retina display": "%config InlineBackend.figure_format = 'retina'",
    "autoreload": "%load_ext autoreload\n%autoreload 2",
    "a timed line": "%time total = sum(range(10))",
    "a timed cell": "%%time",
    "timeit": "%timeit -n 1 -r 1 sum(range(10))",
    "a shell line": "!ls",
    "an installation": "!pip install scipy",
    "a magic installation": "%pip install scipy",
    "another folder": "%cd ..",
    "help": "np.dot?",
    "scipy": "import scipy.special",
    "pandas": "import pandas as pd",
    "torch": "import torch",
    "a drive of Colab": "from google.colab import drive\ndrive.mount('/content/drive')",
    "await": "import asyncio\nawait asyncio.sleep(0)",
    "a written file": "with open('notes.txt', 'w') as file:\n    file.write('done')",
    "a file that is read": "rows = open('rows.csv').read()",
    "a path": "from pathlib import Path\nPath('notes.txt').write_text('done')",
    "saved numbers": "np.save('w.npy', np.ones(3))\nw_saved = np.load('w.npy')",
    "numbers as text": "np.savetxt('w.txt', np.ones(3))",
    "a pickle": "import pickle\nagain = pickle.loads(pickle.dumps({'w': 1}))",
    "a pickled file": "import pickle\npickle.dump({'w': 1}, open('w.pkl', 'wb'))",
    "a listed folder": "import os\nfiles = os.listdir('.')\nhere = os.getcwd()",
    "a variable of the environment": "import os\nos.environ['OMP_NUM_THREADS'] = '1'",
    "a path to import from": "import sys\nsys.path.append('..')",
    "a program": "import subprocess\nsubprocess.run(['ls'])",
    "a thread": "import threading\nthreading.Thread(target=int).start()",
    "a pool of threads": "from concurrent.futures import ThreadPoolExecutor\n"
    "with ThreadPoolExecutor(2) as pool:\n    list(pool.map(abs, [1, -1]))",
    "a pool of processes": "from multiprocessing import Pool\nwith Pool(1) as pool:\n    pool.map(abs, [1, -1])",
    "a question": "name = input('Your name? ')",
    "the net": "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9/data')",
    "no warnings": "import warnings\nwarnings.filterwarnings('ignore')",
    "a log": "import logging\nlogging.basicConfig(level=logging.INFO)\nlogging.info('begun')",
    "short numbers": "np.set_printoptions(precision=3, suppress=True)",
    "a seed": "np.random.seed(0)\nrng = np.random.default_rng(0)",
    "all of numpy": "from numpy import *",
    "much printed": "for k in range(3000): print(k)",
    "a second of waiting": "import time\ntime.sleep(1)",
    "types": "from dataclasses import dataclass\n@dataclass\nclass Neuron:\n    w: 'np.ndarray'",
    "a shown page": "from IPython.display import HTML, Markdown, display\ndisplay(HTML('<b>a</b>'), Markdown('**b**'))",
    "tests of one's own": "assert abs(1 / (1 + np.exp(-0.0)) - 0.5) < 1e-12",
    "Greek names": "σ = η = 0.1",
    "line ends of Windows": "x_windows = 1\r\ny_windows = 2\r",
}


def notebook(name: str) -> dict:
    """The notebook with right answers, and with that one addition."""
    made = answered(NAME)
    found = cell(made, AT)
    found["source"] = f"{HONEST[name]}\n{''.join(found['source'])}"
    return made


def points_in_sandbox(zygote, made: dict) -> float:
    """Points that grading gives."""
    release = nbformat.reads(release_text(NAME), as_version=4)
    nb = rebuilt(release, recorded(NAME), read_submission(json.dumps(made).encode()))
    with Session(zygote, 60.0) as session:
        run = run_notebook(nb, session, RunOptions(), zygote.level)
    return sum(one.max_points for one in run.judged if one.passed)


def points_in_kernel(made: dict, folder: Path) -> float:
    """Points of the checks that pass in a plain kernel, which the cells of answers and checks are run in."""
    from nbclient import NotebookClient

    nb = nbformat.from_dict(made)
    nb.cells = [one for one in nb.cells if one.cell_type == "code" and "nbgrader" in one.metadata]
    for one in nb.cells:
        one.source = "".join(one.source)
    NotebookClient(nb, allow_errors=True, resources={"metadata": {"path": str(folder)}}).execute()
    passed = {
        one.metadata.nbgrader.grade_id
        for one in nb.cells
        if not any(o.output_type == "error" for o in one.outputs)
    }
    return sum(points or 0 for grade_id, points in full_marks(NAME).items() if grade_id in passed)


def main(names: list[str]) -> int:
    import contextlib
    import tempfile

    from autograder.sandbox.launch import Zygote

    os.environ["PIP_NO_INDEX"] = "1"  # what the additions would install is not fetched
    print(f"{'':32}{'level 2':>9}{'level 1':>9}{'plain kernel':>14}")
    worse = 0
    with contextlib.ExitStack() as opened, tempfile.TemporaryDirectory() as folder:
        zygotes = [opened.enter_context(Zygote(level)) for level in (2, 1)]
        for name in names or HONEST:
            made = notebook(name)
            here, kernel = (
                [points_in_sandbox(one, made) for one in zygotes],
                points_in_kernel(made, Path(folder)),
            )
            worse += min(here) < kernel
            print(f"{name:32}{here[0]:>9g}{here[1]:>9g}{kernel:>14g}", flush=True)
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
