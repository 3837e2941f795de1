package io.jackfield.host.backup;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.loop.VirtualThreads;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backups of a running host: one is made, or tried, at a time. Core loop only. */
public final class HostBackups {
    private static final Logger LOG = LoggerFactory.getLogger(HostBackups.class);

    private final Vertx vertx;
    private final ServiceUrl database;
    private final BackupContent content;
    private final BackupFolder folder;
    private final Optional<BackupTrial> trial;
    private final Clock clock;
    private Optional<Work> running = Optional.empty();
    private Optional<Ended> last = Optional.empty();

    /**
     * @param content what beside the database; its secrets are left out
     * @param trial where this process can try backups
     */
    public HostBackups(
            Vertx vertx, ServiceUrl database, BackupContent content, Optional<BackupTrial> trial, Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.content = content;
        this.trial = trial;
        this.clock = clock;
        folder = BackupFolder.of(content.home());
    }

    /**
     * Something that takes a while.
     *
     * @param kind {@code backup} or {@code verify}
     * @param file its name
     * @param by who wanted it
     */
    public record Work(String kind, String file, Instant since, String by) {}

    /** @param problem why it failed */
    public record Ended(Work work, Instant at, Optional<String> problem) {}

    /**
     * A backup in the folder.
     *
     * @param verifiedAt when it was last restored for a try
     */
    public record Listed(String file, Instant madeAt, long bytes, Optional<Instant> verifiedAt) {}

    /**
     * What there is and what goes on.
     *
     * @param written bytes of the one that is being made
     */
    public record State(List<Listed> backups, Optional<Work> running, long written, Optional<Ended> last) {}

    public Path folder() {
        return folder.folder();
    }

    public boolean canVerify() {
        return trial.isPresent();
    }

    public Future<State> state() {
        Optional<Work> now = running;
        return VirtualThreads.call(
                vertx,
                "backups",
                () -> new State(listed(), now, now.map(this::written).orElse(0L), last));
    }

    private List<Listed> listed() throws IOException {
        List<Listed> all = new ArrayList<>();
        for (Path file : folder.files()) {
            all.add(new Listed(
                    file.getFileName().toString(),
                    BackupFolder.madeAt(file),
                    Files.size(file),
                    folder.verifiedAt(file)));
        }
        return all;
    }

    private long written(Work work) {
        try {
            return Files.size(folder.folder().resolve(work.file() + ".part"));
        } catch (IOException e) {
            return 0;
        }
    }

    /** Begins to make one, without secrets. */
    public Work begin(String by) {
        Path file = folder.fileAt(clock.instant());
        return start(new Work("backup", file.getFileName().toString(), clock.instant(), by), () -> {
            Files.createDirectories(folder.folder());
            Backup.write(database, content, file);
            return null;
        });
    }

    /** Begins to restore one for a try. */
    public Work verify(String name, String by) {
        BackupTrial how = trial.orElseThrow(() -> new JackfieldException(
                StandardError.REQUEST_REJECTED, "this host cannot try backups; use jackfield backup --verify FILE"));
        Path file = find(name);
        return start(new Work("verify", name, clock.instant(), by), () -> {
            try (BackupArchive archive = BackupArchive.open(file)) {
                how.of(archive);
            }
            folder.verified(file, clock.instant());
            return null;
        });
    }

    /** Only files of the folder, so that no path leads out of it. */
    private Path find(String name) {
        try {
            return folder.files().stream()
                    .filter(file -> file.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new JackfieldException(
                            StandardError.NOT_FOUND, "there is no backup '" + name + "' in " + folder.folder()));
        } catch (IOException e) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE, folder.folder() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Work start(Work work, Callable<Void> what) {
        running.ifPresent(other -> {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "a " + other.kind() + " of " + other.file() + " is under way since " + other.since()
                            + "; wait until it has ended");
        });
        running = Optional.of(work);
        VirtualThreads.call(vertx, work.kind(), what).onComplete(done -> {
            running = Optional.empty();
            Optional<String> problem = done.succeeded()
                    ? Optional.empty()
                    : Optional.of(String.valueOf(done.cause().getMessage()));
            last = Optional.of(new Ended(work, clock.instant(), problem));
            if (problem.isPresent()) {
                LOG.error("backup: {} of {} failed: {}", work.kind(), work.file(), problem.get());
            } else {
                LOG.info("backup: {} of {} done, by={}", work.kind(), work.file(), work.by());
            }
        });
        return work;
    }
}
