package io.jackfield.benchmarks.load;

import io.jackfield.benchmarks.wire.Exchange;
import io.jackfield.benchmarks.wire.HttpListener;
import io.jackfield.benchmarks.wire.HttpMessages;
import io.jackfield.benchmarks.wire.JsonFields;
import io.jackfield.benchmarks.wire.Loop;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * As much of the Bot API as a bot needs to come up and answer, at the least cost: every call is answered with success
 * and the smallest valid result, unless the fault plan says otherwise.
 */
public final class FakeBotApi {
    private static final String TOO_MANY_REQUESTS = """
            {"ok":false,"error_code":429,"description":"Too Many Requests: retry after %1$d",\
            "parameters":{"retry_after":%1$d}}""";

    private final Loop loop;
    private final HttpListener listener;
    private final FaultPlan faults;
    private final Allowance allowance;
    private final Map<Long, Long> shutUntil = new HashMap<>();
    /** The same waits in every run. */
    private final Random dice = new Random(4711);

    private Consumer<BotApiCall> audience = call -> {};
    private Consumer<BotApiCall> screens = call -> {};
    private Consumer<Webhook> webhookAudience = webhook -> {};
    private Webhook webhook;
    private int refusable;
    private int refusals;
    private int impatient;
    private int nextMessageId = 1;

    public FakeBotApi(Loop loop, FaultPlan faults) {
        this.loop = loop;
        this.faults = faults;
        allowance = new Allowance(Math.max(1, faults.perSecond()), System.nanoTime());
        listener = new HttpListener(loop, this::handle);
    }

    public String url() {
        return "http://127.0.0.1:" + listener.port();
    }

    /** Where the bot wants its updates; empty before it has said so. */
    public Optional<Webhook> webhook() {
        return loop.ask(() -> Optional.ofNullable(webhook));
    }

    /** How many calls were answered with 429. */
    public int refusals() {
        return loop.ask(() -> refusals);
    }

    /** How many calls came before the time that a 429 had named for their chat was over. */
    public int impatientCalls() {
        return loop.ask(() -> impatient);
    }

    /** Tells the generator of every message that was taken, and where to send updates. */
    void connect(Consumer<BotApiCall> forMessages, Consumer<Webhook> forWebhooks) {
        loop.tell(() -> {
            audience = audience.andThen(forMessages);
            webhookAudience = webhookAudience.andThen(forWebhooks);
        });
    }

    /** Tells of every draft and message that was taken. */
    void connectScreens(Consumer<BotApiCall> forScreens) {
        loop.tell(() -> screens = screens.andThen(forScreens));
    }

    private void handle(Exchange exchange) {
        BotApiCall call = BotApiCall.read(exchange.request());
        switch (call.method()) {
            case "sendmessage", "editmessagetext" -> message(exchange, call);
            case "sendmessagedraft", "sendchataction" -> sign(exchange, call);
            case "answerprecheckoutquery" -> {
                audience.accept(call);
                succeed(exchange, "true");
            }
            case "setwebhook" -> {
                setWebhook(exchange.request());
                succeed(exchange, "true");
            }
            case "getwebhookinfo" -> succeed(exchange, webhookInfo());
            case "getme" -> succeed(exchange, user(call.token()));
            case "getmycommands", "getupdates" -> succeed(exchange, "[]");
            default -> succeed(exchange, "true");
        }
    }

    private void sign(Exchange exchange, BotApiCall call) {
        if (faults.drafts() && isRefused(exchange, call)) {
            return;
        }
        screens.accept(call);
        succeed(exchange, "true");
    }

    private void message(Exchange exchange, BotApiCall call) {
        if (isRefused(exchange, call)) {
            return;
        }
        screens.accept(call);
        audience.accept(call);
        if (faults.delay().isZero()) {
            succeed(exchange, message(call));
            return;
        }
        loop.after(faults.delay(), () -> succeed(exchange, message(call)));
    }

    private boolean isRefused(Exchange exchange, BotApiCall call) {
        countImpatience(call.chatId());
        refusable++;
        boolean tooMany = faults.perSecond() > 0 && !allowance.take(System.nanoTime());
        boolean unlucky = faults.refuseEvery() > 0 && refusable % faults.refuseEvery() == 0;
        if (!tooMany && !unlucky) {
            return false;
        }
        refusals++;
        int seconds = dice.nextInt(1, faults.longestWait() + 1);
        shutUntil.put(call.chatId(), System.nanoTime() + seconds * 1_000_000_000L);
        exchange.respond(429, TOO_MANY_REQUESTS.formatted(seconds));
        return true;
    }

    private void countImpatience(long chatId) {
        if (shutUntil.isEmpty()) {
            return;
        }
        Long until = shutUntil.remove(chatId);
        if (until != null && System.nanoTime() < until) {
            impatient++;
        }
    }

    private void setWebhook(HttpMessages request) {
        String url = "";
        String secret = "";
        JsonFields fields = new JsonFields(request.bytes(), request.bodyStart(), request.bodyEnd());
        while (fields.next()) {
            if (fields.named("url")) {
                url = fields.raw().replace("\\/", "/");
            }
            if (fields.named("secret_token")) {
                secret = fields.raw();
            }
        }
        if (url.isEmpty()) {
            return;
        }
        webhook = new Webhook(URI.create(url), secret);
        webhookAudience.accept(webhook);
    }

    private String webhookInfo() {
        String url = webhook == null ? "" : webhook.url().toString();
        return "{\"url\":\"" + url + "\",\"has_custom_certificate\":false,\"pending_update_count\":0}";
    }

    private static String user(String token) {
        String id = token.split(":", 2)[0];
        return "{\"id\":" + (id.matches("\\d+") ? id : "1")
                + ",\"is_bot\":true,\"first_name\":\"Bench\",\"username\":\"bench_bot\",\"can_join_groups\":true,"
                + "\"can_read_all_group_messages\":false,\"supports_inline_queries\":false}";
    }

    private String message(BotApiCall call) {
        return "{\"message_id\":" + nextMessageId++ + ",\"date\":" + System.currentTimeMillis() / 1000
                + ",\"chat\":{\"id\":" + call.chatId() + ",\"first_name\":\"Ada\",\"type\":\"private\"},\"text\":\""
                + call.text() + "\"}";
    }

    private static void succeed(Exchange exchange, String result) {
        exchange.respond(200, "{\"ok\":true,\"result\":" + result + "}");
    }
}
