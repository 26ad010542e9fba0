"""The program's arithmetic in the trainer: weights in bytes, a linear layer's inputs in seven bits a row (src/model/kernels.h)."""
import torch
import torch.nn as nn
import torch.nn.functional as F

import modelfile


class Bits(torch.overrides.TorchFunctionMode):
    """Makes the inputs of every linear layer whole numbers of 0 to 127 times a row's scale, above the row's least."""

    def __torch_function__(self, func, types, args=(), kwargs=None):
        if func is F.linear:
            args = (seven_bits(args[0]), *args[1:])
        return func(*args, **(kwargs or {}))


def seven_bits(x):
    low = x.amin(-1, keepdim=True)
    scale = ((x.amax(-1, keepdim=True) - low) / 127).clamp(min=1e-30)
    return torch.round((x - low) / scale) * scale + low


def weights_in_bytes(encoder):
    """Round the weights to what Rows keeps of them: those of the linear layers and of the words."""
    with torch.no_grad():
        for m in encoder.modules():
            if isinstance(m, nn.Linear) or m is encoder.word_embeddings:
                m.weight.copy_(torch.from_numpy(modelfile.Rows(m.weight.numpy()).floats()))


def as_the_program(model):
    """The model with its encoder computing as src/model does; attention itself stays in floats."""
    encoder, forward = model.encoder, model.encoder.forward
    weights_in_bytes(encoder)

    def in_bits(*args):
        with Bits():
            return forward(*args)
    encoder.forward = in_bits
    return model
