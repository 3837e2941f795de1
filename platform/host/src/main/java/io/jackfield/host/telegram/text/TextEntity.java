package io.jackfield.host.telegram.text;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * How one stretch of a message looks, as in {@code MessageEntity} of the Bot API.
 *
 * @param type name as in the Bot API
 * @param offset first UTF-16 unit
 * @param length in UTF-16 units, one or more
 * @param url target of a {@link #TEXT_LINK}, empty for all others
 * @param language of a {@link #PRE}, empty when unknown and for all others
 */
public record TextEntity(String type, int offset, int length, String url, String language) {
    public static final String BOLD = "bold";
    public static final String ITALIC = "italic";
    public static final String STRIKETHROUGH = "strikethrough";
    public static final String SPOILER = "spoiler";
    public static final String CODE = "code";
    public static final String PRE = "pre";
    public static final String TEXT_LINK = "text_link";
    public static final String BLOCKQUOTE = "blockquote";
    public static final String EXPANDABLE_BLOCKQUOTE = "expandable_blockquote";

    /** By offset; of those that start together the longest comes first, so that outer ones precede inner ones. */
    static final Comparator<TextEntity> ORDER = Comparator.comparingInt(TextEntity::offset)
            .thenComparing(Comparator.comparingInt(TextEntity::length).reversed());

    public TextEntity {
        requireNonNull(type, "type");
        requireNonNull(url, "url");
        requireNonNull(language, "language");
        if (offset < 0 || length < 1) {
            throw new IllegalArgumentException(type + " at " + offset + " with length " + length
                    + "; an entity starts at 0 or later and is 1 or longer");
        }
    }

    public TextEntity(String type, int offset, int length) {
        this(type, offset, length, "", "");
    }

    /** First UTF-16 unit after it. */
    public int end() {
        return offset + length;
    }

    /**
     * Where an entity on this stretch begins if white space does not count. Code is indented for a reason, and a quote
     * may begin with code.
     */
    static int firstUnit(String type, CharSequence text, int from, int end) {
        int visible = Whitespace.skip(text, from, end);
        boolean mayBeIndented = type.equals(PRE) || type.equals(BLOCKQUOTE);
        return mayBeIndented ? Whitespace.lineStart(text, from, visible) : visible;
    }

    TextEntity at(int newOffset, int newLength) {
        return new TextEntity(type, newOffset, newLength, url, language);
    }
}
