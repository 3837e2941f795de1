package io.jackfield.lib.documents;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;

/** Takes a page apart into tags and the words between them, in one pass and without keeping anything. */
final class HtmlScanner {
    /** Words are handed on in pieces of about this length. */
    private static final int PIECE = 4096;

    private static final int LONGEST_NAME = 40;
    private static final int END = -1;

    private final Reader page;
    private final HtmlText text;
    private final Budget budget;
    private final StringBuilder words = new StringBuilder();
    private int read;

    HtmlScanner(Reader page, HtmlText text, Budget budget) {
        this.page = page;
        this.text = text;
        this.budget = budget;
    }

    void read() throws IOException {
        int next = next();
        while (next != END) {
            if (next != '<') {
                words.append((char) next);
                // Not inside of an entity, if it can be helped.
                if (words.length() > 2 * PIECE || words.length() > PIECE && Character.isWhitespace(next)) {
                    handOn();
                }
                next = next();
                continue;
            }
            next = next();
            if (next == '/' || isLetter(next)) {
                handOn();
                next = tag(next);
            } else if (next == '!' || next == '?') {
                handOn();
                next = remark();
            } else {
                words.append('<');
            }
        }
        handOn();
        text.end();
    }

    private int next() throws IOException {
        if ((++read & 0x3ff) == 0) {
            budget.work(1);
        }
        return page.read();
    }

    private void handOn() {
        if (!words.isEmpty()) {
            text.words(words.toString());
            words.setLength(0);
        }
    }

    /** From its first letter or slash; gives what comes after it. */
    private int tag(int first) throws IOException {
        boolean closing = first == '/';
        int next = closing ? next() : first;
        StringBuilder name = new StringBuilder();
        while (next != END && next != '>' && next != '/' && !Character.isWhitespace(next)) {
            if (name.length() < LONGEST_NAME) {
                name.append((char) next);
            }
            next = next();
        }
        String element = local(name.toString());
        boolean hidden = false;
        boolean empty = false;
        StringBuilder attribute = new StringBuilder();
        while (next != END && next != '>') {
            empty = next == '/';
            if (next == '=') {
                hidden |= attribute.toString().equalsIgnoreCase("hidden");
                attribute.setLength(0);
                next = value();
            } else if (Character.isWhitespace(next) || next == '/') {
                hidden |= attribute.toString().equalsIgnoreCase("hidden");
                attribute.setLength(0);
                next = next();
            } else {
                if (attribute.length() < LONGEST_NAME) {
                    attribute.append((char) next);
                }
                next = next();
            }
        }
        hidden |= attribute.toString().equalsIgnoreCase("hidden");
        if (closing) {
            text.ends(element);
            return next();
        }
        text.begins(element, hidden, empty);
        return HtmlText.isRaw(element) && !empty ? raw(element) : next();
    }

    /** Without the prefix that XHTML may give it. */
    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    /** Passes over the value of an attribute and gives what comes after it. */
    private int value() throws IOException {
        int next = next();
        while (next != END && Character.isWhitespace(next)) {
            next = next();
        }
        if (next == '"' || next == '\'') {
            int quote = next;
            do {
                next = next();
            } while (next != END && next != quote);
            return next == END ? END : next();
        }
        while (next != END && next != '>' && !Character.isWhitespace(next)) {
            next = next();
        }
        return next;
    }

    /** A comment, an instruction or the like; gives what comes after it. */
    private int remark() throws IOException {
        int next = next();
        boolean comment = next == '-';
        if (comment) {
            next = next();
            comment = next == '-';
        }
        int dashes = 0;
        int length = 0;
        while (next != END && !(next == '>' && (!comment || dashes > 1 || length < 2))) {
            dashes = next == '-' ? dashes + 1 : 0;
            length++;
            next = next();
        }
        return next == END ? END : next();
    }

    /** Inside an element that only its own end tag ends; gives what comes after it. */
    private int raw(String element) throws IOException {
        int next = next();
        while (next != END) {
            if (next != '<') {
                next = next();
                continue;
            }
            next = next();
            if (next != '/') {
                continue;
            }
            int matched = 0;
            next = next();
            while (matched < element.length() && Character.toLowerCase(next) == element.charAt(matched)) {
                matched++;
                next = next();
            }
            if (matched == element.length() && !isLetter(next)) {
                while (next != END && next != '>') {
                    next = next();
                }
                text.ends(element);
                return next == END ? END : next();
            }
        }
        return END;
    }

    private static boolean isLetter(int character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }
}
