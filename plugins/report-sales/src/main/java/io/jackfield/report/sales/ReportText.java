package io.jackfield.report.sales;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report as a message. */
final class ReportText {
    private static final int MOST_LINES = 12;

    private final Words words;
    private final Figures now;
    private final Figures before;

    /** @param before the figures of the period before, to compare with */
    ReportText(Words words, Figures now, Figures before) {
        this.words = words;
        this.now = now;
        this.before = before;
    }

    /** Plain text: what packages are called may hold any characters. */
    String of(String title) {
        List<String> parts = new ArrayList<>();
        parts.add("📊 " + title);
        parts.add(String.join(
                "\n",
                compared("people.active", now.active(), before.active()),
                compared("people.joined", now.joined(), before.joined()),
                compared("applications", now.applications(), before.applications())));
        parts.add(funnel());
        block("packages", packages()).ifPresent(parts::add);
        block("sections", sections()).ifPresent(parts::add);
        return String.join("\n\n", parts);
    }

    private String compared(String key, long number, long earlier) {
        return words.text(key, words.number(number), words.number(earlier));
    }

    private String funnel() {
        return String.join(
                "\n",
                words.text("funnel"),
                words.text("funnel.viewed", words.number(now.viewed())),
                words.step("funnel.started", now.started(), now.viewed()),
                words.step("funnel.sent", now.sent(), now.started()),
                words.text("funnel.won", words.number(now.won())));
    }

    private Optional<String> block(String key, List<String> lines) {
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(words.text(key) + "\n"
                        + String.join("\n", lines.subList(0, Math.min(lines.size(), MOST_LINES))));
    }

    private List<String> packages() {
        return Counting.sums(now.days(), PackageDay::packageId).entrySet().stream()
                .map(entry -> words.text(
                        "packages.line",
                        words.packageTitle(entry.getKey()),
                        words.number(entry.getValue().views()),
                        words.number(entry.getValue().sent()),
                        words.number(entry.getValue().won())))
                .toList();
    }

    private List<String> sections() {
        return now.sections().entrySet().stream()
                .map(entry ->
                        words.text("sections.line", words.section(entry.getKey()), words.number(entry.getValue())))
                .toList();
    }
}
