package io.jackfield.host;

import io.jackfield.host.admin.ConsolePages;
import io.jackfield.host.backup.BackupTrial;
import io.jackfield.host.logs.HostLog;
import io.jackfield.host.trace.UpdateSteps;
import java.util.Optional;

/**
 * What the process around a host brings along.
 *
 * @param console pages for operators
 * @param log the log of the process
 * @param version of the program, for people
 * @param trial where the process can restore backups for a try
 * @param steps hears of the steps of updates
 */
public record Outside(
        ConsolePages console, HostLog log, String version, Optional<BackupTrial> trial, UpdateSteps steps) {
    /** A process that brings nothing. */
    public static final Outside NOTHING = with(ConsolePages.NONE);

    /** Nobody hears of steps. */
    public Outside(ConsolePages console, HostLog log, String version, Optional<BackupTrial> trial) {
        this(console, log, version, trial, UpdateSteps.NONE);
    }

    public static Outside with(ConsolePages console) {
        return new Outside(console, HostLog.NONE, "Jackfield", Optional.empty());
    }

    /** The same, and these hear of the steps of updates. */
    public Outside telling(UpdateSteps listener) {
        return new Outside(console, log, version, trial, listener);
    }
}
