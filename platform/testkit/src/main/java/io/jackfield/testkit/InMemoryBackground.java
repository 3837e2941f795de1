package io.jackfield.testkit;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.command.Request;
import io.jackfield.api.prompt.PromptSource;
import io.jackfield.api.prompt.PromptSpec;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.llm.BackgroundTexts;
import io.jackfield.host.plugins.LoadedExtension;
import io.jackfield.host.turn.SharedRequest;
import io.jackfield.host.turn.Turn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Asks the prompt sources of the plugin under test, one after the other, and says what the test has given to those of
 * others.
 */
final class InMemoryBackground {
    private final String plugin;
    private final Map<String, String> ofOthers;
    private final Supplier<Map<String, LoadedExtension<PromptSource, PromptSpec>>> own;
    private final Supplier<Turn.Setting> setting;

    /**
     * @param ofOthers what sources of other plugins say, by their names
     * @param own once the extensions are made
     */
    InMemoryBackground(
            String plugin,
            Map<String, String> ofOthers,
            Supplier<Map<String, LoadedExtension<PromptSource, PromptSpec>>> own,
            Supplier<Turn.Setting> setting) {
        this.plugin = plugin;
        this.ofOthers = Map.copyOf(ofOthers);
        this.own = own;
        this.setting = setting;
    }

    /** As a dialogue has it: what fails is left out. */
    List<String> of(Request request) {
        Map<String, String> said = new HashMap<>(ofOthers);
        own.get().keySet().forEach(name -> {
            try {
                about(name, request).ifPresent(text -> said.put(name, text));
            } catch (JackfieldException e) {
                LoggerFactory.getLogger("plugin." + plugin)
                        .warn("prompt source {} has failed and is left out", name, e);
            }
        });
        return BackgroundTexts.of(said);
    }

    /** What one of the plugin's sources says, or the failure for which it would be left out. */
    Optional<String> about(String source, Request request) {
        if (!(request instanceof SharedRequest shared)) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED, "background is for the request of a call, as the host gave it");
        }
        try {
            PromptSource asked = own.get().get(source).extension();
            return requireNonNull(asked.about(shared.seenBy(plugin, setting.get())), "about()");
        } catch (Exception e) {
            throw CallResult.Failed.of(plugin, e).error();
        }
    }

    /** The names of the plugin's sources. */
    Set<String> names() {
        return own.get().keySet();
    }
}
