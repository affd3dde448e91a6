"""An answer that fills the memory is stopped before the kernel is, and told so; in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from autograder.engine import calling
from autograder.engine.local import MEMORY
from autograder.engine.verdict import COULD_NOT_CHECK

resource = pytest.importorskip("resource")
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much a process has")

CHILD = """
import json, resource, signal, threading
import numpy as np
from autograder.engine import calling, local, registry
from autograder.engine.verdict import Setting

def limit():
    return resource.getrlimit(resource.RLIMIT_AS)[0]

def most():
    # MB; `ru_maxrss` would begin at what the parent had, 1.8 GB on a full test run
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) >> 10 for line in status if line.startswith("VmHWM"))

def tell(**told):
    print(json.dumps(told))
"""

ALL_PATHS = """
def all_paths(edges, a, b, paths=[]):
    if a == b:
        return [[a]]
    for u, v in edges:
        if u == a:
            for p in all_paths(edges, v, b):
                paths.append([a] + p)
    return paths
"""


def child(text: str) -> dict:
    done = subprocess.run([sys.executable, "-c", CHILD + text], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@linux
def test_a_list_that_grows_while_it_is_gone_through_is_stopped_and_told():
    told = child(f"""
text = {ALL_PATHS!r}
exec(text)
local.MEMORY = 100 << 20
said = registry.run("E1.3", [local.LocalAnswer(all_paths, "all_paths", text)], Setting(full=False))
words = said.headline + " " + said.hint
tell(id=said.mistake.id, status=said.status, words=words, most=most(), limit=limit())
""")
    assert (told["id"], told["status"]) == ("too_much_memory", COULD_NOT_CHECK), told
    assert told["words"].startswith("All calls share one default value. Your function took more memory"), told
    assert "`paths=[]` is made once" in told["words"]
    assert told["most"] < 600, "MB: what numpy and the course take, and 100 for the answer"
    assert told["limit"] == resource.RLIM_INFINITY, "the limit is as it was"


@linux
def test_what_is_held_in_small_pieces_leaves_room_to_clean_up():
    """Small objects fill every corner: the alarm is still switched off, and the limit raised back."""
    told = child("""
def chain():
    link, size = None, 1 << 20
    while size:
        try:
            link = [link, bytes(size)]
        except MemoryError:
            size //= 2
    while True:
        link = [link]
call = calling.call_with_care(chain, (), memory=60 << 20)
tell(error=call["error"], limit=limit(), alarm=signal.getitimer(signal.ITIMER_REAL)[0])
""")
    assert told == {"error": "MemoryError", "limit": resource.RLIM_INFINITY, "alarm": 0.0}


@linux
def test_a_large_array_is_refused_and_a_small_one_is_not():
    told = child("""
large = local.LocalAnswer(lambda n: np.empty(n), "f").call(10**9)
small = local.LocalAnswer(lambda n: np.empty(n), "f").call(10**6)
tell(large=large.error, small=small.value.shape)
""")
    assert MEMORY == 2 << 30 < 8 * 10**9
    assert told == {"large": "MemoryError", "small": [10**6]}


@linux
def test_a_lower_limit_stays_and_other_threads_set_none():
    told = child("""
seen = []
def call(memory=1 << 30):
    calling.call_with_care(lambda: seen.append(limit()), (), memory=memory)
thread = threading.Thread(target=call)
thread.start()
thread.join()
resource.setrlimit(resource.RLIMIT_AS, (8 << 30, resource.RLIM_INFINITY))
call(20 << 30)
call()
tell(thread=seen[0], lower=seen[1] >> 30, narrowed=seen[2] < 8 << 30, after=limit() >> 30)
""")
    assert told == {"thread": resource.RLIM_INFINITY, "lower": 8, "narrowed": True, "after": 8}


@pytest.mark.parametrize("missing", ["resource", "open"])
def test_where_it_cannot_be_set_nothing_is_changed(missing, monkeypatch):
    monkeypatch.setattr(calling, missing, {"resource": None, "open": no_such_file}[missing], raising=False)
    before = resource.getrlimit(resource.RLIMIT_AS)
    call = calling.call_with_care(lambda: resource.getrlimit(resource.RLIMIT_AS), (), memory=1 << 30)
    assert call["value"] == before


def no_such_file(*_args):
    raise FileNotFoundError
