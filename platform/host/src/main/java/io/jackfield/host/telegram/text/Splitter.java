package io.jackfield.host.telegram.text;

import io.jackfield.host.telegram.Limits;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a long text into parts that fit into one message each, where a reader would cut it, with formatting intact on
 * both sides. White space at a cut is dropped, but not the indentation of code.
 */
public final class Splitter {
    /** A last part below this share of the limit looks like an accident, so the one before it gives some away. */
    private static final int SMALLEST_SHARE = 8;

    private final FormattedText whole;
    private final String text;
    private final int limit;
    private final CutFinder cuts;
    private final List<FormattedText> parts = new ArrayList<>();

    private Splitter(FormattedText whole, int limit) {
        this.whole = whole;
        this.text = whole.text();
        this.limit = limit;
        cuts = new CutFinder(whole);
    }

    /**
     * Answers the parts in order; none if there is nothing to see in {@code text}.
     *
     * @param limit UTF-16 units in one part, 2 or more, usually {@link Limits#TEXT} or {@link Limits#CAPTION}
     */
    public static List<FormattedText> split(FormattedText text, int limit) {
        if (limit < 2) {
            throw new IllegalArgumentException("limit is " + limit + "; a part needs room for 2 units, one emoji");
        }
        return new Splitter(text, limit).split();
    }

    private List<FormattedText> split() {
        int end = Whitespace.endBefore(text, 0, text.length());
        int from = 0;
        while (from < end) {
            int start = start(from, end);
            int cut = fits(start, end) ? end : cuts.find(start, window(start, end));
            parts.add(part(start, cut));
            from = cut;
        }
        return parts;
    }

    /** Indentation so deep that no word fits beside it is dropped. */
    private int start(int from, int end) {
        int visible = Whitespace.skip(text, from, end);
        int start = whole.visibleStart(from, end);
        return visible - start > limit - 2 ? visible : start;
    }

    private boolean fits(int start, int end) {
        return end - start <= limit && entityBound(start, end) == end;
    }

    /** Up to where the next part may go. */
    private int window(int start, int end) {
        int longest = Math.min(end, start + limit);
        int smallest = limit / SMALLEST_SHARE;
        if (end - longest < smallest && longest < end) {
            longest = end - smallest;
        }
        return entityBound(start, longest);
    }

    /** Where the first entity too many begins, at most {@code end}. */
    private int entityBound(int start, int end) {
        int count = 0;
        for (TextEntity entity : whole.entities()) {
            if (entity.offset() >= end) {
                break;
            }
            if (entity.end() > start
                    && ++count > Limits.ENTITIES
                    && Whitespace.skip(text, start, end) < entity.offset()) {
                return entity.offset();
            }
        }
        return end;
    }

    private FormattedText part(int start, int cut) {
        FormattedText part = whole.slice(start, cut);
        List<TextEntity> entities = part.entities();
        return entities.size() <= Limits.ENTITIES
                ? part
                : new FormattedText(part.text(), entities.subList(0, Limits.ENTITIES));
    }
}
