"""The last picture of the course: patient zero, treated by the learner."""

from backprop.drawing.patient_cured import draw_patient_cured
from backprop.figures.figure import Figure, Shown
from backprop.numbers.patient_zero import fever_chart

LESSONS = 400


def patient_cured(cure=None) -> Figure:
    """Figure 8.3. `cure` is what the learner changes: {"sign": 1}. Anything else leaves it ill."""
    sign = (cure or {}).get("sign", -1)
    sick = fever_chart()
    now = fever_chart(LESSONS if sign == 1 else len(sick) - 1, sign=1 if sign == 1 else -1)
    return Figure("8.3", "Patient zero, again", [], lambda values: Shown(draw_patient_cured(sick, now)))
