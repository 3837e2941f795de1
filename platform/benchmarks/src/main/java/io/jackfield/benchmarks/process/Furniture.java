package io.jackfield.benchmarks.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a host's home is furnished with.
 *
 * @param bot the bot under load, as its file under {@code config/bots} is called
 * @param jars which plugins of the distribution it gets, as regular expressions of their jars' names without version;
 *     each must be there
 * @param reports whether it gets the plugin with a report that the benchmark makes
 * @param wide how many plugins it gets instead that the benchmark makes, with a command each
 */
public record Furniture(String bot, List<String> jars, boolean reports, int wide) {
    /** Those of every bot: the school's and the sales bot's need databases and lists of their own. */
    private static final List<String> COMMAND_JARS = List.of("command-(?!sales|school)[a-z-]*[a-z]", "lib-documents");

    private static final List<String> MODEL_JARS = with(COMMAND_JARS, "lib-openai", "llm-openai");

    /** Commands only. */
    public static final Furniture COMMANDS = new Furniture("bench", COMMAND_JARS, false, 0);
    /** Commands, and the plugins that talk to models, which need most of a host's memory. */
    public static final Furniture MODELS = new Furniture("talk", MODEL_JARS, false, 0);
    /** All of that, and what takes money. */
    public static final Furniture SHOP =
            new Furniture("shop", with(MODEL_JARS, "payment-payme", "payment-click"), false, 0);
    /** Commands, and a report. */
    public static final Furniture REPORTS = new Furniture("readers", COMMAND_JARS, true, 0);

    public Furniture {
        jars = List.copyOf(jars);
    }

    /** Only plugins that the benchmark makes. */
    public static Furniture wide(int plugins) {
        return new Furniture("wide", List.of(), false, plugins);
    }

    /** The id of one of the plugins that the benchmark makes. */
    static String widePlugin(int number) {
        return "command-wide-" + number;
    }

    private static List<String> with(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
