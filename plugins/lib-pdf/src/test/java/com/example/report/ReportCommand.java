package com.example.report;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.lib.charts.Axes;
import io.jackfield.lib.charts.BarChart;
import io.jackfield.lib.charts.Chart;
import io.jackfield.lib.charts.LineChart;
import io.jackfield.lib.charts.Series;
import io.jackfield.lib.pdf.PdfDocument;
import io.jackfield.lib.pdf.PdfTable;
import io.jackfield.lib.pdf.PdfTable.Column;
import io.jackfield.lib.tables.Table;
import io.jackfield.lib.tables.Xlsx;
import java.util.List;
import org.pf4j.Extension;

/** {@code /marks}: a chart whose buttons change it where it stands, and hand the numbers out as files. */
@Extension
public final class ReportCommand implements CommandHandler {
    private static final List<Mark> MARKS =
            List.of(new Mark("Algebra", 4.6), new Mark("Ona tili", 5), new Mark("Химия", 3.9));

    /** What a subject ended with. */
    private record Mark(String subject, double value) {}

    public ReportCommand(PluginContext context) {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("marks");
    }

    @Override
    public Reply handle(CommandRequest request) throws InterruptedException {
        return card(
                BarChart.of("Marks", subjects(), marks()).axes(Axes.unnamed().between(0, 5)));
    }

    @Override
    public Reply onButton(ButtonPress press) throws InterruptedException {
        return switch (press.action()) {
            case "line" -> card(LineChart.of("Marks", subjects(), marks())).inPlace();
            case "table" -> Reply.document(Attachment.bytes("marks.xlsx", Xlsx.MEDIA_TYPE, table()), "");
            default -> Reply.document(Attachment.bytes("marks.pdf", "application/pdf", document()), "");
        };
    }

    private static Reply card(Chart chart) throws InterruptedException {
        return Reply.photo(Attachment.bytes("marks.png", "image/png", chart.png()), "**Marks**")
                .keyboard(Keyboard.inline(List.of(
                        Button.action("As a line", "line"),
                        Button.action("Excel", "table"),
                        Button.action("PDF", "document"))));
    }

    private static List<String> subjects() {
        return MARKS.stream().map(Mark::subject).toList();
    }

    private static Series marks() {
        return Series.of("Ada", MARKS.stream().mapToDouble(Mark::value).toArray());
    }

    private static byte[] table() {
        return Xlsx.bytes(Table.<Mark>named("Marks")
                .text("Subject", Mark::subject)
                .number("Mark", Mark::value)
                .rows(MARKS));
    }

    private static byte[] document() throws InterruptedException {
        PdfTable table = PdfTable.of(Column.left("Subject"), Column.right("Mark"))
                .rows(MARKS.stream()
                        .map(mark -> List.of(mark.subject(), Double.toString(mark.value())))
                        .toList());
        return PdfDocument.titled("Marks of Ada")
                .picture(BarChart.of("", subjects(), marks()).png())
                .table(table)
                .bytes();
    }
}
