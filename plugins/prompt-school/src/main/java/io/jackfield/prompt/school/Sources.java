package io.jackfield.prompt.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.command.Request;
import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.LinkCheck;
import io.jackfield.lib.school.Parents;
import io.jackfield.lib.school.School;
import java.util.Optional;

/** What the plugin's extensions share. */
record Sources(School school, Parents parents, LinkCheck check) {
    static Sources of(PluginContext context) {
        return context.shared(Sources.class, () -> {
            School school = School.of(context);
            Parents parents = Parents.of(context);
            return new Sources(school, parents, new LinkCheck(school, parents));
        });
    }

    /**
     * Whom the sender looks at: known by the sender alone, never by what they write. Empty for whoever has no learner,
     * and in groups, where others read along.
     */
    Optional<Learner> chosen(Request request) {
        return request.chat().isPrivate()
                ? parents.chosen(request.bot().id(), request.sender().id())
                : Optional.empty();
    }
}
