"""What the pair model learns from: corpora and rules → items (ids, features, label, group).

Labels as in pair_model.py. Each epoch draws its negatives and its made-up passages anew.
"""
import collections
import gzip
import json
import os
import random
import re

import pair_data as pd
from pair_model import CONTRADICTION, ENTAILMENT, NEUTRAL, NO_CONTRADICTION

NEAR = 4          # claims of an article this far apart are candidates
HELD_STORIES = 40
KIND = {"paraphrase": ENTAILMENT, "entailment": NO_CONTRADICTION, "topical": NEUTRAL}


def read(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def claims_by_document(path):
    by = collections.defaultdict(list)
    for c in read(path):
        by[c["document"]].append(c)
    return by


def covers(spans, s, e):
    """As the scorer has it: half of the shorter of the content and the quote."""
    n = sum(v - u for u, v in spans)
    return sum(max(0, min(e, v) - max(s, u)) for u, v in spans) >= 0.5 * (min(e - s, n) or 1)


class Marked:
    """A story with marked conflicts and traps: stories[article id] and, by pair of claims (article, number), what it is."""

    def __init__(self, story, claims, tok):
        self.id = story["id"]
        self.stories, self.label, self.gold = {}, {}, collections.defaultdict(set)
        for a in story["articles"]:
            rows = claims.get(f'{story["id"]}-{a["id"]}', [])
            self.stories[a["id"]] = pd.Story(a["text"], pd.claims_of(rows), tok)
        self.n_conflicts = len(story["conflicts"])
        for what in ("conflicts", "traps", "unsure"):
            for n, pair in enumerate(story.get(what, [])):
                places = []
                for x in "ab":
                    article, quote = pair[x]["article"], pair[x]["quote"]
                    text = self.stories[article].pieces.text.text
                    s = pair[x].get("at", text.find(quote))
                    places.append([(article, i) for i, c in enumerate(self.stories[article].claims) if covers(c["spans"], s, s + len(quote))])
                for a in places[0]:
                    for b in places[1]:
                        key = tuple(sorted((a, b)))
                        if a == b or (what != "conflicts" and self.label.get(key) == "conflict"):
                            continue
                        self.label[key] = {"conflicts": "conflict", "traps": "trap", "unsure": "unsure"}[what]
                        if what == "conflicts":
                            self.gold[key].add(n)

    def pairs(self, near=NEAR):
        """All pairs of claims of one article at most `near` apart; None: all, of different articles too."""
        every = [(a, i) for a, s in sorted(self.stories.items()) for i in range(len(s.claims))]
        if near is None:
            return [(x, y) for n, x in enumerate(every) for y in every[n + 1:]]
        return [((a, i), (a, j)) for a, s in sorted(self.stories.items()) for i in range(len(s.claims))
                for j in range(i + 1, min(len(s.claims), i + 1 + near))]

    def claim(self, key):
        return self.stories[key[0]].claims[key[1]]

    def item(self, reader, x, y, mode):
        """mode: words, both, passage; two articles have words alone."""
        a, b = self.claim(x), self.claim(y)
        if mode == "words" or x[0] != y[0]:
            return pd.words_only(reader, *((c["source"], c["cue"], c["content"]) for c in (a, b)))
        return pd.in_story(reader, self.stories[x[0]], a, b, mode == "both")


def read_marked(folder, claims, name, tok):
    by = claims_by_document(os.path.join(claims, name + ".claims"))
    return [Marked(s, by, tok) for s in read(os.path.join(folder, "conflicts", name + ".jsonl"))]


def read_places(path, documents, claims, tok):
    """Marked of conflicts-read.jsonl, where a side is the place of its content alone: as real_train, read by us."""
    out = []
    for row in read(path):
        if row["document"] not in documents:
            continue
        text = documents[row["document"]]["text"]
        quotes = lambda pairs: [{x: {"article": "a", "quote": text[slice(*p[i])], "at": p[i][0]} for i, x in enumerate("ab")} for p in pairs]
        story = {"id": row["document"], "articles": [{"id": "a", "text": text}], "conflicts": quotes(row["conflicts"]), "traps": quotes(row["traps"]), "unsure": quotes(row["unsure"])}
        out.append(Marked(story, {row["document"] + "-a": claims.get(row["document"], [])}, tok))
    return out


# ---- sentence pairs of other kinds ----

# The most pairs that are taken of a set; of the rest all. Captions assume one scene, and some sets are noisy.
MOST = {"lingnli": 12000, "mnli_dsga1011": 12000, "mnli_llmsknow": 6000, "mnli_matched_dev": 6000, "mnli_ppft": 6000, "snli_cat": 0, "snli_devtest": 3000,
        "snli_counterfactual": 5000, "snli_ppft": 0, "mpe": 0, "clcd_dialogue_nli_2way": 0, "clcd_mnli_2way": 0, "clcd_snli_2way": 0,
        "conjnli_adversarial_train": 0, "covidfact": 0, "fever_dev_rte": 3000, "fever_train_ggkorn": 3000, "semantic_fragments_sample": 0,
        "semiauto_sim_wiki": 0, "wikifactcheck_refuted": 0, "breaking_nli": 1500, "climate_fever_unanimous": 0, "healthver": 1500}
LABELS = {"contradiction": CONTRADICTION, "entailment": ENTAILMENT, "neutral": NEUTRAL, "not_contradiction": NO_CONTRADICTION}


def sentence_pair(reader, row, swap=False):
    sides = [("", "", row["premise"]), ("", "", row["hypothesis"])]
    return pd.words_only(reader, *(sides[::-1] if swap else sides))


def sentence_pairs(folder, reader, n, seed=1):
    """Items of nli/train.jsonl.gz; contradictions in both orders."""
    rng, by = random.Random(seed), collections.defaultdict(list)
    with gzip.open(os.path.join(folder, "nli", "train.jsonl.gz"), "rt", encoding="utf-8") as f:
        for line in f:
            row = json.loads(line)
            by[row["set"]].append(row)
    rows = []
    for name, of_set in by.items():
        rng.shuffle(of_set)
        rows += of_set[:MOST.get(name, len(of_set))]
    rng.shuffle(rows)
    return [(*sentence_pair(reader, r, r["label"] == "contradiction" and rng.random() < .5), LABELS[r["label"]], r["set"]) for r in rows[:n]]


# ---- sentences from claims ----

VERBS = ("said", "said", "said", "told reporters", "insisted", "added", "said in a statement", "maintained", "argued", "wrote")
LEADS = ("", "", "", "", "But ", "However, ", "Meanwhile, ", "Later, ", "Still, ")


def sentence(rng, source, text, verb=None):
    """A sentence that reports the claim: (sentence, start and end of the content, cue)."""
    text = text.strip().rstrip(".,;")
    verb = verb or rng.choice(VERBS)
    lead = rng.choice(LEADS)
    upper = lambda s: s[:1].upper() + s[1:]
    if text[:1] in "“\"":
        body = text if text[-1:] in "”\"" else text + ("”" if text[0] == "“" else "\"")
        body = re.sub(r"[.,]?([”\"])$", r",\1", body)
        if rng.random() < .3:
            head = f"{lead}{source if lead else upper(source)} {verb}: "
            return head + body[:-2] + "." + body[-1], (len(head), len(head) + len(body)), verb
        return f"{body} {source} {verb}.", (0, len(body)), verb
    if rng.random() < .12 and not text.startswith("that "):
        body = upper(text)
        return f"{body}, {source} {verb}.", (0, len(body)), verb
    if rng.random() < .1 and not text.startswith("that "):
        head = f"{upper(lead + 'according to ') if not lead else lead + 'according to '}{source}, "
        return f"{head}{text}.", (len(head), len(head) + len(text)), "according to"
    head = f"{lead}{source if lead else upper(source)} {verb} "
    if not text.startswith("that ") and rng.random() < .4:
        text = "that " + text
    return f"{head}{text}.", (len(head), len(head) + len(text)), verb


class Builder:
    """A text put together of strings and claims."""

    def __init__(self):
        self.text, self.claims = "", []

    def add(self, s):
        self.text += s

    def report(self, rng, source, text, verb=None):
        s, (i, j), cue = sentence(rng, source, text, verb)
        at = len(self.text)
        self.text += s
        self.claims.append({"source": source, "cue": cue, "content": s[i:j], "spans": [[at + i, at + j]], "all": [[at, at + len(s)]]})
        return len(self.claims) - 1

    def story(self, tok):
        return pd.Story(self.text, self.claims, tok)


# ---- denials ----

DENY = (("denied", "{c}"), ("denied", "the accusation"), ("denied", "that"), ("denied", "any such thing"), ("denied", "the allegations"), ("disputed", "that account"),
        ("rejected", "the claim as false"), ("dismissed", "the report as “fiction”"), ("said", "that was not true"), ("called", "the charge “a lie”"), ("said", "“That is simply not true”"),
        ("said", "“Nothing of the kind happened”"), ("said", "it was false"), ("said", "“Wrong”"), ("pushed back on", "the claim"), ("refuted", "the charges"), ("has denied", "wrongdoing"),
        ("contradicted", "that version"), ("said", "the opposite was true"), ("disputed", "the characterization"), ("took issue with", "that"), ("said", "“I never said that”"),
        ("said", "“It didn’t happen”"), ("insisted", "that there was no truth to it"), ("called", "it “totally made up”"))
GRANT = (("agreed", "with that"), ("said", "“That is exactly right”"), ("confirmed", "the account"), ("said", "it was true"), ("repeated", "the claim"), ("would not discuss", "the matter"),
         ("declined to say", "more"), ("said", "it was too early to tell"), ("said", "“We will see what happens”"), ("said", "the matter was under review"), ("acknowledged", "as much"),
         ("called", "it “a sad day”"), ("said", "“I can’t argue with that”"), ("said", "he hoped it would end soon"), ("endorsed", "the statement"), ("called", "it troubling"),
         ("would neither confirm nor deny", "the report"), ("said", "it did not matter"), ("said", "“That’s not the point”"), ("confirmed", "the report"), ("said", "he had not seen the report"))


def deny(rng, builder, source, content, templates):
    cue, text = rng.choice(templates)
    if "{c}" in text:
        text = content if content.startswith("that ") else "that " + content
        if content[:1] in "“\"" or len(content) > 160:
            text = "that"
    s = f"{rng.choice(LEADS)}{source} {cue} {text}."
    s = s[:1].upper() + s[1:]
    at = len(builder.text)
    i = at + s.index(cue + " " + text) + len(cue) + 1
    builder.text += s
    builder.claims.append({"source": source, "cue": cue, "content": text, "spans": [[i, i + len(text)]], "all": [[at, at + len(s)]]})
    return len(builder.claims) - 1


# ---- claims changed by rule ----

NUMBER = re.compile(r"(?<![\w.,$-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w,-])")
WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30}
SAID = {v: k for k, v in WORDS.items()}
NUMBER_WORD = re.compile(r"\b(" + "|".join(WORDS) + r")\b")
DAY = re.compile(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
MONTH = re.compile(r"\b(January|February|March|April|June|July|August|September|October|November|December)\b")
NEGATE = re.compile(r"\b(is|are|was|were|will|would|has|have|had|can|could|did|does|do)\b(?! not|n['’]t)")


def other_number(rng, text):
    """The text with one number made another, or None."""
    m = list(NUMBER.finditer(text)) + list(NUMBER_WORD.finditer(text))
    m = [x for x in m if not re.fullmatch(r"(19|20)\d\d", x[0])]
    if not m:
        return None
    x = rng.choice(m)
    if x[0] in WORDS:
        new = SAID[rng.choice([v for v in SAID if v != WORDS[x[0]]])]
    else:
        value = float(x[0].replace(",", ""))
        value = value * rng.choice((.25, .4, .5, .7, 1.5, 1.8, 2.2, 3)) + rng.choice((0, 1, 2))
        new = f"{value:,.1f}" if "." in x[0] else f"{round(value):,}" if "," in x[0] else str(round(value))
        if new == x[0]:
            return None
    return text[:x.start()] + new + text[x.end():]


def other_day(rng, text):
    for pattern, names in ((DAY, "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"), (MONTH, "January February March April June July August September October November December")):
        m = pattern.search(text)
        if m:
            return text[:m.start()] + rng.choice([n for n in names.split() if n != m[0]]) + text[m.end():]
    return None


def negated(rng, text):
    m = NEGATE.search(text)
    if m:
        return text[:m.end()] + " not" + text[m.end():]
    m = re.search(r"\b(not|never) ", text)
    return text[:m.start()] + text[m.end():] if m else None


def loosened(rng, text):
    """The same claim in slightly other words."""
    out = re.sub(r"^that ", "", text) if text.startswith("that ") else "that " + text if text[:1].islower() and rng.random() < .5 else text
    if rng.random() < .6:
        out = re.sub(NUMBER, lambda m: rng.choice(("about ", "some ", "roughly ", "")) + m[0], out, count=1)
    for a, b in (("n't", " not"), ("n’t", " not"), ("will", "would"), ("is", "was"), ("have", "had"), ("people", "persons"), ("also ", "")):
        if rng.random() < .4:
            out = re.sub(r"(?<=\w)" + a if a[0] == "n" and a != "" and not a[1].isalpha() else r"\b" + a + r"\b" if a[-1] != " " else a, b, out, count=1)
    return out


CHANGES = (other_number, other_number, other_number, other_day, other_day, negated)


class Corpora:
    def __init__(self, folder, claims, reader, seed=1, extra=None):
        self.folder, self.reader, self.tok = folder, reader, reader.tok
        self.rng = random.Random(seed)
        real = read_marked(folder, claims, "real_train", self.tok)
        held = set(random.Random(7).sample([s.id for s in real if s.n_conflicts], HELD_STORIES // 2)
                   + random.Random(8).sample([s.id for s in real if not s.n_conflicts], HELD_STORIES // 2))
        self.real = [s for s in real if s.id not in held]
        self.real_held = [s for s in real if s.id in held]
        held_texts = {next(iter(s.stories.values())).pieces.text.text for s in self.real_held}
        pairs = read(os.path.join(folder, "conflicts", "pairs_train.jsonl"))
        random.Random(9).shuffle(pairs)
        self.pairs_held, self.pairs = pairs[:180], pairs[180:]
        self.domain = collections.defaultdict(list)
        for p in self.pairs:
            self.domain[p["domain"]] += [p["a"], p["b"]]
        self.documents = {d["id"]: d for d in read(os.path.join(folder, "polnear", "train.jsonl")) if d["text"] not in held_texts}
        self.claims = claims_by_document(os.path.join(claims, "train.claims"))
        self.counterparts = collections.defaultdict(list)
        for c in read(os.path.join(folder, "conflicts", "counterparts.jsonl")):
            if c["document"] in self.documents:
                self.counterparts[c["document"]].append(c)
        read_by_us = read_places(extra, self.documents, self.claims, self.tok) if extra else []
        self.read_held = [s for n, s in enumerate(read_by_us) if n % 6 == 0]
        self.real += [s for n, s in enumerate(read_by_us) if n % 6]
        for s in self.read_held:
            self.counterparts.pop(s.id, None)
        self.likely = {}
        for name in ("real_train", "train") if extra else ():
            for row in read(os.path.join(claims, name + ".pairs")):
                self.likely.setdefault(row["document"].removesuffix("-a"), []).append((row["likelihood"], row["a"], row["b"]))
        for rows in self.likely.values():
            rows.sort(reverse=True)

    def mode(self):
        return "words" if self.rng.random() < .2 else "passage"

    def of_real(self, likely=8, free=4, most=6):
        """Of each marked article: at most `most` conflicts, twice; its traps; other pairs, most of them among those that the ranker likes."""
        for s in self.real:
            conflicts = [p for p, what in s.label.items() if what == "conflict"]
            chosen = [(p, CONTRADICTION, "real conflict") for p in self.rng.sample(conflicts, min(most, len(conflicts)))] * 2
            chosen += [(p, NO_CONTRADICTION, "real trap") for p, what in s.label.items() if what == "trap"]
            first = [(("a", a - 1), ("a", b - 1)) for _, a, b in self.likely.get(s.id, [])[:40]]
            for pairs, n in ((first, likely), (s.pairs(8), free)):
                pairs = [p for p in pairs if p not in s.label and p[1][1] < len(s.stories["a"].claims)]
                chosen += [(p, NO_CONTRADICTION, "real none") for p in self.rng.sample(pairs, min(n, len(pairs)))]
            for (x, y), label, group in chosen:
                yield (*s.item(self.reader, x, y, self.mode()), label, group)

    def plain(self, a, b):
        sides = [(x["source"], self.rng.choice(("", "said", "said")), x["text"]) for x in (a, b)]
        if self.rng.random() < .5:
            sides.reverse()
        return pd.words_only(self.reader, *sides)

    def invented(self, a, b, fillers):
        """Both claims in a made-up article, others around them."""
        rng, builder = self.rng, Builder()
        told = [a] + fillers[:rng.choice((0, 0, 1, 2))] + [b]
        if rng.random() < .5:
            told = told[::-1]
        told = fillers[2:2 + rng.choice((0, 0, 1))] + told
        place = {}
        for n, c in enumerate(told):
            if n:
                builder.add(" " if rng.random() < .3 else "\n\n")
            place[id(c)] = builder.report(rng, c["source"], c["text"])
        story = builder.story(self.tok)
        i, j = sorted((place[id(a)], place[id(b)]))
        return pd.in_story(self.reader, story, builder.claims[i], builder.claims[j], rng.random() < .6)

    def of_pairs(self, passage=.3, mismatched=1.0):
        rng = self.rng
        for p in self.pairs:
            label = CONTRADICTION if p["label"] == "conflict" else KIND.get(p["kind"], NO_CONTRADICTION)
            fillers = rng.sample(self.domain[p["domain"]], 3)
            make = (lambda a, b: self.invented(a, b, fillers)) if rng.random() < passage else self.plain
            yield (*make(p["a"], p["b"]), label, "pairs")
            other = fillers[0] if rng.random() < .7 else rng.choice(self.domain[rng.choice(list(self.domain))])
            one = rng.choice((p["a"], p["b"]))
            if other is not p["a"] and other is not p["b"] and rng.random() < mismatched:
                fillers = fillers[1:] + [p["a"] if one is p["b"] else p["b"]]
                make = (lambda a, b: self.invented(a, b, fillers)) if rng.random() < passage else self.plain
                yield (*make(one, other), NEUTRAL, "mismatched")

    def excerpt(self, document, claim):
        """A builder that holds the paragraphs around a claim, with its claims; where the wanted one ends."""
        text = document["text"]
        gold = next((a for a in document["attributions"] if a.get("content") and claim["text"].strip() in (
            text[a["content"][0][0]:a["content"][-1][1]].strip(), " ".join(text[s:e] for s, e in a["content"]).strip())), None)
        if gold is None:
            return None
        parts = [x for r in ("source", "cue", "content") for x in gold.get(r) or []]
        low, high = min(s for s, _ in parts), max(e for _, e in parts)
        start = text.rfind("\n", 0, max(0, low - self.rng.choice((0, 0, 200)))) + 1
        if low - start > 500:
            start = max(start, text.rfind(". ", 0, low - 200) + 2)
        stop = text.find("\n", high)
        stop = len(text) if stop < 0 else stop
        m = re.compile(r"[.?!][”\"’]?(?=\s|$)").search(text, max(low, high - 2), stop)
        if stop - high > 300 or self.rng.random() < .4:
            stop = m.end() if m else stop
        if stop - start > 1200:
            return None
        b = Builder()
        b.text = text[start:stop].rstrip()
        move = lambda spans: [[s - start, e - start] for s, e in spans]
        cue = text[gold["cue"][0][0]:gold["cue"][-1][1]] if gold.get("cue") else ""
        b.claims.append({"source": claim["source"], "cue": cue, "content": claim["text"], "spans": move(gold["content"]), "all": move(parts)})
        for c in pd.claims_of(self.claims.get(document["id"], [])):
            if all(start <= s and e <= start + len(b.text) for s, e in c["all"]) and not any(s < v and u < e for s, e in c["spans"] for u, v in gold["content"]):
                b.claims.append({**c, "spans": move(c["spans"]), "all": move(c["all"])})
        return b

    def inserted(self, document, claim, source, text, templates=None):
        """A claim put behind another in its article: items of this pair and of the new one with another claim around."""
        b = self.excerpt(document, claim)
        if b is None:
            return None
        b.add("\n\n" if self.rng.random() < .6 else " ")
        if templates:
            new = deny(self.rng, b, source, text, templates)
        else:
            new = b.report(self.rng, source, text)
        story = b.story(self.tok)
        sides = self.rng.random() < .6
        wanted = pd.in_story(self.reader, story, b.claims[0], b.claims[new], sides)
        beside = None
        if new > 1 and templates is None:
            beside = pd.in_story(self.reader, story, b.claims[self.rng.randrange(1, new)], b.claims[new], sides)
        return wanted, beside

    def of_counterparts(self, passage=.4, share=1.0):
        rng = self.rng
        for name, rows in self.counterparts.items():
            document = self.documents[name]
            for row in rows:
                if rng.random() > share:
                    continue
                for key in ("conflict", "none"):
                    label = CONTRADICTION if key == "conflict" else KIND.get(row["none"]["kind"], NO_CONTRADICTION)
                    made = self.inserted(document, row["claim"], row[key]["source"], row[key]["text"]) if rng.random() < passage else None
                    if made is None:
                        yield (*self.plain(row["claim"], row[key]), label, "counterpart")
                        continue
                    yield (*made[0], label, "counterpart")
                    if made[1] is not None and rng.random() < .5:
                        yield (*made[1], NO_CONTRADICTION, "beside")
                if len(rows) > 1 and rng.random() < .6:
                    other = rng.choice([r for r in rows if r is not row])
                    yield (*self.plain(row["claim"], other[rng.choice(("claim", "conflict", "none"))]), NO_CONTRADICTION, "same article")

    def of_denials(self, n=250):
        rng = self.rng
        rows = [(d, r) for d, rows in self.counterparts.items() for r in rows]
        for name, row in rng.sample(rows, n):
            others = {c["source"] for c in pd.claims_of(self.claims.get(name, [])) if c["source"] and c["source"] != row["claim"]["source"]}
            source = rng.choice(sorted(others)) if others else "The spokesman"
            for templates, label in ((DENY, CONTRADICTION), (GRANT, NO_CONTRADICTION)):
                made = self.inserted(self.documents[name], row["claim"], source, row["claim"]["text"], templates)
                if made:
                    yield (*made[0], label, "denial")

    def of_rules(self, n=350):
        rng = self.rng
        claims = [x for p in self.pairs for x in (p["a"], p["b"])] + [r["claim"] for rows in self.counterparts.values() for r in rows]
        rng.shuffle(claims)
        made = 0
        for c in claims:
            if made >= n:
                return
            change = rng.choice(CHANGES)
            new = change(rng, c["text"])
            if new is None:
                continue
            made += 1
            other = {"source": c["source"] if rng.random() < .3 else rng.choice(claims)["source"], "text": loosened(rng, new) if rng.random() < .5 else new}
            yield (*self.plain(c, other), CONTRADICTION, "rule")
            yield (*self.plain(c, {"source": other["source"], "text": loosened(rng, c["text"])}), NO_CONTRADICTION, "rule")

    def epoch(self, mix="all"):
        """all: everything once; news: marked articles and some of the rest; pairs: most without a passage."""
        seed = self.rng.randrange(10**6)
        if mix == "pairs":
            parts = (self.of_pairs(0, .2), self.of_pairs(0, 0), self.of_counterparts(.05, .8), self.of_rules(150))
        elif mix == "news":
            parts = (sentence_pairs(self.folder, self.reader, 1000, seed), self.of_real(), self.of_pairs(.2, .3), self.of_counterparts(.3, .4),
                     self.of_denials(100), self.of_rules(120))
        else:
            parts = (sentence_pairs(self.folder, self.reader, 3000, seed), self.of_real(4, 3, 3), self.of_pairs(.2, .3), self.of_pairs(0, .1), self.of_counterparts(.2),
                     self.of_denials(150), self.of_rules())
        out = [item for part in parts for item in part]
        self.rng.shuffle(out)
        return out
