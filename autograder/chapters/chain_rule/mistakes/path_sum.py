"""E1.4: known mistakes of summing what the paths carry."""

from __future__ import annotations

from math import prod

from autograder.chapters.chain_rule.graphs import along
from autograder.chapters.chain_rule.mistakes.wrong_sums import (
    added_on_the_way,
    at_each_fork,
    dead_ends,
    direct_edge_first,
    each_node_once,
    every_path,
    first_edge_alone,
    one_of,
    overwriting,
    places_changed,
    products,
    running_product,
    shortest_alone,
    sum_of,
    sums_at_each_node,
    total_handed_down,
    unfinished,
)
from autograder.engine.mistake import Mistake

SUM_MORE = (
    "Section 1.6: along a path multiply, between paths add, and take every path once. Figure "
    "1.2 shows the product of each lit path.",
    "A smaller one, with other numbers: p→q carries 2, q→r carries 5, p→r carries −3. The path over q "
    "carries 2·5 = 10, the direct one −3, together 7.",
)

SUMS = (
    Mistake(
        "numbers_of_one_point",
        "Your function knows two numbers by heart.",
        "It gives the numbers of the example whatever graph it gets. They should come out of `edges`.",
        wrong=lambda edges, a, b: {"x1": 9.0, "x2": -7.0}.get(b, 0.0),
    ),
    Mistake(
        "walked_the_wrong_way",
        "Your sum is always 0.",
        "No path was found where there is one. An edge (u, v) is an arrow from u to v: it leaves the first "
        "name of the pair. Which of the two do you compare with the node you stand on?",
        wrong=lambda edges, a, b: 1.0 if a == b else 0.0,
    ),
    Mistake(
        "added_along_the_path",
        "You add along a path.",
        "Along a path we multiply; between paths we add. If one box doubles a push and the next triples it, "
        "how large is it after both?",
        wrong=lambda edges, a, b: float(sum(sum(along(edges, path)) for path in every_path(edges, a, b))),
    ),
    Mistake(
        "added_then_multiplied",
        "Adding and multiplying have changed places.",
        "You add along each path and multiply the paths. Which of the two belongs to one path, and which to "
        "several?",
        wrong=lambda edges, a, b: float(prod(sum(along(edges, path)) for path in every_path(edges, a, b))),
    ),
    Mistake(
        "multiplied_across_paths",
        "You multiply the paths with each other.",
        "Along a path we multiply; between paths we add. Two roads bring two pushes to the same place: what "
        "do they do there?",
        wrong=lambda edges, a, b: float(prod(products(edges, a, b))),
    ),
    Mistake(
        "product_kept_running",
        "The product is not started anew for each path.",
        "Your second path goes on multiplying where the first one stopped. With what should a path begin?",
        wrong=running_product,
    ),
    Mistake(
        "last_edge_alone",
        "Of every path only the last edge counts.",
        "What the edges before it carried is lost. Where does your product begin: once for each path, or "
        "again at each edge?",
        wrong=sum_of(lambda factors: factors[-1:]),
    ),
    Mistake(
        "added_before_the_end",
        "Half-finished products are added.",
        "Your sum grows at each edge. A path brings one number, its whole product: when is that finished, "
        "and is the line that adds it indented to match?",
        wrong=unfinished,
    ),
    Mistake(
        "first_path_only",
        "Only the first path counts.",
        "What you return is carried by one single path. Does a `return` stand inside a loop that has more "
        "paths to try?",
        wrong=one_of(lambda found: found[0]),
    ),
    Mistake(
        "added_on_the_way",
        "Along a path the derivatives are added.",
        "At each node your lines add the derivative of the edge to what comes from below. Along a path we "
        "multiply; only between paths we add.",
        wrong=added_on_the_way(0.0),
    ),
    Mistake(
        "added_on_the_way_from_one",
        "Along a path the derivatives are added, from 1 on.",
        "At each node your lines add the derivative of the edge to what comes from below. Along a path we "
        "multiply; only between paths we add.",
        wrong=added_on_the_way(1.0),
    ),
    Mistake(
        "last_path_only",
        "Only the last path counts.",
        "What you return is carried by one single path, the last one tried. Each path is written over the "
        "one before. What does the chain rule do with several paths?",
        wrong=one_of(lambda found: found[-1]),
    ),
    Mistake(
        "overwrites_at_fan_out",
        "At a fork, only the last arrow counts.",
        "Where several arrows leave a node, the result of each is written over the one before: `=` where "
        "something else is needed. What does the chain rule do with several paths?",
        wrong=overwriting,
    ),
    Mistake(
        "first_edge_only",
        "At a fork, only the first arrow is tried.",
        "Where several arrows leave a node, your function returns after the first, even if it leads nowhere. "
        "Does a `return` stand inside the loop over the edges?",
        wrong=first_edge_alone,
    ),
    Mistake(
        "mean_of_paths",
        "You take the mean of the paths.",
        "Two roads that both carry a push bring more than one road does. A mean would stay the same.",
        wrong=one_of(lambda found: sum(found) / len(found)),
    ),
    Mistake(
        "each_node_once",
        "A node can be used by one path only.",
        "Once a path went through a node, your search does not enter it again. But two paths may share a "
        "node, and each carries its part.",
        wrong=each_node_once,
    ),
    Mistake(
        "paths_counted",
        "You count the paths.",
        "Your number is how many paths there are. Each counts with what it carries: the product of the "
        "derivatives on its edges.",
        wrong=lambda edges, a, b: float(len(every_path(edges, a, b))),
    ),
    Mistake(
        "signs_dropped",
        "The signs are lost.",
        "Every path counts with its size, none against the others. A negative derivative turns a push round; "
        "that is how two roads can cancel.",
        wrong=sum_of(lambda factors: [abs(f) for f in factors]),
    ),
    Mistake(
        "shortest_path_only",
        "Only the shortest path counts.",
        "A longer way carries its part too. Do you stop at the first arrival?",
        wrong=shortest_alone,
    ),
    Mistake(
        "loudest_path_only",
        "Only the path that carries most counts.",
        "The others are smaller, and still part of the sum.",
        wrong=one_of(lambda found: max(found, key=abs)),
    ),
    Mistake(
        "largest_path_only",
        "Only the largest path counts.",
        "The others are smaller, or negative, and still part of the sum.",
        wrong=one_of(max),
    ),
    Mistake(
        "largest_at_each_fork",
        "At a fork, only the largest counts.",
        "Where several arrows leave a node, what the others bring is thrown away. What does the chain rule "
        "do with several paths?",
        wrong=at_each_fork(max),
    ),
    Mistake(
        "negative_edges_closed",
        "Edges with a negative derivative are not walked.",
        "A negative derivative turns a push round, and is part of the sum like any other.",
        wrong=sum_of(lambda factors: [f if f > 0 else 0.0 for f in factors]),
    ),
    Mistake(
        "total_handed_down",
        "The sum so far is handed down, and counted again.",
        "Each call of your function begins with the total of the call before it, and then adds it once more. "
        "With what should the sum of one node begin?",
        wrong=total_handed_down,
    ),
    Mistake(
        "added_then_multiplied_on_the_way",
        "Adding and multiplying have changed places.",
        "At each node your lines add along an edge and multiply over the edges. Which of the two belongs to "
        "one path, and which to several?",
        wrong=places_changed,
    ),
    Mistake(
        "all_edges_multiplied",
        "All edges of the graph are multiplied.",
        "Only those along one path belong together. Between paths we add.",
        wrong=lambda edges, a, b: float(prod(edges.values())),
    ),
    Mistake(
        "all_edges_added",
        "All edges of the graph are added up.",
        "Along a path we multiply; between paths we add.",
        wrong=lambda edges, a, b: float(sum(edges.values())),
    ),
    Mistake(
        "stops_at_a_direct_edge",
        "Where an edge leads straight to b, the other ways are not looked at.",
        "A short way does not close the long ones: each carries its part.",
        wrong=direct_edge_first,
    ),
    Mistake(
        "sums_multiplied_at_each_node",
        "Two sums are multiplied at each node.",
        "Each edge belongs to what lies below it: multiply one by one, then add. A product of sums is not a "
        "sum of products.",
        wrong=sums_at_each_node,
    ),
    Mistake(
        "minus_at_each_node",
        "At each node the paths are taken off, not added.",
        "A path of two edges has turned its sign twice, one of three edges three times. Between paths we "
        "add.",
        wrong=lambda edges, a, b: float(
            sum((-1) ** (len(path) - 1) * prod(along(edges, path)) for path in every_path(edges, a, b))
        ),
    ),
    Mistake(
        "squares_added",
        "Every path counts with its square.",
        "Each path, or each edge on it, is multiplied by itself. Squares lose the signs, and a negative "
        "derivative turns a push round.",
        wrong=lambda edges, a, b: float(sum(p * p for p in products(edges, a, b))),
    ),
    Mistake(
        "last_edge_left_out",
        "The last edge of every path is left out.",
        "A path of n nodes has n − 1 edges. How many factors does your product have?",
        wrong=sum_of(lambda factors: factors[:-1]),
    ),
    Mistake(
        "first_edge_left_out",
        "The first edge of every path is left out.",
        "A path of n nodes has n − 1 edges. How many factors does your product have?",
        wrong=sum_of(lambda factors: factors[1:]),
    ),
    Mistake(
        "every_second_edge",
        "Every second edge of a path is left out.",
        "A path of n nodes has n − 1 edges, one between each node and the next. Which pairs does your line "
        "take?",
        wrong=sum_of(lambda factors: factors[::2]),
    ),
    Mistake(
        "dead_ends_counted",
        "Ways that do not reach b are counted.",
        "A way that ends elsewhere carries nothing to b. What does your function return at a node that no "
        "arrow leaves?",
        wrong=dead_ends,
    ),
)

EMPTY_PATH_IS_ZERO = Mistake(
    "empty_path_is_zero",
    "From a node to itself something goes missing.",
    "For a == b there is one path, the one without a step. What is a product without factors, and what is "
    "∂a/∂a?",
)

ALWAYS_ZERO = Mistake(
    "always_zero",
    "All your sums are 0.",
    "From a node to itself too, where ∂a/∂a is asked. Does a path's product begin with 0, or is nothing ever "
    "added? What is a product without factors?",
)

ZERO_EDGES_WRONG = Mistake(
    "zero_edges_wrong",
    "An edge with the derivative 0 gives a wrong sum.",
    "A path over such an edge carries 0, and the others stay as they are.",
)

WRONG_ON = Mistake(
    "wrong_on_some_graphs",
    "The numbers are not the right ones yet.",
    "{right} on {wrong}. {shown}",
)
