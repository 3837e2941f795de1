package io.jackfield.host.linkage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Classes, and what is found in them, which is kept. From any thread where the sources are. */
final class Classes {
    /** Their methods take any arguments, so that no descriptor is ever found. */
    private static final Set<String> POLYMORPHIC =
            Set.of("java/lang/invoke/MethodHandle", "java/lang/invoke/VarHandle");

    private final List<ClassSource> sources;
    private final Predicate<String> isShared;
    private final Optional<Classes> shared;
    private final Map<String, Optional<Shape>> shapes = new ConcurrentHashMap<>();

    private Classes(List<ClassSource> sources, Predicate<String> isShared, Optional<Classes> shared) {
        this.sources = sources;
        this.isShared = isShared;
        this.shared = shared;
    }

    static Classes of(ClassSource source) {
        return new Classes(List.of(source), name -> false, Optional.empty());
    }

    /**
     * Those that a plugin can see.
     *
     * @param sources the first that has a class gives it
     * @param isShared which ones are always the shared ones
     */
    static Classes of(List<ClassSource> sources, Predicate<String> isShared, Classes shared) {
        return new Classes(sources, isShared, Optional.of(shared));
    }

    private Optional<Classes> elsewhere(String name) {
        return shared.filter(others -> isShared.test(name));
    }

    Optional<byte[]> find(String name) {
        Optional<Classes> elsewhere = elsewhere(name);
        if (elsewhere.isPresent()) {
            return elsewhere.get().find(name);
        }
        return sources.stream().flatMap(source -> source.find(name).stream()).findFirst();
    }

    boolean has(String name) {
        return shape(name).isPresent();
    }

    /** The class and everything above it, as far as that is there. */
    Set<String> lineage(String name) {
        Set<String> all = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(name));
        while (!next.isEmpty()) {
            String one = next.poll();
            if (all.add(one)) {
                shape(one).ifPresent(shape -> next.addAll(shape.above()));
            }
        }
        return all;
    }

    /** Whether the member is certainly not there: nowhere in the lineage of its owner, which is known completely. */
    boolean lacks(Member member) {
        if (POLYMORPHIC.contains(member.owner())) {
            return false;
        }
        // A constructor is not inherited.
        Stream<String> places =
                member.name().equals("<init>") ? Stream.of(member.owner()) : lineage(member.owner()).stream();
        List<Shape> looked = places.map(name -> shape(name).orElse(null)).toList();
        return looked.stream()
                .noneMatch(shape -> Objects.isNull(shape) || shape.members().contains(member.key()));
    }

    private Optional<Shape> shape(String name) {
        Optional<Classes> elsewhere = elsewhere(name);
        if (elsewhere.isPresent()) {
            return elsewhere.get().shape(name);
        }
        return shapes.computeIfAbsent(name, absent -> find(absent).map(Shape::of));
    }
}
