package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.PluginContext;
import io.jackfield.api.console.ConsoleWidget;
import io.jackfield.api.console.WidgetContent;
import io.jackfield.api.console.WidgetContent.Series;
import io.jackfield.api.console.WidgetQuestion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What {@link ConsoleWidget} promises, as tests. They run in memory:
 *
 * <pre>{@code
 * class SalesWidgetTest extends ConsoleWidgetContract {
 *     @Override
 *     protected JackfieldExtension plugin() {
 *         return JackfieldExtension.with(SalesWidget.class);
 *     }
 *
 *     @Override
 *     protected void fill(PluginContext context) {
 *         context.events().record(Event.of("test", "application.won").by(1_001));
 *     }
 * }
 * }</pre>
 */
public abstract class ConsoleWidgetContract {
    private static final Duration LIMIT = Duration.ofMillis(1_300);
    private static final int DAYS = 30;

    /** The plugin as it is set up for these tests. Each of them starts it anew. */
    protected abstract JackfieldExtension plugin();

    /** Has something happen that the widget of the bot {@code test} is about. */
    protected void fill(PluginContext context) throws Exception {
        // There is nothing to prepare where it shows what is there anyway.
    }

    /** Which of the plugin's widgets, by name; the first unless overridden. */
    protected Optional<String> widget() {
        return Optional.empty();
    }

    @Test
    void specStaysTheSame() {
        try (InMemoryHost first = start();
                InMemoryHost second = start()) {
            assertThat(List.of(plain(first).spec(), plain(second).spec()))
                    .as("spec(), asked again and of another instance")
                    .containsOnly(plain(first).spec());
        }
    }

    @Test
    void titleHasATextInEveryLanguage() {
        try (InMemoryHost host = start()) {
            ContractTexts.requireTitle(plugin(), host, plain(host).spec().title());
        }
    }

    /** A bot is new once. */
    @Test
    void nothingToShowIsNoFailure() {
        try (InMemoryHost host = start()) {
            assertThat(widget(host).ofDays(DAYS))
                    .as("what it shows of a new bot")
                    .isNotNull();
        }
    }

    /** The page shows what has come by then. */
    @Test
    void answersInTime() throws Exception {
        try (InMemoryHost host = filled()) {
            long begun = System.nanoTime();
            widget(host).ofDays(DAYS);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("the time it takes")
                    .isLessThan(LIMIT);
        }
    }

    @Test
    void saysTheSameWhenItIsAskedAgain() throws Exception {
        try (InMemoryHost host = filled()) {
            TestWidget widget = widget(host);

            assertThat(widget.ofDays(DAYS)).isEqualTo(widget.ofDays(DAYS));
        }
    }

    @Test
    void linesAreOfTheTimeAskedFor() throws Exception {
        try (InMemoryHost host = filled()) {
            Instant now = host.clock().instant();
            for (int days : List.of(1, 7, 90)) {
                WidgetQuestion question = new WidgetQuestion("en", now.minus(Duration.ofDays(days)), now);
                if (widget(host).content(question) instanceof Series series) {
                    assertThat(series.times())
                            .as("times of the last %d days", days)
                            .isSorted()
                            .doesNotHaveDuplicates()
                            .allMatch(
                                    time -> !time.isBefore(question.from()) && !time.isAfter(question.to()),
                                    "lie within " + question.from() + " and " + question.to());
                }
            }
        }
    }

    /** Operators choose the time, and their browser the language. */
    @Test
    void oddTimesAndLanguagesAreNoFailure() throws Exception {
        try (InMemoryHost host = filled()) {
            Instant now = host.clock().instant();
            for (Duration time : List.of(Duration.ofMillis(1), Duration.ofDays(1), Duration.ofDays(366))) {
                for (String language : List.of("en", "ru", "xx")) {
                    WidgetContent content = widget(host).content(new WidgetQuestion(language, now.minus(time), now));
                    assertThat(content)
                            .as("what it shows of %s in %s", time, language)
                            .isNotNull();
                }
            }
        }
    }

    @Test
    void askingChangesNothing() throws Exception {
        try (InMemoryHost host = filled()) {
            long effects = host.effects();

            widget(host).ofDays(DAYS);

            assertThat(host.effects() - effects)
                    .as("things written, planned or sent while it was asked")
                    .isZero();
        }
    }

    @Test
    void callsAtOnceDoNotMix() throws Exception {
        try (InMemoryHost host = filled()) {
            WidgetContent alone = widget(host).ofDays(DAYS);

            assertThat(ContractCalls.atOnce(() -> widget(host).ofDays(DAYS)))
                    .as("what it shows, asked many times at once")
                    .allMatch(alone::equals);
        }
    }

    @Test
    void interruptEndsACallWithinASecond() throws Exception {
        try (InMemoryHost host = filled()) {
            // The first one loads classes, which no interrupt ends.
            ContractCalls.done("the first call", () -> widget(host).ofDays(DAYS));

            ContractCalls.assertEndsWhenInterrupted(() -> widget(host).ofDays(DAYS));
        }
    }

    private InMemoryHost start() {
        HostSwitch.requireMemory("the suite asks the widget itself");
        return plugin().startInMemory();
    }

    private InMemoryHost filled() throws Exception {
        InMemoryHost host = start();
        fill(host.context());
        host.clock().advance(Duration.ofMinutes(1));
        return host;
    }

    private ConsoleWidget plain(InMemoryHost host) {
        return widget(host).extension();
    }

    private TestWidget widget(InMemoryHost host) {
        return widget().map(host::widget).orElseGet(() -> host.widget(host.extension(ConsoleWidget.class)));
    }
}
