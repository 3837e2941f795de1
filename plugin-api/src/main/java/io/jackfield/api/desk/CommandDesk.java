package io.jackfield.api.desk;

import io.jackfield.api.command.CommandSpec;
import java.util.List;

/** What the loaded plugins bring. */
public interface CommandDesk {
    /** The commands of a bot at this moment, in the order of its configuration. */
    List<CommandSpec> of(String bot);
}
