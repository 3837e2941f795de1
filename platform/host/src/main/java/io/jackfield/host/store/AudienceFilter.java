package io.jackfield.host.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which users of a bot are meant; what is absent or empty does not matter. Those who have blocked the bot never are.
 *
 * @param wanting leaves out those who have switched off this kind of notices
 * @param languages two-letter codes of the languages in which they read
 * @param plans each a set of plans of which they have one now; {@link #NO_PLAN} stands for none
 * @param seenSince the first day, in UTC, on which they may have been there last
 * @param notSeenSince the first day on which they must not have been there any more
 * @param payer whether they have ever paid
 * @param joinedFrom the first moment at which they may have come
 * @param joinedBefore the first at which they must have been there
 */
public record AudienceFilter(
        Optional<String> wanting,
        Set<String> languages,
        List<Set<String>> plans,
        Optional<LocalDate> seenSince,
        Optional<LocalDate> notSeenSince,
        Optional<Boolean> payer,
        Optional<Instant> joinedFrom,
        Optional<Instant> joinedBefore) {
    /** Stands for having no plan but everybody's. */
    public static final String NO_PLAN = "";

    public AudienceFilter {
        languages = Set.copyOf(languages);
        plans = plans.stream().map(Set::copyOf).toList();
    }
}
