package io.jackfield.host.desks;

import io.jackfield.api.PluginInfo;
import io.jackfield.api.desk.EventDesk;
import io.jackfield.api.desk.MailDesk;
import io.jackfield.api.desk.NoticeDesk;
import io.jackfield.api.desk.OperatorDesk;
import io.jackfield.api.report.ReportDesk;

/**
 * The desks of rooms that call plugins themselves: made after the contexts of plugins, and asked once plugins are
 * called.
 */
public interface RoomDesks {
    EventDesk events(PluginInfo plugin);

    ReportDesk reports(PluginInfo plugin);

    NoticeDesk notices(PluginInfo plugin);

    MailDesk mail(PluginInfo plugin);

    OperatorDesk operator(PluginInfo plugin);
}
