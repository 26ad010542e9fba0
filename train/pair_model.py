"""The pair model: do two claims contradict each other?

An encoder as in encoder.py whose embeddings and lower layers are those of the attribution model, not trained here; the
upper layers are its own. What it reads of a pair is in pair_data.py. The vector of the first piece gives three scores.
"""
import os

import torch
import torch.nn as nn
import torch.nn.functional as F

import data
import encoder as enc

CONTRADICTION, ENTAILMENT, NEUTRAL, NO_CONTRADICTION = range(4)  # the last: one of the two before it


class Pair(nn.Module):
    def __init__(self, shared=3, **sizes):
        super().__init__()
        self.encoder = enc.Encoder(**sizes)
        self.shared = shared
        width = self.encoder.embedding_norm.weight.shape[0]
        self.pair = nn.Linear(width, 3)
        self.dropout = nn.Dropout(0.1)
        for p in self.encoder.parameters():
            p.requires_grad_(False)
        for layer in self.encoder.layer[shared:]:
            for p in layer.parameters():
                p.requires_grad_(True)

    def forward(self, ids, features, mask):
        h = self.encoder(ids, features, mask)
        return self.pair(self.dropout(h[:, 1]))


def begin(weights, shared):
    """A pair model on the attribution model's weights; its own layers begin as the pretrained encoder's."""
    model = Pair(shared)
    state = torch.load(weights, map_location="cpu")["model"]
    model.encoder.load_state_dict({k.removeprefix("encoder."): v for k, v in state.items() if k.startswith("encoder.")})
    given = enc.Encoder()
    given.load_pretrained(data.pretrained_folder())
    for n in range(shared, len(model.encoder.layer)):
        model.encoder.layer[n].load_state_dict(given.layer[n].state_dict())
    return model


def loss(scores, labels):
    """Cross-entropy; NO_CONTRADICTION is the sum of the two others."""
    logp = F.log_softmax(scores.float(), -1)
    rest = torch.logsumexp(logp[:, 1:], -1)
    known = logp.gather(1, labels.clamp(max=2)[:, None])[:, 0]
    return -torch.where(labels == NO_CONTRADICTION, rest, known)
