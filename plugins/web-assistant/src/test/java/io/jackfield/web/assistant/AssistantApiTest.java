package io.jackfield.web.assistant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.Money;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.BillingDesk.Period;
import io.jackfield.api.desk.BillingDesk.Unit;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestContext;
import io.vertx.core.json.JsonObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AssistantApiTest {
    private static final String SERVICE_KEY = "a-key-of-the-service";
    private static final EmbeddedPostgres POSTGRES = postgres();

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(AssistantApi.class)
            .named("web-assistant")
            .config(Map.of("bot", "test", "serviceKey", SERVICE_KEY, "prompt", "Be brief."))
            .database(breakable(POSTGRES.getPostgresDatabase()))
            .plan("free", "Free", false, new Limit(Unit.REQUESTS, BigDecimal.TWO, Period.EVER, Set.of()))
            .plan("vip", "VIP", true)
            .product("vip-ever", "VIP for ever", "vip", new Money(199_900, "RUB"), new Money(500, "XTR"))
            .offer("instant", "Instant", "openai", false)
            .offer("deep", "Deep", "openai", true);

    private static volatile SQLException trouble;

    private OpenApiDocument document;

    /** Gives no connection while there is trouble. */
    private static DataSource breakable(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    SQLException failure = trouble;
                    if (failure != null && method.getName().equals("getConnection")) {
                        throw failure;
                    }
                    return method.invoke(source, arguments);
                });
    }

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        POSTGRES.close();
    }

    @BeforeEach
    void readDocument() throws IOException {
        WebAnswer yaml = jackfield.web().get("/plugins/web-assistant/v1/openapi.yaml");
        assertThat(yaml.headers().get("content-type")).startsWith("application/yaml");
        document = new OpenApiDocument(new String(yaml.body(), UTF_8));
    }

    /** Every answer is held against the document. */
    private WebAnswer call(String method, String path, String key, String body) {
        return call(method, path, path, key, body, Map.of());
    }

    private WebAnswer call(
            String method, String operation, String path, String key, String body, Map<String, String> moreHeaders) {
        Map<String, String> headers = new HashMap<>(moreHeaders);
        headers.put("content-type", "application/json");
        if (!key.isEmpty()) {
            headers.put("authorization", "Bearer " + key);
        }
        WebAnswer answer = jackfield.web().call(method, "/plugins/web-assistant/v1" + path, headers, body);
        document.requireKept(method, operation, answer);
        return answer;
    }

    private static JsonObject json(WebAnswer answer) {
        return new JsonObject(new String(answer.body(), UTF_8));
    }

    private JsonObject register(String externalId) {
        WebAnswer answer = call(
                "POST",
                "/register",
                SERVICE_KEY,
                new JsonObject()
                        .put("external_id", externalId)
                        .put("name", "Ada")
                        .encode());
        assertThat(answer.status()).isEqualTo(201);
        return json(answer);
    }

    private String userKey() {
        return register(UUID.randomUUID().toString()).getString("key");
    }

    private String trialKey() {
        String key = userKey();
        call("POST", "/start_trial", key, "");
        return key;
    }

    private WebAnswer ask(String key, String message) {
        return call(
                "POST",
                "/process_message",
                key,
                new JsonObject().put("message", message).encode());
    }

    private static String problem(WebAnswer answer) {
        return json(answer).getString("type").replace("urn:jackfield:problem:", "");
    }

    @Test
    void outageOfTheDatabaseIsNoFaultOfThePlugin() {
        String key = userKey();
        try {
            trouble = new SQLTransientConnectionException("no connection within 2 s");
            WebAnswer wrongKey = call("GET", "/trial", "made-up", "");
            WebAnswer known = call("GET", "/trial", key, "");

            assertThat(wrongKey.status()).isEqualTo(503);
            assertThat(known.status()).isEqualTo(503);
            assertThat(known.headers()).containsEntry("retry-after", "2");
            assertThat(json(known).getString("type")).endsWith("storage-unavailable");

            trouble = new SQLException("terminating connection due to administrator command", "57P01");
            assertThat(call("GET", "/users", SERVICE_KEY, "").status()).isEqualTo(503);
        } finally {
            trouble = null;
        }
        assertThat(call("GET", "/trial", key, "").status()).isEqualTo(200);
    }

    @Test
    void documentDescribesEveryOperationAndNothingElse() {
        AssistantApi api = new AssistantApi(jackfield.context());

        assertThat(document.operations())
                .isEqualTo(api.routes().stream()
                        .map(route -> route.method() + " " + route.path() + " " + route.access())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void userIsRegisteredOnceAndTheKeyIsShownOnce() {
        String externalId = UUID.randomUUID().toString();
        JsonObject user = register(externalId);

        WebAnswer again = call(
                "POST",
                "/register",
                SERVICE_KEY,
                new JsonObject().put("external_id", externalId).encode());
        assertThat(again.status()).isEqualTo(409);
        JsonObject shown = json(call("GET", "/users/{id}", "/users/" + user.getLong("id"), SERVICE_KEY, "", Map.of()));

        assertThat(user.getLong("id")).isGreaterThan(1L << 52);
        assertThat(user.getString("key")).startsWith("jf_");
        assertThat(shown.getString("name")).isEqualTo("Ada");
        assertThat(shown.containsKey("key")).isFalse();
    }

    @Test
    void lostKeyIsReplacedAndCountsNoMore() {
        String externalId = UUID.randomUUID().toString();
        String lost = register(externalId).getString("key");

        WebAnswer answer = call(
                "POST",
                "/register",
                SERVICE_KEY,
                new JsonObject()
                        .put("external_id", externalId)
                        .put("new_key", true)
                        .encode());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(call("GET", "/credits", json(answer).getString("key"), "").status())
                .isEqualTo(200);
        assertThat(call("GET", "/credits", lost, "").status()).isEqualTo(401);
    }

    @Test
    void everyOperationWantsItsOwnKindOfKey() {
        String user = userKey();

        assertThat(call("POST", "/register", user, "{\"external_id\":\"x\"}").status())
                .isEqualTo(401);
        assertThat(call("GET", "/credits", SERVICE_KEY, "").status()).isEqualTo(401);
        WebAnswer without = call("GET", "/models", "", "");
        assertThat(without.status()).isEqualTo(401);
        assertThat(without.headers()).containsEntry("www-authenticate", "Bearer");
        assertThat(problem(without)).isEqualTo("unauthorized");
    }

    @Test
    void questionIsAnsweredAndTheDialogueRemembered() {
        jackfield.model().answers("Four.").answers("Two and two.");
        String key = trialKey();

        JsonObject first = json(ask(key, "How much is 2 + 2?"));
        ask(key, "What did I ask?");

        assertThat(first.getString("answer")).isEqualTo("Four.");
        assertThat(first.getString("model")).isEqualTo("instant");
        assertThat(first.getString("end")).isEqualTo("complete");
        assertThat(jackfield.model().lastQuestion().messages())
                .extracting(ModelMessage::text)
                .containsExactly("Be brief.", "How much is 2 + 2?", "Four.", "What did I ask?");
    }

    @Test
    void forgottenContextGoesAlongNoMore() {
        jackfield.model().answers("Four.").answers("Nothing.");
        String key = trialKey();
        ask(key, "How much is 2 + 2?");

        assertThat(call("POST", "/delete_context", key, "").status()).isEqualTo(204);
        ask(key, "What did I ask?");

        assertThat(jackfield.model().lastQuestion().messages())
                .extracting(ModelMessage::text)
                .containsExactly("Be brief.", "What did I ask?");
    }

    @Test
    void answerStreamsAsEvents() {
        jackfield.model().streams("Two and ", "two\nis four.");

        WebAnswer answer = call(
                "POST",
                "/process_message",
                "/process_message",
                trialKey(),
                "{\"message\":\"Well?\"}",
                Map.of("accept", "text/event-stream"));

        assertThat(answer.headers().get("content-type")).startsWith("text/event-stream");
        assertThat(new String(answer.body(), UTF_8)).isEqualTo("""
                        event: delta
                        data: {"text":"Two and "}

                        event: delta
                        data: {"text":"two\\nis four."}

                        event: end
                        data: {"model":"instant","end":"complete","citations":[],"usage":{"input_tokens":0,"output_tokens":0}}

                        """);
    }

    @Test
    void streamThatBreaksOffEndsWithAProblemAndIsNotRemembered() {
        jackfield.model().breaksAfter("Two and", StandardError.STREAM_BROKEN).answers("Four.");
        String key = trialKey();

        WebAnswer answer = call("POST", "/process_message", key, "{\"message\":\"Well?\",\"stream\":true}");
        ask(key, "Again?");

        assertThat(new String(answer.body(), UTF_8))
                .contains("event: delta\ndata: {\"text\":\"and\"}")
                .contains("event: error\ndata: {\"type\":\"urn:jackfield:problem:answer-broken\"")
                .doesNotContain("event: end");
        assertThat(jackfield.model().lastQuestion().messages()).hasSize(2);
    }

    @Test
    void failureBeforeTheFirstPieceIsAStatusEvenWhenAStreamIsWanted() {
        jackfield.model().fails(StandardError.OVERLOADED);

        WebAnswer answer = call("POST", "/process_message", trialKey(), "{\"message\":\"Well?\",\"stream\":true}");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(problem(answer)).isEqualTo("model-unavailable");
    }

    @Test
    void freePlanBeginsWithTheTrialAndEndsWithItsRequests() {
        jackfield.model().answers("One.").answers("Two.");
        String key = userKey();

        assertThat(problem(ask(key, "Now?"))).isEqualTo("trial-not-started");
        assertThat(json(call("GET", "/trial", key, "")).getString("started_at")).isNull();
        JsonObject begun = json(call("POST", "/start_trial", key, ""));
        ask(key, "First");
        ask(key, "Second");
        WebAnswer third = ask(key, "Third");

        assertThat(begun.getString("started_at")).isNotNull();
        assertThat(third.status()).isEqualTo(402);
        assertThat(problem(third)).isEqualTo("quota-exceeded");
        JsonObject credits = json(call("GET", "/credits", key, ""));
        assertThat(credits.getString("plan")).isEqualTo("free");
        assertThat(credits.getJsonArray("allowances").getJsonObject(0).getInteger("left"))
                .isZero();
        assertThat(json(call("POST", "/start_trial", key, "")).getString("started_at"))
                .isEqualTo(begun.getString("started_at"));
    }

    @Test
    void premiumModelWantsASubscription() {
        WebAnswer answer = call("POST", "/process_message", trialKey(), "{\"message\":\"Well?\",\"model\":\"deep\"}");

        assertThat(answer.status()).isEqualTo(402);
        assertThat(problem(answer)).isEqualTo("subscription-required");
    }

    @Test
    void planIsBoughtOnThePageOfAPaymentSystem() {
        String key = trialKey();
        JsonObject product =
                json(call("GET", "/plans", key, "")).getJsonArray("products").getJsonObject(0);
        assertThat(product.getString("plan")).isEqualTo("vip");
        assertThat(product.getValue("period")).isNull();
        JsonObject way = product.getJsonArray("ways").getJsonObject(0);
        assertThat(way.getString("amount")).isEqualTo("1999.00");
        String body = new JsonObject()
                .put("product", "vip-ever")
                .put("way", way.getString("id"))
                .encode();

        WebAnswer ordered = call("POST", "/orders", key, body);
        assertThat(ordered.status()).isEqualTo(201);
        JsonObject order = json(ordered);
        assertThat(order.getString("page")).startsWith("https://");
        assertThat(json(call("POST", "/orders", key, body)).getString("order"))
                .as("the open order again")
                .isEqualTo(order.getString("order"));
        assertThat(state(key, order.getString("order")).getString("state")).isEqualTo("open");

        assertThat(jackfield.web().paysOn(URI.create(order.getString("page")))).isEmpty();

        assertThat(state(key, order.getString("order")).getString("state")).isEqualTo("paid");
        assertThat(json(call("GET", "/credits", key, "")).getString("plan")).isEqualTo("vip");
    }

    private JsonObject state(String key, String order) {
        return json(call("GET", "/orders/{order}", "/orders/" + order, key, "", Map.of()));
    }

    @Test
    void orderOfSomebodyElseAndWhatIsNotForSaleAreNotFound() {
        String key = trialKey();
        JsonObject order =
                json(call("POST", "/orders", key, "{\"product\":\"vip-ever\",\"way\":\"" + firstWay(key) + "\"}"));

        assertThat(problem(call(
                        "GET", "/orders/{order}", "/orders/" + order.getString("order"), trialKey(), "", Map.of())))
                .isEqualTo("not-for-sale");
        assertThat(problem(call("POST", "/orders", key, "{\"product\":\"gone\",\"way\":\"card\"}")))
                .isEqualTo("not-for-sale");
        assertThat(problem(call("POST", "/orders", key, "{\"product\":\"vip-ever\"}")))
                .isEqualTo("invalid-request");
    }

    private String firstWay(String key) {
        return json(call("GET", "/plans", key, ""))
                .getJsonArray("products")
                .getJsonObject(0)
                .getJsonArray("ways")
                .getJsonObject(0)
                .getString("id");
    }

    @Test
    void whatIsPaidInsideTelegramCanNotBeBoughtHere() {
        String key = trialKey();
        String stars = json(call("GET", "/plans", key, ""))
                .getJsonArray("products")
                .getJsonObject(0)
                .getJsonArray("ways")
                .getJsonObject(1)
                .getString("id");

        assertThat(problem(call("POST", "/orders", key, "{\"product\":\"vip-ever\",\"way\":\"" + stars + "\"}")))
                .isEqualTo("way-not-on-the-web");
    }

    @Test
    void modelsAreListedAndAnUnknownOneIsRefused() {
        String key = trialKey();

        assertThat(json(call("GET", "/models", key, "")).getJsonArray("models").getList())
                .extracting("id")
                .containsExactly("instant", "deep");
        assertThat(problem(call("POST", "/process_message", key, "{\"message\":\"a\",\"model\":\"gone\"}")))
                .isEqualTo("model-not-found");
    }

    @Test
    void usersComePageByPageAndGoWhenDeleted() {
        long first = register(UUID.randomUUID().toString()).getLong("id");
        long second = register(UUID.randomUUID().toString()).getLong("id");

        JsonObject page = json(call("GET", "/users", "/users?limit=1&after=" + (first - 1), SERVICE_KEY, "", Map.of()));
        assertThat(page.getJsonArray("users").getJsonObject(0).getLong("id")).isEqualTo(first);
        assertThat(page.getLong("next")).isEqualTo(first);
        assertThat(json(call("GET", "/users", "/users?after=" + (first - 1), SERVICE_KEY, "", Map.of()))
                        .getJsonArray("users"))
                .hasSizeGreaterThanOrEqualTo(2);
        String path = "/users/" + second;
        assertThat(call("DELETE", "/users/{id}", path, SERVICE_KEY, "", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(problem(call("GET", "/users/{id}", path, SERVICE_KEY, "", Map.of())))
                .isEqualTo("user-not-found");
    }

    @Test
    void rubbishIsRefusedWithTheFieldAndWhatIsAllowed() {
        String key = trialKey();

        assertThat(json(call("POST", "/process_message", key, "no json")).getString("detail"))
                .isEqualTo("the body is not JSON; send an object as application/json");
        assertThat(json(call("POST", "/process_message", key, "[]")).getString("detail"))
                .isEqualTo("the body is no JSON object");
        assertThat(json(call("POST", "/process_message", key, "{\"message\":7}"))
                        .getString("detail"))
                .isEqualTo("message is no text of at most 200000 characters");
        assertThat(json(call("POST", "/process_message", key, "{\"message\":\"  \"}"))
                        .getString("detail"))
                .isEqualTo("message is missing or empty");
        assertThat(json(call("POST", "/process_message", key, "{\"message\":\"a\",\"stream\":1}"))
                        .getString("detail"))
                .isEqualTo("stream is neither true nor false");
        assertThat(json(call("GET", "/users", "/users?limit=0", SERVICE_KEY, "", Map.of()))
                        .getString("detail"))
                .isEqualTo("limit is '0'; use a whole number from 1 to 100");
        assertThat(json(call("POST", "/register", SERVICE_KEY, "{\"external_id\":\"lang\",\"language\":\"english\"}"))
                        .getString("detail"))
                .startsWith("language is");
    }

    @Test
    void unknownPathAndWrongMethodSayWhatThereIs() {
        WebAnswer nothing = jackfield.web().get("/plugins/web-assistant/v1/nothing");
        WebAnswer wrong = jackfield.web().get("/plugins/web-assistant/v1/register");

        assertThat(nothing.status()).isEqualTo(404);
        assertThat(json(nothing).getString("detail")).contains("/openapi.yaml");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(json(wrong).getString("detail")).isEqualTo("use POST");
    }

    @Test
    void shortServiceKeyIsRefusedWithTheWayOut() {
        assertThatThrownBy(() ->
                        new AssistantApi(TestContext.of("web-assistant", Map.of("bot", "test", "serviceKey", "short"))))
                .hasMessageContaining("serviceKey has 5 characters")
                .hasMessageContaining("openssl rand -hex 32")
                .hasMessageNotContaining("short;");
    }
}
