package io.jackfield.launcher.doctor;

import io.jackfield.host.config.HostConfig;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The key of each language-model service, tried with a question that costs nothing: a prompt without a model and a
 * text.
 */
final class ModelChecks {
    private static final int NO_CREDIT = 402;
    private static final int TOO_MANY = 429;

    private final HostConfig config;
    private final Map<String, String> environment;
    private final Questions questions;

    /** Where a service is unless its baseUrl says otherwise, and what it answers to the empty question. */
    private record Service(String name, String base, String path) {}

    private static final List<Service> SERVICES = List.of(
            new Service("openai", "https://api.openai.com/v1", "/responses"),
            new Service("openrouter", "https://openrouter.ai/api/v1", "/chat/completions"),
            new Service("perplexity", "https://api.perplexity.ai/v1", "/responses"),
            new Service("deepseek", "https://api.deepseek.com", "/chat/completions"));

    ModelChecks(HostConfig config, Map<String, String> environment, Questions questions) {
        this.config = config;
        this.environment = environment;
        this.questions = questions;
    }

    List<Diagnosis> all() throws InterruptedException {
        List<Diagnosis> found = new ArrayList<>();
        for (Service service : SERVICES) {
            Optional<String> key = setting(service, "apiKey", "_API_KEY");
            if (key.isPresent()) {
                found.add(ask(service, key.get()));
            }
        }
        return found;
    }

    private Optional<String> setting(Service service, String name, String ending) {
        String variable = service.name().toUpperCase(Locale.ROOT) + ending;
        return config.pluginConfig("llm-" + service.name())
                .text(name)
                .or(() -> Optional.ofNullable(environment.get(variable)))
                .filter(value -> !value.isBlank());
    }

    private Diagnosis ask(Service service, String key) throws InterruptedException {
        String subject = "model key " + service.name();
        String base = setting(service, "baseUrl", "_BASE_URL").orElse(service.base());
        try {
            HttpResponse<String> answer = questions.post(base + service.path(), key, "{}");
            return judged(subject, service, answer.statusCode());
        } catch (IOException | IllegalArgumentException e) {
            String reason = e instanceof IOException failure ? Questions.reason(failure) : "its address cannot be read";
            return Diagnosis.error(
                    subject, reason + "; check the way out of this machine and " + variableOf(service, "_BASE_URL"));
        }
    }

    private static Diagnosis judged(String subject, Service service, int status) {
        return switch (status) {
            case 401, 403 ->
                Diagnosis.error(
                        subject,
                        "is refused (" + status + "); make a new one and set " + variableOf(service, "_API_KEY"));
            case NO_CREDIT -> Diagnosis.error(subject, "has no credit; top the account up");
            case TOO_MANY ->
                Diagnosis.warn(subject, "is asked too often, or has no credit (429); see the account's limits");
            case 200, 400, 404, 422 -> Diagnosis.ok(subject, "is taken");
            default -> Diagnosis.warn(subject, "the service answers " + status + "; try again later");
        };
    }

    private static String variableOf(Service service, String ending) {
        return service.name().toUpperCase(Locale.ROOT) + ending;
    }
}
