"""How much a call computes, the same on every machine: for tests of how work grows."""

import sys


def steps(function, *arguments):
    """The bytecode instructions that the call runs, in generators and callees too."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function(*arguments)
    finally:
        sys.settrace(before)
    return count
