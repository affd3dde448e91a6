# %% [markdown]
# # 08 · The debugging clinic
#
# *About 160 minutes · 11 points*
#
# You have met this patient. In chapter 00 it lay in bed with a fever, its loss went up and up, and all it could say was that it had done as it was told.

# %% given="setup"
import numpy as np
from backprop import (
    blind_patients, by_hand, check, course_map, data_ward, hint, how_deep, monitor,
    patient_cured, patient_zero, predict, quiz, readings, ward_round,
)

# %%
course_map(8)

# %%
patient_zero()

# %% [markdown]
# The last page of the lecture asks whether one really has to understand backpropagation, when the frameworks do it for you. Its answer is yes, and it gives three reasons in the form of questions: *Why does the net not train? Why does it train so slowly? What goes wrong in a badly built one?* Andrej Karpathy put it like this: "The problem with Backpropagation is that it is a leaky abstraction." It looks like a closed box, and what is inside comes through the walls.
#
# A net that is ill does not say where it hurts. Mostly it raises no error, it prints a loss. **How do you find out what it has?** With four instruments, and all of them read what you have learnt to compute.

# %% given="as-built"
def sigmoid(s):
    """As you built it in 04."""
    return 0.5 * (1 + np.tanh(0.5 * s))

def run_forward(X, Ws, act):
    """The forward pass for any number of layers; act is "sigmoid" or "relu", the last layer has none.

    Returns (Hs, Os, Yhat): the hidden layers before and after act, first to last, and the output.
    """
    Hs, Os, O = [], [], X
    for W in Ws[:-1]:
        H = O @ W
        O = sigmoid(H) if act == "sigmoid" else np.maximum(H, 0)
        Hs.append(H)
        Os.append(O)
    return Hs, Os, O @ Ws[-1]

def gradient_check(X, Y, Ws, act, grads):
    """Chapter 03, at six entries of each layer, drawn anew at each call: the largest of the layers' errors."""
    rng, eps, errors = np.random.default_rng(), 1e-5, []
    for k, W in enumerate(Ws):
        entries = rng.choice(W.size, size=min(6, W.size), replace=False)
        a = []
        for i in entries:
            loss = []
            for step in (eps, -eps):
                nudged = [V.copy() for V in Ws]
                nudged[k].flat[i] += step
                loss.append(((run_forward(X, nudged, act)[2] - Y) ** 2).sum(axis=-1).mean())
            a.append((loss[0] - loss[1]) / (2 * eps))
        a, b = np.array(a), grads[k].flat[entries]
        errors.append(abs(a - b).max() / max(1e-8, abs(a).max() + abs(b).max()))
    return float(max(errors))

# %% [markdown]
# ## 8.1 Four instruments
#
# All patients are nets of the kind of chapter 07, trained on the moons. The healthy one has two hidden layers of 16 sigmoids, gain 4, $\eta=0.2$, batches of 20, 3 000 steps, and reads 988 of 1 000 new points rightly. Of the other thirteen, nine differ from it in one setting, and four in two to four settings that make one illness together.
#
# The owner of number 7 gave it eight hidden layers instead of two, and started it with gain 1. Predict, then look.

# %%
predict("8.1", monitor())

# %% [markdown]
# **What you saw.** Eight layers read no better than a coin. Its loss looks like that of half the ward. Its stems do not: these upright orange lines show the size of each layer's gradient. From the last layer to the first they sink by a factor of about 5 at each step, and what arrives at layer 1 is two millionths of what set out. Each step back multiplies by a weight and by a slope,
#
# $$d_{k}=\bigl(d_{k+1}\,W_{k+1}^\top\bigr)\odot O_k\odot(1-O_k),$$
#
# and the slope of a sigmoid is at most ¼. Does a larger weight make up for it? Choose a diagnosis, give number 7 more gain, and watch the stems.

# %% [markdown]
# The four instruments and the strip below them, and what each is deaf to:
#
# | instrument | hears | does not hear |
# |---|---|---|
# | loss | that something is wrong. Compare its start with guessing: saying the mean for all points costs 0.25 here, saying 0 costs 0.5 | what. And not even that: a wrong gradient can lower it |
# | gradient of each layer | where the blame gets lost, or grows without bound | whether it is right |
# | step ÷ weight | whether a step is a nudge, a jump, or nothing | in which direction |
# | $H$ of each layer | whether the sigmoids are awake | why |
# | gradient check | a wrong entry, in whichever layer, if it looks at it and the entry is not tiny beside its neighbours | anything else: a dead net passes it with 0 |
#
# The check takes each layer by itself: it divides by the largest gradient of *that* layer, and draws six other entries at each call. Divided by the largest gradient of the whole net, a first layer of patient 7 that is 61 % too large would read a millionth, and pass.
#
# Walk through the ward. Choose a patient, look at step 0 first (most illnesses are there before the first step), then choose a diagnosis. The three questions of the lecture are three wards: *does not train* (3, 5, 7, 9 to 13), *trains too slowly* (2, 4, 6, 8), *badly built* (7 and 12 could lie here too). Numbers 1 and 14 look the same from the corridor.

# %% [markdown]
# ## 8.2 Vital signs by hand
#
# What the monitor draws are seven readings. Here are five of them for a small piece of a net, with $\eta=0.2$:
#
# $$W=\begin{pmatrix}3&0\\0&4\end{pmatrix},\quad \frac{\partial L}{\partial W}=\begin{pmatrix}0&3\\0&4\end{pmatrix},\quad H=\begin{pmatrix}6&-1\\7&2\end{pmatrix}$$
#
# | reading | how | here |
# |---|---|---|
# | size of the gradient | root of the sum of squares | $\sqrt{9+16}=5$ |
# | step ÷ weight | $\eta\,\lVert\partial L/\partial W\rVert\,/\,\lVert W\rVert$ | $0.2\cdot5/5=0.2$ |
# | saturated | share of entries of $H$ beyond ±5 | 2 of 4, 0.5 |
# | dead | share of units that are 0 for all rows | after ReLU, $H$ becomes $\begin{pmatrix}6&0\\7&2\end{pmatrix}$: none, 0 |
# | twins | largest difference between any column of $W$ and the first | $\lvert4-0\rvert=4$ |
#
# At 0.2 a step moves this matrix by a fifth of its size. Is that much? No one number is right for all layers: in the healthy net of this ward the very first step moves the last matrix by 0.277 of its size and the first by 0.0013, and over the whole run its middle values are 0.048 and 0.00037. (That step heard 20 points. From the gradient of all 400, which E8.2 gets, the last matrix of the same net reads 0.349.) A reading is judged beside that of a net that learns.

# %% [markdown]
# ### Your turn
#
# The same readings for another piece, with $\eta=0.5$:
#
# $$W=\begin{pmatrix}1&1\\2&2\end{pmatrix},\quad \frac{\partial L}{\partial W}=\begin{pmatrix}0.6&0\\0&0.8\end{pmatrix},\quad H=\begin{pmatrix}-2&-8\\-1&9\end{pmatrix}$$

# %%
grad_norm = 1.0       # √(0.36 + 0.64): done for you
update_ratio = None   # 0.5 · 1.0 / ____
saturated = None      # how many of the four, as a share
dead = None           # after ReLU: which share of the two units (columns) is 0 for both rows?
twins = None          # largest difference between the columns of W

by_hand("8.2", update_ratio=update_ratio, saturated=saturated, dead=dead, twins=twins)

# %% [markdown]
# ### E8.1 `vital_signs(X, Y, Ws, act, grads, eta)` · 2 points
#
# Return a dict with these seven keys. `Ws` and `grads` are lists of matrices, one for each layer, `act` is `"sigmoid"` or `"relu"`. You have `run_forward` and `gradient_check` above.
#
# | key | value |
# |---|---|
# | `grad_norm` | list, one number for each matrix: the size of its gradient |
# | `update_ratio` | the *largest* over all layers of η · size of gradient / size of matrix; 0/0 counts as 0 |
# | `saturated` | list, one number for each *hidden* layer: the share of its \|H\| above 5 |
# | `dead` | list, one for each hidden layer: the share of units whose O is 0 for all rows |
# | `check` | what `gradient_check` says |
# | `input_rms` | root of the mean of all squared entries of X |
# | `twins` | the largest difference, over all layers, between an entry of W and the entry of the first column in its row |

# %% solution="vital_signs"
def vital_signs(X, Y, Ws, act, grads, eta):
    """The seven readings of the monitor, as a dict."""
    ### BEGIN SOLUTION
    Hs, Os, Yhat = run_forward(X, Ws, act)
    norms = [np.linalg.norm(g) for g in grads]
    with np.errstate(divide="ignore"):  # a gradient on a matrix of zeros: the ratio is infinite
        ratios = [0.0 if n == 0 else eta * n / np.linalg.norm(W) for n, W in zip(norms, Ws)]
    return {
        "grad_norm": norms,
        "update_ratio": max(ratios),
        "saturated": [np.mean(abs(H) > 5) for H in Hs],
        "dead": [np.mean((O == 0).all(axis=0)) for O in Os],
        "check": gradient_check(X, Y, Ws, act, grads),
        "input_rms": np.sqrt(np.mean(X ** 2)),
        "twins": max(abs(W - W[:, :1]).max() for W in Ws),
    }
    ### END SOLUTION

# %% test="E8.1" points=2
check("E8.1", vital_signs)

# %% [markdown]
# ## 8.3 How deep can you shout?
#
# Larger weights do patient 7 good. That sounds like a rule: if each step back multiplies by $w\,\sigma'$, and $\sigma'$ is small, take $w$ large.
#
# Here is the purest case, a chain: one sigmoid after another, all with the same weight $w$ (the slider *gain*), nothing else. Someone shouts at the last one; the figure shows what arrives at each of those before it. Predict, then look.

# %%
predict("8.2", how_deep())

# %% [markdown]
# **What you saw.** In a chain of 8 that starts from $x=0$, with $w=1$, 0.0000077 of the shout reaches the input. At $w=2$ ten times as much. At $w=4$ a sixtieth of that at $w=1$, and at $w=8$, 0.00000000000000012. (These numbers are for $x=0$; from $x=1$, $w=2$ brings 3 times as much as $w=1$, not ten.) The dashed bound rises all the while,
#
# $$\left|\frac{\partial z_n}{\partial x}\right|\;\le\;\left(\frac{w}{4}\right)^{n},$$
#
# and it is not wrong: it says what is possible, not what happens. A larger weight also pushes each $s=wz$ further out, to where the sigmoid is flat, and from $w\approx2$ on it loses more slope there than it brings in size.
#
# The random net has weights of both signs, which pull its sums back towards 0. There more gain does carry further: at gain 10 the share that arrives is 0.30, though by then half of the units sleep, and the few that are awake are multiplied by ten.
#
# The bound can be reached: give each neuron of the chain a bias of $-w/2$ and start from $x=\frac12$, and each $s$ is 0, each slope a quarter. The chain above has no bias.

# %% [markdown]
# ### Why gain 4
#
# At $s=0$ a sigmoid has its steepest slope, ¼. A small difference that passes through a layer is multiplied by gain and by that slope, forward and back alike. If it is to keep its size, gain · ¼ must be about 1: so gain is 4, which is $1/\sigma'(0)$. Eight layers of the random net let 0.0000088 through at gain 1, and 0.018 at gain 4.
#
# That argument assumes two things: weights of mean 0 with spread gain/√(fan-in), and sums near 0. The second is not quite so. A sigmoid says ½ on average and not 0, so the sums of the next layer spread by about gain/2 even where nothing happens: in the random net by 1.7 to 3.1 at gain 4, where up to a sixth of a layer lies beyond ±5, and by 4.8 to 8.3 at gain 10. So 4 is a compromise for *this* sigmoid. Through a ReLU half of the sum of squares gets, on average over sums of mean 0, however far they spread. Which gain makes up for that?

# %% [markdown]
# > **In a box: what frameworks start from.** Forward, sums keep their spread if the variance of a weight, its spread squared, is 1/fan-in; backward, gradients keep theirs if it is 1/fan-out, one over the number of neurons it feeds. Both at once is possible where a layer is square, so **Glorot** takes the middle, $2/(\text{fan-in}+\text{fan-out})$, for tanh, whose slope at 0 is 1 and whose outputs do have mean 0. **He** takes 2/fan-in for ReLU. PyTorch's table of gains says 1 for a sigmoid, 5/3 for tanh; with gain 1 eight layers of sigmoids are patient 7.
# >
# > First weights are where one starts. What keeps deep nets awake later is other people's work: normalisation between layers, and roads that skip some of them.

# %% [markdown]
# ### Why classifiers use another loss
#
# Chapter 04 had a neuron that said 0.9997 where 0 was asked, and heard almost nothing: the squared error handed it 2.00, and the flat sigmoid let 0.00067 through. Suppose the loss were not $(y-z)^2$ but the cross-entropy, which the bonus of chapter 07 wrote for many classes. For one neuron and $y$ 0 or 1 it reads
#
# $$L=-y\ln z-(1-y)\ln(1-z).$$
#
# Its slope is $\dfrac{\partial L}{\partial z}=\dfrac{z-y}{z(1-z)}$. Where the sigmoid is flat it is enormous, and the way back multiplies the two: $\dfrac{\partial L}{\partial s}=\dfrac{z-y}{z(1-z)}\cdot z(1-z)=z-y$. The slope of the last layer cancels, and a very wrong output is pulled with 0.9997.

# %%
s = 8.0
z = 1 / (1 + np.exp(-s))
y = 0.0
slope = z * (1 - z)
print(f"z = {z:.4f}, slope of the sigmoid {slope:.6f}")
print(f"squared error:  {2 * (z - y):.4f} arrives at z, {2 * (z - y) * slope:.5f} at s")
print(f"cross-entropy:  {(z - y) / slope:.1f} arrives at z, {(z - y) / slope * slope:.4f} at s")

# %% [markdown]
# It cancels in the last layer. All the sigmoids before it still have their slopes, so patient 7 would stay ill.

# %% [markdown]
# **A good place to pause.** You have the instruments and know what makes a gradient vanish. What follows is your own round through the ward.

# %% [markdown]
# ## 8.4 Eight blind patients
#
# What twenty healthy nets of this ward read before their first step, so that you know where illness begins:
#
# | reading | lowest | highest |
# |---|---|---|
# | gradient of the first matrix ÷ that of the last | 0.017 | 0.13 |
# | largest gradient | 0.42 | 9.7 |
# | largest step ÷ weight | 0.073 | 1.9 |
# | largest share saturated | 0.095 | 0.3 |
# | check | 9.1e-11 | 1e-09 |
# | size of the inputs | 1 | 1 |
# | twins | 5 | 11 |
# | loss at the start | 0.23 | 4.7 |
# | loss at the end | 0.014 | 0.033 |
#
# The check of a right gradient reads more than that where a gradient is tiny, since the loss is rounded, and where a nudge carries a ReLU across its kink: up to 0.003 in sixty starts of each patient whose gradient is right, and up to 0.0004 at the later steps of the Monitor. Where it is wrong it reads 0.64 and more, or `nan` once the numbers have left the scale. So the limit of chapter 03, $10^{-3}$, is a little too low for this ward.
#
# The numbers of the table belong to this ward, to its two hidden layers of 16 on its moons. What carries over to other nets is how they are read; a box near the end of this chapter says how far.
#
# Eight beds without names or complaints. Read the instruments at several steps, and write a diagnosis for each bed. No points: your eyes are being trained, and they are what your rules will be made of.

# %%
blind_patients()

# %%
ward_round(A=None, B=None, C=None, D=None, E=None, F=None, G=None, H=None)

# %% [markdown]
# ### E8.2 `diagnose(vitals)` · 2 points
#
# Now write down what your eyes did. `vitals` is a dict with the seven keys of E8.1, read before the first step, and one more: `loss`, a list of four numbers, the loss at the start, after 20 and 300 steps, and at the end (it may be `nan`). Return one of
#
# `healthy` · `step_small` · `step_large` · `twins` · `saturated` · `vanishing` · `inputs` · `dead` · `exploding` · `wrong_gradient`
#
# It is graded on fourteen patients: twelve right, with the healthy one among them, earn both points, eight earn one. Ten `if`s are enough. Their *order* is half the work: a net whose inputs are a thousand times too large is also saturated, and a dead one has nothing else to say. Begin with what explains everything. Here is what your function gets for bed D; any bed will do to try your rules on, as in `diagnose(readings("D"))`.

# %%
readings("D")

# %% solution="diagnose"
def diagnose(vitals):
    """The name of the illness that explains these readings."""
    ### BEGIN SOLUTION
    g, loss = vitals["grad_norm"], vitals["loss"]
    if max(g) == 0:
        return "dead"
    if vitals["twins"] == 0:
        return "twins"
    if vitals["input_rms"] > 10:
        return "inputs"
    if max(g) > 1e5:
        return "exploding"
    if vitals["check"] > 1e-2:
        return "wrong_gradient"
    if max(vitals["saturated"]) > 0.8:
        return "saturated"
    if g[0] < 1e-3 * g[-1]:
        return "vanishing"
    if not loss[-1] < 0.45:  # so that nan counts as large
        return "step_large"
    if vitals["update_ratio"] < 2e-2:
        return "step_small"
    return "healthy"
    ### END SOLUTION

# %% test="E8.2 eight" points=1
check("E8.2 eight", diagnose)

# %% test="E8.2 twelve" points=1
check("E8.2 twelve", diagnose)

# %% [markdown]
# ### E8.3 `cure(patient)` · 2 points
#
# A patient is a dict of settings. Number 8 is this one:
#
# ```python
# {"name": "x1000", "depth": 2, "act": "sigmoid", "gain": 4.0, "eta": 0.2, "init": "random",
#  "scaling": "x1000", "sign": 1, "slopes": "all", "seed": 0}
# ```
#
# Return a dict with what should change and nothing else, at most two of `gain`, `eta`, `scaling`, `act`, `init`, `seed`, `sign`. `act` is `"sigmoid"` or `"relu"`; `scaling` is `"x1000"`, `"plus100"` or `"standardise"`; `init` is `"zeros"`, `"constant"`, `"low bias"` or `"random"`; the others are numbers. Three patients come: number 8; number 7, with eight hidden layers and gain 1; and number 12, with eight layers of ReLU, gain 6 and $\eta=0.2$. Each is trained with your changes from five seeds, and is healed if the middle one of the five reads 0.95 of the points rightly. Try your treatments in the Monitor first, and keep a reason for each: one line, which you will write down in M8. A cure without a reason may be luck.

# %% solution="cure"
def cure(patient):
    """Which settings to change, as a dict with one or two entries."""
    ### BEGIN SOLUTION
    if patient["scaling"] != "standardise":
        return {"scaling": "standardise"}
    if patient["act"] == "relu":
        return {"gain": 2 ** 0.5, "eta": 0.02}
    return {"gain": 4.0}
    ### END SOLUTION

# %% test="E8.3" points=2
check("E8.3", cure)

# %% [markdown]
# **What the cures did.** With gain 4 the stems of number 7 sink by a factor of about 2 at each step, 0.0061 is left of 5.5, and the same eight layers read 99 of 100 points rightly. For ReLU $\sqrt2$ makes up for the half that is lost, on average over the draws: a single layer of 16 units can miss it by a fifth. PyTorch's table of gains says $\sqrt2$ for ReLU too.
#
# **A good place to pause.** The rules and the cures are written. What follows are two illnesses more, the last quiz, three explanations, and the patient of chapter 00.

# %% [markdown]
# ### Two illnesses that the ward does not admit
#
# Nets also fall ill from their data, and then the instruments above read healthy at step 0: the gradient is right, the sigmoids are awake, the steps fit. Here are three such runs beside the healthy one, two with wrong labels and one with too few points: blue for the loss on the training points, dashed for points that were held back.

# %%
data_ward()

# %% [markdown]
# **What you see.** With shuffled labels, or with rows of $X$ and $Y$ out of step by one, both losses stay near the price of guessing, 0.25: there is nothing to learn. With 20 points the training loss falls to 0.031 and the held-back loss stays at 0.105: **overfitting**, a net that knows its points by heart and others much less. No reading at step 0 shows either. Rows held back do, and one look at twenty rows of the data beside their labels.

# %% [markdown]
# ## Quiz 8 · 1 point
#
# The last one. Choose as often as you like; then write the numbers of your choices into the cell below it.

# %%
quiz("Q8")

# %% solution="quiz_8"
quiz_8 = {"a": None, "b": None, "c": None}
### BEGIN SOLUTION
quiz_8 = {"a": 2, "b": 4, "c": 3}
### END SOLUTION

# %% test="Q8" points=1
check("Q8", quiz_8)

# %% [markdown]
# ## M8 · Three illnesses, explained · 4 points
#
# Write in the cell below; plain text is as good as LaTeX. A person will read it. The chain is $z_0=x$, $s_k=w_kz_{k-1}$, $z_k=\sigma(s_k)$ for $k=1\dots n$, and the loss depends on $z_n$.
#
# 1. Prove that $\displaystyle\left|\frac{\partial L}{\partial s_1}\right|\le\left(\frac14\right)^{n}\prod_{k=2}^{n}|w_k|\cdot\left|\frac{\partial L}{\partial z_n}\right|$.
# 2. The chain has no biases. Let it start from $x=0$ as in figure 8.2, with all weights equal to $w$. If $w$ grows, the right side grows. Explain why from $w\approx2$ on the gradient itself shrinks. Then your three cures of E8.3, one line each: why does it heal *this* patient?
# 3. Explain why a net that starts with all weights 0 behaves for ever as if it had one neuron in each hidden layer.
#
# | points | for |
# |---|---|
# | 1 | the path from $L$ back to $s_1$ with all its factors named |
# | 1 | the largest slope, with a reason, and the step from the product to the bound |
# | 1 | what a growing $w$ does to the sums and to the slopes, and which of the two wins; three cures, each with a reason that names a reading |
# | 1 | why two units of a layer get equal gradients at each step, from the first one on |

# %% [markdown] answer="M8" points=4
# **1.** From $L$ back to $s_1$ there is one path: $L\to z_n\to s_n\to z_{n-1}\to\dots\to z_1\to s_1$. The edge $z_k\to s_k$ carries $\sigma'(s_k)$, for $k=n,\dots,1$; the edge $s_k\to z_{k-1}$ carries $w_k$, for $k=n,\dots,2$. Along a path we multiply:
#
# $$\frac{\partial L}{\partial s_1}=\frac{\partial L}{\partial z_n}\,\prod_{k=1}^{n}\sigma'(s_k)\,\prod_{k=2}^{n}w_k .$$
#
# With $z=\sigma(s)$ we have $\sigma'=z(1-z)=\frac14-(z-\frac12)^2\le\frac14$, and $\sigma'>0$. Take absolute values and replace each of the $n$ slopes by ¼: the bound follows.
#
# **2.** The bound takes the slope to be ¼, which it is at $s=0$ and nowhere else. In the chain $s_k=wz_{k-1}$, and for positive $w$ all $z_{k-1}$ from the second on lie between ½ and 1, so $s_k\ge w/2$: it grows with $w$. There $\sigma'(s)<e^{-s}\le e^{-w/2}$, and a step back multiplies by less than $w\,e^{-w/2}$, which goes to 0 as $w$ grows. *deep8*: gain 4, since gain · ¼ is then about 1 and the stems lose about half at each layer, where gain 1 lost about four fifths. *x1000*: standardise, since inputs of size 670 put all sigmoids of layer 1 beyond ±5. *exploding*: gain √2, since 6 multiplies the squares by 18 at each of eight layers, and η 0.02, since the first steps were still too long.
#
# **3.** With all weights 0, all units of a hidden layer have the same input sum, hence the same output. $W_3=0$, so no message reaches the hidden layers, and the first step moves $W_3$ alone, by the same amount for each unit. From then on two units of a layer have equal weights going in and equal weights going out. They compute the same output, receive the same message, and so get the same gradient and take the same step. Equal before the step, equal after it: for ever. Each layer is one neuron, copied.

# %% [markdown]
# > **In a box: do these signs carry over?** They were tried on nets that are not this ward's: moons, circles, spirals and digits, widths 8 to 64, two to eight hidden layers, each net ill in one way or in none. `benchmarks/clinic.py` in the course's repository trains them and prints the table.
# >
# > What carried over, thirty nets of each illness: gradients that are 0 in all layers, twins, inputs far from size 1, a check that fails, gradients with six digits, sigmoids asleep in a whole layer. With this ward's own limits each of these was named 30 times of 30, and a healthy net was called ill 3 times of 30. What belongs to this ward is which loss is stuck (for the digits guessing costs 0.9) and how long a step should be: of 30 nets with too short a step its limits missed 10, of 30 with too long a step 4. Set beside a net of the same build that learns, 1 and 0 were missed. For gradients that vanish this comparison was the worse judge: it missed 9 of 30, the ward's limit 1.

# %% [markdown]
# ## The patient of chapter 00
#
# It is number 13 in the Monitor. You know its illness, you have the instrument that hears it, and you know which page it copied its formula from. Write down what has to change.

# %%
medicine = {}  # which setting, and to what? for instance {"eta": 0.02}

patient_cured(medicine)

# %% [markdown]
# ## Now you can
#
# **look at four plots and say what is wrong.** That is why you needed to understand backpropagation.
#
# - read the way back as an instrument: where the blame gets lost, and where it grows
# - tell a net that is right from one that merely looks well
# - say from which number a net starts awake, why it is 4 here and √2 there, and what that assumes
# - write down in ten lines what experience told you, in the right order
#
# Four chapters ago a neuron said 0.99 where it should say 0, and two weights were to blame. The answer has been the same since then: multiply along a road, add where roads meet, and go from the loss to the left. The frameworks do this in C++, on thousands of chips, for billions of weights. It is what you have written by hand.
#
# The words that you met on the way stand in the [glossary](../glossary.ipynb), each with the sentence that brought it.

# %% [markdown]
# ## Hand in

# %%
from backprop import hand_in

hand_in(8)

# %%
course_map(here=8)
