package io.jackfield.sandbox.llm;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;

/** Decides which script answers a request: a waiting fault first, then the newest script that fits. */
final class ScriptBook {
    private record Entry(Predicate<ModelRequest> when, Function<ModelRequest, Script> script) {}

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Faults faults = new Faults();

    void add(Predicate<ModelRequest> when, Function<ModelRequest, Script> script) {
        entries.addFirst(new Entry(when, script));
    }

    Faults faults() {
        return faults;
    }

    Optional<Script> scriptFor(ModelRequest request) {
        return faults.take()
                .or(() -> entries.stream()
                        .filter(entry -> entry.when().test(request))
                        .findFirst()
                        .map(entry -> entry.script().apply(request)));
    }

    void clear() {
        entries.clear();
        faults.clear();
    }
}
