package io.jackfield.host.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The highest version of each plugin that was ever live, one small file each, so that it outlives restarts and the
 * operator can forget one of them by deleting its file.
 */
public final class HighestVersions {
    private final Path folder;

    /** @param home the host's home */
    public HighestVersions(Path home) {
        folder = home.resolve("data/plugin-versions");
    }

    public Optional<String> of(String plugin) {
        try {
            Path file = folder.resolve(plugin);
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder.resolve(plugin), e);
        }
    }

    /** This version is live now. */
    public void wasLive(String plugin, String version) {
        if (of(plugin)
                .filter(highest -> Versions.ORDER.compare(version, highest) <= 0)
                .isPresent()) {
            return;
        }
        write(plugin, version);
    }

    /** From now on this version will do; nothing changes when it does already. */
    public void lowerTo(String plugin, String version) {
        if (of(plugin)
                .filter(highest -> Versions.ORDER.compare(version, highest) < 0)
                .isPresent()) {
            write(plugin, version);
        }
    }

    private void write(String plugin, String version) {
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(plugin + ".part");
            Files.writeString(part, version + "\n");
            Files.move(part, folder.resolve(plugin), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve(plugin), e);
        }
    }
}
