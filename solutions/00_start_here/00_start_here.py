# %% [markdown]
# # 00 · Start here
#
# *About 60 minutes · 3 points*
#
# **Press Shift + Enter now, and again:** it runs a cell and goes on to the next. Out comes patient zero, a small network. It was shown twenty handfuls of examples and told to learn from each. After every lesson it was more wrong than before. Move its slider η, *eta*, the length of its steps, and try to cure it.

# %% given="setup"
import numpy as np
from backprop import by_hand, check, conveyor, course_map, hint, patient_zero, predict, quiz

patient_zero()

# %% [markdown]
# None of the steps on the slider is short enough. The curve is measured, not drawn: 0.53 before the first lesson, and with the longest steps 16 million million million million million after the twentieth. The patient is neither lazy nor stupid. It did exactly as it was told, and one sign in what it was told is wrong.
#
# **Which sign?** To answer that, you have to know what a network is told when it is told to learn. **Backpropagation** goes back from an answer to all that made it, and says how much each part is to blame; by chapter 08 you will have written it by hand, line by line. Then you will come back to this bed. Here is the way: nine doors, and 100 points behind them.

# %%
course_map(0)

# %% [markdown]
# ## 0.1 How a page works
#
# - **Run** a cell with Shift + Enter, from top to bottom.
# - **Predict** when a figure asks you to. It opens as soon as you have locked in an answer. No points hang on it, so guess.
# - **Write** where it says `# YOUR CODE HERE`. Delete that line and the `raise` below it.
# - **Check** as often as you like. A check that is not happy names what your code does, and where to look. `hint("E0.1")` says more, one step at a time.
# - **Validate**, the button in the toolbar, before you hand in: it runs the whole page in a fresh *kernel*, a Python that knows nothing of what you ran before, as grading will.
#
# Grading runs your page on another machine. What does not exist there: files of yours, the network, other programs, processes and threads, packages beyond those the course installs (numpy, matplotlib, ipywidgets, tqdm), an answer to `input()`, and `await` outside of a function. The feedback names the line that asked for it. What you add to a locked cell does not run either, so write into the answer cell, or into a cell of your own.
#
# If a page behaves strangely, choose *Kernel → Restart Kernel and Run All Cells*. Many a mystery ends there.
#
# ## 0.2 What a hint looks like
#
# A neuron begins with a **weighted sum**: each input times a number of its own, its **weight**, and all of it added up. With the inputs $x=(2,-1)$ and the weights $w=(0.5,-0.25)$ that is $2\cdot0.5+(-1)\cdot(-0.25)=1.25$.
#
# Several numbers in a row, such as $x$, are a **vector**; $x_i$ is the one at place $i$. In symbols, $s=\sum_i x_iw_i$: over all places $i$, add up the products.
#
# Somebody in a hurry wrote it like this. Run the cell and read what the check has to say.

# %% tags=["raises-exception"]
def hurried_sum(x, w):
    return sum(x) * sum(w)

check("E0.1", hurried_sum)

# %% [markdown]
# It says what the code does and where to look, and stops before the answer. Now do better.
#
# ### E0.1 `weighted_sum(x, w)` · 1 point
#
# Return $s=\sum_i x_iw_i$, one number. `x` and `w` are arrays of shape (p,), that is, p numbers in a row each; p can be anything from 1 on. The line in three quotation marks under `def` is the *docstring*: it says what goes in and what comes out. Section 0.5 has the few pieces of Python you need.

# %% solution="weighted_sum"
def weighted_sum(x, w):
    """Each input times its weight, added up. x, w: (p,)."""
    ### BEGIN SOLUTION
    return float(np.dot(x, w))
    ### END SOLUTION

# %% test="E0.1" points=1
check("E0.1", weighted_sum)

# %% [markdown]
# ## 0.3 The conveyor
#
# Here is the whole network of the course, before anything moves. **Samples**, the things it is asked about, lie on the belt, one in each row. They pass three tables of weights, the numbers that learning changes. Between the tables stands σ, the **sigmoid**, which squeezes a number into something between 0 and 1.
#
# At the end of the belt lies an answer for each sample. The **loss** $L$ says with one number how far all the answers miss. And behind each table of weights stands its **gradient**, which says for each weight how fast the loss grows when that weight is pushed (books write $\nabla L$ and say *nabla L*).
#
# Shapes are half of the craft. Four of them: $W_1$, $H_1$, $\hat Y$, and the gradient $dW_2$. Predict, then look.

# %%
predict("0.1", conveyor())

# %% [markdown]
# **What you saw.** A sample is a row, on every station of the belt, and no row ever meets another. So $N$ appears in $H_1$ and $\hat Y$ and in nothing above the belt: a weight is shared by all samples, and its gradient has the shape of its owner, however many samples spoke. In symbols, with $O_0=X$:
#
# $$H_k=O_{k-1}W_k\qquad O_k=\sigma(H_k)\qquad \hat Y=O_2W_3$$

# %% [markdown]
# **Why can such a thing learn?** The boxes on the belt multiply, add and squeeze, and none of them jumps. Push what goes in a little, and what comes out moves in proportion; the **slope** of a box says how many times as far. A box is **differentiable** if it has a slope at each place. A row of such boxes is differentiable too, so the loss has a slope for each weight.
#
# And whoever knows the slopes knows the way down: push each weight against its own slope, a little, and look again. **Gradient descent** is such a walk downhill on the loss. Layers that are differentiable, therefore gradients, therefore descent; the lecture behind this course says it in one line, and the rest is how to get the slopes cheaply.

# %%
from backprop import big_picture

big_picture()

# %% [markdown]
# **This is where you are going.** One walk to the right: each box is worked out from the one before it, and at the end stands the loss. One walk to the left: each box says how fast the loss moves when the one above it is pushed ($dH_1$ is short for the gradient of $L$ for $H_1$), and three of them hand down the gradient of a table of weights. How the lower row comes about, and what falls into it from the upper one, takes six chapters.
#
# Two small questions to take along. The answers are in the picture and on the conveyor.

# %%
gradients_at_the_bottom = None   # for a network with five tables of weights instead of three
shape_of_dW2 = None              # for W2 of shape (6, 3), and 100 samples on the belt

by_hand("0.3", gradients_at_the_bottom=gradients_at_the_bottom, shape_of_dW2=shape_of_dW2)

# %% [markdown]
# ## 0.4 The notation card
#
# Keep this one open. Books and frameworks disagree about letters, and so did the lecture with itself; this course decides once. These are the letters you have met. The others are explained where you meet them, and the [glossary](../glossary.ipynb) has the words.
#
# | | one neuron | the network |
# |---|---|---|
# | comes in | $x$ | $X$, and for short $O_0=X$ |
# | weights | $w$ | $W_1,W_2,W_3$ |
# | **before** σ | $s$ | $H_k=O_{k-1}W_k$ |
# | **after** σ | $z=\sigma(s)$ | $O_k=\sigma(H_k)$ |
# | answer and target | $z$ and $y$ | $\hat Y$ (*Y hat*) and $Y$ |
# | gradient of the loss | $dw$ | $dW_1,dW_2,dW_3$ |
#
# - **s and H are before the sigmoid; z and O are after it.** In the abstract graphs of 01 and 02 the letters are names of nodes and nothing else, $x\to z\to h\to y$.
# - **A row is a sample.** `X` has shape (N, p): N samples, p inputs.
# - Blue, solid, to the right: values going forward. Orange, dashed, to the left: gradients coming back.

# %% [markdown]
# > **The loss, once and for all**
# >
# > $$L=\frac1N\sum_{i=1}^{N}\sum_{k=1}^{K}(\hat y_{ik}-y_{ik})^2$$
# >
# > Squared misses, added over the K outputs, averaged over the N samples. For one sample and one output it is $(y-z)^2$. Two libraries that you may meet, PyTorch with its `MSELoss` and scikit-learn with its `mean_squared_error`, **divide by K as well**; if a gradient of yours is K times theirs, nobody is wrong.

# %% [markdown]
# ### One example, then the same with holes
#
# On the conveyor, $X$ is (N, 3) and $W_1$ is (3, 5). In $XW_1$ a row of $X$ meets a column of $W_1$: the two 3s disappear into the sum, and what is left is (N, 5). The sigmoid works cell by cell, so $O_1$ is (N, 5) too.
#
# Now a belt of other widths. X is (4, 2), W1 is (2, 6), W2 is (6, 3). Replace each `None` by a tuple such as `(4, 2)`.

# %%
H1_shape = (4, 6)      # (4, 2) @ (2, 6): done for you
O1_shape = None        # cell by cell
H2_shape = None        # (4, 6) @ (6, 3)
dW2_shape = None       # the shape of its owner

by_hand("0.4", O1_shape=O1_shape, H2_shape=H2_shape, dW2_shape=dW2_shape)

# %% [markdown]
# ### E0.2 `shapes` · 2 points
#
# Five samples pass through a network with $X$ (5, 3), $W_1$ (3, 4), $W_2$ (4, 6), $W_3$ (6, 2). Fill in the shape of each of these, as a tuple or a list of whole numbers. `shapes` is a dictionary: values that are found by a key. `{"X": (5, 3), "W1": (3, 4)}` holds two of them.

# %% solution="shapes"
# keys: "H1", "O1", "H2", "O2", "Yhat", "dW1", "dW2", "dW3"
shapes = {}
### BEGIN SOLUTION
shapes = {
    "H1": (5, 4), "O1": (5, 4), "H2": (5, 6), "O2": (5, 6), "Yhat": (5, 2),
    "dW1": (3, 4), "dW2": (4, 6), "dW3": (6, 2),
}
### END SOLUTION

# %% test="E0.2" points=2
check("E0.2", shapes)

# %% [markdown]
# ## 0.5 Ten lines to keep at hand
#
# What the next chapters take for granted. If a line is old news, go on; if one is new, stay a minute and change its numbers in the cell below.
#
# | | means | for instance |
# |---|---|---|
# | the slope of $x^2$ at 3 | how many times as fast as $x$ it grows | $(3+h)^2=9+6h+h^2$: a small push $h$ adds about $6h$ |
# | $x^2\to2x$ | the same at any place | $(x+h)^2=x^2+2xh+h^2$, and for a small $h$ the $h^2$ is far smaller still |
# | $5\to0$, $3x\to3$, $x^3\to3x^2$ | slopes of others; a sum has the sum of the slopes | $x^3+3x\to3x^2+3$ |
# | shape `(p,)` | p numbers in a row; `(N, p)` is a table of N such rows | `np.array([2, -1])` has shape `(2,)` |
# | `a * b` | each number with its partner | (1, 2) and (3, 4) make (3, 8) |
# | `a @ b` | the partners multiplied and added up | (1, 2) and (3, 4) make 11 |
# | `np.sum(a)` | all its numbers added up | (1, 2) makes 3 |
# | `np.exp(a)` | $e$ to the power of each, $e=2.718$ | 0 makes 1, and −1 makes 0.37 |
# | `np.abs(a)`, `np.max(a)` | without the signs; the largest of them | (3, −4) makes (3, 4); then 4 |
# | a red page of error | its last line says what is wrong | `size 3 is different from 2`: two shapes do not fit |

# %%
a, b = np.array([1.0, 2.0]), np.array([3.0, 4.0])
print("a * b      ", a * b)
print("a @ b      ", a @ b)
print("sum, exp   ", np.sum(a), np.exp(-1.0))
print("abs, max   ", np.abs(-b), np.max(np.abs(-b)))

# %% [markdown]
# ## Quiz 0 · no points
#
# To see how a quiz works. Choose as often as you like: the card answers every choice. Then write the numbers of your choices into the cell below it: the later quizzes are graded from there.

# %%
quiz("Q0")

# %% solution="quiz_0"
quiz_0 = {"a": None, "b": None, "c": None}
### BEGIN SOLUTION
quiz_0 = {"a": 3, "b": 2, "c": 4}
### END SOLUTION

# %% tags=["raises-exception"]
check("Q0", quiz_0)

# %% [markdown]
# ## Now you can
#
# **name the arrays of a network, and say their shapes.**
#
# - say what is before the sigmoid and what is after it
# - say why a network can be trained at all: differentiable, therefore gradients, therefore descent
# - say which arrays know how many samples there are, and why no weight does
# - run, predict, check and validate a page, and read a hint

# %% [markdown]
# **Next: [01 Chain rule](../01_chain_rule/01_chain_rule.ipynb).** No network yet, and no neuron: two roads lead from $x_1$ to $y$, and the question is how much of a push arrives. At its end you differentiate a small graph by hand, and a program of yours does it too.
#
# *This course grew out of one lecture, "Посиделка 4: Алгоритм обратного распространения ошибки" by Filipp Ulyankin (slides © 2023, MIT licence, [deep_learning_pytorch](https://github.com/FUlyankin/deep_learning_pytorch), week04_backprop). The story and the formulas follow it; its pictures are drawn anew, and where a sign slipped on a slide, you will find it yourself.*

# %% [markdown]
# ## Hand in

# %%
from backprop import hand_in

hand_in(0)

# %%
course_map(0)
