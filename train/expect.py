"""What the trainer finds in a short text, for the test that holds the program to it (tests/unit/test-model-agreement.c).

usage: expect.py WEIGHTS.pt TEXT OUT

OUT, a line each, with words and segments counted from 0:
  word START END TAG LOGITS...      bytes, the best of the 7 tags, their scores
  segment ROLE FIRST END            words, END exclusive; roles as in data.ROLES
  link ASKER ANSWER                 segments: a content and its cue, a cue and its source; -1 for none
"""
import sys

import torch

import data
import decode
import encoder as enc


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__.strip())
    with open(sys.argv[2], encoding="utf-8") as f:
        text = data.Text(f.read(), data.tokenizer())
    model = enc.Tagger().eval()
    model.load_state_dict(torch.load(sys.argv[1], map_location="cpu")["model"])
    vectors = decode.read(model, text)
    with torch.no_grad():
        tags = model.segments.tag(torch.from_numpy(vectors)).numpy()
    found = decode.segments(model, text, vectors)
    h = torch.from_numpy(vectors)
    links = {**decode.choose(model.content_cue, text, h, found, 2, 1), **decode.choose(model.cue_source, text, h, found, 1, 0)}
    with open(sys.argv[3], "w", encoding="utf-8") as out:
        for (start, end), row in zip(text.word_span, tags):
            at = [len(text.text[:x].encode()) for x in (start, end)]
            out.write(f"word {at[0]} {at[1]} {row.argmax()}" + "".join(f" {x:.4f}" for x in row) + "\n")
        for r, i, j, _ in found:
            out.write(f"segment {r} {i} {j}\n")
        for asker, answer in sorted(links.items()):
            out.write(f"link {asker} {-1 if answer is None else answer}\n")


main()
