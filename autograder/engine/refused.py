"""What an answer's own text may not call or import."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Sequence

from autograder.engine.answer import Answer
from autograder.engine.structure import fault


def code_names(source: str) -> list[tuple[str, str]]:
    """Names in the source outside comments and texts, each with the token after it."""
    found, before = [], None
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type in (
                tokenize.COMMENT,
                tokenize.NL,
                tokenize.NEWLINE,
                tokenize.INDENT,
                tokenize.DEDENT,
            ):
                continue
            if before is not None:
                found.append((before, token.string))
            before = token.string if token.type == tokenize.NAME else None
    except (tokenize.TokenError, IndentationError, SyntaxError):
        pass
    if before is not None:
        found.append((before, ""))
    return found


def refuse_source(answer: Answer, refuses: Sequence[str]) -> None:
    """Leave if the source calls one of the given functions, or imports what judges it."""
    if not answer.source:
        return
    own = set(re.findall(r"\bdef\s+(\w+)\s*\(", answer.source))
    for name, after in code_names(answer.source):
        if name in refuses and name not in own and (after == "(" or name == "numerical_gradient"):
            raise fault("forbidden_call", call=name)
    for module in ("autograder", "solutions"):
        if re.search(rf"^[ \t]*(import|from)\s+{module}\b", answer.source, re.MULTILINE):
            raise fault("imports_answers", call=module)
