package io.jackfield.sandbox.telegram;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What a person does on the page: each POST is one act. */
final class PlaygroundActions {
    private static final long LONGEST_BODY_BYTES = 1 << 20;

    private final World world;

    PlaygroundActions(World world) {
        this.world = world;
    }

    /** An act in a chat; its future holds what the page is told. */
    interface Act {
        Future<JsonObject> perform(SandboxChat chat, UnaryOperator<String> parameters);
    }

    void mount(Router router, String api) {
        UserActs.all().forEach((name, act) -> add(router, api + "/" + name, act));
        router.post(api + "/upload").handler(this::upload);
    }

    void add(Router router, String path, Act act) {
        router.post(path)
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY_BYTES))
                .handler(context -> perform(context, act));
    }

    private void perform(RoutingContext context, Act act) {
        try {
            UnaryOperator<String> parameters = texts(context.body().asJsonObject());
            SandboxChat chat = PlaygroundPlace.of(world, parameters).chat(world);
            act.perform(chat, parameters)
                    .onSuccess(context::json)
                    .onFailure(error -> Playground.refuse(context, 400, error.getMessage()));
        } catch (RuntimeException e) {
            Playground.refuse(context, 400, e.getMessage());
        }
    }

    /** The values of a body as texts; null where there is none. */
    static UnaryOperator<String> texts(JsonObject body) {
        return name -> {
            Object value = body.getValue(name);
            return value == null ? null : value.toString();
        };
    }

    static Future<JsonObject> done() {
        return Future.succeededFuture(new JsonObject().put("ok", true));
    }

    private void upload(RoutingContext context) {
        CallReader.read(context.request())
                .onSuccess(form -> {
                    try {
                        context.json(upload(
                                form,
                                parameters ->
                                        PlaygroundPlace.of(world, parameters).chat(world)));
                    } catch (RuntimeException e) {
                        Playground.refuse(context, 400, e.getMessage());
                    }
                })
                .onFailure(error -> Playground.refuse(context, 400, error.getMessage()));
    }

    /** One file or, with {@code file1}, {@code file2} … beside {@code file}, an album; {@code kind} is that of all. */
    static JsonObject upload(CallReader.Parameters form, Function<UnaryOperator<String>, SandboxChat> place) {
        UnaryOperator<String> parameters = name -> form.values().getString(name);
        SandboxChat chat = place.apply(parameters);
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
        List<SandboxMessage> sent = chat.sendFiles(
                files,
                form.values().getString("caption", ""),
                answers ? OptionalLong.of(PlaygroundPlace.number(parameters, "replyTo")) : OptionalLong.empty());
        JsonArray messages = new JsonArray();
        sent.forEach(message -> messages.add(message.json()));
        return new JsonObject().put("ok", true).put("messages", messages);
    }

    private static UserFile file(ApiCall.Upload upload, String kind) {
        String mime = MediaKind.ofField(kind)
                .map(media -> media.mimeOf(upload.name(), upload.mime()))
                .orElse(upload.mime());
        UserFile file = new UserFile(kind, upload.content().getBytes(), upload.name(), mime);
        if (file.bytes().length == 0) {
            throw new IllegalArgumentException("the file is empty");
        }
        if (file.bytes().length > file.media().mostBytes()) {
            throw new IllegalArgumentException("the file is too big");
        }
        return file;
    }
}
