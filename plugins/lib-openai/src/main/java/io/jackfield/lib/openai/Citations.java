package io.jackfield.lib.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.llm.Citation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Gathers the results of searches, so that the first of them is what the marker {@code [1]} means. */
final class Citations {
    private final Map<URI, Found> found = new LinkedHashMap<>();

    /** @param id the number of its marker; 0 when the service gives none */
    private record Found(int id, Citation citation) {}

    /** The results of one search; what was found before is passed over. */
    void add(JsonNode results) {
        for (JsonNode result : results) {
            String title = result.path("title").asText("");
            int id = result.path("id").asInt();
            parse(result.path("url").asText(""))
                    .ifPresent(address -> found.putIfAbsent(address, new Found(id, new Citation(title, address))));
        }
    }

    List<Citation> inOrder() {
        List<Found> sorted = new ArrayList<>(found.values());
        sorted.sort(Comparator.comparingInt(Found::id));
        boolean numbered = IntStream.range(0, sorted.size())
                .allMatch(index -> sorted.get(index).id() == index + 1);
        return (numbered ? sorted : List.copyOf(found.values()))
                .stream().map(Found::citation).toList();
    }

    /** Empty for what nobody could open. */
    private static Optional<URI> parse(String address) {
        try {
            return Optional.of(new URI(address)).filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
