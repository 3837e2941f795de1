package io.jackfield.host.outbox;

import io.jackfield.api.chat.Chat;
import io.jackfield.host.telegram.ServedBot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** In which chats and topics answers are being written. Core loop only. */
final class LivePlaces {
    private final Map<Place, List<LiveAnswer>> places = new HashMap<>();

    private record Place(int bot, long chat, OptionalInt thread) {
        static Place of(ServedBot bot, Chat chat) {
            return new Place(bot.number(), chat.id(), chat.thread());
        }
    }

    void add(LiveAnswer live) {
        places.computeIfAbsent(Place.of(live.bot(), live.chat()), empty -> new ArrayList<>(1))
                .add(live);
    }

    void remove(LiveAnswer live) {
        places.computeIfPresent(Place.of(live.bot(), live.chat()), (place, answers) -> {
            answers.remove(live);
            return answers.isEmpty() ? null : answers;
        });
    }

    /** The answers that are being written there. */
    List<LiveAnswer> at(ServedBot bot, Chat chat) {
        return List.copyOf(places.getOrDefault(Place.of(bot, chat), List.of()));
    }
}
