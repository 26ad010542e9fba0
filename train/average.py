"""Average the weights of runs that began from the same checkpoint (a "soup", Wortsman et al. 2022).

usage: average.py OUT.pt WEIGHTS.pt...
"""
import sys

import torch


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__.strip())
    states = [torch.load(path, map_location="cpu")["model"] for path in sys.argv[2:]]
    mean = {k: torch.stack([s[k].float() for s in states]).mean(0) for k in states[0]}
    torch.save({"model": mean}, sys.argv[1])


main()
