"""Gates of one's own, in Python without any package. Each of them is right.

    npx gradcheck check --process "python3 examples/python/my_gates.py"

gradcheck starts this program, asks it for values and gradients at points that it draws, and finds
gradcheck_subject.py for it. The functions below get numpy arrays where numpy is installed and nested lists where
it is not; they are written so that they work with both.
"""
import math

from gradcheck_subject import Subject, indices, interval, kink, positive, real, serve


# z = W x. A vjp takes the inputs and the cotangent u, the gradient of some loss by z, and answers with the
# gradients of that loss, one for each input: u xᵀ by W, Wᵀ u by x.
def matvec(W, x):
    return [sum(w * v for w, v in zip(row, x)) for row in W]


def matvec_vjp(W, x, u):
    by_W = [[v * t for t in x] for v in u]
    by_x = [sum(v * row[j] for v, row in zip(u, W)) for j in range(len(x))]
    return {"W": by_W, "x": by_x}


# The logistic function, entry by entry, written so that it overflows nowhere.
def logistic(t):
    e = math.exp(-abs(t))
    return 1 / (1 + e) if t >= 0 else e / (1 + e)


def sigmoid(x):
    return [logistic(t) for t in x]


def sigmoid_vjp(x, u):
    return [v * logistic(t) * logistic(-t) for t, v in zip(x, u)]


# With one number in and one number out: shape () is a plain number on both sides.
def cube(x):
    return x**3


def cube_vjp(x, u):
    return 3 * x**2 * u


# A kink: at 0 the slope is 0 from the left and 1 from the right. What this gate answers there, it declares.
def relu(x):
    return [max(t, 0.0) for t in x]


def relu_vjp(x, u):
    return [v if t > 0 else 0.0 for t, v in zip(x, u)]


# Inputs need not be any numbers: a scale is positive, a share lies between 0 and 1.
def mix(a, b, share):
    return [share * math.log(s) + (1 - share) * t for s, t in zip(a, b)]


def mix_vjp(a, b, share, u):
    by_a = [share * v / s for s, v in zip(a, u)]
    by_b = [(1 - share) * v for v in u]
    by_share = sum(v * (math.log(s) - t) for s, t, v in zip(a, b, u))
    return by_a, by_b, by_share


# Rows of a table: an input that is no number to differentiate by comes as whole numbers. A row that is
# picked twice gets both gradients, so they are added and not put in its place.
def pick(table, rows):
    return [list(table[i]) for i in rows]


def pick_vjp(table, rows, u):
    gradient = [[0.0] * len(row) for row in table]
    for i, v in zip(rows, u):
        gradient[i] = [g + t for g, t in zip(gradient[i], v)]
    return gradient


serve({
    "matvec": Subject(matvec, matvec_vjp, inputs={"W": real("n", "m"), "x": real("m")}, implements="matvec"),
    "sigmoid": Subject(sigmoid, sigmoid_vjp, inputs={"x": real("n")}, implements="sigmoid"),
    "cube": Subject(cube, cube_vjp, inputs={"x": real()}),
    "cube at two points": Subject(cube, cube_vjp, at=[{"x": 2}, {"x": -1.5}]),
    "relu": Subject(relu, relu_vjp, inputs={"x": real("n")}, kinks=[kink("x", 0, slope=0)]),
    "mix": Subject(mix, mix_vjp, inputs={"a": positive("n"), "b": real("n"), "share": interval(0, 1)}),
    "pick": Subject(
        pick, pick_vjp,
        inputs={"table": real("k", "m", k=1), "rows": indices("k", "n")},
        output=["n", "m"],
    ),
})
