"""What each figure must show, worked out from the numbers floor and never from the drawing.

A module a chapter, and one for the monitor; in it, by the figure's function, a function of the controls' values that gives name -> truth:
a number (the text must round to it), a text (word for word), `Ways` of an arrow, or a test of the DrawnMark.
"""

from truths import chain_rule, gradient_check, layers, monitor, network, neuron, reverse_mode, training

TRUTHS = {
    **chain_rule.TRUTHS,
    **reverse_mode.TRUTHS,
    **gradient_check.TRUTHS,
    **neuron.TRUTHS,
    **layers.TRUTHS,
    **network.TRUTHS,
    **training.TRUTHS,
    **monitor.TRUTHS,
}
