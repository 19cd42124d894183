"""Products of matrices and vectors, and what linear algebra makes of them."""
from .kit import *

F = torch.nn.functional
linalg = torch.linalg


def square(f, of=matrices):
    return every(lambda shape: (at(x=shape), f), shape=of)


def scaled(f, label="", **named):
    """A sum of a tensor and a product, each times a number."""
    return told(
        label,
        every(
            lambda beta, alpha: (at(**named), lambda *given: f(*given, beta=beta, alpha=alpha)),
            beta=[1, -0.5, 0],
            alpha=[1, 2.5, 0, -1],
        ),
    )


def triangle(x, upper, ones):
    """The upper or lower triangle of a matrix, far from singular, or with ones on the diagonal."""
    if ones:
        return unit(x) + (x / 8).triu(1) if upper else unit(x) + (x / 8).tril(-1)
    return regular(x).triu() if upper else regular(x).tril()


def symmetric(x):
    """A symmetric matrix whose eigenvalues lie apart: what is given is added to 0, 9, 18 … on the diagonal."""
    return (x + x.mT) / 16 + torch.diag(9.0 * torch.arange(x.shape[-1], dtype=x.dtype))


def spaces(u, s, vh, k):
    """What the signs of singular vectors do not change, of those on the left or on the right."""
    return projections(u if k == 0 else vh.mT)


def projections(v):
    """What the signs of eigenvectors do not change."""
    return v @ torch.diag_embed(torch.arange(1.0, 1 + v.shape[-1], dtype=v.dtype)) @ v.mT


operations = {
    "addbmm": scaled(torch.addbmm, m=(2, 3), a=(2, 2, 2), b=(2, 2, 3)),
    "addmm": scaled(torch.addmm, m=(2, 3), a=(2, 2), b=(2, 3))
    + scaled(torch.addmm, "broadcast", m=(3,), a=(2, 2), b=(2, 3)),
    "addmv": scaled(torch.addmv, v=(2,), a=(2, 3), b=(3,)) + scaled(torch.addmv, "broadcast", v=(), a=(2, 3), b=(3,)),
    "addr": scaled(torch.addr, m=(2, 3), a=(2,), b=(3,)) + scaled(torch.addr, "broadcast", m=(3,), a=(2,), b=(3,)),
    "baddbmm": scaled(torch.baddbmm, m=(2, 2, 3), a=(2, 2, 2), b=(2, 2, 3))
    + scaled(torch.baddbmm, "broadcast", m=(3,), a=(2, 2, 2), b=(2, 2, 3)),
    "bmm": of_shapes(
        torch.bmm, dict(a=(2, 2, 3), b=(2, 3, 2)), dict(a=(1, 2, 1), b=(1, 1, 2)), dict(a=(2, 0, 3), b=(2, 3, 1))
    ),
    "cdist": every(
        lambda p, shapes: (at(x=shapes[0], y=shapes[1]), lambda x, y: torch.cdist(x, y, p)),
        p=[0.5, 1.0, 1.5, 2.0, 3.0, float("inf")],
        shapes=[((2, 3), (2, 3)), ((1, 2), (3, 2)), ((2, 2, 3), (2, 1, 3)), ((2, 2), (3, 1, 2))],
    ),
    "linalg.cross": of_shapes(
        linalg.cross,
        dict(a=(3, 3), b=(3, 3)),
        dict(a=(2, 3), b=(1, 3)),
        dict(a=(1, 3), b=(2, 3)),
        dict(a=(3,), b=(3,)),
    )
    + of_shapes(lambda a, b: linalg.cross(a, b, dim=0), dict(a=(3, 2), b=(3, 2)), dict(a=(3, 2), b=(3, 1))),
    "dot": of_shapes(torch.dot, dict(a=(3,), b=(3,)), dict(a=(1,), b=(1,)), dict(a=(0,), b=(0,))),
    "einsum": every(
        lambda of: (at(a=of[1], b=of[2]), lambda a, b: torch.einsum(of[0], a, b)),
        of=[
            ("ij,jk->ik", (2, 3), (3, 2)),
            ("ij,jk->ki", (2, 3), (3, 2)),
            ("ij,ij->", (2, 3), (2, 3)),
            ("i,j->ij", (2,), (3,)),
            ("bij,bjk->bik", (2, 2, 3), (2, 3, 1)),
            ("ii,i->i", (3, 3), (3,)),
            ("ij,j", (2, 3), (3,)),
            ("...i,i->...", (2, 2, 3), (3,)),
            ("ij,kj->ik", (1, 3), (2, 3)),
            ("ij,ik->jk", (3, 1), (3, 2)),
            ("i,i->i", (1,), (3,)),
            ("ii,jj->ij", (2, 2), (3, 3)),
        ],
    ),
    "inner": of_shapes(
        torch.inner, dict(a=(3,), b=(3,)), dict(a=(2, 3), b=(3,)), dict(a=(2, 3), b=(4, 3)), dict(a=(), b=(2, 3))
    ),
    "kron": of_shapes(
        torch.kron, dict(a=(2,), b=(3,)), dict(a=(2, 2), b=(1, 3)), dict(a=(2,), b=(2, 2)), dict(a=(), b=(2, 3))
    ),
    "linalg.cholesky": every(
        lambda shape, upper: (at(x=shape), lambda x: linalg.cholesky(definite(x), upper=upper)),
        shape=matrices,
        upper=[False, True],
    ),
    "cholesky_inverse": every(
        lambda n, upper: (
            at(x=(n, n)),
            lambda x: torch.cholesky_inverse(regular(x.triu() if upper else x.tril()), upper),
        ),
        n=[1, 2, 3],
        upper=[False, True],
    ),
    "cholesky_solve": every(
        lambda shapes, upper: (
            at(b=shapes[0], x=shapes[1]),
            lambda b, x: torch.cholesky_solve(b, regular(x.triu() if upper else x.tril()), upper),
        ),
        shapes=[((2, 1), (2, 2)), ((3, 2), (3, 3)), ((2, 2, 1), (2, 2)), ((2, 1), (2, 2, 2))],
        upper=[False, True],
    ),
    "linalg.det": square(lambda x: linalg.det(regular(x)))
    + told("as drawn", square(linalg.det, [(1, 1), (2, 2), (3, 3)])),
    "linalg.eigh": square(lambda x: linalg.eigh(symmetric(x))[0])
    + told("of the vectors", square(lambda x: projections(linalg.eigh(symmetric(x))[1]))),
    "linalg.eigvalsh": square(lambda x: linalg.eigvalsh(symmetric(x))),
    "linalg.eigvals": square(lambda x: real_of(linalg.eigvals(symmetric(x)))[..., 0].sort().values),
    "linalg.householder_product": of_shapes(
        linalg.householder_product, dict(x=(3, 2), tau=(2,)), dict(x=(2, 2), tau=(1,)), dict(x=(2, 3, 2), tau=(2, 2))
    ),
    "linalg.inv": square(lambda x: linalg.inv(regular(x))),
    "linalg.lstsq": of_shapes(
        lambda x, b: linalg.lstsq(x, b).solution,
        dict(x=(3, 2), b=(3, 1)),
        dict(x=(2, 2), b=(2, 2)),
        dict(x=(2, 3), b=(2, 1)),
    ),
    "linalg.lu": every(
        lambda shape, pivot, k: (
            at(x=shape),
            lambda x: linalg.lu(x + 9 * torch.eye(*x.shape[-2:], dtype=x.dtype), pivot=pivot)[k],
        ),
        shape=[(2, 2), (3, 2), (2, 3), (2, 2, 2)],
        pivot=[True],
        k=[1, 2],
    ),
    "linalg.lu_factor": square(lambda x: linalg.lu_factor(regular(x))[0]),
    "linalg.matrix_exp": square(lambda x: linalg.matrix_exp(x / 4)),
    "linalg.matrix_power": every(
        lambda n, shape: (at(x=shape), lambda x: linalg.matrix_power(regular(x), n)),
        n=[0, 1, 2, 3, 5, -1, -2],
        shape=[(2, 2), (2, 2, 2)],
    ),
    "linalg.multi_dot": of_shapes(
        lambda *given: linalg.multi_dot(given),
        dict(a=(2, 3), b=(3, 1), c=(1, 2)),
        dict(a=(3,), b=(3, 2), c=(2,)),
        dict(a=(2, 2), b=(2, 2)),
        dict(a=(1, 3), b=(3, 2), c=(2, 2)),
    ),
    "linalg.pinv": every(
        lambda shape: (at(x=shape), lambda x: linalg.pinv(x + 9 * torch.eye(*x.shape[-2:], dtype=x.dtype))),
        shape=[(2, 2), (3, 2), (2, 3), (2, 3, 2)],
    ),
    "linalg.qr": every(
        lambda shape, k: (at(x=shape), lambda x: linalg.qr(x + 9 * torch.eye(*x.shape[-2:], dtype=x.dtype))[k]),
        shape=[(2, 2), (3, 2), (2, 2, 2)],
        k=[0, 1],
    )
    + every(lambda k: (at(x=(2, 3)), lambda x: linalg.qr(x + 9 * torch.eye(2, 3, dtype=x.dtype))[k]), k=[0, 1]),
    "linalg.slogdet": square(lambda x: linalg.slogdet(regular(x))[1]),
    "logdet": square(lambda x: torch.logdet(regular(x))),
    "linalg.solve": every(
        lambda shapes, left: (at(x=shapes[0], b=shapes[1]), lambda x, b: linalg.solve(regular(x), b, left=left)),
        shapes=[((2, 2), (2, 2)), ((3, 3), (3, 3)), ((2, 2, 2), (2, 2, 2)), ((2, 2), (2, 2, 2))],
        left=[True, False],
    )
    + of_shapes(
        lambda x, b: linalg.solve(regular(x), b),
        dict(x=(3, 3), b=(3,)),
        dict(x=(2, 2), b=(2, 1)),
        dict(x=(2, 2, 2), b=(2, 2)),
    ),
    "linalg.solve_triangular": every(
        lambda shapes, upper, left, unit: (
            at(x=shapes[0], b=shapes[1]),
            lambda x, b: linalg.solve_triangular(
                triangle(x, upper, unit), b, upper=upper, left=left, unitriangular=unit
            ),
        ),
        shapes=[((2, 2), (2, 2)), ((2, 2, 2), (2, 2)), ((2, 2), (2, 2, 2))],
        upper=[True, False],
        left=[True, False],
        unit=[True, False],
    ),
    "linalg.svd": every(
        lambda shape, k: (
            at(x=shape),
            lambda x: linalg.svd(x, full_matrices=False)[1]
            if k == 1
            else spaces(*linalg.svd(x, full_matrices=False), k),
        ),
        shape=[(2, 2), (2, 3), (3, 2), (2, 2, 3)],
        k=[0, 1, 2],
    ),
    "linalg.svdvals": unary(linalg.svdvals, of=[(2, 2), (2, 3), (3, 2), (2, 2, 3)]),
    "linalg.tensorinv": every(
        lambda shape: (
            at(x=shape[0]),
            lambda x: linalg.tensorinv(x + 9 * torch.eye(4, dtype=x.dtype).reshape(x.shape), shape[1]),
        ),
        shape=[((2, 2, 4), 2), ((4, 2, 2), 1), ((2, 2, 2, 2), 2)],
    ),
    "linalg.tensorsolve": of_shapes(
        lambda x, b: linalg.tensorsolve(x + 9 * torch.eye(4, dtype=x.dtype).reshape(x.shape), b),
        dict(x=(2, 2, 4), b=(2, 2)),
        dict(x=(4, 2, 2), b=(4,)),
        dict(x=(4, 4), b=(4,)),
    ),
    "linalg.vander": every(
        lambda shape, n: (at(x=shape), lambda x: linalg.vander(x, N=n)), shape=[(3,), (2, 2)], n=[None, 2, 4]
    ),
    "lu_solve": of_shapes(
        lambda b, x: torch.lu_solve(b, *linalg.lu_factor(regular(x))),
        dict(b=(2, 1), x=(2, 2)),
        dict(b=(3, 2), x=(3, 3)),
        dict(b=(2, 2, 1), x=(2, 2, 2)),
    ),
    "matmul": of_shapes(
        torch.matmul,
        dict(a=(2, 3), b=(3, 2)),
        dict(a=(3,), b=(3, 2)),
        dict(a=(2, 3), b=(3,)),
        dict(a=(3,), b=(3,)),
        dict(a=(2, 2, 3), b=(3, 1)),
        dict(a=(1, 2, 3), b=(2, 3, 1)),
        dict(a=(2, 1, 2, 2), b=(1, 2, 2, 1)),
        dict(a=(3,), b=(2, 3, 2)),
        dict(a=(2, 2, 3), b=(3,)),
        dict(a=(0, 3), b=(3, 2)),
        dict(a=(2, 0), b=(0, 3)),
        dict(a=(1, 1), b=(1, 1)),
    ),
    "mm": of_shapes(torch.mm, dict(a=(2, 3), b=(3, 2)), dict(a=(1, 3), b=(3, 1)), dict(a=(2, 1), b=(1, 3))),
    "mv": of_shapes(torch.mv, dict(a=(2, 3), b=(3,)), dict(a=(1, 2), b=(2,)), dict(a=(3, 1), b=(1,))),
    "outer": of_shapes(torch.outer, dict(a=(2,), b=(3,)), dict(a=(1,), b=(1,)), dict(a=(0,), b=(2,))),
    "tensordot": every(
        lambda dims: (at(a=(2, 3), b=(3, 2) if dims == 1 else (2, 3)), lambda a, b: torch.tensordot(a, b, dims)),
        dims=[0, 1, 2],
    )
    + of_shapes(
        lambda a, b: torch.tensordot(a, b, dims=([1, 0], [0, 1])),
        dict(a=(2, 3, 2), b=(3, 2, 1)),
        dict(a=(2, 3), b=(3, 2)),
    ),
    "trace": unary(torch.trace, of=[(3, 3), (2, 3), (3, 1)]),
    "triangular_solve": every(
        lambda upper, transpose, unit: (
            at(b=(2, 2), x=(2, 2)),
            lambda b, x: torch.triangular_solve(b, regular(x), upper, transpose, unit)[0],
        ),
        upper=[True, False],
        transpose=[True, False],
        unit=[True, False],
    ),
    "vdot": of_shapes(torch.vdot, dict(a=(3,), b=(3,)), dict(a=(1,), b=(1,))),
    "nn.functional.bilinear": of_shapes(
        F.bilinear, dict(a=(2, 2), b=(2, 3), w=(2, 2, 3), c=(2,)), dict(a=(2,), b=(3,), w=(1, 2, 3), c=(1,))
    )
    + of_shapes(F.bilinear, dict(a=(2, 2, 2), b=(2, 2, 1), w=(2, 2, 1))),
    "nn.functional.cosine_similarity": every(
        lambda shapes, dim: (at(a=shapes[0], b=shapes[1]), lambda a, b: F.cosine_similarity(a, b, dim)),
        shapes=[((2, 3), (2, 3)), ((2, 3), (1, 3)), ((2, 1), (2, 3))],
        dim=[0, 1, -1],
    ),
    "nn.functional.linear": of_shapes(
        F.linear,
        dict(x=(2, 3), w=(2, 3), b=(2,)),
        dict(x=(3,), w=(2, 3), b=(2,)),
        dict(x=(2, 2, 3), w=(1, 3), b=(1,)),
    )
    + of_shapes(F.linear, dict(x=(2, 3), w=(2, 3)), dict(x=(3,), w=(3,)), dict(x=(0, 3), w=(2, 3))),
    "nn.functional.pairwise_distance": every(
        lambda p, keepdim, shapes: (
            at(a=shapes[0], b=shapes[1]),
            lambda a, b: F.pairwise_distance(a, b, p, keepdim=keepdim),
        ),
        p=[0.5, 1.0, 2.0, 3.0, float("inf")],
        keepdim=[False, True],
        shapes=[((2, 3), (2, 3)), ((2, 3), (1, 3)), ((3,), (3,))],
    ),
    "nn.functional.pdist": every(
        lambda p: (at(x=(3, 2)), lambda x: F.pdist(x, p)), p=[0.5, 1.0, 1.5, 2.0, 3.0, float("inf")]
    ),
}
