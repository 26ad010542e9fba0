"""Write a trained pair model as the file that the program reads: its own layers and scores, over the attribution model's.

usage: pair_export.py WEIGHTS.pt ATTRIBUTION.model OUT.model
"""
import sys

import numpy as np
import torch

import data
import modelfile

SHARED = ("word_embeddings.", "position_embeddings.", "feature_embeddings.", "embedding_norm.")


def base_hash(path, shared):
    """As file_hash in src/model/file.c: of the tensors that both models have, in the file's order."""
    tensors, value = modelfile.read(path)[2], 0
    for name, tensor in tensors.items():
        if name.startswith(SHARED + tuple(f"layer.{n}." for n in range(shared))):
            rows = isinstance(tensor, modelfile.Rows)
            value = modelfile.xxh3(np.ascontiguousarray(tensor.rows if rows else tensor).tobytes(), value)
            if rows:
                value = modelfile.xxh3(np.ascontiguousarray(tensor.scale).tobytes(), value)
    return f"{value:016x}"


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__.strip())
    saved = torch.load(sys.argv[1], map_location="cpu")
    shared = saved["shared"]
    state = {k: v.float().numpy() for k, v in saved["model"].items()}
    encoder = {k.removeprefix("encoder."): v for k, v in state.items() if k.startswith("encoder.")}
    layers = 1 + max(int(k.split(".")[1]) for k in encoder if k.startswith("layer."))
    everything = modelfile.encoder_tensors(encoder, layers, data.WINDOW)
    own = tuple(f"layer.{n}." for n in range(shared, layers))
    tensors = {k: v for k, v in everything.items() if k.startswith(own)}
    tensors["pair.weight"], tensors["pair.bias"] = state["pair.weight"], state["pair.bias"]
    config = {"kind": "pair", "layers": layers, "shared": shared, "base": base_hash(sys.argv[2], shared), "norm_eps": "1e-12"}
    modelfile.write(sys.argv[3], config, None, tensors)


if __name__ == "__main__":
    main()
