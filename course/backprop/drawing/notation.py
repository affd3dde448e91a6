"""How numbers and symbols are written: for pictures (tspans), for sentences (HTML) and for labels (plain).

A symbol is written once, as `∂L/∂w_1`, `W^{(t)}` or `x_{ij}`, and set the same everywhere: letters italic,
digits, brackets, Σ and a raised T upright, subscripts and exponents small. Unicode subscripts are not used
in pictures, since they fall back to other fonts.
"""

from __future__ import annotations

import math
import re
from html import escape

MINUS = "−"
_RAISED = str.maketrans("0123456789−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_LEVEL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789−")
_LOWERED = str.maketrans("0123456789+-ijkn", "₀₁₂₃₄₅₆₇₈₉₊₋ᵢⱼₖₙ")
_EXPONENT = re.compile("10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")


def number(x: float, digits: int = 3) -> str:
    """A computed number with `digits` significant digits: "0.250", "−0.269", "5.8·10⁻⁶", "0"; "–" for nan.

    Outside 0.001 … 99999 a power of ten with one digit fewer. Never "−0", never "nan".
    """
    x = float(x)
    if math.isnan(x):
        return "–"
    if math.isinf(x):
        return "∞" if x > 0 else MINUS + "∞"
    if x == 0:
        return "0"
    sign, size = (MINUS if x < 0 else ""), abs(x)
    exponent = int(f"{size:.{digits - 1}e}".split("e")[1])  # of the rounded number: 9.996 is 10.0
    if exponent < -3 or size >= 99999.5:
        mantissa, exponent = f"{size:.{max(digits - 2, 0)}e}".split("e")
        return f"{sign}{mantissa}·10{str(int(exponent)).replace('-', MINUS).translate(_RAISED)}"
    return f"{sign}{size:.{max(digits - 1 - exponent, 0)}f}"


def plain(x: float, digits: int = 6) -> str:
    """A number as it was set, without padding: "2", "0.5", "−0.25"; falls back to `number` when tiny."""
    x = float(x)
    if not math.isfinite(x) or (x != 0 and not 1e-3 <= abs(x) < 1e6):
        return number(x)
    written = f"{x:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if written in ("0", "-0") else written.replace("-", MINUS)


def squashed(z: float) -> str:
    """What a sigmoid says: 0.777, and 0.9997 where three digits would claim 1.00."""
    return f"{z:.4f}" if 0.995 <= z < 0.99995 else number(z)


def short(value: float) -> str:
    """A value for a small place: as it was set where that is short ("−0.25"), else 3 digits ("0.777")."""
    as_set = plain(value)
    return as_set if len(as_set) <= 5 else number(value)


def fixed(x: float, decimals: int = 2) -> str:
    """A number with a fixed count of decimals, as a slider shows it: "−0.25", "0.00"."""
    x = float(x)
    if not math.isfinite(x):
        return number(x)
    written = f"{x:.{decimals}f}"
    return written.lstrip("-") if float(written) == 0 else written.replace("-", MINUS)


def percent(share: float, decimals: int = 1) -> str:
    """A share of 1 in hundredths: 0.988 is "98.8 %"."""
    return f"{100 * share:.{decimals}f} %"


def pieces(symbol: str) -> list[tuple[str, str, bool]]:
    """Cut `∂L/∂w_1` into runs (text, "level" | "sub" | "sup", italic)."""
    runs: list[tuple[str, str, bool]] = []
    for mark, group, single, rest in re.findall(r"([_^])(?:\{([^}]*)\}|(.))|([^_^]+)", symbol):
        where = {"_": "sub", "^": "sup", "": "level"}[mark]
        for run in _runs(rest or group or single):
            upright_t = where == "sup" and run == "T"
            runs.append((run, where, _is_italic(run[0]) and not upright_t))
    return runs


def _is_italic(char: str) -> bool:
    return (char.isalpha() and char not in "ΣΠΔℝ") or char in "∂ŷŶ"


def _runs(text: str) -> list[str]:
    """Split into runs that are all italic or all upright; a combining mark stays with its letter."""
    runs: list[str] = []
    for char in text:
        joins = char == "\u0302" or (runs and _is_italic(runs[-1][0]) == _is_italic(char))
        if runs and joins:
            runs[-1] += char
        else:
            runs.append(char)
    return runs


def words(symbol: str) -> str:
    """A symbol in plain text, for labels: `∂L/∂w_1` -> "∂L/∂w₁"."""
    table = {"sub": _LOWERED, "sup": _RAISED, "level": {}}
    return "".join(text.translate(table[where]) for text, where, _ in pieces(symbol))


def raised(text: str) -> str:
    """Digits and minus as exponents: "−6" -> "⁻⁶"."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """Digits and i, j, k, n as an index: "1" -> "₁"."""
    return text.translate(_LOWERED)


def power_of_ten(exponent: int) -> str:
    """ "10⁻⁴" from −4."""
    return "10" + raised(str(exponent).replace("-", MINUS))


def level(exponent: str) -> str:
    """Raised digits as ordinary ones: "⁻⁶" -> "−6"."""
    return exponent.translate(_LEVEL)


def math_html(symbol: str) -> str:
    """A symbol as HTML for sentences: `w_1` -> "<i>w</i><sub>1</sub>"."""
    out = []
    for text, where, italic in pieces(symbol):
        text = f"<i>{escape(text)}</i>" if italic else escape(text)
        out.append(f"<{where}>{text}</{where}>" if where != "level" else text)
    return f'<span class="bp-m">{"".join(out)}</span>'


def number_html(x: object, digits: int = 3) -> str:
    """A number for a sentence; its power of ten raised as HTML. Text (a picture's fact) stands as it is."""
    text = x if isinstance(x, str) else number(x, digits)  # type: ignore[arg-type]
    return _EXPONENT.sub(lambda m: f"10<sup>{level(m[1])}</sup>", escape(text))


def forward_html(x: object, digits: int = 3) -> str:
    """A value going forward, underlined solid like its line."""
    return f'<span class="bp-num bp-f">{number_html(x, digits)}</span>'


def backward_html(x: object, digits: int = 3) -> str:
    """A gradient coming back, underlined dashed like its line."""
    return f'<span class="bp-num bp-b">{number_html(x, digits)}</span>'


def learnable_html(x: object, digits: int = 3) -> str:
    """A value that may be changed, in the colour of its slider."""
    return f'<span class="bp-num bp-w">{number_html(x, digits)}</span>'
