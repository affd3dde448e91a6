"""What `import backprop` finds when work is graded: every figure and check is there and does nothing.

The real library computes gradients for its pictures, so it must not be within reach of an answer.
`backprop.data` is the real one.
"""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)

    def nothing(*args, **kwargs):
        """A figure or check; it shows nothing here."""

    nothing.__name__ = name
    return nothing
