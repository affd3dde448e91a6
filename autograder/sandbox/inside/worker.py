"""worker: runs one student's cells and calls what they defined. Nothing it says is believed.

Requests come one at a time over the socket; while a call runs, the worker may ask back for a
callback. See `serve` for the requests.
"""

import base64
import sys
import time
from contextlib import suppress
from types import TracebackType

import calling
import cells
import numpy as np
import wire
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

FOREVER = 1e6  # seconds; the trusted side holds the deadlines
MOST_TEXT = 200_000  # characters of output a cell may leave
MOST_PICTURES, MOST_PICTURE_BYTES = 20, 2 << 20


class Outputs:
    """The outputs of one cell in their order, as notebook dicts, cut at their limits."""

    def __init__(self):
        self.clear()

    def clear(self):
        self.items, self.room, self.pictures = [], MOST_TEXT, MOST_PICTURES

    def text(self, text):
        text = str.__str__(text)[: max(0, self.room)]
        self.room -= len(text)
        return text

    def stream(self, name, text):
        text = self.text(text)
        if self.items and self.items[-1].get("name") == name:
            self.items[-1]["text"] += text
        elif text:
            self.items.append({"output_type": "stream", "name": name, "text": text})

    def show(self, data, kind="display_data"):
        kept = {}
        for mime, body in data.items():
            if mime == "text/plain" and isinstance(body, str):
                kept[mime] = self.text(body)
            elif mime in ("image/png", "image/jpeg") and self.pictures > 0:
                raw = body if isinstance(body, bytes) else base64.b64decode(body)
                if len(raw) <= MOST_PICTURE_BYTES:
                    self.pictures -= 1
                    kept[mime] = base64.b64encode(raw).decode()
        if kept:
            self.items.append({"output_type": kind, "data": kept})

    def error(self, name, value, lines):
        lines = [self.text(line) for line in lines[:200]]
        self.items.append({"output_type": "error", "ename": name, "evalue": value, "traceback": lines})


OUTPUTS = Outputs()


class Stream:
    """Takes the place of sys.stdout or sys.stderr."""

    encoding, errors, closed, newlines = "utf-8", "strict", False, None

    def __init__(self, name):
        self.name = name

    def write(self, text):
        OUTPUTS.stream(self.name, text)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False

    def writable(self):
        return True


class Publisher(DisplayPublisher):
    def publish(self, data, metadata=None, **ignored):
        OUTPUTS.show(data)

    def clear_output(self, wait=False):
        pass


class Hook(DisplayHook):
    def write_output_prompt(self):
        pass

    def write_format_data(self, format_dict, md_dict=None):
        OUTPUTS.show(format_dict, "execute_result")

    def finish_displayhook(self):
        pass

    def log_output(self, format_dict):
        pass


class Shell(InteractiveShell):
    """An IPython shell without terminal, history or subprocesses."""

    display_pub_class = Type(Publisher)
    displayhook_class = Type(Hook)

    def enable_gui(self, gui=None):
        pass

    def system(self, command):
        print("commands of the system do not run when your work is graded", file=sys.stderr)

    system_raw = system_piped = system

    def showtraceback(self, exc_tuple=None, *args, **named):
        kind, error, trace = exc_tuple or sys.exc_info()
        super().showtraceback((kind, error, down_to_own(trace, self.user_ns)), *args, **named)

    def _showtraceback(self, kind, value, lines):
        OUTPUTS.error(kind.__name__[:80], calling._text(value), lines)


def down_to_own(trace, namespace):
    """A traceback that ends at the last line of the student's own, not deep in a library's files.

    IPython parses each file that it quotes: 0.4 s where a picture in a slider's function stumbled.
    """
    frames, below = [], trace
    while below is not None:
        frames.append(below)
        below = below.tb_next
    own = [number for number, one in enumerate(frames, 1) if one.tb_frame.f_globals is namespace]
    if not own or own[-1] == len(frames):
        return trace
    cut = None
    for one in reversed(frames[: own[-1]]):
        cut = TracebackType(cut, one.tb_frame, one.tb_lasti, one.tb_lineno)
    return cut


def make_shell(folder):
    """The shell that each student's worker inherits; made once, before any fork."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.separate_in = ""
    shell = Shell.instance(config=config, ipython_dir=folder)
    with suppress(Exception):  # no matplotlib here: then no figures
        shell.enable_matplotlib("inline")
    return shell


FIRST_CELLS = ("1", "1 / 0", "def f(x):\n    return x")


def warm(shell):
    """What IPython does at its first value, error and definition, done once for all workers.

    The first error took 42 ms of each worker, 9 with this.
    """
    kept = [(one, dict(one)) for one in (shell.user_ns, shell.user_ns_hidden, vars(shell.displayhook))]
    sys.stdout, sys.stderr = Stream("stdout"), Stream("stderr")
    for cell in FIRST_CELLS:
        shell.run_cell(cell, store_history=False)
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        vars(sys).pop(name, None)
    shell.history_manager.output_hist.clear()
    for one, before in kept:  # all three, or IPython takes `_` for the student's own and leaves it alone
        one.clear()
        one.update(before)


def touch_pages(shell):
    """An empty cell, while nobody waits for this worker: 1,400 pages are copied at the first one, 6 ms."""
    shell.run_cell("pass", store_history=False)


class Gone:
    """Stands in `user_ns` lookups for a name that was never defined."""


REFUSALS = {kind.__name__: kind for kind in (TypeError, ValueError, IndexError, KeyError)}


class Callback:
    """A function that stays on the trusted side, good for the call it came with."""

    def __init__(self, line, number):
        self._line, self._number = line, number

    def __call__(self, *args):
        packer = wire.Packer()
        self._line.send({"callback": self._number, "args": packer.pack(tuple(args))}, packer.buffers)
        reply, buffers = self._line.receive()
        if "refused" in reply:
            kind, _, text = str(reply["refused"]).partition(": ")
            raise REFUSALS.get(kind, RuntimeError)(text)
        return wire.Unpacker(buffers).unpack(reply["value"])


class Line:
    """This end of the socket."""

    def __init__(self, fd):
        self.fd = fd

    def send(self, tree, buffers=()):
        wire.send(self.fd, tree, list(buffers), time.monotonic() + FOREVER)

    def receive(self):
        return wire.receive(self.fd, time.monotonic() + FOREVER)

    def unpack(self, tree, buffers):
        return wire.Unpacker(buffers, self._special).unpack(tree)

    def _special(self, tag, body):
        if tag == "k":
            return Callback(self, body)
        if tag == "g":  # a random generator travels by its state
            generator = np.random.Generator(getattr(np.random, body["bit_generator"])())
            generator.bit_generator.state = body
            return generator
        raise wire.WireError("unknown tag")


class Worker:
    """Serves requests for one student until the socket closes."""

    def __init__(self, shell, line):
        self.shell, self.line, self.instances = shell, line, []

    def serve(self):
        while True:
            try:
                request, buffers = self.line.receive()
            except wire.Closed:
                return
            packer = wire.Packer()
            try:
                tree = packer.pack(self._answer(request, buffers))
                self.line.send({"id": request["id"], "reply": tree}, packer.buffers)
            except wire.WireError as error:
                self._refuse(request, str(error))
            except BaseException as error:  # packing touched an object of the student's
                self._refuse(request, f"the value could not be read ({type(error).__name__})")

    def _refuse(self, request, why):
        self.line.send({"id": request["id"], "reply": {"d": [["error", "WireError"], ["message", why]]}})

    def _answer(self, request, buffers):
        what = request["do"]
        if what == "cell":
            self.shell.display_formatter.formatters["image/png"].enabled = request["draw"]
            return self._cell(request["source"], request["seconds"], request.get("whole"))
        if what == "value":
            found = self.shell.user_ns.get(request["name"], Gone)
            return self._missing(request) if found is Gone else {"value": found, "error": None}
        if what == "get":
            instance, name = self.instances[request["of"]], request["name"]
            return calling.call_with_care(lambda: calling.look_up(instance, name), ())
        args = self.line.unpack(request["args"], buffers)
        options = {"seconds": request["seconds"], "read_only": request["read_only"]}
        if what == "method":
            instance = self.instances[request["of"]]
            name = request["name"]
            return calling.call_with_care(lambda *a: getattr(instance, name)(*a), args, **options)
        function = self.shell.user_ns.get(request["name"], Gone)
        if function is Gone:
            return self._missing(request)
        if what == "new":
            return self._new(function, args, options)
        return calling.call_with_care(
            function, args, poison=request["poison"], strict=request["strict"], **options
        )

    def _missing(self, request):
        return {"value": None, "error": "NameError", "message": f"name {request['name']!r} is not defined"}

    def _new(self, function, args, options):
        outcome = calling.call_with_care(function, args, **options)
        if outcome["error"] is None:
            self.instances.append(outcome["value"])
            outcome["value"] = len(self.instances) - 1
        return outcome

    def _cell(self, source, seconds, whole):
        OUTPUTS.clear()
        sys.stdout, sys.stderr = Stream("stdout"), Stream("stderr")
        cell = cells.Cell(self.shell, source, seconds, whole)
        cell.run()
        stopped = cell.stopped
        if stopped and not any(item["output_type"] == "error" for item in OUTPUTS.items):
            # `await`, or time was up outside the student's own frames, while IPython wrote down the error
            OUTPUTS.error(stopped["error"], stopped["message"], [])
        for item in OUTPUTS.items:
            if item.get("ename") == calling.TimeUp.__name__:
                item.update(ename=stopped["error"], evalue=stopped["message"])
        return {"outputs": OUTPUTS.items, "stopped": stopped}
