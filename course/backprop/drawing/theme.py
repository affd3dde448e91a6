"""Colours and type of every picture and card, by meaning.

A figure names a colour by what it means (`theme.fill("backward")`); the style sheet (`style/*.css`, the one
source, a file a subject) says what it looks like on a light and on a dark page.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_TEXT = {"forward", "backward", "learnable", "attention"}

# the subjects of the style sheet in the order of the cascade; each is a file of `style/`
PARTS = ("tokens", "picture", "card", "question", "figure", "saw", "check", "map")
_FOLDER = Path(__file__).with_name("style")


@cache
def sheet(*parts: str) -> str:
    """The style sheet of the parts named, in the order of the cascade; all of them where none is named.

    Raises KeyError for a part that there is not.
    """
    if unknown := sorted(set(parts) - set(PARTS)):
        raise KeyError(f"no style sheet {unknown[0]!r}; there are {', '.join(PARTS)}")
    chosen = [part for part in PARTS if not parts or part in parts]
    return "".join((_FOLDER / f"{part}.css").read_text(encoding="utf-8") for part in chosen)


def fill(meaning: str) -> str:
    """The colour of a mark (line, ring, bar): "ink", "muted", "forward", "backward-tint", … or a var()."""
    return meaning if meaning.startswith("var(") or meaning == "none" else f"var(--bp-{meaning})"


def text_colour(meaning: str) -> str:
    """The colour of text of this meaning; dark enough to be read."""
    return f"var(--bp-{meaning}-text)" if meaning in _TEXT else fill(meaning)


@cache
def tokens(theme: str = "light") -> dict[str, str]:
    """The colours of one theme, as the style sheet declares them: {"--bp-ink": "#1F2328", …}."""
    pairs = re.findall(r"(--bp-[\w-]+):light-dark\((#\w+),(#\w+)\)", sheet("tokens"))
    return {name: light if theme == "light" else dark for name, light, dark in pairs}


@cache
def picture_style() -> str:
    """The rules of the style sheet that a picture needs, for drawing it outside a browser."""
    return sheet("picture")


def resolved(svg: str, theme: str = "light", surface: str = "") -> str:
    """`svg` with every var(--bp-…) replaced by the theme's value, for a renderer without CSS variables."""
    table = {**tokens(theme), "--bp-math": "STIXGeneral", "--bp-ui": "DejaVu Sans"}
    table["--bp-surface"] = surface or {"light": "#FFFFFF", "dark": "#111111"}[theme]
    return re.sub(r"var\((--bp-[\w-]+)\)", lambda m: table[m[1]], svg)


def standalone(svg: str, theme: str = "light") -> str:
    """`svg` as a file that any viewer shows in the colours of one theme, on that theme's surface."""
    tag, rest = svg.split(">", 1)
    surface = {"light": "#FFFFFF", "dark": "#111111"}[theme]
    style = f"<style>{picture_style()} svg{{background:{surface}}}</style>"
    return resolved(f"{tag}>{style}{rest}", theme)
