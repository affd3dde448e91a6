"""What reaches for the machine."""

from __future__ import annotations

from hostile.making import by_code

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
