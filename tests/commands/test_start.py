"""What a command imports before it does anything."""

import subprocess
import sys


def test_reading_notebooks_compiles_no_grammar_of_addresses():
    program = "import sys, autograder.authoring.source, jsonschema; print('lark' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.stdout == "False\n", done.stderr
