package io.jackfield.command.school;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.lib.school.LinkCheck.Found;
import io.jackfield.lib.school.LinkCheck.Lost;
import io.jackfield.lib.school.SchoolAway;
import java.time.ZoneOffset;

/**
 * Holds the links of parents against the school's data once a day, in the morning of each bot. A link that is not borne
 * out any more goes, and its parent is told why.
 */
final class LinkReview {
    private static final String JOB = "link-review";
    private static final String EVERY_HOUR = "20 * * * *";
    private static final int HOUR = 10;
    private static final String ALERT = "links.";

    private final PluginContext context;
    private final Family family;

    LinkReview(PluginContext context, Family family) {
        this.context = context;
        this.family = family;
    }

    /** Plans the job. */
    void begin() {
        context.schedule()
                .on(
                        JOB,
                        job -> context.bots().stream()
                                .filter(bot -> job.due().atZone(bot.timeZone()).getHour() == HOUR)
                                .forEach(this::review));
        context.schedule().cron(EVERY_HOUR, ZoneOffset.UTC, JOB, JOB, "");
    }

    private void review(BotView bot) {
        String id = bot.bot().id();
        try {
            Found found = family.check().all(id);
            if (found.isDoubtful()) {
                context.operator()
                        .alert(
                                ALERT + id,
                                "The school's data does not have "
                                        + found.lost().size() + " of " + found.links()
                                        + " children of parents in bot " + id
                                        + " any more, so nobody was unlinked: see what the query byEmail of lib-school"
                                        + " brings. It is looked at again tomorrow.");
                return;
            }
            context.operator().over(ALERT + id);
            found.lost().forEach(lost -> end(bot, lost));
        } catch (SchoolAway away) {
            context.logger().warn("links of parents are looked at tomorrow: {}", away.getMessage());
        }
    }

    /** Told first: when the host stops in between, it is told once all the same. */
    private void end(BotView bot, Lost lost) {
        String id = bot.bot().id();
        String language =
                context.people().find(id, lost.person()).map(Person::language).orElseGet(bot::language);
        Reply words = Reply.text(bot.text(language, "link.ended", Family.words(lost.learner()), lost.email()));
        boolean isLast = family.parents().learnersOf(id, lost.person()).size() == 1;
        context.messages()
                .sendOnce(
                        Recipient.of(id, lost.person()),
                        isLast ? words.keyboard(Keyboard.remove()) : words,
                        "link-ended-" + id + "-" + lost.person() + "-"
                                + lost.learner().id());
        family.parents().unlink(id, lost.person(), lost.learner().id());
    }
}
