"""A voice of Piper's real format, small enough to be made by a test: every phoneme is a tone of its own length.

The graph has the inputs and outputs of a published voice (VITS): phoneme ids, their number and three scales in, sound
out; between them `w_ceil`, the frames that each id lasts, which Piper finds and shows when durations are asked for.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

RATE, HOP = 16000, 256
SILENT = frozenset("_^$ ,;:.?!")
FRAMES = {"_": 1, "^": 4, "$": 6, ",": 12, ".": 8}
"""How many hops of sound an id lasts, where that is not LENGTH."""
LENGTH = 4
LOUD = 0.4


def make_voice(model: Path, espeak_voice: str = "en-us", durations: bool = True) -> Path:
    """Write a model and its settings; without `durations` nothing in it is what Piper takes for them."""
    ids = DEFAULT_PHONEME_ID_MAP
    count = 1 + max(number for numbers in ids.values() for number in numbers)
    frames, loud = np.full(count, float(LENGTH), np.float32), np.full(count, LOUD, np.float32)
    for phoneme, numbers in ids.items():
        for number in numbers:
            frames[number] = FRAMES.get(phoneme, LENGTH) - 0.25  # rounded up
            loud[number] = 0.0 if phoneme in SILENT else LOUD
    model.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(_graph(frames, loud, "Ceil" if durations else "Round"), str(model))
    settings = {
        "audio": {"sample_rate": RATE, "quality": "tiny"},
        "espeak": {"voice": espeak_voice},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_id_map": {phoneme: list(numbers) for phoneme, numbers in ids.items()},
        "num_symbols": count,
        "num_speakers": 1,
        "speaker_id_map": {},
        "hop_length": HOP,
    }
    Path(f"{model}.json").write_text(json.dumps(settings), encoding="utf-8")
    return model


def _graph(frames: np.ndarray, loud: np.ndarray, rounding: str) -> onnx.ModelProto:
    constants = {
        "frames": frames,
        "loud": loud,
        "one": np.array(1, np.int64),
        "zero": np.array(0, np.int64),
        "flat": np.array([-1], np.int64),
        "cube": np.array([1, 1, -1], np.int64),
        "sound": np.array([1, 1, 1, -1], np.int64),
        "column": np.array([-1, 1], np.int64),
        "hop": np.array(HOP, np.float32),
        "turn": np.array(2 * np.pi * 220 / RATE, np.float32),
        "hiss": np.array(0.002, np.float32),
        "last": np.array([1], np.int64),
        "noise_at": np.array(0, np.int64),
    }
    node = helper.make_node
    nodes = [
        node("Reshape", ["input", "flat"], ["ids"]),
        node("Gather", ["frames", "ids"], ["wanted"]),
        node("Gather", ["scales", "one"], ["length"]),
        node("Mul", ["wanted", "length"], ["stretched"]),
        node("Reshape", ["stretched", "cube"], ["w"]),
        node(rounding, ["w"], ["w_ceil"]),
        node("Reshape", ["w_ceil", "flat"], ["lasting"]),
        node("Mul", ["lasting", "hop"], ["samples"]),
        node("CumSum", ["samples", "zero"], ["ends"]),
        node("ReduceSum", ["samples"], ["total"], keepdims=0),
        node("Cast", ["total"], ["until"], to=TensorProto.INT64),
        node("Range", ["zero", "until", "one"], ["steps"]),
        node("Cast", ["steps"], ["time"], to=TensorProto.FLOAT),
        node("Reshape", ["time", "column"], ["times"]),
        node("GreaterOrEqual", ["times", "ends"], ["after"]),
        node("Cast", ["after"], ["passed"], to=TensorProto.INT64),
        node("ReduceSum", ["passed", "last"], ["which"], keepdims=0),
        node("Gather", ["ids", "which"], ["said"]),
        node("Gather", ["loud", "said"], ["level"]),
        node("Mul", ["time", "turn"], ["angle"]),
        node("Sin", ["angle"], ["tone"]),
        node("Mul", ["tone", "level"], ["voiced"]),
        node("RandomNormalLike", ["time"], ["random"]),
        node("Gather", ["scales", "noise_at"], ["noise"]),
        node("Mul", ["noise", "hiss"], ["quiet"]),
        node("Mul", ["random", "quiet"], ["breath"]),
        node("Add", ["voiced", "breath"], ["mixed"]),
        node("Reshape", ["mixed", "sound"], ["output"]),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [
            helper.make_tensor_value_info("input", TensorProto.INT64, [1, "phonemes"]),
            helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
            helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
        ],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, 1, "time"])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
