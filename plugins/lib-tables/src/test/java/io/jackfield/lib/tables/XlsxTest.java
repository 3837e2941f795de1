package io.jackfield.lib.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class XlsxTest {
    private static final int MANY = 100_000;
    private static final long MEGABYTE = 1 << 20;

    private static WorkbookFile workbook(Order... orders) {
        return WorkbookFile.of(Xlsx.bytes(Order.table("Orders").rows(List.of(orders))));
    }

    private static WorkbookFile texts(String... texts) {
        Table<String> table = Table.<String>named("x").text("t", value -> value);
        return WorkbookFile.of(Xlsx.bytes(table.rows(List.of(texts))));
    }

    @Test
    void everyKindOfCellIsWrittenAsExcelCountsWithIt() {
        WorkbookFile file = workbook(Order.FULL, Order.EMPTY, Order.of("Ada"));

        Map<String, String> cells = file.cells(1);
        assertThat(cells).containsEntry("A1", "Buyer").containsEntry("E1", "Paid");
        assertThat(cells).containsEntry("A2", "Gʻayrat").containsEntry("B2", "12345678901");
        assertThat(cells)
                .containsEntry("C2", "990000.50")
                .doesNotContainKey("A3")
                .containsEntry("C4", "7");
        // days since the last one of 1899
        assertThat(Double.parseDouble(cells.get("D2"))).isEqualTo(46266);
        assertThat(Double.parseDouble(cells.get("E2"))).isBetween(46266.354224, 46266.354225);
        assertThat(file.type(1, "C2")).isEqualTo("n");
    }

    @Test
    void sameRowsAtTheSameMomentGiveTheSameBytes() {
        Instant noon = Instant.parse("2026-01-05T12:00:00Z");
        byte[] file = Xlsx.bytes(noon, Order.table("Orders").rows(List.of(Order.FULL)));

        assertThat(Xlsx.bytes(noon, Order.table("Orders").rows(List.of(Order.FULL))))
                .isEqualTo(file);
        assertThat(Xlsx.bytes(noon.plusSeconds(1), Order.table("Orders").rows(List.of(Order.FULL))))
                .isNotEqualTo(file);
        assertThat(WorkbookFile.of(file).cells(1)).containsEntry("A2", "Gʻayrat");
        assertThat(WorkbookFile.of(file).elements("docProps/core.xml", "dcterms:created"))
                .extracting(Element::getTextContent)
                .containsExactly("2026-01-05T12:00:00Z");
    }

    @Test
    void cellsAreShownByTheirKind() {
        WorkbookFile file = workbook(Order.FULL, Order.of("Ada"));

        assertThat(file.format(1, "B2")).isEqualTo("0");
        assertThat(file.format(1, "C2")).isEqualTo("#,##0.00 \"UZS\"");
        assertThat(file.format(1, "C3")).isEqualTo("#,##0 \"XTR\"");
        assertThat(file.format(1, "D2")).isEqualTo("yyyy-mm-dd");
        assertThat(file.format(1, "E2")).isEqualTo("yyyy-mm-dd hh:mm:ss");
    }

    @Test
    void titlesAreBoldAndStayOnTopWithAFilter() {
        WorkbookFile file = workbook(Order.FULL);

        Element pane = file.elements(WorkbookFile.part(1), "pane").getFirst();
        assertThat(pane.getAttribute("ySplit")).isEqualTo("1");
        assertThat(pane.getAttribute("state")).isEqualTo("frozen");
        assertThat(file.elements(WorkbookFile.part(1), "autoFilter").getFirst().getAttribute("ref"))
                .isEqualTo("A1:E2");
        assertThat(file.elements("xl/styles.xml", "b")).isNotEmpty();
    }

    @Test
    void columnsAreAsWideAsTheirTextUpToALimit() {
        WorkbookFile file = texts("a".repeat(30), "b".repeat(500));
        WorkbookFile small = texts("a");

        assertThat(width(file)).isEqualTo(60);
        assertThat(width(texts("a".repeat(30)))).isEqualTo(32);
        assertThat(width(small)).isEqualTo(9);
    }

    private static double width(WorkbookFile file) {
        return Double.parseDouble(
                file.elements(WorkbookFile.part(1), "col").getFirst().getAttribute("width"));
    }

    @Test
    void textIsNeverAFormulaNorABrokenFile() {
        WorkbookFile file = texts("=1+1", "\u0000a\uFFFE<&>\"\uD800b", "😀\n", "x".repeat(40_000));

        assertThat(file.elements(WorkbookFile.part(1), "f")).isEmpty();
        assertThat(file.cells(1)).containsEntry("A2", "=1+1").containsEntry("A3", "a<&>\"b");
        assertThat(file.cells(1)).containsEntry("A4", "😀\n");
        assertThat(file.cells(1).get("A5")).hasSize(32_767);
    }

    @Test
    void everySheetHasANameThatExcelTakes() {
        Table<Integer> table =
                Table.<Integer>named("Сентябрь [7-Б]: оценки/прогулы за год").number("n", value -> value);
        Table<Integer> blank = Table.<Integer>named(" '").number("n", value -> value);
        List<Integer> one = List.of(1);

        WorkbookFile file = WorkbookFile.of(
                Xlsx.bytes(table.rows(one), table.rows(List.of(2, 3)), blank.rows(one), blank.rows(List.of())));

        assertThat(file.sheets())
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).hasSizeBetween(1, 31).doesNotContainPattern("[\\[\\]:*?/\\\\]"));
        assertThat(file.sheets()).first().asString().startsWith("Сентябрь 7-Б оценки");
        assertThat(file.cells(2)).containsEntry("A3", "3");
        assertThat(file.cells(4)).containsOnlyKeys("A1");
    }

    @Test
    void hundredThousandRowsNeedNoMoreMemoryThanAThousand() throws IOException {
        long few = mostUsed(1_000);

        long many = mostUsed(MANY);

        assertThat(many).isLessThan(few + 8 * MEGABYTE);
    }

    /** While so many rows are written; asked at every tenth thousand, after a collection. */
    private static long mostUsed(int rows) throws IOException {
        long[] most = {0};
        Iterable<Order> orders = () -> IntStream.range(0, rows)
                .mapToObj(row -> {
                    if (row % 10_000 == 9_999 || row == rows - 1) {
                        System.gc();
                        most[0] = Math.max(
                                most[0],
                                Runtime.getRuntime().totalMemory()
                                        - Runtime.getRuntime().freeMemory());
                    }
                    return Order.of("Buyer number " + row);
                })
                .iterator();
        Xlsx.write(List.of(Order.table("Orders").rows(orders)), OutputStream.nullOutputStream());
        return most[0];
    }

    @Test
    void moreRowsThanExcelOpensAreRefused() {
        Table<Integer> table = Table.<Integer>named("Log").number("n", value -> value);
        Iterable<Integer> rows = Collections.nCopies(1_048_576, 1);

        assertThatThrownBy(() -> Xlsx.write(List.of(table.rows(rows)), OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Log' has more than 1048575 rows");
    }

    @Test
    void workbookWithoutSheetsIsRefused() {
        assertThatThrownBy(Xlsx::bytes).hasMessageContaining("one sheet or more");
    }
}
