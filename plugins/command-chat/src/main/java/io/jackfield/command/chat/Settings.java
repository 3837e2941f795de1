package io.jackfield.command.chat;

import io.jackfield.api.PluginConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * What a bot sets for its dialogues.
 *
 * @param prompt what the model is told before every dialogue
 * @param history how many earlier turns go along at most
 * @param showReasoning whether users may read what the model thought
 * @param codeLines from how many lines on a block of code comes as a file; 0 for never
 */
record Settings(
        Optional<String> prompt,
        int history,
        boolean showReasoning,
        int codeLines,
        Summaries summaries,
        Files files,
        Filter prompts,
        Filter answers) {
    /** As many turns as are ever looked at. */
    static final int LONGEST_HISTORY = 200;

    /**
     * When older turns become a summary.
     *
     * @param afterTokens 0 for never
     * @param keep how many of the latest turns stay as they are
     * @param model the offer that writes it; absent for the one that answers
     */
    record Summaries(int afterTokens, int keep, Optional<String> model) {}

    /**
     * What is read of files.
     *
     * @param maxCharacters of all files of one message together
     * @param most files of one message
     * @param pictureTurns for how many questions after it a picture is shown to the model again
     * @param time of a processor for one file
     */
    record Files(int maxCharacters, long maxBytes, int most, int pictureTurns, Duration time) {}

    static Settings of(PluginConfig config) {
        PluginConfig summarise = config.section("summarise");
        PluginConfig files = config.section("files");
        PluginConfig filters = config.section("filters");
        return new Settings(
                config.text("prompt"),
                config.number("history", 0, LONGEST_HISTORY, 20),
                config.text("reasoning", "hidden").equals("shown"),
                config.section("codeAsFile").number("lines", 0, 100_000, 80),
                new Summaries(
                        summarise.number("after", 0, 10_000_000, 0),
                        summarise.number("keep", 2, LONGEST_HISTORY / 2, 8),
                        summarise.text("model")),
                new Files(
                        files.number("maxCharacters", 1_000, 2_000_000, 100_000),
                        (long) files.number("maxMegabytes", 1, 20, 20) << 20,
                        files.number("most", 1, 100, 10),
                        files.number("pictureTurns", 0, 20, 3),
                        Duration.ofSeconds(files.number("seconds", 1, 60, 5))),
                Filter.of(filters.section("prompts")),
                Filter.of(filters.section("answers")));
    }
}
