"""Has ONNX's own checker and reference implementation, or ONNX Runtime, compute models of rows.

onnx_rows.py PROGRAM (MODEL ROWS RESULT)...: PROGRAM is onnx.reference or onnxruntime; ROWS is JSON,
the values of each input by its name; RESULT gets a line of numbers for each row, of all outputs. Prints nothing if
all is well. Loads one of the two only: see run_onnx.py.
"""

import json
import sys
import warnings

import numpy


def tensor(values):
    """Strings, whole numbers and others as the types that the model takes."""
    if isinstance(values[0], str):
        return numpy.array(values, object).reshape(-1, 1)
    kind = numpy.int64 if isinstance(values[0], int) else numpy.float64
    return numpy.array(values, kind).reshape(-1, 1)


def load(program, model_file):
    """The model, and the names of its inputs."""
    if program == "onnx.reference":
        import onnx
        import onnx.checker
        from onnx.reference import ReferenceEvaluator

        onnx.checker.check_model(model_file, full_check=True)
        model = ReferenceEvaluator(model_file)
        warnings.simplefilter("ignore")  # of numbers that become infinite, and are refused then
        return model, model.input_names
    import onnxruntime

    model = onnxruntime.InferenceSession(model_file, providers=["CPUExecutionProvider"])
    return model, [given.name for given in model.get_inputs()]


files = iter(sys.argv[2:])
for model_file, rows_file, result_file in zip(files, files, files):
    with open(rows_file, encoding="utf-8") as file:
        columns = json.load(file)
    model, names = load(sys.argv[1], model_file)
    assert names == sorted(columns), names
    answers = model.run(None, {name: tensor(values) for name, values in columns.items()})
    numpy.savetxt(result_file, numpy.hstack(answers))
