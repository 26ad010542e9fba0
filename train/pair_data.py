"""Pairs of claims as the pair model reads them.

A pair is read as [CLS] [CLS] A [SEP] B [SEP] passage [SEP]: each side is "source cue : content"; the passage is the article's words
from a sentence before the first side to the end of the last, both contents between marks († and ‡). Pairs of two articles have
no passage. src/model/pair.c puts the same pieces together; with a passage it leaves the contents out of the sides (the mode "passage").
"""
import bisect
import re

import numpy as np

import data

CLS, SEP, MARK_A, MARK_B, GAP = 101, 102, 1526, 1527, 1529  # [CLS] [SEP] † ‡ …
WINDOW = 254       # pieces between the encoder's own [CLS] and [SEP]
NAME, SIDE, SIDE_BESIDE = 24, 96, 48  # pieces of a source with its cue, of a content, of a content that the passage has too
FIELD = 3          # [SEP]s and such within the window


class Pieces:
    """Pieces of a text with the characters that they stand for."""

    def __init__(self, text, tok):
        self.text = data.Text(text, tok)
        self.ids, self.features = self.text.ids, self.text.features
        self.start, self.end = self.text.piece_span

    def cut(self, s, e):
        """Pieces [i, j) of characters [s, e)."""
        i = int(np.searchsorted(self.end, s, side="right"))
        return i, max(i, int(np.searchsorted(self.start, e, side="left")))


class Reader:
    """Texts to pieces; short ones are kept."""

    def __init__(self):
        self.tok = data.tokenizer()
        self.kept = {}

    def __call__(self, text):
        if text not in self.kept:
            t = data.Text(text, self.tok)
            self.kept[text] = (t.ids.astype(np.int32), t.features.astype(np.int8))
        return self.kept[text]


def shortened(ids, features, most):
    """The first two thirds and the end of what is too long, with a gap."""
    if len(ids) <= most:
        return ids, features
    head = most * 2 // 3
    tail = most - head - 1
    gap = np.zeros((1, 4), features.dtype)
    return np.concatenate([ids[:head], [GAP], ids[-tail:]]), np.concatenate([features[:head], gap, features[-tail:]])


def side(reader, source, cue, content, most):
    """Pieces of "source cue : content"."""
    name = shortened(*reader(f"{source} {cue}".strip()), NAME)
    body = shortened(*reader(content), most)
    colon = reader(":") if len(name[0]) else (name[0][:0], name[1][:0])
    return np.concatenate([name[0], colon[0], body[0]]), np.concatenate([name[1], colon[1], body[1]])


class Story:
    """An article with its claims, to cut passages from. Claims: {"source", "cue", "content", "spans" (of the content), "all" (of all parts)}."""

    def __init__(self, text, claims, tok):
        self.pieces = Pieces(text, tok)
        self.claims = claims
        t = self.pieces.text
        first = np.flatnonzero(np.diff(t.sentence, prepend=-1)) if len(t.sentence) else np.zeros(0, int)
        self.sentences = [int(t.word_first[w]) for w in first] + [len(t.ids)]

    def bounds(self, claim):
        """The pieces of the sentences in which the parts of a claim stand: first sentence, end sentence."""
        spans = [self.pieces.cut(s, e) for s, e in claim["all"]]
        i, j = min(s[0] for s in spans), max(s[1] for s in spans)
        return bisect.bisect_right(self.sentences, i) - 1, bisect.bisect_left(self.sentences, max(j, i + 1))

    def passage(self, a, b, room):
        """Marked pieces of the article around both claims, at most `room`."""
        (a0, a1), (b0, b1) = self.bounds(a), self.bounds(b)
        low, high = min(a0, b0), max(a1, b1)
        marks = []
        for claim, mark in ((a, MARK_A), (b, MARK_B)):
            for s, e in claim["spans"]:
                i, j = self.pieces.cut(s, e)
                marks += [(i, mark, 1), (j, mark, 0)]
        marks.sort(key=lambda m: (m[0], m[2]))
        room -= len(marks) + 1
        at, end = self.sentences[low], self.sentences[high]
        before = self.sentences[max(0, low - 1)]
        if end - before <= room:
            keep = [(before, end)]
        elif end - at <= room:
            keep = [(end - room, end)]
        else:
            first, second = ((a0, a1), (b0, b1)) if a0 <= b0 else ((b0, b1), (a0, a1))
            s0, e0, e1 = self.sentences[first[0]], self.sentences[first[1]], self.sentences[second[1]]
            head = min(e0 - s0, room // 2)
            keep = [(s0, s0 + head), (max(s0 + head, e1 - (room - head)), e1)]
            if keep[1][1] - keep[1][0] > room - head:
                keep[1] = (keep[1][0], keep[1][0] + room - head)
        ids, features, zero, m = [], [], np.zeros((1, 4), np.int64), 0
        for n, (i, j) in enumerate(keep):
            if n and keep[n - 1][1] < i:
                ids.append([GAP])
                features.append(zero)
            inside = [x for x in marks if i <= x[0] < j or (x[0] == j and not x[2])]
            at = i
            for p, mark, _ in inside:
                ids += [self.pieces.ids[at:p], [mark]]
                features += [self.pieces.features[at:p], zero]
                at = p
            ids.append(self.pieces.ids[at:j])
            features.append(self.pieces.features[at:j])
        return np.concatenate(ids)[:room + len(marks) + 1], np.concatenate(features)[:room + len(marks) + 1]


def join(parts):
    """[CLS] [CLS] parts, each ended by [SEP]; cut to the window."""
    ids, features, zero = [[CLS, CLS]], [np.zeros((2, 4), np.int64)], np.zeros((1, 4), np.int64)
    for i, f in parts:
        ids += [i, [SEP]]
        features += [f, zero]
    ids, features = np.concatenate(ids).astype(np.int64), np.concatenate(features).astype(np.int64)
    if len(ids) > WINDOW + 2:
        ids, features = np.append(ids[:WINDOW + 1], SEP), np.concatenate([features[:WINDOW + 1], zero])
    return ids, features


def words_only(reader, a, b):
    """A pair without a passage; sides (source, cue, content)."""
    return join([side(reader, *a, SIDE), side(reader, *b, SIDE)])


def in_story(reader, story, a, b, sides=True):
    """A pair of one article with its passage; without `sides`, source and cue stand alone before it."""
    most = SIDE_BESIDE if sides else 0
    parts = []
    for c in (a, b):
        if sides:
            parts.append(side(reader, c["source"], c["cue"], c["content"], most))
        else:
            parts.append(shortened(*reader(f'{c["source"]} {c["cue"]}'.strip()), NAME))
    used = sum(len(p[0]) + 1 for p in parts) + 2
    return join(parts + [story.passage(a, b, WINDOW + 1 - used)])


def claims_of(rows):
    """Claims that the program printed (CONTRACT.md) as Story takes them."""
    out = []
    for c in rows:
        name = "; ".join(s.get("name") or s.get("as_written") or "" for s in c["sources"]) or c["source_text"] or ""
        out.append({"source": name, "cue": c["cue_text"] or "", "content": re.sub(r"\s+", " ", c["content_text"]), "spans": c["content_spans"],
                    "all": c["content_spans"] + c["cue_spans"] + c["source_spans"], "stance": c["stance"], "row": c})
    return out
