package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.console.ConsolePage;
import io.jackfield.api.console.PageRequest;
import io.jackfield.api.console.PageSpec;
import io.jackfield.api.memory.Memory;
import io.jackfield.api.web.WebAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Searches orders; breaks one promise of its interface when told to. */
public final class FaultyPage implements ConsolePage {
    static final String FILLED = "filled";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final PluginContext context;
    private final Fault fault;
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile String last = "";

    public FaultyPage(PluginContext context) {
        this.context = context;
        fault = Fault.valueOf(context.config().text("fault", "NONE"));
    }

    enum Fault {
        NONE,
        IS_CALLED_ANEW_EACH_TIME,
        HAS_NO_TITLE,
        KNOWS_TWO_LANGUAGES,
        SAYS_NO_TYPE,
        FAILS_FOR_A_NEW_BOT,
        LOADS_FROM_ELSEWHERE,
        LINKS_FROM_THE_ROOT,
        HAS_A_SCRIPT_BETWEEN_TAGS,
        HAS_A_SCRIPT_IN_AN_ATTRIBUTE,
        NAMES_A_FILE_THAT_IS_NOT_THERE,
        ANSWERS_EVERYTHING,
        TAKES_WORDS_FOR_NUMBERS,
        LEADS_WHERE_IT_IS_TOLD,
        REPEATS_WHAT_COMES_IN,
        REPEATS_NAMES,
        REMEMBERS_WHO_LOOKED,
        KEEPS_THE_NAME_IN_A_FIELD,
        IS_DEAF_TO_INTERRUPTS
    }

    @Override
    public PageSpec spec() {
        return PageSpec.named(
                fault == Fault.IS_CALLED_ANEW_EACH_TIME ? "orders-" + NUMBERS.incrementAndGet() : "orders",
                fault == Fault.HAS_NO_TITLE ? "no-such-key" : "orders");
    }

    private Memory memory() {
        return context.memory().of(Recipient.of("test", 1));
    }

    @Override
    public WebAnswer answer(PageRequest request) throws Exception {
        if (request.path().equals("/page.js")) {
            return new WebAnswer(200, Map.of("content-type", "text/javascript"), new byte[] {';'});
        }
        if (!request.path().isEmpty() && fault != Fault.ANSWERS_EVERYTHING) {
            throw new JackfieldException(StandardError.NOT_FOUND, "there is no " + request.path());
        }
        String asked = request.web().parameter("q").orElse("");
        if (request.isPost()) {
            memory().put("saved", "yes");
            return WebAnswer.status(303).with("location", fault == Fault.LEADS_WHERE_IT_IS_TOLD ? asked + "/" : "./");
        }
        misbehave(request, asked);
        WebAnswer answer = WebAnswer.html(html(request, asked));
        return fault == Fault.SAYS_NO_TYPE ? answer.with("content-type", "text/plain") : answer;
    }

    private void misbehave(PageRequest request, String asked) {
        switch (fault) {
            case KNOWS_TWO_LANGUAGES -> require(!request.visitor().language().equals("xx"), "what language is that?");
            case FAILS_FOR_A_NEW_BOT -> require(memory().get(FILLED).isPresent(), "there is nothing yet");
            case TAKES_WORDS_FOR_NUMBERS -> require(asked.isEmpty() || Long.parseLong(asked) > 0, "no number");
            case REMEMBERS_WHO_LOOKED ->
                memory().put("looked", request.visitor().name());
            case IS_DEAF_TO_INTERRUPTS -> awaitNever();
            default -> {}
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    private void awaitNever() {
        while (true) {
            try {
                if (never.await(3, TimeUnit.SECONDS)) {
                    continue;
                }
                return;
            } catch (InterruptedException e) {
                // It goes on.
            }
        }
    }

    private String html(PageRequest request, String asked) throws InterruptedException {
        return """
                <!doctype html><link rel="stylesheet" href="console.css"><script src="%s"></script>%s
                <h1>%s</h1><form><input name="q" value="%s"></form>
                """.formatted(
                        fault == Fault.NAMES_A_FILE_THAT_IS_NOT_THERE ? "pages.js" : "page.js",
                        more(),
                        fault == Fault.REPEATS_NAMES ? request.visitor().name() : escaped(name(request)),
                        fault == Fault.REPEATS_WHAT_COMES_IN ? asked : escaped(asked));
    }

    private String more() {
        return switch (fault) {
            case LOADS_FROM_ELSEWHERE -> "<img src=https://cdn.example.com/x.png>";
            case LINKS_FROM_THE_ROOT -> "<a class='x' href='/orders'>Orders</a>";
            case HAS_A_SCRIPT_BETWEEN_TAGS -> "<script>go()</script>";
            case HAS_A_SCRIPT_IN_AN_ATTRIBUTE -> "<button onclick=\"go()\">Go</button>";
            default -> "";
        };
    }

    private String name(PageRequest request) throws InterruptedException {
        if (fault != Fault.KEEPS_THE_NAME_IN_A_FIELD) {
            return request.visitor().name();
        }
        last = request.visitor().name();
        Thread.sleep(Duration.ofMillis(20));
        return last;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
