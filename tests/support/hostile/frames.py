"""Frames that lie."""

from __future__ import annotations

from hostile.making import does

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
