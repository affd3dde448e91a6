"""What is asked in chapter 07: longer steps, and how many pixels make an 8."""

from backprop.by_hand import Hole
from backprop.predictions.prediction import Option, Prediction

PREDICTIONS = {
    "7.1": Prediction(
        setting="The net learns the moons with steps of $η$ = 0.2 in 300 epochs. Now $η$ = 3.",
        question="Does it learn faster, slower, or not at all?",
        truth="Not at all: the loss stands at 0.500.",
        right=3,
        options=(
            Option(
                "About fifteen times faster",
                "Fifteen times as far along the same slope, yes; but the slope is another one there. Set "
                "η to 3, start over, and look at the very first epoch. Up to η = 1 your rule does quite "
                "well.",
                "fifteen times faster",
            ),
            Option(
                "Faster at first, then it jumps to and fro near the goal",
                "That is what happens from about 0.2 on: the curve gets spikes. At 3 the first jump lands "
                "where all neurons of the second layer say nearly 0, and from there no gradient comes back "
                "to bring it home.",
                "faster, then restless",
            ),
            Option(
                "Slower, since it has to correct its own jumps",
                "To correct a jump it would need a gradient. Look at the orange bars under the maps after "
                "the first epoch at η = 3: nothing comes back to any neuron.",
                "slower",
            ),
            Option(
                "Not at all",
                "The first steps throw the weights so far that all neurons of the second layer say nearly 0, "
                "and there neither they nor the weights behind them hear any blame. Find the largest η at "
                "which it still learns.",
            ),
        ),
    ),
    "7.2": Prediction(
        setting="A net that reads 98 of 100 digits sees this 3 and says 3. It should be brought to say 8.",
        question="How many of the 64 pixels have to change?",
        truth="Three.",
        right=0,
        options=(
            Option(
                "Three or so",
                "Each of the three is the one in which the loss falls fastest at that moment. Move the "
                "slider pixel by pixel and watch the two curves cross.",
            ),
            Option(
                "About ten: the left side of both loops",
                "That is how a person would close the loops. The net asks for less: walk three pixels, "
                "then look whether you would call the result an 8.",
                "about ten",
            ),
            Option(
                "About thirty, half of the picture",
                "Half of the pixels differ a little between a 3 and an 8, but the net adds up 64 numbers "
                "with weights, and a few loud ones outvote the rest. Look for the largest squares in the "
                "lower picture.",
                "about thirty",
            ),
            Option(
                "It will not work: a good net is not fooled by single pixels",
                "Good on pictures that people wrote, yes. Nobody writes a 3 with one black dot beside it, "
                "so nothing taught the net what that means. Try other digits and other wishes.",
                "it will not work",
            ),
        ),
    ),
}

HOLES = {
    "7.2": {
        "w1": Hole(
            lambda: 0.5,
            "Downhill is against the slope: 0 minus 0.05 times -10.",
            traps=((-0.5, "That is uphill: minus a negative slope is a plus."),),
        ),
        "g2": Hole(
            lambda: -27.0,
            "The short batch has one sample: 2/1 times (w1 times 3 minus 6) times 3, with the new w1.",
            traps=(
                (-13.5, "This divides the short batch by 2. It has one row."),
                (-36.0, "That is the slope at w = 0. The weight has moved since."),
            ),
        ),
        "w2": Hole(
            lambda: 1.85,
            "Again the weight minus 0.05 times the slope.",
            traps=((1.175, "This is what a short batch divided by 2 gives."),),
        ),
    },
}
