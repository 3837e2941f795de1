package io.jackfield.notice.school;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.notice.Notice;
import io.jackfield.api.notice.NoticeKind;
import io.jackfield.api.notice.NoticePage;
import io.jackfield.api.notice.NoticeSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * What the school announces, to each parent once. Looked for every minute, in tables of ours, so that what has been
 * confirmed is told however often the host stops meanwhile. Nobody can switch it off.
 */
@Extension
public final class SystemNotices implements NoticeKind {
    static final String NAME = "system";
    /** An announcement is stored a moment after its time. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    /** What nobody could be told for so long is not news any more. */
    private static final Duration OLDEST = Duration.ofDays(3);

    private final PluginContext context;
    private final Sources sources;

    public SystemNotices(PluginContext context) {
        this.context = context;
        sources = Sources.of(context);
    }

    @Override
    public NoticeSpec spec() {
        return NoticeSpec.named(NAME, "system.title").at("* * * * *").always();
    }

    /** Behind which parent of which announcement a page ends. */
    private record Behind(long announcement, long person) {
        static Behind of(Optional<String> text) {
            return text.map(known -> {
                        int at = known.indexOf('/');
                        return new Behind(
                                Long.parseLong(known.substring(0, at)), Long.parseLong(known.substring(at + 1)));
                    })
                    .orElseGet(() -> new Behind(Long.MIN_VALUE, Long.MIN_VALUE));
        }

        String text() {
            return announcement + "/" + person;
        }

        long personOf(Announcement one) {
            return one.id() == announcement ? person : Long.MIN_VALUE;
        }
    }

    @Override
    public NoticePage due(BotView bot, Instant since, Optional<String> after, int most) {
        Behind behind = Behind.of(after);
        Instant oldest = context.clock().instant().minus(OLDEST);
        Instant from = since.isAfter(oldest) ? since.minus(OVERLAP) : oldest;
        List<Notice> notices = new ArrayList<>();
        for (Announcement one : sources.announcements().since(bot.bot().id(), from)) {
            if (one.id() < behind.announcement()) {
                continue;
            }
            int room = most - notices.size();
            List<Long> persons = sources.parents().persons(bot.bot().id(), one.className(), behind.personOf(one), room);
            persons.forEach(person -> notices.add(notice(bot, one, person)));
            if (persons.size() == room) {
                return new NoticePage(notices, Optional.of(new Behind(one.id(), persons.getLast()).text()));
            }
        }
        return new NoticePage(notices, Optional.empty());
    }

    private Notice notice(BotView bot, Announcement announcement, long person) {
        String language = context.people()
                .find(bot.bot().id(), person)
                .map(Person::language)
                .orElseGet(bot::language);
        return Notice.of(
                "announcement:" + announcement.id(),
                Recipient.of(bot.bot().id(), person),
                Reply.text(bot.text(language, "system", announcement.body())));
    }
}
