package io.jackfield.sandbox.mail;

import io.jackfield.sandbox.PageFiles;
import io.jackfield.sandbox.PageHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** All letters, whoever they are for. Served on the sandbox's event loop; read from any thread. */
public final class Mailbox {
    private static final int KEPT = 500;
    private static final long LARGEST_LETTER_BYTES = 2 << 20;

    private final Clock clock;
    private final Deque<SandboxMail> letters = new ArrayDeque<>();
    private long arrived;

    private Mailbox(Clock clock) {
        this.clock = clock;
    }

    /** Adds it to {@code router}; call it on the server's event loop. */
    public static Mailbox mount(Router router, Clock clock) {
        Mailbox mailbox = new Mailbox(clock);
        PageFiles page = PageFiles.in("mail");
        router.post("/mail")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_LETTER_BYTES))
                .handler(mailbox::take);
        router.get("/mailbox").handler(mailbox::list);
        router.route("/mail*").handler(PageHeaders::set);
        router.get("/mail").handler(context -> page.send(context, "index.html"));
        router.get("/mail/style/*").handler(PageFiles.in("playground"));
        router.get("/mail/files/*").handler(page);
        return mailbox;
    }

    /** The newest first; older ones than the last 500 are gone. */
    public synchronized List<SandboxMail> letters() {
        return new ArrayList<>(letters);
    }

    /** Of {@code to}, and those that came after the letter {@code after}; all of them without. */
    private void list(RoutingContext context) {
        String to = context.request().getParam("to");
        String after = context.request().getParam("after", "0");
        long known = after.matches("\\d{1,18}") ? Long.parseLong(after) : 0;
        JsonArray array = new JsonArray();
        letters().stream()
                .filter(letter -> letter.id() > known && (to == null || to.equalsIgnoreCase(letter.to())))
                .forEach(letter -> array.add(letter.toJson()));
        context.json(new JsonObject().put("letters", array).put("last", last()));
    }

    private synchronized long last() {
        return arrived;
    }

    private void take(RoutingContext context) {
        try {
            SandboxMail letter = add(letter(context));
            context.response().setStatusCode(201);
            context.json(new JsonObject().put("id", letter.id()));
        } catch (IllegalArgumentException | DecodeException | ClassCastException e) {
            context.response().setStatusCode(400);
            context.json(new JsonObject().put("error", String.valueOf(e.getMessage())));
        }
    }

    private static JsonObject letter(RoutingContext context) {
        JsonObject letter = context.body().asJsonObject();
        if (letter == null) {
            throw new IllegalArgumentException("a letter is a JSON object with from, to, subject and text");
        }
        return letter;
    }

    private synchronized SandboxMail add(JsonObject letter) {
        SandboxMail taken = SandboxMail.of(arrived + 1, clock.instant(), letter);
        arrived++;
        letters.addFirst(taken);
        if (letters.size() > KEPT) {
            letters.removeLast();
        }
        return taken;
    }
}
