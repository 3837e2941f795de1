package io.jackfield.host.operator;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.console.ConsoleWidget;
import io.jackfield.api.console.WidgetContent;
import io.jackfield.api.console.WidgetQuestion;
import io.jackfield.api.console.WidgetSpec;
import io.jackfield.host.operator.ExtensionsOfBot.Found;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.telegram.ServedBot;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The widgets that the plugins of each bot bring to the console. Blocks; from any thread but the core loop. */
public final class HostWidgets {
    private static final Duration LIMIT = Duration.ofMillis(1_300);
    private static final Duration MARGIN = Duration.ofMillis(200);

    private final ExtensionsOfBot extensions;

    public HostWidgets(ExtensionsOfBot extensions) {
        this.extensions = extensions;
    }

    /** @param title in the language asked for */
    public record Widget(String bot, String plugin, String name, String title) {}

    /** Those of a bot, in the order of their names. */
    public List<Widget> of(ServedBot bot, String language) {
        return extensions.of(bot, ExtensionKind.CONSOLE_WIDGET).stream()
                .sorted(Comparator.comparing(found -> found.spec().name()))
                .map(found -> widget(bot, found, language))
                .toList();
    }

    private static Widget widget(ServedBot bot, Found<ConsoleWidget, WidgetSpec> found, String language) {
        return new Widget(bot.id(), found.plugin().id(), found.spec().name(), title(found, language));
    }

    private static String title(Found<ConsoleWidget, WidgetSpec> found, String language) {
        try {
            return found.view().text(language, found.spec().title());
        } catch (JackfieldException e) {
            return found.spec().name();
        }
    }

    /** Asks one, for no longer than a page may take; throws what it throws, or that it took too long. */
    public WidgetContent content(ServedBot bot, String name, WidgetQuestion question) {
        Found<ConsoleWidget, WidgetSpec> found = extensions.of(bot, ExtensionKind.CONSOLE_WIDGET).stream()
                .filter(one -> one.spec().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND, "bot " + bot.id() + " has no widget '" + name + "'"));
        WidgetContent content = extensions.ask(found, LIMIT, MARGIN, widget -> widget.content(question, found.view()));
        if (content == null) {
            throw new JackfieldException(
                    StandardError.PLUGIN_FAULT,
                    "widget " + name + " of plugin " + found.plugin().id() + " gave null; give values or throw");
        }
        return content;
    }
}
