package ${package};

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.memory.Memory;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListPage.Row;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.ListSpec.Column;
import io.jackfield.api.operator.ListSpec.Column.Kind;
import io.jackfield.api.operator.OperatorList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Lists the users of a bot in the order of their ids, and which of them somebody has greeted. */
@Extension
public final class ${className}List implements OperatorList {
    private static final String GREETED = "greeted";

    private final PluginContext context;

    public ${className}List(PluginContext context) {
        this.context = context;
    }

    @Override
    public ListSpec spec() {
        return ListSpec.named(
                        "${name}",
                        "title",
                        Column.of("user", "user", Kind.NUMBER).ofPerson(),
                        Column.of("name", "name", Kind.TEXT).ofPerson(),
                        Column.of("language", "language", Kind.TEXT).filtered(),
                        Column.choice("status", "status", "new", GREETED).filtered())
                .actions(GREETED)
                .forRoles("managers");
    }

    /** Goes through users until the page is full; its last one is where the next page begins. */
    @Override
    public ListPage rows(ListQuestion question, BotView bot) {
        List<Row> rows = new ArrayList<>();
        long last = question.after().map(Long::parseLong).orElse(0L);
        List<Person> users;
        do {
            users = context.people().reachable(bot.bot().id(), last, question.most());
            for (Person user : users) {
                if (rows.size() == question.most()) {
                    return new ListPage(rows, Optional.of(Long.toString(last)));
                }
                row(user, question, bot).ifPresent(rows::add);
                last = user.id();
            }
        } while (users.size() == question.most());
        return new ListPage(rows, Optional.empty());
    }

    private Optional<Row> row(Person user, ListQuestion question, BotView bot) {
        boolean isGreeted = memory(bot, user.id()).get(GREETED).isPresent();
        String status = isGreeted ? GREETED : "new";
        String id = Long.toString(user.id());
        boolean isAsked = question.filters().getOrDefault("language", user.language()).equals(user.language())
                && question.filters().getOrDefault("status", status).equals(status);
        return isAsked
                ? Optional.of(new Row(
                        id,
                        List.of(id, user.firstName(), user.language(), status),
                        isGreeted ? List.of() : List.of(GREETED)))
                : Optional.empty();
    }

    @Override
    public String act(String action, String row, String by, BotView bot) {
        Person user = Optional.of(row)
                .filter(id -> action.equals(GREETED) && id.matches("\\d{1,18}"))
                .flatMap(id -> context.people().find(bot.bot().id(), Long.parseLong(id)))
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND, "list ${name} has no '" + action + "' for '" + row + "'"));
        memory(bot, user.id()).put(GREETED, by);
        return bot.text(bot.language(), GREETED, user.firstName());
    }

    private Memory memory(BotView bot, long user) {
        return context.memory().of(Recipient.of(bot.bot().id(), user));
    }
}
