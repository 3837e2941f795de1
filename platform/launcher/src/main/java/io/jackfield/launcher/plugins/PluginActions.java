package io.jackfield.launcher.plugins;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.read.Secret;
import io.jackfield.host.install.CheckedJar;
import io.jackfield.host.install.InstallOutcome;
import io.jackfield.launcher.admin.AdminClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is done to plugins: by the host of this home when one runs, and in its files when none does, or when it does not
 * know us and looks into the same directory.
 */
interface PluginActions {

    /** Finds out whether a host runs; it is asked when it takes our token. */
    static PluginActions of(HostConfig draft, Optional<Secret> token, Supplier<HostConfig> whole)
            throws InterruptedException {
        if (draft.ops().port() > 0) {
            AdminClient client = new AdminClient(draft, token);
            try {
                return new HostActions(
                        client.patient(),
                        client.get("/plugins?most=1").path("directory").asText(),
                        draft);
            } catch (JackfieldException e) {
                if (e.error() != StandardError.UNAVAILABLE && e.error() != StandardError.UNAUTHORIZED) {
                    throw e;
                }
            }
        }
        return new FileActions(draft, whole);
    }

    /** Whether a host does it whose files are not ours. */
    boolean isElsewhere();

    /**
     * A jar that was looked into.
     *
     * @param place where it is, for {@link #install}
     */
    record Brought(String place, CheckedJar checked) {}

    Brought bring(Path jar, boolean allowDowngrade) throws IOException, InterruptedException;

    /** From an index that the host knows. */
    Brought fetch(String id, Optional<String> version, boolean allowDowngrade) throws InterruptedException;

    void discard(Brought jar) throws InterruptedException;

    /**
     * Something that was done.
     *
     * @param jar where it lies now, or has lain
     * @param outcome empty when there was nothing to do
     */
    record Done(String plugin, Path jar, Optional<InstallOutcome> outcome) {}

    Done install(Brought jar, boolean allowDowngrade) throws Exception;

    Done enable(String id) throws Exception;

    Done disable(String id) throws Exception;

    Done reload(String id) throws Exception;

    Done remove(String id) throws Exception;

    Done rollBack(String id) throws Exception;
}
