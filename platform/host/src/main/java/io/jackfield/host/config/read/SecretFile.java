package io.jackfield.host.config.read;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;

/** A word that a host makes at its first start and keeps in a file that only its own user can read. */
public final class SecretFile {
    private final Path file;

    public SecretFile(Path file) {
        this.file = file;
    }

    /** The word, if one was made and this process may read it. */
    public Optional<String> read() {
        try {
            return Files.isReadable(file)
                    ? Optional.of(Files.readString(file).strip()).filter(word -> !word.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            throw new JackfieldException(StandardError.CONFIG_INVALID, file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Keeps a new word in place of what there is. */
    public String make(Supplier<String> words) {
        String word = words.get();
        try {
            Files.createDirectories(file.getParent());
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.deleteIfExists(part);
            Files.createFile(part, onlyForTheOwner());
            Files.writeString(part, word + "\n");
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return word;
        } catch (IOException e) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    file + " cannot be written: " + e.getMessage() + "; let the host's user write there",
                    e);
        }
    }

    private static FileAttribute<?>[] onlyForTheOwner() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
