"""Fig 8.1 "Monitor": a patient's bed. First the instruments, then a diagnosis, and only then a treatment."""

import math
from collections.abc import Iterator

from backprop.drawing.monitor import draw_monitor
from backprop.drawing.notation import forward_html, number_html, percent
from backprop.drawing.svg import Picture
from backprop.figures.figure import Button, Choice, Control, Figure, Shown, Slider, States, Step, Toggle
from backprop.numbers.monitor import Chart, record
from backprop.numbers.patients import DIAGNOSES, LOOKS, PATIENTS, SETTINGS, STEPS, fault_of

SEED = 1  # every patient of the table is ill with it
TREATMENTS = ("gain", "eta", "depth", "act", "inputs", "start", "gradient", "treat")
BLIND = ("eta_small", "deep8", "healthy", "dead", "slope_missing", "saturated", "eta_large", "x1000")
HEALED = 0.95

# what one would see if it were this: the answer to a diagnosis; it never gives the right one away
EXPECTED = {
    "healthy": "a loss far below guessing, a gradient check near 10⁻¹⁰, no unit dead, no twins",
    "step_small": "a loss that falls, but slowly, and steps far below a hundredth of the weights",
    "step_large": "a loss that ends above guessing, after steps as large as the weights themselves",
    "twins": "the reading of the twins at exactly 0: each unit has the weights of its neighbour",
    "saturated": "H of the hidden layers beyond ±5 almost everywhere",
    "vanishing": "stems that sink from the last layer to the first, a thousand times or more",
    "inputs": "an input RMS far from 1",
    "dead": "every stem at exactly 0, and all units dead",
    "exploding": "stems that leave the scale at the top before the first step",
    "wrong_gradient": "a gradient check far above 10⁻⁶, whatever the loss does",
}


def monitor() -> Figure:
    """Figure 8.1. Fourteen beds; a diagnosis opens the treatments."""
    ward = _Ward([(p.name, f"{k}. “{p.complaint}”") for k, p in enumerate(PATIENTS.values(), 1)])
    healthy = PATIENTS["healthy"].settings()
    controls = (
        Choice("patient", "patient", tuple(ward.beds), "healthy", "select", group="patient"),
        Choice("look", "look at step", tuple((s, str(s)) for s in LOOKS), 0, group="look"),
        Choice(
            "diagnosis", "diagnosis", (("", "choose …"), *DIAGNOSES.items()), "", "select", group="diagnosis"
        ),
        *_treatments(healthy),
    )
    try_this = "Treat patient 7 by its gain, then by ReLU."
    return Figure("8.1", "Monitor", controls, ward.render, try_this, _states(), remembers=True)


def _states() -> States:
    """Each patient as it came, with each diagnosis, and after its cure; patient 7 after two."""
    states: dict[str, list[Step]] = {}
    for name, patient in PATIENTS.items():
        came = {"patient": name}
        states |= {f"{name}, {diagnosis}": [came, {"diagnosis": diagnosis}] for diagnosis in ("", *DIAGNOSES)}
        own, healthy = _own(patient), _said_of(patient.settings(SEED) | patient.cure)
        cure: list[Step] = [{key: value} for key, value in healthy.items() if value != own[key]]
        states[f"{name}, treated"] = [came, {"diagnosis": patient.diagnosis}, *cure, "treat"]
    states["deep8, treated again"] = [*states["deep8, treated"], {"act": "relu"}, "treat"]
    return states


def _treatments(healthy) -> tuple[Control, ...]:
    """What a diagnosis opens."""
    here: dict = {"group": "treatment"}
    return (
        Slider(
            "gain",
            "gain",
            0.5,
            100,
            healthy["gain"],
            learnable=True,
            log=True,
            live=False,
            name="gain",
            **here,
            also=(8, *(p.settings()["gain"] for p in PATIENTS.values())),
        ),
        Slider("eta", "η", 0.001, 10, healthy["eta"], log=True, live=False, name="step size eta", **here),
        Slider(
            "depth", "depth", 1, 8, healthy["depth"], 1, live=False, digits=0, name="hidden layers", **here
        ),
        Choice("act", "activation", (("sigmoid", "σ"), ("relu", "ReLU")), "sigmoid", **here),
        Toggle("inputs", "standardise the inputs", True, **here),
        Toggle("start", "new random weights", True, **here),
        Toggle("gradient", "put the gradient right", True, **here),
        Button("treat", "Treat", strong=True, **here),
    )


def blind_patients() -> Figure:
    """Eight patients without a name or a complaint, for `ward_round`."""
    ward = _Ward(
        [(name, f"bed {letter}") for letter, name in zip("ABCDEFGH", BLIND, strict=True)], blind=True
    )
    controls = (
        Choice("patient", "patient", tuple(ward.beds), BLIND[0]),
        Choice("look", "look at step", tuple((s, str(s)) for s in LOOKS), 0),
    )
    return Figure("8.1b", "Eight blind patients", controls, ward.render)


class _Ward:
    """What happens at the beds: who lies there, its chart, the chart after a treatment."""

    charts: dict[str, Chart] = {}  # of untreated patients; all wards share them, a run takes a second

    def __init__(self, beds, blind=False):
        self.beds, self.blind = beds, blind
        self.patient = ""
        self.treated: Chart | None = None
        self.drawn: dict[tuple[str, int], Picture] = {}  # of untreated patients

    def render(self, values):
        if values["patient"] != self.patient:
            return self._admit(values)
        if self.patient not in self.charts:  # a control was moved while the first run was still going on
            return self._run(PATIENTS[self.patient].settings(SEED), values, {})
        if not self.blind and values["pressed"] == "treat" and values["diagnosis"]:
            return self._treat(values)
        return self._shown(values)

    def _admit(self, values) -> Shown | Iterator[Shown]:
        """A new patient: its own settings in the controls, no diagnosis yet, and the untreated run."""
        self.patient, self.treated = values["patient"], None
        fresh = {} if self.blind else {"diagnosis": "", **_own(PATIENTS[self.patient])}
        values = {**values, **fresh}
        if self.patient in self.charts:
            return self._shown(values, fresh)
        return self._run(PATIENTS[self.patient].settings(SEED), values, fresh)

    def _treat(self, values) -> Iterator[Shown]:
        yield from self._run(_settings(PATIENTS[self.patient], values), values, {}, treated=True)

    def _run(self, settings, values, fresh, treated=False) -> Iterator[Shown]:
        """Train, showing the loss as it comes; a run begun at one bed is not shown at another."""
        name = self.patient
        for chart in record(settings):
            share = chart.steps[-1] / STEPS
            if name != self.patient:
                return
            if share < 1:
                known = {**values, "look": max(s for s in chart.weights)}
                yield self._picture(chart, values, known["look"], treated, fresh, share)
        if treated:
            self.treated = chart
        else:
            self.charts[name] = chart
        yield self._shown(values, fresh)

    def _shown(self, values, fresh=None) -> Shown:
        chart = self.treated or self.charts[self.patient]
        return self._picture(chart, values, values["look"], self.treated is not None, fresh or {})

    def _picture(self, chart, values, look, treated, fresh, progress=None) -> Shown:
        signs = chart.at(look)
        before = self.charts.get(self.patient) if treated else None
        say = "Training …" if progress is not None else self._say(chart, values)
        closed = () if self.blind or values["diagnosis"] else TREATMENTS
        done = progress is None and not treated
        picture = self.drawn.get((self.patient, look)) if done else None
        picture = picture or draw_monitor(chart, look, signs, before)
        if done:
            self.drawn[self.patient, look] = picture
        return Shown(picture, say, fresh, hidden=closed, progress=progress)

    def _say(self, chart, values) -> str:
        bed = dict(self.beds)[self.patient]
        if self.blind:
            return f"Bed {bed[-1]}. Read the instruments, write your diagnosis down, go to the next bed."
        patient, diagnosis = PATIENTS[self.patient], values["diagnosis"]
        if self.treated is not None and _settings(patient, values) == self.treated.settings:
            return outcome(self.charts[self.patient], self.treated)
        if not diagnosis:
            return f"{bed} Read the instruments, then choose a diagnosis: it opens the treatments."
        seen = number_html(EXPECTED[diagnosis])
        if diagnosis != patient.diagnosis:
            return f"If {DIAGNOSES[diagnosis]}, you would see {seen}. Do you?"
        if diagnosis == "healthy":
            return f"Healthy: {seen}. You may go home, and so may it."
        return f"Yes, {DIAGNOSES[diagnosis]}: you see {seen}. Choose a treatment and press Treat."


def outcome(before: Chart, after: Chart) -> str:
    """The sentence after a treatment: a verdict on both runs and what they say of themselves."""
    if after.settings == before.settings:
        return (
            "Nothing was changed, so nothing changes: the loss ends at "
            f"{_ends(after)} again, with {percent(after.accuracy)} of the test points right."
        )
    return (
        f"{_verdict(before, after)} The loss ends at {_ends(after)} instead of {_ends(before)}, and "
        f"{percent(after.accuracy)} of the test points are right instead of {percent(before.accuracy)}."
    )


def _verdict(before: Chart, after: Chart) -> str:
    if after.accuracy >= HEALED and fault_of(after.settings):
        return "Not healed: it may be right, but the gradient check still says that its gradient is wrong."
    if _is_well(before):
        return "Still well." if _is_well(after) else "It was well; now it is ill."
    return "Healed." if _is_well(after) else "Not healed yet."


def _is_well(chart: Chart) -> bool:
    return chart.accuracy >= HEALED and not fault_of(chart.settings)


def _ends(chart: Chart) -> str:
    last = chart.losses[-1]
    return forward_html(last) if math.isfinite(last) else "no number"


def _own(patient) -> dict:
    """The controls as this patient came."""
    return _said_of(patient.settings(SEED))


def _said_of(s: dict) -> dict:
    """What the controls say of the settings `s` of a patient."""
    return {
        "gain": s["gain"], "eta": s["eta"], "depth": s["depth"], "act": s["act"],
        "inputs": s["scaling"] == "standardise", "start": s["init"] == "random",
        "gradient": s["sign"] == 1 and s["slopes"] == "all",
    }  # fmt: skip


def _settings(patient, values) -> dict:
    """The patient's settings after the treatments that the controls say."""
    s = patient.settings(SEED) | {key: values[key] for key in ("gain", "eta", "depth", "act")}
    if values["inputs"]:
        s["scaling"] = SETTINGS["scaling"]
    if values["start"]:
        s["init"] = SETTINGS["init"]
    if values["gradient"]:
        s |= {"sign": 1, "slopes": "all"}
    return s
