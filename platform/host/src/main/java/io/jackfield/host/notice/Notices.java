package io.jackfield.host.notice;

import io.jackfield.api.desk.BillingDesk;
import io.jackfield.api.desk.NoticeDesk;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.store.NoticeTables;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/** The room as the others see it. Core loop only, but for the desks it hands out. */
public final class Notices {
    private final NoticeRounds rounds;
    private final HostNoticeDesk.Services desks;

    /** What it works with. */
    public record Setting(
            CoreLoop loop,
            Blocking blocking,
            NoticeTables tables,
            BotKinds kinds,
            PushEncoder encoder,
            Outbox outbox,
            BillingDesk billing,
            MemoryCache memory,
            PluginsConfig plugins,
            MeterRegistry registry,
            Clock clock) {}

    public Notices(Setting setting) {
        NoticeTables tables = setting.tables();
        NoticeMeters meters = new NoticeMeters(setting.registry());
        NoticeDelivery delivery = new NoticeDelivery(new NoticeDelivery.Services(
                setting.blocking(),
                tables.notices(),
                setting.kinds(),
                setting.encoder(),
                setting.outbox(),
                setting.billing(),
                setting.memory(),
                meters,
                setting.clock()));
        NoticeAsking asking = new NoticeAsking(
                setting.loop(), setting.blocking(), setting.outbox(), delivery, setting.plugins(), this::isStopped);
        rounds = new NoticeRounds(
                setting.loop(), setting.kinds(), tables.turns(), asking::ask, delivery, meters, setting.clock());
        desks = new HostNoticeDesk.Services(
                setting.blocking(),
                setting.kinds(),
                tables.notices(),
                tables.choices(),
                tables.broadcasts(),
                delivery,
                setting.clock());
    }

    private boolean isStopped() {
        return rounds.isStopped();
    }

    public NoticeDesk deskOf(String plugin) {
        return new HostNoticeDesk(plugin, desks);
    }

    /** @param mayWork whether the database is this host's and takes what it is given; until then nothing is begun */
    public void start(BooleanSupplier mayWork) {
        rounds.start(mayWork);
    }

    public void stop() {
        rounds.stop();
    }

    /** Does what is due; completes when that is done, and never fails. */
    public Future<Void> lookNow() {
        return rounds.lookNow();
    }
}
