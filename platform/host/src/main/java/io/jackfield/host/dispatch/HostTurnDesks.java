package io.jackfield.host.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.command.LiveText;
import io.jackfield.host.calls.RunningCall;
import io.jackfield.host.outbox.LiveAnswer;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.DialogueTurn;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.telegram.ApiQuestions;
import io.jackfield.host.telegram.LiveWords;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.turn.Turn;
import io.jackfield.host.turn.TurnDesks;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The host's answers to one call. */
final class HostTurnDesks implements TurnDesks {
    /** For the 20 MB that Telegram gives at most, on a slow line. */
    private static final Duration DOWNLOAD_LIMIT = Duration.ofMinutes(1);

    private final DeskServices desks;
    private final Duration streamDeadline;
    private volatile LiveAnswer live;
    private volatile boolean ended;

    HostTurnDesks(DeskServices desks, Duration streamDeadline) {
        this.desks = desks;
        this.streamDeadline = streamDeadline;
    }

    @Override
    public Map<String, String> shelf(MemoryScope key) {
        Map<String, String> cached = desks.memoryCache().cached(key);
        return cached != null
                ? cached
                : desks.blocking().get("memory", () -> desks.memoryCache().get(key));
    }

    @Override
    public List<DialogueTurn> dialogue(DialogueKey key, int count) {
        return desks.blocking().get("memory", () -> desks.dialogues().latest(key, count));
    }

    @Override
    public LiveText live(Turn turn) {
        RunningCall call = RunningCall.current();
        if (call.isOver()) {
            // A handler that went on after its deadline; nobody would ever end this answer.
            throw new JackfieldException(StandardError.TIMED_OUT, "the call is over, its deadline has passed");
        }
        call.extendTo(streamDeadline.toNanos());
        LiveWords words = desks.replies().live(turn.sender().language());
        live = desks.liveAnswers()
                .start(turn.bot(), turn.chat(), turn.sender().id(), turn.address(), words, call::stop);
        return live;
    }

    /** The handler is done: nothing more is shown, and the reply takes the place of the preview. */
    OptionalInt endLive() {
        LiveAnswer shown = live;
        if (shown == null) {
            return OptionalInt.empty();
        }
        OptionalInt message =
                desks.blocking().get("outbox", () -> desks.liveAnswers().end(shown));
        ended = true;
        return message;
    }

    /** An answer that was still being shown when the call failed. */
    Optional<LiveAnswer> unfinishedLive() {
        return ended ? Optional.empty() : Optional.ofNullable(live);
    }

    @Override
    public String hostText(String language, String key) {
        return desks.replies().label(language, key);
    }

    @Override
    public byte[] download(ServedBot bot, IncomingFile file) {
        JsonNode answer = desks.blocking()
                .get(
                        "files",
                        () -> desks.api()
                                .call(bot, ApiQuestions.getFile(file.id()))
                                .map(ApiQuestions::result));
        String path = answer.path("file_path").asText();
        if (path.isEmpty()) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED, "Telegram gives no path for the file; it is too large or gone");
        }
        Promise<Void> over = Promise.promise();
        try {
            return desks.blocking()
                    .get("files", DOWNLOAD_LIMIT, () -> desks.api().download(bot, path, over.future()))
                    .getBytes();
        } finally {
            over.complete();
        }
    }
}
