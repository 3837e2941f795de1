package io.jackfield.host.backup;

import java.io.IOException;

/** Restores a backup somewhere for a try. */
@FunctionalInterface
public interface BackupTrial {
    /** Fails with what is wrong. Blocking, for minutes; needs as much room on the disk as the database. */
    void of(BackupArchive archive) throws IOException;
}
