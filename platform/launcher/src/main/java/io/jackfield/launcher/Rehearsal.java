package io.jackfield.launcher;

import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.telegram.FloodLimits;
import io.jackfield.sandbox.telegram.SandboxBot;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Simulated users who do what most users do: commands, and questions to a model. */
final class Rehearsal {
    private static final int USERS = 80;
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> COMMANDS = List.of("/start", "/help", "/model", "/help", "/start");
    private static final List<String> QUESTIONS = List.of("Tell me about telegraphs.", "markdown");
    private static final long FIRST_USER = 700_000;

    private final Sandbox sandbox;
    private final List<SandboxBot> bots;

    Rehearsal(Sandbox sandbox, List<SandboxBot> bots) {
        this.sandbox = sandbox;
        this.bots = bots;
        sandbox.telegram().limit(FloodLimits.off());
    }

    /** Blocks until everybody has all answers; fails when one does not come. */
    void play() throws InterruptedException, ExecutionException {
        List<Future<?>> users = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int user = 0; user < USERS; user++) {
                long id = FIRST_USER + user;
                SandboxBot bot = bots.get(user % bots.size());
                users.add(threads.submit(() -> talk(id, bot)));
            }
        }
        for (Future<?> user : users) {
            user.get();
        }
    }

    private void talk(long id, SandboxBot bot) {
        SandboxUser user = sandbox.telegram().addUser(SandboxUser.of(id, "Ada", "en"));
        SandboxChat chat = sandbox.telegram().user(user).in(bot);
        COMMANDS.forEach(text -> ask(chat, text));
        QUESTIONS.forEach(text -> ask(chat, text));
    }

    private static void ask(SandboxChat chat, String text) {
        chat.send(text);
        chat.nextReply(PATIENCE);
    }
}
