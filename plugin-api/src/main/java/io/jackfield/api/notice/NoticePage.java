package io.jackfield.api.notice;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import java.util.List;
import java.util.Optional;

/**
 * Some of the notices that are due, and where to go on.
 *
 * @param next handed back to get those that follow; absent when there are no more. Up to 200 characters
 */
@Experimental
public record NoticePage(List<Notice> notices, Optional<String> next) {
    public NoticePage {
        notices = List.copyOf(notices);
        requireNonNull(next, "next");
    }

    public static NoticePage none() {
        return new NoticePage(List.of(), Optional.empty());
    }
}
