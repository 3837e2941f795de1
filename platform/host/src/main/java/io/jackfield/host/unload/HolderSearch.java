package io.jackfield.host.unload;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.jackfield.host.unload.heap.HeapDump;
import io.jackfield.host.unload.heap.HeapPath;
import io.jackfield.host.unload.heap.HeapWalk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The sure search for what holds class loaders: writes a dump of the heap and follows the references in it. The dump
 * stops the world, takes as much disk as there are live objects and holds every secret of the process: it goes into a
 * folder that only this user can read, and is deleted as soon as it is open. The walk takes about a second for a small
 * host, and some 50 bytes of memory outside of the heap for each object.
 */
final class HolderSearch {
    private static final String WATCHED = Unloaded.class.getName();

    private final Path folder;

    /** @param folder for the dump; made when it is needed, and emptied */
    HolderSearch(Path folder) {
        this.folder = folder;
    }

    /**
     * What was found of one generation that is still there.
     *
     * @param holder empty when the virtual machine holds it in a way that the dump does not show
     * @param classes all that its loader has defined
     */
    record Found(Optional<Holder> holder, int classes) {}

    /** By {@link Unloaded#number()}, all those that survived the collection which comes before a dump. */
    Map<Long, Found> search() throws IOException {
        try (HeapDump dump = HeapDump.openAndDelete(write())) {
            return named(dump, loaders(dump));
        }
    }

    private Path write() throws IOException {
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        // What a process that was killed in the middle may have left.
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*.hprof")) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
        Path file = folder.resolve("heap.hprof");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
        return file;
    }

    /** Number of the generation to id of its loader. */
    private static Map<Long, Long> loaders(HeapDump dump) {
        Map<Long, Long> loaders = new HashMap<>();
        for (long watched : dump.instancesOf(WATCHED)) {
            OptionalLong number = dump.field(watched, "number");
            OptionalLong loader = dump.field(watched, "referent");
            if (number.isPresent() && loader.orElse(0) != 0) {
                loaders.put(number.getAsLong(), loader.getAsLong());
            }
        }
        return loaders;
    }

    private static Map<Long, Found> named(HeapDump dump, Map<Long, Long> loaders) {
        Map<Long, HeapPath> paths = new HashMap<>(HeapWalk.to(loaders.values(), dump, false));
        Set<Long> others = new HashSet<>(loaders.values());
        others.removeAll(paths.keySet());
        if (!others.isEmpty()) {
            paths.putAll(HeapWalk.to(others, dump, true));
        }
        Map<Long, Found> found = new HashMap<>();
        loaders.forEach((number, loader) -> found.put(
                number,
                new Found(
                        Optional.ofNullable(paths.get(loader)).map(path -> HolderNames.of(path, loader)),
                        dump.classCount(loader))));
        return found;
    }
}
