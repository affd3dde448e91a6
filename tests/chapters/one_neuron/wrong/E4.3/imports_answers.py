from autograder.chapters.reference import neuron_backward
