from autograder.checks.reference import neuron_backward
