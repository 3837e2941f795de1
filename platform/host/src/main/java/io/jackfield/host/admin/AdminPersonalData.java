package io.jackfield.host.admin;

import io.jackfield.host.loop.VirtualThreads;
import io.jackfield.host.operator.PersonalRecords;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What operators do when users ask what is kept of them, or want it gone. Core loop only. */
public final class AdminPersonalData {
    private static final String THREAD = "personal-data";

    private final Vertx vertx;
    private final UserLookup lookup;
    private final PersonalRecords records;

    public AdminPersonalData(Vertx vertx, UserLookup lookup, PersonalRecords records) {
        this.vertx = vertx;
        this.lookup = lookup;
        this.records = records;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.post(
                                "users.export",
                                "/bots/:bot/users/:user/export",
                                OperatorRight.PERSONAL_DATA,
                                "Everything that is kept of a user")
                        .writesItself()
                        .json(request -> export(request.bot(), request.path("user"), request.actor())),
                AdminCall.post(
                                "users.erase",
                                "/bots/:bot/users/:user/erase",
                                OperatorRight.PERSONAL_DATA,
                                "Delete everything that is kept of a user, for ever")
                        .body("confirm", "the user's id once more")
                        .writesItself()
                        .json(request -> erase(request.bot(), request.path("user"), request.body(), request.actor())));
    }

    private Future<JsonObject> export(String bot, String user, String by) {
        return asked(bot, user, (served, id) -> records.export(served, id, by));
    }

    /** {@code confirm} repeats the user's id, since nothing brings it back. */
    private Future<JsonObject> erase(String bot, String user, JsonObject body, String by) {
        String confirmed =
                BodyFields.required(body, "confirm", "repeat the user's id there; nothing brings the data back");
        return asked(bot, user, (served, id) -> {
            if (!confirmed.equals(Long.toString(id))) {
                throw BodyFields.refused("confirm is '" + confirmed + "', and the user's id is " + id);
            }
            return records.erase(served, id, by);
        });
    }

    private interface Asked {
        JsonObject of(ServedBot bot, long user);
    }

    private Future<JsonObject> asked(String bot, String user, Asked asked) {
        return lookup.user(bot, user)
                .compose(found -> VirtualThreads.call(vertx, THREAD, () -> asked.of(found.bot(), found.id())));
    }
}
