package io.jackfield.report.sales;

import io.jackfield.api.PluginContext;
import io.jackfield.api.event.Event;
import io.jackfield.testkit.JackfieldExtension;
import java.time.ZoneId;
import java.util.Map;

/** A company's bot, and what happens in it in these tests. */
final class SalesFigures {
    static final long MANAGERS = -1_000_000_000_700L;

    private SalesFigures() {}

    static JackfieldExtension plugin() {
        return plugin(DailyReport.class, WeeklyReport.class, StatsList.class, ActivityList.class);
    }

    static JackfieldExtension plugin(Class<?>... extensions) {
        return JackfieldExtension.with(extensions)
                .named("report-sales")
                .timezone(ZoneId.of("Asia/Tashkent"))
                .staff("managers", MANAGERS, 104L)
                .config("titles", Map.of("basic", Map.of("en", "Basic", "ru", "Базовый", "uz", "Boshlangʻich")));
    }

    /** Two people look at packages, one of them twice; one applies for a package and one for advice; one order. */
    static void happen(PluginContext context) {
        viewed(context, 1, "basic");
        viewed(context, 1, "basic");
        viewed(context, 2, "basic");
        viewed(context, 2, "premium");
        opened(context, 1, "packages");
        opened(context, 2, "packages");
        opened(context, 2, "contact");
        record(context, 1, "application.started", Map.of("package", "basic"));
        record(context, 2, "application.started", Map.of("package", "-"));
        record(context, 1, "application.sent", Map.of("package", "basic", "number", "A-2026-000001"));
        record(context, 104, "application.won", Map.of("package", "basic", "number", "A-2026-000001"));
    }

    static void viewed(PluginContext context, long person, String id) {
        record(context, person, "package.viewed", Map.of("package", id));
    }

    private static void opened(PluginContext context, long person, String section) {
        record(context, person, "section.opened", Map.of("section", section));
    }

    static void record(PluginContext context, long person, String name, Map<String, String> facts) {
        Event event = Event.of("test", name).by(person);
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            event = event.with(fact.getKey(), fact.getValue());
        }
        context.events().record(event);
    }
}
