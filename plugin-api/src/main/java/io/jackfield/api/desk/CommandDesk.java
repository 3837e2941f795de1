package io.jackfield.api.desk;

import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.CommandSpec.Purpose;
import java.util.List;
import java.util.Optional;

/** What the loaded plugins bring. */
public interface CommandDesk {
    /** The commands of a bot at this moment, in the order of its configuration. */
    List<CommandSpec> of(String bot);

    /** The command for this, without its slash; the first one in the bot's order. Absent where no plugin brings one. */
    default Optional<String> find(String bot, Purpose purpose) {
        return of(bot).stream()
                .filter(spec -> spec.purpose().equals(Optional.of(purpose)))
                .flatMap(spec -> spec.name().stream())
                .findFirst();
    }
}
