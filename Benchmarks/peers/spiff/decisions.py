"""Completes tasks of a five-task chain with SpiffWorkflow, its state committed to SQLite after each task under the
settings of our store: decisions.py CHAIN FILE SECONDS, prints completed tasks per second."""

import json
import sqlite3
import sys
import time

from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer

chain, path, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
parser = BpmnParser()
parser.add_bpmn_file(chain)
spec = parser.get_spec("chain")
serializer = BpmnWorkflowSerializer()
connection = sqlite3.connect(path, isolation_level=None)
connection.execute("PRAGMA journal_mode=WAL")
connection.execute("PRAGMA synchronous=FULL")
connection.execute("CREATE TABLE instances (id INTEGER PRIMARY KEY, state TEXT)")
count = 0
instance = 0
start = time.perf_counter()
while time.perf_counter() - start < seconds:
    instance += 1
    workflow = BpmnWorkflow(spec)
    workflow.do_engine_steps()
    while not workflow.is_completed():
        workflow.get_tasks(state=TaskState.READY)[0].run()
        workflow.do_engine_steps()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT OR REPLACE INTO instances VALUES (?, ?)", (instance, json.dumps(serializer.to_dict(workflow)))
        )
        connection.execute("COMMIT")
        count += 1
print(f"{count / (time.perf_counter() - start):.0f}")
