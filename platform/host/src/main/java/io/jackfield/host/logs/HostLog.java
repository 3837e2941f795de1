package io.jackfield.host.logs;

import java.util.Optional;

/** The log of the process that a host runs in: offered by whatever writes it. From any thread. */
public interface HostLog {
    /** Of a process whose log nobody reads by way of its host. */
    HostLog NONE = new HostLog() {
        private final LogBuffer empty = new LogBuffer();

        @Override
        public LogBuffer lines() {
            return empty;
        }

        @Override
        public Optional<String> level(String logger) {
            return Optional.empty();
        }

        @Override
        public void setLevel(String logger, Optional<String> level) {}
    };

    /** Its newest lines. */
    LogBuffer lines();

    /** The level that a logger has of its own, in capitals; empty when it goes by that of the one above. */
    Optional<String> level(String logger);

    /** @param level as {@link #level} */
    void setLevel(String logger, Optional<String> level);
}
