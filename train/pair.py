"""Train the pair model: first on sentence pairs of other kinds, then on news (train/README.md).

usage: pair.py --data FOLDER --out FOLDER --attribution WEIGHTS.pt --sentences N     sentence pairs, on the attribution model's weights
       pair.py --data FOLDER --out FOLDER --begin WEIGHTS.pt --claims FOLDER         news
       pair.py ... --measure                                                         measure alone
"""
import argparse
import os
import random
import time

import numpy as np
import torch

import pair_corpora
import pair_data
import pair_measure as measure
import pair_model


def arguments():
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", required=True)
    ap.add_argument("--claims", help="what `sayso extract` printed: real_train.claims, real_dev.claims, planted.claims, train.claims")
    ap.add_argument("--begin", help="weights of a pair model to begin with")
    ap.add_argument("--attribution", help="weights of the attribution model, to begin anew")
    ap.add_argument("--shared", type=int, default=2, help="layers that stay the attribution model's")
    ap.add_argument("--sentences", type=int, default=0, help="train on so many sentence pairs")
    ap.add_argument("--read", help="articles whose conflicts were marked by us, JSON lines")
    ap.add_argument("--out", required=True)
    ap.add_argument("--epochs", type=int, default=2)
    ap.add_argument("--pieces", type=int, default=3072)
    ap.add_argument("--rate", type=float, default=8e-5)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--limit", type=int)
    ap.add_argument("--measure", action="store_true", help="measure alone")
    ap.add_argument("--share", type=float, default=0.25, help="of the unmarked pairs that are measured")
    ap.add_argument("--mix", choices=("all", "news", "pairs"), default="all", help="what an epoch is made of")
    ap.add_argument("--held", action="store_true", help="measure on the held-back part of train alone")
    return ap.parse_args()


def report(model, reader, corpora, dev, args, say):
    if not args.held:
        rows = pair_corpora.read(os.path.join(args.data, "nli", "dev.jsonl"))
        rows = [r for r in rows if random.Random(r["premise"] + r["hypothesis"]).random() < args.share]
        for name, row in measure.sentence_pairs(model, reader, rows).items():
            say("sentences", name, "%d pairs, right %.3f, AP of contradiction %.3f of %.2f" % row)
    if not corpora:
        return
    held_score, held_true = measure.plain_pairs(model, reader, corpora.pairs_held)
    t = measure.best_threshold(held_score, held_true)
    say(f"pairs held AP {measure.average_precision(held_score, held_true):.3f} of {held_true.mean():.2f}")
    if not args.held:
        s, y = measure.plain_pairs(model, reader, dev["pairs"])
        say(f"pairs_dev AP {measure.average_precision(s, y):.3f} of {y.mean():.2f}; at {t:.2f} " + "n %d P %.3f R %.3f" % measure.at(s, y, t))
    for mode in ("words", "both", "passage"):
        r, (s, y, w) = measure.summary(*measure.marked(model, reader, corpora.real_held, mode, share=args.share))
        t = measure.best_threshold(s, y, w)
        say(mode, "real_train held", r, f"threshold {t:.3f}")
        if args.held:
            continue
        say(mode, "planted, all of a story", measure.summary(*measure.marked(model, reader, dev["planted"], mode, near=None, share=min(1, 4 * args.share)))[0])
        r, (s, y, w) = measure.summary(*measure.marked(model, reader, dev["real"], mode, share=args.share))
        say(mode, "real_dev", r, "at the threshold n %d P %.3f R %.3f" % ((w * (s >= t)).sum(), (w * y * (s >= t)).sum() / max(1, (w * (s >= t)).sum()), (y & (s >= t)).sum() / max(1, y.sum())))


def main():
    args = arguments()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.manual_seed(args.seed)
    os.makedirs(args.out, exist_ok=True)
    log = open(os.path.join(args.out, "log.txt"), "a", encoding="utf-8")

    def say(*what):
        print(time.strftime("%H:%M"), *what, flush=True)
        print(*what, file=log, flush=True)

    reader = pair_data.Reader()
    corpora, dev = None, {}
    if args.claims:
        corpora = pair_corpora.Corpora(args.data, args.claims, reader, args.seed, args.read)
    if args.claims and not args.held:
        dev = {"pairs": pair_corpora.read(os.path.join(args.data, "conflicts", "pairs_dev.jsonl")),
               "real": pair_corpora.read_marked(args.data, args.claims, "real_dev", reader.tok),
               "planted": pair_corpora.read_marked(args.data, args.claims, "planted", reader.tok)}
    if args.begin:
        saved = torch.load(args.begin, map_location="cpu")
        model = pair_model.Pair(saved["shared"])
        model.load_state_dict(saved["model"])
    else:
        model = pair_model.begin(args.attribution, args.shared)
    if args.measure:
        report(model, reader, corpora, dev, args, say)
        return
    own = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("pair.")]
    opt = torch.optim.AdamW([{"params": own, "lr": args.rate}, {"params": model.pair.parameters(), "lr": 1e-3}], weight_decay=0.01)
    step, total, average, rng = 0, None, None, random.Random(args.seed)
    for epoch in range(1, args.epochs + 1):
        items = pair_corpora.sentence_pairs(args.data, reader, args.sentences, args.seed) if args.sentences else corpora.epoch(args.mix)[:args.limit]
        plan = []
        for at in range(0, len(items), 1024):
            part = items[at:at + 1024]
            some = [[at + i for i in b] for b in measure.batches(part, args.pieces)]
            rng.shuffle(some)
            plan += some
        total = total or len(plan) * args.epochs
        began, seen, lost = time.time(), 0, []
        for b in plan:
            rate = min(1.0, (step + 1) / (0.06 * total)) * max(0.02, 1 - step / total)
            for g, base in zip(opt.param_groups, (args.rate, 1e-3)):
                g["lr"] = base * rate
            ids, features, mask = measure.batch([items[i] for i in b])
            with torch.autocast("cpu", torch.bfloat16):
                out = model(ids, features, mask)
            loss = pair_model.loss(out, torch.tensor([items[i][2] for i in b])).mean()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            opt.step()
            opt.zero_grad(set_to_none=True)
            step += 1
            seen += ids.numel()
            lost.append(loss.item())
            with torch.no_grad():
                state = {k: v for k, v in model.named_parameters() if v.requires_grad}
                if average is None:
                    average = {k: v.detach().clone() for k, v in state.items()}
                decay = min(0.998, (1 + step) / (10 + step))
                for k, v in state.items():
                    average[k].lerp_(v, 1 - decay)
            if step % 50 == 0:
                say(f"step {step} of {total} loss {np.mean(lost[-50:]):.3f} {seen / (time.time() - began):.0f} pieces/s")
        raw = {k: v.detach().clone() for k, v in state.items()}
        model.load_state_dict(average, strict=False)
        torch.save({"model": model.state_dict(), "shared": model.shared}, os.path.join(args.out, f"epoch-{epoch}.pt"))
        say("epoch", epoch)
        if corpora:
            held, true = measure.plain_pairs(model, reader, corpora.pairs_held)
            say(f"pairs held back AP {measure.average_precision(held, true):.3f} of {true.mean():.2f}")
        model.load_state_dict(raw, strict=False)


if __name__ == "__main__":
    main()
