package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.console.ConsoleRight;
import io.jackfield.api.console.PageRequest;
import io.jackfield.api.console.PageVisitor;
import io.jackfield.api.web.WebRequest;
import io.jackfield.host.calls.Parameters;
import io.jackfield.host.operator.HostPages;
import io.jackfield.host.operator.HostPages.Page;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The pages that plugins bring: which there are, and what they answer to whom. Core loop only. */
public final class AdminPages {
    /** Of what is posted to a page. */
    public static final int LONGEST_CONTENT = 1 << 20;

    private static final int LONGEST_BODY = 2 * LONGEST_CONTENT;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PAGE = "/plugins/:plugin/pages/:page";

    private final HostPages pages;
    private final Supplier<List<ServedBot>> bots;

    public AdminPages(HostPages pages, Supplier<List<ServedBot>> bots) {
        this.pages = pages;
        this.bots = bots;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get("pages.list", "/pages", OperatorRight.VIEW, "The pages that plugins bring")
                        .query("language", "of the titles; English otherwise")
                        .json(this::list),
                AdminCall.get("pages.show", PAGE, OperatorRight.VIEW, "What a page of a plugin answers to a GET")
                        .query("path", "what follows the page, such as /orders/7")
                        .query("query", "parameters, as in an address")
                        .query("language", "of the words; English otherwise")
                        .query("bot", "that the page is to be about")
                        .json(request -> ask(request, "GET", request::query, new byte[0])),
                AdminCall.post("pages.act", PAGE, OperatorRight.VIEW, "Has a page of a plugin do something, by a POST")
                        .body("path", "what follows the page, such as /orders/7")
                        .body("query", "parameters, as in an address")
                        .body("language", "of the words; English otherwise")
                        .body("bot", "that the page is to be about")
                        .body("contentType", "of the content; " + FORM + " otherwise")
                        .body("content", "what is posted, in Base64; up to 1 MB")
                        .longestBody(LONGEST_BODY)
                        .json(request ->
                                ask(request, "POST", name -> BodyFields.text(request.body(), name), content(request))));
    }

    private interface Given {
        Optional<String> of(String name);
    }

    private static String language(Optional<String> asked) {
        return asked.filter(code -> code.matches("[a-z]{2}")).orElse("en");
    }

    private Future<JsonObject> list(AdminRequest request) {
        JsonArray all = new JsonArray();
        pages.all(language(request.query("language")))
                .forEach(page -> all.add(new JsonObject()
                        .put("plugin", page.plugin())
                        .put("name", page.name())
                        .put("title", page.title())
                        .put("right", page.right().word())));
        return Future.succeededFuture(new JsonObject().put("pages", all));
    }

    private Future<JsonObject> ask(AdminRequest request, String method, Given given, byte[] content) {
        String language = language(given.of("language"));
        Page page = pages.find(request.path("plugin"), request.path("page"), language);
        if (!request.operator().may(page.right())) {
            throw new JackfieldException(
                    StandardError.NOT_PERMITTED,
                    "page " + page.name() + " of plugin " + page.plugin() + " needs the right "
                            + page.right().word() + ", which "
                            + request.operator().name().orElse("this token") + " does not have");
        }
        String path = given.of("path").orElse("");
        PageRequest asked = new PageRequest(
                web(request, method, path, given, content), visitor(request, method, page, language, given.of("bot")));
        request.note().subject(page.plugin() + " " + page.name() + path);
        return pages.ask(page, asked).map(answer -> {
            request.note().change(new JsonObject(), new JsonObject().put("status", answer.status()));
            JsonObject told = new JsonObject()
                    .put("status", answer.status())
                    .put("contentType", answer.contentType())
                    .put("body", Base64.getEncoder().encodeToString(answer.body()));
            answer.location().ifPresent(location -> told.put("location", location));
            return told;
        });
    }

    private static WebRequest web(AdminRequest request, String method, String path, Given given, byte[] content) {
        String type = given.of("contentType").orElse(content.length == 0 ? "" : FORM);
        try {
            return new WebRequest(
                    method,
                    path,
                    type.isEmpty() ? Map.of() : Map.of("content-type", type),
                    Parameters.of(given.of("query").orElse(""), type, content),
                    content,
                    request.visitor().address());
        } catch (IllegalArgumentException e) {
            throw BodyFields.refused("query or form are encoded wrongly: " + e.getMessage());
        }
    }

    private static byte[] content(AdminRequest request) {
        byte[] content;
        try {
            content = Base64.getDecoder().decode(request.body().getString("content", ""));
        } catch (IllegalArgumentException | ClassCastException e) {
            throw BodyFields.refused("content is no Base64; encode the form as such: " + e.getMessage());
        }
        if (content.length > LONGEST_CONTENT) {
            throw BodyFields.refused("content has " + content.length + " bytes; a page takes up to " + LONGEST_CONTENT);
        }
        return content;
    }

    /** A look needs no name, a deed does. */
    private PageVisitor visitor(AdminRequest request, String method, Page page, String language, Optional<String> bot) {
        String name = method.equals("GET") ? request.operator().name().orElse("host") : request.by();
        return new PageVisitor(
                name,
                Arrays.stream(ConsoleRight.values())
                        .filter(right -> request.operator().may(OperatorRight.valueOf(right.name())))
                        .collect(Collectors.toSet()),
                language,
                bot.filter(id -> uses(id, page.plugin())));
    }

    private boolean uses(String bot, String plugin) {
        return bots.get().stream()
                .anyMatch(served ->
                        served.id().equals(bot) && served.config().plugins().containsKey(plugin));
    }
}
