package io.jackfield.host.install;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.install.DirectoryWatch.Change;
import io.jackfield.host.install.PluginFolder.Entry;
import io.jackfield.host.plugins.JarInspection;
import io.jackfield.host.plugins.JarReport;
import io.jackfield.host.plugins.KeptJars;
import io.jackfield.host.trust.Digests;
import io.jackfield.host.trust.HighestVersions;
import io.jackfield.host.trust.Signatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Changes the watched directory as operators want it. One change at a time; whoever wants to know what became of it
 * asks the change. Blocking, from any thread.
 */
public final class PluginInstalls {
    private final Supplier<HostConfig> config;
    private final DirectoryWatch watch;
    private final KeptJars kept;
    private final PluginFolder folder;

    /**
     * @param config as it is now
     * @param watch tells what became of a change
     */
    public PluginInstalls(Supplier<HostConfig> config, DirectoryWatch watch) {
        this.config = config;
        this.watch = watch;
        kept = new KeptJars(config.get().home());
        folder = new PluginFolder(config.get().plugins().directory());
    }

    public PluginFolder folder() {
        return folder;
    }

    public CheckedJar check(Path jar, boolean allowDowngrade) {
        return CheckedJar.of(jar, config.get(), allowDowngrade);
    }

    /**
     * Puts a jar and the signature beside it into the directory, in place of the one with the same id. Throws
     * {@link JackfieldException} with everything that speaks against it.
     *
     * @param allowDowngrade takes a version below one that was live before, this once
     */
    public synchronized Change install(Path source, boolean allowDowngrade) throws IOException {
        JarReport report = check(source, allowDowngrade).report();
        if (!report.isUsable()) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    report.jar().getFileName() + " " + String.join("; ", report.problems()));
        }
        JarInspection inspection = report.inspection().orElseThrow();
        Path jar = folder.put(source, inspection, Signatures.read(source), () -> {
            if (allowDowngrade) {
                new HighestVersions(config.get().home()).lowerTo(inspection.id(), inspection.version());
            }
        });
        return changed(inspection.id(), jar);
    }

    /** Empty when it is enabled already. */
    public synchronized Optional<Change> enable(String id) throws IOException {
        Entry entry = folder.get(id);
        if (entry.isEnabled()) {
            return Optional.empty();
        }
        folder.enable(entry);
        return Optional.of(changed(id, entry.jar()));
    }

    /** Empty when it is disabled already. */
    public synchronized Optional<Change> disable(String id) throws IOException {
        Entry entry = folder.get(id);
        if (!entry.isEnabled()) {
            return Optional.empty();
        }
        folder.disable(entry);
        return Optional.of(removed(id, entry.jar()));
    }

    /** Empty when it is disabled. */
    public synchronized Optional<Change> reload(String id) throws IOException {
        Entry entry = folder.get(id);
        if (!entry.isEnabled()) {
            return Optional.empty();
        }
        folder.touch(entry.file());
        return Optional.of(changed(id, entry.jar()));
    }

    public synchronized Change remove(String id) throws IOException {
        Entry entry = folder.get(id);
        folder.remove(entry);
        return removed(id, entry.jar());
    }

    /** A file of the directory that is no plugin, by its name. */
    public synchronized Change removeFile(String name) throws IOException {
        Entry entry = folder.entries().stream()
                .filter(one -> one.file().getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND, "no jar '" + name + "' in " + folder.directory()));
        folder.remove(entry);
        return removed("", entry.jar());
    }

    /** Puts the jar back that was live before the one that lies in the directory now. */
    public synchronized Change rollBack(String id) throws IOException {
        return install(
                former(id)
                        .orElseThrow(() -> new JackfieldException(
                                StandardError.NOT_FOUND,
                                "no former jar of '" + id + "' is kept; a host keeps the last two of each plugin that"
                                        + " were live, so install the wanted version from a file or an index")),
                true);
    }

    /** The jar that {@link #rollBack} would put back. */
    public Optional<Path> former(String id) throws IOException {
        if (!id.matches(JarInspection.ID)) {
            return Optional.empty();
        }
        Optional<Entry> now = folder.find(id);
        return kept.before(id, now.isPresent() ? Digests.of(now.get().file()) : "");
    }

    private Change changed(String plugin, Path jar) {
        return new Change(plugin, jar, () -> Files.exists(jar) ? watch.afterChangeOf(jar) : watch.afterRemovalOf(jar));
    }

    private Change removed(String plugin, Path jar) {
        return new Change(plugin, jar, () -> watch.afterRemovalOf(jar));
    }
}
