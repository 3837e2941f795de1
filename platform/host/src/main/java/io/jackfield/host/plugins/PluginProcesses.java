package io.jackfield.host.plugins;

import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginInfo;
import io.jackfield.host.config.ForeignDatabase;
import io.jackfield.host.config.IsolationConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Runs plugins in processes of their own. */
public interface PluginProcesses {
    /** A host that has none, such as one for a test. */
    PluginProcesses NONE = new PluginProcesses() {
        @Override
        public List<Object> start(Jar jar, IsolationConfig config, RegistrationScope scope, Contexts contexts) {
            throw new BrokenJarException("asks for a process of its own, and this host has none to give");
        }

        @Override
        public Optional<String> problem(String plugin) {
            return Optional.empty();
        }
    };

    /**
     * What runs there.
     *
     * @param copy the private one
     * @param libraries private copies of the plugins it depends on, each after those that it needs itself
     * @param extensions class names
     * @param databases what it may connect to
     */
    record Jar(PluginInfo info, Path copy, List<Path> libraries, List<String> extensions, Databases databases) {}

    /**
     * Databases that a plugin may use.
     *
     * @param tables whether it may have a schema of its own
     * @param libraries ids of the library plugins in whose schemas it may work
     * @param foreign those of others, by name
     */
    record Databases(boolean tables, Set<String> libraries, Map<String, ForeignDatabase> foreign) {}

    /** Gives each life of a process a context, whose registrations end with that life. */
    interface Contexts extends Function<RegistrationScope, PluginContext> {}

    /**
     * Starts a process and makes the plugin's extensions there. Blocking; throws
     * {@link io.jackfield.api.JackfieldException} when the plugin does not come up.
     *
     * @param scope ends the process when it is closed; until then it is restarted whenever it ends by itself
     * @return stand-ins for the extensions, which outlive the process
     */
    List<Object> start(Jar jar, IsolationConfig config, RegistrationScope scope, Contexts contexts);

    /** Why a plugin's process is not there at the moment, for the list and the health report. From any thread. */
    Optional<String> problem(String plugin);
}
