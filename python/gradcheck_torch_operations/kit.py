"""What operations of PyTorch are declared with: a way to call one is its inputs and what is done with them."""
from itertools import product

import torch

from gradcheck_subject import greater_than, interval, positive, real

__all__ = [
    "along",
    "at",
    "beyond",
    "binary",
    "every",
    "matrices",
    "of_shapes",
    "pairs",
    "positive",
    "definite",
    "real",
    "real_of",
    "reduction",
    "regular",
    "shapes",
    "told",
    "torch",
    "unary",
    "unit",
    "within",
]

#: Shapes that attack: a number, one entry, none, primes, one that is long in one axis only.
shapes = [(), (1,), (5,), (0,), (2, 3), (3, 1, 2)]

#: Pairs of shapes that broadcast, either way, on any axis, and that need not.
pairs = [
    ((5,), (5,)),
    ((2, 3), (2, 3)),
    ((2, 3), (3,)),
    ((3,), (2, 3)),
    ((2, 1), (1, 3)),
    ((), (4,)),
    ((4,), ()),
    ((1,), (3,)),
    ((2, 3, 2), (3, 1)),
    ((1, 2), (3, 1, 2)),
    ((2, 1, 3), (1,)),
    ((0,), (1,)),
]


def within(a, b):
    """The domain from a to b."""
    return lambda *shape: interval(a, b, *shape)


def beyond(bound):
    """The domain of what is greater than a bound."""
    return lambda *shape: greater_than(bound, *shape)


def every(way, **ranges):
    """Every combination of some attributes, each over its whole range; a way is None where one makes no sense."""
    ways = []
    for values in product(*ranges.values()):
        chosen = dict(zip(ranges, values))
        made = way(**chosen)
        if made is not None:
            ways.append((", ".join("%s=%r" % one for one in chosen.items()), *made))
    return ways


def told(label, ways):
    """The same ways, told from others of their operation by a word."""
    return [(", ".join(filter(None, [label, of])), *way) for of, *way in ways]


def real_of(z):
    """The numbers of a complex tensor as pairs; a real one as it is."""
    return torch.view_as_real(z.resolve_conj()) if z.is_complex() else z


def at(domain=real, **named):
    """Inputs of one domain, by the shapes of each."""
    return {name: domain(*shape) for name, shape in named.items()}


def unary(f, domain=real, of=shapes):
    """A function of the entries of one tensor."""
    return every(lambda shape: (at(domain, x=shape), f), shape=of)


def binary(f, first=real, second=real, of=pairs):
    """A function of two tensors that broadcast."""
    return [("a=%r, b=%r" % (a, b), {"a": first(*a), "b": second(*b)}, f) for a, b in of]


def of_shapes(f, *cases, domain=real):
    """A function of several tensors, of the shapes of each case, by the names of its inputs."""
    return [(", ".join("%s=%r" % one for one in case.items()), at(domain, **case), f) for case in cases]


def reduction(f, domain=real, of=((5,), (2, 3), (2, 3, 2), (3, 1, 2))):
    """A function f(x, dim, keepdim) that makes fewer entries of many, along any axis, counted from either end."""
    return every(
        lambda shape, dim, keepdim: None
        if not -len(shape) <= dim < len(shape)
        else (at(domain, x=shape), lambda x: f(x, dim, keepdim)),
        shape=of,
        dim=[0, 1, -1],
        keepdim=[False, True],
    )


def along(f, domain=real, of=((5,), (2, 3), (2, 3, 2), (3, 1, 2))):
    """A function f(x, dim) along any axis, counted from either end."""
    return every(
        lambda shape, dim: None
        if not -len(shape) <= dim < len(shape)
        else (at(domain, x=shape), lambda x: f(x, dim)),
        shape=of,
        dim=[0, 1, -1],
    )


#: A matrix, square ones, a stack of them.
matrices = [(1, 1), (2, 2), (3, 3), (2, 2, 2)]


def unit(x):
    """The unit matrix beside a square one."""
    return torch.eye(x.shape[-1], dtype=x.dtype)


def regular(x):
    """A matrix far from singular: what is given, and 9 on the diagonal."""
    return x + 9 * unit(x)


def definite(x):
    """A symmetric positive definite one."""
    return x @ x.mT + unit(x)
