"""From vectors to attributions, as src/attribution/ does it: the best segmentation of each paragraph, then links."""
import math

import numpy as np
import torch

import data
import encoder as enc

LONGEST = 250   # words of a segment
REACH = 200     # words between a link's ends
PRICE = 0.5     # the least probability of a content; src/attribution/segments.c has the same
MARGIN = 3.0    # how much worse than its best cue a content's cue may be that would else have none; links.c


def reading_windows(text, overlap=24):
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


def read(model, text, overlap=24, batch=16, autocast=False):
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
    """Sources and cues of the likeliest segmentation; contents by expected gain; the likeliest segmentation's contents where
    that leaves their words free. scores [n][n][3], outside [n] → [(role, i, j, probability)], j exclusive, in text order."""
    p = posteriors(scores, outside)
    taken = np.zeros(len(outside), dtype=bool)
    found, reading = [], likeliest(scores, outside)

    def take(segments):
        for s in segments:
            if not taken[s[1]:s[2]].any():
                taken[s[1]:s[2]] = True
                found.append(s)
    take(s for s in reading if s[0] != 2)
    take(contents(p[..., 2], taken, price))
    take(s for s in reading if s[0] == 2)
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


def share_out(scores, chosen):
    """A cue that no content chose takes the content that comes nearest to choosing it, unless another cue would then have
    none. scores [contents][cues + 1], none last; chosen [contents] is changed."""
    none = scores.shape[1] - 1
    taken = np.bincount(chosen, minlength=none + 1)
    for m in range(none):
        if taken[m]:
            continue
        loss = scores[:, m] - scores[np.arange(len(chosen)), chosen]
        able = [k for k, c in enumerate(chosen) if loss[k] >= -MARGIN and (c == none or taken[c] > 1)]
        if able:
            k = max(able, key=lambda k: (loss[k], k))
            taken[chosen[k]] -= 1
            taken[m] += 1
            chosen[k] = m


def may_link(text, x, y, asking):
    """May segment x of role `asking` belong to y? In one line, a cue's source in its sentence; a quotation also with the line before."""
    if max(y[0] - x[1], x[0] - y[1]) > REACH:
        return False
    lines = text.paragraph[x[0]] - text.paragraph[y[0]]
    if asking == 1:
        return lines == 0 and text.sentence[x[0]] <= text.sentence[y[1] - 1] and text.sentence[y[0]] <= text.sentence[x[1] - 1]
    return lines == 0 or (lines == 1 and bool(text.inside[x[0]:min(x[0] + 2, x[1])].any()))


def choose(relation, text, h, found, asking, answering):
    """{asker: answer or None}, by index into `found`, for the segments of role `asking`."""
    askers, answers = ([k for k, s in enumerate(found) if s[0] == r] for r in (asking, answering))
    place = enc.placer(text)
    scores = np.full((len(askers), len(answers) + 1), -np.inf)
    for row, k in zip(scores, askers):
        x = found[k][1:3]
        near = [m for m, a in enumerate(answers) if may_link(text, x, found[a][1:3], asking)]
        with torch.no_grad():
            row[near + [-1]] = relation(h, [x], [found[answers[m]][1:3] for m in near], place)[0].numpy()
    chosen = scores.argmax(1)
    if asking == 2:
        share_out(scores, chosen)
    return {k: answers[c] if c < len(answers) else None for k, c in zip(askers, chosen)}


def link(model, text, vectors, found):
    """Attributions of segments: [{"source": [k], "cue": [k], "content": [k…]}] by index into `found`."""
    h = torch.from_numpy(vectors)
    cue_of = choose(model.content_cue, text, h, found, 2, 1)
    source_of = choose(model.cue_source, text, h, found, 1, 0)
    out = []
    for cue, source in source_of.items():
        fragments = [k for k, c in cue_of.items() if c == cue]
        if fragments:
            out.append({"source": [] if source is None else [source], "cue": [cue], "content": fragments})
    return out


def attributions(model, text, overlap=24, autocast=False):
    """What is attributed in a text, as the corpus writes it."""
    if not len(text.word_first):
        return []
    vectors = read(model, text, overlap, autocast=autocast)
    found = segments(model, text, vectors)

    def span(k):
        _, i, j, _ = found[k]
        return [int(text.word_span[i][0]), int(text.word_span[j - 1][1])]
    return [{r: [span(k) for k in a[r]] for r in data.ROLES} for a in link(model, text, vectors, found)]
