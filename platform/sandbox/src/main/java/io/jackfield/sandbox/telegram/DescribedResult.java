package io.jackfield.sandbox.telegram;

/** A result with the sentence that Telegram adds to some answers. */
record DescribedResult(Object result, String description) {}
