package io.jackfield.testkit.payment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls at the same moment, each on a thread of its own. */
final class ConcurrentCalls {
    static final int CALLS = 20;

    private ConcurrentCalls() {}

    /** What the same call gave each time. */
    static <T> List<T> repeated(Callable<T> call) throws Exception {
        return run(Collections.nCopies(CALLS, call));
    }

    /** What each of them gave, in their order; fails as the first one that failed. */
    static <T> List<T> run(List<Callable<T>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Future<T>> running = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            calls.forEach(call -> running.add(threads.submit(() -> {
                start.await();
                return call.call();
            })));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> one : running) {
            results.add(one.get());
        }
        return results;
    }
}
