"""Chapter 01: two roads and four paths."""

TRUTHS: dict = {}
