package io.jackfield.host.unload.heap;

import io.jackfield.host.unload.heap.HeapRoot.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The way from a root to an object.
 *
 * @param thread the thread at its beginning, if there is one
 * @param steps the objects, the root first and the object itself last
 * @param throughSoft whether it was searched for through soft references too
 */
public record HeapPath(Optional<HeapThread> thread, List<Step> steps, boolean throughSoft) {
    /**
     * One object.
     *
     * @param type its class; of a class, its own name
     * @param loader id of the loader of that class; 0 for the virtual machine's own
     * @param isClass whether the object is a class itself
     * @param field how it refers to the next one; empty for the last
     */
    public record Step(String type, long loader, boolean isClass, String field) {}

    /**
     * A thread, platform or virtual.
     *
     * @param frames {@code class.method}, from the top
     * @param frameLoaders ids of the loaders of the frames' classes
     */
    public record HeapThread(String name, String type, List<String> frames, List<Long> frameLoaders) {
        public boolean isVirtual() {
            return type.equals("java.lang.VirtualThread");
        }

        /** The topmost frame in a class of this loader. */
        public Optional<String> frameOf(long loader) {
            int index = frameLoaders.indexOf(loader);
            return index < 0 ? Optional.empty() : Optional.of(frames.get(index));
        }
    }

    /** Whether any object on the way is, or is of, such a class. */
    public boolean leadsThrough(Predicate<String> type) {
        return steps.stream().map(Step::type).anyMatch(type);
    }

    /** The first object on the way whose class is of this loader. */
    public Optional<String> firstTypeOf(long loader) {
        return steps.stream()
                .filter(step -> step.loader() == loader)
                .map(Step::type)
                .findFirst();
    }

    /** On one line, such as {@code java.sql.DriverManager.registeredDrivers > java.util...}. */
    @Override
    public String toString() {
        String start = thread.map(found -> "thread '" + found.name() + "': ").orElse("");
        return start
                + steps.stream()
                        .map(step -> step.type() + (step.field().isEmpty() ? "" : "." + step.field()))
                        .collect(Collectors.joining(" > "));
    }

    static HeapPath of(HeapDump dump, HeapEdges edges, HeapRoot root, List<Long> positions, boolean throughSoft) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            long id = dump.file().int64(positions.get(i));
            String field = i + 1 == positions.size()
                    ? ""
                    : edges.name(positions.get(i), dump.file().int64(positions.get(i + 1)));
            steps.add(step(dump, id, field));
        }
        Optional<HeapThread> thread = root.kind() == Kind.THREAD || root.kind() == Kind.STACK
                ? dump.thread(root.thread()).map(found -> thread(dump, found))
                : Optional.empty();
        return new HeapPath(thread, List.copyOf(steps), throughSoft);
    }

    private static Step step(HeapDump dump, long id, String field) {
        if (dump.isClass(id)) {
            HeapClass itself = dump.classOf(id);
            return new Step(itself.name(), itself.loader(), true, field);
        }
        return dump.typeOf(id)
                .map(type -> new Step(type.name(), type.loader(), false, field))
                .orElse(new Step("array", 0, false, field));
    }

    private static HeapThread thread(HeapDump dump, HeapRoot root) {
        List<String> frames = new ArrayList<>();
        List<Long> loaders = new ArrayList<>();
        for (HeapStacks.Frame frame : dump.stacks().of(root.thread())) {
            Optional<HeapClass> type = dump.classOfFrame(frame);
            frames.add(type.map(HeapClass::name).orElse("?") + "." + dump.text(frame.methodName()));
            loaders.add(type.map(HeapClass::loader).orElse(0L));
        }
        String name = dump.field(root.id(), "name").stream()
                .mapToObj(dump::string)
                .findFirst()
                .orElse("");
        String type = dump.typeOf(root.id()).map(HeapClass::name).orElse("?");
        return new HeapThread(name, type, List.copyOf(frames), List.copyOf(loaders));
    }
}
