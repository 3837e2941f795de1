package io.jackfield.testkit;

import io.jackfield.api.BotView;
import io.jackfield.api.console.ConsoleWidget;
import io.jackfield.api.console.WidgetContent;
import io.jackfield.api.console.WidgetQuestion;
import io.jackfield.host.calls.CallResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A widget of the plugin under test, as the console asks it. One that fails throws in the test. */
public final class TestWidget {
    private static final String LANGUAGE = "en";

    private final String plugin;
    private final ConsoleWidget widget;
    private final BotView bot;
    private final Clock clock;

    TestWidget(String plugin, ConsoleWidget widget, BotView bot, Clock clock) {
        this.plugin = plugin;
        this.widget = widget;
        this.bot = bot;
        this.clock = clock;
    }

    /** What it shows of the last days, in English. */
    public WidgetContent ofDays(int days) {
        return ofDays(days, LANGUAGE);
    }

    /** The same for an operator who reads this language. */
    public WidgetContent ofDays(int days, String language) {
        Instant now = clock.instant();
        return content(new WidgetQuestion(language, now.minus(Duration.ofDays(days)), now));
    }

    public WidgetContent content(WidgetQuestion question) {
        try {
            return widget.content(question, bot);
        } catch (Exception e) {
            throw CallResult.Failed.of(plugin, e).error();
        }
    }

    ConsoleWidget extension() {
        return widget;
    }
}
