"""What makes fewer entries of many, or runs along an axis."""
from .kit import *

F = torch.nn.functional
linalg = torch.linalg

whole = [(), (1,), (5,), (2, 3), (2, 3, 2)]


def both(f, domain=real):
    """A reduction along an axis, and over all."""
    return reduction(f, domain) + every(
        lambda shape, keepdim: (at(domain, x=shape), lambda x: f(x, tuple(range(x.ndim)), keepdim)),
        shape=[(5,), (2, 3), (2, 3, 2)],
        keepdim=[False, True],
    )


operations = {
    "amax": both(torch.amax),
    "amin": both(torch.amin),
    "aminmax": reduction(lambda x, dim, keepdim: torch.sub(*reversed(torch.aminmax(x, dim=dim, keepdim=keepdim)))),
    "cov": every(
        lambda shape, correction: (at(x=shape), lambda x: torch.cov(x, correction=correction)),
        shape=[(4,), (2, 3), (3, 4)],
        correction=[0, 1],
    ),
    "corrcoef": every(lambda shape: (at(x=shape), torch.corrcoef), shape=[(2, 3), (3, 4), (2, 5)]),
    "cummax": along(lambda x, dim: torch.cummax(x, dim).values),
    "cummin": along(lambda x, dim: torch.cummin(x, dim).values),
    "cumprod": along(torch.cumprod),
    "cumsum": along(torch.cumsum),
    "cumulative_trapezoid": along(lambda x, dim: torch.cumulative_trapezoid(x, dim=dim))
    + every(lambda dx: (at(y=(2, 4)), lambda y: torch.cumulative_trapezoid(y, dx=dx)), dx=[0.5, 2])
    + of_shapes(lambda y, x: torch.cumulative_trapezoid(y, x), dict(y=(4,), x=(4,)), dict(y=(2, 4), x=(4,))),
    "diff": every(
        lambda shape, n, dim: (at(x=shape), lambda x: torch.diff(x, n, dim)),
        shape=[(3, 4), (4, 3)],
        n=[1, 2],
        dim=[0, 1, -1],
    )
    + of_shapes(lambda x, a, b: torch.diff(x, prepend=a, append=b), dict(x=(2, 3), a=(2, 1), b=(2, 2))),
    "dist": every(
        lambda p, shapes: (at(x=shapes[0], y=shapes[1]), lambda x, y: torch.dist(x, y, p)),
        p=[0.5, 1, 1.5, 2, 3, float("inf")],
        shapes=[((4,), (4,)), ((2, 3), (3,)), ((2, 1), (1, 3))],
    ),
    "kthvalue": every(
        lambda shape, k, dim, keepdim: (at(x=shape), lambda x: torch.kthvalue(x, k, dim, keepdim).values),
        shape=[(2, 3), (3, 2)],
        k=[1, 2],
        dim=[0, 1, -1],
        keepdim=[False, True],
    ),
    "linalg.matrix_norm": every(
        lambda shape, ord, keepdim: (at(x=shape), lambda x: linalg.matrix_norm(x, ord, keepdim=keepdim)),
        shape=[(2, 3), (3, 2), (2, 2, 3)],
        ord=["fro", "nuc", 1, -1, 2, -2, float("inf"), -float("inf")],
        keepdim=[False, True],
    ),
    "linalg.vector_norm": every(
        lambda shape, ord, dim, keepdim: (at(x=shape), lambda x: linalg.vector_norm(x, ord, dim, keepdim)),
        shape=[(2, 3)],
        ord=[0.5, 1, 1.5, 2, 3, -1, float("inf"), -float("inf")],
        dim=[None, 0, -1, (0, 1)],
        keepdim=[False, True],
    ),
    "logcumsumexp": along(torch.logcumsumexp),
    "logsumexp": both(torch.logsumexp),
    "max": reduction(lambda x, dim, keepdim: torch.max(x, dim, keepdim).values) + unary(torch.max, of=whole),
    "mean": both(torch.mean) + unary(torch.mean, of=whole),
    "median": reduction(lambda x, dim, keepdim: torch.median(x, dim, keepdim).values) + unary(torch.median, of=whole),
    "min": reduction(lambda x, dim, keepdim: torch.min(x, dim, keepdim).values) + unary(torch.min, of=whole),
    "mode": reduction(lambda x, dim, keepdim: torch.mode(x, dim, keepdim).values),
    "msort": unary(torch.msort, of=[(5,), (3, 2), (3, 1, 2)]),
    "nanmean": both(torch.nanmean),
    "nanmedian": reduction(lambda x, dim, keepdim: torch.nanmedian(x, dim, keepdim).values)
    + unary(torch.nanmedian, of=whole),
    "nanquantile": every(
        lambda q, dim, keepdim: (at(x=(3, 4)), lambda x: torch.nanquantile(x, q, dim, keepdim)),
        q=[0.0, 0.25, 0.6, 1.0],
        dim=[None, 0, -1],
        keepdim=[False, True],
    ),
    "nansum": both(torch.nansum),
    "norm": every(
        lambda p, dim, keepdim: (at(x=(2, 3)), lambda x: torch.norm(x, p, dim, keepdim)),
        p=["fro", "nuc", 0.5, 1, 2, 3, float("inf"), -float("inf")],
        dim=[(0, 1)],
        keepdim=[False, True],
    )
    + every(lambda p, dim: (at(x=(2, 3)), lambda x: torch.norm(x, p, dim)), p=[0.5, 1, 1.5, 2, 3], dim=[None, 0, -1]),
    "prod": reduction(lambda x, dim, keepdim: torch.prod(x, dim, keepdim)) + unary(torch.prod, of=whole),
    "quantile": every(
        lambda q, dim, how: (at(x=(3, 4)), lambda x: torch.quantile(x, q, dim, interpolation=how)),
        q=[0.0, 0.25, 0.6, 1.0],
        dim=[None, 0, -1],
        how=["linear", "lower", "higher", "midpoint", "nearest"],
    )
    + every(
        lambda dim: (at(x=(3, 4)), lambda x: torch.quantile(x, torch.tensor([0.1, 0.7], dtype=x.dtype), dim)),
        dim=[0, 1],
    ),
    "renorm": every(
        lambda p, dim, most: (at(x=(2, 3)), lambda x: torch.renorm(x, p, dim, most)),
        p=[1, 1.5, 2, 3],
        dim=[0, 1, -1],
        most=[0.5, 2.7, 99],
    ),
    "sort": every(
        lambda shape, dim, descending: (at(x=shape), lambda x: torch.sort(x, dim, descending).values),
        shape=[(2, 3), (3, 2)],
        dim=[0, 1, -1],
        descending=[False, True],
    ),
    "std": every(
        lambda dim, unbiased, keepdim: (at(x=(3, 2)), lambda x: torch.std(x, dim, unbiased, keepdim)),
        dim=[0, 1, -1, (0, 1)],
        unbiased=[False, True],
        keepdim=[False, True],
    )
    + every(
        lambda correction: (at(x=(3, 2)), lambda x: torch.std(x, dim=0, correction=correction)), correction=[0, 1, 2]
    ),
    "std_mean": every(
        lambda dim, k: (at(x=(3, 2)), lambda x: torch.std_mean(x, dim)[k]), dim=[0, 1, (0, 1)], k=[0, 1]
    ),
    "sum": both(torch.sum) + unary(torch.sum, of=whole),
    "topk": every(
        lambda k, dim, largest: (at(x=(3, 4)), lambda x: torch.topk(x, k, dim, largest).values),
        k=[1, 2, 3],
        dim=[0, -1],
        largest=[False, True],
    ),
    "trapezoid": along(lambda x, dim: torch.trapezoid(x, dim=dim))
    + every(lambda dx: (at(y=(2, 4)), lambda y: torch.trapezoid(y, dx=dx)), dx=[0.5, 2])
    + of_shapes(
        lambda y, x: torch.trapezoid(y, x), dict(y=(4,), x=(4,)), dict(y=(2, 4), x=(4,)), dict(y=(2, 4), x=(2, 4))
    ),
    "var": every(
        lambda dim, unbiased, keepdim: (at(x=(3, 2)), lambda x: torch.var(x, dim, unbiased, keepdim)),
        dim=[0, 1, -1, (0, 1)],
        unbiased=[False, True],
        keepdim=[False, True],
    )
    + every(
        lambda correction: (at(x=(3, 2)), lambda x: torch.var(x, dim=0, correction=correction)), correction=[0, 1, 2]
    ),
    "var_mean": every(
        lambda dim, k: (at(x=(3, 2)), lambda x: torch.var_mean(x, dim)[k]), dim=[0, 1, (0, 1)], k=[0, 1]
    ),
    "nn.functional.glu": every(
        lambda shape, dim: (at(x=shape), lambda x: F.glu(x, dim)), shape=[(2, 4), (4, 2), (2, 2, 4)], dim=[0, 1, -1]
    ),
    "nn.functional.log_softmax": along(lambda x, dim: F.log_softmax(x, dim)),
    "nn.functional.normalize": every(
        lambda p, dim, eps: (at(x=(2, 3)), lambda x: F.normalize(x, p, dim, eps)),
        p=[1, 1.5, 2, 3],
        dim=[0, 1, -1],
        eps=[1e-12, 3.1],
    ),
    "nn.functional.softmax": along(lambda x, dim: F.softmax(x, dim)),
    "nn.functional.softmin": along(lambda x, dim: F.softmin(x, dim)),
}
