package io.jackfield.host.plugins;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginInfo;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.store.SqlFile;
import io.jackfield.host.trust.Grant;
import java.util.List;

/** Gives each plugin what the host has for it. */
@FunctionalInterface
public interface PluginContexts {
    /** @param dependencies the plugins that it is bound to */
    PluginContext create(
            PluginInfo info,
            Grant grant,
            List<Dependency> dependencies,
            FileConfig config,
            PropertyTexts texts,
            RegistrationScope scope);

    /**
     * Brings the plugin's own schema up to date, before any of its code runs. Throws {@link JackfieldException} with
     * the reason and the way out.
     */
    default void migrate(PluginInfo info, List<SqlFile> migrations) {
        throw new JackfieldException(
                StandardError.UNAVAILABLE, "brings migrations, and this host has no database for plugins");
    }
}
