package io.jackfield.host.broadcast;

import io.jackfield.api.desk.NoticeDesk.QuietHours;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.notice.QuietTime;
import io.jackfield.host.store.AudienceTable.Reader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** When a reader may get a broadcast: in its hours, and not in the reader's quiet ones. */
final class SendTime {
    /** Enough to come through both, whichever way they lie; two that cover the whole day count for nothing then. */
    private static final int TURNS = 3;

    private SendTime() {}

    /** Empty for now. */
    static Optional<Instant> later(
            BotConfig bot, Optional<BroadcastDefinition.Hours> hours, Reader reader, Instant now) {
        ZoneId zone = bot.timezone(reader.timeZone());
        Optional<QuietHours> closed = hours.map(BroadcastDefinition.Hours::quiet);
        Optional<QuietHours> quiet = quiet(bot, reader);
        Instant time = now;
        for (int turn = 0; turn < TURNS; turn++) {
            time = QuietTime.endFor(closed, time, zone).orElse(time);
            time = QuietTime.endFor(quiet, time, zone).orElse(time);
        }
        return Optional.of(time).filter(later -> later.isAfter(now));
    }

    private static Optional<QuietHours> quiet(BotConfig bot, Reader reader) {
        if (!reader.choseQuiet()) {
            return bot.notices().quietHours();
        }
        return reader.quietFrom().flatMap(from -> reader.quietTo().map(to -> new QuietHours(from, to)));
    }
}
