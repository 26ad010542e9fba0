"""Score a trained tagger on PolNeAR dev with the project's scorer.

usage: evaluate.py WEIGHTS.pt --data ../shared/data [--bytes] [--limit N]

The trainer's floats; with --bytes the program's weights in bytes and inputs in seven bits (quantise.py).
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

import torch

import data
import decode
import encoder as enc
import quantise


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("weights")
    p.add_argument("--data", required=True)
    p.add_argument("--bytes", action="store_true")
    p.add_argument("--limit", type=int, help="articles, to try things; the scorer counts the others as missed")
    return p.parse_args()


def main():
    args = arguments()
    tok = data.tokenizer()
    model = enc.Tagger().eval()
    model.load_state_dict(torch.load(args.weights, map_location="cpu")["model"])
    if args.bytes:
        quantise.as_the_program(model)
    gold = os.path.join(args.data, "polnear", "dev.jsonl")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as out:
        for a in data.read_polnear(gold, tok)[:args.limit]:
            out.write(json.dumps({"id": a.id, "attributions": decode.attributions(model, a)}) + "\n")
        out.flush()
        subprocess.run([sys.executable, os.path.join(args.data, "..", "eval", "score_attributions.py"), gold, out.name], check=True)


main()
