package io.jackfield.host.store;

/** One small value on a shelf. */
public record MemoryKey(MemoryScope shelf, String name) {}
