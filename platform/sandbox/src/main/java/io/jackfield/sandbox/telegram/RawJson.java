package io.jackfield.sandbox.telegram;

import io.vertx.core.buffer.Buffer;

/** A result that is JSON already. */
record RawJson(Buffer json) {}
