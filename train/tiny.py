"""fixtures/model/tiny.model and tiny.expected: a small random model for the tests of src/model, and what it must give.

usage: python3 train/tiny.py FOLDER

tiny.expected holds the outputs of the trainer's own encoder in floats ("float"), and those of the program's arithmetic,
written once more in numpy ("bytes", and with them the heads "tag" and "link").
"""
import os
import sys

import numpy as np
import torch

import modelfile
from encoder import Encoder, Links, Segments

SEED, LAYERS, WIDTH, HEADS, INNER, WINDOW = 20250306, 2, 64, 4, 144, 70
WORDS = """[PAD] [UNK] [CLS] [SEP] . , ; : ! ? ' " - ( ) & / # $ % “ ” „ « » — … the of and to in that said say ##s ##ed ##ing ##er un
##happy ##able officials were not inform inform ##ation talk told he she they it was had been israel zo zoe cafe ß ##ß i
o'clock 大 学 한 ᄒ ##ᅡ ##ᆫ 1 2 ##0 ##9 un ##known ##word long ##est""".split()
WORDS = list(dict.fromkeys(WORDS)) + list("abcdefghijklmnopqrstuvwxyz") + ["##" + c for c in "abcdefghijklmnopqrstuvwxyz"]
WORDS = list(dict.fromkeys(WORDS))


def random_encoder():
    torch.manual_seed(SEED)
    encoder = Encoder(LAYERS, WIDTH, HEADS, INNER, len(WORDS), WINDOW + 2, 0.0).eval()
    with torch.no_grad():
        for name, p in encoder.named_parameters():
            if "norm" in name:
                p.copy_((1.0 if name.endswith("weight") else 0.0) + 0.1 * torch.randn(p.shape))
            elif "embeddings" in name:
                p.copy_(0.5 * torch.randn(p.shape))
            elif name.endswith("bias"):
                p.copy_(0.1 * torch.randn(p.shape))
            else:
                p.copy_(1.2 * torch.randn(p.shape) / p.shape[1] ** 0.5)
    return encoder


def inputs(n):
    rng = np.random.default_rng(SEED)
    return rng.integers(4, len(WORDS), n), np.stack([rng.integers(0, k, n) for k in (4, 2, 2, 2)], 1)


def in_window(ids, features):
    ids = np.concatenate([[WORDS.index("[CLS]")], ids, [WORDS.index("[SEP]")]])
    return ids, np.pad(features, ((1, 1), (0, 0)))


def in_floats(encoder, ids, features):
    ids, features = in_window(ids, features)
    with torch.no_grad():
        h = encoder(torch.tensor(ids)[None], torch.tensor(features)[None], torch.ones(1, len(ids), dtype=torch.bool))
    return h[0, 1:-1].numpy()


def random_heads(rng):
    """The tagger's other heads, so that the program runs; what it finds with them means nothing."""
    out = {}
    for prefix, head in (("", Segments(WIDTH)), ("content_cue.", Links(WIDTH)), ("cue_source.", Links(WIDTH))):
        for name, p in head.state_dict().items():
            value = rng.standard_normal(p.shape).astype("f4") / 4
            out[prefix + name] = modelfile.Rows(value) if p.dim() == 2 and name.endswith("weight") else value
    return out


# ---- the program's arithmetic ----


def norm(x, t, name):
    x = x - x.mean(1, keepdims=True)
    return x / np.sqrt((x * x).mean(1, keepdims=True) + 1e-12) * t[name + ".weight"] + t[name + ".bias"]


def linear(x, t, name):
    """Inputs in 7 bits by row, weights in 8 bits by row."""
    x = x * t.get(name + ".smooth", 1)
    low = x.min(1, keepdims=True)
    scale = (x.max(1, keepdims=True) - low) / 127
    u = np.rint((x - low) / scale)
    rows = t[name + ".weight"]
    sums = u @ rows.rows.T.astype(np.float64)
    weights = rows.rows.sum(1, dtype=np.float64)
    return (scale * sums + low * weights) * rows.scale + t[name + ".bias"]


def attend(qkv, heads):
    """Scores of whole numbers, weights of 14 bits, values of 10 bits, as in src/model/lanes.c; up to 256 rows."""
    n, size = len(qkv), qkv.shape[1] // 3 // heads
    limit = np.floor(np.sqrt(2147483000 / size))
    out = []
    for h in range(heads):
        q, k, v = (qkv[:, p * heads * size + h * size:][:, :size] for p in range(3))
        qs, ks, vs = np.abs(q).max() / limit, np.abs(k).max() / limit, np.abs(v).max(0) / 511
        scores = np.rint(q / qs) @ np.rint(k / ks).T * (qs * ks / np.sqrt(size))
        part = np.rint(np.exp(scores - scores.max(1, keepdims=True)) * 2 ** 14)
        out.append(part @ np.rint(v / vs) / part.sum(1, keepdims=True) * vs)
    return np.concatenate(out, 1)


def gelu(x):
    return np.array([torch.nn.functional.gelu(torch.tensor(row)).numpy() for row in x])


def in_bytes(tensors, ids, features):
    t = {k: v if isinstance(v, modelfile.Rows) else v.astype(np.float64) for k, v in tensors.items()}
    ids, features = in_window(ids, features)
    x = t["word_embeddings.weight"].floats()[ids] + t["position_embeddings.weight"][: len(ids)]
    for f in range(4):
        x = x + t[f"feature_embeddings.{f}.weight"][features[:, f]]
    x = norm(x, t, "embedding_norm")
    for n in range(LAYERS):
        p = f"layer.{n}."
        a = attend(linear(x, t, p + "qkv"), HEADS)
        x = norm(x + linear(a, t, p + "attention_output"), t, p + "attention_norm")
        x = norm(x + linear(gelu(linear(x, t, p + "intermediate")), t, p + "output"), t, p + "output_norm")
    return x[1:-1]


def main():
    folder = sys.argv[1]
    encoder = random_encoder()
    state = {k: v.numpy() for k, v in encoder.state_dict().items()}
    tensors = modelfile.encoder_tensors(state, LAYERS, WINDOW)
    rng = np.random.default_rng(SEED + 1)
    # One layer with inputs evened out: the weight takes back what the inputs are multiplied by.
    smooth = rng.uniform(0.5, 2, WIDTH).astype("f4")
    tensors["layer.1.intermediate.smooth"] = smooth
    tensors["layer.1.intermediate.weight"] = modelfile.Rows(state["layer.1.intermediate.weight"] / smooth)
    tag = rng.standard_normal((7, WIDTH)).astype("f4"), rng.standard_normal(7).astype("f4")
    link = modelfile.Rows(rng.standard_normal((5, WIDTH)))
    tensors.update(random_heads(rng))
    tensors.update({"tag.weight": tag[0], "tag.bias": tag[1], "link.weight": link})
    config = {"kind": "tagger", "layers": LAYERS, "width": WIDTH, "heads": HEADS, "inner": INNER, "window": WINDOW,
              "norm_eps": "1e-12"}
    modelfile.write(os.path.join(folder, "tiny.model"), config, WORDS, tensors)

    ids, features = inputs(37)
    vectors = in_bytes(tensors, ids, features)
    rows = [("piece", np.concatenate([ids[:, None], features], 1)), ("float", in_floats(encoder, ids, features)),
            ("bytes", vectors), ("tag", vectors @ tag[0].T + tag[1]), ("link", vectors @ link.floats().T)]
    with open(os.path.join(folder, "tiny.expected"), "w", encoding="utf-8") as out:
        for name, table in rows:
            for row in table:
                out.write(name + "".join(f" {x:.6g}" for x in row) + "\n")


main()
