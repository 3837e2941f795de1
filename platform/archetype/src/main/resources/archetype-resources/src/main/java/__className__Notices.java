package ${package};

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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Tells everybody each morning; the host sees to it that nobody is told twice, or at night. */
@Extension
public final class ${className}Notices implements NoticeKind {
    private final PluginContext context;

    public ${className}Notices(PluginContext context) {
        this.context = context;
    }

    @Override
    public NoticeSpec spec() {
        return NoticeSpec.named("${name}", "title").at("0 9 * * *");
    }

    /** A page of readers each time; its last one is where the next page begins. */
    @Override
    public NoticePage due(BotView bot, Instant since, Optional<String> after, int most) {
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), bot.timeZone());
        List<Person> readers = context.people()
                .reachable(bot.bot().id(), after.map(Long::parseLong).orElse(0L), most);
        List<Notice> notices = readers.stream()
                .map(reader -> Notice.of(
                        today.toString(),
                        Recipient.of(bot.bot().id(), reader.id()),
                        Reply.text(bot.text(reader.language(), "body", reader.firstName()))))
                .toList();
        return new NoticePage(
                notices,
                readers.size() < most
                        ? Optional.empty()
                        : Optional.of(Long.toString(readers.getLast().id())));
    }
}
