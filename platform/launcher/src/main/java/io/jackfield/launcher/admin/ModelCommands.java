package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jackfield admin models …}. */
@Command(
        name = "models",
        description = "See how models are and what they cost, try one, let one rest.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ModelCommands.Listed.class,
            ModelCommands.Try.class,
            ModelCommands.Rest.class,
            ModelCommands.Resume.class
        })
final class ModelCommands implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for example: jackfield admin models list");
    }

    /** {@code jackfield admin models list}. */
    @Command(
            name = "list",
            description = {
                "List models with what they were asked, cost and took in the last 30 days.",
                "50/95: half of all, and 95 of 100, came within so many seconds."
            },
            mixinStandardHelpOptions = true)
    static final class Listed extends HostCommand {
        @Option(names = "--bot", paramLabel = "ID", description = "Offered by this bot, with its figures.")
        private String bot;

        @Option(names = "--all", description = "Also those that no bot offers.")
        private boolean all;

        @Override
        List<String> run(AdminClient host) throws InterruptedException {
            JsonNode found = host.get("/models?offered=" + !all + (bot == null ? "" : "&bot=" + encoded(bot)));
            return found.path("models").isEmpty()
                    ? List.of("No bot offers a model.")
                    : ModelLines.table(found.path("models"));
        }
    }

    private abstract static class OneModel extends WrittenCommand {
        @Parameters(index = "0", paramLabel = "PROVIDER", description = "Such as openai.")
        private String provider;

        @Parameters(index = "1", paramLabel = "MODEL", description = "The provider's name of it.")
        private String model;

        final ObjectNode model() {
            return order().put("provider", provider).put("model", model);
        }

        final String words() {
            return "Model " + model + " of " + provider;
        }
    }

    /** {@code jackfield admin models try}. */
    @Command(
            name = "try",
            description = "Ask a model once, also one that rests. No user pays; what it costs is counted for the bot.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  jackfield admin models try openai gpt-6-luna \"Say hello\" --tokens 50"})
    static final class Try extends OneModel {
        private static final long LOOK_MILLIS = 300;

        @Parameters(index = "2", paramLabel = "PROMPT", description = "What to ask.")
        private String prompt;

        @Option(names = "--bot", paramLabel = "ID", description = "Whose key and account; the first that offers it.")
        private String bot;

        @Option(names = "--tokens", paramLabel = "N", description = "Of the longest answer: 1 to 2000, usually 300.")
        private Integer tokens;

        @Option(names = "--seconds", paramLabel = "N", description = "How long to wait: 1 to 120, usually 60.")
        private Integer seconds;

        @Override
        List<String> run(AdminClient host) throws InterruptedException {
            JsonNode trial = host.post(
                    "/models/tries",
                    model().put("prompt", prompt)
                            .put("bot", bot)
                            .put("tokens", tokens)
                            .put("seconds", seconds));
            while (!trial.path("done").asBoolean()) {
                Thread.sleep(LOOK_MILLIS);
                trial = host.get("/models/tries/" + encoded(trial.path("id").asText()));
            }
            if (!trial.path("problem").isNull()) {
                throw new JackfieldException(
                        StandardError.UNAVAILABLE,
                        words() + " does not answer: " + trial.path("problem").asText());
            }
            return ModelLines.trial(trial);
        }
    }

    /** {@code jackfield admin models rest}. */
    @Command(
            name = "rest",
            description = "Do not ask a model in any bot: its fallbacks answer, and users are told so.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Example:",
                "  jackfield admin models rest openai gpt-6-astra --hours 24 --reason \"too dear\""
            })
    static final class Rest extends OneModel {
        @Option(names = "--hours", paramLabel = "N", description = "For how long; until it is resumed without it.")
        private Integer hours;

        @Override
        List<String> run(AdminClient host) throws InterruptedException {
            JsonNode done = host.post("/models/rest", model().put("hours", hours));
            List<String> lines = new ArrayList<>();
            lines.add(words() + " rests "
                    + (done.path("rest").path("until").isNull()
                            ? "until it is resumed."
                            : "until " + done.path("rest").path("until").asText() + "."));
            done.path("withoutFallback")
                    .forEach(bot -> lines.add("Bot " + bot.asText()
                            + " names no fallback for it: its users are told that the model does not answer."));
            return lines;
        }
    }

    /** {@code jackfield admin models resume}. */
    @Command(name = "resume", description = "Ask a model again.", mixinStandardHelpOptions = true)
    static final class Resume extends OneModel {
        @Override
        List<String> run(AdminClient host) throws InterruptedException {
            host.post("/models/resume", model());
            return List.of(words() + " is asked again.");
        }
    }
}
