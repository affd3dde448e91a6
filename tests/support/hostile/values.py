"""Values that pretend."""

from __future__ import annotations

from hostile.making import does, returns

returns("value", "none", "None")
returns("value", "nan", "np.nan, np.nan, np.nan", "import numpy as np")
returns("value", "empty array", "np.array([])", "import numpy as np")
returns("value", "input back", "args[0] if len(args) == 1 else args[:2]")
returns(
    "value",
    "always equal",
    "Equal()",
    "class Equal:\n    def __eq__(self, other): return True\n    __hash__ = None",
)
returns(
    "value",
    "difference always zero",
    "Zero()",
    "class Zero:\n    __sub__ = __rsub__ = __abs__ = lambda self, *a: 0.0\n    __array_ufunc__ = None",
)
returns(
    "value",
    "array subclass",
    "np.zeros(2).view(Sly), np.zeros(2).view(Sly)",
    "import numpy as np\nclass Sly(np.ndarray):\n    def __sub__(self, o): return np.zeros(2)\n    __rsub__ = __sub__\n"
    "    def __eq__(self, o): return np.ones(2, bool)",
)
returns(
    "value",
    "float subclass",
    "F(1)",
    "class F(float):\n    __eq__ = lambda s, o: True\n    __hash__ = float.__hash__",
)
returns(
    "value", "text that looks like a mark", "Mark()", "class Mark:\n    def __repr__(self): return '100.0'"
)
returns(
    "value",
    "dict subclass",
    "D()",
    "class D(dict):\n    def __getitem__(self, k): return 1\n    def __len__(self): return 3",
)
returns("value", "object array", "np.array([object()] * 2)", "import numpy as np")
returns(
    "value",
    "forged iterator",
    "I()",
    "class I:\n    def __iter__(self): return iter(())\n    def __len__(self): return 2",
)
returns("value", "index error", "I()", "class I:\n    def __getitem__(self, k): raise IndexError")
returns("value", "generator", "(x for x in (1.0, 2.0))")
returns(
    "value",
    "pickle payload",
    "P()",
    "import os\nclass P:\n    def __reduce__(self): return os.system, ('touch {victim}/p',)",
)
returns(
    "value",
    "class that raises",
    "R()",
    "class R:\n    def __getattribute__(self, n): raise KeyboardInterrupt",
)
returns(
    "value",
    "deep list",
    "deep()",
    "def deep():\n    v = []\n    for _ in range(10**5): v = [v]\n    return v",
)
returns("value", "wide list", "[0] * 10**7")
returns("value", "integer of millions of digits", "1 << 10**8")
returns("value", "colliding keys", "{i * (2**61 - 1): 0 for i in range(140_000)}")
returns("value", "400 MB", "np.zeros(5 * 10**7)", "import numpy as np")
does("value", "stops iteration", "raise StopIteration")
does("value", "zeros its input and returns it", "args[0][...] = 0\nreturn args[0], args[0]")
