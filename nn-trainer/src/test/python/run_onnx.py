"""Has ONNX Runtime compute a model.

run_onnx.py (MODEL PIXELS RESULT)...: PIXELS are bytes, an image after the other; RESULT gets a line
of probabilities, and other outputs behind them, for each. Prints nothing if all is well. Apart from check_onnx.py, since Debian's
packages of onnx and of its runtime share a library that does not like to be loaded twice.
"""

import sys

import numpy
import onnxruntime

files = iter(sys.argv[1:])
for model_file, pixel_file, result_file in zip(files, files, files):
    session = onnxruntime.InferenceSession(model_file, providers=["CPUExecutionProvider"])
    (pixels,) = session.get_inputs()
    images = numpy.fromfile(pixel_file, numpy.uint8).reshape(-1, pixels.shape[1]).astype(numpy.float32)
    answers = session.run(None, {pixels.name: images})
    numpy.savetxt(result_file, numpy.hstack(answers))
