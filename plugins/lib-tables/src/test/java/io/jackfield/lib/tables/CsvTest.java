package io.jackfield.lib.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static String csv(Order... orders) {
        return new String(Csv.bytes(Order.table("Orders").rows(List.of(orders))), StandardCharsets.UTF_8);
    }

    private static String cell(String text) {
        Table<String> table = Table.<String>named("x").text("t", value -> value);
        String all = new String(Csv.bytes(table.rows(List.of(text))), StandardCharsets.UTF_8);
        return all.substring("\uFEFFt\r\n".length(), all.length() - 2);
    }

    @Test
    void everyKindOfCellIsWrittenAsProgramsReadIt() {
        assertThat(csv(Order.FULL, Order.EMPTY)).isEqualTo("""
                \uFEFFBuyer,Pieces,Sum,"Sum, ISO 4217",Day,Paid\r
                Gʻayrat,12345678901,990000.50,UZS,2026-09-01,2026-09-01 08:30:05\r
                ,,,,,\r
                """);
    }

    @Test
    void separatorsQuotesAndLinesAreQuoted() {
        assertThat(cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(cell("say \"no\"")).isEqualTo("\"say \"\"no\"\"\"");
        assertThat(cell("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(cell(" a;b ")).isEqualTo(" a;b ");
    }

    @Test
    void semicolonSeparatesWhereTheCommaStandsInNumbers() {
        Table<String> table = Table.<String>named("x").text("a", value -> value).text("b;c", value -> "1,5");

        assertThat(new String(Csv.bytes(table.rows(List.of("d;e")), Csv.SEMICOLON), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFa;\"b;c\"\r\n\"d;e\";1,5\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+998901234567", "-2", "@SUM(A1)", "\t=1", "＝1", "=HYPERLINK(\"http://x\")"})
    void textBecomesNoFormula(String text) {
        assertThat(cell(text).replaceFirst("^\"", "")).startsWith("'");
    }

    @Test
    void lineFeedBeforeAFormulaDoesNotHideIt() {
        assertThat(cell("\n=1")).isEqualTo("\"'\n=1\"");
    }

    @Test
    void titleBecomesNoFormulaEither() {
        Table<String> table = Table.<String>named("x").text("=1", value -> value);

        assertThat(new String(Csv.bytes(table.rows(List.of())), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF'=1\r\n");
    }

    @Test
    void numbersHaveAPointAndNoPowers() {
        Table<Number> table = Table.<Number>named("x").number("n", value -> value);
        List<Number> numbers = List.of(-1.5, 1e21, new BigDecimal("1E+3"), Double.NaN, 0.1f, 7L, (byte) 3);

        assertThat(new String(Csv.bytes(table.rows(numbers)), StandardCharsets.UTF_8).split("\r\n", -1))
                .containsExactly("\uFEFFn", "-1.5", "1000000000000000000000", "1000", "", "0.1", "7", "3", "");
    }

    @Test
    void tableWithoutColumnsIsRefused() {
        assertThatThrownBy(() -> Table.named("Orders").rows(List.of())).hasMessageContaining("'Orders' has no columns");
    }
}
