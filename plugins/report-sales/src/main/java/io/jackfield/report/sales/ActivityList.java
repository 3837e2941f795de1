package io.jackfield.report.sales;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.api.desk.EventDesk.Activity;
import io.jackfield.api.desk.EventDesk.Span;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListPage.Row;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.ListSpec.Column;
import io.jackfield.api.operator.ListSpec.Column.Kind;
import io.jackfield.api.operator.OperatorList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** The list {@code activity}: who used the bot, whoever did so last first. */
@Extension
public final class ActivityList implements OperatorList {
    private static final int LONGEST_PAGE = 1_000;

    private final PluginContext context;

    public ActivityList(PluginContext context) {
        this.context = context;
    }

    @Override
    public ListSpec spec() {
        return ListSpec.named(
                        "activity",
                        "activity",
                        Column.of("person", "column.person", Kind.TEXT).ofPerson(),
                        Column.of("name", "column.name", Kind.TEXT).ofPerson(),
                        Column.of("last", "column.last", Kind.TIME),
                        Column.of("first", "column.first", Kind.TIME),
                        Column.of("actions", "column.actions", Kind.NUMBER))
                .forRoles(SalesReport.ROLE);
    }

    @Override
    public ListPage rows(ListQuestion question, BotView bot) {
        Instant from = question.from().orElse(Instant.EPOCH);
        Instant to = question.to().orElseGet(() -> context.clock().instant().plusSeconds(1));
        int most = Math.min(question.most(), LONGEST_PAGE);
        List<Activity> page = context.events()
                .activity(
                        bot.bot().id(),
                        new Span(Events.OF_USERS, from, to.isBefore(from) ? from : to),
                        question.after().flatMap(ActivityList::place),
                        most);
        return new ListPage(
                page.stream().map(one -> row(one, bot.bot().id())).toList(),
                page.size() < most ? Optional.empty() : Optional.of(place(page.getLast())));
    }

    private static String place(Activity last) {
        return last.last() + " " + last.person();
    }

    /** Only who and when counts for where to go on; what is no place at all begins anew. */
    private static Optional<Activity> place(String text) {
        int blank = text.indexOf(' ');
        try {
            Instant last = Instant.parse(text.substring(0, Math.max(0, blank)));
            return Optional.of(new Activity(Long.parseLong(text.substring(blank + 1)), last, last, 0));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Row row(Activity one, String bot) {
        return new Row(
                Long.toString(one.person()),
                List.of(
                        Long.toString(one.person()),
                        context.people()
                                .find(bot, one.person())
                                .map(ActivityList::name)
                                .orElse(""),
                        one.last().toString(),
                        one.first().toString(),
                        Long.toString(one.number())),
                List.of());
    }

    private static String name(Person person) {
        String name = (person.firstName() + " " + person.lastName()).strip();
        return person.username()
                .map(username -> (name + " @" + username).strip())
                .orElse(name);
    }
}
