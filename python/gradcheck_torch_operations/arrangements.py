"""What puts entries elsewhere: joins, cuts, turns, picks and scatters."""
from .kit import *

F = torch.nn.functional
fft = torch.fft


def whole(*numbers):
    return torch.tensor(numbers)


def move(f, of=((2, 3), (3, 1, 2), (2, 2, 3))):
    return unary(f, of=of)


def scattered(f):
    """A function of x and a source by places that repeat, along any axis."""
    rows = [([0, 1, 2], [2, 0, 1]), ([0, 0, 0], [0, 0, 0]), ([2, 1, 2], [2, 1, 0])]
    columns = [([0, 1, 2], [3, 0, 1]), ([1, 1, 1], [0, 0, 3])]
    return every(
        lambda dim, places: (at(x=(3, 3), s=(2, 3)), lambda x, s: f(x, dim, whole(*places), s)),
        dim=[0, -2],
        places=rows,
    ) + every(
        lambda dim, places: (at(x=(2, 4), s=(2, 3)), lambda x, s: f(x, dim, whole(*places), s)),
        dim=[1, -1],
        places=columns,
    )


def indexed(f, alike=True):
    """A function of x and a source by the places of whole slices."""
    return every(
        lambda dim, places: (
            {"x": real(3, 3), "s": real(*((len(places), 3) if dim in (0, -2) else (3, len(places))))},
            lambda x, s: f(x, dim, whole(*places), s),
        ),
        dim=[0, 1, -1],
        places=[[0, 2], [2, 1, 0]] + ([[1, 1], [0, 0, 0, 2]] if alike else []),
    )


def spectral(f, of=((4,), (5,), (2, 3), (3, 4)), **ranges):
    """A transform whose complex numbers are told as pairs."""
    return every(
        lambda shape, norm, **more: (at(x=shape), lambda x: real_of(f(x, norm=norm, **more))),
        shape=of,
        norm=["backward", "ortho", "forward"],
        **ranges
    )


def pairs_of(f, of=((4, 2), (2, 3, 2)), **ranges):
    """A transform of complex numbers, which are given as pairs."""
    return every(
        lambda shape, norm, **more: (at(x=shape), lambda x: real_of(f(torch.view_as_complex(x), norm=norm, **more))),
        shape=of,
        norm=["backward", "ortho", "forward"],
        **ranges
    )


def complex_unary(f):
    return unary(lambda x: real_of(f(torch.view_as_complex(x))), of=[(2,), (3, 2), (2, 2, 2)])


operations = {
    "abs, complex": complex_unary(torch.abs),
    "angle, complex": complex_unary(torch.angle),
    "as_strided": every(
        lambda view, offset: (at(x=(2, 3)), lambda x: torch.as_strided(x.clone(), *view, offset)),
        view=[
            ((2, 2), (1, 1)),
            ((2, 2), (2, 1)),
            ((2, 2), (1, 0)),
            ((2, 2), (1, 2)),
            ((3,), (1,)),
            ((3,), (2,)),
            ((3,), (0,)),
        ],
        offset=[0, 1],
    ),
    "block_diag": of_shapes(torch.block_diag, dict(a=(2, 1), b=(1, 3)), dict(a=(2,), b=()), dict(a=(), b=(2, 2))),
    "broadcast_to": every(
        lambda shape, to: (at(x=shape), lambda x: torch.broadcast_to(x, to)),
        shape=[(3,), (1, 3), (2, 1)],
        to=[(2, 3), (4, 2, 3)],
    ),
    "bucketize by values": unary(
        lambda x: torch.gather(x, 0, torch.bucketize(x.detach(), whole(-1.0, 1.0)).clamp(0, 2)), of=[(3,), (5,)]
    ),
    "cartesian_prod": of_shapes(torch.cartesian_prod, dict(a=(2,), b=(3,)), dict(a=(1,), b=(2,), c=(2,))),
    "cat": every(
        lambda shapes, dim: (at(a=shapes[0], b=shapes[1]), lambda a, b: torch.cat([a, b, a], dim)),
        shapes=[((2, 3), (2, 3)), ((2, 3), (0,))],
        dim=[0, 1, -1],
    )
    + of_shapes(lambda a, b: torch.cat([a, b]), dict(a=(2, 3), b=(1, 3)), dict(a=(0,), b=(2,)), dict(a=(1,), b=(2,))),
    "chunk": every(
        lambda chunks, dim, k: (at(x=(3, 5)), lambda x: torch.chunk(x, chunks, dim)[k]),
        chunks=[2, 3],
        dim=[0, 1, -1],
        k=[0, 1],
    ),
    "clone": unary(torch.clone),
    "column_stack": of_shapes(
        lambda a, b: torch.column_stack([a, b]), dict(a=(2,), b=(2,)), dict(a=(2, 3), b=(2,)), dict(a=(), b=())
    ),
    "combinations": every(
        lambda r, repeated: (at(x=(4,)), lambda x: torch.combinations(x, r, repeated)),
        r=[1, 2, 3],
        repeated=[False, True],
    ),
    "complex": of_shapes(
        lambda a, b: torch.view_as_real(torch.complex(a, b)),
        dict(a=(3,), b=(3,)),
        dict(a=(2, 3), b=(3,)),
        dict(a=(3,), b=(2, 3)),
        dict(a=(), b=()),
    ),
    "diag": every(
        lambda shape, k: (at(x=shape), lambda x: torch.diag(x, k)), shape=[(3,), (3, 3), (2, 3), (3, 2)], k=[0, 1, -1]
    ),
    "diag_embed": every(
        lambda k, dims: (at(x=(2, 3)), lambda x: torch.diag_embed(x, k, *dims)),
        k=[0, 1, -2],
        dims=[(-2, -1), (0, 2), (2, 0)],
    ),
    "diagflat": every(
        lambda shape, k: (at(x=shape), lambda x: torch.diagflat(x, k)), shape=[(3,), (2, 2)], k=[0, 1, -1]
    ),
    "diagonal": every(
        lambda k, dims: (at(x=(2, 3, 2)), lambda x: torch.diagonal(x, k, *dims)),
        k=[0, 1, -1],
        dims=[(0, 1), (1, 2), (2, 0)],
    ),
    "diagonal_scatter": every(
        lambda k: (at(x=(3, 3), s=(3 - abs(k),)), lambda x, s: torch.diagonal_scatter(x, s, k)), k=[0, 1, -2]
    ),
    "dsplit": every(lambda k: (at(x=(1, 2, 4)), lambda x: torch.dsplit(x, 2)[k]), k=[0, 1]),
    "dstack": of_shapes(lambda a, b: torch.dstack([a, b]), dict(a=(2,), b=(2,)), dict(a=(2, 2), b=(2, 2, 3))),
    "expand": every(
        lambda shape, to: (at(x=shape), lambda x: x.expand(to)), shape=[(3,), (1, 3), (2, 1)], to=[(2, 3), (4, 2, 3)]
    ),
    "flatten": every(
        lambda ends: (at(x=(2, 1, 3)), lambda x: torch.flatten(x, *ends)), ends=[(0, -1), (0, 1), (1, 2), (2, 2)]
    ),
    "flip": every(lambda dims: (at(x=(2, 3)), lambda x: torch.flip(x, dims)), dims=[(0,), (1,), (-1,), (0, 1), ()]),
    "fliplr": move(torch.fliplr),
    "flipud": move(torch.flipud),
    "gather": every(
        lambda dim, places: (at(x=(3, 3)), lambda x: torch.gather(x, dim, whole(*places))),
        dim=[0, 1, -1],
        places=[([0, 1, 2],), ([2, 2, 0], [1, 1, 1]), ([0], [0], [0])],
    ),
    "gather, of a number": unary(lambda x: torch.gather(x, 0, whole(0, 0)), of=[(1,), (3,)])
    + unary(lambda x: torch.gather(x, 0, torch.tensor(0)), of=[()]),
    "hsplit": every(lambda k, shape: (at(x=shape), lambda x: torch.hsplit(x, 2)[k]), k=[0, 1], shape=[(4,), (2, 4)]),
    "hstack": of_shapes(
        lambda a, b: torch.hstack([a, b]), dict(a=(2,), b=(3,)), dict(a=(2, 1), b=(2, 2)), dict(a=(), b=(2,))
    ),
    "imag": complex_unary(torch.imag),
    "index_add": every(
        lambda alpha: (at(x=(3, 2), s=(4, 2)), lambda x, s: torch.index_add(x, 0, whole(0, 2, 0, 1), s, alpha=alpha)),
        alpha=[1, -2.5],
    )
    + indexed(lambda x, dim, places, s: torch.index_add(x, dim, places, s)),
    "index_copy": indexed(lambda x, dim, places, s: torch.index_copy(x, dim, places, s), False),
    "index_fill": every(
        lambda dim, places: (at(x=(3, 3)), lambda x: torch.index_fill(x, dim, whole(*places), 7.0)),
        dim=[0, 1, -1],
        places=[[0], [2, 2]],
    )
    + every(lambda dim: (at(x=(3, 3), v=()), lambda x, v: torch.index_fill(x, dim, whole(0, 0, 2), v)), dim=[0, 1]),
    "index_put": every(
        lambda accumulate, places: (
            at(x=(3, 3), s=(2,)),
            lambda x, s: torch.index_put(x, (whole(*places[0]), whole(*places[1])), s, accumulate),
        ),
        accumulate=[False, True],
        places=[([0, 2], [1, 1])],
    )
    + every(
        lambda places: (at(x=(3, 3), s=(3,)), lambda x, s: torch.index_put(x, (whole(*places),), s, True)),
        places=[[0, 2], [1, 1], [0, 0, 2]],
    )
    + every(
        lambda places, shape: (at(x=(3, 3), s=shape), lambda x, s: torch.index_put(x, (whole(*places),), s, True)),
        places=[[0, 2], [1, 1]],
        shape=[(), (1,)],
    ),
    "index_reduce": every(
        lambda how, own, places: (
            at(positive, x=(3, 2), s=(len(places), 2)),
            lambda x, s: torch.index_reduce(x, 0, whole(*places), s, how, include_self=own),
        ),
        how=["prod", "mean", "amax", "amin"],
        own=[True, False],
        places=[[0, 2], [1, 1, 0]],
    )
    # What is not included is equal to the result, and must not count for it.
    + told(
        "x=s, own=False",
        every(
            lambda how: (
                at(positive, s=(2, 2)),
                lambda s: torch.index_reduce(s.detach(), 0, whole(0, 1), s, how, include_self=False),
            ),
            how=["amax", "amin"],
        ),
    ),
    "index_select": every(
        lambda dim, places: (at(x=(3, 3)), lambda x: torch.index_select(x, dim, whole(*places))),
        dim=[0, 1, -1],
        places=[[0], [2, 2, 0], [1, 1]],
    ),
    "indexing": every(
        lambda at_: (at(x=(3, 4)), lambda x: x[at_]),
        at_=[
            0,
            -1,
            slice(1, None),
            (slice(None), slice(0, 4, 2)),
            (..., 1),
            (None, 2),
            ([0, 0, 2],),
            ([0, 0], [1, 1]),
            (slice(None), [3, 3]),
        ],
    ),
    "masked_fill": every(
        lambda mask: (at(x=(2, 3)), lambda x: torch.masked_fill(x, whole(*mask), 7.0)),
        mask=[([True, False, True],), ([True], [False])],
    )
    + told(
        "a tensor",
        every(
            lambda mask: (at(x=(2, 3), v=()), lambda x, v: torch.masked_fill(x, whole(*mask), v)),
            mask=[([True, False, True],), ([True], [False])],
        ),
    ),
    "masked_scatter": every(
        lambda mask: (at(x=(2, 3), s=(2, 4)), lambda x, s: torch.masked_scatter(x, whole(*mask), s)),
        mask=[([True, False, True], [False, False, True]), ([True, False, True],), ([True], [False])],
    ),
    "masked_select": every(
        lambda mask: (at(x=(2, 3)), lambda x: torch.masked_select(x, whole(*mask))),
        mask=[([True, False, True], [False, False, True]), ([True, False, True],), ([True], [False])],
    )
    + unary(lambda x: torch.masked_select(x, whole([True], [False], [True])), of=[(3,), (1, 2)]),
    "meshgrid": every(
        lambda shapes, order: (
            at(a=shapes[0], b=shapes[1]),
            lambda a, b: torch.stack(torch.meshgrid(a, b, indexing=order)),
        ),
        shapes=[((2,), (3,)), ((1,), (2,)), ((), (2,))],
        order=["ij", "xy"],
    ),
    "movedim": every(
        lambda dims: (at(x=(2, 3, 1, 2)), lambda x: torch.movedim(x, *dims)),
        dims=[(0, 1), (0, -1), ((0, 1), (2, 0)), (-1, 1)],
    ),
    "narrow": every(
        lambda dim, start: (at(x=(3, 4)), lambda x: torch.narrow(x, dim, start, 2)), dim=[0, 1, -1], start=[0, 1]
    ),
    "nn.functional.pad": every(
        lambda shape, pad, value: (at(x=shape), lambda x: F.pad(x, pad, value=value)),
        shape=[(3,), (2, 3), (2, 1, 3)],
        pad=[(1, 2), (0, 1), (-1, 1), (-1, -1)],
        value=[0.0, 5.0],
    )
    + every(lambda pad: (at(x=(2, 3)), lambda x: F.pad(x, pad)), pad=[(1, 0, 0, 2), (-1, 2, 1, -1)]),
    "nn.functional.pad, circular": every(
        lambda shape, pad: (at(x=shape), lambda x: F.pad(x, pad, mode="circular")),
        shape=[(1, 2, 3), (2, 1, 3)],
        pad=[(1, 2), (0, 3), (3, 3), (-1, 1)],
    )
    + every(
        lambda pad: (at(x=(1, 2, 2, 3)), lambda x: F.pad(x, pad, mode="circular")), pad=[(1, 2, 2, 0), (0, 0, 1, 1)]
    )
    + every(
        lambda pad: (at(x=(1, 1, 2, 2, 2)), lambda x: F.pad(x, pad, mode="circular")),
        pad=[(1, 2, 2, 0, 1, 0), (0, 1, 0, 0, 2, 1)],
    ),
    "nn.functional.pad, reflect": every(
        lambda shape, pad: (at(x=shape), lambda x: F.pad(x, pad, mode="reflect")),
        shape=[(2, 4), (1, 2, 4)],
        pad=[(1, 2), (0, 3), (3, 3), (-1, 1)],
    )
    + every(
        lambda pad: (at(x=(1, 2, 3, 4)), lambda x: F.pad(x, pad, mode="reflect")),
        pad=[(1, 2, 2, 0), (3, 3, 2, 2), (0, 0, 1, 1)],
    )
    + every(
        lambda pad: (at(x=(1, 1, 2, 3, 2)), lambda x: F.pad(x, pad, mode="reflect")),
        pad=[(1, 1, 2, 0, 1, 0), (0, 1, 0, 0, 1, 1)],
    ),
    "nn.functional.pad, replicate": every(
        lambda shape, pad: (at(x=shape), lambda x: F.pad(x, pad, mode="replicate")),
        shape=[(2, 3), (1, 2, 3)],
        pad=[(1, 2), (0, 3), (5, 5), (-1, 1)],
    )
    + every(
        lambda pad: (at(x=(1, 2, 3, 2)), lambda x: F.pad(x, pad, mode="replicate")),
        pad=[(1, 2, 2, 0), (3, 3, 2, 2), (0, 0, 1, 1), (-1, 1, 1, -1)],
    )
    + every(
        lambda pad: (at(x=(1, 1, 2, 3, 2)), lambda x: F.pad(x, pad, mode="replicate")),
        pad=[(1, 2, 2, 0, 1, 0), (0, 1, 0, 0, 2, 3)],
    ),
    "permute": every(
        lambda dims: (at(x=(2, 3, 1)), lambda x: torch.permute(x, dims)),
        dims=[(0, 1, 2), (2, 0, 1), (1, 0, 2), (-1, 1, 0)],
    ),
    "polar": of_shapes(
        lambda a, b: torch.view_as_real(torch.polar(a, b)),
        dict(a=(3,), b=(3,)),
        dict(a=(2, 3), b=(3,)),
        dict(a=(3,), b=(2, 3)),
        domain=positive,
    ),
    "put": every(
        lambda accumulate, places: None
        if not accumulate and len(set(places)) < len(places)
        else (at(x=(2, 3), s=(len(places),)), lambda x, s: torch.put(x, whole(*places), s, accumulate)),
        accumulate=[False, True],
        places=[[0, 5], [3, 3, 1], [-1, 2]],
    ),
    "ravel": move(torch.ravel),
    "real": complex_unary(torch.real),
    "repeat": every(
        lambda shape, times: (at(x=shape), lambda x: x.repeat(times)),
        shape=[(3,), (2, 3), ()],
        times=[(2, 3), (1, 2), (2, 1, 2), (0, 2)],
    ),
    "repeat_interleave": every(
        lambda times, dim: (at(x=(2, 3)), lambda x: torch.repeat_interleave(x, times, dim)),
        times=[1, 2, 3],
        dim=[None, 0, 1, -1],
    )
    + every(
        lambda times: (at(x=(3, 2)), lambda x: torch.repeat_interleave(x, whole(*times), 0)),
        times=[[1, 2, 0], [0, 0, 3]],
    ),
    "reshape": every(
        lambda to: (at(x=(2, 3, 2)), lambda x: torch.reshape(x, to)), to=[(12,), (3, -1), (2, 2, 3), (1, 12, 1)]
    )
    + told(
        "transposed",
        every(lambda to: (at(x=(2, 3, 2)), lambda x: torch.reshape(x.transpose(0, 1), to)), to=[(12,), (3, -1)]),
    ),
    "roll": every(
        lambda shifts, dims: (at(x=(2, 3)), lambda x: torch.roll(x, shifts, dims)),
        shifts=[1, -1, 5],
        dims=[None, 0, 1, -1],
    )
    + every(lambda shifts: (at(x=(2, 3)), lambda x: torch.roll(x, shifts, (0, 1))), shifts=[(1, 2), (0, -1)]),
    "rot90": every(
        lambda k, dims: (at(x=(2, 3, 2)), lambda x: torch.rot90(x, k, dims)),
        k=[0, 1, 2, 3, -1],
        dims=[(0, 1), (1, 2), (2, 0)],
    ),
    "scatter": every(
        lambda dim, places: (at(x=(3, 3), s=(1, 3)), lambda x, s: torch.scatter(x, dim, whole(*places), s)),
        dim=[0, 1, -1],
        places=[([0, 2, 1],)],
    )
    + told(
        "a number",
        every(
            lambda dim, places: (at(x=(3, 3)), lambda x: torch.scatter(x, dim, whole(*places), 7.0)),
            dim=[0, 1, -1],
            places=[([0, 2, 1],), ([0, 0, 0],)],
        ),
    ),
    "scatter_add": scattered(torch.scatter_add),
    "scatter_reduce": every(
        lambda how, own, dim, places: (
            at(positive, x=(3, 3), s=(2, 3)),
            lambda x, s: torch.scatter_reduce(x, dim, whole(*places), s, how, include_self=own),
        ),
        how=["sum", "prod", "mean", "amax", "amin"],
        own=[True, False],
        dim=[0, -2],
        places=[([0, 1, 2], [2, 0, 1]), ([0, 0, 0], [0, 2, 0])],
    )
    + told(
        "x=s, own=False",
        every(
            lambda how: (
                at(positive, s=(2, 2)),
                lambda s: torch.scatter_reduce(s.detach(), 0, whole([0, 1], [1, 0]), s, how, include_self=False),
            ),
            how=["amax", "amin"],
        ),
    ),
    "select": every(
        lambda dim, k: (at(x=(2, 3, 2)), lambda x: torch.select(x, dim, k)), dim=[0, 1, -1], k=[0, 1, -1]
    ),
    "select_scatter": every(
        lambda dim, k: (at(x=(2, 2), s=(2,)), lambda x, s: torch.select_scatter(x, s, dim, k)),
        dim=[0, 1, -1],
        k=[0, 1, -1],
    ),
    "slice_scatter": every(
        lambda dim, step: (
            at(x=(4, 4), s=(4 // step, 4) if dim == 0 else (4, 4 // step)),
            lambda x, s: torch.slice_scatter(x, s, dim, step=step),
        ),
        dim=[0, 1],
        step=[1, 2],
    ),
    "split": every(
        lambda size, dim, k: (at(x=(3, 5)), lambda x: torch.split(x, size, dim)[k]),
        size=[2],
        dim=[0, 1, -1],
        k=[0, 1],
    )
    + every(lambda k: (at(x=(3, 5)), lambda x: torch.split(x, [1, 4], 1)[k]), k=[0, 1]),
    "squeeze": every(lambda dim: (at(x=(1, 2, 1)), lambda x: torch.squeeze(x, dim)), dim=[0, 1, 2, -1])
    + unary(torch.squeeze, of=[(1, 2, 1), (1,), (2,)]),
    "stack": every(
        lambda dim, shape: (at(a=shape, b=shape), lambda a, b: torch.stack([a, b, a], dim)),
        dim=[0, 1, -1, -2],
        shape=[(2,), (2, 3), (0,)],
    ),
    "swapaxes": every(
        lambda dims: (at(x=(2, 3, 1)), lambda x: torch.swapaxes(x, *dims)), dims=[(0, 1), (1, 2), (0, -1), (1, 1)]
    ),
    "t": unary(torch.t, of=[(2, 3), (3,), ()]),
    "take": every(
        lambda places: (at(x=(2, 3)), lambda x: torch.take(x, whole(*places))),
        places=[[0, 5], [3, 3, 1], [-1, 2], [[0, 0], [1, 4]]],
    ),
    "take_along_dim": every(
        lambda dim, places: (at(x=(2, 3)), lambda x: torch.take_along_dim(x, whole(*places), dim)),
        dim=[0, 1],
        places=[([0, 1, 1],), ([1, 0, 0], [0, 0, 0])],
    )
    + every(
        lambda places: (at(x=(2, 3)), lambda x: torch.take_along_dim(x, whole(*places))), places=[[0, 5], [3, 3, 1]]
    ),
    "tensor_split": every(
        lambda parts, dim, k: (at(x=(4, 5)), lambda x: torch.tensor_split(x, parts, dim)[k]),
        parts=[2, 3, (1, 3)],
        dim=[0, 1],
        k=[0, 1],
    ),
    "tile": every(
        lambda times, shape: (at(x=shape), lambda x: torch.tile(x, times)),
        times=[(2,), (2, 3), (2, 1, 2)],
        shape=[(3,), (2, 3), (1, 2, 1)],
    ),
    "tril": every(
        lambda shape, k: (at(x=shape), lambda x: torch.tril(x, k)),
        shape=[(3, 3), (2, 3), (3, 2), (2, 2, 3)],
        k=[0, 1, -1],
    ),
    "triu": every(
        lambda shape, k: (at(x=shape), lambda x: torch.triu(x, k)),
        shape=[(3, 3), (2, 3), (3, 2), (2, 2, 3)],
        k=[0, 1, -1],
    ),
    "unbind": every(lambda dim, k: (at(x=(2, 3, 2)), lambda x: torch.unbind(x, dim)[k]), dim=[0, 1, -1], k=[0, 1]),
    "unflatten": every(
        lambda dim, to: (at(x=(4, 4)), lambda x: x.unflatten(dim, to)), dim=[0, 1, -1], to=[(2, 2), (4, 1), (1, 2, 2)]
    ),
    "unfold": every(
        lambda dim, size, step: (at(x=(3, 5)), lambda x: x.unfold(dim, size, step)),
        dim=[0, 1, -1],
        size=[1, 2, 3],
        step=[1, 2, 3],
    ),
    "unsqueeze": every(
        lambda dim, shape: (at(x=shape), lambda x: torch.unsqueeze(x, dim)), dim=[0, -1], shape=[(), (3,), (2, 3)]
    ),
    "vsplit": every(lambda k: (at(x=(4, 3)), lambda x: torch.vsplit(x, 2)[k]), k=[0, 1]),
    "vstack": of_shapes(
        lambda a, b: torch.vstack([a, b]), dict(a=(2,), b=(2,)), dict(a=(2, 3), b=(3,)), dict(a=(), b=())
    ),
    "fft.fft": spectral(fft.fft, n=[None, 3, 6]) + pairs_of(fft.fft),
    "fft.fft2": spectral(fft.fft2, of=((2, 3), (2, 2, 3))),
    "fft.fftn": spectral(fft.fftn, of=((2, 3), (2, 2, 3))),
    "fft.hfft": pairs_of(fft.hfft, n=[None, 3, 6]),
    "fft.ifft": spectral(fft.ifft, n=[None, 3, 6]) + pairs_of(fft.ifft),
    "fft.ihfft": spectral(fft.ihfft, n=[None, 3, 6]),
    "fft.irfft": pairs_of(fft.irfft, n=[None, 3, 5, 6]),
    "fft.irfft2": pairs_of(fft.irfft2, of=((2, 3, 2), (3, 2, 2))),
    "fft.rfft": spectral(fft.rfft, n=[None, 3, 6]),
    "fft.rfft2": spectral(fft.rfft2, of=((2, 3), (2, 2, 4))),
    "fft.fftshift": unary(fft.fftshift, of=[(4,), (5,), (2, 3)]),
    "fft.ifftshift": unary(fft.ifftshift, of=[(4,), (5,), (2, 3)]),
    "stft": every(
        lambda centre, onesided, normed: (
            at(x=(8,)),
            lambda x: torch.view_as_real(
                torch.stft(
                    x,
                    4,
                    2,
                    window=torch.hann_window(4, dtype=x.dtype),
                    center=centre,
                    onesided=onesided,
                    normalized=normed,
                    return_complex=True,
                )
            ),
        ),
        centre=[True, False],
        onesided=[True, False],
        normed=[True, False],
    ),
}
