"""E5.3: what a layer as a class forgets or mixes up."""

from __future__ import annotations

from autograder.chapters.layers.mistakes.dense_backward import to_x
from autograder.chapters.layers.mistakes.sigmoid_backward import at_arrival, at_slope
from autograder.engine.mistake import Mistake, Step

LAYER_FORM = (
    "A layer does two things. forward(x) returns its output and remembers what the way back will need; "
    "backward(grad) returns the gradient of its input.",
    "A layer that doubles has forward 2 · x and backward 2 · grad: for x = 4 it says 2 · 4 = 8, and if "
    "0.5 arrives "
    "it hands back 2 · 0.5 = 1.",
)


def _layer(mistake_id: str, name: str, hint: str, step: Step | None = None) -> Mistake:
    return Mistake(mistake_id, name, hint, LAYER_FORM, None, step)


LAYERS = {
    mistake.id: mistake
    for mistake in (
        _layer(
            "missing_method",
            "`{layer}` has no `{method}`.",
            "A layer answers two calls: forward(x) and backward(grad). Look at the spelling and at the "
            "indentation.",
        ),
        _layer(
            "other_constructor",
            "`{layer}` cannot be made like this.",
            "The check writes {made}. Python said: {message}.",
        ),
        _layer(
            "misspelt_constructor",
            "`{layer}` has no constructor that Python knows.",
            "It is called __init__, with two underscores on each side; yours is `{found}`. So `{made}` finds "
            "nothing that takes an argument.",
        ),
        _layer(
            "W_copied",
            "`{layer}` keeps a copy of W, not the matrix it was given.",
            "Whoever made the layer changes that very matrix in a step, and yours would never hear of it. "
            "Which line makes a new array?",
        ),
        _layer(
            "step_inside",
            "`backward` of `{layer}` moves its own weights.",
            "After it `.W` is another than before: a step was taken inside the layer. backward only says the "
            "gradients; the step comes later, from outside.",
        ),
        _layer(
            "other_the_second_time",
            "`{layer}` says something else the second time.",
            "forward and backward were called once more with the same arrays. What is left over from the "
            "first time?",
        ),
        _layer(
            "returns_both",
            "`backward` of `{layer}` returns more than one thing.",
            "It hands back the gradient of its input alone; the gradient of W stays in the layer, as `.dW`.",
        ),
        _layer(
            "dW_returned",
            "`backward` of `{layer}` returns dW.",
            "What travels on to the layer before is the gradient of the input. dW stays here, as `.dW`.",
            to_x("dW for dX"),
        ),
        _layer(
            "dW_not_kept",
            "`{layer}` has no `.dW` after `backward`.",
            "Whoever takes the step looks for it there. Write self.dW = … in backward.",
        ),
        _layer(
            "W_not_kept",
            "`{layer}` has no `.W`.",
            "Whoever takes the step changes layer.W. Keep it under this name.",
        ),
        _layer(
            "W_changed",
            "`.W` is not the matrix that `{layer}` was given.",
            "The layer is made with the weights it shall have. Is there a random matrix, a copy of "
            "another shape, "
            "or a step inside?",
        ),
        _layer(
            "dW_adds_up",
            "`.dW` grows with every call of `backward`.",
            "Called twice with the same gradient, the second `.dW` is twice the first. Is there a += "
            "where an = "
            "should be?",
        ),
        _layer(
            "first_input_kept",
            "`backward` of `{layer}` remembers the first input, not the last.",
            "forward was called twice before backward. The last call counts: what does your layer keep?",
        ),
        _layer(
            "shared_between_layers",
            "Two layers of the kind `{layer}` share one memory.",
            "Two of them were made, and what one remembers was overwritten by the other. Is something "
            "kept in the "
            "class instead of in self?",
        ),
        _layer(
            "backward_returns_none",
            "`backward` of `{layer}` returns None.",
            "What is kept in `self` does not go on. Which gradient does the layer before wait for?",
        ),
        _layer(
            "memory_used_up",
            "`backward` of `{layer}` works once only.",
            "Called a second time it stopped; Python said: {message}. What forward kept should still be "
            "there: which line takes it out?",
        ),
        _layer(
            "forward_returns_none",
            "`forward` of `{layer}` returns nothing.",
            "It has to remember and to return. The next layer waits for its output.",
        ),
        _layer(
            "backward_uses_new_input",
            "`backward` of `{layer}` needs its own forward again.",
            "Python said: {message}. backward gets one thing, the gradient; everything else was kept by "
            "forward.",
        ),
        _layer(
            "disagrees_with_numerical",
            "`backward` of `{layer}` and the numerical gradient of its `forward` disagree.",
            "Nudge one entry of the input, run forward, look at the weighted sum of the output: that is what "
            "backward should have said. Look at the slope of your layer.",
        ),
        _layer(
            "slope_of_layer_differs",
            "`backward` of `{layer}` has another slope than its `forward`.",
            "Where x is {x}, a nudge of x moves the output there {slope} times as far. If 1 arrives there, "
            "`backward` hands back {mine}. Of which number do you take the slope: of x, or of what came out?",
        ),
        _layer(
            "local_slope_of_layer",
            "The incoming gradient is not used.",
            "backward returned how the layer bends, but not how much the loss cares. Multiply by what "
            "arrives.",
            at_arrival("no step here", missing=True),
        ),
        _layer(
            "arriving_unused",
            "What arrives at `backward` of `{layer}` is not used.",
            "Two gradients were handed to it, and {kind} came back for both. Asked is what arrives, times "
            "the slope of the layer: how far the output moves where the input does.",
            at_arrival("no step here", missing=True),
        ),
        _layer(
            "passes_on_unchanged",
            "`backward` of `{layer}` hands on what arrives, unchanged.",
            "Every forward box needs its backward box. If forward bends, where is its slope? If it moves "
            "entries, who moves them back?",
            at_slope("no step here", missing=True),
        ),
        _layer(
            "random_layer",
            "`forward` of `{layer}` says something else the second time.",
            "For the same input the same output: chance has no place in this layer.",
        ),
    )
}
