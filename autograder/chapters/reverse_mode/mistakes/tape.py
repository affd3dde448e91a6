"""E2.2: known mistakes of the tape."""

from __future__ import annotations

from autograder.chapters.reverse_mode.mistakes.backward_order import ORDER
from autograder.engine.mistake import Mistake

TAPE_MORE = (
    "Section 2.2: the output starts with 1; each node, once complete, sends its number times "
    "the derivative on the edge; what arrives at a node is added. Figure 2.2 walks it edge by edge.",
    "A smaller one, with other numbers: p→q carries 2, q→r carries 5, p→r carries −3. p holds 1 and sends 2 "
    "to q and −3 to r; then q sends 2·5 = 10 to r, which holds 7 in the end.",
)

TAPE = {
    mistake.id: mistake
    for mistake in (
        Mistake(
            "seed_forgotten",
            "Everything is 0.",
            "So is the number of `{out}` itself. What is the derivative of {out} with respect to itself, and "
            "does it still stand there when the walk begins? A later line may have written over it.",
        ),
        Mistake(
            "seed_never_put_in",
            "The gradient of the output itself was never put in.",
            "{place} The walk back begins at {out}, and nothing stands there yet. What is the derivative of "
            "{out} with respect to itself?",
        ),
        Mistake(
            "sends_before_receiving",
            "The nodes below send before they have received anything.",
            "Only what the output itself sends has arrived; all other nodes sent while they still held 0. "
            "The walk back begins at the output: which nodes come last?",
        ),
        Mistake(
            "output_alone",
            "Only the output has a number.",
            "Nothing was sent on from there. An edge (u, v) is an arrow from u to v, one step nearer to the "
            "inputs: which of the two names do you look for?",
        ),
        Mistake(
            "other_seed",
            "The output does not start with 1.",
            "Every number is right but for one factor, the one that `{out}` holds. What is the derivative of "
            "the output with respect to itself?",
        ),
        Mistake(
            "stops_too_early",
            "The walk back stops too early.",
            "What is more than two or three arrows away from `{out}` has received nothing, or not all of it. "
            "When is there nobody left who has to send?",
        ),
        Mistake(
            "overwrites_at_fan_out",
            "Only the last message counts.",
            "{node} is used more than once, but only one user's message is left: each was written over the "
            "one before. What does the chain rule do with several paths?",
        ),
        Mistake(
            "sends_too_early",
            "Something is sent twice.",
            "You sent a node's gradient on before all its users had reported, and again later, with the "
            "first part in it once more. When is a node's number complete?",
        ),
        Mistake(
            "sends_at_first_message",
            "A node sends before all its users have reported.",
            "After its first message it sends on and never again; what arrives later gets no further. When "
            "is a node's number complete?",
        ),
        Mistake(
            "breadth_first",
            "Distance from the output is not the right order.",
            "Your nodes send in the order of their distance. A short cut brings a node its first message "
            "early, and the long way arrives when it has already sent. Which nodes must be finished before "
            "this one?",
        ),
        Mistake(
            "order_of_the_dictionary",
            "You send in the order in which the edges are written down.",
            "The order of the keys is chance. A node must not send before everything has arrived: E2.1 gives "
            "an order that is safe.",
        ),
        Mistake(
            "added_along_the_path",
            "A message is a sum instead of a product.",
            "Along a path we multiply; between paths we add. What does an edge do to the number that passes "
            "it?",
        ),
        Mistake(
            "multiplied_across_paths",
            "The messages at a node are multiplied.",
            "Two roads bring two pushes to the same place. Along a path we multiply; what happens between "
            "paths?",
        ),
        Mistake(
            "upstream_missing",
            "A message forgets what the sender holds.",
            "What arrives is the derivative on the edge alone, as if every sender held 1. How much does the "
            "output care about this sender? That number has to travel along.",
        ),
        Mistake(
            "derivative_missing",
            "A message forgets the derivative on its edge.",
            "Every node hands its number on as it is. The edge says how much of it gets through.",
        ),
        Mistake(
            "mean_of_messages",
            "The messages at a node are averaged.",
            "A node with two users is pushed on by both. A mean would make it look as if it had one.",
        ),
        Mistake(
            "signs_dropped",
            "The signs are lost.",
            "A negative derivative turns a push round; that is how two messages can cancel.",
        ),
        Mistake(
            "divided_on_the_way",
            "A message is divided by the derivative on its edge.",
            "An edge with a large derivative lets much through, not little. What does an edge do to the "
            "number that passes it?",
        ),
        Mistake(
            "subtracted_on_the_way",
            "The derivative on the edge is taken off.",
            "Along a path we multiply. What does an edge do to the number that passes it?",
        ),
        Mistake(
            "whole_messages",
            "The messages are cut to whole numbers.",
            "What is behind the point is lost at every edge. `int(…)` and `//` cut it off.",
        ),
        Mistake(
            "largest_message",
            "Only the largest message counts.",
            "A node with two users is pushed on by both, also where one push is smaller or negative.",
        ),
        Mistake(
            "messages_squared",
            "The derivative on an edge counts twice.",
            "Each edge is met once on the way back, and brings one factor.",
        ),
        Mistake(
            "seeded_everywhere",
            "Every node starts with 1.",
            "Only the output knows its own derivative in advance. With how much do the others start, before "
            "any message has arrived?",
        ),
        Mistake(
            "unreached_left_out",
            "Nodes that do not lead to the output are missing.",
            "The result has a number for every node in `edges`; missing is {node}. How much does y move if "
            "such a node is pushed?",
        ),
        Mistake(
            "out_left_out",
            "The output itself is missing.",
            "The result has a number for every node, `out` too. What is the derivative of y with respect to "
            "itself?",
        ),
        Mistake(
            "inputs_only",
            "Only the inputs came back.",
            "The result has a number for every node in `edges`, also for those in the middle: they are what "
            "is reused.",
        ),
        Mistake(
            "nodes_missing",
            "Some nodes are missing.",
            "The result has a number for every node in `edges`, and for `out`; missing is {node}.",
        ),
        Mistake(
            "keys_are_edges",
            "Your keys are edges, not nodes.",
            "Asked is one number for each node: what has arrived there from all its users together.",
        ),
        Mistake(
            "node_invented",
            "The result has a key that is no node.",
            "{node} is not in `edges`.",
        ),
        Mistake(
            "strangers_take_part",
            "A node that does not lead to the output has a gradient.",
            "No way back leads from {out} to {node}: push it, and nothing happens there. What is its "
            "gradient?",
        ),
        Mistake(
            "waits_for_strangers",
            "Some nodes wait for ever.",
            "{node} is also used by a node that does not lead to the output, and that one never reports. "
            "Which users should be counted?",
        ),
        Mistake(
            "every_path_walked",
            "Your function walks every path.",
            "The numbers are right, and on a ladder of 25 diamonds it did not come to an end: there are 2²⁵ "
            "paths and only 100 edges. {place}Does it run once for each path? A node whose work is done "
            "need not be walked again.",
        ),
        Mistake(
            "order_takes_too_long",
            "`backward_order` takes too long, not the lines of `reverse_mode`.",
            "On a ladder of 25 diamonds, with 2²⁵ paths and only 100 edges, `reverse_mode` was still waiting "
            "for the order. E2.1 takes any legal order, also a slow one. Does yours walk on below a node "
            "each time it meets it, though it was finished before?",
        ),
        Mistake(
            "first_wrong_node",
            "The first wrong number on the way back is at {node}.",
            "On {graph}, everything that sends to {node} is right; {node} itself has {users}. Which messages "
            "arrive there, and what is done with them?",
        ),
        Mistake(
            "not_a_dict",
            "The result is not a dict.",
            'Asked is a dict with the name of each node and its gradient, such as {{"y": 1.0, …}}. You '
            "returned {came}.",
        ),
        ORDER["dead_end_breaks"],
        ORDER["unknown_out_breaks"],
    )
}
