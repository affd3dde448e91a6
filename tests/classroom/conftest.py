"""Tests of this folder share `room.py` and `submissions.py`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
