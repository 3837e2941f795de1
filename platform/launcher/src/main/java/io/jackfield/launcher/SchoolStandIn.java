package io.jackfield.launcher;

import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.plugins.BrokenJarException;
import io.jackfield.host.plugins.JarInspection;
import io.jackfield.host.plugins.PluginJars;
import java.nio.file.Path;

/** When the sandbox's sample school stands in for a school's database. */
final class SchoolStandIn {
    /** The variable that names a school's database, and the entry of {@code databases} in the shipped configuration. */
    static final String VARIABLE = "PLATFORM_DB_URL";

    static final String DATABASE = "platform";

    private SchoolStandIn() {}

    /**
     * In sandbox mode with an embedded PostgreSQL, when the operator has no school and a bot uses a plugin that reads
     * one.
     */
    static boolean isWanted(HostConfig draft) {
        return draft.sandboxMode()
                && draft.database().url().isEmpty()
                && !draft.databases().containsKey(DATABASE)
                && PluginJars.in(draft.plugins().directory()).files().stream()
                        .map(SchoolStandIn::reader)
                        .anyMatch(plugin -> draft.bots().stream()
                                .anyMatch(bot -> bot.plugins().containsKey(plugin)));
    }

    /** The plugin's id when it reads a school; empty for every other jar. */
    private static String reader(Path jar) {
        try {
            JarInspection inspection = JarInspection.of(jar);
            return inspection.permissions().hasDatabase(DATABASE) ? inspection.id() : "";
        } catch (BrokenJarException broken) {
            return "";
        }
    }

    /** Of the right form, for a check that starts nothing. */
    static ServiceUrl example() {
        return ServiceUrl.postgres("postgres://school_reader@127.0.0.1/school");
    }
}
