package io.jackfield.host.operator;

/**
 * A text as a cell of CSV: RFC 4180 with one addition, an apostrophe before what a spreadsheet would take for a
 * formula.
 */
public final class CsvText {
    private static final String FORMULA = "=+-@\t\r\n";
    private static final String QUOTED = ",\"\r\n";

    private CsvText() {}

    public static String of(String text) {
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(letter -> QUOTED.indexOf(letter) >= 0)
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
