package io.jackfield.console.frame;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.console.frame.PageFrames.Opened;
import io.jackfield.host.admin.AdminApi;
import io.jackfield.host.admin.AdminDoor;
import io.jackfield.host.admin.AdminDoor.Asker;
import io.jackfield.host.admin.AdminPages;
import io.jackfield.host.admin.ConsolePages;
import io.jackfield.host.staff.OperatorSession;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pages of plugins inside of their frames. Whatever goes wrong is a sentence in the frame; a page of the console never
 * waits for one of these. Core loop only.
 */
final class FrameRoutes {
    private static final Pattern ADDRESS = Pattern.compile("(" + ConsolePages.FRAMES + "([A-Za-z0-9_-]{32}))(/.*)");
    private static final String STYLE = "/console.css";

    private final AdminDoor door;
    private final PageFrames frames;
    private final PageWriter pages;
    private final Buffer style;

    FrameRoutes(AdminDoor door, PageFrames frames, PageWriter pages) {
        this.door = door;
        this.frames = frames;
        this.pages = pages;
        style = pages.assets().content("frame.css").appendBuffer(pages.assets().content("parts.css"));
    }

    void addTo(Router router) {
        router.route(PageFrames.PATH + "*").handler(this::handle);
    }

    /** @param rest what follows the page, as it came: at least a slash */
    private record Place(RoutingContext context, String base, String token, String rest) {
        HttpServerRequest request() {
            return context.request();
        }

        HttpServerResponse response() {
            return context.response();
        }
    }

    private void handle(RoutingContext context) {
        Matcher address = ADDRESS.matcher(context.request().path());
        if (!address.matches()) {
            context.response().setStatusCode(404).end("there is nothing here\n");
            return;
        }
        Place place = new Place(context, address.group(1), address.group(2), address.group(3));
        FramePolicy.guard(context, place.base());
        if (place.request().method() == HttpMethod.OPTIONS) {
            // A frame without an origin asks first before it posts anything but a form.
            place.response()
                    .putHeader("Access-Control-Allow-Methods", "GET, POST")
                    .putHeader("Access-Control-Allow-Headers", "content-type")
                    .setStatusCode(204)
                    .end();
        } else if (place.rest().equals(STYLE)) {
            place.response()
                    .putHeader("Content-Type", "text/css; charset=utf-8")
                    .end(style);
        } else {
            frames.find(place.token())
                    .ifPresentOrElse(
                            opened -> letIn(place, opened),
                            () -> say(place, Choices.of(context), FrameNotice.old(place.base() + STYLE)));
        }
    }

    private void letIn(Place place, Opened opened) {
        place.request().pause();
        door.sessions()
                .find(opened.session())
                .timeout(PageServer.LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(found -> place.request().resume())
                .onSuccess(session -> session.ifPresentOrElse(
                        known -> answer(place, opened, known),
                        () -> say(place, opened.choices(), FrameNotice.loggedOut(place.base() + STYLE))))
                .onFailure(error -> fail(place, opened, error));
    }

    private void answer(Place place, Opened opened, OperatorSession session) {
        Asker asker = new Asker(session.operator(), AdminApi.visitor(place.context()));
        Future<JsonObject> answer;
        try {
            answer = ask(place, opened, asker);
        } catch (RuntimeException e) {
            answer = Future.failedFuture(e);
        }
        answer.onSuccess(told -> write(place, told)).onFailure(error -> fail(place, opened, error));
    }

    private Future<JsonObject> ask(Place place, Opened opened, Asker asker) {
        Address page = Address.of("/plugins/{}/pages/{}", opened.plugin(), opened.page());
        Optional<String> path = Optional.of(decoded(place.rest())).filter(rest -> !rest.equals("/"));
        Optional<String> query = Optional.ofNullable(place.request().query());
        String language = opened.choices().language().tag();
        if (place.request().method() == HttpMethod.GET) {
            return door.get(
                    asker,
                    page.with("path", path)
                            .with("query", query)
                            .with("language", language)
                            .with("bot", opened.choices().bot())
                            .toString());
        }
        if (place.request().method() != HttpMethod.POST) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "pages of plugins take GET and POST, and no "
                            + place.request().method());
        }
        return body(place.request()).compose(content -> {
            JsonObject body = new JsonObject()
                    .put("language", language)
                    .put("content", Base64.getEncoder().encodeToString(content.getBytes()));
            path.ifPresent(text -> body.put("path", text));
            query.ifPresent(text -> body.put("query", text));
            opened.choices().bot().ifPresent(bot -> body.put("bot", bot));
            Optional.ofNullable(place.request().getHeader("Content-Type"))
                    .ifPresent(type -> body.put("contentType", type));
            return door.post(asker, page.toString(), body);
        });
    }

    private static String decoded(String rest) {
        try {
            return URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED, "the address '" + rest + "' is encoded wrongly", e);
        }
    }

    /** One byte more than it may have, at most: the call refuses that with a sentence. */
    private static Future<Buffer> body(HttpServerRequest request) {
        Buffer read = Buffer.buffer();
        request.handler(part -> {
            int room = AdminPages.LONGEST_CONTENT + 1 - read.length();
            if (room > 0) {
                read.appendBuffer(part.slice(0, Math.min(room, part.length())));
            }
        });
        return request.end().map(done -> read);
    }

    private static void write(Place place, JsonObject told) {
        HttpServerResponse response = place.response();
        if (response.closed() || response.ended()) {
            return;
        }
        int status = told.getInteger("status");
        response.setStatusCode(status);
        if (told.containsKey("location")) {
            response.putHeader("Location", place.base() + told.getString("location"));
        }
        if (status == 204 || status == 304) {
            response.end();
            return;
        }
        response.putHeader("Content-Type", told.getString("contentType"))
                .end(Buffer.buffer(Base64.getDecoder().decode(told.getString("body"))));
    }

    private void fail(Place place, Opened opened, Throwable error) {
        say(place, opened.choices(), FrameNotice.of(error, place.base() + STYLE, place.base() + "/"));
    }

    private void say(Place place, Choices choices, FrameNotice notice) {
        if (!place.response().closed() && !place.response().ended()) {
            pages.write(place.context(), notice.status(), "layout/framed.jte", pages.bareFrame(choices), notice);
        }
    }
}
