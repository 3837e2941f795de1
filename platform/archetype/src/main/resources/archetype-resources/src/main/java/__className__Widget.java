package ${package};

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Person;
import io.jackfield.api.console.ConsoleWidget;
import io.jackfield.api.console.WidgetContent;
import io.jackfield.api.console.WidgetContent.Rows;
import io.jackfield.api.console.WidgetQuestion;
import io.jackfield.api.console.WidgetSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pf4j.Extension;

/** The widget {@code ${name}}: how many users of a bot speak which language. */
@Extension
public final class ${className}Widget implements ConsoleWidget {
    private static final int AT_ONCE = 1_000;

    private final PluginContext context;

    public ${className}Widget(PluginContext context) {
        this.context = context;
    }

    @Override
    public WidgetSpec spec() {
        return new WidgetSpec("${name}", "title");
    }

    @Override
    public WidgetContent content(WidgetQuestion question, BotView bot) {
        Map<String, Long> users = new TreeMap<>();
        long last = 0;
        List<Person> page;
        do {
            page = context.people().reachable(bot.bot().id(), last, AT_ONCE);
            for (Person user : page) {
                users.merge(user.language(), 1L, Long::sum);
                last = user.id();
            }
        } while (page.size() == AT_ONCE);
        return new Rows(
                List.of(bot.text(question.language(), "language"), bot.text(question.language(), "users")),
                users.entrySet().stream()
                        .map(one -> List.of(one.getKey(), one.getValue().toString()))
                        .toList());
    }
}
