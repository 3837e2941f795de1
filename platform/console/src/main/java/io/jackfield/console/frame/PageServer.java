package io.jackfield.console.frame;

import io.jackfield.host.admin.AdminDoor;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.staff.OperatorSession;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
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
    private final PageFrames frames = new PageFrames(System::nanoTime);

    public PageServer(
            Vertx vertx, AdminDoor door, List<ConsolePage> areas, Renderer renderer, Texts texts, Assets assets) {
        this.vertx = vertx;
        this.door = door;
        this.areas = List.copyOf(areas);
        pages = new PageWriter(vertx, renderer, texts, assets);
        login = new LoginRoutes(door, pages);
    }

    public Router routes() {
        Router router = Router.router(vertx);
        router.get(Assets.PATH + ":file").handler(pages.assets()::serve);
        new FrameRoutes(door, frames, pages).addTo(router);
        router.route().handler(PageServer::guarded);
        login.addTo(router);
        router.route().handler(this::letIn);
        router.post("/logout").handler(context -> withForm(context, login::logout));
        router.post("/choices").handler(context -> withForm(context, this::choose));
        router.get("/waiting").handler(this::waiting);
        router.get("/range").handler(this::range);
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
                frame(context, Optional.of(route.entry()))
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

    private Future<Frame> frame(RoutingContext context, Optional<PageEntry> area) {
        Visit visit = visit(context);
        return bots(visit).compose(bots -> links(visit).map(links -> frame(context, visit, area, bots, links)));
    }

    private Frame frame(
            RoutingContext context,
            Visit visit,
            Optional<PageEntry> area,
            List<BotChoice> bots,
            List<PluginLink> links) {
        OperatorSession session = visit.session();
        return new Frame(
                pages.texts(),
                pages.assets(),
                visit.choices(),
                session.operator().name().orElse(""),
                session.operator().rights(),
                session.csrf(),
                area.map(visit::comingBack).orElse("/"),
                visit.range(),
                areas.stream()
                        .map(ConsolePage::entry)
                        .filter(entry -> entry.everybody() || visit.may(entry.right()))
                        .toList(),
                links,
                area.map(PageEntry::area).orElse(""),
                bots,
                visit.isPartial() ? Optional.empty() : pages.takeNotice(context));
    }

    /** None where the operator may not see them. */
    private static Future<List<BotChoice>> bots(Visit visit) {
        return visit.get("/bots")
                .map(json -> objects(json.getJsonArray("bots")).stream()
                        .map(PageServer::bot)
                        .toList())
                .otherwise(List.of());
    }

    /** Those pages of plugins that the operator may see. */
    private static Future<List<PluginLink>> links(Visit visit) {
        return visit.get(Address.of("/pages")
                        .with("language", visit.choices().language().tag()))
                .map(json -> objects(json.getJsonArray("pages")).stream()
                        .filter(page -> OperatorRight.of(page.getString("right"))
                                .filter(visit::may)
                                .isPresent())
                        .map(page -> new PluginLink(
                                page.getString("title"),
                                Address.of("/plugins/{}/pages/{}", page.getString("plugin"), page.getString("name"))
                                        .toString()))
                        .toList())
                .otherwise(List.of());
    }

    private static BotChoice bot(JsonObject bot) {
        return new BotChoice(
                bot.getString("id"),
                bot.getString("name"),
                objects(bot.getJsonArray("plans")).stream()
                        .map(plan -> new BotChoice.Plan(plan.getString("id"), plan.getString("label")))
                        .toList());
    }

    private static List<JsonObject> objects(JsonArray array) {
        List<JsonObject> objects = new ArrayList<>();
        array.forEach(entry -> objects.add((JsonObject) entry));
        return objects;
    }

    /** Language, zone and bot, by the form in the bar; back to where it was sent from. */
    private void choose(RoutingContext context) {
        Visit visit = visit(context);
        keep(context, Choices.LANGUAGE, visit.field("language"), true);
        keep(
                context,
                Choices.ZONE,
                visit.field("zone").map(zone -> zone.replace('/', '.')),
                visit.form().contains("zone"));
        keep(context, Choices.BOT, visit.field("bot"), visit.form().contains("bot"));
        pages.redirect(context, visit.field("back").filter(PageServer::isPath).orElse("/"));
    }

    /** Some days of one's own, by the form in the bar; what are none leaves the page as it was. */
    private void range(RoutingContext context) {
        Visit visit = visit(context);
        String back = visit.parameter("back").filter(PageServer::isPath).orElse("/");
        String from = visit.parameter("from").or(() -> visit.parameter("to")).orElse("");
        pages.redirect(
                context,
                TimeRange.of(from + "_" + visit.parameter("to").orElse(from))
                        .map(range -> range.on(TimeRange.without(back)))
                        .orElse(back));
    }

    private static void keep(RoutingContext context, String name, Optional<String> value, boolean asked) {
        if (value.filter(text -> text.matches("[A-Za-z0-9._+-]{1,64}")).isPresent()) {
            context.response()
                    .addCookie(SessionCookie.plain(context, name, value.get())
                            .setMaxAge(Duration.ofDays(365).toSeconds()));
        } else if (asked && value.isEmpty() && !name.equals(Choices.LANGUAGE)) {
            context.response().addCookie(SessionCookie.plain(context, name, "").setMaxAge(0));
        }
    }

    static boolean isPath(String path) {
        return path.startsWith("/") && !path.startsWith("//") && !path.contains("\\") && !path.contains("\n");
    }

    /** How much waits in each area: {@code {"letters": 3}}; what fails or takes too long is left out. */
    private void waiting(RoutingContext context) {
        Visit visit = visit(context);
        JsonObject counts = new JsonObject();
        List<Future<Integer>> asked = areas.stream()
                .filter(area ->
                        area.entry().everybody() || visit.may(area.entry().right()))
                .map(area -> area.waiting(visit)
                        .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                        .otherwise(0)
                        .onSuccess(count -> {
                            if (count > 0) {
                                counts.put(area.entry().area(), count);
                            }
                        }))
                .toList();
        Future.join(asked)
                .onComplete(done -> context.response()
                        .putHeader("Content-Type", "application/json")
                        .end(counts.encode()));
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
        Future<Frame> frame =
                visit == null ? Future.succeededFuture(pages.bareFrame(context)) : frame(context, Optional.empty());
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
