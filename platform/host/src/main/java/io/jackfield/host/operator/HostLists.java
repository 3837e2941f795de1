package io.jackfield.host.operator;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.OperatorList;
import io.jackfield.host.operator.ExtensionsOfBot.Found;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.telegram.ServedBot;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The lists that the plugins of each bot bring, checked, and with a record of what is done to their rows. */
public final class HostLists {
    private final ExtensionsOfBot extensions;
    private final OperatorActions actions;

    public HostLists(ExtensionsOfBot extensions, OperatorActions actions) {
        this.extensions = extensions;
        this.actions = actions;
    }

    /** Those of a bot, in the order of their names. */
    public List<BotList> of(ServedBot bot) {
        return extensions.of(bot, ExtensionKind.OPERATOR_LIST).stream()
                .sorted(Comparator.comparing(Found::name))
                .<BotList>map(found -> new CheckedList(new CalledList(bot, found)))
                .toList();
    }

    /** Fails with {@code NOT_FOUND} and the names that there are. */
    public BotList find(ServedBot bot, String name) {
        List<BotList> all = of(bot);
        return all.stream()
                .filter(list -> list.spec().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND, "bot " + bot.id() + " has no list '" + name + "'; " + names(all)));
    }

    private static String names(List<BotList> lists) {
        return lists.isEmpty()
                ? "none of its plugins brings one"
                : lists.stream().map(list -> list.spec().name()).collect(Collectors.joining(", ", "it has: ", ""));
    }

    private final class CalledList implements BotList {
        private final ServedBot bot;
        private final Found<OperatorList, ListSpec> found;

        CalledList(ServedBot bot, Found<OperatorList, ListSpec> found) {
            this.bot = bot;
            this.found = found;
        }

        @Override
        public ListSpec spec() {
            return found.spec();
        }

        @Override
        public BotView view() {
            return found.view();
        }

        @Override
        public ListPage rows(ListQuestion question) {
            return extensions.ask(found, list -> list.rows(question, found.view()));
        }

        @Override
        public String act(String action, String row, String by) {
            return actions.done(
                    new OperatorActions.Action(bot, by, spec().name() + "." + action, row),
                    () -> saying(extensions.ask(found, list -> list.act(action, row, by, found.view()))));
        }

        /** What the record wants words of. */
        private String saying(String done) {
            return done == null ? "" : done;
        }
    }
}
