"""Measures how much a call computes, the same on every machine."""

import sys
from itertools import count

TOOL = sys.monitoring.PROFILER_ID
INSTRUCTION = sys.monitoring.events.INSTRUCTION


def steps(function, *arguments):
    """The number of bytecode instructions that the call runs, with those of its callees."""
    counted = count()

    def ran(code, offset):
        next(counted)

    sys.monitoring.use_tool_id(TOOL, "steps")
    try:
        sys.monitoring.register_callback(TOOL, INSTRUCTION, ran)
        sys.monitoring.set_events(TOOL, INSTRUCTION)
        function(*arguments)
    finally:
        sys.monitoring.set_events(TOOL, sys.monitoring.events.NO_EVENTS)
        sys.monitoring.free_tool_id(TOOL)
    return next(counted)
