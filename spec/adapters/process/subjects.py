"""Subjects for the spec of the Python helper: right ones, wrong ones, and rude ones; with numpy and without."""
import os
import sys

from gradcheck_subject import (
    Subject, greater_than, indices, interval, kink, labels, nonzero, one_hot, positive, probabilities, real,
    serve, ties,
)

print("printed while it starts")
kinds = set()


def square(x):
    kinds.add(type(x).__name__)
    return [t * t for t in x]


def square_vjp(x, u):
    return [2 * t * v for t, v in zip(x, u)]


def noisy(x):
    print("printed by a forward")
    os.write(1, b"written by a forward\n")
    sys.stdin.read()
    return square(x)


def fails(x):
    if x[0] > 1:
        raise ValueError("more than 1")
    if x[0] < -1:
        sys.exit("less than -1")
    return list(x)


def both(x):
    return {"squares": square(x), "sum": sum(x)}


def both_vjp(x, u):
    return {"x": [2 * t * v + u["sum"] for t, v in zip(x, u["squares"])]}


def product(x, y):
    return x * y


# All points at once, along a new first axis: nested lists or arrays.
def stacked(x):
    return [square(row) for row in x]


def stacked_vjp(x, u):
    return [square_vjp(row, v) for row, v in zip(x, u)]


def stacked_fails(x):
    if len(x) > 2:
        raise ValueError("too many")
    return [fails(row) for row in x]


# What a library offers that derives gradients: here by differences.
def x2y(x, y):
    return x * x * y


def pull(f, *xs):
    step = 1e-7
    slope = lambda k: (f(*[x + (j == k) * step for j, x in enumerate(xs)]) - f(*xs)) / step
    return f(*xs), lambda u: tuple(slope(k) * u for k in range(len(xs)))


def push(f, xs, tangents):
    value, gradient = pull(f, *xs)
    return value, sum(g * t for g, t in zip(gradient(1.0), tangents))


vector = {"x": real("n")}
numbers = {"x": real(), "y": real()}
serve(
    {
        "square": Subject(square, square_vjp, inputs=vector),
        "noisy": Subject(noisy, square_vjp, inputs=vector),
        "fails": Subject(fails, lambda x, u: [float(v) for v in u], inputs=vector),
        "both": Subject(both, both_vjp, inputs=vector),
        "product": Subject(
            product,
            lambda x, y, u: (y * u, x * u),
            jvp=lambda x, y, dx, dy: dx * y + x * dy,
            jacobian=lambda x, y: {"x": [[y]], "y": [[x]]},
            inputs=numbers,
        ),
        "by y alone": Subject(product, lambda x, y, u: x * u, inputs=numbers, wrt=["y"]),
        "half a gradient": Subject(product, lambda x, y, u: (y * u, None), inputs=numbers),
        "one for two": Subject(product, lambda x, y, u: y * u, inputs=numbers),
        "stacked": Subject(stacked, stacked_vjp, inputs=vector, batched=True),
        "stacked fails": Subject(stacked_fails, stacked_vjp, inputs=vector, batched=True),
        "pulled back": Subject.pullback(x2y, pull, make_jvp=push, inputs=numbers, wrt=["x"]),
        "picked": Subject(
            lambda table, i: [table[k] for k in i],
            lambda table, i, u: [sum(v for v, k in zip(u, i) if k == row) for row in range(3)],
            inputs={"table": real(3), "i": indices(3, "n")},
        ),
        "kinds": Subject(lambda x: len(kinds) if kinds == {"list"} else -len(kinds), square_vjp, inputs=vector),
        "text": Subject(lambda x: "abc", square_vjp, inputs=vector),
        "ragged": Subject(lambda x: [[1.0], [1.0, 2.0]], square_vjp, inputs=vector),
        "declared": Subject(
            square, square_vjp,
            inputs={
                "a": positive("n", n=2), "b": nonzero(), "c": greater_than(-1, 3), "d": interval(0, 1),
                "e": probabilities("n"), "f": one_hot("n"), "g": labels("n"), "h": indices("n", 4),
            },
            kinks=[kink("a", 0, slope=1, because="so"), ties("a", "e", to="first")],
            output=["n"], dtype="float32", implements="square",
        ),
        "points": Subject(square, square_vjp, at=[{"x": [1, 2]}, {"x": [[1.5]]}, {"x": 3}]),
    },
    version="1.2",
)
