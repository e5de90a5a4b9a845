"""Messages out: an outbox written in the same transaction as the event, emptied by a worker.  Never lost, never twice."""
