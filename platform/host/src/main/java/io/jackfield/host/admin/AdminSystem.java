package io.jackfield.host.admin;

import io.jackfield.host.backup.HostBackups;
import io.jackfield.host.backup.HostBackups.Ended;
import io.jackfield.host.backup.HostBackups.Listed;
import io.jackfield.host.backup.HostBackups.State;
import io.jackfield.host.backup.HostBackups.Work;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;

/** The process and what it stands on, and its backups. Core loop only. */
public final class AdminSystem {
    private static final String SYSTEM = "/system";
    private static final String BACKUPS = SYSTEM + "/backups";

    private final Supplier<Future<JsonObject>> state;
    private final HostBackups backups;

    /** @param state how it is now */
    public AdminSystem(Supplier<Future<JsonObject>> state, HostBackups backups) {
        this.state = state;
        this.backups = backups;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get("system.show", SYSTEM, OperatorRight.SYSTEM, "Version, memory, lag, database, disk")
                        .json(request -> state.get()),
                AdminCall.get(
                                "system.backups",
                                BACKUPS,
                                OperatorRight.SYSTEM,
                                "Backups, and the one that is being made")
                        .json(request -> list()),
                AdminCall.post(
                                "system.backup",
                                BACKUPS,
                                OperatorRight.SYSTEM,
                                "Begin to make a backup, without secrets")
                        .json(this::begin),
                AdminCall.post(
                                "system.verify",
                                BACKUPS + "/:file/verify",
                                OperatorRight.SYSTEM,
                                "Begin to restore a backup for a try")
                        .json(this::verify));
    }

    private Future<JsonObject> list() {
        return backups.state().map(this::json);
    }

    private JsonObject json(State now) {
        JsonObject json = new JsonObject()
                .put("folder", backups.folder().toString())
                .put("canVerify", backups.canVerify())
                .put(
                        "backups",
                        new JsonArray(
                                now.backups().stream().map(AdminSystem::json).toList()));
        now.running().ifPresent(work -> json.put("running", json(work).put("writtenBytes", now.written())));
        now.last().ifPresent(ended -> json.put("last", json(ended)));
        return json;
    }

    private static JsonObject json(Listed backup) {
        return new JsonObject()
                .put("file", backup.file())
                .put("madeAt", backup.madeAt().toString())
                .put("bytes", backup.bytes())
                .put("verifiedAt", backup.verifiedAt().map(Object::toString).orElse(null));
    }

    private static JsonObject json(Work work) {
        return new JsonObject()
                .put("kind", work.kind())
                .put("file", work.file())
                .put("since", work.since().toString())
                .put("by", work.by());
    }

    private static JsonObject json(Ended ended) {
        return json(ended.work())
                .put("endedAt", ended.at().toString())
                .put("problem", ended.problem().orElse(null));
    }

    private Future<JsonObject> begin(AdminRequest request) {
        Work work = backups.begin(request.by());
        request.note().subject(work.file());
        return Future.succeededFuture(json(work));
    }

    private Future<JsonObject> verify(AdminRequest request) {
        return Future.succeededFuture(json(backups.verify(request.path("file"), request.by())));
    }
}
