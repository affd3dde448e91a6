"""E2.1: known mistakes of the order of going back."""

from __future__ import annotations

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
