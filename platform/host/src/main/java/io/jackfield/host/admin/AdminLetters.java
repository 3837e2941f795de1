package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.letter.LetterChoice;
import io.jackfield.host.letter.LetterReplays;
import io.jackfield.host.letter.Letters;
import io.jackfield.host.letter.WaitingWork;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.Letter;
import io.jackfield.host.store.LetterReplayTable;
import io.jackfield.host.store.LetterReplayTable.State;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What operators do with what could not be answered or delivered. Core loop only. */
public final class AdminLetters {
    private static final String LETTERS = "/letters";
    private static final String REPLAYS = "/letter-replays";
    private static final int MOST_GROUPS = 200;
    private static final int MOST_REPLAYS = 50;
    private static final int LONGEST_BODY = 64 * 1024;

    private final Letters letters;
    private final LetterReplays replays;
    private final LetterReplayTable table;
    private final WaitingWork waiting;
    private final LetterExport export;

    public AdminLetters(Letters letters, LetterReplays replays, LetterReplayTable table, WaitingWork waiting) {
        this.letters = letters;
        this.replays = replays;
        this.table = table;
        this.waiting = waiting;
        export = new LetterExport(letters);
    }

    public List<AdminCall> calls() {
        return List.of(
                LetterQuery.queried(get("letters.groups", LETTERS + "/groups", "Open letters by their causes"))
                        .json(request -> groups(LetterQuery.of(request.query()))),
                LetterQuery.queried(get("letters.list", LETTERS, "Open letters, the newest first"))
                        .query("before", "where the page begins: the before of the page that came first")
                        .query("most", "how many, 1 to 500")
                        .json(this::list),
                LetterQuery.queried(get("letters.export", LETTERS + "/export", "Open letters as a file, without texts"))
                        .query("format", "csv, or jsonl for a line of JSON each")
                        .raw(export::send),
                get("letters.waiting", LETTERS + "/waiting", "What has waited in memory for more than ten seconds")
                        .json(request -> Future.succeededFuture(waiting.json())),
                get("letters.show", LETTERS + "/:letter", "A letter, without what people wrote")
                        .json(request -> show(request.path("letter"), true)),
                AdminCall.get(
                                "letters.content",
                                LETTERS + "/:letter/content",
                                OperatorRight.READ_CONTENT,
                                "A letter with what people wrote; each look is written down")
                        .writtenDown()
                        .json(request -> show(request.path("letter"), false)),
                get("letters.test", LETTERS + "/:letter/test", "A letter as a test method, with others' words")
                        .json(request ->
                                letters.test(request.path("letter")).map(test -> new JsonObject().put("test", test))),
                LetterQuery.inBody(post("letters.replay", LETTERS + "/replay", "Begin to replay letters"))
                        .longestBody(LONGEST_BODY)
                        .json(this::replay),
                LetterQuery.inBody(post("letters.delete", LETTERS + "/delete", "Give letters up"))
                        .longestBody(LONGEST_BODY)
                        .json(this::delete),
                get("letters.replays", REPLAYS, "The newest replays and how far they are")
                        .json(request -> newest()),
                get("letters.progress", REPLAYS + "/:replay", "A replay and how far it is")
                        .json(request -> found(BodyFields.id("replay", request.path("replay")))),
                post("letters.stop", REPLAYS + "/:replay/stop", "Stop a replay where it is")
                        .json(request -> stop(BodyFields.id("replay", request.path("replay")))));
    }

    private static AdminCall get(String name, String path, String summary) {
        return AdminCall.get(name, path, OperatorRight.LETTERS, summary);
    }

    private static AdminCall post(String name, String path, String summary) {
        return AdminCall.post(name, path, OperatorRight.LETTERS, summary);
    }

    private Future<JsonObject> groups(LetterChoice choice) {
        return letters.groups(choice, MOST_GROUPS)
                .map(groups -> new JsonObject()
                        .put(
                                "groups",
                                new JsonArray(groups.stream()
                                        .map(group -> LetterJson.of(letters, group))
                                        .toList()))
                        .put("more", groups.size() == MOST_GROUPS));
    }

    private Future<JsonObject> list(AdminRequest request) {
        LetterChoice choice = LetterQuery.of(request.query());
        int most = LetterQuery.most(request.query("most"));
        Letter.Position before = LetterQuery.before(request.query("before"));
        return letters.newest(choice, before, most)
                .compose(page -> letters.count(choice)
                        .map(count -> new JsonObject()
                                .put(
                                        "letters",
                                        new JsonArray(page.stream()
                                                .map(letter -> LetterJson.of(letters, letter))
                                                .toList()))
                                .put("count", count)
                                .put(
                                        "before",
                                        page.size() < most
                                                ? null
                                                : page.getLast().position().toString())));
    }

    private Future<JsonObject> show(String id, boolean masked) {
        return letters.find(id)
                .compose(letter ->
                        letters.content(letter).map(content -> LetterJson.of(letters, letter, content, masked)));
    }

    /** Those that match now; asked for twice, a letter is replayed once. */
    private Future<JsonObject> replay(AdminRequest request) {
        LetterChoice choice = LetterQuery.of(request.body());
        request.note().subject(words(choice));
        return replays.begin(choice, request.by())
                .map(begun -> begun.map(LetterJson::of)
                        .orElseGet(() -> new JsonObject().putNull("replay").put("total", 0)));
    }

    private Future<JsonObject> delete(AdminRequest request) {
        LetterChoice choice = LetterQuery.of(request.body());
        request.note().subject(words(choice));
        request.by();
        return letters.delete(choice).map(deleted -> new JsonObject().put("deleted", deleted));
    }

    /** For the audit. */
    private static String words(LetterChoice choice) {
        JsonObject filter = choice.json();
        return filter.isEmpty() ? "all open letters" : filter.encode();
    }

    private Future<JsonObject> newest() {
        return table.newest(MOST_REPLAYS)
                .map(all -> new JsonObject()
                        .put(
                                "replays",
                                new JsonArray(all.stream().map(LetterJson::of).toList()))
                        .put("underWay", replays.underWay()));
    }

    private Future<JsonObject> found(long id) {
        return table.find(id)
                .map(found -> found.map(LetterJson::of)
                        .orElseThrow(() -> new JackfieldException(
                                StandardError.NOT_FOUND, "there is no replay " + id + "; see letters.replays")));
    }

    private Future<JsonObject> stop(long id) {
        return table.end(id, State.STOPPED).compose(done -> found(id));
    }
}
