package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.console.ConsolePage;
import io.jackfield.api.console.ConsoleRight;
import io.jackfield.api.web.WebAnswer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What {@link ConsolePage} promises, as tests. They run in memory:
 *
 * <pre>{@code
 * class FunnelPageTest extends ConsolePageContract {
 *     @Override
 *     protected JackfieldExtension plugin() {
 *         return JackfieldExtension.with(FunnelPage.class);
 *     }
 *
 *     @Override
 *     protected List<String> addresses() {
 *         return List.of("", "?days=7", "/packages/gold");
 *     }
 * }
 * }</pre>
 */
public abstract class ConsolePageContract {
    private static final int OPERATORS = 12;
    private static final String INJECTED = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

    /** The plugin as it is set up for these tests. Each of them starts it anew. */
    protected abstract JackfieldExtension plugin();

    /** Has something be there that the page shows. */
    protected void fill(PluginContext context) throws Exception {
        // There is nothing to prepare where it shows what is there anyway.
    }

    /** What of the page can be looked at: itself, and what follows it. */
    protected List<String> addresses() {
        return List.of("");
    }

    /** Names of parameters and fields that it reads, to be filled with odd things. */
    protected List<String> fields() {
        return List.of();
    }

    /** Which of the plugin's pages, by name; the first unless overridden. */
    protected Optional<String> page() {
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

    @Test
    void pageIsThereInEveryLanguage() throws Exception {
        try (InMemoryHost host = filled()) {
            for (String language : List.of("en", "ru", "uz", "xx")) {
                for (String address : addresses()) {
                    WebAnswer answer = page(host).in(language).get(address);
                    assertThat(answer.status())
                            .as("status of '%s' in %s", address, language)
                            .isEqualTo(200);
                }
                assertThat(PageMarkup.of(page(host).in(language).get("")))
                        .as("the page itself is HTML")
                        .isPresent();
            }
        }
    }

    /** A bot is new once. */
    @Test
    void nothingToShowIsNoFailure() {
        try (InMemoryHost host = start()) {
            assertThat(page(host).get("").status())
                    .as("status where nothing has happened")
                    .isEqualTo(200);
        }
    }

    /** The frame lets nothing else through. */
    @Test
    void addressesAreRelative() throws Exception {
        try (InMemoryHost host = filled()) {
            for (PageMarkup markup : markups(host)) {
                assertThat(markup.elsewhere())
                        .as("addresses that are not relative to the page")
                        .isEmpty();
            }
        }
    }

    /** The frame runs no others. */
    @Test
    void scriptsAreFiles() throws Exception {
        try (InMemoryHost host = filled()) {
            for (PageMarkup markup : markups(host)) {
                assertThat(markup.inlineScripts())
                        .as("scripts between tags or in attributes")
                        .isEmpty();
            }
        }
    }

    @Test
    void filesThatItNamesAreThere() throws Exception {
        try (InMemoryHost host = filled()) {
            for (String address : addresses()) {
                for (String file : PageMarkup.of(page(host).get(address))
                        .map(PageMarkup::files)
                        .orElse(List.of())) {
                    String path = URI.create("/page" + (address.startsWith("/") ? address : "/" + address))
                            .resolve(file)
                            .toString()
                            .substring("/page".length());
                    assertThat(page(host).get(path).status())
                            .as("status of " + path)
                            .isEqualTo(200);
                }
            }
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        try (InMemoryHost host = start()) {
            for (String path : List.of("/no-such-thing", "/no/such/thing.js", "/../texts/en.properties")) {
                assertThat(status(() -> page(host).get(path)))
                        .as("status of " + path)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void oddInputIsNoFailure() throws Exception {
        try (InMemoryHost host = filled()) {
            for (String odd : ContractInput.ODD_TEXTS) {
                for (String field : fields()) {
                    String query = "?" + field + "=" + encoded(odd);
                    addresses()
                            .forEach(address -> requireAnswered(() -> page(host).get(bare(address) + query)));
                    addresses()
                            .forEach(address ->
                                    requireAnswered(() -> page(host).post(bare(address), Map.of(field, odd))));
                }
                requireAnswered(() -> page(host).post("", Map.of()));
            }
        }
    }

    /** Who makes an operator follow a link must not get a script into the page with it. */
    @Test
    void whatComesInIsEscaped() throws Exception {
        try (InMemoryHost host = filled()) {
            for (String field : fields()) {
                for (String address : addresses()) {
                    String query = bare(address) + "?" + field + "=" + encoded(INJECTED);
                    requireEscaped(
                            () -> page(host).as(INJECTED, ConsoleRight.values()).get(query));
                    requireEscaped(() -> page(host).post(bare(address), Map.of(field, INJECTED)));
                }
            }
            requireEscaped(() -> page(host).as(INJECTED, ConsoleRight.values()).get(""));
        }
    }

    /** What changes something is posted, and in the audit. */
    @Test
    void lookingChangesNothing() throws Exception {
        try (InMemoryHost host = filled()) {
            long effects = host.effects();

            addresses().forEach(address -> page(host).get(address));

            assertThat(host.effects() - effects)
                    .as("things written, planned or sent by a GET")
                    .isZero();
        }
    }

    @Test
    void operatorsAreNotMixedUp() throws Exception {
        try (InMemoryHost host = filled()) {
            List<Future<String>> running = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int number = 0; number < OPERATORS; number++) {
                    String name = "operator-" + (100 + number);
                    running.add(threads.submit(
                            () -> text(page(host).as(name, ConsoleRight.VIEW).get(""))));
                }
            }
            for (int number = 0; number < OPERATORS; number++) {
                String own = "operator-" + (100 + number);
                String alone = text(page(host).as(own, ConsoleRight.VIEW).get(""));
                assertThat(running.get(number).get())
                        .as("the page of %s among others", own)
                        .isEqualTo(alone);
            }
        }
    }

    @Test
    void interruptEndsACallWithinASecond() throws Exception {
        try (InMemoryHost host = filled()) {
            // The first one loads classes, which no interrupt ends.
            ContractCalls.done("the first call", () -> page(host).get(""));

            ContractCalls.assertEndsWhenInterrupted(() -> page(host).get(""));
        }
    }

    private List<PageMarkup> markups(InMemoryHost host) {
        return addresses().stream()
                .flatMap(address -> PageMarkup.of(page(host).get(address)).stream())
                .toList();
    }

    private static String bare(String address) {
        int mark = address.indexOf('?');
        return mark < 0 ? address : address.substring(0, mark);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(WebAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** A refusal is an answer, and has a status in the frame. */
    private static int status(Supplier<WebAnswer> call) {
        try {
            return call.get().status();
        } catch (JackfieldException e) {
            if (e.error() == StandardError.NOT_FOUND) {
                return 404;
            }
            if (e.error() == StandardError.REQUEST_REJECTED || e.error() == StandardError.NOT_PERMITTED) {
                return 400;
            }
            throw e;
        }
    }

    private static void requireAnswered(Supplier<WebAnswer> call) {
        assertThat(status(call)).as("status").isLessThan(500);
    }

    private static void requireEscaped(Supplier<WebAnswer> call) {
        WebAnswer answer;
        try {
            answer = call.get();
        } catch (JackfieldException refused) {
            return; // the host writes what it says, and escapes it
        }
        PageMarkup.of(answer)
                .ifPresent(markup -> assertThat(markup.text())
                        .as("the page, with what came in")
                        .doesNotContain("<script>alert", "<img src=x"));
    }

    private InMemoryHost start() {
        HostSwitch.requireMemory("the suite asks the page itself");
        return plugin().startInMemory();
    }

    private InMemoryHost filled() throws Exception {
        InMemoryHost host = start();
        fill(host.context());
        host.clock().advance(Duration.ofMinutes(1));
        return host;
    }

    private ConsolePage plain(InMemoryHost host) {
        return page(host).extension();
    }

    private TestPage page(InMemoryHost host) {
        return page().map(host::page).orElseGet(() -> host.page(host.extension(ConsolePage.class)));
    }
}
