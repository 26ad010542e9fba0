"""Write a trained tagger as the model file that the program reads.

usage: export.py WEIGHTS.pt OUT.model
"""
import os
import sys

import torch

import data
import modelfile


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.strip())
    state = {k: v.float().numpy() for k, v in torch.load(sys.argv[1], map_location="cpu")["model"].items()}
    encoder = {k.removeprefix("encoder."): v for k, v in state.items() if k.startswith("encoder.")}
    layers = 1 + max(int(k.split(".")[1]) for k in encoder if k.startswith("layer."))
    tensors = modelfile.encoder_tensors(encoder, layers, data.WINDOW)
    for name, tensor in state.items():
        if not name.startswith("encoder."):
            tensors[name.removeprefix("segments.")] = tensor
    with open(os.path.join(data.pretrained_folder(), "vocab.txt"), encoding="utf-8") as f:
        vocabulary = f.read().splitlines()
    config = {"kind": "tagger", "layers": layers, "width": encoder["word_embeddings.weight"].shape[1], "heads": 12,
              "inner": encoder["layer.0.intermediate.bias"].shape[0], "window": data.WINDOW, "norm_eps": "1e-12"}
    modelfile.write(sys.argv[2], config, vocabulary, tensors)


main()
