package io.jackfield.host.report;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.store.ReportHistoryTable;
import io.jackfield.host.store.ReportKey;
import io.jackfield.host.store.ReportReader;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** What models say for reports, asked once and kept. Blocking; on threads of plugins. */
public final class KeptComments {
    private final Blocking blocking;
    private final ReportHistoryTable table;
    private final Supplier<? extends ModelDesk> models;
    private final Clock clock;
    /** Questions that somebody asks at this moment. */
    private final ConcurrentMap<Place, CompletableFuture<Optional<String>>> asking = new ConcurrentHashMap<>();

    /** @param models asked once plugins are called */
    public KeptComments(
            Blocking blocking, ReportHistoryTable table, Supplier<? extends ModelDesk> models, Clock clock) {
        this.blocking = blocking;
        this.table = table;
        this.models = models;
        this.clock = clock;
    }

    private record Place(ReportKey key, ReportReader reader, String question) {}

    /** What a model says, or has said before; empty when it says nothing. */
    public Optional<String> comment(ReportKey key, ReportReader reader, Question question) {
        Place place = new Place(key, reader, CommentKey.of(question));
        CompletableFuture<Optional<String>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<String>> others = asking.putIfAbsent(place, mine);
        return others == null ? asked(place, question, mine) : await(others);
    }

    private Optional<String> asked(Place place, Question question, CompletableFuture<Optional<String>> mine) {
        try {
            Optional<String> said = said(place, question);
            mine.complete(said);
            return said;
        } finally {
            asking.remove(place, mine);
            mine.complete(Optional.empty()); // unless it was answered
        }
    }

    private Optional<String> said(Place place, Question question) {
        Optional<String> before =
                blocking.get("report", () -> table.said(place.key(), place.reader(), place.question()));
        if (before.isPresent()) {
            return before;
        }
        Optional<String> said = Comments.ask(models.get(), question);
        said.ifPresent(words -> blocking.get(
                "report", () -> table.keep(place.key(), place.reader(), place.question(), words, clock.instant())));
        return said;
    }

    private static Optional<String> await(CompletableFuture<Optional<String>> others) {
        try {
            return others.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JackfieldException(StandardError.TIMED_OUT, "interrupted while waiting for a comment", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing fails there", e);
        }
    }
}
