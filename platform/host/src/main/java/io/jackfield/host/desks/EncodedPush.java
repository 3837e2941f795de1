package io.jackfield.host.desks;

import io.jackfield.host.outbox.OutboxEntry;
import io.jackfield.host.store.NewRow;

/** A message of a plugin as it is stored and sent, for rooms that store it together with something of their own. */
public record EncodedPush(NewRow row, OutboxEntry entry) {}
