# %% [markdown]
# # 03 · Gradient check
#
# *About 80 minutes · 10 points*
#
# Two opinions on the same two slopes, at $x=(1,3)$. On the left an engine of the kind you built in chapter 02. On the right somebody who knows nothing of graphs: he pushes an input up by 0.001, looks how far $y$ moves, and divides.

# %% given="setup"
import numpy as np
from backprop import by_hand, check, course_map, hint, predict, quiz
from backprop import price, second_opinion, u_curve

# %%
course_map(here=3)

# %%
second_opinion()

# %% [markdown]
# They disagree about $x_1$. **Whom do you believe, and how far?** Decide before you read on; the answer stands at the end of section 3.3.

# %% [markdown]
# ## 3.1 How small is small?
#
# In chapter 01 a push of 0.1 moved $y$ by 1.53, and the slope had promised 1.5. With a smaller push the two came closer. So take the push, call it **ε**, as small as the computer allows. The **forward difference** moves $w$ up by ε, sees how far $f$ moved, and divides.
#
# $$\text{forward difference}\qquad\frac{f(w+\varepsilon)-f(w)}{\varepsilon}$$
#
# That is the slope of the straight line through the two points, a *secant*. The slope that is looked for belongs to the *tangent*, the line that touches the curve at $w$.
#
# The figure tries it on a loss whose slope is known, $L(w)=(1-\sigma(1.3w))^2$ at $w=0.7$. The curve is *smooth*: it has a slope at each place, its slope has one, and so on. Predict, then look.

# %%
predict("3.1", u_curve())

# %% [markdown]
# **What you saw.** From $\varepsilon=1$ down, the error falls in a straight line; near $10^{-8}$ it turns and climbs again, in a cloud of dots. At $10^{-16}$ the two losses come out as one and the same number, and the slope as exactly 0, an error of 100 %. The curve is a U: a smaller ε is better on its right side and worse on its left.
#
# The other formula nudges both ways. The **central difference** goes once up and once down, and divides by the distance between the two points.
#
# $$\text{central difference}\qquad\frac{f(w+\varepsilon)-f(w-\varepsilon)}{2\varepsilon}$$
#
# Its best ε lies between $10^{-6}$ and $10^{-5}$, and there it is several hundred times more exact than the forward difference at its own best.

# %% [markdown]
# ## 3.2 By hand: two sides of a U
#
# Take $f(w)=w^3$ at $w=2$. Its slope is $3w^2=12$. Measure it:
#
# | | $\varepsilon=0.1$ | error | $\varepsilon=0.01$ | error |
# |---|---|---|---|---|
# | forward | $(9.261-8)/0.1=12.61$ | 0.61 | 12.0601 | 0.0601 |
# | central | $(9.261-6.859)/0.2=12.01$ | 0.01 | 12.0001 | 0.0001 |
#
# Ten times smaller an ε makes the forward error ten times smaller, and the central error a hundred times. That is the right side of the U, the side of **bending**: the curve is not straight between the two points. To the left and the right of $w$ it bends by nearly the same amount, so the central formula loses most of it.
#
# The left side is **rounding**. numpy keeps a number as a float64, and that holds 16 digits. At $\varepsilon=10^{-10}$ two neighbouring losses agree in the first 10 of them, and the difference lives on the 6 that are left, if the loss itself was exact.

# %% [markdown]
# > **A box: why 1 and 2, in three lines.** **Taylor's formula** writes a smooth curve near $w$ as its height, plus a line, plus a bend, plus a smaller rest. With $f''$, *f double prime*, for the slope of the slope, and $f'''$ for the slope of that:
# >
# > $$f(w\pm\varepsilon)=f\pm\varepsilon f'+\tfrac12\varepsilon^2f''\pm\tfrac16\varepsilon^3f'''+\dots$$
# >
# > - *Forward:* take $f$ away and divide by ε. What is left beside $f'$ begins with $\tfrac12\varepsilon f''$. For $w^3$ at 2, with $f''=12$ and $\varepsilon=0.1$, that is 0.6 of the 0.61 above.
# > - *Central:* in $f(w+\varepsilon)-f(w-\varepsilon)$ height and bend cancel. What is left begins with $\tfrac16\varepsilon^2f'''$, with $f'''=6$ the whole 0.01.
# > - *Rounding* adds about $u/\varepsilon$, where $u=1.1\cdot10^{-16}$ is what a float loses at 1. Where it is as large as the bending, ε is best: near $\sqrt u\approx10^{-8}$ forward, near $\sqrt[3]u\approx5\cdot10^{-6}$ central.

# %% [markdown]
# ### Your turn
#
# The same function at $w=1$ with a coarse $\varepsilon=0.5$. You need $1.5^3=3.375$ and $0.5^3=0.125$. The slope is 3.

# %%
forward = None      # (3.375 - ____) / ____
central = None      # (3.375 - ____) / ____

by_hand("3.2", forward=forward, central=central)

# %% [markdown]
# ## 3.3 Three instruments
#
# ### E3.1 `derivative(f, w, eps, kind)` · 2 points
#
# Return the measured slope of `f` at the number `w`, a float. `kind` is `"forward"` or `"central"`; `eps` is the ε to use, and it can be large.
#
# Mind the brackets: in Python `a / 2 * eps` divides by 2 and then *multiplies* by ε.

# %% solution="derivative"
def derivative(f, w, eps, kind):
    """The slope of f at w, measured with a nudge of eps. kind: "forward" or "central"."""
    ### BEGIN SOLUTION
    if kind == "forward":
        return (f(w + eps) - f(w)) / eps
    return (f(w + eps) - f(w - eps)) / (2 * eps)
    ### END SOLUTION

# %% test="E3.1" points=2
check("E3.1", derivative)

# %% [markdown]
# The U again. If your function is right, the dots are measured with yours; the line under the picture says so.

# %%
u_curve(derivative)

# %% [markdown]
# ### E3.2 `numerical_gradient(f, W, eps=1e-5)` · 4 points
#
# Now many weights. `f` takes an array and returns one number; `W` is an array of any shape, even the empty shape `()` of a single number. Return an array of the same shape: for each entry the central difference, with that entry nudged and all others left alone.
#
# - Call `f` exactly twice for each entry. Give it a float array of the shape of `W`, also when `W` holds whole numbers.
# - Afterwards `W` is what it was, byte for byte. Work on a copy, or put each entry back.
#
# `for i in np.ndindex(W.shape)` walks over all entries of any array: `W[i]` is one of them.

# %% solution="numerical_gradient"
def numerical_gradient(f, W, eps=1e-5):
    """The slope of f for every entry of W, by central differences. Same shape as W."""
    ### BEGIN SOLUTION
    W = np.array(W, dtype=float)  # a copy, in floats
    grad = np.zeros_like(W)
    for i in np.ndindex(W.shape):
        kept = W[i]
        W[i] = kept + eps
        up = f(W)
        W[i] = kept - eps
        grad[i] = (up - f(W)) / (2 * eps)
        W[i] = kept
    return grad
    ### END SOLUTION

# %% test="E3.2" points=4
check("E3.2", numerical_gradient)

# %% [markdown]
# ### E3.3 `relative_error(a, b)` · 2 points
#
# Two gradients, two arrays of one shape. How far apart are they, for their size? Return
#
# $$\frac{\max|a-b|}{\max\big(10^{-12},\;\max|a|+\max|b|\big)}$$
#
# a float. The $10^{-12}$ is there for two gradients that are both 0: they agree, and the answer should be 0 and not nan.

# %% solution="relative_error"
def relative_error(a, b):
    """max |a − b| over max |a| + max |b|: 0 for equal arrays, 1 for opposite ones."""
    ### BEGIN SOLUTION
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    size = np.max(np.abs(a)) + np.max(np.abs(b))
    return float(np.max(np.abs(a - b)) / max(1e-12, size))
    ### END SOLUTION

# %% test="E3.3" points=2
check("E3.3", relative_error)

# %% [markdown]
# **The habit.** A **gradient check** compares the gradient you derived with the one you measured, entry by entry. At $\varepsilon=10^{-5}$:
#
# | relative error | what to think |
# |---|---|
# | below $10^{-6}$ | they agree |
# | above $10^{-3}$ | probably a slip in the gradient; try another point and another ε before you say so |
# | between | look: a bend that is too sharp near this point, a very flat spot, or a small slip |
#
# **A false alarm: the gradient is right and the error is large.** A **kink** is a place where a curve changes its slope at once. `max(0, w)` has it at 0: it has the slope 1 at $w=10^{-6}$, and nudged by $10^{-5}$ it measures 0.55, because one of the two points lies behind the kink. The relative error is 0.29. A smooth function can do it too: $\sin(10^5w)$ at 0 bends so sharply that the error is 0.086, and in $10^{12}+w$ a nudge of $10^{-5}$ is lost in rounding, and the error is 1.
#
# **What it does not hear: a slip in a small entry.** On top of the fraction stands the *largest* difference, so one wrong entry among a million is not averaged away: where it is as large as the largest and has the wrong sign, the error is 1. But below stands the largest *entry*. An entry ten million times smaller than that can have the wrong sign, and the error is $10^{-7}$.

# %% [markdown]
# Try it on a printed formula. A slide of the lecture behind this course has one index wrong in its rule for $\partial y/\partial z_1$, a $z_2$ where $z_1$ belongs. Taken at its word at $(1,3)$, it gives $\partial y/\partial x_1=-63$:

# %% tags=["raises-exception"]
def y(x):
    z1, z2 = x[0] * x[1], x[0] + x[1]
    return (z1 * z2) * (z1 - z2)

x = np.array([1.0, 3.0])
measured = numerical_gradient(y, x)
print("measured:      ", measured)
print("chapter 02:    ", relative_error(np.array([9.0, -7.0]), measured))
print("as printed:    ", relative_error(np.array([-63.0, -7.0]), measured))

# %% [markdown]
# The printed line looks right. Three lines of code say that it is not. Whenever you derive a gradient from now on, let them look at it before you believe it.
#
# **And the two at the top of the page?** The nudge is clumsy and slow, and 9.0270 is not quite 9. But it is honest: it uses nothing except the function itself. The −15 comes from the walk of chapter 02 that sends too early. The chapters after this one will ask the nudge for a second opinion.

# %% [markdown]
# ## 3.4 What it costs
#
# If nudging is so honest, why derive anything? For each weight it runs the network twice, $2P$ runs for $P$ weights. A run forward *and back* gives all $P$ slopes at once.
#
# A network with layers 8, 64, 64 and 3 has $P=4\,800$ weights. How much slower is nudging? Predict, then look.

# %%
predict("3.2", price(numerical_gradient))

# %% [markdown]
# **What you saw.** One way back costs about as much as a run or two forward, however many weights there are. Nudging costs 9 600 runs for 4 800 weights, so it is slower by thousands, and the factor grows with $P$. That is why networks are trained with backpropagation and *checked* with nudges, on a few weights, now and then.
#
# "There is no faster way to compute a derivative" is sometimes said of backpropagation. For one loss and many weights it is nearly true: the whole gradient costs a small multiple of one run forward. For one input and many outputs the walk forwards of chapter 02 is cheaper, and for graphs in between, finding the cheapest order is hard.

# %% [markdown]
# ## Quiz 3 · 1 point
#
# Choose as often as you like; the card answers every choice. Then write the numbers of your choices into the cell below it.

# %%
quiz("Q3")

# %% solution="quiz_3"
quiz_3 = {"a": None, "b": None, "c": None}
### BEGIN SOLUTION
quiz_3 = {"a": 3, "b": 4, "c": 2}
### END SOLUTION

# %% test="Q3" points=1
check("Q3", quiz_3)

# %% [markdown]
# ## M3 · Two sentences · 1 point
#
# Why is the error curve of a measured slope a U? Write two sentences in the cell below, one for each side.
#
# | points | for |
# |---|---|
# | 1 | a true reason for each side, the right and the left |

# %% [markdown] answer="M3" points=1
# When ε is large, the line through the two points is not the tangent, since the curve bends between them; this error shrinks with ε. When ε is small, the two values of $f$ agree in almost all of their 16 digits, so their difference consists of rounding errors, and dividing by a small ε makes these large.

# %% [markdown]
# ## Now you can
#
# **check any gradient that anyone gives you, the lecturer's included.**
#
# - measure a slope both ways, and say which ε suits which formula
# - read a relative error, and say what raises a false alarm and what hides from it
# - say what nudging costs, and so why networks are trained another way

# %% [markdown]
# **Next: [04 One neuron](../04_one_neuron/04_one_neuron.ipynb).** Graphs, reuse, a second opinion: the tools are complete. Now they meet a neuron that should say 0 and says 0.99. In chapter 04 you write its way forward and its way back, and train it with pencil and paper.

# %% [markdown]
# ## Hand in

# %%
from backprop import hand_in

hand_in(3)

# %%
course_map(3)
