package io.jackfield.console.users;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.JsonText;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What a user and the bot have said, the newest first.
 *
 * @param next the address of the page after, below the console
 */
public record UserDialogue(String title, List<UserTabs.Tab> tabs, List<Turn> turns, Optional<String> next) {
    /** @param user whether the user has said it */
    public record Turn(String at, boolean user, String text) {}

    static UserDialogue of(Visit visit, JsonObject found) {
        return new UserDialogue(
                visit.path("user"),
                UserTabs.of(visit, "/dialogue"),
                JsonText.objects(found, "turns").stream()
                        .map(turn -> new Turn(
                                turn.getString("at"), turn.getString("role").equals("user"), turn.getString("text")))
                        .toList(),
                Optional.ofNullable(found.getString("before"))
                        .map(before -> Address.of("/users/{}/{}/dialogue", visit.path("bot"), visit.path("user"))
                                .with("before", before)
                                .toString()));
    }
}
