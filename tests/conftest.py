"""Makes the modules of `support/` importable, gives a test an event loop, and tells workers where to begin."""

import asyncio
import contextlib
import gc
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

gc.disable()  # until all tests are collected: nothing of them is garbage, and it was looked through 24 times
# a worker has one processor, and so has all that it starts; said before anything imports numpy
for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")
# what grading keeps between two runs stays inside the checkout
os.environ.setdefault("AUTOGRADER_CACHE", str(Path(__file__).parents[1] / ".pytest_cache" / "autograder"))
sys.path.insert(0, str(Path(__file__).parent / "support"))
with contextlib.suppress(ModuleNotFoundError):  # a checkout whose environment is older than the pins
    import anything  # noqa: F401  sets hypothesis up for every test


@pytest.fixture
def in_a_loop():
    """Runs a coroutine to its end as a kernel would: in a thread of its own.

    In the main thread Playwright keeps a loop running for as long as a browser of the screen tests is open.
    """
    with ThreadPoolExecutor(1) as thread:
        yield lambda coroutine: thread.submit(asyncio.run, coroutine).result()


@pytest.fixture
def without_a_loop():
    """Runs a function where no loop runs, as a script would: in a thread of its own, see `in_a_loop`."""
    with ThreadPoolExecutor(1) as thread:
        yield lambda function: thread.submit(function).result()


def pytest_addoption(parser):
    parser.addoption(
        "--update", action="store_true", help="write the reference pictures anew, then read their diff"
    )


def pytest_configure(config):
    config.option.loadscopereorder = False  # xdist's own order, by how many tests a file has


def pytest_collection_finish():
    gc.freeze()
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    if hasattr(config, "workerinput"):  # one of several workers, which take the files in this order
        from longest_first import in_order

        items[:] = in_order(items)
