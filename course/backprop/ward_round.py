"""The eight blind beds of chapter 08: `readings("A")` reads one, `ward_round(A="dead", …)` answers.

No points; what is right is said, and for what is not, which instrument to look at again.
"""

from functools import cache

from backprop.numbers.monitor import untreated
from backprop.numbers.patients import DIAGNOSES, PATIENTS, vitals_of

_LOOK_AGAIN = {
    "healthy": "read all instruments once more, the strip below too: is any of them outside its zone?",
    "step_small": "how far does each step move the weights, and how is the loss on its way at step 300?",
    "step_large": "compare step ÷ weight with the table of 8.4, then the end of the loss with guessing.",
    "twins": "one reading in the strip is exactly 0.",
    "saturated": "look at where H lies, in both hidden layers.",
    "vanishing": "walk along the stems from the last layer to the first.",
    "inputs": "one reading in the strip belongs to the data, not to the net.",
    "dead": "is there any stem at all?",
    "exploding": "how tall are the stems before the first step?",
    "wrong_gradient": "the loss is no witness here. Which reading is?",
}


def readings(bed: str) -> dict:
    """The readings of a blind bed, "A" to "H", as E8.2 gets them: E8.1 at step 0, and `loss`."""
    from backprop.figures.monitor import BLIND, SEED

    try:
        name = BLIND["ABCDEFGH".index(bed)]
    except (ValueError, TypeError):
        raise ValueError(f'the beds are "A" to "H", there is no {bed!r}') from None
    return dict(_vitals(name, SEED))


@cache
def _vitals(name, seed):
    chart = untreated(name, seed)
    return vitals_of(chart.settings, chart.losses_at_looks())


def ward_round(**diagnoses) -> None:
    """Print one line for each bed that was given a diagnosis, and how many of the eight are right."""
    from backprop.figures.monitor import BLIND

    right = 0
    for letter, patient in zip("ABCDEFGH", BLIND, strict=True):
        given, true = diagnoses.get(letter), PATIENTS[patient].diagnosis
        if given is None:
            print(f"bed {letter}  still open")
        elif given not in DIAGNOSES:
            print(f"bed {letter}  {given!r} is not one of: {', '.join(DIAGNOSES)}")
        elif given == true:
            right += 1
            print(f"bed {letter}  {given}: yes, {DIAGNOSES[true]}")
        else:
            print(f"bed {letter}  {given}: not yet; {_LOOK_AGAIN[true]}")
    print(f"{right} of 8")
