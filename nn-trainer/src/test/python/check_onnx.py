"""Has ONNX's own checker look at a model, and its reference implementation compute it.

check_onnx.py (MODEL PIXELS RESULT)...: PIXELS are bytes, an image after the other; RESULT gets a line
of probabilities, and other outputs behind them, for each. Prints nothing if all is well.
"""

import sys

import numpy
import onnx
import onnx.checker
from onnx.reference import ReferenceEvaluator

files = iter(sys.argv[1:])
for model_file, pixel_file, result_file in zip(files, files, files):
    onnx.checker.check_model(model_file, full_check=True)
    model = onnx.load(model_file)
    (pixels,) = model.graph.input
    columns = pixels.type.tensor_type.shape.dim[1].dim_value
    images = numpy.fromfile(pixel_file, numpy.uint8).reshape(-1, columns).astype(numpy.float32)
    answers = ReferenceEvaluator(model).run(None, {pixels.name: images})
    numpy.savetxt(result_file, numpy.hstack(answers))
