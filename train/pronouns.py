"""Fit the weights of src/source/contender.c: whom he and she mean.

usage: pronouns.py DUMP MODEL SET...

DUMP is the program tests/interop/pronoun-dump. A SET is a JSON Lines file, one text a line:
{"text", "pronouns": [{"at", "names": [...]}, {"at", "spans": [[s, e], ...]}]}: where a pronoun stands and who is meant, by name or by the places
where the person is spoken of (code points). Each set is also scored in five parts of its texts, each with weights from all the rest.
The model is a logistic choice among the contenders (McFadden 1974) with an L2 penalty; prints each set's share right and the weights in C.
"""
import json
import re
import subprocess
import sys
import zlib

import numpy as np

PENALTY = 2.0
STEPS = 400


def words(name):
    return [w for w in re.findall(r"[^\W_]+", name.lower())]


def same(gold, name):
    g, n = words(gold), words(name)
    return bool(g and n) and g[-1] == n[-1] and (len(g) == 1 or len(n) == 1 or g[0] == n[0] or g[0] in n)


def read_dump(program, model, texts):
    data = b"".join(b"%d\n%s" % (len(t.encode()), t.encode()) for t in texts)
    out = subprocess.run([program, model], input=data, stdout=subprocess.PIPE, check=True).stdout.decode()
    documents = []
    for line in out.splitlines():
        if line == "text":
            documents.append({})
        elif not line.startswith("\t"):
            at, form, source = line.split()
            current = documents[-1][int(at)] = {"form": form, "source": source == "1", "contenders": []}
        else:
            _, chance, features, name, spans = line.split("\t")
            current["contenders"].append((np.array([float(x) for x in features.split()]), name,
                                          [tuple(map(int, s.split("-"))) for s in spans.split()]))
    return documents


def bytes_at(text):
    """Byte offset of each code point."""
    offsets, n = [], 0
    for c in text:
        offsets.append(n)
        n += len(c.encode())
    return offsets + [n]


def read_set(program, model, path):
    rows = [json.loads(line) for line in open(path, encoding="utf-8")]
    items = []
    for row, found in zip(rows, read_dump(program, model, [r["text"] for r in rows])):
        offset = bytes_at(row["text"])
        for p in row["pronouns"]:
            hit = found.get(offset[p["at"]])
            if not hit:
                continue
            if "names" in p:
                right = [any(same(g, name) for g in p["names"]) for _, name, _ in hit["contenders"]]
            else:
                gold = [(offset[s], offset[e]) for s, e in p["spans"]]
                right = [any(s < v and u < e for s, e in gold for u, v in spans) for _, _, spans in hit["contenders"]]
            items.append({"x": np.array([c[0] for c in hit["contenders"]]), "y": np.array(right, bool), "key": zlib.crc32(row["text"].encode()),
                          "form": hit["form"], "weight": p.get("weight", 1.0)})
    return items


def fit(items):
    used = [i for i in items if len(i["y"]) > 1 and i["y"].any() and not i["y"].all()]
    n = used[0]["x"].shape[1]
    w, rate, velocity = np.zeros(n), 0.5, np.zeros(n)
    total = sum(i["weight"] for i in used)
    for step in range(STEPS):
        gradient = PENALTY * w
        for i in used:
            s = i["x"] @ w
            p = np.exp(s - s.max())
            p /= p.sum()
            q = p * i["y"]
            q /= max(q.sum(), 1e-12)
            gradient = gradient + i["weight"] * (i["x"].T @ (p - q))
        velocity = 0.9 * velocity - rate * gradient / total
        w = w + velocity
    return w


def right(w, items):
    hits = sum(bool(len(i["y"]) and i["y"][int(np.argmax(i["x"] @ w))]) for i in items)
    return 100 * hits / len(items) if items else 0.0


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    sets = [read_set(sys.argv[1], sys.argv[2], path) for path in sys.argv[3:]]
    everything = [i for s in sets for i in s]
    for path, items in zip(sys.argv[3:], sets):
        could = sum(bool(i["y"].any()) for i in items)
        folds = []
        for part in range(5):
            w = fit([i for i in everything if i["key"] % 5 != part])
            held = [i for i in items if i["key"] % 5 == part]
            folds += [(right(w, held), len(held))]
        n = sum(k for _, k in folds)
        print(f"{path}: {n} pronouns, {100 * could / n:.1f}% could be right, {sum(r * k for r, k in folds) / n:.1f}% are, each fifth with the others' weights")
    w = fit(everything)
    names = re.findall(r"\bFEATURE_\w+", open("src/source/contender.h").read())
    for name, value in zip(dict.fromkeys(names), w):
        print(f"\t[{name}] = {value:.2f}f,")


if __name__ == "__main__":
    main()
