package io.jackfield.benchmarks.scenario;

import io.jackfield.benchmarks.load.WideCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to run and how long.
 *
 * @param scenarios letters, in the order in which they run
 * @param warmUp before anything is counted; a JVM needs 10 s to show what it can do
 * @param measured length of each stretch that is counted
 * @param window unanswered updates at full load
 * @param users private chats that take turns
 * @param killRate updates per second while the host is killed
 * @param dialogues that stream at once
 * @param manyDialogues that stream at once in the larger run
 * @param stormDialogues that stream at once while Telegram refuses one call in five
 * @param swaps of a jar under load; a tenth as many of the LLM plugin's
 * @param plugins of the wide run, with a command each
 * @param chats of the wide run
 * @param orders that can be paid in one run
 * @param readers of a report
 * @param letters that are replayed; the console shows ten times as many
 * @param people whom the bot knows whose console is opened
 * @param distribution where {@code bin/jackfield} is
 * @param output where the report goes
 * @param busy whether another process keeps one core busy meanwhile
 * @param bareOnly whether the bare handler stands in for the host everywhere: for checking the benchmarks themselves
 */
public record Options(
        List<String> scenarios,
        Duration warmUp,
        Duration measured,
        int window,
        int users,
        int killRate,
        int dialogues,
        int manyDialogues,
        int stormDialogues,
        int swaps,
        int plugins,
        int chats,
        int orders,
        int readers,
        int letters,
        int people,
        Path distribution,
        Path output,
        boolean busy,
        boolean bareOnly) {
    public static final String HELP = """
            Options, each with a value but the last:
              --scenario      names, such as b or a,innocent (default: all)
              --warm-up       seconds before anything is counted (10)
              --seconds       seconds of each stretch that is counted (10)
              --window        unanswered updates at full load (128)
              --users         private chats that take turns (2000)
              --kill-rate     updates per second while the host is killed (2000)
              --dialogues     dialogues that stream at once (1000)
              --many          dialogues that stream at once in the larger run (5000)
              --storm         dialogues at once in a storm of 429 (200)
              --swaps         jars replaced under load, a tenth as many of a model's (500)
              --plugins       plugins of the wide run, at most 100 (100)
              --chats         chats of the wide run (100000)
              --orders        orders that can be paid in one run (100000)
              --readers       readers of a report (10000)
              --letters       that are replayed, a tenth of those that the console shows (10000)
              --people        whom the bot knows whose console is opened (1000000)
              --distribution  folder with bin/jackfield (platform/launcher/target/jackfield)
              --output        folder for bench.md and bench.json (platform/benchmarks/target)
              --target        host, or bare to check the benchmarks without a host (host)
              --busy          another process keeps one core busy meanwhile""";

    private static final Set<String> NAMES = Set.of(
            "scenario",
            "warm-up",
            "seconds",
            "window",
            "users",
            "kill-rate",
            "dialogues",
            "many",
            "storm",
            "swaps",
            "plugins",
            "chats",
            "orders",
            "readers",
            "letters",
            "people",
            "distribution",
            "output",
            "target");

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException naming the argument that is wrong
     */
    public static Options parse(List<String> arguments, List<String> allScenarios) {
        Map<String, String> values = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String name = rest.pop();
            if (name.equals("--busy")) {
                values.put("busy", "yes");
                continue;
            }
            if (!name.startsWith("--") || !NAMES.contains(name.substring(2)) || rest.isEmpty()) {
                throw new IllegalArgumentException("argument is '" + name + "'.\n" + HELP);
            }
            values.put(name.substring(2), rest.pop());
        }
        return new Options(
                scenarios(values.getOrDefault("scenario", String.join(",", allScenarios)), allScenarios),
                Duration.ofSeconds(number(values, "warm-up", 10)),
                Duration.ofSeconds(number(values, "seconds", 10)),
                number(values, "window", 128),
                number(values, "users", 2000),
                number(values, "kill-rate", 2000),
                number(values, "dialogues", 1000),
                number(values, "many", 5000),
                number(values, "storm", 200),
                number(values, "swaps", 500),
                number(values, "plugins", WideCommands.MOST, WideCommands.MOST),
                number(values, "chats", 100_000),
                number(values, "orders", 100_000),
                number(values, "readers", 10_000),
                number(values, "letters", 10_000),
                number(values, "people", 1_000_000),
                Path.of(values.getOrDefault("distribution", "platform/launcher/target/jackfield")),
                Path.of(values.getOrDefault("output", "platform/benchmarks/target")),
                values.containsKey("busy"),
                values.getOrDefault("target", "host").equals("bare"));
    }

    private static List<String> scenarios(String text, List<String> all) {
        List<String> chosen = Arrays.asList(text.split(","));
        if (!all.containsAll(chosen)) {
            throw new IllegalArgumentException("--scenario is '" + text + "'; use some of " + all);
        }
        return chosen;
    }

    private static int number(Map<String, String> values, String name, int standard) {
        String text = values.getOrDefault(name, Integer.toString(standard));
        if (!text.matches("\\d{1,7}")) {
            throw new IllegalArgumentException("--" + name + " is '" + text + "'; use a whole number");
        }
        return Integer.parseInt(text);
    }

    private static int number(Map<String, String> values, String name, int standard, int most) {
        int number = number(values, name, standard);
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("--" + name + " is " + number + "; use 1 to " + most);
        }
        return number;
    }
}
