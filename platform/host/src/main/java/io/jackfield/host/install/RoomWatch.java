package io.jackfield.host.install;

import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PluginRoom;
import io.jackfield.host.plugins.PluginStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The room of plugins of this very process. */
public final class RoomWatch implements DirectoryWatch {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    /** Beside the time that a plugin may take to come up. */
    private static final Duration SLACK = Duration.ofSeconds(15);

    private final PluginRoom room;
    private final Duration limit;

    /** @param startDeadline how long a plugin may take to come up */
    public RoomWatch(PluginRoom room, Duration startDeadline) {
        this.room = room;
        limit = startDeadline.plus(SLACK);
    }

    @Override
    public InstallOutcome afterChangeOf(Path jar) throws InterruptedException {
        Instant written = Instant.ofEpochMilli(jar.toFile().lastModified());
        return await(() ->
                status(jar).filter(status -> status.fileTime().equals(written)).map(this::outcome));
    }

    @Override
    public InstallOutcome afterRemovalOf(Path jar) throws InterruptedException {
        return await(() -> status(jar).isPresent() ? Optional.empty() : Optional.of(new InstallOutcome.Gone()));
    }

    private Optional<PluginStatus> status(Path jar) {
        return room.statuses().stream()
                .filter(status -> status.jar().equals(jar))
                .findFirst();
    }

    private InstallOutcome outcome(PluginStatus status) {
        Optional<String> live = room.live().stream()
                .filter(plugin -> plugin.id().equals(status.id()))
                .map(LoadedPlugin::info)
                .map(info -> info.version())
                .findFirst();
        return status.problem()
                .<InstallOutcome>map(problem -> new InstallOutcome.LeftOut(problem, live))
                .orElseGet(() -> new InstallOutcome.Live(status.version()));
    }

    private InstallOutcome await(Supplier<Optional<InstallOutcome>> question) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() - end < 0) {
            Optional<InstallOutcome> outcome = question.get();
            if (outcome.isPresent()) {
                return outcome.get();
            }
            Thread.sleep(LOOK_EVERY);
        }
        return new InstallOutcome.Unknown(limit.toSeconds());
    }
}
