package io.jackfield.lib.openai;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a service, or one model of it, does not take although others do.
 *
 * @param omitted fields that are left out; dots lead into objects
 * @param limitField what the limit of an answer is called instead; empty for what the profile says
 * @param alternating whether user and model must take turns, the user first
 * @param systemRole whether there is a role for instructions; without one they stand before the first question
 */
record Manners(Set<String> omitted, String limitField, boolean alternating, boolean systemRole) {
    /** As OpenAI has it. */
    static final Manners USUAL = new Manners(Set.of(), "", false, true);

    Manners {
        omitted = Set.copyOf(omitted);
        requireNonNull(limitField, "limitField");
    }

    Manners omitting(Set<String> fields) {
        Set<String> all = new HashSet<>(omitted);
        all.addAll(fields);
        return new Manners(all, limitField, alternating, systemRole);
    }

    Manners limitingIn(String field) {
        return new Manners(omitted, field, alternating, systemRole);
    }

    Manners takingTurns() {
        return new Manners(omitted, limitField, true, systemRole);
    }

    Manners withoutSystemRole() {
        return new Manners(omitted, limitField, alternating, false);
    }

    /** As it is written in a configuration. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("omit: ").append(new TreeSet<>(omitted));
        if (!limitField.isEmpty()) {
            text.append(", limitField: ").append(limitField);
        }
        return text.append(", alternateTurns: ")
                .append(alternating)
                .append(", systemRole: ")
                .append(systemRole)
                .toString();
    }
}
