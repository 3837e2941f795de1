package io.jackfield.lib.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponse;
import com.openai.errors.NotFoundException;
import io.jackfield.api.llm.ListedModel;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** {@code GET /models}. */
final class ModelListing {
    private final OpenAIClient client;

    ModelListing(OpenAIClient client) {
        this.client = client;
    }

    /** Empty when the service has no list. */
    List<ListedModel> read() throws IOException {
        try (HttpResponse response = client.models().withRawResponse().list()) {
            JsonNode data = Json.read(response.body()).path("data");
            return StreamSupport.stream(data.spliterator(), false)
                    .filter(model -> model.hasNonNull("id"))
                    .map(model -> new ListedModel(
                            model.get("id").asText(),
                            date(model.path("shutdown_date").asText(""))))
                    .toList();
        } catch (NotFoundException e) {
            return List.of();
        }
    }

    /** A day, or a moment that begins with one. */
    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(text)
                    .filter(day -> day.length() >= 10)
                    .map(day -> LocalDate.parse(day.substring(0, 10)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
