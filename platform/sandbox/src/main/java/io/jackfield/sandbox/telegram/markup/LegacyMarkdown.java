package io.jackfield.sandbox.telegram.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The first Markdown mode: four marks, no nesting. */
final class LegacyMarkdown {
    private static final String MARKS = "_*`[";

    private final String source;
    private final StringBuilder out = new StringBuilder();
    private final List<TextEntity> entities = new ArrayList<>();
    private int position;

    LegacyMarkdown(String source) {
        this.source = source;
    }

    FormattedText parse() {
        while (position < source.length()) {
            char c = source.charAt(position);
            if (c == '\\' && position + 1 < source.length() && MARKS.indexOf(source.charAt(position + 1)) >= 0) {
                out.append(source.charAt(position + 1));
                position += 2;
            } else if (MARKS.indexOf(c) >= 0) {
                entity(c);
            } else {
                out.append(c);
                position++;
            }
        }
        return new FormattedText(out.toString(), entities);
    }

    private void entity(char mark) {
        if (source.startsWith("```", position)) {
            block();
            return;
        }
        String closing = mark == '[' ? "]" : String.valueOf(mark);
        int start = position;
        int end = endOf(closing, start, start + 1);
        int offset = out.length();
        out.append(source, start + 1, end);
        position = end + 1;
        int length = out.length() - offset;
        if (mark == '[') {
            link(offset, length);
        } else if (length > 0) {
            entities.add(TextEntity.plain(mark == '_' ? "italic" : mark == '*' ? "bold" : "code", offset, length));
        }
    }

    private void link(int offset, int length) {
        if (position >= source.length() || source.charAt(position) != '(') {
            return;
        }
        int end = endOf(")", position, position + 1);
        Links.entity(source.substring(position + 1, end), offset, length)
                .filter(link -> length > 0)
                .ifPresent(entities::add);
        position = end + 1;
    }

    private void block() {
        int start = position;
        int end = endOf("```", start, start + 3);
        String inside = source.substring(start + 3, end);
        int lineEnd = inside.indexOf('\n');
        String language =
                lineEnd > 0 && inside.substring(0, lineEnd).matches("\\S+") ? inside.substring(0, lineEnd) : "";
        String body = lineEnd >= 0 && (lineEnd == 0 || !language.isEmpty()) ? inside.substring(lineEnd + 1) : inside;
        int offset = out.length();
        out.append(body);
        if (!body.isEmpty()) {
            Map<String, Object> details = language.isEmpty() ? Map.of() : Map.of("language", language);
            entities.add(new TextEntity("pre", offset, body.length(), details));
        }
        position = end + 3;
    }

    private int endOf(String closing, int start, int from) {
        int end = source.indexOf(closing, from);
        if (end < 0) {
            throw MarkupException.at(source, start, "Can't find end of the entity starting at byte offset %d");
        }
        return end;
    }
}
