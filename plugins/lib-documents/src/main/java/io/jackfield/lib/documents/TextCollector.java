package io.jackfield.lib.documents;

/** Takes the text of a document until it is enough. */
final class TextCollector {
    private final StringBuilder text = new StringBuilder();
    private final int most;
    private final Budget budget;
    private boolean saysSomething;

    TextCollector(int most, Budget budget) {
        this.most = most;
        this.budget = budget;
    }

    /** Adds to the text. Control characters, which no store and no model takes, are left out. */
    TextCollector add(CharSequence piece) {
        saysSomething = saysSomething || saysSomething(piece);
        return sign(piece);
    }

    /** Adds what the document itself does not say, such as the number of a page. */
    TextCollector sign(CharSequence piece) {
        budget.work(1 + (piece.length() >> 10));
        for (int i = 0; i < piece.length(); i++) {
            add(piece.charAt(i));
        }
        return this;
    }

    private static boolean saysSomething(CharSequence piece) {
        for (int i = 0; i < piece.length(); i++) {
            if (Character.isLetterOrDigit(Character.codePointAt(piece, i))) {
                return true;
            }
        }
        return false;
    }

    /** Adds text in which any white space is one space, and none at the beginning of a line. */
    TextCollector flowing(CharSequence piece) {
        StringBuilder flowing = new StringBuilder(piece.length());
        boolean space =
                text.isEmpty() || text.charAt(text.length() - 1) == ' ' || text.charAt(text.length() - 1) == '\n';
        for (int i = 0; i < piece.length(); i++) {
            boolean white = isWhite(piece.charAt(i));
            if (!white || !space) {
                flowing.append(white ? ' ' : piece.charAt(i));
            }
            space = white;
        }
        return add(flowing);
    }

    /** As {@code \s} of regular expressions. */
    private static boolean isWhite(char character) {
        return character == ' ' || character >= '\t' && character <= '\r';
    }

    /** Whether there is not a word so far. */
    boolean isEmpty() {
        return !saysSomething;
    }

    private void add(char character) {
        if (text.length() >= most) {
            throw ReadingEnded.because(ReadingEnded.Cause.ENOUGH);
        }
        if (character >= ' ' && character != '\u007f' && character != '\ufeff' && character != '\u00ad') {
            text.append(character == '\u00a0' ? ' ' : character);
        } else if (character == '\t') {
            text.append('\t');
        } else if (character == '\n') {
            newLine();
        }
    }

    /** Ends a line without the spaces at its end, and leaves at most one line empty. */
    private void newLine() {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        text.setLength(end);
        if (!text.isEmpty() && !endsWith("\n\n")) {
            text.append('\n');
        }
    }

    /** Begins a new line unless one has just begun. */
    TextCollector line() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            add("\n");
        }
        return this;
    }

    /** Begins a new paragraph. */
    TextCollector paragraph() {
        return line().add("\n");
    }

    private boolean endsWith(String end) {
        return text.length() >= end.length()
                && text.substring(text.length() - end.length()).equals(end);
    }

    /** Everything so far. Half of a character whose other half is missing becomes a question mark, at a cut nothing. */
    String text() {
        if (text.length() >= most && Character.isHighSurrogate(text.charAt(text.length() - 1))) {
            text.setLength(text.length() - 1);
        }
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? '\ufffd' : point)
                .forEach(whole::appendCodePoint);
        return whole.toString().stripTrailing();
    }
}
