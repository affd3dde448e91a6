"""Time and room."""

from __future__ import annotations

from hostile.making import by_code, does

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
