#!/usr/bin/env python3
"""Fit the ranker of possible conflicts (src/conflict/rank.c) and print its weights as C.

usage: rank.py STORIES.jsonl CLAIMS.jsonl PAIRS.jsonl [READ.jsonl CLAIMS.jsonl PAIRS.jsonl] > src/conflict/weights.def
       rank.py --measure WEIGHTS.def STORIES.jsonl CLAIMS.jsonl PAIRS.jsonl
       rank.py --join READ.jsonl CLAIMS.jsonl PAIRS.jsonl

STORIES: articles with their conflicts marked, one story a line: {"id", "articles": [{"id", "text"}], "conflicts": [{"a":
{"article", "quote"}, "b": {...}}], "traps": [...]}; a document's id is "<story>-<article>". READ: train/conflicts-read.jsonl.
CLAIMS: what `sayso extract` prints for these articles. PAIRS: what `sayso dump --stage=pairs` prints for them.
A logistic regression by Newton's method, ridge penalty 3; a pair is a conflict when its two claims cover the two quotes of
one that is marked, each by half of the shorter; marked traps weigh twice, all conflicts of one article of READ at most three,
pairs that a reader was unsure of nothing. Five-fold figures over articles go to standard error.
--join prints how the pair model's score is joined to the likelihood (rank.c), fitted on articles that pair.py held back.
Needs numpy."""
import collections, json, re, sys

import numpy as np

RIDGE, TRAP_WEIGHT, FOLDS, ARTICLE_MOST, HELD_EVERY = 3.0, 2.0, 5, 3.0, 6


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


def marked_read(path, claims):
    """The same of READ, a mark of each: conflicts, traps, unsure."""
    found = {"conflicts": collections.defaultdict(set), "traps": {}, "unsure": {}}
    count = 0
    for row in read(path):
        document, of = row["document"], claims[row["document"]]
        for kind in found:
            for pair in row[kind]:
                count += kind == "conflicts"
                sides = [[c["claim"] for c in of if covers(c["content_spans"], *pair[i])] for i in (0, 1)]
                for x in sides[0]:
                    for y in sides[1]:
                        if x != y and kind == "conflicts":
                            found[kind][document, min(x, y), max(x, y)].add(count)
                        elif x != y:
                            found[kind][document, min(x, y), max(x, y)] = True
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


LEAVE_OUT = {"document", "a", "b", "likelihood", "learned"}


class Pairs:
    """Pairs that the ranker compares, with what they are and weigh."""

    def __init__(self, stories, claims, pairs, names=None, of_read=False):
        by, self.rows = collections.defaultdict(list), [r for r in read(pairs) if not r.get("states_nothing")]
        for claim in read(claims):
            by[claim["document"]].append(claim)
        self.names = names or sorted({k for row in self.rows for k in row} - LEAVE_OUT)
        self.keys = [(r["document"], r["a"], r["b"]) for r in self.rows]
        unsure = {}
        if of_read:
            marks, self.count = marked_read(stories, by)
            self.found, traps, unsure = marks["conflicts"], marks["traps"], marks["unsure"]
            self.documents = [row["document"] for row in read(stories)]
        else:
            self.found, self.count = marked(read(stories), "conflicts", by)
            traps, _ = marked(read(stories), "traps", by)
            self.documents = sorted({k[0] for k in self.keys})
        self.y = np.array([k in self.found for k in self.keys], float)
        per = collections.Counter(k[0] for k in self.keys if k in self.found)
        self.weight = np.array([(min(1.0, ARTICLE_MOST / per[k[0]]) if of_read else 1.0) if k in self.found else
                                0.0 if k in unsure else TRAP_WEIGHT if k in traps else 1.0 for k in self.keys])

    def x(self, names):
        return np.array([[r.get(n, 0.0) for n in names] for r in self.rows])


def odds(p):
    p = np.clip(p, 1e-4, 1 - 1e-4)
    return np.log(p / (1 - p))


def join(pairs):
    held = set(pairs.documents[::HELD_EVERY])
    known = [i for i, row in enumerate(pairs.rows) if row.get("learned", -1) >= 0 and row["document"] in held]
    x = np.array([[odds(pairs.rows[i]["likelihood"]), odds(pairs.rows[i]["learned"])] for i in known])
    beta = fit(x, pairs.y[known], pairs.weight[known])
    print(f"likelihood {beta[0]:.3f}, learned {beta[1]:.3f}, bias {beta[2]:.3f}: {len(known)} pairs, {int(pairs.y[known].sum())} conflicts")


def main():
    arguments = sys.argv[1:]
    if arguments[:1] == ["--measure"]:
        table = dict(re.findall(r"WEIGHT\((\w+), (-?[\d.]+)\)", open(arguments[1], encoding="utf-8").read()))
        pairs = Pairs(*arguments[2:], list(table))
        report("measured", pairs.keys, pairs.x(list(table)) @ np.array([float(v) for v in table.values()]), pairs.found, pairs.count)
        return
    if arguments[:1] == ["--join"]:
        return join(Pairs(*arguments[1:], of_read=True))
    if len(arguments) not in (3, 6):
        sys.exit(__doc__)
    sets = [(Pairs(*arguments[:3]), False)] + ([(Pairs(*arguments[3:], of_read=True), True)] if len(arguments) == 6 else [])
    names = sorted({n for s, _ in sets for n in s.names})
    x, y, weight = np.vstack([s.x(names) for s, _ in sets]), np.concatenate([s.y for s, _ in sets]), np.concatenate([s.weight for s, _ in sets])
    keys = [k for s, _ in sets for k in s.keys]
    documents = {d: i % FOLDS for i, d in enumerate(sorted({k[0] for k in keys}))}
    fold, scores = np.array([documents[k[0]] for k in keys]), np.zeros(len(y))
    for k in range(FOLDS):
        beta = fit(x[fold != k], y[fold != k], weight[fold != k])
        scores[fold == k] = x[fold == k] @ beta[:-1] + beta[-1]
    at = 0
    for (pairs, _), name in zip(sets, ("five folds, stories", "five folds, read")):
        report(name, pairs.keys, scores[at:at + len(pairs.keys)], pairs.found, pairs.count)
        at += len(pairs.keys)
    beta = fit(x, y, weight)
    print(f"/* Fitted by train/rank.py on {sum(len(s.documents) for s, _ in sets)} real articles with {sum(s.count for s, _ in sets)} conflicts marked. */")
    for name, value in zip(names, beta):
        print(f"WEIGHT({name}, {value:.3f})")
    print(f"BIAS({beta[-1]:.3f})")


main()
