"""predictions: what is asked before a figure opens, one module a notebook."""
