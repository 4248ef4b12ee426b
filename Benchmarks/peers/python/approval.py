"""Drives an SCXML chart with python-statemachine: approval.py CHART SECONDS, prints external events per second of processor time."""

import sys
import time

from statemachine.io.scxml.processor import SCXMLProcessor

chart, seconds = sys.argv[1], float(sys.argv[2])
processor = SCXMLProcessor(trusted=True)
with open(chart, encoding="utf-8") as file:
    processor.parse_scxml("approval", file.read())
machine = processor.start()
events = ["submit", "approve.legal", "approve.finance", "approve.quality", "reset"]
count = 0
start = time.process_time()
while time.process_time() - start < seconds:
    for event in events:
        machine.send(event)
    count += len(events)
elapsed = time.process_time() - start
active = {state.id for state in machine.configuration}
assert active == {"draft"}, active
machine.send("submit")
machine.send("approve.legal")
assert "legal_done" in {state.id for state in machine.configuration}
print(round(count / elapsed))
