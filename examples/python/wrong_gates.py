"""Gates whose gradients are wrong, each in another way. gradcheck says of each how.

    npx gradcheck check --process "python3 examples/python/wrong_gates.py"
"""
import math

from gradcheck_subject import Subject, real, serve


def sigmoid(x):
    return [1 / (1 + math.exp(-t)) for t in x]


# σ′ = a (1 − a) is meant for the activation a = σ(x), and is fed x itself.
def at_the_wrong_place(x, u):
    return [v * t * (1 - t) for t, v in zip(x, u)]


# Right for a cotangent of ones, which is all that a sum of the outputs ever asks for.
def without_cotangent(x, u):
    return [s * (1 - s) for s in sigmoid(x)]


def matvec(W, x):
    return [sum(w * v for w, v in zip(row, x)) for row in W]


# W u in the place of Wᵀ u: right only where W is symmetric, and of another shape where it is not square.
def not_transposed(W, x, u):
    return [[v * t for t in x] for v in u], [sum(w * v for w, v in zip(row, u)) for row in W]


def nothing_by_x(W, x, u):
    return [[v * t for t in x] for v in u], None


def square(x):
    return x * x


# A default value is made once, so each backward pass adds to the gradients of those before it.
def adds_up(x, u, sums=[0.0]):
    sums[0] += 2 * x * u
    return sums[0]


serve({
    "sigmoid at the activation": Subject(sigmoid, at_the_wrong_place, at=[{"x": [0.5, -1, 2]}]),
    "sigmoid without the cotangent": Subject(sigmoid, without_cotangent, at=[{"x": [0.5, -1, 2]}]),
    "matvec not transposed": Subject(matvec, not_transposed, inputs={"W": real("n", "m"), "x": real("m")}),
    "matvec without x": Subject(matvec, nothing_by_x, inputs={"W": real("n", "m"), "x": real("m")}),
    "square adds up": Subject(square, adds_up, inputs={"x": real()}),
})
