package io.jackfield.host.unload.heap;

import io.jackfield.host.unload.heap.HeapRoot.Kind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The objects, classes, threads and roots of a heap dump. For the thread that opened it; memory outside of the heap is
 * held until it is closed.
 */
public final class HeapDump implements AutoCloseable {
    /** Whose classes nobody unloads, so that their static fields are roots. */
    private static final Set<String> LASTING_LOADERS = Set.of(
            "jdk.internal.loader.ClassLoaders$AppClassLoader", "jdk.internal.loader.ClassLoaders$PlatformClassLoader");

    private final Arena arena;
    private final HprofFile file;
    private final Map<Long, Long> texts = new HashMap<>();
    private final Map<Long, Long> classNames = new HashMap<>();
    private final Map<Integer, Long> classSerials = new HashMap<>();
    private final Map<Long, HeapClass> classes = new HashMap<>();
    private final Map<Long, HeapLayout> layouts = new HashMap<>();
    private final List<HeapRoot> roots = new ArrayList<>();
    private final Map<Integer, HeapRoot> threads = new HashMap<>();
    private final HeapStacks stacks;
    private final PositionTable objects;
    private long objectCount;

    /** Opens a dump and deletes its file, at once where the system can. */
    public static HeapDump openAndDelete(Path file) throws IOException {
        Arena arena = Arena.ofConfined();
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE)) {
            return new HeapDump(arena, HprofFile.map(channel, arena));
        } catch (IOException | RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    private HeapDump(Arena arena, HprofFile file) {
        this.arena = arena;
        this.file = file;
        stacks = new HeapStacks(file);
        file.forEachRecord(this::names);
        forEachObject(
                (tag, position) -> {
                    objectCount++;
                    if (tag == HprofTag.CLASS) {
                        long id = file.int64(position);
                        classes.put(id, HeapClass.read(file, position, className(id), this::text));
                    }
                },
                this::note);
        objects = new PositionTable(file, arena, objectCount);
        forEachObject((tag, position) -> objects.add(position), root -> {});
        classes.values().stream()
                .filter(type -> type.loader() != 0)
                .filter(type -> typeOf(type.loader())
                        .map(HeapClass::name)
                        .filter(LASTING_LOADERS::contains)
                        .isPresent())
                .forEach(type -> roots.add(new HeapRoot(Kind.STATIC, type.id(), 0, -1)));
        roots.sort(Comparator.comparing(HeapRoot::kind));
    }

    private void names(int tag, long body, long length) {
        switch (tag) {
            case HprofTag.TEXT -> texts.put(file.int64(body), body + 8 | (length - 8) << 44);
            case HprofTag.LOADED_CLASS -> {
                classSerials.put(file.int32(body), file.int64(body + 4));
                classNames.put(file.int64(body + 4), file.int64(body + 16));
            }
            case HprofTag.FRAME -> stacks.frame(body);
            case HprofTag.TRACE -> stacks.trace(body);
            default -> {
                // The heap's content comes later, and the rest is not needed.
            }
        }
    }

    private interface Objects {
        void object(int tag, long position);
    }

    private void forEachObject(Objects told, Consumer<HeapRoot> toldOfRoots) {
        HeapContent content = new HeapContent(file) {
            @Override
            void object(int tag, long position) {
                told.object(tag, position);
            }

            @Override
            void root(HeapRoot root) {
                toldOfRoots.accept(root);
            }
        };
        file.forEachRecord((tag, body, length) -> {
            if (tag == HprofTag.HEAP || tag == HprofTag.HEAP_SEGMENT) {
                content.read(body, length);
            }
        });
    }

    private void note(HeapRoot root) {
        roots.add(root);
        if (root.kind() == Kind.THREAD) {
            threads.put(root.thread(), root);
        }
    }

    HprofFile file() {
        return file;
    }

    PositionTable objects() {
        return objects;
    }

    Arena arena() {
        return arena;
    }

    long objectCount() {
        return objectCount;
    }

    /** Those that explain best come first. */
    List<HeapRoot> roots() {
        return roots;
    }

    Optional<HeapRoot> thread(int serial) {
        return Optional.ofNullable(threads.get(serial));
    }

    HeapStacks stacks() {
        return stacks;
    }

    Optional<HeapClass> classOfFrame(HeapStacks.Frame frame) {
        return Optional.ofNullable(classSerials.get(frame.typeSerial())).map(classes::get);
    }

    HeapClass classOf(long id) {
        return classes.get(id);
    }

    boolean isClass(long id) {
        return classes.containsKey(id);
    }

    /** The class of an object; empty for arrays and classes. */
    Optional<HeapClass> typeOf(long id) {
        long position = objects.find(id);
        return position == 0 || file.int8(position - 1) != HprofTag.INSTANCE
                ? Optional.empty()
                : Optional.ofNullable(classes.get(file.int64(position + 12)));
    }

    HeapLayout layout(long classId) {
        return layouts.computeIfAbsent(classId, id -> HeapLayout.of(classes.get(id), classes::get));
    }

    /** Classes that a loader has defined. */
    public int classCount(long loader) {
        return (int) classes.values().stream()
                .filter(type -> type.loader() == loader)
                .count();
    }

    /** Ids of all objects of exactly this class. */
    public List<Long> instancesOf(String className) {
        List<Long> found = new ArrayList<>();
        forEachObject(
                (tag, position) -> {
                    if (tag == HprofTag.INSTANCE) {
                        HeapClass type = classes.get(file.int64(position + 12));
                        if (type != null && type.name().equals(className)) {
                            found.add(file.int64(position));
                        }
                    }
                },
                root -> {});
        return found;
    }

    /** The value of a field of an object: the id of another one, or a number. */
    public OptionalLong field(long id, String name) {
        long position = objects.find(id);
        if (position == 0 || file.int8(position - 1) != HprofTag.INSTANCE) {
            return OptionalLong.empty();
        }
        return layout(file.int64(position + 12)).value(file, position, name);
    }

    /** A {@code String} of the dump; empty for anything else. */
    String string(long id) {
        OptionalLong value = field(id, "value");
        OptionalLong coder = field(id, "coder");
        if (value.isEmpty() || coder.isEmpty() || objects.find(value.getAsLong()) == 0) {
            return "";
        }
        long array = objects.find(value.getAsLong());
        byte[] bytes = file.bytes(array + 17, Integer.toUnsignedLong(file.int32(array + 12)));
        return new String(bytes, coder.getAsLong() == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
    }

    String text(long id) {
        Long place = texts.get(id);
        return place == null
                ? "?"
                : new String(file.bytes(place & (1L << 44) - 1, place >>> 44), StandardCharsets.UTF_8);
    }

    private String className(long id) {
        Long name = classNames.get(id);
        return name == null ? "?" : text(name).replace('/', '.');
    }

    @Override
    public void close() {
        arena.close();
    }
}
