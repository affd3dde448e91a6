"""Makes the modules beside the tests (`prose`, `lecture_map`) importable."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
