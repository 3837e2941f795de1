package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code jackfield admin payments} says of the money of all bots together. */
final class MoneyCommands {
    private MoneyCommands() {}

    private abstract static class OfBots extends HostCommand {
        @Option(names = "--bot", paramLabel = "ID", description = "Of this bot; of all otherwise.")
        private String bot;

        /** Of the bot, where one is named, and with what else is wanted. */
        final String asked(String path, Map<String, String> wanted) {
            Map<String, String> parameters = new LinkedHashMap<>(wanted);
            parameters.put("bot", bot);
            return path + query(parameters);
        }
    }

    /** {@code jackfield admin payments totals}. */
    @Command(
            name = "totals",
            description = "Show what was taken and given back, by currency; days are those of UTC.",
            mixinStandardHelpOptions = true)
    static final class Totals extends OfBots {
        private static final String ROW = "%-11s %-8s %9s %18s %18s";

        @Option(names = "--from", paramLabel = "DAY", description = "30 days with today without it.")
        private String from;

        @Option(names = "--to", paramLabel = "DAY", description = "Up to and with this day.")
        private String to;

        @Override
        List<String> run(AdminClient host) throws InterruptedException {
            Map<String, String> span = new LinkedHashMap<>();
            span.put("from", from);
            span.put("to", to);
            JsonNode found = host.get(asked("/payments/totals", span));
            if (found.path("totals").isEmpty()) {
                return List.of("No money has moved.");
            }
            List<String> lines = new ArrayList<>();
            lines.add(ROW.formatted("DAY", "CURRENCY", "PAYMENTS", "TAKEN", "GIVEN BACK"));
            found.path("days").forEach(day -> lines.add(row(day.path("day").asText(), day)));
            found.path("totals").forEach(total -> lines.add(row("together", total)));
            return lines;
        }

        private static String row(String day, JsonNode sums) {
            return ROW.formatted(
                    day,
                    sums.path("currency").asText(),
                    sums.path("payments").asText(),
                    sums.path("in").asText(),
                    sums.path("back").asText());
        }
    }

    /** {@code jackfield admin payments hanging}. */
    @Command(
            name = "hanging",
            description = "List payments that took money for nothing, or were begun and have not ended.",
            mixinStandardHelpOptions = true)
    static final class Hanging extends OfBots {
        @Option(names = "--minutes", paramLabel = "N", defaultValue = "15", description = "Begun so long ago (15).")
        private int minutes;

        @Override
        List<String> run(AdminClient host) throws InterruptedException {
            JsonNode found =
                    host.get(asked("/payments/hanging", Map.of("limit", "200", "minutes", Integer.toString(minutes))));
            List<String> lines = new ArrayList<>();
            found.path("payments")
                    .forEach(payment -> lines.add("%s %s %s order %s, %s, begun %s: %s"
                            .formatted(
                                    payment.path("bot").asText(),
                                    payment.path("provider").asText(),
                                    payment.path("number").asText(),
                                    payment.path("order").asText(),
                                    payment.path("amount").asText(),
                                    PaymentLines.moment(payment.path("begunAt")),
                                    payment.path("why").asText().equals("surplus")
                                            ? "took money and gave nothing"
                                            : "has not ended")));
            return lines.isEmpty() ? List.of("Nothing hangs.") : lines;
        }
    }

    /** {@code jackfield admin payments calls}. */
    @Command(
            name = "calls",
            description = "List calls of payment systems that name none of our orders, among the newest 500 calls.",
            mixinStandardHelpOptions = true)
    static final class Calls extends OfBots {
        @Option(names = "--before", paramLabel = "CALL", description = "Look among the calls before this one.")
        private String before;

        @Override
        List<String> run(AdminClient host) throws InterruptedException {
            JsonNode found =
                    host.get(asked("/payments/callbacks", before == null ? Map.of() : Map.of("before", before)));
            List<String> lines = new ArrayList<>();
            found.path("callbacks")
                    .forEach(call -> lines.add("%s %s %s %s %s %s -> %s %s"
                            .formatted(
                                    call.path("id").asText(),
                                    PaymentLines.moment(call.path("at")),
                                    call.path("bot").asText(),
                                    call.path("provider").asText(),
                                    call.path("path").asText(),
                                    call.path("body").asText(),
                                    call.path("status").asText("no answer"),
                                    call.path("problem").asText())
                            .strip()));
            if (lines.isEmpty()) {
                lines.add("No such calls.");
            }
            if (found.has("before")) {
                lines.add("Earlier ones: --before " + found.path("before").asText());
            }
            return lines;
        }
    }

    /** {@code jackfield admin payments forget}. */
    @Command(
            name = "forget",
            description = "Delete a call that names none of our orders; others stay as evidence.",
            mixinStandardHelpOptions = true)
    static final class Forget extends WrittenCommand {
        @Parameters(index = "0", paramLabel = "CALL", description = "Its number, as calls shows it.")
        private String call;

        @Override
        List<String> run(AdminClient host) throws InterruptedException {
            host.post("/payments/callbacks/" + encoded(call) + "/delete", order());
            return List.of("Call " + call + " is deleted.");
        }
    }
}
