package io.jackfield.host.telegram.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Collects text and entities from left to right and keeps the Bot API's rules of nesting: a style is never opened
 * inside itself, links do not contain links, and code is in nothing but a quote.
 */
final class TextWriter {
    private final StringBuilder text = new StringBuilder();
    private final List<TextEntity> entities = new ArrayList<>();
    private final Deque<Style> open = new ArrayDeque<>();
    /** What every new line starts with. */
    private String indent = "";
    /** Waits for the first word of the line: indentation and list marker. */
    private String prefix = "";
    /** Nothing has been written since the block began. */
    private boolean fresh = true;

    private static final class Style {
        final String type;
        final String url;
        int start;

        Style(String type, String url, int start) {
            this.type = type;
            this.url = url;
            this.start = start;
        }
    }

    /** Moves to a new line, two for a blank one between; once only, however many blocks begin here. */
    void startBlock(int newlines) {
        if (fresh) {
            return;
        }
        int missing = newlines;
        for (int i = text.length() - 1; i >= 0 && text.charAt(i) == '\n'; i--) {
            missing--;
        }
        text.repeat('\n', Math.max(0, missing));
        prefix = indent;
        fresh = true;
    }

    void startItem(String marker, String indentation) {
        prefix += marker;
        indent += indentation;
    }

    void endItem(String indentation) {
        if (fresh) {
            text.append(prefix.stripTrailing());
            prefix = "";
            fresh = false;
        }
        indent = indent.substring(indentation.length());
    }

    void append(String piece) {
        if (piece.isEmpty()) {
            return;
        }
        writePrefix();
        text.append(Letters.restored(piece));
        fresh = false;
    }

    void lineBreak() {
        if (!fresh) {
            text.append('\n');
            prefix = indent;
        }
    }

    void styled(String type, String url, Runnable content) {
        if (isOpen(type)) {
            content.run();
            return;
        }
        writePrefix();
        Style style = new Style(type, url, text.length());
        open.push(style);
        content.run();
        open.pop();
        close(style);
    }

    /** Inside a link it stays plain: the target is worth more than the typeface. */
    void code(String literal) {
        if (literal.isEmpty() || isOpen(TextEntity.TEXT_LINK)) {
            append(literal);
            return;
        }
        writePrefix();
        open.forEach(this::interrupt);
        Style code = new Style(TextEntity.CODE, "", text.length());
        append(literal);
        close(code);
        open.forEach(this::resume);
    }

    void codeBlock(String written, String language) {
        String literal = Letters.restored(written);
        int end = Whitespace.endBefore(literal, 0, literal.length());
        int visible = Whitespace.skip(literal, 0, end);
        if (visible == end) {
            return;
        }
        int begin = Whitespace.lineStart(literal, 0, visible);
        startOwnLine();
        entities.add(new TextEntity(TextEntity.PRE, text.length(), end - begin, "", language));
        text.append(literal, begin, end);
    }

    /** Where the next piece comes to stand, for {@link #since}. */
    int position() {
        return text.length() + prefix.length();
    }

    /** What has been written since then, without white space around it. */
    String since(int position) {
        return text.substring(Math.min(position, text.length())).strip();
    }

    /** The target of the link that is being written; empty outside of links. */
    String openLink() {
        return open.stream()
                .filter(style -> style.type.equals(TextEntity.TEXT_LINK))
                .map(style -> style.url)
                .findFirst()
                .orElse("");
    }

    private void startOwnLine() {
        text.append(prefix.stripTrailing());
        prefix = "";
        fresh = false;
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private void writePrefix() {
        text.append(prefix);
        prefix = "";
    }

    private boolean isOpen(String type) {
        return open.stream().anyMatch(style -> style.type.equals(type));
    }

    private void interrupt(Style style) {
        if (!style.type.equals(TextEntity.BLOCKQUOTE)) {
            close(style);
        }
    }

    private void resume(Style style) {
        if (!style.type.equals(TextEntity.BLOCKQUOTE)) {
            style.start = text.length();
        }
    }

    private void close(Style style) {
        int end = Whitespace.endBefore(text, style.start, text.length());
        int start = TextEntity.firstUnit(style.type, text, style.start, end);
        if (start < end) {
            entities.add(new TextEntity(style.type, start, end - start, style.url, ""));
        }
    }

    /** Inner styles were closed first; turned round, they follow the outer ones that are just as long. */
    FormattedText finish() {
        return new FormattedText(text.toString(), entities.reversed()).slice(0, text.length());
    }
}
