package io.jackfield.command.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.command.Request;
import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.LinkCheck;
import io.jackfield.lib.school.LinkCheck.Lost;
import io.jackfield.lib.school.Parents;
import io.jackfield.lib.school.Registrations;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.SchoolAway;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the commands share: the school, and whom its parents may know about. */
record Family(School school, Parents parents, Registrations registrations, LinkCheck check) {
    static Family of(PluginContext context) {
        return context.shared(Family.class, () -> {
            School school = School.of(context);
            Parents parents = Parents.of(context);
            return new Family(school, parents, Registrations.of(context), new LinkCheck(school, parents));
        });
    }

    List<Learner> learnersOf(Request request) {
        return parents.learnersOf(request.bot().id(), request.sender().id());
    }

    /** Whom the sender looks at; empty for whoever is not registered. */
    Optional<Learner> chosen(Request request) {
        return parents.chosen(request.bot().id(), request.sender().id());
    }

    /**
     * Takes over a new class or name, and ends links that the school does not bear out any more, when it can be asked;
     * what is known will do otherwise.
     *
     * @return what the parent is told of that, to be put before other words; empty as a rule
     */
    String lookAgain(Request request) {
        String bot = request.bot().id();
        long person = request.sender().id();
        try {
            List<Lost> lost = check.lostOf(bot, person);
            lost.forEach(one -> parents.unlink(bot, person, one.learner().id()));
            if (!lost.isEmpty()) {
                request.dialogue().clear(); // what was said there may be about this child
            }
            List<String> ids = learnersOf(request).stream().map(Learner::id).toList();
            parents.seen(bot, school.learners(ids));
            return lost.stream()
                    .map(one -> request.text("link.ended", words(one.learner()), one.email()) + "\n\n")
                    .collect(Collectors.joining());
        } catch (SchoolAway away) {
            return "";
        }
    }

    /** As one reads of a learner in a sentence or on a button. */
    static String words(Learner learner) {
        return learner.className().isEmpty() ? learner.name() : learner.name() + ", " + learner.className();
    }
}
