package io.jackfield.lib.school;

import io.jackfield.lib.school.Parents.Proof;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the school still has, under the address that a parent has proved, the learner whom they are linked to: a
 * learner leaves, an address goes to somebody else. {@link Parents} alone remembers what was proved once.
 *
 * <p>Asks the school by its query {@code byEmail}. Blocking; from any thread.
 */
public final class LinkCheck {
    private static final int PAGE = 500;
    /** So many may go at once; more, and a fifth of all, is a school whose data is being loaded or has lost a table. */
    private static final int FEW = 10;

    private static final int SHARE = 5;

    private final School school;
    private final Parents parents;

    public LinkCheck(School school, Parents parents) {
        this.school = school;
        this.parents = parents;
    }

    /**
     * A link that the school's data does not bear out any more.
     *
     * @param email by which it was proved
     */
    public record Lost(long person, Learner learner, String email) {}

    /**
     * What a look at all links has found.
     *
     * @param links how many there are
     */
    public record Found(List<Lost> lost, long links) {
        /** Whether so many are lost at once that the school's data is to be doubted before its parents are. */
        public boolean isDoubtful() {
            return lost.size() > FEW && (long) lost.size() * SHARE > links;
        }
    }

    /**
     * Whether this person is linked to this learner and the school bears it out: to be asked before something is told.
     */
    public boolean holds(String bot, long person, String learner) throws SchoolAway {
        for (Proof proof : parents.proofsOf(bot, person)) {
            if (proof.learner().equals(learner)) {
                return idsOf(proof.email()).contains(learner);
            }
        }
        return false;
    }

    /** Of one person, in the order in which they were linked. */
    public List<Lost> lostOf(String bot, long person) throws SchoolAway {
        Map<String, Learner> learners = parents.learnersOf(bot, person).stream()
                .collect(Collectors.toMap(Learner::id, learner -> learner, (one, other) -> one));
        Map<String, Set<String>> known = new HashMap<>();
        List<Lost> lost = new ArrayList<>();
        for (Proof proof : parents.proofsOf(bot, person)) {
            if (!known.containsKey(proof.email())) {
                known.put(proof.email(), idsOf(proof.email()));
            }
            Learner learner = learners.get(proof.learner());
            if (learner != null && !known.get(proof.email()).contains(proof.learner())) {
                lost.add(new Lost(person, learner, proof.email()));
            }
        }
        return lost;
    }

    /** Of everybody in a bot: a question to the school for each parent. */
    public Found all(String bot) throws SchoolAway {
        List<Lost> lost = new ArrayList<>();
        long links = 0;
        long after = Long.MIN_VALUE;
        List<Long> page;
        do {
            page = parents.persons(bot, "", after, PAGE);
            for (long person : page) {
                links += parents.learnersOf(bot, person).size();
                lost.addAll(lostOf(bot, person));
                after = person;
            }
        } while (page.size() == PAGE);
        return new Found(lost, links);
    }

    private Set<String> idsOf(String email) throws SchoolAway {
        Set<String> ids = new HashSet<>();
        school.byEmail(email).forEach(learner -> ids.add(learner.id()));
        return ids;
    }
}
