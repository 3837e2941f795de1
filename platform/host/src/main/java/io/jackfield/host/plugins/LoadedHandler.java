package io.jackfield.host.plugins;

import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A handler and what it wants to be called for, as it said when it was loaded. */
public record LoadedHandler(CommandHandler handler, CommandSpec spec) {

    /**
     * The handlers among a plugin's extensions. A plugin with one handler goes by its id; several get a suffix, so that
     * buttons find the one that sent them.
     */
    public static SequencedMap<String, LoadedHandler> byOwner(String plugin, List<?> extensions) {
        List<LoadedHandler> found = extensions.stream()
                .filter(CommandHandler.class::isInstance)
                .map(CommandHandler.class::cast)
                .map(handler -> new LoadedHandler(handler, Extensions.specOf(handler)))
                .toList();
        SequencedMap<String, LoadedHandler> owners = new LinkedHashMap<>();
        for (LoadedHandler handler : found) {
            String command = handler.spec().name().orElse("text");
            String owner = found.size() == 1 ? plugin : plugin + "/" + command;
            if (owners.put(owner, handler) != null) {
                throw new BrokenJarException("has two handlers for " + command + "; keep one of them");
            }
        }
        return owners;
    }
}
