"""Word pieces and their features, held to the package tokenizers and to train/data.py."""
import os
import random

import model

tap = model.Tap()
model.need("numpy", "tokenizers")
import numpy as np  # noqa: E402

import modelfile  # noqa: E402

ODD = ["", " ", "\n", "a", "Zoë zoe\u0308 ZOË", "😀 a😀b 👨‍👩‍👧", "a\u200bb\u200d c\ufeffd", "\ufffd a\ufffdb", "a\u0300\u0301\u0302 \u0301 b", "x" * 99,
       "x" * 100, "x" * 101, "é" * 100, "é" * 101, "a" * 5000, "大学へ行く。한국어 тест ελληνικά Σίσυφος", "İstanbul ıI ſ ß ﬁ ½ Ⅷ ①", "a\tb\r\nc\u2028d\u00a0e\u3000f",
       "don't U.S.-led 1,200.5 $5bn #MeToo @x a_b", "“a ‘b’ c” „d“ «e» \"f\" ``g''", "ก็ हिन्दी עִבְרִית عَرَبِيّ", "\x00a\x01b\x7fc\x85d", "—–…•·", "e\u0301" * 60, "##ing ## #"]


def tiny_file(folder, words):
    """A model file with the whole vocabulary and the smallest encoder."""
    width, layers = 16, 1
    rng = np.random.default_rng(1)
    state = {"word_embeddings.weight": rng.standard_normal((len(words), width)),
             "position_embeddings.weight": rng.standard_normal((256, width))}
    for name, n_in, n_out in (("query", width, width), ("key", width, width), ("value", width, width),
                              ("attention_output", width, width), ("intermediate", width, 32), ("output", 32, width)):
        state[f"layer.0.{name}.weight"], state[f"layer.0.{name}.bias"] = rng.standard_normal((n_out, n_in)), np.zeros(n_out)
    for name in ("embedding_norm", "layer.0.attention_norm", "layer.0.output_norm"):
        state[name + ".weight"], state[name + ".bias"] = np.ones(width), np.zeros(width)
    path = os.path.join(folder, "pieces.model")
    config = {"kind": "none", "layers": layers, "width": width, "heads": 1, "inner": 32, "window": 254, "norm_eps": "1e-12"}
    modelfile.write(path, config, words, modelfile.encoder_tensors(state, layers, 254))
    return path


def printed(path, texts):
    """[[(start, end, id, capitals, quoted, line start, space before, word start)]], offsets in bytes"""
    out, lines = [], model.dump(path, "pieces", texts).decode().split("\n")[:-1]
    block = []
    for line in lines:
        if line:
            block.append(tuple(int(x) for x in line.split()))
        else:
            out.append(block)
            block = []
    return out


def in_bytes(text):
    """Byte offset of each code point, and of the end."""
    at = [0]
    for ch in text:
        at.append(at[-1] + len(ch.encode()))
    return at


def expected(tokenizer, text):
    e, at = tokenizer.encode(text, add_special_tokens=False), in_bytes(text)
    return [(at[s], at[t], i) for (s, t), i in zip(e.offsets, e.ids)]


def features(tokenizer, text):
    import data

    article, words = data.Text(text, tokenizer), tokenizer.encode(text, add_special_tokens=False).word_ids
    starts = [p == 0 or w != words[p - 1] for p, w in enumerate(words)]
    return [(*map(int, f), int(s)) for f, s in zip(article.features, starts)]


def compare(path, tokenizer, texts, want, part, name):
    got = printed(path, texts)
    wrong = [(t, g, w) for t, g in zip(texts, got) for w in [want(tokenizer, t)] if [x[part] for x in g] != w]
    notes = []
    for text, g, w in wrong[:3]:
        k = next((k for k, (a, b) in enumerate(zip(g, w)) if a[part] != b), min(len(g), len(w)))
        place = g[k][:2] if k < len(g) else (0, 0)
        notes.append(f"{len(wrong)} texts; {text.encode()[place[0] - 20 if place[0] > 20 else 0:place[1] + 20]!r}: {g[k:k + 2]} not {w[k:k + 2]}")
    tap.ok(len(got) == len(texts) and not wrong, name, *notes)


def random_texts(n):
    """Texts of letters, marks and odd characters in any order; none that is newer than the package's Unicode."""
    rng = random.Random(7)
    pool = list("abcXYZ 019.,'\"-\n\t") + list("“”„«»—…é\u0301ßİ大한\u200b\u00a0\ufffd😀и\u05d0ก") + ["the ", "unhappy", "\n\n"]
    return ["".join(rng.choice(pool) for _ in range(rng.randint(1, 200))) for _ in range(n)]


def main():
    tokenizer, words, articles = model.tokenizer(), model.vocabulary(), model.texts()
    with model.temporary() as folder:
        path = tiny_file(folder, words)
        compare(path, tokenizer, ODD, expected, slice(0, 3), "oddities")
        compare(path, tokenizer, random_texts(3000), expected, slice(0, 3), "random texts")
        compare(path, tokenizer, random_texts(3000), features, slice(3, 8), "features of random texts")
        if articles:
            compare(path, tokenizer, articles, expected, slice(0, 3), f"{len(articles)} articles")
            compare(path, tokenizer, articles, features, slice(3, 8), "their features")
    tap.end()


main()
