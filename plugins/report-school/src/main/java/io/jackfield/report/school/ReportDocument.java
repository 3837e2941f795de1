package io.jackfield.report.school;

import io.jackfield.lib.pdf.PdfDocument;
import io.jackfield.lib.pdf.PdfTable;
import io.jackfield.lib.pdf.PdfTable.Column;
import io.jackfield.lib.school.Achievement;
import io.jackfield.lib.school.ComparedFigures;
import io.jackfield.lib.school.Figures;
import io.jackfield.lib.school.Figures.SubjectAverage;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A report to print. */
final class ReportDocument {
    private final ReportText text;

    ReportDocument(ReportText text) {
        this.text = text;
    }

    byte[] of(Content content) throws InterruptedException {
        PdfDocument document = PdfDocument.titled(text.title(content))
                .in(text.locale())
                .table(figures(content.figures()))
                .picture(new TrendChart(text).of(content).png());
        if (!content.figures().now().subjects().isEmpty()) {
            document = document.heading(text.text("pdf.subjects")).table(subjects(content.figures()));
        }
        if (!content.achievements().isEmpty()) {
            document = document.heading(text.text("pdf.achievements"));
        }
        for (Achievement one : content.achievements()) {
            document = document.paragraph(text.day(one.day()) + ": " + one.title());
        }
        return document.bytes();
    }

    private PdfTable figures(ComparedFigures figures) {
        Figures now = figures.now();
        Figures before = figures.before();
        return columns("")
                .row(text.text("pdf.attendance"), percent(now.attendance()), percent(before.attendance()))
                .row(text.text("pdf.missed"), Integer.toString(now.missed()), Integer.toString(before.missed()))
                .row(text.text("pdf.late"), Integer.toString(now.late()), Integer.toString(before.late()))
                .row(text.text("pdf.average"), mark(now.average()), mark(before.average()))
                .row(text.text("pdf.progress"), percent(now.progress()), percent(before.progress()))
                .row(
                        text.text("pdf.streak"),
                        Integer.toString(now.daysWithoutGaps()),
                        Integer.toString(before.daysWithoutGaps()));
    }

    private PdfTable subjects(ComparedFigures figures) {
        Map<String, Double> before = figures.before().subjects().stream()
                .collect(Collectors.toMap(SubjectAverage::subject, SubjectAverage::average));
        PdfTable table = columns(text.text("pdf.subject"));
        for (SubjectAverage one : figures.now().subjects()) {
            Double former = before.get(one.subject());
            table = table.row(
                    one.subject(),
                    text.number(one.average(), 1),
                    mark(former == null ? OptionalDouble.empty() : OptionalDouble.of(former)));
        }
        return table;
    }

    private PdfTable columns(String first) {
        return PdfTable.of(
                Column.left(first), Column.right(text.text("pdf.now")), Column.right(text.text("pdf.before")));
    }

    private String percent(OptionalDouble value) {
        return value.isPresent() ? text.number(value.getAsDouble(), 0) + " %" : "–";
    }

    private String mark(OptionalDouble value) {
        return value.isPresent() ? text.number(value.getAsDouble(), 1) : "–";
    }
}
