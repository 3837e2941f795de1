package io.jackfield.host.install;

import java.util.Optional;

/** What became of a change in the watched directory. */
public sealed interface InstallOutcome {
    /** Whether it is what the operator wanted. */
    default boolean isFine() {
        return true;
    }

    /** As files and pages write it. */
    String word();

    /** Nobody looks into the directory; the next host takes it up. */
    record NoHost() implements InstallOutcome {
        @Override
        public String word() {
            return "no host";
        }
    }

    record Live(String version) implements InstallOutcome {
        @Override
        public String word() {
            return "live";
        }
    }

    /** @param goesOn the version that answers instead */
    record LeftOut(String problem, Optional<String> goesOn) implements InstallOutcome {
        @Override
        public boolean isFine() {
            return false;
        }

        @Override
        public String word() {
            return "left out";
        }
    }

    record Gone() implements InstallOutcome {
        @Override
        public String word() {
            return "gone";
        }
    }

    /** The host has not said what became of it within so many seconds. */
    record Unknown(long seconds) implements InstallOutcome {
        @Override
        public boolean isFine() {
            return false;
        }

        @Override
        public String word() {
            return "unknown";
        }
    }
}
