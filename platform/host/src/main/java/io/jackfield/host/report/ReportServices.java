package io.jackfield.host.report;

import io.jackfield.host.desks.PushEncoder;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.store.MemoryTable;
import io.jackfield.host.store.PersonTable;
import io.jackfield.host.store.ReportDeliveryTable;
import io.jackfield.host.store.ReportKey;
import io.jackfield.host.store.ReportRunTable;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.function.Supplier;

/** What runs of reports work with. */
public record ReportServices(
        Blocking blocking,
        ReportDirectory directory,
        AskedReports asked,
        KeptComments comments,
        ReportRunTable runs,
        ReportDeliveryTable deliveries,
        PersonTable people,
        MemoryTable memory,
        Encoders encoders,
        Outbox outbox,
        Clock clock) {

    /** Makes messages of a plugin's replies. */
    @FunctionalInterface
    public interface Encoders {
        /** @param pusher among whose unsent messages the outbox counts them */
        PushEncoder of(String plugin, String pusher);
    }

    <T> T get(Supplier<Future<T>> question) {
        return blocking.get("report", question);
    }

    /** Among whose unsent messages those of a report are counted; no plugin can have this id. */
    String pusher(ReportKey key) {
        return "(report) " + key.bot() + " " + key.report();
    }

    /** Messages of a report that are stored and not sent yet. */
    int unsent(ReportKey key) {
        return get(() -> Future.succeededFuture(outbox.pushesOf(pusher(key))));
    }
}
