package io.jackfield.testkit;

import java.util.List;
import java.util.stream.Collectors;

/** Who said what, as text to read. */
final class Transcript {
    private static final String BOT = "bot";

    private final StringBuilder lines = new StringBuilder();

    void heading(String title) {
        lines.append("--- ").append(title).append(" ---\n");
    }

    void said(String who, String text) {
        lines.append(who)
                .append(": ")
                .append(text.replace("\n", "\n" + " ".repeat(who.length() + 2)))
                .append('\n');
    }

    void note(String remark) {
        lines.append("    ").append(remark).append('\n');
    }

    void shown(TestReply reply, String how) {
        said(BOT + how, whatIsIn(reply));
        for (List<TestReply.Button> row : reply.buttonRows()) {
            note(row.stream().map(button -> "[" + button.label() + "]").collect(Collectors.joining(" ")));
        }
        if (!reply.keys().isEmpty()) {
            note("keys: " + reply.keys());
        }
    }

    private static String whatIsIn(TestReply reply) {
        String file = reply.file()
                .map(sent -> "<" + (sent.isPhoto() ? "photo " : "file ") + sent.name() + sent.source() + "> ")
                .orElse("");
        String bill = reply.bill()
                .map(sent -> "<invoice '" + sent.title() + "' " + sent.price().minorUnits() + " "
                        + sent.price().currency() + "> ")
                .orElse("");
        return file + bill + reply.text();
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
