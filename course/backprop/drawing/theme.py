"""Colours and type of every picture and card, by meaning.

A figure names a colour by what it means (`FORWARD`, `theme.fill("backward")`); the style sheet
(`style/*.css`, the one source, a file a part) says what it looks like in the light and in the dark theme.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

# meaning -> custom property; text, mark (line, ring) and tint of one meaning are three tokens
SURFACE = "var(--bp-surface)"
INK = "var(--bp-ink)"
ON_INK = "var(--bp-on-ink)"
MUTED = "var(--bp-muted)"
FAINT = "var(--bp-faint)"
EDGE = "var(--bp-edge)"
PANEL = "var(--bp-panel)"
BAND = "var(--bp-band)"
FORWARD = "var(--bp-forward)"
FORWARD_TEXT = "var(--bp-forward-text)"
FORWARD_TINT = "var(--bp-forward-tint)"
BACKWARD = "var(--bp-backward)"
BACKWARD_TEXT = "var(--bp-backward-text)"
BACKWARD_TINT = "var(--bp-backward-tint)"
LEARNABLE = "var(--bp-learnable)"
LEARNABLE_TEXT = "var(--bp-learnable-text)"
LEARNABLE_TINT = "var(--bp-learnable-tint)"
ATTENTION = "var(--bp-attention)"
ATTENTION_TEXT = "var(--bp-attention-text)"
ATTENTION_TINT = "var(--bp-attention-tint)"

_TEXT = {"forward", "backward", "learnable", "attention"}

# the parts of the style sheet in the order of the cascade; each is a file of `style/`
PARTS = (
    *("light", "dark", "page", "picture", "text", "card", "buttons", "radios"),
    *("estimate", "figure", "controls", "check", "quiz", "map", "paper"),
)
_FOLDER = Path(__file__).with_name("style")


@cache
def sheet(*parts: str) -> str:
    """The style sheet of the parts named, in the order of the cascade; all of them where none is named."""
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
    """The custom properties of one theme, as the style sheet declares them: {"--bp-ink": "#1F2328", …}."""
    block = re.search(r"\.bp\{([^}]*)\}", sheet(theme))[1]
    return dict(re.findall(r"(--bp-[\w-]+):\s*([^;]+)", block))


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
