package io.jackfield.testkit;

import io.jackfield.api.PluginContext;
import io.jackfield.api.command.Request;
import io.jackfield.api.prompt.PromptSource;
import io.jackfield.api.prompt.PromptSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Prompt sources that each break one promise, and the suite run on each. */
final class FaultySources {
    private FaultySources() {}

    abstract static class Source implements PromptSource {
        @Override
        public PromptSpec spec() {
            return PromptSpec.named("faulty");
        }
    }

    abstract static class Suite extends PromptSourceContract {
        private final Class<?> source;

        Suite(Class<?> source) {
            this.source = source;
        }

        @Override
        protected JackfieldExtension plugin() {
            return JackfieldExtension.with(source);
        }
    }

    /** Keeps its promises. */
    public static final class Figures extends Source {
        public Figures(PluginContext context) {}

        @Override
        public Optional<String> about(Request request) {
            return Optional.of(request.sender().firstName() + " has three lessons a week.");
        }
    }

    static final class FiguresSuite extends Suite {
        FiguresSuite() {
            super(Figures.class);
        }
    }

    /** Never says anything. */
    public static final class Silent extends Source {
        public Silent(PluginContext context) {}

        @Override
        public Optional<String> about(Request request) {
            return Optional.of(" ");
        }
    }

    static final class SilentSuite extends Suite {
        SilentSuite() {
            super(Silent.class);
        }
    }

    /** Counts. */
    public static final class Fickle extends Source {
        private final AtomicInteger asked = new AtomicInteger();

        public Fickle(PluginContext context) {}

        @Override
        public Optional<String> about(Request request) {
            return Optional.of("asked " + asked.incrementAndGet() + " times");
        }
    }

    static final class FickleSuite extends Suite {
        FickleSuite() {
            super(Fickle.class);
        }
    }

    /** Knows Ada only, and that everybody is. */
    public static final class Shy extends Source {
        public Shy(PluginContext context) {}

        @Override
        public Optional<String> about(Request request) {
            if (!request.sender().firstName().equals("Ada")) {
                throw new IllegalStateException("who is that?");
            }
            return Optional.of("It is Ada.");
        }
    }

    static final class ShySuite extends Suite {
        ShySuite() {
            super(Shy.class);
        }
    }

    /** Takes names for patterns. */
    public static final class Literal extends Source {
        public Literal(PluginContext context) {}

        @Override
        public Optional<String> about(Request request) {
            return Optional.of(request.sender().firstName().replaceAll("[%<{$]", "\\") + " has three lessons a week.");
        }
    }

    static final class LiteralSuite extends Suite {
        LiteralSuite() {
            super(Literal.class);
        }
    }

    /** Remembers who asked last. */
    public static final class Gossip extends Source {
        private volatile String last = "";

        public Gossip(PluginContext context) {}

        @Override
        public Optional<String> about(Request request) throws InterruptedException {
            last = request.sender().firstName();
            Thread.sleep(Duration.ofMillis(5));
            return Optional.of(last + " has three lessons a week.");
        }
    }

    static final class GossipSuite extends Suite {
        GossipSuite() {
            super(Gossip.class);
        }
    }

    /** Waits for something. */
    public static final class Slow extends Source {
        public Slow(PluginContext context) {}

        @Override
        public Optional<String> about(Request request) throws InterruptedException {
            Thread.sleep(Duration.ofMillis(2_100));
            return Optional.of("After all: nothing.");
        }
    }

    static final class SlowSuite extends Suite {
        SlowSuite() {
            super(Slow.class);
        }
    }

    /** Waits on, whoever interrupts. */
    public static final class Deaf extends Source {
        public Deaf(PluginContext context) {}

        @Override
        public Optional<String> about(Request request) {
            long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
            while (Thread.currentThread().isInterrupted() && System.nanoTime() < end) {
                LockSupport.parkNanos(1_000_000);
            }
            return Optional.of("Nothing.");
        }
    }

    static final class DeafSuite extends Suite {
        DeafSuite() {
            super(Deaf.class);
        }
    }
}
