"""The encoder and its heads.

A BERT encoder (post-norm, exact GELU) whose word vector is that of the word's first piece. Segments are scored as a
semi-Markov CRF (Sarawagi and Cohen 2004): a segment [i, j] of role r scores the tag scores B-r at i and I-r behind, a
bilinear term of the vectors of its first and last word (as in biaffine span classifiers, Yu et al. 2020), and a bias of its length;
a word outside scores its O. Links: each content fragment chooses a cue, each cue a source, or none.
"""
import math
import os

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file

N_TAGS = 7
SPAN = 48   # width of a span's first and last vectors, a role
LINK = 96   # width of a link's vectors
LENGTHS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96)  # upper edges of the length classes
DISTANCES = (0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 90)
N_LENGTH = len(LENGTHS) + 1
N_DISTANCE = 2 * (len(DISTANCES) + 1)
N_BETWEEN = 8
N_PARAGRAPH = 5
N_QUOTE = 4


class Layer(nn.Module):
    def __init__(self, width, heads, inner, dropout):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.attention_output = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps=1e-12)
        self.intermediate = nn.Linear(width, inner)
        self.output = nn.Linear(inner, width)
        self.output_norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, bias):
        b, n, w = x.shape
        qkv = F.linear(x, torch.cat([self.query.weight, self.key.weight, self.value.weight]),
                       torch.cat([self.query.bias, self.key.bias, self.value.bias]))
        q, k, v = qkv.view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        p = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(w // self.heads) + bias, -1)
        a = (p.to(v.dtype) @ v).transpose(1, 2).reshape(b, n, w)
        x = self.attention_norm(x + self.dropout(self.attention_output(a)))
        return self.output_norm(x + self.dropout(self.output(F.gelu(self.intermediate(x)))))


class Encoder(nn.Module):
    def __init__(self, layers=6, width=384, heads=12, inner=1536, vocabulary=30522, positions=512, dropout=0.1):
        super().__init__()
        self.word_embeddings = nn.Embedding(vocabulary, width)
        self.position_embeddings = nn.Embedding(positions, width)
        self.token_type_embeddings = nn.Embedding(2, width)
        self.feature_embeddings = nn.ModuleList([nn.Embedding(n, width) for n in (4, 2, 2, 2)])
        self.embedding_norm = nn.LayerNorm(width, eps=1e-12)
        self.layer = nn.ModuleList([Layer(width, heads, inner, dropout) for _ in range(layers)])
        self.dropout = nn.Dropout(dropout)
        for f in self.feature_embeddings:
            nn.init.normal_(f.weight, std=0.02)

    def forward(self, ids, features, mask):
        """ids [b][n], features [b][n][4], mask [b][n] true where there is a piece → [b][n][width]"""
        x = self.word_embeddings(ids) + self.position_embeddings.weight[:ids.shape[1]] + self.token_type_embeddings.weight[0]
        for k, f in enumerate(self.feature_embeddings):
            x = x + f(features[..., k])
        x = self.dropout(self.embedding_norm(x))
        bias = torch.zeros(mask.shape, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        if torch.is_autocast_enabled(x.device.type):
            bias = bias.to(torch.bfloat16)
        for layer in self.layer:
            x = layer(x, bias.to(x.device))
        return x.float()

    def load_pretrained(self, folder):
        """The weights of a sentence-transformers MiniLM under its own names."""
        given = load_file(os.path.join(folder, "model.safetensors"))
        names = {"embeddings.word_embeddings": "word_embeddings", "embeddings.position_embeddings": "position_embeddings",
                 "embeddings.token_type_embeddings": "token_type_embeddings", "embeddings.LayerNorm": "embedding_norm"}
        for i in range(len(self.layer)):
            p, q = f"encoder.layer.{i}.", f"layer.{i}."
            for a, b in (("attention.self.query", "query"), ("attention.self.key", "key"), ("attention.self.value", "value"),
                         ("attention.output.dense", "attention_output"), ("attention.output.LayerNorm", "attention_norm"),
                         ("intermediate.dense", "intermediate"), ("output.dense", "output"), ("output.LayerNorm", "output_norm")):
                names[p + a] = q + b
        state = {}
        for name, tensor in given.items():
            stem, _, end = name.rpartition(".")
            if stem in names:
                state[names[stem] + "." + end] = tensor.float()
        missing, unexpected = self.load_state_dict(state, strict=False)
        if unexpected or any(not m.startswith("feature") for m in missing):
            raise SystemExit(f"pretrained weights do not fit: missing {missing}, unexpected {unexpected}")


def length_class(n):
    return torch.bucketize(n, torch.tensor(LENGTHS))


class Segments(nn.Module):
    """Scores of segments and the semi-Markov CRF over them."""

    def __init__(self, width=384):
        super().__init__()
        self.tag = nn.Linear(width, N_TAGS)
        self.first = nn.Linear(width, 3 * SPAN)
        self.last = nn.Linear(width, 3 * SPAN)
        self.length = nn.Parameter(torch.zeros(3, N_LENGTH))

    def forward(self, h):
        """h [b][n][width] → tags [b][n][7], first and last [b][n][3][SPAN]"""
        b, n, _ = h.shape
        return self.tag(h), self.first(h).view(b, n, 3, SPAN), self.last(h).view(b, n, 3, SPAN)

    def matrix(self, tags, first, last, allowed):
        """Scores of all segments → [b][n first][n last][3]; −1e4 where not allowed (allowed [b][n][n])."""
        b, n, _ = tags.shape
        inner = torch.cumsum(tags[..., 2::2], 1)                                   # [b][n][3]
        s = (tags[..., 1::2] - inner)[:, :, None] + inner[:, None]
        s = s + torch.einsum("bird,bjrd->bijr", first, last) / math.sqrt(SPAN)
        at = torch.arange(n)
        s = s + self.length.t()[length_class((at[None] - at[:, None] + 1).clamp(min=1))]
        return s.masked_fill(~allowed[..., None], -1e4)

    def loss(self, tags, scores, segments, n_words):
        """Negative log-likelihood, summed. segments: per item a list of (role, i, j) with j exclusive."""
        b, n, _ = tags.shape
        any_role = torch.logsumexp(scores, -1)                                     # [b][i][j]
        outside = tags[..., 0]
        alpha = [torch.zeros(b)]
        rows = torch.zeros(b, 0)
        for j in range(n):
            rows = torch.cat([rows, alpha[j][:, None]], 1)                          # alpha before word i
            ways = torch.cat([rows + any_role[:, :j + 1, j], (alpha[j] + outside[:, j])[:, None]], 1)
            alpha.append(torch.logsumexp(ways, 1))
        z = torch.stack(alpha, 1)[torch.arange(b), n_words]
        gold = []
        for k in range(b):
            covered = torch.ones(n, dtype=torch.bool)
            covered[n_words[k]:] = False
            total = torch.zeros(())
            for r, i, j in segments[k]:
                total = total + scores[k, i, j - 1, r]
                covered[i:j] = False
            gold.append(total + outside[k][covered].sum())
        return (z - torch.stack(gold)).sum()


class Links(nn.Module):
    """One relation: which of the candidates an asker belongs to, or none."""

    def __init__(self, width=384):
        super().__init__()
        self.ask = nn.Linear(2 * width, LINK)
        self.answer = nn.Linear(2 * width, LINK)
        self.none = nn.Linear(2 * width, 1)
        self.distance = nn.Parameter(torch.zeros(N_DISTANCE))
        self.between = nn.Parameter(torch.zeros(N_BETWEEN))
        self.paragraph = nn.Parameter(torch.zeros(N_PARAGRAPH))
        self.sentence = nn.Parameter(torch.zeros(2))
        self.quote = nn.Parameter(torch.zeros(N_QUOTE))

    def forward(self, h, askers, answers, place):
        """h [n][width]; spans (i, j) of words; place: a function of two spans → their feature classes. → [askers][answers + 1], none last"""
        def ends(spans):
            i = torch.tensor([s[0] for s in spans])
            j = torch.tensor([s[1] - 1 for s in spans])
            return torch.cat([h[i], h[j]], 1)
        a = ends(askers)
        none = self.none(a)
        if not answers:
            return none
        scores = self.ask(a) @ self.answer(ends(answers)).t() / math.sqrt(LINK)
        f = torch.tensor([[place(x, y, answers) for y in answers] for x in askers])
        scores = scores + self.distance[f[..., 0]] + self.between[f[..., 1]] + self.paragraph[f[..., 2]] \
            + self.sentence[f[..., 3]] + self.quote[f[..., 4]]
        return torch.cat([scores, none], 1)


def placer(text):
    """Classes of how two spans of words lie: distance, answers between, paragraphs between, same sentence, quotation."""
    import bisect as _b

    def place(x, y, answers):
        behind = y[0] >= x[1]
        gap = y[0] - x[1] if behind else max(0, x[0] - y[1])
        d = _b.bisect_left(DISTANCES, gap)
        low, high = (x[1], y[0]) if behind else (y[1], x[0])
        n = sum(1 for s in answers if s[0] >= low and s[1] <= high)
        par = int(text.paragraph[y[0]] - text.paragraph[x[0]])
        return (d + (len(DISTANCES) + 1) * behind, min(n, 3) + 4 * behind, max(-2, min(2, par)) + 2,
                int(text.sentence[y[0]] == text.sentence[x[0]]), int(text.inside[x[0]]) * 2 + int(text.inside[y[0]]))
    return place


class Syntax(nn.Module):
    """Word class, head and relation; for training alone."""

    def __init__(self, width, n_upos, n_deprel, d=128):
        super().__init__()
        self.upos = nn.Linear(width, n_upos)
        self.dependent, self.governor = nn.Linear(width, d), nn.Linear(width, d)
        self.dependent_rel, self.governor_rel = nn.Linear(width, 64), nn.Linear(width, 64)
        self.deprel = nn.Bilinear(64, 64, n_deprel)
        self.d = d

    def loss(self, h, mask, upos, head, deprel):
        """h [b][n][width]; mask [b][n]; targets [b][n], −1 unknown"""
        b, n, _ = h.shape
        total = F.cross_entropy(self.upos(h).flatten(0, 1), upos.flatten(), ignore_index=-1)
        arcs = self.dependent(h) @ self.governor(h).transpose(1, 2) / math.sqrt(self.d)
        arcs = arcs.masked_fill(~mask[:, None], -1e4)
        total = total + F.cross_entropy(arcs.flatten(0, 1), head.flatten(), ignore_index=-1)
        dep = F.relu(self.dependent_rel(h))
        gov = F.relu(self.governor_rel(h))
        gov = gov.gather(1, head.clamp(min=0)[..., None].expand(-1, -1, 64))
        rel = self.deprel(dep.flatten(0, 1), gov.flatten(0, 1))
        target = torch.where(head >= 0, deprel, torch.full_like(deprel, -1)).flatten()
        return total + F.cross_entropy(rel, target, ignore_index=-1)


class Tagger(nn.Module):
    def __init__(self, **sizes):
        super().__init__()
        self.encoder = Encoder(**sizes)
        width = self.encoder.embedding_norm.weight.shape[0]
        self.segments = Segments(width)
        self.content_cue = Links(width)
        self.cue_source = Links(width)
        self.dropout = nn.Dropout(0.1)
