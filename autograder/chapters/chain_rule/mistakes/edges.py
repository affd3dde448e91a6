"""E1.2: known mistakes of the derivative on an edge."""

from __future__ import annotations

from autograder.engine.mistake import Mistake

EDGES_MORE = (
    "Section 1.3: one edge, one box. Hold the other input of the box still, push this one by a little, and "
    "ask how much the box itself moves.",
    "A smaller one, with other numbers: at 5 and 2 the box for a product holds 10. Push the 5 by 0.1 and it "
    "holds 10.2: twice the push, so that edge carries the other number, 2. A box for a sum would move by "
    "0.1, a box for a difference by 0.1 or −0.1.",
)


def _edge_mistake(id_: str, name: str, hint: str) -> Mistake:
    return Mistake(id_, name, hint + " Wrong so far: {edges}.")


EDGES = {
    mistake.id: mistake
    for mistake in (
        Mistake(
            "fails_at_zero",
            "It fails where {name} is 0.",
            "That was at x1 = {x1}, x2 = {x2}; all ten edges were right where no number is 0. {found} Does "
            "an edge divide a product by one of its factors? Then ask what is left of it, and write that.",
        ),
        _edge_mistake(
            "operands_swapped",
            "An edge of a product carries its own number.",
            "For a product a·b, who appears in the derivative with respect to a? The edge to z1 or x1 should "
            "not depend on that node itself.",
        ),
        _edge_mistake(
            "minus_forgotten",
            "The minus sign of the difference is missing.",
            "h2 = z1 − z2. If z2 grows, does h2 grow or shrink?",
        ),
        _edge_mistake(
            "minus_on_the_wrong_edge",
            "The minus sign stands on the wrong edge.",
            "h2 = z1 − z2. Push each of the two up a little: which of them pulls h2 down?",
        ),
        _edge_mistake(
            "difference_turned_round",
            "The difference h2 is the other way round, as a value and on its edges.",
            "Look again at its formula in section 1.3: which of the two is taken from which?",
        ),
        _edge_mistake(
            "sum_carries_its_term",
            "An edge of a sum carries the number in its node.",
            "A sum moves by as much as one of its terms moves, however large that term is. What is then on "
            "the edge?",
        ),
        _edge_mistake(
            "sum_carries_the_other",
            "An edge of a sum carries the other number.",
            "That is what products do. If one term of a sum is pushed by 0.1, by how much does the sum move? "
            "Does the other term matter?",
        ),
        _edge_mistake(
            "numbers_of_one_point",
            "Your edges carry the same numbers at every point.",
            "They are right at x1 = 1, x2 = 3 and stay as they are when x1 and x2 change. Which names should "
            "stand where you wrote numbers?",
        ),
        _edge_mistake(
            "whole_way_from_y",
            "An edge carries the whole way from y.",
            "These numbers are already multiplied by what lies between y and the edge. An edge knows nothing "
            "but its own box; multiplying along a path comes later, in E1.4.",
        ),
        _edge_mistake(
            "whole_derivative_of_the_end",
            "An edge carries the derivative of y.",
            "You put ∂y/∂v on an edge into v. The edge (u, v) asks a smaller question: how much does u, its "
            "own box, move if v moves?",
        ),
        _edge_mistake(
            "value_of_the_node",
            "Your edges carry values, not slopes.",
            "On every edge stands what the node holds. Asked is how much the box above moves when that node "
            "moves a little.",
        ),
        _edge_mistake(
            "value_of_the_box",
            "An edge carries the value of its box, not a slope.",
            "On these edges stands what the box itself holds. Asked is how much it moves when one of its "
            "inputs moves a little.",
        ),
        _edge_mistake(
            "all_zero",
            "An edge carries 0.",
            "A 0 says that a push does not get through at all. Push the one input of that box a little: does "
            "nothing move?",
        ),
        _edge_mistake(
            "sum_for_product",
            "An edge of a product carries 1.",
            "That is what sums do. In a product a·b, by how much does it move when a moves by 0.1, and on "
            "whose size does that depend?",
        ),
        _edge_mistake(
            "sign_of_a_product",
            "An edge of a product has the opposite sign.",
            "The size is right. No minus stands in a product: when the one factor grows, the product moves "
            "by the other factor, with its sign.",
        ),
        _edge_mistake(
            "divided_edges",
            "An edge of a product carries 1 divided by the other factor.",
            "A large other factor makes the product move more, not less.",
        ),
        _edge_mistake(
            "both_factors",
            "An edge of a product carries the whole product.",
            "Both factors stand on it. The one that moves takes the derivative: which factor is left?",
        ),
        _edge_mistake(
            "factors_added",
            "An edge of a product carries the sum of its factors.",
            "In a product a·b only a moves now. Which of the two decides how far the product goes?",
        ),
        _edge_mistake(
            "node_is_another",
            "{nodes} {are} of the graph.",
            "Your edges fit {mine} on the way forward; the graph has {right}. With that the edges are what "
            "they should be.",
        ),
        _edge_mistake(
            "product_carries_something",
            "{first} not right yet.",
            "Each belongs to a product. In a·b, which number decides how far the product moves when a moves "
            "a little: the own factor or the other one?",
        ),
        _edge_mistake(
            "sum_turned_round",
            "An edge of a sum has the opposite sign.",
            "If this term grows, does the sum (or the difference) grow or shrink?",
        ),
        _edge_mistake(
            "sum_carries_a_sign",
            "An edge of a sum carries the sign of its term.",
            "A negative term that is pushed up pushes the sum up as well: what the edge carries does not "
            "depend on where the term stands.",
        ),
        _edge_mistake(
            "sum_carries_something",
            "{first} not right yet.",
            "Each belongs to a sum or a difference. By how much does a sum move when one term moves by 0.1, "
            "and does that depend on how large the terms are?",
        ),
        _edge_mistake(
            "all_signs_turned",
            "Every edge has the right size and the opposite sign.",
            "If a term of a sum grows, does the sum grow or shrink?",
        ),
        _edge_mistake(
            "edge_wrong",
            "{first} not right yet.",
            "Take its box alone: which two numbers go in, and what does it do with them? Push the one by a "
            "little and see how much the box moves.",
        ),
        Mistake(
            "edges_turned_round",
            "The pairs are the wrong way round.",
            'The key is (the box, what goes into it): ("y", "h1"), because ∂y/∂h1 is asked. Yours begin with '
            "the input.",
        ),
        Mistake(
            "dict_in_dict",
            "A dict stands for each node, in place of one number for each edge.",
            'Asked is one dict whose keys are pairs: ("y", "h1") and its number, and so on for ten edges.',
        ),
        Mistake(
            "keys_are_words",
            "The keys are texts, not pairs.",
            'A key is a pair of two names, written ("y", "h1"). One text with both names in it is another '
            "key.",
        ),
        Mistake(
            "keys_are_values",
            "The keys are made of numbers, not of names.",
            "Without quotation marks `y` is the number that stands in it; with them it is the name. A key is "
            "a pair of two names.",
        ),
    )
}
