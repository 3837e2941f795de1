package io.jackfield.console.frame;

import io.jackfield.host.admin.AdminApi;
import io.jackfield.host.admin.AdminDoor;
import io.jackfield.host.staff.LoginStep;
import io.jackfield.host.staff.OperatorSession;
import io.jackfield.host.staff.Visitor;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The way in: a token, then a code or a confirmation in Telegram where the operator has one. The session's secret is in
 * a cookie that scripts and other sites never see.
 */
final class LoginRoutes {
    static final String PATH = "/login";
    private static final String CONFIRM = PATH + "/confirm";

    private final AdminDoor door;
    private final PageWriter pages;
    private final SessionCookie cookie = new SessionCookie();

    LoginRoutes(AdminDoor door, PageWriter pages) {
        this.door = door;
        this.pages = pages;
    }

    void addTo(Router router) {
        router.get(PATH).handler(context -> show(context, 200, new LoginModel(next(context), "")));
        router.post(PATH).handler(context -> withForm(context, this::begin));
        router.get(CONFIRM).handler(context -> pages.redirect(context, PATH));
        router.post(CONFIRM).handler(context -> withForm(context, this::confirm));
    }

    /** Who this browser belongs to. */
    Future<Optional<OperatorSession>> session(RoutingContext context) {
        return secret(context)
                .map(secret -> door.sessions().find(secret))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    /** What its cookie says. */
    Optional<String> secret(RoutingContext context) {
        return cookie.of(context);
    }

    /** Ends the session of this browser. */
    void logout(RoutingContext context) {
        cookie.of(context)
                .map(secret -> door.sessions().end(secret))
                .orElseGet(Future::succeededFuture)
                .onSuccess(ended -> {
                    cookie.remove(context);
                    pages.redirect(context, PATH);
                })
                .onFailure(context::fail);
    }

    /**
     * To the login, and from there back to what was asked. Somebody who has followed a link from elsewhere may well be
     * logged in: browsers keep the cookie back from such a request, but not from the one that our own page makes next.
     */
    void sendIn(RoutingContext context) {
        if ("cross-site".equals(context.request().getHeader("Sec-Fetch-Site"))) {
            pages.write(context, 200, "login/again.jte", pages.bareFrame(context), new LoginModel.Again(here(context)));
            return;
        }
        String uri = here(context);
        boolean back = context.request().method().name().equals("GET") && uri.length() > 1 && !isPartial(context);
        String login = back ? Address.of(PATH).with("next", uri).toString() : PATH;
        if (isPartial(context)) {
            context.response()
                    .putHeader("HX-Redirect", "/console" + login)
                    .setStatusCode(204)
                    .end();
        } else {
            pages.redirect(context, login);
        }
    }

    private void withForm(RoutingContext context, FormHandler handler) {
        FormBody.read(context.request())
                .compose(form -> handler.answer(context, form))
                .onFailure(context::fail);
    }

    /** What a step of the login does with its form. */
    private interface FormHandler {
        Future<Void> answer(RoutingContext context, MultiMap form);
    }

    private Future<Void> begin(RoutingContext context, MultiMap form) {
        String name = form.contains("name") ? form.get("name").strip() : "";
        Visitor visitor = AdminApi.visitor(context);
        return door.sessions()
                .begin(text(form, "token"), name.isEmpty() ? "console" : name, visitor)
                .map(step -> answer(context, form, step));
    }

    private Future<Void> confirm(RoutingContext context, MultiMap form) {
        return door.sessions()
                .confirm(text(form, "pending"), text(form, "code"), AdminApi.visitor(context))
                .map(step -> answer(context, form, step));
    }

    private Void answer(RoutingContext context, MultiMap form, LoginStep step) {
        String next = next(text(form, "next"));
        switch (step) {
            case LoginStep.LoggedIn in -> {
                cookie.set(context, in.secret());
                if (isPartial(context)) {
                    context.response()
                            .putHeader("HX-Redirect", "/console" + next)
                            .setStatusCode(204)
                            .end();
                } else {
                    pages.redirect(context, next);
                }
            }
            case LoginStep.CodeWanted code ->
                second(context, 200, new LoginModel.Second(code.pending(), next, true, ""));
            case LoginStep.ConfirmationWanted wanted ->
                waiting(context, new LoginModel.Second(wanted.pending(), next, false, ""));
            case LoginStep.WrongCode wrong ->
                second(
                        context,
                        401,
                        new LoginModel.Second(
                                wrong.pending(), next, !wrong.telegram(), words(context, "frame.login.wrong-code")));
            case LoginStep.Unreadable lost ->
                second(
                        context,
                        503,
                        new LoginModel.Second(
                                lost.pending(), next, true, words(context, "frame.login.unreadable", lost.operator())));
            case LoginStep.Refused refused -> refuse(context, next, "frame.login.refused");
            case LoginStep.Wait wait ->
                show(
                        context,
                        429,
                        new LoginModel(
                                next,
                                pages.texts()
                                        .count(
                                                Choices.of(context).language(),
                                                "frame.login.wait",
                                                Math.max(1, wait.rest().toSeconds()))));
        }
        return null;
    }

    /** A page that asks whether it was confirmed shows the same until it was. */
    private void waiting(RoutingContext context, LoginModel.Second model) {
        if (isPartial(context)) {
            context.response().setStatusCode(204).end();
        } else {
            second(context, 200, model);
        }
    }

    private void refuse(RoutingContext context, String next, String key) {
        if (isPartial(context)) {
            context.response()
                    .putHeader("HX-Redirect", "/console" + PATH)
                    .setStatusCode(204)
                    .end();
        } else {
            show(context, 401, new LoginModel(next, words(context, key)));
        }
    }

    private String words(RoutingContext context, String key, Object... arguments) {
        return pages.texts().text(Choices.of(context).language(), key, arguments);
    }

    private void second(RoutingContext context, int status, LoginModel.Second model) {
        pages.write(context, status, "login/second.jte", pages.bareFrame(context), model);
    }

    private void show(RoutingContext context, int status, LoginModel model) {
        pages.write(context, status, "login/token.jte", pages.bareFrame(context), model);
    }

    private static String text(MultiMap form, String name) {
        return form.contains(name) ? form.get(name).strip() : "";
    }

    private static String next(RoutingContext context) {
        return context.queryParam("next").stream()
                .findFirst()
                .map(LoginRoutes::next)
                .orElse("/");
    }

    /** Only a path of the console: whoever hands out a link must not send operators elsewhere. */
    private static String next(String wanted) {
        return wanted.matches("/[A-Za-z0-9._~/?&=%@+-]{0,500}") && !wanted.startsWith("//") ? wanted : "/";
    }

    private static String here(RoutingContext context) {
        String uri = context.request().uri();
        return uri.startsWith("/console/") ? uri.substring("/console".length()) : "/";
    }

    private static boolean isPartial(RoutingContext context) {
        HttpServerRequest request = context.request();
        return "true".equals(request.getHeader("HX-Request"));
    }
}
