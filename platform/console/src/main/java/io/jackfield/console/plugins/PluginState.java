package io.jackfield.console.plugins;

import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Option;
import java.util.ArrayList;
import java.util.List;

/** The states of jars as the API writes them. */
final class PluginState {
    private static final List<String> ALL =
            List.of("live", "coming up", "in quarantine", "left out", "disabled", "draining", "held");

    private PluginState() {}

    static Cell badge(Visit visit, String state) {
        return Cell.badge(tone(state), word(visit, state));
    }

    static String word(Visit visit, String state) {
        return visit.text("plugins.state." + state.replace(' ', '-'));
    }

    static Tone tone(String state) {
        return switch (state) {
            case "live" -> Tone.GOOD;
            case "coming up", "draining" -> Tone.INFO;
            case "in quarantine", "held" -> Tone.WARN;
            case "left out" -> Tone.BAD;
            default -> Tone.CALM;
        };
    }

    static List<Option> options(Visit visit) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", visit.text("plugins.state.any")));
        ALL.forEach(state -> options.add(new Option(state, word(visit, state))));
        return options;
    }
}
