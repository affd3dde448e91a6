"""Check of E7.2 sgd_epoch, by properties that hold whatever the shuffle."""

from __future__ import annotations

from autograder.chapters.training import mistakes as known
from autograder.chapters.training.batch_orders import one_after_the_other
from autograder.chapters.training.one_epoch import epoch_of, sample_of, step
from autograder.chapters.training.rows_used import every_row
from autograder.chapters.training.whole_batch import whole_batch
from autograder.engine.answer import Answer
from autograder.engine.compare import same
from autograder.engine.probes import rng, rounds
from autograder.engine.verdict import Setting
from autograder.engine.walk import Walk, judged


@judged("One known step on everything, every row once, a short last batch by its own size.")
def judge_sgd_epoch(walk: Walk, answers: tuple[Answer, ...], part: str, setting: Setting) -> None:
    answer = answers[0]
    walk.more = known.EPOCH_MORE
    walk.at("one step with batch = N")
    for number in rounds(setting):
        whole_batch(walk, answer, setting, number)
    walk.at("a batch larger than the data")
    sample = sample_of(rng(setting, "E7.2", 20), (7, 4, 6, 5, 1))
    if not same(epoch_of(walk, answer, sample, 0.3, 50, rng(setting, "E7.2", 21)), step(*sample, 0.3)):
        walk.at("every row once")
        every_row(walk, answer, setting, 0)  # a short batch that is dropped says more
        walk.at("a batch larger than the data")
        walk.fail(known.EPOCH["large_batch"], more=known.EPOCH_MORE)
    walk.at("every row once")
    for number in rounds(setting):
        every_row(walk, answer, setting, number)
    walk.at("one step after the other")
    for N, batch in ((4, 2), (5, 2), (3, 1)):
        one_after_the_other(walk, answer, setting, N, batch)
    walk.at("the generator given")
    sample = sample_of(rng(setting, "E7.2", 30), (20, 4, 6, 5, 3))
    first, again = (epoch_of(walk, answer, sample, 0.5, 2, rng(setting, "E7.2", 31)) for _ in range(2))
    if not same(first, again):
        walk.fail(known.EPOCH["other_generator"], more=known.EPOCH_MORE)
