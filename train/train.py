"""Fine-tune the encoder on PolNeAR train.

usage: train.py --data ../shared/data --out FOLDER [--epochs N] [--seed N] [--init CHECKPOINT] [...]

Writes FOLDER/last.pt (to go on from: the same command again), FOLDER/epoch-N.pt (weights alone) and FOLDER/log.txt with the
scores of each epoch on PolNeAR dev. Uses an accelerator when there is one.
"""
import argparse
import json
import os
import subprocess
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

import data
import decode
import encoder as enc

MASK = 103


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--epochs", type=int, default=5)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--init", help="weights to start from, instead of the pretrained ones")
    p.add_argument("--batch", type=int, default=16, help="windows a step")
    p.add_argument("--trees", type=int, default=3, help="windows of parsed text a step; 0: none")
    p.add_argument("--syntax-weight", type=float, default=0.15)
    p.add_argument("--link-weight", type=float, default=0.05)
    p.add_argument("--rate", type=float, default=1.5e-4)
    p.add_argument("--head-rate", type=float, default=1e-3)
    p.add_argument("--layer-decay", type=float, default=0.9)
    p.add_argument("--mask", type=float, default=0.1, help="share of pieces hidden at the start; falls to none")
    p.add_argument("--average", type=float, default=0.995, help="decay of the running average of the weights that is kept; 0: none")
    p.add_argument("--limit", type=int, help="articles, to try things")
    return p.parse_args()


def batches(articles, rng, size):
    """The windows of all articles, in random order."""
    all_windows = [(a, w) for a in articles for w in data.windows(a, rng)]
    order = rng.permutation(len(all_windows))
    for k in range(0, len(order) - size // 2, size):
        yield [all_windows[i] for i in order[k:k + size]]


def tree_windows(trees, rng):
    while True:
        for t in rng.permutation(len(trees)):
            for w in data.windows(trees[t]):
                yield trees[t], w


def encode(model, items, hide, rng, device, cpu_bf16):
    parts = []
    for text, (a, _, e) in items:
        ids = text.ids[a:e].copy()
        if hide:
            ids[rng.random(len(ids)) < hide] = MASK
        parts.append((ids, text.features[a:e]))
    ids, features, mask = decode.pad(parts)
    with torch.autocast(device.type, torch.bfloat16, enabled=cpu_bf16 or device.type != "cpu"):
        h = model.encoder(ids.to(device), features.to(device), mask.to(device))
    return h.cpu() if device.type != "cpu" else h


def words_in(text, window):
    """Words [i, j) whose first piece lies in the part of the window that counts."""
    a, stop, _ = window
    return int(np.searchsorted(text.word_first, a)), int(np.searchsorted(text.word_first, stop))


def gather(h, items, bounds):
    """Vectors of the words of each window, padded → [b][n][width]"""
    n = max(1, max(j - i for i, j in bounds))
    index = torch.zeros(len(items), n, dtype=torch.long)
    for k, ((text, (a, _, _)), (i, j)) in enumerate(zip(items, bounds)):
        index[k, :j - i] = torch.from_numpy(text.word_first[i:j] - a + 1)
    return h.gather(1, index[..., None].expand(-1, -1, h.shape[-1]))


def polnear_loss(model, h, items, args, terms):
    bounds = [words_in(t, w) for t, w in items]
    v = model.dropout(gather(h, items, bounds))
    b, n, _ = v.shape
    tags, first, last = model.segments(v)
    allowed = torch.zeros(b, n, n, dtype=torch.bool)
    target = torch.full((b, n), -1, dtype=torch.long)
    cut, n_words = [], torch.tensor([j - i for i, j in bounds])
    for k, ((text, _), (i, j)) in enumerate(zip(items, bounds)):
        par = torch.from_numpy(text.paragraph[i:j])
        allowed[k, :j - i, :j - i] = (par[:, None] == par[None]).triu()
        mine = [(r, max(a, i), min(z, j)) for r, a, z in text.segments if z > i and a < j]
        # a segment never crosses a paragraph in the corpus; where words were glued it might
        cut.append([(r, a - i, z - i) for r, a, z in mine if text.paragraph[a] == text.paragraph[z - 1]])
        target[k, :j - i] = torch.from_numpy(text.tags_kept[i:j])
    scores = model.segments.matrix(tags, first, last, allowed)
    words = int(n_words.sum())
    crf = model.segments.loss(tags, scores, cut, n_words) / words
    ce = F.cross_entropy(tags.flatten(0, 1), target.flatten(), ignore_index=-1)
    link, asked = 0.0, 0
    for k, ((text, _), (i, j)) in enumerate(zip(items, bounds)):
        place = enc.placer(Shifted(text, i))
        inside = {m: (a - i, z - i) for m, (r, a, z) in enumerate(text.segments) if a >= i and z <= j}
        for relation, asks, role_from, role_to in ((model.content_cue, text.content_cue, 2, 1), (model.cue_source, text.cue_source, 1, 0)):
            answers = [m for m in inside if text.segments[m][0] == role_to]
            askers = [m for m in inside if text.segments[m][0] == role_from and m in asks and (asks[m] is None or asks[m] in inside)]
            if not askers:
                continue
            s = relation(v[k], [inside[m] for m in askers], [inside[m] for m in answers], place)
            t = torch.tensor([len(answers) if asks[m] is None else answers.index(asks[m]) for m in askers])
            link = link + F.cross_entropy(s, t, reduction="sum")
            asked += len(askers)
    link = link / max(1, asked)
    for name, x in (("crf", crf), ("tag", ce), ("link", link)):
        terms[name] = terms.get(name, 0.0) + float(torch.as_tensor(x).detach())
    return crf + 0.3 * ce + args.link_weight * link


class Shifted:
    """A text's words from the i-th on."""

    def __init__(self, text, i):
        self.paragraph, self.sentence, self.inside = text.paragraph[i:], text.sentence[i:], text.inside[i:]


def syntax_loss(model, syntax, h, items, terms):
    bounds = [words_in(t, w) for t, w in items]
    v = model.dropout(gather(h, items, bounds))
    b, n, _ = v.shape
    mask = torch.zeros(b, n, dtype=torch.bool)
    upos, head, deprel = (torch.full((b, n), -1, dtype=torch.long) for _ in range(3))
    for k, ((text, _), (i, j)) in enumerate(zip(items, bounds)):
        mask[k, :j - i] = True
        upos[k, :j - i] = torch.from_numpy(text.upos[i:j])
        deprel[k, :j - i] = torch.from_numpy(text.deprel[i:j])
        g = text.head[i:j] - i
        head[k, :j - i] = torch.from_numpy(np.where((text.head[i:j] >= 0) & (g >= 0) & (g < j - i), g, -1))
    loss = syntax.loss(v, mask, upos, head, deprel)
    terms["syntax"] = terms.get("syntax", 0.0) + float(loss.detach())
    return loss


def groups(model, syntax, args):
    """Parameters with their rates: lower layers learn slower."""
    n = len(model.encoder.layer)
    out = []

    def add(params, rate):
        params = list(params)
        for decay, chosen in ((0.01, [p for p in params if p.dim() > 1]), (0.0, [p for p in params if p.dim() <= 1])):
            if chosen:
                out.append({"params": chosen, "lr": rate, "weight_decay": decay})
    e = model.encoder
    low = args.rate * args.layer_decay ** n
    for m in (e.word_embeddings, e.position_embeddings, e.token_type_embeddings, e.embedding_norm):
        add(m.parameters(), low)
    add(e.feature_embeddings.parameters(), args.head_rate)
    for k, layer in enumerate(e.layer):
        add(layer.parameters(), args.rate * args.layer_decay ** (n - 1 - k))
    for m in (model.segments, model.content_cue, model.cue_source):
        add(m.parameters(), args.head_rate)
    if syntax is not None:
        add(syntax.parameters(), args.head_rate)
    return out


def evaluate(model, dev, args, name):
    """Scores of the project's scorer on PolNeAR dev; None where the scorer is not there."""
    model.eval()
    path = os.path.join(args.out, f"dev-{name}.jsonl")
    with open(path, "w") as f:
        for a in dev:
            f.write(json.dumps({"id": a.id, "attributions": decode.attributions(model, a, autocast=True)}) + "\n")
    model.train()
    scorer = os.path.join(args.data, "..", "eval", "score_attributions.py")
    if not os.path.exists(scorer):
        return None
    out = subprocess.run([sys.executable, scorer, os.path.join(args.data, "polnear", "dev.jsonl"), path, "--json"],
                         capture_output=True, text=True, check=True).stdout
    s = json.loads(out)
    return "/".join(f"{s['exact ' + r]['f1']:.1f}" for r in data.ROLES) + f" link {s['link loose']['f1']:.1f} exact {s['link exact']['f1']:.1f}"


def main():
    args = arguments()
    os.makedirs(args.out, exist_ok=True)
    torch.manual_seed(args.seed)
    rng = np.random.default_rng(args.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    bf16 = device.type == "cpu" and torch.backends.mkldnn.is_available() and torch.ops.mkldnn._is_mkldnn_bf16_supported()

    def say(*words):
        line = time.strftime("%H:%M:%S ") + " ".join(str(w) for w in words)
        print(line, flush=True)
        with open(os.path.join(args.out, "log.txt"), "a") as f:
            f.write(line + "\n")

    tok = data.tokenizer()
    train = data.read_polnear(os.path.join(args.data, "polnear", "train.jsonl"), tok)[:args.limit]
    dev = data.read_polnear(os.path.join(args.data, "polnear", "dev.jsonl"), tok)[:args.limit]
    for a in train:
        a.tags_kept = a.tags()
    trees, syntax = [], None
    if args.trees:
        ud = os.path.join(args.data, "ud")
        trees, upos, deprel = data.read_trees([os.path.join(ud, "ewt-train.conllu.gz"), os.path.join(ud, "gum-train-free.conllu.gz")], tok)
    model = enc.Tagger()
    if args.init:
        model.load_state_dict(torch.load(args.init)["model"])
    else:
        model.encoder.load_pretrained(data.pretrained_folder())
    model.encoder.to(device)
    if trees:
        syntax = enc.Syntax(384, len(upos), len(deprel))
    per_epoch = len(list(batches(train, np.random.default_rng(0), args.batch)))
    total = per_epoch * args.epochs
    opt = torch.optim.AdamW(groups(model, syntax, args), betas=(0.9, 0.98), eps=1e-6)
    warm = int(0.08 * total)
    schedule = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min((s + 1) / warm, max(0.02, (total - s) / max(1, total - warm))))
    average = {k: v.clone() for k, v in model.state_dict().items()}
    step, epoch = 0, 0
    last = os.path.join(args.out, "last.pt")
    if os.path.exists(last):
        c = torch.load(last, weights_only=False)
        model.load_state_dict(c["model"])
        opt.load_state_dict(c["opt"])
        schedule.load_state_dict(c["schedule"])
        average, step, epoch = c["average"], c["step"], c["epoch"]
        if syntax is not None:
            syntax.load_state_dict(c["syntax"])
        say("going on from epoch", epoch)
    say(vars(args), "steps", total, "bf16", bf16 or device.type != "cpu")
    model.train()
    supply = tree_windows(trees, np.random.default_rng(args.seed + 7)) if trees else None
    while epoch < args.epochs:
        rng = np.random.default_rng(args.seed * 1000 + epoch)
        terms, began, pieces = {}, time.time(), 0
        for count, items in enumerate(batches(train, rng, args.batch), 1):
            hide = args.mask * (1 - step / total)
            extra = [next(supply) for _ in range(args.trees)] if supply else []
            h = encode(model, items + extra, hide, rng, device, bf16)
            loss = polnear_loss(model, h[:len(items)], items, args, terms)
            if extra:
                loss = loss + args.syntax_weight * (1 - 0.7 * step / total) * syntax_loss(model, syntax, h[len(items):], extra, terms)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for g in opt.param_groups for p in g["params"]], 1.0)
            opt.step()
            schedule.step()
            opt.zero_grad(set_to_none=True)
            step += 1
            if args.average:
                decay = min(args.average, (1 + step) / (10 + step))
                with torch.no_grad():
                    for k, v in model.state_dict().items():
                        average[k].lerp_(v, 1 - decay)
            pieces += sum(w[2] - w[0] for _, w in items + extra)
            if count % 20 == 0:
                say(f"epoch {epoch + 1} step {step}/{total}", " ".join(f"{k} {x / count:.4f}" for k, x in terms.items()), f"{pieces / (time.time() - began):.0f} pieces/s")
        epoch += 1
        torch.save({"model": model.state_dict(), "opt": opt.state_dict(), "schedule": schedule.state_dict(), "average": average,
                    "step": step, "epoch": epoch, "syntax": syntax.state_dict() if syntax is not None else None}, last + ".new")
        os.replace(last + ".new", last)
        torch.save({"model": average if args.average else model.state_dict()}, os.path.join(args.out, f"epoch-{epoch}.pt"))
        raw = {k: v.clone() for k, v in model.state_dict().items()}
        if args.average:
            model.load_state_dict(average)
        say("epoch", epoch, "dev:", evaluate(model, dev, args, str(epoch)))
        model.load_state_dict(raw)


main()
