package io.jackfield.host.telegram.text;

/**
 * Looks at the lines of tables before they are parsed. Cells beyond the last column would vanish, so they stay in the
 * last one; and a table far larger than anybody reads stays as it was written, because empty cells are made for every
 * line that is short of some: 100 kB could ask for a thousand million of them.
 */
final class TableLines {
    private static final int MOST_COLUMNS = 256;
    private static final int MOST_CELLS = 20_000;

    private final String source;
    private final char[] shielded;
    private int columns;
    private int end;
    private int rowsAtEnd;
    private int lines;

    TableLines(String source, char[] shielded) {
        this.source = source;
        this.shielded = shielded;
    }

    /** Whether the line is one of a table, as far as can be told. */
    boolean isRow() {
        return columns > 0;
    }

    /** @param begin where a line begins; asked for each line that is not in code */
    void line(int begin) {
        int behind = CodeFences.nextLine(source, begin);
        lines++;
        if (isBlank(begin, behind)) {
            columns = 0;
            return;
        }
        if (isRule(begin, behind)) {
            rule(begin, behind);
            return;
        }
        if (columns > 0) {
            cells(begin, behind, columns);
        } else {
            int next = CodeFences.nextLine(source, behind);
            columns = behind < source.length() && isRule(behind, next) ? cells(behind, next, Integer.MAX_VALUE) : 0;
        }
    }

    private void rule(int begin, int behind) {
        int width = cells(begin, behind, Integer.MAX_VALUE);
        long rows = 1L + linesUntilBlank(begin);
        if (width > MOST_COLUMNS || width * rows > MOST_CELLS) {
            for (int i = begin; i < behind; i++) {
                shielded[i] = Letters.of(source.charAt(i));
            }
            columns = 0;
        } else {
            columns = width;
        }
    }

    /** Lines behind this one, counted once for each stretch without a blank one. */
    private int linesUntilBlank(int begin) {
        if (begin >= end) {
            int at = begin;
            int counted = 0;
            while (at < source.length() && !isBlank(at, CodeFences.nextLine(source, at))) {
                at = CodeFences.nextLine(source, at);
                counted++;
            }
            end = at;
            rowsAtEnd = lines + counted;
        }
        return rowsAtEnd - lines;
    }

    private boolean isBlank(int begin, int behind) {
        return Whitespace.skip(source, begin, behind) == behind;
    }

    /** The line under a table's head. */
    private boolean isRule(int begin, int behind) {
        boolean dash = false;
        boolean bar = false;
        for (int i = begin; i < behind; i++) {
            char c = source.charAt(i);
            dash |= c == '-';
            bar |= c == '|';
            if ("|-: \t>\r\n".indexOf(c) < 0) {
                return false;
            }
        }
        return dash && bar;
    }

    /** Counts the cells of a line; bars behind the last column become letters. */
    private int cells(int begin, int behind, int most) {
        int first = begin;
        while (first < behind && (Whitespace.is(source.charAt(first)) || source.charAt(first) == '>')) {
            first++;
        }
        int last = Whitespace.endBefore(source, first, behind);
        int from = first < last && source.charAt(first) == '|' ? first + 1 : first;
        boolean closed = last > from && source.charAt(last - 1) == '|' && source.charAt(last - 2) != '\\';
        int to = closed ? last - 1 : last;
        int count = 1;
        for (int i = from; i < to; i++) {
            if (source.charAt(i) == '\\') {
                i++;
            } else if (source.charAt(i) == '|') {
                if (count >= most) {
                    shielded[i] = Letters.of('|');
                } else {
                    count++;
                }
            }
        }
        return count;
    }
}
