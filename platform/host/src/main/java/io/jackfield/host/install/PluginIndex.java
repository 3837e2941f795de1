package io.jackfield.host.install;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.read.SpellingSuggestion;
import io.jackfield.host.plugins.ApiVersion;
import io.jackfield.host.trust.Versions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All indexes as one. */
public final class PluginIndex {
    private final List<Offer> offers;

    private PluginIndex(List<Offer> offers) {
        this.offers = offers;
    }

    /** A jar and where to get it. */
    public record Offer(IndexPlace place, IndexEntry entry) {}

    /** Reads every place; one that cannot be read is a failure, as it may have the newest version. */
    public static PluginIndex read(List<IndexPlace> places) throws InterruptedException {
        List<Offer> offers = new ArrayList<>();
        for (IndexPlace place : places) {
            place.read().plugins().forEach(entry -> offers.add(new Offer(place, entry)));
        }
        return new PluginIndex(offers);
    }

    /** Everything that is offered, by id, the newest version first. */
    public List<IndexEntry> entries() {
        return offers.stream()
                .map(Offer::entry)
                .sorted(Comparator.comparing(IndexEntry::id)
                        .thenComparing(Comparator.comparing(IndexEntry::version, Versions.ORDER)
                                .reversed()))
                .toList();
    }

    /**
     * The newest version whose API range this host is in; of two places with the same version the first.
     *
     * @param wanted the version, when it has to be this one
     */
    public Offer choose(String id, Optional<String> wanted) {
        List<Offer> versions =
                offers.stream().filter(offer -> offer.entry().id().equals(id)).toList();
        if (versions.isEmpty()) {
            throw notFound("no index has a plugin '" + id + "'; " + suggestion(id));
        }
        List<Offer> matching = versions.stream()
                .filter(offer ->
                        wanted.isEmpty() || wanted.get().equals(offer.entry().version()))
                .toList();
        if (matching.isEmpty()) {
            throw notFound("no index has " + id + " " + wanted.get() + "; there are: "
                    + versions.stream().map(offer -> offer.entry().version()).collect(Collectors.joining(", ")));
        }
        return matching.stream()
                .filter(offer -> ApiVersion.isIn(offer.entry().api()))
                .max(Comparator.comparing((Offer offer) -> offer.entry().version(), Versions.ORDER)
                        .thenComparing(offer -> -matching.indexOf(offer)))
                .orElseThrow(() -> notFound(
                        "this host has API " + ApiVersion.CURRENT + ", which no version of " + id + " is made for: "
                                + matching.stream()
                                        .map(offer -> offer.entry().version() + " needs "
                                                + offer.entry().api())
                                        .collect(Collectors.joining(", "))));
    }

    private String suggestion(String id) {
        List<String> ids = offers.stream()
                .map(offer -> offer.entry().id())
                .distinct()
                .sorted()
                .toList();
        return SpellingSuggestion.to(id, ids)
                .map(similar -> "did you mean " + similar + "?")
                .orElse("there are: " + (ids.isEmpty() ? "none" : String.join(", ", ids)));
    }

    private static JackfieldException notFound(String message) {
        return new JackfieldException(StandardError.NOT_FOUND, message);
    }
}
