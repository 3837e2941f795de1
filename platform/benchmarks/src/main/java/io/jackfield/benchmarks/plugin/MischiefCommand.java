package io.jackfield.benchmarks.plugin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.pf4j.Extension;

/** Does all that a plugin should not, one kind of it a jar, or none: the entry {@code mischief} says which. */
@Extension
public final class MischiefCommand implements CommandHandler {
    private static final int FLOOD = 500;
    private static final long FIRST_FLOODED_CHAT = 7_000_000_000L;
    private static final int BLOCK = 64 * 1024;
    private static final int BLOCKS = 4_000;

    private final PluginContext context;
    private final String kind;
    private final Object left = new Object();
    private final Object right = new Object();
    private final AtomicInteger calls = new AtomicInteger();
    private byte[] garbage;

    public MischiefCommand(PluginContext context) throws IOException {
        this.context = context;
        try (InputStream entry = MischiefCommand.class.getResourceAsStream("/mischief")) {
            kind = new String(entry.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("break").described("Breaks something");
    }

    @Override
    public Reply handle(CommandRequest request) throws Exception {
        switch (kind) {
            case "spins" -> spin();
            case "sleeps" -> new CountDownLatch(1).await();
            case "deadlocks" -> deadlock();
            case "throws" -> throw new LinkageError("on purpose");
            case "overflows" -> handle(request);
            case "floods" -> flood(request.bot().id());
            case "allocates" -> allocate();
            case "none" -> {}
            default -> throw new IllegalArgumentException("no mischief is called " + kind);
        }
        return Reply.text("Done. " + request.argument());
    }

    private static void spin() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    /** Two calls that take two locks in opposite order. */
    private void deadlock() throws InterruptedException {
        boolean leftFirst = calls.incrementAndGet() % 2 == 0;
        synchronized (leftFirst ? left : right) {
            Thread.sleep(500);
            synchronized (leftFirst ? right : left) {
                Thread.sleep(1);
            }
        }
    }

    private void flood(String bot) {
        for (int count = 0; count < FLOOD; count++) {
            try {
                context.messages()
                        .send(Recipient.of(bot, FIRST_FLOODED_CHAT + calls.incrementAndGet()), Reply.text("Buy!"));
            } catch (JackfieldException e) {
                // The host says that it is enough; this one does not listen.
            }
        }
    }

    private void allocate() {
        for (int count = 0; count < BLOCKS; count++) {
            garbage = new byte[BLOCK];
        }
    }
}
