package io.jackfield.host.notice;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.desk.NoticeDesk;
import io.jackfield.api.notice.Notice;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.store.BroadcastTable;
import io.jackfield.host.store.NoticeChoiceTable;
import io.jackfield.host.store.NoticeTable;
import io.jackfield.host.telegram.NewsButton;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The notice desk of one plugin. */
final class HostNoticeDesk implements NoticeDesk {
    private static final int MOST = 1_000;
    private static final PropertyTexts TEXTS = PropertyTexts.ofHost();

    private final String plugin;
    private final Services services;

    /** What it works with; the same for all plugins. */
    record Services(
            Blocking blocking,
            BotKinds kinds,
            NoticeTable table,
            NoticeChoiceTable choices,
            BroadcastTable broadcasts,
            NoticeDelivery delivery,
            Clock clock) {}

    HostNoticeDesk(String plugin, Services services) {
        this.plugin = plugin;
        this.services = services;
    }

    @Override
    public boolean tell(String kind, Notice notice) {
        ServedBot bot = services.kinds().bot(notice.recipient().bot());
        if (!services.kinds().brings(plugin, kind)) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND,
                    "plugin " + plugin + " has no kind of notices '" + kind + "' that is live");
        }
        return services.kinds()
                .find(bot, kind)
                .filter(found -> found.plugin().id().equals(plugin))
                .filter(found -> services.delivery().tell(found, notice))
                .isPresent();
    }

    @Override
    public List<Switch> switches(String bot, long person, String language) {
        ServedBot served = services.kinds().bot(bot);
        Set<String> off =
                services.blocking().get("notice", () -> services.choices().off(served.number(), person));
        return Stream.concat(
                        news(served, language, off),
                        services.kinds().of(served).stream()
                                .map(kind -> new Switch(
                                        kind.name(),
                                        kind.view().text(language, kind.spec().title()),
                                        !(kind.spec().optional() && off.contains(kind.name())),
                                        kind.spec().optional())))
                .sorted(Comparator.comparing(Switch::title).thenComparing(Switch::kind))
                .toList();
    }

    /** What operators write to all; not there before they have done so. */
    private Stream<Switch> news(ServedBot bot, String language, Set<String> off) {
        if (!off.contains(NewsButton.KIND)
                && !services.blocking()
                        .get("notice", () -> services.broadcasts().hasNews(bot.number()))) {
            return Stream.empty();
        }
        String title = TEXTS.with(bot.config().hostTexts()).get(language, "news.title");
        return Stream.of(new Switch(NewsButton.KIND, title, !off.contains(NewsButton.KIND), true));
    }

    @Override
    public void turn(String bot, long person, String kind, boolean on) {
        ServedBot served = services.kinds().bot(bot);
        if (!kind.equals(NewsButton.KIND)) {
            requireOptional(served, kind, on);
        }
        services.blocking().get("notice", () -> services.choices().turn(served.number(), person, kind, on));
    }

    private void requireOptional(ServedBot served, String kind, boolean on) {
        BotKind found = services.kinds()
                .find(served, kind)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND, "bot " + served.id() + " has no notices '" + kind + "'"));
        if (!on && !found.spec().optional()) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED, "notices '" + kind + "' cannot be switched off");
        }
    }

    @Override
    public Optional<QuietHours> quietHours(String bot, long person) {
        ServedBot served = services.kinds().bot(bot);
        return services.blocking()
                .get("notice", () -> services.choices().quietHours(served.number(), person))
                .orElseGet(() -> served.config().notices().quietHours());
    }

    /** What waits is looked at anew. */
    @Override
    public void quietHours(String bot, long person, Optional<QuietHours> hours) {
        int number = services.kinds().bot(bot).number();
        services.blocking()
                .get(
                        "notice",
                        () -> services.choices()
                                .choose(number, person, hours)
                                .compose(done -> services.table()
                                        .hurry(number, person, services.clock().instant())));
    }

    @Override
    public List<Told> history(Recipient recipient, int most) {
        int number = services.kinds().bot(recipient.bot()).number();
        return services.blocking()
                .get("notice", () -> services.table().history(number, recipient.chat(), Math.clamp(most, 1, MOST)));
    }
}
