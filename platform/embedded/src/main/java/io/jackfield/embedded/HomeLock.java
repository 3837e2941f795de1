package io.jackfield.embedded;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes sure that one process at a time uses a data folder. The system frees it even when the process is killed. */
public final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws JackfieldException with {@link StandardError#UNAVAILABLE} when another process has it, or this user may
     *     not write there
     */
    public static HomeLock take(Path data) throws IOException {
        FileChannel channel = open(data);
        if (!locked(channel)) {
            channel.close();
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    "Another Jackfield is running with the data in " + data
                            + ". Stop it, or give this one a home of its own (JACKFIELD_HOME or --home).");
        }
        return new HomeLock(channel);
    }

    private static FileChannel open(Path data) throws IOException {
        try {
            Files.createDirectories(data);
            return FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (FileSystemException e) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    "The user " + System.getProperty("user.name") + " cannot write to the data folder " + data + ": "
                            + e + ". Make it theirs (that of the image is 10001: chown -R 10001 FOLDER), or give this"
                            + " one a home of its own (JACKFIELD_HOME or --home).",
                    e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
