"""Runs torch.autograd.gradcheck for the bench: one JSON job a line in, one JSON answer a line out.

A job names a function of torch_functions.py, its inputs (base64, little-endian), the mode and how often it is run;
the answer has the verdict and the milliseconds of each run. Defaults throughout, nondet_tol 0 among them.
"""
import base64
import json
import sys
import time
import warnings

import numpy
import torch
from torch.autograd.gradcheck import GradcheckError, gradcheck

from torch_functions import FUNCTIONS, total

out = sys.stdout
sys.stdout = sys.stderr
warnings.simplefilter("ignore")


def tensor(value):
    dtype = "<f4" if value["dtype"] == "float32" else "<f8"
    data = numpy.frombuffer(base64.b64decode(value["data"]), dtype).copy()
    return torch.from_numpy(data).reshape(value["shape"])


def run(job):
    if job["do"] == "hello":
        return {"version": torch.__version__, "threads": torch.get_num_threads()}
    times = []
    answer = {"outcome": "pass", "message": ""}
    for _ in range(job["times"]):
        total["sum"] = None
        xs = [tensor(value).requires_grad_() for value in job["inputs"]]
        started = time.perf_counter()
        try:
            gradcheck(FUNCTIONS[job["function"]], xs, fast_mode=job["fast"], nondet_tol=0.0)
        except GradcheckError as error:
            answer = {"outcome": "fail", "message": str(error)[:200]}
        times.append((time.perf_counter() - started) * 1000)
    return {**answer, "milliseconds": times}


for line in sys.stdin:
    try:
        answer = run(json.loads(line))
    except Exception as error:  # whatever it is, the bench is told and goes on
        answer = {"error": f"{type(error).__name__}: {error}"[:300]}
    out.write(json.dumps(answer) + "\n")
    out.flush()
