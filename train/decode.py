"""From vectors to attributions, as src/attribution/ does it: the best segmentation of each paragraph, then links."""
import math

import numpy as np
import torch

import data
import encoder as enc

LONGEST = 250   # words of a segment
REACH = 200     # words between a link's ends
PRICE = 0.5     # the least probability of a content; src/attribution/segments.c has the same


def reading_windows(text, overlap=40):
    """Windows for reading: (first, end) pieces, neighbours share about `overlap` of them; a window begins at a sentence."""
    n, at, out = len(text.ids), 0, []
    while True:
        end = min(at + data.WINDOW, n)
        if end < n:
            k = np.searchsorted(text.word_first, end, side="right") - 1
            end = max(int(text.word_first[k]), at + 1)
        out.append((at, end))
        if end >= n:
            return out
        k = np.searchsorted(text.starts, end - overlap, side="right") - 1
        nxt = int(text.starts[k]) if k >= 0 else 0
        if nxt <= at + data.WINDOW // 3:
            k = np.searchsorted(text.word_first, end - overlap, side="right") - 1
            nxt = int(text.word_first[k])
        at = max(nxt, at + 1)


def read(model, text, overlap=40, batch=16, autocast=False):
    """Vectors of the words [w][width], each from the window where it is farthest from an edge."""
    device = next(model.parameters()).device
    spans = reading_windows(text, overlap)
    n = len(text.ids)
    width = model.encoder.embedding_norm.weight.shape[0]
    best = np.full(n, -1)
    vectors = np.zeros((n, width), dtype=np.float32)
    for k in range(0, len(spans), batch):
        part = spans[k:k + batch]
        ids, features, mask = pad([(text.ids[a:b], text.features[a:b]) for a, b in part])
        with torch.no_grad(), torch.autocast(device.type, torch.bfloat16, enabled=autocast):
            h = model.encoder(ids.to(device), features.to(device), mask.to(device)).cpu().numpy()
        for (a, b), v in zip(part, h):
            at = np.arange(a, b)
            margin = np.minimum(np.where(a == 0, 10 ** 6, at - a), np.where(b == n, 10 ** 6, b - 1 - at))
            take = margin > best[a:b]
            best[a:b][take] = margin[take]
            vectors[a:b][take] = v[1:1 + b - a][take]
    return vectors[text.word_first]


def pad(windows):
    """[(ids, features)] → tensors with [CLS] before and [SEP] behind each."""
    longest = max(len(i) for i, _ in windows) + 2
    ids = torch.zeros(len(windows), longest, dtype=torch.long)
    features = torch.zeros(len(windows), longest, 4, dtype=torch.long)
    mask = torch.zeros(len(windows), longest, dtype=torch.bool)
    for k, (i, f) in enumerate(windows):
        ids[k, 0], ids[k, 1:1 + len(i)], ids[k, 1 + len(i)] = 101, torch.from_numpy(i), 102
        features[k, 1:1 + len(i)] = torch.from_numpy(f)
        mask[k, :len(i) + 2] = True
    return ids, features, mask


def posteriors(scores, outside):
    """Probabilities of all segments. scores [n first][n last][3], outside [n] → [n][n][3]"""
    n = len(outside)
    any_role = np.logaddexp.reduce(scores.astype(np.float64), -1)
    before, behind = np.full(n + 1, -np.inf), np.full(n + 1, -np.inf)
    before[0] = behind[n] = 0
    for j in range(n):
        low = max(0, j + 1 - LONGEST)
        before[j + 1] = np.logaddexp.reduce(np.append(before[low:j + 1] + any_role[low:j + 1, j], before[j] + outside[j]))
    for i in range(n - 1, -1, -1):
        high = min(n, i + LONGEST)
        behind[i] = np.logaddexp.reduce(np.append(any_role[i, i:high] + behind[i + 1:high + 1], outside[i] + behind[i + 1]))
    return np.exp(np.minimum(before[:n, None, None] + scores + behind[None, 1:, None] - before[n], 0))


def trace(best, back, n):
    out, j = [], n
    while j > 0:
        if back[j] is None:
            j -= 1
        else:
            out.append((*back[j], j))
            j = back[j][1]
    return out[::-1]


def likeliest(scores, outside):
    """Semi-Markov Viterbi → [(role, i, j)], j exclusive, in text order."""
    n = len(outside)
    role, value = scores.argmax(-1), scores.max(-1)
    best, back = np.zeros(n + 1), [None] * (n + 1)
    for j in range(n):
        best[j + 1] = best[j] + outside[j]
        low = max(0, j + 1 - LONGEST)
        ways = best[low:j + 1] + value[low:j + 1, j]
        i = int(ways.argmax())
        if ways[i] > best[j + 1]:
            best[j + 1], back[j + 1] = ways[i], (int(role[low + i, j]), low + i)
    return trace(best, back, n)


def contents(p, taken, price):
    """Contents of the greatest sum of probability less a price, on the words that are not taken. p [n][n]"""
    n = len(taken)
    best, back, low = np.zeros(n + 1), [None] * (n + 1), 0
    for j in range(n):
        best[j + 1] = best[j]
        low = j + 1 if taken[j] else max(low, j + 1 - LONGEST)
        if low > j:
            continue
        gain = p[low:j + 1, j] - price
        ways = np.where(gain > 0, best[low:j + 1] + gain, -1)
        i = int(ways.argmax())
        if ways[i] > best[j + 1]:
            best[j + 1], back[j + 1] = ways[i], (2, low + i)
    return trace(best, back, n)


def best_segments(scores, outside, price=PRICE):
    """Sources and cues of the likeliest segmentation, contents by expected gain. scores [n][n][3], outside [n]
    → [(role, i, j, probability)], j exclusive, in text order."""
    p = posteriors(scores, outside)
    taken = np.zeros(len(outside), dtype=bool)
    found = [s for s in likeliest(scores, outside) if s[0] != 2]
    for _, i, j in found:
        taken[i:j] = True
    found += contents(p[..., 2], taken, price)
    return [(r, i, j, float(p[i, j - 1, r])) for r, i, j in sorted(found, key=lambda s: s[1])]


def segments(model, text, vectors, price=PRICE):
    """The best segmentation of a text, paragraph by paragraph."""
    out = []
    with torch.no_grad():
        tags, first, last = model.segments(torch.from_numpy(vectors)[None])
        breaks = np.flatnonzero(np.diff(text.paragraph, prepend=-1, append=10 ** 9))
        for a, b in zip(breaks, breaks[1:]):
            n = b - a
            allowed = torch.ones(n, n, dtype=torch.bool).triu()
            s = model.segments.matrix(tags[:, a:b], first[:, a:b], last[:, a:b], allowed[None])[0]
            for r, i, j, p in best_segments(s.numpy(), tags[0, a:b, 0].numpy(), price):
                out.append((r, a + i, a + j, p))
    return out


def link(model, text, vectors, found):
    """Attributions of segments: [{"source": [k], "cue": [k], "content": [k…]}] by index into `found`."""
    h = torch.from_numpy(vectors)
    place = enc.placer(text)
    of = {r: [k for k, s in enumerate(found) if s[0] == r] for r in range(3)}

    def choose(relation, askers, answers):
        chosen = {}
        for k in askers:
            x = found[k][1:3]
            near = [m for m in answers if max(found[m][1] - x[1], x[0] - found[m][2]) <= REACH]
            with torch.no_grad():
                s = relation(h, [x], [found[m][1:3] for m in near], place)[0]
            best = int(s.argmax())
            chosen[k] = near[best] if best < len(near) else None
        return chosen

    contents = choose(model.content_cue, of[2], of[1])
    sources = choose(model.cue_source, of[1], of[0])
    out = []
    for cue in of[1]:
        fragments = [k for k in of[2] if contents[k] == cue]
        if fragments:
            out.append({"source": [] if sources[cue] is None else [sources[cue]], "cue": [cue], "content": fragments})
    return out


def attributions(model, text, overlap=40, autocast=False):
    """What is attributed in a text, as the corpus writes it."""
    if not len(text.word_first):
        return []
    vectors = read(model, text, overlap, autocast=autocast)
    found = segments(model, text, vectors)

    def span(k):
        _, i, j, _ = found[k]
        return [int(text.word_span[i][0]), int(text.word_span[j - 1][1])]
    return [{r: [span(k) for k in a[r]] for r in data.ROLES} for a in link(model, text, vectors, found)]
