package io.jackfield.console.frame;

import io.jackfield.host.admin.AdminDoor;
import io.jackfield.host.staff.OperatorSession;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Serves the areas to whoever is logged in, within their rights and within {@link #LIMIT}. Core loop only. */
public final class PageServer {
    /** So long may a page take to be made. */
    static final Duration LIMIT = Duration.ofSeconds(2);

    private static final String VISIT = "visit";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final Vertx vertx;
    private final AdminDoor door;
    private final List<ConsolePage> areas;
    private final PageWriter pages;
    private final LoginRoutes login;
    private final FrameLoader loader;
    private final BarRoutes bar;
    private final PageFrames frames = new PageFrames(System::nanoTime);

    public PageServer(
            Vertx vertx, AdminDoor door, List<ConsolePage> areas, Renderer renderer, Texts texts, Assets assets) {
        this.vertx = vertx;
        this.door = door;
        this.areas = List.copyOf(areas);
        pages = new PageWriter(vertx, renderer, texts, assets);
        login = new LoginRoutes(door, pages);
        loader = new FrameLoader(this.areas, pages);
        bar = new BarRoutes(this.areas, pages);
    }

    public Router routes() {
        Router router = Router.router(vertx);
        router.get(Assets.PATH + ":file").handler(pages.assets()::serve);
        new FrameRoutes(door, frames, pages).addTo(router);
        router.route().handler(PageServer::guarded);
        login.addTo(router);
        router.route().handler(this::letIn);
        router.post("/logout").handler(context -> withForm(context, login::logout));
        router.post("/choices").handler(context -> withForm(context, formed -> bar.choose(formed, visit(formed))));
        router.get("/waiting").handler(context -> bar.waiting(context, visit(context)));
        router.get("/range").handler(context -> bar.range(context, visit(context)));
        for (ConsolePage area : areas) {
            PageRoutes routes = new PageRoutes(area.entry());
            area.routes(routes);
            routes.all()
                    .forEach(route ->
                            router.route(route.method(), route.path()).handler(context -> handle(context, route)));
        }
        router.route().handler(context -> fail(context, ErrorPage.notFound()));
        router.route().failureHandler(context -> fail(context, error(context)));
        return router;
    }

    private static void guarded(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Security-Policy", POLICY);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "same-origin");
        response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.putHeader("Cache-Control", "no-store");
        context.next();
    }

    /** The body waits until it is known who sends it, and they no longer than for a page. */
    private void letIn(RoutingContext context) {
        context.request().pause();
        login.session(context)
                .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(found -> {
                    context.request().resume();
                    if (found.isPresent()) {
                        context.put(VISIT, visit(context, found.get()));
                        context.next();
                    } else {
                        login.sendIn(context);
                    }
                })
                .onFailure(error -> {
                    context.request().resume();
                    context.fail(error);
                });
    }

    private Visit visit(RoutingContext context, OperatorSession session) {
        return new Visit(
                context,
                door,
                session,
                pages.texts(),
                frames,
                login.secret(context).orElseThrow());
    }

    private static Visit visit(RoutingContext context) {
        return context.get(VISIT);
    }

    /** What is done with a form that is this session's. */
    private interface FormHandler {
        void handle(RoutingContext context);
    }

    private void withForm(RoutingContext context, FormHandler handler) {
        Visit visit = visit(context);
        FormBody.read(context.request())
                .onSuccess(form -> {
                    visit.form(form);
                    if (FormBody.isOurs(context.request(), form, visit.session().csrf())) {
                        handler.handle(context);
                    } else {
                        fail(context, ErrorPage.stale());
                    }
                })
                .onFailure(error -> fail(context, ErrorPage.of(error, what(context))));
    }

    private void handle(RoutingContext context, PageRoutes.Route route) {
        PageEntry entry = route.entry();
        if (visit(context).session().operator().isEnrolling() && !entry.everybody()) {
            toAccount(context);
        } else if (!entry.everybody() && !visit(context).may(route.right())) {
            fail(context, ErrorPage.of(new MissingRight(route.right()), what(context)));
        } else if (route.form()) {
            withForm(context, formed -> answer(formed, route));
        } else if (route.method() == HttpMethod.GET
                || FormBody.isOurs(
                        context.request(),
                        visit(context).form(),
                        visit(context).session().csrf())) {
            answer(context, route);
        } else {
            fail(context, ErrorPage.stale());
        }
    }

    /** Who has to set up a second factor first is led there, whatever they ask. */
    private void toAccount(RoutingContext context) {
        areas.stream()
                .map(ConsolePage::entry)
                .filter(PageEntry::everybody)
                .findFirst()
                .ifPresentOrElse(
                        account -> pages.redirect(context, account.path()), () -> fail(context, ErrorPage.notFound()));
    }

    private void answer(RoutingContext context, PageRoutes.Route route) {
        Visit visit = visit(context);
        made(visit, route)
                .compose(answer -> send(context, route, answer))
                .onFailure(error -> fail(context, ErrorPage.of(error, what(context))));
    }

    private static Future<Answer> made(Visit visit, PageRoutes.Route route) {
        try {
            Future<Answer> made = route.answer().apply(visit);
            return route.patient() ? made : made.timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<Void> send(RoutingContext context, PageRoutes.Route route, Answer answer) {
        return switch (answer) {
            case Answer.Shown shown ->
                loader.load(context, visit(context), Optional.of(route.entry()))
                        .compose(
                                frame -> pages.render(context, shown.status(), shown.template(), frame, shown.model()));
            case Answer.Redirect redirect -> {
                redirect.notice().ifPresent(notice -> pages.leaveNotice(context, notice));
                pages.redirect(
                        context,
                        visit(context)
                                .range()
                                .map(range -> range.on(redirect.to()))
                                .orElse(redirect.to()));
                yield Future.succeededFuture();
            }
            case Answer.Json json ->
                context.response()
                        .putHeader("Content-Type", "application/json")
                        .end(json.json().encode());
            case Answer.Written written -> Future.succeededFuture();
        };
    }

    static boolean isPath(String path) {
        return path.startsWith("/") && !path.startsWith("//") && !path.contains("\\") && !path.contains("\n");
    }

    private static ErrorPage error(RoutingContext context) {
        return context.failure() == null
                ? new ErrorPage(context.statusCode(), "frame.error.refused", "", "", "")
                : ErrorPage.of(context.failure(), what(context));
    }

    private static String what(RoutingContext context) {
        return context.request().method() + " " + context.normalizedPath();
    }

    private void fail(RoutingContext context, ErrorPage error) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        Visit visit = visit(context);
        Future<Frame> frame = visit == null
                ? Future.succeededFuture(pages.bareFrame(context))
                : loader.load(context, visit, Optional.empty());
        frame.timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(unknown -> pages.bareFrame(context))
                .compose(around -> pages.render(context, error.status(), "layout/error.jte", around, error))
                .onFailure(failure -> {
                    if (!context.response().ended()) {
                        context.response()
                                .setStatusCode(500)
                                .end("the console cannot show this page; see the host's log\n");
                    }
                });
    }
}
