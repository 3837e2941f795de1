package io.jackfield.host.admin;

import io.jackfield.host.admin.UserLookup.User;
import io.jackfield.host.loop.VirtualThreads;
import io.jackfield.host.operator.PersonalRecords;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

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
                        .json(this::export),
                AdminCall.post(
                                "users.erase",
                                "/bots/:bot/users/:user/erase",
                                OperatorRight.PERSONAL_DATA,
                                "Delete everything that is kept of a user, for ever")
                        .body("confirm", "the user's id once more")
                        .json(this::erase));
    }

    private Future<JsonObject> export(AdminRequest request) {
        request.by();
        return asked(request, user -> records.export(user.bot(), user.id()));
    }

    /** {@code confirm} repeats the user's id, since nothing brings it back. */
    private Future<JsonObject> erase(AdminRequest request) {
        request.by();
        String confirmed = BodyFields.required(
                request.body(), "confirm", "repeat the user's id there; nothing brings the data back");
        return asked(request, user -> {
            if (!confirmed.equals(Long.toString(user.id()))) {
                throw BodyFields.refused("confirm is '" + confirmed + "', and the user's id is " + user.id());
            }
            return records.erase(user.bot(), user.id());
        });
    }

    /** Written down with the id, whatever they were called by, and with the plugins that could not do it. */
    private Future<JsonObject> asked(AdminRequest request, Function<User, JsonObject> work) {
        return lookup.user(request.bot(), request.path("user")).compose(user -> {
            request.note().subject(Long.toString(user.id()));
            return VirtualThreads.call(vertx, THREAD, () -> work.apply(user)).onSuccess(done -> {
                JsonObject failed = done.getJsonObject("failed");
                if (!failed.isEmpty()) {
                    request.note().change(new JsonObject(), new JsonObject().put("failed", failed));
                }
            });
        });
    }
}
