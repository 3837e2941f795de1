package io.jackfield.testkit;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Request;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.ListSpec.Column;
import io.jackfield.api.operator.ListSpec.Column.Kind;
import io.jackfield.api.operator.OperatorList;
import io.jackfield.api.privacy.PersonalData;
import io.jackfield.api.prompt.PromptSource;
import io.jackfield.api.prompt.PromptSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A plugin with an alert, a list, a prompt source and data of persons. */
final class OperatorCommand {
    private OperatorCommand() {}

    /** {@code /operator alert}, {@code /operator over} and {@code /operator background}. */
    public static final class Command implements CommandHandler {
        private final PluginContext context;

        public Command(PluginContext context) {
            this.context = context;
        }

        @Override
        public CommandSpec spec() {
            return CommandSpec.command("operator").described("Does what operators see");
        }

        @Override
        public Reply handle(CommandRequest request) {
            switch (request.argument()) {
                case "alert" -> context.operator().alert("shop.closed", "The shop is\nclosed; open it");
                case "over" -> context.operator().over("shop.closed");
                case "background" -> {
                    request.memory().put("subject", "algebra");
                    return Reply.text(context.models().background(request).toString());
                }
                default -> {}
            }
            return Reply.text("Done");
        }
    }

    /** Three applications in pages of two at most, which can be taken. */
    public static final class Applications implements OperatorList {
        private static final ListSpec SPEC = ListSpec.named(
                        "applications",
                        "applications",
                        Column.of("number", "applications.number", Kind.NUMBER),
                        Column.choice("status", "applications.status", "new", "taken")
                                .filtered(),
                        Column.of("name", "applications.name", Kind.TEXT).ofPerson())
                .actions("take")
                .forRoles("managers");

        private final PluginContext context;

        public Applications(PluginContext context) {
            this.context = context;
        }

        @Override
        public ListSpec spec() {
            return SPEC;
        }

        @Override
        public ListPage rows(ListQuestion question, BotView bot) {
            int after = question.after().map(Integer::parseInt).orElse(0);
            List<ListPage.Row> rows = IntStream.rangeClosed(after + 1, 3)
                    .mapToObj(this::row)
                    .filter(row -> question.filters()
                            .getOrDefault("status", row.cells().get(1))
                            .equals(row.cells().get(1)))
                    .limit(Math.min(2, question.most()))
                    .toList();
            boolean more = !rows.isEmpty() && !rows.getLast().id().equals("3");
            return new ListPage(rows, more ? Optional.of(rows.getLast().id()) : Optional.empty());
        }

        private ListPage.Row row(int number) {
            String status = taken(Integer.toString(number)).isPresent() ? "taken" : "new";
            return new ListPage.Row(
                    Integer.toString(number),
                    List.of(Integer.toString(number), status, "=Ada, \"the " + number + ".\""),
                    status.equals("new") ? List.of("take") : List.of());
        }

        private Optional<String> taken(String row) {
            return context.memory().shared().get("taken." + row);
        }

        @Override
        public String act(String action, String row, String by, BotView bot) {
            if (!row.matches("[1-3]")) {
                throw new JackfieldException(StandardError.NOT_FOUND, "there is no application " + row);
            }
            context.memory().shared().put("taken." + row, by);
            return "Application " + row + " is taken by " + by;
        }
    }

    /** Says what it remembers of the sender. */
    public static final class Figures implements PromptSource {
        public Figures(PluginContext context) {}

        @Override
        public PromptSpec spec() {
            return PromptSpec.named("figures");
        }

        @Override
        public Optional<String> about(Request request) {
            return Optional.of(request.sender().firstName() + " learns "
                    + request.memory().get("subject").orElse("nothing") + ". " + request.text("greeting", "you"));
        }
    }

    /** Wants to write. */
    public static final class Writing implements PromptSource {
        public Writing(PluginContext context) {}

        @Override
        public PromptSpec spec() {
            return PromptSpec.named("writing");
        }

        @Override
        public Optional<String> about(Request request) {
            request.memory().put("subject", "nothing at all");
            return Optional.of("written");
        }
    }

    /** Remembers what it is told of a person. */
    public static final class Notes implements PersonalData {
        private final PluginContext context;

        public Notes(PluginContext context) {
            this.context = context;
        }

        @Override
        public Map<String, Object> export(BotView bot, long person) {
            return context.memory()
                    .shared()
                    .get("note." + person)
                    .<Map<String, Object>>map(note -> Map.of("notes", List.of(note)))
                    .orElse(Map.of());
        }

        @Override
        public void erase(BotView bot, long person) {
            context.memory().shared().remove("note." + person);
        }
    }
}
