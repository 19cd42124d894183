"""What layers of networks are made of: activations, convolutions, pools, norms, pictures, cells."""
from .kit import *

F = torch.nn.functional


def activation(f, **ranges):
    return every(lambda shape, **chosen: (at(x=shape), lambda x: f(x, **chosen)), shape=shapes, **ranges)


def window(f, size, dims, domain=real, **ranges):
    """A function of windows, on a picture with and without a batch; what the library refuses is left out."""

    def way(batch, **chosen):
        shape = (*((2,) if batch else ()), 2, *size[:dims])
        try:
            f(torch.zeros(shape), **chosen)
        except RuntimeError:
            return None
        return at(domain, x=shape), lambda x: f(x, **chosen)

    return every(way, batch=[True, False], **ranges)


def convolution(f, size, kernel, transposed=False, **ranges):
    """A convolution with and without a bias, in groups; what the library refuses is left out."""

    def way(bias, groups, **chosen):
        weight = (2, 2, *kernel) if groups == 1 else (2, 1, *kernel)
        outs = weight[1] * groups if transposed else weight[0]
        named = {"x": (1, 2, *size), "w": weight, **({"b": (outs,)} if bias else {})}
        try:
            f(*(torch.zeros(shape) for shape in named.values()), groups=groups, **chosen)
        except RuntimeError:
            return None
        return at(**named), lambda *given: f(*given, groups=groups, **chosen)

    return every(way, bias=[True, False], groups=[1, 2], **ranges)


def picture(f, of=((1, 1, 2, 3), (2, 1, 3, 2)), **ranges):
    return every(lambda shape, **chosen: (at(x=shape), lambda x: f(x, **chosen)), shape=of, **ranges)


def cell(f, gates):
    """A cell of a recurrent network: 2 inputs, a state of 2."""
    return of_shapes(
        f,
        dict(x=(2, 2), h=(2, 2), w=(2 * gates, 2), v=(2 * gates, 2), b=(2 * gates,), c=(2 * gates,)),
        dict(x=(1, 3), h=(1, 2), w=(2 * gates, 3), v=(2 * gates, 2), b=(2 * gates,), c=(2 * gates,)),
    )


def running(x):
    """A running mean and variance of some channels."""
    channels = x.shape[1]
    return torch.linspace(-1, 1, channels, dtype=x.dtype), torch.linspace(0.5, 2, channels, dtype=x.dtype)


operations = {
    "celu": activation(F.celu, alpha=[1.0, 0.5, 2.0]),
    "elu": activation(F.elu, alpha=[1.0, 0.5, 2.0]),
    "gelu": activation(F.gelu, approximate=["none", "tanh"]),
    "hardshrink": activation(F.hardshrink, lambd=[0.51, 0.0, 1.3]),
    "hardsigmoid": activation(F.hardsigmoid),
    "hardswish": activation(F.hardswish),
    "hardtanh": activation(F.hardtanh, min_val=[-1.0, -0.37], max_val=[1.0, 2.2]),
    "leaky_relu": activation(F.leaky_relu, negative_slope=[0.01, 0.5, -0.25, 0.0]),
    "logsigmoid": activation(F.logsigmoid),
    "mish": activation(F.mish),
    "prelu": of_shapes(
        F.prelu,
        dict(x=(2, 3), w=(3,)),
        dict(x=(2, 3), w=(1,)),
        dict(x=(2, 3, 2), w=(3,)),
        dict(x=(3,), w=(1,)),
        dict(x=(), w=(1,)),
        dict(x=(0, 2), w=(2,)),
    ),
    "relu": activation(F.relu),
    "relu6": activation(F.relu6),
    "rrelu": activation(F.rrelu, lower=[0.125, 0.5], upper=[0.75]),
    "selu": activation(F.selu),
    "silu": activation(F.silu),
    "softplus": activation(F.softplus, beta=[1, 2.5], threshold=[20, 1.1]),
    "softshrink": activation(F.softshrink, lambd=[0.51, 0.0, 1.3]),
    "softsign": activation(F.softsign),
    "tanhshrink": activation(F.tanhshrink),
    "threshold": activation(F.threshold, threshold=[0.11, -1.3], value=[0.0, 7.0]),
    "dropout": activation(F.dropout, p=[0.0, 0.5], training=[False])
    + activation(F.dropout, p=[0.0, 1.0], training=[True]),
    "alpha_dropout": activation(F.alpha_dropout, p=[0.0, 0.5], training=[False])
    + activation(F.alpha_dropout, p=[0.0], training=[True]),
    "conv1d": convolution(F.conv1d, (5,), (2,), stride=[1, 2], padding=[0, 1, "same"], dilation=[1, 2]),
    "conv2d": convolution(
        F.conv2d, (3, 4), (2, 3), stride=[1, (1, 2), 2], padding=[0, (1, 2), "same"], dilation=[1, (2, 1)]
    ),
    "conv3d": convolution(
        F.conv3d, (2, 3, 2), (1, 2, 2), stride=[1, (1, 2, 1)], padding=[0, (1, 0, 1)], dilation=[1, (1, 2, 1)]
    ),
    "conv_transpose1d": convolution(
        F.conv_transpose1d, (3,), (2,), True, stride=[1, 2], padding=[0, 1], output_padding=[0, 1], dilation=[1, 2]
    ),
    "conv_transpose2d": convolution(
        F.conv_transpose2d,
        (2, 3),
        (2, 2),
        True,
        stride=[1, (1, 2), 2],
        padding=[0, (1, 0)],
        output_padding=[0, (0, 1)],
        dilation=[1, (2, 1)],
    ),
    "conv_transpose3d": convolution(
        F.conv_transpose3d,
        (1, 2, 2),
        (1, 2, 2),
        True,
        stride=[1, (1, 2, 1)],
        padding=[0, (0, 1, 0)],
        dilation=[1, (1, 1, 2)],
    ),
    "conv_tbc": every(
        lambda pad: (at(x=(4, 1, 2), w=(2, 2, 3), b=(3,)), lambda x, w, b: torch.conv_tbc(x, w, b, pad)),
        pad=[0, 1, 2],
    ),
    "unfold": picture(
        F.unfold,
        of=((1, 2, 3, 4), (2, 1, 3, 3)),
        kernel_size=[2, (1, 3)],
        dilation=[1, (2, 1)],
        padding=[0, (1, 2)],
        stride=[1, (1, 2)],
    ),
    "fold": every(
        lambda kernel, stride, padding: (
            lambda blocks: (
                at(x=(1, kernel[0] * kernel[1] * 2, blocks)),
                lambda x: F.fold(x, (3, 4), kernel, 1, padding, stride),
            )
        )(((3 + 2 * padding - kernel[0]) // stride + 1) * ((4 + 2 * padding - kernel[1]) // stride + 1)),
        kernel=[(2, 2), (1, 3)],
        stride=[1, 2],
        padding=[0, 1],
    ),
    "avg_pool1d": window(
        F.avg_pool1d,
        (5,),
        1,
        kernel_size=[2, 3],
        stride=[None, 1, 2],
        padding=[0, 1],
        ceil_mode=[False, True],
        count_include_pad=[True, False],
    ),
    "avg_pool2d": window(
        F.avg_pool2d,
        (3, 4),
        2,
        kernel_size=[2, (1, 3), (3, 2)],
        stride=[None, 1, (1, 2)],
        padding=[0, (1, 0), 1],
        ceil_mode=[False, True],
        count_include_pad=[True, False],
        divisor_override=[None, 5],
    ),
    "avg_pool3d": window(
        F.avg_pool3d,
        (2, 3, 2),
        3,
        kernel_size=[2, (1, 3, 2), (2, 1, 1)],
        stride=[None, 1, (1, 2, 1)],
        padding=[0, (1, 0, 0)],
        ceil_mode=[False, True],
        count_include_pad=[True, False],
        divisor_override=[None, 5],
    ),
    "max_pool1d": window(
        F.max_pool1d,
        (5,),
        1,
        kernel_size=[2, 3],
        stride=[None, 1, 2],
        padding=[0, 1],
        dilation=[1, 2],
        ceil_mode=[False, True],
    ),
    "max_pool2d": window(
        F.max_pool2d,
        (3, 4),
        2,
        kernel_size=[2, (1, 3), (3, 2)],
        stride=[None, 1, (1, 2)],
        padding=[0, 1],
        dilation=[1, (1, 2)],
        ceil_mode=[False, True],
    ),
    "max_pool3d": window(
        F.max_pool3d,
        (3, 4, 2),
        3,
        kernel_size=[2, (1, 3, 2), (2, 1, 1)],
        stride=[None, 1, (1, 2, 1)],
        padding=[0],
        dilation=[1, (2, 1, 1)],
        ceil_mode=[False, True],
    ),
    "max_unpool1d": every(
        lambda stride: (at(x=(1, 2, 2)), lambda x: F.max_unpool1d(x, torch.tensor([[[0, 3], [1, 2]]]), 2, stride)),
        stride=[None, 2],
    ),
    "max_unpool2d": every(
        lambda size: (
            at(x=(1, 1, 2, 2)),
            lambda x: F.max_unpool2d(x, torch.tensor([[[[0, 3], [9, 14]]]]), 2, output_size=size),
        ),
        size=[None, (4, 4)],
    ),
    "max_unpool3d": every(
        lambda size: (
            at(x=(1, 1, 1, 1, 2)),
            lambda x: F.max_unpool3d(x, torch.tensor([[[[[5, 11]]]]]), 2, output_size=size),
        ),
        size=[None, (2, 2, 4)],
    ),
    "adaptive_avg_pool1d": window(F.adaptive_avg_pool1d, (5,), 1, output_size=[1, 2, 3, 7]),
    "adaptive_avg_pool2d": window(F.adaptive_avg_pool2d, (3, 4), 2, output_size=[1, 2, (2, 3), (None, 2), (5, 1)]),
    "adaptive_avg_pool3d": window(F.adaptive_avg_pool3d, (2, 3, 2), 3, output_size=[1, 2, (1, 2, 1), (None, 2, 3)]),
    "adaptive_max_pool1d": window(F.adaptive_max_pool1d, (5,), 1, output_size=[1, 2, 3, 7]),
    "adaptive_max_pool2d": window(F.adaptive_max_pool2d, (3, 4), 2, output_size=[1, 2, (2, 3), (None, 2), (5, 1)]),
    "adaptive_max_pool3d": window(F.adaptive_max_pool3d, (2, 3, 2), 3, output_size=[1, 2, (1, 2, 1), (None, 2, 3)]),
    "fractional_max_pool2d": window(
        lambda x, **chosen: F.fractional_max_pool2d(
            x, _random_samples=torch.full((2 if x.ndim == 4 else 1, 2, 2), 0.3, dtype=x.dtype), **chosen
        ),
        (4, 5),
        2,
        kernel_size=[2, (1, 2)],
        output_size=[2, (2, 3)],
    ),
    "lp_pool1d": window(
        F.lp_pool1d,
        (5,),
        1,
        positive,
        norm_type=[1, 2, 3.0],
        kernel_size=[2, 3],
        stride=[None, 1],
        ceil_mode=[False, True],
    ),
    "lp_pool2d": window(
        F.lp_pool2d,
        (3, 4),
        2,
        positive,
        norm_type=[1, 2, 3.0],
        kernel_size=[2, (1, 3)],
        stride=[None, 1],
        ceil_mode=[False, True],
    ),
    "batch_norm": every(
        lambda shape, training, eps: (
            at(x=shape, w=(2,), b=(2,)),
            lambda x, w, b: F.batch_norm(x, *running(x), w, b, training, 0.1, eps),
        ),
        shape=[(3, 2), (2, 2, 3), (2, 2, 2, 1)],
        training=[True, False],
        eps=[1e-5, 0.5],
    )
    + every(
        lambda shape, training: (at(x=shape), lambda x: F.batch_norm(x, *running(x), training=training)),
        shape=[(3, 2), (2, 2, 3)],
        training=[True, False],
    )
    + every(
        lambda shape: (at(x=shape, w=(2,)), lambda x, w: F.batch_norm(x, None, None, w, None, True)),
        shape=[(3, 2), (2, 2, 3)],
    ),
    "group_norm": every(
        lambda groups, shape, eps: (at(x=shape, w=(4,), b=(4,)), lambda x, w, b: F.group_norm(x, groups, w, b, eps)),
        groups=[1, 2, 4],
        shape=[(1, 4, 3), (2, 4, 2)],
        eps=[1e-5, 0.5],
    )
    + every(lambda groups: (at(x=(1, 4, 3)), lambda x: F.group_norm(x, groups)), groups=[1, 2]),
    "instance_norm": every(
        lambda shape, own: (at(x=shape, w=(2,), b=(2,)), lambda x, w, b: F.instance_norm(x, *running(x), w, b, own)),
        shape=[(2, 2, 3), (1, 2, 2, 2)],
        own=[True, False],
    )
    + every(lambda shape: (at(x=shape), F.instance_norm), shape=[(2, 2, 3), (1, 2, 2, 2)]),
    "layer_norm": every(
        lambda shape, axes, eps: (
            at(x=shape, w=shape[-axes:], b=shape[-axes:]),
            lambda x, w, b: F.layer_norm(x, x.shape[-axes:], w, b, eps),
        ),
        shape=[(2, 3), (2, 2, 3)],
        axes=[1, 2],
        eps=[1e-5, 0.5],
    )
    + every(lambda shape: (at(x=shape), lambda x: F.layer_norm(x, x.shape[-1:])), shape=[(3,), (2, 3)])
    + told(
        "without an offset",
        every(
            lambda shape: (at(x=shape, w=shape[-1:]), lambda x, w: F.layer_norm(x, x.shape[-1:], w)),
            shape=[(3,), (2, 3)],
        ),
    ),
    "local_response_norm": picture(
        F.local_response_norm,
        of=((1, 4, 2), (2, 3, 2, 1)),
        size=[1, 2, 3],
        alpha=[1e-4, 0.5],
        beta=[0.75, 1.5],
        k=[1.0, 2.0],
    ),
    "interpolate, nearest": every(
        lambda shape, to, mode: None
        if len(to) != len(shape) - 2
        else (at(x=shape), lambda x: F.interpolate(x, to, mode=mode)),
        shape=[(1, 2, 3), (1, 1, 2, 3), (1, 1, 2, 1, 2)],
        to=[(2,), (5,), (3, 2), (4, 6), (1, 3, 3)],
        mode=["nearest", "nearest-exact"],
    )
    + picture(F.interpolate, scale_factor=[2, 1.6, 0.7], mode=["nearest", "nearest-exact"]),
    "interpolate, linear": every(
        lambda shape, to, corners: None
        if to[0] != len(shape) - 2
        else (
            at(x=shape),
            lambda x: F.interpolate(
                x, to[1], mode=("linear", "bilinear", "trilinear")[to[0] - 1], align_corners=corners
            ),
        ),
        shape=[(1, 2, 3), (1, 1, 2, 3), (1, 1, 2, 1, 2)],
        to=[(1, 2), (1, 5), (2, (3, 2)), (2, (4, 6)), (2, (1, 1)), (3, (1, 3, 3))],
        corners=[True, False],
    )
    + picture(
        F.interpolate,
        scale_factor=[2, 1.6, 0.7],
        mode=["bilinear"],
        align_corners=[True, False],
        recompute_scale_factor=[None, True],
    ),
    "interpolate, bicubic": picture(
        F.interpolate, size=[(3, 2), (4, 6), (1, 1)], mode=["bicubic"], align_corners=[True, False]
    ),
    "interpolate, antialias": picture(
        F.interpolate,
        of=((1, 1, 4, 5),),
        size=[(3, 2), (4, 6), (2, 2)],
        mode=["bilinear", "bicubic"],
        align_corners=[True, False],
        antialias=[True],
    ),
    "interpolate, area": picture(F.interpolate, size=[(3, 2), (4, 6), (1, 1)], mode=["area"]),
    "affine_grid": every(
        lambda size, corners: (
            at(theta=(1, 2, 3) if len(size) == 4 else (1, 3, 4)),
            lambda theta: F.affine_grid(theta, size, corners),
        ),
        size=[(1, 1, 2, 3), (1, 2, 3, 1), (1, 1, 2, 1, 3)],
        corners=[True, False],
    ),
    "grid_sample": every(
        lambda mode, padding, corners: (
            {"x": real(1, 2, 3, 4), "grid": within(-1.3, 1.3)(1, 2, 2, 2)},
            lambda x, grid: F.grid_sample(x, grid, mode, padding, corners),
        ),
        mode=["bilinear", "nearest", "bicubic"],
        padding=["zeros", "border", "reflection"],
        corners=[True, False],
    )
    + told(
        "volume",
        every(
            lambda mode, padding, corners: (
                {"x": real(1, 1, 2, 3, 2), "grid": within(-1.3, 1.3)(1, 1, 2, 1, 3)},
                lambda x, grid: F.grid_sample(x, grid, mode, padding, corners),
            ),
            mode=["bilinear", "nearest"],
            padding=["zeros", "border", "reflection"],
            corners=[True, False],
        ),
    ),
    "pixel_shuffle": picture(F.pixel_shuffle, of=((1, 4, 2, 1), (4, 1, 2), (2, 8, 1, 1)), upscale_factor=[1, 2]),
    "pixel_unshuffle": picture(F.pixel_unshuffle, of=((1, 1, 2, 4), (2, 2, 2)), downscale_factor=[1, 2]),
    "channel_shuffle": picture(torch.channel_shuffle, of=((1, 4, 2, 1), (2, 4, 3)), groups=[1, 2, 4]),
    "embedding": every(
        lambda places, padding: (at(w=(4, 2)), lambda w: F.embedding(torch.tensor(places), w, padding)),
        places=[[0, 2], [1, 1, 3], [[0, 0], [2, 0]]],
        padding=[None],
    ),
    "embedding_bag": every(
        lambda mode, places, last: (
            at(w=(4, 2)),
            lambda w: F.embedding_bag(
                torch.tensor(places), w, torch.tensor([0, 2]), mode=mode, include_last_offset=last
            ),
        ),
        mode=["sum", "mean", "max"],
        places=[[0, 2, 3], [1, 1, 3], [0, 0, 0, 2]],
        last=[False],
    )
    + every(
        lambda places: (
            at(w=(4, 2), s=(3,)),
            lambda w, s: F.embedding_bag(
                torch.tensor(places), w, torch.tensor([0, 2]), mode="sum", per_sample_weights=s
            ),
        ),
        places=[[0, 2, 3], [1, 1, 3]],
    ),
    "gru_cell": cell(torch.gru_cell, 3),
    "lstm_cell": every(
        lambda k: (
            at(x=(2, 2), h=(2, 2), s=(2, 2), w=(8, 2), v=(8, 2), b=(8,), c=(8,)),
            lambda x, h, s, *given: torch.lstm_cell(x, (h, s), *given)[k],
        ),
        k=[0, 1],
    ),
    "rnn_relu_cell": cell(torch.rnn_relu_cell, 1),
    "rnn_tanh_cell": cell(torch.rnn_tanh_cell, 1),
    "multi_head_attention_forward": every(
        lambda heads: (
            at(q=(2, 1, 2), k=(3, 1, 2), v=(3, 1, 2), w=(6, 2), b=(6,), o=(2, 2), c=(2,)),
            lambda q, k, v, w, b, o, c: F.multi_head_attention_forward(
                q, k, v, 2, heads, w, b, None, None, False, 0.0, o, c, need_weights=False
            )[0],
        ),
        heads=[1, 2],
    ),
}
operations = {
    "nn.functional.%s" % name if hasattr(F, name.split(",")[0]) else name: ways for name, ways in operations.items()
}
