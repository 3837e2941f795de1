package io.jackfield.notice.school;

import io.jackfield.api.PluginContext;
import io.jackfield.lib.school.Parents;
import io.jackfield.lib.school.School;

/** What the kinds of notices share. */
record Sources(School school, Parents parents, Announcements announcements) {
    static Sources of(PluginContext context) {
        return context.shared(
                Sources.class,
                () -> new Sources(
                        School.of(context),
                        Parents.of(context),
                        new Announcements(context.database(), context.clock())));
    }
}
