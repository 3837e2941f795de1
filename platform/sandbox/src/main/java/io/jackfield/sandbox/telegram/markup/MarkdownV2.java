package io.jackfield.sandbox.telegram.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The second Markdown mode: nesting, and eighteen characters that must be escaped. */
final class MarkdownV2 {
    private static final String RESERVED = "_*[]()~`>#+-=|{}.!";

    private final String source;
    private final StringBuilder out = new StringBuilder();
    private final List<TextEntity> entities = new ArrayList<>();
    private final Deque<Span> open = new ArrayDeque<>();
    private int position;

    /** An entity that has begun: its kind, where it began in the source and in the result. */
    private record Span(Kind kind, int start, int offset, String detail) {}

    private enum Kind {
        BOLD("bold", "Bold", "*"),
        ITALIC("italic", "Italic", "_"),
        UNDERLINE("underline", "Underline", "__"),
        STRIKETHROUGH("strikethrough", "Strikethrough", "~"),
        SPOILER("spoiler", "Spoiler", "||"),
        CODE("code", "Code", "`"),
        PRE("pre", "Pre", "```"),
        LINK("text_link", "TextUrl", "]"),
        EMOJI("custom_emoji", "CustomEmoji", "]"),
        QUOTE("blockquote", "BlockQuote", ""),
        EXPANDABLE_QUOTE("expandable_blockquote", "ExpandableBlockQuote", "");

        private final String type;
        private final String title;
        private final String closing;

        Kind(String type, String title, String closing) {
            this.type = type;
            this.title = title;
            this.closing = closing;
        }

        boolean isQuote() {
            return this == QUOTE || this == EXPANDABLE_QUOTE;
        }
    }

    MarkdownV2(String source) {
        this.source = source;
    }

    FormattedText parse() {
        while (position < source.length()) {
            step();
        }
        while (!open.isEmpty() && open.peek().kind().isQuote()) {
            finish(open.pop(), "");
        }
        if (!open.isEmpty()) {
            Span span = open.peek();
            throw MarkupException.at(
                    source, span.start(), "Can't find end of " + span.kind().title + " entity at byte offset %d");
        }
        return new FormattedText(out.toString(), entities);
    }

    private void step() {
        char c = source.charAt(position);
        if (c == '\\' && position + 1 < source.length() && source.charAt(position + 1) < 127) {
            out.append(source.charAt(position + 1));
            position += 2;
        } else if (closesInnermost()) {
            close();
        } else if (insideCode()) {
            literal();
        } else if (c == '\n') {
            newline();
        } else if (startsQuote()) {
            quote();
        } else if (RESERVED.indexOf(c) >= 0) {
            begin(c);
        } else {
            literal();
        }
    }

    private void literal() {
        out.append(source.charAt(position++));
    }

    private boolean insideCode() {
        return !open.isEmpty()
                && (open.peek().kind() == Kind.CODE || open.peek().kind() == Kind.PRE);
    }

    private boolean closesInnermost() {
        if (open.isEmpty()) {
            return false;
        }
        Kind kind = open.peek().kind();
        if (kind.isQuote()) {
            return source.startsWith("||", position)
                    && (position + 2 == source.length() || source.charAt(position + 2) == '\n');
        }
        if (kind == Kind.ITALIC && source.startsWith("__", position)) {
            return false;
        }
        return source.startsWith(kind.closing, position);
    }

    private void close() {
        Span span = open.pop();
        if (span.kind().isQuote()) {
            position += 2;
            finish(new Span(Kind.EXPANDABLE_QUOTE, span.start(), span.offset(), ""), "");
            return;
        }
        position += span.kind().closing.length();
        boolean linked = span.kind() == Kind.LINK || span.kind() == Kind.EMOJI;
        finish(span, linked ? target(span) : span.detail());
    }

    private String target(Span span) {
        if (position >= source.length() || source.charAt(position) != '(') {
            return out.substring(span.offset());
        }
        int start = position++;
        StringBuilder target = new StringBuilder();
        while (position < source.length() && source.charAt(position) != ')') {
            if (source.charAt(position) == '\\' && position + 1 < source.length()) {
                position++;
            }
            target.append(source.charAt(position++));
        }
        if (position >= source.length()) {
            throw MarkupException.at(source, start, "Can't find end of a URL at byte offset %d");
        }
        position++;
        return target.toString();
    }

    private void finish(Span span, String detail) {
        int length = out.length() - span.offset();
        if (length == 0) {
            return;
        }
        switch (span.kind()) {
            case LINK -> Links.entity(detail, span.offset(), length).ifPresent(entities::add);
            case EMOJI -> add(span, length, Map.of("custom_emoji_id", detail.replaceFirst("^tg://emoji\\?id=", "")));
            case PRE -> add(span, length, detail.isEmpty() ? Map.of() : Map.of("language", detail));
            default -> add(span, length, Map.of());
        }
    }

    private void add(Span span, int length, Map<String, Object> details) {
        entities.add(new TextEntity(span.kind().type, span.offset(), length, details));
    }

    private void begin(char c) {
        switch (c) {
            case '*' -> push(Kind.BOLD, 1);
            case '_' -> push(source.startsWith("__", position) ? Kind.UNDERLINE : Kind.ITALIC, -1);
            case '~' -> push(Kind.STRIKETHROUGH, 1);
            case '[' -> push(Kind.LINK, 1);
            case '`' -> beginCode();
            default -> beginOther(c);
        }
    }

    private void beginOther(char c) {
        if (source.startsWith("||", position)) {
            push(Kind.SPOILER, 2);
        } else if (source.startsWith("![", position)) {
            push(Kind.EMOJI, 2);
        } else {
            throw new MarkupException("can't parse entities: Character '" + c
                    + "' is reserved and must be escaped with the preceding '\\'");
        }
    }

    private void beginCode() {
        if (!source.startsWith("```", position)) {
            push(Kind.CODE, 1);
            return;
        }
        int start = position;
        position += 3;
        int end = position;
        while (end < source.length() && !Character.isWhitespace(source.charAt(end)) && source.charAt(end) != '`') {
            end++;
        }
        String language = "";
        if (end < source.length() && source.charAt(end) == '\n') {
            language = source.substring(position, end);
            position = end + 1;
        }
        open.push(new Span(Kind.PRE, start, out.length(), language));
    }

    private void push(Kind kind, int width) {
        open.push(new Span(kind, position, out.length(), ""));
        position += width < 0 ? kind.closing.length() : width;
    }

    private boolean startsQuote() {
        boolean lineStart = position == 0 || source.charAt(position - 1) == '\n';
        return lineStart
                && open.stream().noneMatch(span -> span.kind().isQuote())
                && (source.charAt(position) == '>' || source.startsWith("**>", position));
    }

    private void quote() {
        boolean expandable = source.charAt(position) == '*';
        push(expandable ? Kind.EXPANDABLE_QUOTE : Kind.QUOTE, expandable ? 3 : 1);
    }

    /** A quote goes on while the lines begin with {@code >}. */
    private void newline() {
        boolean inQuote = !open.isEmpty() && open.peek().kind().isQuote();
        if (inQuote && source.startsWith("\n>", position)) {
            out.append('\n');
            position += 2;
            return;
        }
        if (inQuote) {
            finish(open.pop(), "");
        }
        literal();
    }
}
