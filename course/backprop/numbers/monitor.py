"""What the monitor of the clinic writes down while a patient trains (fig 8.1)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from backprop.numbers import patients
from backprop.numbers.patients import BATCH, LOOKS, STEPS, clinic_data
from backprop.numbers.training import accuracy, descend, gradients, mse, run_forward

# steps at which the monitor reads: all of the first twenty, then ever further apart, as on its log axis
READINGS = frozenset([*range(20), *(int(s) for s in np.geomspace(20, STEPS, 60).round()), *LOOKS])


@dataclass
class Chart:
    """One run.

    settings : of the patient; steps, losses : (T,); ratios : (T, layers), ‖step‖/‖W‖ of each matrix
    weights : the matrices at each of `LOOKS` reached so far; accuracy : on the test part, now
    """

    settings: dict
    steps: list
    losses: list
    ratios: list
    weights: dict
    accuracy: float
    read: dict = field(default_factory=dict, repr=False)

    def at(self, look):
        """Vital signs at one of the steps in `LOOKS`, with H of each hidden layer under "H"."""
        if look in self.read:
            return self.read[look]
        s, Ws = self.settings, self.weights[look]
        data = clinic_data(s["scaling"])
        with np.errstate(all="ignore"):
            grads = gradients(data.X, data.Y, Ws, s["act"], patients.fault_of(s))
            signs = patients.vital_signs(
                data.X, data.Y, Ws, s["act"], grads, s["eta"], np.random.default_rng(0)
            )
            self.read[look] = signs | {"H": run_forward(data.X, Ws, s["act"])[0]}
        return self.read[look]

    def losses_at_looks(self):
        """The four losses of E8.2."""
        return [self.losses[self.steps.index(look)] for look in LOOKS]


def record(settings, frames=6) -> Iterator[Chart]:
    """Train a patient for 3 000 steps; yield its chart `frames` times on the way, at last complete."""
    data = clinic_data(settings["scaling"])
    rng = np.random.default_rng(settings["seed"])
    Ws, act = patients.first_weights(settings, rng), settings["act"]
    chart = Chart(settings, [], [], [], {}, 0.0)
    walk = descend(data.X, data.Y, Ws, settings["eta"], BATCH, rng, act, patients.fault_of(settings))
    for step in range(STEPS + 1):
        with np.errstate(all="ignore"):
            after = next(walk)
            if step in READINGS:
                chart.steps.append(step)
                chart.losses.append(float(mse(run_forward(data.X, Ws, act)[2], data.Y)))
                chart.ratios.append([_ratio(W, V) for W, V in zip(Ws, after, strict=True)])
            if step in LOOKS:
                chart.weights[step] = Ws
        if step and step % (STEPS // frames) == 0:
            chart.accuracy = float(accuracy(data.X_test, data.Y_test, Ws, act))
            yield chart
        Ws = after


@cache
def untreated(name, seed) -> Chart:
    """The complete chart of a patient of the table as it came; a second look at it costs nothing."""
    return list(record(patients.PATIENTS[name].settings(seed)))[-1]


def _ratio(W, V):
    """‖V − W‖ / ‖W‖, with 0/0 = 0 as in E8.1."""
    change, size = float(np.linalg.norm(V - W)), float(np.linalg.norm(W))
    return 0.0 if change == 0 else change / size if size else np.inf
