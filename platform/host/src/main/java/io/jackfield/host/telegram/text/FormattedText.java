package io.jackfield.host.telegram.text;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * Text as the Bot API takes it with {@code entities} in place of a parse mode.
 *
 * @param text may be empty
 * @param entities inside the text, in order of their offsets
 */
public record FormattedText(String text, List<TextEntity> entities) {
    public FormattedText {
        requireNonNull(text, "text");
        entities = entities.stream().sorted(TextEntity.ORDER).toList();
        for (TextEntity entity : entities) {
            if (entity.end() > text.length()) {
                throw new IllegalArgumentException(
                        entity.type() + " ends at " + entity.end() + "; the text has length " + text.length());
            }
        }
    }

    /** The text as it is, with white space at both ends taken off as Telegram does; halves of an emoji do not pass. */
    public static FormattedText plain(String text) {
        String whole = PlainText.wellFormed(text);
        return new FormattedText(whole, List.of()).slice(0, whole.length());
    }

    /** Plain text, all of it shown in one way. */
    public static FormattedText styled(String text, String type) {
        FormattedText plain = plain(text);
        return plain.text().isEmpty()
                ? plain
                : new FormattedText(
                        plain.text(),
                        List.of(new TextEntity(type, 0, plain.text().length())));
    }

    /** The parts that are not empty, one below the other. */
    public static FormattedText below(FormattedText... parts) {
        StringBuilder text = new StringBuilder();
        List<TextEntity> entities = new ArrayList<>();
        for (FormattedText part : parts) {
            if (part.text().isEmpty()) {
                continue;
            }
            text.append(text.isEmpty() ? "" : "\n\n");
            for (TextEntity entity : part.entities()) {
                entities.add(entity.at(text.length() + entity.offset(), entity.length()));
            }
            text.append(part.text());
        }
        return new FormattedText(text.toString(), entities);
    }

    /**
     * The text from {@code from} up to {@code to} with what its entities mean there. White space at the ends goes, as
     * Telegram drops it anyway, but for the indentation of a code block at the start.
     */
    public FormattedText slice(int from, int to) {
        int end = Whitespace.endBefore(text, from, to);
        int start = visibleStart(from, end);
        if (start == 0 && end == text.length()) {
            return this;
        }
        List<TextEntity> inside = new ArrayList<>();
        for (TextEntity entity : entities) {
            clip(entity, start, end, inside);
        }
        return new FormattedText(text.substring(start, end), inside);
    }

    int visibleStart(int from, int end) {
        int visible = Whitespace.skip(text, from, end);
        for (TextEntity entity : entities) {
            if (entity.type().equals(TextEntity.PRE) && entity.offset() <= visible && visible < entity.end()) {
                return Whitespace.lineStart(text, Math.max(from, entity.offset()), visible);
            }
        }
        return visible;
    }

    private void clip(TextEntity entity, int start, int end, List<TextEntity> inside) {
        int first = Math.max(entity.offset(), start);
        int last = Math.min(entity.end(), end);
        if (first >= last) {
            return;
        }
        int until = Whitespace.endBefore(text, first, last);
        int begin = TextEntity.firstUnit(entity.type(), text, first, until);
        if (begin < until) {
            inside.add(entity.at(begin - start, until - begin));
        }
    }
}
