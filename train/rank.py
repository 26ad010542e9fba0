#!/usr/bin/env python3
"""Fit the ranker of possible conflicts (src/conflict/rank.c) and print its weights as C.

usage: rank.py STORIES.jsonl CLAIMS.jsonl PAIRS.jsonl > src/conflict/weights.def
       rank.py --measure WEIGHTS.def STORIES.jsonl CLAIMS.jsonl PAIRS.jsonl

STORIES: articles with their conflicts marked, one story a line: {"id", "articles": [{"id", "text"}], "conflicts": [{"a":
{"article", "quote"}, "b": {...}}], "traps": [...]}; a document's id is "<story>-<article>".
CLAIMS: what `sayso extract` prints for these articles. PAIRS: what `sayso dump --stage=pairs` prints for them.
A logistic regression by Newton's method, ridge penalty 3; a pair is a conflict when its two claims cover the two quotes of
one that is marked, each by half of the shorter; marked traps weigh twice. Five-fold figures over articles go to standard error.
Needs numpy."""
import collections, json, re, sys

import numpy as np

RIDGE, TRAP_WEIGHT, FOLDS = 3.0, 2.0, 5


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def covers(spans, start, end):
    shared = sum(max(0, min(end, v) - max(start, u)) for u, v in spans)
    return shared >= 0.5 * (min(end - start, sum(v - u for u, v in spans)) or 1)


def marked(stories, kind, claims):
    """{(document, claim, claim): the numbers of the marked pairs that the two claims cover}"""
    found, count = collections.defaultdict(set), 0
    for story in stories:
        texts = {a["id"]: a["text"] for a in story["articles"]}
        for pair in story[kind]:
            count += 1
            sides = []
            for side in (pair["a"], pair["b"]):
                document = f'{story["id"]}-{side["article"]}'
                start = texts[side["article"]].index(side["quote"])
                sides.append([(document, c["claim"]) for c in claims[document]
                              if covers(c["content_spans"], start, start + len(side["quote"]))])
            for document, x in sides[0]:
                for other, y in sides[1]:
                    if document == other and x != y:
                        found[document, min(x, y), max(x, y)].add(count)
    return found, count


def fit(x, y, weight):
    x = np.hstack([x, np.ones((len(x), 1))])
    beta, ridge = np.zeros(x.shape[1]), np.eye(x.shape[1]) * RIDGE
    ridge[-1, -1] = 1e-6
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ ((p - y) * weight) + ridge @ beta
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + ridge
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-7:
            break
    return beta


def report(name, keys, scores, found, count):
    order = np.argsort(-scores, kind="stable")
    seen, at = set(), {}
    hits = np.array([keys[i] in found for i in order])
    for rank, i in enumerate(order, 1):
        seen |= found.get(keys[i], set())
        if rank in (50, 100, 200, 400, 800):
            at[rank] = len(seen)
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    print(f"{name}: average precision {precision[hits].mean():.3f}; found of {count} within the first",
          ", ".join(f"{k}: {v}" for k, v in at.items()), file=sys.stderr)


def load(arguments, names):
    stories, claims, rows = read(arguments[0]), collections.defaultdict(list), read(arguments[2])
    for claim in read(arguments[1]):
        claims[claim["document"]].append(claim)
    names = names or sorted({k for row in rows for k in row} - {"document", "a", "b", "probability"})
    keys = [(r["document"], r["a"], r["b"]) for r in rows]
    return stories, claims, names, keys, np.array([[r.get(n, 0.0) for n in names] for r in rows])


def main():
    arguments = sys.argv[1:]
    if arguments[:1] == ["--measure"]:
        table = dict(re.findall(r"WEIGHT\((\w+), (-?[\d.]+)\)", open(arguments[1], encoding="utf-8").read()))
        stories, claims, names, keys, x = load(arguments[2:], list(table))
        found, count = marked(stories, "conflicts", claims)
        report("measured", keys, x @ np.array([float(table[n]) for n in names]), found, count)
        return
    if len(arguments) != 3:
        sys.exit(__doc__)
    stories, claims, names, keys, x = load(arguments, None)
    found, count = marked(stories, "conflicts", claims)
    traps, n_traps = marked(stories, "traps", claims)
    y = np.array([k in found for k in keys], float)
    weight = np.array([TRAP_WEIGHT if k in traps and k not in found else 1.0 for k in keys])
    documents = {d: i % FOLDS for i, d in enumerate(sorted({k[0] for k in keys}))}
    fold, scores = np.array([documents[k[0]] for k in keys]), np.zeros(len(y))
    for k in range(FOLDS):
        beta = fit(x[fold != k], y[fold != k], weight[fold != k])
        scores[fold == k] = x[fold == k] @ beta[:-1] + beta[-1]
    report("five folds", keys, scores, found, count)
    beta = fit(x, y, weight)
    print(f"/* Fitted by train/rank.py on {len(stories)} real articles with {count} conflicts and {n_traps} traps marked. */")
    for name, value in zip(names, beta):
        print(f"WEIGHT({name}, {value:.3f})")
    print(f"BIAS({beta[-1]:.3f})")


main()
