package io.jackfield.host.admin;

import io.jackfield.host.install.IndexPlace;
import io.jackfield.host.install.PluginIndex;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.loop.VirtualThreads;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/**
 * The configured indexes, read anew every five minutes at most, so that looking through what is offered does not ask
 * other machines with each page. One that cannot be read is asked again after half a minute. Core loop only.
 */
final class OfferCache {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration FAILED = Duration.ofSeconds(30);

    private final CoreLoop loop;
    private List<String> read = List.of();
    private long readNanos;
    private Future<PluginIndex> index = Future.failedFuture("nothing was read yet");

    OfferCache(CoreLoop loop) {
        this.loop = loop;
    }

    /** @param names of the places as configured: with others it is read at once */
    Future<PluginIndex> index(List<String> names, List<IndexPlace> places) {
        Duration valid = index.failed() ? FAILED : FRESH;
        if (!names.equals(read) || loop.nanoTime() - readNanos > valid.toNanos()) {
            read = List.copyOf(names);
            readNanos = loop.nanoTime();
            index = VirtualThreads.call(loop.vertx(), "plugin-index", () -> PluginIndex.read(places));
        }
        return index;
    }
}
