package io.jackfield.console.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Makes HTML of models with the templates that were compiled at build time, beside the core loop, on virtual threads.
 */
public final class Renderer {
    private static final String PACKAGE = "io.jackfield.console.templates";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Renderer.class.getClassLoader(), PACKAGE);
    private final Executor threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("console-", 0).factory());

    /** The HTML; completes on the caller's event loop. */
    Future<String> render(Vertx vertx, String template, Frame frame, Object model) {
        return Future.fromCompletionStage(
                CompletableFuture.supplyAsync(() -> html(template, frame, model), threads), vertx.getOrCreateContext());
    }

    /** The same at once, on this thread. */
    public String html(String template, Frame frame, Object model) {
        StringOutput output = new StringOutput(16 * 1024);
        engine.render(template, Map.of("frame", frame, "model", model), output);
        return output.toString();
    }
}
