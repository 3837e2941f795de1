package io.jackfield.sandbox.telegram;

import io.jackfield.sandbox.PageFiles;
import io.jackfield.sandbox.PageHeaders;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The page under {@code /playground} and what it talks to: this class knows the addresses and who may use them.
 *
 * <p>Requests that change something must come from the page itself, so that no other site open in the same browser can
 * send messages here.
 */
final class Playground {
    private static final String API = "/playground/api";

    private final World world;
    private final PlaygroundView view;

    private Playground(World world) {
        this.world = world;
        this.view = new PlaygroundView(world);
    }

    static void mount(Vertx vertx, Router router, TelegramSandbox telegram, World world) {
        if (world.options().people()) {
            PlaygroundPeople.moveIn(telegram);
        }
        Playground playground = new Playground(world);
        router.route("/playground*").handler(PageHeaders::set);
        router.get(API + "/state").handler(playground::state);
        router.get(API + "/chat").handler(playground::chat);
        router.get(API + "/file/:id").handler(playground::file);
        new PlaygroundEvents(vertx, world, playground.view).mount(router, API + "/events");
        PlaygroundActions actions = new PlaygroundActions(world);
        actions.mount(router, API);
        new PlaygroundPayments(world).mount(router, API, actions);
        router.route(API + "/*").handler(context -> refuse(context, 404, "there is no such address"));
        router.get("/playground").handler(Playground::addSlash);
        router.get("/playground/*").handler(PageFiles.in("playground"));
    }

    static void refuse(RoutingContext context, int status, String problem) {
        context.response().setStatusCode(status);
        context.json(new JsonObject().put("error", problem));
    }

    /** The wildcard route above also catches {@code /playground/}. */
    private static void addSlash(RoutingContext context) {
        if (context.request().path().endsWith("/")) {
            context.next();
            return;
        }
        context.redirect("/playground/");
    }

    private void state(RoutingContext context) {
        context.json(world.locked(view::state));
    }

    private void chat(RoutingContext context) {
        try {
            PlaygroundPlace place = PlaygroundPlace.of(world, context.request()::getParam);
            context.json(world.locked(() -> view.chat(place)));
        } catch (IllegalArgumentException e) {
            refuse(context, 400, e.getMessage());
        }
    }

    /** Only pictures and sound are shown; anything else is saved, so that no upload can act as a page. */
    private void file(RoutingContext context) {
        Optional<StoredFile> found = world.locked(() -> world.files().find(context.pathParam("id")));
        if (found.isEmpty()) {
            refuse(context, 404, "there is no such file");
            return;
        }
        StoredFile file = found.get();
        if (file.isLink()) {
            context.redirect(file.url());
            return;
        }
        boolean shown = file.mime().matches("image/(png|jpeg|gif|webp)|audio/[\\w.+-]+|video/[\\w.+-]+");
        context.response()
                .putHeader("Content-Type", shown ? file.mime() : "application/octet-stream")
                .putHeader("Content-Disposition", shown ? "inline" : "attachment")
                .end(file.content());
    }
}
