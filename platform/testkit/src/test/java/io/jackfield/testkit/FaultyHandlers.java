package io.jackfield.testkit;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Handlers that each break one promise, and the suite run on each. */
final class FaultyHandlers {
    private FaultyHandlers() {}

    abstract static class Faulty implements CommandHandler {
        @Override
        public CommandSpec spec() {
            return CommandSpec.command("faulty").andFreeText();
        }

        @Override
        public Reply handle(CommandRequest request) throws Exception {
            return Reply.text("Fine");
        }
    }

    abstract static class Suite extends CommandHandlerContract {
        private final Class<?> handler;

        Suite(Class<?> handler) {
            this.handler = handler;
        }

        @Override
        protected JackfieldExtension plugin() {
            return JackfieldExtension.with(handler);
        }
    }

    /** Has other texts than its neighbours in this jar. */
    public static final class Mumbling implements CommandHandler {
        public Mumbling(PluginContext context) {}

        @Override
        public CommandSpec spec() {
            return CommandSpec.command("faulty").andFreeText();
        }

        @Override
        public Reply handle(CommandRequest request) {
            return Reply.text("Fine");
        }
    }

    static final class MumblingSuite extends Suite {
        MumblingSuite() throws ClassNotFoundException {
            super(new OtherTexts().loadClass(Mumbling.class.getName()));
        }
    }

    /** As if the handler lay in a jar of its own, with the files of {@code faulty-texts}. */
    private static final class OtherTexts extends ClassLoader {
        OtherTexts() {
            super(FaultyHandlers.class.getClassLoader());
        }

        @Override
        public URL getResource(String name) {
            return super.getResource(name.startsWith("texts/") ? "faulty-" + name : name);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Mumbling.class.getName()) || findLoadedClass(name) != null) {
                return super.loadClass(name, resolve);
            }
            try (InputStream code = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = code.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    public static final class Fickle extends Faulty {
        private final AtomicInteger asked = new AtomicInteger();

        public Fickle(PluginContext context) {}

        @Override
        public CommandSpec spec() {
            return CommandSpec.command("faulty").described("Asked " + asked.incrementAndGet() + " times");
        }
    }

    static final class FickleSuite extends Suite {
        FickleSuite() {
            super(Fickle.class);
        }
    }

    /** The texts of these tests are in two languages. */
    public static final class OneLanguage extends Faulty {
        public OneLanguage(PluginContext context) {}

        @Override
        public CommandSpec spec() {
            return CommandSpec.command("faulty").described("Only in English");
        }
    }

    static final class OneLanguageSuite extends Suite {
        OneLanguageSuite() {
            super(OneLanguage.class);
        }
    }

    public static final class Shy extends Faulty {
        public Shy(PluginContext context) {}

        @Override
        public Reply handle(CommandRequest request) {
            if (!request.chat().isPrivate()) {
                throw new IllegalStateException("too many people");
            }
            return Reply.text("Fine");
        }
    }

    static final class ShySuite extends Suite {
        ShySuite() {
            super(Shy.class);
        }
    }

    public static final class Literal extends Faulty {
        public Literal(PluginContext context) {}

        @Override
        public Reply handle(CommandRequest request) {
            return Reply.text("Page " + Integer.parseInt(request.argument().replace("hello", "1")));
        }
    }

    static final class LiteralSuite extends Suite {
        LiteralSuite() {
            super(Literal.class);
        }
    }

    public static final class Trusting extends Faulty {
        private static final List<String> GOODS = List.of("tea");

        public Trusting(PluginContext context) {}

        @Override
        public Reply handle(CommandRequest request) {
            return Reply.text("Choose").keyboard(Keyboard.column(List.of(Button.action("Tea", "buy", "0"))));
        }

        @Override
        public Reply onButton(ButtonPress press) {
            return Reply.text("You have bought " + GOODS.get(Integer.parseInt(press.argument())));
        }
    }

    static final class TrustingSuite extends Suite {
        TrustingSuite() {
            super(Trusting.class);
        }
    }

    public static final class Crowded extends Faulty {
        public Crowded(PluginContext context) {}

        @Override
        public Reply handle(CommandRequest request) {
            return Reply.text("Choose")
                    .keyboard(Keyboard.column(IntStream.range(0, 101)
                            .mapToObj(number -> Button.action("b" + number, "b"))
                            .toList()));
        }
    }

    static final class CrowdedSuite extends Suite {
        CrowdedSuite() {
            super(Crowded.class);
        }
    }

    public static final class Gossip extends Faulty {
        private volatile String last = "";

        public Gossip(PluginContext context) {}

        @Override
        public Reply handle(CommandRequest request) {
            last = request.sender().firstName();
            request.memory().get("anything");
            return Reply.text("Hello, " + last);
        }
    }

    static final class GossipSuite extends Suite {
        GossipSuite() {
            super(Gossip.class);
        }
    }

    public static final class Counting extends Faulty {
        private static final AtomicInteger CALLS = new AtomicInteger();

        public Counting(PluginContext context) {}

        @Override
        public Reply handle(CommandRequest request) {
            return Reply.text("Call " + CALLS.incrementAndGet());
        }
    }

    static final class CountingSuite extends Suite {
        CountingSuite() {
            super(Counting.class);
        }
    }

    public static final class Deaf extends Faulty {
        private final CountDownLatch never = new CountDownLatch(1);

        public Deaf(PluginContext context) {}

        @Override
        public Reply handle(CommandRequest request) {
            long end = System.nanoTime() + 3_000_000_000L;
            while (request.argument().equals("hello") && request.command().isEmpty() && System.nanoTime() < end) {
                waitAWhile();
            }
            return Reply.text("Fine");
        }

        private void waitAWhile() {
            try {
                never.await(100, java.util.concurrent.TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                // The fault: nobody may tell it to end.
            }
        }
    }

    static final class DeafSuite extends Suite {
        DeafSuite() {
            super(Deaf.class);
        }
    }

    public static final class Wordy extends Faulty {
        public Wordy(PluginContext context) {}

        @Override
        public Reply handle(CommandRequest request) {
            return Reply.text("You begin with " + request.message().text().charAt(0));
        }
    }

    static final class WordySuite extends Suite {
        WordySuite() {
            super(Wordy.class);
        }
    }

    public static final class Stuck extends Faulty {
        public Stuck(PluginContext context) {}

        @Override
        public Reply handle(CommandRequest request) {
            return Reply.text("Choose").keyboard(Keyboard.column(List.of(Button.action("Back", "back"))));
        }

        @Override
        public Reply onButton(ButtonPress press) {
            if (press.action().equals("back")) {
                throw new IllegalStateException("there is no way back");
            }
            return Reply.nothing();
        }
    }

    static final class StuckSuite extends Suite {
        StuckSuite() {
            super(Stuck.class);
        }
    }
}
