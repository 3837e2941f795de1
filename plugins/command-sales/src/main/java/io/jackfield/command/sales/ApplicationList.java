package io.jackfield.command.sales;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListPage.Row;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.ListSpec.Column;
import io.jackfield.api.operator.ListSpec.Column.Kind;
import io.jackfield.api.operator.OperatorList;
import io.jackfield.lib.sales.Action;
import io.jackfield.lib.sales.Actor;
import io.jackfield.lib.sales.Application;
import io.jackfield.lib.sales.Applications.Outcome;
import io.jackfield.lib.sales.Status;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.pf4j.Extension;

/**
 * The list {@code applications}. Its packages are called as managers know them, by their titles in the bot's language;
 * they can be asked for by title and by id.
 */
@Extension
public final class ApplicationList implements OperatorList {
    private static final String TITLE = "list";
    private static final String PACKAGE = "package";

    private final SalesDesk desk;

    public ApplicationList(PluginContext context) {
        desk = SalesDesk.of(context);
    }

    @Override
    public ListSpec spec() {
        return ListSpec.named(
                        "applications",
                        TITLE,
                        Column.of("number", "list.number", Kind.TEXT),
                        Column.of("at", "list.at", Kind.TIME),
                        Column.choice("status", "manager.status", words(Status.values(), Status::word))
                                .filtered(),
                        Column.of(PACKAGE, "list.package", Kind.TEXT).filtered(),
                        Column.of("name", "list.name", Kind.TEXT).ofPerson(),
                        Column.of("phone", "list.phone", Kind.TEXT).ofPerson(),
                        Column.of("manager", "list.manager", Kind.TEXT))
                .actions(words(Action.values(), Action::word))
                .forRoles(Managers.ROLE);
    }

    private static <E> String[] words(E[] values, Function<E, String> word) {
        return Arrays.stream(values).map(word).toArray(String[]::new);
    }

    @Override
    public ListPage rows(ListQuestion question, BotView bot) {
        Catalogue catalogue = Catalogue.of(bot.config());
        List<Application> page = desk.board().page(bot.bot().id(), byId(question, catalogue));
        Optional<String> next = page.size() < question.most()
                ? Optional.empty()
                : Optional.of(page.getLast().number());
        return new ListPage(
                page.stream()
                        .map(one -> row(one, catalogue.title(one.packageId(), bot.language())))
                        .toList(),
                next);
    }

    private static ListQuestion byId(ListQuestion question, Catalogue catalogue) {
        Map<String, String> filters = new HashMap<>(question.filters());
        filters.computeIfPresent(PACKAGE, (column, wanted) -> catalogue.idOf(wanted));
        return new ListQuestion(filters, question.from(), question.to(), question.after(), question.most());
    }

    private static Row row(Application application, String title) {
        return new Row(
                application.number(),
                List.of(
                        application.number(),
                        application.createdAt().toString(),
                        application.status().word(),
                        title,
                        application.contact().name(),
                        application.contact().phone(),
                        application.manager().map(Actor::name).orElse("")),
                Arrays.stream(Action.values())
                        .filter(action -> action.fits(application.status()))
                        .map(Action::word)
                        .toList());
    }

    @Override
    public String act(String action, String row, String by, BotView bot) {
        Action wanted = Action.of(action)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND, "list applications has no action '" + action + "'"));
        Outcome outcome = desk.managers().act(bot, row, wanted, by);
        return Card.text(
                bot,
                outcome.done() ? "manager.done." + action : "manager.otherwise",
                outcome.application().number());
    }
}
