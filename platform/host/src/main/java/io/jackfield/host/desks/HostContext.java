package io.jackfield.host.desks;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginInfo;
import io.jackfield.api.StandardError;
import io.jackfield.api.Texts;
import io.jackfield.api.desk.CommandDesk;
import io.jackfield.api.desk.MemoryDesk;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.desk.PeopleDesk;
import io.jackfield.api.desk.ScheduleDesk;
import io.jackfield.host.plugins.RegistrationScope;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * A plugin's door to the host. Desks are refused once the plugin has gone.
 *
 * @param modelDesk asked late: the desk needs the plugins, and the plugins need their contexts
 */
record HostContext(
        PluginInfo plugin,
        PluginConfig config,
        Texts texts,
        Clock clock,
        PeopleDesk peopleDesk,
        MemoryDesk memoryDesk,
        Supplier<ModelDesk> modelDesk,
        MessageDesk messageDesk,
        ScheduleDesk scheduleDesk,
        CommandDesk commandDesk,
        RegistrationScope scope)
        implements PluginContext {

    @Override
    public PeopleDesk people() {
        return open(peopleDesk);
    }

    @Override
    public MemoryDesk memory() {
        return open(memoryDesk);
    }

    @Override
    public ModelDesk models() {
        return open(modelDesk.get());
    }

    @Override
    public MessageDesk messages() {
        return open(messageDesk);
    }

    @Override
    public ScheduleDesk schedule() {
        return open(scheduleDesk);
    }

    @Override
    public CommandDesk commands() {
        return open(commandDesk);
    }

    private <D> D open(D desk) {
        if (scope.isClosed()) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE, "plugin " + plugin.id() + " " + plugin.version() + " has been unloaded");
        }
        return desk;
    }
}
