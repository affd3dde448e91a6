"""marking: class/submitted/ becomes the gradebook; joins engine and sandbox, plugs into nbgrader."""

import sys

# jsonschema imports this wherever it is installed, to check addresses in letters of all scripts. Notebooks
# have none, and building its grammar takes each process longer than judging ten submissions.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
