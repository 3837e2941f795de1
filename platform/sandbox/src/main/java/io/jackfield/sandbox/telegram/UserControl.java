package io.jackfield.sandbox.telegram;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * {@code /sandbox/telegram}: be a user from a test in any language. POST with the name of an act (see {@link UserActs})
 * performs it; GET {@code messages} reads what bots sent, waiting for it if asked to. Bot, user and chat may be left
 * out: then it is the first bot, the first user, and the private chat of both.
 */
final class UserControl {
    private static final String PATH = "/sandbox/telegram";
    private static final long LONGEST_BODY_BYTES = 1 << 20;
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final TelegramSandbox telegram;
    private final World world;
    private final PlaygroundView view;
    private final Map<String, PlaygroundActions.Act> acts = new LinkedHashMap<>(UserActs.all());

    private UserControl(TelegramSandbox telegram, World world) {
        this.telegram = telegram;
        this.world = world;
        this.view = new PlaygroundView(world);
        acts.put(
                "pay",
                (chat, parameters) -> chat.startPayment(PlaygroundPlace.number(parameters, "messageId"))
                        .map(UserControl::outcome));
    }

    private static JsonObject outcome(PaymentOutcome outcome) {
        JsonObject json = new JsonObject().put("ok", true).put("paid", outcome.paid());
        outcome.chargeId().ifPresent(charge -> json.put("chargeId", charge));
        outcome.error().ifPresent(error -> json.put("error", error));
        return json;
    }

    static void mount(Router router, TelegramSandbox telegram, World world) {
        UserControl control = new UserControl(telegram, world);
        router.get(PATH).handler(context -> context.json(world.locked(control.view::state)));
        router.get(PATH + "/messages").handler(control::messages);
        router.post(PATH + "/upload").handler(control::upload);
        post(router, "/users", control::addUser);
        post(router, "/groups", control::addGroup);
        post(router, "/:act", control::act);
    }

    private interface Change {
        Future<JsonObject> make(RoutingContext context, JsonObject body);
    }

    private static void post(Router router, String path, Change change) {
        router.post(PATH + path)
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_BODY_BYTES))
                .handler(context -> answer(context, () -> {
                    JsonObject body = context.body().asJsonObject();
                    return change.make(context, body == null ? new JsonObject() : body);
                }));
    }

    private interface Work {
        Future<JsonObject> perform();
    }

    private static void answer(RoutingContext context, Work work) {
        try {
            work.perform()
                    .onSuccess(context::json)
                    .onFailure(error -> Playground.refuse(context, 400, error.getMessage()));
        } catch (RuntimeException e) {
            Playground.refuse(context, 400, String.valueOf(e.getMessage()));
        }
    }

    private Future<JsonObject> act(RoutingContext context, JsonObject body) {
        PlaygroundActions.Act act = acts.get(context.pathParam("act"));
        if (act == null) {
            throw new IllegalArgumentException(
                    "there is no act '" + context.pathParam("act") + "'; use one of " + acts.keySet());
        }
        UnaryOperator<String> parameters = PlaygroundActions.texts(body);
        return act.perform(place(parameters).chat(world), parameters);
    }

    private void upload(RoutingContext context) {
        CallReader.read(context.request())
                .onSuccess(form -> answer(
                        context,
                        () -> Future.succeededFuture(PlaygroundActions.upload(
                                form, parameters -> place(parameters).chat(world)))))
                .onFailure(error -> Playground.refuse(context, 400, error.getMessage()));
    }

    private Future<JsonObject> addUser(RoutingContext context, JsonObject body) {
        SandboxUser user = new SandboxUser(
                body.getLong("id", nextUser()),
                body.getString("firstName", ""),
                Optional.ofNullable(body.getString("lastName")),
                Optional.ofNullable(body.getString("username")),
                body.getString("language", "en"));
        telegram.addUser(user);
        return Future.succeededFuture(new JsonObject().put("ok", true).put("id", user.id()));
    }

    private long nextUser() {
        return world.locked(
                () -> world.users().stream().mapToLong(SandboxUser::id).max().orElse(100L) + 1);
    }

    private Future<JsonObject> addGroup(RoutingContext context, JsonObject body) {
        SandboxUser[] members = body.getJsonArray("members", new JsonArray()).stream()
                .map(id -> world.locked(() -> world.user(Long.parseLong(id.toString())))
                        .orElseThrow(() -> new IllegalArgumentException("there is no user " + id)))
                .toArray(SandboxUser[]::new);
        long id = body.getLong(
                "id", world.locked(() -> -1_000_000_000_001L - world.groups().size()));
        telegram.addGroup(id, body.getString("title", "Group"), members);
        JsonArray topics = new JsonArray();
        body.getJsonArray("topics", new JsonArray())
                .forEach(topic -> topics.add(telegram.addTopic(id, topic.toString())));
        world.locked(() -> promote(body, id));
        return Future.succeededFuture(
                new JsonObject().put("ok", true).put("id", id).put("topics", topics));
    }

    private void promote(JsonObject body, long group) {
        if (body.getBoolean("botsAreAdministrators", false)) {
            world.bots().forEach(bot -> telegram.promote(bot.identity(), group, true));
        }
    }

    /** {@code after}: only messages behind this one; {@code wait}: seconds until the first of them. */
    private void messages(RoutingContext context) {
        answer(context, () -> {
            UnaryOperator<String> parameters = context.request()::getParam;
            PlaygroundPlace place = place(parameters);
            long after = parameters.apply("after") == null ? 0 : PlaygroundPlace.number(parameters, "after");
            long wait = parameters.apply("wait") == null ? 0 : PlaygroundPlace.number(parameters, "wait");
            if (wait <= 0) {
                return Future.succeededFuture(shown(place, after));
            }
            return place.chat(world)
                    .transcript()
                    .whenMessage(message -> message.id() > after && place.shows(message))
                    .timeout(Math.min(wait, LONGEST_WAIT_SECONDS), TimeUnit.SECONDS)
                    .transform(outcome -> Future.succeededFuture(shown(place, after)));
        });
    }

    private JsonObject shown(PlaygroundPlace place, long after) {
        return world.locked(() -> {
            JsonObject chat = view.chat(place);
            JsonArray messages = new JsonArray();
            List<SandboxMessage> sent = place.room().log().after(after).stream()
                    .filter(SandboxMessage::fromBot)
                    .filter(place::shows)
                    .toList();
            sent.forEach(message -> messages.add(message.body()));
            JsonArray answers = new JsonArray();
            place.room().signs().answers().forEach(answer -> answers.add(answer.toJson()));
            return chat.put("messages", messages).put("answers", answers);
        });
    }

    private PlaygroundPlace place(UnaryOperator<String> parameters) {
        return world.locked(() -> {
            BotAccount bot = bot(parameters.apply("bot"));
            SandboxUser user = user(parameters.apply("user"));
            String chat = parameters.apply("chat");
            Room room = chat == null ? bot.privateRoom(user) : room(bot, chat);
            return new PlaygroundPlace(bot, user, room, PlaygroundPlace.thread(parameters, room));
        });
    }

    private BotAccount bot(String name) {
        return world.bots().stream()
                .filter(bot -> name == null
                        || bot.identity().id().equals(name)
                        || bot.identity().username().equalsIgnoreCase(name)
                        || Long.toString(bot.telegramId()).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no bot '" + name + "'"));
    }

    private SandboxUser user(String name) {
        return world.users().stream()
                .filter(user -> name == null
                        || Long.toString(user.id()).equals(name)
                        || user.firstName().equals(name)
                        || user.username().filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no user '" + name + "'"));
    }

    private Room room(BotAccount bot, String name) {
        Optional<Room> byId = name.matches("-?\\d{1,18}") ? world.room(bot, Long.parseLong(name)) : Optional.empty();
        return byId.or(() -> world.groups().stream()
                        .filter(group -> group.title().equals(name))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("there is no chat '" + name + "'"));
    }
}
