package io.jackfield.host.linkage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The classes that a plugin can see, and what is found in them. Not thread safe. */
final class Classes {
    /** Their methods take any arguments, so that no descriptor is ever found. */
    private static final Set<String> POLYMORPHIC =
            Set.of("java/lang/invoke/MethodHandle", "java/lang/invoke/VarHandle");

    private final List<ClassSource> sources;
    private final Map<String, Optional<Shape>> shapes = new HashMap<>();

    Classes(List<ClassSource> sources) {
        this.sources = sources;
    }

    Optional<byte[]> find(String name) {
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
        Optional<Shape> known = shapes.get(name);
        if (known == null) {
            known = find(name).map(Shape::of);
            shapes.put(name, known);
        }
        return known;
    }
}
