package io.jackfield.testkit;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.notice.Notice;
import io.jackfield.api.notice.NoticeKind;
import io.jackfield.api.notice.NoticePage;
import io.jackfield.api.notice.NoticeSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells everybody of the lesson that the configuration names, one reader a page; in the mornings by itself. */
public final class MissedLessons implements NoticeKind {
    private final PluginContext context;

    public MissedLessons(PluginContext context) {
        this.context = context;
    }

    @Override
    public NoticeSpec spec() {
        NoticeSpec spec = NoticeSpec.named("missed", "missed").at("0 10 * * *");
        return context.config().flag("paid", false) ? spec.needing("alerts") : spec;
    }

    @Override
    public NoticePage due(BotView bot, Instant since, Optional<String> after, int most) {
        List<Person> next = context.people()
                .reachable(bot.bot().id(), after.map(Long::parseLong).orElse(0L), 1);
        if (next.isEmpty()) {
            return NoticePage.none();
        }
        Person reader = next.getFirst();
        String day = context.clock().instant().toString().substring(0, 10);
        Notice notice = new Notice(
                day,
                Recipient.of(bot.bot().id(), reader.id()),
                Reply.text(reader.firstName() + " missed algebra"),
                context.config().flag("urgent", false));
        return new NoticePage(List.of(notice), Optional.of(Long.toString(reader.id())));
    }
}
