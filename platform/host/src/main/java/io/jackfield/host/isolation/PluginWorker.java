package io.jackfield.host.isolation;

import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginInfo;
import io.jackfield.host.config.ForeignDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a process offers the host: to make a plugin in it. */
public interface PluginWorker {
    /**
     * Makes the extensions of a plugin.
     *
     * @throws io.jackfield.api.JackfieldException saying why it cannot be made
     */
    Made make(Order order, PluginContext context);

    /**
     * What to make.
     *
     * @param jar the plugin's private copy; empty when the classes are on the class path of the process, as in a test
     * @param libraries private copies of the plugins it depends on, each after those that it needs itself
     * @param extensions class names
     * @param databases what it may connect to
     */
    record Order(PluginInfo info, String jar, List<String> libraries, List<String> extensions, Databases databases) {}

    /**
     * Databases that it may use.
     *
     * @param tables where schemas of plugins are, if it may have one
     * @param libraries ids of the library plugins in whose schemas it may work
     * @param foreign those of others, by name
     */
    record Databases(Optional<Tables> tables, Set<String> libraries, Map<String, ForeignDatabase> foreign) {
        public static final Databases NONE = new Databases(Optional.empty(), Set.of(), Map.of());
    }

    /**
     * The host's database.
     *
     * @param url with user and password, so it is shown nowhere
     * @param connections of one plugin at once
     */
    record Tables(String url, int connections) {
        @Override
        public String toString() {
            return "Tables[" + connections + " connections]";
        }
    }

    /** A plugin's extensions, and what they share. */
    interface Made extends AutoCloseable {
        List<Object> extensions();

        /** Closes what they share, once they are closed themselves. */
        @Override
        void close();
    }

    /** What the host offers a process: to hear that it has come up. */
    interface Bell {
        void ring();
    }
}
