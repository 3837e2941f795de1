package io.jackfield.host;

import io.jackfield.api.PluginInfo;
import io.jackfield.api.desk.EventDesk;
import io.jackfield.api.desk.MailDesk;
import io.jackfield.api.desk.NoticeDesk;
import io.jackfield.api.desk.OperatorDesk;
import io.jackfield.api.report.ReportDesk;
import io.jackfield.host.desks.RoomDesks;
import java.util.function.Function;

/** The desks of rooms that are made after the contexts of plugins: each wing sets its own. */
final class LateDesks implements RoomDesks {
    final LateReference<Function<PluginInfo, EventDesk>> events = new LateReference<>();
    final LateReference<Function<PluginInfo, ReportDesk>> reports = new LateReference<>();
    final LateReference<Function<PluginInfo, NoticeDesk>> notices = new LateReference<>();
    final LateReference<Function<PluginInfo, MailDesk>> mail = new LateReference<>();
    final LateReference<Function<PluginInfo, OperatorDesk>> operator = new LateReference<>();

    @Override
    public EventDesk events(PluginInfo plugin) {
        return events.get().apply(plugin);
    }

    @Override
    public ReportDesk reports(PluginInfo plugin) {
        return reports.get().apply(plugin);
    }

    @Override
    public NoticeDesk notices(PluginInfo plugin) {
        return notices.get().apply(plugin);
    }

    @Override
    public MailDesk mail(PluginInfo plugin) {
        return mail.get().apply(plugin);
    }

    @Override
    public OperatorDesk operator(PluginInfo plugin) {
        return operator.get().apply(plugin);
    }
}
