package io.jackfield.host.store;

/** One small value in a scope. */
public record MemoryKey(MemoryScope scope, String name) {}
