package io.jackfield.web.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.web.EndpointSpec;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebEndpoint;
import io.jackfield.api.web.WebRequest;
import io.jackfield.api.web.WebStream;
import io.jackfield.web.assistant.Accounts.Profile;
import io.jackfield.web.assistant.Route.Access;
import io.jackfield.web.assistant.Route.Call;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.pf4j.Extension;

/** {@code /api/v1}: what a bot can do, for programs. */
@Extension
public final class AssistantApi implements WebEndpoint {
    private static final int MOST_USERS = 100;

    private final PluginContext context;
    private final Settings settings;
    private final Accounts accounts;
    private final Messages messages;
    private final List<Route> routes;

    public AssistantApi(PluginContext context) {
        this.context = context;
        settings = Settings.of(context.config());
        accounts = new Accounts(context::database, context.clock());
        messages = new Messages(context, settings);
        Purchases purchases = new Purchases(context.shop(), settings.bot());
        routes = List.of(
                new Route("GET", "/openapi.yaml", Access.OPEN, call -> openApi()),
                new Route("POST", "/register", Access.SERVICE, this::register),
                new Route("GET", "/users", Access.SERVICE, this::users),
                new Route("GET", "/users/{id}", Access.SERVICE, this::user),
                new Route("DELETE", "/users/{id}", Access.SERVICE, this::delete),
                new Route("POST", "/start_trial", Access.USER, this::startTrial),
                new Route("GET", "/trial", Access.USER, call -> trial(call.user())),
                new Route("GET", "/credits", Access.USER, this::credits),
                new Route("GET", "/plans", Access.USER, purchases::plans),
                new Route("POST", "/orders", Access.USER, purchases::order),
                new Route("GET", "/orders/{order}", Access.USER, purchases::state),
                new Route("GET", "/models", Access.USER, this::models),
                new Route("POST", "/process_message", Access.USER, messages::process),
                new Route("POST", "/delete_context", Access.USER, messages::forget));
        if (settings.serviceKey().isEmpty()) {
            context.logger().info("nobody can register users: serviceKey is empty; set it as HELPER_API_KEY");
        }
    }

    /** In the order of the document. */
    List<Route> routes() {
        return routes;
    }

    @Override
    public EndpointSpec spec() {
        return EndpointSpec.named("v1").methods("GET", "POST", "DELETE");
    }

    @Override
    public WebAnswer answer(WebRequest request, WebStream stream) throws Exception {
        try {
            Route route = route(request);
            String part = route.match(request.path()).orElseThrow();
            return route.handler().answer(new Call(request, stream, part, caller(route.access(), request)));
        } catch (Problem problem) {
            return problem.answer();
        } catch (JackfieldException failure) {
            context.logger().warn("{} {}: {}", request.method(), request.path(), failure.getMessage());
            return Problem.of(failure).answer();
        } catch (SQLException failure) {
            if (!Outage.is(failure)) {
                throw failure;
            }
            context.logger()
                    .warn("{} {}: the database is away: {}", request.method(), request.path(), failure.getMessage());
            return Problem.storageAway().answer();
        }
    }

    private Route route(WebRequest request) {
        List<Route> ofPath = routes.stream()
                .filter(route -> route.match(request.path()).isPresent())
                .toList();
        if (ofPath.isEmpty()) {
            throw Problem.of(404, "not-found", "there is nothing at this path; GET /openapi.yaml describes the API");
        }
        return ofPath.stream()
                .filter(route -> route.method().equals(request.method()))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        405,
                        "method-not-allowed",
                        "use "
                                + String.join(
                                        " or ",
                                        new TreeSet<>(ofPath.stream()
                                                .map(Route::method)
                                                .toList()))));
    }

    private Optional<Account> caller(Access access, WebRequest request) throws SQLException {
        if (access == Access.OPEN) {
            return Optional.empty();
        }
        String key = request.header("authorization")
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(header -> header.substring(7).strip())
                .orElseThrow(Problem::unknownKey);
        if (access == Access.USER) {
            return Optional.of(accounts.byKey(key).orElseThrow(Problem::unknownKey));
        }
        if (settings.serviceKey().filter(service -> Keys.same(service, key)).isEmpty()) {
            throw Problem.unknownKey();
        }
        return Optional.empty();
    }

    private static WebAnswer openApi() throws IOException {
        try (InputStream document = AssistantApi.class.getResourceAsStream("/openapi.yaml")) {
            return WebAnswer.text(new String(document.readAllBytes(), StandardCharsets.UTF_8))
                    .with("content-type", "application/yaml; charset=utf-8");
        }
    }

    /** A key is shown once; who has lost it asks for another. */
    private WebAnswer register(Call call) throws SQLException {
        JsonNode body = Json.body(call.request());
        String externalId = Json.requiredText(body, "external_id", 200);
        String language = Json.text(body, "language", 2).orElse("en");
        if (!language.matches("[a-z]{2}")) {
            throw Problem.invalid("language is '" + language + "'; use two letters such as en or ru");
        }
        Profile profile = new Profile(externalId, Json.text(body, "name", 100).orElse(externalId), language);
        String key = Keys.fresh();
        Optional<Account> added = accounts.add(profile, key);
        if (added.isPresent()) {
            return Json.answer(201, withKey(added.get(), key));
        }
        if (!Json.flag(body, "new_key")) {
            throw Problem.of(
                    409,
                    "already-registered",
                    "there is a user of this external_id; send new_key: true to replace a lost key");
        }
        return Json.answer(200, withKey(accounts.rekey(externalId, key).orElseThrow(Problem::unknownKey), key));
    }

    private WebAnswer users(Call call) throws SQLException {
        long after = number(call.request(), "after", 0, Long.MAX_VALUE, 0);
        int limit = (int) number(call.request(), "limit", 1, MOST_USERS, MOST_USERS);
        List<Account> page = accounts.page(after, limit);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("users", page.stream().map(AssistantApi::json).toList());
        json.put("next", page.size() < limit ? null : page.getLast().id());
        return Json.answer(200, json);
    }

    private WebAnswer user(Call call) throws SQLException {
        Account account = accounts.byId(call.id()).orElseThrow(() -> noUser(call.id()));
        Map<String, Object> json = json(account);
        json.put("credits", credits(account));
        return Json.answer(200, json);
    }

    private WebAnswer delete(Call call) throws SQLException {
        Account account = accounts.byId(call.id()).orElseThrow(() -> noUser(call.id()));
        messages.forget(account);
        accounts.delete(account.id());
        return WebAnswer.status(204);
    }

    private WebAnswer startTrial(Call call) throws SQLException {
        return trial(accounts.startTrial(call.user()));
    }

    private WebAnswer trial(Account account) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("started_at", account.trialStartedAt().map(Object::toString).orElse(null));
        json.put("credits", credits(account));
        return Json.answer(200, json);
    }

    private WebAnswer credits(Call call) {
        return Json.answer(200, credits(call.user()));
    }

    private Map<String, Object> credits(Account account) {
        return Credits.of(
                context.billing().standing(settings.bot(), account.id()),
                context.billing().credits(settings.bot(), account.id(), 0).balance());
    }

    private WebAnswer models(Call call) {
        List<Map<String, Object>> models = context.models().offers(settings.bot()).stream()
                .map(offer -> Map.<String, Object>of(
                        "id", offer.id(),
                        "label", offer.label(),
                        "provider", offer.provider(),
                        "premium", offer.premium()))
                .toList();
        return Json.answer(200, Map.of("models", models));
    }

    private static Problem noUser(long id) {
        return Problem.of(404, "user-not-found", "there is no user " + id);
    }

    private static long number(WebRequest request, String name, long least, long most, long fallback) {
        String text = request.parameter(name).orElse("");
        if (text.isEmpty()) {
            return fallback;
        }
        long number = text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
        if (number < least || number > most) {
            throw Problem.invalid(name + " is '" + text + "'; use a whole number from " + least + " to " + most);
        }
        return number;
    }

    private static Map<String, Object> withKey(Account account, String key) {
        Map<String, Object> json = json(account);
        json.put("key", key);
        return json;
    }

    private static Map<String, Object> json(Account account) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", account.id());
        json.put("external_id", account.externalId());
        json.put("name", account.name());
        json.put("language", account.language());
        json.put("created_at", account.createdAt().toString());
        json.put(
                "trial_started_at",
                account.trialStartedAt().map(Object::toString).orElse(null));
        return json;
    }
}
