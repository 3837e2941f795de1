package io.jackfield.host.operator;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.console.ConsolePage;
import io.jackfield.api.console.PageRequest;
import io.jackfield.api.console.PageSpec;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.ExtensionCall;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PluginRoom;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Comparator;
import java.util.List;

/** The pages that live plugins bring to the console. Core loop only. */
public final class HostPages {
    private final CoreLoop loop;
    private final PluginRoom plugins;
    private final PluginsConfig config;

    public HostPages(CoreLoop loop, PluginRoom plugins, PluginsConfig config) {
        this.loop = loop;
        this.plugins = plugins;
        this.config = config;
    }

    /** @param title in the language asked for */
    public record Page(String plugin, String name, String title, OperatorRight right) {}

    /** All of them, in the order of their titles. Asks no plugin. */
    public List<Page> all(String language) {
        return plugins.live().stream()
                .flatMap(plugin -> plugin.extensions(ExtensionKind.CONSOLE_PAGE).values().stream()
                        .map(one -> page(plugin, one.spec(), language)))
                .sorted(Comparator.comparing(Page::title).thenComparing(Page::plugin))
                .toList();
    }

    private static Page page(LoadedPlugin plugin, PageSpec spec, String language) {
        return new Page(plugin.id(), spec.name(), title(plugin, spec, language), right(spec));
    }

    private static String title(LoadedPlugin plugin, PageSpec spec, String language) {
        try {
            return plugin.texts().get(language, spec.title());
        } catch (JackfieldException e) {
            return spec.name();
        }
    }

    /** The two have the same words. */
    private static OperatorRight right(PageSpec spec) {
        return OperatorRight.valueOf(spec.right().name());
    }

    /** @throws JackfieldException when there is no such page, with the reason */
    public Page find(String plugin, String name, String language) {
        LoadedPlugin live = plugins.find(plugin)
                .orElseThrow(
                        () -> new JackfieldException(StandardError.NOT_FOUND, "plugin " + plugin + " is not loaded"));
        return all(language).stream()
                .filter(page -> page.plugin().equals(live.id()) && page.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND, "plugin " + plugin + " has no page '" + name + "'"));
    }

    /** Has a page answer within the time that calls of its plugin have; fails with what it throws. */
    public Future<PageAnswer> ask(Page page, PageRequest request) {
        Promise<WebAnswer> answer = Promise.promise();
        new ExtensionCall<ConsolePage, WebAnswer>(
                        ExtensionKind.CONSOLE_PAGE,
                        page.name(),
                        (extension, grant) -> extension.answer(request),
                        config.limitsOf(page.plugin()).callDeadline(),
                        running -> {},
                        result -> loop.run(() -> complete(answer, result)))
                .sendTo(page.plugin(), loop.vertx());
        return answer.future().map(given -> PageAnswer.checked(page.plugin(), page.name(), request.path(), given));
    }

    private static void complete(Promise<WebAnswer> answer, CallResult<WebAnswer> result) {
        switch (result) {
            case CallResult.Answered<WebAnswer> answered -> answer.complete(answered.value());
            case CallResult.Failed<WebAnswer> failed -> answer.fail(failed.error());
        }
    }
}
