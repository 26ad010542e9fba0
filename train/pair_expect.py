"""What the trainer makes of some pairs, for the test that holds the program to it (tests/unit/test-model-pair.c).

usage: pair_expect.py WEIGHTS.pt PAIRS.json OUT

OUT, a line each; offsets are bytes of the text, whose line breaks stand as "\\n":
  text TEXT
  sentence START END
  claim WHOLE_START WHOLE_END SOURCE|CUE|CONTENT
  fragment START END            of the last claim's content
  pair A B STORY                claims from 0; 1: with the article
  piece ID CAPITALS QUOTED LINE_START SPACE_BEFORE    of the last pair
  chances CONTRADICTION ENTAILMENT NEUTRAL
"""
import json
import sys

import numpy as np
import torch

import pair_data as pd
import pair_measure as measure
import pair_model


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__.strip())
    saved = torch.load(sys.argv[1], map_location="cpu")
    model = pair_model.Pair(saved["shared"]).eval()
    model.load_state_dict(saved["model"])
    reader = pd.Reader()
    with open(sys.argv[2], encoding="utf-8") as f:
        given = json.load(f)
    text = given["text"]
    span = lambda s: (text.index(s), text.index(s) + len(s))
    claims = []
    for c in given["claims"]:
        spans = [span(s) for s in c["content"]]
        claims.append({"source": c["source"], "cue": c["cue"], "content": " … ".join(c["content"]), "spans": spans, "all": spans + [span(s) for s in c["parts"]]})
    story = pd.Story(text, claims, reader.tok)
    at = lambda i: len(text[:i].encode())
    starts = [int(story.pieces.start[p]) for p in story.sentences[:-1]]
    with open(sys.argv[3], "w", encoding="utf-8") as out:
        out.write("text " + text.replace("\n", "\\n") + "\n")
        for s, e in zip(starts, starts[1:] + [len(text)]):
            out.write(f"sentence {at(s)} {at(e)}\n")
        for c in claims:
            out.write(f'claim {at(min(s for s, _ in c["all"]))} {at(max(e for _, e in c["all"]))} {c["source"]}|{c["cue"]}|{c["content"]}\n')
            for s, e in c["spans"]:
                out.write(f"fragment {at(s)} {at(e)}\n")
        for a, b, whole in given["pairs"]:
            a, b = claims[a], claims[b]
            plain = [tuple(c[k] for k in ("source", "cue", "content")) for c in (a, b)]
            items = [pd.in_story(reader, story, a, b, sides=False)] if whole else [pd.words_only(reader, *plain), pd.words_only(reader, *plain[::-1])]
            out.write(f"pair {claims.index(a)} {claims.index(b)} {int(whole)}\n")
            for i, f in zip(items[0][0][1:-1], items[0][1][1:-1]):
                out.write(f"piece {i} {f[0]} {f[1]} {f[2]} {f[3]}\n")
            with torch.no_grad():
                p = np.mean([model(*measure.batch([i])).float().softmax(-1).numpy()[0] for i in items], 0)
            out.write("chances %.5f %.5f %.5f\n" % tuple(p))


main()
