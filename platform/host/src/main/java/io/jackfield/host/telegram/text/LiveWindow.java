package io.jackfield.host.telegram.text;

import io.jackfield.host.telegram.Limits;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The end of a Markdown text that is still being written, as much of it as a preview shows. It stands still while the
 * text grows and moves on only when there is no more room, so readers keep their place; and what lies before it is
 * never looked at again, however long the text gets. One thread at a time.
 */
public final class LiveWindow {
    /** What is kept when it moves on, as a share of what has room. */
    private static final double KEPT = 0.6;

    private static final int SHORTEST = 16;

    /** Of a text that came all at once no more is looked at, as a multiple of what has room. */
    private static final int LONGEST_SEEN = 8;

    private int start;
    /** Opens the code block again that the window begins in. */
    private String opener = "";

    /** Where the text begins that {@link #rendered} and {@link #source} want to have. */
    public int start() {
        return start;
    }

    /**
     * What is shown as one message.
     *
     * @param text everything from {@link #start()} on
     * @param limit UTF-16 units
     */
    public FormattedText rendered(String text, int limit) {
        FormattedText shown = fitted(
                text,
                limit,
                Markdown::renderPartial,
                one -> one.text().length() <= limit && one.entities().size() <= Limits.ENTITIES);
        return shown.text().length() <= limit
                ? shown
                : Splitter.split(shown, limit).getLast();
    }

    /** The same as Markdown in which everything that is open is closed. */
    public String source(String text, int limit) {
        return fitted(text, limit, Markdown::closed, one -> one.length() <= limit);
    }

    private <T> T fitted(String text, int limit, Function<String, T> render, Predicate<T> fits) {
        String rest = text.length() > LONGEST_SEEN * limit ? movedOn(text, LONGEST_SEEN / 2 * limit) : text;
        T shown = render.apply(opener + rest);
        for (int room = (int) (limit * KEPT); !fits.test(shown) && room >= SHORTEST; room = (int) (room * KEPT)) {
            if (rest.length() > room) {
                rest = movedOn(rest, room);
                shown = render.apply(opener + rest);
            }
        }
        return shown;
    }

    /** What is left when about this much is kept. */
    private String movedOn(String rest, int room) {
        int cut = cut(rest, rest.length() - room);
        opener = opener.isEmpty()
                ? CodeFences.openAt(rest, 0, cut)
                : CodeFences.openAt(opener + rest, 0, opener.length() + cut);
        start += cut;
        return rest.substring(cut);
    }

    /** The best place at {@code least} or a little behind it: after a paragraph, a line, a word. */
    private static int cut(String text, int least) {
        int most = least + (text.length() - least) / 2;
        for (String mark : new String[] {"\n\n", "\n", " "}) {
            int found = text.indexOf(mark, least);
            if (found >= 0 && found < most) {
                return found + mark.length();
            }
        }
        return Character.isLowSurrogate(text.charAt(least)) ? least + 1 : least;
    }
}
