package reporter;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.lib.charts.LineChart;
import io.jackfield.lib.charts.Series;
import io.jackfield.lib.pdf.PdfDocument;
import io.jackfield.lib.tables.Table;
import io.jackfield.lib.tables.Xlsx;
import java.util.List;
import org.pf4j.Extension;

/** Reports numbers as a picture, a table and a document, by the libraries that the distribution brings. */
@Extension
public final class ReportCommand implements CommandHandler {
    private static final String LOADS = "jackfield.it.reporters";

    public ReportCommand(PluginContext context) {
        System.setProperty(LOADS, Integer.toString(Integer.getInteger(LOADS, 0) + 1));
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("report");
    }

    @Override
    public Reply handle(CommandRequest request) throws Exception {
        byte[] picture = LineChart.of("Marks", List.of("1", "2"), Series.of("Ada", 3, 4))
                .png();
        byte[] table = Xlsx.bytes(Table.<Integer>named("Marks")
                .number("Mark", mark -> mark)
                .rows(List.of(3, 4)));
        byte[] document = PdfDocument.titled("Marks").picture(picture).bytes();
        return Reply.photo(Attachment.bytes("marks.png", "image/png", picture), "picture")
                .and(Reply.document(Attachment.bytes("marks.xlsx", "application/octet-stream", table), "table"))
                .and(Reply.document(Attachment.bytes("marks.pdf", "application/pdf", document), "document"));
    }
}
