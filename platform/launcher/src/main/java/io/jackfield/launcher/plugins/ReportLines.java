package io.jackfield.launcher.plugins;

import io.jackfield.host.config.Permission;
import io.jackfield.host.config.Permissions;
import io.jackfield.host.install.CheckedJar;
import io.jackfield.host.install.JarDifference;
import io.jackfield.host.linkage.Missing;
import io.jackfield.host.plugins.JarInspection;
import io.jackfield.host.plugins.JarReport;
import io.jackfield.host.trust.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report on a jar as operators read it. */
final class ReportLines {
    private static final int MOST_MISSING = 10;

    private final List<String> lines = new ArrayList<>();

    private ReportLines() {}

    /** @param allMissing whether the list of what is missing is whole, or its first lines */
    static List<String> all(CheckedJar checked, boolean allMissing) {
        JarReport report = checked.report();
        ReportLines text = new ReportLines();
        report.inspection().ifPresent(inspection -> text.describe(report, inspection));
        checked.difference().ifPresent(text::changes);
        text.missing(report.missing(), allMissing ? Integer.MAX_VALUE : MOST_MISSING);
        text.problems(report);
        return text.lines;
    }

    /** What an operator wants to know before saying yes. */
    static List<String> brief(CheckedJar checked) {
        JarReport report = checked.report();
        ReportLines text = new ReportLines();
        report.inspection().ifPresent(inspection -> {
            text.head(inspection);
            text.brings(report, inspection);
            text.permissions(inspection.permissions(), report.grant());
            text.row("signed", report.signature());
            report.replaces()
                    .ifPresent(file -> text.row("replaces", file.getFileName().toString()));
        });
        checked.difference().ifPresent(text::changes);
        text.problems(report);
        return text.lines;
    }

    private void describe(JarReport report, JarInspection inspection) {
        head(inspection);
        row("SHA-256", report.digest());
        row("signed", report.signature());
        brings(report, inspection);
        row("needs API", inspection.requires().isEmpty() ? "any" : inspection.requires());
        row("needs", inspection.dependencies().isEmpty() ? "no other plugin" : inspection.dependencies());
        permissions(inspection.permissions(), report.grant());
        bots(report, inspection);
        report.replaces().ifPresent(file -> row("replaces", file.getFileName() + ", which has the same id"));
        row("not known", "its commands and what its configuration must have: only the running plugin can say");
    }

    private void brings(JarReport report, JarInspection inspection) {
        if (!report.registers().isEmpty()) {
            row("brings", report.registers());
        } else if (inspection.extensions().isEmpty()) {
            row("brings", "nothing, it is a library for other plugins");
        } else {
            row("brings", "nothing that works, see below");
        }
    }

    /** Only what answers users is named by a bot; models and libraries come in by other ways. */
    private void bots(JarReport report, JarInspection inspection) {
        if (!report.bots().isEmpty()) {
            row("bots", String.join(", ", report.bots()));
        } else if (report.registers().stream().anyMatch(line -> line.startsWith("CommandHandler "))) {
            row("bots", "none names it; add " + inspection.id() + " to plugins in config/bots/<bot>.yaml");
        }
    }

    private void changes(JarDifference difference) {
        List<String> rows = new ArrayList<>();
        rows.add(difference.sameBytes() ? "nothing, it is the same file" : "version " + difference.version());
        difference.permissions().added().forEach(word -> rows.add("may more: " + word));
        difference.permissions().removed().forEach(word -> rows.add("may no longer: " + word));
        difference.extensions().added().forEach(name -> rows.add("brings more: " + name));
        difference.extensions().removed().forEach(name -> rows.add("brings no longer: " + name));
        difference.migrations().added().forEach(name -> rows.add("changes its tables: " + name));
        difference.migrations().removed().forEach(name -> rows.add("has no longer: " + name));
        difference
                .changedMigrations()
                .forEach(
                        name -> rows.add(name + " is another one than before, so it will be refused when it comes up"));
        difference.settings().forEach(problem -> rows.add("settings: " + problem));
        row("changes", rows);
    }

    private void head(JarInspection inspection) {
        lines.add(inspection.id() + " " + inspection.version()
                + (inspection.description().isEmpty() ? "" : ": " + inspection.description()));
    }

    private void permissions(Permissions declared, Optional<Grant> grant) {
        List<String> rows = new ArrayList<>();
        for (Permission permission : Permission.values()) {
            if (declared.has(permission)) {
                boolean kept =
                        grant.filter(one -> !one.granted().has(permission)).isPresent();
                rows.add(
                        permission.word() + ": " + permission.meaning() + (kept ? " (kept back by the operator)" : ""));
            }
        }
        declared.hosts().stream()
                .sorted()
                .forEach(host ->
                        rows.add("host:" + host + ": connect there (shown only; a plugin can connect anywhere)"));
        declared.databases().stream()
                .sorted()
                .forEach(database -> rows.add("database:" + database
                        + ": use databases." + database + " of config/jackfield.yaml"
                        + (grant.filter(one -> !one.granted().hasDatabase(database))
                                        .isPresent()
                                ? " (kept back by the operator)"
                                : "")));
        row("may", rows.isEmpty() ? List.of("nothing beyond answering its users") : rows);
    }

    private void missing(List<Missing> missing, int most) {
        if (missing.isEmpty()) {
            return;
        }
        lines.add("Not found, which is usual where a library can do without it, and else fails when it is used:");
        missing.stream().limit(most).forEach(one -> lines.add("  " + one.what() + ", used by " + one.user()));
        if (missing.size() > most) {
            lines.add("  and " + (missing.size() - most) + " more; --all-missing lists them");
        }
    }

    private void problems(JarReport report) {
        if (report.isUsable()) {
            lines.add("Nothing speaks against it.");
            return;
        }
        lines.add(report.jar().getFileName() + " would be left out:");
        report.problems().forEach(problem -> lines.add("  " + problem));
    }

    private void row(String name, String value) {
        row(name, List.of(value));
    }

    private void row(String name, List<String> values) {
        for (int index = 0; index < values.size(); index++) {
            lines.add("  %-10s %s".formatted(index == 0 ? name : "", values.get(index)));
        }
    }
}
