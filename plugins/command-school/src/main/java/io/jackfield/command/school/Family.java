package io.jackfield.command.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.command.Request;
import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.Parents;
import io.jackfield.lib.school.Registrations;
import io.jackfield.lib.school.School;
import io.jackfield.lib.school.SchoolAway;
import java.util.List;
import java.util.Optional;

/** What the commands share: the school, and whom its parents may know about. */
record Family(School school, Parents parents, Registrations registrations) {
    static Family of(PluginContext context) {
        return context.shared(
                Family.class, () -> new Family(School.of(context), Parents.of(context), Registrations.of(context)));
    }

    List<Learner> learnersOf(Request request) {
        return parents.learnersOf(request.bot().id(), request.sender().id());
    }

    /** Whom the sender looks at; empty for whoever is not registered. */
    Optional<Learner> chosen(Request request) {
        return parents.chosen(request.bot().id(), request.sender().id());
    }

    /** Takes over a new class or name, when the school can be asked; the old ones will do otherwise. */
    void lookAgain(Request request) {
        List<String> ids = learnersOf(request).stream().map(Learner::id).toList();
        try {
            parents.seen(request.bot().id(), school.learners(ids));
        } catch (SchoolAway away) {
            return;
        }
    }

    /** As one reads of a learner in a sentence or on a button. */
    static String words(Learner learner) {
        return learner.className().isEmpty() ? learner.name() : learner.name() + ", " + learner.className();
    }
}
