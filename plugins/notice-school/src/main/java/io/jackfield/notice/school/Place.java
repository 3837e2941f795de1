package io.jackfield.notice.school;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where a page of notices ends: behind some of those for one parent and learner.
 *
 * @param parents the place among parents before that one; absent at the beginning
 * @param skip how many of its notices have been given
 */
record Place(Optional<String> parents, int skip) {
    static final Place BEGINNING = new Place(Optional.empty(), 0);

    Place {
        requireNonNull(parents, "parents");
    }

    static Place of(Optional<String> text) {
        return text.map(known -> {
                    int at = known.indexOf('/');
                    String parents = known.substring(at + 1);
                    return new Place(
                            Optional.of(parents).filter(place -> !place.isEmpty()),
                            Integer.parseInt(known.substring(0, at)));
                })
                .orElse(BEGINNING);
    }

    /** Up to 72 characters. */
    String text() {
        return skip + "/" + parents.orElse("");
    }
}
