package io.jackfield.lib.school;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Some parents with their learners.
 *
 * @param next handed back for those that follow; absent when there are no more. Up to 61 characters
 */
public record ParentPage(List<Link> links, Optional<String> next) {
    public ParentPage {
        links = List.copyOf(links);
        requireNonNull(next, "next");
    }

    /** @param person number at Telegram, and of the private chat */
    public record Link(long person, Learner learner) {}

    /** The last link that has been given out. */
    record Cursor(long person, String learner) {
        static Cursor of(Optional<String> text) {
            return text.map(known -> {
                        int at = known.indexOf(':');
                        return new Cursor(Long.parseLong(known.substring(0, at)), known.substring(at + 1));
                    })
                    .orElseGet(() -> new Cursor(Long.MIN_VALUE, ""));
        }
    }

    static ParentPage of(List<Link> links, int most) {
        if (links.size() < most) {
            return new ParentPage(links, Optional.empty());
        }
        return new ParentPage(links, Optional.of(placeOf(links.getLast())));
    }

    /** Handed back like {@link #next}, for those that follow this one. */
    public static String placeOf(Link link) {
        return link.person() + ":" + link.learner().id();
    }
}
