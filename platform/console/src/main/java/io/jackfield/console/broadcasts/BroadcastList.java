package io.jackfield.console.broadcasts;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.JsonText;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The newest broadcasts.
 *
 * @param here the address of this page, for what renews itself
 * @param next where older ones are
 */
public record BroadcastList(List<Entry> entries, String here, Optional<String> next) {
    /**
     * One of them.
     *
     * @param percent of its audience that is dealt with; negative before it has begun
     */
    public record Entry(
            String path,
            String name,
            String bot,
            Tone tone,
            String state,
            String createdAt,
            int percent,
            String figures) {}

    static BroadcastList of(Visit visit, JsonObject found) {
        String here = Address.of("/broadcasts")
                .with("before", visit.parameter("before"))
                .toString();
        return new BroadcastList(
                JsonText.objects(found, "broadcasts").stream()
                        .map(one -> entry(visit, one))
                        .toList(),
                here,
                Optional.ofNullable(found.getLong("before"))
                        .map(before -> Address.of("/broadcasts")
                                .with("before", (Object) before)
                                .toString()));
    }

    private static Entry entry(Visit visit, JsonObject one) {
        return new Entry(
                Address.of("/broadcasts/{}/{}", one.getString("bot"), one.getLong("id"))
                        .toString(),
                JsonText.text(one, "name"),
                JsonText.text(one, "bot"),
                BroadcastModel.tone(one),
                visit.text("broadcasts.state." + one.getString("state")),
                JsonText.text(one, "createdAt"),
                BroadcastModel.percent(one),
                BroadcastModel.figures(visit, one));
    }
}
