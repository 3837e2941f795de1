package io.jackfield.command.chat;

import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Reply;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Tables of an answer that no phone shows well, as CSV files beside it. */
final class WideTables {
    private static final int MOST_COLUMNS = 5;
    private static final int MOST_ROWS = 30;
    private static final String RULE = "\\s*\\|?(\\s*:?-{2,}:?\\s*\\|)+\\s*(:?-{2,}:?)?\\s*";

    private WideTables() {}

    static Reply files(String answer, String language) {
        Reply reply = Reply.nothing();
        List<String> lines = answer.lines().toList();
        int number = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).matches(RULE) || !lines.get(i - 1).contains("|")) {
                continue;
            }
            List<List<String>> rows = new ArrayList<>(List.of(cells(lines.get(i - 1))));
            for (int row = i + 1; row < lines.size() && lines.get(row).contains("|"); row++) {
                rows.add(cells(lines.get(row)));
            }
            if (rows.getFirst().size() > MOST_COLUMNS || rows.size() > MOST_ROWS) {
                number++;
                byte[] content = csv(rows, language).getBytes(StandardCharsets.UTF_8);
                reply = reply.and(
                        Reply.document(Attachment.bytes("table-" + number + ".csv", "text/csv", content), ""));
            }
        }
        return reply;
    }

    private static List<String> cells(String line) {
        String row = line.strip().replaceFirst("^\\|", "").replaceFirst("(?<!\\\\)\\|$", "");
        return Arrays.stream(row.split("(?<!\\\\)\\|", -1))
                .map(cell -> cell.strip().replace("\\|", "|").replaceAll("\\*\\*|`", ""))
                .toList();
    }

    /** As the spreadsheets of the user's language open it: where decimals have a comma, cells are parted by a semicolon. */
    private static String csv(List<List<String>> rows, String language) {
        boolean commaInNumbers =
                DecimalFormatSymbols.getInstance(Locale.of(language)).getDecimalSeparator() == ',';
        String separator = commaInNumbers ? ";" : ",";
        StringBuilder csv = new StringBuilder("\ufeff");
        for (List<String> row : rows) {
            csv.append(String.join(
                            separator, row.stream().map(WideTables::quoted).toList()))
                    .append("\r\n");
        }
        return csv.toString();
    }

    /** A cell that a spreadsheet would take for a formula is made text. */
    private static String quoted(String cell) {
        String safe = cell.matches("[=@+].*|-.*[A-Za-z(].*") ? "'" + cell : cell;
        return safe.matches(".*[\",;\\s].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
