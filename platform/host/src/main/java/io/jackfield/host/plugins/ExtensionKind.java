package io.jackfield.host.plugins;

import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.console.ConsolePage;
import io.jackfield.api.console.ConsoleWidget;
import io.jackfield.api.console.PageSpec;
import io.jackfield.api.console.WidgetSpec;
import io.jackfield.api.event.EventListener;
import io.jackfield.api.event.ListenerSpec;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ProviderSpec;
import io.jackfield.api.notice.NoticeKind;
import io.jackfield.api.notice.NoticeSpec;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.OperatorList;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.payment.PaymentSpec;
import io.jackfield.api.privacy.PersonalData;
import io.jackfield.api.prompt.PromptSource;
import io.jackfield.api.prompt.PromptSpec;
import io.jackfield.api.report.ReportSpec;
import io.jackfield.api.report.ReportType;
import io.jackfield.api.web.EndpointSpec;
import io.jackfield.api.web.WebEndpoint;
import io.jackfield.host.config.Permission;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A kind of extension that plugins bring: one row of {@link #ALL}. Whoever adds a kind adds its type to the contract,
 * its row here, and the room that calls it; loading, permissions, conflicts, the calls themselves and their figures are
 * the same for all of them.
 *
 * @param type the extension point of the contract
 * @param word what it is called in sentences
 * @param permission without which a plugin may not bring one
 * @param spec what an extension says of itself; asked once, when it is loaded
 * @param name by which it is told apart from others of its kind; a plugin may bring one that has none
 * @param scope where no other may have its name
 * @param goesByPlugin whether one that is the only one of its plugin is found by the plugin's id, whatever its name,
 *     and one of several by id and name: so that buttons find the handler that sent them also in a version that renamed
 *     it
 * @param shown one of a name, in a sentence
 * @param <E> the extension point
 * @param <S> what its extensions say of themselves
 */
public record ExtensionKind<E, S>(
        Class<E> type,
        String word,
        Optional<Permission> permission,
        Function<E, S> spec,
        Function<S, Optional<String>> name,
        Scope scope,
        boolean goesByPlugin,
        UnaryOperator<String> shown) {

    public static final ExtensionKind<CommandHandler, CommandSpec> COMMAND_HANDLER = new ExtensionKind<>(
            CommandHandler.class,
            "command handler",
            Optional.empty(),
            CommandHandler::spec,
            CommandSpec::name,
            Scope.BOT,
            true,
            name -> "/" + name);

    public static final ExtensionKind<LlmProvider, ProviderSpec> MODEL_PROVIDER = new ExtensionKind<>(
            LlmProvider.class,
            "model provider",
            Optional.empty(),
            LlmProvider::spec,
            spec -> Optional.of(spec.name()),
            Scope.HOST);

    public static final ExtensionKind<WebEndpoint, EndpointSpec> WEB_ENDPOINT = new ExtensionKind<>(
            WebEndpoint.class,
            "web endpoint",
            Optional.of(Permission.WEB),
            WebEndpoint::spec,
            spec -> Optional.of(spec.name()),
            Scope.PLUGIN);

    public static final ExtensionKind<PaymentProvider, PaymentSpec> PAYMENT_PROVIDER = new ExtensionKind<>(
            PaymentProvider.class,
            "payment provider",
            Optional.of(Permission.PAYMENTS),
            PaymentProvider::spec,
            spec -> Optional.of(spec.name()),
            Scope.HOST);

    public static final ExtensionKind<ReportType, ReportSpec> REPORT_TYPE = new ExtensionKind<>(
            ReportType.class,
            "report",
            Optional.of(Permission.MESSAGES),
            ReportType::spec,
            spec -> Optional.of(spec.name()),
            Scope.BOT);

    public static final ExtensionKind<NoticeKind, NoticeSpec> NOTICE_KIND = new ExtensionKind<>(
            NoticeKind.class,
            "kind of notice",
            Optional.of(Permission.MESSAGES),
            NoticeKind::spec,
            spec -> Optional.of(spec.name()),
            Scope.BOT);

    public static final ExtensionKind<EventListener, ListenerSpec> EVENT_LISTENER = new ExtensionKind<>(
            EventListener.class,
            "event listener",
            Optional.of(Permission.EVENTS),
            EventListener::spec,
            spec -> Optional.of(spec.name()),
            Scope.HOST);

    public static final ExtensionKind<OperatorList, ListSpec> OPERATOR_LIST = new ExtensionKind<>(
            OperatorList.class,
            "operators' list",
            Optional.empty(),
            OperatorList::spec,
            spec -> Optional.of(spec.name()),
            Scope.BOT);

    public static final ExtensionKind<PromptSource, PromptSpec> PROMPT_SOURCE = new ExtensionKind<>(
            PromptSource.class,
            "prompt source",
            Optional.empty(),
            PromptSource::spec,
            spec -> Optional.of(spec.name()),
            Scope.BOT);

    public static final ExtensionKind<PersonalData, String> PERSONAL_DATA = new ExtensionKind<>(
            PersonalData.class,
            "keeper of personal data",
            Optional.empty(),
            data -> "",
            name -> Optional.empty(),
            Scope.PLUGIN);

    public static final ExtensionKind<ConsoleWidget, WidgetSpec> CONSOLE_WIDGET = new ExtensionKind<>(
            ConsoleWidget.class,
            "console widget",
            Optional.empty(),
            ConsoleWidget::spec,
            spec -> Optional.of(spec.name()),
            Scope.BOT);

    public static final ExtensionKind<ConsolePage, PageSpec> CONSOLE_PAGE = new ExtensionKind<>(
            ConsolePage.class,
            "console page",
            Optional.of(Permission.CONSOLE),
            ConsolePage::spec,
            spec -> Optional.of(spec.name()),
            Scope.PLUGIN);

    /** Every kind that this host calls. */
    public static final List<ExtensionKind<?, ?>> ALL = List.of(
            COMMAND_HANDLER,
            MODEL_PROVIDER,
            WEB_ENDPOINT,
            PAYMENT_PROVIDER,
            REPORT_TYPE,
            NOTICE_KIND,
            EVENT_LISTENER,
            OPERATOR_LIST,
            PROMPT_SOURCE,
            PERSONAL_DATA,
            CONSOLE_WIDGET,
            CONSOLE_PAGE);

    /** Among which plugins a name belongs to one. */
    public enum Scope {
        /** Others may have the same name. */
        PLUGIN,
        /** Those of a bot. */
        BOT,
        /** All of them. */
        HOST
    }

    /** One that is found by its name, and goes by its word and name in sentences. */
    public ExtensionKind(
            Class<E> type,
            String word,
            Optional<Permission> permission,
            Function<E, S> spec,
            Function<S, Optional<String>> name,
            Scope scope) {
        this(type, word, permission, spec, name, scope, false, one -> "the " + word + " " + one);
    }
}
