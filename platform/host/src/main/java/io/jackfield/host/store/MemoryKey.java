package io.jackfield.host.store;

/** One small value on a shelf. */
public record MemoryKey(ShelfKey shelf, String name) {}
