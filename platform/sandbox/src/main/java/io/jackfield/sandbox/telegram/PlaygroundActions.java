package io.jackfield.sandbox.telegram;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** What a person does on the page: each POST is one act. */
final class PlaygroundActions {
    private static final long LONGEST_BODY_BYTES = 1 << 20;

    private final World world;

    PlaygroundActions(World world) {
        this.world = world;
    }

    /** An act in a chat; its future holds what the page is told. */
    private interface Act {
        Future<JsonObject> perform(SandboxChat chat, UnaryOperator<String> parameters);
    }

    void mount(Router router, String api) {
        add(router, api + "/send", PlaygroundActions::send);
        add(router, api + "/press", PlaygroundActions::press);
        add(router, api + "/contact", PlaygroundActions::contact);
        add(router, api + "/pay", PlaygroundActions::pay);
        add(router, api + "/stop", PlaygroundActions::stop);
        router.post(api + "/upload").handler(this::upload);
    }

    private void add(Router router, String path, Act act) {
        router.post(path)
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY_BYTES))
                .handler(context -> perform(context, act));
    }

    private void perform(RoutingContext context, Act act) {
        try {
            JsonObject body = context.body().asJsonObject();
            UnaryOperator<String> parameters = name -> {
                Object value = body.getValue(name);
                return value == null ? null : value.toString();
            };
            SandboxChat chat = PlaygroundPlace.of(world, parameters).chat(world);
            act.perform(chat, parameters).onSuccess(context::json);
        } catch (RuntimeException e) {
            Playground.refuse(context, 400, e.getMessage());
        }
    }

    private static Future<JsonObject> done() {
        return Future.succeededFuture(new JsonObject().put("ok", true));
    }

    private static Future<JsonObject> send(SandboxChat chat, UnaryOperator<String> parameters) {
        String text = parameters.apply("text");
        if (text == null || text.isBlank() || text.length() > 4_096) {
            throw new IllegalArgumentException("a message has 1 to 4096 characters");
        }
        if (parameters.apply("replyTo") == null) {
            chat.send(text);
        } else {
            chat.reply(PlaygroundPlace.number(parameters, "replyTo"), text);
        }
        return done();
    }

    private static Future<JsonObject> press(SandboxChat chat, UnaryOperator<String> parameters) {
        chat.press(PlaygroundPlace.number(parameters, "messageId"), String.valueOf(parameters.apply("data")));
        return done();
    }

    private static Future<JsonObject> contact(SandboxChat chat, UnaryOperator<String> parameters) {
        chat.sendContact();
        return done();
    }

    private static Future<JsonObject> pay(SandboxChat chat, UnaryOperator<String> parameters) {
        return chat.startPayment(PlaygroundPlace.number(parameters, "messageId"))
                .map(outcome -> {
                    JsonObject answer = new JsonObject().put("ok", outcome.paid());
                    outcome.error().ifPresent(error -> answer.put("error", error));
                    return answer;
                });
    }

    private static Future<JsonObject> stop(SandboxChat chat, UnaryOperator<String> parameters) {
        chat.stopDraft(PlaygroundPlace.number(parameters, "draftId"));
        return done();
    }

    private void upload(RoutingContext context) {
        CallReader.read(context.request())
                .onSuccess(form -> {
                    try {
                        context.json(upload(form));
                    } catch (RuntimeException e) {
                        Playground.refuse(context, 400, e.getMessage());
                    }
                })
                .onFailure(error -> Playground.refuse(context, 400, error.getMessage()));
    }

    /** One file or, with {@code file1}, {@code file2} … beside {@code file}, an album; {@code kind} is that of all. */
    private JsonObject upload(CallReader.Parameters form) {
        UnaryOperator<String> parameters = name -> form.values().getString(name);
        SandboxChat chat = PlaygroundPlace.of(world, parameters).chat(world);
        List<UserFile> files = new ArrayList<>();
        for (ApiCall.Upload upload = form.uploads().get("file");
                upload != null;
                upload = form.uploads().get("file" + files.size())) {
            files.add(file(upload, String.valueOf(parameters.apply("kind"))));
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("the file is empty");
        }
        boolean answers = parameters.apply("replyTo") != null;
        chat.sendFiles(
                files,
                form.values().getString("caption", ""),
                answers ? OptionalLong.of(PlaygroundPlace.number(parameters, "replyTo")) : OptionalLong.empty());
        return new JsonObject().put("ok", true);
    }

    private static UserFile file(ApiCall.Upload upload, String kind) {
        UserFile file = new UserFile(kind, upload.content().getBytes(), upload.name(), upload.mime());
        if (file.bytes().length == 0) {
            throw new IllegalArgumentException("the file is empty");
        }
        if (file.bytes().length > file.media().mostBytes()) {
            throw new IllegalArgumentException("the file is too big");
        }
        return file;
    }
}
