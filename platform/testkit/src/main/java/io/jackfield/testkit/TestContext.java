package io.jackfield.testkit;

import io.jackfield.api.PluginConfig;
import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginInfo;
import io.jackfield.api.Texts;
import io.jackfield.api.desk.CommandDesk;
import io.jackfield.api.desk.MemoryDesk;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.desk.PeopleDesk;
import io.jackfield.api.desk.ScheduleDesk;
import java.time.Clock;
import java.util.Map;

/** A plugin's context with all desks in memory. */
public record TestContext(
        PluginInfo plugin,
        PluginConfig config,
        Texts texts,
        Clock clock,
        PeopleDesk people,
        MemoryDesk memory,
        ModelDesk models,
        MessageDesk messages,
        ScheduleDesk schedule,
        CommandDesk commands)
        implements PluginContext {

    /**
     * A context for constructing an extension by hand, such as an {@code LlmProvider}, or to see it refuse a configuration.
     *
     * @param plugin the plugin's id
     * @param config texts, numbers, flags, lists and maps; dots in a key lead into sections
     */
    public static TestContext of(String plugin, Map<String, ?> config) {
        return JackfieldExtension.with().named(plugin).config(config).start().context();
    }
}
