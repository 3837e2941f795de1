package io.jackfield.testkit.spi;

/** Starts real hosts for tests; named in {@code META-INF/services}. */
public interface RealHosts {
    /** A host of its own for one test, with nothing in its database. */
    RealHost start(Wanted wanted, Screens screens);
}
