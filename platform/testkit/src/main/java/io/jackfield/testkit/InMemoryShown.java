package io.jackfield.testkit;

import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallChange;
import io.jackfield.host.telegram.ShownAs;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which message each key of a plugin shows, and which of those that wait is the newest. From any thread. */
final class InMemoryShown {
    private final Map<Place, Integer> messages = new ConcurrentHashMap<>();
    private final Map<Place, BotCall> newest = new ConcurrentHashMap<>();

    private record Place(long chat, ShownAs key) {}

    /** It waits its turn from now on. */
    void waits(ChatLog chat, BotCall call) {
        call.shownAs().ifPresent(key -> newest.put(new Place(chat.id(), key), call));
    }

    /** The call as it goes out when its turn has come; empty when a newer one of its key waits. */
    Optional<BotCall> placed(ChatLog chat, BotCall call) {
        if (call.shownAs().isEmpty()) {
            return Optional.of(call);
        }
        Place place = new Place(chat.id(), call.shownAs().get());
        if (newest.get(place) != call) {
            return Optional.empty();
        }
        Integer message = messages.get(place);
        return Optional.of(message == null ? call : CallChange.inPlaceOf(call, chat.id(), message));
    }

    /** The key shows this message now. */
    void arrived(ChatLog chat, BotCall call, int message) {
        call.shownAs().ifPresent(key -> messages.put(new Place(chat.id(), key), message));
    }
}
