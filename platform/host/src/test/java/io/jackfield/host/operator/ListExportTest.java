package io.jackfield.host.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.OperatorDesk.Format;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListPage.Row;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.ListSpec.Column;
import io.jackfield.api.operator.ListSpec.Column.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListExportTest {
    private static final ListSpec SPEC = ListSpec.named(
            "sales",
            "sales",
            Column.of("number", "number", Kind.NUMBER),
            Column.of("price", "price", Kind.MONEY),
            Column.of("made", "made", Kind.TIME),
            Column.of("word", "word", Kind.TEXT).ofPerson());

    private static byte[] written(Function<ListQuestion, ListPage> answer, Format format, boolean personal)
            throws IOException {
        ListWords words = new ListWords(new CheckedList(new RowsOfList(SPEC, answer)), "en");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ListExport(words, ListQuestion.first(1), personal).write(format, out);
        return out.toByteArray();
    }

    private static List<String> csv(Function<ListQuestion, ListPage> answer) throws IOException {
        return new String(written(answer, Format.CSV, true), UTF_8).lines().toList();
    }

    private static ListPage only(String... cells) {
        return new ListPage(List.of(new Row("1", List.of(cells), List.of())), Optional.empty());
    }

    /** As many as are asked for, without end. */
    private static ListPage endless(ListQuestion question, AtomicInteger given) {
        List<Row> rows = new ArrayList<>();
        while (rows.size() < question.most()) {
            String id = Integer.toString(given.incrementAndGet());
            rows.add(new Row(id, List.of(id, "1.50 UZS", "2026-11-30T21:00:00Z", "word"), List.of()));
        }
        return new ListPage(rows, Optional.of(given.toString()));
    }

    @Test
    void negativeNumbersStayAndFormulasDoNot() throws IOException {
        assertThat(csv(question -> only("-5", "-0.50 USD", "", "-5"))).last().isEqualTo("-5,-0.50 USD,,'-5");
        assertThat(csv(question -> only("=1+1", "+cmd|x", "@time", "\tword")))
                .last()
                .isEqualTo("'=1+1,'+cmd|x,'@time,'\tword");
        assertThat(csv(question -> only("1", "", "", "a \"b\", c"))).last().isEqualTo("1,,,\"a \"\"b\"\", c\"");
    }

    @Test
    void columnsOfPersonsCanBeLeftOut() throws IOException {
        assertThat(new String(written(question -> only("1", "", "", "Ada"), Format.CSV, false), UTF_8))
                .isEqualTo("\uFEFFnumber,price,made\r\n1,,\r\n");
    }

    @Test
    void endsAtAHundredThousandRows() throws IOException {
        AtomicInteger given = new AtomicInteger();

        assertThat(csv(question -> endless(question, given))).hasSize(100_001);
        assertThat(given).hasValue(100_000);
    }

    @Test
    void workbookTakesWhateverThereIs(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sales.xlsx");
        Files.write(
                file,
                written(
                        question -> only("no number", "12 XTR", "no time", "=a\u0000\uFFFE<&😀" + "x".repeat(40_000)),
                        Format.XLSX,
                        true));

        try (ZipFile zip = new ZipFile(file.toFile())) {
            String sheet = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(), UTF_8);
            assertThat(sheet)
                    .contains("no number", "no time", "<v>12</v>", "&lt;&amp;")
                    .doesNotContain("\u0000", "<f>");
        }
    }

    @Test
    void failureBeforeTheFirstRowLeavesNothingWritten() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BotList away = new RowsOfList(SPEC, question -> {
            throw new JackfieldException(StandardError.UNAVAILABLE, "the shop is away");
        });

        assertThatThrownBy(() ->
                        new ListExport(new ListWords(away, "en"), ListQuestion.first(1), true).write(Format.XLSX, out))
                .hasMessage("the shop is away");
        assertThat(out.size()).isZero();
    }

    @Test
    void answersThatAreNotWhatTheListSaysAreItsFault() {
        assertThatThrownBy(() -> csv(question -> only("1", "2")))
                .hasMessage("list sales has row 1 with 2 cells for 4 columns");
        assertThatThrownBy(() -> csv(question -> null)).hasMessage("list sales has answered null");
        assertThatThrownBy(() -> csv(question -> new ListPage(
                        List.of(new Row("1", List.of("", "", "", ""), List.of("sell"))), Optional.empty())))
                .hasMessageContaining("with the action 'sell', which its spec does not name");
        assertThatThrownBy(() -> csv(question -> new ListPage(List.of(), Optional.of("always"))))
                .hasMessageContaining("it would never end");
        assertThatThrownBy(() -> csv(question -> endless(ListQuestion.first(501), new AtomicInteger())))
                .hasMessage("list sales was asked for 500 rows and gave 501");
    }
}
