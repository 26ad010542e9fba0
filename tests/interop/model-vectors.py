"""The first tagger, converted: its vectors and tags against the same encoder in floats; every kind of kernel gives the same."""
import os

import model

model.need("numpy", "safetensors", "torch", "tokenizers")
import numpy as np  # noqa: E402
import torch  # noqa: E402

import modelfile  # noqa: E402

tap = model.Tap()


def rows_of(text, tokenizer):
    import data

    article = data.Text(text, tokenizer)
    ids = np.concatenate([[101], article.ids[:254], [102]])
    return torch.tensor(ids), torch.tensor(np.pad(article.features[:254], ((1, 1), (0, 0))))


def main():
    weights, articles = os.path.join(model.SHARED, "models", "tagger-l6.safetensors"), model.texts()[:12]
    if not os.path.exists(weights) or not articles:
        model.skip("the first tagger is not beside the tree")
    from safetensors.torch import load_file

    from encoder import Encoder

    tokenizer = model.tokenizer()
    state = {k: v.float() for k, v in load_file(weights).items()}
    encoder = Encoder().eval()
    encoder.load_state_dict({k: v for k, v in state.items() if not k.startswith(("tag", "link"))})
    with model.temporary() as folder, torch.no_grad():
        path = os.path.join(folder, "shared.model")
        modelfile.convert_shared(weights, os.path.join(model.pretrained_folder(), "vocab.txt"), path)
        got = np.frombuffer(model.dump(path, "vectors", articles), "<f4").reshape(-1, 384)
        hashes = [model.dump(path, "hash", articles[:4], SAYSO_CPU=cpu).split()[0] for cpu in ("plain", "avx2", "avx512")]
        want = []
        for text in articles:
            ids, features = rows_of(text, tokenizer)
            want.append(encoder(ids[None], features[None], torch.ones(1, len(ids), dtype=torch.bool))[0, 1:-1].numpy())
        want = np.concatenate(want)
        tap.ok(got.shape == want.shape, "as many vectors", got.shape, want.shape)
        off = float(np.linalg.norm(got - want) / np.linalg.norm(want))
        tap.ok(off < 0.08, f"vectors off by {off:.4f} of their length: seven bits and weights in bytes", off)
        tags = [(v @ state["tag.weight"].numpy().T + state["tag.bias"].numpy()).argmax(1) for v in (got, want)]
        same = float((tags[0] == tags[1]).mean())
        tap.ok(same > 0.985, f"the same best tag for {same:.4f} of the pieces", same)
        tap.ok(len(set(hashes)) == 1, "the same bits with kernels for plain processors, AVX2 and AVX-512", *hashes)
    tap.end()


main()
