package io.jackfield.launcher.plugins;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.install.DirectoryWatch.Change;
import io.jackfield.host.install.InstallOutcome;
import io.jackfield.host.install.PluginFolder.Entry;
import io.jackfield.host.install.PluginInstalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** In the files of this home. */
final class FileActions implements PluginActions {
    private final HostConfig draft;
    private final Supplier<HostConfig> whole;
    private final RunningHost host;

    /** @param whole the configuration with every problem an error, for what depends on all of it */
    FileActions(HostConfig draft, Supplier<HostConfig> whole) {
        this.draft = draft;
        this.whole = whole;
        host = new RunningHost(draft);
    }

    @Override
    public boolean isElsewhere() {
        return false;
    }

    private PluginInstalls installs(HostConfig config) {
        return new PluginInstalls(() -> config, host);
    }

    @Override
    public Brought bring(Path jar, boolean allowDowngrade) {
        return new Brought(jar.toString(), installs(whole.get()).check(jar, allowDowngrade));
    }

    @Override
    public Brought fetch(String id, Optional<String> version, boolean allowDowngrade) {
        throw new IllegalStateException("there is no host that could look up " + id);
    }

    @Override
    public void discard(Brought jar) {}

    @Override
    public Done install(Brought jar, boolean allowDowngrade) throws Exception {
        return done(installs(whole.get()).install(Path.of(jar.place()), allowDowngrade));
    }

    @Override
    public Done enable(String id) throws Exception {
        return done(id, installs(draft).enable(id));
    }

    @Override
    public Done disable(String id) throws Exception {
        return done(id, installs(draft).disable(id));
    }

    @Override
    public Done reload(String id) throws Exception {
        Optional<Change> change = installs(draft).reload(id);
        if (change.isEmpty()) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    id + " is disabled; bring it up with: jackfield plugins enable " + id);
        }
        return done(id, change);
    }

    @Override
    public Done remove(String id) throws Exception {
        Entry entry = installs(draft).folder().get(id);
        Done done = done(installs(draft).remove(id));
        return new Done(id, entry.file(), done.outcome());
    }

    @Override
    public Done rollBack(String id) throws Exception {
        return done(installs(whole.get()).rollBack(id));
    }

    private Done done(String id, Optional<Change> change) throws Exception {
        return change.isEmpty() ? new Done(id, jar(id), Optional.empty()) : done(change.get());
    }

    private Path jar(String id) throws IOException {
        return installs(draft).folder().get(id).file();
    }

    private static Done done(Change change) throws Exception {
        InstallOutcome outcome = change.outcome().call();
        return new Done(change.plugin(), change.jar(), Optional.of(outcome));
    }
}
