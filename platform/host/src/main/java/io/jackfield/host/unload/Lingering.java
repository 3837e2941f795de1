package io.jackfield.host.unload;

import java.time.Instant;
import java.util.Optional;

/**
 * A generation of a plugin that was unloaded and is still in memory.
 *
 * @param generation {@code <id>#<number>}
 * @param since when it was unloaded
 * @param classes as many classes of it are loaded, at least
 * @param metaspaceBytes an estimate: its classes times what a class takes on average in this process
 * @param holder empty as long as it is not known
 */
public record Lingering(
        String plugin,
        String version,
        String generation,
        Instant since,
        int classes,
        long metaspaceBytes,
        Optional<Holder> holder) {}
