package io.jackfield.console.users;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.host.staff.OperatorRight;
import java.util.ArrayList;
import java.util.List;

/** The pages about one user, as far as the operator may see them. */
public final class UserTabs {
    private UserTabs() {}

    /** @param path below the console */
    public record Tab(String title, String path, boolean active) {}

    /** @param active empty, {@code /events} or {@code /dialogue} */
    static List<Tab> of(Visit visit, String active) {
        String user = Address.of("/users/{}/{}", visit.path("bot"), visit.path("user"))
                .toString();
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab(visit.text("users.person"), user, active.isEmpty()));
        tabs.add(new Tab(visit.text("users.events"), user + "/events", active.equals("/events")));
        if (visit.may(OperatorRight.READ_CONTENT)) {
            tabs.add(new Tab(visit.text("users.dialogue"), user + "/dialogue", active.equals("/dialogue")));
        }
        return tabs;
    }
}
