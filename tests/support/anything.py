"""What may come from outside, drawn by hypothesis: any JSON, any text, any bytes.

Importing this sets hypothesis up as the house wants it: the same examples in every run, no clock, no files.
EXAMPLES=20 draws fewer, for mutation runs.
"""

from __future__ import annotations

import os

from hypothesis import settings
from hypothesis import strategies as st

settings.register_profile(
    "house",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=int(os.environ.get("EXAMPLES", "150")),
)
settings.load_profile("house")

# lone surrogates too: JSON may hold them, UTF-8 may not
any_text = st.text(st.characters(), max_size=60)
any_number = st.integers() | st.floats()
any_leaf = st.none() | st.booleans() | any_number | any_text


def json_with(keys, leaves=any_leaf):
    """Any JSON value; dicts often have one of `keys`, so that a reader of such keys goes on reading."""
    names = st.sampled_from(sorted(keys)) | any_text
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
        max_leaves=12,
    )


any_json = json_with(["a"])
