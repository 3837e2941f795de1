package io.jackfield.host.install;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Whoever looks into the watched directory and can say what became of a change there. Blocking. */
public interface DirectoryWatch {
    /** Nobody does. */
    DirectoryWatch NOBODY = new DirectoryWatch() {
        @Override
        public InstallOutcome afterChangeOf(Path jar) {
            return new InstallOutcome.NoHost();
        }

        @Override
        public InstallOutcome afterRemovalOf(Path jar) {
            return new InstallOutcome.NoHost();
        }
    };

    /** Waits until the jar has been tried as it lies there now. */
    InstallOutcome afterChangeOf(Path jar) throws InterruptedException;

    /** Waits until it has been noticed that the jar is not there. */
    InstallOutcome afterRemovalOf(Path jar) throws InterruptedException;

    /** A change that was made, of which the outcome can be waited for. */
    record Change(String plugin, Path jar, Callable<InstallOutcome> outcome) {}
}
