package io.jackfield.console.events;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.ConsolePage;
import io.jackfield.console.frame.Group;
import io.jackfield.console.frame.Icon;
import io.jackfield.console.frame.Notice;
import io.jackfield.console.frame.PageEntry;
import io.jackfield.console.frame.PageRoutes;
import io.jackfield.console.frame.Refusal;
import io.jackfield.console.frame.TimeRange;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Confirmation;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events that a listener could not take: seen, delivered again, given up. */
public final class EventsPage implements ConsolePage {
    @Override
    public PageEntry entry() {
        return new PageEntry("events", "/events", OperatorRight.LETTERS, Icon.WARNING, Group.NOW).byTime();
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/events", EventsPage::list);
        for (String verb : List.of("replay", "drop")) {
            routes.get("/events/" + verb, visit -> confirm(visit, verb, ""))
                    .post("/events/" + verb, OperatorRight.LETTERS, visit -> change(visit, verb));
        }
    }

    private static Future<Answer> list(Visit visit) {
        return visit.get(visit.within(Address.of("/events/dead").with("listener", visit.parameter("listener"))))
                .map(found -> Answer.page("events/list.jte", EventsModel.of(visit, found)));
    }

    private static Future<Answer> confirm(Visit visit, String verb, String problem) {
        String listener = asked(visit, "listener").orElse("");
        String event = asked(visit, "event").orElse("");
        Optional<String> from = asked(visit, "from").or(() -> visit.range().map(range -> range.from(Instant.now())));
        Optional<String> to = asked(visit, "to").or(() -> visit.range().flatMap(TimeRange::to));
        Confirmation asked = Confirmation.of(
                        visit.text("events." + verb + ".title"),
                        visit.text("events." + verb),
                        "/events/" + verb,
                        Address.of("/events").with("listener", Optional.of(listener)),
                        visit.text("events." + verb + ".sentence", which(visit, event, from, to), listener))
                .with("listener", listener)
                .with("event", event)
                .with("from", from.orElse(""))
                .with("to", to.orElse(""))
                .refused(problem);
        return Future.succeededFuture(
                Answer.page("layout/confirm.jte", verb.equals("drop") ? asked.dangerous() : asked));
    }

    private static String which(Visit visit, String event, Optional<String> from, Optional<String> to) {
        if (!event.isEmpty()) {
            return event;
        }
        if (from.isEmpty() && to.isEmpty()) {
            return visit.text("events.all");
        }
        String first = from.map(EventsPage::moment).orElse("…");
        return to.isEmpty()
                ? visit.text("events.all.since", first)
                : visit.text("events.all.chosen", first, moment(to.get()));
    }

    /** Nobody reads fractions of a second. */
    private static String moment(String at) {
        return at.replaceAll("\\.\\d+Z$", "Z");
    }

    private static Optional<String> asked(Visit visit, String name) {
        return visit.field(name).or(() -> visit.parameter(name));
    }

    private static Future<Answer> change(Visit visit, String verb) {
        return (verb.equals("drop")
                        ? drop(visit)
                        : visit.post("/events/dead/replay", visit.body("listener", "event", "from", "to")))
                .map(done -> (Answer) Answer.to(
                        "/events",
                        Notice.done(visit.text(
                                "events." + verb + ".done",
                                done.getValue(verb.equals("drop") ? "dropped" : "replayed")))))
                .recover(Refusal.atForm(words -> confirm(visit, verb, words)));
    }

    private static Future<JsonObject> drop(Visit visit) {
        Address address = Address.of("/events/dead")
                .with("listener", visit.field("listener"))
                .with("event", visit.field("event"))
                .with("from", visit.field("from"))
                .with("to", visit.field("to"));
        return visit.call(HttpMethod.DELETE, address, new JsonObject());
    }
}
