package io.jackfield.console.frame;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sends pages. Core loop only. */
final class PageWriter {
    private static final String NOTICE = "jackfield_notice";

    private final Vertx vertx;
    private final Renderer renderer;
    private final Texts texts;
    private final Assets assets;

    PageWriter(Vertx vertx, Renderer renderer, Texts texts, Assets assets) {
        this.vertx = vertx;
        this.renderer = renderer;
        this.texts = texts;
        this.assets = assets;
    }

    Texts texts() {
        return texts;
    }

    Assets assets() {
        return assets;
    }

    /** What stands around pages for nobody in particular. */
    Frame bareFrame(RoutingContext context) {
        return bareFrame(Choices.of(context));
    }

    Frame bareFrame(Choices choices) {
        return new Frame(
                texts,
                assets,
                choices,
                "",
                Set.of(),
                "",
                "/",
                Optional.empty(),
                List.of(),
                List.of(),
                "",
                List.of(),
                Optional.empty());
    }

    void write(RoutingContext context, int status, String template, Frame frame, Object model) {
        render(context, status, template, frame, model).onFailure(context::fail);
    }

    Future<Void> render(RoutingContext context, int status, String template, Frame frame, Object model) {
        return renderer.render(vertx, template, frame, model).compose(html -> {
            if (context.response().ended()) {
                return Future.succeededFuture();
            }
            return context.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .end(html);
        });
    }

    /** @param path below the console */
    void redirect(RoutingContext context, String path) {
        context.response()
                .setStatusCode(303)
                .putHeader("Location", "/console" + path)
                .end();
    }

    /** What the page before left to be said here; said once. */
    Optional<Notice> takeNotice(RoutingContext context) {
        Optional<Notice> notice = Choices.cookie(context, NOTICE).flatMap(Notice::ofCookie);
        if (notice.isPresent()) {
            context.response()
                    .addCookie(SessionCookie.plain(context, NOTICE, "")
                            .setHttpOnly(true)
                            .setMaxAge(0));
        }
        return notice;
    }

    void leaveNotice(RoutingContext context, Notice notice) {
        context.response()
                .addCookie(SessionCookie.plain(context, NOTICE, notice.toCookie())
                        .setHttpOnly(true)
                        .setMaxAge(60));
    }
}
