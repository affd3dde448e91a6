"""chapters: what this course asks, one folder a chapter; `engine/registry.py` finds them."""
