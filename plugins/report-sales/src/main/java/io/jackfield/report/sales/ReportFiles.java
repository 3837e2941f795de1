package io.jackfield.report.sales;

import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Reply;
import io.jackfield.lib.tables.Csv;
import io.jackfield.lib.tables.Sheet;
import io.jackfield.lib.tables.Table;
import io.jackfield.lib.tables.Xlsx;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.util.Map;

/** The figures by day and package as files. */
final class ReportFiles {
    private final Words words;
    private final Figures figures;
    private final String name;

    /** @param name of the files, without an ending */
    ReportFiles(Words words, Figures figures, String name) {
        this.words = words;
        this.figures = figures;
        this.name = name;
    }

    /** @param now when they say that they were made */
    Reply replies(Instant now) {
        byte[] csv = Csv.bytes(days(), separator());
        byte[] xlsx = Xlsx.bytes(now, days(), sections());
        return Reply.document(Attachment.bytes(name + ".csv", Csv.MEDIA_TYPE, csv), "")
                .and(Reply.document(Attachment.bytes(name + ".xlsx", Xlsx.MEDIA_TYPE, xlsx), ""));
    }

    /** What Excel wants in this language. */
    private char separator() {
        return DecimalFormatSymbols.getInstance(words.locale()).getDecimalSeparator() == ','
                ? Csv.SEMICOLON
                : Csv.COMMA;
    }

    private Sheet days() {
        return Table.<PackageDay>named(words.text("packages"))
                .date(words.text("column.day"), PackageDay::day)
                .text(words.text("column.package"), one -> words.packageTitle(one.packageId()))
                .number(words.text("column.views"), PackageDay::views)
                .number(words.text("column.started"), PackageDay::started)
                .number(words.text("column.sent"), PackageDay::sent)
                .number(words.text("column.won"), PackageDay::won)
                .rows(figures.days());
    }

    private Sheet sections() {
        return Table.<Map.Entry<String, Long>>named(words.text("sections"))
                .text(words.text("column.section"), entry -> words.section(entry.getKey()))
                .number(words.text("column.opened"), Map.Entry::getValue)
                .rows(figures.sections().entrySet());
    }
}
