"""The model file that src/model/file.c reads; models/FORMAT.md describes it.

    python3 train/modelfile.py convert IN.safetensors VOCABULARY.txt OUT.model
    python3 train/modelfile.py list FILE.model
"""

import ctypes
import ctypes.util
import struct
import sys

import numpy as np

MAGIC = b"SAYSOMDL"
VERSION = 1
HEADER = struct.Struct("<8sIIIIQQ24x")  # magic, version, header size, tensors, 0, file size, checksum
ENTRY = struct.Struct("<64sII4IQQQ16x")  # name, dtype, rank, dims, data, scales, bytes of data
ALIGN = 64
F32, I8, BYTES, I32 = 1, 2, 3, 4
DTYPES = {F32: np.dtype("<f4"), I8: np.dtype("i1"), BYTES: np.dtype("u1"), I32: np.dtype("<i4")}
CODES = {dtype: code for code, dtype in DTYPES.items()}


def xxh3(data, seed=0):
    """XXH3-64 of bytes, by the xxhash package or by the C library."""
    try:
        import xxhash

        return xxhash.xxh3_64_intdigest(data, seed)
    except ImportError:
        library = ctypes.CDLL(ctypes.util.find_library("xxhash") or "libxxhash.so.0")
        library.XXH3_64bits_withSeed.restype = ctypes.c_uint64
        library.XXH3_64bits_withSeed.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint64]
        return library.XXH3_64bits_withSeed(bytes(data), len(data), seed)


class Rows:
    """Weights in bytes: weight[o, i] is scale[o] * rows[o, i], rows in -127..127."""

    def __init__(self, weight):
        weight = np.asarray(weight, np.float32)
        most = np.abs(weight).max(axis=1)
        self.scale = np.where(most > 0, most / 127, 1).astype("<f4")
        self.rows = np.clip(np.rint(weight / self.scale[:, None]), -127, 127).astype("i1")

    @classmethod
    def of(cls, rows, scale):
        """From rows and scales that something better than the largest weight has found."""
        self = cls.__new__(cls)
        self.rows = np.asarray(rows, "i1")
        self.scale = np.asarray(scale, "<f4")
        if self.rows.ndim != 2 or self.scale.shape != self.rows.shape[:1] or self.rows.min() < -127:
            raise ValueError("rows are [n_out][n_in] of -127..127 with one scale each")
        return self

    def floats(self):
        return self.rows.astype(np.float32) * self.scale[:, None]


def config_bytes(config):
    return np.frombuffer("".join(f"{k} {v}\n" for k, v in config.items()).encode(), "u1")


def vocabulary_bytes(words):
    if any(not word or "\n" in word for word in words):
        raise ValueError("a word piece is empty or has a line feed")
    return np.frombuffer("".join(word + "\n" for word in words).encode(), "u1")


def pack(config, vocabulary, tensors):
    """The file's bytes. tensors: {name: array or Rows}; float arrays are written as f32. Without a vocabulary: of a file over another."""
    everything = {"config": config_bytes(config)}
    if vocabulary is not None:
        everything["vocabulary"] = vocabulary_bytes(vocabulary)
    for name, tensor in tensors.items():
        if not isinstance(tensor, Rows):
            tensor = np.asarray(tensor)
            tensor = tensor.astype("<f4") if tensor.dtype.kind == "f" else tensor
        everything[name] = tensor
    at = HEADER.size + ENTRY.size * len(everything)
    table, body = b"", []

    def put(array):
        nonlocal at
        data = np.ascontiguousarray(array).tobytes()
        gap = -at % ALIGN
        body.append(b"\0" * gap + data)
        start = at + gap
        at = start + len(data)
        return start, len(data)

    for name, tensor in everything.items():
        array = tensor.rows if isinstance(tensor, Rows) else tensor
        if len(name.encode()) > 63 or not 1 <= array.ndim <= 4 or array.size == 0:
            raise ValueError(f"{name}: bad name or shape {array.shape}")
        start, size = put(array)
        scales = put(tensor.scale)[0] if isinstance(tensor, Rows) else 0
        dims = list(array.shape) + [0] * (4 - array.ndim)
        table += ENTRY.pack(name.encode(), CODES[array.dtype], array.ndim, *dims, start, scales, size)
    behind = table + b"".join(body)
    behind += b"\0" * (-(HEADER.size + len(behind)) % ALIGN)
    size = HEADER.size + len(behind)
    return HEADER.pack(MAGIC, VERSION, HEADER.size, len(everything), 0, size, xxh3(behind)) + behind


def write(path, config, vocabulary, tensors):
    data = pack(config, vocabulary, tensors)
    with open(path, "wb") as out:
        out.write(data)


def read(path):
    """(config, vocabulary, {name: array or Rows}) of a file that pack made."""
    with open(path, "rb") as file:
        data = file.read()
    magic, version, header, count, _, size, checksum = HEADER.unpack_from(data)
    if magic != MAGIC or version != VERSION or size != len(data) or checksum != xxh3(data[header:]):
        raise ValueError(f"{path}: no model, of another version, or damaged")
    tensors = {}
    for i in range(count):
        name, dtype, rank, *rest = ENTRY.unpack_from(data, header + i * ENTRY.size)
        dims, (start, scales, size) = rest[:rank], rest[4:]
        array = np.frombuffer(data, DTYPES[dtype], size // DTYPES[dtype].itemsize, start).reshape(dims)
        if dtype == I8:
            array = Rows.of(array, np.frombuffer(data, "<f4", dims[0], scales))
        tensors[name.rstrip(b"\0").decode()] = array
    config = dict(line.split(" ", 1) for line in tensors.pop("config").tobytes().decode().splitlines())
    vocabulary = tensors.pop("vocabulary").tobytes().decode().split("\n")[:-1] if "vocabulary" in tensors else []
    return config, vocabulary, tensors


def encoder_tensors(state, layers, window, bytes_of=Rows):
    """A trainer's encoder, {name: float array} with the names of ../shared/models/README.md, as the C side wants it.

    Query, key and value become one layer, qkv; the token type is added to the positions. bytes_of(weight) makes
    the Rows of a weight.
    """
    get = lambda name: np.asarray(state[name], np.float32)
    positions = get("position_embeddings.weight")[: window + 2]
    if "token_type_embeddings.weight" in state:
        positions = positions + get("token_type_embeddings.weight")[0]
    out = {"word_embeddings.weight": bytes_of(get("word_embeddings.weight")), "position_embeddings.weight": positions}
    for i in range(4):
        if f"feature_embeddings.{i}.weight" in state:
            out[f"feature_embeddings.{i}.weight"] = get(f"feature_embeddings.{i}.weight")
    for part in ("weight", "bias"):
        out[f"embedding_norm.{part}"] = get(f"embedding_norm.{part}")
    for n in range(layers):
        p = f"layer.{n}."
        qkv = [np.concatenate([get(f"{p}{x}.{part}") for x in ("query", "key", "value")]) for part in ("weight", "bias")]
        out[p + "qkv.weight"], out[p + "qkv.bias"] = bytes_of(qkv[0]), qkv[1]
        for name in ("attention_output", "intermediate", "output"):
            out[f"{p}{name}.weight"] = bytes_of(get(f"{p}{name}.weight"))
            out[f"{p}{name}.bias"] = get(f"{p}{name}.bias")
        for name in ("attention_norm", "output_norm"):
            for part in ("weight", "bias"):
                out[f"{p}{name}.{part}"] = get(f"{p}{name}.{part}")
    return out


def convert_shared(path, vocabulary, out):
    """../shared/models/tagger-l6.safetensors to a model file."""
    from safetensors.numpy import load_file

    state = load_file(path)
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layer."))
    words = open(vocabulary, encoding="utf-8").read().split("\n")
    words = words[:-1] if words[-1] == "" else words
    config = {"kind": "tagger", "layers": layers, "width": state["word_embeddings.weight"].shape[1], "heads": 12,
              "inner": state["layer.0.intermediate.bias"].shape[0], "window": 254, "norm_eps": 1e-12}
    tensors = encoder_tensors(state, layers, 254)
    for name, tensor in state.items():
        if name.startswith(("tag", "link")):
            tensors[name] = np.asarray(tensor, np.float32)
    write(out, config, words, tensors)


def main(arguments):
    if len(arguments) == 4 and arguments[0] == "convert":
        convert_shared(*arguments[1:])
    elif len(arguments) == 2 and arguments[0] == "list":
        config, vocabulary, tensors = read(arguments[1])
        print(*(f"{k} {v}" for k, v in config.items()), f"{len(vocabulary)} word pieces", sep="\n")
        for name, tensor in tensors.items():
            array = tensor.rows if isinstance(tensor, Rows) else tensor
            print(f"{name:40} {array.dtype.name:8} {list(array.shape)}")
    else:
        sys.exit(__doc__.strip())


if __name__ == "__main__":
    main(sys.argv[1:])
