#!/usr/bin/env python3
"""How many planted conflicts across articles are among the candidates.

usage: recall.py GOLD.jsonl DB CANDIDATES [--missed]

GOLD: stories with planted conflicts (../shared/data/conflicts/README.md); DB: a database that has their articles,
as documents "<story>-<article>"; CANDIDATES: what `bench-scale candidates DB` printed. A pair counts when both of its
claims were extracted; it is found when either claim is a candidate of the other.
"""
import collections
import json
import sqlite3
import sys


def covers(spans, start, end):
    length = sum(e - s for s, e in spans)
    return sum(max(0, min(end, e) - max(start, s)) for s, e in spans) >= 0.5 * (min(end - start, length) or 1)


def place(story, side):
    text = next(a["text"] for a in story["articles"] if a["id"] == side["article"])
    start = text.index(side["quote"])
    return f'{story["id"]}-{side["article"]}', start, start + len(side["quote"])


def main():
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(args) != 3:
        sys.exit(__doc__)
    claims = collections.defaultdict(list)
    for claim, document, spans in sqlite3.connect(args[1]).execute(
        "SELECT c.id, a.document, c.spans FROM claims c JOIN articles a ON a.id = c.article_id"
    ):
        claims[document].append((claim, [tuple(map(int, s.split("-"))) for s in spans.split()]))
    candidates = {int(line.split()[0]): set(map(int, line.split()[1:])) for line in open(args[2])}
    stories = [json.loads(line) for line in open(args[0], encoding="utf-8")]
    planted = extracted = found = 0
    for story in stories:
        for conflict in story["conflicts"]:
            if conflict["a"]["article"] == conflict["b"]["article"]:
                continue
            planted += 1
            sides = []
            for side in (conflict["a"], conflict["b"]):
                document, start, end = place(story, side)
                sides.append([c for c, spans in claims[document] if covers(spans, start, end)])
            if not all(sides):
                continue
            extracted += 1
            hit = any(b in candidates.get(a, ()) or a in candidates.get(b, ()) for a in sides[0] for b in sides[1])
            found += hit
            if not hit and "--missed" in sys.argv:
                print("missed", conflict["type"], json.dumps([conflict["a"], conflict["b"]], ensure_ascii=False))
    documents = {f'{s["id"]}-{a["id"]}' for s in stories for a in s["articles"]}
    sizes = [len(candidates.get(c, ())) for d in documents for c, _ in claims[d]]
    looked = [n for n in sizes if n]
    print(
        f"{found} of {extracted} pairs of which both claims were extracted ({planted} planted across articles);"
        f" {sum(sizes) / len(sizes):.1f} candidates a claim, {len(looked)} of {len(sizes)} claims have some"
    )


main()
