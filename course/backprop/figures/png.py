"""A picture as PNG, for places without a kernel: exported pages, feedback, an untrusted notebook."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from backprop.drawing import theme

WIDTH = 1350  # 1.5 device pixels for each of 900, sharp enough and about 60 KB


@cache
def _fonts() -> list[str]:
    """matplotlib's own DejaVu and STIX files, so that every machine draws the same picture."""
    import matplotlib

    folder = Path(matplotlib.__file__).parent / "mpl-data" / "fonts" / "ttf"
    names = (
        "DejaVuSans", "DejaVuSans-Bold", "STIXGeneral", "STIXGeneralItalic",
        "STIXGeneralBol", "STIXGeneralBolIta",
    )  # fmt: skip
    return [str(folder / f"{name}.ttf") for name in names]


def png(svg: str, theme_name: str = "light", width: int = WIDTH) -> bytes:
    """`svg` drawn by resvg with the colours of one theme.

    Raises ImportError where resvg-py is not installed, ValueError for text that is not SVG.
    """
    import resvg_py

    surface = "#FFFFFF" if theme_name == "light" else "#111111"
    svg = svg.replace(
        "′", "'"
    )  # STIX italic has no prime, and resvg then sets the whole text in another font
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=theme.resolved(svg, theme_name),
            style_sheet=theme.resolved(theme.picture_style(), theme_name),
            background=surface,
            width=width,
            skip_system_fonts=True,
            font_files=_fonts(),
            font_family="DejaVu Sans",
            sans_serif_family="DejaVu Sans",
            serif_family="STIXGeneral",
        )
    )
