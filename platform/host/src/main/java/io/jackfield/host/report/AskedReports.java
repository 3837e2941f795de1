package io.jackfield.host.report;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.report.ReportType;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.ExtensionCall;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.report.ReportDirectory.Entry;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.BiFunction;

/** Asks types of reports over the bus, for threads that wait for the answer. From any thread but the core loop. */
public final class AskedReports {
    /** The call itself ends sooner, by the limit that it is given. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final CoreLoop loop;
    private final Blocking blocking;
    private final BiFunction<LoadedPlugin, ServedBot, BotView> views;

    /** @param views a bot as a plugin sees it */
    public AskedReports(CoreLoop loop, Blocking blocking, BiFunction<LoadedPlugin, ServedBot, BotView> views) {
        this.loop = loop;
        this.blocking = blocking;
        this.views = views;
    }

    /** What a type of reports is asked, on the thread of the call; the answer is never null. */
    @FunctionalInterface
    public interface Question<T> {
        T to(ReportType type, BotView bot) throws Exception;
    }

    /** Throws what the plugin threw as {@link JackfieldException}, or {@code UNAVAILABLE} when it has gone. */
    public <T> T ask(Entry entry, ServedBot bot, Duration limit, Question<T> question) {
        return blocking.get("report", limit.plus(MARGIN), () -> send(entry, bot, limit, question));
    }

    /** A text of the plugin that makes the report, in the bot's wording. */
    public String title(Entry entry, ServedBot bot, String language) {
        return views.apply(entry.plugin(), bot).text(language, entry.spec().title());
    }

    private <T> Future<T> send(Entry entry, ServedBot bot, Duration limit, Question<T> question) {
        Promise<T> answer = Promise.promise();
        new ExtensionCall<ReportType, T>(
                        ExtensionKind.REPORT_TYPE,
                        entry.spec().name(),
                        (type, grant) -> question.to(type, views.apply(entry.plugin(), bot)),
                        limit,
                        running -> {},
                        result -> loop.run(() -> end(answer, entry.spec().name(), result)))
                .sendTo(entry.plugin().id(), loop.vertx());
        return answer.future();
    }

    private static <T> void end(Promise<T> answer, String report, CallResult<T> result) {
        switch (result) {
            case CallResult.Answered<T>(T value) when value != null -> answer.complete(value);
            case CallResult.Answered<T> nothing ->
                answer.fail(
                        new JackfieldException(StandardError.PLUGIN_FAULT, "report " + report + " has answered null"));
            case CallResult.Failed<T>(JackfieldException error) -> answer.fail(error);
        }
    }
}
