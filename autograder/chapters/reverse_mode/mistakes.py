"""Known mistakes of notebook 02: the order of going back (E2.1), the tape (E2.2), and its cost (E2.3)."""

from __future__ import annotations

from math import prod

from autograder.engine.mistake import Mistake

ORDER_MORE = (
    "Section 2.3: a node may send its number on only when everybody who uses it has reported. "
    "Write under each node how many users it has, and cross one off whenever a user is done.",
    "A smaller one: arrows p→q, q→r and p→r. p comes first; r is used by p and by q, so q has to come before "
    "r. One valid order, and here the only one: p, q, r.",
)

ORDER = {
    mistake.id: mistake
    for mistake in (
        Mistake(
            "breadth_first",
            "Distance from the output is not the right order.",
            "Your nodes come sorted by how few steps they are from the output. {pair} Which nodes must be "
            "finished before this one?",
        ),
        Mistake(
            "order_of_the_dictionary",
            "Your nodes come in the order in which they are written down.",
            "The order of the keys in `edges` is chance; another writer would have another one. {pair} What "
            "must have happened before a node may send?",
        ),
        Mistake(
            "depth_first",
            "A node is listed as soon as it is first met.",
            "The first of its users leads you there, and the others have not reported yet. {pair} When, in a "
            "walk through the graph, is everything below a node finished?",
        ),
        Mistake(
            "sorted_by_name_backwards",
            "Your nodes are sorted by their names, from the last to the first.",
            "{pair} Names say nothing about who uses whom.",
        ),
        Mistake(
            "sorted_by_name",
            "Your nodes come sorted by their names.",
            "Names say nothing about who uses whom. {pair}",
        ),
        Mistake(
            "inputs_first",
            "Your order begins at the inputs.",
            "It is a good order for going forward. Backwards, the output comes first.",
        ),
        Mistake(
            "order_wrong",
            "A node stands before one that uses it.",
            "{pair} Its gradient would be sent on before it is complete.",
        ),
        Mistake(
            "everything_listed",
            "Nodes are listed that do not lead to the output.",
            "On {graph}, {node} cannot be reached on the way back from {out}. No push there moves the "
            "output, so nothing has to be sent there.",
        ),
        Mistake(
            "node_repeated",
            "A node is listed twice.",
            "{node} comes once for every user. It should send once, after the last of them.",
        ),
        Mistake(
            "inputs_left_out",
            "The nodes that no arrow leaves are missing.",
            "The inputs send nothing on, but they receive, and they are what the whole way back is for. They "
            "belong at the end.",
        ),
        Mistake(
            "out_left_out",
            "The output is missing.",
            "The way back begins at `out`; it is the first node of the list.",
        ),
        Mistake(
            "waits_for_strangers",
            "Some nodes wait for ever.",
            "{node} is missing. It is also used by a node that does not lead to the output, and that one "
            "never reports. Which users should be counted?",
        ),
        Mistake(
            "nodes_missing",
            "A node is missing.",
            "{node} can be reached on the way back from {out}, and is not in the list. Each node that an "
            "arrow leads to belongs there once.",
        ),
        Mistake(
            "nothing_listed",
            "Your list is empty.",
            "Not even the output is in it, where the walk begins. If a function inside yours does the "
            "walking: which line calls it?",
        ),
        Mistake(
            "walked_the_wrong_way",
            "Your list stops at the output.",
            "An edge (u, v) is an arrow from u to v, one step nearer to the inputs. Which of the two names "
            "do you compare with the node you stand on?",
        ),
        Mistake(
            "not_a_list_of_names",
            "The result is not a list of names.",
            "Asked is one list with the name of each node, such as [{out}, …]. You returned {came}.",
        ),
        Mistake(
            "dead_end_breaks",
            "A node without arrows stops your function.",
            "{place} Python said: {message}. No arrow leaves that node, and your line asks for what is not "
            "there. `dict.get` takes a second argument for that.",
        ),
        Mistake(
            "unknown_out_breaks",
            "An output that no edge touches is not handled.",
            "If `out` is in no edge, there is nothing to walk: {nothing}. {found}",
        ),
    )
}

SLOW_ORDER = (
    "Every order it gave is valid. On a ladder of 20 diamonds, with 2²⁰ paths and 80 edges, it was not done "
    "after a second; E2.2 tries 25 diamonds. Does it walk on below a node that was finished before?"
)

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

# ---- cost --------------------------------------------------------------------------------


def _edges(widths):
    return sum(a * b for a, b in zip(widths, widths[1:], strict=False))


def _paths_wrong(count):
    return lambda widths: (count(widths), _edges(widths))


def _edges_wrong(count):
    return lambda widths: (prod(widths[1:-1]), count(widths))


COST_MORE = (
    "Section 2.5: a path chooses one node of every level between its two ends; an edge joins "
    "two neighbouring levels. Draw (2, 2, 2, 1) and count both by hand.",
    "A smaller one, with other numbers: widths (3, 4, 2). From one input to one output a path has 4 nodes to "
    "choose from, so there are 4 paths; the edges are 3·4 + 4·2 = 20.",
)

COST = (
    Mistake(
        "widths_of_a_pair_added",
        "The widths of two neighbouring levels are added.",
        "Each node of the one level is joined with each of the next. With 2 and 3 nodes: how many arrows?",
        wrong=_edges_wrong(lambda widths: sum(a + b for a, b in zip(widths, widths[1:], strict=False))),
    ),
    Mistake(
        "all_widths_multiplied",
        "The widths of all levels are multiplied.",
        "An edge joins two neighbouring levels; the next pair of levels brings other edges.",
        wrong=_edges_wrong(prod),
    ),
    Mistake(
        "power_of_the_first_width",
        "The paths are a power of the first width.",
        "The levels may differ; each has its own place in `widths`.",
        wrong=_paths_wrong(lambda widths: widths[0] ** (len(widths) - 2)),
    ),
    Mistake(
        "levels_counted",
        "The levels between are counted, not their nodes.",
        "At each level between a path chooses one of its nodes. How many ways are there to choose?",
        wrong=_paths_wrong(lambda widths: len(widths) - 2),
    ),
    Mistake(
        "last_choice_only",
        "Only the last level between is counted.",
        "A path has a choice at every level between its ends. Does each round of your loop begin anew?",
        wrong=_paths_wrong(lambda widths: widths[-2]),
    ),
    Mistake(
        "first_choice_only",
        "Only the first level between is counted.",
        "A path has a choice at every level between its ends. Does your loop come to the others?",
        wrong=_paths_wrong(lambda widths: widths[1]),
    ),
    Mistake(
        "all_squares",
        "Every level is joined with itself.",
        "Your edges are the squares of all widths. An edge joins one level with the next: shift one of the "
        "two.",
        wrong=_edges_wrong(lambda widths: sum(a * a for a in widths)),
    ),
    Mistake(
        "levels_added_to_edges",
        "The number of levels is added to the edges.",
        "Levels are no edges: count the arrows alone.",
        wrong=_edges_wrong(lambda widths: _edges(widths) + len(widths)),
    ),
    Mistake(
        "squares_for_pairs",
        "A level is joined with itself.",
        "Your edges are squares of widths. An edge joins one level with the next, whose width may differ.",
        wrong=_edges_wrong(lambda widths: sum(a * a for a in widths[:-1])),
    ),
    Mistake(
        "first_pair_only",
        "Only the edges between the first two levels are counted.",
        "Every pair of neighbouring levels is joined. Does your loop come to the second pair?",
        wrong=_edges_wrong(lambda widths: widths[0] * widths[1]),
    ),
    Mistake(
        "last_pair_only",
        "Only the edges between the last two levels are counted.",
        "Every pair of neighbouring levels is joined. Does each round of your loop begin anew?",
        wrong=_edges_wrong(lambda widths: widths[-2] * widths[-1]),
    ),
    Mistake(
        "first_width_counted",
        "Paths from all inputs are counted.",
        "A path here begins at one input, not at any of them. Which widths does it have a choice in?",
        wrong=_paths_wrong(lambda widths: prod(widths[:-1])),
    ),
    Mistake(
        "last_width_counted",
        "Paths to all outputs are counted.",
        "A path here ends at one output, not at any of them. Which widths does it have a choice in?",
        wrong=_paths_wrong(lambda widths: prod(widths[1:])),
    ),
    Mistake(
        "both_ends_counted",
        "Paths between all inputs and all outputs are counted.",
        "Both ends of the path are fixed here: one input, one output. Which widths does it have a choice in?",
        wrong=_paths_wrong(prod),
    ),
    Mistake(
        "widths_added",
        "The choices are added.",
        "For every node of one level the path may go on to each node of the next. Two choices, then three: "
        "how many ways is that?",
        wrong=_paths_wrong(lambda widths: sum(widths[1:-1])),
    ),
    Mistake(
        "one_width_for_all",
        "All levels are taken to be as wide as the first.",
        "The levels may differ; each has its own place in `widths`.",
        wrong=lambda widths: (
            widths[0] ** (len(widths) - 2),
            (len(widths) - 2) * widths[0] ** 2 + widths[0],
        ),
    ),
    Mistake(
        "edges_multiplied",
        "The edges of the levels are multiplied.",
        "Between two neighbouring levels there are so many edges; the next pair of levels brings others. Do "
        "they multiply, or come on top?",
        wrong=_edges_wrong(
            lambda widths: prod(a * b for a, b in zip(widths, widths[1:], strict=False)),
        ),
    ),
    Mistake(
        "nodes_counted",
        "The nodes are counted.",
        "The second number is the number of edges: how many arrows join one level with the next?",
        wrong=_edges_wrong(sum),
    ),
    Mistake(
        "last_layer_forgotten",
        "The edges into the last level are missing.",
        "There is one set of edges fewer than there are levels. How far does your loop run?",
        wrong=_edges_wrong(lambda widths: _edges(widths[:-1])),
    ),
    Mistake(
        "first_layer_forgotten",
        "The edges out of the inputs are missing.",
        "There is one set of edges fewer than there are levels. Where does your loop begin?",
        wrong=_edges_wrong(lambda widths: _edges(widths[1:])),
    ),
    Mistake(
        "edges_along_all_paths",
        "Shared edges are counted once for every path.",
        "That is what walking all paths costs. An edge is one edge, however many paths use it.",
        wrong=_edges_wrong(lambda widths: prod(widths[1:-1]) * (len(widths) - 1)),
    ),
    Mistake(
        "biases_counted",
        "Biases are counted as edges.",
        "This graph has no bias. How many arrows join one level with the next?",
        wrong=_edges_wrong(lambda widths: sum((a + 1) * b for a, b in zip(widths, widths[1:], strict=False))),
    ),
)
