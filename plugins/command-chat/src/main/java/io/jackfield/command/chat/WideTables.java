package io.jackfield.command.chat;

import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Reply;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tables of an answer that no phone shows well, as CSV files beside it. Every line is gone through once, sign by sign.
 */
final class WideTables {
    private static final int MOST_COLUMNS = 5;
    private static final int MOST_ROWS = 30;
    /** More than that nobody asks for, and each is a file. */
    private static final int MOST_FILES = 10;

    private WideTables() {}

    static Reply files(String answer, String language) {
        Reply reply = Reply.nothing();
        List<String> lines = answer.lines().toList();
        int number = 0;
        for (int i = 1; i < lines.size() && number < MOST_FILES; i++) {
            if (!isRule(lines.get(i)) || !lines.get(i - 1).contains("|")) {
                continue;
            }
            List<List<String>> rows = new ArrayList<>(List.of(cells(lines.get(i - 1))));
            int row = i + 1;
            for (; row < lines.size() && lines.get(row).contains("|"); row++) {
                rows.add(cells(lines.get(row)));
            }
            if (rows.getFirst().size() > MOST_COLUMNS || rows.size() > MOST_ROWS) {
                number++;
                byte[] content = csv(rows, language).getBytes(StandardCharsets.UTF_8);
                reply = reply.and(
                        Reply.document(Attachment.bytes("table-" + number + ".csv", "text/csv", content), ""));
            }
            // A rule among the rows begins no table of its own.
            i = row - 1;
        }
        return reply;
    }

    /** Such as {@code |---|:--:|}: bars, and between them two dashes or more with a colon before or after. */
    private static boolean isRule(String line) {
        String rule = line.strip();
        int bars = 0;
        int dashes = 0;
        int at = rule.startsWith("|") ? 1 : 0;
        while (at < rule.length()) {
            int end = rule.indexOf('|', at);
            dashes += isDashes(rule, at, end < 0 ? rule.length() : end) ? 1 : 0;
            if (dashes == bars) {
                return false;
            }
            bars += end < 0 ? 0 : 1;
            at = end < 0 ? rule.length() : end + 1;
        }
        return bars > 0;
    }

    private static boolean isDashes(String rule, int from, int to) {
        String cell = rule.substring(from, to).strip();
        int start = cell.startsWith(":") ? 1 : 0;
        int end = cell.endsWith(":") ? cell.length() - 1 : cell.length();
        for (int i = start; i < end; i++) {
            if (cell.charAt(i) != '-') {
                return false;
            }
        }
        return end - start > 1;
    }

    private static List<String> cells(String line) {
        String row = line.strip();
        int start = row.startsWith("|") ? 1 : 0;
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        for (int i = start; i < row.length(); i++) {
            char sign = row.charAt(i);
            if (sign == '\\' && i + 1 < row.length() && row.charAt(i + 1) == '|') {
                cell.append('|');
                i++;
            } else if (sign == '*' && i + 1 < row.length() && row.charAt(i + 1) == '*') {
                i++;
            } else if (sign == '|') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else if (sign != '`') {
                cell.append(sign);
            }
        }
        boolean closed = row.length() > start && row.endsWith("|") && !row.endsWith("\\|");
        if (!closed) {
            cells.add(cell.toString().strip());
        }
        return cells;
    }

    /**
     * As the spreadsheets of the user's language open it: where decimals have a comma, cells are parted by a semicolon.
     */
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
        String safe = isFormula(cell) ? "'" + cell : cell;
        boolean plain = safe.chars().noneMatch(sign -> sign == '"' || sign == ',' || sign == ';' || sign <= ' ');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean isFormula(String cell) {
        if (cell.isEmpty() || "=@+-".indexOf(cell.charAt(0)) < 0) {
            return false;
        }
        return cell.charAt(0) != '-'
                || cell.chars()
                        .anyMatch(sign -> sign == '(' || sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z');
    }
}
