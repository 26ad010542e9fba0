"""How well a pair model ranks: average precision, precision and recall at a threshold."""
import numpy as np
import torch

import pair_data as pd
from pair_corpora import LABELS, NEAR, sentence_pair

READ_PIECES = 8192  # word pieces that are read at a time


def batch(items):
    n = max(len(i[0]) for i in items)
    ids = torch.zeros(len(items), n, dtype=torch.long)
    features = torch.zeros(len(items), n, 4, dtype=torch.long)
    mask = torch.zeros(len(items), n, dtype=torch.bool)
    for k, (x, f, *_) in enumerate(items):
        ids[k, :len(x)], features[k, :len(x)], mask[k, :len(x)] = torch.from_numpy(x), torch.from_numpy(f), True
    return ids, features, mask


def batches(items, pieces):
    """Places of items of like length, padded to at most `pieces`."""
    out, now, most = [], [], 0
    for i in sorted(range(len(items)), key=lambda i: len(items[i][0])):
        most = max(most, len(items[i][0]))
        if now and most * (len(now) + 1) > pieces:
            out.append(now)
            now, most = [], len(items[i][0])
        now.append(i)
    return out + [now] if now else out


def scores(model, items):
    """Chances of contradiction, entailment, neutral of each item."""
    out = np.zeros((len(items), 3), np.float32)
    was = model.training
    model.eval()
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for b in batches(items, READ_PIECES):
            out[b] = model(*batch([items[i] for i in b])).float().softmax(-1).numpy()
    model.train(was)
    return out


def average_precision(score, true, weight=None):
    weight = np.ones(len(score)) if weight is None else weight
    order = np.argsort(-score, kind="stable")
    hit, w = true[order].astype(float), weight[order]
    precision = np.cumsum(hit * w) / np.cumsum(w)
    return float((precision * hit * w).sum() / max((hit * w).sum(), 1e-9))


def at(score, true, threshold):
    said = score >= threshold
    return said.sum(), float(true[said].mean()) if said.any() else 0.0, float(true[said].sum() / max(1, true.sum()))


def best_threshold(score, true, weight=None):
    """The threshold of the best F0.5."""
    weight = np.ones(len(score)) if weight is None else weight
    order = np.argsort(-score, kind="stable")
    tp, n = np.cumsum((true * weight)[order]), np.cumsum(weight[order])
    p, r = tp / n, tp / max(1e-9, (true * weight).sum())
    f = 1.25 * p * r / np.maximum(1e-9, .25 * p + r)
    return float(score[order][f.argmax()])


def both_orders(model, reader, pairs):
    """Chance of contradiction of pairs of sides (source, cue, content), mean of both orders."""
    one = scores(model, [pd.words_only(reader, a, b) for a, b in pairs])[:, 0]
    return (one + scores(model, [pd.words_only(reader, b, a) for a, b in pairs])[:, 0]) / 2


def plain_pairs(model, reader, rows):
    """Score and truth of rows of pairs_*.jsonl."""
    sides = [tuple((x["source"], "said", x["text"]) for x in (r["a"], r["b"])) for r in rows]
    return both_orders(model, reader, sides), np.array([r["label"] == "conflict" for r in rows])


def sentence_pairs(model, reader, rows):
    """By set: (pairs, share right, AP of contradiction, share of contradiction)."""
    score = scores(model, [sentence_pair(reader, r) for r in rows])
    out = {}
    for name in sorted({r["set"] for r in rows}):
        at_set = [i for i, r in enumerate(rows) if r["set"] == name]
        label = np.array([LABELS[rows[i]["label"]] for i in at_set])
        best, true = score[at_set].argmax(1), label == 0
        right = np.where(label == 3, best != 0, best == label).mean()
        out[name] = (len(at_set), round(float(right), 3), round(average_precision(score[at_set][:, 0], true), 3), round(float(true.mean()), 2))
    return out


def marked(model, reader, stories, mode, near=NEAR, share=1.0, seed=3):
    """Score, label (conflict, trap or ""), weight, (story, pair) of the candidate pairs of stories; near None: all pairs.

    All marked pairs are among them, however far apart, with weight 0 when they are farther than `near`; of the others a `share`.
    """
    rng = np.random.default_rng(seed)
    items, label, weight, where = [], [], [], []
    for s in stories:
        candidates = set(map(lambda p: tuple(sorted(p)), s.pairs(near)))
        for p in sorted(candidates | set(s.label)):
            what = s.label.get(p, "")
            if not what and rng.random() >= share:
                continue
            items.append(s.item(reader, *p, mode))
            label.append(what)
            weight.append(0 if p not in candidates else 1 if what else 1 / share)
            where.append((s, p))
    return scores(model, items)[:, 0], np.array(label), np.array(weight), where


def summary(score, label, weight, where):
    """AP of conflicts against traps and against all candidates. A second pair for a conflict found counts neither way."""
    seen, keep = set(), np.ones(len(score), bool)
    for i in np.argsort(-score, kind="stable"):
        if label[i] == "conflict":
            s, p = where[i]
            new = {(s.id, g) for g in s.gold[tuple(sorted(p))]}
            keep[i] = bool(new - seen)
            seen |= new
    true = label == "conflict"
    some = keep & (label != "")
    near = keep & (weight > 0)
    return {"against traps": round(average_precision(score[some], true[some]), 3), "chance": round(float(true[some].mean()), 3),
            "against all": round(average_precision(score[near], true[near], weight[near]), 4),
            "conflicts": int(true[near].sum()), "of": int(weight[near].sum()),
            "first 20": int(true[near][np.argsort(-score[near], kind="stable")[:20]].sum())}, (score[near], true[near], weight[near])
